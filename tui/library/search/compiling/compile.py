"""The compiler: a query's tree as a condition in SQL. The article's row is `a`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from tui.library.search.compiling.broad import Broad
from tui.library.search.compiling.claim_lists import Claims
from tui.library.search.compiling.compile_claims import ClaimCompiler
from tui.library.search.compiling.compile_fields import FieldCompiler
from tui.library.search.compiling.fts import COLUMNS, Level, Speller, expression, is_text
from tui.library.search.compiling.sql import FALSE, TRUE, Condition, both, either, opposite
from tui.matching.finder import first_letters
from tui.news.query.query import (
    All,
    Either,
    Field,
    FieldName,
    Node,
    Not,
    Phrase,
    Saved,
    Scope,
    Word,
    all_of,
    is_of_article,
)

_INDEX = "article_fts WHERE article_fts MATCH ?"
_LETTERS = 100
"""Letters of a form that are looked for before the whole of it: GLOB takes no longer patterns than
50,000."""

_HEADLINE = "(SELECT x.headline FROM article x WHERE x.rowid = a.rowid)"
_TEXT = "(SELECT x.text FROM article_text x WHERE x.article = a.rowid)"
_PARTS = {
    FieldName.TITLE: "a.headline",
    FieldName.BODY: f"substr({_TEXT}, a.body_start + 1)",
}
"""The parts of an article in which a regular expression is looked for."""


@dataclass(frozen=True, slots=True)
class Compiler:
    """Turns the nodes of one query into SQL.

    `noted` answers what is asked of the reader's notes and highlights: a column of ids as JSON.
    """

    speller: Speller
    level: Level
    fields: FieldCompiler
    noted: Callable[[FieldName, Node, Speller], str]

    def condition(self, node: Node) -> Condition:  # noqa: C901, PLR0911  one a kind
        """The condition that an article meets `node`."""
        if is_text(node):
            broad = Broad(self.speller, self.fields.articles, self.fields.first)
            if broad.holds(node, self.level):
                return broad.told(node, self.level)
            match = expression(node, self.speller, self.level)
            return TRUE if match is None else self._matching(match)
        match node:
            case All(nodes):
                return both(self.condition(inner) for inner in nodes)
            case Either(nodes):
                return either(self.condition(inner) for inner in nodes)
            case Not(inner):
                return opposite(replace(self, level=Level.EXCLUDED).condition(inner))
            case Scope(name, inner):
                return self._scope(name, inner)
            case Field(FieldName.BY, value, is_exact):
                return self._with(self._claims.by(value, is_exact=is_exact))
            case Field(FieldName.STANCE, value):
                return self._with(self._claims.stance(value))
            case Field(FieldName.STATUS, value):
                return self._with(self._claims.status(value))
            case Field():
                return self.fields.condition(node)
            case Saved():
                return FALSE  # nobody saved one of this name; whoever filled the query said so
            case Word() | Phrase():
                return both([self.condition(Phrase(node.text)), self.form(node)])

    def form(self, node: Word | Phrase, scope: FieldName | None = None) -> Condition:
        """The condition that a word or phrase stands in the article exactly as written."""
        text = _HEADLINE if scope is FieldName.TITLE else _TEXT
        # Most texts do not hold even its first letters, which SQLite sees without our help
        # (by GLOB in a third of the time that instr takes).
        sql = f"CASE WHEN {text} GLOB ? THEN stands({text}, ?) ELSE 0 END"
        values = (around(node.text), node.text)
        return Condition(sql, values, lead=self.fields.leads.form(node.text))

    @property
    def _claims(self) -> ClaimCompiler:
        fields = self.fields
        return ClaimCompiler(
            fields.naming,
            self.speller,
            self.level,
            fields.leads,
            self.condition,
            partial(fields.pattern, text="c.content"),
            fields.first,
            fields.claims_are_in_order,
        )

    def _with(self, claims: Claims) -> Condition:
        """Articles with one of these claims."""
        return self._claims.articles(claims, is_driving=self.fields.is_driving)

    def _matching(self, match: str) -> Condition:
        """Articles that match an expression of FTS5."""
        first = self.fields.first
        bounds = "" if first is None else f" AND rowid >= {first}"
        lead = self.fields.leads.lead(_INDEX, f"SELECT rowid FROM {_INDEX}", (match,))
        return Condition(f"a.rowid IN (SELECT rowid FROM {_INDEX}{bounds})", (match,), lead=lead)

    def _scope(self, name: FieldName, inner: Node) -> Condition:
        if name in COLUMNS:
            return self.in_column(name, inner)
        if name is FieldName.CLAIM and (parted := _apart(inner)) is not None:
            claims, others = parted
            return both([self._scope(name, claims), self.condition(others)])
        if name in {FieldName.NOTE, FieldName.HIGHLIGHT}:
            ids = self.noted(name, inner, self.speller)
            return Condition("a.id IN (SELECT value FROM json_each(?))", (ids,))
        return self._with(self._claims.claims(inner, name))

    def in_column(self, name: FieldName, node: Node) -> Condition:
        """Words in one part of the article, some of them to be found as they are written."""
        match node:
            case _ if is_text(node):
                return self.condition(Scope(name, node))
            case All(nodes):
                return both(self.in_column(name, inner) for inner in nodes)
            case Either(nodes):
                return either(self.in_column(name, inner) for inner in nodes)
            case Not(inner):
                return opposite(replace(self, level=Level.EXCLUDED).in_column(name, inner))
            case Word() | Phrase():
                indexed = self.condition(Scope(name, Phrase(node.text)))
                return both([indexed, self.form(node, name)])
            case Field(FieldName.REGEX, value):
                return self.fields.pattern(value, _PARTS[name])
            case _:
                return FALSE


def _apart(node: Node) -> tuple[Node, Node] | None:
    """What is asked of one claim and, beside it, of its article; None where it is one alone."""
    nodes = node.nodes if isinstance(node, All) else ()
    others = [inner for inner in nodes if is_of_article(inner)]
    claims, rest = all_of(n for n in nodes if n not in others), all_of(others)
    return None if claims is None or rest is None else (claims, rest)


def around(form: str) -> str:
    """The pattern of GLOB for texts that hold the first letters of a form."""
    letters = first_letters(form)[:_LETTERS]
    return f"*{''.join(f'[{letter}]' if letter in '*?[' else letter for letter in letters)}*"
