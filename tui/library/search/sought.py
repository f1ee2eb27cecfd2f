"""Sought: what one search looks for, and what is known beforehand about how many match."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tui.library.search.compiling.sql import TRUE, Condition


def _always(_first: int | None, *, is_driving: bool) -> Condition:  # noqa: ARG001
    return TRUE


def _none(_condition: Condition) -> list[int]:
    return []


def _untitled(_rowids: Sequence[int]) -> list[int]:
    return []


def _nowhere(_match: str, _rowids: Sequence[int]) -> list[int]:
    return []


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for: an expression, conditions on the article `a`, and about how many match.

    `conditions` gives the other conditions as they are put for articles from
    a rowid on (None: all), asked of each or listed once, or (None) whichever
    is quicker. `form` is what is
    looked for in the texts themselves, the dearest of all and asked last.
    `wanted` is the expression without what is excluded, which BM25 need not count.
    For all that matches, about `walked` articles are walked over.
    `near` are expressions for the words side by side, and near each other;
    None for a single word. `scoring` is the expression without its commonest
    words, when a rarer one is left: BM25 walks over all articles of every word
    it is given, and common ones tell it little. `widest` is the rarest word
    alone, which is found quicker than the whole expression. None of the articles
    `without` matches, as is known already. `is_thinned` when words are excluded:
    hardly any of the articles may be left; `is_everywhere` when about all hold them.
    `few` gives the articles that a condition leads to, `among` those of a few that match an
    expression. So many `spellings` are looked up; where these are many and about all articles
    match, `usual` is the expression with the few that nearly each of them holds one of.
    What the form leaves out may be found when the words are taken farther, if it `is_loose`.
    `titled` gives those articles that have all words in their headlines, the commonest aside.
    """

    match: str
    estimate: int
    conditions: Callable[..., Condition] = _always
    form: Condition = TRUE
    near: tuple[str, str] | None = None
    scoring: str | None = None
    widest: str | None = None
    without: Sequence[int] = ()
    is_thinned: bool = False
    is_everywhere: bool = False
    few: Callable[[Condition], list[int]] = _none
    among: Callable[[str, Sequence[int]], list[int]] = _nowhere
    wanted: str = ""
    walked: int = 0
    spellings: int = 1
    usual: str | None = None
    is_loose: bool = False
    titled: Callable[[Sequence[int]], list[int]] = _untitled


def beyond(search: Search, before: Search) -> Search:
    """A search for what another one does not find already."""
    return replace(
        search,
        match=f"({search.match}) NOT ({before.match})",
        wanted=f"({search.wanted}) NOT ({before.wanted})",
        usual=None,
    )
