"""The bundled samples: every one is read, and read right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.corpus.folder import FileState, walk
from tui.corpus.formats import read
from tui.corpus.reading import Refusal
from tui.news.article import Article, Precision

SAMPLES = Path(__file__).parent.parent / "sample_articles"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """Every sample by its place below the folder, with `#3` for the third of a file."""
    found: dict[str, Article] = {}
    for file in walk([SAMPLES]):
        assert isinstance(file, FileState), str(file)
        reading = read(Path(file.path))
        assert not reading.refusals, [str(refusal) for refusal in reading.refusals]
        name = Path(file.path).relative_to(SAMPLES).as_posix()
        for article in reading.articles:
            found[name if article.record is None else f"{name}#{article.record}"] = article
    return found


def test_at_least_forty_samples_are_read_and_none_is_refused(articles: dict[str, Article]) -> None:
    assert len(articles) >= 40
    assert not [file for file in walk([SAMPLES]) if isinstance(file, Refusal)]


def test_every_format_we_read_has_a_sample(articles: dict[str, Article]) -> None:
    suffixes = {Path(article.path).suffix for article in articles.values()}
    plain = {".txt", ".md", ".html", ".json", ".jsonl", ".csv", ".rss", ".nitf", ".newsml", ".gz"}
    assert suffixes == plain
    assert any(".zip/" in article.path for article in articles.values())


def test_every_sample_has_its_own_text_and_headline(articles: dict[str, Article]) -> None:
    for place, article in articles.items():
        body = article.text[article.body_start :]
        assert len(body.split()) >= 15, place
        assert article.headline, place
        assert article.text[: article.body_start].strip() == (
            article.headline if article.headline_is_given else ""
        ), place
    assert len({article.text for article in articles.values()}) == len(articles)


def test_dated_samples_have_no_headline_and_no_marker_in_the_text(
    articles: dict[str, Article],
) -> None:
    dated = {place: article for place, article in articles.items() if place.startswith("dated/")}
    assert len(dated) >= 10
    for place, article in dated.items():
        assert not article.headline_is_given, place
        assert not article.text.startswith((" ", "date")), place
        assert article.text.startswith(article.headline.rstrip("…")), place
        assert article.published is not None, place
        assert article.published.precision is Precision.DAY, place


def test_dates_of_samples_are_those_of_their_events(articles: dict[str, Article]) -> None:
    history = {"1969-07-21", "1986-04-29", "1989-11-10", "2017-12-03", "2023-04-10"}
    for place, article in articles.items():
        if article.published is None:
            continue
        day = article.published.day
        assert day in history or "2023-11" <= day <= "2024-09-30", (place, day)


def test_a_sample_that_does_not_say_its_date_has_none(articles: dict[str, Article]) -> None:
    undated = [place for place, article in articles.items() if article.published is None]
    assert undated == ["lantern/letter-to-the-editor.txt"]


def test_furniture_of_saved_pages_stays_out_of_the_text(articles: dict[str, Article]) -> None:
    furniture = (
        "cookie", "Accept all", "Sea areas", "Most listened", "All rights reserved", "best viewed",
        "More on this", "Subscribe", "Our letter", "Support us", "owned by its readers",
        "Skip to content", "Posted in", "Recent investigations", "dataLayer",
    )  # fmt: skip
    pages = [a for a in articles.values() if a.path.endswith(".html")]
    assert len(pages) >= 6
    for article in pages:
        assert not [words for words in furniture if words in article.text], article.place


@dataclass(frozen=True, slots=True)
class Facts:
    """What a careful person reads off one sample's file; None where the file does not say."""

    headline: str
    day: str
    authors: tuple[str, ...]
    publisher: str | None


FACTS = {
    "dated/008_04bb79f1e65dc832.txt": Facts(
        "The five-nation summit at Castell Mare ended on Friday with a joint statement on harbour "
        "fees but none on tariffs.",
        "2024-06-15",
        (),
        None,
    ),
    "evening_ledger/2023-11-13_union_denies_deal.txt": Facts(
        "Union denies deal with port", "2023-11-13", ("Hugo Marchetti", "Petra Lund"), None
    ),
    "evening_ledger/2024-01-11_lower_brannock.txt": Facts(
        "Fourteen dead at Lower Brannock as minister admits delay",
        "2024-01-11",
        ("Petra Lund",),
        None,
    ),
    "evening_ledger/2024-08-10_cereal.txt": Facts(
        "Ministry confirms what it denied on Monday", "2024-08-10", ("Petra Lund",), None
    ),
    "harbour_courier/2023-11-14-port-reopens.md": Facts(
        "Port reopens, ministry says", "2023-11-14", ("Ana Ferreira",), "Harbour Courier"
    ),
    "harbour_courier/2024-08-16-halden-knew.md": Facts(
        "Cereal maker knew of poison in July, e-mails suggest",
        "2024-08-16",
        ("Inês Kowalczyk", "Declan Moss"),
        "Harbour Courier",
    ),
    "radio_velmora/minister-no-one-lost-a-day.html": Facts(
        'Minister: "no one lost a day"', "2023-11-11", ("Viktor Salas",), "Radio Velmora"
    ),
    "lantern/the-fifteen-containers.html": Facts(
        "The fifteen containers", "2024-02-08", ("Noor Rahimi",), "The Lantern"
    ),
    "ordania_today/20240304-observers.json": Facts(
        "Observers exceed their mandate, foreign ministry warns",
        "2024-03-04",
        ("Ivan Tesk", "Anca Dobre"),
        "Ordania Today",
    ),
    "nahrat_monitor/truce-talks.json": Facts(
        "Truce talks resume in Geneva without the generals",
        "2024-05-14",
        ("Salma Idris",),
        "Nahrat Monitor",
    ),
    "meridian_wire/20240610-ferry-fares.nitf": Facts(
        "Ferry fares to rise in July, operator says",
        "2024-06-10",
        ("Luis Okonjo",),
        "Meridian Wire",
    ),
    "nahrat_monitor/briefs.csv#2": Facts(
        "Bakery queue shortens", "2024-05-06", ("Salma Idris",), "Nahrat Monitor"
    ),
    "lantern/crawl.warc.gz#1": Facts(
        "The bell that was sold twice", "2024-04-25", ("Noor Rahimi",), "The Lantern"
    ),
    "meridian_wire/2024.jsonl#3": Facts(
        "Velmora admits soldier wounded, still denies crossing border",
        "2024-02-22",
        ("Elena Brask",),
        "Meridian Wire",
    ),
}


@pytest.mark.parametrize("place", FACTS)
def test_the_facts_of_a_sample_are_read_from_its_file(
    articles: dict[str, Article], place: str
) -> None:
    article = articles[place]
    day = article.published.day if article.published else ""
    assert Facts(article.headline, day, article.authors, article.publisher) == FACTS[place]


def test_a_sample_keeps_its_accents_brackets_and_other_scripts(
    articles: dict[str, Article],
) -> None:
    everything = "\n".join(article.text for article in articles.values())
    for words in (
        "José Ibáñez",
        "Łódź",
        "Wanjirũ Ngũgĩ",
        "Lin Wei-chen (林維真)",
        "Al-Amal (الأمل)",
        "欲速則不達",
        "‘Then it was twenty-five, wasn't it?’",
    ):
        assert words in everything, words


def test_the_same_group_is_written_in_two_ways(articles: dict[str, Article]) -> None:
    for spelling in ("Jaysh al-Sahil", "Jaish as-Sahel"):
        assert sum(spelling in article.text for article in articles.values()) >= 2
