"""The entity prompt: which entity is meant, one that is known or a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.news.correction import Entity
from tui.terminal.keys.key_words import prompt_words
from tui.terminal.looks.safe import one_line
from tui.terminal.screens.dialogs.picker import Choice, Picker
from tui.terminal.screens.dialogs.picker_prompt import PickerPrompt
from tui.terminal.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Offer:
    """An entity that may be meant, and what is said about it; None stands for nobody."""

    entity: Entity | None
    about: str
    matched: tuple[int, ...] = ()


UNKNOWN, SAME = "Nothing known is called so.", "It is called so now. Type another name."


class EntityPrompt(PickerPrompt[Offer]):
    """Asks for an entity; gives the offer that was taken, or None when it is closed.

    `find` gives the offers for what is typed, and raises ValueError with a
    sentence when it cannot be a name. `text` stands in the box at first.
    """

    def __init__(
        self, what: str, find: Callable[[str], Sequence[Offer]], *, text: str = ""
    ) -> None:
        super().__init__()
        self._what = what
        self._offers_for = find
        self._text = text
        self._offers: Sequence[Offer] = ()

    def compose(self) -> ComposeResult:
        """What it is about, the box, the entities, what is wrong with what was typed."""
        with Vertical(classes="dialog"):
            yield Static(Content.styled(one_line(self._what), "bold"), classes="title")
            yield Picker(self._find, placeholder="a name", empty=UNKNOWN)
            yield Static(classes="keys")

    def on_mount(self) -> None:
        """Have the text ready to be typed over."""
        if self._text:
            self.query_one(Picker).fill(self._text)
            self.query_one(Input).select_all()

    def _find(self, typed: str) -> Sequence[Choice]:
        problem = ""
        try:
            self._offers = self._offers_for(typed.strip())
        except ValueError as error:
            self._offers, problem = (), f"{error}."
        self.query_one(".keys", Static).update(Content(one_line(problem)) or prompt_words(self))
        is_as_before = bool(self._text) and typed.strip() == self._text
        self.query_one(RowList).empty = SAME if is_as_before else UNKNOWN
        return [
            Choice(
                offer.entity.name if offer.entity else "nobody is named",
                str(number),
                offer.about,
                offer.matched,
            )
            for number, offer in enumerate(self._offers)
        ]

    def taken(self, choice: Choice) -> Offer | None:
        """The entity."""
        return self._offers[int(choice.value)] if choice.value is not None else None

    def filled(self, choice: Choice) -> str:
        """Its name."""
        return choice.label
