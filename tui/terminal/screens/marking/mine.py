"""Mine: what the reader highlights in the article on screen, and the notes on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.content import Content

from tui.library.marks.highlights import in_quotes, quoted
from tui.matching.fold import folded_words
from tui.news.highlight import Highlight, Standing
from tui.news.span import Span
from tui.terminal.article.explain import explained
from tui.terminal.lists import mark_words
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.dialogs.note_editor import NoteEditor
from tui.terminal.screens.marking.mending import Mending
from tui.terminal.screens.marking.selecting import is_selecting
from tui.terminal.widgets.article_view import ArticleView

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


_FIELDS = ("highlight:", "note:", "has:highlight", "has:note")
"""In a query that is printed, what asks for marks in the text."""


class Mine:
    """The highlights of the article on screen."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._highlights = screen.reader.library.highlights
        self.standings: tuple[Standing, ...] = ()
        self.mending: Mending = Mending(screen)

    def read(self) -> tuple[Standing, ...]:
        """The highlights of the article on screen, as they stand in the text shown."""
        shown = self._screen.reading.shown
        if shown is None:
            self.standings = ()
        else:
            self.standings = self._highlights.of(shown.id, shown.article.text)
        return self.standings

    @property
    def here(self) -> Standing | None:
        """The mark under the cursor: the one it was put on, else the shortest around its place."""
        view = self._screen.article
        if view.mark is not None or self._screen.pane is Pane.LIST:
            return view.mark
        place = view.standing.place
        around = [s for s in self.standings if s.span is not None and place in s.span]
        return min(around, key=lambda s: len(s.span or ()), default=None)

    @property
    def asked_for(self) -> Span | None:
        """The first mark that was searched for, where one begins to read; else None."""
        query = str(self._screen.articles.contents.query)
        placed = [standing for standing in self.standings if standing.span is not None]
        if not placed or not any(field in query for field in _FIELDS):
            return None
        words = set(folded_words(query))

        def is_meant(standing: Standing) -> bool:
            highlight = standing.highlight
            mine = folded_words(f"{highlight.anchor.exact} {highlight.note}")
            return not words.isdisjoint(mine)

        return next(filter(is_meant, placed), placed[0]).span

    # Highlighting ------------------------------------------------------------------------

    def toggle(self) -> None:
        """Highlight the finding under the cursor; take away the highlight the cursor is on."""
        view = self._screen.article
        if view.article is None:
            return
        if view.mark is not None:
            self.remove(view.mark.highlight)
        elif view.finding is not None:
            self._turn(mark_words.around_of(view.finding, view.article))
        elif (mark := self.here) is not None:
            self.remove(mark.highlight)
        else:
            shown = self._screen.reader.keymap.shown
            self._screen.say(
                f"Select words with {shown('mark-row')} first, or go to a claim with "
                f"{shown('next-claim')} or a name with {shown('next-entity')}."
            )

    def toggle_selection(self) -> None:
        """Highlight what is selected, or take away the highlight of just these words.

        While a lost mark waits for its place, that is what it gets.
        """
        span = self._screen.article.selection
        if span is None:
            return
        self._screen.article.drop_selection()
        if not self.mending.put(span):
            self._turn(span)

    def _turn(self, span: Span) -> None:
        shown = self._screen.reading.shown
        same = self._at(span)
        if same is not None:
            self.remove(same.highlight)
        elif shown is not None:
            self._highlights.add(shown.id, shown.article.text, span)
            self.changed(span)
            self.say_done(f"Highlighted {self._quoted(span)}")

    def _at(self, span: Span) -> Standing | None:
        return next((standing for standing in self.standings if standing.span == span), None)

    def remove(self, highlight: Highlight) -> None:
        """Take a highlight away, and the note on it."""
        self._highlights.remove(highlight.number)
        self.changed()
        note = " and the note on it" if highlight.note else ""
        self.say_done(f"Removed the highlight{note}")

    def _quoted(self, span: Span) -> str:
        article = self._screen.article.article
        return in_quotes(span.of(article.text)) if article is not None else ""

    # Notes -------------------------------------------------------------------------------

    def write_note(self) -> None:
        """Open the note of the highlight under the cursor, else that of the article."""
        mark = self.here if self._screen.pane is not Pane.LIST else None
        if mark is None:
            self._screen.marking.write_note()
            return
        highlight = mark.highlight
        self._edit(
            quoted(highlight.anchor, 60),
            highlight.note,
            lambda text: self._highlights.write_note(highlight.number, text),
            mark.span,
        )

    def note_selection(self) -> None:
        """Write a note on what is selected, which highlights it."""
        shown, span = self._screen.reading.shown, self._screen.article.selection
        if shown is None or span is None:
            return
        same = self._at(span)

        def keep(text: str) -> None:
            if same is None:
                self._highlights.add(shown.id, shown.article.text, span, text)
            else:
                self._highlights.write_note(same.highlight.number, text)

        before = same.highlight.note if same is not None else ""
        self._edit(self._quoted(span), before, keep, span)

    def _edit(
        self, title: str, before: str, keep: Callable[[str], object], span: Span | None
    ) -> None:
        def kept(text: str | None) -> None:
            if text is None or text == before.strip():
                return
            if not self._screen.attempt(lambda: _do(keep, text)):
                edit(text)  # what was written is not thrown away
                return
            self._screen.article.drop_selection()
            self.changed(span)
            self.say_done("Kept the note" if text else "Removed the note")

        def edit(text: str) -> None:
            editor = NoteEditor(title, text, self._screen.reader.keymap)
            self._screen.app.push_screen(editor, kept)

        edit(before)

    # What is said ------------------------------------------------------------------------

    def said(self) -> Content | None:
        """What to say of a mark, or None when the cursor is on none."""
        screen, view = self._screen, self._screen.article
        if (asked := self.mending.asked()) is not None:
            return asked
        if is_selecting(screen) or view.mark is None or view.article is None:
            return None
        line = mark_words.explained(view.mark, view.article.text, is_plain=self._is_plain)
        if view.finding is None or view.findings is None:
            return line
        about = explained(view.finding, view.article, view.findings, is_plain=self._is_plain)
        return line + Content.styled(" · ", "$muted-style") + about

    def counted(self) -> str:
        """How many marks there are here and the keys that lead to them; empty without any."""
        shown = self._screen.reader.keymap.shown
        placed = sum(standing.span is not None for standing in self.standings)
        parts = [f"{placed:,} mark{'s' * (placed != 1)} {shown('next-mark')}"] if placed else []
        return " · ".join((*parts, *filter(None, [self.lost()])))

    def lost(self) -> str:
        """How many marks lost their place here, and what puts them right; empty when none did."""
        lost = sum(standing.is_lost for standing in self.standings)
        if not lost:
            return ""
        shown = self._screen.reader.keymap.shown
        key = shown("lost-marks") or f"“Lost marks” in {shown('palette')}"
        return (
            f"{lost:,} mark{'s' * (lost != 1)} lost {'its' if lost == 1 else 'their'} place {key}"
        )

    @property
    def _is_plain(self) -> bool:
        return self._screen.reader.settings.plain

    def say_done(self, what: str) -> None:
        """Say what was done, and how to take it back."""
        undo = self._screen.reader.keymap.shown("undo")
        self._screen.say(what + (f" · {undo} takes it back" if undo else ""))

    def changed(self, span: Span | None = None) -> None:
        """Show the marks as they are now, the cursor on the one at `span`."""
        screen = self._screen
        screen.reading.repaint_marks()
        if span is not None:
            # What was done is to be read, not what the cursor found there.
            with screen.article.prevent(ArticleView.FindingReached):
                screen.article.go_to(span)
        if screen.reading.shown is not None:
            screen.articles.repaint([screen.reading.shown.key])
        screen.layering.show_legend()
        screen.show_lines()


