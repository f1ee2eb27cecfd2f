"""How well misspelt words are understood: real misspellings, in two halves.

    python bench/typos.py LIBRARY PAIRS [--tune] [--asked 400] [--seed 1]

PAIRS is a list of misspellings, one a line: `wrong->right`, as in the
dictionary of codespell, or the two with a tab between; those whose right word
no article holds are left out. The right words fall into two halves by a hash of
their letters, so that no library ever shows a word of one half to the other.
`--tune` fits the weights of `tui/matching/typos/likelihood.py` to the first half
and prints them; what was not looked at meanwhile is the second.

`first` and `among five` say how often the right word is the likeliest known
word, and one of five. `same ten` is recall@10: the share of the ten foremost
articles that the right word finds that stand among the ten foremost of the
misspelt one; `right word` the share of those ten that hold the right word at all.
Both are also measured for words of the articles misspelt by chance
(`search.misspelt`), and for real misspellings beside a word that stands near the
right one in some article. A misspelling that articles hold is found first as it
was typed, and so `possible` is the most that `same ten` can be; `not held` is what
it is where no article holds the misspelling. `either heading` counts the ten
foremost of what was typed, and the ten foremost close ones, for which the reader
may have to scroll; `named` how often the right word is named on the screen at once,
in the heading of the close ones or after "did you mean".

The words that are rare in a library of `make_corpus` are invented; of those that
the sample articles lack, some are English by chance, and rarer than any invented
ones. A library of whole news (`cut_news.py`) says what readers will see.
"""

from __future__ import annotations

import argparse
import math
import random
import re
import sqlite3
import statistics
import sys
import time
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from search import foremost
from search_questions import WORD, misspelt, words_near

from tui.commands.search import open_searcher
from tui.library.search.searcher import Searcher
from tui.matching.typos import likelihood
from tui.matching.typos.typos import Vocabulary
from tui.news.query.query import Query

PAIR = re.compile(r"([a-z]+)(?:->|\t)([a-z]+),?")
TUNED_ON = 4_000
RANKED = 2_000
ROUNDS = 120
POOL = 30
NAMED = 3
OFFERED = re.compile(r"did you mean (\w+)")

Pair = tuple[str, str]


