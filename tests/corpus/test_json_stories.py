"""JSON and JSON lines: the usual shapes and names are understood; bad records cost themselves."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.corpus.reading_aid import all_of, article_of, articles_of, date_of
from tui.corpus.formats import Ways, stream
from tui.corpus.readers.json_stories import REFUSALS_LIMIT
from tui.news.article import Article
from tui.news.story_field import StoryField

_STORY = {"title": "Port reopens", "text": "All four cranes were running again, the port said."}


def test_a_story_with_the_names_of_schema_org(tmp_path: Path) -> None:
    story = {
        "@type": "NewsArticle",
        "headline": "Port reopens",
        "articleBody": "The cranes ran.\n\nThe union denied it.",
        "datePublished": "2023-11-14T09:31:00+00:00",
        "author": [{"@type": "Person", "name": "Ana Ferreira"}, {"name": "Li Wei"}],
        "publisher": {"@type": "Organization", "name": "Harbour Courier"},
        "url": "https://courier.example/port",
        "inLanguage": "en-GB",
        "keywords": "harbour, strike",
    }
    article = article_of(tmp_path, "a.json", json.dumps(story))
    assert article.text == "Port reopens\n\nThe cranes ran.\n\nThe union denied it."
    assert article.headline_is_given
    assert article.record is None
    assert date_of(article) == "2023-11-14T09:31:00Z"
    assert article.authors == ("Ana Ferreira", "Li Wei")
    assert article.publisher == "Harbour Courier"
    assert article.language == "en"
    assert article.topics == ("harbour", "strike")


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"pubDate": "Tue, 09 Jan 2024 06:48:00 +0000"}, "2024-01-09T06:48:00Z"),
        ({"published_at": 1715677200}, "2024-05-14T09:00:00Z"),
        ({"date": {"$date": "2024-05-14"}}, "2024-05-14"),
        ({"date": "no date", "created_at": "4 March 2024"}, "2024-03-04"),
        ({"date": None, "url": "https://a.example/2024/03/04/x"}, "2024-03-04"),
        ({"date": True}, None),
    ],
)
def test_dates_under_their_usual_names(
    tmp_path: Path, fields: dict[str, Any], expected: str | None
) -> None:
    assert date_of(article_of(tmp_path, "a.json", json.dumps(_STORY | fields))) == expected


@pytest.mark.parametrize(
    ("fields", "authors"),
    [
        ({"byline": "By Ivan Tesk and Anca Dobre"}, ("Ivan Tesk", "Anca Dobre")),
        ({"author": "Ferreira, Ana"}, ("Ferreira, Ana",)),
        ({"author": "Ana Ferreira, Li Wei"}, ("Ana Ferreira", "Li Wei")),
        ({"authors": ["Luis Okonjo; editing by Marta Stein"]}, ("Luis Okonjo",)),
        ({"creator": "desk@a.example (Ana Ferreira)"}, ("Ana Ferreira",)),
        ({"author": "https://social.example/ana"}, ()),
        ({"authors": [], "by": "Ana Ferreira"}, ("Ana Ferreira",)),
    ],
)
def test_authors_under_their_usual_names(
    tmp_path: Path, fields: dict[str, Any], authors: tuple[str, ...]
) -> None:
    assert article_of(tmp_path, "a.json", json.dumps(_STORY | fields)).authors == authors


@pytest.mark.parametrize(
    "wrapped",
    [
        [_STORY, _STORY],
        {"status": "ok", "articles": [_STORY, _STORY]},
        {"response": {"total": 2, "docs": [_STORY, _STORY]}},
        {"hits": {"hits": [{"_source": _STORY}, {"_source": _STORY}]}},
    ],
)
def test_lists_of_stories_are_numbered_from_one(tmp_path: Path, wrapped: object) -> None:
    articles = articles_of(tmp_path, "a.json", json.dumps(wrapped))
    assert [article.record for article in articles] == [1, 2]
    assert {article.headline for article in articles} == {"Port reopens"}


def test_markup_in_a_body_becomes_paragraphs(tmp_path: Path) -> None:
    story = {
        "title": {"rendered": "Tom &amp; Jerry&#8217;s ship"},
        "content": {
            "rendered": "<p>One <b>bold</b> word.<br>New line.</p><script>x</script><p>Two.</p>"
        },
    }
    article = article_of(tmp_path, "a.json", json.dumps(story))
    assert article.text == "Tom & Jerry’s ship\n\nOne bold word.\nNew line.\n\nTwo."


def test_a_less_than_sign_is_no_markup(tmp_path: Path) -> None:
    story = {"text": "Turnout was <50% in the north and x<b in the south, the board said."}
    assert article_of(tmp_path, "a.json", json.dumps(story)).text == story["text"]


def test_a_text_without_fields_is_read_like_plain_text(tmp_path: Path) -> None:
    story = {"text": " date 2023-11-07 The cranes ran.\n\nThe union denied it."}
    article = article_of(tmp_path, "a.json", json.dumps(story))
    assert date_of(article) == "2023-11-07"
    assert article.text.startswith("The cranes")


def test_only_the_bad_lines_of_json_lines_are_refused(tmp_path: Path) -> None:
    lines = [json.dumps(_STORY), "", '{"title": "Two', "[1]", '{"id": 5}', json.dumps(_STORY)]
    articles, refusals = all_of(tmp_path, "a.jsonl", "\n".join(lines))
    assert [article.record for article in articles] == [1, 6]
    assert [refusal.line for refusal in refusals] == [3, 4, 5]


def test_a_list_that_breaks_off_keeps_what_stands_before(tmp_path: Path) -> None:
    text = json.dumps([_STORY, _STORY], indent=1)
    articles, (refusal,) = all_of(tmp_path, "a.json", text[: text.rindex("text") + 8])
    assert len(articles) == 1
    assert refusal.line == 8
    assert "The 1 before it were kept" in refusal.advice


def test_json_lines_under_the_name_of_json_are_read(tmp_path: Path) -> None:
    text = f"{json.dumps(_STORY)}\n{json.dumps(_STORY)}\n"
    assert len(articles_of(tmp_path, "a.json", text)) == 2


def test_json_lines_in_utf_16_are_read(tmp_path: Path) -> None:
    text = f"{json.dumps(_STORY)}\n{json.dumps(_STORY)}\n"
    assert len(articles_of(tmp_path, "a.jsonl", text.encode("utf-16"))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        '{"a":' * 100_000,
        "1" * 5_000,
        '{"name": "a-package", "description": "A tiny tool."}',
        '"a text"',
        "null",
        "[]",
        "{}",
        "nonsense",
        "NaN",
        '{"text": "..."}',
        '{"text": {"text": {"text": {"text": {"text": "too deep"}}}}}',
    ],
)
def test_json_without_a_story_is_refused_with_a_reason(tmp_path: Path, text: str) -> None:
    articles, refusals = all_of(tmp_path, "a.json", text)
    assert articles == ()
    assert len(refusals) == 1
    assert refusals[0].reason
    assert refusals[0].advice


def test_a_file_of_nothing_but_bad_lines_does_not_flood_the_report(tmp_path: Path) -> None:
    articles, refusals = all_of(tmp_path, "a.jsonl", "{\n" * 1_000)
    assert articles == ()
    assert len(refusals) == REFUSALS_LIMIT + 1
    assert "950 more" in refusals[-1].reason


def test_json_lines_are_streamed(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(_STORY)}\n" * 3 + "{broken")
    found = stream(path)
    assert isinstance(next(found), Article)


def test_a_line_beyond_all_measure_is_skipped_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "' + b"x" * (17 * 1024 * 1024) + b'"}\n')
        file.write(json.dumps(_STORY).encode())
    refusal, article = stream(path)
    assert isinstance(article, Article)
    assert article.record == 2
    assert not isinstance(refusal, Article)
    assert refusal.line == 1


_P = "The port authority confirmed that all four cranes were running again."


@pytest.mark.parametrize(
    "record",
    [
        {  # news-please
            "title": "Port reopens", "maintext": _P, "authors": ["Ana Ferreira"],
            "description": "d",
            "date_download": "2024-01-01 00:00:00", "date_publish": "2023-11-14 09:00:00",
            "source_domain": "courier.example", "url": "https://courier.example/1",
        },
        {  # trafilatura
            "title": "Port reopens", "text": _P, "author": "Ana Ferreira",
            "hostname": "courier.example",
            "date": "2023-11-14", "source": "https://courier.example/1", "excerpt": "e",
            "source-hostname": "courier.example", "raw_text": "no",
        },
        {  # ninjs 2
            "uri": "https://courier.example/1", "url": "https://courier.example/1", "type": "text",
            "headlines": [{"role": "deck", "value": "No"},
                          {"role": "main", "value": "Port reopens"}],
            "bodies": [{"contentType": "text/html", "value": "<p>No</p>"},
                       {"contentType": "text/plain", "value": _P}],
            "by": "By Ana Ferreira", "versioncreated": "2023-11-14",
            "copyrightholder": "courier.example",
        },
        {  # ninjs 1
            "headline": "Port reopens", "body_xhtml": f"<p>{_P}</p>", "byline": "Ana Ferreira",
            "versioncreated": "2023-11-14", "url": "https://courier.example/1",
        },
        {  # Prodigy
            "text": _P, "spans": [], "meta": {
                "title": "Port reopens", "date": "2023-11-14", "author": "Ana Ferreira",
                "url": "https://courier.example/1"},
        },
    ],
)  # fmt: skip
def test_the_dialects_of_tools_say_the_same(tmp_path: Path, record: dict[str, Any]) -> None:
    article = article_of(tmp_path, "a.json", json.dumps(record))
    assert article.text == f"Port reopens\n\n{_P}"
    assert (date_of(article), article.authors) == ("2023-11-14", ("Ana Ferreira",))
    assert (article.publisher, article.url) == ("courier.example", "https://courier.example/1")


def test_what_a_json_feed_says_goes_for_all_its_items(tmp_path: Path) -> None:
    items = [{"id": "1", "content_html": f"<p>{_P}</p>", "date_published": "2023-11-14T09:00:00Z"}]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Lantern", "items": items}
    (article,) = articles_of(tmp_path, "a.json", json.dumps(feed | {"language": "en-GB"}))
    assert (article.text, article.publisher, article.language) == (_P, "The Lantern", "en")


def test_texts_with_labels_for_training_are_stories(tmp_path: Path) -> None:
    lines = [[_P, {"entities": [[4, 8, "ORG"]]}], {"paragraphs": [{"raw": _P}]}]
    articles = articles_of(tmp_path, "a.jsonl", "\n".join(map(json.dumps, lines)))
    assert [article.text for article in articles] == [_P, _P]


def test_the_readers_own_names_go_before_the_usual_ones(tmp_path: Path) -> None:
    record = {"text": "No.", "inhalt": {"Rumpf": _P}, "kopf": "Port reopens"}
    (tmp_path / "a.json").write_text(json.dumps(record))
    own = {StoryField.TEXT: ("inhalt.rumpf",), StoryField.HEADLINE: ("Kopf",)}
    (article,) = stream(tmp_path / "a.json", Ways(own))
    assert isinstance(article, Article)
    assert article.text == f"Port reopens\n\n{_P}"


def test_json_under_another_name_is_told_by_its_look(tmp_path: Path) -> None:
    line = json.dumps({"text": _P})
    assert len(articles_of(tmp_path, "a.txt", f"{line}\n{line}\n")) == 2
    assert len(articles_of(tmp_path, "b", f"[{line}, {line}]")) == 2
