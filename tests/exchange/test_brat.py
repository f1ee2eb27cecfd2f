"""Claims and names as brat's files, named as PolNeAR names them, and back."""

from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st

from tests.exchange.test_annotations import FINDINGS, TEXT
from tui.exchange.brat import CONFIGURATION, standoff
from tui.exchange.brat_in import drawn_by_hand
from tui.exchange.kept import Kept
from tui.news.article import Article, ArticleId
from tui.news.by_hand import ClaimByHand, MentionByHand
from tui.news.findings import Claim, Findings, Quotation, Stance
from tui.news.span import Span

ID = ArticleId("0123456789abcdef")


def kept(text: str, findings: Findings) -> Kept:
    article = Article(text, "a.txt")
    return Kept(ID, article, findings, (), "", (), False, False, False)


def test_a_claim_is_an_event_at_its_cue_with_polnears_names() -> None:
    assert standoff(kept(TEXT, FINDINGS)).splitlines() == [
        "T1\tPerson 0 9\tAna Lopes",
        "T2\tSource 0 9\tAna Lopes",
        "T3\tCue 10 16\tdenied",
        "T4\tContent 17 41\tthat the 😀 port was shut",
        "T5\tAttribution 10 16\tdenied",
        "E1\tAttribution:T5 Source:T2 Cue:T3 Content:T4",
        "A1\tStance E1 denied",
        "#1\tAnnotatorNotes E1\tAna Lopes",
    ]
    assert "[events]\nAttribution Source*:Source, Cue*:Cue, Content*:Content" in CONFIGURATION


def test_a_content_of_several_runs_and_lines_is_one_line_of_the_file() -> None:
    text = "“One\n\ntwo,” she said, “three.”"
    claim = Claim(
        cue=(Span(16, 20),),
        source=(),
        content=(Span(0, 11), Span(22, 30)),
        stance=Stance.SAID,
        quotation=Quotation.DIRECT,
        confidence=1.0,
        rule="test",
        negated=True,
    )
    lines = standoff(kept(text, Findings((), (claim,)))).splitlines()
    assert "T2\tContent 0 4;6 11;22 30\t“One two,” “three.”" in lines
    assert "E1\tAttribution-no-source:T3 Cue:T1 Content:T2" in lines
    assert "A2\tNegation E1" in lines
    assert list(drawn_by_hand(ID, text, lines, Findings((), (claim,)))) == []


def test_what_was_exported_comes_back_as_nothing_new() -> None:
    lines = standoff(kept(TEXT, FINDINGS)).split("\n")
    assert list(drawn_by_hand(ID, TEXT, lines, FINDINGS)) == []
    mention, claim = drawn_by_hand(ID, TEXT, lines, Findings())
    assert isinstance(mention, MentionByHand)
    assert mention.entity.name == "Ana Lopes"
    assert isinstance(claim, ClaimByHand)
    assert [anchor.exact for anchor in claim.content] == ["the 😀 port was shut"]
    assert claim.stance is Stance.DENIED


def test_lines_of_polnear_are_read_with_content_in_two_parts() -> None:
    text = "She said yes and later said no."
    lines = [
        "E1\tAttribution:T3 Source:T1 Cue:T2 Content:T4 Content2:T5",
        "T1\tSource 0 3\tShe",
        "T2\tCue 4 8\tsaid",
        "T3\tAttribution 4 8\tsaid",
        "T4\tContent 9 12\tyes",
        "T5\tContent 28 30\tno",
        "T9\tPerson 20 900\toutside",
        "not a line",
    ]
    [claim] = drawn_by_hand(ID, text, lines, Findings())
    assert isinstance(claim, ClaimByHand)
    assert [anchor.exact for anchor in claim.content] == ["yes", "no"]
    assert claim.stance is Stance.SAID


LINES = st.from_regex(
    r"\A(T[1-9]\t(Person|Cue|Content|Source) \d{1,2} \d{1,2}(;\d{1,2} \d{1,2})?\tx"
    r"|E[1-3]\tAttribution:T1 (Cue:T[1-9] )?(Content:T[1-9] )?(Source:T[1-9])?"
    r"|A1\tStance E[1-3] (denied|nothing)|#1\tAnnotatorNotes T[1-9]\t.{0,5}|.{0,20})\Z",
)


@given(st.lists(LINES, max_size=12))
@example(["T1\tPerson 0 1\tx", "#1\tAnnotatorNotes T1\t\U00018cd6"])
def test_whatever_a_file_says_lies_in_the_text(lines: list[str]) -> None:
    for drawn in drawn_by_hand(ID, TEXT, lines, Findings()):
        anchors = (
            [drawn.anchor]
            if isinstance(drawn, MentionByHand)
            else [*drawn.cue, *drawn.source, *drawn.content]
        )
        assert anchors
        assert all(anchor and anchor.span.of(TEXT) == anchor.exact for anchor in anchors)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip))
def test_every_bound_line_holds_the_words_at_its_offsets(text: str) -> None:
    claim = Claim(
        cue=(Span(0, len(text)),),
        source=(),
        content=(),
        stance=Stance.SAID,
        quotation=Quotation.INDIRECT,
        confidence=1.0,
        rule="test",
    )
    for line in standoff(kept(text, Findings((), (claim,)))).split("\n"):
        if found := re.match(r"T\d+\t\S+ ([\d ;]+)\t(.*)", line):
            runs = [[int(n) for n in run.split()] for run in found[1].split(";")]
            assert " ".join(text[start:stop] for start, stop in runs) == found[2]
