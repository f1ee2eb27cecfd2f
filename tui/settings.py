"""Settings: what the reader chose in `settings.yaml`.

A wrong setting never keeps the reader from reading: it is named, with file,
line and what would be right, and the value it would have had without the file
holds. Values are taken as they are written (YAML's own guesses, such as `on`
for true or `1_0` for ten, are not made), so a key named `on` stays a key.
Nothing is ever built from the file but strings, lists and tables.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from tui.news.languages import ENGLISH, code_of
from tui.news.mark import Tag
from tui.news.story_field import NO_NAMES, OwnNames, StoryField

SIZE_LIMIT = 256 * 1024
"""Bytes of the largest settings file; anything longer is another file by mistake."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader chose, complete: what the file leaves out has its default.

    `fields` are the names that the reader's files use for the fields of
    stories. `keys` are the reader's own keys for the actions of `newsreader
    keys`, by the action's id; `tags` are the tags set by one key. `browser` and
    `pager` are commands, empty for what the system has. `workers` is 0 for as
    many as the machine is good for. `languages` are the codes of the languages whose
    articles are analysed.
    """

    theme: str = "newsreader-dark"
    plain: bool = False
    reading_width: int = 80
    row_height: int = 2
    typos: bool = True
    pipeline: str = "auto"
    workers: int = 0
    languages: tuple[str, ...] = ENGLISH
    browser: str = ""
    pager: str = ""
    through_shell: bool = False
    hook_seconds: int = 60
    fields: OwnNames = field(default_factory=lambda: NO_NAMES)
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    tags: Mapping[str, Tag] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Setting:
    """One line that `settings.yaml` may hold: its name, what it takes and what it does."""

    name: str
    takes: str
    help: str
    read: Callable[[yaml.Node], Any]


class _WrongValueError(ValueError):
    """A value that cannot be used: what is wrong, and the node it stands in."""

    def __init__(self, message: str, node: yaml.Node) -> None:
        super().__init__(message)
        self.line = node.start_mark.line + 1


class _PartlyWrongError(ValueError):
    """A table of which some lines cannot be used: what is left of it, and the lines."""

    def __init__(self, value: object, problems: list[_WrongValueError]) -> None:
        super().__init__()
        self.value, self.problems = value, problems


def read(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the file, and a sentence for each thing in it that could not be used.

    A file that is not there gives the defaults.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        why = error.strerror or "it cannot be read"
        return Settings(), (f"{path}: {why}. The default settings are used.",)
    if len(raw) > SIZE_LIMIT:
        return Settings(), (f"{path}: too long to be settings. The default settings are used.",)
    return parse(raw, str(path))


def parse(raw: bytes, name: str) -> tuple[Settings, tuple[str, ...]]:
    """The settings in the bytes of a file called `name`, and what could not be used."""
    try:
        node = yaml.compose(raw, Loader=yaml.BaseLoader)
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        problem = error.problem or "not YAML"
        return Settings(), (f"{name}{line}: {problem}. The default settings are used.",)
    except (yaml.YAMLError, UnicodeError, RecursionError):
        return Settings(), (f"{name}: not a YAML text. The default settings are used.",)
    if node is None:
        return Settings(), ()
    chosen: dict[str, Any] = {}
    problems: list[str] = []
    try:
        for key, value in _pairs(node):
            try:
                setting = _setting(key)
                if setting.name in chosen:
                    problems.append(f"{name}, line {_line(key)}: {setting.name} is given twice.")
                chosen[setting.name] = setting.read(value)
            except _PartlyWrongError as error:
                chosen[setting.name] = error.value
                problems += [f"{name}, line {each.line}: {each}" for each in error.problems]
            except _WrongValueError as error:
                problems.append(f"{name}, line {error.line}: {error}")
    except _WrongValueError as error:
        problems.append(f"{name}, line {error.line}: {error}")
    return replace(Settings(), **chosen), tuple(problems)


def _line(node: yaml.Node) -> int:
    return node.start_mark.line + 1


def _setting(key: yaml.Node) -> Setting:
    written = _word(key)
    for setting in SETTINGS:
        if setting.name == written.replace("-", "_"):
            return setting
    near = difflib.get_close_matches(written, [s.name for s in SETTINGS], n=1)
    advice = f"did you mean {near[0]}?" if near else f"known are {', '.join(_names())}."
    raise _WrongValueError(f"there is no setting {written!r}; {advice}", key)


def _names() -> Iterator[str]:
    return (setting.name for setting in SETTINGS)


def _pairs(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _WrongValueError("expected lines of the form name: value.", node)
    yield from node.value


def _word(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        raise _WrongValueError("expected one word here.", node)
    return str(node.value).strip()


def _switch(node: yaml.Node) -> bool:
    word = _word(node).casefold()
    if word in {"true", "yes", "on"}:
        return True
    if word in {"false", "no", "off"}:
        return False
    raise _WrongValueError(f"expected yes or no, not {word!r}.", node)


def _number(low: int, high: int) -> Callable[[yaml.Node], int]:
    def read_number(node: yaml.Node) -> int:
        word = _word(node)
        if not (word.isascii() and word.isdecimal() and low <= int(word[:9]) <= high):
            raise _WrongValueError(f"expected a number from {low} to {high}, not {word!r}.", node)
        return int(word)

    return read_number


def _table(node: yaml.Node, read_value: Callable[[yaml.Node], Any]) -> Mapping[str, Any]:
    """The lines of a table; a wrong one costs nothing but itself."""
    table: dict[str, Any] = {}
    problems: list[_WrongValueError] = []
    for key, value in _pairs(node):
        try:
            word = _word(key)
            if word in table:
                problems.append(_WrongValueError(f"{word} is given twice.", key))
            table[word] = read_value(value)
        except _WrongValueError as error:
            problems.append(error)
    whole = MappingProxyType(table)
    if problems:
        raise _PartlyWrongError(whole, problems)
    return whole


def _keys(node: yaml.Node) -> Mapping[str, tuple[str, ...]]:
    return _table(node, _several)


def _several(node: yaml.Node) -> tuple[str, ...]:
    """The words of a list, or of one string with commas between them; `none` is no word."""
    if isinstance(node, yaml.SequenceNode):
        return tuple(_word(part) for part in node.value)
    if isinstance(node, yaml.ScalarNode) and str(node.value).strip().casefold() in _NOTHING:
        return ()
    return tuple(part.strip() for part in _word(node).split(",") if part.strip())


def _languages(node: yaml.Node) -> tuple[str, ...]:
    """The codes of languages, named by code or in English; English for none at all."""
    return tuple(map(code_of, _several(node))) or ENGLISH


def _fields(node: yaml.Node) -> OwnNames:
    """The reader's own names by the field they mean; a name that is no field costs itself."""
    problems: list[_WrongValueError] = []
    named: dict[StoryField, tuple[str, ...]] = {}
    for key, value in _pairs(node):
        try:
            named[_field(key)] = _several(value)
        except _WrongValueError as error:
            problems.append(error)
    whole = MappingProxyType(named)
    if problems:
        raise _PartlyWrongError(whole, problems)
    return whole


def _field(key: yaml.Node) -> StoryField:
    word = _word(key)
    known = [one.value for one in StoryField]
    if word in known:
        return StoryField(word)
    near = difflib.get_close_matches(word, known, n=1)
    advice = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}."
    raise _WrongValueError(f"stories have no field {word!r}; {advice}", key)


_NOTHING = frozenset({"", "none", "null", "~"})
"""How a reader writes that a command has no key."""


def _tags(node: yaml.Node) -> Mapping[str, Tag]:
    def tag(value: yaml.Node) -> Tag:
        try:
            return Tag.typed(_word(value))
        except ValueError as error:
            raise _WrongValueError(f"{error}.", value) from error

    return _table(node, tag)


SETTINGS: tuple[Setting, ...] = (
    Setting("theme", "a name", "colours; `newsreader themes` lists the names", _word),
    Setting("plain", "yes or no", "letters for signs, no boxes", _switch),
    Setting(
        "reading_width", "40 to 160", "width of the article's column in cells", _number(40, 160)
    ),
    Setting("row_height", "1 or 2", "lines of the list for each article", _number(1, 2)),
    Setting("typos", "yes or no", "close matches when the exact words find little", _switch),
    Setting("pipeline", "a name", "spaCy pipeline, or its folder; `auto` picks the best", _word),
    Setting("workers", "1 to 64", "processes that analyse; else one for each core", _number(1, 64)),
    Setting("languages", "codes", "languages that are analysed; `all` for any", _languages),
    Setting("browser", "a command", "shows pages of the web; else that of the system", _word),
    Setting("pager", "a command", "shows files; else `$PAGER`, `$EDITOR`, less", _word),
    Setting("through_shell", "yes or no", "what is piped to goes through a shell", _switch),
    Setting("hook_seconds", "1 to 3600", "how long a hook may run", _number(1, 3600)),
    Setting("fields", "field: name, name", "how your files call the fields of a story", _fields),
    Setting("keys", "action: key, key", "own keys; `newsreader keys` lists the actions", _keys),
    Setting("tags", "key: tag", "keys that set one tag each, such as `1: check`", _tags),
)
"""All that `settings.yaml` may hold, in the order of the README's table."""
