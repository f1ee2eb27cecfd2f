"""Who else ran a story, and what else there is on its event, from the article on screen."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.terminal.reader import Place, make_place, reading

WIRE = (
    "All four cranes of the port were running again on Tuesday, eleven days after dockers walked"
    " out over the length of their shifts. The port authority said that the first ship would"
    " leave on Friday and that nobody would lose a day of pay for the strike."
)
OTHER = "Dockers at the cranes of the port talked on Friday about the strike and their shifts."


def head(title: str, day: int, source: str) -> str:
    return f"---\ntitle: {title}\ndate: 2023-11-{day:02}\nsource: {source}\n---\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    files = {
        "a.md": head("Cranes run again", 7, "Harbour Courier") + f"PORT (Reuters) - {WIRE}\n",
        "b.md": head("Port back at work", 8, "The Ledger") + WIRE + "\n",
        "c.md": head("Strike talks go on", 9, "The Ledger") + OTHER + "\n",
    }
    files |= {
        f"d{n}.md": head(f"Cat {n}", 6, "Cats") + f"Cat number {n} sat on a mat.\n"
        for n in range(12)
    }
    made = make_place(tmp_path, files)
    with closing(made.open()) as library:
        while library.copies.sign():
            pass
    return made


async def test_the_head_of_an_article_says_who_ran_it_and_the_list_how_often(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j", "enter")
        await reader.settle(lambda: reader.headline == "Port back at work")
        assert "≈ 2 articles · 2 publishers · 1 origin" in reader.text
        assert "Port back at work ≈2" in reader.text
        await reader.do("list-copies")
        await reader.settle(lambda: len(reader.headlines) == 2)
        assert set(reader.headlines) == {"Port back at work", "Cranes run again"}
        await reader.press("escape")
        await reader.settle(lambda: len(reader.headlines) > 2)
        assert reader.headline == "Port back at work"
        await reader.press("Z")
        await reader.settle(lambda: "2 articles · 2 publishers · 1 origin" in reader.text)
        assert "first  7 Nov 2023  Harbour Courier · credits Reuters" in reader.text
        assert "  8 Nov 2023  The Ledger · from Reuters" in reader.text
        await reader.press("enter")
        await reader.settle(lambda: reader.headline == "Cranes run again")


async def test_more_like_this_lists_others_on_the_event_and_leads_back(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j", "enter", "~")
        await reader.settle(lambda: reader.headlines == ["Strike talks go on"])
        await reader.press("-")
        await reader.settle(lambda: reader.headline == "Port back at work")
        await reader.press("escape", "G", "~")
        await reader.settle()
        assert "No other article shares enough" in reader.text


async def test_copies_are_folded_behind_their_story_and_brought_out_again(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("O", "f")
        await reader.settle(lambda: "1 copy folded" in reader.line("top"))
        # The first published stands for the story, where the newest of its copies was.
        assert reader.headlines[:2] == ["Strike talks go on", "Cranes run again"]
        assert "Port back at work" not in reader.headlines
        await reader.press("j", "Z")
        await reader.settle(lambda: "folded" not in reader.line("top"))
        assert reader.headlines[1:3] == ["Cranes run again", "Port back at work"]
        assert reader.headline == "Cranes run again"
        assert "first of 2" in reader.text
        await reader.press("j", "Z")
        await reader.settle(lambda: "1 copy folded" in reader.line("top"))
        assert reader.headline == "Cranes run again"
