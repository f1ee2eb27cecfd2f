"""The crew of workers: real processes, what becomes of them, and of their texts when they die."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.test_background import is_running
from tui.analysis.pipeline import Analyst
from tui.background.crew import Crew
from tui.background.engine import Engine
from tui.background.start import CAN_FORK
from tui.background.tasks import (
    Answer,
    Begun,
    Hasten,
    Key,
    Order,
    Ready,
    Task,
    Word,
    order_line,
    read_order,
    read_word,
    word_line,
)
from tui.errors import AnalysisError
from tui.events import AnalysisLimited
from tui.news.article import Article
from tui.news.findings import Findings, Kind, Mention
from tui.news.span import Span

PATIENCE = 120.0
TEXT = "The Health Ministry denied that Ana Lopes had left {}. “We know,” Paul Gray said."

pytestmark = [
    pytest.mark.skipif(not CAN_FORK, reason="most of this is about processes split off"),
    # The runner of the tests has threads; a command has none when it splits workers off.
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]

keys = st.integers(-9, 10**9).map(Key)
orders = st.one_of(st.builds(Task, keys, st.text(), st.booleans()), st.builds(Hasten, keys))
mentions = st.builds(
    lambda start, length, entity: (
        Mention(Span(start, start + length), Kind.PLACE, entity, 1, ""),
    ),
    st.integers(0, 99),
    st.integers(1, 9),
    st.text(min_size=1),
)
told = st.one_of(
    st.just(Ready()),
    st.builds(Begun, st.lists(keys).map(tuple)),
    st.builds(Answer, keys, st.one_of(st.none(), st.builds(Findings, mentions)), st.text()),
)


@settings(deadline=None)
@given(orders, told)
def test_what_is_said_comes_back_from_its_line(order: Order, word: Word) -> None:
    for line in (order_line(order), word_line(word)):
        assert line.isascii()
        assert line.count(b"\n") == 1
    assert read_order(order_line(order)) == order
    assert read_word(word_line(word)) == word


@settings(deadline=None)
@given(st.binary(), told, st.integers(1, 60))
def test_a_torn_line_says_nothing(line: bytes, word: Word, cut: int) -> None:
    assert read_order(line + b"{") is None
    read_order(line)
    read_word(line)
    assert read_word(word_line(word)[: -1 - cut]) is None


def article(text: str) -> Article:
    return Article(text=text, path="a.txt")


@dataclass
class Trained:
    """An analyst that obeys its texts: it fails, sleeps or dies when they say so."""

    version: str = "trained"
    languages: Sequence[str] = ("en",)
    lacks: Sequence[AnalysisLimited] = ()
    passed_over: Sequence[str] = ()

    def findings_of(self, texts: Sequence[str]) -> Sequence[Findings]:
        for text in texts:
            if text.startswith("fail"):
                raise RuntimeError("no sense in this")
            if text.startswith("sleep"):
                time.sleep(0.1)
            if text.startswith("die"):
                os.kill(os.getpid(), signal.SIGKILL)
        return [Findings(version=f"{len(text)}") for text in texts]


def all_answers(crew: Crew) -> list[Answer]:
    """Everything that is still to come, in the order in which it comes."""
    deadline = time.monotonic() + PATIENCE
    found: list[Answer] = []
    while crew.is_busy:
        found += crew.answers(0.2)
        assert time.monotonic() < deadline
    return found


def test_several_workers_find_what_one_analyst_finds() -> None:
    analyst = Analyst.load()
    texts = [TEXT.format(place) for place in ("Velmora", "Oslo", "Bilbao", "Rome", "Lima")] * 4
    with Crew(analyst, Engine(workers=2)) as crew:
        assert crew.version == analyst.version
        for key, text in enumerate(texts):
            crew.give(key, article(text))
        found = {answer.key: answer.findings for answer in all_answers(crew)}
        assert len(set(crew.pids)) == 2
    assert [found[Key(key)] for key in range(20)] == list(map(analyst.analyse, map(article, texts)))
    assert any(findings and findings.claims for findings in found.values())


def test_a_text_that_goes_first_overtakes_the_others() -> None:
    with Crew(Trained(), Engine()) as crew:
        for key in range(12):
            crew.give(key, article("sleep" + " " * 5_000))
        crew.hasten(10)
        crew.give(99, article("now"), goes_first=True)
        order = [int(answer.key) for answer in all_answers(crew)]
    assert sorted(order) == [*range(12), 99]
    assert order.index(99) <= 2
    assert order.index(10) <= 3


def test_a_text_that_fails_takes_no_other_with_it() -> None:
    with Crew(Trained(), Engine()) as crew:
        crew.give(0, article("sleep"))
        for key, text in enumerate(("fine", "fail", "fine"), 1):
            crew.give(key, article(text))
        answers = {answer.key: answer for answer in all_answers(crew)}
    failed = answers.pop(Key(2))
    assert failed.findings is None
    assert failed.is_final
    assert failed.problem == "the analysis failed (RuntimeError: no sense in this)"
    assert all(answer.findings for answer in answers.values())


def test_a_worker_that_dies_is_replaced_and_its_texts_are_done() -> None:
    with Crew(Trained(), Engine()) as crew:
        crew.give(0, article("sleep"))
        # The replacement is a real analyst, which does not obey.
        for key, text in enumerate(("fine", "die", "fine", "fine"), 1):
            crew.give(key, article(text))
        (before,) = crew.pids
        answers = all_answers(crew)
        assert crew.pids != (before,)
    assert not is_running(before)
    assert sorted(answer.key for answer in answers) == [0, 1, 2, 3, 4]
    assert all(answer.findings is not None for answer in answers)


def test_a_text_over_which_two_workers_die_is_given_up_and_the_others_are_done() -> None:
    with Crew(Analyst.load(), Engine(workers=2)) as crew:
        crew.give(0, article(TEXT.format("Oslo") * 4_000))
        crew.give(1, article(TEXT.format("Rome")))
        killed = 0
        answers: dict[int, Answer] = {}
        deadline = time.monotonic() + PATIENCE
        while crew.is_busy:
            assert time.monotonic() < deadline
            answers |= {answer.key: answer for answer in crew.answers(0.05)}
            for worker in crew._workers:
                if Key(0) in worker.begun and Key(0) in worker.tasks:
                    os.kill(worker.started.process.pid, signal.SIGKILL)
                    killed += 1
                    worker.begun = (Key(0),)
                    answers |= {answer.key: answer for answer in crew.answers(5.0)}
                    break
        assert answers[1].findings
        assert answers[0].findings is None
        assert not answers[0].is_final
        assert "signal 9" in answers[0].problem
        assert killed == 2


def test_workers_that_are_started_anew_do_the_same() -> None:
    with Crew(Analyst.load(), Engine(), can_fork=False) as crew:
        crew.give(0, article(TEXT.format("Oslo")))
        (answer,) = all_answers(crew)
    assert answer.findings == Analyst.load().analyse(article(TEXT.format("Oslo")))


def test_workers_that_cannot_start_are_told_and_not_tried_for_ever() -> None:
    with Crew(Trained(), Engine("no_such_pipeline"), can_fork=False) as crew:
        crew.give(0, article("fine"))
        with pytest.raises(AnalysisError, match="end as soon as they are started"):
            all_answers(crew)


def test_closing_ends_all_workers_at_once_whatever_they_do() -> None:
    crew = Crew(Trained(), Engine(workers=3))
    for key in range(60):
        crew.give(key, article("sleep" + " " * 9_000))
    pids = crew.pids
    assert all(map(is_running, pids))
    began = time.monotonic()
    crew.close()
    assert time.monotonic() - began < 2.0
    assert not any(map(is_running, pids))


PARENT = """
import sys, time
from tests.test_crew import Crew, Engine, Trained, article
crew = Crew(Trained(), Engine(workers=2))
for key in range(2000):
    crew.give(key, article("sleep" + " " * 900))
print(*crew.pids, flush=True)
time.sleep(600)
"""


def test_no_worker_outlives_the_process_it_works_for() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT], stdout=subprocess.PIPE, cwd=Path(__file__).parents[1]
    ) as parent:
        assert parent.stdout
        workers = [int(word) for word in parent.stdout.readline().split()]
        assert len(workers) == 2
        assert all(map(is_running, workers))
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE
    while any(map(is_running, workers)):
        assert time.monotonic() < deadline, "a worker outlived its parent"
        time.sleep(0.02)
