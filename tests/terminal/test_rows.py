"""Rows of the list: what is said of an article on one or two lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.news.article import ArticleId, Published
from tui.news.findings import Stance
from tui.news.hits import HitSpan
from tui.news.listing import Row
from tui.news.mark import Tag
from tui.news.span import Span
from tui.terminal.lists.rows import Listed, lines, marked

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


@pytest.mark.parametrize(
    ("width", "about"),
    [
        (60, "4 Aug 2024 · BBC · ✗3 ?1 · #captives/gaza"),
        (40, "4 Aug 2024 · BBC · ✗3 · #captives/gaza"),
        (36, "4 Aug 2024 · BBC · #captives/gaza"),
        (32, "4 Aug 2024 · #captives/gaza"),
    ],
)
def test_stances_give_way_to_the_publisher_and_both_to_the_reader_s_tags(
    width: int, about: str
) -> None:
    row = Row(
        rowid=1, id=ArticleId("a"), headline="Port reopens", headline_is_given=True,
        publisher="BBC", published=Published("2024-08-04"), is_read=True, is_starred=False,
        tags=(Tag("captives/gaza"),), has_note=False,
        stances=((Stance.DENIED, 3), (Stance.CLAIMED, 1)), is_analysed=True,
    )  # fmt: skip
    assert lines(Listed(row), width, 2)[1].plain.strip() == about
