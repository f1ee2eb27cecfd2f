"""The line that explains what is under the cursor: a claim or an entity, with its reason."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.news.article import Article
from tui.news.by_hand import BY_HAND
from tui.news.findings import Claim, Findings, Mention, Stance
from tui.news.span import Span
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import sign

_SOURCE_CELLS = 48


def explained(
    finding: Claim | Mention,
    article: Article,
    findings: Findings,
    *,
    is_plain: bool = False,
    room: int | None = None,
) -> Content:
    """What was found, who it leads to, by which rule, and how sure that is.

    Where the line has less `room`, the way it was quoted is left out, then the
    rule: whatever `explain` tells as well.
    """
    if isinstance(finding, Mention):
        return _mention(finding, findings)
    between = Content.styled(" · ", "$muted-style")
    parts = list(_claim(finding, article, findings, is_plain=is_plain))
    sure = Content.styled(f"{finding.confidence:.2f}", "$muted-style")
    shorter = [part for part in parts if part.plain != f"{finding.quotation} speech"]
    for words in (parts, shorter):
        if room is None or between.join(words).cell_length <= room:
            return between.join(words)
    return between.join([*shorter[:-1], sure])


def _claim(
    claim: Claim, article: Article, findings: Findings, *, is_plain: bool
) -> Iterator[Content]:
    stance = f"{'not ' if claim.negated else ''}{claim.stance}"
    yield Content.styled(
        f"{sign(claim.stance, is_plain=is_plain)} {stance}", f"${claim.stance}-style"
    )
    yield _speaker(claim, article)
    if claim.hedges:
        yield Content(f"hedged: {', '.join(_words(article, span) for span in claim.hedges)}")
    if claim.parent is not None:
        outer = findings.claims[claim.parent]
        yield Content(f"inside what {_source(outer, article) or 'somebody'} {_did(outer.stance)}")
    yield Content(f"{claim.quotation} speech")
    if claim.is_corrected:
        yield Content(_by_you(claim))
    yield Content.styled(f"{one_line(claim.rule)} · {claim.confidence:.2f}", "$muted-style")


def _by_you(finding: Claim | Mention) -> str:
    return "made by you" if finding.rule == BY_HAND else "corrected by you"


def _did(stance: Stance) -> str:
    """The stance as something that was done to the content."""
    return "did not verify" if stance is Stance.UNVERIFIED else str(stance)


def _speaker(claim: Claim, article: Article) -> Content:
    speaker = claim.speaker
    written = _source(claim, article)
    if speaker is None:
        return Content(written or "nobody is named")
    name = one_line(speaker.name) + ("" if speaker.is_sure else "?")
    how = (
        str(speaker.via)
        if written.casefold() == speaker.name.casefold() or not written
        else written
    )
    return Content.assemble((name, "bold"), (f" ({how})", "$muted-style"))


def _source(claim: Claim, article: Article) -> str:
    return fit(" ".join(_words(article, span) for span in claim.source), _SOURCE_CELLS)


def _words(article: Article, span: Span) -> str:
    return " ".join(one_line(span.of(article.text)).split())


def _mention(mention: Mention, findings: Findings) -> Content:
    same = sum(1 for other in findings.mentions if other.entity == mention.entity)
    times = "once here" if same == 1 else f"{same} times here"
    claims = sum(
        1
        for claim in findings.claims
        if claim.speaker is not None and claim.speaker.name == mention.entity
    )
    said = f" · {claims} claim{'s' if claims > 1 else ''} by it" if claims else ""
    return Content.assemble(
        (one_line(mention.entity), "bold"),
        " · ",
        (str(mention.kind), f"${mention.kind}-style"),
        f" · {times}{said}{f' · {_by_you(mention)}' if mention.is_corrected else ''}",
        (f" · {one_line(mention.rule)} · {mention.confidence:.2f}", "$muted-style"),
    )
