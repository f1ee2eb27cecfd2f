"""Targets: the articles that a mark is for, as they were when the key was pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.news.article import ArticleId
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Pane

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

NAME_CELLS = 48
"""Cells that the headline of a single article takes in a question."""


@dataclass(frozen=True, slots=True)
class Targets:
    """The articles meant: their keys in the list, their ids, and what to call them."""

    keys: Sequence[int]
    ids: Sequence[ArticleId]
    name: str

    def __len__(self) -> int:
        return len(self.ids)


def targets(screen: MainScreen) -> Targets:
    """The marked rows while in the list, else the article on screen."""
    marked = screen.list.marked if screen.pane is Pane.LIST else frozenset[int]()
    if marked:
        keys: Sequence[int] = [key for key in screen.list.keys if key in marked]
    else:
        screen.reading.show_now()
        shown = screen.reading.shown
        keys = [shown.key] if shown is not None else []
    contents = screen.articles.contents
    # Of many articles only the ids are read: a row costs its tags and claims too.
    known = screen.reader.library.shelf.ids(keys)
    ids: list[ArticleId] = []
    for key in keys:
        # One whose file is gone is still on screen, and may be marked.
        id_ = known.get(key) or contents.id(key)
        if id_ is not None:
            ids.append(id_)
    name = articles_told(len(ids))
    if len(ids) == 1 and (row := contents.row(keys[0])) is not None:
        name = f"“{fit(one_line(row.headline), NAME_CELLS)}”"
    return Targets(keys, ids, name)


def articles_told(count: int) -> str:
    """So many articles, in words."""
    return f"{count:,} article{'' if count == 1 else 's'}"
