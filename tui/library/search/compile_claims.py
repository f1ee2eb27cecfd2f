"""Conditions on one claim: who says it, how, and about what. The claim's row is `c`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.library.schema import CLAIMS_EACH
from tui.library.search.fts import Level, Speller, expression, is_text
from tui.library.search.leads import Leads
from tui.library.search.naming import Naming
from tui.library.search.sql import FALSE, TRUE, Condition, Lead, both, either, opposite
from tui.news.query import All, Either, Field, FieldName, Node, Not, Phrase, Scope, Word

_LISTED = "IN (SELECT value FROM json_each(?))"
_INDEX = "claim_fts WHERE claim_fts MATCH ?"
_BY_ENTITY = f"claim WHERE speaker {_LISTED}"
_ABOUT_ENTITY = f"claim_about o WHERE o.entity {_LISTED}"


@dataclass(frozen=True, slots=True)
class ClaimCompiler:
    """Turns what stands inside `claim:`, `about:`, `quote:` and `by:` into SQL.

    No claim of an article below `first` is wanted. When it is not `is_driving`,
    the claims of one article after another are asked. Leads lead to articles.
    """

    naming: Naming
    speller: Speller
    level: Level
    leads: Leads
    first: int | None = None
    is_driving: bool = True

    def condition(  # noqa: PLR0911  one a kind of node
        self, node: Node, scope: FieldName = FieldName.CLAIM
    ) -> Condition:
        """The condition that a claim meets `node`, which stands inside `scope`."""
        if scope is not FieldName.ABOUT and is_text(node):
            return self._in_index(node, scope)
        match node:
            case All(nodes):
                return both(self.condition(inner, scope) for inner in nodes)
            case Either(nodes):
                return either(self.condition(inner, scope) for inner in nodes)
            case Not(inner):
                return opposite(replace(self, level=Level.EXCLUDED).condition(inner, scope))
            case Field(FieldName.STANCE, value):
                return self.stance(value)
            case Field(FieldName.BY, value, is_exact):
                return self.by(value, is_exact=is_exact)
            case Scope(name, inner):
                return self.condition(inner, name)
            case Word() | Phrase():
                return self._leaf(node, scope)
            case _:
                return FALSE

    @property
    def _plus(self) -> str:
        """A plus keeps an index from leading away from the article that is asked."""
        return "" if self.is_driving else "+"

    @property
    def _rowid(self) -> str:
        return f"{self._plus}c.rowid"

    def stance(self, value: str) -> Condition:
        """A claim with this stance."""
        rows = "claim WHERE stance = ?"
        lead = self.leads.lead(rows, f"SELECT article FROM {rows}", (value,))
        return Condition("c.stance = ?", (value,), lead=lead)

    def by(self, value: str, *, is_exact: bool = False) -> Condition:
        """A claim of this speaker: an entity of that name, or a source so called."""
        if value.casefold() == "none" and not is_exact:
            return Condition("c.source = ''")
        entities = self.naming.entities(value, FieldName.BY, is_exact=is_exact)
        conditions = []
        if entities.names:
            lead = self._lead(_BY_ENTITY, entities.keys)
            conditions = [
                Condition(f"{self._plus}c.speaker {_LISTED}", (entities.keys,), lead=lead)
            ]
        if is_exact:
            folded = " ".join(self.speller.cut(value))
            lead = self._lead("claim WHERE speaker_folded = ?", folded)
            return either(
                [*conditions, Condition(f"{self._plus}c.speaker_folded = ?", (folded,), lead=lead)]
            )
        spelling = self.speller.of_phrase(Phrase(value))
        if spelling is not None:
            conditions.append(self._matching(f"source : {spelling}"))
        return either(conditions)

    def _lead(self, rows: str, value: str) -> Lead | None:
        return self.leads.lead(rows, f"SELECT article FROM {rows}", (value,))

    def _matching(self, match: str) -> Condition:
        """Claims that match an expression of FTS5."""
        lead = self.leads.lead(
            _INDEX,
            "SELECT c.article FROM claim_fts f CROSS JOIN claim c ON c.rowid = f.rowid"
            " WHERE claim_fts MATCH ?",
            (match,),
        )
        if self.first is None:
            return Condition(f"{self._rowid} IN (SELECT rowid FROM {_INDEX})", (match,), lead=lead)
        bounds = f"rowid >= {self.first * CLAIMS_EACH}"
        sql = f"{self._rowid} IN (SELECT rowid FROM {_INDEX} AND {bounds})"
        return Condition(sql, (match,), lead=lead)

    def _in_index(self, node: Node, scope: FieldName) -> Condition:
        match = expression(node, self.speller, self.level)
        column = "quote" if scope is FieldName.QUOTE else "content"
        return TRUE if match is None else self._matching(f"{column} : ({match})")

    def _leaf(self, node: Word | Phrase, scope: FieldName) -> Condition:
        """A word as it is written, or (in `about:`) a word or the name of an entity."""
        if is_text(node):
            found = self._in_index(node, scope)
        else:
            indexed = self._in_index(Phrase(node.text), scope)
            found = both([indexed, Condition("stands(c.content, ?)", (node.text,))])
        if scope is not FieldName.ABOUT:
            return found
        entities = self.naming.entities(node.text, FieldName.ENTITY)
        if not entities.names:
            return found
        sql = f"{self._rowid} IN (SELECT o.claim FROM {_ABOUT_ENTITY})"
        listed = f"SELECT c.article FROM claim c WHERE {sql}"
        lead = self.leads.lead(_ABOUT_ENTITY, listed, (entities.keys,))
        return either([found, Condition(sql, (entities.keys,), lead=lead)])
