"""What the reader said against the findings, of every kind: as it was made, and as it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tui.news import highlight
from tui.news.article import ArticleId
from tui.news.by_hand import ClaimByHand, MentionByHand
from tui.news.correction import (
    CLAIM_VERBS,
    ENTITY_VERBS,
    ClaimCorrection,
    Entity,
    EntityCorrection,
    Verb,
    Wording,
)
from tui.news.findings import Kind, Stance
from tui.news.highlight import Anchor

Correction = EntityCorrection | ClaimCorrection | MentionByHand | ClaimByHand


@dataclass(frozen=True, slots=True)
class Made:
    """A correction that was made: its place in the order of all, and the second it was made."""

    number: int
    at: int
    correction: Correction


def to_json(correction: Correction) -> dict[str, Any]:
    """The correction as plain JSON values, from which `from_json` makes it again."""
    data: dict[str, Any] = {"verb": correction.verb.value}
    if correction.article is not None:
        data["article"] = correction.article
    match correction:
        case ClaimCorrection():
            return data | _of_claim(correction)
        case EntityCorrection():
            return data | _of_entity(correction)
        case MentionByHand():
            data |= {"entity": _pair(correction.entity), "form": correction.form}
            if correction.anchor is not None:
                data["anchor"] = highlight.to_json(correction.anchor)
            if correction.instead:
                data["instead"] = correction.instead
            return data
        case ClaimByHand():
            return data | _of_claim_by_hand(correction)


def _of_claim(correction: ClaimCorrection) -> dict[str, Any]:
    data: dict[str, Any] = {"cue": correction.cue, "content": correction.content}
    if correction.stance is not None:
        data["stance"] = correction.stance.value
    if correction.speaker is not None:
        data["speaker"] = _pair(correction.speaker)
    if correction.negated:
        data["negated"] = True
    return data


def _of_entity(correction: EntityCorrection) -> dict[str, Any]:
    data: dict[str, Any] = {"entity": _pair(correction.entity)}
    if correction.target is not None:
        data["target"] = _pair(correction.target)
    if correction.wording is not None:
        data["form"] = correction.wording.form
        if correction.wording.around is not None:
            data["around"] = list(correction.wording.around)
    return data


def _of_claim_by_hand(correction: ClaimByHand) -> dict[str, Any]:
    data: dict[str, Any] = {
        part: [highlight.to_json(anchor) for anchor in getattr(correction, part)]
        for part in ("cue", "source", "content")
    }
    data["stance"] = correction.stance.value
    if correction.speaker is not None:
        data["speaker"] = _pair(correction.speaker)
    if correction.negated:
        data["negated"] = True
    if correction.instead is not None:
        data["instead"] = list(correction.instead)
    if correction.hedges is not None:
        data["hedges"] = [highlight.to_json(anchor) for anchor in correction.hedges]
    return data


def from_json(data: Mapping[str, Any]) -> Correction:
    """The correction that `to_json` wrote; KeyError, TypeError or ValueError on anything else."""
    verb = Verb(data["verb"])
    article = ArticleId(_text(data["article"])) if "article" in data else None
    if verb in ENTITY_VERBS:
        return _entity_correction(verb, article, data)
    if verb in (Verb.ADD, Verb.BOUNDS):
        return MentionByHand(
            verb,
            _entity(data["entity"]),
            _text(data["form"]),
            article,
            highlight.from_json(data["anchor"]) if "anchor" in data else None,
            _text(data.get("instead", "")),
        )
    if article is None:
        raise ValueError("a claim is corrected in its article")
    speaker = _entity(data["speaker"]) if "speaker" in data else None
    negated = data.get("negated", False) is True
    if verb in CLAIM_VERBS:
        stance = Stance(data["stance"]) if "stance" in data else None
        cue, content = _text(data["cue"]), _text(data["content"])
        return ClaimCorrection(verb, article, cue, content, stance, speaker, negated)
    instead = None
    if "instead" in data:
        cue, content = data["instead"]
        instead = _text(cue), _text(content)
    return ClaimByHand(
        verb,
        article,
        _anchors(data["cue"]),
        _anchors(data["source"]),
        _anchors(data["content"]),
        Stance(data["stance"]),
        speaker,
        negated,
        instead,
        _anchors(data["hedges"]) if "hedges" in data else None,
    )


def _entity_correction(
    verb: Verb, article: ArticleId | None, data: Mapping[str, Any]
) -> EntityCorrection:
    wording = None
    if "form" in data:
        before, after = data.get("around", ("", ""))
        around = (_text(before), _text(after)) if "around" in data else None
        wording = Wording(_text(data["form"]), around)
    target = _entity(data["target"]) if "target" in data else None
    return EntityCorrection(verb, _entity(data["entity"]), target, article, wording)


def _anchors(kept: Iterable[Mapping[str, Any]]) -> tuple[Anchor, ...]:
    return tuple(highlight.from_json(anchor) for anchor in kept)


def _pair(entity: Entity) -> list[str]:
    return [entity.name, entity.kind.value]


def _entity(pair: Sequence[Any]) -> Entity:
    name, kind = pair
    return Entity(_text(name), Kind(kind))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value
