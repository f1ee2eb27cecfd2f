"""Marks: what the reader made of an article, as opposed to what the machine found."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG_PART = re.compile(r"[^\s/,;:\"'()|]+")
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
        parts = self.name.split("/")
        # The beginning of what was written: the reason must find room behind it.
        written = repr(self.name if len(self.name) <= _TOLD else f"{self.name[: _TOLD - 1]}…")
        if not all(_TAG_PART.fullmatch(part) for part in parts) or len(self.name) > TAG_LIMIT:
            raise ValueError(
                f"{written} cannot be a tag: write words joined by - or _, "
                f"with / between levels, at most {TAG_LIMIT} characters"
            )
        if self.name.startswith(("-", "=", "@")):
            raise ValueError(f"{written} cannot be a tag: it may not begin with - = or @")

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
