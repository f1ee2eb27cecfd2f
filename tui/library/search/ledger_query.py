"""A query as a condition on claims: words and conditions on claims hold within one claim.

In the list of articles `grain stance:denied` asks for articles with the word
and with a denial. In the ledger every row is one claim, so there the same query
asks for denials with the word in them, as `claim:( … )` does in the list; what
is asked of the article (publisher, date, tag, headline …) holds for the
article that the claim stands in. The claim's row is `c`, the article's `a`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.library.schema import CLAIMS_EACH
from tui.library.search.compile import Compiler, around
from tui.library.search.compile_claims import ClaimCompiler
from tui.library.search.fts import Level, Speller, expression, is_text
from tui.library.search.sql import TRUE, Condition, Lead, both, either, opposite
from tui.news.query import All, Either, Field, FieldName, Node, Not, Phrase, Scope, Word, all_of
from tui.news.query_fields import CLAIM_FIELDS

IN_CLAIM = CLAIM_FIELDS | {FieldName.CLAIM}

_MATCHING = "SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?"
_SAID = "(c.source || ' … ' || c.content)"
_WRITTEN = f"CASE WHEN {_SAID} GLOB ? THEN stands({_SAID}, ?) ELSE 0 END"
_OF_CLAIM = CLAIMS_EACH.bit_length() - 1
"""Bits of a claim's number that are not of its article's."""


@dataclass(frozen=True, slots=True)
class LedgerCompiler:
    """Turns the nodes of one query into conditions on a claim and its article.

    No claim with a number below `first` is wanted, and none of other articles than `lead` gives.
    """

    articles: Compiler
    speller: Speller
    level: Level
    first: int | None = None
    lead: Lead | None = None

    def condition(self, node: Node) -> Condition:
        """The condition that a claim, or the article it stands in, meets `node`."""
        if _is_bare(node) and is_text(node):
            return self._words(node)
        match node:
            case All(nodes):
                words = [inner for inner in nodes if _is_bare(inner) and is_text(inner)]
                rest = [self.condition(inner) for inner in nodes if inner not in words]
                together = all_of(words)
                return both([self._words(together), *rest] if together else rest)
            case Either(nodes):
                return either(self.condition(inner) for inner in nodes)
            case Not(inner):
                return opposite(replace(self, level=Level.EXCLUDED).condition(inner))
            case Field(name) if name in IN_CLAIM:
                return self._claims.claims(node).condition
            case Scope(name, inner) if name in IN_CLAIM:
                return self._claims.claims(inner, name).condition
            case Word() | Phrase():
                # Case and accents as typed: the index finds it, the words decide.
                found = self._words(Phrase(node.text))
                return both([found, Condition(_WRITTEN, (around(node.text), node.text))])
            case _:
                return replace(self.articles, level=self.level).condition(node)

    def newest(self, node: Node, count: int) -> Condition | None:
        """A statement for the number of the claim that is the `count`th newest with these words.

        None for a query that asks for more than words, in which their number says nothing.
        """
        nodes = node.nodes if isinstance(node, All) else (node,)
        forms = [Phrase(n.text) for n in nodes if isinstance(n, Word | Phrase) and not is_text(n)]
        words = all_of([*forms, *(n for n in nodes if _is_bare(n) and is_text(n))])
        match = None if words is None else self._match(words)
        if match is None:
            return None
        sql = f"{_MATCHING} ORDER BY rowid DESC LIMIT 1 OFFSET {count - 1}"
        return Condition(sql, (match,))

    def led(self, node: Node) -> LedgerCompiler:
        """This compiler, led by what is asked of the article if few articles meet that."""
        articles = replace(self.articles, level=self.level)
        nodes = node.nodes if isinstance(node, All) else (node,)
        asked = (n for n in nodes if isinstance(n, Field | Scope) and n.name not in IN_CLAIM)
        lead = both(articles.condition(inner) for inner in asked).lead
        return replace(self, lead=lead)

    def _words(self, node: Node) -> Condition:
        """Words that stand in the content of a claim or in its source."""
        match = self._match(node)
        if match is None:
            return TRUE
        bounds = "" if self.first is None else f" AND rowid >= {self.first}"
        if self.lead is not None:
            bounds += f" AND rowid >> {_OF_CLAIM} IN ({self.lead.sql})"
        values = () if self.lead is None else self.lead.values
        return Condition(f"c.rowid IN ({_MATCHING}{bounds})", (match, *values))

    def _match(self, node: Node) -> str | None:
        match = expression(node, self.speller, self.level)
        return None if match is None else f"{{content source}} : ({match})"

    @property
    def _claims(self) -> ClaimCompiler:
        fields = self.articles.fields
        return ClaimCompiler(fields.naming, self.speller, self.level, fields.leads)


def in_headlines(node: Node) -> Node:
    """The same query with its words looked for in the headline of the article instead."""
    match node:
        case All(nodes):
            return All(tuple(in_headlines(inner) for inner in nodes))
        case _:
            return Scope(FieldName.TITLE, node) if _is_bare(node) else node


def _is_bare(node: Node) -> bool:
    """Whether the node is made of words alone, outside any field."""
    match node:
        case Word() | Phrase():
            return True
        case All(nodes) | Either(nodes):
            return all(_is_bare(inner) for inner in nodes)
        case Not(inner):
            return _is_bare(inner)
        case _:
            return False
