"""The wardrobe: all themes by name, read again when one of their files is saved."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tui.terminal.looks.fewer_colors import all_in_256
from tui.terminal.looks.theme import Look
from tui.terminal.looks.theme_file import USUAL, load_themes, theme_files

SIXTEEN, COLOURLESS = "terminal", "plain"
"""The themes that are worn instead of the usual one where there are sixteen colours only, and
instead of any where there are none: what a theme says by colour would not be said at all."""


class Wardrobe:
    """The themes of some folders, and what is wrong with those that cannot be worn."""

    def __init__(self, folders: Sequence[Path], *, has_256: bool = False) -> None:
        """With `has_256` for a terminal of so many colours."""
        self._folders = folders
        self._has_256 = has_256
        self._stamps = self._stamped()
        self.looks: Mapping[str, Look]
        self.problems: tuple[str, ...]
        self.looks, self.problems = self._loaded()
        self.awaited = ""
        """The theme that was asked for and cannot be worn; empty when there is none such."""

    def _loaded(self) -> tuple[dict[str, Look], tuple[str, ...]]:
        looks, problems = load_themes(self._folders)
        return (all_in_256(looks) if self._has_256 else looks), self._shortened(problems)

    def _shortened(self, problems: Sequence[str]) -> tuple[str, ...]:
        """The problems with `themes/mine.yaml` for the path: what is wrong fits on the line."""
        short = list(problems)
        for folder in self._folders:
            short = [problem.removeprefix(f"{folder.parent}{os.sep}") for problem in short]
        return tuple(short)

    def choose(self, theme: str, *, is_colourless: bool, has_few: bool) -> tuple[str, str]:
        """The theme to wear where this one is asked for, and a sentence when that is not there."""
        if is_colourless and COLOURLESS in self.looks:
            return COLOURLESS, self._missing(theme)
        if theme == USUAL and has_few and SIXTEEN in self.looks:
            return SIXTEEN, ""
        if theme in self.looks:
            return theme, ""
        self.awaited = theme
        instead = SIXTEEN if has_few and SIXTEEN in self.looks else next(iter(self.looks))
        return instead, self._missing(theme)

    def _missing(self, theme: str) -> str:
        if theme in self.looks:
            return ""
        if any(path.stem == theme for folder in self._folders for path in theme_files(folder)):
            return f"theme: {theme} cannot be worn before its file is mended."
        near = difflib.get_close_matches(theme, self.looks, n=1)
        advice = f"did you mean {near[0]}?" if near else f"there are {', '.join(self.looks)}."
        return f"theme: there is no theme {theme!r}; {advice}"

    def mended(self) -> str | None:
        """The theme that was asked for in vain, once it can be worn; then never again."""
        if self.awaited not in self.looks:
            return None
        mended, self.awaited = self.awaited, ""
        return mended

    def _stamped(self) -> dict[Path, tuple[int, int]]:
        """Size and time of every theme file."""
        stamps: dict[Path, tuple[int, int]] = {}
        for folder in self._folders:
            with suppress(OSError):
                for path in theme_files(folder):
                    stat = path.stat()
                    stamps[path] = (stat.st_size, stat.st_mtime_ns)
        return stamps

    def look_again(self, worn: str) -> tuple[str, ...] | None:
        """Read the themes again if a file changed; what is wrong with them, or None for no change.

        The theme that is worn stays as it was while its file cannot be used: an
        editor may save in the middle of a word.
        """
        stamps = self._stamped()
        if stamps == self._stamps:
            return None
        self._stamps = stamps
        before = self.looks
        looks, self.problems = self._loaded()
        if worn not in looks and worn in before:
            looks[worn] = before[worn]
        self.looks = looks
        return self.problems
