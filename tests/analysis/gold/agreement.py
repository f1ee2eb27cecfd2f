"""How far two annotators agree: the marks of one scored against the other's, as findings are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tests.analysis.gold.reading import Case, GoldClaim
from tests.analysis.gold.scoring import score
from tui.news.findings import Claim, Quotation, Speaker


def as_found(claim: GoldClaim) -> Claim:
    """A marked claim as if it had been found, with full confidence.

    Neither the kind of quotation nor which words hedge is marked: the first is
    always indirect, the second is the first run of the cue or of the content.
    """
    speaker = None
    if claim.speaker is not None and claim.via is not None:
        speaker = Speaker(claim.speaker, claim.via, claim.speaker_is_sure)
    return Claim(
        cue=claim.cue,
        source=claim.source,
        content=claim.content,
        stance=claim.stance,
        quotation=Quotation.INDIRECT,
        confidence=1.0,
        rule="person",
        speaker=speaker,
        negated=claim.is_negated,
        hedges=(claim.cue or claim.content)[:1] if claim.is_hedged else (),
        parent=claim.parent,
    )


def agreement(first: Iterable[Case], second: Iterable[Case]) -> Counter[str]:
    """The counts of `score` with the first annotator's marks as gold, the second's as found.

    ValueError when the second has not marked a text that the first has.
    """
    found = {case.text: tuple(map(as_found, case.claims)) for case in second}

    def find(text: str) -> tuple[Claim, ...]:
        if text not in found:
            raise ValueError(f"the second annotator has not marked {text[:40]!r}")
        return found[text]

    return score(first, find)
