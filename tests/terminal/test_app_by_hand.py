"""Names and claims marked by hand, borders drawn word by word, and the list of corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.terminal.reader import Place, Reader, make_place, opened, reading
from tests.terminal.test_app_correcting import choices, found, made
from tui.news.findings import Claim, Kind, Mention, Stance
from tui.news.span import Span
from tui.terminal.screens.dialogs.corrections_list import CorrectionsScreen
from tui.terminal.screens.findings.shaping import ShapeScreen
from tui.terminal.screens.main import MainScreen


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return make_place(tmp_path)


def text_of(place: Place, name: str) -> str:
    with opened(place) as library:
        article = library.shelf.article(place.id_of(name))
    assert article is not None
    return article.text


async def select(reader: Reader, words: str) -> None:
    """Select words of the article on screen, as keys or the mouse would."""
    await reader.press("enter")
    article = reader.main.article.article
    assert article is not None
    start = article.text.index(words)
    reader.main.article.selecting.take(Span(start, start + len(words)))
    await reader.settle()


async def test_selected_words_become_an_entity_in_three_keys(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, " port authority ")
        await reader.press("E")
        assert "What is “port authority”?" in reader.text
        await reader.press("o")
        assert choices(reader)[0] == "port authority"
        await reader.press("enter")
        [mention, _] = found(place, "port.md").mentions
        assert (mention.entity, mention.kind, mention.rule) == (
            "port authority",
            Kind.ORGANIZATION,
            "by hand",
        )
        assert reader.main.article.selection is None
        assert "✚port authority" in reader.text
        assert reader.main.article.finding == mention
        await reader.press("}", "{")
        assert "by hand · 1.00" in reader.line("explain")
        assert "made by you" in reader.line("explain")
        await reader.press("x")
        assert reader.line("explain").startswith("Took back: said that “port authority” is an")
        assert len(found(place, "port.md").mentions) == 1
        await reader.press("u")
        assert len(found(place, "port.md").mentions) == 2


async def test_words_of_several_articles_are_marked_here_or_everywhere(place: Place) -> None:
    async with reading(place) as reader:
        await reader.search("hospital")
        await reader.press("enter")
        await select(reader, "ship")
        await reader.press("E", "d", "enter")
        assert "now 2" in reader.text
        await reader.press("e")
        assert [m.entity for m in found(place, "port.md").mentions] == ["Daniel Okafor", "ship"]
        assert made(place)[0].correction.article is None


async def test_selected_words_become_a_claim_with_a_speaker_and_cue_that_were_guessed(
    place: Place,
) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes were running")
        await reader.press("C")
        assert isinstance(reader.app.screen, ShapeScreen)
        assert "▸ source   The port authority" in reader.text
        assert "cue      confirmed" in reader.text
        assert "✓ confirmed · speaker: nobody known" in reader.text
        await reader.press("enter")
        assert isinstance(reader.app.screen, MainScreen)
        text = text_of(place, "port.md")
        claim = found(place, "port.md").claims[0]
        assert claim.source[0].of(text) == "The port authority"
        assert claim.cue[0].of(text) == "confirmed"
        assert claim.content[0].of(text) == "four cranes were running"
        assert (claim.stance, claim.rule, claim.speaker) == (Stance.CONFIRMED, "by hand", None)
        assert reader.main.article.finding == claim
        await reader.press("u")
        assert len(found(place, "port.md").claims) == 1


async def test_every_part_of_a_claim_can_be_drawn_before_it_is_kept(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes were running")
        await reader.press("C", "L", "tab", "r", "s", "n", "E")
        await reader.type("Daniel Okafor")
        await reader.press("enter", "tab", "tab", "h", "enter")
        text = text_of(place, "port.md")
        claim = found(place, "port.md").claims[0]
        assert claim.source[0].of(text) == "port authority"
        assert claim.content[0].of(text) == "four cranes were"
        assert (claim.stance, claim.negated) == (Stance.SAID, True)
        assert claim.speaker is not None
        assert claim.speaker.name == "Daniel Okafor"


async def test_the_borders_of_a_claim_and_of_a_name_are_drawn_anew(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "]", "B")
        assert "Borders of the claim" in reader.text
        assert "▸ content  any ship had been turned away" in reader.text
        await reader.press("L", "enter")
        text = text_of(place, "port.md")
        [claim] = found(place, "port.md").claims
        assert claim.content[0].of(text) == "ship had been turned away"
        assert (claim.stance, claim.rule) == (Stance.DENIED, "by hand")
        assert claim.speaker is not None
        assert reader.main.article.finding == claim
        await reader.press("B", "L", "escape")
        assert found(place, "port.md").claims == (claim,)
        await reader.press("g", "}", "B", "l", "h", "h", "enter")
        assert "in all articles, now 2" in reader.text
        await reader.press("h")
        [mention] = found(place, "port.md").mentions
        assert (mention.span.of(text), mention.entity) == ("Daniel", "Daniel")
        place.bring_in()
        assert found(place, "port.md").mentions == (mention,)


async def test_borders_and_stance_that_are_drawn_together_are_one_step(place: Place) -> None:
    before = found(place, "port.md").claims
    async with reading(place) as reader:
        await reader.press("enter", "]", "B", "L", "r", "c", "enter")
        assert found(place, "port.md").claims[0].stance is Stance.CONFIRMED
        [step] = reader.app.library.journal.outline()
        assert "drew the borders" in step.what
        assert "confirmed" in step.what
        await reader.press("u")
        assert found(place, "port.md").claims == before


async def test_the_words_that_weaken_a_claim_are_set_by_hand_and_taken_away(place: Place) -> None:
    place.write({"may.md": "---\ntitle: May\n---\nAna Lopes said the port may reportedly shut.\n"})
    place.bring_in()
    async with reading(place) as reader:
        await reader.search("reportedly")
        await reader.press("enter")
        await select(reader, "the port may reportedly shut")
        await reader.press("C", "shift+tab", "shift+tab")
        assert "▸ hedge    none" in reader.text
        await reader.press("j", "j", "enter")
        text = text_of(place, "may.md")
        [claim] = found(place, "may.md").claims
        assert [span.of(text) for span in claim.hedges] == ["reportedly"]
        assert "hedged: reportedly" in reader.line("explain")
        await reader.press("B", "shift+tab", "-", "enter")
        [claim] = found(place, "may.md").claims
        assert not claim.is_hedged
        await reader.press("u")
        [claim] = found(place, "may.md").claims
        assert claim.is_hedged


async def test_borders_that_did_not_move_are_no_correction(place: Place) -> None:
    async with reading(place) as reader:
        await reader.press("enter", "]", "B", "l", "h", "enter")
        assert made(place) == []
        assert isinstance(reader.main.article.finding, Claim)


async def test_corrections_are_listed_gone_to_and_taken_back(place: Place) -> None:
    async with reading(place) as reader:
        await reader.do("corrections")
        assert "You have corrected nothing yet." in reader.text
        await reader.press("escape", "enter", "]", "r", "w", "}", "x", "e")
        await reader.search("cranes idle")
        await reader.press("enter")
        await reader.do("corrections")
        assert isinstance(reader.app.screen, CorrectionsScreen)
        assert "2 corrections" in reader.text
        assert "Made the stance of “any ship had been turned away” warned" in reader.text
        assert "everywhere · 14 Nov 2023" in reader.text
        await reader.press("j", "enter")
        await reader.settle(lambda: reader.headline == "Port reopens, ministry says")
        finding = reader.main.article.finding
        assert isinstance(finding, Claim)
        assert finding.stance is Stance.WARNED
        await reader.do("corrections")
        await reader.press("x")
        assert "1 correction" in reader.text
        assert [str(each.correction)[:15] for each in made(place)] == ["made the stance"]
        await reader.press("escape", "u")
        assert len(made(place)) == 2


async def test_a_correction_whose_words_are_gone_says_so(place: Place) -> None:
    async with reading(place) as reader:
        await select(reader, "four cranes were running")
        await reader.press("C", "enter")
    place.write({"port.md": "---\ntitle: Port\n---\nAll was quiet. Daniel Okafor slept.\n"})
    place.bring_in()
    async with reading(place) as reader:
        await reader.do("corrections")
        assert "lost its place · Port" in reader.text
        await reader.press("enter")
        assert reader.headline == "Port"
        assert not isinstance(reader.main.article.finding, Mention)
