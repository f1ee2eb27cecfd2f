"""The main screens as text, compared with how they were when somebody last looked at them.

    python -m tests.terminal.test_snapshots

writes them anew; look at what changed before it is committed.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from tests.terminal.reader import Reader, make_place, reading

FOLDER = Path(__file__).parent / "snapshots"
WIDE, USUAL, SMALL = (120, 40), (80, 24), (60, 20)


async def _list(reader: Reader) -> None:
    await reader.press("j")


async def _claim(reader: Reader) -> None:
    await reader.press("enter", "]")


async def _search(reader: Reader) -> None:
    await reader.search("harbor stance:denied OR daniel")


async def _borders(reader: Reader) -> None:
    await reader.press("enter", "]", "B", "H", "tab")


async def _corrections(reader: Reader) -> None:
    await reader.press("enter", "]", "r", "w", "}", "x", "e")
    await reader.do("corrections")


SCREENS: Mapping[str, tuple[tuple[int, int], Callable[[Reader], Awaitable[None]]]] = {
    "list": (WIDE, _list),
    "claim": (USUAL, _claim),
    "claim-narrow": (SMALL, _claim),
    "search": (USUAL, _search),
    "borders": (USUAL, _borders),
    "corrections": (WIDE, _corrections),
}


async def shot(name: str, folder: Path) -> str:
    """A screen as lines of text, over a library made in a folder of its own."""
    size, go_there = SCREENS[name]
    async with reading(make_place(folder), size=size) as reader:
        await go_there(reader)
        await reader.settle(lambda: reader.main.searching.is_up_to_date)
        return reader.text.rstrip() + "\n"


@pytest.mark.parametrize("name", SCREENS)
async def test_a_screen_looks_as_it_did(name: str, tmp_path: Path) -> None:
    kept = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert await shot(name, tmp_path) == kept, f"if it is meant: python -m {__spec__.name}"


def test_every_picture_that_is_kept_is_of_a_screen() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(SCREENS)


def main() -> None:
    """Write the pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in SCREENS:
        with tempfile.TemporaryDirectory() as folder:
            text = asyncio.run(shot(name, Path(folder)))
        (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
