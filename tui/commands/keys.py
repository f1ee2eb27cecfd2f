"""`newsreader keys`: the keys as they are now, and what is wrong with the reader's own."""

from __future__ import annotations

import argparse

from tui.commands.opening.shell import Shell
from tui.errors import SettingsError
from tui.terminal.keys.keymap import make_keymap, shown
from tui.terminal.registry.commands import COMMANDS


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the table, or with `--check` only the problems; SettingsError when there are any."""
    keymap, key_problems = make_keymap(shell.settings.keys, shell.settings.tags)
    problems = (*shell.problems, *(f"{shell.places.settings}: {p}" for p in key_problems))
    if asked.check:
        problems = (*problems, *_of_themes(shell))
    else:
        for problem in problems:
            shell.out.error(problem)
        _print(shell, {id_: " ".join(map(shown, keys)) for id_, keys in keymap.keys.items()})
        for key, tag in keymap.tags.items():
            shell.out.text(f"{shown(key)}  tag {tag}")
        return True
    for problem in problems[:-1]:
        shell.out.error(problem)
    if problems:
        raise SettingsError(problems[-1])
    shell.out.text("The keys are in order.")
    return True


def _of_themes(shell: Shell) -> tuple[str, ...]:
    """What is wrong with the reader's themes, and with the name of the one in the settings."""
    from tui.terminal.looks.wardrobe import Wardrobe  # noqa: PLC0415  themes load textual

    wardrobe = Wardrobe((shell.places.built_in_themes, shell.places.themes))
    _, missing = wardrobe.choose(shell.settings.theme, is_colourless=False, has_few=False)
    named = (f"{shell.places.settings}: {missing}",) if missing else ()
    return (*wardrobe.problems, *named)


def _print(shell: Shell, keys: dict[str, str]) -> None:
    width = max(map(len, keys.values()))
    name_width = max(map(len, keys))
    topic = None
    for command in COMMANDS.values():
        if command.topic != topic:
            shell.out.text(f"\n{command.topic}" if topic else str(command.topic))
            topic = command.topic
        shell.out.text(f"  {keys[command.id]:{width}}  {command.id:{name_width}}  {command.help}")
