"""Comparing: each article's claims against those of all others, as the articles come in.

Candidates come from the index of claims: those that share two of the rarest
words of a claim. So an article costs some milliseconds however large the
library is, and nothing has to be done again when the next one comes. Which
articles are still to be compared is itself kept in the file, and so is the
version of the rules: when that is another one, everything is compared again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from json import dumps
from typing import Any

from tui.library.claims.compared import COLUMNS, CONTENT, FEWEST_STEMS, Compared, Rarity, compared
from tui.library.claims.groups import forget_all
from tui.library.claims.proposals import keep_judged, propose
from tui.library.claims.tolls import tolls_near
from tui.library.connection import Connection
from tui.library.shelf.stories import Stories
from tui.matching.endings import endings
from tui.matching.statements.disputes import judge
from tui.matching.statements.roughly import beginnings, may_be_alike
from tui.matching.statements.sides import Judgement
from tui.news.pair import PairKind

RULES = "8"
"""The version of the rules, here and in `matching`, by which claims are compared.

Raised whenever a library that was compared before would now get other groups or pairs.
"""

RAREST = 5
"""Words of a claim, two of which a candidate shares."""

CANDIDATES = 40
"""Claims that one claim is compared with, those that came in last first."""

LONGER = 6
"""How many times longer one claim may be than another that it is compared with."""

ONE_GROUP = 0.6
"""Likeness from which two claims make one group of the two that they are in."""

COMMON, FEW = 0.05, 100
"""The share of all articles from which a word is too common to lead to candidates, and in how many
articles it never is: a small library may be of one subject."""

MOST_LED_TO = 1_000
"""Articles, above which a word is too common in the largest library, whose lists take longer."""

_OF_ARTICLE = f"""
SELECT {COLUMNS} FROM claim c JOIN article a ON a.rowid = c.article
WHERE c.article = ? AND c.content <> ''
"""
_AS_NOW = f"""
SELECT {COLUMNS} FROM json_each(?) j JOIN claim c ON c.rowid = j.value
JOIN article a ON a.rowid = c.article
"""
_ALIKE = f"""
SELECT {COLUMNS} FROM claim c JOIN article a ON a.rowid = c.article
WHERE c.rowid IN (SELECT rowid FROM claim_fts WHERE claim_fts MATCH ?1
        ORDER BY rowid DESC LIMIT {CANDIDATES})
    AND c.article <> ?2 AND length(c.content) BETWEEN ?3 / {LONGER} AND ?3 * {LONGER}
