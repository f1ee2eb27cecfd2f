# ruff: noqa: E501  tables of examples, one a line
"""Plain text: headline, byline, date and paragraphs found where they are, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.reading_aid import all_of, article_of, date_of
from tui.corpus.readers.plain_text import story

_LONG = (
    "The port authority confirmed on Tuesday that all four cranes were running again, eleven days "
    "after dockers walked out over the length of their shifts."
)


def test_the_leading_date_goes_to_its_field_and_leaves_the_text(tmp_path: Path) -> None:
    article = article_of(tmp_path, "a.txt", f" date 2023-11-07 {_LONG}\n\nThe union denied it.\n")
    assert date_of(article) == "2023-11-07"
    assert article.text == f"{_LONG}\n\nThe union denied it."
    assert not article.headline_is_given
    assert article.headline == _LONG


@pytest.mark.parametrize("start", [" date 2023-13-45 ", "date palms ", " date 2023-11-07"])
def test_what_only_looks_like_a_leading_date_stays(tmp_path: Path, start: str) -> None:
    article = article_of(tmp_path, "a.txt", f"{start}were planted in the square.")
    assert article.text.startswith("date ")


def test_headline_byline_and_date_line_go_to_their_fields(tmp_path: Path) -> None:
    article = article_of(
        tmp_path,
        "a.txt",
        f"Union denies deal with port\n\nBy Hugo Marchetti and Petra Lund\n13 November 2023\n\n{_LONG}",
    )
    assert article.headline == "Union denies deal with port"
    assert article.headline_is_given
    assert article.authors == ("Hugo Marchetti", "Petra Lund")
    assert date_of(article) == "2023-11-13"
    assert article.text == f"Union denies deal with port\n\n{_LONG}"
    assert article.text[article.body_start :] == _LONG


@pytest.mark.parametrize(
    ("byline", "authors", "publisher"),
    [
        ("By Ana Ferreira", ("Ana Ferreira",), None),
        ("BY ANA FERREIRA", ("ANA FERREIRA",), None),
        ("by Noor Rahimi and Tadeusz Głowacki, 26 February 2024", ("Noor Rahimi", "Tadeusz Głowacki"), None),
        ("By Ana Ferreira, Li Wei and J. P. O’Neill", ("Ana Ferreira", "Li Wei", "J. P. O’Neill"), None),
        ("By Ludwig van der Berg, Harbour Courier", ("Ludwig van der Berg",), "Harbour Courier"),
        ("By The Almanac", ("The Almanac",), None),
        ("By Reuters", ("Reuters",), None),
        ("By 小林遥", ("小林遥",), None),
        ("By Ana Ferreira | 14 November 2023 | Harbour Courier", ("Ana Ferreira",), "Harbour Courier"),
        ("Harbour Courier, 14 November 2023", (), "Harbour Courier"),
    ],
)  # fmt: skip
def test_a_byline_that_is_understood_leaves_the_text(
    tmp_path: Path, byline: str, authors: tuple[str, ...], publisher: str | None
) -> None:
    article = article_of(tmp_path, "a.txt", f"Cranes idle for third day\n{byline}\n\n{_LONG}")
    assert article.authors == authors
    assert article.publisher == publisher
    assert article.text == f"Cranes idle for third day\n\n{_LONG}"


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Ferreira in Geneva",
        "By Tuesday",
        "By noon the quay was empty",
        "By Ana Ferreira, who was there",
        "13 November",
        "2023",
        "7 November 2023, 14:05",
    ],
)
def test_a_line_that_is_not_wholly_understood_stays(tmp_path: Path, line: str) -> None:
    article = article_of(tmp_path, "a.txt", f"Cranes idle for third day\n\n{line}\n\n{_LONG}")
    assert line in article.text


@pytest.mark.parametrize(
    "headline",
    [
        "Port reopens, ministry says",
        "Minister: “no one lost a day”",
        "What next for the port?",
        "E.U. talks stall over U.S.",
        "Clinton Breaks With Obama On 9/11 Lawsuit Bill.",
        "港口重新开放",
        "112 stations are not a country",
    ],
)
def test_a_headline_is_known_by_its_form(tmp_path: Path, headline: str) -> None:
    article = article_of(tmp_path, "a.txt", f"{headline}\n\n{_LONG}\n\nMore followed.")
    assert article.headline_is_given
    assert article.headline == headline


@pytest.mark.parametrize(
    "first",
    [
        "The port reopened on Tuesday.",
        "“Nobody was in the room,” said its secretary.",
        "The Harbour Courier asked Prime Minister Valcourt about Santa Ilde and Castell Mare.",
        "Partial transcript as follows:",
        "who said what, and when",
        "7 November 2023",
    ],
)
def test_no_headline_is_invented_from_a_first_sentence(tmp_path: Path, first: str) -> None:
    article = article_of(tmp_path, "a.txt", f"{first}\n\n{_LONG}\n\nMore followed.")
    assert not article.headline_is_given


def test_a_sentence_is_the_headline_when_the_file_is_named_after_it(tmp_path: Path) -> None:
    text = f"E.U. leaders weigh plans for greater coordination.\n\n{_LONG}"
    named = article_of(tmp_path, "post_2016-09-18_e-u-leaders-weigh-plans-for-grea.txt", text)
    assert named.headline_is_given
    assert date_of(named) == "2016-09-18"
    other = article_of(tmp_path, "post_2016-09-18_summit.txt", text)
    assert not other.headline_is_given


def test_a_sentence_is_the_headline_when_a_dateline_follows(tmp_path: Path) -> None:
    text = f"Virginian could make history.\n\nNEWPORT NEWS, Va. - {_LONG}"
    assert article_of(tmp_path, "a.txt", text).headline_is_given


def test_a_deck_after_a_semicolon_belongs_to_the_headline(tmp_path: Path) -> None:
    text = f"Candidates vie for support; \nEach points out the other's failings.\n\n{_LONG}"
    article = article_of(tmp_path, "a.txt", text)
    assert article.headline == "Candidates vie for support; Each points out the other's failings."


@pytest.mark.parametrize(
    ("dateline", "date", "agency"),
    [
        ("GENEVA, 3 March 2024 (Delta Wire) —", "2024-03-03", "Delta Wire"),
        ("CALDER BAY, Nov. 3, 2023 (AFP) -", "2023-11-03", "AFP"),
        ("WASHINGTON, June 24 (UPI) —", None, "UPI"),
        ("KETH, 21 May —", None, None),
        ("Geneva, 3 March 2024 (Reuters) -", "2024-03-03", "Reuters"),
    ],
)
def test_a_dateline_is_understood_and_stays_in_the_text(
    tmp_path: Path, dateline: str, date: str | None, agency: str | None
) -> None:
    article = article_of(tmp_path, "a.txt", f"Cranes idle for third day\n\n{dateline} {_LONG}")
    assert date_of(article) == date
    assert article.publisher == agency
    assert article.text[article.body_start :].startswith(dateline)


def test_a_block_of_labels_goes_to_the_fields(tmp_path: Path) -> None:
    text = f"Title: Port reopens\nDate: 14 November 2023\nSource: Harbour Courier\n\n{_LONG}"
    article = article_of(tmp_path, "a.txt", text)
    assert article.headline == "Port reopens"
    assert date_of(article) == "2023-11-14"
    assert article.publisher == "Harbour Courier"
    assert article.text == f"Port reopens\n\n{_LONG}"


def test_hard_wrapped_lines_stay_as_they_are(tmp_path: Path) -> None:
    text = "The number of people known to have\ndied when the river burst rose to 14.\n\nTwo are missing."
    assert article_of(tmp_path, "a.txt", text).text == text


def test_long_lines_without_empty_lines_are_paragraphs(tmp_path: Path) -> None:
    article = article_of(tmp_path, "a.txt", f"Cranes run again\n{_LONG}\n{_LONG}\n“No.”\n{_LONG}\n")
    assert article.headline == "Cranes run again"
    assert len(article.paragraphs) == 5


def test_indented_lines_begin_paragraphs(tmp_path: Path) -> None:
    wire = "   The cranes ran again on Tuesday,\nthe port said.\n   The union denied\nany deal.\n"
    article = article_of(tmp_path, "a.txt", wire)
    assert [span.of(article.text) for span in article.paragraphs] == [
        "The cranes ran again on Tuesday,\nthe port said.",
        "The union denied\nany deal.",
    ]


def test_paragraphs_are_parted_by_exactly_one_empty_line(tmp_path: Path) -> None:
    article = article_of(tmp_path, "a.txt", "One is said.  \r\n \t\r\n\r\n\r\nTwo is said.\r\n\r\n")
    assert article.text == "One is said.\n\nTwo is said."


def test_a_file_of_one_line_without_a_full_stop_is_a_text(tmp_path: Path) -> None:
    article = article_of(tmp_path, "a.txt", "Port reopens")
    assert article.text == "Port reopens"
    assert not article.headline_is_given


def test_a_web_page_named_txt_is_read_as_a_web_page(tmp_path: Path) -> None:
    page = f"<!DOCTYPE html><html><head><title>Port reopens</title></head><p>{_LONG}</p></html>"
    article = article_of(tmp_path, "a.txt", page)
    assert "<" not in article.text
    assert article.headline == "Port reopens"


_LINES = st.sampled_from(
    ["By Ana Ferreira", "By", "", " ", "13 November 2023", "Port reopens", "GENEVA (AFP) - It", _LONG,
     "Title: x", "Date: 2023", "===", ";", "It is said.", " date 2023-11-07 It", "| · |", "a; b;", "\t—"]
)  # fmt: skip


@given(st.lists(st.one_of(_LINES, st.text(max_size=30)), max_size=12).map("\n".join))
def test_every_letter_is_kept_in_the_text_or_in_a_field(text: str) -> None:
    draft = story(text)
    article = draft.article("a.txt")
    if article is None:
        return
    assert article.text == article.text.strip()
    assert "\n\n\n" not in article.text
    if article.headline_is_given:
        assert article.text[: article.body_start].strip() == article.headline


_BODY = "The minister denied on Tuesday that anyone had closed the port.\n\nIt would open, he said."


@pytest.mark.parametrize(
    "head",
    [
        " date 2023-11-07 ",
        "Date: 2023-11-07 ",
        "DATE 2023-11-07\n",
        "2023-11-07 ",
        "2023-11-07\n",
        "2023-11-07\n\n",
        "[2023-11-07] ",
        "2023-11-07: ",
        "2023/11/07 – ",
        "20231107 ",
        "7 November 2023\n",
        "November 7, 2023 - ",
        "Tuesday, November 7, 2023\n\n",
        "Published: 7 November 2023\n",
    ],
)
def test_a_date_at_the_head_is_the_date_and_never_the_headline(tmp_path: Path, head: str) -> None:
    article = article_of(tmp_path, "a.txt", head + _BODY)
    assert (date_of(article), article.text) == ("2023-11-07", _BODY)
    assert not article.headline_is_given


def test_a_sentence_that_begins_with_a_date_stays_whole(tmp_path: Path) -> None:
    text = f"2023-11-07 was the day the port closed, he said.\n\n{_BODY}"
    assert article_of(tmp_path, "a.txt", text).text == text


@pytest.mark.parametrize(
    "head",
    [
        "7 November 2023\n\nPort reopens\n\n",
        "date 2023-11-07\nPort reopens\n\n",
        "Port reopens\n7 November 2023\n",
        "Port reopens\nBy Ana Ferreira\n7 November 2023\n\n",
    ],
)
def test_the_headline_beside_a_date_is_found(tmp_path: Path, head: str) -> None:
    article = article_of(tmp_path, "a.txt", head + _BODY)
    assert (article.headline, date_of(article)) == ("Port reopens", "2023-11-07")
    assert article.text == f"Port reopens\n\n{_BODY}"


def test_an_hour_without_its_zone_stays_in_the_text_and_is_no_headline(tmp_path: Path) -> None:
    text = f"Nov 7, 2023 5:30 PM\n\nPort reopens\n\n{_BODY}"
    article = article_of(tmp_path, "a.txt", text)
    assert (article.headline, date_of(article)) == ("Port reopens", "2023-11-07")
    assert "5:30 PM" in article.text


def test_a_date_alone_is_no_story(tmp_path: Path) -> None:
    articles, (refusal,) = all_of(tmp_path, "a.txt", " date 2023-11-07\n")
    assert not articles
    assert "a date and no text" in refusal.reason
