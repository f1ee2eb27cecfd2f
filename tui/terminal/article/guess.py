"""Guess: who says it and by which word, for a claim that the reader marks by its content.

Only a proposal, shown before it is taken: the words of the sentence around what
was selected are looked at, not its grammar.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.analysis.cue_words import is_hedge, stance_of
from tui.news.correction import MEASURES, Entity
from tui.news.findings import Findings, Mention, Stance
from tui.news.span import Span
from tui.terminal.article.units import is_word, sentences, words

LONGEST_SOURCE = 8
"""Words of the longest run before a cue that is taken for its source."""

_PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})
_NEGATIONS = frozenset({"not", "never", "cannot"})
_BETWEEN = frozenset({"has", "have", "had", "also", "later", "then", "was", "were", "is", "are"})
_BETWEEN |= frozenset({"did", "does", "do", "not", "never", "earlier", "repeatedly", "again"})


@dataclass(frozen=True, slots=True)
class Guess:
    """A claim that may be meant: None for what the sentence does not show.

    `cues` and `sources` are other words that may be them, in text order; `hedges` are
    words that may weaken it.
    """

    cue: Span | None
    source: Span | None
    stance: Stance
    negated: bool
    cues: tuple[Span, ...]
    sources: tuple[Span, ...]
    hedges: tuple[Span, ...]


def sentence_at(text: str, paragraphs: Sequence[Span], span: Span) -> Span:
    """The sentence, or the sentences, that a span stands in."""
    for paragraph in paragraphs:
        if paragraph.start <= span.start < paragraph.stop:
            around = [s for s in sentences(text, paragraph) if s.overlaps(span)]
            if around:
                return Span(around[0].start, max(around[-1].stop, span.stop))
    return span


def guess(text: str, sentence: Span, content: Span, findings: Findings) -> Guess:
    """Who may say `content` in a sentence, and by which word."""
    outside = [w for w in words(text, sentence) if is_word(text, w) and not w.overlaps(content)]
    cues = [_with_to(text, w, outside) for w in outside if _stance(text, w)]
    cue = min(cues, key=lambda w: _distance(w, content), default=None)
    sources = list(_sources(text, cue, outside, findings))
    stance = (_stance(text, cue) if cue else None) or Stance.SAID
    return Guess(
        cue,
        sources[0] if sources and cue is not None else None,
        stance,
        cue is not None and _is_negated(text, cue, outside),
        tuple(sorted(set(cues))),
        tuple(sorted(set(sources))),
        tuple(w for w in words(text, sentence) if is_hedge(w.of(text))),
    )


def speaker_in(source: Sequence[Span], mentions: Sequence[Mention]) -> Entity | None:
    """The entity that the words of a source name, the first of them; None when they name none."""
    for mention in mentions:
        if mention.kind not in MEASURES and any(span.covers(mention.span) for span in source):
            return Entity(mention.entity, mention.kind)
    return None


def _stance(text: str, span: Span) -> Stance | None:
    word = span.of(text)
    return Stance.SAID if word.casefold().startswith("according") else stance_of(word)


def _with_to(text: str, word: Span, outside: Sequence[Span]) -> Span:
    """The word, and the "to" of "according to"."""
    following = next((w for w in outside if w.start > word.start), None)
    if word.of(text).casefold() == "according" and following and following.of(text) == "to":
        return Span(word.start, following.stop)
    return word


def _distance(word: Span, content: Span) -> int:
    return content.start - word.stop if word.stop <= content.start else word.start - content.stop


def _is_negated(text: str, cue: Span, outside: Sequence[Span]) -> bool:
    before = [w.of(text).casefold() for w in outside if w.stop <= cue.start][-2:]
    return any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in before)


def _sources(
    text: str, cue: Span | None, outside: Sequence[Span], findings: Findings
) -> Iterator[Span]:
    """What may be the source, the likeliest first: next to the cue, names, pronouns."""
    if cue is not None:
        yield from _beside(text, cue, outside)
    named = [m.span for m in findings.mentions if m.kind not in MEASURES]
    whole = [span for span in named if any(w.overlaps(span) for w in outside)]
    yield from sorted(whole, key=lambda span: _distance(span, cue) if cue else 0)
    yield from (w for w in outside if w.of(text).casefold() in _PRONOUNS)


def _beside(text: str, cue: Span, outside: Sequence[Span]) -> Iterator[Span]:
    """The run of words right before the cue and, when there is none, right after it."""
    before = [w for w in outside if w.stop <= cue.start]
    while before and before[-1].of(text).casefold() in _BETWEEN:
        before.pop()
    run: list[Span] = []
    for word in reversed(before):
        if run and text[word.stop : run[0].start].strip():
            break  # a comma, a quotation mark: another clause begins
        run.insert(0, word)
    if run and not text[run[-1].stop : cue.start].strip(" \nabcdefghijklmnopqrstuvwxyz'’"):
        if len(run) <= LONGEST_SOURCE:
            yield Span(run[0].start, run[-1].stop)
        return
    after = [w for w in outside if w.start >= cue.stop]
    run = []
    for word in after[:LONGEST_SOURCE]:
        if text[(run[-1] if run else cue).stop : word.start].strip():
            break
        run.append(word)
    if run:
        yield Span(run[0].start, run[-1].stop)
