"""The list of corrections: what was said, of which article, when; and whether it still holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.library.corrections.drawn import places
from tui.news.article import ArticleId
from tui.news.by_hand import ClaimByHand, MentionByHand
from tui.news.correction import ClaimCorrection, EntityCorrection, claim_words
from tui.news.findings import Claim, Findings, Mention
from tui.news.overriding import overridden
from tui.news.query.query import Query
from tui.news.said import Made
from tui.terminal.article.wrap import fit
from tui.terminal.keys.key_words import key_words
from tui.terminal.lists.mark_words import day_of
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Pane, Scope
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

_GONE = "its file is gone"
_LOST = "lost its place"
_OVERRIDDEN = "a later one says otherwise"


class CorrectionsScreen(ModalScreen[Made | None]):
    """Lists the corrections, the newest first; gives the one the reader wants to go to, or None."""

    scopes = (Scope.CORRECTIONS,)

    def __init__(self, screen: MainScreen) -> None:
        super().__init__()
        self._main = screen
        self._library = screen.reader.library
        self._made: list[Made] = []
        self._overridden: frozenset[int] = frozenset()
        self._lost: dict[ArticleId, frozenset[int]] = {}
        self._rows = RowList(self._paint, row_height=2, empty="You have corrected nothing yet.")

    def compose(self) -> ComposeResult:
        """The list and its keys."""
        with Vertical(classes="dialog -tall -list"):
            yield Static(classes="title")
            yield self._rows
            yield Static(self._keys(), classes="keys")

    def on_mount(self) -> None:
        """Show them."""
        self._look()

    def _look(self) -> None:
        """Read the corrections as they are now."""
        self._made = sorted(self._library.corrections.all(), key=lambda made: -made.number)
        self._lost.clear()
        self._overridden = overridden(self._made)
        count = len(self._made)
        words = f"{count:,} correction{'' if count == 1 else 's'}"
        self.query_one(".title", Static).update(Content.styled(words, "bold"))
        self._rows.show([made.number for made in self._made], keep=True)

    def _keys(self) -> Content:
        words = (
            ("go-to-correction", "goes there"),
            ("take-back", "takes it back"),
            ("close-corrections", "closes"),
        )
        return key_words(self._main.reader.keymap, words)

    def _paint(self, key: int, width: int, state: RowState) -> Sequence[Content]:
        del state  # the list draws the cursor itself
        made = next(made for made in self._made if made.number == key)
        said = str(made.correction)
        state_words = self._state(made)
        about = f"{self._where(made)} · {day_of(made.at)}"
        return [
            Content(fit(one_line(f"{said[0].upper()}{said[1:]}"), width)),
            Content.assemble(
                ("   ", ""),
                (f"{state_words} · " if state_words else "", "$warning-style"),
                (fit(about, max(8, width - 7 - len(state_words))), "$muted-style"),
            ),
        ]

    def _where(self, made: Made) -> str:
        if made.correction.article is None:
            return "everywhere"
        article = self._library.shelf.article(made.correction.article)
        return one_line(article.headline) if article else made.correction.article

    def _state(self, made: Made) -> str:
        """What keeps a correction from holding; empty when nothing does."""
        if made.number in self._overridden:
            return _OVERRIDDEN
        article_id = made.correction.article
        if article_id is None:
            return ""
        if self._library.shelf.rowid(article_id) is None:
            return _GONE
        if article_id not in self._lost:
            self._lost[article_id] = self._library.corrections.lost(article_id)
        return _LOST if made.number in self._lost[article_id] else ""

    def run_command(self, command: str) -> None:
        """Move, go to a correction, take one back, or close."""
        rows = self._rows
        match command:
            case "correction-down" | "correction-up":
                rows.move(1 if command == "correction-down" else -1)
            case "correction-page-down" | "correction-page-up":
                rows.move_page(1 if command == "correction-page-down" else -1)
            case "correction-top" | "correction-bottom":
                rows.move_to(0 if command == "correction-top" else len(rows.keys))
            case "close-corrections":
                self.dismiss(None)
            case "go-to-correction" | "take-back":
                made = next((m for m in self._made if m.number == rows.cursor_key), None)
                if made is not None and command == "go-to-correction":
                    self.dismiss(made)
                elif made is not None:
                    self._main.attempt(lambda: self._main.correcting.take_back(made))
                    self._look()

    def on_row_list_chosen(self) -> None:
        """Go to what was clicked."""
        self.run_command("go-to-correction")


def show_corrections(screen: MainScreen) -> None:
    """Show all corrections; go to the one that is chosen."""

    def go(made: Made | None) -> None:
        if made is not None:
            screen.attempt(lambda: _go(screen, made))

    screen.app.push_screen(CorrectionsScreen(screen), go)


def _go(screen: MainScreen, made: Made) -> None:
    correction = made.correction
    if correction.article is not None:
        _show_article(screen, correction.article, made)
    elif isinstance(correction, EntityCorrection | MentionByHand):
        entity = correction.entity
        if isinstance(correction, EntityCorrection):
            entity = correction.target or entity
        screen.searching.show_query(f'entity:"{entity.name.replace(chr(34), "")}"')


def _show_article(screen: MainScreen, article_id: ArticleId, made: Made) -> None:
    """Open an article, from all of them when the list does not hold it, where it was corrected."""
    key = screen.reader.library.shelf.rowid(article_id)
    if key is None:
        screen.say("The file of this article is gone; the correction is kept.")
        return

    def open_it() -> None:
        screen.list.move_to_key(key)
        screen.reading.want(key)
        screen.reading.show_now()
        screen.go(Pane.ARTICLE)
        shown = screen.reading.shown
        if shown is not None and shown.id == article_id:
            finding = _finding_of(made, shown.article.text, shown.findings or Findings())
            if finding is not None:
                screen.article.reach(finding)

    if screen.list.move_to_key(key):
        open_it()
    else:
        screen.searching.ask_for(Query(), keep=False)
        screen.searching.when_answered(open_it)


def _finding_of(made: Made, text: str, findings: Findings) -> Claim | Mention | None:
    """The finding that a correction is about, as far as it is there."""
    match made.correction:
        case ClaimCorrection() as said:
            words = (said.cue, said.content)
            return next((c for c in findings.claims if claim_words(text, c) == words), None)
        case ClaimByHand() as hand:
            return next((c for c in findings.claims if claim_words(text, c) == hand.words), None)
        case MentionByHand() as hand:
            spans = places(hand, text)
            return next((m for m in findings.mentions if m.span in spans), None)
        case EntityCorrection() as said:
            entity = said.target or said.entity
            named = (entity.name, entity.kind)
            return next((m for m in findings.mentions if (m.entity, m.kind) == named), None)
