"""Keys: which key runs which command, the reader's own keys laid over the defaults.

A printable key is named by what it types (`t`, `T`, `?`), any other by its name
(`enter`, `ctrl+r`). Nothing here imports the screen; `app` turns key presses
into these names. A wrong line in the settings costs that line only: it is said
in a sentence, and the default keys hold.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tui.news.mark import Tag
from tui.terminal.registry.commands import COMMANDS, OVERLAPPING, TYPING, Command, Scope

NAMED = (
    *("enter", "escape", "tab", "backspace", "delete", "insert", "home", "end"),
    *("pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 13)),
)
"""Keys that type nothing, by the name that the screen library gives them."""

_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "pgup": "pageup",
    "page_up": "pageup",
    "pgdn": "pagedown",
    "page_down": "pagedown",
    "slash": "/",
    "backslash": "\\",
    "at": "@",
    "minus": "-",
    "plus": "+",
    "underscore": "_",
    "dash": "-",
}
_NEVER_ARRIVE = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+j": "enter",
    "ctrl+h": "backspace",
    "ctrl+[": "escape",
}
_SHOWN = {
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
_PINNED = ("quit", "help")


def parse_key(written: str) -> str:
    """The key that the reader wrote, in the one spelling used here.

    Raises ValueError with a sentence when there is no such key, or when most
    terminals never pass it on.
    """
    word = written if written == " " else written.strip()
    *modifiers, name = word.split("+") if len(word) > 1 and not word.endswith("++") else [word]
    modifiers = sorted({modifier.casefold() for modifier in modifiers})
    if not set(modifiers) <= {"ctrl", "shift"}:
        raise ValueError(f"{written!r}: only ctrl and shift reach the program in every terminal")
    key = _bare(name, written)
    if not modifiers:
        return key
    if len(key) == 1 and modifiers == ["shift"] and key.isalpha():
        return key.upper()
    if len(key) == 1 and (modifiers != ["ctrl"] or not key.isascii()):
        raise ValueError(f"{written!r}: write the character itself that shift gives")
    full = "+".join((*modifiers, key.lower()))
    if full in _NEVER_ARRIVE:
        raise ValueError(f"{written!r}: terminals send {_NEVER_ARRIVE[full]} for it")
    return full


def _bare(name: str, written: str) -> str:
    """The key without its modifiers."""
    if len(name) == 1 and name.isprintable() and name != " ":
        return name
    word = name.casefold()
    word = _ALIASES.get(word, word)
    if word in NAMED or word == "space" or len(word) == 1:
        return "space" if word == " " else word
    try:
        return unicodedata.lookup(word.replace("_", " "))
    except KeyError:
        near = difflib.get_close_matches(word, (*NAMED, *_ALIASES, "space"), n=1)
        advice = f"; did you mean {near[0]}?" if near else ""
        raise ValueError(f"{written!r} is not a key{advice}") from None


def shown(key: str) -> str:
    """The key as the screens write it: short, arrows as arrows."""
    *modifiers, name = key.split("+") if len(key) > 1 else [key]
    return "+".join((*modifiers, _SHOWN.get(name, name)))


@dataclass(frozen=True, slots=True)
class Keymap:
    """Which key runs which command in which scope, and which key gives which tag.

    `keys` holds every command, those without keys too; `tags` the reader's own
    tag keys, which hold while reading.
    """

    keys: Mapping[str, tuple[str, ...]]
    tags: Mapping[str, Tag]
    _by_key: Mapping[tuple[Scope, str], str]

    def command(self, key: str, scopes: Iterable[Scope]) -> str | None:
        """The id of the command that the key runs in the first of the scopes that knows it."""
        for scope in scopes:
            command = self._by_key.get((scope, key))
            if command is not None:
                return command
        return None

    def tag(self, key: str) -> Tag | None:
        """The tag of the reader's own that the key gives, or None."""
        return self.tags.get(key)

    def shown(self, command: str, limit: int = 1) -> str:
        """The first keys of a command as the screens write them; empty when it has none."""
        return " ".join(shown(key) for key in self.keys[command][:limit])


def default_keymap() -> Keymap:
    """The keys as they are before anybody changes them."""
    return make_keymap({}, {})[0]


