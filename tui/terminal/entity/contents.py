"""Contents: the rows of a page, where its sections begin, how a row looks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from textual.content import Content

from tui.library.claims.ledger import Ledger
from tui.news.entity_page import Companion, EntityPage, Outlet, Told
from tui.terminal.entity import rows as looks
from tui.terminal.entity.rows import ClaimOn, Row, Section


@dataclass(frozen=True, slots=True)
class Contents:
    """Rows with their sections, and the headings over the rows with these numbers."""

    rows: Sequence[tuple[Section, Row]] = ()
    headings: Mapping[int, str] = field(default_factory=dict)

    def line(self, number: int, width: int, ledger: Ledger, *, is_plain: bool) -> Content:
        """The line of a row."""
        section, row = self.rows[number]
        match row:
            case ClaimOn(claim):
                is_about = section is Section.ABOUT
                told = ledger.row(claim)
                return looks.claim_on(told, width, is_about=is_about, is_plain=is_plain)
            case Companion():
                return looks.companion_line(row, width)
            case Outlet():
                return looks.outlet_line(row, width)
            case Told():
                return looks.story_line(row, width)
            case _:
                return looks.more_line(row)

    def after(self, number: int) -> int:
        """The row with which the next section begins; the row itself in the last one."""
        return next((start for start in self.headings if start > number), number)

    def before(self, number: int) -> int:
        """The row with which the section of a row begins, or from there the one before."""
        return max((start for start in self.headings if start < number), default=0)

    def like(self, before: Contents, number: int) -> int:
        """Where the row stands that had a number before; where it stood if it is there no more."""
        wanted = before.rows[number : number + 1]
        of = [looks.identity(*row) for row in wanted]
        return next((n for n, row in enumerate(self.rows) if looks.identity(*row) in of), number)


def of_page(page: EntityPage, opened: frozenset[Section], *, is_plain: bool) -> Contents:
    """The sections of a page; all there is in those that are opened."""
    rows: list[tuple[Section, Row]] = []
    headings = {}
    for section, found in looks.rows_of(page, opened):
        headings[len(rows)] = looks.heading(section, page, is_plain=is_plain)
        rows += [(section, row) for row in found]
    return Contents(rows, headings)
