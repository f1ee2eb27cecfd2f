"""The wardrobe: all themes by name, read again when one of their files is saved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from tui.terminal.theme import Look
from tui.terminal.theme_file import load_themes, theme_files


class Wardrobe:
    """The themes of some folders, and what is wrong with those that cannot be worn."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._stamps = self._stamped()
        self.looks: Mapping[str, Look]
        self.problems: tuple[str, ...]
        self.looks, self.problems = load_themes(folders)

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
        looks, self.problems = load_themes(self._folders)
        if worn not in looks and worn in before:
            looks[worn] = before[worn]
        self.looks = looks
        return self.problems
