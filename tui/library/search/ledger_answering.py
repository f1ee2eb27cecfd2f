"""Answering in the ledger: the claims that a query finds, in order and in groups.

The newest claims come first, or the oldest, and the others are sorted from the
newest: an order by speaker of a million claims would make the first row wait
for the last.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, groupby
from json import dumps, loads
from typing import Any

from tui.library.claims.conflicts import unjudged
from tui.library.schema import UNDATED_BELOW
from tui.library.search.answering import FEW
from tui.library.search.compiling.compile import Compiler
from tui.library.search.compiling.compile_fields import FieldCompiler
from tui.library.search.compiling.fts import Level
from tui.library.search.compiling.sql import TRUE
from tui.library.search.explain import Explainer
from tui.library.search.ground import Ground
from tui.library.search.leads import Leads
from tui.library.search.ledger_keys import NARROWLY, SPEAKER, LedgerKeys
from tui.library.search.ledger_query import LedgerCompiler, in_headlines, is_bare
from tui.library.search.newest_claims import End, in_order, newest
from tui.library.search.noted import ids_of_noted
from tui.library.search.words.close import Close
from tui.library.search.words.close_answers import PAGE
from tui.library.search.words.naming import Names, Naming
from tui.library.search.words.together import Together
from tui.news.hits import Correction
from tui.news.ledger import LedgerGroup, LedgerGrouping, LedgerResults, LedgerSort
from tui.news.query.query import Either, Node, Query, Sort

LIMIT = 10_000
"""Claims of an answer on the screen; of more only those at one end in time, and it is said so."""

LEADING = 50_000
"""Articles up to which a condition leads to their claims: numbers are compared, no rows read."""

_SPEAKERS = f"SELECT count(DISTINCT {SPEAKER}) FROM {NARROWLY}"


@dataclass(frozen=True, slots=True)
class Wish:
    """How the claims are wanted: in which order, under which headings, how many at most."""

    sort: LedgerSort | None = None
    grouping: LedgerGrouping | None = None
    limit: int = LIMIT


class LedgerAnswering:
    """Answers one query with claims."""

    def __init__(self, ground: Ground, query: Query, wish: Wish) -> None:
        self._ground = ground
        self._reading = ground.reading
        self._query = query
        self._wish = wish
        self._naming = Naming(ground.reading)
        self._keys = LedgerKeys(ground.reading, are_in_order=ground.claims_are_in_order)
        # The meanings of a misspelt query ask for much of the same, which is counted once.
        self._leads = Leads(ground.reading)
        self._leads_to_articles = Leads(ground.reading, LEADING)
        self._notes: list[str] = []

    def results(self) -> LedgerResults:
        """The whole answer."""
        tree = self._query.tree
        found = self._found(tree, End(self._wish.limit + 1))
        is_capped = len(found) > self._wish.limit
        found = found[: self._wish.limit]
        if is_capped and self._order() is LedgerSort.OLDEST:
            found = self._found(tree, End(self._wish.limit, is_oldest=True))
        close, corrections = self._close(tree, found)
        if tree is not None and not found and not close:
            self._look_in_headlines(tree)
        exact, groups = self._arranged(found)
        total = len(exact)
        return LedgerResults(
            query=self._query,
            exact=array("q", exact),
            close=array("q", close),
            corrections=corrections,
            total=total,
            is_capped=is_capped,
            speakers=self._reading.value(_SPEAKERS, (dumps(exact),)) or 0,
            explanation=self._explained(
                f"{total:,}" + "+" * is_capped, corrections, f"{len(close):,}" if close else ""
            ),
            groups=groups,
            conflicts=unjudged(self._reading, None if tree is None else exact),
            coverage=self._ground.coverage(),
        )

    def _found(self, tree: Node | None, end: End, level: Level = Level.PREFIX) -> list[int]:
        """The claims that answer, newest article first, in the order of its text."""
        compiler = self._compiler(level)
        if not self._ground.claims_are_in_order:
            return self._meeting(tree, end, compiler)
        if isinstance(tree, Either) and not is_bare(tree, as_text=True):
            each = (self._found(node, end, level) for node in dict.fromkeys(tree.nodes))
            return in_order(set(chain.from_iterable(each)), end)
        asked = newest(tree, compiler, end)
        found = "[]" if asked is None else self._reading.value(asked.sql, asked.values)
        return in_order(loads(found), end)

    def _meeting(self, tree: Node | None, end: End, compiler: LedgerCompiler) -> list[int]:
        """The same in a library whose claims were numbered as they came."""
        condition = compiler.condition(tree) if tree is not None else TRUE
        sql = (
            "SELECT c.article, c.position, c.rowid"
            " FROM claim c JOIN article a ON a.rowid = c.article"
            f" WHERE {condition.sql} ORDER BY c.article {end.order}, c.position LIMIT {end.limit}"
        )
        rows = self._reading.all(sql, condition.values)
        return [claim for *_, claim in sorted(rows, key=lambda row: (-row[0], row[1]))]

    def _close(
        self, tree: Node | None, exact: Sequence[int]
    ) -> tuple[list[int], tuple[Correction, ...]]:
        """The claims found by forgiving typos, when the words as typed find few."""
        if tree is None or len(exact) >= FEW or not self._ground.forgives_typos:
            return [], ()
        seen, found = set(exact), list[int]()
        corrections: list[Correction] = []
        names = Names(self._naming, self._ground.spellings)
        together = Together(self._reading, self._ground.articles)
        close = Close(self._ground.speller, self._ground.vocabulary(), names, together)
        for meaning in close.meanings(tree):
            new = [c for c in self._found(meaning.tree, End(PAGE), Level.ENDING) if c not in seen]
            if new:
                seen.update(new)
                found += new
                corrections += [c for c in meaning.corrections if c not in corrections]
            if len(found) >= PAGE:
                break
        return found[:PAGE], tuple(corrections)

    def _look_in_headlines(self, tree: Node) -> None:
        """Say how many claims stand in articles that are about it, when none says it."""
        wider = in_headlines(tree)
        number = len(self._found(wider, End(self._wish.limit))) if wider != tree else 0
        if number:
            self._notes.append(f"{number:,} in articles headlined so: {Query(wider)}")

    def _compiler(self, level: Level) -> LedgerCompiler:
        ground = self._ground
        fields = FieldCompiler(
            self._naming,
            ground.today,
            ground.articles,
            is_driving=False,
            leads=self._leads_to_articles,
            claims_are_in_order=ground.claims_are_in_order,
            notes=self._notes,
        )
        articles = Compiler(ground.speller, level, fields, partial(ids_of_noted, self._reading))
        return LedgerCompiler(articles, ground.speller, level, self._leads)

    # Order -------------------------------------------------------------------------------

    def _arranged(self, found: list[int]) -> tuple[list[int], tuple[LedgerGroup, ...]]:
        """The claims in the order that is wanted, and the runs under one heading."""
        ordered = self._sorted(found)
        grouping = self._wish.grouping
        if grouping is None:
            return ordered, ()
        labels = self._labels(grouping, ordered)
        sizes = Counter(labels)
        if grouping is LedgerGrouping.DAY:
            order = sorted(range(len(ordered)), key=lambda i: labels[i], reverse=True)
        else:
            # The largest first; what has no name comes last.
            order = sorted(
                range(len(ordered)), key=lambda i: (not labels[i], -sizes[labels[i]], labels[i])
            )
        groups, start = [], 0
        for label, run in groupby(order, key=lambda i: labels[i]):
            count = len(list(run))
            groups.append(LedgerGroup(label, start, count))
            start += count
        return [ordered[i] for i in order], tuple(groups)

    def _sorted(self, found: list[int]) -> list[int]:
        match self._order():
            case LedgerSort.NEWEST:
                return found
            case LedgerSort.OLDEST:
                dates = self._keys.articles(found)
                places = sorted(
                    range(len(found)), key=lambda i: (dates[i] < UNDATED_BELOW, dates[i])
                )
                return [found[i] for i in places]
            case LedgerSort.ABOUT:
                keys: Sequence[Any] = self._keys.about(found)
            case LedgerSort.SPEAKER:
                keys = self._speakers(found)
            case LedgerSort() as order:
                keys = self._keys.of(order, found)
        places = sorted(range(len(found)), key=lambda i: (keys[i] in (None, ""), _folded(keys[i])))
        return [found[i] for i in places]

    def _order(self) -> LedgerSort:
        """The order that is wanted: that of the wish, else that of the query, else newest first."""
        if self._wish.sort is not None:
            return self._wish.sort
        match self._query.sort:
            case Sort.OLDEST:
                return LedgerSort.OLDEST
            case Sort.SOURCE:
                return LedgerSort.PUBLISHER
            case _:
                return LedgerSort.NEWEST

    def _labels(self, grouping: LedgerGrouping, claims: Sequence[int]) -> list[str]:
        if grouping is LedgerGrouping.SPEAKER:
            return [name or "" for name in self._speakers(claims)]
        if grouping is LedgerGrouping.ABOUT:
            return self._keys.about(claims)
        return [label or "" for label in self._keys.of(grouping, claims)]

    def _speakers(self, claims: Sequence[int]) -> list[str | None]:
        """Who makes each claim; a surname alone counts as the person that is meant by it."""
        names = self._keys.of(LedgerSort.SPEAKER, claims)
        full = self._naming.surnames.full_names({name for name in names if name})
        return [full.get(name, name) for name in names]

    # Words -------------------------------------------------------------------------------

    def _explained(self, found: str, corrections: Sequence[Correction], close: str) -> str:
        claims = self._ground.claims()
        explainer = Explainer(self._naming, self._ground.speller, claims, is_in_claim=True)
        query = replace(self._query, sort=None, group=None)
        line = explainer.line(query, found, corrections, self._notes, close)
        return line if query.tree is not None else f"{claims:,} claim" + "s" * (claims != 1)


def _folded(key: Any) -> Any:
    return key.casefold() if isinstance(key, str) else key or 0
