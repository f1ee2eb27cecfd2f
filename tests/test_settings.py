"""Settings, places and the remembered state, from real files."""

from __future__ import annotations

from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import settings, state
from tui.news.article import ArticleId
from tui.news.mark import Tag
from tui.news.story_field import StoryField
from tui.paths import places
from tui.settings import SETTINGS, Settings, parse
from tui.state import Session, State


def test_a_missing_file_gives_the_defaults_without_complaint(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "settings.yaml") == (Settings(), ())


def test_every_setting_is_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text(
        "theme: newsreader-light\nplain: yes\nreading-width: 72\nrow_height: 1\ntypos: off\n"
        "pipeline: en_core_web_md\nworkers: 3\nbrowser: firefox -P news\npager: less\n"
        "through_shell: yes\n"
        "fields: {text: [rumpf, inhalt.rumpf], headline: kopf}\n"
        "keys:\n  next_claim: ']'\n  quit: [q, on]\n  tag: t, T\ntags: {1: to check, 2: a/b}\n"
    )
    chosen, problems = settings.read(file)
    assert problems == ()
    assert chosen == Settings(
        theme="newsreader-light",
        plain=True,
        reading_width=72,
        row_height=1,
        typos=False,
        pipeline="en_core_web_md",
        workers=3,
        browser="firefox -P news",
        pager="less",
        through_shell=True,
        fields={StoryField.TEXT: ("rumpf", "inhalt.rumpf"), StoryField.HEADLINE: ("kopf",)},
        keys={"next_claim": ("]",), "quit": ("q", "on"), "tag": ("t", "T")},
        tags={"1": Tag("to-check"), "2": Tag("a/b")},
    )


def test_every_field_can_be_set() -> None:
    assert [setting.name for setting in SETTINGS] == list(Settings.__dataclass_fields__)


def test_an_unknown_field_of_stories_names_the_nearest_known_one() -> None:
    chosen, problems = parse(b"fields:\n  txt: rumpf\n  url: adresse\n", "settings.yaml")
    assert chosen.fields == {StoryField.URL: ("adresse",)}
    (problem,) = problems
    assert problem == "settings.yaml, line 2: stories have no field 'txt'; did you mean text?"


def test_an_unknown_setting_names_the_nearest_known_one() -> None:
    chosen, problems = parse(b"plain: yes\ntheem: dark\n", "settings.yaml")
    assert chosen.plain
    assert problems == ("settings.yaml, line 2: there is no setting 'theem'; did you mean theme?",)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("plain: maybe", 1, "expected yes or no"),
        ("\nreading_width: 8000", 2, "from 40 to 160"),
        ("reading_width: ٨٠", 1, "from 40 to 160"),
        ("theme: [a, b]", 1, "expected one word"),
        ("tags:\n  1: a,b", 2, "cannot be a tag"),
        ("tags: nonsense", 1, "name: value"),
        ("- theme", 1, "name: value"),
        ("theme: a\ntheme: b", 2, "given twice"),
        ("theme: 'never closed", 1, "found unexpected end of stream"),
    ],
)
def test_a_wrong_value_is_named_with_its_line(text: str, line: int, words: str) -> None:
    _, (problem,) = parse(text.encode(), "settings.yaml")
    assert problem.startswith(f"settings.yaml, line {line}: ")
    assert words in problem


def test_a_wrong_value_leaves_the_others_in_force() -> None:
    chosen, problems = parse(b"row_height: 7\nreading_width: 100\n", "s")
    assert (chosen.row_height, chosen.reading_width, len(problems)) == (2, 100, 1)


def test_an_alias_bomb_and_a_deep_nest_are_harmless() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert len(parse(bomb.encode(), "s")[1]) == 21
    assert len(parse(b"theme: " + b"[" * 20_000, "s")[1]) == 1


def test_a_giant_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.yaml"
    file.write_text("# \n" * 200_000)
    assert "too long" in settings.read(file)[1][0]


@hypothesis.settings(deadline=None)
@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_give_settings(raw: bytes) -> None:
    chosen, _ = parse(raw, "settings.yaml")
    assert 40 <= chosen.reading_width <= 160


def test_one_variable_moves_everything(tmp_path: Path) -> None:
    found = places({"NEWSREADER_HOME": str(tmp_path)})
    for path in (found.settings, found.themes, found.libraries, found.state):
        assert path.is_relative_to(tmp_path)


def test_a_set_of_folders_has_one_library_with_a_readable_name(tmp_path: Path) -> None:
    found = places({"NEWSREADER_HOME": str(tmp_path)})
    harbour, strike, other = tmp_path / "harbour", tmp_path / "strike", tmp_path / "x" / "harbour"
    for folder in (harbour, strike, other):
        folder.mkdir(parents=True)
    (tmp_path / "link").symlink_to(harbour)
    name = found.library_of([harbour, strike])
    assert name.name.startswith("harbour-strike-")
    assert name == found.library_of([strike, other / ".." / ".." / "harbour", harbour])
    assert found.library_of([tmp_path / "link"]) == found.library_of([harbour])
    assert found.library_of([other]) != found.library_of([harbour])
    assert found.library_of([Path("/")]).name.startswith("corpus-")


def test_the_samples_and_the_themes_are_found() -> None:
    found = places({})
    assert any(found.samples.iterdir())
    assert found.built_in_themes.name == "themes"


def test_the_state_comes_back_with_the_last_library_last(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "state.json"
    a, b = tmp_path / "a.library", tmp_path / "b\udcff.library"
    remembered = State().used(a, Session(("/x",), ArticleId("0123456789abcdef"), ("x", "é")))
    remembered = remembered.used(b, Session()).used(a, Session(("/y",), None, ("strike", "@port")))
    assert state.write(file, remembered.used(b, Session(("/z\udcff",))))
    again = state.read(file)
    assert again.last == b
    picked = again.with_theme("sepia", "newsreader-dark").with_theme("", "newsreader-light")
    assert state.write(file, picked)
    assert state.read(file).theme_over("newsreader-dark") == "sepia"
    assert state.read(file).theme_over("newsreader-light") == "newsreader-light"
    assert picked.with_theme("newsreader-dark", "newsreader-dark") == again
    assert again.session(a) == Session(("/y",), None, ("strike", "@port"))
    assert again.session(tmp_path / "unknown") == Session()


@pytest.mark.parametrize(
    "raw", [b"", b"{", b"[]", b'{"libraries": 3}', b'{"libraries": {"a": 1}}', b"\xff\xfe"]
)
def test_a_damaged_state_is_an_empty_one(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "state.json"
    file.write_bytes(raw)
    assert state.read(file) == State()


def test_a_state_that_cannot_be_written_is_only_forgotten(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert not state.write(blocked / "state.json", State())


def test_a_wrong_line_among_the_keys_costs_that_line_only() -> None:
    written = b"""
keys:
  star: none
  note: []
  read:
  tag: [{a: b}, t]
  undo: U, ctrl+z
  undo: Z
tags:
  "5": check
  "6": [a, b]
"""
    chosen, problems = parse(written, "settings.yaml")
    assert dict(chosen.keys) == {"star": (), "note": (), "read": (), "undo": ("Z",)}
    assert dict(chosen.tags) == {"5": Tag("check")}
    assert [problem.split(": ", 1)[0] for problem in problems] == [
        "settings.yaml, line 6",
        "settings.yaml, line 8",
        "settings.yaml, line 11",
    ]
    assert "undo is given twice" in problems[1]
