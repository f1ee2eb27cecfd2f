"""Picks are of one state of the library as long as a picker is open, and then of the next."""

from __future__ import annotations

from pathlib import Path
from queue import Queue

import pytest

from tests.library.making import opened, put
from tui.library.entities.labels import LabelReader, Labels, What
from tui.terminal.live.live_picks import Answer, LivePicks


def test_labels_are_read_again_when_a_picker_is_opened_after_a_change(tmp_path: Path) -> None:
    answers: Queue[Answer] = Queue()

    def asked() -> list[str]:
        picks.ask(What.ARTICLES, "")
        return list(answers.get(timeout=5).labels.texts)

    with opened(tmp_path / "news.library") as library:
        put(library, "corpus/a.txt", "One.")
        picks = LivePicks(library.path, answers.put, pytest.fail)
        one = asked()
        put(library, "corpus/b.txt", "Two.")
        assert asked() == one, "nothing moves under who is choosing"
        picks.rest()
        assert asked() == one, "what is known answers at once"
        assert len(answers.get(timeout=5).labels.texts) == 2
        picks.close()
        assert answers.empty()


def test_reading_is_given_up_when_the_picker_closes_and_done_again_when_it_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: Queue[Answer] = Queue()
    read, times = LabelReader.read, 0

    def closed_meanwhile(reader: LabelReader, what: What) -> Labels:
        nonlocal times
        times += 1
        if times == 1:
            picks.rest()
            picks.ask(What.TAGS, "")
        return read(reader, what)

    monkeypatch.setattr(LabelReader, "read", closed_meanwhile)
    with opened(tmp_path / "news.library") as library:
        put(library, "corpus/a.txt", "One.")
        picks = LivePicks(library.path, answers.put, pytest.fail)
        picks.ask(What.ARTICLES, "")
        assert answers.get(timeout=5).wanted.what is What.TAGS
        picks.ask(What.ARTICLES, "")
        assert len(answers.get(timeout=5).labels.texts) == 1
        picks.close()
        assert (times, answers.empty()) == (3, True)
