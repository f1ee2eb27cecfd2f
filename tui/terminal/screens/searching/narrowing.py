"""The facets beside the list: what its articles have in common, to narrow the search by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.library.search.facets.facets import COUNTING, FIELDS, Facet
from tui.news.hits import Results
from tui.news.mark import Tag
from tui.news.query.query import FieldName
from tui.terminal.article.headline import MONTHS
from tui.terminal.article.wrap import fit
from tui.terminal.keys.key_words import key_words
from tui.terminal.live.live_counts import LiveCounts
from tui.terminal.live.live_facets import Facets
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.tag_paint import paint_tag
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.searching.answers import Counted, Failed
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

HEADINGS = {
    FieldName.SOURCE: "Publisher",
    FieldName.TAG: "Tag",
    FieldName.ENTITY: "Entity",
    FieldName.BY: "Speaker",
    FieldName.STANCE: "Stance",
    FieldName.DATE: "Month",
}


class FacetsScreen(ModalScreen[None]):
    """The pane at the right; the list beside it follows at once."""

    scopes = (Scope.FACETS,)

    def __init__(self, main: MainScreen) -> None:
        super().__init__()
        self._main = main
        self._searching = main.searching
        self._live = LiveCounts(
            main.reader.library.path,
            main.searching.facets.of,
            lambda results, facets: self._tell(Counted(results, facets)),
            lambda reason: self._tell(Failed(reason)),
        )
        self._facets: dict[FieldName, Facets] = {}
        self._rows: list[Facet] = []
        self._numbers: dict[tuple[FieldName, str], int] = {}
        self._counted: Results | None = None

    def compose(self) -> ComposeResult:
        """The heading, the facets, the keys."""
        with Vertical(classes="facets"):
            yield Static("Narrow by", classes="title")
            yield RowList(self._paint, empty="Counting…")
            yield Static(self._keys(), classes="keys")

    def on_mount(self) -> None:
        """Count what the list holds now, and whatever it will hold."""
        self._live.start()
        self._searching.on_answer = self._ask
        if (results := self._main.articles.contents.results) is not None:
            self._ask(results)
        self.set_focus(self._list)

    def on_unmount(self) -> None:
        """End the counting."""
        self._searching.on_answer = None
        self._searching.history.keep(self._searching.latest)
        self._live.close()

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    def _ask(self, results: Results) -> None:
        self._counted = results
        self._live.ask(results)

    def _tell(self, message: Message) -> None:
        if self.is_running:
            self.post_message(message)

    def on_counted(self, event: Counted[Facets]) -> None:
        """Show the counts, unless the list holds another answer by now."""
        if event.results is not self._counted:
            return
        self._facets[event.part.name] = event.part
        keys: list[int] = []
        headings: dict[int, str] = {}
        self._rows = []
        for name in FIELDS:
            if name not in self._facets:
                continue
            facets = self._facets[name]
            for facet in facets.found:
                if facet is facets.found[0]:
                    headings[len(keys)] = _heading(facets)
                place = (name, facet.asked.value)
                number = self._numbers.setdefault(place, len(self._numbers))
                keys.append(number)
                self._rows.append(facet)
        if event.part.name is COUNTING[-1]:
            self._list.empty = "Nothing to narrow by."
        self._list.show(keys, headings=headings, keep=True)

    def on_failed(self, event: Failed) -> None:
        """Say why there are no counts."""
        self._list.empty = one_line(event.reason)

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        facet = self._facet(key)
        if facet is None:
            return []
        count = f"{facet.count:,}"
        name = fit(one_line(_label(facet)), max(1, width - len(count) - 4))
        label = Content(name)
        if facet.asked.name is FieldName.TAG:
            looks = self._main.reader.library.tags.looks
            label = paint_tag(Tag(facet.asked.value), looks, name=name)
        gap = " " * max(1, width - label.cell_length - len(count) - 2)
        return [Content.assemble(" ", label, gap, (count, "$muted-style"))]

    def _facet(self, key: int | None) -> Facet | None:
        keys = self._list.keys
        return self._rows[keys.index(key)] if key is not None and key in keys else None

    def _keys(self) -> Content:
        words = (("narrow", "only"), ("exclude", "without"), ("widen", "back"))
        return key_words(self._main.reader.keymap, words, "  ")

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Narrow by the row that was clicked."""
        event.stop()
        self.run_command("narrow")

    def run_command(self, command: str) -> None:
        """Run a command of the facets."""
        rows = self._list
        match command:
            case "facet-down":
                rows.move(1)
            case "facet-up":
                rows.move(-1)
            case "facet-page-down":
                rows.move_page(1)
            case "facet-page-up":
                rows.move_page(-1)
            case "narrow" | "exclude":
                facet = self._facet(rows.cursor_key)
                if facet is not None:
                    self._main.narrower.narrow(facet.asked, is_excluded=command == "exclude")
            case "widen":
                if not self._main.narrower.widen():
                    self.dismiss(None)
            case _:
                self.dismiss(None)


def _heading(facets: Facets) -> str:
    """The heading of a field; with how many of the foremost articles were counted, if not all."""
    among = "" if facets.among is None else f" · of the first {facets.among:,}"
    return HEADINGS[facets.name] + among


def _label(facet: Facet) -> str:
    value = facet.asked.value
    if facet.asked.name is not FieldName.DATE:
        return value
    year, _, month = value.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}"
