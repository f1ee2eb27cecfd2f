"""The word table says exactly what the attribute ruler and the lemmatizer say."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tui.analysis import models
from tui.analysis.models import PACKAGED
from tui.analysis.word_table import NAME
from tui.corpus.formats import read
from tui.paths import places

PHRASES = (
    "The minister ain't gonna let's go, y'all; c'mon, I gotta.",
    "There's nothin' doin', nuthin' at all.",
    "It was him, but he is n't; he’s been had.\n\n  She does.\tTabs\u00a0too.",
    "Do you have it? They had had it, they'd had, they'd do.",
    "THE MINISTRIES DENIED IT. Data, axes, leaves, lying, better, best, worse.",
)


@cache
def plain() -> Language:
    """The pipeline as spaCy itself runs it."""
    nlp = spacy.load(PACKAGED)
    nlp.add_pipe("newsreader_borders", before="parser")
    return nlp


@cache
def quick() -> Language:
    """The pipeline as it is run here."""
    nlp = models.load(PACKAGED).nlp
    assert NAME in nlp.pipe_names
    assert not {"attribute_ruler", "lemmatizer"} & set(nlp.pipe_names)
    return nlp


def said(doc: Doc) -> list[tuple[object, ...]]:
    return [
        (t.text, t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_, t.head.i, t.ent_type_) for t in doc
    ]


@pytest.mark.parametrize("text", PHRASES)
def test_words_and_phrases_with_rules_of_their_own_come_out_alike(text: str) -> None:
    for _ in range(2):  # learnt, then remembered
        assert said(quick()(text)) == said(plain()(text))


def test_the_samples_come_out_alike() -> None:
    folder = places({}).samples
    files = [file for file in sorted(Path(folder).rglob("*")) if file.is_file()]
    texts = [article.text for file in files for article in read(file).articles]
    assert len(texts) > 10
    for one, other in zip(quick().pipe(texts), plain().pipe(texts), strict=True):
        assert said(one) == said(other)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([*" ".join(PHRASES).split(" "), "\n", "’", "x" * 40]), max_size=25))
def test_any_words_come_out_alike(words: list[str]) -> None:
    text = " ".join(words)
    assert said(quick()(text)) == said(plain()(text))


def test_a_ruler_that_asks_for_more_than_the_word_is_left_alone(tmp_path: Path) -> None:
    nlp = spacy.load(PACKAGED)
    ruler = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"IS_SENT_START": True}]], {"POS": "X"})  # type: ignore[attr-defined]  # a ruler
    nlp.to_disk(tmp_path / "own")
    kept = models.load(str(tmp_path / "own")).nlp
    assert NAME not in kept.pipe_names
    assert kept("Ships left.")[0].pos_ == "X"
