"""Layers: which findings are drawn over the text of an article."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tui.news.findings import Kind


class Layer(StrEnum):
    """One thing drawn over the text."""

    ENTITIES = "entities"
    CLAIMS = "claims"
    HITS = "hits"


QUIET_KINDS = frozenset({Kind.DATE, Kind.QUANTITY})
"""Kinds that would colour half the words of a story; drawn only when asked for."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Which layers are drawn, and entities of which kinds."""

    entities: bool = True
    claims: bool = True
    hits: bool = True
    kinds: frozenset[Kind] = frozenset(Kind) - QUIET_KINDS

    def toggled(self, layer: Layer) -> Layers:
        """The same layers with one switched over."""
        match layer:
            case Layer.ENTITIES:
                return replace(self, entities=not self.entities)
            case Layer.CLAIMS:
                return replace(self, claims=not self.claims)
            case Layer.HITS:
                return replace(self, hits=not self.hits)

    def with_kind(self, kind: Kind, *, is_drawn: bool) -> Layers:
        """The same layers with entities of a kind drawn or not."""
        kinds = self.kinds | {kind} if is_drawn else self.kinds - {kind}
        return replace(self, kinds=kinds)

    def draws(self, kind: Kind) -> bool:
        """Whether entities of a kind are drawn."""
        return self.entities and kind in self.kinds
