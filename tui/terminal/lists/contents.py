"""What the list holds: the answer to a query, and the rows of its articles as they are needed.

Rowids are the keys of the list. Rows are read from the library a window at a
time and kept until something is said to have changed them, so that a list of a
million articles costs no more than one of a hundred.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from tui.news.article import ArticleId
from tui.news.hits import HitSpan, Results, Snippet
from tui.news.listing import Row
from tui.news.query.query import Grouping, Query, Sort
from tui.terminal.article.claim_hits import asks_claims
from tui.terminal.lists.folding import Folds
from tui.terminal.lists.grouping import Head, Heads, heads_kept, heads_of, heads_of_keys
from tui.terminal.lists.rows import Listed

KEPT_ROWS = 4_000
"""Rows kept in memory; when there are more all are forgotten, and read again when seen."""

STAYING = 1_000
"""Articles at most that stay in the list though they answer the query no more."""

UNSTEADY = frozenset({Sort.UNREAD, Sort.MOST_CLAIMS, Sort.FEWEST_CLAIMS})
"""Orders in which articles move while they are read or analysed."""

ReadRows = Callable[[Sequence[int]], Sequence[Row | None]]
Find = Callable[[ArticleId], int | None]
MakeSnippet = Callable[[int, Results], Snippet | None]


class Contents:
    """The rows of the list, and the query they answer."""

    def __init__(self, read_rows: ReadRows, find: Find, make_snippet: MakeSnippet) -> None:
        self._read_rows = read_rows
        self._find = find
        self._make_snippet = make_snippet
        self._listed: dict[int, Listed] = {}
        self._stale: set[int] = set()  # of those, what is read again when it is next seen
        self._gone: set[int] = set()
        self.results: Results | None = None
        self.keys: Sequence[int] = ()
        self.folds = Folds()
        self.heads: Heads = ()

    @property
    def query(self) -> Query:
        """The query that the list answers; the empty one before the first answer."""
        return self.results.query if self.results else Query()

    @property
    def has_words(self) -> bool:
        """Whether words were asked for, so that there is something to show as found."""
        return self.results is not None and bool(self.results.words) and not self.query.is_empty

    @property
    def has_snippets(self) -> bool:
        """Whether there is something to show from the texts: words, or claims that were asked."""
        return self.has_words or (self.results is not None and asks_claims(self.results.filled))

    def take(
        self,
        results: Results,
        *,
        stay: frozenset[int] = frozenset(),
        is_newer: bool = False,
        is_rest: bool = False,
    ) -> None:
        """Hold the answer to another query, a newer answer to the same, or all of it.

        Rows of `stay` that are not in the answer keep their places in the list. When it
        `is_newer`, an order that changes by reading keeps what is there as it was.
        """
        exact, close, heads = results.exact, results.close, heads_of(results)
        if is_newer and results.sort in UNSTEADY and not heads:
            exact = _in_old_order(self.keys, exact)
        missing = _not_in(stay, exact, close)
        if missing:
            exact = kept(self.keys, exact, missing)
            heads = heads_kept(heads, exact, heads_of_keys(self.heads, self.keys, missing))
        self.folds.take(results, self.keys if is_newer else ())
        exact = self.folds.shown(exact)
        self.results, self.heads = results, heads
        self._gone = {key for key in missing if self._is_gone(key)}
        self.keys = [*exact, *close] if close else exact
        if close:
            self.heads = (*heads, Head(len(exact), _heading(results)))
        if not is_rest:
            self._listed = {key: self._listed[key] for key in missing if key in self._listed}
        for key in self._gone & self._listed.keys():
            self._listed[key] = replace(self._listed[key], is_gone=True)

    def moved(self, key: int) -> int | None:
        """The key that an article has now whose row is gone from where it was; mostly None.

        A file that was renamed or given another date comes back elsewhere.
        """
        listed = self._listed.get(key)
        if listed is None or not self._is_gone(key):
            return None
        return self._find(listed.row.id)

    def staying(self, results: Results, cursor: int | None) -> frozenset[int]:
        """The rows that a newer answer to the same query may not take from under the reader.

        For all articles it is the one under the cursor; for a query also those
        that stopped answering it, by being read or tagged, and are still there.
        """
        here = frozenset() if cursor is None else frozenset({cursor})
        if results.query.is_empty:
            return here
        left = set(self.keys).difference(results.exact, results.close)
        left -= self._gone
        if len(left) > STAYING:
            return here
        rows = self._read_rows(list(left))
        return here | {row.rowid for row in rows if row is not None}

    def listed(self, key: int, around: Iterable[int] = ()) -> Listed | None:
        """What the list knows of an article, read together with those around it."""
        found = self._listed.get(key)
        if found is None or key in self._stale:
            known = self._listed.keys() - self._stale
            self._read([key, *(k for k in around if k != key and k not in known)])
            found = self._listed.get(key)
        return found

    def under_heading(self, key: int, listed: Listed) -> Listed:
        """The same as it stands in this list.

        Without what the heading over the row says already, and with the number
        of copies that the first one of a story stands for.
        """
        if size := self.folds.size(key):
            return replace(listed, stands_for=size)
        results = self.results
        is_cut = results is not None and results.group in {Grouping.DAY, Grouping.SOURCE}
        if results is None or not is_cut or not results.groups or key in results.close:
            return listed
        if results.group is Grouping.DAY:
            return replace(listed, row=replace(listed.row, published=None))
        return replace(listed, row=replace(listed.row, publisher=None))

    def row(self, key: int) -> Row | None:
        """The row of an article, or None when it is gone and was never seen."""
        found = self.listed(key)
        return found.row if found else None

    def id(self, key: int) -> ArticleId | None:
        """The id of an article in the list."""
        row = self.row(key)
        return row.id if row else None

    def rows(self, keys: Sequence[int]) -> list[Row]:
        """The rows of these articles as they are now; of one that is gone, as it was last seen."""
        fresh = zip(keys, self._read_rows(keys), strict=True)
        found = [
            row or (self._listed[key].row if key in self._listed else None) for key, row in fresh
        ]
        return [row for row in found if row is not None]

    @property
    def headings(self) -> Mapping[int, str]:
        """The headings of the list, by the number of the row under each."""
        return {head.at: head.words for head in self.heads}

    def put_back(self, results: Results, keys: Sequence[int], heads: Heads) -> None:
        """Hold again what was held before."""
        self.results, self.keys, self.heads = results, keys, heads
        self.folds.take(results, keys)
        self._listed, self._gone = {}, set()

    def refold(self) -> None:
        """Hold the rows of the answer that are not put away now."""
        if self.results is not None:
            exact, close = self.folds.shown(self.results.exact), self.results.close
            self.keys = [*exact, *close] if close else exact
            self.heads = heads_of(self.results)
            if close:
                self.heads = (*self.heads, Head(len(exact), _heading(self.results)))

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """Read these rows (all of them for None) again when they are next seen."""
        # Not thrown away: of one whose article has moved meanwhile this alone tells which it was.
        asked = self._listed.keys() if keys is None else self._listed.keys() & set(keys)
        self._stale |= asked - self._gone

    def keys_of(self, ids: Collection[ArticleId]) -> list[int]:
        """The keys of these articles, as far as their rows have been read."""
        wanted = set(ids)
        return [key for key, listed in self._listed.items() if listed.row.id in wanted]

    def _read(self, keys: Sequence[int]) -> None:
        if len(self._listed) + len(keys) > KEPT_ROWS:
            self._listed = {key: self._listed[key] for key in self._gone if key in self._listed}
        for key, row in zip(keys, self._read_rows(keys), strict=True):
            self._stale.discard(key)
            if row is not None:
                self._listed[key] = Listed(row, self._hits(row), self._snippet(key))

    def _hits(self, row: Row) -> tuple[HitSpan, ...]:
        if self.results is None or not self.has_words:
            return ()
        return self.results.words.spans(row.headline)

    def _snippet(self, key: int) -> Snippet | None:
        if self.results is None or not self.has_snippets:
            return None
        return self._make_snippet(key, self.results)

    def _is_gone(self, key: int) -> bool:
        return next(iter(self._read_rows([key])), None) is None


def kept(old: Sequence[int], new: Sequence[int], stay: Collection[int]) -> list[int]:
    """The new keys with those of `stay` put back where they stood.

    Each comes before the key that followed it in the old list and is in the new
    one, so that what is new at the top stands above; the last ones come last.
    """
    there = set(new)
    before: dict[int, list[int]] = {}
    waiting: list[int] = []
    for key in old:
        if key in there:
            before[key] = waiting
            waiting = []
        elif key in stay:
            waiting.append(key)
    result: list[int] = []
    for key in new:
        result.extend(before.get(key, ()))
        result.append(key)
    return result + waiting


def _in_old_order(old: Sequence[int], new: Sequence[int]) -> list[int]:
    """The new keys, those that were there before in the order they had; the others as they come."""
    there = set(new)
    before = [key for key in old if key in there]
    return kept(new, before, there.difference(before))


def _not_in(keys: frozenset[int], *lists: Sequence[int]) -> frozenset[int]:
    """The keys that none of the lists holds; quick for a single key in long lists too."""
    if len(keys) > 1:
        return keys.difference(*lists)
    return frozenset(key for key in keys if not any(key in there for there in lists))


def _heading(results: Results) -> str:
    taken = ", ".join(str(correction) for correction in results.corrections[:3])
    return f"close matches · {taken}" if taken else "close matches"
