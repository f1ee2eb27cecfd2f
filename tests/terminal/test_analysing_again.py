"""The screen while articles are analysed again, and with a model that lacks a part."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.reader import Place, make_place, reading
from tui.background import Background, Engine
from tui.events import Analysed, AnalysisLimited, Event, Idle
from tui.news.article import ArticleId


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


class Listening(Background):
    """A background whose processes are never started; it remembers what was wanted."""

    def __init__(self, place: Place) -> None:
        self.heard: list[Event] = []
        super().__init__(place.path, [place.folder], Engine(), self.heard.append)
        self.wanted: list[tuple[ArticleId, ...]] = []

    def want(self, ids: object) -> None:
        assert isinstance(ids, list)
        self.wanted.append(tuple(ids))


async def test_what_is_on_screen_is_analysed_again_first(place: Place) -> None:
    async with reading(place) as reader:
        background = Listening(place)
        reader.app.background = background
        await reader.press("j")
        assert background.wanted == []  # all have findings, and of an analysis that is not behind
        before = reader.text
        reader.hear(Analysed((), 0, 9))
        assert reader.main.reading.shown
        assert background.wanted[-1][0] == reader.main.reading.shown.id
        assert len(background.wanted[-1]) == len(set(reader.headlines))
        assert "Claims 1" in before
        assert "Claims 1" in reader.text  # the old findings stay
        reader.hear(Idle())
        asked = len(background.wanted)
        await reader.press("j")
        assert len(background.wanted) == asked


async def test_what_the_model_lacks_is_said_and_stays_said(place: Place) -> None:
    async with reading(place) as reader:
        reason = "The spaCy pipeline mine has no parser, so claims are off."
        reader.hear(AnalysisLimited("claims are off", reason))
        assert reader.line("explain") == reason
        reader.hear(Analysed((), 1, 9))
        assert "analysing 1 of 9" in reader.line("keys")
        reader.hear(Idle())
        assert reader.line("keys").endswith("claims are off")
        await reader.do("import-report")
        assert "has no parser" in reader.text
        assert "Import report" in reader.text
