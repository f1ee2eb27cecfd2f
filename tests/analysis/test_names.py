"""Names: marked sentences, and what holds for every text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tui.analysis.gazetteer import Gazetteer
from tui.analysis.names.mentions import NameSpan, find_mentions
from tui.news.findings import Kind

_MARK = re.compile(r"\[(\w+):([^\]]+)\]")
_UNASKED = {Kind.DATE, Kind.QUANTITY}
_CASES = [
    line.replace(" ¶ ", "\n\n")
    for line in (Path(__file__).parent / "names.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def _marked(found: tuple[NameSpan, ...], text: str) -> str:
    """The text with the names in the notation of `names.txt`."""
    result, place = "", 0
    for name in found:
        if name.kind not in _UNASKED:
            result += text[place : name.span.start] + f"[{name.kind}:{name.span.of(text)}]"
            place = name.span.stop
    return result + text[place:]


@pytest.mark.parametrize("case", _CASES)
def test_the_marked_names_are_found_and_no_others(
    case: str, nlp: Language, gazetteer: Gazetteer
) -> None:
    text = _MARK.sub(r"\2", case)
    assert _marked(find_mentions(nlp(text), gazetteer), text) == case


def test_every_mark_of_the_cases_names_a_kind() -> None:
    marks = [mark[1] for case in _CASES for mark in _MARK.finditer(case)]
    assert len(marks) > 50
    assert set(marks) <= set(Kind)


def test_dates_and_quantities_are_found_but_bare_numbers_are_not(
    nlp: Language, gazetteer: Gazetteer
) -> None:
    text = "On 7 November 2023 the port lost $40 million, and three men left at noon."
    kinds = {n.span.of(text): n.kind for n in find_mentions(nlp(text), gazetteer)}
    assert kinds["7 November 2023"] is Kind.DATE
    assert Kind.QUANTITY in kinds.values()
    assert "three" not in kinds


def test_a_text_without_words_has_no_names(nlp: Language, gazetteer: Gazetteer) -> None:
    assert find_mentions(nlp("\n\n \n\n"), gazetteer) == ()


_PIECES = st.sampled_from(
    re.findall(
        r"\S+",
        """
        Mr. President Boris Yeltsin Hezbollah U.S. U.S ISRAEL al - 's ’s ( ) IMB Ministry of and the
        Inc. said . , — 1-0 Jordan Jr. “ ” é الحكومة 習近平 $40 7 November 2023 province Cup
        """,
    )
)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pieces=st.lists(st.tuples(_PIECES, st.sampled_from([" ", " ", "", "\n\n"])), max_size=30))
def test_names_come_in_order_inside_the_text_on_borders_of_words(
    pieces: list[tuple[str, str]], nlp: Language, gazetteer: Gazetteer
) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    stop = 0
    for name in find_mentions(nlp(text), gazetteer):
        found = name.span.of(text)
        assert name.span.start >= stop
        assert name.span.stop <= len(text)
        assert found == found.strip()
        assert "\n\n" not in found
        assert 0 < name.confidence <= 1
        assert name.rule
        stop = name.span.stop
