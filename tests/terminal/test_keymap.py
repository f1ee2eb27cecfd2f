from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys

from tui.news.mark import Tag
from tui.terminal.keys.keymap import NAMED, default_keymap, make_keymap, parse_key, shown
from tui.terminal.registry.commands import COMMANDS, Scope

READING = (Scope.READING, Scope.EVERYWHERE)


def test_a_reader_may_write_a_key_in_several_ways() -> None:
    assert parse_key("Ctrl+R") == "ctrl+r"
    assert parse_key("shift+g") == "G"
    assert parse_key("question_mark") == "?"
    assert parse_key("slash") == "/"
    assert parse_key("Esc") == "escape"
    assert parse_key("PgDn") == "pagedown"
    assert parse_key("space") == parse_key(" ") == "space"
    assert parse_key("shift+ctrl+up") == parse_key("ctrl+shift+up") == "ctrl+shift+up"
    assert parse_key("+") == "+"
    assert parse_key("F5") == "f5"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("ctrl+i", "tab"),
        ("ctrl+m", "enter"),
        ("ctrl+h", "backspace"),
        ("alt+x", "only ctrl and shift"),
        ("entr", "did you mean enter?"),
        ("foo", "not a key"),
        ("", "not a key"),
        ("shift+1", "the character itself"),
    ],
)
def test_a_key_that_cannot_be_used_says_why(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=why.replace("?", r"\?")):
        parse_key(written)


def test_every_printable_ascii_key_can_be_bound() -> None:
    for character in string.ascii_letters + string.digits + string.punctuation:
        assert parse_key(character) == character


def test_the_named_keys_are_the_screen_librarys_own() -> None:
    assert set(NAMED) <= {key.value for key in Keys}


@given(st.text(max_size=20))
def test_any_string_is_a_key_or_a_sentence_about_it(written: str) -> None:
    try:
        key = parse_key(written)
    except ValueError:
        return
    assert parse_key(key) == key


def test_own_keys_replace_the_defaults_of_their_command() -> None:
    keymap, problems = make_keymap({"tag": ("f9", "ctrl+t")}, {})
    assert problems == ()
    assert keymap.command("f9", READING) == keymap.command("ctrl+t", READING) == "tag"
    assert keymap.command("t", READING) is None
    assert keymap.shown("tag", 2) == "f9 ctrl+t"


def test_own_keys_beat_the_defaults_of_others_and_the_loss_is_said() -> None:
    keymap, problems = make_keymap({"star": ("m",), "read": ("f9",)}, {})
    assert problems == ()
    assert keymap.command("m", READING) == "star"
    keymap, problems = make_keymap({"star": ("m",)}, {})
    assert keymap.keys["read"] == ()
    assert "read has no key left" in problems[0]


def test_two_own_commands_on_one_key_keep_the_first() -> None:
    keymap, problems = make_keymap({"star": ("f9",), "note": ("f9", "f10")}, {})
    assert keymap.command("f9", READING) == "star"
    assert keymap.command("f10", READING) == "note"
    assert "given to star already" in problems[0]


def test_a_key_may_mean_something_else_in_another_scope() -> None:
    keymap, problems = make_keymap({"yes": ("j",)}, {})
    assert problems == ()
    assert keymap.command("j", READING) == "down"
    assert keymap.command("j", (Scope.CONFIRM,)) == "yes"


def test_quit_and_help_keep_a_key() -> None:
    keymap, problems = make_keymap({"star": ("q", "ctrl+q"), "read": ("?",), "tag": ("f1",)}, {})
    assert keymap.command("ctrl+q", READING) == "quit"
    assert keymap.command("f1", READING) == "help"
    assert any("quit must keep a key" in problem for problem in problems)
    keymap, problems = make_keymap({"quit": ()}, {})
    assert keymap.keys["quit"] == ("ctrl+q",)


def test_an_unknown_command_is_named_with_the_nearest() -> None:
    keymap, problems = make_keymap({"next_clam": ("f9",)}, {})
    assert keymap == default_keymap()
    assert problems == ("keys: there is no command 'next_clam'; did you mean next-claim?",)


def test_a_command_can_be_left_without_a_key_and_tags_have_theirs_elsewhere() -> None:
    keymap, problems = make_keymap({"star": (), "own-tag": ("f9",)}, {})
    assert keymap.keys["star"] == ()
    assert keymap.command("s", READING) is None
    assert problems == ("keys: own-tag has its keys under `tags:`, as in `5: check`.",)


def test_letters_cannot_be_commands_where_they_are_typed() -> None:
    keymap, problems = make_keymap({"choose": ("z",)}, {})
    assert keymap == default_keymap()
    assert "is typed in prompts" in problems[0]


def test_digits_give_own_tags_and_else_go_to_the_panes() -> None:
    keymap, problems = make_keymap({}, {"1": Tag("harbour"), "5": Tag("check")})
    assert problems == ()
    assert keymap.tag("1") == Tag("harbour")
    assert keymap.command("1", READING) is None
    assert keymap.command("2", READING) == "article-pane"
    assert keymap.keys["list-pane"] == ()
    assert keymap.tag("5") == Tag("check")


def test_a_tag_key_that_is_a_commands_is_refused_unless_that_is_moved() -> None:
    keymap, problems = make_keymap({}, {"s": Tag("strike")})
    assert keymap.tags == {}
    assert "s is the key of star" in problems[0]
    keymap, problems = make_keymap({"star": ("f9",)}, {"s": Tag("strike")})
    assert problems == ()
    assert keymap.tag("s") == Tag("strike")


def test_quit_and_help_do_not_take_each_others_last_key() -> None:
    keymap, problems = make_keymap({"quit": ("f1",), "bottom": ("?",)}, {})
    assert keymap.command("f1", READING) == "quit"
    assert keymap.command("?", READING) == "help"
    assert any("help must keep a key" in problem for problem in problems)


@given(
    st.dictionaries(
        st.sampled_from(sorted(COMMANDS)),
        st.lists(st.sampled_from([*"tqsmz?:/12", "f1", "ctrl+q", "enter"]), max_size=3).map(tuple),
        max_size=6,
    ),
    st.dictionaries(st.sampled_from([*"123stz", "ctrl+t"]), st.just(Tag("x")), max_size=3),
)
def test_whatever_is_written_no_key_means_two_things(
    own: dict[str, tuple[str, ...]], tags: dict[str, Tag]
) -> None:
    keymap, problems = make_keymap(own, tags)
    for key in {key for keys in keymap.keys.values() for key in keys}:
        for scopes in (READING, (Scope.SEARCH, Scope.EVERYWHERE), (Scope.PROMPT,)):
            holders = [
                i for i, k in keymap.keys.items() if key in k and COMMANDS[i].scope in scopes
            ]
            assert len(holders) <= 1
            if holders and not (scopes == READING and keymap.tag(key)):
                assert keymap.command(key, scopes) == holders[0]
    for tag_key in keymap.tags:
        assert keymap.command(tag_key, READING) is None
    assert keymap.keys["quit"]
    assert keymap.keys["help"]
    assert all(problems)


def test_keys_are_shown_short() -> None:
    assert [shown(key) for key in ("escape", "up", "ctrl+up", "?", "+")] == [
        "esc",
        "↑",
        "ctrl+↑",
        "?",
        "+",
    ]
