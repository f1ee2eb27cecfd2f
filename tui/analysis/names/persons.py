"""Persons: which full name in an article a surname, a first name or another form stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.analysis import gender
from tui.analysis.gazetteer import Gazetteer
from tui.analysis.gender import Gender
from tui.analysis.vocabulary import Vocabulary

_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:al|el|ul|an|as|ar|ash|ad)[- ](?=\w)", re.IGNORECASE)
"""The Arabic article before a surname, in its spellings: news writes it or leaves it out."""
_LOOK_BACK = 12
"""Characters before a name in which an honorific stands."""
_SHOUTED = 4
"""Letters from which a name in capitals is written small again; shorter ones may be initials."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an article: the name we show, given names, surname and gender if told.

    `surname` is folded for comparing; `gender` is None when the given name
    does not tell.
    """

    name: str
    given: tuple[str, ...]
    surname: str
    gender: Gender | None


def named_people(
    forms: Sequence[str],
    befores: Sequence[str],
    entities: Sequence[str | None],
    gazetteer: Gazetteer,
) -> list[str]:
    """The canonical name for each mention of a person, by its form and the text before it.

    `entities` are the names that the table of known people gives, or None. A
    form that could be two of the article's people stays a name of its own.
    """
    written = [_written(form) for form in forms]
    known = {form: name for form, name in zip(written, entities, strict=True) if name is not None}
    counted = Counter(form for form in written if _is_full(form, gazetteer.words.particles))
    people, by_form = _gathered(counted, known, gazetteer.words)
    names = []
    for form, before, entity in zip(written, befores, entities, strict=True):
        person = by_form.get(form) or _bare(
            form, people, _title(before[-_LOOK_BACK:], gazetteer.words)
        )
        names.append(person.name if person is not None else entity or form)
    return names


def _written(form: str) -> str:
    """A name with its capitals as in prose: "YELTSIN" is "Yeltsin"."""
    is_shouted = form.isupper() and len(form) >= _SHOUTED and "." not in form
    return form.title() if is_shouted else form


def _is_full(form: str, particles: frozenset[str]) -> bool:
    """Whether a form has a given name before the surname and its particles."""
    return " " in form and form.partition(" ")[0].casefold() not in particles


def _gathered(
    counted: Counter[str], known: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[list[Person], dict[str, Person]]:
    """The people behind the full forms, and which form is whose: longest forms first."""
    people: list[Person] = []
    by_form: dict[str, Person] = {}
    for form in sorted(counted, key=lambda f: (-len(f.split()), -counted[f], f)):
        given, surname = _split(form, vocabulary.particles)
        fitting = [p for p in people if _is_same(p, given, surname, known.get(form))]
        if len(fitting) == 1:
            by_form[form] = fitting[0]
            continue
        told = gender.of_given_name(given[0], vocabulary) if given else None
        person = Person(known.get(form, form), given, surname, told)
        people.append(person)
        by_form[form] = person
    return people, by_form


def _split(form: str, particles: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """Given names, and the surname with its particles ("van der Bellen"), folded."""
    parts = _SUFFIX.sub("", form).split()
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in particles:
        start -= 1
    return tuple(parts[:start]), _key(" ".join(parts[start:]))


def _key(surname: str) -> str:
    """A surname for comparing: case folded, without the Arabic article."""
    return _ARTICLE.sub("", surname).casefold()


def _is_same(person: Person, given: tuple[str, ...], surname: str, known: str | None) -> bool:
    """Whether a full form can only be another form of `person`."""
    if known is not None and known == person.name:
        return True
    if person.surname != surname or not given or not person.given:
        return False
    first, others = given[0].casefold(), [name.casefold() for name in person.given]
    if first in others:
        return True
    short, long = sorted((first.rstrip("."), others[0].rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _title(before: str, vocabulary: Vocabulary) -> Gender | None:
    """What the word right before a name tells: "Mrs", "Lord"."""
    words = before.split()
    return gender.of_title(words[-1], vocabulary) if words else None


def _bare(form: str, people: Sequence[Person], told: Gender | None) -> Person | None:
    """The one person that a single name can stand for, or None.

    By surname first; where two share it, "Mr" or "Mrs" before the name may tell
    them apart; then by a first name that is nobody's surname.
    """
    key = _key(form)
    by_surname = [p for p in people if key in {p.surname, _last(p.surname)}]
    if len(by_surname) > 1:
        by_surname = [p for p in by_surname if told is not None and p.gender is told]
        return by_surname[0] if len(by_surname) == 1 else None
    if by_surname:
        return by_surname[0]
    by_given = [p for p in people if p.given and p.given[0].casefold() == form.casefold()]
    return by_given[0] if len(by_given) == 1 else None


def _last(surname: str) -> str:
    """A surname without its particles: "leyen"."""
    return surname.rpartition(" ")[2]
