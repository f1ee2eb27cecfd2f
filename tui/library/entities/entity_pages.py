"""Entity pages: everything the library holds of one entity, gathered for one look.

An entity is what is *shown*: all rows of `entity` that corrections brought
under one name and kind, and of a person the articles with nothing but the
surname, where that is nobody else's (`surnames`). Everything is bounded, so
that the page of whoever is named in every fourth of 100,000 articles comes
within the fifth of a second: stances are counted in the newest claims,
companions in some of the articles, and how many is part of the answer.

An article's rowid is the second of its publication, so when it is named is
known from the index of mentions alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from json import dumps
from pathlib import Path

from tui.library.entities.companions import companions, numbers
from tui.library.entities.entity_claims import EntityClaims
from tui.library.entities.entity_plots import plotted
from tui.library.schema import UNDATED_BELOW
from tui.library.search.reading import Reading, Reads
from tui.library.search.words.surnames import Surnames
from tui.library.shelf.words import Words
from tui.matching.finder import TextFinder
from tui.news.article import ArticleId, Published
from tui.news.correction import Entity
from tui.news.entity_page import Claimed, EntityPage, Form, Outlet, Told
from tui.news.findings import Kind, Stance

FORMS, NEWEST, LATEST, OUTLETS = 12, 200, 10, 50
"""How many are given at most: names, claims of either sort, articles, publishers."""

COUNTED = 5_000
"""Claims whose stances are counted, the newest; some 15 ms."""

SOUGHT = 200
"""Articles looked at to see how a form is written, the newest with these words."""

_ROWS = "SELECT json_group_array(rowid) FROM entity WHERE shown_name = ? AND shown_kind = ?"
_MEANT = """
WITH called (name, kind, articles) AS (
    SELECT e.shown_name, e.shown_kind, a.articles
    FROM alias a JOIN entity e ON e.rowid = a.entity WHERE a.folded = ?1
    UNION ALL
    SELECT e.shown_name, e.shown_kind, (SELECT count(*) FROM mention WHERE entity = e.rowid)
    FROM entity e WHERE e.folded = ?1 AND (e.shown_name IS NOT e.name OR e.shown_kind IS NOT e.kind)
)
SELECT name, kind FROM called WHERE name IS NOT NULL AND (?2 IS NULL OR kind = ?2)
GROUP BY 1, 2 ORDER BY sum(articles) DESC, name LIMIT ?3
"""
_ARTICLES = """
SELECT json_group_array(article) FROM (
    SELECT DISTINCT article FROM mention
    WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY article)
"""
_FORMS = """
SELECT folded, sum(articles) AS n FROM alias WHERE entity IN (SELECT value FROM json_each(?1))
GROUP BY folded ORDER BY n DESC, folded LIMIT ?2
"""
_WRITTEN = """
SELECT t.text FROM (
    SELECT rowid FROM article_fts WHERE article_fts MATCH ?1 ORDER BY rowid DESC LIMIT ?3
) f JOIN article_text t ON t.article = f.rowid
WHERE EXISTS (SELECT 1 FROM mention m WHERE m.article = f.rowid
    AND m.entity IN (SELECT value FROM json_each(?2))) LIMIT 1
