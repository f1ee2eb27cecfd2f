"""Marks: what the reader made of an article, as opposed to what the machine found."""

from __future__ import annotations

import re
from dataclasses import dataclass

_NO_TAG = re.compile(r"[\s,;:\"'()|]")
TAG_LIMIT = 100
"""Code points of the longest tag."""
_TOLD = 24


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """A tag's name: parts joined by `/`, each inside the one before (`conflict/gaza`).

    Names keep their case; a part holds no space, comma, colon, semicolon,
    quotation mark, bracket or bar, so a tag can be written in a query as it is.
    """

    name: str

    def __post_init__(self) -> None:
        if why := _why_not(self.name):
            # The beginning of what was written: the reason must find room behind it.
            written = self.name if len(self.name) <= _TOLD else f"{self.name[: _TOLD - 1]}…"
            raise ValueError(f"{written!r} cannot be a tag: {why}")

    @classmethod
    def typed(cls, text: str) -> Tag:
        """The tag a reader meant: spaces inside become hyphens, outer space and a # go.

        Raises ValueError with a sentence for the reader when nothing usable is left.
        """
        name = "/".join("-".join(p.split()) for p in text.strip().lstrip("#").strip("/").split("/"))
        return cls(name)

    def __str__(self) -> str:
        return self.name

    def is_within(self, other: Tag) -> bool:
        """Whether this tag is `other` or stands anywhere below it."""
        return self.name == other.name or self.name.startswith(other.name + "/")


def _why_not(name: str) -> str:
    """Why this cannot be the name of a tag; empty when it can."""
    if found := _NO_TAG.search(name):
        sign = "a space" if found[0].isspace() else found[0]
        return f"it may not hold {sign}"
    if not all(name.split("/")):
        return "write words joined by - or _, with / between levels"
    if len(name) > TAG_LIMIT:
        return f"it has {len(name)} characters, and may have at most {TAG_LIMIT}"
    if name.startswith(("-", "=", "@")):
        return "it may not begin with - = or @"
    return ""
