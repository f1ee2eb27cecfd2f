"""The tree of tags as rows: folded or not, or those that answer what is typed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from tui.library.search.facets.tag_counts import Counts, TagCount
from tui.matching.fold import fold
from tui.matching.picks import fuzzy
from tui.news.mark import Tag


@dataclass(frozen=True, slots=True)
class Branch:
    """One row: a tag, how deep it stands, and whether there are others below it.

    `label` is the part of the name that is written, `matched` the letters of it
    that were typed.
    """

    tag: Tag
    count: TagCount
    label: str
    depth: int = 0
    has_below: bool = False
    is_folded: bool = False


class TagTree:
    """The tags of one counting, in the order of the tree."""

    def __init__(self, counts: Counts) -> None:
        self._counts = counts
        self._names = sorted(counts, key=_place)
        self._above = frozenset(name.rpartition("/")[0] for name in counts)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that has others below it."""
        return tuple(name for name in self._names if name in self._above)

    def rows(self, folded: Collection[str] = ()) -> Iterator[Branch]:
        """The tree from the top, without what is below the names that are folded."""
        hidden = ""
        for name in self._names:
            if hidden and name.startswith(hidden):
                continue
            is_folded = name in folded and name in self._above
            hidden = f"{name}/" if is_folded else ""
            label = name.rpartition("/")[2]
            below = name in self._above
            yield Branch(Tag(name), self._counts[name], label, name.count("/"), below, is_folded)

    def found(self, wanted: str) -> Iterator[Branch]:
        """The tags that answer what is typed, by their whole names, the best first."""
        for picked in fuzzy.rank(wanted.strip().lstrip("#"), self._names):
            name = self._names[picked.index]
            yield Branch(Tag(name), self._counts[name], name)


def _place(name: str) -> list[tuple[str, str]]:
    """Below its parent and beside its brothers, by letters, whatever their case."""
    return [(fold(part), part) for part in name.split("/")]
