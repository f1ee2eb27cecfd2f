"""The lines around the panes: where one is, what is under the cursor, keys and progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tui.terminal.article.explain import explained
from tui.terminal.keys.key_line import key_line
from tui.terminal.keys.key_words import key_words
from tui.terminal.line import StatusLine
from tui.terminal.looks.links import to_command
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Pane, Scope
from tui.terminal.screens.marking import selecting

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

NOTICE_SECONDS = 6.0
"""How long what was done is said, unless the reader moves to something that is explained."""

_NO_ARTICLES = (
    ("rescan", "look again"),
    ("import-report", "report"),
    ("palette", "all commands"),
    ("help", "help"),
    ("quit", "quit"),
)
_FOUND_NOTHING = (("back", "all articles"), ("search", "search"), ("help", "help"))
"""The keys that do something where the list is empty."""

KEYS_LEAST = 30
"""Cells that the keys keep on a narrow screen; there the progress is cut."""


class Lines:
    """What the lines say now."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._notice: Content | None = None
        self._timer: Timer | None = None
        # Which the key line was written for; no scope while something else is in front.
        self._place: tuple[Scope | None, Pane, int, bool, bool] | None = None

    def compose(self) -> ComposeResult:
        """The lines below the panes."""
        yield StatusLine(id="explain")
        yield Static(id="more-words")
        yield StatusLine(id="keys")

    def say(self, words: str, style: str = "") -> None:
        """Say something on the line that explains, for a while."""
        words = one_line(words)
        self._notice = Content.styled(words, style) if style else Content(words)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(NOTICE_SECONDS, self._be_quiet)
        self._screen.show_lines()

    def hush(self, *, is_meant: bool = True) -> None:
        """Say no longer what was done: there is something to explain, if that `is_meant`.

        What is said at the start holds while the reader has done nothing yet.
        """
        if is_meant and self._screen.has_acted:
            self._notice = None

    def _be_quiet(self) -> None:
        self._notice = None
        self._screen.show_lines()

    def show(self) -> None:
        """Write the lines anew."""
        screen = self._screen
        top = screen.query_one("#top", StatusLine)
        top.left, top.right = self._where(), screen.articles.summary()
        screen.query_one("#explain", StatusLine).left = self._explanation()
        self._show_more(screen.query_one("#more-words", Static))
        self.show_keys()

    def show_keys(self) -> None:
        """Write the line of keys anew: those that work now, and what goes on in the background."""
        screen = self._screen
        keys = screen.query_one("#keys", StatusLine)
        progress = screen.progress.words(is_plain=screen.reader.settings.plain)
        room = max(KEYS_LEAST, screen.size.width - len(progress) - 4)
        scope = screen.scopes[0] if screen.is_active else None
        is_empty = scope is Scope.READING and not screen.list.keys
        is_search = not screen.articles.contents.query.is_empty
        if (place := (scope, screen.pane, room, is_empty, is_search)) != self._place:
            self._place = place
            keymap = screen.reader.keymap
            keys.left = key_line(keymap, scope, screen.pane, room) if scope else Content()
            if is_empty:
                # Most keys are for an article, and there is none.
                keys.left = key_words(keymap, _FOUND_NOTHING if is_search else _NO_ARTICLES)
        keys.right = to_command(Content.styled(progress, "$muted-style"), "import-report")

    def _show_more(self, more: Static) -> None:
        """Say in full what was just done, or is asked for, where one line is too short for it."""
        said = self._notice if self._notice is not None else self._screen.mine.said()
        is_long = said is not None and said.cell_length > self._screen.size.width - 2
        if said is not None and is_long:
            more.update(said)
        more.display = is_long

    def _where(self) -> Content:
        screen = self._screen
        corpus = Content.styled(f" · {one_line(screen.reader.start.corpus)}", "$muted-style")
        where = to_command(Content.styled("newsreader", "bold"), "palette")
        where += to_command(corpus, "import-report")
        if len(screen.arranging.seen) > 1:
            return where
        return self._panes() + Content("  ") + where

    def _panes(self) -> Content:
        """Which pane has the screen to itself, and the keys to those beside it."""
        screen = self._screen
        order = screen.arranging.panes.order
        at = order.index(screen.pane)
        parts = [Content.styled(screen.pane.value, "$accent-style")]
        for command, other in (("left", at - 1), ("right", at + 1)):
            if 0 <= other < len(order):
                key = (screen.reader.keymap.shown(command), "$key-style")
                parts.append(to_command(Content.assemble(key, f" {order[other]}"), command))
        return Content("  ").join(parts)

    def _explanation(self) -> Content:
        if self._notice is not None:
            return self._notice
        if (mine := self._screen.mine.said()) is not None:
            return mine
        if selecting.is_selecting(self._screen):
            return selecting.said(self._screen)
        view = self._screen.article
        finding, article, found = view.finding, view.article, view.findings
        if finding is not None and article is not None and found is not None:
            is_plain = self._screen.reader.settings.plain
            room = self._screen.size.width - 2
            line = explained(finding, article, found, is_plain=is_plain, room=room)
            return to_command(line, "explain")
        if state := self._screen.reading.state:
            return Content.styled(f"{state} {self._screen.mine.lost()}", "$warning-style")
        return self._hint()

    def _hint(self) -> Content:
        """What is in the article on screen, and the keys that lead to it."""
        reader = self._screen.reader
        keymap, found = reader.keymap, self._screen.article.findings
        if reader.start.is_first_run and not self._screen.has_opened:
            # Where it is narrow, the end is cut, and the keys stand on the line below as well.
            return Content(
                f"Samples; yours: newsreader FOLDER. {keymap.shown('open')} reads, "
                f"{keymap.shown('next-claim')} claims, {keymap.shown('search')} searches, "
                f"{keymap.shown('tag')} tags."
            )
        mine = self._screen.mine.counted()
        if found is None or not (found.claims or found.mentions):
            return Content.styled(mine, "$muted-style") if mine else Content()
        layers = self._screen.article.drawn_layers
        drawn = sum(1 for mention in found.mentions if layers.draws(mention.kind))
        told = sum(1 for claim in found.claims if layers.draws_claim(claim.stance))
        claims = f"{_count(told, 'claim')} {keymap.shown('next-claim')}"
        names = f"{_count(drawn, 'name')} {keymap.shown('next-entity')}"
        links = ((claims, "next-claim"), (names, "next-entity"), (mine, "next-mark"))
        return Content.styled(" · ", "$muted-style").join(
            to_command(Content.styled(words, "$muted-style"), id_) for words, id_ in links if words
        )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
