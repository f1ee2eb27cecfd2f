"""Families: words that forms belong to, where the typed word is none."""

from __future__ import annotations

import pytest

from tui.matching.typos.families import well_spelt
from tui.matching.typos.typos import Vocabulary

NEWS = Vocabulary(
    [
        *(("package", 90), ("packages", 30), ("packaging", 40), ("packaged", 20)),
        *(("branch", 200), ("branches", 90), ("country", 900), ("countries", 700)),
        *(("prefer", 50), ("preferred", 90), ("annual", 300), ("annuls", 4), ("annulled", 9)),
        *(("tricyclist", 2), ("shipped", 30), ("ship", 100)),
    ]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("packag", "package"),
        ("branchs", "branches"),
        ("countrys", "countries"),
        ("preferr", "prefer"),
        ("annul", None),  # its forms are not those of "annual"
        ("tricyclists", None),
        ("ship", None),
        ("shipyard", None),
    ],
)
def test_whose_forms_a_word_seems_to_have(typed: str, meant: str | None) -> None:
    assert well_spelt(typed, NEWS) == meant
