"""A claim in one line: its stance, a date or what stands for one, who says it, what, and a tail.

Entity pages and timelines are made of such lines.
"""

from __future__ import annotations

from textual.content import Content

from tui.news.ledger import LedgerRow
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import sign

WORDED, ORIGIN = 90, 64
"""Cells from which on a claim has the word for its stance, and its publisher."""

_ORIGIN_CELLS, DATE_CELLS, _STANCE_CELLS = 18, 11, 11


def claim_line(  # noqa: PLR0913  what the line is made of, each by name
    row: LedgerRow, beside: str, tail: str, width: int, *, has_speaker: bool, is_plain: bool
) -> Content:
    """A line of `width` cells; `beside` stands before the speaker, `tail` at the right."""
    look = f"${row.stance}-style"
    lead = [(f" {sign(row.stance, is_plain=is_plain)} ", look)]
    if width >= WORDED:
        stance = f"{'not ' if row.is_negated else ''}{row.stance}"
        lead.append((f"{stance:<{_STANCE_CELLS}} ", look))
    elif row.is_negated:
        lead.append(("not ", look))
    lead.append((f"{beside:>{DATE_CELLS}}  ", "$muted-style"))
    is_guess = bool(row.speaker) and not row.is_sure
    if has_speaker:
        who = one_line(row.speaker or row.source) or "nobody is named"
        lead.append((f"{fit(who, max(8, width // 4))}{'?' * is_guess}: ", "bold"))
    elif is_guess:
        lead.append(("by it? ", "bold"))
    words = " ".join(one_line(row.content).split()) or "–"
    return with_tail(Content.assemble(*lead), words, tail, width)


def origin(publisher: str | None, width: int) -> str:
    """The publisher as a tail has it; empty where the line is too narrow."""
    return fit(one_line(publisher or ""), _ORIGIN_CELLS) if width >= ORIGIN else ""


def with_tail(head: Content, words: str, tail: str, width: int) -> Content:
    """A line of a head, words that are cut where need be, and a tail at the right."""
    room = width - 1
    end = Content.styled(tail, "$muted-style")
    left = room - head.cell_length - (end.cell_length + 2 if tail else 0)
    line = head + Content(fit(words, max(0, left)))
    gap = Content(" " * max(1, room - line.cell_length - end.cell_length))
    whole = line + gap + end if tail else line
    return whole.truncate(room, ellipsis=True) if whole.cell_length > room else whole
