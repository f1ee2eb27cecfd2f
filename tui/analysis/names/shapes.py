"""Shapes of organisations' and events' names: their last word, their first word, their acronym."""

from __future__ import annotations

from collections.abc import Iterator

from tui.analysis.names.candidate import Candidate
from tui.analysis.names.people_shapes import Firm
from tui.analysis.names.words import Case, Look, Words
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind

RANK_ACRONYM = 20
RANK_START = 27
RANK_HEAD = 28
RANK_OWNER = 37
_LINKS = frozenset(
    ("of", "for", "on", "and", "the", "&", "de", "in", "to", "del", "des", "du", "la")
)
_INSIDE = frozenset(("of", "for", "on", "and", "&", "the"))
_TIES = frozenset(("&", "-", "'s", "'", "’s", "’"))
"""Signs that tie two capitals of one name together."""
_LONGEST = 8
_AFTER_BODY = ("VB", "MD", "POS", ",", ".", "RB")
_TREATIES = frozenset(("accord", "accords", "agreement", "treaty", "pact", "convention"))
_SHORT_FORM = range(2, 9)
"""Letters of an acronym in brackets."""


def organizations(words: Words, vocabulary: Vocabulary, firm: Firm) -> Iterator[Candidate]:
    """Organisations by their last word ("Lehman Brothers Inc") or first ("Ministry of Health")."""
    for at in words.capitals:
        if words.look(at) is Look.SHOUTED:
            continue
        lower = words.lower[at]
        if lower in vocabulary.heads:
            yield from _before_head(words, at, vocabulary, firm)
        elif lower in vocabulary.event_heads and words.look(at) is Look.PROSE:
            yield from _event(words, at, vocabulary, firm)
        elif lower in vocabulary.trades and words.look(at) is Look.PROSE:
            yield from _trading(words, at, vocabulary, firm)
        if lower == "local":
            yield from _local(words, at, vocabulary)
        elif words.same_line(at, at + 3) and words.lower[at + 2] == "which":
            yield from _owning(words, at, vocabulary, firm)
        if lower in vocabulary.starts:
            yield from _after_start(words, at, vocabulary, firm)


def _run_start(words: Words, at: int, vocabulary: Vocabulary) -> int:
    """Where the capitals begin that lead up to the word `at`."""
    first = at
    while at - first < _LONGEST and not words.begins[first] and words.same_line(first - 1, at):
        before = first - 1
        lower = words.lower[before]
        if words.is_capital(before):
            if lower in vocabulary.small or lower in vocabulary.titles:
                break
            first = before
        elif (
            words.words[before] in _TIES
            and not words.begins[before]
            and words.same_line(before - 1, at)
            and words.is_capital(before - 1)
        ):
            first = before
        else:
            break
    while first < at and not words.is_capital(first):
        first += 1
    return first


def _before_head(words: Words, at: int, vocabulary: Vocabulary, firm: Firm) -> Iterator[Candidate]:
    """The capitals before an organisation's last word, with it.

    A country's possessive and a nationality before a body of the state are
    names of their own: "Israel's High Court", "Russian Foreign Ministry".
    """
    first = _run_start(words, at, vocabulary)
    is_company = words.lower[at] in vocabulary.company_forms
    for place in range(at - 1, first, -1):
        owner = firm.get(place - 1)
        if words.words[place] in {"'s", "’s"} and owner is not None:
            first = place + 1
            break
    while not is_company and first < at and (held := firm.get(first)) is not None:
        rest = range(held.stop, at + 1)
        if held.kind is not Kind.GROUP or not all(
            words.lower[place] in vocabulary.state_bodies for place in rest
        ):
            break
        first = held.stop
    if first < at and words.is_capital(first) and not _is_split(words, first, at, firm):
        yield Candidate(
            first, at + 1, Kind.ORGANIZATION, "organization's last word", RANK_HEAD, 0.85
        )


def _is_split(words: Words, first: int, at: int, firm: Firm) -> bool:
    """Whether the capitals before the last word are, or begin inside, names of their own."""
    held = firm.get(at - 1)
    if held is not None and (held.kind in {Kind.PERSON, Kind.EVENT} or held.start < first):
        return True
    return any(words.lower[place] == "and" for place in range(first, at))


