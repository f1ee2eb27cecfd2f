"""The finder marks what answers a query, in any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tui.matching.finder import TextFinder, form_stands
from tui.news.hits import HitSpan
from tui.news.span import Span

TEXT = "Khamenei’s envoy met the Café owners; the café's owner said C++ is no coffee."


def marked(finder: TextFinder, text: str) -> str:
    """The text with exact hits in [ ] and close ones in { }."""
    for hit in reversed(finder.spans(text)):
        left, right = "{}" if hit.is_close else "[]"
        span = hit.span
        text = text[: span.start] + left + span.of(text) + right + text[span.stop :]
    return text


def test_words_phrases_prefixes_and_close_words_are_marked() -> None:
    finder = TextFinder(
        words=frozenset({"cafe"}),
        prefixes=("coff",),
        phrases=frozenset({("the", "cafe", "owners")}),
        close_words=frozenset({"khamenei"}),
    )

    assert marked(finder, TEXT) == (
        "{Khamenei}’s envoy met [the Café owners]; the [café]'s owner said C++ is no [coffee]."
    )


def test_an_exact_form_keeps_case_accents_and_signs() -> None:
    finder = TextFinder(forms=frozenset({"café's", "C++"}))

    assert marked(finder, TEXT) == (
        "Khamenei’s envoy met the Café owners; the [café's] owner said [C++] is no coffee."
    )


def test_an_exact_form_is_a_whole_word() -> None:
    assert form_stands("President Bush spoke", "Bush")
    assert form_stands("Bush’s plan", "Bush's")
    assert not form_stands("the Bushes", "Bush")
    assert not form_stands("a bush fire", "Bush")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab é’'.-1", max_size=40))
def test_hits_come_in_order_and_never_overlap(text: str) -> None:
    finder = TextFinder(
        words=frozenset({"a", "ab"}),
        prefixes=("b",),
        phrases=frozenset({("a", "b"), ("b", "e", "1")}),
        forms=frozenset({"a b", "é"}),
        close_words=frozenset({"e"}),
    )

    hits: tuple[HitSpan, ...] = finder.spans(text)

    for before, after in pairwise(hits):
        assert before.span.stop <= after.span.start
    assert all(hit.span.stop <= len(text) for hit in hits)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(alphabet="abÉé’'_ \u0301-1", max_size=20), max_size=6),
    st.sampled_from([frozenset(), frozenset({("a", "b")})]),
)
def test_lines_are_marked_together_as_each_by_itself(
    lines: list[str], phrases: frozenset[tuple[str, ...]]
) -> None:
    finder = TextFinder(frozenset({"a", "ab"}), ("b1",), phrases, close_words=frozenset({"e"}))

    found = [
        [HitSpan(Span(*place), is_close) for *place, is_close in hits]
        for hits in finder.in_lines(lines)
    ]
    assert found == [[*finder.spans(line)] for line in lines]
