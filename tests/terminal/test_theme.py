import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.content import Content

from tests.terminal.story import THEMES, WidgetApp
from tui.errors import SettingsError
from tui.news.findings import Kind, Stance
from tui.terminal.looks.contrast import MEETINGS, TEXT, TEXT_HIGH, contrast, pairs
from tui.terminal.looks.fewer_colors import in_256
from tui.terminal.looks.signs import LETTERS, SIGNS
from tui.terminal.looks.strips import strip_of
from tui.terminal.looks.theme import COLORS, STYLES, Look, read_style
from tui.terminal.looks.theme_file import load_themes, read_draft

LOOKS, PROBLEMS = load_themes([THEMES])


TEXT_256 = 4.0
"""The least ratio for text where there are 256 colours to choose from."""


def problem(tmp_path: Path, text: str) -> str:
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    looks, problems = load_themes([THEMES, tmp_path])
    assert set(looks) == set(LOOKS)
    assert len(problems) == 1
    return problems[0].removeprefix(str(tmp_path / "mine.yaml"))


def test_all_themes_that_are_shipped_can_be_worn() -> None:
    assert PROBLEMS == ()
    assert next(iter(LOOKS)) == "newsreader-dark"
    assert {"newsreader-light", "high-contrast", "terminal", "plain"} <= set(LOOKS)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_every_text_can_be_read_on_every_ground_it_meets(look: Look) -> None:
    least = TEXT_HIGH if look.name == "high-contrast" else TEXT
    assert [str(pair) for pair in pairs(look) if not pair.is_enough(least)] == []
    assert look.is_ansi or len(list(pairs(look))) > 150


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_in_256_colours_a_theme_can_still_be_read_and_has_no_other_colours(look: Look) -> None:
    less = in_256(look)
    assert [str(pair) for pair in pairs(less) if not pair.is_enough(TEXT_256)] == []
    for word in less.colors.values():
        asked = Color.parse(word)
        if asked.ansi is None:
            shown = RichColor.parse(word).downgrade(ColorSystem.EIGHT_BIT).get_truecolor()
            assert max(abs(a - b) for a, b in zip(asked.rgb, shown, strict=True)) <= 7


def test_no_style_is_left_out_when_contrast_is_computed() -> None:
    # The ground of the one is among those of the kinds; the other only turns a stance round.
    assert set(STYLES) - set(MEETINGS) == {"same-entity", "sign-current"}


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_the_plain_theme_has_no_colour_and_tells_the_parts_of_a_claim_apart() -> None:
    look = LOOKS["plain"]
    assert {look.colors[name] for name in COLORS} == {"ansi_default"}
    told = ["source", "cue", "content", "person", "hit", "close-hit", "cursor", "cue-current"]
    assert len({look.styles[name].attributes for name in told[:4]}) == 4
    assert len({look.styles[name].attributes for name in ("hit", "close-hit", "hit-current")}) == 3


def test_every_stance_has_its_own_sign_and_letter() -> None:
    for signs in (SIGNS, LETTERS):
        assert set(signs) == set(Stance)
        assert len(set(signs.values())) == len(Stance)
        assert {len(sign) for sign in signs.values()} == {1}
    assert all(letter.isascii() for letter in LETTERS.values())


def test_every_kind_and_stance_has_a_colour_and_a_style() -> None:
    for name in (*Kind, *Stance):
        assert name.value in COLORS
        assert name.value in STYLES


@pytest.mark.parametrize("name", LOOKS)
async def test_every_style_of_a_theme_is_understood_by_textual(name: str) -> None:
    app = WidgetApp(name)
    async with app.run_test():
        for style in STYLES:
            content = Content.styled("x", f"${style}-style")
            base = app.screen.visual_style
            assert strip_of(content, 3, base, app.stylesheet.parse_style).cell_length == 3


def test_a_theme_may_change_one_colour_of_another(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        'extends: high-contrast\ncolors:\n  accent: "#00ff00"\n'
        "styles:\n  cue: bold italic $accent\n"
    )
    looks, problems = load_themes([THEMES, tmp_path])
    assert problems == ()
    mine = looks["mine"]
    assert mine.colors["accent"] == "#00ff00"
    assert mine.colors["person"] == LOOKS["high-contrast"].colors["person"]
    assert str(mine.styles["cue"]) == "bold italic #00ff00"
    assert str(mine.styles["source-current"]) == "bold underline"
    assert str(mine.styles["tag"]) == "#00ff00"


