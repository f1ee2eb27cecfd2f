"""Facts: all that is known of a finding, each with the word for what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.news.article import Article
from tui.news.findings import Claim, Findings, Mention, Via
from tui.news.span import Span
from tui.terminal.article.rule_words import rule_words
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import sign

LABEL_CELLS = 10
CONTENT_CELLS = 240
"""What is shown of a long content; all of it stands in the article."""

Fact = tuple[str, Content]

_HOW = {
    Via.NAMED: "named as",
    Via.PRONOUN: "meant by",
    Via.DESCRIPTION: "described as",
    Via.CARRIED_OVER: "carried over from the sentence before",
}


def title(finding: Claim | Mention, article: Article, *, is_plain: bool = False) -> Content:
    """What was found, in one line."""
    if isinstance(finding, Mention):
        kind = (f"  {finding.kind}", f"${finding.kind}-style")
        return Content.assemble((one_line(finding.entity), "bold"), kind)
    stance = f"{sign(finding.stance, is_plain=is_plain)} {_stance(finding)}"
    who = _who(finding, article)
    return Content.assemble((stance, f"${finding.stance}-style"), "  ", (who, "bold"))


def facts(finding: Claim | Mention, article: Article, findings: Findings) -> list[Fact]:
    """The rest, the most telling first."""
    told = (
        _claim(finding, article, findings)
        if isinstance(finding, Claim)
        else _mention(finding, article, findings)
    )
    return [(label, Content(one_line(words))) for label, words in told]


def _claim(claim: Claim, article: Article, findings: Findings) -> Iterator[tuple[str, str]]:
    written = _words(article, claim.source)
    yield "what", fit(_words(article, claim.content), CONTENT_CELLS) or "nothing is quoted"
    if claim.speaker is None:
        yield "who", "nobody is named" if not written else f"“{written}”, whoever that is"
    else:
        how = _HOW[claim.speaker.via]
        if written and claim.speaker.via is not Via.CARRIED_OVER:
            how = f"{how} “{written}”"
        yield "who", f"{claim.speaker.name}, {how}{'' if claim.speaker.is_sure else ': a guess'}"
    cue = _words(article, claim.cue)
    yield "how", f"{claim.quotation} speech{f', “{cue}”' if cue else ''}"
    if claim.hedges:
        yield "hedged", f"“{_words(article, claim.hedges)}”"
    if claim.about:
        yield "about", ", ".join(claim.about)
    if claim.parent is not None:
        outer = findings.claims[claim.parent]
        yield "inside", f"what {_who(outer, article)} {_stance(outer)}"
    yield "found by", _reason(claim.rule, claim.confidence, is_corrected=claim.is_corrected)


def _mention(mention: Mention, article: Article, findings: Findings) -> Iterator[tuple[str, str]]:
    same = [each for each in findings.mentions if each.entity == mention.entity]
    forms = Counter(_words(article, (each.span,)) for each in same)
    yield (
        "here",
        ", ".join(
            f"“{form}” {count}×" if count > 1 else f"“{form}”"
            for form, count in forms.most_common()
        ),
    )
    said = Counter(
        claim.stance
        for claim in findings.claims
        if claim.speaker is not None and claim.speaker.name == mention.entity
    )
    if said:
        stances = ", ".join(f"{stance} {count}×" for stance, count in said.most_common())
        yield "claims", f"{said.total()} here: {stances}"
    about = sum(1 for claim in findings.claims if mention.entity in claim.about)
    if about:
        yield "about it", f"{about} claim{'s' if about > 1 else ''} here"
    yield (
        "found by",
        _reason(mention.rule, mention.confidence, is_corrected=mention.is_corrected),
    )


def fact_lines(told: Sequence[Fact], width: int) -> Content:
    """The facts under each other, their words wrapped beside the labels."""
    lines: list[Content] = []
    for label, words in told:
        lead = f"{label:<{LABEL_CELLS}}"
        for line in words.wrap(max(12, width - LABEL_CELLS)):
            lines.append(Content.assemble((lead, "$muted-style"), line))
            lead = " " * LABEL_CELLS
    return Content("\n").join(lines)


def _stance(claim: Claim) -> str:
    return f"{'not ' if claim.negated else ''}{claim.stance}"


def _who(claim: Claim, article: Article) -> str:
    if claim.speaker is not None:
        return one_line(claim.speaker.name) + ("" if claim.speaker.is_sure else "?")
    return _words(article, claim.source) or "nobody is named"


def _reason(rule: str, confidence: float, *, is_corrected: bool) -> str:
    mine = ", corrected by you" if is_corrected else ""
    return f"{rule_words(rule)} · confidence {confidence:.2f}{mine}"


def _words(article: Article, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(one_line(span.of(article.text)).split()) for span in spans)
