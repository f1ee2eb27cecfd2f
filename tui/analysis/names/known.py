"""Known names: where the gazetteer's names stand in an article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from tui.analysis.gazetteer import Gazetteer, Name, atoms, stands_as
from tui.analysis.names.candidate import Candidate
from tui.analysis.names.words import Look, Words

RANK_OWN = 0
RANK_KNOWN = 30
_CONFIDENCE = 0.95
_WEAK_CONFIDENCE = 0.6
_NOUN_TAGS = frozenset({"NNP", "NNPS", ""})


@dataclass(frozen=True, slots=True)
class Atoms:
    """The atoms of all words, as written and folded, and the number of the word each is in."""

    parts: list[str]
    folded: list[str]
    owners: list[int]

    @classmethod
    def of(cls, words: Words) -> Self:
        """The atoms of an article's words."""
        parts: list[str] = []
        owners: list[int] = []
        for number, word in enumerate(words.words):
            if word.isalnum():
                parts.append(word)
                owners.append(number)
            else:
                split = atoms(word)
                parts.extend(split)
                owners.extend([number] * len(split))
        return cls(parts, [part.casefold() for part in parts], owners)


def known_names(words: Words, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The gazetteer's names in the text, the longest at each place.

    A weak name comes with a rank behind everything else, so that it counts
    only where nothing contradicts it and the tagger too sees a name.
    """
    split = Atoms.of(words)
    folded, owners = split.folded, split.owners
    names, at, last = gazetteer.names, 0, len(folded) - 1
    while at <= last:
        two = names.get(f"{folded[at]} {folded[at + 1]}") if at < last else None
        one = names.get(folded[at])
        if two is None and one is None:
            at += 1
            continue
        name = _standing((*(two or ()), *(one or ())), split, at, words)
        if name is None:
            at += 1
            continue
        start, stop = owners[at], owners[at + len(name.atoms) - 1] + 1
        if name.is_own and name.has_article:
            start = owners[at + 1]
        at += len(name.atoms)
        if not name.is_weak or _is_supported(words, start, stop):
            yield _candidate(name, start, stop)


def _candidate(name: Name, start: int, stop: int) -> Candidate:
    return Candidate(
        start,
        stop,
        name.kind,
        f"known: {name.section}",
        _rank(name),
        _WEAK_CONFIDENCE if name.is_weak else _CONFIDENCE,
        is_firm=not name.is_weak,
        entity=name.entity,
        section=name.section,
    )


def _rank(name: Name) -> int:
    """Where a known name stands among the rules.

    One of the reader's own goes before everything; but of a single word it may
    be a part of a longer name ("Azmar", "Azmar Relief Committee").
    """
    if name.is_own and len(name.atoms) > 1:
        return RANK_OWN
    return RANK_KNOWN + (30 if name.is_weak else 0)


def _standing(names: tuple[Name, ...], split: Atoms, at: int, words: Words) -> Name | None:
    """The first of `names` that stands at atom `at`, on the borders of words."""
    owners = split.owners
    if at and owners[at] == owners[at - 1]:
        return None
    for name in names:
        stop = at + len(name.atoms)
        if stop > len(owners) or (stop < len(owners) and owners[stop] == owners[stop - 1]):
            continue
        if tuple(split.folded[at:stop]) != name.folded:
            continue
        if stands_as(name, split.parts[at:stop]) and words.same_line(owners[at], owners[stop - 1]):
            return name
    return None


def _is_supported(words: Words, start: int, stop: int) -> bool:
    """Whether a form that is also a word is written as a name here."""
    if words.look(start) is Look.SHOUTED:
        return False
    return not words.begins[start] and all(tag in _NOUN_TAGS for tag in words.tags[start:stop])
