from __future__ import annotations

import subprocess
import sys

from tui.terminal.keys.keymap import default_keymap, make_keymap, parse_key
from tui.terminal.registry.commands import COMMANDS, OVERLAPPING, TYPING, Scope


def test_no_default_key_means_two_things_in_one_place() -> None:
    seen: dict[tuple[Scope, str], str] = {}
    for command in COMMANDS.values():
        for key in command.keys:
            for scope in OVERLAPPING[command.scope]:
                assert (scope, key) not in seen, (key, command.id, seen[scope, key])
            seen[command.scope, key] = command.id


def test_scopes_overlap_both_ways() -> None:
    for scope, others in OVERLAPPING.items():
        assert all(scope in OVERLAPPING[other] for other in others)


def test_every_default_key_is_written_as_a_reader_would_and_reaches_the_program() -> None:
    for command in COMMANDS.values():
        for key in command.keys:
            assert parse_key(key) == key


def test_the_defaults_need_no_excuse() -> None:
    keymap, problems = make_keymap({}, {})
    assert problems == ()
    assert keymap == default_keymap()
    assert {id_: keymap.keys[id_] for id_ in COMMANDS} == {i: c.keys for i, c in COMMANDS.items()}


def test_no_letter_is_a_command_where_letters_are_typed() -> None:
    for command in COMMANDS.values():
        if command.scope in TYPING:
            assert all(len(key) > 1 for key in command.keys), command.id


def test_every_command_says_what_it_does_in_a_sentence() -> None:
    for command in COMMANDS.values():
        assert command.title[0].isupper(), command.id
        assert not command.title.endswith("."), command.id
        assert command.help.endswith("."), command.id


def test_what_can_be_found_in_the_palette_has_a_name_of_its_own() -> None:
    titles = [command.title for command in COMMANDS.values() if command.is_in_palette]
    assert len(titles) == len(set(titles)) > 15


def test_the_registry_loads_no_screen_library() -> None:
    code = (
        "import sys, tui.terminal.registry.commands, tui.terminal.keys.keymap;"
        "print([m for m in ('textual', 'rich', 'spacy', 'apsw') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
