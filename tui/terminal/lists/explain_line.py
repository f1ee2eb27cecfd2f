"""The line under a box: how a query was taken, what was not understood first and in colour."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.terminal.looks.safe import one_line

_JOINT = " · "


def explain_line(explanation: str, problems: Sequence[str]) -> Content:
    """What was asked, without the counts, which stand at the end of the box."""
    _, _, words = explanation.partition(_JOINT)
    told = _JOINT.join(problems)
    if not told or not words.startswith(told):
        return Content(one_line(words))
    return Content.assemble((one_line(told), "$warning-style"), one_line(words[len(told) :]))


def counts(explanation: str) -> str:
    """How much was found, as the explanation begins."""
    return one_line(explanation.partition(_JOINT)[0])
