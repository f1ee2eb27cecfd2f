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
from tui.library.search.ledger_answering import Wish
from tui.library.search.searcher import Overtaken, Searcher
from tui.news.hits import Results
from tui.news.ledger import LedgerResults
from tui.news.query.query import Query
from tui.terminal.live.letting_go import LARGE, give_back

IDLE_SECONDS = 0.5
"""How long nothing has been asked before the known words are loaded."""

PAINTING_SECONDS = 0.05
"""How long the screen has the processor to itself for the beginning of an answer: to look for the
rest meanwhile, in the same process, made it appear half as late again."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query put to the library; `number` tells questions apart, later ones are larger.

    `is_typing` says that the last word may be half written. The answer may be
    the beginning of a longer one that is yet to come when it `is_begun`, or of
    all articles those `around` one.
    """

    number: int
    query: Query
    is_typing: bool = False
    is_begun: bool = False
    around: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimQuestion:
    """A query whose claims are wanted, in the order of `wish`."""

    number: int
    query: Query
    wish: Wish
    is_typing: bool = False


class LiveSearch:
    """A searcher in a thread, which always answers the newest question.

    `answered` and `failed` are called from that thread and must hand over
    quickly. The searcher is opened there too, so that asking for it costs the
    first screen nothing. Questions for claims have a place of their own beside
    those for articles, and go first: while the ledger is open the list behind
    it only brings itself up to date.
    """

    claims_answered: Callable[[ClaimQuestion, LedgerResults], None] | None = None
    """Who is told of claims that were asked for, from the thread too."""
    claims_failed: Callable[[str], None] | None = None

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
        self._claim_question: ClaimQuestion | None = None
        self._is_at_claims = False
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

    def ask(
        self,
        query: Query,
        *,
        is_typing: bool = False,
        in_parts: bool = False,
        around: int | None = None,
    ) -> Question:
        """Put a question; the one that is being answered is given up, unless it is for claims.

        The answer to one that is put `in_parts` may come in two; of all articles those
        `around` one may come first.
        """
        with self._news:
            self._number += 1
            self._question = Question(self._number, query, is_typing, in_parts, around)
            self._news.notify_all()
            # Claims are not given up for articles, whose list asks again with each batch that the
            # background files: on a busy machine no answer would ever be finished in between.
            if self._searcher is not None and not self._is_at_claims:
                self._searcher.interrupt()
            return self._question

    def ask_claims(self, query: Query, wish: Wish, *, is_typing: bool = False) -> ClaimQuestion:
        """Put a question for claims; what is being answered is given up, or put off."""
        with self._news:
            self._number += 1
            self._claim_question = ClaimQuestion(self._number, query, wish, is_typing)
            self._news.notify_all()
            if self._searcher is not None:
                self._searcher.interrupt()
            return self._claim_question

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
                if isinstance(question, ClaimQuestion):
                    self._answer_claims(searcher, question)
                else:
                    self._answer(searcher, question)
                self._get_ready(searcher)
        finally:
            with self._news:
                self._searcher = None
            searcher.close()

    def _next(self) -> Question | ClaimQuestion | None:
        """The newest question, awaited; None when it is over."""
        with self._news:
            self._news.wait_for(self._is_wanted)
            self._is_at_claims = self._claim_question is not None
            if self._claim_question is not None and not self._over:
                asked, self._claim_question = self._claim_question, None
                return asked
            question, self._question = self._question, None
            return None if self._over else question

    def _is_wanted(self) -> bool:
        return self._over or bool(self._question or self._claim_question)

    def _get_ready(self, searcher: Searcher) -> None:
        """Load the known words while nobody asks, so that the first typo finds them loaded."""
        if searcher.vocabulary_is_loaded:
            return
        with self._news:
            is_wanted = self._news.wait_for(self._is_wanted, IDLE_SECONDS)
        if not is_wanted:
            searcher.load_vocabulary()
            give_back()

    def _answer_claims(self, searcher: Searcher, question: ClaimQuestion) -> None:
        try:
            results = searcher.claims(question.query, question.wish, typing=question.is_typing)
        except Overtaken:
            with self._news:
                if self._claim_question is None:
                    self._claim_question = question
            return
        except NewsreaderError as error:
            (self.claims_failed or self._failed)(str(error))
            return
        except Exception as error:  # noqa: BLE001  one query must not end all searching
            (self.claims_failed or self._failed)(_report(error))
            return
        with self._news:
            is_newest = self._claim_question is None and not self._over
        if is_newest and self.claims_answered is not None:
            self.claims_answered(question, results)

    def _answer(self, searcher: Searcher, question: Question) -> None:
        try:
            results = searcher.search(
                question.query,
                typing=question.is_typing,
                first=question.is_begun,
                around=question.around,
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
            self._failed(_report(error))
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
        if is_newest and question.is_begun:
            self._let_paint(rest)
        if len(results.exact) > LARGE:
            give_back()

    def _let_paint(self, rest: Question) -> None:
        """Wait a little, or until something else is wanted than the rest of an answer."""
        with self._news:
            self._news.wait_for(
                lambda: self._over or self._claim_question or self._question is not rest,
                PAINTING_SECONDS,
            )


def _report(error: Exception) -> str:
    return f"This search failed ({type(error).__name__}: {error}). Please report it."
