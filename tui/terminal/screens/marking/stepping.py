"""Stepping: undo, redo, and going to any point of what the reader did."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.library.marks.journal import Journal, Step
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.screens.marking.targets import NAME_CELLS, articles_told

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

WATCH_SECONDS = 1.0
"""How soon what another window marks is seen here."""


class Stepping:
    """The steps of the journal, turned from the reading screen."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._journal = screen.reader.library.journal

    def watch(self) -> None:
        """Follow from now on what is marked in another window."""
        watch = self._screen.reader.library.watch()

        def look() -> None:
            if watch.look():
                self._follow()

        self._screen.set_interval(WATCH_SECONDS, lambda: self._screen.attempt(look))

    def _follow(self) -> None:
        """Show the marks as another window, or a command, has made them."""
        self._screen.searching.marks_changed()
        self._screen.marking.changed(None)
        self._screen.reading.repaint_findings()

    def undo(self) -> str:
        """Take back the last thing done; says it, and gives what was said."""
        return self._turn(self._journal.undo(), "There is nothing to undo.")

    def redo(self) -> str:
        """Do again what was taken back; says it, and gives what was said."""
        return self._turn(self._journal.redo(), "There is nothing to redo.")

    def go_to(self, number: int) -> list[Step]:
        """Turn every step on the way to this one; gives them."""
        steps = self._journal.go_to(number)
        if steps:
            self._show(steps)
        return steps

    def _turn(self, step: Step | None, nothing: str) -> str:
        if step is not None:
            return self._show([step])
        self._screen.say(nothing)
        return nothing

    def _show(self, steps: Sequence[Step]) -> str:
        """Say what was turned, and show the marks as they are now."""
        words = turned(steps, self._journal)
        self._screen.say(words)
        self._screen.searching.saved_changed()
        only = steps[0]
        is_named = len(steps) == 1 and 0 < len(only.ids) == only.articles
        keys = self._screen.articles.contents.keys_of(only.ids) if is_named else None
        self._screen.marking.changed(keys)
        self._screen.reading.repaint_findings()
        return words


def turned(steps: Sequence[Step], journal: Journal) -> str:
    """What was undone or done again, to which article or how many, and what was left as it is."""
    did = "Undid" if steps[0].is_undone else "Redid"
    what, articles = steps[0].what, steps[0].articles
    if len(steps) > 1:
        what, articles = _several(steps), 0
    skipped = sum(step.skipped for step in steps)
    parts = [f"{did}: {what}"]
    if articles == 1 and (places := journal.articles_of(steps[0].number)):
        parts[0] += f" on “{fit(one_line(places[0].headline), NAME_CELLS)}”"
    elif articles:
        parts.append(articles_told(articles))
    if skipped:
        parts.append(f"{skipped:,} left as they are: changed since by another hand")
    return " · ".join(parts)


def _several(steps: Sequence[Step]) -> str:
    way = "down to" if steps[0].is_undone else "up to"
    return f"{len(steps):,} steps, {way} “{steps[-1].what}”"
