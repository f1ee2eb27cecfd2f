"""Start: what the command line knows when it opens the reader."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from tui.settings import Settings
from tui.terminal.keeping import NOTHING_KEPT, Kept
from tui.terminal.outside import NOTHING_OUTSIDE, Outside


@dataclass(frozen=True, slots=True)
class Start:
    """The surroundings of one session.

    `corpus` is what the top line calls the articles. `problems` are sentences
    about settings that could not be used. `before` is how an earlier session
    left the screen. Themes are read from the folders, the later ones first;
    `is_colourless` is for NO_COLOR, and has to be known before Textual chooses
    its filters. `outside` are the programs that may be asked to copy, browse
    and page.
    """

    settings: Settings = field(default_factory=Settings)
    corpus: str = ""
    is_first_run: bool = False
    problems: tuple[str, ...] = ()
    before: Kept = NOTHING_KEPT
    theme_folders: tuple[Path, ...] = ()
    is_colourless: bool = False
    outside: Outside = NOTHING_OUTSIDE