def _local(words: Words, at: int, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """A branch of a union: "Marine Local 88"."""
    if not words.same_line(at, at + 1) or not words.words[at + 1].isdigit():
        return
    first = _run_start(words, at, vocabulary)
    yield Candidate(first, at + 2, Kind.ORGANIZATION, "union's branch", RANK_ACRONYM, 0.85)


def _owning(words: Words, at: int, vocabulary: Vocabulary, firm: Firm) -> Iterator[Candidate]:
    """What owns or makes something: "Summit Care, which owns the clinic"."""
    if words.words[at + 1] != "," or words.lower[at + 3] not in vocabulary.owning or at in firm:
        return
    if words.lower[at] in vocabulary.small:
        return
    first = _run_start(words, at, vocabulary)
    if first < at or not words.begins[at]:
        yield Candidate(first, at + 1, Kind.ORGANIZATION, "company's verb", RANK_OWNER, 0.75)


def _trading(words: Words, at: int, vocabulary: Vocabulary, firm: Firm) -> Iterator[Candidate]:
    """A company or club by its trade, when it does something: "Halden Paper said"."""
    first = _run_start(words, at, vocabulary)
    after = at + 1
    ends = not words.same_line(at, after) or words.tags[after].startswith(_AFTER_BODY)
    if first < at and ends and not any(place in firm for place in range(first, at + 1)):
        yield Candidate(first, at + 1, Kind.ORGANIZATION, "company's trade", RANK_OWNER, 0.75)


def _event(words: Words, at: int, vocabulary: Vocabulary, firm: Firm) -> Iterator[Candidate]:
    """An event or treaty by its last word: "Nunthorpe Stakes", "Scottish League Cup"."""
    first = _run_start(words, at, vocabulary)
    if first == at or (at in firm and len(firm[at]) > 1 and firm[at].start == first):
        return
    kind = Kind.LAW if words.lower[at] in _TREATIES else Kind.EVENT
    yield Candidate(first, at + 1, kind, "event's last word", RANK_HEAD, 0.8)


def _after_start(words: Words, at: int, vocabulary: Vocabulary, firm: Firm) -> Iterator[Candidate]:
    """A body and what it is of or for: "Ministry of Health", as far as the capitals go."""
    link = at + 1
    if not words.same_line(at, link) or words.lower[link] not in {"of", "for", "on"}:
        return
    stop, place = link, link + 1
    while words.same_line(at, place) and place - at <= _LONGEST:
        if words.is_capital(place):
            stop = place + 1
        elif not (
            words.lower[place] in _INSIDE or (words.words[place] == "," and _lists(words, place))
        ):
            break
        place += 1
    stop = _before_joined_name(words, link, stop, firm)
    if stop > link + 1:
        first = at
        while not words.begins[first] and words.same_line(first - 1, at):
            held = firm.get(first - 1)
            if not words.is_capital(first - 1) or words.lower[first - 1] in vocabulary.small:
                break
            if held is not None and held.kind is Kind.GROUP:
                break
            first -= 1
        yield Candidate(
            first, stop, Kind.ORGANIZATION, "organization's first word", RANK_START, 0.9
        )


def _lists(words: Words, comma: int) -> bool:
    """Whether a comma goes on to "…, X and Y", as ministries' names do."""
    return (
        words.same_line(comma, comma + 3)
        and words.is_capital(comma + 1)
        and words.lower[comma + 2] == "and"
        and words.is_capital(comma + 3)
    )


def _before_joined_name(words: Words, link: int, stop: int, firm: Firm) -> int:
    """The stop before "and" where what follows it is a known name of its own."""
    for at in range(link + 1, stop - 1):
        if words.lower[at] == "and" and at + 1 in firm:
            return at
    return stop


def acronyms(words: Words) -> Iterator[Candidate]:
    """Full names and the acronyms in brackets behind them: "World Trade Organization (WTO)"."""
    for at in range(1, len(words) - 2):
        if words.words[at] != "(" or words.words[at + 2] != ")":
            continue
        letters = words.words[at + 1].replace(".", "")
        capitals = [letter for letter in letters if letter.isupper()]
        if len(letters) not in _SHORT_FORM or len(capitals) < 2 or not letters.isalpha():
            continue
        first = _full_name(words, at, capitals)
        if first is not None:
            yield Candidate(first, at, Kind.ORGANIZATION, "full form", RANK_ACRONYM, 0.95)
            yield Candidate(at + 1, at + 2, Kind.ORGANIZATION, "acronym", RANK_ACRONYM, 0.95)


def _full_name(words: Words, stop: int, letters: list[str]) -> int | None:
    """Where the words begin whose initials are `letters`, read backwards from `stop`."""
    left, at = list(letters), stop - 1
    while left and words.same_line(at, stop) and stop - at <= _LONGEST + 4:
        initial = words.words[at][0].upper()
        if initial == left[-1] and words.lower[at] not in _LINKS:
            left.pop()
        elif words.is_capital(at):
            if initial in left and words.cases[at] is Case.TITLE:
                return None
        elif words.lower[at] not in _LINKS and words.words[at] not in _TIES:
            return None
        at -= 1
    first = at + 1
    return first if not left and stop - first >= 2 and words.is_capital(first) else None
