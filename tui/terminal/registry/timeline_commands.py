"""The part of the registry for timelines."""

from __future__ import annotations

from tui.terminal.registry.command import Scope, Topic, rows

TIMELINE = tuple(
    rows(
        Topic.TIMELINE,
        Scope.TIMELINE,
        ("open-on-timeline", "enter l right", "Open", "Read the article, at the claim."),
        ("next-day", "tab ]", "Next day", "To the next day on which there are claims."),
        ("previous-day", "shift+tab [", "Day before", "To the beginning of the day, or before."),
        (
            "timeline-clock",
            "d",
            "Other dates",
            "By the day it was said, by the day it speaks of, or by that of publication.",
        ),
    )
)
