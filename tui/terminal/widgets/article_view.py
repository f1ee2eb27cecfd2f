"""ArticleView: one article in a centred reading column, with what was found in it.

Its place is a character, never a line, so that nothing moves when the pane
changes its width, when findings arrive, or when a tag is set.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partialmethod
from typing import Any

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from tui.news.article import Article
from tui.news.findings import Findings
from tui.news.highlight import Standing
from tui.news.hits import HitSpan
from tui.news.mark import Tag
from tui.news.span import Span
from tui.news.tag_look import NO_LOOKS, TagLooks
from tui.terminal.article import cursor
from tui.terminal.article.column import Column
from tui.terminal.article.cursor import Cursor
from tui.terminal.article.layers import Layers
from tui.terminal.article.paint import Finding
from tui.terminal.article.shown import NO_COPIES, NO_FINDINGS, Shown
from tui.terminal.looks.strips import message_strip
from tui.terminal.widgets.eye import Eye
from tui.terminal.widgets.quiet_view import QuietView
from tui.terminal.widgets.selecting import Selecting
from tui.terminal.widgets.typesetting import Typesetting

Marks = Sequence[Standing]
Step = Callable[[Shown, Layers, Cursor, int], Cursor | None]


class ArticleView(QuietView, can_focus=True, inherit_bindings=False):
    """An article to read: headline, text, gutter, and the finding under the cursor."""

    ALLOW_SELECT = False  # it selects by itself: characters of the article, not of the screen
    DEFAULT_CSS = """
    ArticleView {
        overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        background: $background; color: $foreground;
    }
    """
    drawn_layers: reactive[Layers] = reactive(Layers, init=False)
    """Which findings are drawn (`layers` is a word of Textual's own)."""
    reading_width: reactive[int] = reactive(80, init=False)
    """Cells of the column where the pane is wide enough; 72 to 88 read best."""
    is_plain: reactive[bool] = reactive(False, init=False)
    """Whether stances are shown by letters instead of signs."""
    empty: reactive[str] = reactive("")
    """The sentence shown when there is no article."""

    class FindingReached(Message):
        """The cursor came to a finding, or to a place without one (`finding` is None)."""

        def __init__(self, finding: Finding | None) -> None:
            super().__init__()
            self.finding = finding

    class SelectionChanged(Message):
        """Something else is selected, or nothing any more."""

    def __init__(self, *, empty: str = "", id: str | None = None) -> None:  # noqa: A002  its word
        super().__init__(id=id)
        self.set_reactive(ArticleView.empty, empty)
        self._shown: Shown | None = None
        self._cursor = Cursor()
        self._setting = Typesetting(self)
        self.eye = Eye(self)
        self.selecting: Selecting = Selecting(self, self._selection_changed)
        """How the selection is changed."""

    # What is shown -----------------------------------------------------------------------

    def show(  # noqa: PLR0913  what a view is told, each by name
        self,
        article: Article | None,
        findings: Findings | None = None,
        *,
        hits: Sequence[HitSpan] = (),
        tags: Sequence[Tag] = (),
        note: str = "",
        looks: TagLooks = NO_LOOKS,
        marks: Marks = (),
        at: Span | None = None,
        copies: Content = NO_COPIES,
    ) -> None:
        """Show an article from its top, or scrolled to the span `at`; None empties the view."""
        found = findings or NO_FINDINGS
        self.selecting.drop()
        drawn = (tuple(hits), tuple(tags), note, looks, tuple(marks), copies)
        self._shown = Shown(article, found, *drawn) if article is not None else None
        self._cursor = Cursor()
        self.eye.forget()
        self._lay_out()
        self.eye.put(0)
        if at is not None:
            self.go_to(at)

    @property
    def article(self) -> Article | None:
        """The article on screen, or None."""
        return self._shown.article if self._shown else None

    @property
    def findings(self) -> Findings | None:
        """What was found in it, or None without an article."""
        return self._shown.findings if self._shown else None

    def update_findings(self, findings: Findings | None) -> None:
        """Draw other findings over the same text; the place is kept."""
        self._change(findings=findings or NO_FINDINGS)

    def update_hits(self, hits: Sequence[HitSpan]) -> None:
        """Draw other hits over the same text; the place is kept."""
        self._change(hits=tuple(hits))

    def update_tags(
        self, tags: Sequence[Tag], note: str = "", looks: TagLooks = NO_LOOKS, marks: Marks = ()
    ) -> None:
        """Show other tags, another note and other marks of the reader; the place is kept."""
        self._change(tags=tuple(tags), note=note, looks=looks, marks=tuple(marks))
        self._lay_out()

    def _change(self, **changes: Any) -> None:
        if self._shown is not None:
            self._shown = replace(self._shown, **changes)
            self._cursor = cursor.kept(self._cursor, self._shown)
            self._draw()

    # The cursor --------------------------------------------------------------------------

    @property
    def finding(self) -> Finding | None:
        """What is under the cursor: a claim, a mention, or None."""
        return self._cursor.finding

    @property
    def hit(self) -> HitSpan | None:
        """The hit under the cursor, or None."""
        return self._cursor.hit

    @property
    def mark(self) -> Standing | None:
        """The reader's mark that the cursor was put on, or None."""
        return self._cursor.mark

    @property
    def place(self) -> int:
        """The character the reader is at: the cursor when it is on screen, else the top line."""
        return self.standing.place

    @property
    def column(self) -> Column | None:
        """The lines of the article at the present width; None while there are none."""
        return self._setting.column

    @property
    def text_left(self) -> int:
        """The cells before the text."""
        return sheet.before if (sheet := self._setting.sheet) else 0

    def reach(self, finding: Finding) -> None:
        """Put the cursor on a finding of this article and scroll to it."""
        self._put(cursor.on_finding(finding), finding.span)

    def go_to(self, span: Span) -> None:
        """Scroll to a span and put the cursor on the hit and the finding at its start."""
        if self._shown is not None:
            self._put(cursor.on_span(self._shown, self.drawn_layers, span), span)

    @property
    def standing(self) -> Cursor:
        """The cursor when it is on screen, else one at the top line."""
        if (column := self.column) is None:
            return self._cursor
        line = column.line_of(self._cursor.place)
        if 0 <= line - self.scroll_offset.y < self.height:
            return self._cursor
        return Cursor(column.offset_at(self.scroll_offset.y))

    def _step(self, step: Step, by: int) -> bool:
        if self._shown is None:
            return False
        target = step(self._shown, self.drawn_layers, self.standing, by)
        if target is None:
            return False
        self._put(target, target.span)
        return True

    next_claim = partialmethod(_step, cursor.next_claim, +1)
    previous_claim = partialmethod(_step, cursor.next_claim, -1)
    next_entity = partialmethod(_step, cursor.next_mention, +1)
    previous_entity = partialmethod(_step, cursor.next_mention, -1)
    next_hit = partialmethod(_step, cursor.next_hit, +1)
    previous_hit = partialmethod(_step, cursor.next_hit, -1)
    next_mark = partialmethod(_step, cursor.next_mark, +1)
    previous_mark = partialmethod(_step, cursor.next_mark, -1)
    """Go to the next of what is drawn, or the one before; False when there is none that way."""

    def _put(self, target: Cursor, seen: Span | None) -> None:
        self._cursor = target
        if seen is not None:
            self.eye.see(seen)
        self._draw()
        self.post_message(self.FindingReached(target.finding))

    def _step_paragraph(self, by: int) -> bool:
        column = self.column
        top = column.next_paragraph_top(self.scroll_offset.y, by) if column else None
        if top is None or (by > 0 and self.is_at_end):
            return False
        self.eye.put(top)
        return True

    next_paragraph = partialmethod(_step_paragraph, +1)
    previous_paragraph = partialmethod(_step_paragraph, -1)
    """Bring the next paragraph to the top, or the beginning of this one or the one before."""

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines, down for a positive number."""
        self.eye.stay()
        self.eye.put(self.scroll_offset.y + lines)

    def scroll_pages(self, pages: float) -> None:
        """Scroll by pages (0.5 is half a page); a whole page keeps one line in sight."""
        self.scroll_lines(round(max(1, self.height - 1) * pages))

    def top(self) -> None:
        """Scroll to the headline."""
        self.eye.stay()
        self.eye.put(0)

    def bottom(self) -> None:
        """Scroll to the end."""
        if self.column is not None and self.article is not None and not self.column.is_whole:
            self.eye.see(Span(len(self.article.text) - 1, len(self.article.text)))
        else:
            self.eye.put(self.virtual_size.height)

    @property
    def is_at_end(self) -> bool:
        """Whether the last line is on screen."""
        return self.scroll_offset.y + self.height >= self.virtual_size.height

    @property
    def height(self) -> int:
        """The lines there is room for."""
        return max(1, self.scrollable_content_region.height)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember what the reader has before the eye."""
        super().watch_scroll_y(old_value, new_value)
        self.eye.scrolled(round(new_value))

    # Laying out and drawing --------------------------------------------------------------

    def _lay_out(self) -> None:
        self._setting.lay_out(self._shown)
        self._draw()

    def _draw(self) -> None:
        self._setting.draw(self._shown, self._cursor)

    def render_line(self, y: int) -> Strip:
        """The strip of one line of the widget."""
        base, parse = self.visual_style, self.app.stylesheet.parse_style
        width = self.line_width
        if (sheet := self._setting.sheet) is None:
            return message_strip(self.empty, y, (width, self.height), base, parse)
        return sheet.strip(y + self.scroll_offset.y, self.selection, base, parse)

    def on_resize(self) -> None:
        """Wrap anew when the width changed; go to what was asked for before there was a size."""
        if not self._setting.fits:
            self._lay_out()
        self.eye.see_wanted()

    watch_drawn_layers = _draw
    watch_reading_width = watch_is_plain = _lay_out

    def forget_colors(self) -> None:
        """Drop the strips that were painted in the old colours."""
        if (sheet := self._setting.sheet) is not None:
            sheet.forget_colors()

    # The selection and the mouse ---------------------------------------------------------

    @property
    def selection(self) -> Span | None:
        """What is selected, or None."""
        return self.selecting.span

    def select(self, span: Span) -> None:
        """Select a span of the text and scroll to it."""
        self.selecting.take(span)

    def drop_selection(self) -> bool:
        """Select nothing any more; False when nothing was selected."""
        return self.selecting.drop()

    def _selection_changed(self) -> None:
        if (head := self.selecting.head) is not None and not self.selecting.is_dragged:
            self.eye.see(head)
        self.refresh()
        self.post_message(self.SelectionChanged())

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Be ready for a drag."""
        if event.button == 1:
            self.selecting.press(event.x, event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select what the mouse is dragged over."""
        if event.button == 1:
            self.capture_mouse()
            self.selecting.drag(event.x, event.y)

    def on_mouse_up(self) -> None:
        """End a drag."""
        self.release_mouse()
        self.selecting.release()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what was clicked; two clicks select the word, three the paragraph."""
        event.prevent_default()
        if (sheet := self._setting.sheet) is not None and not self.selecting.is_dragged:
            picked = sheet.picked(event.x, event.y + self.scroll_offset.y, event.chain)
            if (target := self.selecting.pick(picked)) is not None:
                self._put(target, None)
