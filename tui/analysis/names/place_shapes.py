"""Shapes of places' names: datelines, and the nouns that stand beside places."""

from __future__ import annotations

from collections.abc import Iterator

from tui.analysis.names.candidate import Candidate
from tui.analysis.names.people_shapes import Firm
from tui.analysis.names.words import Case, Look, Words
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind

RANK_DATELINE = 25
RANK_PLACE = 37
_TOWN_LONGEST = 4
_YEAR = 4
"""Digits of a year: "TUNIS 2023-11-07"; a shorter number behind capitals is no date."""
_DATELINE_LONGEST = 16
"""Words in which a dateline ends."""
_AHEAD = 5
"""Words after a dateline's bracket in which it closes: "(Agence France-Presse)"."""
_NAME_TAGS = frozenset(("NNP", "NNPS", ""))
_DASHES = frozenset(("—", "–", "--", "-"))


def datelines(words: Words, firm: Firm) -> Iterator[Candidate]:
    """The town that a report is datelined from: "GENEVA (AP) —", "KYIV, Ukraine, 3 March -"."""
    for at in words.firsts:
        stop = at
        while words.same_line(at, stop) and stop - at < _TOWN_LONGEST:
            is_joint = (
                words.words[stop] == "-" and words.touching(stop) and words.touching(stop + 1)
            )
            if words.cases[stop] is not Case.UPPER and not is_joint:
                break
            stop += 1
        if at < stop and words.same_line(at, stop) and _is_dateline(words, stop, firm):
            yield Candidate(at, stop, Kind.PLACE, "dateline", RANK_DATELINE, 0.9)
        yield from _agency(words, at, firm)


def _agency(words: Words, first: int, firm: Firm) -> Iterator[Candidate]:
    """The agency in brackets of a dateline: "CALDER BAY, Nov 12 (Meridian) -"."""
    if words.cases[first] is not Case.UPPER:
        return
    for at in range(first + 1, min(first + _DATELINE_LONGEST, len(words) - 1)):
        if words.words[at] == ")" and words.words[at + 1] in _DASHES and words.same_line(first, at):
            start = at
            while words.words[start - 1] != "(" and start > first and words.is_capital(start - 1):
                start -= 1
            if start < at and words.words[start - 1] == "(" and start not in firm:
                yield Candidate(start, at, Kind.ORGANIZATION, "dateline", RANK_DATELINE, 0.9)
            return


def _is_dateline(words: Words, stop: int, firm: Firm) -> bool:
    """Whether capitals that open a paragraph are followed as a dateline is, at `stop`.

    A dash alone tells nothing ("NOTE -"); the gazetteer knows the towns there.
    """
    word = words.words[stop]
    if word == "(":
        ahead = range(stop + 1, min(stop + _AHEAD, len(words) - 1))
        close = next((at for at in ahead if words.words[at] == ")"), None)
        return (
            close is not None
            and words.is_capital(stop + 1)
            and words.words[close + 1] in _DASHES | {":"}
        )
    if word[0].isdigit():
        return len(word) >= _YEAR and word[:_YEAR].isdigit()
    if word != "," or not words.same_line(stop, stop + 2):
        return False
    after = firm.get(stop + 1)
    if after is not None:
        return after.kind is Kind.PLACE
    return words.words[stop + 1][0].isdigit() or words.words[stop + 2][0].isdigit()


def places(words: Words, vocabulary: Vocabulary, firm: Firm) -> Iterator[Candidate]:
    """Places by the noun beside them ("Kunar province", "the town of Kaolack", "Nablus-based")."""
    telling = vocabulary.place_words
    for at, lower in enumerate(words.lower):
        if lower not in telling:
            continue
        if lower in vocabulary.place_starts and _is_titled_pair(words, at):
            yield Candidate(at, at + 2, Kind.PLACE, "place's first word", RANK_PLACE, 0.85)
        elif words.cases[at] is Case.TITLE and lower in vocabulary.place_heads:
            yield from _before_head(words, at)
        elif lower == "based" and _is_seat(words, at, firm):
            yield Candidate(at - 2, at - 1, Kind.PLACE, "place's noun", RANK_PLACE, 0.8)
        if words.is_capital(at):
            continue
        if lower in vocabulary.state_nouns and words.same_line(at, at + 2):
            yield from _of_a_state(words, at, firm)
        if lower in vocabulary.place_nouns:
            yield from _before_noun(words, at, firm)
            yield from _after_noun(words, at, firm)


def _of_a_state(words: Words, at: int, firm: Firm) -> Iterator[Candidate]:
    """What a state's body is of: "the health ministry of Nahrat"."""
    place = at + 2
    if (
        words.lower[at + 1] == "of"
        and words.cases[at] is Case.LOWER
        and words.cases[place] is Case.TITLE
        and place not in firm
        and not (words.same_line(at, place + 1) and words.is_capital(place + 1))
    ):
        yield Candidate(place, place + 1, Kind.PLACE, "place's noun", RANK_PLACE, 0.8)


def _is_titled_pair(words: Words, at: int) -> bool:
    """Whether the word at `at` and the next one are written as in "River Auster"."""
    return words.same_line(at, at + 1) and all(
        words.cases[place] is Case.TITLE for place in (at, at + 1)
    )


def _is_seat(words: Words, at: int, firm: Firm) -> bool:
    """Whether "based" at `at` is tied by a hyphen to an unknown name: "Nablus-based"."""
    return (
        at > 1
        and words.touching(at)
        and words.touching(at - 1)
        and words.cases[at - 2] is Case.TITLE
        and words.tags[at - 2] in _NAME_TAGS
        and not words.begins[at - 2]
        and at - 2 not in firm
    )


def _names_before(words: Words, at: int) -> int:
    """Where the capitals begin that stand right before the word `at`."""
    first = at
    while (
        not words.begins[first]
        and words.same_line(first - 1, at)
        and words.is_capital(first - 1)
        and words.tags[first - 1] in _NAME_TAGS
    ):
        first -= 1
    return first


def _before_noun(words: Words, at: int, firm: Firm) -> Iterator[Candidate]:
    """Before the noun: "Kunar province"."""
    first = _names_before(words, at)
    if first < at and not any(place in firm for place in range(first, at)):
        yield Candidate(first, at, Kind.PLACE, "place's noun", RANK_PLACE, 0.8)


def _after_noun(words: Words, at: int, firm: Firm) -> Iterator[Candidate]:
    """After the noun: "the town of Kaolack", "the Chechen capital Grozny"."""
    first = at + 1
    if words.same_line(at, first) and words.lower[first] == "of":
        first += 1
    elif words.lower[at] != "capital":
        return
    stop = first
    while words.same_line(at, stop) and words.cases[stop] is Case.TITLE and stop not in firm:
        stop += 1
    if stop > first:
        yield Candidate(first, stop, Kind.PLACE, "place's noun", RANK_PLACE, 0.85)


def _before_head(words: Words, at: int) -> Iterator[Candidate]:
    """With the noun as part of the name: "Ben Gurion Airport"."""
    first = _names_before(words, at)
    if first < at and words.look(at) is Look.PROSE:
        yield Candidate(first, at + 1, Kind.PLACE, "place's last word", RANK_PLACE, 0.8)
