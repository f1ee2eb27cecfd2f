"""A home with two stories in its library, entities and claims found."""

from __future__ import annotations

from pathlib import Path

from tests.test_cli import Home, story


def analysed_home(path: Path) -> Home:
    """Ana Lopes denies something in Gaza, and two days later speaks of Peru."""
    home = Home(path)
    corpus = home.path / "corpus"
    story(corpus, "a.txt", " date 2023-11-07 Ana Lopes denied in Gaza that the port was shut.\n")
    story(corpus, "b.txt", " date 2023-11-09 Ana Lopes said on Monday that Peru had agreed.\n")
    assert home.run("index", corpus, "--analyse").status == 0
    return home
