"""Answers: who denies a claim in the article that it stands in."""

from __future__ import annotations

from contextlib import closing

import pytest

from tests.library.making import Stamp, select, story
from tests.library.test_ledger import put_findings
from tui.library.claims.answers import answers
from tui.library.library import Library
from tui.library.search.reading import Reading
from tui.library.shelf.pieces import Filed
from tui.news.findings import Claim, Findings, Quotation, Speaker, Stance, Via
from tui.news.span import Span

SAID = (
    "Ana Lopes | accused | the mayor of taking money from the crane firm",
    "The mayor | denied | the allegations",
    "Ben Okafor | said | the crane firm shipped forty containers past the customs office in May",
    "The crane firm | denied | shipping anything past customs",
    "The crane firm | said | its containers were shipped past customs by a rival",
    "Cora Diaz | opposed | shipping containers past customs",
    "Dan Eze | said | dinner was late",
)


@pytest.fixture
def contents(library: Library) -> dict[str, list[str]]:
    """What each claim of one article is answered by."""
    text, claims = "", []
    for line in SAID:
        parts = line.split(" | ")
        spans = []
        for part in parts:
            spans.append(Span(len(text), len(text) + len(part)))
            text += part + (". " if part is parts[-1] else " ")
        stance = Stance.DENIED if parts[1] == "opposed" else Stance(parts[1])
        source, cue, content = ((span,) for span in spans)
        said = Speaker(parts[0], Via.NAMED)
        claims.append(
            Claim(cue, source, content, stance, Quotation.INDIRECT, 0.9, "t", said, about=())
        )
    made = story(text.strip(), "one.txt")
    (id_,) = library.shelf.put_many([Filed(Stamp(f"/{made.path}"), [made])])
    put_findings(library, id_, made, Findings((), tuple(claims), "1"))
    keys = [int(str(key)) for (key,) in select(library, "SELECT rowid FROM claim ORDER BY rowid")]
    rows = [row for row in library.ledger.rows(keys) if row is not None]
    words = {row.claim: row.content for row in rows}
    with closing(Reading(library.path)) as reading:
        return {row.content: [words[key] for key in answers(reading, row)] for row in rows}


def test_a_denial_in_the_same_story_is_found_by_its_words_however_long_the_claim(
    contents: dict[str, list[str]],
) -> None:
    claim = "the crane firm shipped forty containers past the customs office in May"
    assert contents[claim] == ["shipping anything past customs"]
    # Neither who only opposes it, nor the firm's own words.
    assert contents["shipping anything past customs"] == [claim]
    assert contents["dinner was late"] == []


def test_a_denial_of_the_allegations_answers_the_accusation_before_it(
    contents: dict[str, list[str]],
) -> None:
    accusation = "the mayor of taking money from the crane firm"
    assert contents["the allegations"] == [accusation]
    assert contents[accusation] == ["the allegations"]
