"""Anchors: find a mark again in a text that was changed, or say that its place is lost.

In this order: the same place in a text that is as long as it was; the words with all
of their context, where they stand once; then every place that could be meant,
weighed by how much of words and context is still there. The best is taken when it
is good enough and clearly better than the runner-up. Otherwise nothing is taken: a
mark at the wrong place says something the reader never said.

Places that could be meant are those where the words stand, and those where pieces of
words and context stand as far apart as they did. Only those are compared letter by
letter, so that the time grows with the text and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tui.news.highlight import Anchor
from tui.news.span import Span

LEAST_SCORE = 0.52
"""How much of words and context together must be as it was: less is some other place.

A sentence of 75 characters that was moved elsewhere keeps as much; of a name,
the context on one side must be left.
"""

LEAST_REPEATED = 0.85
"""As much where other places read the same: the other place must not do for the one that went."""

LEAST_WORDS = {12: 0.75, 24: 0.67, 10_000: 0.6}
"""How much of the words themselves, of those that have at most so many characters.

More of the short ones, so that "Brown" may become "Browne", but "40" never "41"; and more
of two words: as many letters as of "Minister Brandl" are by chance in "insisted cranes".
"""

RIVAL_WORDS = 0.4
"""A place with so much of the words is one that may be meant, and casts doubt on another."""

MARGIN = 0.12
"""How much better than any other place the one that is taken must be."""

LONGEST = 10_000
"""Longer quotations are only found again unchanged: to compare them takes too long."""

_PIECE = 12
"""Characters of a piece by which places are looked for."""
_PIECES = 40
_OFTEN = 32
"""A piece that stands more often in the text tells nothing."""
_PLACES = 12
"""Places that are compared letter by letter."""
_SAME_PLACE = 24
"""Pieces that agree on a place up to so many characters mean the same one."""
_ENDS = 4
"""Runs of letters tried as the first, and as the last, of a place."""
_WORD = 20
"""Characters that the rest of a word has at most."""
_SLACK = 48
"""Characters around a place that are compared too, because something may have been put in."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where a mark may stand: how much is as it was (0 to 1), of the words and in all."""

    span: Span
    words: float
    score: float


def find_again(anchor: Anchor, text: str) -> Place | None:
    """Where the mark stands in `text`, or None when that cannot be said for sure."""
    if anchor.length == len(text) and _stands(anchor, text, anchor.span.start):
        return Place(anchor.span, 1.0, 1.0)
    whole = anchor.before + anchor.exact + anchor.after
    first = text.find(whole)
    if first >= 0:
        if text.find(whole, first + 1) >= 0:
            return None
        start = first + len(anchor.before)
        return Place(Span(start, start + len(anchor.exact)), 1.0, 1.0)
    likely = [p for p in places(anchor, text, _PLACES) if p.words >= RIVAL_WORDS]
    least = LEAST_REPEATED if anchor.is_repeated else LEAST_SCORE
    if not likely or likely[0].score < least or not _is_same_words(anchor, likely[0]):
        return None
    if len(likely) > 1 and likely[1].score > likely[0].score - MARGIN:
        return None
    return likely[0]


def places(anchor: Anchor, text: str, limit: int = 3) -> list[Place]:
    """The likeliest places of a mark in `text`, the best first; they do not overlap."""
    found = {
        place.span: place
        for start in _candidates(anchor, text)
        if (place := _fitted(anchor, text, start)) is not None
    }
    chosen: list[Place] = []
    for place in sorted(found.values(), key=lambda p: (-p.score, p.span)):
        if not any(place.span.overlaps(other.span) for other in chosen):
            chosen.append(place)
    return chosen[:limit]


def whereabouts(anchor: Anchor, text: str) -> int | None:
    """Roughly where the words would stand in `text`, by what stood around them, or None."""
    likely = _likely(anchor, text)
    return max(0, min(likely[0][0], len(text) - 1)) if likely and text else None


def _is_same_words(anchor: Anchor, place: Place) -> bool:
    """Whether enough is left of the words to call them the ones that were marked."""
    length = len(anchor.exact)
    return place.words >= next(
        (least for most, least in LEAST_WORDS.items() if length <= most), 1.0
    )


def _stands(anchor: Anchor, text: str, start: int) -> bool:
    """Whether words and context stand at `start` as they were."""
    return (
        text.startswith(anchor.exact, start)
        and start >= len(anchor.prefix)
        and text.startswith(anchor.prefix, start - len(anchor.prefix))
        and text.startswith(anchor.suffix, start + len(anchor.exact))
    )


def _candidates(anchor: Anchor, text: str) -> list[int]:
    """Where the words may begin, roughly: the likeliest places, by position in the text."""
    exact = list(_found(text, anchor.exact))[:_PLACES]
    return sorted({*(start for start, _ in _likely(anchor, text)), *exact})


