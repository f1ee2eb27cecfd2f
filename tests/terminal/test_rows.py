"""Rows of the list: what is said of an article on one or two lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.news.hits import HitSpan
from tui.news.span import Span
from tui.terminal.rows import marked

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 9)).map(lambda s: Span(s[0], s[0] + s[1]))


@given(st.text("ab ", max_size=30), st.lists(SPANS, max_size=5))
def test_a_hit_has_its_own_look_and_the_words_between_have_the_other(
    text: str, spans: list[Span]
) -> None:
    painted = marked(text, [HitSpan(span) for span in spans], "dim")
    looks: list[set[str]] = [set() for _ in text]
    for run in painted.spans:
        for at in range(run.start, run.end):
            looks[at].add(str(run.style))
    for at, look in enumerate(looks):
        is_hit = any(at in span for span in spans)
        assert look == ({"$hit-style"} if is_hit else {"dim"})
