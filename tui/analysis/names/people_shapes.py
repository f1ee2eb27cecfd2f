"""Shapes of people's names: a title, given name, initial or country in brackets tells one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tui.analysis.names.candidate import Candidate
from tui.analysis.names.words import Case, Look, Words
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind

RANK_HONORIFIC = 10
RANK_GIVEN = 35
RANK_TITLE = 36
RANK_INITIAL = 38
RANK_RESULT = 39
_LONGEST = 4
"""Words of the longest run taken as a person's name, particles not counted."""
_JOINTS = frozenset("-'’")
_ROLE = 6
"""Words after "envoy to" up to the comma before the name."""
_ROLE_LINKS = frozenset(("of", "to", "for", "in", "at"))
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "xvi"))
_CLOSING = frozenset((",", ".", ";"))
_POINT_LIMIT = 3
"""Letters, with the point, of the longest short form inside a name ("St."); longer ones end it."""

Firm = Mapping[int, Candidate]
"""From each word of a firmly known name to that name."""


def people(words: Words, vocabulary: Vocabulary, firm: Firm) -> Iterator[Candidate]:
    """Runs of words whose shape is a person's name."""
    for at in words.capitals:
        if words.lower[at] in vocabulary.honorifics:
            yield from _after_honorific(words, vocabulary, at, firm)
        if at and _is_title(words, vocabulary, at - 1):
            yield from _after_title(words, vocabulary, at - 1, firm)
        elif at > 1 and words.words[at - 1] == ",":
            yield from _behind_comma(words, vocabulary, at - 2, firm)
        if words.look(at) is Look.SHOUTED:
            continue
        if words.words[at] in vocabulary.given:
            yield from _from_given(words, vocabulary, at, firm)
        elif words.cases[at] is Case.LETTER:
            yield from _from_initial(words, vocabulary, at, firm)
        elif not at or (words.words[at - 1] not in _JOINTS and not words.is_capital(at - 1)):
            yield from _before_country(words, vocabulary, at, firm)


def _is_title(words: Words, vocabulary: Vocabulary, at: int) -> bool:
    """Whether the word at `at` is a title; those that are also common words need a capital."""
    lower = words.lower[at]
    return lower in vocabulary.titles and (
        lower not in vocabulary.large_titles or words.is_capital(at)
    )


def _after_honorific(
    words: Words, vocabulary: Vocabulary, at: int, firm: Firm
) -> Iterator[Candidate]:
    """After an honorific: "Mr. Smith", "Dame Judi Dench"."""
    first = at + 1
    if words.same_line(at, first) and words.words[first] == ".":
        first += 1
    while words.same_line(at, first) and words.lower[first] in vocabulary.titles:
        first += 1
    if not words.same_line(at, first) or not words.is_capital(first):
        return
    stop = run_end(words, vocabulary, first, {})
    if stop > first:
        rank = RANK_TITLE if first in firm else RANK_HONORIFIC
        yield Candidate(first, stop, Kind.PERSON, "title", rank, 0.95)


def _after_title(words: Words, vocabulary: Vocabulary, at: int, firm: Firm) -> Iterator[Candidate]:
    """After a title: "President Yeltsin", "spokesman John Jones"; but not "chief Executive"."""
    first = at + 1
    if not words.same_line(at, first) or words.begins[first] or first in firm:
        return
    if words.look(at) is Look.SHOUTED:
        return
    lower = words.lower[first]
    if not words.is_capital(first) or lower in vocabulary.no_person or lower in vocabulary.never:
        return
    stop = run_end(words, vocabulary, first, firm)
    if stop - first == 1 and not _is_lone_surname(words, at, stop, vocabulary):
        return
    if stop > first:
        yield Candidate(first, stop, Kind.PERSON, "title", RANK_TITLE, 0.9)


def _behind_comma(words: Words, vocabulary: Vocabulary, at: int, firm: Firm) -> Iterator[Candidate]:
    """In apposition to a title: "his spokesman, Radu Ene,", "the envoy to Nahrat, Radu Ene"."""
    first = at + 2
    if not words.same_line(at, first) or not _ends_a_role(words, vocabulary, at):
        return
    if not words.is_capital(first) or not _is_part(words, vocabulary, first, 1, firm):
        return
    stop = run_end(words, vocabulary, first, firm)
    if stop - first > 1 and words.same_line(first, stop) and words.words[stop] in _CLOSING:
        yield Candidate(first, stop, Kind.PERSON, "title", RANK_TITLE, 0.9)


def _ends_a_role(words: Words, vocabulary: Vocabulary, at: int) -> bool:
    """Whether the word at `at` ends a title, or one with "of" or "to" and a name behind it."""
    if _is_title(words, vocabulary, at):
        return not words.is_capital(at)
    place = at
    while place > at - _ROLE and words.same_line(place - 2, at):
        if not words.is_capital(place) and words.lower[place] != "the":
            break
        place -= 1
    if place == at or words.lower[place] not in _ROLE_LINKS:
        return False
    return not words.is_capital(place - 1) and _is_title(words, vocabulary, place - 1)


def _is_lone_surname(words: Words, title: int, stop: int, vocabulary: Vocabulary) -> bool:
    """Whether one word after a title is a surname: no acronym, no first part of something else."""
    if words.cases[stop - 1] is not Case.TITLE or words.look(title) is Look.TITLED:
        return False
    if not words.same_line(title, stop):
        return True
    following = words.words[stop]
    if words.touching(stop) and following in {"-", "/"}:
        return False
    return words.lower[stop] not in vocabulary.organization_nouns and not (
        words.is_capital(stop) and words.lower[stop] in vocabulary.no_person
    )


