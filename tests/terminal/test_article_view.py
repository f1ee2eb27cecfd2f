from dataclasses import replace

import pytest
from textual import events
from textual.app import ComposeResult
from textual.pilot import Pilot

from tests.terminal.story import ARTICLE, CLAIMS, FINDINGS, HITS, MENTIONS, TEXT, WidgetApp, at
from tui.news.article import Article
from tui.news.findings import Findings
from tui.news.mark import Tag
from tui.news.span import Span
from tui.terminal.article.layers import Layers
from tui.terminal.article.paint import Finding
from tui.terminal.widgets.article_view import ArticleView

SIZE = (60, 12)
LONG = Article(
    "\n\n".join(
        f"Paragraph {n}. " + "All the cranes stood still that day. " * 5 for n in range(40)
    ),
    "long.txt",
)


class ArticleApp(WidgetApp):
    """A view of one article, which notes the findings that were reached."""

    def __init__(self, theme: str = "newsreader-dark", *, ansi_color: bool | None = None) -> None:
        super().__init__(theme, ansi_color=ansi_color)
        self.view = ArticleView(empty="Choose an article with enter.")
        self.reached: list[Finding | None] = []

    def compose(self) -> ComposeResult:
        yield self.view

    def on_article_view_finding_reached(self, event: ArticleView.FindingReached) -> None:
        self.reached.append(event.finding)

    def cells(self, words: str) -> tuple[int, int]:
        """Where words stand on screen."""
        for y, line in enumerate(self.lines()):
            if words in line:
                return line.index(words), y
        raise AssertionError(f"{words!r} is not on screen: {self.lines()}")


async def test_nothing_to_read_is_said_in_a_sentence() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE):
        assert "Choose an article with enter." in "".join(app.lines())
        assert not app.view.next_claim()
        assert app.view.place == 0


async def test_the_column_is_centred_and_no_wider_than_asked() -> None:
    app = ArticleApp()
    async with app.run_test(size=(121, 12)) as pilot:
        app.view.show(LONG)
        app.view.reading_width = 72
        await pilot.pause()
        body = [line for line in app.lines() if "cranes" in line]
        assert all(line.startswith(" " * 24) and line[24] != " " for line in body)
        assert max(len(line[:119].rstrip()) for line in body) <= 24 + 72


async def test_claims_are_walked_in_the_order_of_the_text_and_back() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(ARTICLE, FINDINGS)
        for claim in CLAIMS:
            assert app.view.next_claim()
            assert app.view.finding == claim
        assert not app.view.next_claim()
        assert app.view.previous_claim()
        await pilot.pause()
        assert app.reached == [*CLAIMS, CLAIMS[-2]]
        assert any("He added" in line for line in app.lines())


async def test_entities_are_walked_as_far_as_they_are_drawn() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE):
        app.view.show(ARTICLE, FINDINGS)
        seen = []
        while app.view.next_entity():
            seen.append(app.view.finding)
        assert seen == list(MENTIONS[1:])
        app.view.drawn_layers = Layers(entities=False)
        assert not app.view.previous_entity()


async def test_walking_goes_on_from_what_is_on_screen_after_scrolling() -> None:
    app = ArticleApp()
    claims = [replace(CLAIMS[0], source=(), cue=(s,), content=(s,)) for s in starts(LONG)]
    async with app.run_test(size=SIZE):
        app.view.show(LONG, Findings((), tuple(claims)))
        app.view.next_claim()
        app.view.bottom()
        app.view.previous_claim()
        assert isinstance(app.view.finding, type(claims[0]))
        assert claims.index(app.view.finding) > 30


def starts(article: Article) -> list[Span]:
    return [Span(p.start, p.start + 9) for p in article.paragraphs]


async def test_hits_are_walked_and_shown_with_the_claim_they_stand_in() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE):
        app.view.show(ARTICLE, FINDINGS, hits=HITS)
        assert app.view.next_hit()
        assert (app.view.hit, app.view.finding) == (HITS[0], CLAIMS[1])
        assert app.view.next_hit()
        assert not app.view.next_hit()
        assert app.view.previous_hit()
        assert app.view.hit == HITS[0]


