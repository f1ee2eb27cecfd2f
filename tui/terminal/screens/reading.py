"""Reading: which article is on screen, and keeping it true while the library changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer

from tui.background import Analysed, AnalysisOff, Event, Shelved
from tui.news.article import Article, ArticleId
from tui.news.findings import Findings
from tui.news.hits import HitSpan
from tui.news.languages import is_read, off
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.dialogs.kin import head_line

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

SETTLE_SECONDS = 0.01
"""How soon it is looked again whether keys still wait, for which the article is passed over."""

READ_SECONDS = 3.0
"""An article that has been under the cursor for so long counts as read."""

WANTED = 30
"""Articles after the one on screen that are to be analysed before all others."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The article on screen; `state` is what has become of its file since it was opened."""

    key: int
    id: ArticleId
    article: Article
    findings: Findings | None
    state: str = ""


class Reading:
    """The article on screen."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._library = screen.reader.library
        self._wanted: int | None = None
        self._settle: Timer | None = None
        self._is_put_off = False
        self._read: Timer | None = None
        self.shown: Opened | None = None

    # Which one ---------------------------------------------------------------------------

    def want(self, key: int | None) -> None:
        """Show this article: at once, or when no key waits any more that may lead further.

        So the article follows a key that is held down as well as it can, and the
        list never has to wait for more than one; while one types it goes first.
        """
        self._wanted = key
        if self._screen.is_typing:
            self._is_put_off = True
            self._screen.list.call_after_refresh(self._screen.attempt, self._begin_to_settle)
        else:
            self._begin_to_settle()

    def _begin_to_settle(self) -> None:
        self._is_put_off = False
        if self._settle is not None:
            self._settle.stop()
        elif not self._screen.reader.key_order.is_waited_for:
            self.show_now()
        self._settle = self._screen.set_timer(SETTLE_SECONDS, self._settled)

    def _settled(self) -> None:
        self._settle = None
        if self._screen.reader.key_order.is_waited_for:
            self._settle = self._screen.set_timer(SETTLE_SECONDS, self._settled)
        else:
            self._screen.attempt(self.show_now)

    @property
    def is_still(self) -> bool:
        """Whether the article on screen is the one that is wanted, as far as it is there."""
        is_there = self.shown is not None and self.shown.key == self._wanted
        return is_there or (self._settle is None and not self._is_put_off)

    def show_now(self) -> None:
        """Show the article that is wanted, if it is not on screen already."""
        key = self._wanted
        if key is None:
            self._show_nothing()
        elif self.shown is None or self.shown.key != key:
            if self.shown is not None and self._screen.articles.contents.id(key) == self.shown.id:
                # The same article at another place of the list: its date or file changed.
                self.shown = replace(self.shown, key=key)
            else:
                self._show(key)

    def _show_nothing(self) -> None:
        self.shown = None
        self._screen.article.show(None)
        self._screen.findings.show(None, None, "")
        self._screen.show_lines()

    def _show(self, key: int) -> None:
        id_ = self._screen.articles.contents.id(key)
        article = self._library.shelf.article(id_) if id_ is not None else None
        if id_ is None or article is None:
            self._show_nothing()
            self._screen.article.empty = "The file of this article is gone."
            return
        self.shown = Opened(key, id_, article, self._library.shelf.findings(id_))
        self._paint()
        self._ask_for_findings()
        if self._read is not None:
            self._read.stop()
        if self._screen.pane is Pane.LIST:
            self._read = self._screen.set_timer(READ_SECONDS, self._looked_at)
        else:
            self.mark_read()

    def _paint(self) -> None:
        shown = self.shown
        if shown is None:
            return
        hits = self.hits(shown.article.text, shown.findings)
        marks = self._library.marks
        self._screen.article.show(
            shown.article,
            shown.findings,
            hits=hits,
            tags=marks.tags_of(shown.id),
            note=marks.note_of(shown.id),
            looks=self._library.tags.looks,
            marks=self._screen.mine.read(),
            at=hits[0].span if hits else self._screen.mine.asked_for,
            copies=self._told(head_line(self._screen, shown)),
        )
        self._paint_findings()
        self._screen.show_lines()

    def _told(self, line: Content) -> Content:
        """The line about who else ran the story, after why nothing was found in this one."""
        if not self._is_off:
            return line
        off_line = Content.styled(self.waiting, "$muted-style")
        return Content("\n").join([off_line, line]) if line else off_line

    @property
    def _is_off(self) -> bool:
        """Whether the article is in a language that is not analysed."""
        return self.shown is not None and not is_read(
            self.shown.article.language, self._screen.reader.settings.languages
        )

    def _paint_findings(self) -> None:
        if self.shown is not None:
            layers = self._screen.article.drawn_layers
            self._screen.findings.show(
                self.shown.article, self.shown.findings, self.waiting, layers=layers
            )
            self._screen.layering.show_legend()

    @property
    def waiting(self) -> str:
        """Why there are no findings, or nothing when there are."""
        if self.shown is None:
            return ""
        if self._is_off:
            return f"{one_line(off(self.shown.article.language or ''))}."
        if self.shown.findings is not None:
            return ""
        if self._screen.progress.analysis_off:
            return "Entities and claims are off: " + self._screen.progress.analysis_off
        return "Being analysed…" if self._screen.reader.has_background else "Not analysed yet."

    def step(self, by: int) -> None:
        """Go to the next article of the list (or the one before), staying in the pane."""
        rows = self._screen.list
        if not 0 <= rows.cursor_index + by < len(rows.keys):
            self._screen.say(f"This is the {'last' if by > 0 else 'first'} article of the list.")
            return
        rows.move(by)
        self.want(rows.cursor_key)

    # What changes ------------------------------------------------------------------------

    def mark_read(self) -> None:
        """Mark the article on screen as read: it was opened, or looked at for a while."""
        shown = self.shown
        if shown is None:
            return
        row = self._screen.articles.contents.row(shown.key)
        if row is not None and not row.is_read:
            self._library.marks.set_read([shown.id], True, is_on_purpose=False)
            self._screen.articles.repaint([shown.key])

    def _looked_at(self) -> None:
        if self._screen.has_acted and self._screen.arranging.is_article_seen:
            self._screen.attempt(self.mark_read)

    def repaint_marks(self) -> None:
        """Show the tags and the note as they are now."""
        if self.shown is not None:
            marks = self._library.marks
            tags = marks.tags_of(self.shown.id)
            note, looks = marks.note_of(self.shown.id), self._library.tags.looks
            self._screen.article.update_tags(tags, note, looks, self._screen.mine.read())

    def repaint_findings(self) -> None:
        """Show what was found as it is now, corrected by the reader."""
        if self.shown is not None:
            self._take_findings(self.shown)

    def repaint_hits(self, *, go: bool = True) -> None:
        """Mark what answers the query now in the text on screen; `go` to the first of it."""
        if self.shown is not None:
            hits = self.hits(self.shown.article.text, self.shown.findings)
            self._screen.article.update_hits(hits)
            if go and hits and self._screen.article.hit is None:
                self._screen.article.go_to(hits[0].span)

    def hits(self, text: str, findings: Findings | None) -> tuple[HitSpan, ...]:
        """What to mark in a text: what is looked for in it, else what answers the query."""
        finding = self._screen.finding
        return finding.hits(text) if finding.wanted else self._screen.articles.hits(text, findings)

    def hear(self, event: Event) -> None:
        """Take in what the background says about the article on screen."""
        shown = self.shown
        if isinstance(event, Analysed):
            self._screen.articles.repaint_ids(event.ids)
            if shown is not None and shown.id in event.ids:
                self._take_findings(shown)
            elif not event.ids:
                self._ask_for_findings()
        elif isinstance(event, Shelved) and shown is not None:
            self._look_again(shown)
        elif isinstance(event, AnalysisOff):
            self._paint_findings()

    def _take_findings(self, shown: Opened) -> None:
        article = self._library.shelf.article(shown.id)
        if article is None or article.text != shown.article.text:
            return
        findings = self._library.shelf.findings(shown.id)
        self.shown = replace(shown, findings=findings)
        self._screen.article.update_findings(findings)
        self.repaint_hits(go=False)
        self._paint_findings()

    def _look_again(self, shown: Opened) -> None:
        """See whether the file on screen was edited or removed; it stays on screen either way."""
        article = self._library.shelf.article(shown.id)
        if article is None:
            state = "The file is gone from the corpus. Your marks are kept."
            self.shown = replace(shown, state=state)
        elif article != shown.article:
            is_same_text = article.text == shown.article.text
            state = "" if is_same_text else "The file was edited; this is the new text."
            findings = self._library.shelf.findings(shown.id)
            self.shown = replace(shown, article=article, findings=findings, state=state)
            self._repaint_in_place()
            self._ask_for_findings()
        elif shown.state:
            self.shown = replace(shown, state="")

    def _repaint_in_place(self) -> None:
        """Show the new text at the place where the reader was in the old one."""
        view = self._screen.article
        row = view.scroll_offset.y
        self._paint()
        view.scroll_to(y=row, animate=False)

    def _ask_for_findings(self) -> None:
        background = self._screen.reader.background
        if background is None or self.shown is None or self._screen.progress.analysis_off:
            return
        contents = self._screen.articles.contents
        keys = self._screen.list.visible_keys[:WANTED]
        seen = [contents.listed(key, keys) for key in keys]
        # Findings of an earlier analysis stay on screen until it is made again.
        is_behind = self._screen.progress.is_behind
        pending = [one.row.id for one in seen if one and (is_behind or not one.row.is_analysed)]
        if is_behind or self.shown.findings is None:
            pending = [self.shown.id, *(id_ for id_ in pending if id_ != self.shown.id)]
        if pending:
            background.want(pending)

    @property
    def state(self) -> str:
        """What has become of the file on screen since it was opened; mostly nothing."""
        return self.shown.state if self.shown is not None else ""
