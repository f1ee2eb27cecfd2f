"""Lost marks: what was marked beside the text as it is now, to put the mark right."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.library.library import Library
from tui.library.marks.highlights import quoted
from tui.matching.anchor import RIVAL_WORDS, Place, places, whereabouts
from tui.news.highlight import Highlight
from tui.terminal.keys.keymap import Keymap
from tui.terminal.lists.mark_words import day_of
from tui.terminal.looks.links import to_command
from tui.terminal.looks.safe import one_line, safe
from tui.terminal.registry.commands import COMMANDS, Scope

AROUND, LEAST_AROUND = 200, 30
"""Characters shown on either side of a place: at most, and where there is little room."""

BESIDE = 76
"""Cells of a screen on which the two texts stand side by side; below that, one over the other."""

_KEYS = ("take-place", "other-place", "select-place", "keep-lost", "delete-lost", "next-lost")


class LostScreen(ModalScreen[Highlight | None]):
    """Goes through lost marks; gives the one whose place the reader wants to select, or None."""

    scopes = (Scope.LOST,)

    def __init__(self, library: Library, lost: Sequence[Highlight], keymap: Keymap) -> None:
        super().__init__()
        self._library = library
        self._lost = list(lost)
        self._keymap = keymap
        self._at = 0
        self._text = ""
        self._places: Sequence[Place] = ()
        self._place = 0
        self._done: str = ""

    def compose(self) -> ComposeResult:
        """Which mark, the old text beside the new, the keys."""
        with Vertical(classes="dialog -tall lost"):
            yield Static(classes="title", id="which")
            with Horizontal(id="texts"):
                with VerticalScroll(can_focus=False):
                    yield Static(id="then")
                with VerticalScroll(can_focus=False):
                    yield Static(id="now")
            yield Static(classes="keys -two", id="lost-keys")

    def on_mount(self) -> None:
        """Show the first."""
        self._look()

    def on_resize(self, event: events.Resize) -> None:
        """Stand the texts side by side where there is room, and show as much as fits."""
        self.set_class(event.size.width < BESIDE, "-stacked")
        if self._lost:
            self._show()

    @property
    def _around(self) -> int:
        """Characters on either side of a place for which there is room, at a guess."""
        width, height = self.app.size
        is_beside = width >= BESIDE
        cells = (min(100, width) - 12) // (2 if is_beside else 1)
        lines = (height - 12) // (1 if is_beside else 2) - 2
        return max(LEAST_AROUND, min(AROUND, cells * lines // 3))

    def run_command(self, command: str) -> None:
        """Do something with the mark that is shown."""
        mark = self._lost[self._at]
        highlights = self._library.highlights
        match command:
            case "take-place" if self._places:
                highlights.put(mark.number, self._text, self._places[self._place].span)
                self._settled("Put in its place")
            case "other-place" if self._places:
                self._place = (self._place + 1) % len(self._places)
                self._show()
            case "select-place":
                self.dismiss(mark)
            case "keep-lost":
                highlights.let_go(mark.number)
                self._settled("Kept without a place")
            case "delete-lost":
                highlights.remove(mark.number)
                self._settled("Deleted")
            case "lost-down" | "lost-up":
                for text in self.query(VerticalScroll):
                    by = 1 if command == "lost-down" else -1
                    text.scroll_relative(y=by, animate=False)
            case "next-lost" | "previous-lost":
                self._done = ""
                self._at = (self._at + (1 if command == "next-lost" else -1)) % len(self._lost)
                self._look()
            case "close-lost":
                self.dismiss(None)

    def _settled(self, done: str) -> None:
        """Go on to the next mark; close after the last."""
        mark = self._lost.pop(self._at)
        self._done = f"{done}: {one_line(quoted(mark.anchor, 30))}"
        if not self._lost:
            self.dismiss(None)
            return
        self._at %= len(self._lost)
        self._look()

    def _look(self) -> None:
        """Look for places where the mark may belong."""
        mark = self._lost[self._at]
        article = self._library.shelf.article(mark.article)
        self._text = article.text if article is not None else ""
        found = places(mark.anchor, self._text)
        self._places = [place for place in found if place.words >= RIVAL_WORDS]
        self._place = 0
        self._show()

    def _show(self) -> None:
        mark = self._lost[self._at]
        article = self._library.shelf.article(mark.article)
        number = f" {self._at + 1} of {len(self._lost)}" if len(self._lost) > 1 else ""
        about = self._done or (one_line(article.headline) if article else "")
        style = "$success" if self._done else "$muted-style"
        which = Content.assemble((f"Lost mark{number}   ", "bold"), (about, style))
        self.query_one("#which", Static).update(which)
        self.query_one("#then", Static).update(_then(mark, self._around))
        self.query_one("#now", Static).update(self._now())
        self.query_one("#lost-keys", Static).update(self._keys())

    def _now(self) -> Content:
        if not self._places:
            heading = Content.styled("in the text now", "$muted-style")
            middle = whereabouts(self._lost[self._at].anchor, self._text)
            words = "Nothing there is like it. " + ("The text begins:" if middle is None else "")
            before, after = self._text[: middle or 0], self._text[middle or 0 :]
            there = _passage(before, "", after, self._around)
            return Content("\n").join([heading, Content(words), there])
        place = self._places[self._place]
        more = f", {self._place + 1} of {len(self._places)}" if len(self._places) > 1 else ""
        heading = Content.styled(f"in the text now · {place.score:.0%} alike{more}", "$muted-style")
        span = place.span
        reach = self._around
        before, after = self._text[: span.start], self._text[span.stop :]
        return Content("\n").join([heading, _passage(before, span.of(self._text), after, reach)])

    def _keys(self) -> Content:
        parts = []
        for command in _KEYS:
            is_idle = not self._places and command in ("take-place", "other-place")
            is_alone = command == "next-lost" and len(self._lost) == 1
            is_only = command == "other-place" and len(self._places) == 1
            if not (is_idle or is_alone or is_only):
                title = COMMANDS[command].title
                title = title[0].lower() + title[1:]
                key = (self._keymap.shown(command), "$key-style")
                parts.append(to_command(Content.assemble(key, f" {title}"), command))
        return Content("   ").join(parts)


def _then(mark: Highlight, reach: int) -> Content:
    heading = Content.styled(f"as you marked it on {day_of(mark.at)}", "$muted-style")
    anchor = mark.anchor
    lines = [heading, _passage(anchor.prefix, anchor.exact, anchor.suffix, reach)]
    if mark.note:
        note = Content.styled(safe(mark.note), "$note-style")
        lines += [Content(), Content.styled("note", "$muted-style"), note]
    return Content("\n").join(lines)


def _passage(before: str, words: str, after: str, reach: int) -> Content:
    """Words in so many characters of context, which is cut to whole words at its ends."""
    head, tail = before[-reach:], after[:reach]
    if len(before) > reach and " " in head:
        head = "… " + head.partition(" ")[2]
    if len(after) > reach and " " in tail:
        tail = tail.rpartition(" ")[0] + " …"
    return Content.assemble(
        (safe(head), "$muted-style"),
        (safe(words), "$highlight-style"),
        (safe(tail), "$muted-style"),
    )
