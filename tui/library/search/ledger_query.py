"""A query as a condition on claims: words and conditions on claims hold within one claim.

In the list of articles `grain stance:denied` asks for articles with the word
and with a denial. In the ledger every row is one claim, so there the same query
asks for denials with the word in them, as `claim:( … )` does in the list; what
is asked of the article (publisher, date, tag, headline …) holds for the
article that the claim stands in. The claim's row is `c`, the article's `a`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from tui.library.search.compiling.compile import Compiler, around
from tui.library.search.compiling.compile_claims import ClaimCompiler
from tui.library.search.compiling.fts import Level, Speller, expression, is_text
from tui.library.search.compiling.sql import TRUE, Condition, both, either, opposite
from tui.library.search.leads import Leads
from tui.news.query.query import (
    All,
    Either,
    Field,
    FieldName,
    Node,
    Not,
    Phrase,
    Scope,
    Word,
    all_of,
)
from tui.news.query.query_fields import CLAIM_FIELDS

IN_CLAIM = CLAIM_FIELDS | {FieldName.CLAIM, FieldName.PUBLISHERS, FieldName.REGEX}
"""Fields that are asked of the claim itself. How many publishers have it is that of what is
said, where in the list of articles it is that of the story."""

_MATCHING = "SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?"
_SAID = "(c.source || ' … ' || c.content)"
_BEGINS = "begins(c.content || ' ' || c.source || ' ' || coalesce(c.speaker_name, ''), ?)"
_WRITTEN = f"CASE WHEN {_SAID} GLOB ? THEN stands({_SAID}, ?) ELSE 0 END"


@dataclass(frozen=True, slots=True)
class LedgerCompiler:
    """Turns the nodes of one query into conditions on a claim and its article."""

    articles: Compiler
    speller: Speller
    level: Level
    leads: Leads

    def condition(self, node: Node) -> Condition:
        """The condition that a claim, or the article it stands in, meets `node`."""
        if is_bare(node, as_text=True):
            return self._words(node)
        match node:
            case All(nodes):
                words = [inner for inner in nodes if is_bare(inner, as_text=True)]
                rest = [self.condition(inner) for inner in nodes if inner not in words]
                together = all_of(words)
                return both([self._words(together), *rest] if together else rest)
            case Either(nodes):
                return either(self.condition(inner) for inner in nodes)
            case Not(inner):
                return opposite(replace(self, level=Level.EXCLUDED).condition(inner))
            case Field(name) if name in IN_CLAIM:
                return self.claims.claims(node).condition
            case Scope(name, inner) if name in IN_CLAIM:
                return self.claims.claims(inner, name).condition
            case Word() | Phrase():
                # Case and accents as typed: the index finds it, the words decide.
                return both([self._words(Phrase(node.text)), self.written(node)])
            case _:
                return replace(self.articles, level=self.level).condition(node)

    def written(self, node: Word | Phrase) -> Condition:
        """The condition that a word or phrase stands in the claim exactly as written."""
        return Condition(_WRITTEN, (around(node.text), node.text))

    def holds(self, word: Word) -> int:
        """How many articles hold the words that a beginning goes on to, as far as that is known."""
        words, known = self.speller.cut(word.text), self.speller.vocabulary
        is_meant = self.level is Level.PREFIX and len(words) == 1
        return known.held(words[0]) if is_meant and known is not None else 0

    def begun(self, word: Word) -> Condition:
        """The condition that some word of a claim begins so, without asking the index."""
        return Condition(_BEGINS, tuple(self.speller.cut(word.text)))

    def _words(self, node: Node) -> Condition:
        """Words that stand in the content of a claim or in its source."""
        match = self.match(node)
        if match is None:
            return TRUE
        return Condition(f"c.rowid IN ({_MATCHING})", (match,))

    def match(self, node: Node) -> str | None:
        """The expression of FTS5 for words in a claim, or None when the index knows none."""
        match = expression(node, self.speller, self.level)
        return None if match is None else f"{{content source}} : ({match})"

    @property
    def claims(self) -> ClaimCompiler:
        """Compiles what is asked of a claim by its fields."""
        return ClaimCompiler(
            self.articles.fields.naming,
            self.speller,
            self.level,
            self.leads,
            replace(self.articles, level=self.level).condition,
            partial(self.articles.fields.pattern, text="c.content"),
            are_in_order=self.articles.fields.claims_are_in_order,
        )


def in_headlines(node: Node) -> Node:
    """The same query with its words looked for in the headline of the article instead."""
    match node:
        case All(nodes):
            return All(tuple(in_headlines(inner) for inner in nodes))
        case _:
            return Scope(FieldName.TITLE, node) if is_bare(node) else node


def is_bare(node: Node, *, as_text: bool = False) -> bool:
    """Whether the node is made of words alone, outside any field; with `as_text` for FTS5."""
    if as_text and not is_text(node):
        return False
    match node:
        case Word() | Phrase():
            return True
        case All(nodes) | Either(nodes):
            return all(is_bare(inner) for inner in nodes)
        case Not(inner):
            return is_bare(inner)
        case _:
            return False
