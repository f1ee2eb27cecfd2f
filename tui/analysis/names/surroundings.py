"""Names by what stands around an article: speakers of a transcript, and leftovers of a page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from tui.analysis.leftovers import leftovers
from tui.analysis.names.candidate import Candidate
from tui.analysis.names.people_shapes import Firm
from tui.analysis.names.words import Words
from tui.analysis.turns import find_turns, is_nameless
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind

RANK_SPEAKER = 11
_LONGEST = 4


def leftover_words(words: Words) -> Iterator[tuple[int, int]]:
    """The runs of words, first and after the last, that are no part of the article."""
    for span in leftovers(words.text):
        yield bisect_left(words.stops, span.start + 1), bisect_left(words.starts, span.stop)


def speakers(words: Words, vocabulary: Vocabulary, firm: Firm) -> Iterator[Candidate]:
    """The people whose names, in capitals, begin the turns of a transcript."""
    turns = [turn for turn in find_turns(words.text) if turn.has_name]
    labels = [turn.label.of(words.text) for turn in turns]
    ends = Counter(label.rpartition(" ")[2] for label in labels)
    for turn, label in zip(turns, labels, strict=True):
        if is_nameless(label):
            continue
        first = bisect_right(words.starts, turn.label.start) - 1
        stop = bisect_left(words.starts, turn.label.stop)
        begin = first
        while first < stop - 1 and (
            words.lower[first] in vocabulary.title_words
            or words.lower[first] in vocabulary.honorifics
            or words.words[first] == "."
        ):
            first += 1
        surname = words.words[stop - 1]
        is_known = (
            first > begin
            or ends[surname] > 1
            or words.words[first].title() in vocabulary.given
            or surname.title() in words.words
        )
        if (
            is_known
            and stop - first <= _LONGEST
            and not any(at in firm for at in range(first, stop))
        ):
            yield Candidate(first, stop, Kind.PERSON, "speaker", RANK_SPEAKER, 0.9)
