"""Commands: what one is, where its keys hold, and under which heading it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Scope(StrEnum):
    """Where a key holds."""

    EVERYWHERE = "reading and searching"
    READING = "reading"
    SELECTING = "selecting words"
    SEARCH = "the search box"
    PROMPT = "prompts and pickers"
    SAVED = "saved searches"
    LIBRARY = "going to something by its name"
    FACETS = "narrowing"
    TAGS = "the tags"
    HISTORY = "the history"
    REMOVED = "removed files"
    ROWS = "lists over the screen"
    EDITOR = "the note editor"
    VIEW = "layers and width"
    STANCES_DRAWN = "the stances drawn"
    KINDS_DRAWN = "the kinds drawn"
    ORDER = "the order of the list"
    CONFIRM = "questions"
    KIND = "the kinds of entities"
    STANCE = "the stances of claims"
    REACH = "here or everywhere"
    WRONG = "what is wrong with a claim"
    EXPLAIN = "an explanation"
    SHAPING = "drawing borders"
    CORRECTIONS = "the list of corrections"
    COPY = "copying"
    MARKS = "the list of marks"
    LOST = "lost marks"
    OUTPUT = "what a command printed"
    LEDGER = "the ledger"
    LEDGER_BOX = "the filter of the ledger"
    LEDGER_ORDER = "the order of the ledger"
    PAIRS = "pairs of claims"
    ENTITY = "the page of an entity"
    TIMELINE = "a timeline"
    LOST_CHECKS = "checks without their claim"


TYPING = frozenset(
    {
        Scope.SEARCH,
        Scope.PROMPT,
        Scope.SAVED,
        Scope.MARKS,
        Scope.LIBRARY,
        Scope.EDITOR,
        Scope.LEDGER_BOX,
    }
)
"""The scopes in which every printable key is typed into a box."""

OVERLAPPING: Mapping[Scope, frozenset[Scope]] = MappingProxyType(
    {
        Scope.EVERYWHERE: frozenset(
            {Scope.EVERYWHERE, Scope.READING, Scope.SELECTING, Scope.SEARCH}
        ),
        Scope.SELECTING: frozenset({Scope.EVERYWHERE, Scope.SELECTING}),
        Scope.READING: frozenset({Scope.EVERYWHERE, Scope.READING}),
        Scope.SEARCH: frozenset({Scope.EVERYWHERE, Scope.SEARCH}),
        Scope.LIBRARY: frozenset({Scope.PROMPT, Scope.LIBRARY}),
        Scope.PROMPT: frozenset({Scope.PROMPT, Scope.MARKS, Scope.LIBRARY, Scope.SAVED}),
        Scope.SAVED: frozenset({Scope.PROMPT, Scope.SAVED}),
        Scope.FACETS: frozenset({Scope.FACETS}),
        Scope.TAGS: frozenset({Scope.TAGS, Scope.ROWS}),
        Scope.HISTORY: frozenset({Scope.HISTORY, Scope.ROWS}),
        Scope.REMOVED: frozenset({Scope.REMOVED, Scope.ROWS}),
        Scope.ROWS: frozenset(
            {
                Scope.ROWS,
                Scope.TAGS,
                Scope.HISTORY,
                Scope.REMOVED,
                Scope.ENTITY,
                Scope.LEDGER,
                Scope.PAIRS,
                Scope.TIMELINE,
                Scope.LOST_CHECKS,
            }
        ),
        Scope.ENTITY: frozenset({Scope.ENTITY, Scope.ROWS}),
        Scope.TIMELINE: frozenset({Scope.TIMELINE, Scope.ROWS}),
        Scope.LOST_CHECKS: frozenset({Scope.LOST_CHECKS, Scope.ROWS}),
        Scope.EDITOR: frozenset({Scope.EDITOR}),
        Scope.VIEW: frozenset({Scope.VIEW}),
        Scope.STANCES_DRAWN: frozenset({Scope.STANCES_DRAWN}),
        Scope.KINDS_DRAWN: frozenset({Scope.KINDS_DRAWN}),
        Scope.ORDER: frozenset({Scope.ORDER}),
        Scope.CONFIRM: frozenset({Scope.CONFIRM}),
        Scope.KIND: frozenset({Scope.KIND}),
        Scope.STANCE: frozenset({Scope.STANCE}),
        Scope.REACH: frozenset({Scope.REACH}),
        Scope.WRONG: frozenset({Scope.WRONG}),
        Scope.EXPLAIN: frozenset({Scope.EXPLAIN}),
        Scope.SHAPING: frozenset({Scope.SHAPING}),
        Scope.CORRECTIONS: frozenset({Scope.CORRECTIONS}),
        Scope.COPY: frozenset({Scope.COPY}),
        Scope.MARKS: frozenset({Scope.PROMPT, Scope.MARKS}),
        Scope.LOST: frozenset({Scope.LOST}),
        Scope.OUTPUT: frozenset({Scope.OUTPUT}),
        Scope.LEDGER: frozenset({Scope.LEDGER, Scope.ROWS}),
        Scope.LEDGER_BOX: frozenset({Scope.LEDGER_BOX}),
        Scope.LEDGER_ORDER: frozenset({Scope.LEDGER_ORDER}),
        Scope.PAIRS: frozenset({Scope.PAIRS, Scope.ROWS}),
    }
)
"""The scopes in which one key cannot mean two things."""


class Topic(StrEnum):
    """The heading a command stands under in the help."""

    MOVING = "Moving"
    PANES = "Panes"
    FINDINGS = "Claims and entities"
    SELECTING = "Selecting words of the article"
    SHARING = "Copying, opening, piping"
    SEARCHING = "Searching"
    CORRECTING = "Correcting what was found"
    MARKING = "Tags and other marks"
    PROGRAM = "The program"
    SEARCH_BOX = "In the search box"
    NARROWING = "Narrowing a search"
    TAGS = "In the tags"
    HISTORY = "In the history, and among removed files"
    LISTS = "In the ledger, the tags, the history and among removed files"
    LEDGER = "In the ledger"
    LEDGER_BOX = "In the filter of the ledger"
    LEDGER_ORDER = "Order of the ledger"
    PAIRS = "Pairs of claims"
    ENTITY_PAGE = "On the page of an entity"
    TIMELINE = "On a timeline"
    LOST_CHECKS = "Among checks without their claim"
    VIEW = "Layers, widths and panes"
    DRAWN = "Stances and kinds that are drawn"
    ORDER = "Order of the list"
    PROMPTS = "In prompts and pickers"
    LOST = "Putting lost marks right"
    CHOICES = "Choosing a kind, a stance, or how far"
    SHAPING = "Drawing borders"
    CORRECTIONS = "In the list of corrections"


class Pane(StrEnum):
    """The three panes of the reading screen, from left to right."""

    LIST = "list"
    ARTICLE = "article"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that the reader can do.

    `title` is what the palette shows, `help` one or two sentences for the help.
    `hint` is the word for the key line; it is shown in `panes`, or all over the
    scope when that is empty. Commands that share a hint share its place there.
    A command without keys is reached by the palette, or by keys of one's own.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    topic: Topic
    scope: Scope
    hint: str = ""
    panes: tuple[Pane, ...] = ()

    @property
    def is_in_palette(self) -> bool:
        """Whether choosing it by name makes sense: not for what only moves about."""
        return (
            self.scope in (Scope.EVERYWHERE, Scope.READING)
            and self.topic is not Topic.MOVING
            and self.id not in ("palette", "own-tag", "open", "back", "left", "right")
        )


Line = (
    tuple[str, str, str, str] | tuple[str, str, str, str, str] | tuple[str, str, str, str, str, str]
)
"""Id, keys, title, help, and perhaps the hint and its panes."""


def rows(topic: Topic, scope: Scope, *lines: Line) -> Iterator[Command]:
    """The commands that a table describes."""
    for id_, keys, title, help_, *rest in lines:
        hint = rest[0] if rest else ""
        panes = tuple(Pane(pane) for pane in rest[1].split()) if len(rest) > 1 else ()
        yield Command(id_, tuple(keys.split()), title, help_, topic, scope, hint, panes)