def _do(keep: Callable[[str], object], text: str) -> None:
    keep(text)


Handler = Callable[["MainScreen"], None]


def _step(screen: MainScreen, *, is_next: bool) -> None:
    view = screen.article
    if view.article is None:
        return
    if (view.next_mark if is_next else view.previous_mark)():
        screen.lines.hush()
        if screen.pane is Pane.LIST and not screen.arranging.is_article_seen:
            screen.go(Pane.ARTICLE)
        return
    words = f"No mark of yours {'after' if is_next else 'before'} this one."
    if not screen.mine.standings:
        words = "You marked nothing in this article."
    elif not view.drawn_layers.marks:
        words = "Your marks are not drawn; the layers turn them on."
    elif lost := screen.mine.lost():
        words += f" {lost}"
    screen.say(words)


HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        "highlight": lambda screen: screen.mine.toggle(),
        "highlight-selection": lambda screen: screen.mine.toggle_selection(),
        "note": lambda screen: screen.mine.write_note(),
        "note-selection": lambda screen: screen.mine.note_selection(),
        "next-mark": lambda screen: _step(screen, is_next=True),
        "previous-mark": lambda screen: _step(screen, is_next=False),
        "my-marks": lambda screen: screen.mine.mending.pick(),
        "lost-marks": lambda screen: screen.mine.mending.mend_lost(),
    }
)
