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
from tui.library.search.compiling.claim_lists import ANY, NARROW, VERY_MANY, Claims
from tui.library.search.compiling.compile_claims import BITS
from tui.library.search.compiling.fts import Level
from tui.library.search.compiling.sql import TRUE, Condition, both
from tui.library.search.ledger_query import IN_CLAIM, LedgerCompiler, is_bare
from tui.news.query.query import All, Either, Field, Form, Node, Not, Phrase, Scope, Word, all_of

SLACK = 300
"""Claims that are listed beyond those wanted: an article's are walked from its end, too."""

BROAD = 100
"""For so many words that a beginning goes on to (counted in each article), for each claim that is
wanted, it is quicker to look into the newest claims than to have the word index gather all."""

LED = 2_000
"""Articles up to which they lead to their claims, rather than being looked for among all claims."""

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
    parts = _parts_of(tree, compiler, end)
    unwanted = _unwanted(parts, compiler)
    articles = both(map(compiler.condition, parts.articles))
    if articles.lead is not None and articles.lead.most == 0:
        return None
    reach = end.within(articles)
    asked = all_of(parts.claims)
    within = replace(compiler.claims, first=reach.first, stop=reach.stop)
    claims = ANY if asked is None else within.claims(asked)
    words = all_of(parts.words)
    match = None if words is None else compiler.match(words)
    lead = _leading(match, claims, articles, reach)
    further = [lead.asked, *parts.written, *map(compiler.condition, parts.mixed)]
    joined = "" if both(further) == TRUE else NARROW
    if any(map(_asks_article, parts.mixed)):
        joined += f" CROSS JOIN article a ON a.rowid = f.claim >> {BITS}"
    without = [_matching(each, reach) for each in unwanted]
    return _walked(lead.streams, without, joined, both([*lead.listed, *further]), end)


@dataclass(frozen=True, slots=True)
class _Leading:
    """The statements that lead, what the number of a claim tells, and what is asked of it."""

    streams: Sequence[Condition]
    listed: Sequence[Condition]
    asked: Condition


def _leading(match: str | None, claims: Claims, articles: Condition, reach: Condition) -> _Leading:
    """What leads to the claims: words, few articles, who says it or what it is about, or all."""
    listed, lead = _within(articles, f"f.claim >> {BITS}"), articles.lead
    if match is not None:
        if claims.listing is None or claims.most >= VERY_MANY:
            return _Leading([_matching(match, reach)], listed, claims.asked)
        among = Condition(f"+f.claim IN ({claims.listing.sql})", claims.listing.values)
        return _Leading([_matching(match, reach)], [*listed, among], TRUE)
    if lead is not None and lead.most <= LED and claims.most >= VERY_MANY:
        bounds = "".join(f" AND {bound}" for bound in _bounds(reach))
        theirs = f"claim INDEXED BY claim_article WHERE article IN ({lead.sql}){bounds}"
        stream = Condition(f"SELECT rowid AS claim FROM {theirs}", lead.values)
        return _Leading([stream], listed[1:], claims.asked)
    if claims.streams:
        return _Leading(claims.streams, listed, claims.rest)
    bounds = " AND ".join(_bounds(reach))
    sql = "SELECT rowid AS claim FROM claim INDEXED BY claim_narrow"
    every = Condition(f"{sql} WHERE {bounds}" if bounds else sql)
    return _Leading([every], listed, claims.asked)


def in_order(claims: Iterable[int], end: End) -> list[int]:
    """The claims at one end, the newest article first, in the order of its text."""
    # The positions of an article's claims count down when their bits are turned round.
    turned = sorted((claim ^ _POSITIONS for claim in claims), reverse=True)
    kept = turned[-end.limit :] if end.is_oldest else turned[: end.limit]
    return [claim ^ _POSITIONS for claim in kept]


def _walked(
    streams: Sequence[Condition],
    without: Sequence[Condition],
    joined: str,
    asked: Condition,
    end: End,
) -> Condition:
    """The statement that walks over some streams from one end until enough claims are found."""
    merged = " UNION ".join(stream.sql for stream in streams)
    merged += "".join(f" EXCEPT {stream.sql}" for stream in without)
    most, ordered = end.limit + SLACK, f"ORDER BY claim {end.order} LIMIT"
    if asked == TRUE:
        sql = f"{merged} {ordered} {most}"
    elif len(streams) + len(without) == 1:
        sql = f"SELECT f.claim FROM ({merged}) f {joined} WHERE {asked.sql} {ordered} {most}"
    else:
        # The limit of -1 has SQLite keep the order, in which each claim is asked as it comes.
        merged = f"{merged} {ordered} -1"
        sql = f"SELECT f.claim FROM ({merged}) f {joined} WHERE {asked.sql} LIMIT {most}"
    values = (v for part in (*streams, *without, asked) for v in part.values)
    return Condition(f"SELECT json_group_array(claim) FROM ({sql})", tuple(values))


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


def _parts_of(tree: Node | None, compiler: LedgerCompiler, end: End) -> _Parts:
    parts = _Parts()
    nodes = () if tree is None else tree.nodes if isinstance(tree, All) else (tree,)
    for node in nodes:
        match node:
            case Not(inner) if is_bare(inner, as_text=True):
                parts.unwanted.append(inner)
            case Word(form=Form.PREFIX) if compiler.holds(node) > BROAD * end.limit:
                parts.written.append(compiler.begun(node))
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