def test_a_readers_theme_takes_the_place_of_ours_with_the_same_name(tmp_path: Path) -> None:
    ours = (THEMES / "newsreader-dark.yaml").read_text(encoding="utf-8")
    (tmp_path / "mine.yaml").write_text(ours.replace("#f0b354", "#ffffff"), encoding="utf-8")
    looks, problems = load_themes([THEMES, tmp_path])
    assert problems == ()
    assert looks["newsreader-dark"].colors["accent"] == "#ffffff"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("extends: newsreader-dark\ncolors:\n  person: blau\n", "line 3: person: 'blau' is not"),
        ("extends: newsreader-dark\ncolors:\n  person: #ffffff\n", "line 3: person is empty"),
        ("extends: newsreader-dark\ncolors:\n  persn: red\n", "did you mean person?"),
        (
            "extends: newsreader-dark\nstyles:\n  cue: bold $acent\n",
            "line 3: cue: there is no colour",
        ),
        ("extends: newsreader-dark\nstyles:\n  cue: bold on\n", "line 3: cue: '' is not a colour"),
        ('extends: newsreader-dark\ncolors:\n  person: "#ffffff80"\n', "line 3: person:"),
        ("extends: nothing\n", "there is no theme 'nothing' to extend"),
        ("extends: mine\n", "goes round in a circle"),
        ("colors:\n  accent: red\n", "these colours are missing: background"),
        ("- a\n- b\n", "line 1: a theme is a list of keys"),
        ("dark: perhaps\n", "line 1: dark is true or false"),
        ("name: a\ncolours: {}\n", "line 2: there is no key 'colours'; did you mean colors?"),
        ("name: [a\n", "line 2"),
        ("a: &x [1]\nb: *x\n", "line 2: aliases"),
        ("name: " + "x" * 70_000, "at most 64 KB"),
        ("", "line 1"),
    ],
)
def test_what_is_wrong_with_a_theme_is_said_with_its_line(
    tmp_path: Path, text: str, sentence: str
) -> None:
    said = problem(tmp_path, text)
    assert sentence in said
    assert said.endswith("The theme was left out.")


def test_all_that_is_wrong_with_a_theme_is_said_at_once(tmp_path: Path) -> None:
    text = "extends: newsreader-dark\ncolors:\n  accent: blu\n  acent: red\nstyles:\n  cue: bolt\n"
    (tmp_path / "mine.yaml").write_text(text, encoding="utf-8")
    problems = load_themes([THEMES, tmp_path])[1]
    assert [re.findall(r"line (\d+)", problem) for problem in problems] == [["4"], ["3"], ["6"]]


def test_a_theme_that_cannot_be_used_does_not_take_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("name: newsreader-dark\nextends: newsreader-dark\n")
    (tmp_path / "b.yaml").write_text("name: high-contrast\nextends: newsreader-dark\ndark: so\n")
    looks, problems = load_themes([THEMES, tmp_path])
    assert looks == LOOKS
    assert len(problems) == 2


def test_themes_that_extend_each_other_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("extends: b\n")
    (tmp_path / "b.yaml").write_text("extends: a\n")
    looks, problems = load_themes([THEMES, tmp_path])
    assert set(looks) == set(LOOKS)
    assert len(problems) == 2


def test_a_binary_file_among_the_themes_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xff\xfe\x00\x81")
    assert "not UTF-8" in load_themes([THEMES, tmp_path])[1][0]


def test_a_folder_that_is_not_there_holds_no_themes(tmp_path: Path) -> None:
    assert load_themes([tmp_path / "nowhere"]) == ({}, ())


@given(st.text(max_size=60))
def test_any_file_is_a_theme_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("themes") / "any.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    try:
        read_draft(path)
    except SettingsError as error:
        assert str(error).startswith(str(path))  # noqa: PT017  both ways are right here


@given(st.text(max_size=30))
def test_any_style_is_read_or_refused(text: str) -> None:
    try:
        style = read_style(text, LOOKS["newsreader-dark"].colors)
    except ValueError as error:
        assert str(error)  # noqa: PT017  both ways are right here
    else:
        for color in (style.color, style.ground):
            assert color is None or Color.parse(color)
