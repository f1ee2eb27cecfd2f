"""Tags as such: renamed, merged and deleted wherever they are set, and how they look.

Every verb takes a tag and all below it, and is one step of the journal:
`conflict` renamed to `war` makes `war/gaza` of `conflict/gaza`. The looks of
the tags go with them, and saved queries that ask for them ask for the new names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from difflib import get_close_matches
from json import dumps
from types import MappingProxyType

from tui.library.connection import Connection
from tui.library.marks.journal import Journal
from tui.matching.fold import fold
from tui.news.article import ArticleId
from tui.news.mark import Tag
from tui.news.query.query import Field, FieldName, Node, Query
from tui.news.query.query_tree import leaves, with_leaves
from tui.news.tag_look import TagColor, TagLook, TagLooks
from tui.news.tag_told import Changed

_WITHIN = "(name = ?1 OR (name > ?1 || '/' AND name < ?1 || '0'))"
"""The tag and all below it; `0` is the character after `/`."""


class Tags:
    """The tags of one library."""

    def __init__(self, connection: Connection, journal: Journal, now: Callable[[], int]) -> None:
        self._connection = connection
        self._journal = journal
        self._now = now
        self._looks = TagLooks()
        self._looks_at: tuple[int, int] | None = None

    def within(self, tag: Tag) -> tuple[Tag, ...]:
        """The tag and those below it that some article has, by name."""
        rows = self._connection.all(
            f"SELECT DISTINCT name FROM tag WHERE {_WITHIN} ORDER BY name", (tag.name,)
        )
        return tuple(Tag(name) for (name,) in rows)

    def articles(self, tag: Tag) -> int:
        """How many articles have the tag or one below it."""
        sql = f"SELECT count(DISTINCT article) FROM tag WHERE {_WITHIN}"
        return int(self._connection.value(sql, (tag.name,)))

    def counts_on(self, ids: Sequence[ArticleId]) -> list[tuple[Tag, int]]:
        """The tags that some of these articles have, with how many do; the commonest first."""
        rows = self._connection.all(
            "SELECT t.name, count(*) FROM (SELECT DISTINCT value FROM json_each(?)) j"
            " CROSS JOIN tag t ON t.article = j.value GROUP BY t.name ORDER BY 2 DESC, 1",
            (dumps(ids),),
        )
        return [(Tag(name), count) for name, count in rows]

    # Everywhere --------------------------------------------------------------------------

    def rename(self, old: Tag, new: Tag) -> Changed:
        """Give a tag and those below it another name; onto one that is there, they become one.

        Raises ValueError with a sentence when nothing is called so, or a name grows too long.
        """
        moving = self._known(old)
        if new == old:
            return Changed(0, 0)
        names = {tag.name: Tag(new.name + tag.name[len(old.name) :]).name for tag in moving}
        is_merge = not set(self.within(new)) <= set(moving)
        what = f"merged {old} into {new}" if is_merge else f"renamed {old} to {new}"
        with self._journal.step(what) as changed:
            taken: list[tuple[ArticleId, str, int]] = self._connection.all(
                f"DELETE FROM tag WHERE {_WITHIN} RETURNING article, name, at", (old.name,)
            )
            rows = dumps([(article, names[name], at) for article, name, at in taken])
            added = self._connection.all(
                "INSERT OR IGNORE INTO tag (article, name, at) SELECT value ->> 0, value ->> 1,"
                " value ->> 2 FROM json_each(?) WHERE true RETURNING article",
                (rows,),
            )
            changed.extend(dict.fromkeys(article for article, *_ in taken))
            self._move_looks(old, new)
            searches = tuple(self._rewrite_searches(old, new))
        return Changed(len(changed), len(moving), len(taken) - len(added), searches)

    def delete(self, tag: Tag) -> Changed:
        """Take a tag and those below it from all articles.

        Raises ValueError with a sentence when nothing is called so.
        """
        going = self._known(tag)
        with self._journal.step(f"deleted {tag}") as changed:
            taken = self._connection.all(
                f"DELETE FROM tag WHERE {_WITHIN} RETURNING article", (tag.name,)
            )
            changed.extend(dict.fromkeys(ArticleId(article) for (article,) in taken))
            self._connection.run(f"DELETE FROM tag_look WHERE {_WITHIN}", (tag.name,))
        return Changed(len(changed), len(going))

    def _known(self, tag: Tag) -> tuple[Tag, ...]:
        known = self.within(tag)
        if not known:
            names = [name for (name,) in self._connection.all("SELECT DISTINCT name FROM tag")]
            near = get_close_matches(tag.name, names, n=1)
            raise ValueError(
                f"Nothing is tagged {tag}" + (f"; the nearest tag is {near[0]}" if near else "")
            )
        return known

    def _rewrite_searches(self, old: Tag, new: Tag) -> Iterator[str]:
        """Have saved queries ask for the new name; the names of those that were changed."""
        for name, folded, text in self._connection.all(
            "SELECT name, folded, text FROM saved_query ORDER BY folded"
        ):
            query = with_renamed_tag(Query.parse(text), old, new)
            if query is not None:
                self._connection.run(
                    "UPDATE saved_query SET text = ?, at = ? WHERE folded = ?",
                    (str(query), self._now(), folded),
                )
                yield name

    # Looks -------------------------------------------------------------------------------

    @property
    def looks(self) -> TagLooks:
        """How tags look now; read again only when something was written."""
        version = self._connection.value("PRAGMA data_version")
        state = (version, self._connection.raw.total_changes())
        if state != self._looks_at:
            self._looks = self._read_looks()
            self._looks_at = state
        return self._looks

    def _read_looks(self) -> TagLooks:
        own: dict[str, TagLook] = {}
        for name, sign, color in self._connection.all("SELECT name, sign, color FROM tag_look"):
            try:
                own[name] = TagLook(sign, TagColor(color) if color else None)
            except ValueError:  # a colour or sign of a newer newsreader
                continue
        return TagLooks(MappingProxyType(own))

    def set_look(self, tag: Tag, look: TagLook) -> None:
        """Give a tag a sign and a colour; an empty look is that of the tag above."""
        if self.looks.own.get(tag.name, TagLook()) == look:
            return
        with self._journal.step(f"changed the look of {tag}"):
            if look:
                self._connection.run(
                    "INSERT INTO tag_look (name, sign, color, at) VALUES (?, ?, ?, ?)"
                    " ON CONFLICT (name) DO UPDATE"
                    " SET sign = excluded.sign, color = excluded.color, at = excluded.at",
                    (tag.name, look.sign, look.color, self._now()),
                )
            else:
                self._connection.run("DELETE FROM tag_look WHERE name = ?", (tag.name,))

    def _move_looks(self, old: Tag, new: Tag) -> None:
        """The looks go with the tags; where the new name has one, that stays."""
        rows = self._connection.all(
            f"DELETE FROM tag_look WHERE {_WITHIN} RETURNING name, sign, color, at", (old.name,)
        )
        self._connection.run_each(
            "INSERT OR IGNORE INTO tag_look (name, sign, color, at) VALUES (?, ?, ?, ?)",
            [(new.name + name[len(old.name) :], *rest) for name, *rest in rows],
        )


def with_renamed_tag(query: Query, old: Tag, new: Tag) -> Query | None:
    """The query that asks for a tag, and those below it, by the new name; None if it does not."""
    tree = query.tree
    if tree is None or not any(_asks(leaf, old) for leaf in leaves(tree)):
        return None
    return replace(query, tree=with_leaves(tree, lambda leaf: _renamed(leaf, old, new)))


def _asks(leaf: Node, tag: Tag) -> bool:
    """Whether a part of a query asks for the tag, or one below it."""
    if not isinstance(leaf, Field) or leaf.name is not FieldName.TAG:
        return False
    asked, known = fold(leaf.value), fold(tag.name)
    return asked == known or asked.startswith(known + "/")


def _renamed(leaf: Node, old: Tag, new: Tag) -> Node:
    if isinstance(leaf, Field) and _asks(leaf, old):
        below = leaf.value.split("/")[old.name.count("/") + 1 :]
        return replace(leaf, value="/".join((new.name, *below)))
    return leaf
