"""Fill a library with real news as it stands, long stories cut at paragraphs into several.

    python bench/cut_news.py TEXTS news.library 100000

TEXTS is any folder of articles. What `make_corpus` makes of the sentences of a few
texts has the size and the shape of news; its rare words are invented, and stand
nearer to each other than the names and terms that are rare in real news. What
rests on the words themselves, as forgiving typos does, is measured here too.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from invented_news import DAYS, FIRST_DAY, Invented
from make_corpus import fill

from tui.corpus.folder import FileState, walk
from tui.corpus.formats import read
from tui.news.article import Article, Published
from tui.news.findings import Findings

LETTERS = 2_000
"""Of one story, as many as an invented one has."""


def main() -> None:
    """Read the texts, fill the library."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    took = fill(asked.out, islice(stories(asked.texts, random.Random(asked.seed)), asked.articles))
    print(f"{took.articles:,} articles, {took.letters:,} letters, indexed in {took.indexing:.1f} s")


def stories(folder: Path, chance: random.Random) -> Iterator[Invented]:
    """The stories of a folder in a fixed order, each with a day drawn by chance."""
    for file in walk([folder]):
        for article in read(Path(file.path)).articles if isinstance(file, FileState) else ():
            for number, text in enumerate(pieces(article.text)):
                day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
                path = f"{article.path}/{number}.txt"
                published = Published(day.isoformat())
                yield Invented(Article(text=text, path=path, published=published), Findings())


def pieces(text: str) -> Iterator[str]:
    """A text cut before paragraphs, each piece about as long as a story."""
    kept: list[str] = []
    for paragraph in text.split("\n\n"):
        if sum(map(len, kept)) >= LETTERS:
            yield "\n\n".join(kept)
            kept = []
        kept.append(paragraph)
    if any(part.strip() for part in kept):
        yield "\n\n".join(kept)


if __name__ == "__main__":
    main()
