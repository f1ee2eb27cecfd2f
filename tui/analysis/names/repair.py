"""Repairs of what the model marks: borders set right, and what is no name left out.

The small model was made on edited prose. In news it takes determiners, titles
and possessives into names, joins names across lines, dashes and commas, and
marks figures and headline words. Each repair here is about English and
newspapers in general, not about one corpus.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from tui.analysis.names.candidate import Candidate
from tui.analysis.names.people_shapes import syllables_end
from tui.analysis.names.words import Case, Look, Words
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind

RANK_MODEL = 40
RANK_MEASURE = 80
_CONFIDENCE = 0.8
_UNSURE = 0.6
"""Confidence of what the model marks in headlines, where it often errs."""

KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANIZATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.GROUP,
    "EVENT": Kind.EVENT,
    "PRODUCT": Kind.PRODUCT,
    "WORK_OF_ART": Kind.WORK,
    "LAW": Kind.LAW,
    "LANGUAGE": Kind.LANGUAGE,
    "DATE": Kind.DATE,
    "MONEY": Kind.QUANTITY,
    "PERCENT": Kind.QUANTITY,
    "QUANTITY": Kind.QUANTITY,
}
"""The model's labels as our kinds; numbers and times of day are no entities."""

MEASURES = frozenset((Kind.DATE, Kind.QUANTITY))
_TITLED = frozenset((Kind.WORK, Kind.LAW, Kind.EVENT))
"""Kinds whose names may hold small words, commas and quotation marks."""
_ALONE = frozenset((Kind.PERSON, Kind.PLACE, Kind.GROUP))
"""Kinds whose names never hold "and" or a possessive."""
_DETERMINERS = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my")
)
_POSSESSIVES = frozenset(("'s", "’s", "'", "’", "`s"))
_PARTS = frozenset((",", ";", ":", '"', "“", "”", "(", ")", "[", "]", "/", "|", "--", "*"))
_DASHES = frozenset("-–—")
_INSIDE = 1
"""spaCy's number for a token that goes on with the name before it."""
_SHOUTED_LONGEST = 3
"""Words of the longest guess that is believed in a line of capitals."""


def model_names(doc: Doc, words: Words, vocabulary: Vocabulary) -> Iterator[Candidate]:
    """What the model marked in `doc`, repaired."""
    for label, start, stop in _marked(doc, words):
        kind = KINDS.get(label)
        if kind is None:
            continue
        if kind in MEASURES:
            yield from _measure(words, start, stop, kind)
            continue
        for piece in _pieces(words, start, stop, kind):
            first, last = _trimmed(words, *piece, kind, vocabulary)
            if kind is Kind.PERSON and last - first > 1:
                last = syllables_end(words, vocabulary, last)
            if first < last and _is_name(words, first, last, kind, vocabulary):
                yield _guess(words, first, last, kind)


def _marked(doc: Doc, words: Words) -> Iterator[tuple[str, int, int]]:
    """The model's labels and runs of our words; from one array, as `doc.ents` makes objects."""
    strings, count = doc.vocab.strings, len(doc)
    label = first = 0
    for at, (place, kind) in enumerate([*doc.to_array(["ENT_IOB", "ENT_TYPE"]).tolist(), (2, 0)]):
        if place == _INSIDE and kind == label:
            continue
        if label and words.index[first] < words.index[at]:
            yield strings[label], words.index[first], words.index[at]
        label, first = (kind, at) if at < count else (0, at)


def _guess(words: Words, start: int, stop: int, kind: Kind) -> Candidate:
    is_prose = words.look(start) is Look.PROSE
    if is_prose and kind is Kind.PERSON and stop - start == 1 and words.cases[start] is Case.UPPER:
        # One word in capitals among small letters is an acronym, whatever the model says.
        kind = Kind.ORGANIZATION
    confidence = _CONFIDENCE if is_prose else _UNSURE
    return Candidate(start, stop, kind, "model", RANK_MODEL, confidence, is_firm=False)