def _likely(anchor: Anchor, text: str) -> list[tuple[int, int]]:
    """Where pieces of words and context say that the words begin, and how many say so.

    The likeliest first.
    """
    votes: Counter[int] = Counter()
    # However often the words stand there, the place where the context agrees has pieces too.
    votes.update(dict.fromkeys(list(_found(text, anchor.exact))[:_OFTEN], 1))
    for offset, piece in _pieces(anchor):
        at = list(_found(text, piece))
        if len(at) <= _OFTEN:
            votes.update(start - offset for start in at)
    gathered: list[tuple[int, int]] = []
    for start in sorted(votes):
        if gathered and start - gathered[-1][0] <= _SAME_PLACE:
            gathered[-1] = (gathered[-1][0], gathered[-1][1] + votes[start])
        else:
            gathered.append((start, votes[start]))
    return sorted(gathered, key=lambda pair: -pair[1])[:_PLACES]


def _found(text: str, wanted: str) -> Iterator[int]:
    """Where `wanted` stands, up to one place more than is of any use."""
    at = text.find(wanted)
    for _ in range(_OFTEN + 1):
        if at < 0:
            return
        yield at
        at = text.find(wanted, at + 1)


def _pieces(anchor: Anchor) -> Iterator[tuple[int, str]]:
    """Pieces of words and context, each with its distance from the beginning of the words."""
    if len(anchor.exact) > LONGEST:
        return
    before, after = anchor.before, anchor.after
    whole = before + anchor.exact + after
    step = max(_PIECE // 3, len(whole) // _PIECES)
    for at in range(0, max(1, len(whole) - _PIECE + 1), step):
        if piece := whole[at : at + _PIECE].strip():
            lead = len(whole[at : at + _PIECE]) - len(whole[at : at + _PIECE].lstrip())
            yield at + lead - len(before), piece


def _fitted(anchor: Anchor, text: str, start: int) -> Place | None:
    """The place around `start` with the bounds that fit best, weighed; None when nothing fits."""
    exact = anchor.exact
    if text.startswith(exact, max(0, start)) and start >= 0:
        return _weighed(anchor, text, Span(start, start + len(exact)))
    if len(exact) > LONGEST:
        return None
    before, after = anchor.before, anchor.after
    low = max(0, start - len(before) - _SLACK)
    high = min(len(text), start + len(exact) + len(after) + _SLACK + len(exact) // 4)
    if low >= high:
        return None
    span = _aligned(before + exact + after, (len(before), len(before) + len(exact)), text[low:high])
    if span is None:
        return None
    return _weighed(anchor, text, _whole(anchor, text, Span(low + span.start, low + span.stop)))


def _whole(anchor: Anchor, text: str, span: Span) -> Span:
    """The span with the rest of the words at its ends, where the mark ended between words too."""
    start, stop = span.start, span.stop
    if not _cuts(anchor.prefix[-1:], anchor.exact[0]):
        while start and span.start - start < _WORD and _cuts(text[start - 1], text[start]):
            start -= 1
    if not _cuts(anchor.exact[-1], anchor.suffix[:1]):
        while stop < len(text) and stop - span.stop < _WORD and _cuts(text[stop - 1], text[stop]):
            stop += 1
    return Span(start, stop)


def _cuts(before: str, after: str) -> bool:
    """Whether a bound between these two characters cuts a word."""
    return before.isalnum() and after.isalnum()


def _aligned(whole: str, bounds: tuple[int, int], window: str) -> Span | None:
    """What has become of the characters of `whole` between `bounds`, laid along `window`.

    What was put in at either end stays outside.
    """
    start, stop = bounds
    runs: list[Span] = []
    for op in Levenshtein.opcodes(whole, window):
        low, high = max(op.src_start, start), min(op.src_end, stop)
        if op.tag in ("insert", "delete") or low >= high:
            continue
        # Runs that are equal, or one for one in place of another, are equally long on both sides.
        runs.append(Span(op.dest_start + low - op.src_start, op.dest_start + high - op.src_start))
    if not runs:
        return None
    # A stray letter of what was put in is often laid under the first or the last letter.
    words = whole[start:stop]
    ends = {run.stop for run in runs[-_ENDS:]}
    last = max(ends, key=lambda end: _likeness(words, window[runs[0].start : end]))
    begins = {run.start for run in runs[:_ENDS] if run.start < last}
    first = max(begins, key=lambda begin: _likeness(words, window[begin:last]))
    return Span(first, last)


def _likeness(one: str, other: str) -> float:
    """How alike two passages are, from 0 to 1."""
    return Levenshtein.normalized_similarity(one, other)


def _weighed(anchor: Anchor, text: str, span: Span) -> Place:
    """A place with how much of words and context is there."""
    before, after = anchor.before, anchor.after
    reach = anchor.reach + _SLACK // 3
    there_before = text[max(0, span.start - reach) : span.start]
    there_after = text[span.stop : span.stop + reach]
    words = _likeness(anchor.exact, span.of(text))
    sides = _alike(before, there_before) + _alike(after, there_after)
    score = (words * len(anchor.exact) + sides) / (len(anchor.exact) + len(before) + len(after))
    return Place(span, words, score)


def _alike(was: str, now: str) -> float:
    """How many characters of a context are there, perhaps pushed away a little.

    Half of the letters of any two passages of English agree in some way.
    """
    if not was or len(now) < len(was) // 2:
        return 0.0
    return len(was) * max(0.0, fuzz.partial_ratio(was, now) / 50 - 1)
