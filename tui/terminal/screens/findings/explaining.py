"""Explaining: all about the finding under the cursor, and what else the library holds of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.errors import NewsreaderError
from tui.library.claims.covered import coverage_of
from tui.library.claims.echoes import Kin, Tie, echoes_of
from tui.library.claims.elsewhere import Elsewhere, Story, entity_elsewhere
from tui.news.article import ArticleId
from tui.news.correction import Entity
from tui.news.coverage import COMPLETE, Coverage
from tui.news.findings import Findings, Mention
from tui.terminal.article import facts
from tui.terminal.article.headline import short_date
from tui.terminal.article.paint import Finding
from tui.terminal.article.wrap import fit
from tui.terminal.entity.opening import entity_of, open_page
from tui.terminal.keys.key_words import key_words
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import sign
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.kin import copies_words
from tui.terminal.screens.going import go_to_article
from tui.terminal.screens.reading import Opened
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

Handler = Callable[["MainScreen"], None]
Found = tuple[Kin, ...] | Elsewhere

_KEYS = (
    ("open-explained", "opens"),
    ("explained-page", "page of the entity"),
    ("close-explained", "closes"),
)

_HEADINGS = {
    Tie.SAME: "Who else says the same",
    Tie.OTHERWISE: "Who may say otherwise",
    Tie.POSSIBLE: "Possibly on the same",
}

PLACES = 5
"""Places where the same story lies that are named; the rest are counted."""

MARGINS = 8
"""Cells of a dialog that are not its text."""


def explain(screen: MainScreen) -> None:
    """Open the explanation of the finding under the cursor; go where the reader wants from it."""
    screen.reading.show_now()
    shown, finding = screen.reading.shown, screen.article.finding
    found = screen.article.findings
    if shown is None or found is None or finding is None:
        keys = screen.reader.keymap
        screen.say(
            f"Nothing to explain here. {keys.shown('next-claim')} goes to the next claim, "
            f"{keys.shown('next-entity')} to the next name."
        )
        return

    def go(chosen: Kin | Story | Entity | None) -> None:
        if isinstance(chosen, Entity):
            open_page(screen, chosen)
            return
        if isinstance(chosen, Kin):
            position = chosen.position
            go_to_article(screen, chosen.story.id, lambda there: _arrive(screen, there, position))
        elif chosen is not None and isinstance(finding, Mention):
            name = finding.entity
            go_to_article(screen, chosen.id, lambda there: _arrive(screen, there, name))

    screen.app.push_screen(ExplainScreen(screen, shown, found, finding), go)


def _arrive(screen: MainScreen, shown: Opened, what: int | str) -> None:
    """Put the cursor on the claim at a position, or on the first mention of a name."""
    found = shown.findings or Findings()
    if isinstance(what, int):
        if what < len(found.claims):
            screen.article.reach(found.claims[what])
    elif mention := next((each for each in found.mentions if each.entity == what), None):
        screen.article.reach(mention)


class Looked(Message):
    """The library was looked through; `found` is a sentence when that was not possible.

    `coverage` says how much of it there is to look through so far.
    """

    def __init__(self, found: Found | str, coverage: Coverage = COMPLETE) -> None:
        super().__init__()
        self.found = found
        self.coverage = coverage


class ExplainScreen(ModalScreen[Kin | Story | Entity | None]):
    """Says all about a finding; gives what of the library the reader wants to see, or None."""

    scopes = (Scope.EXPLAIN,)

    def __init__(
        self, main: MainScreen, shown: Opened, findings: Findings, finding: Finding
    ) -> None:
        super().__init__()
        self._main = main
        self._shown = shown
        self._findings = findings
        self._finding = finding
        self._is_plain = main.reader.settings.plain
        self._rows: Sequence[Kin | Story] = ()
        self._entity = entity_of(main, finding)
        self._told = facts.facts(finding, shown.article, findings)
        if copies := copies_words(main.reader.library, shown):
            self._told.append(("copies", Content(copies)))
        if others := main.reader.library.shelf.other_places(shown.id):
            more = [f"and {len(others) - PLACES:,} more"] if len(others) > PLACES else []
            places = ", ".join([*map(one_line, others[:PLACES]), *more])
            self._told.append(("also in", Content(places)))

    def compose(self) -> ComposeResult:
        """What was found, the facts, what else there is, and the keys."""
        with Vertical(classes="dialog -tall -explain"):
            head = facts.title(self._finding, self._shown.article, is_plain=self._is_plain)
            yield Static(head, classes="title")
            yield Static(id="facts")
            yield RowList(self._paint, row_height=2, empty="Looking through the library…")
            yield Static(self._keys(), classes="keys")

    def _keys(self) -> Content:
        asked = {"open-explained": bool(self._rows), "explained-page": self._entity is not None}
        words = [(command, does) for command, does in _KEYS if asked.get(command, True)]
        return key_words(self._main.reader.keymap, words)

    def on_mount(self) -> None:
        """Take the keys, and look through the library beside the screen."""
        self.query_one(RowList).focus()
        self.run_worker(self._look, thread=True, exit_on_error=False)

    def _look(self) -> None:
        path, article = self._main.reader.library.path, self._shown.id
        try:
            looked = Looked(self._found_in(path, article), coverage_of(path))
        except NewsreaderError as error:
            looked = Looked(str(error))
        if self.is_running:
            self.post_message(looked)

    def _found_in(self, path: Path, article: ArticleId) -> Found:
        finding = self._finding
        if isinstance(finding, Mention):
            return entity_elsewhere(path, Entity(finding.entity, finding.kind), article)
        return echoes_of(path, article, self._findings.claims.index(finding))

    def on_looked(self, event: Looked) -> None:
        """Show what else the library holds."""
        rows = self.query_one(RowList)
        headings: dict[int, str] = {}
        match event.found:
            case str(trouble):
                rows.empty = trouble
            case Elsewhere(articles, latest, forms):
                self._rows = latest
                rows.empty = "No other article names it."
                more = f"the latest {len(latest)} of {articles:,}"
                headings[0] = f"Other articles: {more if articles > len(latest) else len(latest)}"
                self._tell_forms(forms)
            case tuple(kin):
                self._rows = kin
                rows.empty = "Nobody else in the library says or denies this."
                ties = [each.tie for each in kin]
                headings = {ties.index(tie): _HEADINGS[tie] for tie in Tie if tie in ties}
        self._tell_coverage(event.coverage, rows)
        rows.show(range(len(self._rows)), headings=headings if self._rows else {}, keep=False)
        self.query_one(".keys", Static).update(self._keys())

    def _tell_coverage(self, coverage: Coverage, rows: RowList) -> None:
        if not coverage.short:
            return
        rows.empty += f" So far {coverage.short}."
        if self._rows:
            self._told.append(("so far", Content(str(coverage))))
            self.on_resize()

    def _tell_forms(self, forms: Sequence[str]) -> None:
        if len(forms) > 1:
            called = Content(one_line(", ".join(forms)))
            self._told.insert(1, ("called", called))
            self.on_resize()

    def on_resize(self) -> None:
        """Wrap the facts anew."""
        box = self.query_one("#facts", Static)
        width = min(self.query_one(".dialog").size.width, self.size.width - MARGINS)
        box.update(facts.fact_lines(self._told, width))

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        row = self._rows[key]
        story = row.story if isinstance(row, Kin) else row
        origin = " · ".join(
            part for part in (short_date(story.published), story.publisher or "") if part
        )
        if not isinstance(row, Kin):
            lines = (Content.styled(fit(one_line(row.headline), width - 1), "bold"), origin)
            return [lines[0], Content.styled(fit(one_line(origin), width - 1), "$muted-style")]
        stance = f"{'not ' if row.is_negated else ''}{row.stance}"
        head = Content.assemble(
            (f"{sign(row.stance, is_plain=self._is_plain)} {stance}", f"${row.stance}-style"),
            "  ",
            (one_line(row.speaker) or "nobody is named", "bold"),
            (f"  {one_line(origin)}", "$muted-style"),
        )
        words = " ".join(one_line(row.content).split())
        return [head.truncate(width - 1, ellipsis=True), Content(f"  {fit(words, width - 3)}")]

    def on_row_list_chosen(self) -> None:
        """Open what was chosen with the mouse."""
        self.run_command("open-explained")

    def run_command(self, command: str) -> None:
        """Move, open or close."""
        rows = self.query_one(RowList)
        match command:
            case "explained-down":
                rows.move(1)
            case "explained-up":
                rows.move(-1)
            case "open-explained" if rows.cursor_key is not None:
                self.dismiss(self._rows[rows.cursor_key])
            case "explained-page" if self._entity is not None:
                self.dismiss(self._entity)
            case "close-explained":
                self.dismiss(None)


HANDLERS: Mapping[str, Handler] = MappingProxyType({"explain": explain})
