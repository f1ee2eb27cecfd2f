"""Names: what in an article is a name, and what kind of thing it names.

Four sources are laid together. The gazetteer knows names beforehand; shapes
tell names by the words they are made of or stand beside; the model guesses the
rest; and what is plain in one place of an article decides the same name in its
other places. Where they disagree, what is certain goes before what is
guessed, and a longer name before the shorter one inside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from tui.analysis.gazetteer import OWN, Gazetteer, form_of
from tui.analysis.names.candidate import Candidate, chosen
from tui.analysis.names.contexts import in_context
from tui.analysis.names.known import known_names
from tui.analysis.names.people_shapes import Firm, people
from tui.analysis.names.place_shapes import datelines, places
from tui.analysis.names.repair import MEASURES, model_names
from tui.analysis.names.repeats import Evidence, repeated, reread
from tui.analysis.names.shapes import acronyms, organizations
from tui.analysis.names.surroundings import leftover_words, speakers
from tui.analysis.names.teams import teams
from tui.analysis.names.words import Words
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind
from tui.news.span import Span

RANK_WHOLE = 29
"""A guess that holds a known name inside goes before that name, but after shapes of whole names."""


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a text: where, what kind, by which rule, how sure."""

    span: Span
    kind: Kind
    rule: str
    confidence: float


def find_mentions(doc: Doc, gazetteer: Gazetteer, text: str | None = None) -> tuple[NameSpan, ...]:
    """The names, dates and quantities in a parsed text, in order, none overlapping another.

    `text` is the characters of the Doc, where the caller has them.
    """
    words = Words.of(doc, text)
    vocabulary = gazetteer.words
    around = list(leftover_words(words))
    known = list(known_names(words, gazetteer))
    firm = {at: c for c in known if c.is_firm for at in range(c.start, c.stop)}
    own = {at: c for c in known if c.section == OWN for at in range(c.start, c.stop)}
    weak = {(c.start, c.stop): c for c in known if not c.is_firm}
    model = [
        in_context(words, _agreed(_as_surname(words, settled, gazetteer), weak), vocabulary)
        for guess in model_names(doc, words, vocabulary)
        for settled in _settled(words, guess, firm, vocabulary)
    ]
    shapes = [
        *people(words, vocabulary, firm),
        *speakers(words, vocabulary, firm),
        *organizations(words, vocabulary, firm),
        *acronyms(words),
        *datelines(words, firm),
        *places(words, vocabulary, firm),
    ]
    guesses = [
        c
        for c in (*model, *shapes)
        if not _is_overruled(c, own) and not _is_within(c, firm.get(c.start))
    ]
    everything = [
        c
        for c in _named(words, [*known, *guesses], gazetteer.never)
        if not any(c.start < stop and start < c.stop for start, stop in around)
    ]
    found = teams(words, chosen(everything), vocabulary)
    evidence = Evidence.of(words, found, vocabulary)
    found = [read for c in found if (read := reread(words, c, evidence)) is not None]
    again = _named(words, repeated(words, found, evidence), gazetteer.never)
    found = chosen([*found, *again])
    return tuple(_name_span(words, c) for c in found)


def _as_surname(words: Words, guess: Candidate, gazetteer: Gazetteer) -> Candidate:
    """A guess, made a person where it is the surname of a known one: "Zelensky said"."""
    is_other = guess.kind not in MEASURES and guess.kind is not Kind.PERSON and len(guess) == 1
    if not is_other or words.words[guess.start] not in gazetteer.surnames:
        return guess
    is_plain = guess.start == 0 or words.lower[guess.start - 1] != "the"
    return replace(guess, kind=Kind.PERSON) if is_plain else guess


def _is_overruled(guess: Candidate, own: Firm) -> bool:
    """Whether a guess contradicts a name of the reader's own, which it does not hold inside."""
    held = {own[at].start: own[at] for at in range(guess.start, guess.stop) if at in own}
    return any(not guess.covers(c) or len(c) == len(guess) for c in held.values())


def _is_within(guess: Candidate, known: Candidate | None) -> bool:
    """Whether a guess is no more than a known name of several words says, or than a part of it.

    What their words are shaped like tells nothing of these: "West Bank" is no bank.
    """
    return known is not None and len(known) > 1 and known.covers(guess)


def _named(words: Words, candidates: Iterable[Candidate], never: frozenset[str]) -> list[Candidate]:
    """The candidates without those of which the reader says that they are no name."""
    if not never:
        return list(candidates)
    return [c for c in candidates if form_of(words.name(c.start, c.stop)) not in never]


def _agreed(guess: Candidate, weak: Mapping[tuple[int, int], Candidate]) -> Candidate:
    """A guess, made known where a name that is also a word agrees with it: "Jordan" as a place."""
    name = weak.get((guess.start, guess.stop))
    return replace(name, rank=guess.rank) if name is not None and name.kind is guess.kind else guess


def _settled(
    words: Words, guess: Candidate, firm: Firm, vocabulary: Vocabulary
) -> Iterator[Candidate]:
    """A guess of the model laid against the known names inside it.

    A known name at the border of a longer one is part of it ("Bank of
    Israel"), unless what is left beside it is only a title, a body of the
    state, or a name of its own.
    """
    inside = {firm[at].start: firm[at] for at in range(guess.start, guess.stop) if at in firm}
    if not inside or guess.kind in MEASURES:
        yield guess
        return
    held = list(inside.values())
    if guess.kind in {Kind.GROUP, Kind.LANGUAGE} or not all(
        guess.covers(c) and len(c) < len(guess) for c in held
    ):
        return
    rest = [at for at in range(guess.start, guess.stop) if at not in firm]
    if all(not words.is_capital(at) or words.lower[at] in vocabulary.title_words for at in rest):
        return
    if any(words.lower[at] == "and" for at in rest) and guess.kind is Kind.ORGANIZATION:
        yield from _halves(words, guess, firm)
        return
    first = held[0]
    if first.start == guess.start and first.kind is not Kind.PLACE:
        tail = range(first.stop, guess.stop)
        is_state = all(words.lower[at] in vocabulary.state_bodies for at in tail)
        if first.kind is Kind.GROUP and (is_state or guess.kind is Kind.PERSON):
            yield replace(guess, start=first.stop)
            return
        if first.kind is Kind.ORGANIZATION and _precedes_title(words, guess.stop, vocabulary):
            return
    yield replace(guess, rank=RANK_WHOLE)


def _precedes_title(words: Words, stop: int, vocabulary: Vocabulary) -> bool:
    """Whether a title follows, so that the words before it belong to it: "EU Farm Commissioner"."""
    return words.same_line(stop - 1, stop) and (
        words.lower[stop] in vocabulary.titles and words.is_capital(stop)
    )


def _halves(words: Words, guess: Candidate, firm: Firm) -> Iterator[Candidate]:
    """The unknown one of two organisations joined by "and" of which one is known."""
    joint = next(at for at in range(guess.start, guess.stop) if words.lower[at] == "and")
    for start, stop in ((guess.start, joint), (joint + 1, guess.stop)):
        if start < stop and start not in firm:
            yield replace(guess, start=start, stop=stop)


def _name_span(words: Words, found: Candidate) -> NameSpan:
    span = Span(words.starts[found.start], words.stops[found.stop - 1])
    return NameSpan(span, found.kind, found.rule, found.confidence)
