"""Corrections as values: what cannot be meant is refused, and what is kept comes back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.news.article import ArticleId
from tui.news.by_hand import ClaimByHand, MentionByHand
from tui.news.correction import (
    ENTITY_VERBS,
    ClaimCorrection,
    Entity,
    EntityCorrection,
    Verb,
    Wording,
)
from tui.news.findings import Kind, Stance
from tui.news.highlight import Anchor
from tui.news.overriding import overridden
from tui.news.said import Correction, Made, from_json, to_json
from tui.news.span import Span

HERE = ArticleId("00000000000000aa")
ANA, TOM = Entity("Ana Lopes", Kind.PERSON), Entity("Tom Lopes", Kind.PERSON)
PORT = Entity("Ana Lopes", Kind.PLACE)
MONDAY = Entity("Monday", Kind.DATE)
LOPES = Wording("Lopes")


@pytest.mark.parametrize(
    ("verb", "entity", "target", "article", "wording"),
    [
        (Verb.RENAME, ANA, None, None, None),
        (Verb.RENAME, ANA, ANA, None, None),
        (Verb.RENAME, ANA, PORT, None, None),
        (Verb.RETYPE, ANA, TOM, None, None),
        (Verb.REMOVE, ANA, TOM, None, None),
        (Verb.SPLIT, ANA, TOM, None, LOPES),
        (Verb.SPLIT, ANA, TOM, HERE, None),
        (Verb.MERGE, ANA, TOM, None, LOPES),
        (Verb.REMOVE, MONDAY, None, None, None),
        (Verb.RETYPE, ANA, Entity("Ana Lopes", Kind.DATE), None, None),
        (Verb.STANCE, ANA, TOM, HERE, None),
    ],
)
def test_what_cannot_be_meant_of_an_entity_is_refused(
    verb: Verb,
    entity: Entity,
    target: Entity | None,
    article: ArticleId | None,
    wording: Wording | None,
) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        EntityCorrection(verb, entity, target, article, wording)


@pytest.mark.parametrize(
    ("verb", "cue", "stance", "speaker"),
    [
        (Verb.RENAME, "denied", None, None),
        (Verb.REJECT, "", None, None),
        (Verb.STANCE, "denied", None, None),
        (Verb.REJECT, "denied", Stance.SAID, None),
        (Verb.REJECT, "denied", None, ANA),
    ],
)
def test_what_cannot_be_meant_of_a_claim_is_refused(
    verb: Verb, cue: str, stance: Stance | None, speaker: Entity | None
) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        ClaimCorrection(verb, HERE, cue, "", stance, speaker)


@pytest.mark.parametrize("name", ["", "  ", "a" * 201, "a\x1bb", "a\u202eb"])
def test_what_cannot_be_a_name_is_not_taken_from_the_keyboard(name: str) -> None:
    with pytest.raises(ValueError, match="cannot be a name"):
        Entity.typed(name, Kind.PERSON)


def test_a_typed_name_loses_its_spare_spaces() -> None:
    assert Entity.typed("  Ana   Lopes ", Kind.PERSON) == ANA


def test_a_wording_means_all_mentions_written_so_or_only_one_of_them() -> None:
    text = "Lopes met Lopes and the\nLopes family."
    spans = [Span(at, at + 5) for at in (0, 10, 24)]
    everywhere = Wording.of(text, spans[1])
    assert [everywhere.covers(text, span) for span in spans] == [True] * 3
    one = Wording.of(text, spans[1], here_only=True)
    assert [one.covers(text, span) for span in spans] == [False, True, False]
    assert not one.covers(text, Span(6, 9))


_NAMES = st.text(min_size=1).filter(str.strip)
_ENTITIES = st.builds(Entity, _NAMES, st.sampled_from(list(Kind)))
_WORDINGS = st.builds(
    Wording, _NAMES.map(lambda s: " ".join(s.split())), st.none() | st.tuples(st.text(), st.text())
)


_ANCHORS = st.text(min_size=1, max_size=9).map(lambda text: Anchor.on(text, Span(0, len(text))))


@st.composite
def _corrections(draw: st.DrawFn) -> Correction:
    verb = draw(st.sampled_from(list(Verb)))
    if verb in (Verb.ADD, Verb.BOUNDS):
        instead = "Ana L." if verb is Verb.BOUNDS else ""
        anchor = draw(st.none() | _ANCHORS)
        return MentionByHand(verb, draw(_ENTITIES), "Ana", HERE, anchor, instead)
    if verb in (Verb.ADD_CLAIM, Verb.CLAIM_BOUNDS):
        return ClaimByHand(
            verb,
            HERE,
            draw(st.lists(_ANCHORS, min_size=1, max_size=2).map(tuple)),
            draw(st.lists(_ANCHORS, max_size=1).map(tuple)),
            draw(st.lists(_ANCHORS, max_size=2).map(tuple)),
            draw(st.sampled_from(list(Stance))),
            draw(st.none() | _ENTITIES),
            draw(st.booleans()),
            ("said", "it") if verb is Verb.CLAIM_BOUNDS else None,
            draw(st.none() | st.lists(_ANCHORS, max_size=2).map(tuple)),
        )
    if verb not in ENTITY_VERBS:
        negated = verb is Verb.NEGATED and draw(st.booleans())
        stance = draw(st.sampled_from(list(Stance))) if verb is Verb.STANCE else None
        speaker = draw(st.none() | _ENTITIES) if verb is Verb.SPEAKER else None
        return ClaimCorrection(
            verb, HERE, draw(st.text(min_size=1)), draw(st.text()), stance, speaker, negated
        )
    entity = draw(_ENTITIES)
    target = draw(_ENTITIES.filter(lambda other: other != entity))
    if verb is Verb.RENAME:
        target = Entity(target.name + "!" + entity.name, entity.kind)
    if verb is Verb.RETYPE:
        target = Entity(entity.name, next(kind for kind in Kind if kind is not entity.kind))
    wording = draw(_WORDINGS if verb is Verb.SPLIT else st.none() | _WORDINGS)
    return EntityCorrection(verb, entity, None if verb is Verb.REMOVE else target, HERE, wording)


@given(_corrections())
def test_a_correction_comes_back_from_its_json(correction: Correction) -> None:
    assert from_json(json.loads(json.dumps(to_json(correction)))) == correction
    assert str(correction)


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"verb": "shout"},
        {"verb": "remove", "entity": ["Ana"]},
        {"verb": "remove", "entity": [5, "person"]},
        {"verb": "remove", "entity": ["Ana", "ship"]},
        {"verb": "reject", "cue": "denied", "content": "it"},
        {"verb": "reject", "article": 7, "cue": "denied", "content": "it"},
        {"verb": "split", "article": "a", "entity": ["A", "person"], "target": ["B", "person"]},
    ],
)
def test_what_is_no_correction_is_not_taken_for_one(data: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_json(data)


def test_what_a_later_correction_says_otherwise_is_overridden() -> None:
    def of_claim(verb: Verb, stance: Stance | None = None, content: str = "a") -> ClaimCorrection:
        return ClaimCorrection(verb, HERE, "said", content, stance)

    said: list[Correction] = [
        of_claim(Verb.STANCE, Stance.DENIED),
        of_claim(Verb.STANCE, Stance.CLAIMED),
        of_claim(Verb.STANCE, Stance.DENIED, "b"),
        of_claim(Verb.SPEAKER, None, "b"),
        of_claim(Verb.REJECT, None, "b"),
        EntityCorrection(Verb.RETYPE, ANA, PORT),
        EntityCorrection(Verb.RETYPE, PORT, ANA, HERE),
        EntityCorrection(Verb.RETYPE, PORT, ANA),
    ]
    made = [Made(number, 0, correction) for number, correction in enumerate(said)]
    assert overridden(made) == {0, 2, 3, 5}