async def test_an_article_opens_at_the_span_that_was_asked_for() -> None:
    app = ArticleApp()
    app.view.show(LONG, at=LONG.paragraphs[30])
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert any("Paragraph 30." in line for line in app.lines())
        app.view.show(LONG, at=LONG.paragraphs[20])
        await pilot.pause()
        assert any("Paragraph 20." in line for line in app.lines())
        app.view.show(ARTICLE)
        await pilot.pause()
        assert "Union denies" in app.lines()[1]


@pytest.mark.parametrize("widths", [(60, 44, 90, 60), (100, 31, 200, 100)])
async def test_resizing_keeps_the_paragraph_under_the_eye(widths: tuple[int, ...]) -> None:
    app = ArticleApp()
    async with app.run_test(size=(widths[0], 12)) as pilot:
        app.view.show(LONG)
        app.view.go_to(LONG.paragraphs[25])
        app.view.scroll_lines(3)
        await pilot.pause()
        before = app.lines()
        place = app.view.place
        for width in widths[1:]:
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            assert app.view.place == place
        assert app.lines() == before


async def test_findings_and_tags_that_come_later_do_not_move_the_text() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(LONG)
        app.view.scroll_lines(40)
        await pilot.pause()
        before = [line[3:59] for line in app.lines()]
        app.view.update_findings(Findings())
        app.view.update_hits(HITS)
        app.view.update_tags([Tag("harbour")], "a note\nof two lines")
        await pilot.pause()
        assert [line[3:59] for line in app.lines()] == before
        app.view.top()
        await pilot.pause()
        assert any("#harbour" in line for line in app.lines())


async def test_the_cursor_stays_on_its_finding_when_findings_are_made_again() -> None:
    app = ArticleApp()
    again = Findings((), (CLAIMS[0], replace(CLAIMS[1], confidence=0.5)))
    async with app.run_test(size=SIZE):
        app.view.show(ARTICLE, FINDINGS)
        app.view.reach(CLAIMS[1])
        under_cursor = []
        for findings in (again, Findings((), CLAIMS[:1])):
            app.view.update_findings(findings)
            under_cursor.append(app.view.finding)
        assert under_cursor == [again.claims[1], None]


async def test_paragraphs_are_walked_one_at_a_time() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE):
        app.view.show(LONG)
        seen = []
        while app.view.next_paragraph():
            seen.append(sum(span.start <= app.view.place for span in LONG.paragraphs) - 1)
        assert seen == sorted(seen)
        assert seen[:4] == [0, 1, 2, 3]
        assert app.view.is_at_end
        while app.view.previous_paragraph():
            pass
        assert app.view.scroll_offset.y == 0


async def test_a_click_puts_the_cursor_on_what_is_there() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(ARTICLE, FINDINGS)
        await pilot.pause()
        under_cursor = []
        for words in ("dockers", "confirmed", "Harbour Courier"):
            await pilot.click(ArticleView, offset=app.cells(words))
            under_cursor.append(app.view.finding)
        assert under_cursor == [MENTIONS[1], CLAIMS[1], CLAIMS[1]]


async def test_the_gutter_stands_for_the_claims_that_it_shows() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(ARTICLE, FINDINGS)
        await pilot.pause()
        x, y = app.cells("The port")
        under_cursor = []
        for cell, line in ((-2, 0), (-1, 1), (-2, 4), (-3, 5), (-2, 5)):
            await pilot.click(ArticleView, offset=(x + cell, y + line))
            under_cursor.append(app.view.finding)
        assert under_cursor == [CLAIMS[1], CLAIMS[1], CLAIMS[2], CLAIMS[2], CLAIMS[3]]
        await pilot.click(ArticleView, offset=(x - 2, y), times=2)
        assert app.view.selection == CLAIMS[1].span


async def test_what_the_mouse_is_dragged_over_is_selected_and_shown_reversed() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(ARTICLE, FINDINGS)
        await pilot.pause()
        start, stop = app.cells("The port"), app.cells("walked out")
        await drag(pilot, start, (stop[0] + 5, stop[1]))
        span = Span(at("The port").start, at("walked").stop)
        assert app.view.selection == span
        reversed_ = "".join(
            text
            for strip in app.screen._compositor.render_strips()
            for text, style, _ in strip
            if style and style.reverse
        )
        assert reversed_.split() == span.of(TEXT).split()
        await drag(pilot, (stop[0] + 5, stop[1]), start)
        assert app.view.selection == span
        await pilot.click(ArticleView, offset=start)
        assert app.view.selection is None


