"""Broad exclusions: what is without any word that begins with a letter or two.

The word index would gather the articles of all words that begin with "a",
most of a second for 100,000 articles, and leave out nearly all. So the
commonest of the words are excluded there, and what is left is looked into.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tui.library.search.fts import Speller
from tui.library.search.parts import Parts
from tui.library.search.sql import TRUE, Condition, both
from tui.news.query import All, Form, Node, Not, Phrase, Word, all_of, either_of

EXCLUDED = 5
"""Words that are excluded by the index: each more makes the walk longer and leaves out little."""

_HELD = """
NOT (SELECT begins(x.headline || ' ' || substr(t.text, x.body_start + 1), ?)
    FROM article x JOIN article_text t ON t.article = x.rowid WHERE x.rowid = a.rowid)
"""


def narrowed(parts: Parts, speller: Speller) -> tuple[Parts, Condition]:
    """The parts with broad exclusions cut down, and what is to be looked for in the texts."""
    if not isinstance(parts.text, All):
        return parts, TRUE
    nodes, asked = cut_down(parts.text.nodes, speller)
    return (replace(parts, text=all_of(nodes)), asked) if asked != TRUE else (parts, TRUE)


def cut_down(wanted: Iterable[Node], speller: Speller) -> tuple[list[Node], Condition]:
    """Nodes with broad exclusions cut down, and what is to be looked for in the texts."""
    nodes: list[Node] = []
    asked: list[Condition] = []
    for node in wanted:
        common = _common(node.node, speller) if isinstance(node, Not) else []
        instead = either_of(Phrase(word) for word in common)
        if isinstance(node, Not) and isinstance(node.node, Word) and instead is not None:
            (prefix,) = speller.cut(node.node.text)
            asked.append(Condition(_HELD, (prefix,)))
        nodes.append(node if instead is None else Not(instead))
    return nodes, both(asked)


def _common(node: Node, speller: Speller) -> list[str]:
    """The commonest words that a broad beginning goes on to; none for another."""
    if not isinstance(node, Word) or node.form is not Form.PREFIX or speller.vocabulary is None:
        return []
    words, known = speller.cut(node.text), speller.vocabulary
    begun = known.completions(words[0], EXCLUDED) if len(words) == 1 else []
    most = max(map(known.articles, begun), default=0)
    # Else too many articles would be left to look into.
    return begun if 2 * most > known.most else []
