"""Contexts: the words around a name that tell its kind better than the model does.

Only guesses are looked at. What is found here is firm, so it also decides the
same name elsewhere in the article (see `repeats`).
"""

from __future__ import annotations

from dataclasses import replace

from tui.analysis.names.candidate import Candidate
from tui.analysis.names.words import Case, Look, Words
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind

_CONFIDENCE = 0.85
_APPOSED = 5
"""Words after a comma in which "the company" or "an Albanian newspaper" must come."""
_OWNED = 3
"""Words after a possessive in which "interior ministry" must come."""
_NAMED_SO = frozenset(("called", "named", "dubbed"))
_CALLABLE = frozenset(("channel", "group", "charity", "network", "firm", "organisation", "website"))
"""Nouns for bodies that a name follows: "a channel called Northern Dawn"."""
_WHERE = frozenset(("in", "at", "near", "from", "to", "into", "reached", "around", "outside"))
_MISTAKEN = frozenset((Kind.PERSON, Kind.ORGANIZATION, Kind.PRODUCT, Kind.WORK))
_LIST = 40
"""Words of the longest list of places that is gone back over."""
_LISTING = frozenset((",", "and", ";", "-"))
_COMPASS = frozenset(
    (
        *("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"),
        *("outskirts", "north-east", "north-west", "south-east", "south-west", "outside"),
    )
)
_SIDES = frozenset(("eastern", "western", "northern", "southern", "upper", "lower"))
_ARTICLES = frozenset(("the", "a", "an", "its", "his", "her", "their"))
_READ = frozenset((Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.PRODUCT, Kind.GROUP, Kind.WORK))
_AFTER_NAME = ("VB", "IN", "CC", "MD", "RB", ",", ".", "''", "``", ":")
"""Tags, by how they begin, of what follows a name that is not a noun's attribute."""


def in_context(words: Words, guess: Candidate, vocabulary: Vocabulary) -> Candidate:
    """A guess with the kind that the words around it tell, or as it is."""
    if guess.is_firm or guess.entity or guess.kind not in _READ:
        return guess
    kind = _told(words, guess, vocabulary)
    if kind is None:
        return guess
    return replace(guess, kind=kind, rule="context", confidence=_CONFIDENCE, is_firm=True)


def _told(words: Words, guess: Candidate, vocabulary: Vocabulary) -> Kind | None:
    """The kind that the words around a guess tell, or None."""
    if _is_called(words, guess, vocabulary.organization_nouns) or _has_members(
        words, guess, vocabulary
    ):
        return Kind.ORGANIZATION
    nouns = vocabulary.organization_nouns
    if (
        _is_paper(words, guess, vocabulary.paper_words)
        or _is_named_so(words, guess, nouns)
        or _follows_a_body(words, guess, nouns)
    ):
        return Kind.ORGANIZATION
    if words.lower[guess.stop - 1] in vocabulary.bodies:
        return None
    if guess.kind is Kind.PERSON and _is_which(words, guess.stop):
        is_where = guess.start and words.lower[guess.start - 1] in _WHERE
        return Kind.PLACE if is_where else Kind.ORGANIZATION
    if len(guess) > 1 and _is_apposed(words, guess.stop, vocabulary.titles):
        return Kind.PERSON
    if (
        _has_a_place_head(words, guess, vocabulary)
        or _owns_a_state(words, guess, vocabulary)
        or _is_a_region(words, guess, vocabulary)
        or _is_in_a_list_of_places(words, guess)
    ):
        return Kind.PLACE
    if guess.kind is Kind.PERSON and _takes_the_article(words, guess):
        return Kind.ORGANIZATION
    return None


def _is_called(words: Words, guess: Candidate, nouns: frozenset[str]) -> bool:
    """Called one behind it: "Ihlas news agency"; "Auster Hydro, the company that runs the dam"."""
    at = guess.stop
    if words.same_line(guess.start, at) and words.lower[at] in nouns:
        return guess.kind not in {Kind.GROUP, Kind.PLACE}
    return _is_apposed(words, at, nouns)


def _is_paper(words: Words, guess: Candidate, papers: frozenset[str]) -> bool:
    """Whether it is called as newspapers are and has "the": "the Evening Ledger"."""
    first = guess.start if words.lower[guess.start] == "the" else guess.start - 1
    return (
        guess.kind in {Kind.WORK, Kind.PERSON, Kind.PLACE, Kind.PRODUCT}
        and words.lower[guess.stop - 1] in papers
        and first >= 0
        and words.lower[first] == "the"
    )


def _is_named_so(words: Words, guess: Candidate, nouns: frozenset[str]) -> bool:
    """Whether a body is called that: "a channel called Northern Dawn"."""
    noun = guess.start - 2
    return (
        words.same_line(noun, guess.start)
        and words.lower[noun + 1] in _NAMED_SO
        and (words.lower[noun] in nouns or words.lower[noun] in _CALLABLE)
    )


