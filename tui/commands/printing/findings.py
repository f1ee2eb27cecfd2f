"""What was found in an article, for a person to read: its claims, then its entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tui.news.findings import Claim, Findings
from tui.news.span import Span
from tui.terminal.looks.signs import sign


def finding_lines(text: str, findings: Findings) -> Iterator[str]:
    """The claims of a text with their cues and rules, and how often each entity is named."""
    if findings.claims:
        yield f"\n  Claims ({len(findings.claims)})"
    for claim in findings.claims:
        yield from _claim_lines(text, claim)
    if findings.mentions:
        yield f"\n  Entities ({len({(m.kind, m.entity) for m in findings.mentions})})"
    counts = Counter((mention.kind, mention.entity) for mention in findings.mentions)
    for (kind, entity), count in sorted(counts.items(), key=lambda found: (-found[1], found[0])):
        yield f"  {kind:13} {entity}" + (f"  ×{count}" if count > 1 else "")


def _claim_lines(text: str, claim: Claim) -> Iterator[str]:
    who = _words(text, claim.source) or "(nobody named)"
    if claim.speaker and claim.speaker.name != who:
        who += f" = {claim.speaker.name}" + ("" if claim.speaker.is_sure else "?")
    nature = " ".join(("not",) * claim.negated + (claim.stance.value,))
    hedge = f", hedged: {_words(text, claim.hedges)}" if claim.is_hedged else ""
    yield f"  {sign(claim.stance)} {nature:11} {who}"
    yield f"                {_words(text, claim.content)}"
    cue = _words(text, claim.cue)
    yield f"                [{cue} · {claim.rule} · {claim.confidence:.2f}{hedge}]"


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)
