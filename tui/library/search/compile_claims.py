"""Conditions on one claim: who says it, how, and about what. The claim's row is `c`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tui.library.search.fts import Level, Speller, expression, is_text
from tui.library.search.naming import Naming
from tui.library.search.sql import FALSE, TRUE, Condition, both, either, opposite
from tui.news.ledger import Status
from tui.news.query import All, Either, Field, FieldName, Node, Not, Phrase, Scope, Word

_IN_INDEX = "c.rowid IN (SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?)"
_BY_ENTITY = "c.speaker IN (SELECT value FROM json_each(?))"
_ABOUT_ENTITY = (
    "c.rowid IN (SELECT o.claim FROM claim_about o"
    " WHERE o.entity IN (SELECT value FROM json_each(?)))"
)


_CHECKED = (
    "c.rowid IN (SELECT d.rowid FROM claim_check k JOIN article x ON x.id = k.article"
    " JOIN claim d ON d.article = x.rowid AND d.key = k.key WHERE k.status {})"
)


def status(value: str) -> Condition:
    """A claim that the reader's check has brought so far; one without a check is open."""
    if value == Status.OPEN:
        return opposite(Condition(_CHECKED.format("<> ?"), (value,)))
    return Condition(_CHECKED.format("= ?"), (value,))


@dataclass(frozen=True, slots=True)
class ClaimCompiler:
    """Turns what stands inside `claim:`, `about:`, `quote:` and `by:` into SQL."""

    naming: Naming
    speller: Speller
    level: Level

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
                return Condition("c.stance = ?", (value,))
            case Field(FieldName.STATUS, value):
                return status(value)
            case Field(FieldName.BY, value, is_exact):
                return self.by(value, is_exact=is_exact)
            case Scope(name, inner):
                return self.condition(inner, name)
            case Word() | Phrase():
                return self._leaf(node, scope)
            case _:
                return FALSE

    def by(self, value: str, *, is_exact: bool = False) -> Condition:
        """A claim of this speaker: an entity of that name, or a source so called."""
        if value.casefold() == "none" and not is_exact:
            return Condition("c.source = ''")
        entities = self.naming.entities(value, FieldName.BY, is_exact=is_exact)
        conditions = [Condition(_BY_ENTITY, (entities.keys,))] if entities.names else []
        if is_exact:
            folded = " ".join(self.speller.cut(value))
            return either([*conditions, Condition("c.speaker_folded = ?", (folded,))])
        spelling = self.speller.of_phrase(Phrase(value))
        if spelling is not None:
            conditions.append(Condition(_IN_INDEX, (f"source : {spelling}",)))
        return either(conditions)

    def _in_index(self, node: Node, scope: FieldName) -> Condition:
        match = expression(node, self.speller, self.level)
        column = "quote" if scope is FieldName.QUOTE else "content"
        return TRUE if match is None else Condition(_IN_INDEX, (f"{column} : ({match})",))

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
        return either([found, Condition(_ABOUT_ENTITY, (entities.keys,))])