def _measure(words: Words, start: int, stop: int, kind: Kind) -> Iterator[Candidate]:
    """A date or quantity of one line, without the article before it."""
    while stop > start and not words.same_line(start, stop - 1):
        stop -= 1
    if words.lower[start] in _DETERMINERS:
        start += 1
    while stop > start and (
        words.words[stop - 1] in _POSSESSIVES or words.words[stop - 1] in _PARTS
    ):
        stop -= 1
    if start < stop:
        yield Candidate(start, stop, kind, "model", RANK_MEASURE, _CONFIDENCE)


def _pieces(words: Words, start: int, stop: int, kind: Kind) -> Iterator[tuple[int, int]]:
    """The parts of a marked run between line ends, dashes, commas and the like."""
    first = start
    for at in range(start, stop):
        if at > first and words.line[at] != words.line[at - 1]:
            yield first, at
            first = at
        if _parts(words, at, stop, kind):
            if at > first:
                yield first, at
            first = at + 1
    if stop > first:
        yield first, stop


def _parts(words: Words, at: int, stop: int, kind: Kind) -> bool:
    """Whether the word `at` inside a marked run, before `stop`, parts two names."""
    word, is_last = words.words[at], at + 1 == stop
    if word in _POSSESSIVES or word == "and":
        return kind in _ALONE
    if word in _DASHES:
        return is_last or not words.touching(at) or not words.touching(at + 1)
    if word not in _PARTS or kind in _TITLED:
        return False
    if word == "," and not is_last:
        return words.lower[at + 1].rstrip(".") not in {"inc", "ltd", "llc", "jr", "sr"}
    return not (word == "/" and words.touching(at) and kind is Kind.ORGANIZATION)


def _trimmed(
    words: Words, start: int, stop: int, kind: Kind, vocabulary: Vocabulary
) -> tuple[int, int]:
    """The run without what stands at its edges but is no part of a name."""
    while start < stop and _is_edge(words, start, first=True):
        start += 1
    while stop > start and _is_edge(words, stop - 1, first=False):
        stop -= 1
    if kind in _TITLED or kind is Kind.PRODUCT:
        return start, stop
    while start < stop and _is_loose(words, start, kind, vocabulary.particles):
        start += 1
    while stop > start and _is_loose(words, stop - 1, kind, frozenset()):
        stop -= 1
    before = vocabulary.title_words if kind is Kind.PERSON else frozenset()
    while start < stop and (
        words.lower[start].rstrip(".") in before
        or (words.begins[start] and words.lower[start] in vocabulary.small and kind in _ALONE)
    ):
        start += 1
    return start, stop


def _is_edge(words: Words, at: int, *, first: bool) -> bool:
    """Whether the word at an edge is a determiner, a possessive or a sign."""
    word = words.words[at]
    if first and words.lower[at] in _DETERMINERS:
        return True
    return word in _POSSESSIVES or not any(letter.isalnum() for letter in word)


def _is_loose(words: Words, at: int, kind: Kind, kept: frozenset[str]) -> bool:
    """Whether the word at an edge has no capital and so does not belong to the name."""
    if words.is_capital(at) or words.lower[at] in kept:
        return False
    return (
        words.cases[at] is not Case.OTHER or kind is not Kind.ORGANIZATION or "." in words.words[at]
    )


def _is_name(words: Words, start: int, stop: int, kind: Kind, vocabulary: Vocabulary) -> bool:
    """Whether a repaired run can be a name at all."""
    run = range(start, stop)
    if not any(words.is_capital(at) for at in run) or any("$" in words.words[at] for at in run):
        return False
    if all(words.lower[at] in vocabulary.never or words.cases[at] is Case.OTHER for at in run):
        return False
    if kind in _ALONE and words.words[start][0].isdigit():
        return False
    if kind is Kind.PERSON and stop - start == 1 and words.cases[start] is Case.LETTER:
        return False
    is_owned = start > 0 and words.words[start - 1] in _POSSESSIVES
    if is_owned and stop - start == 1 and words.lower[start] in vocabulary.bodies:
        return False  # "the prime minister's Office"
    if words.look(start) is Look.SHOUTED:
        return kind is Kind.PERSON and 1 < stop - start <= _SHOUTED_LONGEST
    return True
