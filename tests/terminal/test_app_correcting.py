"""Corrections from the keyboard: one or two keys, said, shown, and taken back with u."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.reader import Place, Reader, make_place, opened, reading
from tui.news.findings import Claim, Findings, Mention, Stance
from tui.news.said import Made
from tui.terminal.screens.dialogs.entity_prompt import EntityPrompt
from tui.terminal.screens.dialogs.menu import Menu
from tui.terminal.screens.dialogs.picker import Picker
from tui.terminal.screens.main import MainScreen


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def found(place: Place, name: str) -> Findings:
    id_ = place.id_of(name)
    with opened(place) as library:
        findings = library.shelf.findings(id_)
    assert findings is not None
    return findings


def made(place: Place) -> list[Made]:
    with opened(place) as library:
        return library.corrections.all()


def choices(reader: Reader) -> list[str]:
    return [choice.label for choice in reader.app.screen.query_one(Picker)._choices]


async def to_name(reader: Reader) -> None:
    """Into the article, to its first name."""
    await reader.press("enter", "}")
    assert isinstance(reader.main.article.finding, Mention)


async def to_claim(reader: Reader) -> None:
    await reader.press("enter", "]")
    assert isinstance(reader.main.article.finding, Claim)


async def test_a_wrong_claim_costs_one_key(place: Place) -> None:
    async with reading(place) as reader:
        await to_claim(reader)
        await reader.press("x")
        assert found(place, "port.md").claims == ()
        assert reader.line("explain").startswith(
            "Took away the claim “any ship had been turned away”"
        )
        assert reader.line("explain").endswith(" · u takes it back")
        assert "Claims" not in reader.text
        await reader.press("u")
        assert reader.line("explain").startswith("Undid: took away the claim “any ship")
        assert len(found(place, "port.md").claims) == 1
        assert "Claims 1" in reader.text
        # The cursor is on it again, for the next key.
        assert isinstance(reader.main.article.finding, Claim)


async def test_a_wrong_stance_costs_two_keys(place: Place) -> None:
    async with reading(place) as reader:
        await to_claim(reader)
        await reader.press("r")
        assert isinstance(reader.app.screen, Menu)
        assert "denied now" in reader.text
        await reader.press("w")
        [claim] = found(place, "port.md").claims
        assert (claim.stance, claim.is_corrected) == (Stance.WARNED, True)
        assert "! Daniel Okafor ✎" in reader.text
        await reader.press("r", "w")
        assert len(made(place)) == 1  # it was so already
        await reader.press("r", "escape")
        assert isinstance(reader.app.screen, MainScreen)
        await reader.press("escape", "u")
        [claim] = found(place, "port.md").claims
        assert claim.stance is Stance.DENIED


async def test_a_wrong_speaker_is_another_entity_a_new_one_or_nobody(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("j")
        await to_claim(reader)
        assert reader.main.article.finding in found(place, "union.md").claims
        await reader.press("E")
        assert isinstance(reader.app.screen, EntityPrompt)
        await reader.type("oka")
        assert choices(reader)[:3] == ["Daniel Okafor", "oka", "oka"]
        await reader.press("enter")
        [claim] = found(place, "union.md").claims
        assert claim.speaker is not None
        assert claim.speaker.name == "Daniel Okafor"
        await reader.press("E")
        assert choices(reader)[-1] == "nobody is named"
        await reader.press("pagedown", "enter")
        [claim] = found(place, "union.md").claims
        assert claim.speaker is None
        await reader.press("u", "u")
        [claim] = found(place, "union.md").claims
        assert claim.speaker is not None
        assert claim.speaker.name == "The union"


async def test_an_entity_of_several_articles_is_removed_here_or_everywhere(place: Place) -> None:
    async with reading(place) as reader:
        await to_name(reader)
        await reader.press("x")
        assert "only in this article" in reader.text
        assert "in all 2 articles with Daniel Okafor" in reader.text
        await reader.press("escape")
        assert made(place) == []
        await reader.press("x", "h")
        assert found(place, "port.md").mentions == ()
        assert len(found(place, "hospital.md").mentions) == 1
        await reader.press("u")
        await reader.press("}", "x", "e")
        assert found(place, "port.md").mentions == found(place, "hospital.md").mentions == ()
        assert "no entity · 2 articles · u takes it back" in reader.line("explain")
        await reader.press("u")
        assert len(found(place, "hospital.md").mentions) == 1


async def test_an_entity_of_one_article_is_corrected_there_without_asking(place: Place) -> None:
    (place.folder / "hospital.md").unlink()
    place.bring_in()
    async with reading(place) as reader:
        await to_name(reader)
        await reader.press("r", "o")
        [mention] = found(place, "port.md").mentions
        assert mention.kind == "organization"
        assert made(place)[0].correction.article == place.id_of("port.md")


async def test_a_new_name_is_typed_over_the_old_one(place: Place) -> None:
    async with reading(place) as reader:
        await to_name(reader)
        await reader.press("E")
        assert "Another name for Daniel Okafor" in reader.text
        assert choices(reader) == []
        reader.app.screen.query_one(Picker).fill("Daniel A.  Okafor")
        await reader.idle()
        assert choices(reader) == ["Daniel A. Okafor"]
        await reader.press("enter")
        await reader.press("e")
        assert [m.entity for m in found(place, "hospital.md").mentions] == ["Daniel A. Okafor"]
        assert "✎Daniel A.…" in reader.text
        assert "2 articles" in reader.line("explain")
        await reader.search('person:"daniel a"')
        assert len(reader.headlines) == 2


async def test_from_the_findings_pane_the_row_under_its_cursor_is_meant(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("3", "G", "x", "h")
        assert found(place, "port.md").mentions == ()
        await reader.press("g", "x")
        assert found(place, "port.md").claims == ()


async def test_another_entity_is_picked_from_those_that_are_known(tmp_path: Path) -> None:
    place = make_place(tmp_path)
    async with reading(place) as reader:
        await to_name(reader)
        await reader.press("S")
        assert "“Daniel Okafor” here is not Daniel Okafor, but" in reader.text
        await reader.type("Samuel Okafor")
        await reader.press("enter")
        assert [m.entity for m in found(place, "port.md").mentions] == ["Samuel Okafor"]
        assert [m.entity for m in found(place, "hospital.md").mentions] == ["Daniel Okafor"]
        await reader.press("}", "=")
        await reader.type("dnl")  # letters in their order are enough
        assert choices(reader) == ["Daniel Okafor"]
        await reader.press("enter")
        assert [m.entity for m in found(place, "port.md").mentions] == ["Daniel Okafor"]
        assert [str(each.correction) for each in made(place)] == [
            "split Samuel Okafor from Daniel Okafor where Daniel Okafor is written here",
            "said that Samuel Okafor is Daniel Okafor here",
        ]


async def test_one_of_several_mentions_is_told_from_the_others(tmp_path: Path) -> None:
    text = "---\ntitle: Two of one name\n---\nDaniel Okafor left.\n\nDaniel Okafor stayed.\n"
    place = make_place(tmp_path, {"two.md": text})
    async with reading(place) as reader:
        await to_name(reader)
        await reader.press("}", "S")
        await reader.type("Daniel Okafor Jr.")
        await reader.press("enter")
        assert "all 2 written so here" in reader.text
        await reader.press("h")
        assert [m.entity for m in found(place, "two.md").mentions] == [
            "Daniel Okafor",
            "Daniel Okafor Jr.",
        ]


async def test_what_cannot_be_a_name_is_said_and_not_taken(place: Place) -> None:
    async with reading(place) as reader:
        await to_name(reader)
        await reader.press("E")
        reader.app.screen.query_one(Picker).fill("x" * 201)
        await reader.idle()
        assert "cannot be a name" in reader.text
        await reader.press("enter")
        assert isinstance(reader.app.screen, EntityPrompt)
        await reader.press("escape")
        assert made(place) == []


async def test_without_a_finding_under_the_cursor_the_way_to_one_is_said(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("x")
        assert "Nothing to correct in the list. enter goes" in reader.line("explain")
        await reader.do("right")
        for key in "xrE=MS":
            await reader.press(key)
            assert "Nothing to correct here" in reader.line("explain")
        await to_claim(reader)
        for key in "MS":
            await reader.press(key)
            assert reader.line("explain").startswith("Only a")


async def test_a_menu_can_be_clicked(place: Place) -> None:
    async with reading(place) as reader:
        await to_claim(reader)
        await reader.press("r")
        line = next(w for w in reader.app.screen.query("_Line") if "warned" in str(w.render()))
        await reader.pilot.click(line)
        await reader.settle()
        assert found(place, "port.md").claims[0].stance is Stance.WARNED
