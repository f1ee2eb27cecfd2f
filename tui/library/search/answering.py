"""Answering: one query, from its tree to rowids in rank order.

The order of work: the words as typed, then with other endings, then their
completions; each step adds only what the ones before did not find, so exact
stands before ending before prefix without a comparison of scores. Only when
all that finds little are typos forgiven.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from tui.library.search.compiling.broad import Broad
from tui.library.search.compiling.fts import RANKS, Level, expression, is_void
from tui.library.search.compiling.parts import Parts, once, parts_of
from tui.library.search.compiling.searches import BROAD, Searches
from tui.library.search.compiling.sql import TRUE
from tui.library.search.explain import Explainer
from tui.library.search.found import Found
from tui.library.search.ground import Ground
from tui.library.search.marking import finder
from tui.library.search.matches import ARTICLES
from tui.library.search.ordering import AS_FOUND, ordered
from tui.library.search.ranking import MANY, newest, ranked
from tui.library.search.remaining import FEW as REMAINING
from tui.library.search.remaining import found_among_the_rest
from tui.library.search.rowids import Rowids, around, fetched, packed, unknown
from tui.library.search.sought import Search, beyond
from tui.library.search.unranked import WITHOUT_WINDOWS, Unranked
from tui.library.search.words.close import Close
from tui.library.search.words.close_answers import CloseAnswers
from tui.library.search.words.meaning import Meaning
from tui.library.search.words.naming import Names
from tui.library.search.words.suggesting import is_answered, left_out, suggestions
from tui.library.search.words.together import Together
from tui.matching.typos.typos import Vocabulary
from tui.news.hits import Results
from tui.news.query.query import (
    Form,
    Node,
    Query,
    Sort,
    Word,
    leaves,
)

FEW = 5
"""Exact answers below which typos are forgiven unasked."""

ENOUGH = 2_000
"""Answers after which those with other endings, and completions, come newest first."""

PASSED_OVER = 1_000
"""Answers of one step that the next may find again, where very many match."""

AT_ONCE = 200
"""Answers that are looked for first where all of them would take longer: more than a screen."""

SORTED_AT_FIRST = 1_000
"""Of an answer in another order, those that are looked for first."""

TYPING_LIMIT = 10_000
"""Answers of a search that the next key will overtake; more are not even counted."""

LIMIT = 10_000_000
"""Answers of a search that stays: all there are."""

_CLOSE_FORMS = frozenset({Form.CLOSE, Form.CLOSE_1, Form.CLOSE_2})


class Answering:
    """Answers one query.

    `is_typing` says that the next key will overtake it, `is_first` that the
    beginning of the answer is enough where that is quicker, or of all articles
    those `around` one.
    """

    def __init__(
        self,
        ground: Ground,
        query: Query,
        *,
        is_typing: bool,
        is_first: bool = False,
        around: int | None = None,
    ) -> None:
        self._ground = ground
        self._reading = ground.reading
        self._speller = ground.speller
        self._query = query
        self._is_typing = is_typing
        # Another order than that of the search begins anywhere among the answers.
        is_as_found = query.sort in AS_FOUND and query.group is None
        self._is_first = is_first
        self._is_oldest_first = query.sort is Sort.OLDEST and query.group is None
        is_first = is_first and is_as_found
        is_cut = is_first or (is_typing and is_as_found)
        self._limit = TYPING_LIMIT if is_cut else LIMIT
        self._enough = AT_ONCE if is_first else None
        self._around = around if is_first else None
        self._searches = Searches(ground)
        self._naming = self._searches.naming
        self._unranked = Unranked(ground.reading, ground.speller, self._searches)

    def results(self) -> Results:
        """The whole answer."""
        tree = once(self._query.tree)
        found = self._beginning(tree)
        found = replace(found, rowids=self._naming.related.ranked(found.rowids, self._query))
        # What is wrong with a guess is nothing to tell.
        notes = [*self._searches.notes]
        close = self._forgiven(tree, found)
        exact, groups = ordered(
            self._reading,
            found.rowids,
            self._query,
            is_everything=tree is None and found.is_whole,
            limit=SORTED_AT_FIRST if self._is_first else -1,
        )
        is_capped = not found.is_whole or len(exact) < len(found.rowids)
        explainer = Explainer(self._naming, self._speller, self._ground.articles)
        told = [
            *(note for note in notes if not is_answered(note, close.corrections)),
            *self._reading.left_out,
            *self._suggestions(found.rowids, close),
        ]
        if tree is not None and not (found.rowids or close.rowids or self._is_typing):
            told += left_out(tree, self._count, explainer.of)
        return Results(
            query=self._query,
            sort=self._query.sort,
            group=self._query.group,
            exact=packed(exact),
            close=close.rowids,
            corrections=tuple(close.corrections),
            total=len(exact),
            is_capped=is_capped,
            explanation=explainer.line(
                self._query,
                f"{len(exact):,}" + "+" * is_capped,
                close.corrections,
                told,
                _counted(close.rowids),
            ),
            notes=tuple(told),
            words=finder(tree, self._speller, Level.PREFIX, self._naming, close.words),
            groups=groups,
            is_cut_short=is_capped
            and self._is_first
            and not (self._is_typing and len(exact) >= self._limit),
        )

    def _forgiven(self, tree: Node | None, found: Found) -> CloseAnswers:
        """The close answers, where few are exact or they are asked for; else what is near."""
        if tree is None or not found.is_whole:
            return CloseAnswers()
        forms = {leaf.form for leaf in leaves(tree) if isinstance(leaf, Word)}
        forgives = self._ground.forgives_typos
        if (forgives and len(found.rowids) < FEW) or forms & _CLOSE_FORMS:
            near = self._near_to(self._ground.vocabulary())
            return self._close(found.rowids, near.meanings(tree))
        if forgives and self._speller.vocabulary is not None:
            near = self._near_to(self._speller.vocabulary)
            return self._close(found.rowids, near.beside(tree, len(found.rowids)))
        return CloseAnswers()

    def _beginning(self, tree: Node | None) -> Found:
        """The exact answers as far as they are wanted; never none while there may be some."""
        if self._is_first and self._is_oldest_first:
            oldest = self._unranked.oldest(tree, AT_ONCE)
            if oldest is not None:
                return oldest
        blocks = self._unranked.blocks(WITHOUT_WINDOWS if self._enough is not None else ())
        found = self._searches.first_of(blocks, lambda: self._exact(tree))
        if self._enough is not None and not found.rowids and not found.is_whole:
            self._enough, self._limit = None, LIMIT
            found = self._exact(tree)
        return found

    def _exact(self, tree: Node | None, levels: Sequence[Level] = RANKS) -> Found:
        """The articles that hold what was asked: best first; newest first for another order."""
        if tree is None:
            return self._all()
        parts = parts_of(tree)
        if parts.text is None or expression(parts.text, self._speller, Level.EXACT) is None:
            return self._unranked.newest(tree, self._limit, self._enough)
        if self._query.sort in {None, Sort.RELEVANCE}:
            return self._by_rank(parts, tree, levels)
        if Broad(self._speller, self._ground.articles).holds(parts.text, levels[-1]):
            return self._unranked.newest(tree, self._limit, self._enough)
        search = self._searches.of(parts, levels[-1], is_first=self._enough is not None)
        return newest(self._reading, search, self._limit, enough=self._enough)

    def _all(self) -> Found:
        if self._around is not None and (near := around(self._reading, self._around, AT_ONCE)):
            return Found(near, is_whole=False)
        limit = LIMIT if self._enough is None else self._limit
        sql = f"SELECT rowid FROM {ARTICLES} ORDER BY rowid DESC LIMIT {limit}"
        found = fetched(self._reading, sql)
        return Found(found, len(found) < limit)

    def _by_rank(self, parts: Parts, tree: Node, levels: Sequence[Level]) -> Found:
        found = packed()
        before: Search | None = None
        for level in self._telling(tree, levels):
            if parts.text is not None and is_void(parts.text, self._speller, level):
                continue
            search = self._searches.of(parts, level, is_first=self._enough is not None)
            if self._enough is not None and self._is_beginning(found, search, level):
                return Found(found, is_whole=False)
            if self._is_nearly_everything(found, search, level):
                found += found_among_the_rest(self._reading, search, found)
                continue
            new = search
            if before is not None:
                more = min(search.estimate, self._searches.estimates.more(tree, level))
                # Few are passed over here sooner than the index has walked past them.
                is_short = more > MANY and len(found) <= PASSED_OVER
                new = replace(search, without=found)
                if not before.is_loose:
                    new = replace(new, estimate=more)
                    new = new if is_short else beyond(new, before)
            # Nobody reads so far by relevance.
            best_first = newest if len(found) >= ENOUGH else ranked
            # Those that are passed over take places among the others.
            limit = self._limit - len(found) * (new.match != search.match)
            some = best_first(self._reading, new, limit, enough=self._enough)
            found += unknown(some.rowids, found)
            if not some.is_whole:
                return Found(found, is_whole=False)
            before = search
        return Found(found)

    def _telling(self, tree: Node, levels: Sequence[Level]) -> list[Level]:
        """The levels at which some word is taken in more spellings than before."""
        words = [leaf for leaf in leaves(tree) if isinstance(leaf, Word)]
        taken = [[self._speller.of_word(word, level) for word in words] for level in levels]
        more = [level for level, (a, b) in zip(levels[1:], pairwise(taken), strict=True) if a != b]
        return [levels[0], *more]

    def _is_nearly_everything(self, found: Rowids, search: Search, level: Level) -> bool:
        """Whether so few articles were not found that these are looked into one by one."""
        is_plain = search.form == TRUE and search.conditions(None, is_driving=False) == TRUE
        is_dear = level is Level.PREFIX and search.estimate > BROAD
        return is_dear and is_plain and self._ground.articles - len(found) <= REMAINING

    def _is_beginning(self, found: Sequence[int], search: Search, level: Level) -> bool:
        """Whether what was found is enough to begin with, before looking further by `search`."""
        # Walking over all that begins with a letter takes a second.
        is_dear = level is Level.PREFIX and search.estimate > BROAD
        return len(found) >= (self._enough or 0) or (is_dear and bool(found))

    def _close(self, exact: Rowids, meanings: Iterable[Meaning]) -> CloseAnswers:
        """What the likeliest meanings of a query find beyond the exact answers."""
        answers = CloseAnswers()
        self._enough = None  # what comes close is not asked for again
        for meaning in meanings:
            if answers.wants(meaning):
                rowids = self._exact(meaning.tree, RANKS[:-1]).rowids
                answers.add(unknown(rowids, exact), meaning)
        answers.rowids = packed(answers.shared()[:TYPING_LIMIT])
        if self._query.sort not in {None, Sort.RELEVANCE}:
            newest_first, query = sorted(answers.rowids)[::-1], replace(self._query, group=None)
            answers.rowids = packed(ordered(self._reading, newest_first, query)[0])
        return answers

    def _count(self, tree: Node) -> str:
        """How many articles another query finds; empty for none."""
        other = Answering(self._ground, Query(tree, Sort.NEWEST), is_typing=True)
        # What was looked up for this answer need not be for that one.
        other._searches, other._naming = self._searches, self._naming
        other._unranked = self._unranked
        return other.number()

    def number(self) -> str:
        """How many articles the query finds as typed, as far as they are counted."""
        found = self._beginning(self._query.tree)
        return f"{len(found.rowids):,}" + "+" * (not found.is_whole) if found.rowids else ""

    def _near_to(self, vocabulary: Vocabulary) -> Close:
        together = Together(self._reading, self._ground.articles)
        names = Names(self._naming, self._ground.spellings)
        return Close(self._speller, vocabulary, names, together)

    def _suggestions(self, exact: Sequence[int], close: CloseAnswers) -> list[str]:
        """Far commoner words near those found as typed, and phrases near those not found."""
        tree, known = self._query.tree, self._speller.vocabulary
        if tree is None or known is None or self._is_typing or close.corrections:
            return []
        return suggestions(
            tree,
            self._near_to(known),
            of_phrases=not exact and self._ground.forgives_typos,
        )


def _counted(close: Sequence[int]) -> str:
    """How many close answers there are, in words; empty when there are none."""
    return f"{len(close):,}" + "+" * (len(close) >= TYPING_LIMIT) if close else ""
