"""Which library a command means, and opening it."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tui import state
from tui.commands.arguments.parser import UsageError, nearest_command
from tui.commands.opening.shell import Shell
from tui.library.library import Library


@dataclass(frozen=True, slots=True)
class Choice:
    """A library file and the folders it holds; `is_first` before any other was used."""

    library: Path
    folders: tuple[Path, ...]
    is_first: bool = False


def choose(shell: Shell, folders: Sequence[Path], library: Path | None) -> Choice:
    """The library and folders meant: those given, else those used last, else the samples."""
    remembered = state.read(shell.state_file)
    if folders:
        for folder in folders:
            _check_folder(folder)
        # `..` goes and links stay, which resolve() would not do: shown as the user would name it.
        given = tuple(Path(os.path.abspath(folder)) for folder in folders)  # noqa: PTH100
        if library is None:
            return Choice(shell.places.library_of(given), given)
        # A library named outright may hold more folders than those given now.
        before = map(Path, remembered.session(library.absolute()).folders)
        return Choice(library.absolute(), tuple(dict.fromkeys((*given, *before))))
    if library is None and (remembered.last is None or not remembered.last.exists()):
        samples = (shell.places.samples,)
        return Choice(shell.places.library_of(samples), samples, is_first=remembered.last is None)
    chosen = library.absolute() if library else remembered.last
    assert chosen is not None  # noqa: S101  one of the two was there
    return Choice(chosen, tuple(map(Path, remembered.session(chosen).folders)))


def choose_existing(shell: Shell, library: Path | None) -> Path:
    """The library given or used last; UsageError when there is none yet."""
    chosen = library.absolute() if library else state.read(shell.state_file).last
    if chosen is None:
        raise UsageError("there is no library yet. `newsreader index FOLDER` makes one.")
    if not chosen.exists():
        raise UsageError(
            f"{chosen}: there is no such library. `newsreader index FOLDER` makes one."
        )
    return chosen


def open_library(shell: Shell, path: Path) -> Library:
    """The library at that path, for the marks and articles of one command.

    What was found at opening that the user should know is said.
    """
    library = Library.open(path, now=now)
    if shell.hooks is not None:
        library.journal.heard = shell.hooks.heard(path)
    for sentence in library.told:
        shell.out.error(sentence)
    return library


def look_into(path: Path) -> Library:
    """The library at that path, for a command that changes nothing in it.

    It is not looked through for damage, and at the end no backup of the marks is written: that
    takes a second where hundreds of thousands of articles have some.
    """
    return Library.open(path, now=now, durable=False)


def now() -> int:
    """The second it is, since 1970."""
    return int(time.time())


def remember(shell: Shell, choice: Choice) -> None:
    """Make this the library used last, keeping what was on screen in it."""
    before = state.read(shell.state_file)
    known = before.session(choice.library)
    session = replace(known, folders=tuple(str(folder) for folder in choice.folders))
    state.write(shell.state_file, before.used(choice.library, session))


def _check_folder(folder: Path) -> None:
    """Raise UsageError unless there is such a folder, or such a file: a corpus may be one."""
    try:
        if folder.is_dir() or folder.is_file():
            return
        is_there = folder.exists()
    except (OSError, ValueError) as error:
        raise UsageError(f"{folder}: this cannot be a folder ({error}).") from error
    if is_there:
        raise UsageError(f"{folder} is neither a folder nor a file.")
    near = nearest_command(str(folder))
    advice = f"did you mean the command `newsreader {near}`?" if near else "check the spelling."
    raise UsageError(f"there is no folder {folder}; {advice}")
