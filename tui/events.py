"""Events: what bringing the library up to date has to tell."""

from __future__ import annotations

from dataclasses import dataclass

from tui.news.article import ArticleId


@dataclass(frozen=True, slots=True)
class Scanned:
    """The folders were walked: files new, changed and gone since they were last shelved.

    `total` counts the files that the library will then know, `refused` what
    could not be walked or was passed over; `messages` says the first of those.
    `unsettled` files were written just now, and are left for the next look.
    `again` stories, as far as the files were read since, were here already under another name.
    """

    total: int
    new: int
    changed: int
    gone: int
    refused: int
    messages: tuple[str, ...] = ()
    unsettled: int = 0
    again: int = 0

    @property
    def is_news(self) -> bool:
        """Whether anything is different from what the library knows."""
        return bool(self.new or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class Shelved:
    """`done` of the `total` new and changed files are in the library."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Analysed:
    """These articles have findings now; `done` of all `total` articles have them by this analysis.

    Without articles it says how much there is to do.
    `problem` is a sentence when the analysis of one article failed, else empty.
    """

    ids: tuple[ArticleId, ...]
    done: int
    total: int
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """The claims of `done` of the `total` articles that waited for it were compared with others."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class AnalysisOff:
    """Entities and claims will not come; `reason` says why and what to do."""

    reason: str


@dataclass(frozen=True, slots=True)
class AnalysisLimited:
    """The language model lacks a part; what the others give will come all the same.

    `words` are the short form ("claims are off"), `reason` says why and what to do.
    """

    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something went wrong that the reader should know; the work goes on where it can."""

    message: str


@dataclass(frozen=True, slots=True)
class Idle:
    """Everything known has been shelved, analysed and compared; the folders are watched further."""


Event = Scanned | Shelved | Analysed | Compared | AnalysisOff | AnalysisLimited | Trouble | Idle
