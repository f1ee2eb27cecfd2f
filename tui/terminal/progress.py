"""Progress: what the background is doing, folded from its events into a few words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from tui.background import (
    Analysed,
    AnalysisLimited,
    AnalysisOff,
    Compared,
    Event,
    Idle,
    Scanned,
    Shelved,
    Trouble,
)

BAR_CELLS = 6
_EIGHTHS = " ▏▎▍▌▋▊▉█"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far shelving and analysing have come.

    `analysis_off` is the reason why entities and claims will not come, empty
    while they do; `limit` what the language model lacks; `trouble` the last
    thing that went wrong, empty if nothing; `messages` are sentences about
    folders and files that could not be walked.
    """

    is_looking: bool = False
    shelved: int = 0
    to_shelve: int = 0
    analysed: int = 0
    to_analyse: int = 0
    compared: int = 0
    to_compare: int = 0
    analysis_off: str = ""
    limit: AnalysisLimited | None = None
    trouble: str = ""
    messages: tuple[str, ...] = ()

    def after(self, event: Event) -> Progress:
        """The progress once the event has been heard."""
        match event:
            case Scanned():
                news = event.new + event.changed
                return replace(
                    self, is_looking=False, shelved=0, to_shelve=news, messages=event.messages
                )
            case Shelved():
                return replace(self, is_looking=False, shelved=event.done, to_shelve=event.total)
            case Analysed():
                return replace(
                    self,
                    analysed=event.done,
                    to_analyse=event.total,
                    trouble=event.problem or self.trouble,
                )
            case Compared():
                return replace(self, compared=event.done, to_compare=event.total)
            case AnalysisOff():
                return replace(self, analysis_off=event.reason, to_analyse=0)
            case AnalysisLimited():
                return replace(self, limit=event)
            case Trouble():
                return replace(self, is_looking=False, trouble=event.message)
            case Idle():
                return replace(
                    self, is_looking=False, shelved=0, to_shelve=0, to_analyse=0, to_compare=0
                )

    def words(self, *, is_plain: bool = False) -> str:
        """What is going on, for the end of the key line; empty when nothing is."""
        if self.is_looking:
            return "looking at the files…"
        counted = partial(_counted, is_plain=is_plain)
        if self.shelved < self.to_shelve:
            return counted("reading in", self.shelved, self.to_shelve)
        if self.is_behind:
            return counted("analysing", self.analysed, self.to_analyse)
        if self.compared < self.to_compare:
            return counted("comparing claims", self.compared, self.to_compare)
        if self.analysis_off:
            return "entities and claims are off"
        return self.limit.words if self.limit else ""

    @property
    def is_shelving(self) -> bool:
        """Whether files are looked for or read in."""
        return self.is_looking or self.shelved < self.to_shelve

    @property
    def is_behind(self) -> bool:
        """Whether articles are being analysed, for the first time or again."""
        return self.analysed < self.to_analyse


def _counted(doing: str, done: int, total: int, *, is_plain: bool) -> str:
    words = f"{doing} {done:,} of {total:,}"
    return words if is_plain else f"{words} {bar(done, total)}"


def bar(done: int, total: int, cells: int = BAR_CELLS) -> str:
    """A bar of so many cells between two edges, filled in eighths of a cell."""
    eighths = round(8 * cells * min(1.0, done / max(1, total)))
    full, rest = divmod(eighths, 8)
    filled = "█" * full + (_EIGHTHS[rest] if rest else "")
    return f"▕{filled:<{cells}}▏"
