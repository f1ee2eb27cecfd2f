"""Findings as rows of a list: claims in two lines, entities in one."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content

from tui.news.article import Article
from tui.news.by_hand import BY_HAND
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation
from tui.terminal.article.layers import Layers
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import by_hand_sign, corrected_sign, sign

SHORT_KINDS = {Kind.ORGANIZATION: "org"}


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of one article: its name, how often it is mentioned, and where first.

    `is_corrected` says that the reader made it what it is, at one mention at least.
    """

    name: str
    kind: Kind
    count: int
    first: Mention
    is_corrected: bool = False


def named(findings: Findings, layers: Layers) -> tuple[Named, ...]:
    """The entities of an article that are drawn, the most mentioned first."""
    drawn = [mention for mention in findings.mentions if mention.kind in layers.kinds]
    counts = Counter((mention.entity, mention.kind) for mention in drawn)
    firsts: dict[tuple[str, Kind], Mention] = {}
    for mention in drawn:
        firsts.setdefault((mention.entity, mention.kind), mention)
    corrected = {(mention.entity, mention.kind) for mention in drawn if mention.is_corrected}
    return tuple(
        Named(name, kind, count, firsts[name, kind], (name, kind) in corrected)
        for (name, kind), count in counts.most_common()
    )


def who(claim: Claim, article: Article) -> str:
    """Whom a claim is attributed to: the speaker, else the source's own words, else nobody."""
    if claim.speaker is not None:
        return one_line(claim.speaker.name) + ("" if claim.speaker.is_sure else "?")
    words = " ".join(one_line(span.of(article.text)) for span in claim.source)
    return words or "nobody named"


def what(claim: Claim, article: Article) -> str:
    """What a claim says, on one line, or the words of its cue when it has no content."""
    words = " … ".join(one_line(span.of(article.text)) for span in claim.content or claim.cue)
    is_quoted = claim.quotation is Quotation.DIRECT and words[:1] not in "\"“‘'«„"
    return f"“{words}”" if is_quoted else words


def claim_row(claim: Claim, article: Article, width: int, *, is_plain: bool) -> list[Content]:
    """The two lines of a claim: sign and speaker, then what is said."""
    inset = 2 if claim.parent is not None else 0
    room = max(1, width - 3 - inset)
    ending = "".join([" not" if claim.negated else "", " hedged" if claim.is_hedged else ""])
    if yours := _yours(claim, is_plain=is_plain):
        ending += f" {yours}"
    head = Content.assemble(
        " " * inset,
        (sign(claim.stance, is_plain=is_plain), f"bold ${claim.stance}-style"),
        " ",
        (fit(who(claim, article), room - len(ending)), "$strong-style"),
        (ending, "$muted-style"),
    )
    body = Content.assemble(" " * (inset + 2), (fit(what(claim, article), room), "$byline-style"))
    return [head, body]


def _yours(finding: Claim | Mention, *, is_plain: bool) -> str:
    """The sign of what the reader marked or corrected; empty for what was found."""
    if finding.rule == BY_HAND:
        return by_hand_sign(is_plain=is_plain)
    return corrected_sign(is_plain=is_plain) if finding.is_corrected else ""


def entity_row(entity: Named, width: int, *, is_plain: bool = False) -> Content:
    """The line of an entity: name in the colour of its kind, the kind in words, the count."""
    kind = SHORT_KINDS.get(entity.kind, entity.kind.value)
    ending = f" {kind} {entity.count:>3} "
    name = fit(one_line(entity.name), max(1, width - 1 - len(ending)))
    gap = " " * max(0, width - 1 - len(ending) - cell_len(name))
    mark = corrected_sign(is_plain=is_plain) if entity.is_corrected else " "
    mark = _yours(entity.first, is_plain=is_plain) or mark
    return Content.assemble(
        (mark, "$muted-style"), (name, f"${entity.kind}-style"), gap, (ending, "$muted-style")
    )


def is_of_one_row(finding: Claim | Mention | None, other: Claim | Mention | None) -> bool:
    """Whether two findings have the same row: an entity has one for all its mentions."""
    if isinstance(finding, Mention) and isinstance(other, Mention):
        return (finding.entity, finding.kind) == (other.entity, other.kind)
    return finding == other
