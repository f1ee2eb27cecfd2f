"""`newsreader tags`: the tags of a library with their counts, and one changed everywhere.

What is done here is a step like any other: undo in the reader takes it back.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import closing

from tui.commands.arguments.parser import UsageError
from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.tables import as_table
from tui.library.library import Library
from tui.news.mark import Tag
from tui.news.tag_look import TagColor, TagLook
from tui.news.tag_told import deleted, own_keys, renamed

_UNDO = "Undo in the reader takes it back."
_UNSET = "-"


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """List the tags, or change one; whether there was any."""
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        try:
            if asked.rename:
                _rename(shell, library, *map(Tag.typed, asked.rename))
            elif asked.delete:
                _delete(shell, library, Tag.typed(asked.delete))
            elif asked.look:
                _look(shell, library, *asked.look)
            else:
                return _list(shell, library, asked.format)
        except ValueError as error:
            raise UsageError(f"{error}.") from error
    return True


def _list(shell: Shell, library: Library, form: str) -> bool:
    counts = library.marks.all_tags()
    if form == "text":
        for tag, count in counts:
            shell.out.text(f"{count:>9,}  {library.tags.looks.of(tag).sign}{tag}")
    else:
        with as_table(shell.out, form, ()) as table:
            for record in _records(library):
                table.row(record)
    if not counts:
        shell.out.tell("No article has a tag yet.")
    return bool(counts)


def _records(library: Library) -> Iterator[Mapping[str, object]]:
    for tag, count in library.marks.all_tags():
        look = library.tags.looks.of(tag)
        within = library.tags.articles(tag)
        yield {
            "tag": tag.name,
            "articles": count,
            "within": within,
            "sign": look.sign,
            "color": look.color,
        }


def _rename(shell: Shell, library: Library, old: Tag, new: Tag) -> None:
    changed = library.tags.rename(old, new)
    if not changed.articles:
        shell.out.text(f"{old} is called so already.")
        return
    shell.out.text(f"{renamed(old, new, changed)}. {_UNDO}")
    for line in own_keys(shell.settings.tags, old):
        shell.out.tell(line)


def _delete(shell: Shell, library: Library, tag: Tag) -> None:
    changed = library.tags.delete(tag)
    shell.out.text(f"{deleted(tag, changed)}. {_UNDO}")
    for line in own_keys(shell.settings.tags, tag):
        shell.out.tell(line)


def _look(shell: Shell, library: Library, name: str, sign: str, color: str) -> None:
    tag = Tag.typed(name)
    look = TagLook("" if sign == _UNSET else sign, _color(color))
    library.tags.set_look(tag, look)
    shown = library.tags.looks.of(tag)
    shell.out.text(f"{shown.sign}{tag} is shown in {shown.color or 'the usual colour'}. {_UNDO}")


def _color(word: str) -> TagColor | None:
    if word == _UNSET:
        return None
    try:
        return TagColor(word)
    except ValueError:
        there = ", ".join(TagColor)
        raise ValueError(f"There is no colour {word!r}; there are {there}") from None
