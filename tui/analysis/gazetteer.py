"""The gazetteer: names that are known beforehand, and the words that tell names apart.

It is read from `lexicon/*.yaml`. A file holds sections; a section is either a
list of names with a kind, or a bare string of words that names go by (titles,
given names, the last words of organisations' names). The names of a section
are one block of text, one entry a line, which YAML reads as a single scalar:
thousands of entries then cost a few milliseconds. The reader's own lists, which
go before ours, come from `own_names`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import yaml

from tui.analysis.own_names import OwnName, OwnNames
from tui.analysis.vocabulary import Vocabulary
from tui.errors import AnalysisError
from tui.news.findings import Kind

LEXICON = Path(__file__).parent / "lexicon"
FILES = (
    *("places", "groups", "armed", "forces", "organizations", "parties", "things"),
    *("titles", "given_names", "people"),
)
_ATOM = re.compile(r"[^\W_]+|[^\w\s]|_")
_SHORT = 4
"""Letters of the longest form that must stand exactly as written: NATO is no name for Nato's
lower-case neighbours, and AUC in a headline of capitals is no word."""

OWN = "your list"
"""The section of the names in the reader's own lists."""

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a known name: what it is called, what kind it is, whether it is also a word.

    `entity` is the canonical name; `section` is the part of the lexicon that
    it comes from, `OWN` for one of the reader's. `is_weak` says that the form
    is also a common word or a person's name, so it needs support from the text.
    """

    atoms: tuple[str, ...]
    folded: tuple[str, ...]
    form: str
    entity: str
    kind: Kind
    section: str
    is_weak: bool

    @property
    def is_own(self) -> bool:
        """Whether the reader gave it."""
        return self.section == OWN

    @property
    def has_article(self) -> bool:
        """Whether it begins with a "the", which has to stand there but is no part of the name."""
        return len(self.atoms) > 1 and self.atoms[0] == "the"


_SURNAME = 5
"""Letters of the shortest surname that tells a person by itself."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known names, and the word lists.

    `names` are by the first two atoms of each form, in lower case, longest
    first (see `key`); `entities` gives the canonical name for a form as written, in lower case.
    `never` are the words that the reader says are no name; `surnames` those of the
    people, as they are written, that are no known names themselves.
    """

    names: Mapping[str, tuple[Name, ...]]
    words: Vocabulary
    entities: Mapping[str, Name]
    never: frozenset[str] = field(default=frozenset())
    surnames: frozenset[str] = field(default=frozenset())

    @classmethod
    def load(cls, own: OwnNames | None = None) -> Self:
        """The gazetteer of the lexicon that comes with the program, and of the reader's lists."""
        return cls.of({file: _read(LEXICON / f"{file}.yaml") for file in FILES}, own)

    @classmethod
    def of(cls, files: Mapping[str, Mapping[str, Any]], own: OwnNames | None = None) -> Self:
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
        own = own or OwnNames()
        names |= {name.atoms: name for name in _own(own.names)}
        first: dict[str, list[Name]] = {}
        for name in sorted(names.values(), key=lambda n: -len(n.atoms)):
            first.setdefault(key(name.folded), []).append(name)
        return cls(
            names={atom: tuple(found) for atom, found in first.items()},
            words=Vocabulary.of(words),
            entities=(entities := dict(_by_form(names.values()))),
            never=own.never,
            surnames=frozenset(
                name.atoms[-1]
                for name in names.values()
                if name.kind is Kind.PERSON
                and len(name.atoms) > 1
                and len(name.atoms[-1]) >= _SURNAME
                and name.atoms[-1].istitle()
                and name.atoms[-1].casefold() not in entities
            ),
        )

    def __repr__(self) -> str:
        return f"<Gazetteer of {len(self.entities)} names>"

    def entity(self, form: str) -> Name | None:
        """The known name that `form` is, whatever its case and spacing, or None."""
        parts = atoms(form)
        name = self.entities.get(joined(parts).casefold())
        # A reader who writes a form in capitals throughout means only that.
        is_shouted = name is not None and name.is_own and name.form.isupper()
        return None if is_shouted and not form.isupper() else name


def atoms(text: str) -> tuple[str, ...]:
    """The words and the single signs of `text`: what known names are compared by."""
    return tuple(_ATOM.findall(text.replace("’", "'")))


def key(folded: Sequence[str]) -> str:
    """What names are filed under: the first two atoms in lower case, or the only one."""
    return folded[0] if len(folded) == 1 else f"{folded[0]} {folded[1]}"


def joined(parts: Sequence[str]) -> str:
    """Atoms as one key, so that "al-Qaeda" and "al - Qaeda" are alike."""
    return " ".join(parts)


def form_of(surface: str) -> str:
    """A mention's words on one line, apostrophes straight, without a possessive ending."""
    form = " ".join(surface.replace("’", "'").split())
    form = form.removesuffix("'s") or form
    return form[:-1] if form.endswith("s'") else form


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


def _own(names: Iterable[OwnName]) -> Iterator[Name]:
    """The reader's names, each form also without its accents, which news often leaves out."""
    for own in names:
        plain = [bare for form in own.forms if (bare := unaccented(form)) != form]
        for form in (*plain, *own.forms):
            yield _name(form, own.entity, own.kind, OWN)


def unaccented(form: str) -> str:
    """A form without its accents."""
    decomposed = unicodedata.normalize("NFD", form)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _by_form(names: Iterable[Name]) -> Iterator[tuple[str, Name]]:
    for name in names:
        form = joined(name.atoms).casefold()
        yield form, name
        if name.is_own and name.has_article:
            yield form.removeprefix("the "), name


def _name(form: str, entity: str, kind: Kind, section: str, *, is_weak: bool = False) -> Name:
    parts = atoms(form)
    folded = tuple(part.casefold() for part in parts)
    return Name(parts, folded, form, entity, kind, section, is_weak)


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
            written = form.removeprefix("?")
            if atoms(written):
                is_weak = form.startswith("?")
                yield _name(written, entity, kind, section, is_weak=is_weak)
