"""A query about claims opens the article at the claim."""

from __future__ import annotations

import pytest

from tui.news.findings import Claim, Findings, Quotation, Speaker, Stance, Via
from tui.news.hits import HitSpan
from tui.news.query.query import Query
from tui.news.span import Span
from tui.terminal.article.claim_hits import claim_hits, merged_hits

TEXT = "The ministry confirmed the strike. The union denied any deal."


def _claim(source: str, cue: str, content: str, stance: Stance) -> Claim:
    def spans(part: str) -> tuple[Span, ...]:
        return (Span(TEXT.index(part), TEXT.index(part) + len(part)),)

    return Claim(
        cue=spans(cue),
        source=spans(source),
        content=spans(content),
        stance=stance,
        quotation=Quotation.INDIRECT,
        confidence=0.8,
        rule="verb+np",
        speaker=Speaker(source, Via.DESCRIPTION),
    )


FINDINGS = Findings(
    claims=(
        _claim("The ministry", "confirmed", "the strike", Stance.CONFIRMED),
        _claim("The union", "denied", "any deal", Stance.DENIED),
    )
)


@pytest.mark.parametrize(
    ("query", "cues"),
    [
        ("stance:denied", ["denied"]),
        ("stance:den", ["denied"]),
        ("by:ministry", ["confirmed"]),
        ("by:ministry stance:denied", ["confirmed", "denied"]),
        ("claim:(by:ministry stance:denied)", []),
        ("claim:(by:union stance:denied deal)", ["denied"]),
        ("claim:(by:union strike)", []),
        ("about:strike", ["confirmed"]),
        ("claim:(stance:denied about:deal)", ["denied"]),
        ("claim:(stance:denied date:2023 title:port)", ["denied"]),
        ("claim:(/^any deal$/ source:afp)", ["denied"]),
        ("claim:(stance:denied /strike/)", []),
        ("claim:(entity:strike)", ["confirmed"]),
        ("union", []),
        ("-stance:denied", []),
    ],
)
def test_the_claims_asked_for_are_hits(query: str, cues: list[str]) -> None:
    found = claim_hits(Query.parse(query).tree, FINDINGS, TEXT)
    assert [hit.span.of(TEXT) for hit in found] == cues


def test_an_article_that_is_not_analysed_has_no_claim_hits() -> None:
    assert claim_hits(Query.parse("stance:denied").tree, None, TEXT) == ()


def test_a_cue_gives_way_to_a_word_it_overlaps() -> None:
    word, cue = HitSpan(Span(4, 8)), HitSpan(Span(6, 12))
    assert merged_hits((word,), (cue, HitSpan(Span(20, 22)))) == (word, HitSpan(Span(20, 22)))