def make_keymap(
    own: Mapping[str, Sequence[str]], tags: Mapping[str, Tag]
) -> tuple[Keymap, tuple[str, ...]]:
    """The keymap with the reader's own keys, and a sentence for each that cannot be used.

    What the reader wrote beats a default: a default key that is wanted for
    something else goes, unless its command (quit, help) would be left without.
    """
    problems: list[str] = []
    chosen = dict(_chosen(own, problems))
    keys = {id_: chosen.get(id_, command.keys) for id_, command in COMMANDS.items()}
    taken = {(scope, key): id_ for id_ in chosen for scope, key in _places(id_, keys[id_])}
    for id_, command in COMMANDS.items():
        if id_ not in chosen:
            keys[id_] = tuple(key for key in command.keys if not _holder(taken, command, key))
            _tell_lost(command, keys[id_], problems)
    for id_ in _PINNED:
        if not keys[id_]:
            keys[id_] = _pin(COMMANDS[id_], keys)
            problems.append(f"keys: {id_} must keep a key; it keeps {keys[id_][0]}.")
    own_tags = dict(_own_tags(tags, keys, chosen, problems))
    by_key = {place: id_ for id_ in COMMANDS for place in _places(id_, keys[id_])}
    by_key = {
        (s, k): i for (s, k), i in by_key.items() if s is not Scope.READING or k not in own_tags
    }
    left = {i: tuple(k for k in ks if (COMMANDS[i].scope, k) in by_key) for i, ks in keys.items()}
    keymap = Keymap(MappingProxyType(left), MappingProxyType(own_tags), MappingProxyType(by_key))
    return keymap, tuple(problems)


def _places(id_: str, keys: Iterable[str]) -> Iterator[tuple[Scope, str]]:
    return ((COMMANDS[id_].scope, key) for key in keys)


def _holder(taken: Mapping[tuple[Scope, str], str], command: Command, key: str) -> str | None:
    """The command that has the key already where this one would need it."""
    for scope in OVERLAPPING[command.scope]:
        if (scope, key) in taken:
            return taken[scope, key]
    return None


def _chosen(
    own: Mapping[str, Sequence[str]], problems: list[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The usable part of what the reader wrote under `keys:`."""
    taken: dict[tuple[Scope, str], str] = {}
    for written, keys in own.items():
        command = COMMANDS.get(written.replace("_", "-"))
        if command is not None and command.id == "own-tag":
            problems.append("keys: own-tag has its keys under `tags:`, as in `5: check`.")
            continue
        if command is None:
            near = difflib.get_close_matches(written, COMMANDS, n=1)
            advice = f"did you mean {near[0]}?" if near else "`newsreader keys` lists them."
            problems.append(f"keys: there is no command {written!r}; {advice}")
            continue
        usable: list[str] = []
        for each in keys:
            try:
                key = _usable(each, command)
            except ValueError as error:
                problems.append(f"keys: {command.id}: {_sentence(error)}")
                continue
            holder = _holder(taken, command, key)
            if holder and holder != command.id:
                problems.append(f"keys: {command.id}: {each} is given to {holder} already.")
                continue
            taken[command.scope, key] = command.id
            usable.append(key)
        if usable or not keys:
            yield command.id, tuple(dict.fromkeys(usable))


def _sentence(error: ValueError) -> str:
    words = str(error)
    return words if words.endswith("?") else f"{words}."


def _usable(written: str, command: Command) -> str:
    key = parse_key(written)
    if command.scope in TYPING and (len(key) == 1 or key in ("space", "backspace", "delete")):
        raise ValueError(f"{written!r} is typed in {command.scope}, so it cannot be a command")
    return key


def _tell_lost(command: Command, left: Sequence[str], problems: list[str]) -> None:
    if command.keys and not left and command.id not in _PINNED:
        problems.append(
            f"keys: {command.id} has no key left, since you gave away "
            f"{' and '.join(command.keys)}; give it one, or find it in the palette."
        )


def _pin(command: Command, keys: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The default key that quit or help keeps, taken back from whoever has it.

    Not from the other of the two if it has no second one.
    """
    needed = {keys[id_] for id_ in _PINNED}
    pinned = next(key for key in reversed(command.keys) if (key,) not in needed)
    for id_, held in keys.items():
        if COMMANDS[id_].scope in OVERLAPPING[command.scope]:
            keys[id_] = tuple(key for key in held if key != pinned)
    return (pinned,)


def _own_tags(
    tags: Mapping[str, Tag],
    keys: Mapping[str, tuple[str, ...]],
    chosen: Iterable[str],
    problems: list[str],
) -> Iterator[tuple[str, Tag]]:
    """The usable tag keys: any key that the reader gave to no command, and no default but 1 2 3."""
    panes = {"list-pane", "article-pane", "findings-pane"} - set(chosen)
    held = {
        key: id_
        for id_, command in COMMANDS.items()
        if command.scope in OVERLAPPING[Scope.READING] and id_ not in panes
        for key in keys[id_]
    }
    for written, tag in tags.items():
        try:
            key = parse_key(written)
        except ValueError as error:
            problems.append(f"tags: {_sentence(error)}")
            continue
        if key in held:
            problems.append(
                f"tags: {written} is the key of {held[key]}; choose another for {tag}, "
                f"or give {held[key]} other keys first."
            )
        else:
            yield key, tag
