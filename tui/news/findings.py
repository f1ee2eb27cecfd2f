"""Findings: what the analysis found in one article, entities and claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from tui.news.span import Span


class Kind(StrEnum):
    """What sort of thing an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    PRODUCT = "product"
    WORK = "work"
    LAW = "law"
    LANGUAGE = "language"
    DATE = "date"
    QUANTITY = "quantity"


class Stance(StrEnum):
    """How a source stands to what it says; the set of `claims.md`."""

    SAID = "said"
    CONFIRMED = "confirmed"
    DENIED = "denied"
    CLAIMED = "claimed"
    ACCUSED = "accused"
    BELIEVED = "believed"
    PREDICTED = "predicted"
    WARNED = "warned"
    PROMISED = "promised"
    URGED = "urged"
    SUPPORTED = "supported"
    ASKED = "asked"
    DECLINED = "declined"
    UNVERIFIED = "unverified"


class Quotation(StrEnum):
    """Whether the content is in the source's own words."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Via(StrEnum):
    """How the speaker behind a source was found."""

    NAMED = "named"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"
    CARRIED_OVER = "carried over"


def _check_confidence(confidence: float) -> None:
    if not 0.0 <= confidence <= 1.0:
        raise ValueError(f"a confidence lies in 0..1, not {confidence}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an entity. `entity` is the entity's canonical name.

    `is_corrected` says that the reader's corrections changed what was found;
    like that of a claim it is never kept with the findings.
    """

    span: Span
    kind: Kind
    entity: str
    confidence: float
    rule: str
    is_corrected: bool = False

    def __post_init__(self) -> None:
        _check_confidence(self.confidence)
        if not self.entity:
            raise ValueError("a mention names an entity")


@dataclass(frozen=True, slots=True)
class Speaker:
    """The entity behind a source, and how it was found.

    `is_sure` is False for a guess, which the screen shows with a question mark.
    """

    name: str
    via: Via
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """An attribution: a source, the cue that attributes, and the content.

    Each part is a tuple of spans in text order: an interrupted quotation has
    content in several runs. No source means that the article names nobody.
    `parent` is the index, in `Findings.claims`, of the claim this one stands
    inside, or None. `hedges` are the words that weaken it ("reportedly").
    `about` are the canonical names of the entities in the content.
    `is_corrected` says that the stance or the speaker is the reader's.
    """

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    quotation: Quotation
    confidence: float
    rule: str
    speaker: Speaker | None = None
    negated: bool = False
    hedges: tuple[Span, ...] = ()
    about: tuple[str, ...] = ()
    parent: int | None = None
    is_corrected: bool = False

    def __post_init__(self) -> None:
        if not self.cue and not self.content:
            raise ValueError("a claim needs a cue or a content")
        _check_confidence(self.confidence)
        for part in (self.cue, self.source, self.content):
            if any(a.stop > b.start for a, b in pairwise(part)):
                raise ValueError("the spans of a part come in text order and do not overlap")

    @property
    def span(self) -> Span:
        """The run from the first to the last character of the whole claim."""
        parts = (*self.cue, *self.source, *self.content)
        return Span(min(s.start for s in parts), max(s.stop for s in parts))

    @property
    def is_hedged(self) -> bool:
        """Whether the article or the source weakens the claim."""
        return bool(self.hedges)


@dataclass(frozen=True, slots=True)
class Findings:
    """All mentions and claims of one article, made by the analysis `version`.

    Mentions are in text order and never overlap; claims are in the order of
    their first character.
    """

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    version: str = ""

    def __post_init__(self) -> None:
        for a, b in pairwise(self.mentions):
            if a.span.stop > b.span.start:
                raise ValueError(f"mentions overlap: {a.span} and {b.span}")
        for index, claim in enumerate(self.claims):
            if claim.parent is not None and not 0 <= claim.parent < len(self.claims):
                raise ValueError(f"claim {index} stands inside a claim that is not there")


def to_json(findings: Findings) -> dict[str, Any]:
    """The findings as plain JSON values, from which `from_json` makes them again."""
    return {
        "version": findings.version,
        "mentions": [
            [m.span.start, m.span.stop, m.kind.value, m.entity, round(m.confidence, 3), m.rule]
            for m in findings.mentions
        ],
        "claims": [dict(_claim_items(claim)) for claim in findings.claims],
    }


def _claim_items(claim: Claim) -> Iterator[tuple[str, Any]]:
    for part in ("cue", "source", "content", "hedges"):
        yield part, [[s.start, s.stop] for s in getattr(claim, part)]
    yield "stance", claim.stance.value
    yield "quotation", claim.quotation.value
    yield "confidence", round(claim.confidence, 3)
    yield "rule", claim.rule
    if claim.speaker is not None:
        yield "speaker", [claim.speaker.name, claim.speaker.via.value, claim.speaker.is_sure]
    if claim.negated:
        yield "negated", True
    if claim.about:
        yield "about", list(claim.about)
    if claim.parent is not None:
        yield "parent", claim.parent


def from_json(data: Mapping[str, Any]) -> Findings:
    """The findings that `to_json` wrote; KeyError, TypeError or ValueError on anything else."""
    return Findings(
        mentions=tuple(
            Mention(Span(start, stop), Kind(kind), entity, confidence, rule)
            for start, stop, kind, entity, confidence, rule in data["mentions"]
        ),
        claims=tuple(_claim(item) for item in data["claims"]),
        version=data["version"],
    )


def _claim(item: Mapping[str, Any]) -> Claim:
    def spans(part: str) -> tuple[Span, ...]:
        return tuple(Span(start, stop) for start, stop in item[part])

    speaker = item.get("speaker")
    return Claim(
        cue=spans("cue"),
        source=spans("source"),
        content=spans("content"),
        hedges=spans("hedges"),
        stance=Stance(item["stance"]),
        quotation=Quotation(item["quotation"]),
        confidence=item["confidence"],
        rule=item["rule"],
        speaker=Speaker(speaker[0], Via(speaker[1]), speaker[2]) if speaker else None,
        negated=item.get("negated", False),
        about=tuple(item.get("about", ())),
        parent=item.get("parent"),
    )
