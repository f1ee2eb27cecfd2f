"""Layers: what is drawn over the text, and how that is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.news.findings import Kind, Stance
from tui.terminal.article.layers import Layers, from_json, to_json

LAYERS = st.builds(
    Layers,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.frozensets(st.sampled_from(Kind)),
    st.frozensets(st.sampled_from(Stance)),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)


@given(LAYERS)
def test_layers_come_back_as_they_were_kept(layers: Layers) -> None:
    assert from_json(to_json(layers)) == layers


@given(st.dictionaries(st.sampled_from(["off", "kinds off", "stances off", "x"]), JSON))
def test_damaged_layers_are_some_layers(found: dict[str, object]) -> None:
    assert isinstance(from_json(found), Layers)


@given(LAYERS)
def test_plain_text_has_no_layers(layers: Layers) -> None:
    assert layers.bare.is_bare
    assert not any(layers.bare.draws(kind) for kind in Kind)
    assert not any(layers.bare.draws_claim(stance) for stance in Stance)