"""


class Comparing:
    """Finds groups and pairs of claims for one library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rarity, self._most = Rarity(connection), 0.0
        self._stories = Stories(connection)
        self._latest: dict[int, list[Compared]] = {}
        self._seen: dict[int, tuple[Any, ...]] = {}
        self._has_begun = False

    def begin(self) -> None:
        """Forget what was found by other rules, and have every article compared again.

        The reader's verdicts stay. When it is broken off it begins again; nothing
        is compared before it came to its end.
        """
        if self._has_begun:
            return
        if self._connection.value("SELECT version FROM pair_rules") != RULES:
            forget_all(self._connection, RULES)
        self._has_begun = True

    def left(self) -> int:
        """How many articles are still to be compared."""
        left: int = self._connection.value("SELECT count(*) FROM uncompared")
        return left

    def compare(self, limit: int) -> int:
        """Compare the claims of up to `limit` articles, the newest first; how many it were."""
        self.begin()
        rows = self._connection.all(
            "SELECT article FROM uncompared ORDER BY article DESC LIMIT ?", (limit,)
        )
        self._count_anew()
        self._forget()
        for (article,) in rows:
            # To look takes far longer than to write, and the reader may want to write.
            found = self._found(article)
            with self._connection.writing():
                if not self._is_as_seen(article, found):
                    self._forget()
                    found = self._found(article)
                for row, other, judged in found:
                    if judged.kind is PairKind.SAME:
                        self._join(row, other, judged.likeness >= ONE_GROUP)
                    else:
                        propose(self._connection, row, other, judged)
                keep_judged(self._connection, article)
                self._connection.run("DELETE FROM uncompared WHERE article = ?", (article,))
        return len(rows)

    def _forget(self) -> None:
        self._latest.clear()
        self._seen.clear()

    def _is_as_seen(self, article: int, found: Sequence[tuple[int, int, Judgement]]) -> bool:
        """Whether the claims of an article, and those beside them, are what they were."""
        own = self._connection.all(_OF_ARTICLE, (article,))
        others = {row for _, row, _ in found}
        now = self._connection.all(_AS_NOW, (dumps(sorted(others)),))
        return (
            len(own) == len(self._claims(article))
            and len(now) == len(others)
            and all(self._seen.get(row[0]) == row for row in (*own, *now))
        )

    def _found(self, article: int) -> list[tuple[int, int, Judgement]]:
        """What the claims of an article are to others: rows of both, and what they are."""
        claims = self._claims(article)
        story = self._story(article) if claims else []
        return [found for claim in claims for found in self._found_for(claim, article, story)]

    def _found_for(
        self, claim: Compared, article: int, story: Sequence[Compared]
    ) -> Iterator[tuple[int, int, Judgement]]:
        """The claims that one may contradict, and then the one most like it."""
        best: tuple[Judgement, Compared] | None = None
        others = {other.row: other for other in self._candidates(claim, article)}
        others.update((other.row, other) for other in story if claim.may_dispute(other))
        if claim.has_tolls:
            for row in tolls_near(self._connection, article, claim.side.about):
                others.setdefault(row[0], self._claim(row))
        for other in others.values():
            is_one = self._stories.are_one(article, other.article, self._rarity.weight)
            found = judge(claim.side, other.side, self._rarity.weight, is_one)
            if found is None:
                continue
            if found.kind is not PairKind.SAME:
                yield claim.row, other.row, found
            elif best is None or found.likeness > best[0].likeness:
                best = found, other
        if best is not None:
            yield claim.row, best[1].row, best[0]

    def _story(self, article: int) -> list[Compared]:
        """The claims of other articles on the story of one."""
        around = self._stories.around(article, self._rarity.weight)
        return [claim for other in around for claim in self._claims(other)]

    def _claims(self, article: int) -> list[Compared]:
        claims = self._latest.get(article)
        if claims is None:
            claims = [self._claim(row) for row in self._connection.all(_OF_ARTICLE, (article,))]
            self._latest[article] = claims
        return claims

    def _claim(self, row: tuple[Any, ...]) -> Compared:
        self._seen[row[0]] = row
        return compared(row)

    def _join(self, row: int, other: int, are_merged: bool) -> None:
        """Put a claim into the group of another; two groups become one if `are_merged`."""
        own, first = (self._group(one) for one in (row, other))
        if own and first and are_merged and own != first:
            self._connection.run("UPDATE claim SET same = ? WHERE same = ?", (first, own))
        self._connection.run(
            "UPDATE claim SET same = ? WHERE rowid IN (?, ?) AND same IS NULL",
            (first or own or other, row, other),
        )

    def _group(self, row: int) -> int | None:
        group: int | None = self._connection.value("SELECT same FROM claim WHERE rowid = ?", (row,))
        return group

    def _candidates(self, claim: Compared, article: int) -> list[Compared]:
        words = sorted(
            (
                word
                for word in claim.side.statement.stems.values()
                if 0 < self._rarity.count(word) <= self._most
            ),
            key=lambda word: (self._rarity.count(word), word),
        )[:RAREST]
        if len(claim.side.statement.stems) < FEWEST_STEMS or len(words) < FEWEST_STEMS:
            return []
        values = (_two_of(words), article, len(claim.content))
        own = beginnings(claim.content)
        return [
            self._claim(row)
            for row in self._connection.all(_ALIKE, values)
            if may_be_alike(own, beginnings(row[CONTENT]))
        ]

    def _count_anew(self) -> None:
        """Forget in how many articles words stand, once there are many more or fewer."""
        if self._rarity.count_anew():
            self._most = min(MOST_LED_TO, max(FEW, COMMON * self._rarity.articles))
            self._stories.count_anew(self._rarity.articles)


def _two_of(words: Sequence[str]) -> str:
    """Any two of these words, for FTS5."""
    forms = [_forms(word) for word in words]
    pairs = (f"({one} AND ({' OR '.join(forms[n:])}))" for n, one in enumerate(forms[:-1], 1))
    return f"content : ({' OR '.join(pairs)})"


def _forms(word: str) -> str:
    """A word or one of its other forms, for FTS5."""
    words = (word.replace('"', ""), *endings(word))
    return "(" + " OR ".join(f'"{form}"' for form in words) + ")"
