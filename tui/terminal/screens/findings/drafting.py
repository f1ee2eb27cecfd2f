"""Drafting: a claim as parts that can be drawn, and what is drawn as a claim."""

from __future__ import annotations

from collections.abc import Sequence

from tui.library.corrections.drawn import quotation_of
from tui.news.by_hand import BY_HAND
from tui.news.correction import Entity
from tui.news.findings import Claim, Speaker, Stance, Via
from tui.news.span import Span
from tui.terminal.article.guess import Guess, guess, sentence_at
from tui.terminal.article.shape import CONTENT, CUE, HEDGE, SOURCE, Run, Shape
from tui.terminal.screens.findings.meant import Meant
from tui.terminal.screens.findings.shaping import Draft


def draft_of(claim: Claim, meant: Meant, paragraphs: Sequence[Span]) -> Draft:
    """A claim that was found, to be drawn anew; `paragraphs` are those of its article."""
    parts = {CONTENT: claim.content, SOURCE: claim.source, CUE: claim.cue, HEDGE: claim.hedges}
    runs = [Run(part, span) for part, spans in parts.items() for span in (spans or (None,))]
    content = claim.content[0] if claim.content else claim.span
    seen = guess(
        meant.text, sentence_at(meant.text, paragraphs, claim.span), content, meant.findings
    )
    others = others_in(seen)
    speaker = _known(meant, claim.speaker.name) if claim.speaker else None
    return Draft(Shape(tuple(runs), others), claim.stance, speaker, claim.negated)


def others_in(seen: Guess) -> dict[str, Sequence[Span]]:
    """The words that each part of a claim may have instead."""
    return {SOURCE: seen.sources, CUE: seen.cues, HEDGE: seen.hedges}


def _known(meant: Meant, name: str) -> Entity | None:
    """The entity of that name that the article mentions."""
    mentions = meant.findings.mentions
    return next((Entity(m.entity, m.kind) for m in mentions if m.entity == name), None)


def claim_of(draft: Draft, text: str) -> Claim:
    """The claim that a draft stands for."""
    spans = draft.shape.spans
    return Claim(
        spans(CUE),
        spans(SOURCE),
        spans(CONTENT),
        draft.stance or Stance.SAID,
        quotation_of(text, spans(CONTENT)),
        1.0,
        BY_HAND,
        Speaker(draft.speaker.name, Via.NAMED) if draft.speaker else None,
        draft.negated,
        spans(HEDGE),
        is_corrected=True,
    )
