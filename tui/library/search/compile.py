"""The compiler: a query's tree as a condition in SQL. The article's row is `a`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tui.library.search.compile_claims import ClaimCompiler, status
from tui.library.search.compile_fields import FieldCompiler
from tui.library.search.fts import COLUMNS, Level, Speller, expression, is_text
from tui.library.search.sql import FALSE, TRUE, Condition, both, either, opposite
from tui.matching.finder import first_letters
from tui.news.query import All, Either, Field, FieldName, Node, Not, Phrase, Saved, Scope, Word

_IN_ARTICLES = "a.rowid IN (SELECT rowid FROM article_fts WHERE article_fts MATCH ?)"
_IN_CLAIMS = "a.rowid IN (SELECT c.article FROM claim c WHERE {})"
_IN_ITS_CLAIMS = "EXISTS (SELECT 1 FROM claim c WHERE c.article = a.rowid AND {})"
_TEXT = "(SELECT x.text FROM article_text x WHERE x.article = a.rowid)"


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
            match = expression(node, self.speller, self.level)
            return TRUE if match is None else Condition(_IN_ARTICLES, (match,))
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
                claim = self._claims.by(value, is_exact=is_exact)
                return Condition(_IN_CLAIMS.format(claim.sql), claim.values)
            case Field(FieldName.STANCE, value):
                sql = _IN_CLAIMS if self.fields.is_driving else _IN_ITS_CLAIMS
                return Condition(sql.format("c.stance = ?"), (value,))
            case Field(FieldName.STATUS, value):
                claim = status(value)
                return Condition(_IN_CLAIMS.format(claim.sql), claim.values)
            case Field():
                return self.fields.condition(node)
            case Saved():
                return FALSE  # nobody saved one of this name; whoever filled the query said so
            case Word() | Phrase():
                return both([self.condition(Phrase(node.text)), self.form(node)])

    def form(self, node: Word | Phrase, scope: FieldName | None = None) -> Condition:
        """The condition that a word or phrase stands in the article exactly as written."""
        text = "a.headline" if scope is FieldName.TITLE else _TEXT
        # Most texts do not hold even its first letters, which SQLite sees without our help.
        sql = f"CASE WHEN instr({text}, ?) THEN stands({text}, ?) ELSE 0 END"
        return Condition(sql, (first_letters(node.text), node.text))

    @property
    def _claims(self) -> ClaimCompiler:
        return ClaimCompiler(self.fields.naming, self.speller, self.level)

    def _scope(self, name: FieldName, inner: Node) -> Condition:
        if name in COLUMNS:
            return self.in_column(name, inner)
        if name in {FieldName.NOTE, FieldName.HIGHLIGHT}:
            ids = self.noted(name, inner, self.speller)
            return Condition("a.id IN (SELECT value FROM json_each(?))", (ids,))
        claim = self._claims.condition(inner, name)
        return Condition(_IN_CLAIMS.format(claim.sql), claim.values)

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
            case _:
                return FALSE