"""
_STANCES = """
SELECT c.stance, count(*) FROM json_each(?) j
CROSS JOIN claim c INDEXED BY claim_narrow ON c.rowid = j.value GROUP BY 1
"""
_NAMING = """
SELECT a.publisher_folded, min(a.publisher), count(*) FROM json_each(?1) j
JOIN article a ON a.rowid = j.value GROUP BY 1
"""
_TOLD = """
SELECT a.rowid, a.id, a.headline, a.publisher, a.published FROM json_each(?) j
JOIN article a ON a.rowid = j.value ORDER BY j.key
"""


class EntityPages:
    """Makes entity pages from a connection to the library."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._words = Words()

    def meant(self, name: str, kind: Kind | None = None, limit: int = 6) -> list[Entity]:
        """The entities that are called so in any case and with any accents.

        Who is called so in most articles comes first. `=name` means only those
        that are shown by this very name.
        """
        of_kind = kind.value if kind is not None else None
        form = self._words.fold(name)
        rows = self._reads.all(_MEANT, (form, of_kind, limit)) if form else []
        exact = name.removeprefix("=")
        return [Entity(shown, Kind(kind_)) for shown, kind_ in rows if exact in (name, shown)]

    def page(self, entity: Entity) -> EntityPage | None:
        """The page of an entity; None when nothing in the library is shown so."""
        rows = self._rows(entity)
        if not rows:
            return None
        ids, claims = dumps(rows), EntityClaims(self._reads, rows)
        articles = numbers(self._reads.value(_ARTICLES, (ids,)))
        dated = [article for article in articles if article >= UNDATED_BELOW]
        latest = self._told([*reversed(dated[-LATEST:]), *_undated(articles)][:LATEST])
        near, compared = companions(self._reads, entity, articles)
        return EntityPage(
            entity=entity,
            forms=self._forms(entity, ids),
            articles=len(articles),
            first=self._told(dated[:1])[0].published if dated else None,
            last=latest[0].published if dated else None,
            plot=plotted(self._reads, dated, len(articles) - len(dated)),
            said=self._claimed(claims.said(COUNTED), claims.said_count),
            about=self._claimed(claims.about(COUNTED), claims.about_count),
            companions=near,
            compared=compared,
            outlets=self._outlets(claims, articles),
            latest=latest,
        )

    def claims(self, entity: Entity) -> list[int]:
        """The claims by an entity and about it, the newest `COUNTED` of each, each claim once."""
        rows = self._rows(entity)
        found = EntityClaims(self._reads, rows)
        return list(dict.fromkeys([*found.said(COUNTED), *found.about(COUNTED)]))

    def full_name(self, name: str) -> str:
        """The name of the person that is meant by a bare surname; what was given for another."""
        return Surnames(self._reads).full_names([name]).get(name, name)

    def _rows(self, entity: Entity) -> list[int]:
        """The rows that are shown so, and those of a surname that is taken for this person's."""
        rows = numbers(self._reads.value(_ROWS, (entity.name, entity.kind.value)))
        if rows and entity.kind is Kind.PERSON:
            rows += Surnames(self._reads).rows_of([entity.name])
        return rows

    def _forms(self, entity: Entity, ids: str) -> tuple[Form, ...]:
        name = self._words.fold(entity.name)
        return tuple(
            Form(entity.name if form == name else self._written(form, ids), articles)
            for form, articles in self._reads.all(_FORMS, (ids, FORMS))
        )

    def _written(self, form: str, ids: str) -> str:
        """A folded form as some article of the entity writes it."""
        text = self._reads.value(_WRITTEN, (f'"{form}"', ids, SOUGHT))
        if text is None:
            return form
        words = tuple(form.split())
        single = frozenset(words) if len(words) == 1 else frozenset[str]()
        finder = TextFinder(words=single, phrases=frozenset() if single else frozenset({words}))
        written = [" ".join(hit.span.of(text).split()) for hit in finder.spans(text)]
        # A headline in capitals, or a common word that is written alike, says less.
        best = Counter(written).most_common()
        best.sort(key=lambda pair: (pair[0].isupper(), not pair[0][:1].isupper()))
        return best[0][0] if best else form

    def _claimed(self, claims: Sequence[int], count: Callable[[], int]) -> Claimed:
        total = len(claims) if len(claims) < COUNTED else count()
        stances = {Stance(word): n for word, n in self._reads.all(_STANCES, (dumps(claims),))}
        ranked = dict(sorted(stances.items(), key=lambda pair: (-pair[1], pair[0])))
        return Claimed(total, tuple(claims[:NEWEST]), ranked, len(claims))

    def _outlets(self, claims: EntityClaims, articles: Sequence[int]) -> tuple[Outlet, ...]:
        names: dict[str | None, str | None] = {}
        counts = []
        for rows in (self._reads.all(_NAMING, (dumps(articles),)), claims.quoting()):
            names |= {folded: name for folded, name, _ in rows}
            counts.append({folded: n for folded, _, n in rows})
        named, quoted = counts
        found = [Outlet(names[f], named.get(f, 0), quoted.get(f, 0)) for f in names]
        found.sort(key=lambda o: (o.name is None, -o.articles, -o.claims, o.name or ""))
        return tuple(found[:OUTLETS])

    def _told(self, articles: Sequence[int]) -> list[Told]:
        return [
            Told(key, ArticleId(id_), headline, publisher, Published(at) if at else None)
            for key, id_, headline, publisher, at in self._reads.all(_TOLD, (dumps(articles),))
        ]


def _undated(articles: Sequence[int]) -> list[int]:
    return [article for article in reversed(articles) if article < UNDATED_BELOW]


def page_of(path: Path, entity: Entity) -> EntityPage | None:
    """The page of an entity, read on a connection opened for it: for a thread."""
    with closing(Reading(path)) as reading:
        return EntityPages(reading).page(entity)


def claims_of(reads: Reads, entity: Entity) -> list[int]:
    """The claims by an entity and about it."""
    return EntityPages(reads).claims(entity)
