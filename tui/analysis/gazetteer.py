"""The gazetteer: names that are known beforehand, and the words that tell names apart.

It is read from `lexicon/*.yaml`. A file holds sections; a section is either a
list of names with a kind, or a bare string of words that names go by (titles,
given names, the last words of organisations' names). The names of a section
are one block of text, one entry a line, which YAML reads as a single scalar:
thousands of entries then cost a few milliseconds. Users add their own files in
the same form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import yaml

from tui.analysis.vocabulary import Vocabulary
from tui.errors import AnalysisError
from tui.news.findings import Kind

LEXICON = Path(__file__).parent / "lexicon"
FILES = ("places", "groups", "armed", "organizations", "things", "titles", "given_names", "people")
_ATOM = re.compile(r"[^\W_]+|[^\w\s]|_")
_SHORT = 4
"""Letters of the longest form that must stand exactly as written: NATO is no name for Nato's
lower-case neighbours, and AUC in a headline of capitals is no word."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a known name: what it is called, what kind it is, whether it is also a word.

    `entity` is the canonical name; `section` is the part of the lexicon that
    it comes from. `is_weak` says that the form is also a common word or a
    person's name, so it needs support from the text.
    """

    atoms: tuple[str, ...]
    folded: tuple[str, ...]
    form: str
    entity: str
    kind: Kind
    section: str
    is_weak: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known names, and the word lists.

    `names` are by the first two atoms of each form, in lower case, longest
    first (see `key`); `entities` gives the canonical name for a form as written, in lower case.
    """

    names: Mapping[str, tuple[Name, ...]]
    words: Vocabulary
    entities: Mapping[str, Name]

    @classmethod
    def load(cls, extra: Sequence[Path] = ()) -> Self:
        """The gazetteer of the lexicon that comes with the program, and of the files in `extra`.

        AnalysisError, naming file and section, when a file of `extra` cannot be used.
        """
        return cls.of(_built_in() | {str(path): _read(path) for path in extra})

    @classmethod
    def of(cls, files: Mapping[str, Mapping[str, Any]]) -> Self:
        """The gazetteer of what is in the lexicon files, by their names; later ones win."""
        names: dict[tuple[str, ...], Name] = {}
        words: dict[str, frozenset[str]] = {}
        for file, sections in files.items():
            for section, content in sections.items():
                if isinstance(content, str):
                    words[section] = words.get(section, frozenset()) | frozenset(_words(content))
                    continue
                for name in _names(file, section, content):
                    names[name.atoms] = name
        first: dict[str, list[Name]] = {}
        for name in sorted(names.values(), key=lambda n: -len(n.atoms)):
            first.setdefault(key(name.folded), []).append(name)
        return cls(
            names={atom: tuple(found) for atom, found in first.items()},
            words=Vocabulary.of(words),
            entities={joined(name.atoms).casefold(): name for name in names.values()},
        )

    def __repr__(self) -> str:
        return f"<Gazetteer of {len(self.entities)} names>"

    def entity(self, form: str) -> Name | None:
        """The known name that `form` is, whatever its case and spacing, or None."""
        return self.entities.get(joined(atoms(form)).casefold())


def atoms(text: str) -> tuple[str, ...]:
    """The words and the single signs of `text`: what known names are compared by."""
    return tuple(_ATOM.findall(text.replace("’", "'")))


def key(folded: Sequence[str]) -> str:
    """What names are filed under: the first two atoms in lower case, or the only one."""
    return folded[0] if len(folded) == 1 else f"{folded[0]} {folded[1]}"


def joined(parts: Sequence[str]) -> str:
    """Atoms as one key, so that "al-Qaeda" and "al - Qaeda" are alike."""
    return " ".join(parts)


def stands_as(name: Name, seen: Sequence[str]) -> bool:
    """Whether atoms of a text, alike but for case, are `name`.

    As written; or in capitals throughout, unless it is so short that it may
    be another word; or with its small words (of, the) written large, as in headlines.
    """
    if tuple(seen) == name.atoms:
        return True
    letters = sum(len(atom) for atom in name.atoms)
    if letters <= _SHORT:
        return (
            len(seen) == 1 and letters == _SHORT and seen[0].isupper() and name.atoms[0].istitle()
        )
    if all(s == a.upper() for s, a in zip(seen, name.atoms, strict=True)):
        return True
    return all(
        s == a or (a.islower() and s == a.capitalize())
        for s, a in zip(seen, name.atoms, strict=True)
    )


def _built_in() -> dict[str, Mapping[str, Any]]:
    return {file: _read(LEXICON / f"{file}.yaml") for file in FILES}


def _read(path: Path) -> Mapping[str, Any]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506  a safe one
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        reason = " ".join(str(error).split())
        raise AnalysisError(f"{path}: the list of names cannot be read: {reason}") from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise AnalysisError(
            f"{path}: a list of names is made of sections; see {LEXICON.name}/*.yaml"
        )
    return content


def _words(block: str) -> Iterator[str]:
    for line in block.splitlines():
        if not line.lstrip().startswith("#"):
            yield from line.split()


def _names(file: str, section: str, content: Any) -> Iterator[Name]:
    try:
        kind, block = Kind(content["kind"]), content["names"]
        lines = block.splitlines()
    except (AttributeError, KeyError, TypeError, ValueError):
        raise AnalysisError(
            f'{file}, section "{section}": needs a kind (one of {", ".join(Kind)}) '
            'and names, one a line after "names: |"'
        ) from None
    for line in lines:
        forms = [form.strip() for form in line.split(" = ")]
        entity = forms[0].removeprefix("?")
        if not entity or entity.startswith("#"):
            continue
        for form in forms:
            parts = atoms(form.removeprefix("?"))
            if parts:
                yield Name(
                    parts,
                    tuple(part.casefold() for part in parts),
                    form.removeprefix("?"),
                    entity,
                    kind,
                    section,
                    form.startswith("?"),
                )
