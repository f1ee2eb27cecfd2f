"""Offers: the entities that a prompt proposes for what is typed, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.library.corrections.corrections import Corrections, Known
from tui.matching.fold import fold
from tui.matching.picks import fuzzy
from tui.news.correction import MEASURES, Entity
from tui.news.findings import Findings, Kind
from tui.terminal.screens.dialogs.entity_prompt import Offer

LIMIT = 100
"""Offers at most; who does not find it among these types another letter."""

NEAR = 20
"""Entities that share a word with the one meant, offered before anything is typed."""


class Offers:
    """The entities that may be meant in place of one, in an article with these findings."""

    def __init__(
        self, corrections: Corrections, findings: Findings, instead_of: Entity | None
    ) -> None:
        self._corrections = corrections
        self._instead_of = instead_of
        here = dict.fromkeys(Entity(m.entity, m.kind) for m in findings.mentions)
        self._here = [entity for entity in here if entity.kind not in MEASURES]
        words = instead_of.name.split() if instead_of is not None else []
        self._near = [known for word in words for known in corrections.known(word, NEAR)]
        self._pool: list[Known] = [*self._near, *corrections.commonest()]

    def known(self, typed: str) -> Iterator[Offer]:
        """Entities of the article, then of the library, that fit what is typed."""
        words = [word for word in typed.split() if word]
        found = [known for word in words for known in self._corrections.known(word, LIMIT)]
        articles = {known.entity: known.articles for known in (*self._pool, *found)}
        near = (known.entity for known in self._near)
        entities = [
            entity
            for entity in dict.fromkeys((*near, *self._here, *articles))
            if entity != self._instead_of
        ]
        kind = self._instead_of.kind if self._instead_of is not None else None
        here = set(self._here)
        if typed:
            entities.sort(key=lambda entity: (entity not in here, -articles.get(entity, 0)))
        entities.sort(key=lambda entity: kind is not None and entity.kind is not kind)
        names = [entity.name for entity in entities]
        ranked = fuzzy.rank(typed, names, LIMIT, by_length=False)
        for picked in ranked:
            entity = entities[picked.index]
            yield Offer(entity, self._about(entity, articles.get(entity)), picked.positions)

    def _about(self, entity: Entity, articles: int | None) -> str:
        if entity in self._here:
            return f"{entity.kind} · here"
        return f"{entity.kind} · {articles:,} article{'' if articles == 1 else 's'}"

    def or_new(self, typed: str, kinds: Iterable[Kind], last: Sequence[Offer] = ()) -> list[Offer]:
        """The known ones, and what is typed as a new name after those that begin so.

        Raises ValueError with a sentence when what is typed cannot be a name.
        """
        offers = list(self.known(typed))
        if not typed:
            return [*offers, *last]
        fresh = [Entity.typed(typed, kind) for kind in kinds]
        known = {offer.entity for offer in offers} | {self._instead_of}
        new = [Offer(entity, f"new · {entity.kind}") for entity in fresh if entity not in known]
        begin = f" {fold(fresh[0].name)}"
        offers.sort(key=lambda offer: _begins(offer, begin))
        at = sum(1 for offer in offers if _begins(offer, begin) < 2)
        return [*offers[:at], *new, *offers[at:], *last]


def _begins(offer: Offer, begin: str) -> int:
    """0 when a name is what is typed, 1 when a word of it begins so, else 2."""
    name = f" {fold(offer.entity.name)}" if offer.entity else ""
    if name == begin:
        return 0
    return 1 if begin in name else 2
