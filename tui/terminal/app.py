"""The application: opens the reading screen, hands keys to commands and events to the screen.

Keys are looked up in one place, `on_key`, by the keymap and the scopes of the
screen in front; no widget binds any. A screen that takes commands has `scopes`
and `run_command`. What the processes in the background say arrives on threads
of theirs and is posted as a message.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from tui.background import Background, Event
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.news.article import ArticleId
from tui.terminal.keeping import KEEP_SECONDS, Kept
from tui.terminal.keys.key_names import key_name
from tui.terminal.keys.key_order import KeyOrder, KeyThrough, Typed
from tui.terminal.keys.key_words import clicked
from tui.terminal.keys.keymap import make_keymap
from tui.terminal.keys.unknown_keys import UnknownKeys
from tui.terminal.ledger.screen import LedgerScreen
from tui.terminal.looks.theme import Look
from tui.terminal.looks.wardrobe import Wardrobe
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.note_editor import NoteEditor
from tui.terminal.screens.going import FromLedger, FromPage, Left
from tui.terminal.screens.main import MainScreen
from tui.terminal.start import Start
from tui.terminal.stray_clicks import StrayClicks
from tui.terminal.telling import all_in_one

EDITING = frozenset({"backspace", "delete", "left", "right", "home", "end", "escape"})
"""Keys that are pressed while one types; they wait for no answer."""

LAST_WORDS_SECONDS = 0.2
"""How long the program that ends waits for a note to be filed."""

THEME_SECONDS = 1.0
"""How often the theme files are looked at: some ten of them, which takes 0.1 ms."""

StartBackground = Callable[[Callable[[Event], None]], Background]


@runtime_checkable
class TakesCommands(Protocol):
    """A screen that runs commands of the registry."""

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Where its keys are looked up, first to last."""

    def run_command(self, command: str) -> None:
        """Run the command with this id."""


class BackgroundSpoke(Message):
    """A process in the background said something."""

    def __init__(self, event: Event) -> None:
        super().__init__()
        self.event = event