def _follows_a_body(words: Words, guess: Candidate, nouns: frozenset[str]) -> bool:
    """Whether what kind of body it is stands before it: "the US-based aid group Anera".

    Not after an article alone, where a clause may begin: "told the paper Smith was ill".
    """
    noun = guess.start - 1
    return (
        guess.kind in {Kind.PERSON, Kind.WORK, Kind.PRODUCT}
        and noun > 0
        and words.same_line(noun - 1, guess.start)
        and (words.lower[noun] in nouns or words.lower[noun] in _CALLABLE)
        and words.cases[noun] is Case.LOWER
        and words.tags[noun] == "NN"
        and words.tags[noun - 1].startswith(("JJ", "NN", "VBN", "HYPH"))
    )


def _is_which(words: Words, at: int) -> bool:
    """Whether ", which" and a verb follow, as after no person's name."""
    return (
        words.same_line(at, at + 2)
        and words.words[at] == ","
        and words.lower[at + 1] == "which"
        and words.tags[at + 2].startswith(("VBZ", "VBD"))
        and words.tags[at - 1].startswith("NNP")
    )


def _is_apposed(words: Words, at: int, nouns: frozenset[str]) -> bool:
    """Whether a comma at `at` opens a phrase about one of `nouns`: ", an Albanian newspaper"."""
    if not words.same_line(at, at + 1) or words.words[at] != ",":
        return False
    if words.lower[at + 1] not in _ARTICLES:
        return False
    for place in range(at + 2, min(at + 2 + _APPOSED, len(words))):
        if words.lower[place] in nouns:
            return words.cases[place] is Case.LOWER
        if not words.tags[place].startswith(("JJ", "NN", "VBN", "HYPH")):
            return False
    return False


def _has_members(words: Words, guess: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether somebody is its leader or member: "the leader of Civic Dawn"."""
    of = guess.start - 1
    if of >= 0 and words.lower[of] == "the":
        of -= 1
    return (
        guess.kind is Kind.PERSON
        and of > 0
        and words.lower[of] in {"of", "for"}
        and words.lower[of - 1] in vocabulary.body_roles
        and words.same_line(of - 1, guess.start)
    )


def _has_a_place_head(words: Words, guess: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether what was taken for a person ends as places do: "Sumy Oblast"."""
    return (
        guess.kind is Kind.PERSON
        and len(guess) > 1
        and words.lower[guess.stop - 1] in vocabulary.place_heads
        and words.look(guess.start) is Look.PROSE
    )


def _owns_a_state(words: Words, guess: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether it has what countries have: "Velmora's interior ministry"."""
    at = guess.stop
    if len(guess) > 2 or not words.same_line(guess.start, at + 1):
        return False
    if words.words[at] not in {"'s", "’s"}:
        return False
    for place in range(at + 1, min(at + 1 + _OWNED, len(words))):
        if words.lower[place] in vocabulary.state_nouns:
            return True
        if words.cases[place] is not Case.LOWER:
            return False
    return False


def _is_a_region(words: Words, guess: Candidate, vocabulary: Vocabulary) -> bool:
    """Whether it is a part of a land where something is: "in Eastern Ghouta"."""
    last = words.lower[guess.stop - 1]
    return (
        len(guess) == 2
        and guess.start > 0
        and words.lower[guess.start] in _SIDES
        and words.lower[guess.start - 1] in _WHERE | {"of", "across"}
        and last not in vocabulary.organization_nouns | vocabulary.company_forms
    )


def _is_in_a_list_of_places(words: Words, guess: Candidate) -> bool:
    """Whether "near" or "north of" stands before it, or before the list that it is in."""
    if guess.kind not in _MISTAKEN:
        return False
    at = guess.start - 1
    while at > max(0, guess.start - _LIST) and words.same_line(at, guess.start):
        if not (words.words[at] in _LISTING or words.cases[at] is Case.TITLE):
            break
        at -= 1
    if not words.same_line(at, guess.start) or words.begins[guess.start]:
        return False
    return words.lower[at] == "near" or (
        words.lower[at] == "of" and at > 0 and words.lower[at - 1] in _COMPASS
    )


def _takes_the_article(words: Words, guess: Candidate) -> bool:
    """Whether it has "the" before and no noun behind, as no person has: "the Ledger said"."""
    before, at = guess.start - 1, guess.stop
    return (
        len(guess) == 1
        and before >= 0
        and words.lower[before] == "the"
        and words.look(guess.start) is Look.PROSE
        and words.cases[guess.start] is Case.TITLE
        and not words.lower[guess.start].endswith("s")
        and (not words.same_line(guess.start, at) or words.tags[at].startswith(_AFTER_NAME))
    )
