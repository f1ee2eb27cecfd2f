"""An entity page: what the library holds of one entity, as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.news.article import ArticleId, Published
from tui.news.correction import Entity
from tui.news.findings import Stance


class Unit(StrEnum):
    """How long one period of a plot is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Plot:
    """How many articles there are in each period from the first to the last, none left out.

    `periods` are ISO 8601 as far as the unit goes: 2023, 2023-11, 2023-11-05.
    `undated` articles have no date, or none precise enough for the unit; those
    `outside` lie so far before or after that the rest could not be seen with them.
    """

    unit: Unit
    periods: tuple[str, ...]
    counts: tuple[int, ...]
    undated: int = 0
    outside: int = 0

    def __post_init__(self) -> None:
        if len(self.periods) != len(self.counts):
            raise ValueError("a plot has one count for each period")


@dataclass(frozen=True, slots=True)
class Form:
    """A way in which an entity is written, and the articles that write it so."""

    text: str
    articles: int


@dataclass(frozen=True, slots=True)
class Claimed:
    """Claims by an entity or about it: how many, the newest of them, and their stances.

    `newest` are rows of the ledger, the newest first. `stances` are counted in
    the newest `looked_at`, which are all of them unless there are very many.
    """

    total: int = 0
    newest: tuple[int, ...] = ()
    stances: Mapping[Stance, int] | None = None
    looked_at: int = 0


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that is named in the same articles more often than chance would have it.

    `together` is in how many articles with the entity of the page, `articles`
    in how many at all, `strength` the log-likelihood ratio by which they are
    ranked.
    """

    entity: Entity
    together: int
    articles: int
    strength: float


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher, the articles in which it names an entity, the claims it has of it.

    `name` is None for articles without a publisher.
    """

    name: str | None
    articles: int
    claims: int


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it is listed; `key` is its row in the library."""

    key: int
    id: ArticleId
    headline: str
    publisher: str | None
    published: Published | None


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the library holds of one entity, as it is shown after corrections.

    `companions` are counted in `compared` of its articles. `latest` are the
    newest articles that name it.
    """

    entity: Entity
    forms: tuple[Form, ...] = ()
    articles: int = 0
    first: Published | None = None
    last: Published | None = None
    plot: Plot | None = None
    said: Claimed = Claimed()
    about: Claimed = Claimed()
    companions: tuple[Companion, ...] = ()
    compared: int = 0
    outlets: tuple[Outlet, ...] = ()
    latest: Sequence[Told] = ()
