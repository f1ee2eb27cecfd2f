"""Offers: the entities that a prompt proposes for what is typed, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.library.corrections import Corrections, Known
from tui.matching import fuzzy
from tui.news.correction import MEASURES, Entity
from tui.news.findings import Findings, Kind
from tui.terminal.screens.entity_prompt import Offer

LIMIT = 100
"""Offers at most; who does not find it among these types another letter."""


class Offers:
    """The entities that may be meant in place of one, in an article with these findings."""

    def __init__(
        self, corrections: Corrections, findings: Findings, instead_of: Entity | None
    ) -> None:
        self._corrections = corrections
        self._instead_of = instead_of
        here = dict.fromkeys(Entity(m.entity, m.kind) for m in findings.mentions)
        self._here = [entity for entity in here if entity.kind not in MEASURES]
        near: list[Known] = []
        if instead_of is not None:
            for word in instead_of.name.split():
                near += corrections.known(word, 20)
        self._pool = [*near, *corrections.commonest()]

    def known(self, typed: str) -> Iterator[Offer]:
        """Entities of the article, then of the library, that fit what is typed."""
        words = [word for word in typed.split() if word]
        found = [known for word in words for known in self._corrections.known(word, LIMIT)]
        articles = {known.entity: known.articles for known in (*self._pool, *found)}
        entities = [
            entity
            for entity in dict.fromkeys((*self._here, *articles))
            if entity != self._instead_of
        ]
        ranked = fuzzy.rank(typed, [entity.name for entity in entities], LIMIT)
        for picked in ranked:
            entity = entities[picked.index]
            yield Offer(entity, self._about(entity, articles.get(entity)), picked.positions)

    def _about(self, entity: Entity, articles: int | None) -> str:
        if entity in self._here:
            return f"{entity.kind} · here"
        return f"{entity.kind} · {articles:,} article{'' if articles == 1 else 's'}"

    def or_new(self, typed: str, kinds: Iterable[Kind], last: Sequence[Offer] = ()) -> list[Offer]:
        """The known ones; those of that very name first, then what is typed as a new name.

        Raises ValueError with a sentence when what is typed cannot be a name.
        """
        offers = list(self.known(typed))
        if not typed:
            return [*offers, *last]
        fresh = [Entity.typed(typed, kind) for kind in kinds]
        same = [offer for offer in offers if offer.entity and offer.entity.name == fresh[0].name]
        known = {offer.entity for offer in same} | {self._instead_of}
        new = [Offer(entity, f"new · {entity.kind}") for entity in fresh if entity not in known]
        return [*same, *new, *(offer for offer in offers if offer not in same), *last]
