"""Referents: those whom an article names or introduces, and the places where it does."""

from __future__ import annotations

from dataclasses import dataclass

from tui.analysis.gender import Gender
from tui.news.findings import Kind

MAIN_SUBJECT = 0.5
"""What it weighs to be the subject of a sentence."""


@dataclass(eq=False, slots=True)
class Referent:
    """Somebody or something that is spoken of; `kind` is None for who has no name.

    `head` is the noun that introduced an unnamed one, -1 for a name. `words` are
    what the article calls it: titles, roles, and the adjectives before them.
    """

    name: str
    kind: Kind | None
    head: int = -1
    is_person: bool = False
    is_many: bool = False
    acts_as_body: bool = False
    gender: Gender | None = None
    words: frozenset[str] = frozenset()
    ages: frozenset[str] = frozenset()
    serves: Referent | None = None
    """For whom an unnamed one speaks: a spokeswoman for her ministry."""
    is_new: bool = False
    """Whether an unnamed one is introduced as new to the reader: "a spokeswoman"."""
    first: int = -1
    """The first token that names or introduces it."""
    spots: tuple[tuple[int, int], ...] = ()
    """First token and head of each name whose surroundings were not read yet, see `learning`."""
    read: tuple[tuple[int, int], ...] = ()
    """Those whose surroundings were read."""
    last: int = -1
    """The last token at which it spoke, -1 before that."""


@dataclass(slots=True)
class Place:
    """Where a referent stands: its first token, and how much that place weighs for pronouns.

    `head` is the word that the rest of the sentence hangs on, the subject's
    where the name is in apposition to it.
    """

    token: int
    head: int
    line: int
    paragraph: int
    weight: float
    is_subject: bool
    referent: Referent

    @property
    def is_main(self) -> bool:
        """Whether it is the subject of its sentence."""
        return self.weight == MAIN_SUBJECT
