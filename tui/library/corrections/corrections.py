"""Corrections: what the reader said against the findings, kept, listed and carried out.

Making one is a transaction and a step of the journal like setting a tag. What
is on the shelf follows in the same transaction: an article is laid out anew
when something was said of it alone; what was said everywhere changes one row
for each name it is about, in however many articles that stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from json import dumps, loads

from tui.library.claims.findings import FoundTables
from tui.library.connection import Connection
from tui.library.corrections.drawn import claim_of, places
from tui.library.marks.journal import Journal
from tui.library.shelf.identity import remember
from tui.library.shelf.words import Words
from tui.news.article import ArticleId
from tui.news.by_hand import BY_HAND, ClaimByHand, MentionByHand
from tui.news.correction import Entity, EntityCorrection
from tui.news.findings import Claim, Kind, Mention
from tui.news.said import Correction, Made, from_json, to_json

COUNTED = 50_000
"""Entities up to which the commonest are found within the time of a key: some 30 ms."""

AT_ONCE = 100
"""Articles that are laid out anew at once for words that mean something everywhere: some 0.3 s.
The search takes in the others when the background analyses them again; to who reads one of
them it is shown at once."""

_NAMED = "e.shown_name = ?1 AND e.shown_kind = ?2"
_ARTICLES = f"""
SELECT DISTINCT a.id FROM entity e JOIN mention m ON m.entity = e.rowid
JOIN article a ON a.rowid = m.article WHERE {_NAMED}
"""
_COUNT = f"""
SELECT count(DISTINCT m.article) FROM entity e JOIN mention m ON m.entity = e.rowid
WHERE {_NAMED}
"""
_KNOWN = """
SELECT e.shown_name, e.shown_kind, sum((SELECT count(*) FROM mention WHERE entity = e.rowid)) AS n
FROM entity e WHERE e.shown_name IS NOT NULL {}
GROUP BY e.shown_name, e.shown_kind ORDER BY n DESC, e.shown_name LIMIT ?1
"""
_WITH_WORD = """AND e.rowid IN (
    SELECT entity FROM alias WHERE instr(' ' || folded, ' ' || ?2)
    UNION SELECT rowid FROM entity WHERE instr(' ' || folded, ' ' || ?2)
        AND (shown_name IS NOT name OR shown_kind IS NOT kind))
