"""The screen put together: library, searcher, background and application."""

from __future__ import annotations

import asyncio
import inspect
import os
import shutil
import signal
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from threading import Thread

from tui import state
from tui.background import Background
from tui.commands.hooks.screen import hooked
from tui.commands.opening.analysts import engine_of, list_problems
from tui.commands.opening.libraries import Choice, now, remember
from tui.commands.opening.outside import outside
from tui.commands.opening.shell import Shell
from tui.commands.search import open_searcher
from tui.corpus.newsrooms.names import read_families
from tui.events import Event
from tui.library.library import Library
from tui.settings import Settings
from tui.terminal import remembered
from tui.terminal.app import NewsreaderApp
from tui.terminal.keeping import Kept
from tui.terminal.keys.drivers import Driver, quicker
from tui.terminal.keys.key_order import Typed
from tui.terminal.start import Start
from tui.terminal.sweeping import PAUSE, Sweeping

_TERMINAL_LOOK = 2.0
"""Seconds between looks whether the terminal is still there."""


_SWITCH = 0.001
"""Seconds after which a thread that computes, a search say, lets the screen go on; Python's own
five are paid for at every question to the library while a search runs."""

_GRACE = 3.0
"""Seconds that the reader is given to end in order once the terminal is gone."""


def _has_terminal() -> bool:
    """Whether the terminal that the keys come from is still there."""
    try:
        os.get_terminal_size(sys.__stdin__.fileno() if sys.__stdin__ else 0)
    except (OSError, ValueError):
        return False
    return True


class _Reader(NewsreaderApp):
    """The application, which leaves the telling of its own failure to the command."""

    # Textual looks for it beside the subclass.
    CSS_PATH = str(Path(inspect.getfile(NewsreaderApp)).with_name("newsreader.tcss"))

    def on_mount(self) -> None:
        """End by itself when the terminal is closed, with the library closed in order."""
        loop = asyncio.get_running_loop()
        if hasattr(signal, "SIGHUP"):
            loop.add_signal_handler(signal.SIGHUP, self.leave)
        watch = Thread(target=self._watch_terminal, args=(loop,), name="terminal", daemon=True)
        watch.start()
        self.set_interval(PAUSE, self._sweeping.look)

    def get_driver_class(self) -> type[Driver]:
        """The driver of the terminal, one that is quick with the escape key."""
        return quicker(super().get_driver_class(), is_delay_given="ESCDELAY" in os.environ)

    @cached_property
    def _sweeping(self) -> Sweeping:
        return Sweeping()

    async def send_key(self, event: Typed) -> None:
        """Hand a key on, and leave the garbage until nobody waits any more."""
        self._sweeping.key_pressed()
        await super().send_key(event)

    def _watch_terminal(self, loop: asyncio.AbstractEventLoop) -> None:
        # Nobody sends SIGHUP to a program that its terminal does not control; Textual then reads
        # the dead terminal for ever, at full speed, and may wait for ever to write to it, with
        # its loop standing still. Hence a thread, and the hard end: every mark is on the disk.
        while _has_terminal():
            time.sleep(_TERMINAL_LOOK)
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(self.leave)
        time.sleep(_GRACE)
        os._exit(0)

    def _fatal_error(self) -> None:
        # Textual would print a traceback, with all local values, over the user's terminal.
        self._close_messages_no_wait()

    def panic(self, *renderables: object) -> None:
        """End at once; what would be printed is in `failure`."""
        del renderables
        self._close_messages_no_wait()

    @property
    def failure(self) -> Exception | None:
        """The error that ended the application, or None when the reader did."""
        return self._exception


def show(shell: Shell, choice: Choice, *, theme: str | None) -> None:
    """Open the screen on a library, and remember what was on it.

    Raises whatever went wrong inside, once the terminal is as it was before.
    """
    with closing(Library.open(choice.library, now=now)) as library, hooked(shell, library) as hooks:
        remember(shell, choice)
        library.origins.families = families = read_families(shell.places.publishers)
        before = state.read(shell.state_file)
        session = before.session(choice.library)
        theme = theme or before.theme_over(shell.settings.theme)
        chosen = replace(shell.settings, theme=theme)
        problems = (*library.told, *shell.problems, *list_problems(shell), *families.problems)

        def start_background(heard: Callable[[Event], None]) -> Background:
            heard = hooks.hearing(heard)
            log = shell.places.state / "background.log"
            engine = engine_of(shell, is_beside_screen=True)
            own = shell.settings.fields
            background = Background(choice.library, choice.folders, engine, heard, own=own, log=log)
            library.say_when_waiting(background.stand_back)
            return background

        app = _Reader(
            library,
            lambda: open_searcher(
                choice.library, forgives_typos=chosen.typos, own_names=shell.places.gazetteers
            ),
            _start(shell, choice, chosen, session, problems),
            start_background=start_background,
            keep=lambda kept: _keep(shell, choice, session, kept),
        )
        sys.setswitchinterval(_SWITCH)
        app.run()
        if app.failure is not None:
            raise app.failure


def _start(
    shell: Shell,
    choice: Choice,
    settings: Settings,
    session: state.Session,
    problems: Sequence[str],
) -> Start:
    """What the app is told of this session, and of the machine it runs on."""
    return Start(
        settings,
        corpus=_corpus(choice, shell.places.samples),
        is_first_run=choice.is_first,
        problems=_shortened(shell, problems),
        before=Kept(session.article, remembered.from_json(session.screen), session.searches),
        theme_folders=(shell.places.built_in_themes, shell.places.themes),
        outside=outside(os.environ, settings, shutil.which),
        is_colourless=bool(os.environ.get("NO_COLOR")),
    )


def _shortened(shell: Shell, problems: Sequence[str]) -> tuple[str, ...]:
    """The problems without the folder of the settings: what is wrong fits on the line."""
    folder = f"{shell.places.settings.parent}{os.sep}"
    return tuple(problem.removeprefix(folder) for problem in problems)


def _keep(shell: Shell, choice: Choice, session: state.Session, kept: Kept) -> None:
    """Remember how the screen is."""
    # Read again: another reader may have been opened and closed meanwhile.
    latest = state.read(shell.state_file)
    screen = remembered.to_json(kept.screen)
    now = replace(session, article=kept.article, searches=kept.searches, screen=screen)
    latest = latest.used(choice.library, now).with_theme(kept.theme, shell.settings.theme)
    state.write(shell.state_file, latest)


def _corpus(choice: Choice, samples: Path) -> str:
    """What the articles are called on the top line."""
    if choice.folders == (samples,):
        return "samples"
    home = f"{Path.home()}{os.sep}"
    return ", ".join(
        f"~{os.sep}{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
        for folder in choice.folders
    )
