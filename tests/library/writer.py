"""Writes into a library until it is killed: `python -m tests.library.writer tag|put PATH`.

After each thing that is done it prints one line, so that the test knows what
was acknowledged.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.library.making import filed, opened
from tui.news.article import ArticleId
from tui.news.mark import Tag

BATCH = 40
WORDS = ("port", "crane", "docker", "strike", "minister", "denied", "harbour", "ship")


def text_of(number: int) -> str:
    """The text of one of the stories; every one is different."""
    words = (WORDS[(number * step) % len(WORDS)] for step in range(1, 60))
    return f"Story {number}. {' '.join(words)} w{number % 997}"


def tag_on(path: Path) -> None:
    """Tag one article after the other."""
    with opened(path) as library:
        for number in range(1_000_000):
            library.marks.tag([ArticleId(f"{number:016x}")], Tag("harbour"))
            _say(number)


def put_on(path: Path) -> None:
    """Put batch after batch of articles."""
    with opened(path, durable=False) as library:
        for start in range(0, 1_000_000, BATCH):
            library.shelf.put_many(
                [filed(f"{number}.txt", text_of(number)) for number in range(start, start + BATCH)]
            )
            _say(start + BATCH)


def _say(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    {"tag": tag_on, "put": put_on}[sys.argv[1]](Path(sys.argv[2]))
