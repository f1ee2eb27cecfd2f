"""State: which library was open last, and what was on screen.

A small JSON file that may be lost or damaged without harm: then the reader
opens as on its first run. It is replaced whole, so a crash never leaves half
of one, and a home that cannot be written only means that nothing is
remembered.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tui.news.article import ArticleId

_REMEMBERED = 200
"""Libraries remembered; the ones opened longest ago are dropped first."""


@dataclass(frozen=True, slots=True)
class Session:
    """How a library was last used: on which folders, the article on screen, what was searched.

    `article` is None when nothing was open or nobody looked. `searches` are the
    earlier searches, the newest last; `screen` is how the screen was left, in words of its own.
    """

    folders: tuple[str, ...] = ()
    article: ArticleId | None = None
    searches: tuple[str, ...] = ()
    screen: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class State:
    """The sessions by library file, the one used last at the end.

    `theme` is the theme that was picked on screen and what the settings said
    then; it holds until they say something else. None when none was picked.
    """

    sessions: Mapping[str, Session] = field(default_factory=lambda: MappingProxyType({}))
    theme: tuple[str, str] | None = None

    def theme_over(self, settings: str) -> str:
        """The theme to wear, when the settings say this one."""
        return self.theme[0] if self.theme is not None and self.theme[1] == settings else settings

    def with_theme(self, picked: str, settings: str) -> State:
        """The state after that theme was picked; unchanged for an empty name."""
        if not picked:
            return self
        return replace(self, theme=(picked, settings) if picked != settings else None)

    @property
    def last(self) -> Path | None:
        """The library used last, or None before the first."""
        return Path(list(self.sessions)[-1]) if self.sessions else None

    def session(self, library: Path) -> Session:
        """How that library was last used; an empty session for an unknown one."""
        return self.sessions.get(str(library), Session())

    def used(self, library: Path, session: Session) -> State:
        """The state after that library was used."""
        others = {key: value for key, value in self.sessions.items() if key != str(library)}
        newest = {**others, str(library): session}
        return replace(self, sessions=MappingProxyType(dict(list(newest.items())[-_REMEMBERED:])))


def read(path: Path) -> State:
    """The state in the file; an empty one when it is absent or damaged."""
    try:
        data = json.loads(path.read_bytes())
        sessions = {str(key): _session(value) for key, value in data["libraries"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return State()
    theme = data.get("theme")
    is_pair = isinstance(theme, list) and len(theme) == 2
    return State(MappingProxyType(sessions), (str(theme[0]), str(theme[1])) if is_pair else None)


def _session(value: Any) -> Session:
    article, screen = value.get("article"), value.get("screen")
    return Session(
        tuple(str(folder) for folder in value["folders"]),
        ArticleId(str(article)) if article else None,
        tuple(str(search) for search in value.get("searches", ())),
        screen if isinstance(screen, dict) else {},
    )


def write(path: Path, state: State) -> bool:
    """Put the state into the file, whole or not at all; whether that was possible."""
    libraries = {
        key: {
            "folders": list(session.folders),
            "article": session.article,
            "searches": list(session.searches),
            "screen": dict(session.screen),
        }
        for key, session in state.sessions.items()
    }
    text = json.dumps({"libraries": libraries, "theme": state.theme}, indent=1)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    except OSError:
        return False
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        return False
    return True
