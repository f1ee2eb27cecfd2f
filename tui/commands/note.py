"""`newsreader note ID|PATH [TEXT]`: the note on an article, printed, written or removed."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing

from tui.commands.arguments.parser import PIPE, UsageError
from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.show import find
from tui.library.library import Library
from tui.news.article import ArticleId


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the note without a text, else write it; whether there is one, or was one to remove."""
    if asked.remove and asked.text:
        raise UsageError("--remove takes no text.")
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        id_ = _meant(library, asked.article)
        before = library.marks.note_of(id_)
        if asked.remove:
            library.marks.note(id_, "")
            shell.out.text("The note is removed." if before else "There was no note.")
            return bool(before)
        if not asked.text:
            if before:
                shell.out.text(before)
            return bool(before)
        text = _text(asked.text)
        if not text:
            raise UsageError("there is no text to write; --remove takes the note away.")
        if asked.append and before:
            text = f"{before}\n{text}"
        library.marks.note(id_, text)
        shell.out.text(f"The note on {id_} is written.")
    return True


def _meant(library: Library, word: str) -> ArticleId:
    ids = find(library, word)
    if not ids:
        raise UsageError(f"{word}: no such article in {library.path}.")
    if len(ids) > 1:
        raise UsageError(f"{word}: {len(ids):,} articles are called so; name one by its id.")
    return ids[0]


def _text(words: list[str]) -> str:
    """The words, or what comes through standard input, without what no note can hold."""
    text = " ".join(words)
    if text == PIPE:
        text = sys.stdin.buffer.read().decode("utf-8", "replace")
    # As the editor of the screen has it: lines end in one way, and NUL is no letter.
    return text.encode("utf-8", "replace").decode().replace("\r\n", "\n").replace("\0", "").strip()
