"""Folding: the copies of a story put away behind the first row of it, and brought out again."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from tui.news.hits import Group, Results
from tui.news.query.query import Grouping


class Folds:
    """Which rows of an answer are put away; every story is folded until it is unfolded."""

    def __init__(self) -> None:
        self._open: set[str] = set()
        self._followers: dict[int, str] = {}
        self._firsts: dict[int, tuple[str, int]] = {}

    def take(self, results: Results, shown: Collection[int]) -> None:
        """Fold another answer; what of it is `shown` already stays so."""
        there = set(shown) if results.group is Grouping.COPY else set()
        runs = list(_runs(results))
        self._open = {name for name, _, rest in runs if there.intersection(rest)}
        self._followers = {key: name for name, _, rest in runs for key in rest}
        self._firsts = {results.exact[group.first]: (name, group.count) for name, group, _ in runs}

    def shown(self, keys: Sequence[int]) -> Sequence[int]:
        """The keys without those that are put away."""
        if not self._followers:
            return keys
        away = {key for key, name in self._followers.items() if name not in self._open}
        return [key for key in keys if key not in away]

    @property
    def count(self) -> int:
        """How many rows are put away."""
        return sum(name not in self._open for name in self._followers.values())

    def toggle(self, key: int) -> bool:
        """Unfold the story of a row, or fold it again; False when it has no copies here."""
        name = self._name(key)
        if name is None:
            return False
        self._open ^= {name}
        return True

    def reveal(self, key: int) -> bool:
        """Unfold the story of a row that is put away; False when it is not."""
        name = self._followers.get(key)
        if name is None or name in self._open:
            return False
        self._open.add(name)
        return True

    def size(self, key: int) -> int:
        """Of how many articles a row is the first published; 0 for a row that is none such."""
        return self._firsts[key][1] if key in self._firsts else 0

    def _name(self, key: int) -> str | None:
        return self._firsts[key][0] if key in self._firsts else self._followers.get(key)


def _runs(results: Results) -> Iterator[tuple[str, Group, Sequence[int]]]:
    """The stories that were run several times by name, and the rows after the first of each."""
    if results.group is Grouping.COPY:
        for group in results.groups:
            start = group.first + 1
            yield group.name or "", group, results.exact[start : group.first + group.count]
