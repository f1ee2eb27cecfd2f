"""How a tag looks: a sign of one cell and a colour, taken over from the tag above where not set."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from tui.news.mark import Tag

USUAL_SIGN = "#"
"""What stands before a tag that has no sign of its own."""

SIGNS = "▲■◆●★✚⚑♦!?+%&*"
"""Signs that are offered; any other that takes one cell may be typed."""


class TagColor(StrEnum):
    """A colour by its name; each theme has its own of that name, so that it can be read there."""

    AMBER = "amber"
    ORANGE = "orange"
    RED = "red"
    PINK = "pink"
    VIOLET = "violet"
    BLUE = "blue"
    TEAL = "teal"
    GREEN = "green"
    GREY = "grey"


@dataclass(frozen=True, slots=True)
class TagLook:
    """The sign and the colour of a tag; empty and None are those of the tag above."""

    sign: str = ""
    color: TagColor | None = None

    def __post_init__(self) -> None:
        if self.sign and not is_sign(self.sign):
            raise ValueError(f"“{self.sign}” cannot be a sign: one character of one cell can")

    def __bool__(self) -> bool:
        return bool(self.sign or self.color)

    def over(self, above: TagLook) -> TagLook:
        """This look, with what it leaves open as the tag above has it."""
        return TagLook(self.sign or above.sign, self.color or above.color)


def is_sign(text: str) -> bool:
    """Whether it is one character that can be seen and takes one cell in every terminal."""
    return (
        len(text) == 1
        and unicodedata.category(text)[0] in "LNPS"
        and unicodedata.category(text) != "Lm"
        and unicodedata.east_asian_width(text) not in "WF"
        # These join with what stands before them, or are drawn from right to left.
        and unicodedata.bidirectional(text) not in ("R", "AL")
        and not 0xFE00 <= ord(text) <= 0xFE0F
    )


@dataclass(frozen=True, slots=True)
class TagLooks:
    """The looks of all tags, by the name of the tag that has one of its own."""

    own: Mapping[str, TagLook] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, tag: Tag) -> TagLook:
        """The look of a tag: its own, and for what that leaves open the nearest one above it."""
        if not self.own:
            return _USUAL
        look, name = TagLook(), tag.name
        while name:
            if name in self.own:
                look = look.over(self.own[name])
            name = name.rpartition("/")[0]
        return look.over(_USUAL)


_USUAL = TagLook(USUAL_SIGN)
NO_LOOKS = TagLooks()
"""The looks where no tag has one of its own."""
