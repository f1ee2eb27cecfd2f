"""What the reading screen is made of, each part by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tui.background import Analysed, AnalysisOff, Idle, Scanned, Shelved, Trouble
from tui.matching.finder import TextFinder
from tui.news.article import Article, ArticleId, Published
from tui.news.findings import (
    Claim,
    Findings,
    Kind,
    Mention,
    Quotation,
    Speaker,
    Stance,
    Via,
)
from tui.news.hits import Correction, HitSpan, Results, Snippet
from tui.news.listing import Row
from tui.news.mark import Tag
from tui.news.query.query import Query
from tui.news.span import Span
from tui.terminal.article.explain import explained
from tui.terminal.keys.key_line import key_line
from tui.terminal.keys.keymap import default_keymap, make_keymap
from tui.terminal.line import two_ends
from tui.terminal.lists import rows
from tui.terminal.lists.completion import Completion
from tui.terminal.lists.contents import Contents, kept
from tui.terminal.lists.history import SearchHistory
from tui.terminal.lists.rows import Listed
from tui.terminal.progress import Progress, bar
from tui.terminal.registry.commands import Pane, Scope


def row(key: int, headline: str = "Port reopens", **other: Any) -> Row:
    values: dict[str, Any] = {
        "rowid": key,
        "id": ArticleId(f"{key:016x}"),
        "headline": headline,
        "headline_is_given": True,
        "publisher": "Harbour Courier",
        "published": Published("2023-11-14"),
        "is_read": False,
        "is_starred": False,
        "tags": (),
        "has_note": False,
        "stances": (),
        "is_analysed": True,
    }
    return Row(**{**values, **other})


def results(query: str, exact: Sequence[int], close: Sequence[int] = ()) -> Results:
    return Results(
        Query.parse(query),
        exact,
        close,
        (Correction("hezbolah", "Hezbollah", 3),) if close else (),
        len(exact),
        False,
        query,
        TextFinder(words=frozenset(query.split())),
    )


class Shelf:
    """Rows by key, and how often they were read."""

    def __init__(self, *keys: int) -> None:
        self.here = {key: row(key) for key in keys}
        self.asked: list[int] = []

    def rows(self, keys: Sequence[int]) -> list[Row | None]:
        self.asked += keys
        return [self.here.get(key) for key in keys]

    def find(self, id_: ArticleId) -> int | None:
        return next((key for key, row in self.here.items() if row.id == id_), None)


def contents(shelf: Shelf) -> Contents:
    return Contents(shelf.rows, shelf.find, lambda key, _: Snippet(f"snippet {key}"))


# Contents ----------------------------------------------------------------------------------


def test_rows_are_read_by_the_window_and_only_once() -> None:
    shelf = Shelf(*range(10))
    held = contents(shelf)
    held.take(results("", range(10)))
    assert held.listed(3, [2, 3, 4]) is not None
    assert held.listed(4, [3, 4, 5]) is not None
    assert shelf.asked == [3, 2, 4]


def test_a_row_that_changed_is_read_again() -> None:
    shelf = Shelf(1)
    held = contents(shelf)
    held.take(results("", [1]))
    assert held.row(1) == row(1)
    shelf.here[1] = row(1, is_starred=True)
    assert held.row(1) == row(1)
    held.forget([1])
    assert held.row(1) == row(1, is_starred=True)


def test_close_matches_come_after_the_exact_ones_under_their_own_heading() -> None:
    held = contents(Shelf(1, 2, 3))
    held.take(results("hezbolah", [1], [3, 2]))
    assert list(held.keys) == [1, 3, 2]
    assert held.headings == {1: "close matches · hezbolah → Hezbollah"}


def test_only_a_search_for_words_shows_snippets_and_hits() -> None:
    held = contents(Shelf(1))
    held.take(results("", [1]))
    listed = held.listed(1)
    assert listed is not None
    assert (listed.snippet, listed.hits) == (None, ())
    held.take(results("port", [1]))
    listed = held.listed(1)
    assert listed is not None
    assert listed.snippet == Snippet("snippet 1")
    assert listed.hits == (HitSpan(Span(0, 4)),)


def test_a_refresh_leaves_the_article_under_the_cursor_where_it_is_even_when_its_file_is_gone() -> (
    None
):
    shelf = Shelf(5, 4, 3)
    held = contents(shelf)
    held.take(results("", [5, 4, 3]))
    held.row(4)
    del shelf.here[4]
    fresh = results("", [6, 5, 3])
    held.take(fresh, stay=held.staying(fresh, 4))
    assert list(held.keys) == [6, 5, 4, 3]
    listed = held.listed(4)
    assert listed is not None
    assert listed.is_gone


def test_an_article_that_stops_matching_stays_until_the_search_is_left() -> None:
    shelf = Shelf(5, 4, 3)
    held = contents(shelf)
    held.take(results("is:unread", [5, 4, 3]))
    del shelf.here[3]
    fresh = results("is:unread", [4])
    held.take(fresh, stay=held.staying(fresh, 4))
    assert list(held.keys) == [5, 4]


@given(
    st.lists(st.integers(0, 20), unique=True),
    st.lists(st.integers(0, 20), unique=True),
    st.sets(st.integers(0, 20)),
)
def test_what_stays_is_put_back_without_disturbing_the_new_order(
    old: list[int], new: list[int], stay: set[int]
) -> None:
    merged = kept(old, new, stay - set(new))
    assert [key for key in merged if key in new] == new
    assert set(merged) == set(new) | (set(old) & stay)
    assert len(merged) == len(set(merged))


# Rows --------------------------------------------------------------------------------------


def text(lines: Sequence[Content]) -> list[str]:
    return [line.plain.rstrip() for line in lines]


def test_a_row_says_everything_in_two_lines() -> None:
    full = row(
        1,
        tags=(Tag("harbour"), Tag("strike/2023")),
        is_starred=True,
        has_note=True,
        stances=((Stance.SAID, 9), (Stance.CONFIRMED, 2), (Stance.DENIED, 1)),
    )
    assert text(rows.lines(Listed(full), 80, 2)) == [
        "● Port reopens ★✎",
        '  14 Nov 2023 · Harbour Courier · ✓2 ✗1 "9 · #harbour #strike/2023',
    ]
    (one,) = text(rows.lines(Listed(full), 60, 1))
    assert one.startswith("● Port reopens ★✎")
    assert one.endswith("… 14 Nov 2023")
    assert text(rows.lines(Listed(row(1, is_read=True)), 40, 2))[0] == "○ Port reopens"


def test_tags_have_their_place_before_the_publisher() -> None:
    listed = Listed(row(1, tags=(Tag("harbour"),)))
    assert text(rows.lines(listed, 36, 2))[1] == "  14 Nov 2023 · Harbour… · #harbour"
    assert text(rows.lines(listed, 28, 2))[1] == "  14 Nov 2023 · #harbour"


def test_tags_have_their_place_before_most_stances() -> None:
    stances = ((Stance.CONFIRMED, 2), (Stance.DENIED, 1), (Stance.WARNED, 1), (Stance.URGED, 1))
    listed = Listed(row(1, tags=(Tag("harbour"),), stances=stances))
    assert text(rows.lines(listed, 32, 2))[1] == "  14 Nov 2023 · ✓2 ✗1 · #harbour"


def test_signs_are_letters_in_plain_mode() -> None:
    listed = Listed(row(1, stances=((Stance.DENIED, 1),)))
    lines = text(rows.lines(listed, 60, 2, is_plain=True))
    assert lines == ["* Port reopens", "  14 Nov 2023 · Harbour Courier · d1"]


def test_a_search_adds_a_line_with_the_place_that_was_found() -> None:
    listed = Listed(row(1), snippet=Snippet("said the port", (HitSpan(Span(9, 13)),)))
    lines = rows.lines(listed, 40, 3)
    assert text(lines)[2] == "  said the port"
    assert any(span.style == "$hit-style" for span in lines[2].spans)


def test_a_row_whose_file_is_gone_says_so() -> None:
    assert "file removed" in text(rows.lines(Listed(row(1), is_gone=True), 60, 2))[1]


@given(st.text(max_size=80).filter(str.strip), st.integers(6, 60), st.integers(1, 3))
def test_no_row_is_wider_than_its_place(headline: str, width: int, height: int) -> None:
    full = row(1, headline, tags=(Tag("a"), Tag("b" * 40)), stances=((Stance.DENIED, 10),))
    listed = Listed(full, (HitSpan(Span(0, 1)),), Snippet(headline, (HitSpan(Span(0, 1)),)))
    lines = rows.lines(listed, width, height)
    assert len(lines) == height
    assert all(line.cell_length <= width for line in lines)
    assert not any("\x1b" in line.plain for line in lines)


# The lines around --------------------------------------------------------------------------

ARTICLE = Article("Okafor reportedly denied it. He said no.", "a.txt")


def claim(**other: Any) -> Claim:
    values: dict[str, Any] = {
        "cue": (Span(18, 24),),
        "source": (Span(0, 6),),
        "content": (Span(25, 27),),
        "stance": Stance.DENIED,
        "quotation": Quotation.INDIRECT,
        "confidence": 0.94,
        "rule": "verb+np",
        "speaker": Speaker("Daniel Okafor", Via.NAMED),
    }
    return Claim(**{**values, **other})


def test_a_claim_is_explained_with_stance_speaker_rule_and_confidence() -> None:
    found = claim(hedges=(Span(7, 17),))
    line = explained(found, ARTICLE, Findings(claims=(found,))).plain
    assert line == (
        "✗ denied · Daniel Okafor (Okafor) · hedged: reportedly · indirect speech · verb+np · 0.94"
    )


def test_a_guessed_speaker_has_a_question_mark_and_a_missing_one_is_said() -> None:
    guess = claim(speaker=Speaker("Okafor", Via.PRONOUN, is_sure=False), source=())
    assert "Okafor? (pronoun)" in explained(guess, ARTICLE, Findings()).plain
    nobody = claim(speaker=None, source=())
    assert "nobody is named" in explained(nobody, ARTICLE, Findings()).plain
    assert "not denied" in explained(claim(negated=True), ARTICLE, Findings()).plain


def test_a_claim_inside_another_says_so() -> None:
    outer, inner = claim(stance=Stance.SAID), claim(parent=0)
    line = explained(inner, ARTICLE, Findings(claims=(outer, inner))).plain
    assert "inside what Okafor said" in line


def test_an_entity_is_explained_with_its_kind_and_how_often_it_is_named() -> None:
    mention = Mention(Span(0, 6), Kind.PERSON, "Daniel Okafor", 0.9, "model")
    again = Mention(Span(29, 31), Kind.PERSON, "Daniel Okafor", 0.9, "pronoun")
    line = explained(mention, ARTICLE, Findings((mention, again), (claim(),))).plain
    assert line == "Daniel Okafor · person · 2 times here · 1 claim by it · model · 0.90"


def test_the_key_line_shows_the_readers_own_keys_and_never_half_a_hint() -> None:
    keymap, _ = make_keymap({"tag": ("z",)}, {})
    wide = key_line(keymap, Scope.READING, Pane.ARTICLE, 200).plain
    assert "z tag" in wide
    assert "] [ claim" in wide
    for width in range(10, 120, 7):
        line = key_line(keymap, Scope.READING, Pane.LIST, width).plain
        assert line.endswith("? help")
        assert len(line) <= max(width, len("   ? help"))
    assert "open" in key_line(keymap, Scope.READING, Pane.LIST, 60).plain


def test_other_places_have_their_own_key_line() -> None:
    line = key_line(default_keymap(), Scope.SEARCH, Pane.LIST, 100).plain
    assert line.startswith("esc back") or "enter results" in line
    assert "tag" not in line


@given(st.text(max_size=30), st.text(max_size=30), st.integers(1, 60))
def test_a_line_with_two_ends_is_never_wider_than_its_place(
    left: str, right: str, width: int
) -> None:
    line = two_ends(Content(left), Content(right), width)
    assert line.cell_length <= width


def test_progress_tells_reading_in_before_analysing() -> None:
    progress = Progress(is_looking=True)
    assert progress.words() == "looking at the files…"
    progress = progress.after(Scanned(total=50, new=40, changed=2, gone=0, refused=0))
    assert progress.words().startswith("reading in 0 of 42")
    progress = progress.after(Shelved(42, 42)).after(Analysed((), 21, 42))
    assert progress.words() == "analysing 21 of 42 ▕███   ▏"
    assert progress.after(Idle()).words() == ""


def test_an_analysis_that_is_off_stays_said() -> None:
    progress = Progress().after(AnalysisOff("No model. Install one.")).after(Idle())
    assert progress.words() == "entities and claims are off"
    assert progress.analysis_off == "No model. Install one."
    assert Progress().after(Trouble("The disk is full.")).trouble == "The disk is full."


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_the_bar_is_always_as_wide(done: int, total: int) -> None:
    assert len(bar(done, total)) == len(bar(0, 1))


# The box -----------------------------------------------------------------------------------


def test_the_history_is_walked_like_a_shells() -> None:
    history = SearchHistory()
    for search in ("port", "strike", "port", " "):
        history.keep(search)
    assert history.older("dra") == "port"
    assert history.older("port") == "strike"
    assert history.older("strike") == "strike"
    assert history.newer("strike") == "port"
    assert history.newer("port") == "dra"
    assert history.newer("dra") == "dra"


def values(field: str, prefix: str) -> list[str]:
    known = {"": ["tag:", "title:"], "tag": ["harbour", "hospital"], "by": ["Health Ministry"]}
    return [value for value in known.get(field, ()) if value.casefold().startswith(prefix)]


def test_fields_and_their_values_are_completed_round_and_round() -> None:
    completion = Completion.of("strike ta", 9, values)
    first = completion.next()
    assert first is not None
    assert first.text == "strike tag:"
    assert completion.stands_in("strike tag:")
    completion = Completion.of("-tag:h sort:date", 6, values)
    texts = [proposal.text for _ in range(3) if (proposal := completion.next())]
    assert texts == ["-tag:harbour sort:date", "-tag:hospital sort:date", "-tag:harbour sort:date"]
    assert completion.last is not None
    assert completion.last.cursor == len("-tag:harbour")


def test_a_value_with_spaces_is_quoted_and_found_inside_quotation_marks() -> None:
    for typed in ("by:he", 'by:"he', 'x by:"health m'):
        proposal = Completion.of(typed, len(typed), values).next()
        assert proposal is not None
        assert proposal.text.endswith('by:"Health Ministry"')


def test_nothing_is_proposed_where_nothing_fits() -> None:
    assert Completion.of("zzz", 3, values).next() is None
    assert Completion.of("", 0, values).next() is None


def test_a_narrow_line_leaves_out_how_it_was_said_then_the_rule_and_never_how_sure_it_is() -> None:
    found = claim()
    all_of_it = explained(found, ARTICLE, Findings()).plain
    rule = f"{found.rule} · {found.confidence:.2f}"
    assert all_of_it.endswith(f" speech · {rule}")
    less = explained(found, ARTICLE, Findings(), room=len(all_of_it) - 1).plain
    assert " speech" not in less
    assert less.endswith(rule)
    least = explained(found, ARTICLE, Findings(), room=len(less) - 1).plain
    assert found.rule not in least
    assert least.endswith(f" · {found.confidence:.2f}")
