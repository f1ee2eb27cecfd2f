"""Conditions on one claim: who says it, how, and about what. The claim's row is `c`.

A claim's rowid says which article it is of, so that claims are found in their
indexes alone; the rows themselves are large and looked up only for what no
index knows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from json import dumps, loads

from tui.library.schema import CLAIMS_EACH
from tui.library.search.compiling.claim_lists import (
    ANY,
    MANY,
    NONE,
    VERY_MANY,
    Claims,
    besides,
    both_of,
    either_of,
)
from tui.library.search.compiling.fts import Level, Speller, expression, is_text
from tui.library.search.compiling.sql import Condition, Lead, opposite
from tui.library.search.leads import FEW, Leads
from tui.library.search.reading import Reads
from tui.library.search.sources import speaking_alone
from tui.library.search.words.naming import Naming, is_begun
from tui.news.ledger import Status
from tui.news.query.query import All, Either, Field, FieldName, Node, Not, Phrase, Scope, Word
from tui.news.query.query_fields import ENTITY_FIELDS, OF_CLAIMS

BITS = CLAIMS_EACH.bit_length() - 1
"""By how many bits the number of a claim is longer than that of its article."""

_LISTED = "IN (SELECT value FROM json_each(?))"
_CHECKED = (
    # CROSS: from the checks, which are few, to their claims, never the other way round.
    "claim_check k CROSS JOIN article x ON x.id = k.article"
    " CROSS JOIN claim d ON d.article = x.rowid AND d.key = k.key WHERE k.status"
)
_GROUPS = """
SELECT s.same FROM claim s JOIN article x ON x.rowid = s.article
WHERE s.same IS NOT NULL AND x.publisher_folded IS NOT NULL
GROUP BY s.same HAVING count(DISTINCT x.publisher_folded) {0} ?
"""

MERGED = 20
"""Entities of one name whose claims are merged; of more they are gathered and sorted."""


# Only claims that were put there before they were numbered by articles have small numbers,
# and perhaps those of articles said to be of 1970.
_OUT_OF_ORDER = f"""
SELECT 1 FROM claim WHERE rowid BETWEEN 1 AND {2**40} AND rowid >> {BITS} <> article LIMIT 1
"""


def is_content(node: Node) -> bool:
    """Whether the index of claims alone can answer `node`: words, of no part of the article."""
    return is_text(node) and not _holds_scope(node)


def _holds_scope(node: Node) -> bool:
    match node:
        case All(nodes) | Either(nodes):
            return any(_holds_scope(inner) for inner in nodes)
        case Not(inner):
            return _holds_scope(inner)
        case _:
            return isinstance(node, Scope)


def claims_are_in_order(reading: Reads) -> bool:
    """Whether every claim has the number of its article."""
    return reading.value(_OUT_OF_ORDER) is None


@dataclass(frozen=True, slots=True)
class ClaimCompiler:
    """Turns what stands inside `claim:`, `about:`, `quote:` and `by:` into SQL.

    `article` gives the condition that an article meets what is asked of it, `matching` the
    one that a regular expression matches in a claim. No claim of an article below `first` or
    from `stop` on is wanted. `are_in_order` says that every claim has the number of its article.
    """

    naming: Naming
    speller: Speller
    level: Level
    leads: Leads
    article: Callable[[Node], Condition]
    matching: Callable[[str], Condition]
    first: int | None = None
    are_in_order: bool = False
    stop: int | None = None

    def articles(self, claims: Claims, *, is_driving: bool) -> Condition:
        """The condition that an article `a` has one of the claims; see `FieldCompiler`."""
        asked, listing = claims.asked, claims.listing
        is_listed = is_driving or claims.most < VERY_MANY
        if listing is None or not is_listed:
            sql = f"EXISTS (SELECT 1 FROM claim c WHERE c.article = a.rowid AND ({asked.sql}))"
            return Condition(sql, asked.values)
        if self.are_in_order:
            listed = f"SELECT claim >> {BITS} FROM ({listing.sql})"
        else:
            joined = "CROSS JOIN claim c ON c.rowid = f.claim"
            listed = f"SELECT c.article FROM ({listing.sql}) f {joined}"
        lead = Lead(listed, listing.values, claims.most) if claims.most <= FEW else None
        return Condition(f"a.rowid IN ({listed})", listing.values, lead=lead)

    def claims(  # noqa: C901, PLR0911, PLR0912  one a kind of node
        self, node: Node, scope: FieldName = FieldName.CLAIM
    ) -> Claims:
        """The claims that meet `node`, which stands inside `scope`."""
        if scope is not FieldName.ABOUT and is_content(node):
            return self._in_index(node, scope)
        match node:
            case All(nodes):
                return both_of([self.claims(inner, scope) for inner in nodes])
            case Either(nodes):
                return either_of(self.claims(inner, scope) for inner in nodes)
            case Not(inner):
                unwanted = replace(self, level=Level.EXCLUDED).claims(inner, scope)
                return Claims(opposite(unwanted.asked))
            case Field(FieldName.STANCE, value):
                return self.stance(value)
            case Field(FieldName.STATUS, value):
                return self.status(value)
            case Field(FieldName.PUBLISHERS, value, is_exact):
                return self.told_by(int(value), is_exact=is_exact)
            case Field(FieldName.BY, value, is_exact):
                return self.by(value, is_exact=is_exact)
            case Field(FieldName.REGEX, value):
                return Claims(self.matching(value))
            case Field(name) if name in ENTITY_FIELDS:
                return self._about(node)
            case Scope(name, inner) if name in OF_CLAIMS:
                return self.claims(inner, name)
            case Word() | Phrase():
                return self._leaf(node, scope)
            case _:
                return self._in_articles(node)

    def _in_articles(self, node: Node) -> Claims:
        """The claims of articles that meet what is asked of an article."""
        asked = self.article(node)
        sql = f"c.article IN (SELECT a.rowid FROM article a WHERE {asked.sql})"
        return Claims(Condition(sql, asked.values))

    def stance(self, value: str) -> Claims:
        """Claims with this stance."""
        return self._by_column("stance", (value,), VERY_MANY)

    def status(self, value: str) -> Claims:
        """Claims that the reader's check has brought so far; one without a check is open."""
        if value == Status.OPEN:
            checked = self._checked("<> ?", value)
            return Claims(opposite(checked.asked))
        return self._checked("= ?", value)

    def _checked(self, status: str, value: str) -> Claims:
        rows = f"{_CHECKED} {status}"
        return self._listed("SELECT d.rowid AS claim FROM", rows, "d.rowid", value)

    def told_by(self, publishers: int, *, is_exact: bool) -> Claims:
        """Claims that so many publishers have, in the same words or nearly so."""
        if publishers <= 1:
            alone = Condition(f"c.same IS NULL OR c.same NOT IN ({_GROUPS.format('>')})", (1,))
            return Claims(alone) if is_exact else ANY
        rows = f"claim d WHERE d.same IN ({_GROUPS.format('=' if is_exact else '>=')})"
        return self._listed("SELECT d.rowid AS claim FROM", rows, "d.rowid", publishers)

    def by(self, value: str, *, is_exact: bool = False) -> Claims:
        """Claims of this speaker: an entity of that name, or a source so called."""
        if value.casefold() == "none" and not is_exact:
            return self._sourceless()
        entities = self.naming.entities(value, FieldName.BY, is_exact=is_exact)
        found = []
        if entities.names:
            found.append(self._by_column("speaker", loads(entities.keys), MANY))
        if is_exact:
            folded = " ".join(self.speller.cut(value))
            found.append(self._by_column("speaker_folded", (folded,), MANY))
        elif (spelling := self.speller.of_phrase(Phrase(value))) is not None:
            spelling = replace(spelling, is_prefix=is_begun(value))
            told = self._matching(f"source : {spelling}")
            if self.naming.is_person(value, entities):
                told = besides(told, found, speaking_alone(value))
            found.append(told)
        return either_of(found)

    def _sourceless(self) -> Claims:
        """Claims for which the article names nobody."""
        rows = "claim WHERE source = ''"
        listing = Condition(f"SELECT rowid AS claim FROM {rows}{self._bounds('rowid', 'article')}")
        most = self._most(rows, None, MANY)
        return Claims(Condition("c.source = ''"), listing, most, (listing,))

    def _by_column(self, column: str, values: Sequence[str | int], many: int) -> Claims:
        """Claims by a column that has an index."""
        one, several = f"claim WHERE {column} = ?", f"claim WHERE {column} {_LISTED}"
        where, value = (one, values[0]) if len(values) == 1 else (several, dumps(values))
        bounds = self._bounds("rowid", "article")
        listing = Condition(f"SELECT rowid AS claim FROM {where}{bounds}", (value,))
        # The plus keeps its index from leading away from the article that is asked.
        plus = "" if column == "stance" else "+"
        asked = Condition(f"{plus}c.{where.removeprefix('claim WHERE ')}", (value,))
        return Claims(
            asked,
            listing,
            self._most(where, value, many),
            self._streams(f"SELECT rowid AS claim FROM {one}{bounds}", values) or (listing,),
        )

    @staticmethod
    def _streams(sql: str, values: Sequence[str | int]) -> tuple[Condition, ...]:
        """The same statement for each of some values, which keeps their order; none for many."""
        return tuple(Condition(sql, (value,)) for value in values) if len(values) <= MERGED else ()

    def _bounds(self, claim: str, article: str = "") -> str:
        """What keeps a statement within the articles that are wanted, as far as that is known."""
        column, bits = (claim, BITS) if self.are_in_order else (article, 0)
        if not column:
            return ""
        first = "" if self.first is None else f" AND {column} >= {self.first << bits}"
        return first + ("" if self.stop is None else f" AND {column} < {self.stop << bits}")

    def _matching(self, match: str) -> Claims:
        """Claims that match an expression of FTS5."""
        rows = "claim_fts WHERE claim_fts MATCH ?"
        return self._listed("SELECT rowid AS claim FROM", rows, "rowid", match)

    def _listed(self, select: str, rows: str, column: str, value: str | int) -> Claims:
        rows += self._bounds(column)
        most = self._most(rows, value, MANY)
        if not most:
            return NONE  # which took as long to find out as it would to list them
        listing = Condition(f"{select} {rows}", (value,))
        asked = Condition(f"+c.rowid IN ({listing.sql})", listing.values)
        return Claims(asked, listing, most, (listing,))

    def _most(self, rows: str, value: str | int | None, many: int) -> int:
        lead = self.leads.lead(rows, "", () if value is None else (value,))
        return many if lead is None else lead.most

    def _in_index(self, node: Node, scope: FieldName) -> Claims:
        match = expression(node, self.speller, self.level)
        column = "quote" if scope is FieldName.QUOTE else "content"
        return ANY if match is None else self._matching(f"{column} : ({match})")

    def _leaf(self, node: Word | Phrase, scope: FieldName) -> Claims:
        """A word as it is written, or (in `about:`) a word or the name of an entity."""
        if is_content(node):
            found = self._in_index(node, scope)
        else:
            indexed = self._in_index(Phrase(node.text), scope)
            written = Claims(Condition("stands(c.content, ?)", (node.text,)))
            found = both_of([indexed, written])
        if scope is not FieldName.ABOUT:
            return found
        return either_of([found, self._about(Field(FieldName.ENTITY, node.text))])

    def _about(self, asked: Field) -> Claims:
        """Claims with such an entity in their content."""
        entities = self.naming.entities(asked.value, asked.name, is_exact=asked.is_exact)
        if not entities.names:
            return NONE
        rows = f"claim_about WHERE entity {_LISTED}"
        about = self._listed("SELECT claim FROM", rows, "claim", entities.keys)
        one = f"SELECT claim FROM claim_about WHERE entity = ?{self._bounds('claim')}"
        streams = self._streams(one, loads(entities.keys)) or about.streams
        return replace(about, streams=streams)
