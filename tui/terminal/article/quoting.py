"""What leaves the program of an article: its text, a quotation with its source, its link.

Line ends that only the screen or the file's own wrapping made are not in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tui.news.article import Article
from tui.news.findings import Claim, Quotation
from tui.news.span import Span
from tui.terminal.article.headline import long_date
from tui.terminal.article.wrap import hand_wrap_width, written_lines
from tui.terminal.looks.safe import safe
from tui.terminal.outside import web_address

_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_MARKS = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’", "'": "'"}


def text_of(article: Article, span: Span | None = None) -> str:
    """The words of an article (or of a span of it), each paragraph on one line."""
    text, paragraphs = article.text, article.paragraphs
    wanted = span or Span(0, len(text))
    width = hand_wrap_width(text, paragraphs)
    parts = []
    for paragraph in paragraphs:
        if not paragraph.overlaps(wanted):
            continue
        runs = [
            text[max(start, wanted.start) : min(stop, wanted.stop)]
            for start, stop in written_lines(text, paragraph, width)
            if start < wanted.stop and wanted.start < stop
        ]
        parts.append("\n".join(_LINE_END.sub(" ", run) for run in runs))
    return safe("\n\n".join(parts))


def link_of(article: Article) -> str:
    """Where the article is to be found: its address, else its file."""
    return safe(web_address(article.url) or article.place)


def headline_and_link(article: Article) -> str:
    """The headline, and the link under it."""
    return f"{_one_line(article.headline)}\n{link_of(article)}"


def claim_quotation(article: Article, claim: Claim) -> str:
    """A claim as a quotation.

    The words of the source where they are given as such; else those of the
    article, from who says it to what is said, because they are not the source's.
    """
    if claim.quotation is Quotation.DIRECT and claim.content:
        words = " […] ".join(text_of(article, span) for span in claim.content)
    else:
        words = text_of(article, claim.span)
    return quotation(article, words, claim)


def quotation(article: Article, words: str, claim: Claim | None = None) -> str:
    """Words of an article in quotation marks, and under them who, where, when and the link."""
    words = _one_line(words)
    if len(words) > 1 and _MARKS.get(words[0]) == words[-1] and words[0] not in words[1:-1]:
        words = words[1:-1]
    parts = [_speaker(article, claim)] if claim is not None else []
    parts.append(article.publisher or "")
    parts.append(long_date(article.published) if article.published is not None else "")
    source = ", ".join(_one_line(part) for part in parts if part)
    return "\n".join(
        part for part in (f"“{words}”", source and f"— {source}", link_of(article)) if part
    )


def _speaker(article: Article, claim: Claim) -> str:
    """Who says it, and how when it is more than saying."""
    written = " ".join(span.of(article.text) for span in claim.source)
    who = claim.speaker.name if claim.speaker is not None else written
    if not who:
        return ""
    guess = "" if claim.speaker is None or claim.speaker.is_sure else "?"
    return f"{who}{guess} ({'not ' if claim.negated else ''}{claim.stance})"


def quoted_claim(claims: Sequence[Claim], span: Span) -> Claim | None:
    """The innermost claim in whose direct words a span lies, or None."""
    around = [
        claim
        for claim in claims
        if claim.quotation is Quotation.DIRECT and any(run.covers(span) for run in claim.content)
    ]
    return min(around, key=lambda claim: len(claim.span), default=None)


def innermost(claims: Sequence[Claim], at: int) -> Claim | None:
    """The innermost claim around a character, or None."""
    around = [claim for claim in claims if at in claim.span]
    return min(around, key=lambda claim: len(claim.span), default=None)


def _one_line(text: str) -> str:
    return " ".join(safe(text).split())
