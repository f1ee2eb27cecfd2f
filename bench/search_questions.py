"""The queries of `bench/search.py`: of all kinds that readers ask, misspelt, and hostile."""

from __future__ import annotations

import random
import re
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from invented_news import OUTLETS
from make_corpus import TAGS

QUERIES = 200
MISSPELT = 300
TYPED = 40
LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORD = re.compile(r"\b[a-z]{5,}\b")

HOSTILE = [
    *("source:nowhere the", "date:1900 said", 'by:"nobody at all" the', "author:nobody the"),
    *("the", "the said", "-the", "-said -that", "-tag:economy -tag:health", "is:unread"),
    *("the -the", "a* b*", "s* t* -a*", '"said that" "of the"', "said~ that~", "=the =said"),
    *(" ".join(["word"] * 500), " ".join(f"word{number}" for number in range(500)), "x" * 10_000),
    *("(" * 5_000, "a OR " * 2_500, "-" * 10_000, '"' * 9_999, "tag:" * 2_500, "e\u0301" * 5_000),
    " ".join(f"({word} OR said)" for word in ("people", "minister", "harbour", "strike") * 20),
    " ".join(f"stance:{stance} | claim:the" for stance in ("said", "denied", "warned") * 10),
]
"""Queries that nobody means well with, or that were pasted by mistake."""

COMMON = ["", "the", "said", "people", "the said", "said stance:denied"]
"""What is asked of all claims and answered by very many."""

EDGES = [
    *("the", "said that", "-the", "-said -that", "source:nowhere the", "tag:none said"),
    *("the -the", "a* b*", "date:1900 that", "is:read the sort:date", " ".join(["word"] * 500)),
    "x" * 10_000,
]


def questions_of(path: Path, chance: random.Random) -> dict[str, list[str]]:
    """Queries of all kinds made of what stands in the articles, and misspelt words."""
    with sqlite3.connect(path) as beside:
        rowids = [rowid for (rowid,) in beside.execute("SELECT rowid FROM article")]
        drawn = chance.sample(rowids, min(2 * QUERIES, len(rowids)))
        texts = [
            beside.execute("SELECT text FROM article_text WHERE article = ?", (r,)).fetchone()[0]
            for r in drawn
        ]
        (names,) = zip(
            *beside.execute("SELECT name FROM entity ORDER BY rowid LIMIT 2000").fetchall(),
            strict=True,
        )
    mixed = [mixed_query(texts, names, chance) for _ in range(QUERIES - len(EDGES))] + EDGES
    plain = [" ".join(words_near(texts, chance, n)) for n in (1, 1, 2, 2, 3) for _ in range(20)]
    right = [words_near(texts, chance, 1)[0] for _ in range(MISSPELT)]
    typed = [" ".join(words_near(texts, chance, 2)) for _ in range(TYPED)]
    wrong = [misspelt(word, chance) for word in right]
    return {"mixed": mixed, "plain": plain, "right": right, "wrong": wrong, "typed": typed}


def words_near(texts: Sequence[str], chance: random.Random, count: int) -> list[str]:
    """Words that follow each other, short ones left out, somewhere in some article."""
    while True:
        words = WORD.findall(chance.choice(texts))
        if len(words) > count:
            at = chance.randrange(len(words) - count)
            return words[at : at + count]


def mixed_query(texts: Sequence[str], names: Sequence[str], chance: random.Random) -> str:
    """One query of a kind that readers ask."""
    one, two = words_near(texts, chance, 2)
    name, tag, source = chance.choice(names), chance.choice(TAGS), chance.choice(OUTLETS)
    year = chance.randint(2015, 2025)
    kinds = [
        *(one, f"{one} {two}", f"{one} {two}", f'"{one} {two}"', f"={one.capitalize()}"),
        *(f"{one[:4]}*", f"{one} -{two}", f"{one} OR {two}", f'"{one} {two}"~8'),
        *(f"title:{one}", f"lead:{one} {two}", f"{one} tag:{tag}", f'{one} source:"{source}"'),
        *(f"{one} date:{year}", f"date:{year}-06", f'entity:"{name}"', f'{one} entity:"{name}"'),
        *(f'by:"{name}" stance:denied', f"claim:({one} stance:said)", f"claim:{one}"),
        *(f"about:{one}", f"{one} sort:-date", f"{one} is:unread", f"({one} OR {two}) tag:{tag}"),
        *(f"stance:warned {one}", f"-{one}", name, f"{one}~"),
    ]
    return chance.choice(kinds)


def misspelt(word: str, chance: random.Random) -> str:
    """The word with one edit, of long ones sometimes two; the first letter stays."""
    for _ in range(2 if len(word) > 7 and chance.random() < 0.25 else 1):
        at = chance.randrange(1, len(word) - 1)
        word = chance.choice(
            [
                word[:at] + word[at + 1] + word[at] + word[at + 2 :],
                word[:at] + word[at + 1 :],
                word[:at] + chance.choice(LETTERS) + word[at:],
                word[:at] + chance.choice(LETTERS) + word[at + 1 :],
                word[:at] + word[at] + word[at:],
            ]
        )
    return word
