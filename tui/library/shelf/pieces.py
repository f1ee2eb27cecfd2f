"""Files on their way to the shelf, cut and gathered into what one transaction can take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tui.library.shelf.identity import Story, digest_of
from tui.library.shelf.pace import Pace
from tui.library.shelf.rows import stored
from tui.news.article import Article, ArticleId


class FileStamp(Protocol):
    """A file as it was when it was read: `corpus.folder.FileState`, without loading it here."""

    @property
    def path(self) -> str:
        """Where it lies, absolute."""

    @property
    def size(self) -> int:
        """Its bytes."""

    @property
    def mtime_ns(self) -> int:
        """When it was last changed."""


class Reason(Protocol):
    """Why a file, or a part of it, was left out: `corpus.reading.Refusal`."""

    @property
    def line(self) -> int | None:
        """The line at fault, None when it is not one line."""

    @property
    def reason(self) -> str:
        """What is wrong."""

    @property
    def advice(self) -> str:
        """What to do."""


@dataclass(frozen=True, slots=True)
class Filed:
    """What was read from one file, and in which edition of the readers (`corpus.formats.Ways`)."""

    file: FileStamp
    articles: Sequence[Article]
    refusals: Sequence[Reason] = ()
    edition: str = ""


@dataclass(slots=True)
class Plan:
    """A file on its way to the shelf; what has a default is known once it has begun."""

    filed: Filed
    stories: tuple[Story, ...]
    row: int = 0
    is_new: bool = False
    is_whole: bool = False
    kept: tuple[ArticleId | None, ...] = ()
    before: set[int] = field(default_factory=set)
    rowids: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Piece:
    """As much of a file as goes into one transaction: its stories from `start` to `stop`."""

    plan: Plan
    start: int
    stop: int

    @property
    def is_last(self) -> bool:
        """Whether the file ends with it."""
        return self.stop == len(self.plan.stories)


def stories_of(pieces: Sequence[Piece]) -> list[Story]:
    """The stories in some pieces, in order."""
    return [story for piece in pieces for story in piece.plan.stories[piece.start : piece.stop]]


def transactions(batch: Iterable[Filed], pace: Pace) -> Iterator[list[Piece]]:
    """The files cut and gathered into what one transaction can take in."""
    pieces: list[Piece] = []
    stories = letters = 0
    paths: set[str] = set()
    for filed in batch:
        if filed.file.path in paths:  # changed again: the later reading replaces the earlier
            yield pieces
            pieces, stories, letters, paths = [], 0, 0, set()
        paths.add(filed.file.path)
        plan = _planned(filed)
        start = 0
        for stop, story in enumerate(plan.stories, 1):
            stories += 1
            letters += len(story.article.text)
            if pace.is_reached(stories, letters):
                yield [*pieces, Piece(plan, start, stop)]
                pieces, stories, letters, start = [], 0, 0, stop
                paths = {filed.file.path}
        if start < len(plan.stories) or not plan.stories:
            pieces.append(Piece(plan, start, len(plan.stories)))
            stories += 1  # a file without any article costs about as much as one
    if pieces:
        yield pieces


def _planned(filed: Filed) -> Plan:
    return Plan(
        filed,
        tuple(
            Story(article, stored(filed.file.path), digest_of(article.text))
            for article in filed.articles
        ),
    )
