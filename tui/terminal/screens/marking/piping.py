"""Piping: the article, or what is selected of it, through a command of the reader's."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.matching.picks import fuzzy
from tui.terminal.article import quoting
from tui.terminal.keys.key_words import key_words, prompt_words
from tui.terminal.keys.keymap import Keymap
from tui.terminal.looks.safe import one_line
from tui.terminal.pipe import Pipe, words_of
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import TextPrompt
from tui.terminal.screens.marking import sharing
from tui.terminal.widgets.output import OutputView

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

Handler = Callable[["MainScreen"], None]


def pipe(screen: MainScreen) -> None:
    """Ask for a command, give it the text, show what it prints."""
    screen.reading.show_now()
    article, span = screen.article.article, screen.article.selection
    if article is None:
        screen.say("There is no article here.")
        return
    text = quoting.text_of(article, span) + "\n"
    words = f"{len(text.split()):,} {'selected ' * (span is not None)}words"
    reader = screen.reader

    def run(command: str | None) -> None:
        if command is None:
            return
        reader.piped = (*(each for each in reader.piped if each != command), command)
        output = OutputScreen(screen, command)
        try:
            output.pipe.start(text)
        except (OSError, ValueError) as error:
            why = error.strerror if isinstance(error, OSError) else str(error)
            screen.say(f"{command}: {why}.", "$error-style")
            return
        screen.app.push_screen(output)

    prompt = PipePrompt(f"Pipe {words} to", reader.piped[::-1], reader.outside.shell)
    screen.app.push_screen(prompt, run)


class PipePrompt(TextPrompt):
    """Asks for a command, with those of this session to choose from; gives it, or None."""

    def __init__(self, title: str, earlier: Sequence[str], shell: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._earlier = earlier
        self._shell = shell

    def compose(self) -> ComposeResult:
        """What is piped, the box, the earlier commands, and how it will be run."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(one_line(self._title), "bold"), classes="title")
            yield Picker(self._find, placeholder="a command", empty="Such as: wc -w")
            yield Static(classes="keys")

    def _find(self, typed: str) -> Sequence[Choice]:
        advice = "Through your shell." if self._shell else "Without a shell: no |, >, * or $."
        new: list[Choice] = []
        try:
            words_of(typed, self._shell)
        except ValueError as error:
            advice = f"{error}" if typed.strip() else advice
        else:
            new = [Choice(typed.strip(), typed.strip(), "run")]
        keys = prompt_words(self, (("choose", "runs it"), ("cancel", "closes")))
        self.query_one(".keys", Static).update(Content(f"{one_line(advice)}\n") + keys)
        found = [
            Choice(self._earlier[each.index], self._earlier[each.index], "", each.positions)
            for each in fuzzy.rank(typed.strip(), self._earlier)
        ]
        return [*new, *(choice for choice in found if choice.value != typed.strip())]


class OutputScreen(ModalScreen[None]):
    """Shows what a command prints, while it runs and after."""

    scopes = (Scope.OUTPUT,)

    def __init__(self, main: MainScreen, command: str) -> None:
        super().__init__()
        self._main = main
        self._keymap: Keymap = main.reader.keymap
        self._command = command
        self._state = "running"
        self._view = OutputView()
        self.pipe = Pipe(
            words_of(command, main.reader.outside.shell),
            lambda text: self._later(self._view.add, text),
            lambda how: self._later(self._end, how),
        )

    def compose(self) -> ComposeResult:
        """The command, what it prints, how it stands and the keys."""
        with Vertical(classes="dialog -tall"):
            yield Static(Content.styled(one_line(self._command), "bold"), classes="title")
            yield self._view
            yield Static(classes="keys")

    def on_mount(self) -> None:
        """Take the keys, and say how it stands."""
        self._view.focus()
        self._say()

    def _later(self, do: Callable[[str], None], words: str) -> None:
        # On the threads of the run, before this screen is there or after it was closed.
        self._main.reader.call_later(do, words)

    def _end(self, how: str) -> None:
        self._state = how
        if self.is_mounted:
            self._say()

    def _say(self) -> None:
        keys = [("close-output", "cancels" if self._state == "running" else "closes")]
        keys.append(("copy-output", "copies"))
        line = key_words(self._keymap, (("", one_line(self._state)), *keys))
        self.query_one(".keys", Static).update(line)

    def run_command(self, command: str) -> None:
        """Scroll, copy, cancel or close."""
        view = self._view
        match command:
            case "output-down":
                view.scroll_lines(1)
            case "output-up":
                view.scroll_lines(-1)
            case "output-page-down":
                view.scroll_pages(1)
            case "output-page-up":
                view.scroll_pages(-1)
            case "output-top":
                view.scroll_home(animate=False)
            case "output-bottom":
                view.scroll_end(animate=False)
            case "copy-output":
                sharing.put(self._main, view.text, "what was printed")
                self.dismiss(None)
            case "close-output" if self._state == "running":
                self.pipe.cancel()
            case "close-output":
                self.dismiss(None)


HANDLERS: Mapping[str, Handler] = MappingProxyType({"pipe": pipe, "pipe-selected": pipe})
