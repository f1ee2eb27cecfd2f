"""A change of tags as it is written on a command line: `+port -draft`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.news.mark import Tag

_SIGNED = re.compile(r"\s*([+-]\S+)(?=\s|$)")
_END = re.compile(r"\s*--(?=\s|$)\s*")


@dataclass(frozen=True, slots=True)
class TagChange:
    """Tags that articles get, and tags that they lose; no tag is both."""

    given: tuple[Tag, ...] = ()
    taken: tuple[Tag, ...] = ()

    def __post_init__(self) -> None:
        both = [tag for tag in self.given if tag in self.taken]
        if both:
            raise ValueError(f"{both[0]} is both given and taken")

    @classmethod
    def of(cls, words: tuple[str, ...]) -> TagChange:
        """The change that words such as `+port` and `-draft` mean.

        Raises ValueError with a sentence when one of them is no tag.
        """
        given, taken = (
            tuple(dict.fromkeys(Tag.typed(word[1:]) for word in words if word[0] == sign))
            for sign in "+-"
        )
        return cls(given, taken)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is given or taken."""
        return not self.given and not self.taken

    @property
    def told(self) -> str:
        """The change as a step of the history: `tagged port, untagged draft`."""
        parts = (("tagged", self.given), ("untagged", self.taken))
        return ", ".join(f"{verb} {', '.join(map(str, tags))}" for verb, tags in parts if tags)

    def __str__(self) -> str:
        words = [
            f"{sign}{t}" for sign, tags in (("+", self.given), ("-", self.taken)) for t in tags
        ]
        return " ".join(words)


def signed_words(text: str) -> tuple[tuple[str, ...], str]:
    """The words with a sign at the beginning of a line, and the query after them.

    The query begins after `--`, or with the first word without a sign.
    """
    words: list[str] = []
    at = 0
    while (end := _END.match(text, at)) is None:
        found = _SIGNED.match(text, at)
        if found is None:
            return tuple(words), text[at:].strip()
        words.append(found[1])
        at = found.end()
    return tuple(words), text[end.end() :].strip()
