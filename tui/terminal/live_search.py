"""Live search: questions put from the screen's thread, answered from one of its own.

The screen never waits. A question that is overtaken by the next one is
interrupted, not awaited, and only the newest is answered: what was asked in
between is forgotten. A long answer comes in two parts, what fits on the screen
at once and then all of it, with the same rows in front.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from tui.errors import NewsreaderError
from tui.library.search.searcher import Overtaken, Searcher
from tui.news.hits import Results
from tui.news.query import Query

IDLE_SECONDS = 0.5
"""How long nothing has been asked before the known words are loaded."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query put to the library; `number` tells questions apart, later ones are larger.

    `is_typing` says that the last word may be half written. The answer may be
    the beginning of a longer one that is yet to come when it `is_begun`.
    """

    number: int
    query: Query
    is_typing: bool = False
    is_begun: bool = False


class LiveSearch:
    """A searcher in a thread, which always answers the newest question.

    `answered` and `failed` are called from that thread and must hand over
    quickly. The searcher is opened there too, so that asking for it costs the
    first screen nothing.
    """

    def __init__(
        self,
        open_searcher: Callable[[], Searcher],
        answered: Callable[[Question, Results], None],
        failed: Callable[[str], None],
    ) -> None:
        self._open_searcher = open_searcher
        self._answered = answered
        self._failed = failed
        self._news = threading.Condition()
        self._question: Question | None = None
        self._number = 0
        self._over = False
        self._searcher: Searcher | None = None
        self._thread = threading.Thread(target=self._run, name="search", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    @property
    def searcher(self) -> Searcher | None:
        """The searcher, whose snippets and completions wait for no search; None till it opens."""
        return self._searcher

    @property
    def is_over(self) -> bool:
        """Whether nothing will be answered any more: closed, or the library could not be opened."""
        return not self._thread.is_alive()

    def ask(self, query: Query, *, is_typing: bool = False, in_parts: bool = False) -> Question:
        """Put a question; the one that is being answered is given up.

        The answer to one that is put `in_parts` may come in two.
        """
        with self._news:
            self._number += 1
            self._question = Question(self._number, query, is_typing, in_parts)
            self._news.notify_all()
            if self._searcher is not None:
                self._searcher.interrupt()
            return self._question

    def close(self) -> None:
        """Give up what is being answered and end the thread."""
        with self._news:
            self._over = True
            self._news.notify_all()
            if self._searcher is not None:
                self._searcher.interrupt()
        if self._thread.ident is not None:
            self._thread.join(2.0)

    def _run(self) -> None:
        try:
            searcher = self._open_searcher()
        except NewsreaderError as error:
            self._failed(str(error))
            return
        with self._news:
            self._searcher = searcher
        try:
            while (question := self._next()) is not None:
                self._answer(searcher, question)
                self._get_ready(searcher)
        finally:
            with self._news:
                self._searcher = None
            searcher.close()

    def _next(self) -> Question | None:
        """The newest question, awaited; None when it is over."""
        with self._news:
            self._news.wait_for(self._is_wanted)
            question, self._question = self._question, None
            return None if self._over else question

    def _is_wanted(self) -> bool:
        return self._over or self._question is not None

    def _get_ready(self, searcher: Searcher) -> None:
        """Load the known words while nobody asks, so that the first typo finds them loaded."""
        if searcher.vocabulary_is_loaded:
            return
        with self._news:
            is_wanted = self._news.wait_for(self._is_wanted, IDLE_SECONDS)
        if not is_wanted:
            searcher.load_vocabulary()

    def _answer(self, searcher: Searcher, question: Question) -> None:
        try:
            results = searcher.search(
                question.query, typing=question.is_typing, first=question.is_begun
            )
        except Overtaken:
            # The interrupt may have been meant for the question before this one,
            # answered just then: without a newer one, this one is still wanted.
            with self._news:
                if self._question is None:
                    self._question = question
            return
        except NewsreaderError as error:
            self._failed(str(error))
            return
        except Exception as error:  # noqa: BLE001  one query must not end all searching
            self._failed(f"This search failed ({type(error).__name__}: {error}). Please report it.")
            return
        rest = replace(question, is_begun=False)
        if not question.is_begun or not results.is_cut_short:
            question = rest
        with self._news:
            is_newest = self._question is None and not self._over
            if is_newest and question.is_begun:
                self._question = rest
        if is_newest:
            self._answered(question, results)
