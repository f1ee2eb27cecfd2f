"""Claims that a condition means: as a condition, as a list, as streams; and how they are joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tui.library.search.compiling.sql import FALSE, TRUE, Condition, both, either
from tui.library.search.leads import FEW

MANY, VERY_MANY = FEW + 1, FEW + 2
"""Claims that are not counted: of a word, of a stance."""

NARROW = "CROSS JOIN claim c INDEXED BY claim_narrow ON c.rowid = f.claim"
"""Joins what filters ask of a claim, from the index that is read instead of its row."""


@dataclass(frozen=True, slots=True)
class Claims:
    """Which claims are meant: a condition on `c`, and a statement for their rowids as `claim`.

    `listing` is None where no index leads to them; `most` is how many it gives
    at most, as far as they are few. `streams` together list the same claims, and
    others that do not meet `rest`: where an index has the claims of each in order,
    they are merged as they come, down to the last that is wanted.
    """

    asked: Condition
    listing: Condition | None = None
    most: int = VERY_MANY
    streams: tuple[Condition, ...] = ()
    rest: Condition = TRUE

    @property
    def condition(self) -> Condition:
        """The condition on `c` where all claims are looked at, and an index may lead."""
        if self.listing is None or self.most >= VERY_MANY:
            return self.asked
        return Condition(f"c.rowid IN ({self.listing.sql})", self.listing.values)


ANY = Claims(TRUE)
NONE = Claims(FALSE, Condition("SELECT 0 AS claim WHERE 0"), 0)


def both_of(found: Sequence[Claims]) -> Claims:
    """The claims that meet every one of the conditions."""
    kept = [claims for claims in found if claims != ANY]
    if len(kept) < 2:
        return kept[0] if kept else ANY
    asked = both(claims.asked for claims in kept)
    leading = min(kept, key=lambda claims: (claims.listing is None, claims.most))
    if leading.listing is None:
        return Claims(asked)
    rest = both(claims.asked for claims in kept if claims is not leading)
    return Claims(
        asked,
        _meeting(leading.listing, rest),
        min(leading.most, MANY),
        leading.streams,
        both([leading.rest, rest]),
    )


def _meeting(listing: Condition, asked: Condition) -> Condition:
    """A statement for those claims of a list that meet a condition."""
    sql = f"SELECT f.claim FROM ({listing.sql}) f {NARROW} WHERE {asked.sql}"
    return Condition(sql, (*listing.values, *asked.values))


def besides(claims: Claims, known: Sequence[Claims], asked: Condition) -> Claims:
    """The claims that meet a condition, of which those that are known already are not asked."""
    if claims.listing is None:
        return claims
    streams = [stream for found in known for stream in found.streams]
    sql = " EXCEPT ".join(stream.sql for stream in (claims.listing, *streams))
    values = tuple(value for stream in (claims.listing, *streams) for value in stream.values)
    # In order both sides are walked side by side, and none is gathered.
    listing = _meeting(Condition(f"{sql} ORDER BY claim LIMIT -1", values), asked)
    return Claims(both([claims.asked, asked]), listing, claims.most, (listing,))


def either_of(found: Iterable[Claims]) -> Claims:
    """The claims that meet at least one of the conditions."""
    kept = [claims for claims in found if claims != NONE]
    if len(kept) < 2:
        return kept[0] if kept else NONE
    asked = either(claims.asked for claims in kept)
    listings = [claims.listing for claims in kept if claims.listing is not None]
    if len(listings) < len(kept):
        return Claims(asked)
    streams = [
        stream
        for claims, listing in zip(kept, listings, strict=True)
        for stream in (claims.streams if claims.rest == TRUE else (listing,))
    ]
    listing = Condition(
        " UNION ALL ".join(f"SELECT claim FROM ({listing.sql})" for listing in listings),
        tuple(value for listing in listings for value in listing.values),
    )
    most = sum(claims.most for claims in kept)
    most = most if most <= FEW else max(c.most for c in kept)
    return Claims(asked, listing, most, tuple(streams))
