"""From the shelf to the analysts, and what they found back to the shelf."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tui.events import Analysed
from tui.ingest.analysts import Analysts, Answer
from tui.library.library import Library
from tui.library.shelf.identity import digest_of
from tui.news.article import ArticleId
from tui.news.findings import Findings
from tui.news.languages import is_read

ANALYSIS_BATCH = 16
"""Articles whose findings are shelved together: half a second's work."""

ANSWER_WAIT = 0.02
"""Seconds between looks whether somebody wants another article first."""


def analyse_pending(
    library: Library,
    analysts: Analysts,
    wanted: Callable[[], Sequence[ArticleId]] = tuple,
    *,
    given_up: set[str] | None = None,
) -> Iterator[Analysed]:
    """Find entities and claims in every article that has none of this analysis yet.

    `wanted` is asked again and again for those that somebody waits for, the
    most wanted first; the others follow, the newest first. `given_up` holds
    the digests of texts that nobody survived: they are left alone.
    """
    pending = _Pending(library, analysts, set() if given_up is None else given_up)
    while True:
        if asked := wanted():
            pending.want(asked)
        while analysts.has_room and not pending.is_ripe and pending.give_next():
            pass
        for answer in analysts.answers(ANSWER_WAIT) if pending.is_under_way else ():
            pending.take(answer)
        if pending.is_ripe:
            yield pending.shelved()
        elif not pending.is_under_way and pending.is_all_given:
            return


@dataclass(frozen=True, slots=True)
class _Given:
    """An article that is with the analysts, and whether somebody waits for it."""

    id: ArticleId
    place: str
    digest: str
    is_wanted: bool


class _Pending:
    """Articles without findings, those given to the analysts, and findings to be shelved."""

    def __init__(self, library: Library, analysts: Analysts, given_up: set[str]) -> None:
        self._shelf = library.shelf
        self._analysts = analysts
        self._given_up = given_up
        self._wanted: deque[ArticleId] = deque()
        self._ids: deque[ArticleId] = deque()
        self._given: dict[int, _Given] = {}
        self._passed_over: set[ArticleId] = set()
        self._made: list[tuple[ArticleId, str, Findings]] = []
        self._last_key = 0
        self._is_awaited = False
        self._problem = ""
        self.is_all_given = False

    @property
    def is_under_way(self) -> bool:
        """Whether articles are with the analysts."""
        return bool(self._given)

    @property
    def is_ripe(self) -> bool:
        """Whether what was found should be shelved now: it is much, awaited, or all there is."""
        is_last = self.is_all_given and not self._given
        return (
            len(self._made) >= ANALYSIS_BATCH
            or self._is_awaited
            or (is_last and bool(self._made or self._problem))
        )

    def want(self, ids: Sequence[ArticleId]) -> None:
        """Give the first of these articles at once, and the others before all that is left."""
        first, *rest = ids
        self._wanted = deque(rest)
        for key, given in self._given.items():
            if given.id == first:
                self._given[key] = replace(given, is_wanted=True)
                self._analysts.hasten(key)
                return
        if not self._is_known(first):
            self._give(first, is_wanted=True)

    def give_next(self) -> bool:
        """Give the next article, if there is one."""
        while self._wanted:
            wanted = self._wanted.popleft()
            if not self._is_known(wanted) and self._give(wanted, is_wanted=True):
                return True
        while next_id := self._next():
            if self._give(next_id, is_wanted=False):
                self.is_all_given = False
                return True
        self.is_all_given = True
        return False

    def _next(self) -> ArticleId | None:
        if not self._ids:
            taken = self._taken()
            limit = ANALYSIS_BATCH + len(taken)
            found = self._shelf.unanalysed(self._analysts.version, limit)
            self._ids.extend(id_ for id_ in found if id_ not in taken)
        return self._ids.popleft() if self._ids else None

    def _taken(self) -> set[ArticleId]:
        """The articles that need not be given now."""
        given = {given.id for given in self._given.values()}
        return given | self._passed_over | {article_id for article_id, _, _ in self._made}

    def _is_known(self, article_id: ArticleId) -> bool:
        """Whether the article has findings of this analysis, or soon will."""
        if article_id in self._taken():
            return True
        return self._shelf.is_analysed(article_id, self._analysts.version)

    def _give(self, article_id: ArticleId, *, is_wanted: bool) -> bool:
        article = self._shelf.article(article_id)
        if article is None or article_id in self._taken():
            return False
        digest = digest_of(article.text)
        if digest in self._given_up:
            self._passed_over.add(article_id)
            return False
        if not is_read(article.language, self._analysts.languages):
            # Shelved as if nothing had been found: a model of another language finds nonsense.
            self._made.append((article_id, digest, Findings(version=self._analysts.version)))
            self._is_awaited = self._is_awaited or is_wanted
            return True
        self._last_key += 1
        self._given[self._last_key] = _Given(article_id, article.place, digest, is_wanted)
        self._analysts.give(self._last_key, article, goes_first=is_wanted)
        return True

    def take(self, answer: Answer) -> None:
        """Take what came back for one of the articles given."""
        given = self._given.pop(answer.key, None)
        if given is None:
            return
        findings = answer.findings
        if findings is None:
            self._problem = f"{given.place}: {answer.problem}"
            if not answer.is_final:
                self._problem += ". It is kept for next time"
                self._given_up.add(given.digest)
                self._passed_over.add(given.id)
                return
            # Shelved as if nothing had been found, or it would come up again and again.
            findings = Findings(version=self._analysts.version)
        self._is_awaited = self._is_awaited or given.is_wanted
        self._made.append((given.id, given.digest, findings))

    def shelved(self) -> Analysed:
        """Shelve what was found; the event that says so."""
        ids = self._shelf.put_findings(self._made)
        done, total = self._shelf.analysed(self._analysts.version), self._shelf.counts().articles
        event = Analysed(tuple(ids), done, total, self._problem)
        self._made.clear()
        self._problem = ""
        self._is_awaited = False
        # An article whose text has changed meanwhile comes up again.
        self.is_all_given = False
        return event
