"""Persons: which full name in an article a surname, a first name or another form stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from tui.analysis import gender
from tui.analysis.gazetteer import Gazetteer, unaccented
from tui.analysis.gender import Gender
from tui.analysis.vocabulary import Vocabulary

_SUFFIX = re.compile(r",?\s+(jr|sr|ii|iii|iv|junior|senior)\.?$", re.IGNORECASE)
_SUFFIXES = {"junior": "jr", "senior": "sr"}
_KIN = re.compile(r"\b(?:grand)?(?:son|father|nephew|uncle)[,:]?\s+$", re.IGNORECASE)
"""What stands before a namesake of somebody in the article."""
_ARTICLE = re.compile(r"^(?:al|el|ul|an|as|ar|ash|ad)[- ](?=\w)", re.IGNORECASE)
"""The Arabic article before a surname, in its spellings: news writes it or leaves it out."""
_LOOK_BACK = 12
"""Characters before a name in which an honorific stands."""
_SHOUTED = 4
"""Letters from which a name in capitals is written small again; shorter ones may be initials."""


@dataclass(frozen=True, slots=True)
class Person:
    """One person of an article: the name we show, given names, surname and gender if told.

    `surname` and `given` are folded for comparing; `suffix` is "jr" and the like, or
    empty; `gender` is None when the given name does not tell.
    """

    name: str
    given: tuple[str, ...]
    surname: str
    suffix: str
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
    kin = {form for form, before in zip(written, befores, strict=True) if _KIN.search(before)}
    people, by_form = _gathered(counted, known, kin, gazetteer.words)
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
    counted: Counter[str], known: Mapping[str, str], kin: AbstractSet[str], vocabulary: Vocabulary
) -> tuple[list[Person], dict[str, Person]]:
    """The people behind the full forms, and which form is whose.

    The longest forms come first, and initials last: "J. Lopes" is nobody as
    long as two have a name with J. `kin` are forms that name a relative.
    """
    people: list[Person] = []
    by_form: dict[str, Person] = {}
    alone = kin - known.keys()
    for form in sorted(
        counted, key=lambda f: (_is_initial(f), -len(f.split()), -counted[f], f.isascii(), f)
    ):
        person = _person(form, known, vocabulary)
        fitting = []
        if form not in alone:
            others = (p for p in people if p.name not in alone)
            fitting = [p for p in others if _is_same(p, person, known.get(form))]
        if len(fitting) == 1:
            by_form[form] = fitting[0]
            continue
        people.append(person)
        by_form[form] = person
    return people, by_form


def folded(name: str) -> str:
    """A name without case and accents, which news leaves out in some places and not in others."""
    return unaccented(name).casefold()


def _is_initial(form: str) -> bool:
    """Whether a form begins with a bare initial."""
    return len(form.partition(" ")[0].rstrip(".")) == 1


def _person(form: str, known: Mapping[str, str], vocabulary: Vocabulary) -> Person:
    """The person that a full form names, if nobody else is."""
    suffix = _SUFFIX.search(form)
    ending = suffix[1].casefold() if suffix else ""
    given, surname = _split(form, vocabulary.particles)
    told = gender.of_given_name(given[0], vocabulary) if given else None
    plain = tuple(folded(name) for name in given)
    return Person(known.get(form, form), plain, surname, _SUFFIXES.get(ending, ending), told)


def _split(form: str, particles: frozenset[str]) -> tuple[tuple[str, ...], str]:
    """Given names, and the surname with its particles ("van der Bellen"), folded."""
    parts = _SUFFIX.sub("", form).split()
    start = len(parts) - 1
    while start > 1 and parts[start - 1].lower() in particles:
        start -= 1
    return tuple(parts[:start]), _key(" ".join(parts[start:]))


def _key(surname: str) -> str:
    """A surname for comparing: without case, accents and the Arabic article."""
    return folded(_ARTICLE.sub("", surname))


def _is_same(person: Person, other: Person, known: str | None) -> bool:
    """Whether a full form, read as `other`, can only be another form of `person`."""
    if known is not None and known == person.name:
        return True
    if person.surname != other.surname or not other.given or not person.given:
        return False
    if person.suffix and other.suffix and person.suffix != other.suffix:
        return False
    first, *middle = other.given
    if first == person.given[0]:
        return _agree(_initials(middle), _initials(person.given[1:]))
    if first in person.given:
        return True
    short, long = sorted((first.rstrip("."), person.given[0].rstrip(".")), key=len)
    return len(short) == 1 and long.startswith(short)


def _initials(names: Sequence[str]) -> str:
    """The first letters of middle names, written out or not: "hw" for "H.W."."""
    return "".join(part[0] for name in names for part in name.split(".") if part)


def _agree(one: str, other: str) -> bool:
    """Whether middle names, by their initials, can be those of one person: "" and "w" can."""
    return one.startswith(other) or other.startswith(one)


def _title(before: str, vocabulary: Vocabulary) -> Gender | None:
    """What the word right before a name tells: "Mrs", "Lord"."""
    words = before.split()
    return gender.of_title(words[-1], vocabulary) if words else None


def _bare(form: str, people: Sequence[Person], told: Gender | None) -> Person | None:
    """The one person that a single name can stand for, or None.

    By surname first, unless "Mr" or "Mrs" before the name says otherwise; where two
    share it, that may tell them apart; then by a first name that is nobody's surname.
    """
    key = _key(form)
    by_surname = [p for p in people if key in {p.surname, _last(p.surname)}]
    if len(by_surname) > 1:
        by_surname = [p for p in by_surname if told is not None and p.gender is told]
        return by_surname[0] if len(by_surname) == 1 else None
    if by_surname:
        is_other = None not in (told, by_surname[0].gender) and told is not by_surname[0].gender
        return None if is_other else by_surname[0]
    by_given = [p for p in people if p.given and p.given[0] == folded(form)]
    return by_given[0] if len(by_given) == 1 else None


def _last(surname: str) -> str:
    """A surname without its particles: "leyen"."""
    return surname.rpartition(" ")[2]
