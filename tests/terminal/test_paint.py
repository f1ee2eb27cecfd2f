from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tests.terminal.story import ARTICLE, CLAIMS, FINDINGS, HITS, MENTIONS, at
from tui.news.article import Article, ArticleId, Published
from tui.news.findings import Findings, Kind
from tui.news.highlight import Anchor, Highlight, HighlightNumber, Standing
from tui.news.mark import Tag
from tui.news.span import Span
from tui.terminal.article.cursor import Cursor, on_finding, on_span
from tui.terminal.article.gutter import WIDTH
from tui.terminal.article.headline import long_date, short_date
from tui.terminal.article.layers import Layer, Layers
from tui.terminal.article.page import Page
from tui.terminal.article.paint import Coat, Stroke
from tui.terminal.article.shown import Shown
from tui.terminal.widgets.legend import legend


def page(layers: Layers | None = None, cursor: Cursor | None = None, width: int = 60) -> Page:
    shown = Shown(ARTICLE, FINDINGS, HITS, (Tag("harbour"),), "check this")
    laid_out = Page.laid_out(shown, width, layers or Layers(), is_plain=False)
    return laid_out.with_cursor(cursor or Cursor())


def drawn(page: Page) -> list[str]:
    return [page.line(number).plain.rstrip() for number in range(len(page.column.lines))]


def styles_of(page: Page, words: str, after: str = "") -> set[str]:
    """The styles over the first character of some words."""
    span = at(words, after)
    number = page.column.line_of(span.start)
    column = WIDTH + span.start - page.column.lines[number].start
    content = page.line(number)
    assert content.plain[column] == words[0]
    return {str(style) for start, stop, style in content.spans if start <= column < stop}


def test_an_article_is_drawn_with_its_headline_its_origin_and_its_gutter() -> None:
    assert drawn(page()) == [
        "",
        " ✗ Union denies deal with port",
        "   Harbour Courier · 14 November 2023 · Ana Ferreira",
        "   #harbour",
        "   note  check this",
        "",
        " ✓ The port authority confirmed on Tuesday that all four cranes",
        " │ were running again, eleven days after dockers walked out.",
        "",
        " ✗ The Dockers' Union denied that any deal had been signed.",
        ' " "Nobody from our side was in the room," said its secretary,',
        ' " Tomas Brandl. He added that the talks "were never serious".',
        "",
        "   Tomas Brandl later told residents of Harlow Quay that",
        "   nothing had changed.",
        "",
    ]


def test_the_headline_is_drawn_once_and_bold() -> None:
    assert sum("deal with port" in line for line in drawn(page())) == 1
    assert "$headline-style" in styles_of(page(), "denies")
    assert "$headline-style" not in styles_of(page(), "confirmed")


def test_a_story_without_headline_says_so_and_begins_with_its_text() -> None:
    article = Article("First words. More.", "a/fire.txt")
    lines = drawn(Page.laid_out(Shown(article), 60, Layers(), is_plain=False))
    assert lines == ["", "   fire.txt · no headline", "", "   First words. More.", ""]


def test_each_part_of_a_claim_has_its_own_style() -> None:
    assert styles_of(page(), "The port") == {"$source-style"}
    assert styles_of(page(), "confirmed") == {"$cue-style"}
    assert styles_of(page(), "all four") == {"$content-style"}


def test_an_entity_keeps_the_ground_of_the_claim_it_stands_in() -> None:
    assert styles_of(page(), "dockers") == {"$content-style", "$group-style"}


def test_hits_lie_over_everything_and_close_ones_look_different() -> None:
    assert styles_of(page(), "cranes") == {"$content-style", "$hit-style"}
    assert styles_of(page(), "talks") == {"$content-style", "$close-hit-style"}


def test_layers_hide_what_is_not_wanted() -> None:
    assert styles_of(page(Layers(claims=False)), "confirmed") == set()
    assert drawn(page(Layers(claims=False)))[1] == "   Union denies deal with port"
    assert "$group-style" not in styles_of(page(Layers(entities=False)), "dockers")
    assert "$hit-style" not in styles_of(page(Layers(hits=False)), "cranes")
    assert styles_of(page(), "Tuesday") == set()
    loud = Layers().with_kind(Kind.DATE, is_drawn=True)
    assert styles_of(page(loud), "Tuesday") == {"$date-style"}
    assert Layers().toggled(Layer.CLAIMS).toggled(Layer.CLAIMS) == Layers()


def test_the_claim_under_the_cursor_is_shown_in_gutter_and_text() -> None:
    current = page(cursor=on_finding(CLAIMS[1]))
    assert "$content-current-style" in styles_of(current, "all four")
    assert "$cue-current-style" in styles_of(current, "confirmed")
    assert "$content-current-style" not in styles_of(current, "any deal")
    assert drawn(current)[7].startswith(" ┃ ")


