"""Words that stay in one piece, and sentences that do not end behind a rank."""

from __future__ import annotations

import pytest

from tests.analysis.test_claims import analyst


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Lt. Col. Ivan Brandl left.", ["Lt.", "Col.", "Ivan", "Brandl"]),
        ("It re-emerged and was over-stated.", ["re-emerged", "over-stated"]),
        ("They co-operate on re-entry.", ["co-operate", "re-entry"]),
        ("The ex-minister is pro-Russian.", ["ex", "minister", "pro", "Russian"]),
    ],
)
def test_ranks_and_verbs_that_begin_anew_are_one_word(text: str, whole: list[str]) -> None:
    words = [token.text for token in analyst().nlp(text)]
    assert [word for word in words if word in whole] == whole


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It was hit, the army's Lt. Col. Nadav Levi said in a briefing.", 1),
        ("He was made a Lt. Col. The army was glad.", 2),
    ],
)
def test_no_sentence_ends_between_a_rank_and_a_name(text: str, sentences: int) -> None:
    assert len(list(analyst().nlp(text).sents)) == sentences
