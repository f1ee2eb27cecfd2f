"""Layers: which findings, hits and marks are drawn over the text of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from tui.news.findings import Kind, Stance


class Layer(StrEnum):
    """One thing drawn over the text."""

    ENTITIES = "entities"
    CLAIMS = "claims"
    HITS = "hits"
    MARKS = "marks"


QUIET_KINDS = frozenset({Kind.DATE, Kind.QUANTITY})
"""Kinds that would colour half the words of a story; drawn only when asked for."""


@dataclass(frozen=True, slots=True)
class Layers:
    """Which layers are drawn, entities of which kinds, and claims of which stances.

    `marks` are the reader's own highlights.
    """

    entities: bool = True
    claims: bool = True
    hits: bool = True
    marks: bool = True
    kinds: frozenset[Kind] = frozenset(Kind) - QUIET_KINDS
    stances: frozenset[Stance] = frozenset(Stance)

    def toggled(self, layer: Layer) -> Layers:
        """The same layers with one switched over."""
        match layer:
            case Layer.ENTITIES:
                return replace(self, entities=not self.entities)
            case Layer.CLAIMS:
                return replace(self, claims=not self.claims)
            case Layer.HITS:
                return replace(self, hits=not self.hits)
            case Layer.MARKS:
                return replace(self, marks=not self.marks)

    def with_kind(self, kind: Kind, *, is_drawn: bool) -> Layers:
        """The same layers with entities of a kind drawn or not."""
        kinds = self.kinds | {kind} if is_drawn else self.kinds - {kind}
        return replace(self, kinds=kinds)

    def with_stance(self, stance: Stance, *, is_drawn: bool) -> Layers:
        """The same layers with claims of a stance drawn or not."""
        stances = self.stances | {stance} if is_drawn else self.stances - {stance}
        return replace(self, stances=stances)

    @property
    def bare(self) -> Layers:
        """The same layers with all switched off: plain text."""
        return replace(self, entities=False, claims=False, hits=False, marks=False)

    @property
    def is_bare(self) -> bool:
        """Whether nothing at all is drawn."""
        return not (self.entities or self.claims or self.hits or self.marks)

    def draws(self, kind: Kind) -> bool:
        """Whether entities of a kind are drawn."""
        return self.entities and kind in self.kinds

    def draws_claim(self, stance: Stance) -> bool:
        """Whether claims of a stance are drawn."""
        return self.claims and stance in self.stances


def to_json(layers: Layers) -> dict[str, Any]:
    """The layers as JSON; what is off is written, so that a kind of later times is drawn."""
    return {
        "off": [layer.value for layer in Layer if not getattr(layers, layer.value)],
        "kinds off": sorted(frozenset(Kind) - layers.kinds),
        "stances off": sorted(frozenset(Stance) - layers.stances),
    }


def from_json(found: Mapping[str, Any]) -> Layers:
    """The layers that `to_json` wrote; what is not understood is passed over."""
    off, kinds, stances = (found.get(name) for name in ("off", "kinds off", "stances off"))
    layers = Layers()
    if isinstance(off, list):
        for layer in Layer:
            layers = layers.toggled(layer) if layer.value in off else layers
    if isinstance(kinds, list):
        layers = replace(layers, kinds=frozenset(kind for kind in Kind if kind not in kinds))
    if isinstance(stances, list):
        layers = replace(layers, stances=frozenset(s for s in Stance if s not in stances))
    return layers
