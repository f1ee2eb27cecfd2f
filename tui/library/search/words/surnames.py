"""Surnames: who is meant where articles give nobody but a surname.

Within an article a bare surname is whoever the article names in full. One that
never does ("Trump said") has an entity called Trump, and the findings leave it
so. Asked for Donald Trump, the library takes those articles in when its other
articles leave no doubt: where they call somebody Trump and say who, it is
nearly always him, and that is so in about as many articles as leave it open.
Nothing is written down: another corpus, or a correction, decides anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from json import dumps

from tui.library.search.reading import Reads
from tui.library.shelf.words import Words

LEAST = 3
"""Articles that say in full who is called so."""

SHARE = 0.9
"""How many of them must say the same person."""

BARE_EACH = 3
"""Articles with nothing but the surname for each that says who it is; of more too little is known,
as where everybody is called Lee."""

_CALLED = """
SELECT j.value, a.entity, e.shown_name, a.articles FROM json_each(?) j
JOIN alias a ON a.folded = j.value JOIN entity e ON e.rowid = a.entity
WHERE e.shown_kind = 'person'
"""


@dataclass(slots=True)
class _Surname:
    """The rows of those who have only this name, and in how many articles each full name has it."""

    rows: list[int] = field(default_factory=list)
    name: str = ""
    bare: int = 0
    full: dict[str, int] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, surname: str, words: tuple[str, ...], row: int, name: str, articles: int) -> None:
        if words == (surname,):
            self.rows.append(row)
            self.name, self.bare = name, self.bare + articles
        else:
            self.full[name] = self.full.get(name, 0) + articles
            self.words[name] = words

    def meant(self, surname: str) -> str | None:
        """The full name of who is meant by it; None where nobody is, or it is in doubt."""
        if not self.rows or not self.full:
            return None
        best = max(self.full, key=lambda name: (self.full[name], name))
        words = self.words[best]
        if words[-1] != surname:
            return None
        # Donald J. Trump is no other one than Donald Trump; Donald Trump Jr. is.
        same = sum(
            articles
            for name, articles in self.full.items()
            if (self.words[name][0], self.words[name][-1]) == (words[0], surname)
        )
        is_known = same >= max(LEAST, self.bare / BARE_EACH)
        return best if is_known and same >= SHARE * sum(self.full.values()) else None


class Surnames:
    """Who is meant by bare surnames in one library."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads
        self._words = Words()
        self._known: dict[str, _Surname] = {}

    def rows_of(self, names: Iterable[str]) -> list[int]:
        """The entities that are shown by a bare surname and are taken for who has such a name."""
        return [row for rows in self.bare(names).values() for row in rows]

    def bare(self, names: Iterable[str]) -> Mapping[str, list[int]]:
        """The same by the surnames as they are shown."""
        wanted = {words for name in names if len(words := self._cut(name)) > 1}
        self._look_up(words[-1] for words in wanted)
        found = {}
        for surname in sorted({words[-1] for words in wanted}):
            known = self._known[surname]
            meant = known.meant(surname)
            if meant is not None and self._cut(meant) in wanted:
                found[known.name] = known.rows
        return found

    def full_names(self, names: Iterable[str]) -> Mapping[str, str]:
        """For those of these names that are a bare surname the full one of who is meant by it."""
        surnames = {name: words[0] for name in names if len(words := self._cut(name)) == 1}
        self._look_up(surnames.values())
        found = {}
        for name, surname in surnames.items():
            meant = self._known[surname].meant(surname)
            if meant is not None and self._known[surname].name == name:
                found[name] = meant
        return found

    def _cut(self, name: str) -> tuple[str, ...]:
        return tuple(self._words.fold(name).split())

    def _look_up(self, surnames: Iterable[str]) -> None:
        new = {surname for surname in surnames if surname not in self._known}
        self._known.update((surname, _Surname()) for surname in new)
        if new:
            for surname, row, name, articles in self._reads.all(_CALLED, (dumps(sorted(new)),)):
                self._known[surname].add(surname, self._cut(name), row, name, articles)
