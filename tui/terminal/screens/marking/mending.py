"""Mending: all marks in a list, and lost ones put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from tui.library.marks.highlights import Marked, in_quotes, quoted
from tui.matching.anchor import whereabouts
from tui.news.article import ArticleId
from tui.news.highlight import Highlight
from tui.news.span import Span
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.dialogs.lost_marks import LostScreen
from tui.terminal.screens.dialogs.my_marks import MyMarks, Picked

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


class Mending:
    """Goes to marks anywhere; `placing` is the lost one that waits for words to be selected."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._highlights = screen.reader.library.highlights
        self.placing: Highlight | None = None

    # All of them -------------------------------------------------------------------------

    def pick(self) -> None:
        """Show all marks, those of the article on screen first, and do what is wanted with one."""
        shown, marks = self._screen.reading.shown, self._highlights.all()
        here = shown.id if shown is not None else None
        known = {marked.standing.highlight.number: marked for marked in marks}

        def take(picked: Picked | None) -> None:
            if picked is not None:
                self._screen.attempt(lambda: self._do(picked.command, known[picked.number]))

        screen = MyMarks(
            marks, here, self._screen.reader.keymap, self._screen.reader.settings.plain
        )
        self._screen.app.push_screen(screen, take)

    def _do(self, command: str, marked: Marked) -> None:
        highlight = marked.standing.highlight
        if command == "delete-mark":
            self._screen.mine.remove(highlight)
            self.pick()
        elif marked.rowid is None:
            self._screen.say("The file of this article is gone. Your mark is kept.")
        elif marked.standing.span is None:
            self._mend([highlight])
        else:
            self._go(marked.rowid, highlight.article, marked.standing.span)

    def _go(self, rowid: int, article_id: ArticleId, span: Span | None) -> None:
        """Open an article at a span, in the list as it is or else by itself."""
        screen = self._screen

        def arrive() -> None:
            rows = screen.list
            if rowid in rows.keys:
                rows.move_to(rows.keys.index(rowid))
                screen.reading.want(rowid)
            screen.reading.show_now()
            screen.go(Pane.ARTICLE)
            if span is not None and screen.reading.shown and screen.reading.shown.id == article_id:
                screen.article.go_to(span)
            screen.show_lines()

        if rowid in screen.list.keys:
            arrive()
        else:
            screen.searching.show_query(f"id:{article_id}")
            screen.searching.when_answered(arrive)

    # Lost marks --------------------------------------------------------------------------

    def mend_lost(self) -> None:
        """Put lost marks right: those of the article on screen, else all of the library."""
        lost = [standing.highlight for standing in self._screen.mine.standings if standing.is_lost]
        if not lost:
            lost = [
                marked.standing.highlight
                for marked in self._highlights.all()
                if marked.rowid is not None and marked.standing.is_lost
            ]
        if lost:
            self._mend(lost)
        else:
            self._screen.say("Every mark has its place.")

    def _mend(self, lost: list[Highlight]) -> None:
        library = self._screen.reader.library

        def select(highlight: Highlight | None) -> None:
            self._screen.mine.changed()
            if highlight is None:
                return
            rowid = library.shelf.rowid(highlight.article)
            if rowid is not None:
                self.placing = highlight
                self._screen.lines.hush()
                article = library.shelf.article(highlight.article)
                at = whereabouts(highlight.anchor, article.text) if article is not None else None
                self._go(rowid, highlight.article, None if at is None else Span(at, at + 1))

        self._screen.app.push_screen(LostScreen(library, lost, self._screen.reader.keymap), select)

    @property
    def _is_placing(self) -> bool:
        """Whether a lost mark of the article on screen waits for words to be selected."""
        shown, placing = self._screen.reading.shown, self.placing
        return shown is not None and placing is not None and placing.article == shown.id

    def stop_placing(self) -> bool:
        """Leave a lost mark without a place; False when none is waiting for one."""
        was_there, self.placing = self._is_placing, None
        if was_there:
            self._screen.show_lines()
        return was_there

    def put(self, span: Span) -> bool:
        """Put the mark that waits for it on a span; False when none is waiting here."""
        shown, highlight = self._screen.reading.shown, self.placing
        if shown is None or highlight is None or not self._is_placing:
            return False
        self.placing = None
        text = shown.article.text
        self._highlights.put(highlight.number, text, span)
        self._screen.mine.changed(span)
        self._screen.mine.say_done(f"Put the mark on {in_quotes(span.of(text))}")
        return True

    def asked(self) -> Content | None:
        """What to do for the mark that waits for its place; None when there is none."""
        if self.placing is None or not self._is_placing:
            return None
        shown = self._screen.reader.keymap.shown
        line = Content.styled(f"Where is {one_line(quoted(self.placing.anchor, 24))}?", "bold")
        for command, does in (
            ("mark-row", "selects"),
            ("highlight-selection", "puts it there"),
            ("back", "not now"),
        ):
            line += Content.assemble("  ", (shown(command), "$key-style"), f" {does}")
        return line
