"""Transcripts: what is said in the turns of an interview, a briefing or a hearing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.marks import mark_draft
from tui.analysis.turns import Turn, find_turns, is_nameless
from tui.news.findings import Kind, Mention, Stance

_SPEAKING = frozenset({Kind.PERSON, Kind.ORGANIZATION, Kind.GROUP})
_COURTESIES = frozenset(
    {
        *("thank", "thanks", "you", "very", "much", "so", "hi", "hello", "hey", "welcome", "bye"),
        *("good", "morning", "afternoon", "evening", "night", "goodbye", "everybody", "everyone"),
        *("yes", "yeah", "no", "right", "okay", "ok", "well", "sure", "all", "please", "sir"),
    }
)
"""Words of which a turn consists that says nothing."""


def read_transcript(text: Text, mentions: Sequence[Mention]) -> Iterator[Draft]:
    """The drafts of the turns whose label names somebody, or is that of an unnamed asker."""
    for turn in find_turns(text.string):
        head = _speaker(text, turn, mentions)
        if head is None:
            continue
        label = text.tokens(turn.label.start, turn.label.stop)
        content = text.tokens(turn.speech.start, turn.speech.stop) - text.spaces
        if _is_courtesy(text, content) or min(content) in text.quote_of:
            continue  # "OBAMA: “…”" is read with the quotations
        before = text.tokens(turn.label.stop, turn.speech.start)
        colon = next((text.doc[i] for i in sorted(before) if text.doc[i].text == ":"), None)
        if colon is None:
            draft = mark_draft(text.doc[head], set(), text.doc[head], content)
            draft.source_head = None
        else:
            draft = mark_draft(colon, label, text.doc[head], content)
        is_question = text.doc[max(content)].text == "?"
        draft.stance = Stance.ASKED if is_question or turn.is_question else Stance.SAID
        yield draft


def _speaker(text: Text, turn: Turn, mentions: Sequence[Mention]) -> int | None:
    """The last token of the name in a label; None for a label that names nobody."""
    label = turn.label
    if turn.is_question or is_nameless(label.of(text.string)):
        return max(text.tokens(label.start, label.stop), default=None)
    first = bisect_left(mentions, label.start, key=lambda mention: mention.span.start)
    for mention in mentions[first : first + 3]:
        if mention.span.stop <= label.stop and mention.kind in _SPEAKING:
            return max(text.tokens(mention.span.start, mention.span.stop))
    return None


def _is_courtesy(text: Text, content: set[int]) -> bool:
    """Whether a turn is nothing but thanks, a greeting or a "yes"."""
    words = [text.doc[i] for i in content if text.doc[i].is_alpha]
    small = [t for t in words if t.pos_ != "PROPN"]
    return len(words) < 12 and all(t.lower_ in _COURTESIES for t in small)