def test_a_sign_stands_beside_the_rule_of_the_claim_around_it() -> None:
    outer, inner = CLAIMS[3], CLAIMS[4]
    lines = drawn(page(cursor=on_finding(outer), width=70))
    begin = page(width=70).column.line_of(inner.span.start)
    assert lines[begin][:2] in {'┃"', '""', ' "'}


def test_two_claims_on_one_line_show_both_signs_and_three_say_more() -> None:
    def gutter_of(page: Page) -> str:
        return next(line[:3] for line in drawn(page) if "The Dockers" in line)

    assert gutter_of(page(width=120)) == '✗" '
    assert gutter_of(page(width=200)) == "✗… "
    assert gutter_of(page(width=200, cursor=on_finding(CLAIMS[4]))) == '✗" '


def test_an_entity_under_the_cursor_is_shown_elsewhere_too() -> None:
    current = page(cursor=on_finding(MENTIONS[3]))
    assert "$cursor-style" in styles_of(current, "Tomas Brandl")
    assert "$same-entity-style" in styles_of(current, "Tomas Brandl", "Tomas Brandl later")
    assert "$cursor-style" not in styles_of(current, "Tomas Brandl", "Tomas Brandl later")


def test_on_a_hit_the_hit_is_what_is_shown() -> None:
    shown = Shown(ARTICLE, FINDINGS, HITS)
    current = page(cursor=on_span(shown, Layers(), HITS[0].span))
    assert "$hit-current-style" in styles_of(current, "cranes")
    assert "$cue-current-style" not in styles_of(current, "confirmed")


def test_plain_mode_shows_letters() -> None:
    plain = Page.laid_out(Shown(ARTICLE, FINDINGS), 60, Layers(), is_plain=True)
    assert [line[1] for line in drawn(plain) if line[1:2].isalpha()] == ["d", "c", "d", "s", "s"]


def test_hostile_text_is_drawn_as_far_as_it_is_harmless() -> None:
    article = Article("Evil \x1b]52;c;x\x07 [bold]text[/] \u202eabc", "a\x1bb.txt")
    lines = drawn(Page.laid_out(Shown(article), 60, Layers(), is_plain=False))
    assert lines[1] == "   a�b.txt · no headline"
    assert lines[3] == "   Evil �]52;c;x� [bold]text[/] �abc"


@given(
    st.text(st.sampled_from("ab é東\n。👩\u200d🚀 "), max_size=80).filter(str.strip),
    st.integers(4, 30),
)
def test_every_character_has_a_line_and_a_place_on_it(text: str, width: int) -> None:
    column = Page.laid_out(Shown(Article(text, "x")), width, Layers(), is_plain=False).column
    for paragraph in column.paragraphs:
        for offset in range(paragraph.start, paragraph.stop):
            line = column.lines[column.line_of(offset)]
            assert line.start <= offset
            assert offset < line.stop or not text[line.stop : offset + 1].strip()
            assert column.paragraph_at(offset) == paragraph


STROKES = st.lists(
    st.builds(
        lambda depth, start, length: Stroke(depth, start, start + length, "s"),
        st.integers(0, 5),
        st.integers(0, 3000),
        st.integers(1, 1500),
    ),
    max_size=20,
)


@given(STROKES, st.integers(0, 4000), st.integers(1, 200))
def test_a_line_finds_all_its_strokes_in_order(
    strokes: list[Stroke], start: int, length: int
) -> None:
    found = Coat(strokes).over(start, start + length)
    expected = {s for s in strokes if s.start < start + length and start < s.stop}
    assert set(found) == expected
    assert [stroke.depth for stroke in found] == sorted(stroke.depth for stroke in found)


def test_the_legend_explains_only_what_is_there() -> None:
    words = legend(FINDINGS, Layers()).plain
    assert words.split("   ") == [
        '" said',
        "✓ confirmed",
        "✗ denied",
        "source",
        "cue",
        "what is said",
        "person",
        "organization",
        "place",
        "group",
    ]
    assert not legend(Findings(), Layers())
    mark = Highlight(HighlightNumber(1), ArticleId("a"), Anchor(Span(0, 1), "a", "", ""), "", 0)
    standing = Standing(mark, Span(0, 1))
    assert legend(Findings(), Layers(), [standing]).plain == "▐ highlighted"
    assert not legend(Findings(), Layers(marks=False), [standing])
    assert isinstance(legend(FINDINGS, Layers(claims=False)), Content)
    assert "denied" not in legend(FINDINGS, Layers(claims=False)).plain


def test_a_date_is_said_no_more_precisely_than_it_is_known() -> None:
    dates = ["2023", "2023-11", "2023-11-07", "2023-11-07T09:30:00Z"]
    assert [long_date(Published(text)) for text in dates] == [
        "2023",
        "November 2023",
        "7 November 2023",
        "7 November 2023, 09:30 UTC",
    ]
    assert [short_date(Published(text), year=2023) for text in dates] == [
        "2023",
        "Nov",
        "7 Nov",
        "7 Nov",
    ]
    assert short_date(Published("2023-11-07"), year=2024) == "7 Nov 2023"
    assert short_date(None) == ""
