"""Cutting texts: the words of articles and their forms, found together, before the file is locked.

It is a third of the work of putting an article, and nobody need wait for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import filterfalse

from tui.library.shelf.forms import RUN, kept_forms
from tui.library.shelf.words import MARKS, Words
from tui.news.article import Article


@dataclass(frozen=True, slots=True)
class Cut:
    """What an article is made of: its words, each once, and its forms as their index takes them."""

    words: set[str]
    forms: str


class Cuts:
    """Cuts articles, those about to be put in advance."""

    def __init__(self) -> None:
        self._words = Words()
        self._forms: dict[tuple[str, str], str] = {}
        self._counts: Counter[str] = Counter()

    def get_ready(self, articles: Iterable[Article]) -> None:
        """Cut articles about to be put, in place of those that were ready before."""
        self._forms, self._counts = {}, Counter()
        for headline, text in dict.fromkeys((told.headline, told.text) for told in articles):
            cut = self.of(headline, text)
            self._forms[headline, text] = cut.forms
            # The words themselves are let go at once: to walk through memory costs more.
            self._counts.update(cut.words)

    def forms(self, told: Article) -> str:
        """The forms of an article."""
        ready = self._forms.get((told.headline, told.text))
        return self.of(told.headline, told.text).forms if ready is None else ready

    def counts(self, told: Collection[Article]) -> Counter[str] | None:
        """How many of these articles hold each word; None unless they are those that are ready."""
        are_ready = len(told) == len(self._forms) and all(
            (article.headline, article.text) in self._forms for article in told
        )
        return self._counts if are_ready else None

    def of(self, headline: str, text: str) -> Cut:
        """What the article with this headline and text is made of."""
        # Each run once, and then sets taken from one another: to look at every word of the text
        # takes twice as long.
        plain = MARKS.sub(b" ", f"{headline}\n{text}".encode(errors="replace"))
        runs = set(plain.translate(_RUNS).decode().split())
        joined = " ".join(runs)
        words = set(self._words.of(joined))
        written = runs - words
        if not joined.isascii():
            foreign = list(filterfalse(str.isascii, runs))
            written.difference_update(foreign)
            written.update(RUN.findall(" ".join(foreign)))
        return Cut(words, kept_forms(written))


_RUNS = bytes(
    code if chr(code).isalnum() or chr(code) == "_" else ord(" ") for code in range(128)
) + bytes(range(128, 256))
"""What becomes of each byte: marks of ASCII that are of no run are spaces."""
