"""Divider: the line between two panes, which can be dragged."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widget import Widget


class Divider(Widget):
    """One column of the screen; it says where it was dragged to and moves nothing itself."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Divider { width: 1; height: 1fr; background: $surface; color: $rule; }
    Divider:hover { color: $accent; }
    """
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
    is_plain: reactive[bool] = reactive(False)
    is_held: reactive[bool] = reactive(False)

    class Dragged(Message):
        """The mouse took the divider to a column of the screen."""

        def __init__(self, divider: Divider, x: int) -> None:
            super().__init__()
            self.divider, self.x = divider, x

    class Reset(Message):
        """The divider was clicked twice: the usual widths are wanted."""

        def __init__(self, divider: Divider) -> None:
            super().__init__()
            self.divider = divider

    def __init__(self, *, is_plain: bool, id: str) -> None:  # noqa: A002  Textual's own word
        super().__init__(id=id)
        self.set_reactive(Divider.is_plain, is_plain)

    def render(self) -> Content:
        """A thin rule, a thick one while it is held; in plain mode only then."""
        held, at_rest = "| " if self.is_plain else "┃│"
        line = held if self.is_held else at_rest
        rule = Content.styled(line, "$accent-style") if self.is_held else Content(line)
        return Content("\n").join([rule] * self.size.height)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold."""
        event.stop()
        self.capture_mouse()
        self.is_held = True

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say where to."""
        if self.is_held:
            self.post_message(self.Dragged(self, int(event.screen_x)))

    def on_mouse_up(self) -> None:
        """Let go."""
        self.release_mouse()
        self.is_held = False

    def on_click(self, event: events.Click) -> None:
        """Two clicks ask for the usual widths."""
        event.stop()
        if event.chain > 1:
            self.post_message(self.Reset(self))
