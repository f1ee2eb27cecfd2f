"""Searches: the parts of a query as conditions in SQL and as expressions of FTS5."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from tui.library.search.compiling.broad import AT_FIRST, Broad
from tui.library.search.compiling.compile import Compiler
from tui.library.search.compiling.compile_fields import FieldCompiler
from tui.library.search.compiling.few_texts import FewTexts
from tui.library.search.compiling.fts import Level, expression, left_of
from tui.library.search.compiling.parts import Parts, wanted_of
from tui.library.search.compiling.sql import TRUE, Condition, Lead, both, leading
from tui.library.search.compiling.usual import Usual
from tui.library.search.estimates import Estimates
from tui.library.search.found import Found
from tui.library.search.ground import Ground
from tui.library.search.headlines import Headlines
from tui.library.search.leads import FEW, Leads
from tui.library.search.matches import EVERY, LAST, WITHOUT
from tui.library.search.noted import ids_of_noted
from tui.library.search.sought import Search
from tui.library.search.window import LOOKED_AT, looked_at
from tui.library.search.words.naming import Naming
from tui.news.query.query import All, Node, Not, Word, either_of, leaves

BROAD = 20_000
"""Articles in reach below which the other conditions are met by lists made once; for all articles,
the matches above which they are, instead of being asked of each."""

LEFT, MANY = 50, 10
"""One of so many articles is hardly any, and many: of words that many hold, to walk past all that
hold the excluded ones takes longer than to walk past these, once, for whatever is wanted."""


class Searches:
    """Puts the parts of one query; `notes` collects sentences about it for the reader."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._speller = ground.speller
        self.articles = ground.articles
        self.naming = Naming(ground.reading)
        self.leads = Leads(ground.reading)
        self.estimates = Estimates(ground.speller, ground.count, ground.articles)
        self._texts = FewTexts(ground.reading)
        self.notes: list[str] = []
        # Of all articles, the blocks in which what is left without excluded words is looked for one
        # after another, and the block in which it was.
        self._blocks: Iterator[tuple[int, int]] = iter(())
        self._block: tuple[int, int] | None = None

    def first_of(self, blocks: Iterator[tuple[int, int]], answer: Callable[[], Found]) -> Found:
        """An answer; where it walks over all articles, over blocks until something is found."""
        self._blocks = blocks
        while True:
            found = answer()
            block, self._block = self._block, None
            if block is None or block[0] == EVERY:
                return found
            if found.rowids:
                return replace(found, is_whole=False)

    def of(self, parts: Parts, level: Level, *, is_first: bool = False) -> Search:
        """The search for parts some of which are text, its words taken up to a level.

        `is_first` says that a beginning of the answer is enough.
        """
        asked = self.compiler(is_driving=False)
        forms = [asked.form(leaf, scope) for leaf, scope in parts.forms]
        assert parts.text is not None  # noqa: S101  the caller has looked
        words = [leaf for leaf in leaves(parts.text) if isinstance(leaf, Word)]
        spellings = sum(len(self._speller.of_word(word, level)) for word in words)
        estimate = self.estimates.of(parts.text, level)
        texts = min(estimate, AT_FIRST) if is_first else estimate
        broad = Broad(self._speller, texts, is_few=is_first)
        text, begun, is_loose = broad.narrowed(parts.text, level)
        sought = text
        if level is Level.PREFIX:
            sought, with_begun = broad.wanted(text, self.estimates)
            begun = both([begun, with_begun])
        match = expression(sought, self._speller, level)
        assert match is not None  # noqa: S101  the caller has looked
        left = self._left(text, level)
        if left.lead is not None and begun != TRUE:
            # What is looked for in the texts is looked for in the few that are left, before all.
            left = replace(begun, lead=replace(left.lead, is_exact=False))
        return Search(
            match,
            estimate,
            partial(self._conditions, parts.others, estimate, both([leading(forms), left])),
            both([*forms, begun]),
            self.estimates.near(text),
            self.estimates.scoring(text, level),
            self.estimates.widest(text, level),
            is_thinned=isinstance(text, All) and any(isinstance(n, Not) for n in text.nodes),
            is_everywhere=estimate >= self._ground.articles,
            few=self.leads.few,
            among=self._texts.matching,
            wanted=expression(wanted_of(sought, is_deep=is_loose), self._speller, level) or "",
            is_loose=is_loose,
            walked=estimate,
            spellings=spellings,
            usual=self._usual(text, level, estimate, spellings),
            titled=Headlines(
                self._ground.reading, self._speller, level, self.estimates.telling(text, level)
            ).holding,
        )

    def _usual(self, text: Node, level: Level, estimate: int, spellings: int) -> str | None:
        """The expression with usual spellings alone, where about all articles match many."""
        is_thinned = isinstance(text, All) and any(isinstance(n, Not) for n in text.nodes)
        if level is Level.PREFIX or is_thinned or estimate < self.articles:
            return None
        ground, most = self._ground, looked_at(spellings)
        usual = Usual(self._speller, level, ground.count, ground.articles, most).of(text)
        return expression(usual, self._speller, level) if usual != text else None

    def _conditions(
        self,
        others: Node | None,
        estimate: int,
        leading: Condition,
        first: int | None,
        *,
        is_driving: bool | None,
    ) -> Condition:
        """The other conditions on the articles from `first` on; see `Search`."""
        if others is None:
            return leading
        # Of those that come first, mostly so few are asked that nothing has to be listed for them.
        reach = 0 if first is not None and is_driving is False else estimate
        if is_driving is None and first is None:
            is_driving = estimate > BROAD
        elif is_driving is None:
            is_driving = LOOKED_AT * self._ground.articles < BROAD * estimate
        compiler = self.compiler(is_driving=is_driving, first=first, reach=reach)
        condition = compiler.condition(others)
        return both([condition, leading])

    def _left(self, text: Node, level: Level) -> Condition:
        """What leads to the articles without the excluded words, where hardly any are left."""
        nodes = text.nodes if isinstance(text, All) else ()
        excluded = either_of(node.node for node in nodes if isinstance(node, Not))
        if excluded is None or not isinstance(text, All):
            return TRUE
        if left_of(text, self._speller, level):
            return TRUE  # what is wanted and excluded is not looked for, and what is left is little
        most, articles = self.estimates.without(excluded), self._ground.articles
        match = expression(excluded, self._speller, Level.EXCLUDED)
        is_short = self.estimates.of(text, Level.PREFIX) < articles // MANY
        if match is None or is_short or most > max(FEW, articles // LEFT):
            return TRUE
        self._block = self._block or next(self._blocks, (EVERY, LAST))
        return replace(TRUE, lead=Lead(WITHOUT, (match, *self._block, articles), most))

    def compiler(self, *, is_driving: bool, first: int | None = None, reach: int = 0) -> Compiler:
        """A compiler for conditions; see `FieldCompiler`."""
        ground = self._ground
        fields = FieldCompiler(
            self.naming,
            ground.today,
            ground.articles,
            is_driving,
            self.leads,
            first,
            ground.claims_are_in_order,
            self.notes,
            reach,
        )
        return Compiler(self._speller, Level.PREFIX, fields, partial(ids_of_noted, ground.reading))
