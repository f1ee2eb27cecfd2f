"""What the search's thread posts to the screen: an answer, or that there is none."""

from __future__ import annotations

from enum import Enum, auto
from typing import Generic, TypeVar

from textual.message import Message

from tui.news.hits import Results
from tui.terminal.live.live_search import Question

Part = TypeVar("Part")


class Why(Enum):
    """Why a question is put, which decides what moves when it is answered.

    For a NEW one the cursor goes to the first row. A SETTLED one is the same
    but no longer half typed, or no search at all any more: the cursor stays on
    its article. So it does for one that is ORDERED otherwise, but from the
    first row, where nobody has chosen one yet, to the row that is first now:
    who looks at the newest and asks for the oldest wants to see the oldest. A
    REFRESH leaves every row where it is; so does the REST of an
    answer of which the list shows the beginning.
    """

    NEW = auto()
    SETTLED = auto()
    ORDERED = auto()
    REFRESH = auto()
    REST = auto()


def stays(why: Why, row: int) -> bool:
    """Whether the cursor, which is on this row, stays on what it is on."""
    return why is not Why.NEW and not (why is Why.ORDERED and row == 0)


QUIET = frozenset({Why.REFRESH, Why.REST})
"""Answers of these leave what is on screen where it is, and nobody waits for them."""


class Answered(Message):
    """The library answered a question."""

    def __init__(self, question: Question, results: Results) -> None:
        super().__init__()
        self.question, self.results = question, results


class Counted(Message, Generic[Part]):
    """A part of the answer in the list was counted."""

    def __init__(self, results: Results, part: Part) -> None:
        super().__init__()
        self.results, self.part = results, part


class Failed(Message):
    """The library could not be searched or counted."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason
