"""The statement for the newest claims that answer a query, where claims are in order.

The number of a claim begins with that of its article, which is its date:
whichever index leads, walked backwards it gives the newest claims first, and
the walk ends when there are enough. So words lead, then who says it or what
it is about, then all claims. Where several lists lead, or some words are not
wanted, SQLite merges them as it walks and gathers none. A claim's row, which is
large, is looked up only for what no index knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tui.library.schema import CLAIMS_EACH, UNDATED_BELOW
from tui.library.search.compiling.claim_lists import ANY, NARROW, VERY_MANY
from tui.library.search.compiling.compile_claims import BITS
from tui.library.search.compiling.fts import Level
from tui.library.search.compiling.sql import TRUE, Condition, both
from tui.library.search.ledger_query import IN_CLAIM, LedgerCompiler, is_bare
from tui.news.query.query import All, Either, Field, Node, Not, Phrase, Scope, Word, all_of

SLACK = 300
"""Claims that are listed beyond those wanted: an article's are walked from its end, too."""

_POSITIONS = CLAIMS_EACH - 1


@dataclass(slots=True)
class _Parts:
    """The conditions of a query by what answers them."""

    words: list[Node] = field(default_factory=list)
    unwanted: list[Node] = field(default_factory=list)
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

    def within(self, articles: Condition) -> Condition:
        """The condition on articles, without those that have no place at this end."""
        return both([articles, replace(TRUE, first=UNDATED_BELOW)]) if self.is_oldest else articles


def newest(tree: Node | None, compiler: LedgerCompiler, end: End) -> Condition | None:
    """The statement for the claims at one end, and a few more; None where nothing can be."""
    parts = _parts_of(tree, compiler)
    unwanted = _unwanted(parts, compiler)
    articles = both(map(compiler.condition, parts.articles))
    if articles.lead is not None and articles.lead.most == 0:
        return None
    reach = end.within(articles)
    asked = all_of(parts.claims)
    within = replace(compiler.claims, first=reach.first, stop=reach.stop)
    claims = ANY if asked is None else within.claims(asked)
    # What the number of a claim tells, and what else is asked of it.
    listed, further = _within(articles, f"f.claim >> {BITS}"), [*parts.written]
    words = all_of(parts.words)
    match = None if words is None else compiler.match(words)
    if match is not None:
        streams: Sequence[Condition] = [_matching(match, reach)]
        if claims.listing is not None and claims.most < VERY_MANY:
            sql = f"f.claim IN ({claims.listing.sql})"
            listed.append(Condition(sql, claims.listing.values))
        else:
            further.append(claims.asked)
    elif claims.streams:
        streams = claims.streams
        further.append(claims.rest)
    else:
        sql = f"SELECT rowid AS claim FROM claim INDEXED BY claim_narrow {_where(reach)}"
        streams = [Condition(sql)]
        further.append(claims.asked)
    further += map(compiler.condition, parts.mixed)
    merged = _merged(streams, [_matching(each, reach) for each in unwanted])
    joined = "" if both(further) == TRUE else NARROW
    if any(map(_asks_article, parts.mixed)):
        joined += f" CROSS JOIN article a ON a.rowid = f.claim >> {BITS}"
    return _walked(merged, joined, both([*listed, *further]), end)


def in_order(claims: Iterable[int], end: End) -> list[int]:
    """The claims at one end, the newest article first, in the order of its text."""
    # The positions of an article's claims count down when their bits are turned round.
    turned = sorted((claim ^ _POSITIONS for claim in claims), reverse=True)
    kept = turned[-end.limit :] if end.is_oldest else turned[: end.limit]
    return [claim ^ _POSITIONS for claim in kept]


def _merged(streams: Sequence[Condition], unwanted: Sequence[Condition]) -> Condition:
    """The statement for what is in some of the streams and is not unwanted."""
    sql = " UNION ".join(stream.sql for stream in streams)
    sql += "".join(f" EXCEPT {stream.sql}" for stream in unwanted)
    return Condition(sql, tuple(v for stream in (*streams, *unwanted) for v in stream.values))


def _walked(merged: Condition, joined: str, asked: Condition, end: End) -> Condition:
    """The statement that walks from one end until enough claims meet what is asked."""
    most, ordered = end.limit + SLACK, f"{merged.sql} ORDER BY claim {end.order} LIMIT"
    if asked == TRUE:
        sql = f"{ordered} {most}"
    else:
        # The limit of -1 has SQLite keep the order, in which each claim is asked as it comes.
        sql = f"SELECT f.claim FROM ({ordered} -1) f {joined} WHERE {asked.sql} LIMIT {most}"
    values = (*merged.values, *asked.values)
    return Condition(f"SELECT json_group_array(claim) FROM ({sql})", values)


def _matching(match: str, reach: Condition) -> Condition:
    """The claims that match an expression of FTS5."""
    bounds = "".join(f" AND {bound}" for bound in _bounds(reach))
    sql = f"SELECT rowid AS claim FROM claim_fts WHERE claim_fts MATCH ?{bounds}"
    return Condition(sql, (match,))


def _unwanted(parts: _Parts, compiler: LedgerCompiler) -> list[str]:
    """The expressions of FTS5 for words that are not wanted, where the index knows them."""
    found = []
    for node in parts.unwanted:
        match = replace(compiler, level=Level.EXCLUDED).match(node)
        if match is None:
            parts.mixed.append(Not(node))
        else:
            found.append(match)
    return found


def _within(articles: Condition, article: str) -> list[Condition]:
    """The conditions that the article with the number `article` meets what is asked of it."""
    lead = articles.lead
    listed = [] if lead is None else [Condition(f"{article} IN ({lead.sql})", lead.values)]
    if articles == TRUE or (lead is not None and lead.is_exact):
        return listed
    sql = f"EXISTS (SELECT 1 FROM article a WHERE a.rowid = {article} AND {articles.sql})"
    return [*listed, Condition(sql, articles.values)]


def _bounds(reach: Condition) -> list[str]:
    """Between which numbers the claims lie."""
    first = [] if reach.first is None else [f"rowid >= {reach.first << BITS}"]
    return [*first, *([] if reach.stop is None else [f"rowid < {reach.stop << BITS}"])]


def _where(reach: Condition) -> str:
    bounds = " AND ".join(_bounds(reach))
    return bounds and f"WHERE {bounds}"


def _parts_of(tree: Node | None, compiler: LedgerCompiler) -> _Parts:
    parts = _Parts()
    nodes = () if tree is None else tree.nodes if isinstance(tree, All) else (tree,)
    for node in nodes:
        match node:
            case Not(inner) if is_bare(inner, as_text=True):
                parts.unwanted.append(inner)
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
    if parts.words:
        # Beside words that are wanted the word index leaves out those that are not.
        parts.words += map(Not, parts.unwanted)
        parts.unwanted.clear()
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
