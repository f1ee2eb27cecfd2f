"""Sources: who speaks in a source as the article words it.

"Bush and his aides" speak for Bush, "a spokesman for Bush" and "Bush's lawyer"
do not. For a firm or a ministry it is otherwise: its spokesman speaks for it.
"""

from __future__ import annotations

from tui.library.search.compiling.sql import Condition

_BEFORE = (
    *("about", "against", "around", "at", "by", "for", "from", "in", "of", "to", "under", "who"),
    *("whom", "whose", "with"),
)
"""Words in a source, behind which somebody is named who does not speak himself."""

_BEHIND = ("'s", "\u2019s", " aide", " official", " spokes", " adviser", " advisor", " lawyer")


def speaking_alone(name: str) -> Condition:
    """The condition that somebody so called speaks in a claim `c`, and nobody else is known to."""
    escaped = "".join(f"\\{letter}" if letter in "\\%_" else letter for letter in name)
    patterns = [
        *(f"% {word} %{escaped}%" for word in _BEFORE),
        *(f"%{escaped}{end}%" for end in _BEHIND),
    ]
    unlike = " AND ".join("c.source NOT LIKE ? ESCAPE '\\'" for _ in patterns)
    return Condition(f"c.speaker IS NULL AND {unlike}", tuple(patterns))
