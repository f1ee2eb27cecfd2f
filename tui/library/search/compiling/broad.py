"""Broad beginnings: what is with or without any word that begins with a letter or two.

The word index would gather the articles of all words that begin with "a",
most of a second for 100,000 articles. Where something rarer is wanted beside
it, that is found first and looked into; and of what is excluded, the commonest
words are excluded by the index and what is left is looked into.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tui.library.search.compiling.fts import Level, Speller, expression
from tui.library.search.compiling.sql import TRUE, Condition, both, either, opposite
from tui.library.search.estimates import Estimates
from tui.news.query.query import All, Either, Form, Node, Not, Phrase, Word, all_of, either_of

EXCLUDED = 5
"""Words that are excluded by the index at most: each more makes the walk longer."""

LEFT = 300
"""Articles that would be left to look into if words stood together by chance alone, where no more
words have to be excluded; several times as many really are."""

WALKED = 50
"""Articles of words that the index gathers in the time in which one text is looked into."""

AT_FIRST = 1_000
"""About how many texts are looked into for the beginning of an answer."""

_BEGINS = """
(SELECT begins(x.headline || ' ' || substr(t.text, x.body_start + 1), ?)
    FROM article x JOIN article_text t ON t.article = x.rowid WHERE x.rowid = a.rowid)
