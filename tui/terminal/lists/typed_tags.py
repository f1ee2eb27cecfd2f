"""Tags as they are typed: several with spaces or commas between them, the last one half done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.news.mark import Tag

_BETWEEN = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class TypedTags:
    """What stands in the box: the tags that are done, and the letters of the one being typed.

    `problem` says in a sentence what in those that are done cannot be a tag; it
    is empty when all can.
    """

    before: tuple[Tag, ...]
    last: str
    problem: str = ""

    @classmethod
    def read(cls, text: str) -> TypedTags:
        """The tags of a text; any text can be read."""
        *words, last = _BETWEEN.split(text)
        done: dict[Tag, None] = {}
        problem = ""
        for word in filter(None, words):
            try:
                done[Tag.typed(word)] = None
            except ValueError as error:
                problem = problem or f"{error}."
        return cls(tuple(done), last.lstrip("#"), problem)

    def with_last(self, name: str) -> str:
        """The text with the tag that is being typed filled in."""
        names = [tag.name for tag in self.before]
        return " ".join(names if not self.last and name == " ".join(names) else [*names, name])
