"""The way from files to the shelf and its findings: real folders, a real library."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tui.events import Analysed, Scanned, Shelved
from tui.ingest import Alone, analyse_pending, refresh
from tui.ingest.analysts import Answer, Said
from tui.library.library import Library
from tui.news.article import Article, ArticleId
from tui.news.findings import Findings
from tui.news.mark import Tag
from tui.news.story_field import NO_NAMES, OwnNames, StoryField


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "a.library", now=lambda: 1_700_000_000, durable=False) as library:
        yield library


def story(corpus: Path, number: int, words: str = "The port is open.") -> Path:
    path = corpus / f"{number:04}.txt"
    path.write_text(f" date 2023-11-{number % 28 + 1:02} Report number {number}. {words}\n")
    return path


def scan(library: Library, corpus: Path, own: OwnNames = NO_NAMES) -> Scanned:
    events = list(refresh(library, [corpus], own))
    assert isinstance(events[0], Scanned)
    assert all(isinstance(event, Shelved) for event in events[1:])
    return events[0]


@dataclass
class SlowReader:
    """An analyst that finds nothing and remembers in what order it read."""

    version: str = "test/1"
    read: list[str] = field(default_factory=list)
    fails_on: str = "\0"

    def analyse(self, article: Article) -> Findings:
        self.read.append(article.text)
        if self.fails_on in article.text:
            raise RuntimeError("no sense in this")
        return Findings(version=self.version)


def test_new_files_are_shelved_and_an_unchanged_corpus_is_left_alone(
    library: Library, corpus: Path
) -> None:
    for number in range(5):
        story(corpus, number)
    events = list(refresh(library, [corpus]))
    assert events[0] == Scanned(total=5, new=5, changed=0, gone=0, refused=0)
    assert events[-1] == Shelved(5, 5)
    assert library.shelf.counts().articles == 5
    assert list(refresh(library, [corpus])) == [
        Scanned(total=5, new=0, changed=0, gone=0, refused=0)
    ]


def test_the_first_articles_are_there_before_the_rest_is_read(
    library: Library, corpus: Path
) -> None:
    for number in range(150):
        story(corpus, number)
    events = refresh(library, [corpus])
    next(events)
    assert next(events) == Shelved(20, 150)
    assert library.shelf.counts().articles == 20


def test_who_stops_half_way_goes_on_from_there(library: Library, corpus: Path) -> None:
    for number in range(150):
        story(corpus, number)
    events = refresh(library, [corpus])
    next(events)
    next(events)
    del events
    assert scan(library, corpus).new == 130
    assert library.shelf.counts().articles == 150


def test_edited_moved_and_deleted_files_are_noticed_and_marks_stay(
    library: Library, corpus: Path
) -> None:
    edited, moved, deleted = story(corpus, 1), story(corpus, 2), story(corpus, 3)
    scan(library, corpus)
    ids = {path: library.shelf.ids_of_path(str(path))[0] for path in (edited, moved, deleted)}
    library.marks.tag(list(ids.values()), Tag("check"))
    edited.write_text(" date 2023-11-02 Report number 1. The port is closed again.\n")
    moved.rename(corpus / "elsewhere.txt")
    text = deleted.read_text()
    deleted.unlink()
    scanned = scan(library, corpus)
    assert (scanned.total, scanned.new, scanned.changed, scanned.gone) == (2, 1, 1, 2)
    for path in (edited, corpus / "elsewhere.txt"):
        found = library.shelf.ids_of_path(str(path))
        assert [library.marks.tags_of(id_) for id_ in found] == [(Tag("check"),)]
    assert library.shelf.ids_of_path(str(corpus / "elsewhere.txt")) == [ids[moved]]
    assert library.shelf.article(ids[deleted]) is None
    deleted.write_text(text)
    scan(library, corpus)
    assert library.shelf.ids_of_path(str(deleted)) == [ids[deleted]]
    assert library.marks.tags_of(ids[deleted]) == (Tag("check"),)


def test_files_are_read_again_when_the_reader_names_their_fields(
    library: Library, corpus: Path
) -> None:
    told = {"kicker": "Quay", "text": "The port opened on Friday, its master said."}
    (corpus / "a.json").write_text(json.dumps(told))
    scan(library, corpus)
    (article_id,) = library.shelf.ids_of_path(str(corpus / "a.json"))
    library.marks.tag([article_id], Tag("harbour"))

    own = {StoryField.HEADLINE: ("kicker",)}
    assert scan(library, corpus, own).changed == 1
    (article_id,) = library.shelf.ids_of_path(str(corpus / "a.json"))
    named = library.shelf.article(article_id)
    assert named is not None
    assert named.headline == "Quay"
    assert library.marks.tags_of(article_id) == (Tag("harbour"),)
    assert not scan(library, corpus, own).is_news


def test_newer_readers_read_every_file_again(
    library: Library, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story(corpus, 1)
    (corpus / "broken.json").write_text("{")
    scan(library, corpus)
    monkeypatch.setattr("tui.corpus.formats.READERS", "another")
    assert scan(library, corpus).changed == 2
    assert not scan(library, corpus).is_news


def test_a_folder_that_is_away_takes_nothing_off_the_shelf(library: Library, corpus: Path) -> None:
    story(corpus, 1)
    scan(library, corpus)
    corpus.rename(corpus.with_name("unmounted"))
    scanned = scan(library, corpus)
    assert (scanned.gone, scanned.refused, scanned.total) == (0, 1, 1)
    assert str(corpus) in scanned.messages[0]
    assert library.shelf.counts().articles == 1


def test_a_second_folder_adds_to_a_library(library: Library, corpus: Path, tmp_path: Path) -> None:
    story(corpus, 1)
    other = tmp_path / "other"
    other.mkdir()
    story(other, 2)
    scan(library, corpus)
    scan(library, other)
    assert library.shelf.counts().articles == 2


def test_what_cannot_be_read_is_told_once_and_the_rest_is_read(
    library: Library, corpus: Path
) -> None:
    story(corpus, 1)
    (corpus / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (corpus / "lines.jsonl").write_text('{"title": "A", "text": "One two three."}\n{broken\n')
    scan(library, corpus)
    assert library.shelf.counts().articles == 2
    places = [(Path(left.path).name, left.line) for left in library.shelf.refusals()]
    assert ("lines.jsonl", 2) in places
    assert "noise.txt" in [name for name, _ in places]
    assert not scan(library, corpus).is_news


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_told(library: Library, corpus: Path) -> None:
    story(corpus, 1).chmod(0)
    scan(library, corpus)
    assert len(library.shelf.refusals()) == 1


def test_wanted_articles_are_analysed_first_then_the_newest(library: Library, corpus: Path) -> None:
    for number in (5, 20, 10):
        story(corpus, number)
    scan(library, corpus)
    oldest = library.shelf.ids_of_path(str(corpus / "0005.txt"))
    questions = iter([oldest])
    analyst = SlowReader()
    events = list(analyse_pending(library, Alone(analyst), lambda: next(questions, [])))
    assert [text[:16] for text in analyst.read] == [
        "Report number 5.",
        "Report number 20",
        "Report number 10",
    ]
    assert events[0] == Analysed(tuple(oldest), 1, 3)
    assert (events[-1].done, events[-1].total) == (3, 3)
    assert sum(len(event.ids) for event in events) == 3


def test_articles_are_analysed_once_and_again_by_a_new_version(
    library: Library, corpus: Path
) -> None:
    for number in range(40):
        story(corpus, number)
    scan(library, corpus)
    first, again, newer = SlowReader(), SlowReader(), SlowReader(version="test/2")
    for analyst in (first, again, newer):
        list(analyse_pending(library, Alone(analyst)))
    assert [len(analyst.read) for analyst in (first, again, newer)] == [40, 0, 40]


def test_an_article_wanted_that_is_done_or_gone_is_passed_over(
    library: Library, corpus: Path
) -> None:
    story(corpus, 1)
    scan(library, corpus)
    (id_,) = library.shelf.ids_of_path(str(corpus / "0001.txt"))
    analyst = SlowReader()
    questions = iter([[id_], [id_, ArticleId("0" * 16)]])
    events = list(analyse_pending(library, Alone(analyst), lambda: next(questions, [])))
    assert [event.ids for event in events] == [(id_,)]


def test_an_article_that_breaks_the_analysis_does_not_end_it(
    library: Library, corpus: Path
) -> None:
    for number in range(3):
        story(corpus, number)
    scan(library, corpus)
    analyst = SlowReader(fails_on="number 1")
    (event,) = analyse_pending(library, Alone(analyst))
    assert (event.done, event.total) == (3, 3)
    assert "0001.txt: the analysis failed (RuntimeError: no sense in this)" in event.problem
    assert list(analyse_pending(library, Alone(analyst))) == []


def test_findings_of_a_text_that_changed_meanwhile_are_made_again(
    library: Library, corpus: Path
) -> None:
    path = story(corpus, 1)
    scan(library, corpus)

    class Interrupted(SlowReader):
        def analyse(self, article: Article) -> Findings:
            if not self.read:
                path.write_text(" date 2023-11-02 Report number 1. Everything is different now.\n")
                scan(library, corpus)
            return super().analyse(article)

    analyst = Interrupted()
    list(analyse_pending(library, Alone(analyst)))
    assert len(analyst.read) == 2
    assert "different" in analyst.read[1]


def test_findings_of_an_earlier_analysis_stay_until_the_new_ones_are_there(
    library: Library, corpus: Path
) -> None:
    for number in range(40):
        story(corpus, number)
    scan(library, corpus)
    list(analyse_pending(library, Alone(SlowReader())))
    ids = library.shelf.unanalysed("test/2", 99)
    events = analyse_pending(library, Alone(SlowReader(version="test/2")))
    first = next(events)
    assert (first.done, first.total) == (len(first.ids), 40)
    versions = [found.version for id_ in ids if (found := library.shelf.findings(id_))]
    assert sorted(versions) == ["test/1"] * (40 - first.done) + ["test/2"] * first.done
    # Who stops here goes on from here.
    del events
    again = SlowReader(version="test/2")
    *_, last = analyse_pending(library, Alone(again))
    assert (len(again.read), last.done) == (40 - first.done, 40)


class Mortal(Alone):
    """Analysts that do not survive a certain article."""

    def answers(self, seconds: float) -> Iterator[Answer]:
        for answer in super().answers(seconds):
            if answer.findings is None:
                yield Said(answer.key, None, "the analysis ended (signal 9)", is_final=False)
            else:
                yield answer


def test_an_article_that_no_analysis_survives_is_kept_for_next_time(
    library: Library, corpus: Path
) -> None:
    for number in range(3):
        story(corpus, number)
    scan(library, corpus)
    given_up: set[str] = set()
    analyst = SlowReader(fails_on="number 1")
    (event,) = analyse_pending(library, Mortal(analyst), given_up=given_up)
    assert (event.done, event.total) == (2, 3)
    assert "0001.txt: the analysis ended (signal 9). It is kept for next time" in event.problem
    (id_,) = library.shelf.ids_of_path(str(corpus / "0001.txt"))
    assert library.shelf.findings(id_) is None
    assert list(analyse_pending(library, Mortal(analyst), given_up=given_up)) == []
    assert len(analyst.read) == 3
    (event,) = analyse_pending(library, Alone(SlowReader()))
    assert event.ids == (id_,)
