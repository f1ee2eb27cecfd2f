"""Broad beginnings: what is with or without any word that begins with a letter or two.

The word index would gather the articles of all words that begin with "a",
most of a second for 100,000 articles. Where something rarer is wanted beside
it, that is found first and looked into; and of what is excluded, the commonest
words are excluded by the index and what is left is looked into.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tui.library.search.compiling.fts import Level, Speller
from tui.library.search.compiling.parts import Parts
from tui.library.search.compiling.sql import TRUE, Condition, both, opposite
from tui.library.search.estimates import Estimates
from tui.news.query.query import All, Form, Node, Not, Phrase, Word, all_of, either_of

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


@dataclass(frozen=True, slots=True)
class Broad:
    """Finds the broad beginnings of one query where about so many `texts` are looked into."""

    speller: Speller
    texts: int

    def narrowed(self, parts: Parts) -> tuple[Parts, Condition]:
        """The parts with broad exclusions cut down, and what is to be looked for in the texts."""
        if not isinstance(parts.text, All):
            return parts, TRUE
        nodes, asked = self.cut_down(parts.text.nodes)
        return (replace(parts, text=all_of(nodes)), asked) if asked != TRUE else (parts, TRUE)

    def cut_down(self, wanted: Iterable[Node]) -> tuple[list[Node], Condition]:
        """Nodes with broad exclusions cut down, and what is to be looked for in the texts."""
        nodes: list[Node] = []
        asked: list[Condition] = []
        for node in wanted:
            common = self._common(node.node) if isinstance(node, Not) else []
            instead = either_of(Phrase(word) for word in common)
            if isinstance(node, Not) and isinstance(node.node, Word) and instead is not None:
                asked.append(opposite(self._begins(node.node)))
            nodes.append(node if instead is None else Not(instead))
        return nodes, both(asked)

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
