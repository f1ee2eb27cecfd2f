"""Entities of an article as rows: what it names, what it calls that, and how often.

An entity has one row for all articles that name it, which goes when none does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from tui.library.claims.calls import Called
from tui.library.connection import Connection
from tui.library.corrections.replay import Laid, Replay
from tui.library.shelf.words import Words
from tui.news.correction import MEASURES, Entity


class EntityRows:
    """The rows of `entity`, `mention` and `alias`, within a transaction that the caller opens."""

    def __init__(self, connection: Connection, words: Words) -> None:
        self._connection = connection
        self._words = words

    def of_article(self, rowid: int) -> list[tuple[int]]:
        """The rows of the entities that an article names, or has speak."""
        return self._connection.all(
            "SELECT entity FROM mention WHERE article = ?1"
            " UNION SELECT speaker FROM claim WHERE article = ?1 AND speaker IS NOT NULL",
            (rowid,),
        )

    def drop(self, entities: Iterable[tuple[int]]) -> None:
        """Take away those that nothing names any more."""
        self._connection.run_each(
            "DELETE FROM entity WHERE rowid = ?1"
            " AND NOT EXISTS (SELECT 1 FROM mention WHERE entity = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM claim WHERE speaker = ?1)"
            " AND NOT EXISTS (SELECT 1 FROM claim_about WHERE entity = ?1)",
            entities,
        )

    def put(
        self, rowid: int, laid: Laid, forms: Mapping[Called, set[str]], replay: Replay
    ) -> dict[Called, int]:
        """Write the entities of an article, with what it calls them; the row of each."""
        counts = Counter(called for _, called in laid.mentions)
        rows: dict[Called, int] = {}
        for called, named in sorted(forms.items()):
            entity: int = self._connection.value(
                "INSERT INTO entity (name, kind, since, shown_name, shown_kind, folded)"
                " VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (name, kind, since) DO UPDATE SET folded = excluded.folded"
                " RETURNING rowid",
                (*_key(called), *self._shown_columns(called, replay)),
            )
            if counts[called]:
                self._connection.run(
                    "INSERT INTO mention (entity, article, count) VALUES (?, ?, ?)",
                    (entity, rowid, counts[called]),
                )
            self._connection.run_each(
                "INSERT INTO alias (folded, entity, articles) VALUES (?, ?, 1)"
                " ON CONFLICT (folded, entity) DO UPDATE SET articles = articles + 1",
                [(form, entity) for form in sorted(named) if form],
            )
            rows[called] = entity
        return rows

    def count_off(self, laid: Laid, text: str) -> None:
        """Forget the forms that only this article uses of an entity."""
        for called, forms in self.forms(laid, text).items():
            keys = [(*_key(called), form) for form in sorted(forms)]
            entity = "(SELECT rowid FROM entity WHERE name = ?1 AND kind = ?2 AND since = ?3)"
            where = f"entity = {entity} AND folded = ?4"
            self._connection.run_each(
                f"UPDATE alias SET articles = articles - 1 WHERE {where}", keys
            )
            self._connection.run_each(f"DELETE FROM alias WHERE {where} AND articles < 1", keys)

    def follow(self, entities: Iterable[Entity], replay: Replay) -> None:
        """Say anew what is shown for everything that is called so."""
        for entity in sorted(entities):
            for rowid, since in self._connection.all(
                "SELECT rowid, since FROM entity WHERE name = ? AND kind = ?",
                (entity.name, entity.kind.value),
            ):
                self._connection.run(
                    "UPDATE entity SET shown_name = ?, shown_kind = ?, folded = ? WHERE rowid = ?",
                    (*self._shown_columns(Called(entity, since), replay), rowid),
                )

    def _shown_columns(self, called: Called, replay: Replay) -> tuple[str | None, str | None, str]:
        shown = replay.entity(called)
        if shown is None:
            return None, None, self._words.fold(called.entity.name)
        return shown.name, shown.kind.value, self._words.fold(shown.name)

    def forms(self, laid: Laid, text: str) -> dict[Called, set[str]]:
        """Everything an article calls an entity, folded, for each of its entities."""
        fold = self._words.fold
        forms: dict[Called, set[str]] = {}
        for mention, called in laid.mentions:
            if called.entity.kind not in MEASURES:
                names = forms.setdefault(called, {fold(called.entity.name)})
                names.add(fold(mention.span.of(text)))
        for claim in laid.claims:
            if claim.speaker is not None and claim.speaker.entity.kind not in MEASURES:
                forms.setdefault(claim.speaker, {fold(claim.speaker.entity.name)})
        return forms


def _key(called: Called) -> tuple[str, str, int]:
    return called.entity.name, called.entity.kind.value, called.since
