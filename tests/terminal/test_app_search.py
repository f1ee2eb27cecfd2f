"""Searching while one types, finding in the article, and leaving both as one found them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.terminal.reader import Place, make_place, reading
from tui.library.search import answering, unranked
from tui.library.search.ledger_answering import Wish
from tui.library.search.searcher import Overtaken
from tui.news.hits import Results
from tui.news.query.query import Query
from tui.settings import Settings
from tui.terminal.live.live_search import LiveSearch, Question
from tui.terminal.registry.commands import Pane

PORT, UNION, CRANES, HOSPITAL = (
    "Port reopens, ministry says",
    "Union denies deal with port",
    "Cranes idle for third day",
    "Hospital ship waits outside",
)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


async def test_the_list_answers_while_one_types(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("/")
        await reader.type("hospi")
        await reader.settle(lambda: reader.headlines == [HOSPITAL])
        assert reader.headline == HOSPITAL
        await reader.settle(lambda: "1 of 4" in reader.text)
        assert "hospi" in reader.line("search-explain")
        await reader.press("enter")
        assert reader.main.pane is Pane.LIST
        assert not reader.main.box.has_focus
        assert "hospi" in reader.line("top")


async def test_letters_are_typed_and_not_obeyed_while_the_box_is_open(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("/", *"quit", "question_mark", "space", "1")
        assert reader.main.box.value == "quit? 1"
        assert reader.app.is_running


async def test_one_letter_is_not_searched_yet_but_an_empty_box_shows_all(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("hospital")
        reader.main.box.value = "h"
        await reader.settle()
        assert reader.headlines == [HOSPITAL]
        reader.main.box.value = ""
        await reader.settle(lambda: len(reader.headlines) == 4)


async def test_a_misspelt_name_finds_its_articles_under_a_heading_that_says_so(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.search("hopsital")
        await reader.settle(lambda: reader.headlines == [HOSPITAL])
        assert "close" in reader.text
        assert "hopsital → hospital" in reader.text
        await reader.do("keep-results", "open")
        hit = reader.main.article.hit
        assert hit is not None
        assert hit.is_close


async def test_leaving_the_box_puts_everything_back_as_it_was(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j", "j")
        await reader.search("hospital")
        assert reader.headline == HOSPITAL
        await reader.press("escape")
        await reader.settle(lambda: len(reader.headlines) == 4)
        assert reader.headline == CRANES
        assert reader.main.list.has_focus
        assert "4 articles" in reader.line("top")


async def test_escape_in_the_results_leads_back_to_all_articles_as_they_were(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.search("hospital")
        await reader.press("enter", "escape")
        await reader.settle(lambda: len(reader.headlines) == 4)
        assert reader.headline == PORT
        await reader.press("/", "shift+up")
        await reader.settle(lambda: reader.headlines == [HOSPITAL])
        assert reader.main.box.value == "hospital"
        await reader.press("shift+down")
        assert reader.main.box.value == ""


async def test_all_articles_around_the_one_found_are_shown_by_leaving_the_search(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.search("hospital")
        await reader.press("enter")
        await reader.do("clear-search")
        await reader.settle(lambda: len(reader.headlines) == 4)
        assert reader.headline == HOSPITAL


async def test_the_search_box_opens_with_the_present_search_to_go_on_from(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("hospital")
        await reader.press("enter", "/")
        assert reader.main.box.value == "hospital"
        await reader.press("p", "o", "r", "t")
        await reader.settle(lambda: reader.main.articles.contents.query.text == "port")
        assert HOSPITAL not in reader.headlines


async def test_enter_twice_at_once_opens_what_was_searched_and_not_what_was_there(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.do("search")
        reader.main.box.value = "hospital"
        reader.main.run_command("keep-results")
        reader.main.run_command("open")
        await reader.settle(lambda: reader.main.article.has_focus)
        assert reader.headline == HOSPITAL


async def test_what_one_looked_at_stays_under_the_cursor_when_the_box_is_closed(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.search("okafor")
        await reader.press("down")
        second = reader.headline
        await reader.press("enter")
        await reader.settle(lambda: "okafor…" not in reader.line("top"))
        assert reader.headline == second


async def test_results_are_walked_while_the_box_keeps_the_focus(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("okafor")
        first, second = reader.headlines
        assert reader.headline == first
        await reader.press("down")
        assert reader.headline == second
        assert reader.main.box.has_focus


async def test_hits_are_marked_and_gone_through_in_the_article(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("quay")
        await reader.press("enter", "enter")
        assert reader.headline == UNION
        hits = []
        for _ in range(3):
            hit = reader.main.article.hit
            assert hit is not None
            hits.append(hit.span.start)
            await reader.press("n")
        assert hits == sorted(set(hits))
        await reader.press("N")
        hit = reader.main.article.hit
        assert hit is not None
        assert hit.span.start == hits[-1]


async def test_an_article_opens_at_its_first_hit(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search('"Paragraph 50"')
        await reader.press("enter", "enter")
        article = reader.main.article.article
        assert article is not None
        assert reader.main.article.scroll_offset.y > 20


async def test_nothing_found_says_so_with_the_way_back(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("xylophone quartz")
        assert "Nothing found." in reader.text
        assert "esc shows all" in " ".join(reader.text.split())
        await reader.press("enter", "enter", "j", "t", "escape")
        await reader.settle(lambda: len(reader.headlines) == 4)


async def test_what_was_not_understood_is_said_and_searched_as_words(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("sorce:courier")
        assert "source" in reader.line("search-explain")


async def test_fields_and_values_are_completed_by_tab(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("/")
        await reader.type("sour")
        await reader.press("tab")
        assert reader.main.box.value == "source:"
        await reader.type("harb")
        await reader.press("tab")
        await reader.settle(lambda: reader.headlines == [PORT, HOSPITAL])
        assert reader.main.box.value == 'source:"Harbour Courier"'


async def test_an_article_that_stops_answering_stays_until_the_search_is_left(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await reader.search("is:unread")
        await reader.press("enter", "enter")
        place.write({"late.md": "---\ntitle: Late news\ndate: 2023-11-19\n---\nLate."})
        reader.hear(*place.bring_in())
        await reader.settle(lambda: len(reader.headlines) == 5)
        assert reader.headlines == ["Late news", PORT, UNION, CRANES, HOSPITAL]
        assert reader.headline == PORT


async def test_find_marks_words_in_the_article_alone(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j", "enter", "f")
        await reader.type("PARAGRAPH 4")
        assert "11 here" in reader.text
        await reader.press("enter")
        assert reader.main.article.has_focus
        hit = reader.main.article.hit
        assert hit is not None
        first = hit.span.start
        await reader.press("n")
        hit = reader.main.article.hit
        assert hit is not None
        assert hit.span.start > first
        assert len(reader.headlines) == 4
        await reader.press("escape")
        assert not reader.main.finding.wanted
        assert reader.main.article.has_focus
        await reader.press("escape")
        assert reader.main.pane is Pane.LIST


async def test_find_is_left_without_a_trace(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "f")
        await reader.type("crane")
        await reader.press("escape")
        assert reader.main.pane is Pane.ARTICLE
        await reader.press("n")
        assert reader.line("explain").startswith("No hit")


async def test_row_heights_go_with_what_there_is_to_show(place: Place) -> None:
    async with reading(place, settings=Settings(row_height=2)) as reader:
        assert reader.main.list.row_height == 2
        await reader.search("okafor")
        assert reader.main.list.row_height == 3
        assert "Daniel Okafor denied" in reader.text
        await reader.press("escape")
        await reader.settle(lambda: reader.main.list.row_height == 2)


async def test_a_click_beside_the_box_keeps_what_was_found(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("okafor")
        await reader.pilot.click("#article", offset=(10, 3))
        await reader.settle(lambda: reader.main.article.has_focus)
        assert not reader.main.arranging.is_box_shown
        assert set(reader.headlines) == {PORT, HOSPITAL}
        await reader.press("escape", "escape")
        await reader.settle(lambda: len(reader.headlines) == 4)


# The thread --------------------------------------------------------------------------------


class Slow:
    """A searcher that answers only when it is let, and can be interrupted."""

    vocabulary_is_loaded = True

    def __init__(self) -> None:
        self.go = threading.Event()
        self.is_running = False
        self.is_interrupted = False
        self.began = threading.Semaphore(0)

    def search(self, query: Query, **_: object) -> Results:

        self.is_running = True
        self.began.release()
        self.go.wait(5)
        self.go.clear()
        self.is_running = False
        if self.is_interrupted:
            self.is_interrupted = False
            raise Overtaken
        return Results(query, (), (), (), 0, False, "", None)  # type: ignore[arg-type]

    def claims(self, query: Query, _wish: Wish, *, typing: bool = False) -> Results:
        return self.search(query, typing=typing)

    def interrupt(self) -> None:
        if self.is_running:
            self.is_interrupted = True
            self.go.set()

    def close(self) -> None:
        self.go.set()


def test_only_the_newest_question_is_answered_and_the_others_are_interrupted() -> None:
    slow, answers, done = Slow(), list[str](), threading.Event()

    def answered(question: Question, results: Results) -> None:
        assert question.query == results.query
        answers.append(question.query.text)
        done.set()

    live = LiveSearch(lambda: slow, answered, answers.append)  # type: ignore[arg-type,return-value]
    live.start()
    live.ask(Query.parse("h"))
    assert slow.began.acquire(timeout=5)
    live.ask(Query.parse("ho"))
    assert slow.began.acquire(timeout=5)
    live.ask(Query.parse("hos"))
    live.ask(Query.parse("hosp"))
    while slow.began.acquire(timeout=0.2):
        pass
    slow.go.set()
    assert done.wait(5)
    live.close()
    assert answers == ["hosp"]


def test_an_answer_for_claims_is_not_given_up_when_the_list_asks() -> None:
    slow, answers, done = Slow(), list[str](), threading.Event()

    def answered(*_: object) -> None:
        answers.append("articles")
        done.set()

    live = LiveSearch(lambda: slow, answered, answers.append)  # type: ignore[arg-type,return-value]
    live.claims_answered = lambda *_: answers.append("claims")
    live.start()
    live.ask_claims(Query.parse("port"), Wish())
    assert slow.began.acquire(timeout=5)
    live.ask(Query.parse("port"))
    assert not slow.is_interrupted
    slow.go.set()
    assert slow.began.acquire(timeout=5)
    slow.go.set()
    assert done.wait(5)
    live.close()
    assert answers == ["claims", "articles"]


def test_an_interrupt_that_comes_too_late_does_not_lose_the_new_question() -> None:
    slow, done = Slow(), threading.Event()
    live = LiveSearch(lambda: slow, lambda *_: done.set(), print)  # type: ignore[arg-type,return-value]
    live.start()
    live.ask(Query.parse("port"))
    assert slow.began.acquire(timeout=5)
    slow.interrupt()
    assert slow.began.acquire(timeout=5)
    slow.go.set()
    assert done.wait(5)
    live.close()


def test_a_long_answer_comes_in_two_parts_the_beginning_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unranked, "WINDOWS", (2,))
    monkeypatch.setattr(answering, "AT_ONCE", 2)
    answers, done = list[list[int]](), threading.Event()

    def answered(question: Question, results: Results) -> None:
        answers.append(list(results.exact))
        if not question.is_begun:
            done.set()

    live = LiveSearch(make_place(tmp_path).searcher, answered, print)
    live.start()
    live.ask(Query.parse("is:unread"), in_parts=True)

    assert done.wait(5)
    live.close()
    first, whole = answers
    assert (len(first), len(whole)) == (2, 4)
    assert whole[:2] == first
