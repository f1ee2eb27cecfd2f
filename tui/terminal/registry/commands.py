"""The registry: everything the reader can do from the keyboard, said once.

Keys, palette, help, the key line, `newsreader keys` and the table in the README
are all made from `COMMANDS`. The module imports nothing of the screen, so that
the command line can print it without loading one.

A key belongs to a command *in a scope*. Letters are typed while a box has the
focus, so the scopes in which one only types bind no letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.terminal.registry.command import OVERLAPPING, TYPING, Command, Pane, Scope, Topic
from tui.terminal.registry.entity_commands import ENTITY_PAGE, TO_ENTITY
from tui.terminal.registry.highlighting_commands import HIGHLIGHTING, LOST, SELECTED_MARKS
from tui.terminal.registry.ledger_commands import (
    LEDGER,
    LEDGER_BOX,
    LEDGER_ORDER,
    LOST_CHECKS,
    PAIRS,
    TO_LEDGER,
)
from tui.terminal.registry.marking_commands import CORRECTING, MARKING
from tui.terminal.registry.program_commands import PROGRAM
from tui.terminal.registry.prompt_commands import CHOICES, NARROWING, PROMPTS
from tui.terminal.registry.reading_commands import EXPLAINED, FINDINGS, MOVING, PANES
from tui.terminal.registry.search_commands import SEARCH_BOX, SEARCHING
from tui.terminal.registry.selecting_commands import SELECTING
from tui.terminal.registry.shaping_commands import BY_HAND, CORRECTIONS, SHAPING
from tui.terminal.registry.sharing_commands import SHARING
from tui.terminal.registry.tag_commands import REMOVED, ROWS, STEPS, TAG_PANE, TAGS_AND_STEPS
from tui.terminal.registry.timeline_commands import TIMELINE
from tui.terminal.registry.view_commands import LAYOUT, MARKING_ROWS, ORDERING, VIEW

__all__ = ["COMMANDS", "OVERLAPPING", "TYPING", "Command", "Pane", "Scope", "Topic"]

COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        command.id: command
        for command in (
            *MOVING,
            *PANES,
            *LAYOUT,
            *FINDINGS,
            *EXPLAINED,
            *TO_LEDGER,
            *TO_ENTITY,
            *CORRECTING,
            *SELECTING,
            *SELECTED_MARKS,
            *BY_HAND,
            *SHARING,
            *SEARCHING,
            *MARKING,
            *TAGS_AND_STEPS,
            *HIGHLIGHTING,
            *MARKING_ROWS,
            *PROGRAM,
            *SEARCH_BOX,
            *VIEW,
            *ORDERING,
            *NARROWING,
            *TAG_PANE,
            *STEPS,
            *REMOVED,
            *LEDGER,
            *LEDGER_BOX,
            *LEDGER_ORDER,
            *PAIRS,
            *ROWS,
            *ENTITY_PAGE,
            *TIMELINE,
            *LOST_CHECKS,
            *PROMPTS,
            *LOST,
            *CHOICES,
            *SHAPING,
            *CORRECTIONS,
        )
    }
)
"""Every command by its id, in the order of the help."""
