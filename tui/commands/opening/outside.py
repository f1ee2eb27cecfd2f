"""Which other programs this machine has for copying, browsing and paging."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from os import pathsep

from tui.settings import Settings
from tui.terminal.outside import Outside, Program

_TEXT_BROWSERS = frozenset(("w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh"))

Which = Callable[[str], str | None]


def outside(
    environ: Mapping[str, str], settings: Settings, which: Which, *, platform: str = sys.platform
) -> Outside:
    """The programs there are, by the settings, the environment and what is installed."""
    found = _Found(environ, which, platform)
    return Outside(
        clipboards=tuple(found.clipboards()),
        browsers=tuple(found.browsers(settings.browser)),
        pagers=tuple(found.pagers(settings.pager)),
        shell=(environ.get("SHELL") or "/bin/sh", "-c") if settings.through_shell else (),
    )


class _Found:
    """The programs of one machine."""

    def __init__(self, environ: Mapping[str, str], which: Which, platform: str) -> None:
        self._environ = environ
        self._which = which
        self._platform = platform
        self._is_remote = bool(environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
        self._has_windows = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))

    def clipboards(self) -> Iterator[Program]:
        """What takes a text to the clipboard of the machine one sits at."""
        if self._is_remote:
            return
        if self._platform == "darwin":
            yield from self._programs("pbcopy")
        if self._environ.get("WAYLAND_DISPLAY"):
            yield from self._programs("wl-copy")
        if self._environ.get("DISPLAY"):
            yield from self._programs("xclip -selection clipboard", "xsel --clipboard --input")
        yield from self._programs("clip.exe", encoding="utf-16")  # Windows, also below Linux

    def browsers(self, own: str) -> Iterator[Program]:
        """What shows a page of the web."""
        named = self._environ.get("BROWSER", "").split(pathsep)
        for command in (own, *named):
            words = [word for word in _words(command) if word != "%s"]
            yield from self._programs(shlex.join(words))
        if self._platform == "darwin":
            yield from self._programs("open")
        elif self._platform == "win32":
            yield from self._programs("rundll32 url.dll,FileProtocolHandler")
        elif self._has_windows:
            yield from self._programs("xdg-open", "gio open", "x-www-browser", "firefox")
        yield from self._programs("wslview", *sorted(_TEXT_BROWSERS))

    def pagers(self, own: str) -> Iterator[Program]:
        """What shows a file on the terminal.

        The file may be hostile: not by itself `more`, which hands every byte on.
        """
        named = (self._environ.get(name, "") for name in ("PAGER", "VISUAL", "EDITOR"))
        yield from self._programs(own, *named, "less", takes_terminal=True)

    def _programs(
        self, *commands: str, takes_terminal: bool = False, encoding: str = "utf-8"
    ) -> Iterator[Program]:
        for command in commands:
            words = _words(command)
            if words and (path := self._which(words[0])):
                draws = takes_terminal or words[0].rpartition("/")[2] in _TEXT_BROWSERS
                yield Program((path, *words[1:]), draws, encoding)


def _words(command: str) -> list[str]:
    """The words of a command; none when its quotation marks do not match."""
    try:
        return shlex.split(command)
    except ValueError:
        return []
