"""Own names: the lists of names that the reader keeps in YAML files, read with patience.

    organization:
      Azmar Relief Committee: ARC, the Relief Committee
      Azmar Port Watch:
    person: [Ana Lopes, Tomas Brandl]
    not a name: [Mayday]

A name stands before the colon, the other forms it goes by after it. What
cannot be used is named with file and line, and costs itself only; nothing is
ever built from a file but words.
"""

from __future__ import annotations

import difflib
import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tui.news.findings import Kind

SIZE_LIMIT = 1024 * 1024
"""Bytes of the largest file."""
FILE_LIMIT = 100
"""Files of one folder that are read, in the order of their names."""
FORM_LIMIT = 50_000
"""Forms of names in all files together; reading as many takes a second."""
LENGTH_LIMIT = 100
"""Code points of the longest form."""
NEVER = "not a name"
SUFFIXES = (".yaml", ".yml")

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_KINDS = {kind.value: kind for kind in Kind if kind not in {Kind.DATE, Kind.QUANTITY}}
_SPELT = {
    "people": "person",
    "organisation": "organization",
    "organisations": "organization",
    "org": "organization",
    "never": NEVER,
    "not names": NEVER,
    "no names": NEVER,
}


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name of the reader's, and the forms it goes by, its own first."""

    entity: str
    kind: Kind
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnNames:
    """All names in the reader's lists, the words that are none, and what could not be used.

    `digest` changes with what the lists say, not with how; it is empty when
    they say nothing.
    """

    names: tuple[OwnName, ...] = ()
    never: frozenset[str] = frozenset()
    problems: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Eight letters for what the lists say."""
        if not self.names and not self.never:
            return ""
        said = sorted(repr((name.entity, name.kind.value, name.forms)) for name in self.names)
        said += sorted(map(repr, self.never))
        return hashlib.blake2b("\n".join(said).encode(), digest_size=4).hexdigest()


class _WrongLineError(ValueError):
    """A line that cannot be used: what is wrong, and the node it stands in."""

    def __init__(self, message: str, node: yaml.Node) -> None:
        super().__init__(message)
        self.line = node.start_mark.line + 1


def read_own_names(folder: Path) -> OwnNames:
    """The lists in the YAML files of a folder; one that is not there holds none."""
    gathered = _Gathered()
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    except (FileNotFoundError, NotADirectoryError):
        return OwnNames()
    except OSError as error:
        return OwnNames(problems=(f"{folder}: {error.strerror}; its names are not used.",))
    for path in found[:FILE_LIMIT]:
        raw = _raw(path, gathered.problems)
        if raw is not None:
            gathered.read(raw, str(path))
    if len(found) > FILE_LIMIT:
        gathered.problems.append(
            f"{folder}: more than {FILE_LIMIT} files; those after "
            f"{found[FILE_LIMIT - 1].name} are not used. Put several lists into one file."
        )
    return gathered.names()


def parse_own_names(raw: bytes, name: str = "names.yaml") -> OwnNames:
    """The lists in the bytes of one file called `name`."""
    gathered = _Gathered()
    gathered.read(raw, name)
    return gathered.names()


def _raw(path: Path, problems: list[str]) -> bytes | None:
    """What is in a file, or None and a sentence why it cannot be had."""
    try:
        if not path.is_file():
            problems.append(f"{path}: not a file; it is not used.")
            return None
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        problems.append(f"{path}: {error.strerror or 'it cannot be read'}; it is not used.")
        return None
    if len(raw) > SIZE_LIMIT:
        problems.append(f"{path}: longer than {SIZE_LIMIT:,} bytes; it is not used. Split it.")
        return None
    return raw


@dataclass(slots=True)
class _Gathered:
    """What has been read so far, and where each form stood first."""

    found: list[OwnName] = field(default_factory=list)
    never: set[str] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    _where: dict[str, tuple[str, str]] = field(default_factory=dict)
    _file: str = ""

    def names(self) -> OwnNames:
        return OwnNames(tuple(self.found), frozenset(self.never), tuple(self.problems))

    def read(self, raw: bytes, name: str) -> None:
        self._file = name
        try:
            node = yaml.compose(raw, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
            why = error.problem or "not YAML"
            self.problems.append(f"{name}{line}: {why}. No name of the file is used.")
            return
        except (yaml.YAMLError, UnicodeError, RecursionError):
            self.problems.append(f"{name}: not a YAML text. No name of the file is used.")
            return
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            self._say(_WrongLineError("expected a kind, such as `organization:`.", node))
            return
        for key, value in node.value:
            try:
                self._section(_section(key), value)
            except _WrongLineError as error:
                self._say(error)

    def _section(self, section: str, value: yaml.Node) -> None:
        for name, others in _lines(value):
            try:
                form = _form(name)
                forms = tuple(dict.fromkeys((form, *_others(others))))
                if section == NEVER:
                    self.never.update(self._fresh(forms, name, NEVER))
                elif kept := self._fresh(forms, name, f"{section} {form}"):
                    self.found.append(OwnName(form, _KINDS[section], kept))
            except _WrongLineError as error:
                self._say(error)

    def _fresh(self, forms: tuple[str, ...], node: yaml.Node, entity: str) -> tuple[str, ...]:
        """The forms that no line before claims for something else, which is said."""
        kept = []
        line = node.start_mark.line + 1
        for form in forms:
            if len(self._where) >= FORM_LIMIT and form not in self._where:
                raise _WrongLineError(f"more than {FORM_LIMIT:,} names; {form} is not used.", node)
            before, place = self._where.setdefault(
                form, (entity, f"{Path(self._file).name}, line {line}")
            )
            if before == entity:
                kept.append(form)
            else:
                self.problems.append(
                    f"{self._file}, line {line}: {form!r} stands for {before} already "
                    f"({place}); take it out of one of the two lines."
                )
        return tuple(kept)

    def _say(self, error: _WrongLineError) -> None:
        self.problems.append(f"{self._file}, line {error.line}: {error}")


def _section(key: yaml.Node) -> str:
    written = " ".join(_word(key).casefold().replace("-", " ").replace("_", " ").split())
    section = _SPELT.get(written, written)
    if section not in _KINDS and section.removesuffix("s") in _KINDS:
        section = section.removesuffix("s")
    if section in _KINDS or section == NEVER:
        return section
    known = [*_KINDS, NEVER]
    near = difflib.get_close_matches(section, [*known, *_SPELT], n=1)
    advice = f"did you mean {_SPELT.get(near[0], near[0])}?" if near else ""
    advice = advice or f"known are {', '.join(known)}."
    raise _WrongLineError(f"there is no kind {written!r}; {advice}", key)


def _lines(value: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node | None]]:
    """The names of a section, each with the node of its other forms or None."""
    match value:
        case yaml.MappingNode():
            yield from value.value
        case yaml.SequenceNode():
            for entry in value.value:
                if isinstance(entry, yaml.MappingNode):
                    yield from entry.value
                else:
                    yield entry, None
        case _ if str(value.value).strip():
            for part in str(value.value).split(","):
                yield yaml.ScalarNode("", part, value.start_mark, value.end_mark), None


def _others(node: yaml.Node | None) -> Iterator[str]:
    """The other forms of a name: words with commas between them, or a list."""
    if isinstance(node, yaml.SequenceNode):
        yield from (_form(part) for part in node.value)
    elif isinstance(node, yaml.ScalarNode):
        for part in str(node.value).split(","):
            if part.strip():
                yield _form(yaml.ScalarNode("", part, node.start_mark, node.end_mark))
    elif node is not None:
        raise _WrongLineError("expected other forms of the name, with commas between them.", node)


def _form(node: yaml.Node) -> str:
    """A form of a name on one line, apostrophes straight, as texts are compared."""
    form = " ".join(unicodedata.normalize("NFC", _word(node)).replace("’", "'").split())
    if len(form) > LENGTH_LIMIT or not form.isprintable():
        raise _WrongLineError(f"a name has at most {LENGTH_LIMIT} printable characters.", node)
    if not any(char.isalnum() for char in form):
        raise _WrongLineError(f"{form!r} is no name: it has no letter.", node)
    return form


def _word(node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode) or not str(node.value).strip():
        raise _WrongLineError("expected a name here.", node)
    return str(node.value)
