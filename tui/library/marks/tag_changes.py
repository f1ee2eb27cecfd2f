"""What a step did to tags: read out of the changeset that the journal keeps of it."""

from __future__ import annotations

from dataclasses import dataclass

import apsw

from tui.news.article import ArticleId
from tui.news.mark import Tag
from tui.news.tag_change import TagChange

_TABLE = "tag"


@dataclass(frozen=True, slots=True)
class TagsChanged:
    """The articles whose tags a step changed, and the tags that any of them got or lost.

    A tag that one article got and another lost is among those given.
    """

    ids: tuple[ArticleId, ...]
    change: TagChange


def tags_changed(changes: bytes, *, is_undone: bool = False) -> TagsChanged | None:
    """What a changeset, or the undoing of it, does to tags; None when it leaves them alone."""
    ids: set[ArticleId] = set()
    given: set[Tag] = set()
    taken: set[Tag] = set()
    for each in apsw.Changeset.iter(apsw.Changeset.invert(changes) if is_undone else changes):
        if each.name != _TABLE:
            continue
        row = each.new if each.op == "INSERT" else each.old
        if row is None or not isinstance(row[0], str) or not isinstance(row[1], str):
            continue
        ids.add(ArticleId(row[0]))
        (given if each.op == "INSERT" else taken).add(Tag(row[1]))
    if not ids:
        return None
    change = TagChange(tuple(sorted(given)), tuple(sorted(taken - given)))
    return TagsChanged(tuple(sorted(ids)), change)
