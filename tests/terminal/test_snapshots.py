"""The main screens as text, one also in colours, compared with how they were last looked at.

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
from tui.settings import Settings

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


THEMES = ("newsreader-light", "high-contrast")
"""The themes that a screen is kept in as a picture. The usual one depends on the terminal."""


async def picture(theme: str, folder: Path) -> str:
    """The screen of a claim in a theme, as SVG."""
    place = make_place(folder)
    settings = Settings(theme=theme)
    async with reading(place, size=USUAL, settings=settings, all_themes=True) as reader:
        await reader.press("enter", "]", "1", "s")
        await reader.settle(lambda: reader.main.searching.is_up_to_date)
        reader.main.lines.hush()
        reader.main.show_lines()
        await reader.settle()
        return reader.app.export_screenshot() + "\n"


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


@pytest.mark.parametrize("theme", THEMES)
async def test_a_screen_has_the_colours_it_had(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    kept = (FOLDER / f"{theme}.svg").read_text(encoding="utf-8")
    is_same = await picture(theme, tmp_path) == kept
    assert is_same, f"if it is meant: python -m {__spec__.name}"  # too long to be told apart here


def test_every_picture_that_is_kept_is_of_a_screen() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*SCREENS, *THEMES}


def main() -> None:
    """Write the pictures anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in SCREENS:
        with tempfile.TemporaryDirectory() as folder:
            text = asyncio.run(shot(name, Path(folder)))
        (FOLDER / f"{name}.txt").write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}\n")
    for theme in THEMES:
        with tempfile.TemporaryDirectory() as folder:
            drawn = asyncio.run(picture(theme, Path(folder)))
        (FOLDER / f"{theme}.svg").write_text(drawn, encoding="utf-8")
        sys.stdout.write(f"{theme}\n")


if __name__ == "__main__":
    main()
