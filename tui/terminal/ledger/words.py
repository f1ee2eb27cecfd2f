"""What the lines around the ledger's table say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.library.search.ledger_answering import Wish
from tui.news.ledger import LedgerGrouping, LedgerSort
from tui.terminal.lists.explain_line import counts, explain_line
from tui.terminal.looks.links import to_command
from tui.terminal.looks.safe import one_line

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen

ROOM = 120
"""Columns from which the line below has room for more than how the query was understood."""

SORTED = {
    LedgerSort.NEWEST: "newest first",
    LedgerSort.OLDEST: "oldest first",
    LedgerSort.SPEAKER: "by speaker",
    LedgerSort.ABOUT: "by what it is about",
    LedgerSort.STANCE: "by stance",
    LedgerSort.PUBLISHER: "by publisher",
    LedgerSort.STATUS: "by your check",
    LedgerSort.CONFIDENCE: "surest first",
}
GROUPED = {
    LedgerGrouping.SPEAKER: "in speakers",
    LedgerGrouping.ABOUT: "in what it is about",
    LedgerGrouping.STANCE: "in stances",
    LedgerGrouping.DAY: "in days",
    LedgerGrouping.PUBLISHER: "in publishers",
}


def top_words(screen: LedgerScreen) -> tuple[Content, Content]:
    """The query and the order at the left, what was found at the right."""
    asking, results = screen.asking, screen.contents.results
    query = one_line(asking.query.text) or "all"
    left = to_command(Content.assemble(("Ledger", "bold"), "  ", query), "filter-claims")
    if order := _order(asking.wish):
        left += to_command(Content.styled(f" · {order}", "$muted-style"), "order-claims")
    if results is None:
        return left, Content()
    marked, lost = screen.table.marked_count, screen.checking.lost
    count = f"{results.total:,}{'+' * results.is_capped} claim{'' if results.total == 1 else 's'}"
    parts = [count, f"{results.speakers:,} speaker{'' if results.speakers == 1 else 's'}"]
    if results.conflicts:
        parts.append(f"{results.conflicts:,} possible conflict{'s' * (results.conflicts != 1)}")
    if screen.has_class("-narrow"):
        del parts[1:]
    right = to_command(Content(" · ".join(parts)), "pairs-of-all")
    if lost:
        words = (
            f"! {lost:,} check{'s' * (lost != 1)} lost {'its' if lost == 1 else 'their'} claim · "
        )
        right = to_command(Content.styled(words, "$warning-style"), "lost-checks") + right
    return left, Content.styled(f"{marked:,} marked · " if marked else "", "$accent-style") + right


def _order(wish: Wish) -> str:
    named = (
        SORTED[wish.sort] if wish.sort else "",
        GROUPED[wish.grouping] if wish.grouping else "",
    )
    return " · ".join(words for words in named if words)


def explained(screen: LedgerScreen) -> tuple[Content, Content]:
    """How the query was understood, and how many claims it found."""
    results = screen.contents.results
    asked = "words, by:name, about:name, stance:denied, status:open, date:2023-11, claim:( … )"
    if results is None or results.query.is_empty:
        words = asked if screen.asking.is_typing else ""
        return Content.styled(words, "$muted-style"), Content()
    return (
        explain_line(results.explanation, results.query.problems),
        Content(counts(results.explanation)),
    )


def covered(screen: LedgerScreen) -> Content:
    """How far the analysis has come, while it is not finished; in few words for lack of room."""
    results = screen.contents.results
    if results is None:
        return Content()
    words = str(results.coverage) if screen.size.width >= ROOM else results.coverage.short
    return Content.styled(words, "$muted-style")


def empty_words(screen: LedgerScreen) -> str:
    """What the table says while it has no rows."""
    keymap, progress = screen.reader.keymap, screen.main.progress
    if not screen.asking.query.is_empty:
        problems = " ".join(f"{told.rstrip('.')}." for told in screen.asking.query.problems)
        back, box = keymap.shown("close-rows"), keymap.shown("filter-claims")
        words = f"No claim is found. {problems} {back} shows all claims, {box} the filter."
        return words.replace("  ", " ")
    if progress.analysis_off:
        return f"No claims: {progress.analysis_off}"
    if screen.reader.has_background:
        return "No claims yet. They come while the articles are analysed."
    return "No claims here: the articles have not been analysed, or nobody says anything in them."
