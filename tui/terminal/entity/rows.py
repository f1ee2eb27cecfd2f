"""The rows of an entity page: what each stands for, and how it looks. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from textual.content import Content

from tui.news.entity_page import Claimed, Companion, EntityPage, Outlet, Told
from tui.news.ledger import LedgerRow
from tui.terminal.article.headline import short_date
from tui.terminal.article.wrap import fit
from tui.terminal.lists.claim_line import DATE_CELLS, claim_line, origin, with_tail
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import sign

FIRST_CLAIMS, FIRST_OTHERS = 6, 10
"""Rows of a section until the reader asks for more."""

LOW = 24
"""Lines of the screen below which nothing stands empty."""


class Section(StrEnum):
    """The sections of a page, in order."""

    SAID = "Claims by it"
    ABOUT = "Claims about it"
    COMPANIONS = "Named with"
    OUTLETS = "Publishers"
    LATEST = "Latest articles"


@dataclass(frozen=True, slots=True)
class ClaimOn:
    """A claim, by its row in the ledger."""

    claim: int


@dataclass(frozen=True, slots=True)
class More:
    """What a section has beside the rows that are shown; `is_here` when it can be shown here."""

    section: Section
    count: int
    is_here: bool


Row = ClaimOn | Companion | Outlet | Told | More


def identity(section: Section, row: Row) -> tuple[Section, object]:
    """What stays the same of a row when its counts change."""
    match row:
        case Companion(entity):
            return section, entity
        case Outlet(name):
            return section, name
        case Told() as told:
            return section, told.id
        case More():
            return section, More
        case ClaimOn():
            return section, row


def rows_of(page: EntityPage, opened: frozenset[Section]) -> list[tuple[Section, list[Row]]]:
    """The sections that hold anything, and their rows; all of them in those that are opened."""
    sections: list[tuple[Section, list[Row]]] = [
        (Section.SAID, _claims(Section.SAID, page.said, opened)),
        (Section.ABOUT, _claims(Section.ABOUT, page.about, opened)),
        (Section.COMPANIONS, _others(Section.COMPANIONS, page.companions, opened)),
        (Section.OUTLETS, _others(Section.OUTLETS, page.outlets, opened)),
        (Section.LATEST, [*page.latest]),
    ]
    if (left := page.articles - len(page.latest)) > 0:
        sections[-1][1].append(More(Section.LATEST, left, is_here=False))
    return [(section, rows) for section, rows in sections if rows]


def _claims(section: Section, claimed: Claimed, opened: frozenset[Section]) -> list[Row]:
    shown = claimed.newest if section in opened else claimed.newest[:FIRST_CLAIMS]
    rows: list[Row] = [ClaimOn(claim) for claim in shown]
    if left := claimed.total - len(shown):
        rows.append(More(section, left, is_here=len(shown) < len(claimed.newest)))
    return rows


def _others(
    section: Section, others: Sequence[Companion | Outlet], opened: frozenset[Section]
) -> list[Row]:
    shown = others if section in opened else others[:FIRST_OTHERS]
    left = len(others) - len(shown)
    return [*shown, *([More(section, left, is_here=True)] if left else [])]


def heading(section: Section, page: EntityPage, *, is_plain: bool) -> str:
    """What stands over a section."""
    match section:
        case Section.SAID:
            return _of_claims(section, page.said, is_plain=is_plain)
        case Section.ABOUT:
            return _of_claims(section, page.about, is_plain=is_plain)
        case Section.COMPANIONS:
            some = f" · in {page.compared:,} of {page.articles:,} articles"
            counted = some if page.compared < page.articles else ""
            return f"{section} more often than by chance (log-likelihood ratio){counted}"
        case Section.OUTLETS:
            return f"{section} · articles, and claims by it"
        case Section.LATEST:
            return f"{section} of {page.articles:,}"


def _of_claims(section: Section, claimed: Claimed, *, is_plain: bool) -> str:
    stances = (claimed.stances or {}).items()
    told = " ".join(f"{sign(stance, is_plain=is_plain)}{count:,}" for stance, count in stances)
    newest = f"   of the newest {claimed.looked_at:,}" if claimed.looked_at < claimed.total else ""
    return f"{section} · {claimed.total:,}   {told}{newest}"


def claim_on(row: LedgerRow | None, width: int, *, is_about: bool, is_plain: bool) -> Content:
    """A claim in one line; who says it only where that is not the entity of the page."""
    if row is None:
        return Content.styled(" gone since; the article was analysed again", "$muted-style")
    status = "" if row.check.is_empty else f" {row.check.status.value}"
    beside, tail = short_date(row.published), origin(row.publisher, width) + status
    return claim_line(row, beside, tail, width, has_speaker=is_about, is_plain=is_plain)


def companion_line(other: Companion, width: int) -> Content:
    """Another entity, its kind, and in how many of its articles the two are together."""
    kind = other.entity.kind
    head = Content.assemble((f" {fit(one_line(other.entity.name), width // 2)}", "bold"))
    head += Content.styled(f"  {kind}", f"${kind}-style")
    return with_tail(head, "", f"{other.together:,} of its {other.articles:,}", width)


def outlet_line(outlet: Outlet, width: int) -> Content:
    """A publisher and its counts."""
    name = one_line(outlet.name or "no publisher")
    head = Content.styled(f" {fit(name, width // 2)}", "$publisher-style")
    claims = f"{outlet.claims:,} claim{'' if outlet.claims == 1 else 's'}" if outlet.claims else "–"
    articles = f"{outlet.articles:,} article{'' if outlet.articles == 1 else 's'}"
    return with_tail(head, "", f"{articles}  {claims:>13}", width)


def story_line(told: Told, width: int) -> Content:
    """An article: its day, headline and publisher."""
    day = short_date(told.published) or "no date"
    head = Content.styled(f" {day:>{DATE_CELLS}}  ", "$muted-style")
    return with_tail(head, one_line(told.headline), origin(told.publisher, width), width)


def more_line(more: More) -> Content:
    """What else there is, and what enter does about it."""
    does = "enter shows them" if more.is_here else "enter lists the articles"
    return Content.styled(f" and {more.count:,} more; {does}", "$muted-style")