async def drag(pilot: Pilot[None], start: tuple[int, int], stop: tuple[int, int]) -> None:
    await pilot.mouse_down(ArticleView, offset=start)
    # The pilot's own hover holds no button.
    x, y = stop
    move = events.MouseMove(None, x, y, 0, 0, 1, False, False, False, x, y)
    pilot.app.screen._forward_event(move)
    await pilot.pause()
    await pilot.mouse_up(ArticleView, offset=stop)
    await pilot.pause()


async def test_two_clicks_take_the_word_and_three_the_paragraph() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(ARTICLE, FINDINGS)
        await pilot.pause()
        await pilot.click(ArticleView, offset=app.cells("authority"), times=2)
        assert app.view.selection == at("authority")
        await pilot.click(ArticleView, offset=app.cells("authority"), times=3)
        assert app.view.selection == ARTICLE.paragraphs[1]


async def test_a_drag_beyond_the_edge_goes_on_scrolling_until_the_button_is_let_go() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(LONG)
        await pilot.pause()
        app.view.selecting.press(3, 4)
        app.view.selecting.drag(3, 12)
        await pilot.pause(0.2)
        top = app.view.scroll_offset.y
        assert top > 1
        app.view.selecting.release()
        await pilot.pause(0.1)
        assert app.view.scroll_offset.y == top


async def test_a_selection_goes_by_lines_as_far_as_the_text() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(ARTICLE)
        await pilot.pause()
        app.view.select(at("authority"))
        assert app.view.selecting.move_lines(1)
        assert app.view.selection is not None
        assert app.view.selection.of(TEXT).endswith("running")
        for _ in range(20):
            app.view.selecting.move_lines(1)
        assert app.view.selection.stop == len(TEXT) - 1
        for _ in range(40):
            app.view.selecting.move_lines(-1)
        assert app.view.selection == Span(0, at("authority").stop)
        app.view.update_findings(FINDINGS)
        assert app.view.selection == Span(0, at("authority").stop)
        app.view.show(LONG)
        assert app.view.selection is None


async def test_half_a_megabyte_opens_at_any_place() -> None:
    text = (TEXT + "\n") * (512 * 1024 // len(TEXT))
    article = Article(text, "big.txt")
    app = ArticleApp()
    async with app.run_test(size=(120, 50)) as pilot:
        app.view.show(article, at=article.paragraphs[-1])
        # The lines are made piece by piece; the place is gone to as soon as there is one.
        for _ in range(500):
            await pilot.pause(0.01)
            if app.view.is_at_end:
                break
        assert app.view.is_at_end


async def test_without_colours_everything_is_still_told_apart() -> None:
    app = ArticleApp("plain", ansi_color=True)
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(ARTICLE, FINDINGS, hits=HITS)
        app.view.reach(CLAIMS[1])
        await pilot.pause()
        looks: dict[str, set[str]] = {}
        for strip in app.screen._compositor.render_strips():
            for text, style, _ in strip:
                assert style is None or style.color is None or style.color.is_default
                assert style is None or style.bgcolor is None or style.bgcolor.is_default
                on = {
                    name
                    for name in ("bold", "italic", "underline", "reverse")
                    if getattr(style, name)
                }
                for word in ("The port", "confirmed", "all four", "cranes", "Tuesday"):
                    if word in text:
                        looks[word] = on
        assert looks == {
            "The port": {"bold", "underline"},
            "confirmed": {"bold", "reverse"},
            "all four": {"italic"},
            "cranes": {"bold", "italic", "reverse"},
            "Tuesday": set(),
        }


async def test_changing_the_theme_paints_the_article_anew() -> None:
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(ARTICLE, FINDINGS)
        await pilot.pause()

        def color_of(word: str) -> str:
            for strip in app.screen._compositor.render_strips():
                for text, style, _ in strip:
                    if word in text and style and style.color:
                        return style.color.name
            return ""

        dark = color_of("dockers")
        app.theme = "newsreader-light"
        await pilot.pause()
        assert color_of("dockers") != dark


async def test_wide_characters_fill_the_line_exactly() -> None:
    article = Article("东京港务局表示，货柜将于周五运抵。👩\u200d🚀 Zürich’s café. " * 20, "x")
    app = ArticleApp()
    async with app.run_test(size=SIZE) as pilot:
        app.view.show(article)
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        assert {strip.cell_length for strip in strips} == {60}
