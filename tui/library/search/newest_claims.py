"""The statement for the newest claims that answer a query, where claims are in order.

The number of a claim begins with that of its article, which is its date:
whichever index leads, walked backwards it gives the newest claims first, and
the walk ends when there are enough. So words lead, then who says it or what
it is about, then the article; a claim's row, which is large, is looked up
only for what no index knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tui.library.schema import CLAIMS_EACH, UNDATED_BELOW
from tui.library.search.compiling.compile_claims import ANY, VERY_MANY, Claims
from tui.library.search.compiling.sql import TRUE, Condition, both
from tui.library.search.ledger_query import IN_CLAIM, LedgerCompiler, is_bare
from tui.news.query.query import All, Either, Field, Node, Not, Phrase, Scope, Word, all_of

SLACK = 300
"""Claims that are listed beyond those wanted: an article's are walked from its end, too."""

_BITS = CLAIMS_EACH.bit_length() - 1


@dataclass(slots=True)
class _Parts:
    """The conditions of a query by what answers them."""

    words: list[Node] = field(default_factory=list)
    written: list[Condition] = field(default_factory=list)
    claims: list[Node] = field(default_factory=list)
    articles: list[Node] = field(default_factory=list)
    mixed: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class End:
    """From which end of the library how many claims are wanted; undated ones are no oldest."""

    limit: int
    is_oldest: bool = False

    @property
    def order(self) -> str:
        """How SQL sorts for it."""
        return "ASC" if self.is_oldest else "DESC"

    def bounds(self, number: str, bits: int) -> list[str]:
        """The condition that keeps out what has no place at this end."""
        return [f"{number} >= {UNDATED_BELOW << bits}"] if self.is_oldest else []


def newest(tree: Node | None, compiler: LedgerCompiler, end: End) -> Condition | None:
    """The statement for the claims at one end, and a few more; None where nothing can be."""
    parts = _parts_of(tree, compiler)
    words = all_of(parts.words)
    match = None if words is None else compiler.match(words)
    articles = both(map(compiler.condition, parts.articles))
    asked = all_of(parts.claims)
    claims = ANY if asked is None else compiler.claims.claims(asked)
    if articles.lead is not None and articles.lead.most == 0:
        return None
    rest = both([*parts.written, *map(compiler.condition, parts.mixed)])
    asks_article = any(map(_asks_article, parts.mixed))
    if match is not None:
        start = Condition("claim_fts MATCH ?", (match,))
        return _led("claim_fts f", start, articles, claims, rest, end, asks_article)
    if claims.listing is not None and claims.most < VERY_MANY:
        listed = f"(SELECT DISTINCT claim AS rowid FROM ({claims.listing.sql})) f"
        start = Condition("1", claims.listing.values)
        return _led(listed, start, articles, ANY, rest, end, asks_article)
    sides = (*_bounds(articles, "c.article", 0), *end.bounds("c.article", 0))
    bounds = [Condition(sql) for sql in sides]
    conditions = [*bounds, claims.asked, rest, *_within(articles, "c.article")]
    joined = " CROSS JOIN article a ON a.rowid = c.article" if asks_article else ""
    where = both(conditions)
    sql = f"SELECT c.rowid FROM claim c{joined} WHERE {where.sql} ORDER BY c.article {end.order}"
    return _limited(sql, where.values, end.limit)


def in_order(claims: Iterable[int], end: End) -> list[int]:
    """The claims at one end, the newest article first, in the order of its text."""
    found = sorted(claims, key=lambda claim: (-(claim >> _BITS), claim))
    return found[-end.limit :] if end.is_oldest else found[: end.limit]


def _led(  # noqa: PLR0913, PLR0917  the parts of one statement
    source: str,
    start: Condition,
    articles: Condition,
    claims: Claims,
    rest: Condition,
    end: End,
    asks_article: bool,
) -> Condition:
    """The statement that an index leads, of which `f.rowid` is a claim's number."""
    conditions = [*_within(articles, f"f.rowid >> {_BITS}")]
    if claims.listing is not None and claims.most < VERY_MANY:
        # The plus keeps the word index from being asked for each claim of the list.
        conditions.append(Condition(f"+f.rowid IN ({claims.listing.sql})", claims.listing.values))
        claims = ANY
    conditions += [claims.asked, rest]
    if claims.asked != TRUE or rest != TRUE:
        # An index knows article and stance, and is read instead of the row.
        source += f" CROSS JOIN claim c ON c.article = f.rowid >> {_BITS} AND +c.rowid = f.rowid"
    if asks_article:
        source += f" CROSS JOIN article a ON a.rowid = f.rowid >> {_BITS}"
    bounds = [*_bounds(articles, "f.rowid", _BITS), *end.bounds("f.rowid", _BITS)]
    more = both(conditions)
    wheres = " AND ".join([start.sql, *bounds, f"({more.sql})"])
    sql = f"SELECT f.rowid FROM {source} WHERE {wheres} ORDER BY f.rowid {end.order}"
    return _limited(sql, (*start.values, *more.values), end.limit)


def _within(articles: Condition, article: str) -> Sequence[Condition]:
    """The conditions that the article with the number `article` meets what is asked of it."""
    lead = articles.lead
    listed = [] if lead is None else [Condition(f"{article} IN ({lead.sql})", lead.values)]
    if articles == TRUE or (lead is not None and lead.is_exact):
        return listed
    sql = f"EXISTS (SELECT 1 FROM article a WHERE a.rowid = {article} AND {articles.sql})"
    return [*listed, Condition(sql, articles.values)]


def _bounds(articles: Condition, number: str, bits: int) -> list[str]:
    """Between which numbers the claims lie, or (without `bits`) their articles."""
    first = [] if articles.first is None else [f"{number} >= {articles.first << bits}"]
    stop = [] if articles.stop is None else [f"{number} < {articles.stop << bits}"]
    return [*first, *stop]


def _limited(sql: str, values: tuple[object, ...], limit: int) -> Condition:
    inner = f"{sql} LIMIT {limit + SLACK}"
    return Condition(f"SELECT json_group_array(rowid) FROM ({inner})", values)


def _parts_of(tree: Node | None, compiler: LedgerCompiler) -> _Parts:
    parts = _Parts()
    nodes = () if tree is None else tree.nodes if isinstance(tree, All) else (tree,)
    unwanted = []
    for node in nodes:
        match node:
            case Not(inner) if is_bare(inner, as_text=True):
                unwanted.append(node)
            case _ if is_bare(node, as_text=True):
                parts.words.append(node)
            case Word() | Phrase():
                parts.words.append(Phrase(node.text))
                parts.written.append(compiler.written(node))
            case Field(name) | Scope(name, _) if name in IN_CLAIM:
                parts.claims.append(node)
            case _ if _asks_article(node, alone=True):
                parts.articles.append(node)
            case _:
                parts.mixed.append(node)
    # Beside words that are wanted the word index leaves out those that are not.
    (parts.words or parts.mixed).extend(unwanted)
    return parts


def _asks_article(node: Node, *, alone: bool = False) -> bool:
    """Whether a query asks for something about the article of a claim, and for that `alone`."""
    match node:
        case Word() | Phrase():
            return False
        case Field(name) | Scope(name, _):
            return name not in IN_CLAIM
        case Not(inner):
            return _asks_article(inner, alone=alone)
        case All(nodes) | Either(nodes):
            asked = (_asks_article(inner, alone=alone) for inner in nodes)
            return all(asked) if alone else any(asked)
        case _:
            return True
