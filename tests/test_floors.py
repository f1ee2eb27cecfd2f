"""The floors: imports go down, and each heavy dependency has one home."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

ROOT = Path(tui.__file__).parent
FLOORS: tuple[frozenset[str], ...] = (
    frozenset({"errors", "__init__"}),
    frozenset({"news"}),
    frozenset({"settings", "events"}),
    frozenset({"corpus", "analysis", "matching"}),
    frozenset({"library"}),
    frozenset({"ingest", "exchange", "fetching"}),
    frozenset({"background"}),
    frozenset({"terminal"}),
    frozenset({"paths", "state"}),
    frozenset({"commands"}),
    frozenset({"cli"}),
    frozenset({"__main__"}),
)
HOMES = {
    "apsw": {"library"},
    "spacy": {"analysis"},
    "rapidfuzz": {"matching"},
    "textual": {"terminal"},
    "rich": {"terminal"},
    "trafilatura": {"corpus"},
    "lxml": {"corpus"},
    "charset_normalizer": {"corpus"},
    "markdown_it": {"corpus"},
    "warcio": {"corpus"},
    "py3langid": {"corpus"},
    "pypdf": {"corpus"},
    "numpy": {"matching", "library"},
    "snowballstemmer": {"matching"},
    "rensa": {"matching"},
    "regex": {"matching"},
    "urllib3": {"fetching"},
    "certifi": {"fetching"},
    "protego": {"fetching"},
    "platformdirs": {"paths"},
    "yaml": {"settings", "corpus", "analysis", "terminal", "exchange"},
}
"""Where each package from outside may be imported; any other may not be at all."""
STANDARD_ONLY = {"news", "errors", "state"}
NOT_USED = {"sqlite3", "requests", "urllib.request", "pickle", "asyncio.subprocess"}
NETWORK = {"socket", "ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc"}
"""What reaches other machines: in `fetching` alone, so that nothing is sent which nobody asked for.

`newsreader add` is the one command that has it, and neither the screen nor the background do.
"""


def _modules() -> list[Path]:
    shipped = {"themes", "sample_articles"}
    return [
        path
        for path in sorted(ROOT.rglob("*.py"))
        if path.relative_to(ROOT).parts[0] not in shipped
    ]


def _home(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def _imports(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: imports are written in full"
            yield node.lineno, node.module or ""
            if node.module == "tui":
                yield from ((node.lineno, f"tui.{name.name}") for name in node.names)


def _floor(home: str) -> int:
    for number, homes in enumerate(FLOORS):
        if home in homes:
            return number
    raise AssertionError(f"tui/{home} stands on no floor; give it one in tests/test_floors.py")


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_imports_only_what_it_may(path: Path) -> None:
    home = _home(path)
    wrong = []
    for line, name in _imports(path):
        top, *rest = name.split(".")
        if name in NOT_USED:
            wrong.append(f"line {line}: {name} has no use here")
        elif top in NETWORK and home != "fetching":
            wrong.append(f"line {line}: {name} reaches other machines, which {home} must not")
        elif top == "tui":
            other = rest[0] if rest else "__init__"
            if other not in {home, "__version__"} and _floor(other) >= _floor(home):
                wrong.append(f"line {line}: {name} is not below {home}")
        elif top not in sys.stdlib_module_names and (
            home in STANDARD_ONLY or home not in HOMES.get(top, ())
        ):
            wrong.append(f"line {line}: {top} does not belong in {home}")
    assert not wrong, "\n".join(wrong)


def test_only_the_command_that_is_asked_to_fetch_knows_how() -> None:
    asking = {
        path.relative_to(ROOT).as_posix()
        for path in _modules()
        if _home(path) != "fetching"
        and any(name.startswith("tui.fetching") for _, name in _imports(path))
    }
    assert asking == {"commands/add.py"}


def test_the_map_of_the_floors_names_every_home() -> None:
    drawn = set(re.findall(r"\w+", tui.__doc__ or ""))
    homes = {_home(path) for path in _modules()} - {"__init__", "__main__"}
    assert homes - drawn == set()


@pytest.mark.parametrize("path", _modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_grows_out_of_hand(path: Path) -> None:
    # About 300 lines are meant; what is longer by a sixth has become two things.
    length = len(path.read_text(encoding="utf-8").splitlines())
    assert length <= 350