def _from_given(words: Words, vocabulary: Vocabulary, at: int, firm: Firm) -> Iterator[Candidate]:
    """A given name and what follows; "Christian" may be known as a group and still begin one."""
    held = firm.get(at)
    if _continues(words, at) or (
        held is not None and not (held.kind is Kind.GROUP and len(held) == 1)
    ):
        return
    if held is not None and words.same_line(at, at + 1) and words.tags[at + 1] != "NNP":
        return
    stop = run_end(words, vocabulary, at, firm if held is None else {})
    if (
        stop - at >= 2
        and words.name(at + 1, stop)[-1] != "."
        and not (held is not None and at + 1 in firm)
    ):
        rank = RANK_GIVEN if held is None else held.rank - 1
        yield Candidate(at, stop, Kind.PERSON, "given name", rank, 0.9)


def _from_initial(words: Words, vocabulary: Vocabulary, at: int, firm: Firm) -> Iterator[Candidate]:
    """Initials with points, then a surname: "J. Russell", "D.A. Weibring"."""
    if not words.words[at].endswith(".") or at in firm or _continues(words, at):
        return
    stop = run_end(words, vocabulary, at, firm)
    if stop - at >= 2 and words.cases[stop - 1] in {Case.TITLE, Case.UPPER}:
        yield Candidate(at, stop, Kind.PERSON, "initial", RANK_INITIAL, 0.85)


def _before_country(
    words: Words, vocabulary: Vocabulary, at: int, firm: Firm
) -> Iterator[Candidate]:
    """Before a country in brackets, as results name people: "Shigeki Maruyama (Japan)"."""
    stop = run_end(words, vocabulary, at, firm)
    if not 2 <= stop - at <= _LONGEST + 2 or not words.same_line(at, stop + 2):
        return
    if words.words[stop] != "(" or words.lower[at] in vocabulary.never:
        return
    country = firm.get(stop + 1)
    if country is None or country.section != "countries" or words.words[country.stop] != ")":
        return
    yield Candidate(at, stop, Kind.PERSON, "country in brackets", RANK_RESULT, 0.85)


def _continues(words: Words, at: int) -> bool:
    """Whether the word before is part of the same run of capitals."""
    before = at - 1
    if not words.same_line(before, at) or words.begins[at]:
        return False
    if words.words[before] in _JOINTS and words.touching(at):
        return True
    return words.cases[before] is Case.LETTER and words.words[before].endswith(".")


def run_end(words: Words, vocabulary: Vocabulary, first: int, firm: Firm) -> int:
    """Where the person's name that begins at `first` ends: after its last capital.

    Initials, particles ("al", "van") before a capital, hyphens and apostrophes
    inside are part of it; words of organisations, places and titles end it.
    """
    stop = at = first
    names = 0
    while words.same_line(first, at) and (at == first or not words.begins[at]):
        if words.lower[at] in _SUFFIXES and stop > first:
            return at + 1
        if words.is_capital(at):
            if names == _LONGEST or not _is_part(words, vocabulary, at, names, firm):
                return stop
            names += 1
            stop = at + 1
            if words.words[at].endswith(".") and len(words.words[at]) > _POINT_LIMIT:
                return stop if words.cases[at] is Case.LETTER else stop - 1
        elif at > first and _is_syllable(words, vocabulary, at):
            stop = at + 1
        elif not _joins(words, vocabulary, at):
            return stop
        at += 1
    return stop


def _is_part(words: Words, vocabulary: Vocabulary, at: int, names: int, firm: Firm) -> bool:
    """Whether the capital at `at` goes on with a person's name of `names` words so far."""
    lower = words.lower[at]
    if at in firm or lower in vocabulary.small or (names and lower in vocabulary.no_person):
        return False
    return (
        not (names and words.cases[at] is Case.UPPER and words.look(at) is not Look.SHOUTED)
        and "$" not in lower
    )


def _is_syllable(words: Words, vocabulary: Vocabulary, at: int) -> bool:
    """Whether a small word is bound to the name by a hyphen: "Kim Jong-un", not "Assad-led"."""
    is_tail = words.lower[at] in vocabulary.hyphen_tails
    if words.lower[at] == "in" and at > 2:
        is_tail = not words.is_capital(at - 3)  # "Moon Jae-in", but "Lopes-in-waiting"
    return (
        words.words[at - 1] == "-"
        and words.touching(at)
        and words.cases[at] is Case.LOWER
        and not is_tail
    )


def syllables_end(words: Words, vocabulary: Vocabulary, stop: int) -> int:
    """Where a name that may end before `stop` ends with the syllables bound to it."""
    while (
        words.same_line(stop - 1, stop + 1)
        and words.touching(stop)
        and _is_syllable(words, vocabulary, stop + 1)
    ):
        stop += 2
    return stop


def _joins(words: Words, vocabulary: Vocabulary, at: int) -> bool:
    """Whether the word `at`, no capital, can stand inside a person's name."""
    after = at + 1
    if not words.same_line(at, after):
        return False
    if words.lower[at] in vocabulary.particles:
        return (
            words.is_capital(after)
            or words.words[after] in _JOINTS
            or words.lower[after] in vocabulary.particles
        )
    return (
        words.words[at] in _JOINTS
        and words.touching(at)
        and words.touching(after)
        and words.words[after].isalpha()
        and words.lower[after] != "s"
        and (words.is_capital(after) or words.words[at] == "-")
    )