"""


@dataclass(frozen=True, slots=True)
class Known:
    """An entity of the library as it is shown, and the number of articles that mention it."""

    entity: Entity
    articles: int


class Corrections:
    """The corrections of one library."""

    def __init__(self, connection: Connection, journal: Journal, now: Callable[[], int]) -> None:
        self._connection = connection
        self._journal = journal
        self._now = now
        self._words = Words()
        self._found = FoundTables(connection)

    def make(self, *corrections: Correction) -> int:
        """Keep corrections and carry them out; the number of articles they change.

        Several are one step of the history, for the reader did one thing. One that
        changes nothing now is kept too: it holds for articles to come.
        """
        articles: dict[ArticleId, None] = {}
        with self._journal.step("; ".join(map(str, corrections))) as changed:
            for correction in corrections:
                articles |= dict.fromkeys(self._about(correction))
                self._connection.run(
                    "INSERT INTO correction (article, at, said) VALUES (?, ?, ?)",
                    (correction.article, self._now(), encoded(correction)),
                )
            changed.extend(articles)
        return len(changed)

    def _about(self, correction: Correction) -> Sequence[ArticleId]:
        """The articles in which a correction changes something."""
        if (article_id := correction.article) is not None:
            remember(self._connection, [article_id])
            return [article_id]
        if isinstance(correction, EntityCorrection):
            return self.articles(correction.entity)
        if isinstance(correction, MentionByHand):
            return self._found.with_words(correction.form)
        return []

    def withdraw(self, made: Made) -> bool:
        """Take a correction back, whichever it is; whether it still stood."""
        with self._journal.step(f"took back: {made.correction}") as changed:
            gone = self._connection.value(
                "DELETE FROM correction WHERE number = ? RETURNING number", (made.number,)
            )
            article_id = made.correction.article
            if gone is not None and article_id is not None:
                changed.append(article_id)
        return gone is not None

    def by_hand(self, article_id: ArticleId, finding: Mention | Claim) -> Made | None:
        """The correction by which the reader made a finding of an article, if that is how it came.

        Of several the last, which is what is shown.
        """
        if finding.rule != BY_HAND:
            return None
        article = self._found.text_of(article_id) or ""
        for made in reversed(self.all()):
            correction = made.correction
            if correction.article not in (None, article_id):
                continue
            if isinstance(correction, MentionByHand) and isinstance(finding, Mention):
                if finding.span in places(correction, article):
                    return made
            elif isinstance(correction, ClaimByHand) and isinstance(finding, Claim):
                claim = claim_of(correction, article, None)
                if claim and (claim.cue, claim.content) == (finding.cue, finding.content):
                    return made
        return None

    def lost(self, article_id: ArticleId) -> frozenset[int]:
        """The numbers of the corrections of an article that are about nothing in it any more."""
        return self._found.lost(article_id)

    def count_words(self, form: str) -> int:
        """How many articles have these words in a row."""
        return len(self._found.with_words(form))

    def all(self) -> list[Made]:
        """Every correction that stands, in the order they were made."""
        return [
            Made(number, at, from_json(loads(said)))
            for number, at, said in self._connection.all(
                "SELECT number, at, said FROM correction ORDER BY number"
            )
        ]

    def articles(self, entity: Entity) -> Sequence[ArticleId]:
        """The articles that mention an entity, as it is shown."""
        rows = self._connection.all(_ARTICLES, (entity.name, entity.kind.value))
        return [ArticleId(article_id) for (article_id,) in rows]

    def count(self, entity: Entity) -> int:
        """How many articles mention an entity, as it is shown."""
        count: int = self._connection.value(_COUNT, (entity.name, entity.kind.value))
        return count

    def known(self, word: str = "", limit: int = 200) -> list[Known]:
        """Entities as they are shown, the most mentioned first.

        With a `word` only those with a name that has a word beginning so.
        """
        folded = self._words.fold(word)
        sql = _KNOWN.format(_WITH_WORD if folded else "")
        rows = self._connection.all(sql, (limit, folded) if folded else (limit,))
        return [Known(Entity(name, Kind(kind)), articles) for name, kind, articles in rows]

    def commonest(self, limit: int = 2_000) -> list[Known]:
        """The most mentioned entities; none where there are so many that counting takes long."""
        newest = self._connection.value("SELECT max(rowid) FROM entity") or 0
        return self.known(limit=limit) if newest < COUNTED else []

    def named(self, name: str) -> list[Known]:
        """The entities that are shown by this very name, the most mentioned first."""
        rows = self._connection.all(_KNOWN.format("AND e.shown_name = ?2"), (100, name))
        return [Known(Entity(n, Kind(kind)), articles) for n, kind, articles in rows]


def encoded(correction: Correction) -> str:
    """A correction as it is kept."""
    return dumps(to_json(correction), ensure_ascii=False, separators=(",", ":"))


@contextmanager
def settled(found: FoundTables) -> Iterator[None]:
    """Bring the shelf in line with the corrections, if they are others at the end of the block.

    Within a transaction of the caller, so that the two never disagree.
    """
    before = found.replay()
    yield
    after = found.replay()
    if after is before:
        return
    articles: set[ArticleId] = set()
    everywhere: list[int] = []
    words: set[str] = set()
    for number in before.made.keys() ^ after.made.keys():
        made = before.made.get(number) or after.made[number]
        if made.correction.article is not None:
            articles.add(made.correction.article)
        elif isinstance(made.correction, MentionByHand):
            words.add(made.correction.form)
        else:
            everywhere.append(number)
    if everywhere:
        # What was corrected in an article after that was said of what was shown then.
        for replay in (before, after):
            articles.update(replay.articles_since(min(everywhere)))
        found.entities.follow(before.said_everywhere | after.said_everywhere, after)
    widely = dict.fromkeys(a for form in sorted(words) for a in found.with_words(form))
    later = [article_id for article_id in widely if article_id not in articles]
    for article_id in (*sorted(articles), *later[:AT_ONCE]):
        found.put_again(article_id, before, after)
    found.wait_for_analysis(later[AT_ONCE:])
