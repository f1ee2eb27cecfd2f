"""Close answers: what the meanings of a misspelt query find, put in one order.

The likeliest meaning comes first. But of one about as likely that only a few
articles answer, these are shown on the first screen as well: they take little
room there, and who meant it finds all of it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from tui.library.search.rowids import Rowids, packed, unknown
from tui.library.search.words.meaning import Meaning
from tui.news.hits import Correction

PAGE = 50
"""Close answers after which no further guess at the query is tried."""

FIRST = 10
"""Answers of a first screen, which meanings share."""

_FEW = 0.48
"""What it adds to a likelihood that ten times fewer answers are to be shown; fitted along with
the weights of `tui/matching/typos/likelihood.py`."""


@dataclass(slots=True)
class CloseAnswers:
    """What was found by forgiving typos, and how; the likeliest meaning is added first."""

    rowids: Rowids = field(default_factory=packed)
    corrections: list[Correction] = field(default_factory=list)
    words: list[tuple[str, ...]] = field(default_factory=list)
    _found: list[Rowids] = field(default_factory=list)
    _worth: list[float] = field(default_factory=list)

    def wants(self, meaning: Meaning) -> bool:
        """Whether it is worth asking what a meaning finds."""
        if len(self.rowids) < PAGE or meaning.is_sure:
            return True
        return _worth(meaning, meaning.articles) > max(self._worth)

    def add(self, rowids: Rowids, meaning: Meaning) -> None:
        """Add what a meaning finds, as far as no likelier one did."""
        found = unknown(rowids, self.rowids)
        if found:
            self.rowids += found
            self._found.append(found)
            self._worth.append(_worth(meaning, len(found)))
            self.words += meaning.words
            known = set(self.corrections)
            self.corrections += [c for c in meaning.corrections if c not in known]

    def shared(self) -> Rowids:
        """All that was found, in the order in which it is shown."""
        room, foremost = FIRST, [0] * len(self._found)
        for place in sorted(range(len(foremost)), key=self._worth.__getitem__, reverse=True):
            foremost[place] = min(room, len(self._found[place]))
            room -= foremost[place]
        first, rest = packed(), packed()
        for found, shown in zip(self._found, foremost, strict=True):
            first += found[:shown]
            rest += found[shown:]
        return first + rest


def _worth(meaning: Meaning, answers: int) -> float:
    """How likely a meaning is, for each place that its answers take on the first screen."""
    return meaning.likelihood + _FEW * math.log10(FIRST / min(max(answers, 1), FIRST))
