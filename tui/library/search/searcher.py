"""The searcher: queries answered from a connection of its own, beside whoever writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from threading import Lock

from tui.library.claims.covered import coverage
from tui.library.marks.saved import filled, saved_names
from tui.library.search.answering import Answering
from tui.library.search.compiling.compile_claims import claims_are_in_order
from tui.library.search.compiling.fts import Speller
from tui.library.search.ground import Ground
from tui.library.search.ledger_answering import LedgerAnswering, Wish
from tui.library.search.reading import SMALL_CACHE, Overtaken, Reading
from tui.library.search.snippets import snippet
from tui.library.search.words.completion import completions
from tui.library.search.words.vocabulary import KnownWords
from tui.library.shelf.words import Words
from tui.matching.typos.other_names import OtherNames
from tui.news.coverage import Coverage
from tui.news.hits import Results, Snippet
from tui.news.ledger import LedgerResults
from tui.news.query.query import Query, Word

__all__ = ["Overtaken", "Searcher"]

_COUNT = "SELECT articles FROM term WHERE term = ?"
_SHELF_CHANGES = "SELECT coalesce(max(number), 0) FROM shelf_change"
_TEXT = """
SELECT t.text, a.body_start FROM article a JOIN article_text t ON t.article = a.rowid
WHERE a.rowid = ?
"""


class Searcher:
    """Answers queries over one library.

    Every method may be called from any thread. Searches wait for one another,
    so interrupt the one before; snippets and completions have a connection of
    their own and wait for no search.
    """

    def __init__(
        self,
        path: Path,
        today: Callable[[], date],
        spellings: Callable[[], OtherNames],
        *,
        forgives_typos: bool,
    ) -> None:
        self._forgives_typos = forgives_typos
        self._today = today
        self._reading = Reading(path)
        self._aside = Reading(path, cache=SMALL_CACHE)
        self._lock, self._aside_lock = Lock(), Lock()
        self._words = Words()
        self._known = KnownWords()
        self._load_spellings = spellings
        self._spellings: OtherNames | None = None
        # The version of the data, and of the shelf in it, at which its articles were counted.
        self._seen: tuple[int, int] | None = None
        self._articles = 0
        self._claims_are_in_order = False
        # Once asked, at that same version: how many, and of how many articles.
        self._claims: int | None = None
        self._coverage: Coverage | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        today: Callable[[], date],
        spellings: Callable[[], OtherNames] = OtherNames,
        forgives_typos: bool = True,
    ) -> Searcher:
        """Open the library at `path` for reading; it must be there already.

        `spellings` gives the names that are known beforehand to be of one entity; it is
        asked once, when they are needed. Without `forgives_typos` only a word written
        `word~` finds close matches.
        """
        return cls(path, today, spellings, forgives_typos=forgives_typos)

    def search(
        self,
        query: Query,
        *,
        typing: bool = False,
        first: bool = False,
        around: int | None = None,
    ) -> Results:
        """The answer to a query.

        `typing` says that the query is still being typed: its last word may be
        half a word, and the answer stops at ten thousand articles. With `first`
        a beginning of the answer, more than a screen shows, is enough where
        that is quicker: then `is_capped` says that there is more. Of all articles
        that may be those `around` one instead. Raises Overtaken when `interrupt`
        was called meanwhile.
        """
        with self._one_state():
            whole = filled(query, self._reading.all)
            ground = self._ground(query.open_word if typing else None)
            results = Answering(
                ground, whole, is_typing=typing, is_first=first, around=around
            ).results()
            asked = replace(query, problems=whole.problems)
            return replace(results, query=asked, filled=whole.tree)

    def claims(
        self, query: Query, wish: Wish | None = None, *, typing: bool = False
    ) -> LedgerResults:
        """The claims that answer a query; see `ledger_query` for what it means there.

        Raises Overtaken when `interrupt` was called meanwhile.
        """
        with self._one_state():
            whole = filled(query, self._reading.all)
            ground = self._ground(query.open_word if typing else None)
            results = LedgerAnswering(ground, whole, wish or Wish()).results()
            return replace(results, query=replace(query, problems=whole.problems))

    @contextmanager
    def _one_state(self) -> Iterator[None]:
        """See one state of the library until the end of the block, alone on the connection."""
        with self._lock:
            self._reading.begin()
            try:
                yield
            finally:
                self._reading.end()

    def _ground(self, open_word: Word | None) -> Ground:
        articles = self._count_articles()
        return Ground(
            self._reading,
            Speller(self._words.of, self._known.now, open_word, self._forgives_typos),
            partial(self._known.load, self._reading),
            self._other_spellings,
            self._count,
            self._today(),
            articles,
            self._forgives_typos,
            self._claims_are_in_order,
            self._count_claims,
            self._look_at_coverage,
        )

    def interrupt(self) -> None:
        """Make the search that runs now, if one does, raise Overtaken."""
        self._reading.interrupt()

    @property
    def vocabulary_is_loaded(self) -> bool:
        """Whether the known words are in memory; the first search that needs them loads them."""
        return self._known.now is not None

    def load_vocabulary(self) -> None:
        """Load the known words, a tenth of a second for 100,000 articles; for a thread."""
        self._other_spellings(())
        with self._aside_lock:
            self._known.load(self._aside)

    def snippet(self, rowid: int, results: Results, width: int) -> Snippet:
        """The run of an article, about `width` cells, that shows why it is in `results`."""
        with self._aside_lock:
            row = self._aside.one(_TEXT, (rowid,))
        if row is None:
            return Snippet("")
        text, body_start = row
        return snippet(text, body_start, results.words, width)

    def complete(self, field: str, prefix: str) -> list[str]:
        """Values that `field:prefix` may go on to; names of fields when `field` is empty."""
        with self._aside_lock:
            return completions(self._aside, field, prefix)

    def saved(self) -> list[str]:
        """The names of the saved queries, by name."""
        with self._aside_lock:
            return saved_names(self._aside.all)

    def close(self) -> None:
        """Close the searcher; a search that runs is interrupted first."""
        self.interrupt()
        with self._lock, self._aside_lock:
            self._reading.close()
            self._aside.close()

    def _count_articles(self) -> int:
        version = self._reading.value("PRAGMA data_version")
        if self._seen is None or self._seen[0] != version:
            # Of a million articles to count them takes five milliseconds, at each key while
            # the background writes.
            shelf = self._reading.value(_SHELF_CHANGES)
            if self._seen is None or self._seen[1] != shelf:
                self._articles = self._reading.value("SELECT count(*) FROM article")
            self._seen = version, shelf
            self._claims_are_in_order = claims_are_in_order(self._reading)
            self._claims = self._coverage = None
            if self._known.now is not None:
                self._known.load(self._reading, self._articles)
        return self._articles

    def _count_claims(self) -> int:
        if self._claims is None:
            self._claims = self._reading.value("SELECT count(*) FROM claim")
        return self._claims

    def _look_at_coverage(self) -> Coverage:
        if self._coverage is None:
            self._coverage = coverage(self._reading)
        return self._coverage

    def _other_spellings(self, words: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
        if self._spellings is None:
            self._spellings = self._load_spellings()
        return self._spellings.of(words)

    def _count(self, word: str) -> int:
        known = self._known.now
        if known is not None:
            return known.articles(word)
        return int(self._reading.value(_COUNT, (word,)) or 0)
