"""The ground of an answer: a library that does not change meanwhile, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tui.library.search.compiling.fts import Speller
from tui.library.search.reading import Reading
from tui.matching.typos.typos import Vocabulary
from tui.news.coverage import Coverage


@dataclass(frozen=True, slots=True)
class Ground:
    """What an answer rests on: a library that does not change meanwhile.

    `vocabulary` gives the known words, loaded if need be; `spellings` the other
    names of what is called so, as far as that is known beforehand; `count` in how
    many articles a word stands; `articles` is how many there are. `forgives_typos`
    says whether few exact answers are followed by close ones unasked;
    `claims_are_in_order` whether every claim has the number of its article, of
    which there are `claims`; `coverage` how far the analysis has come.
    """

    reading: Reading
    speller: Speller
    vocabulary: Callable[[], Vocabulary]
    spellings: Callable[[tuple[str, ...]], Sequence[tuple[str, ...]]]
    count: Callable[[str], int]
    today: date
    articles: int
    forgives_typos: bool = True
    claims_are_in_order: bool = False
    claims: Callable[[], int] = int
    coverage: Callable[[], Coverage] = Coverage
