"""Who finds entities and claims in the articles that are given to them."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tui.news.article import Article
from tui.news.findings import Findings
from tui.news.languages import ENGLISH


class Answer(Protocol):
    """What came of analysing the article that was given under `key`.

    Without findings, `problem` says why; `is_final` that it would fail again.
    """

    @property
    def key(self) -> int:
        """The number it was given under."""

    @property
    def findings(self) -> Findings | None:
        """What was found."""

    @property
    def problem(self) -> str:
        """Why nothing was."""

    @property
    def is_final(self) -> bool:
        """Whether trying again is no use."""


class Analysts(Protocol):
    """Who finds entities and claims, in whatever processes; `background.crew.Crew`, or `Alone`."""

    @property
    def version(self) -> str:
        """Which analysis this is; findings of another one are made again."""

    @property
    def languages(self) -> Sequence[str]:
        """The codes of the languages whose articles it should be given."""

    @property
    def has_room(self) -> bool:
        """Whether another article should be given now."""

    @property
    def is_busy(self) -> bool:
        """Whether answers are still to come."""

    def give(self, key: int, article: Article, *, goes_first: bool = False) -> None:
        """Have an article analysed."""

    def hasten(self, key: int) -> None:
        """Let an article that was given before go first."""

    def answers(self, seconds: float) -> Iterator[Answer]:
        """What has come back, waiting so many seconds for the first of it."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer of `Alone`."""

    key: int
    findings: Findings | None
    problem: str = ""
    is_final: bool = True


class Analyst(Protocol):
    """What finds entities and claims in one article after the other."""

    @property
    def version(self) -> str:
        """Which analysis this is."""

    def analyse(self, article: Article) -> Findings:
        """The findings of the article."""


class Alone:
    """One analyst in this very process."""

    def __init__(self, analyst: Analyst, languages: Sequence[str] = ENGLISH) -> None:
        self._analyst = analyst
        self._given: deque[tuple[int, Article]] = deque()
        self.languages = languages

    @property
    def version(self) -> str:
        """Which analysis this is."""
        return self._analyst.version

    @property
    def has_room(self) -> bool:
        """Whether the article before is done."""
        return not self._given

    @property
    def is_busy(self) -> bool:
        """Whether an article is to be done."""
        return bool(self._given)

    def give(self, key: int, article: Article, *, goes_first: bool = False) -> None:
        """Have an article analysed at the next call of `answers`."""
        if goes_first:
            self._given.appendleft((key, article))
        else:
            self._given.append((key, article))

    def hasten(self, key: int) -> None:
        """Let an article that was given before go first."""
        self._given = deque(sorted(self._given, key=lambda given: given[0] != key))

    def answers(self, seconds: float) -> Iterator[Answer]:
        """What is found in the next article."""
        del seconds
        if not self._given:
            return
        key, article = self._given.popleft()
        try:
            yield Said(key, self._analyst.analyse(article))
        except Exception as error:  # noqa: BLE001  one article must not end the analysis of all
            yield Said(key, None, f"the analysis failed ({type(error).__name__}: {error})")
