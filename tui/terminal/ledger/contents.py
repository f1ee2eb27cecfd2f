"""What the ledger holds: the claims of an answer, and their rows as they are needed.

Rows are read a window at a time, with their pairs and how often the same is
said, and kept until something is said to have changed them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tui.library.library import Library
from tui.news.article import Article, Published
from tui.news.ledger import LedgerGrouping, LedgerResults, LedgerRow
from tui.news.pair import Pair
from tui.news.span import Span
from tui.terminal.article.guess import sentence_at
from tui.terminal.article.headline import long_date
from tui.terminal.lists.contents import kept
from tui.terminal.lists.grouping import Head, Heads, heads_kept, heads_of_keys

KEPT_ROWS = 4_000
"""Rows kept in memory; when there are more all are forgotten, and read again when seen."""

NAMELESS = {
    LedgerGrouping.SPEAKER: "nobody is named",
    LedgerGrouping.ABOUT: "about nothing with a name",
    LedgerGrouping.STANCE: "no stance",
    LedgerGrouping.DAY: "no date",
    LedgerGrouping.PUBLISHER: "no publisher",
}


AROUND = 150
"""Code points of a sentence that are shown before a claim; twice as many after its start."""

_END = re.compile(r"[.!?][\"”’]?(?=[A-Z“‘\"])")
"""The end of a sentence that lost the space after it."""

BARE = 3
"""Words of a content up to which it may say nothing by itself: which, this, it was so."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A row, the pairs it is in, and in how many other articles the same is said.

    `sentence` is the one that it stands in, of a claim whose few words say little alone.
    """

    row: LedgerRow
    pairs: tuple[Pair, ...] = ()
    same: int = 0
    sentence: str = ""


class LedgerContents:
    """The rows of the table, and the answer that they are."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._seen: dict[int, Seen] = {}
        self._touched: set[int] = set()
        self.results: LedgerResults | None = None
        self.grouping: LedgerGrouping | None = None
        self.keys: Sequence[int] = ()
        self.heads: Heads = ()

    def take(
        self,
        results: LedgerResults,
        grouping: LedgerGrouping | None,
        *,
        stay: Collection[int] | None = None,
    ) -> None:
        """Hold an answer; rows of `stay` keep their places when a newer one holds them no more."""
        exact: Sequence[int] = results.exact
        heads = tuple(
            Head(group.start, _heading(group.label, grouping), group.count)
            for group in results.groups
        )
        if stay is None:
            self._touched.clear()
        elif missing := frozenset(stay).difference(exact, results.close):
            exact = kept(self.keys, exact, missing)
            heads = heads_kept(heads, exact, heads_of_keys(self.heads, self.keys, missing))
        self.keys = [*exact, *results.close] if results.close else exact
        if results.close:
            heads = (*heads, Head(len(exact), _close_heading(results)))
        self.results, self.grouping, self.heads = results, grouping, heads
        self._seen.clear()

    def put_back(self, results: LedgerResults | None, keys: Sequence[int], heads: Heads) -> None:
        """Hold again what was held before."""
        self.results, self.keys, self.heads = results, keys, heads
        self.forget()

    @property
    def headings(self) -> Mapping[int, str]:
        """The headings of the table, by the number of the row under each."""
        return {head.at: head.words for head in self.heads}

    def seen(self, key: int, around: Iterable[int] = ()) -> Seen | None:
        """A row, read together with those around it; None when the claim is there no more."""
        if key not in self._seen:
            self._read([key, *(k for k in around if k != key and k not in self._seen)])
        return self._seen.get(key)

    def rows(self, keys: Sequence[int]) -> list[LedgerRow]:
        """The rows of these claims as they are now, without those that are there no more."""
        return [row for row in self._library.ledger.rows(keys) if row is not None]

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """Read these rows (all for None) again when they are next seen."""
        if keys is None:
            self._seen.clear()
        for key in keys or ():
            self._seen.pop(key, None)

    def touch(self, keys: Iterable[int]) -> None:
        """Have these rows stay while this query is asked: the reader has done something to them."""
        self._touched.update(keys)
        self.forget(keys)

    def staying(self, cursor: int | None) -> list[int]:
        """The rows that a newer answer to the same query may not take from under the reader."""
        stay = list(self._touched | ({cursor} if cursor is not None else set()))
        return [row.claim for row in self.rows(stay)]

    def _read(self, keys: Sequence[int]) -> None:
        if len(self._seen) + len(keys) > KEPT_ROWS:
            self._seen.clear()
        pairs: dict[int, list[Pair]] = {}
        for pair in self._library.pairs.of(keys):
            for claim in (pair.one, pair.other):
                pairs.setdefault(claim, []).append(pair)
        same = self._library.pairs.same_counts(keys)
        for key, row in zip(keys, self._library.ledger.rows(keys), strict=True):
            if row is not None:
                sentence = self._sentence(row) if len(row.content.split()) <= BARE else ""
                self._seen[key] = Seen(row, tuple(pairs.get(key, ())), same.get(key, 0), sentence)

    def _sentence(self, row: LedgerRow) -> str:
        article = self._library.shelf.article(row.article_id)
        return sentence_of(article, Span(row.start, row.start + 1)) if article is not None else ""


def sentence_of(article: Article, span: Span) -> str:
    """The sentence, or the sentences, of an article in which a claim stands, on one line."""
    if span.stop > len(article.text):
        return ""
    whole = sentence_at(article.text, article.paragraphs, span)
    # A text whose sentences lost the space between them is one sentence.
    start = whole.start
    if span.start - start > AROUND:
        near = article.text[span.start - AROUND : span.start + 1]
        ends = [end.end() for end in _END.finditer(near)] or [near.find(" ") + 1]
        start = span.start - AROUND + ends[-1]
    stop = whole.stop
    if stop > max(span.stop, span.start + 2 * AROUND):
        stop = max(span.stop, article.text.rfind(" ", span.start, span.start + 2 * AROUND))
    words = " ".join(article.text[start:stop].split())
    return f"{'… ' * (start > whole.start)}{words}{' …' * (stop < whole.stop)}"


def _heading(label: str, grouping: LedgerGrouping | None) -> str:
    if not label:
        return NAMELESS[grouping] if grouping else ""
    return long_date(Published(label)) if grouping is LedgerGrouping.DAY else label


def _close_heading(results: LedgerResults) -> str:
    taken = ", ".join(str(correction) for correction in results.corrections[:3])
    return f"close matches · {taken}" if taken else "close matches"