"""

_LISTED = "SELECT rowid FROM article_fts WHERE article_fts MATCH ?"
_ALONE = f"EXISTS ({_LISTED} AND rowid = a.rowid)"


@dataclass(frozen=True, slots=True)
class Broad:
    """Finds the broad beginnings of one query where about so many `texts` are looked into.

    No article below `first` is asked. When `is_few`, so few are asked that each is looked up alone.
    """

    speller: Speller
    texts: int
    first: int | None = None
    is_few: bool = False

    def narrowed(self, text: Node, level: Level) -> tuple[Node, Condition, bool]:
        """Words with broad exclusions cut down, and what is to be looked for in the texts.

        Last, whether with the words taken farther an article may be found that is left out now.
        """
        nodes, asked = self.cut_down(_nodes(text), level)
        cut = all_of(nodes)
        if asked == TRUE or cut is None:
            return text, TRUE, False
        wanted = [node for node in nodes if not isinstance(node, Not)]
        is_loose = wanted != [node for node in _nodes(text) if not isinstance(node, Not)]
        return cut, asked, is_loose

    def cut_down(
        self, wanted: Iterable[Node], level: Level = Level.EXCLUDED
    ) -> tuple[list[Node], Condition]:
        """Nodes with broad exclusions cut down, and what is to be looked for in the texts."""
        nodes: list[Node] = []
        asked: list[Condition] = []
        for node in wanted:
            above = self._above(node)
            if isinstance(node, Not) and isinstance(node.node, Word) and above != node:
                asked.append(opposite(self._begins(node.node)))  # the index excludes common words
            elif above not in (node, None):
                asked.append(self.told(node, level))
            nodes.append(above or node)
        return nodes, both(asked)

    def _above(self, node: Node) -> Node | None:
        """A node that matches whatever this one does, without broad exclusions; None for all."""
        match node:
            case Not(inner) if self.holds(inner, Level.EXCLUDED):
                below = self._below(inner)
                return None if below is None else Not(below)
            case All(nodes):
                return all_of(above for inner in nodes if (above := self._above(inner)))
            case Either(nodes):
                every = [self._above(inner) for inner in nodes]
                return None if None in every else either_of(filter(None, every))
            case _:
                return node

    def _below(self, node: Node) -> Node | None:
        """A node that matches nothing that this one does not, without broad beginnings."""
        match node:
            case Word() if common := self._common(node):
                return either_of(Phrase(word) for word in common)
            case All(nodes):
                every = [self._below(inner) for inner in nodes]
                return None if None in every else all_of(filter(None, every))
            case Either(nodes):
                return either_of(below for inner in nodes if (below := self._below(inner)))
            case Not() if self.holds(node, Level.EXCLUDED):
                return None
            case _:
                return node

    def holds(self, node: Node, level: Level) -> bool:
        """Whether a broad beginning counts for what matches a node, outside of scopes."""
        match node:
            case Word():
                return level in {Level.EXCLUDED, Level.PREFIX} and bool(self._common(node))
            case All(nodes) | Either(nodes):
                return any(self.holds(inner, level) for inner in nodes)
            case Not(inner):
                return self.holds(inner, Level.EXCLUDED)
            case _:
                return False

    def told(self, node: Node, level: Level) -> Condition:
        """The condition that an article `a` matches a node; of broad beginnings its text tells."""
        match node:
            case Not(inner):
                return opposite(self.told(inner, Level.EXCLUDED))
            case _ if not self.holds(node, level):
                return self._matching(node, level)
            case Word():
                common = either_of(Phrase(word) for word in self._common(node))
                begins = self._begins(node)
                if common is None or self.is_few:
                    return begins
                return either([self._matching(common, level), begins])
            case Either(nodes):
                return either(self.told(inner, level) for inner in nodes)
            case All(nodes):
                plain = [n for n in nodes if not isinstance(n, Not) and not self.holds(n, level)]
                alone, together = [n for n in nodes if n not in plain], all_of(plain)
                known = [self._matching(together, level)] if together is not None else []
                return both([*known, *(self.told(inner, level) for inner in alone)])
            case _:
                raise TypeError(f"not a node of text: {node!r}")

    def _matching(self, node: Node, level: Level) -> Condition:
        """The condition that the index finds an article."""
        match = expression(node, self.speller, level)
        if match is None:
            return TRUE
        if self.is_few:
            return Condition(_ALONE, (match,))
        bounds = "" if self.first is None else f" AND rowid >= {self.first}"
        return Condition(f"a.rowid IN ({_LISTED}{bounds})", (match,))

    def wanted(self, text: Node, estimates: Estimates) -> tuple[Node, Condition]:
        """Words without the beginnings that rather are looked for in what holds the others."""
        nodes = text.nodes if isinstance(text, All) else ()
        broad = [node for node in nodes if self._is_broad(node)]
        rest = all_of(node for node in nodes if node not in broad)
        is_left = any(not isinstance(node, Not) for node in nodes if node not in broad)
        # What counts for the order has to be found by the index.
        if (
            not broad
            or rest is None
            or not is_left
            or estimates.scoring(text, Level.PREFIX) is None
        ):
            return text, TRUE
        return rest, both(self._begins(node) for node in broad if isinstance(node, Word))

    def _begins(self, word: Word) -> Condition:
        (prefix,) = self.speller.cut(word.text)
        return Condition(_BEGINS, (prefix,))

    def _common(self, node: Node) -> list[str]:
        """The commonest words that a broad beginning goes on to; none for another."""
        if not isinstance(node, Word) or node.form is not Form.PREFIX:
            return []
        words, known = self.speller.cut(node.text), self.speller.vocabulary
        if known is None or len(words) != 1:
            return []
        begun = known.completions(words[0], EXCLUDED)
        counts = [known.articles(word) for word in begun]
        left = known.most
        for place, count in enumerate(counts):
            left = left * (known.most - count) // known.most
            if left <= LEFT:
                return begun[: place + 1]
        # Else too many articles would be left to look into.
        return begun if 2 * max(counts, default=0) > known.most or self._is_broad(node) else []

    def _is_broad(self, node: Node) -> bool:
        """Whether it takes longer to gather all that a beginning goes on to than to look."""
        if not isinstance(node, Word) or node.form is not Form.PREFIX:
            return False
        words, known = self.speller.cut(node.text), self.speller.vocabulary
        if known is None or len(words) != 1 or self.speller.begun(node) is not None:
            return False
        return self.speller.held(words[0]) > WALKED * self.texts


def _nodes(text: Node) -> tuple[Node, ...]:
    return text.nodes if isinstance(text, All) else (text,)
