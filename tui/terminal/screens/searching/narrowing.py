"""The facets beside the list: what its articles have in common, to narrow the search by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.library.search.facets.facets import COUNTING, FIELDS, MOST, SHOWN, Facet
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


@dataclass(frozen=True, slots=True)
class More:
    """The row below the first values of a field; `count` is None where nobody has counted them."""

    name: FieldName
    count: int | None
    is_open: bool = False

    @property
    def words(self) -> str:
        """What the row says, and so what enter does."""
        if self.is_open:
            return "… fewer"
        return "… more" if self.count is None else f"… {self.count:,} more"


def rows_of(facets: Facets, *, is_open: bool) -> list[Facet | More]:
    """The rows of a field: its first values, or all that were counted when it is open."""
    found = facets.found
    if len(found) <= SHOWN:
        return [*found]
    is_counted = facets.name not in (FieldName.ENTITY, FieldName.BY) and len(found) < MOST
    more = More(facets.name, len(found) - SHOWN if is_counted else None, is_open)
    return [*(found if is_open else found[:SHOWN]), more]


class FacetsScreen(ModalScreen[None]):
    """The pane at the right; the list beside it follows at once."""

    scopes = (Scope.FACETS,)

    def __init__(self, main: MainScreen) -> None:
        super().__init__()
        self._main = main
        self._searching = main.searching
        self._live = LiveCounts(
            main.reader.library.path,
            lambda reading, results: main.searching.facets.of(reading, results, self._opened),
            lambda results, facets: self._tell(Counted(results, facets)),
            lambda reason: self._tell(Failed(reason)),
        )
        self._facets: dict[FieldName, Facets] = {}
        self._rows: list[Facet | More] = []
        self._numbers: dict[tuple[FieldName, str | None], int] = {}
        self._opened: frozenset[FieldName] = frozenset()
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
        if event.part.name is COUNTING[-1]:
            self._list.empty = "Nothing to narrow by."
        self._show()

    def _show(self) -> None:
        keys: list[int] = []
        headings: dict[int, str] = {}
        self._rows = []
        for facets in (self._facets[name] for name in FIELDS if name in self._facets):
            name = facets.name
            if facets.found:
                headings[len(keys)] = _heading(facets)
            for row in rows_of(facets, is_open=name in self._opened):
                # What opens and what closes are two rows: the cursor is then on the first new one.
                value = row.asked.value if isinstance(row, Facet) else None
                place = (name, "" if isinstance(row, More) and row.is_open else value)
                keys.append(self._numbers.setdefault(place, len(self._numbers)))
                self._rows.append(row)
        self._list.show(keys, headings=headings, keep=True)

    def _open(self, more: More) -> None:
        """Show all values of a field, or the first of them again."""
        self._opened ^= {more.name}
        self._show()
        # Of entities and speakers only a few more than are shown were counted.
        if more.count is None and self._counted is not None:
            self._ask(self._counted)

    def on_failed(self, event: Failed) -> None:
        """Say why there are no counts."""
        self._list.empty = one_line(event.reason)

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        facet = self._facet(key)
        if facet is None:
            return []
        if isinstance(facet, More):
            return [Content.styled(fit(f" {facet.words}", width), "$accent-style")]
        count = f"{facet.count:,}"
        name = fit(one_line(_label(facet)), max(1, width - len(count) - 4))
        label = Content(name)
        if facet.asked.name is FieldName.TAG:
            looks = self._main.reader.library.tags.looks
            label = paint_tag(Tag(facet.asked.value), looks, name=name)
        gap = " " * max(1, width - label.cell_length - len(count) - 2)
        return [Content.assemble(" ", label, gap, (count, "$muted-style"))]

    def _facet(self, key: int | None) -> Facet | More | None:
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
                if isinstance(facet, More):
                    self._open(facet)
                elif facet is not None:
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
