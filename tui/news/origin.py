"""Origins: where the copies of one story come from, as far as they say so themselves.

The rule, in three steps. An article that credits an agency has that agency as
its origin. One that credits nobody has the origin of the copy that was
published first: what is word for word the same was not written twice. And the
first copy, when it credits nobody, has the family of its publisher as its
origin, or the publisher itself where no family is known.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tui.news.article import ArticleId, Precision, Published

NOBODY = "unknown"
"""The origin of a story whose first copy names neither an agency nor a publisher."""

RULE = (
    "An origin is the agency that a copy credits; without a credit that of the copy published"
    " first: the agency it credits, else the family of its publisher, else the publisher."
)
"""The rule for the reader."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One article of a cluster of near-duplicates.

    `credit` is the agency that it says it is from, or None; `helped` are
    agencies that contributed. `likeness` is about the share of their runs of
    words that it and the first copy have in common.
    """

    rowid: int
    id: ArticleId
    headline: str
    publisher: str | None
    published: Published | None
    credit: str | None = None
    helped: tuple[str, ...] = ()
    likeness: float = 1.0
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """The copies of one story, those with a date first, in the order of publication.

    `articles` and `publishers` count all of them, `copies` may be the first of
    very many; then `origins` counts those of them only.
    """

    copies: tuple[Copy, ...]
    articles: int
    publishers: int

    @property
    def origins(self) -> int:
        """How many origins the copies have."""
        return len({copy.origin for copy in self.copies})

    @property
    def first(self) -> Copy:
        """The copy that was published first."""
        return self.copies[0]

    @property
    def summary(self) -> str:
        """The cluster in a few words: `14 articles · 9 publishers · 3 origins`."""
        more = "+" if self.articles > len(self.copies) else ""
        return " · ".join(
            (
                _counted(self.articles, "article"),
                _counted(self.publishers, "publisher"),
                _counted(self.origins, "origin", more),
            )
        )


def _counted(number: int, word: str, more: str = "") -> str:
    return f"{number:,}{more} {word}{'' if number == 1 else 's'}"


def origin_of(copy: Copy, first: Copy, house: Callable[[str], str | None]) -> str:
    """The origin of a copy; `house` gives the agency or the family that a publisher is of."""
    if copy.credit:
        return copy.credit
    if first.credit:
        return first.credit
    publisher = first.publisher or copy.publisher
    if not publisher:
        return NOBODY
    return house(publisher) or publisher


def in_order(copies: Sequence[Copy]) -> list[Copy]:
    """Copies in the order of publication; those without a date come last.

    One of which only the day is known comes after those of this day with a time:
    it may be from its end, and an agency, which is mostly first, gives the minute.
    """
    return sorted(copies, key=lambda copy: (*_when(copy.published), copy.rowid))


def _when(published: Published | None) -> tuple[bool, str]:
    if published is None:
        return True, ""
    is_precise = published.precision is Precision.SECOND
    return False, published.moment if is_precise else f"{published.text}~"
