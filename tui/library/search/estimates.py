"""Estimates: about how many articles match, from what is known of each word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tui.library.search.compiling.fts import Level, Speller, Spelling, expression
from tui.news.query.query import All, Either, Node, Not, Phrase, Scope, Word, all_of, leaves

COMMON = 4
"""A word in more than every fourth article does not count for the order beside rarer ones."""

FEW_COMMON = 4_000
"""Articles up to which no word is too common to be counted: that takes a millisecond."""

NEAR_WORDS = 16
"""Words of a query above which it is not asked whether they stand near each other."""


@dataclass(frozen=True, slots=True)
class Estimates:
    """Estimates for one query; `count` says in how many of the `articles` a word stands."""

    speller: Speller
    count: Callable[[str], int]
    articles: int
    _known: dict[tuple[Node, Level], int] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def near(self, text: Node) -> tuple[str, str] | None:
        """Expressions for the plain words of the query side by side, and near each other."""
        nodes = text.nodes if isinstance(text, All) else (text,)
        words = [w for n in nodes if isinstance(n, Word) for w in self.speller.cut(n.text)]
        if not 2 <= len(words) <= NEAR_WORDS or not all(
            isinstance(node, Word | Not) for node in nodes
        ):
            return None
        phrase = expression(Phrase(" ".join(words)), self.speller, Level.EXACT)
        near = expression(Phrase(" ".join(words), 10), self.speller, Level.EXACT)
        return (phrase, near) if phrase and near else None

    def of(self, node: Node, level: Level) -> int:
        """About how many articles match a node of text; never fewer than do."""
        found = self._known.get((node, level))
        if found is None:
            found = self._known[node, level] = self._of(node, level)
        return found

    def _of(self, node: Node, level: Level) -> int:
        match node:
            case Word():
                spellings = self.speller.of_word(node, level)
                if any(spelling.is_prefix for spelling in spellings):
                    begun = self.speller.begun(node)
                    return self.articles if begun is None else sum(map(self.count, begun))
                return sum(self._rarest(spelling.words) for spelling in spellings)
            case Phrase(text):
                return self._rarest(self.speller.cut(text))
            case Scope(_, inner):
                return self.of(inner, level)
            case Either(nodes):
                return sum(self.of(inner, level) for inner in nodes)
            case All(nodes):
                wanted = [inner for inner in nodes if not isinstance(inner, Not)]
                return min(self.of(inner, level) for inner in wanted)
            case _:
                return self.articles

    def without(self, excluded: Node) -> int:
        """About how many articles are without what is excluded; never fewer than are."""
        return self.articles - self.commonest(excluded)[0]

    def commonest(self, node: Node) -> tuple[int, str]:
        """The commonest of the words of which a node matches each, and how many hold it."""
        match node:
            case Word(text) | Phrase(text):
                words = self.speller.cut(text)
                return (self.count(words[0]), words[0]) if len(words) == 1 else (0, "")
            case Either(nodes):
                return max(map(self.commonest, nodes))
            case _:
                return 0, ""

    def widest(self, text: Node, level: Level) -> str | None:
        """The expression for what the estimate rests on, the rarest word of all."""
        match text:
            case All(nodes):
                wanted = [node for node in nodes if not isinstance(node, Not)]
                return self.widest(min(wanted, key=lambda node: self.of(node, level)), level)
            case Phrase(words):
                cut = self.speller.cut(words)
                return str(Spelling((min(cut, key=self.count),))) if cut else None
            case Scope(_, inner):
                return self.widest(inner, level)
            case Either(nodes):
                parts = [self.widest(node, level) for node in nodes]
                return " OR ".join(f"({part})" for part in parts if part)
            case _:
                return expression(text, self.speller, level)

    def more(self, tree: Node, level: Level) -> int:
        """How many articles at most match at a level and did not at the one before."""
        words = [leaf for leaf in leaves(tree) if isinstance(leaf, Word)]
        before = Level(level - 1)
        return sum(self.of(w, level) - self.of(w, before) for w in words)

    def _rarest(self, words: Sequence[str]) -> int:
        return min((self.count(word) for word in words), default=self.articles)

    def scoring(self, text: Node, level: Level) -> str | None:
        """The expression without its commonest words, when a rarer one is left."""
        rare = self.telling(text, level)
        return None if rare == text else expression(rare, self.speller, level)

    def telling(self, text: Node, level: Level) -> Node:
        """The words without the commonest, when a rarer one is left; else all of it."""
        if not isinstance(text, All):
            return text
        wanted = [node for node in text.nodes if not isinstance(node, Not)]
        rarest = self.of(text, level)
        most = max(self.articles // COMMON, FEW_COMMON, rarest)
        rare = [node for node in wanted if self.of(node, level) <= most]
        return (all_of(rare) if len(rare) < len(wanted) else None) or text