class NewsreaderApp(App[ArticleId | None]):
    """The reader. `run` gives the id of the article that was on screen at the end."""

    TITLE = "newsreader"
    CSS_PATH = "newsreader.tcss"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [("ctrl+c", "say_how_to_quit", "")]
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012  declared so by Textual
        (0, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-middling"), (32, "-high")]  # noqa: RUF012

    def __init__(
        self,
        library: Library,
        open_searcher: Callable[[], Searcher],
        start: Start,
        *,
        start_background: StartBackground | None = None,
        keep: Callable[[Kept], None] | None = None,
    ) -> None:
        """A reader of one library.

        `start_background` makes the background from the function that takes its
        events; without one the library is read as it is. `keep` is told how the
        screen is, at the end and now and then before.
        """
        super().__init__(ansi_color=True if start.is_colourless else None)
        self.animation_level = "none"
        self.library = library
        self.open_searcher = open_searcher
        self.start = start
        self.settings = settings = start.settings
        self.outside = start.outside
        self.piped: tuple[str, ...] = ()
        """The commands that texts were piped to in this session, the newest last."""
        self.ledger: LedgerScreen | None = None
        """The ledger, kept as it is once it was opened."""
        self.trail: tuple[Left | FromLedger | FromPage, ...] = ()
        """Where the reader went to other articles from, the latest last."""
        self.kept = start.before
        self.picked_theme = ""
        """The theme that was picked on screen; empty when none was."""
        self._keep_now = keep
        self.keymap, key_problems = make_keymap(settings.keys, settings.tags)
        self.wardrobe = Wardrobe(start.theme_folders, has_256=self.console.color_system == "256")
        undressed = self._dress(settings.theme, is_colourless=start.is_colourless)
        self._said_at_start = (*start.problems, *key_problems)
        self.problems = (*self._said_at_start, *self.wardrobe.problems, *undressed)
        """What is wrong with settings, keys and themes."""
        self._start_background = start_background
        self.background: Background | None = None
        self.main = MainScreen(self)
        self.key_order = KeyOrder(self)
        self._unknown_keys = UnknownKeys(self.keymap)
        self._stray_clicks = StrayClicks()
        self.pressed = 0
        """How many keys were pressed so far."""
        self.set_class(settings.plain, "-plain")

    @property
    def looks(self) -> Mapping[str, Look]:
        """The themes that can be worn, by name."""
        return self.wardrobe.looks

    def _dress(self, theme: str, *, is_colourless: bool) -> tuple[str, ...]:
        """Put on the theme before the first frame; a sentence when it is not there."""
        for look in self.looks.values():
            self.register_theme(look.textual())
        has_few = self.console.color_system == "standard"
        name, problem = self.wardrobe.choose(theme, is_colourless=is_colourless, has_few=has_few)
        self.set_reactive(App.theme, name)
        # Setting it so tells nobody; without this a theme of the terminal's own colours would be
        # turned into true colour.
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())
        return (problem,) if problem else ()

    def wear(self, theme: str) -> None:
        """Change to another theme, everything painted anew."""
        self.theme = theme
        self.main.refresh(layout=False)

    def look_at_themes(self) -> None:
        """Wear the theme as its file says now, when somebody saved it."""
        before = self.looks.get(self.theme)
        problems = self.wardrobe.look_again(self.theme)
        if problems is None:
            return
        for look in self.looks.values():
            self.register_theme(look.textual())
        if (mended := self.wardrobe.mended()) is not None:
            self.wear(mended)
        elif self.looks.get(self.theme) != before:
            self.mutate_reactive(App.theme)
            self.main.refresh(layout=False)
        self.problems = (*self._said_at_start, *problems)
        if problems:
            self.main.say(all_in_one(problems), "$warning-style")

    @property
    def has_background(self) -> bool:
        """Whether the files are watched and articles analysed while one reads."""
        return self._start_background is not None

    def leave(self) -> None:
        """End the program with the article that is on screen; what is being written is kept."""
        writing = [screen for screen in self.screen_stack if isinstance(screen, NoteEditor)]
        for editor in writing:
            editor.run_command("keep-note")
        if writing:
            # Whoever opened the editor takes the text in a turn of its own.
            self.set_timer(LAST_WORDS_SECONDS, self._end)
        else:
            self._end()

    def _end(self) -> None:
        self.keep()
        shown = self.main.reading.shown
        self.exit(shown.id if shown is not None else None)

    def keep(self) -> None:
        """Tell how the screen is now, if that is something else than was told before."""
        # While the program ends, the widgets that are asked how they are may be gone already.
        if not (self.main.remembering.is_resumed and self.is_running):
            return
        shown, screen = self.main.reading.shown, self.main.remembering.now()
        id_ = shown.id if shown is not None else None
        now = Kept(id_, screen, self.searches, self.picked_theme)
        if now != self.kept:
            self.kept = now
            if self._keep_now is not None:
                self._keep_now(now)

    @property
    def searches(self) -> tuple[str, ...]:
        """What was searched, in this session and before; the newest last."""
        return self.main.searching.history.searches

    def get_default_screen(self) -> MainScreen:
        """The reading screen, under all others."""
        return self.main

    def on_mount(self) -> None:
        """Start the background once the first screen is drawn."""
        self.set_interval(THEME_SECONDS, self.look_at_themes)
        self.set_interval(KEEP_SECONDS, self.keep)
        if self._start_background is not None:
            self.background = self._start_background(self._heard)
            self.call_after_refresh(self.background.start)

    def _heard(self, event: Event) -> None:
        # Called on threads of the background; posting is safe from any.
        self.post_message(BackgroundSpoke(event))

    def on_background_spoke(self, message: BackgroundSpoke) -> None:
        """Hand the event to the reading screen, and to the ledger."""
        self.main.hear(message.event)
        if self.ledger is not None:
            self.ledger.hear(message.event)

    def on_unmount(self) -> None:
        """End the background with the program."""
        if self.background is not None:
            self.background.stop()

    async def on_event(self, event: events.Event) -> None:
        """Let keys go ahead one by one."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            await self.key_order.take(event)
        elif not (self.screen_stack and self._stray_clicks.has(event, self.screen)):
            self._stray_clicks.held(event, self)
            await super().on_event(event)

    async def send_key(self, event: Typed) -> None:
        """Hand a key to the widget that has the focus; it comes back to `on_key`."""
        self.pressed += 1
        if self.screen_stack:  # empty while the program ends
            await super().on_event(event)

    def send_marker(self, marker: KeyThrough) -> Widget | None:
        """Send a marker the way that keys go; from a screen that opens it comes back then."""
        if not self.screen_stack:
            return None
        target = self.focused or self.screen
        target.post_message(marker)
        return target

    def awaited(self, event: Typed) -> int | None:
        """The question whose answer a key means that is neither typed nor for a prompt."""
        front = self.screen_stack[-1] if self.screen_stack else None
        is_typed = isinstance(event, events.Paste) or event.is_printable or event.key in EDITING
        if front is self.main:
            return None if is_typed and self.main.is_typing else self.main.searching.awaited
        if isinstance(front, LedgerScreen):
            return None if is_typed and front.asking.is_typing else front.asking.awaited
        return None

    async def on_key_through(self, marker: KeyThrough) -> None:
        """Let the next key go ahead."""
        await self.key_order.came_back(marker)

    def on_key(self, event: events.Key) -> None:
        """Run the command of the key, if it has one where the reader is."""
        screen = self.screen
        if not isinstance(screen, TakesCommands) or not self.main.is_mounted:
            return
        key = key_name(event)
        if Scope.READING in screen.scopes and (tag := self.keymap.tag(key)):
            event.prevent_default()
            self.main.own_tag(tag)
        elif (command := self.keymap.command(key, screen.scopes)) is not None:
            event.prevent_default()
            screen.run_command(command)
        else:
            self._tell_unknown(event, screen.scopes)
            return
        self._unknown_keys.forget()

    def _tell_unknown(self, event: events.Key, scopes: tuple[Scope, ...]) -> None:
        """Say that a key does nothing, unless it is for what the reader types into."""
        focused = self.focused
        is_typing = isinstance(focused, Input) or (
            focused is not None and focused.check_consume_key(event.key, event.character)
        )
        if not is_typing and (words := self._unknown_keys.words(key_name(event), scopes)):
            say = getattr(self.screen, "say", self.main.say)
            say(words, "$muted-style")

    def on_click(self, event: events.Click) -> None:
        """Run the command of the words that were clicked; beside a dialog, close it."""
        screen = self.screen
        if isinstance(screen, TakesCommands) and (command := clicked(screen, event)) is not None:
            screen.run_command(command)

    def action_say_how_to_quit(self) -> None:
        """Answer ctrl+c, which quits other programs."""
        self.main.say(f"{self.keymap.shown('quit')} quits")
