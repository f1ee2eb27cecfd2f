"""The reading screen: list, article and findings, and the lines around them.

The screen is put together from parts that know one thing each: `Searching`
what the list holds, `Reading` which article is shown, `Marking` what the
reader does to articles. It lays them out, knows which pane has the focus, and
says what is going on.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Input

from tui.background import AnalysisLimited, AnalysisOff, Event, Trouble
from tui.errors import NewsreaderError
from tui.news.mark import Tag
from tui.terminal.article.finding_rows import is_of_one_row
from tui.terminal.line import StatusLine
from tui.terminal.lists.scopes import Within
from tui.terminal.looks.links import query_at
from tui.terminal.progress import Progress
from tui.terminal.registry.commands import Pane, Scope
from tui.terminal.screens.arranging import Arranging
from tui.terminal.screens.article_list import ArticleList
from tui.terminal.screens.findings.correcting import Correcting
from tui.terminal.screens.handlers import HANDLERS
from tui.terminal.screens.layering import Layering
from tui.terminal.screens.lines import Lines
from tui.terminal.screens.marking.marking import Marking
from tui.terminal.screens.marking.mine import Mine
from tui.terminal.screens.marking.selecting import is_selecting
from tui.terminal.screens.marking.stepping import Stepping
from tui.terminal.screens.ordering import Ordering
from tui.terminal.screens.quiet_focus import QuietScreen
from tui.terminal.screens.reading import Reading
from tui.terminal.screens.remembering import Remembering
from tui.terminal.screens.searching.answers import Answered, Failed
from tui.terminal.screens.searching.finding import Finding
from tui.terminal.screens.searching.narrower import Narrower
from tui.terminal.screens.searching.saving import Saving
from tui.terminal.screens.searching.searching import Searching
from tui.terminal.screens.searching.typing_box import TypingBox
from tui.terminal.telling import all_in_one
from tui.terminal.widgets.article_view import ArticleView
from tui.terminal.widgets.chips import Chips
from tui.terminal.widgets.divider import Divider
from tui.terminal.widgets.findings_pane import FindingsPane
from tui.terminal.widgets.legend import Legend
from tui.terminal.widgets.pane_row import PaneRow
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.search_area import SearchArea

if TYPE_CHECKING:
    from tui.terminal.app import NewsreaderApp

TROUBLES = 19
"""Sentences about what went wrong that are kept, beside the latest."""


class MainScreen(QuietScreen):
    """Where articles are read."""

    def __init__(self, reader: NewsreaderApp) -> None:
        super().__init__(id="main")
        self.reader: NewsreaderApp = reader
        self.pane = Pane.LIST
        self.progress = Progress(is_looking=reader.has_background)
        self.articles: ArticleList = ArticleList(self)
        self.searching: Searching = Searching(self, reader.open_searcher)
        self.finding: Finding = Finding(self)
        self.typing: TypingBox = TypingBox(self)
        self.reading: Reading = Reading(self)
        self.marking: Marking = Marking(self)
        self.stepping: Stepping = Stepping(self)
        self.mine: Mine = Mine(self)
        self.correcting: Correcting = Correcting(self)
        self.saving: Saving = Saving(self)
        self.narrower: Narrower = Narrower(self)
        self.arranging: Arranging = Arranging(self)
        self.layering: Layering = Layering(self)
        self.ordering: Ordering = Ordering(self)
        self.remembering: Remembering = Remembering(self)
        self.lines: Lines = Lines(self)
        self.troubles: tuple[str, ...] = ()
        """What went wrong, in full; the line below has room for the beginning only."""
        self.has_opened = False
        self.has_acted = False
        """Whether the reader has done anything; until then the newest article comes first."""

    def compose(self) -> ComposeResult:
        """The lines at the top, the panes, the lines below."""
        yield StatusLine(id="top")
        yield SearchArea(id="search")
        with PaneRow(id="panes"):
            yield from self.arranging.compose()
        yield Legend(is_plain=self.reader.settings.plain, id="legend")
        yield from self.lines.compose()

    # Parts -------------------------------------------------------------------------------

    @property
    def list(self) -> RowList:
        """The list of articles."""
        return self.query_one("#list", RowList)

    @property
    def article(self) -> ArticleView:
        """The article pane."""
        return self.query_one("#article", ArticleView)

    @property
    def findings(self) -> FindingsPane:
        """The pane of claims and entities."""
        return self.query_one("#findings", FindingsPane)

    @property
    def box(self) -> Input:
        """The search box."""
        return self.query_one("#box", Input)

    # Commands ----------------------------------------------------------------------------

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """The search box while one types in it, what is selected, else the panes."""
        first = Scope.SELECTING if is_selecting(self) else Scope.READING
        return (Scope.SEARCH if self.is_typing else first, Scope.EVERYWHERE)

    def run_command(self, command: str) -> None:
        """Run a command of the registry; one that is not the screen's does nothing."""
        handler = HANDLERS.get(command)
        if handler is not None:
            self.has_acted = True
            self.attempt(lambda: handler(self))

    def own_tag(self, tag: Tag) -> None:
        """Give a tag that has a key of its own, or take it away where all have it."""
        self.has_acted = True
        self.attempt(lambda: self.marking.toggle_tag(tag))

    def attempt(self, do: Callable[[], None]) -> bool:
        """Do something that needs the library; when that fails, say why and go on."""
        try:
            do()
        except NewsreaderError as error:
            self.troubles = (*self.troubles[-TROUBLES:], str(error))
            self.say(str(error), "$error-style")
            return False
        return True

    # The box -----------------------------------------------------------------------------

    @property
    def is_typing(self) -> bool:
        """Whether keys go into the box."""
        # Nothing has the focus while the screen is put together, and there is no box yet.
        return self.focused is not None and self.focused is self.box

    # Panes -------------------------------------------------------------------------------

    def go(self, pane: Pane, *, by_mouse: bool = False) -> None:
        """Put the focus into a pane, and show it where only some have room."""
        self.pane = pane
        if pane is not Pane.ARTICLE:
            self.article.drop_selection()
        self.arranging.come_to(pane, by_mouse=by_mouse)
        # Not `focus()`, which waits a turn: the next key may be in the queue already.
        self.set_focus(self._widget(pane))
        if pane is not Pane.LIST:
            self.has_opened = True
            self.reading.mark_read()
        self.show_lines()

    def _widget(self, pane: Pane) -> Widget:
        """The widget of a pane that takes the focus."""
        panes = {Pane.LIST: self.list, Pane.ARTICLE: self.article}
        return panes.get(pane, self.findings.rows)

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        # A click moves the focus without a command.
        pane = next((pane for pane in Pane if self._widget(pane) is self.focused), None)
        if pane is not None and self.arranging.is_box_shown:
            self.typing.asked.keep()
        if pane is not None and pane is not self.pane:
            self.go(pane, by_mouse=True)
        self.show_lines()

    # Events ------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Ask for the articles and stand in the list."""
        self.remembering.dress()
        self.searching.start()
        self.stepping.watch()
        self.go(self.arranging.panes.order[0])
        if self.reader.problems:
            self.say(all_in_one(self.reader.problems), "$warning-style")

    def on_unmount(self) -> None:
        """End the search thread."""
        self.searching.close()

    @on(events.ScreenSuspend)
    @on(events.ScreenResume)
    def _turned(self) -> None:
        # The keys of the panes do nothing while something else is in front.
        self.lines.show_keys()

    def on_resize(self) -> None:
        """Show as many panes as have room, and say as much as fits now."""
        self.arranging.apply()
        self.call_after_refresh(self.show_lines)

    def hear(self, event: Event) -> None:
        """Take in what the background says."""
        self.progress = self.progress.after(event)
        if isinstance(event, Trouble):
            self.say(event.message, "$warning-style")
        elif isinstance(event, AnalysisOff | AnalysisLimited):
            self.say(event.reason, "$warning-style")
        self.attempt(lambda: self.reading.hear(event))
        self.attempt(lambda: self.searching.hear(event))
        self.show_lines()

    @on(RowList.CursorMoved, "#list")
    def _row_reached(self) -> None:
        # Where the cursor is by now: it may have moved on since the message was sent.
        self.attempt(lambda: self.reading.want(self.list.cursor_key))
        self.show_lines()

    @on(RowList.Chosen, "#list")
    def _row_chosen(self) -> None:
        self.run_command("open")

    @on(ArticleView.FindingReached)
    def _finding_reached(self, event: ArticleView.FindingReached) -> None:
        if event.finding is not None:
            self.lines.hush()
            self.findings.reveal(event.finding)
        self.show_lines()

    @on(ArticleView.SelectionChanged)
    def _selection_changed(self) -> None:
        self.lines.hush(is_meant=self.article.selection is not None)
        self.show_lines()

    @on(FindingsPane.FindingChosen)
    def _finding_chosen(self, event: FindingsPane.FindingChosen) -> None:
        self.article.reach(event.finding)
        self.go(Pane.ARTICLE, by_mouse=True)

    @on(FindingsPane.FindingPointed)
    def _finding_pointed(self, event: FindingsPane.FindingPointed) -> None:
        if not is_of_one_row(event.finding, self.article.finding):
            self.article.reach(event.finding)

    @on(Divider.Dragged)
    def _border_dragged(self, event: Divider.Dragged) -> None:
        self.arranging.dragged(event.divider, event.x)

    @on(Divider.Reset)
    def _border_reset(self) -> None:
        self.arranging.reset()

    def on_click(self, event: events.Click) -> None:
        """Show what answers the query that the words that were clicked stand for."""
        if (query := query_at(event)) is not None:
            self.searching.show_query(query)

    @on(Answered)
    def _answered(self, event: Answered) -> None:
        self.attempt(lambda: self.searching.answered(event.question, event.results))

    @on(Failed)
    def _failed(self, event: Failed) -> None:
        self.say(event.reason, "$error-style")

    @on(Input.Changed, "#box")
    def _typed(self, event: Input.Changed) -> None:
        self.typing.asked.typed(event.value)

    @on(Chips.Chosen)
    def _scope_chosen(self, event: Chips.Chosen) -> None:
        self.typing.asked.switch_to(Within(event.name))

    # What is said ------------------------------------------------------------------------

    def say(self, words: str, style: str = "") -> None:
        """Say something on the line that explains, for a while."""
        self.lines.say(words, style)

    def show_lines(self) -> None:
        """Write the lines around the panes anew."""
        if self.is_mounted:
            self.lines.show()

    def findings_changed(self) -> None:
        """Show what is found everywhere as it is now: something was corrected, or taken back."""
        self.reading.repaint_findings()
        self.articles.repaint(None)
        self.show_lines()