def main() -> None:
    """Read the pairs, tune if asked to, print the table."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("library", type=Path)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--tune", action="store_true")
    parser.add_argument("--asked", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="print what was not found")
    asked = parser.parse_args()
    vocabulary = known_words(asked.library)
    halves = halves_of(pairs_of(asked.pairs, vocabulary), asked.seed)
    if asked.tune:
        tune(vocabulary, halves[0][:TUNED_ON])
        vocabulary = known_words(asked.library)  # the other one remembers what it was asked
    chance = random.Random(asked.seed)
    searcher = open_searcher(asked.library)
    searcher.load_vocabulary()
    for name, half in zip(("first half (tuned on)", "second half"), halves, strict=True):
        tell_ranks(name, vocabulary, half[:RANKED])
        if not asked.asked:
            continue
        real = half[: asked.asked]
        tell_recall(f"{name}, real", searcher, real, show=asked.misses)
        with sqlite3.connect(asked.library) as beside:
            two = in_company(beside, searcher, real, chance)
        tell_recall(f"{name}, real, two words", searcher, two, show=asked.misses)
        generated = generated_pairs(asked.library, asked.asked, chance)
        tell_recall(f"{name}, generated", searcher, generated, show=asked.misses)
    searcher.close()


def known_words(path: Path) -> Vocabulary:
    """The words of a library."""
    with sqlite3.connect(path) as beside:
        return Vocabulary(beside.execute("SELECT term, articles FROM term ORDER BY term"))


def pairs_of(path: Path, vocabulary: Vocabulary) -> list[Pair]:
    """The misspellings in a list whose right word some article holds."""
    found = (PAIR.fullmatch(line.strip()) for line in path.read_text("utf-8").splitlines())
    pairs = ((match[1], match[2]) for match in found if match)
    return [(wrong, right) for wrong, right in pairs if right in vocabulary and wrong != right]


def halves_of(pairs: Iterable[Pair], seed: int) -> tuple[list[Pair], list[Pair]]:
    """The pairs in a chance order; which half a pair is in rests on its right word alone."""
    pairs = list(pairs)
    random.Random(seed).shuffle(pairs)
    return [p for p in pairs if is_tuned_on(p[1])], [p for p in pairs if not is_tuned_on(p[1])]


def is_tuned_on(right: str) -> bool:
    """Whether misspellings of a word are in the first half: the same ones for every library."""
    return blake2b(right.encode(), digest_size=1).digest()[0] % 2 == 0


def tune(vocabulary: Vocabulary, pairs: Sequence[Pair]) -> None:
    """Fit the weights so that the right words become likely, and use them from now on."""
    cases = []
    for wrong, right in pairs:
        pool = vocabulary.close_to(wrong, limit=POOL)
        place = [near.word for near in pool].index(right) if right in {c.word for c in pool} else -1
        if place >= 0 and len(pool) > 1:
            cases.append(([traits_of(wrong, near) for near in pool], place))
    weights = [likelihood.USUAL, likelihood.HARDLY, *likelihood.WEIGHTS]
    weights = [3 * weight for weight in weights]
    for round_ in range(ROUNDS):
        slope = [0.0] * len(weights)
        for traits, place in cases:
            scores = [sum(w * t for w, t in zip(weights, one, strict=True)) for one in traits]
            best = max(scores)
            shares = [math.exp(score - best) for score in scores]
            whole = sum(shares)
            for number in range(len(weights)):
                mean = sum(s * one[number] for s, one in zip(shares, traits, strict=True)) / whole
                slope[number] += traits[place][number] - mean
        step = 6.0 / (1 + round_ / 30) / len(cases)
        weights = [w + step * s for w, s in zip(weights, slope, strict=True)]
    # Of all scales the one in which usual words count as before: the search compares scores.
    scale = likelihood.USUAL / weights[0]
    likelihood.HARDLY, *rest = (round(scale * weight, 2) for weight in weights[1:])
    likelihood.WEIGHTS = tuple(rest)
    print(f"tuned on {len(cases):,}: HARDLY = {likelihood.HARDLY}, WEIGHTS = {likelihood.WEIGHTS}")


def traits_of(wrong: str, near: likelihood.Candidate) -> tuple[float, ...]:
    """What tells a candidate from others, its articles first."""
    is_seldom = near.articles <= likelihood.SELDOM
    return math.log10(1 + near.articles), is_seldom, *likelihood.traits(wrong, near.word)


def tell_ranks(name: str, vocabulary: Vocabulary, pairs: Sequence[Pair]) -> None:
    """Say how often the right word comes first and among five, and how long that takes."""
    ranks = []
    began = time.process_time()
    for wrong, right in pairs:
        words = [near.word for near in vocabulary.close_to(wrong, limit=POOL)]
        ranks.append(words.index(right) if right in words else POOL)
    each = 1000 * (time.process_time() - began) / len(pairs)
    first, five = (sum(rank < n for rank in ranks) / len(ranks) for n in (1, 5))
    print(
        f"{name:34} {len(pairs):6,}  first {first:.3f}  among five {five:.3f}  {each:.2f} ms each"
    )


def tell_recall(name: str, searcher: Searcher, pairs: Sequence[Pair], *, show: bool) -> None:
    """Say how much of what the right words find first the misspelt ones find first."""
    shares, of_known, holding, possible, under_either, named = ([] for _ in range(6))
    for wrong, right in pairs:
        holders = searcher.search(Query.parse(right)).exact
        wanted = {*holders[:10]}
        if not wanted:
            continue
        results = searcher.search(Query.parse(wrong))
        ten = {*foremost(results, 10)}
        shares.append(len(wanted & ten) / len(wanted))
        holding.append(len(ten.intersection(holders)) / len(wanted))
        if results.exact:
            of_known.append(shares[-1])
        as_typed = {*results.exact[:10]}
        room = 10 - len(as_typed - wanted)
        possible.append(min(room, len(wanted)) / len(wanted))
        under_either.append(len(wanted & {*as_typed, *results.close[:10]}) / len(wanted))
        said = {correction.taken for correction in results.corrections[:NAMED]}
        said |= set(OFFERED.findall(results.explanation))
        named.append(right.split()[0] in said)
        if show and shares[-1] < 0.9:
            taken = ", ".join(f"{c.taken} {c.articles}" for c in results.corrections[:4])
            print(f"    {shares[-1]:.1f} {wrong} {results.total} ({right} {len(wanted)}): {taken}")
    unknown = len(shares) - len(of_known)
    mean = statistics.mean
    print(
        f"{name:34} {len(shares):6,}  same ten {mean(shares):.3f} (possible {mean(possible):.3f};"
        f" {unknown:,} not held {(sum(shares) - sum(of_known)) / unknown:.3f})"
        f"  right word {mean(holding):.3f}"
        f"  either heading {mean(under_either):.3f}  named {mean(named):.3f}"
    )


def in_company(
    beside: sqlite3.Connection, searcher: Searcher, pairs: Sequence[Pair], chance: random.Random
) -> list[Pair]:
    """Each misspelling and its right word with a word that follows it soon in some article."""
    found = []
    for wrong, right in pairs:
        for rowid in chance.sample(
            rows := searcher.search(Query.parse(right)).exact[:50], len(rows)
        ):
            (text,) = beside.execute(
                "SELECT text FROM article_text WHERE article = ?", (rowid,)
            ).fetchone()
            _, _, after = text.partition(f" {right} ")
            near = [word for word in WORD.findall(after[:200]) if word != right]
            if near:
                found.append((f"{wrong} {near[0]}", f"{right} {near[0]}"))
                break
    return found


def generated_pairs(path: Path, count: int, chance: random.Random) -> list[Pair]:
    """Words of the articles, misspelt by chance."""
    with sqlite3.connect(path) as beside:
        texts = [
            text
            for (text,) in beside.execute(
                "SELECT text FROM article_text WHERE article IN"
                " (SELECT rowid FROM article ORDER BY rowid % 7919, rowid LIMIT 400)"
            )
        ]
    right = [words_near(texts, chance, 1)[0] for _ in range(count)]
    return [(misspelt(word, chance), word) for word in right]


if __name__ == "__main__":
    main()
