"""What the search's thread posts to the screen: an answer, or that there is none."""

from __future__ import annotations

from textual.message import Message

from tui.news.hits import Results
from tui.terminal.live_search import Question


class Answered(Message):
    """The library answered a question."""

    def __init__(self, question: Question, results: Results) -> None:
        super().__init__()
        self.question, self.results = question, results


class Failed(Message):
    """The library could not be searched."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
