"""The brackets of the gold: what they mark, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.gold.reading import MarkError, read_cases, unmark
from tui.news.span import Span


def test_nested_marks_and_several_runs_are_the_text_they_enclose() -> None:
    found = unmark([(1, "[content1:“[source2:She] [cue2:said] so,”] he said, [content1:“twice.”]")])
    assert found.text == "“She said so,” he said, “twice.”"
    assert [span.of(found.text) for span in found.parts[1]["content"]] == [
        "“She said so,”",
        "“twice.”",
    ]
    assert found.parts[2]["source"][0].of(found.text) == "She"


def test_a_bracket_that_marks_nothing_stays_in_the_text() -> None:
    assert unmark([(1, "he [sic] [cue:said] [it [again]]")]).text == "he [sic] said [it [again]]"


@given(
    words=st.lists(st.text("abc’“é林", min_size=1, max_size=4), min_size=1, max_size=12),
    data=st.data(),
)
def test_marking_words_changes_no_letter(words: list[str], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(words) - 1))
    stop = data.draw(st.integers(start + 1, len(words)))
    run = " ".join(words[start:stop])
    before, after = " ".join(words[:start]), " ".join(words[stop:])
    found = unmark([(1, f"{before} [content7:{run}] {after}")])
    assert found.text == f"{before} {run} {after}"
    offset = len(before) + 1
    assert found.parts == {7: {"content": [Span(offset, offset + len(run))]}}


@pytest.mark.parametrize(
    ("marked", "line"),
    [
        (["fine", "[cue1:said"], 2),
        (["fine", "said]"], 2),
        (["[sauce1:he] said"], 1),
        (["he [cue1:]"], 1),
        (["he [cue1: said]", "on"], 1),
        (["[content1:over", "two lines "], 1),
    ],
)
def test_a_wrong_mark_is_refused_with_its_line(marked: list[str], line: int) -> None:
    with pytest.raises(MarkError) as caught:
        unmark(list(enumerate(marked, 1)))
    assert caught.value.line == line


def test_a_mark_without_a_number_is_refused_where_numbers_are_asked_for() -> None:
    with pytest.raises(MarkError, match="no number"):
        unmark([(3, "[cue:said]")], must_number=True)


@pytest.mark.parametrize(
    "line",
    [
        "said | [cue:said]]",
        "said | [cue2:said]",
        "said, denied | [cue:said]",
        "said gladly | [cue:said]",
        "sung | [cue:sang]",
        "said [cue:said]",
    ],
)
def test_a_wrong_sentence_is_refused_with_file_and_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "few.txt"
    path.write_text(f"# head\n\n# group\nsaid | [cue:Said] he\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"few\.txt, line 5: "):
        list(read_cases(path))
