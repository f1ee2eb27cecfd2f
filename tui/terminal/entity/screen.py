"""The page of an entity: everything the library holds of it, to walk through and to correct."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.errors import NewsreaderError
from tui.library.entities.entity_pages import COUNTED, claims_of, page_of
from tui.news.article import ArticleId
from tui.news.correction import Entity
from tui.news.entity_page import Companion, EntityPage, Outlet, Told
from tui.news.ledger import LedgerRow
from tui.terminal.entity.choices import Looked, PageLeft, ToArticle, ToLedger
from tui.terminal.entity.contents import Contents, of_page
from tui.terminal.entity.correcting import PageCorrecting
from tui.terminal.entity.head import head, title
from tui.terminal.entity.keys import keys_of_page
from tui.terminal.entity.queries import articles_with, claims_with, from_publisher
from tui.terminal.entity.rows import LOW, ClaimOn, More, Row
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.over_rows import move_rows
from tui.terminal.timeline.screen import TimelineScreen
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

LOOKING = "Looking through the library…"


class EntityScreen(ModalScreen[ToArticle | ToLedger | str | None]):
    """Shows pages; gives the article that the reader wants to see, or a query, or None."""

    scopes = (Scope.ENTITY, Scope.ROWS)

    def __init__(self, main: MainScreen, entity: Entity, left: PageLeft | None = None) -> None:
        """The page of an entity, as it was `left`."""
        super().__init__()
        left = left or PageLeft()
        self.main = main
        self.entity = entity
        self.page: EntityPage | None = None
        self._library = main.reader.library
        self._is_plain = main.reader.settings.plain
        self._before = [*left.before]
        self._contents = Contents()
        self._opened = left.opened
        self._row = left.row
        self._looks = 0
        self._correcting = PageCorrecting(self)

    def compose(self) -> ComposeResult:
        """The head, the sections, what was done last, the keys."""
        with Vertical(classes="entity-page"):
            yield Static(id="entity-title")
            yield Static(id="entity-head")
            yield RowList(self._paint, empty=LOOKING)
            yield Static(id="entity-said")
            yield Static(classes="keys")

    def on_mount(self) -> None:
        """Take the keys, and look through the library beside the screen."""
        self.set_focus(self.rows)
        self._look()

    @property
    def rows(self) -> RowList:
        """The rows of all sections."""
        return self.query_one(RowList)

    # Looking -----------------------------------------------------------------------------

    def look_at(self, entity: Entity) -> None:
        """Go on to the page of an entity."""
        if entity != self.entity:
            self._before.append((self.entity, self.rows.cursor_index))
        self.entity, self._row, self._opened = entity, 0, frozenset()
        self._clear()
        self._look()

    def look_again(self) -> None:
        """Make the page anew: something was corrected."""
        self._look()

    def _clear(self) -> None:
        """Show nothing of the page before: a key must not mean a row of it."""
        if self.page is not None and self.page.entity != self.entity:
            self.page, self.rows.empty = None, LOOKING
            self._show()

    def _look(self) -> None:
        self._looks += 1
        entity, path, look_number = self.entity, self._library.path, self._looks

        def look() -> None:
            found: EntityPage | str | None
            try:
                found = page_of(path, entity)
            except NewsreaderError as error:
                found = str(error)
            if self.is_running:
                self.post_message(Looked(look_number, found))

        self.query_one("#entity-title", Static).update(title(entity, None, self._width))
        self.run_worker(look, thread=True, exit_on_error=False)

    def on_looked(self, event: Looked) -> None:
        """Show the page, unless the library was looked through again since."""
        if event.number != self._looks:
            return
        if isinstance(event.found, EntityPage):
            is_again, self.page = self.page is not None, event.found
            self._show(stays=is_again)
            if not is_again:
                self.rows.move_to(self._row)
        elif event.found is None and self._before:
            # Undone, or merged: what it was before is what there is.
            self._step_back()
        else:
            self.page = None
            reason = event.found or f"Nothing in the library is called {self.entity.name} any more."
            self.rows.empty = one_line(reason)
            self._show()

    def _step_back(self) -> bool:
        if not self._before:
            return False
        self.entity, self._row = self._before.pop()
        self._opened = frozenset()
        self._clear()
        self._look()
        return True

    # Drawing -----------------------------------------------------------------------------

    @property
    def _width(self) -> int:
        width = self.query_one("#entity-title", Static).content_size.width
        return width or self.app.size.width - 4

    def on_resize(self, event: events.Resize) -> None:
        """Draw the head for the room there is."""
        self.set_class(event.size.height < LOW, "-low")
        self.call_after_refresh(self._show_head)

    def _show(self, *, stays: bool = False) -> None:
        """Show the page; the cursor `stays` on its row, wherever the reader has it by now."""
        before, at = self._contents, self.rows.cursor_index
        self._contents = Contents()
        if self.page is not None:
            self._contents = of_page(self.page, self._opened, is_plain=self._is_plain)
        self._show_head()
        contents = self._contents
        self.rows.show(range(len(contents.rows)), headings=contents.headings, keep=stays)
        if stays:
            self.rows.move_to(contents.like(before, at))

    def _show_head(self) -> None:
        width, height = self._width, self.app.size.height
        keys = keys_of_page(self.main.reader.keymap, width)
        self.query_one("#entity-title", Static).update(title(self.entity, self.page, width))
        self.query_one(".keys", Static).update(keys)
        lines = Content()
        if self.page is not None:
            lines = head(self.page, width, height, is_plain=self._is_plain)
        self.query_one("#entity-head", Static).update(lines)

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        return [self._contents.line(key, width, self._library.ledger, is_plain=self._is_plain)]

    def say(self, words: str, style: str = "$accent-style") -> None:
        """Say something under the rows, until the next command."""
        self.query_one("#entity-said", Static).update(Content.styled(one_line(words), style))

    # Commands ----------------------------------------------------------------------------

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Open the row that was clicked twice."""
        event.stop()
        self.run_command("open-on-page")

    def run_command(self, command: str) -> None:
        """Run a command of the page."""
        self.say("")
        if not move_rows(self.rows, command):
            self.attempt(lambda: self._run(command))

    def attempt(self, do: Callable[[], None]) -> bool:
        """Do something that needs the library; when that fails, say why here."""
        if self.main.attempt(do):
            return True
        self.say(self.main.troubles[-1], "$error-style")
        return False

    def _run(self, command: str) -> None:
        match command:
            case "undo-here" | "redo-here":
                self._step(is_back=command == "undo-here")
            case "open-on-page":
                self._open()
            case "articles-of-page":
                self.dismiss(articles_with(self.entity))
            case "next-section":
                self.rows.move_to(self._contents.after(self.rows.cursor_index))
            case "previous-section":
                self.rows.move_to(self._contents.before(self.rows.cursor_index))
            case "timeline-of-page":
                self._show_timeline()
            case "ledger-of-page":
                section = self._contents.rows[self.rows.cursor_index][0] if self.rows.keys else None
                self.dismiss(ToLedger(self.entity, claims_with(self.entity, section)))
            case "page-before" | "close-rows":
                self._back(closes=command == "close-rows")
            case _ if self.page is not None:
                self._correcting.run(command)

    def _step(self, *, is_back: bool) -> None:
        """Undo, or do again."""
        stepping = self.main.stepping
        self.say(stepping.undo() if is_back else stepping.redo())
        self.look_again()

    def _back(self, *, closes: bool) -> None:
        """To the page before, or out."""
        if not self._step_back() and closes:
            self.dismiss(None)

    def _show_timeline(self) -> None:
        """Show the claims by it and about it by the day; leave for the one that is chosen there."""
        entity = self.entity

        def go(row: LedgerRow | None) -> None:
            if row is not None:
                self._go_to(row.article_id, row.position)

        note = f"by it and about it, of each the newest {COUNTED:,} at most"
        timeline = TimelineScreen(self.main, entity.name, partial(claims_of, entity=entity), note)
        self.app.push_screen(timeline, go)

    @property
    def row(self) -> Row | None:
        """What the cursor stands on."""
        key = self.rows.cursor_key
        return self._contents.rows[key][1] if key is not None else None

    @property
    def claim(self) -> LedgerRow | None:
        """The claim that the cursor stands on, if it is one and is still there."""
        row = self.row
        return self._library.ledger.row(row.claim) if isinstance(row, ClaimOn) else None

    def _open(self) -> None:
        match self.row:
            case ClaimOn():
                claim = self.claim
                if claim is not None:
                    self._go_to(claim.article_id, claim.position)
            case Companion(entity):
                self.look_at(entity)
            case Outlet(name):
                self.dismiss(from_publisher(self.entity, name))
            case Told() as told:
                self._go_to(told.id)
            case More(section, _, True):
                self._opened |= {section}
                self._show(stays=True)
            case More(section):
                self.dismiss(articles_with(self.entity, section))

    def _go_to(self, article: ArticleId, position: int | None = None) -> None:
        """Leave for an article; escape leads back to the page as it is now."""
        left = PageLeft(self.rows.cursor_index, self._opened, tuple(self._before))
        self.dismiss(ToArticle(article, self.entity, left, position))
