"""Who ran the story of an article: who first, how much of it the others share, whom they credit."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.news.origin import RULE, Cluster, Copy
from tui.terminal.article.headline import short_date
from tui.terminal.keys.key_words import prompt_words
from tui.terminal.looks.safe import one_line
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import TextPrompt

LIST = "list"
"""Taken by who wants all copies in the list."""


class RanBy(TextPrompt):
    """Gives the row of the copy that was taken, in digits, `LIST`, or None.

    `shown` is the row of the article on screen.
    """

    def __init__(self, cluster: Cluster, shown: int) -> None:
        super().__init__()
        self._cluster = cluster
        self._choices = [
            *(_choice(copy, cluster.first, shown) for copy in cluster.copies),
            Choice("All of them in the list", LIST),
        ]

    def compose(self) -> ComposeResult:
        """The copies in the order of publication, and what an origin is."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(one_line(self._cluster.summary), "bold"), classes="title")
            yield Picker(self._find, placeholder="a publisher", empty="No such publisher.")
            yield Static(Content.styled(RULE, "$muted-style"), classes="problem")
            words = (("choose", "reads that copy"), ("cancel", "goes back"))
            yield Static(prompt_words(self, words), classes="keys")

    def _find(self, typed: str) -> Sequence[Choice]:
        words = typed.casefold().split()
        return [
            choice
            for choice in self._choices
            if all(word in choice.label.casefold() for word in words)
        ]

    def filled(self, choice: Choice) -> None:
        """Nothing: the box is for finding a choice."""


def _choice(copy: Copy, first: Copy, shown: int) -> Choice:
    when = short_date(copy.published) if copy.published else "no date"
    share = "first" if copy is first else f"{copy.likeness:.0%}"
    credit = f"credits {copy.credit}" if copy.credit else f"from {copy.origin}"
    helped = f", with {', '.join(copy.helped)}" if copy.helped else ""
    here = "▸ " if copy.rowid == shown else "  "
    who = copy.publisher or "no publisher"
    label = f"{here}{share:>5}  {when}  {who} · {credit}{helped}"
    return Choice(label, str(copy.rowid))
