"""A driver that knows sooner that escape was pressed.

The byte of the escape key also begins what arrows and the mouse send, so a
program has to wait whether more comes. Textual waits a tenth of a second, and
looks no more often than that; what a terminal sends for one key comes in one
piece, or over a slow line a few milliseconds apart.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder

from textual import constants
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

WAIT = 0.025
"""Seconds to wait for more; neovim waits 50 ms, tmux 10."""

REST = 0.1
"""Seconds between two looks whether the program is over, while nothing comes."""

CHUNK = 4096


class QuickEscape(LinuxDriver):
    """Textual's driver, but for the loop that reads the keys."""

    def run_input_thread(self) -> None:
        """Read what the terminal sends, and hand on the keys, until the program is over."""
        parser, decode = XTermParser(self._debug), getincrementaldecoder("utf-8")().decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            is_new = False
            while not self.exit_event.is_set():
                # A little longer than the parser waits, so that it has waited enough.
                is_ready = selector.select(constants.ESCAPE_DELAY + 0.001 if is_new else REST)
                letters = decode(os.read(self.fileno, CHUNK)) if is_ready else ""
                is_new = bool(letters)
                for event in (*(parser.feed(letters) if letters else ()), *parser.tick()):
                    self.process_message(event)


def be_quick(seconds: float = WAIT) -> None:
    """Have Textual's parser wait no longer for what follows the byte of the escape key."""
    setattr(constants, "ESCAPE_DELAY", seconds)  # noqa: B010  a constant, to mypy
