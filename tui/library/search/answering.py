"""Answering: one query, from its tree to rowids in rank order.

The order of work: the words as typed, then with other endings, then their
completions; each step adds only what the ones before did not find, so exact
stands before ending before prefix without a comparison of scores. Only when
all that finds little are typos forgiven.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from json import loads

from tui.library.search.close import Close
from tui.library.search.compile import Compiler
from tui.library.search.compile_fields import FieldCompiler
from tui.library.search.explain import Explainer
from tui.library.search.fts import RANKS, Level, Speller, expression
from tui.library.search.marking import finder
from tui.library.search.naming import Naming
from tui.library.search.noted import ids_of_noted
from tui.library.search.ordering import ordered
from tui.library.search.parts import Parts, parts_of
from tui.library.search.ranking import Search, newest, ranked
from tui.library.search.reading import Reading
from tui.library.search.sql import TRUE, Condition, both
from tui.matching.typos import Vocabulary
from tui.news.hits import Correction, Results
from tui.news.query import (
    All,
    Either,
    Form,
    Node,
    Not,
    Phrase,
    Query,
    Scope,
    Sort,
    Word,
    all_of,
    leaves,
)

FEW = 5
"""Exact answers below which typos are forgiven unasked."""

PAGE = 50
"""Close answers after which no further meaning of the query is tried."""

ENOUGH = 2_000
"""Answers after which those with other endings, and completions, come newest first."""

COMMON = 4
"""A word in more than every fourth article does not count for the order beside rarer ones."""

FEW_COMMON = 4_000
"""Articles up to which no word is too common to be counted: that takes a millisecond."""

BROAD = 20_000
"""Matches above which the other conditions are met by lists made once, not asked of each."""

NEAR_WORDS = 16
"""Words of a query above which it is not asked whether they stand near each other."""

TYPING_LIMIT = 10_000
"""Answers of a search that the next key will overtake; more are not even counted."""

LIMIT = 10_000_000
"""Answers of a search that stays: all there are."""

_CLOSE_FORMS = frozenset({Form.CLOSE, Form.CLOSE_1, Form.CLOSE_2})


@dataclass(slots=True)
class _CloseAnswers:
    """What was found by forgiving typos, and how."""

    rowids: list[int] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    words: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Ground:
    """What an answer rests on: a library that does not change meanwhile.

    `vocabulary` gives the known words, loaded if need be; `spellings` the other
    names of what is called so, as far as that is known beforehand; `count` in how
    many articles a word stands; `articles` is how many there are. `forgives_typos`
    says whether few exact answers are followed by close ones unasked.
    """

    reading: Reading
    speller: Speller
    vocabulary: Callable[[], Vocabulary]
    spellings: Callable[[tuple[str, ...]], Sequence[tuple[str, ...]]]
    count: Callable[[str], int]
    today: date
    articles: int
    forgives_typos: bool = True


class Answering:
    """Answers one query. `is_typing` says that the next key will overtake it."""

    def __init__(self, ground: Ground, query: Query, *, is_typing: bool) -> None:
        self._ground = ground
        self._reading = ground.reading
        self._speller = ground.speller
        self._query = query
        self._is_typing = is_typing
        self._limit = TYPING_LIMIT if is_typing else LIMIT
        self._naming = Naming(ground.reading)
        self._notes: list[str] = []

    def results(self) -> Results:
        """The whole answer."""
        tree, close = _once(self._query.tree), _CloseAnswers()
        if tree is None:
            found = self._all()
        else:
            found = self._exact(tree)
            forms = {leaf.form for leaf in leaves(tree) if isinstance(leaf, Word)}
            is_offered = self._ground.forgives_typos and len(found) < FEW
            if is_offered or forms & _CLOSE_FORMS:
                close = self._close(tree, found)
        exact, groups = ordered(self._reading, found, self._query, is_everything=tree is None)
        is_capped = tree is not None and len(exact) >= self._limit
        explainer = Explainer(self._naming, self._speller, self._ground.articles)
        return Results(
            query=self._query,
            exact=array("q", exact),
            close=array("q", close.rowids),
            corrections=tuple(close.corrections),
            total=len(exact),
            is_capped=is_capped,
            explanation=explainer.line(
                self._query,
                f"{len(exact):,}" + "+" * is_capped,
                close.corrections,
                [*self._notes, *self._suggestions(close)],
            ),
            words=finder(tree, self._speller, Level.PREFIX, self._naming, close.words),
            groups=groups,
        )

    def _all(self) -> list[int]:
        sql = "SELECT json_group_array(rowid) FROM (SELECT rowid FROM article ORDER BY rowid DESC)"
        found: list[int] = loads(self._reading.value(sql))
        return found

    def _exact(self, tree: Node) -> list[int]:
        """The articles that hold what was asked: best first; newest first for another order."""
        parts = parts_of(tree)
        if parts.text is None or expression(parts.text, self._speller, Level.EXACT) is None:
            return self._by_condition(tree)
        if self._query.sort not in {None, Sort.RELEVANCE}:
            return newest(self._reading, self._search(parts, Level.PREFIX), LIMIT)
        found: list[int] = []
        before: str | None = None
        for level in RANKS:
            search = self._search(parts, level)
            if search.match != before and len(found) < self._limit:
                new = search
                if before is not None:
                    more = min(search.estimate, self._more(tree, level))
                    new = replace(search, match=f"({search.match}) NOT ({before})", estimate=more)
                # Nobody reads so far by relevance.
                best_first = newest if len(found) >= ENOUGH else ranked
                found += best_first(self._reading, new, self._limit - len(found))
            before = search.match
        return found

    def _close(self, tree: Node, exact: Sequence[int]) -> _CloseAnswers:
        """What the likeliest meanings of a misspelt query find beyond the exact answers."""
        answers = _CloseAnswers()
        seen = set(exact)
        for meaning in self._near_to(self._ground.vocabulary()).meanings(tree):
            found = [r for r in self._one_level(meaning.tree) if r not in seen]
            if found:
                seen.update(found)
                answers.rowids += found
                answers.words += meaning.words
                known = set(answers.corrections)
                answers.corrections += [c for c in meaning.corrections if c not in known]
            if len(answers.rowids) >= PAGE:
                break
        answers.rowids = answers.rowids[:TYPING_LIMIT]
        if self._query.sort not in {None, Sort.RELEVANCE}:
            rowids, query = sorted(answers.rowids, reverse=True), replace(self._query, group=None)
            answers.rowids = list(ordered(self._reading, rowids, query)[0])
        return answers

    def _near_to(self, vocabulary: Vocabulary) -> Close:
        return Close(self._speller, vocabulary, self._other_names)

    def _other_names(self, words: tuple[str, ...]) -> list[tuple[str, ...]]:
        return [*self._naming.other_forms(words), *self._ground.spellings(words)]

    def _one_level(self, tree: Node) -> list[int]:
        """The articles of a corrected query, best first."""
        parts = parts_of(tree)
        if parts.text is None or expression(parts.text, self._speller, Level.ENDING) is None:
            return self._by_condition(tree)
        return ranked(self._reading, self._search(parts, Level.ENDING), TYPING_LIMIT)

    def _by_condition(self, tree: Node) -> list[int]:
        condition = self._compiler(is_driving=True).condition(tree)
        rows = self._reading.all(
            f"SELECT a.rowid FROM article a WHERE {condition.sql} ORDER BY a.rowid DESC"
            f" LIMIT {self._limit}",
            condition.values,
        )
        return [rowid for (rowid,) in rows]

    def _search(self, parts: Parts, level: Level) -> Search:
        text = parts.text
        match = expression(text, self._speller, level) if text is not None else None
        assert text is not None  # noqa: S101  the caller has looked
        assert match is not None  # noqa: S101  the caller has looked
        estimate = self._estimate(text, level)
        return Search(
            match,
            estimate,
            self._condition(parts, is_driving=estimate > BROAD),
            self._condition(parts, is_driving=True) if parts.others else TRUE,
            self._near(text),
            self._scoring(text, level),
        )

    def _scoring(self, text: Node, level: Level) -> str | None:
        """The expression without its commonest words, when a rarer one is left."""
        if not isinstance(text, All):
            return None
        wanted = [node for node in text.nodes if not isinstance(node, Not)]
        rarest = self._estimate(text, level)
        most = max(self._ground.articles // COMMON, FEW_COMMON, rarest)
        rare = [node for node in wanted if self._estimate(node, level) <= most]
        tree = all_of(rare) if len(rare) < len(wanted) else None
        return expression(tree, self._speller, level) if tree is not None else None

    def _condition(self, parts: Parts, *, is_driving: bool) -> Condition:
        compiler = self._compiler(is_driving=is_driving)
        conditions = [compiler.condition(parts.others)] if parts.others is not None else []
        # Looking into texts comes last: it is the dearest.
        conditions += [compiler.form(leaf, scope) for leaf, scope in parts.forms]
        return both(conditions)

    def _compiler(self, *, is_driving: bool) -> Compiler:
        fields = FieldCompiler(
            self._naming, self._ground.today, self._ground.articles, is_driving, self._notes
        )
        noted = partial(ids_of_noted, self._reading)
        return Compiler(self._speller, Level.PREFIX, fields, noted)

    def _near(self, text: Node) -> tuple[str, str] | None:
        """Expressions for the plain words of the query side by side, and near each other."""
        nodes = text.nodes if isinstance(text, All) else (text,)
        words = [w for n in nodes if isinstance(n, Word) for w in self._speller.cut(n.text)]
        if not 2 <= len(words) <= NEAR_WORDS or not all(
            isinstance(node, Word | Not) for node in nodes
        ):
            return None
        phrase = expression(Phrase(" ".join(words)), self._speller, Level.EXACT)
        near = expression(Phrase(" ".join(words), 10), self._speller, Level.EXACT)
        return (phrase, near) if phrase and near else None

    def _estimate(self, node: Node, level: Level) -> int:
        """About how many articles match a node of text; never fewer than do."""
        match node:
            case Word():
                spellings = self._speller.of_word(node, level)
                if any(spelling.is_prefix for spelling in spellings):
                    return self._ground.articles
                return sum(self._rarest(spelling.words) for spelling in spellings)
            case Phrase(text):
                return self._rarest(self._speller.cut(text))
            case Scope(_, inner):
                return self._estimate(inner, level)
            case Either(nodes):
                return sum(self._estimate(inner, level) for inner in nodes)
            case All(nodes):
                wanted = [inner for inner in nodes if not isinstance(inner, Not)]
                return min(self._estimate(inner, level) for inner in wanted)
            case _:
                return self._ground.articles

    def _more(self, tree: Node, level: Level) -> int:
        """How many articles at most match at a level and did not at the one before."""
        words = [leaf for leaf in leaves(tree) if isinstance(leaf, Word)]
        before = Level(level - 1)
        return sum(self._estimate(w, level) - self._estimate(w, before) for w in words)

    def _rarest(self, words: Sequence[str]) -> int:
        return min((self._ground.count(word) for word in words), default=self._ground.articles)

    def _suggestions(self, close: _CloseAnswers) -> list[str]:
        """Far commoner neighbours of words that were found as typed."""
        tree, known = self._query.tree, self._speller.vocabulary
        if tree is None or known is None or self._is_typing or close.corrections:
            return []
        close_to = self._near_to(known)
        words = [leaf for leaf in leaves(tree) if isinstance(leaf, Word)][:5]
        near = [found for word in words if (found := close_to.neighbour(word))]
        return [f"did you mean {found.word} ({found.articles:,})?" for found in near]


def _once(tree: Node | None) -> Node | None:
    """A tree without the words that its foremost join holds twice: pasted text repeats many."""
    return all_of(dict.fromkeys(tree.nodes)) if isinstance(tree, All) else tree
