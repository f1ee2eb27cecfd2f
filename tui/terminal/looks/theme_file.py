"""Theme files: YAML in, checked themes out, and a sentence for each thing that is wrong.

    name: my-night
    extends: newsreader-dark
    colors:
      accent: "#7fb4e0"
    styles:
      cue: bold italic

A theme file comes from anywhere, so it is small, without aliases, and read by
the safe loader only. Nothing in it can stop the program: a bad theme is left
out and said so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import yaml

from tui.errors import SettingsError
from tui.terminal.looks.theme import COLORS, STYLES, Look, read_color, read_style

SIZE_LIMIT = 64 * 1024
"""Bytes of the longest theme file that is read."""
USUAL = "newsreader-dark"
"""The theme that is worn when none is asked for."""
_KEYS = ("name", "title", "dark", "ansi", "extends", "colors", "styles")


@dataclass(frozen=True, slots=True)
class Draft:
    """A theme file as written: values with the line they stand on, colours and styles unchecked.

    `problems` are sentences about what else is wrong in it.
    """

    path: Path
    name: str
    title: str
    is_dark: bool | None
    is_ansi: bool | None
    extends: str | None
    colors: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    styles: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def load_themes(folders: Sequence[Path]) -> tuple[dict[str, Look], tuple[str, ...]]:
    """The themes of all `*.yaml` in the folders by name, and what is wrong with the others.

    A theme in a later folder takes the place of one of the same name in an
    earlier one, if it can be used. Folders that do not exist are passed over.
    The usual theme comes first.
    """
    drafts: dict[str, Draft] = {}
    earlier: dict[str, list[Draft]] = {}
    problems: dict[str, None] = {}
    for path in (path for folder in folders for path in theme_files(folder)):
        try:
            draft = read_draft(path)
        except SettingsError as error:
            problems |= dict.fromkeys(error.args)
            continue
        if draft.name in drafts:
            earlier.setdefault(draft.name, []).append(drafts[draft.name])
        drafts[draft.name] = draft
    while True:
        looks, wrong = _looks(drafts)
        problems |= dict.fromkeys(each for some in wrong.values() for each in some)
        spoilt = [name for name in wrong if earlier.get(name)]
        if not spoilt:
            return looks, tuple(problems)
        for name in spoilt:
            drafts[name] = earlier[name].pop()


def _looks(drafts: Mapping[str, Draft]) -> tuple[dict[str, Look], dict[str, tuple[str, ...]]]:
    """The themes that can be worn, and what is wrong with the others, by name."""
    looks: dict[str, Look] = {}
    wrong: dict[str, tuple[str, ...]] = {}
    for name, draft in sorted(drafts.items(), key=lambda draft: (draft[0] != USUAL, draft[0])):
        try:
            looks[name] = _look(draft, drafts, ())
        except SettingsError as error:
            wrong[name] = error.args
    return looks, wrong


def theme_files(folder: Path) -> Iterable[Path]:
    """The theme files of a folder, by name."""
    return sorted(path for path in folder.glob("*.y*ml") if path.suffix in {".yaml", ".yml"})


def read_draft(path: Path) -> Draft:
    """The theme file as written; SettingsError says why it cannot be read at all."""
    root = _compose(path)
    if not isinstance(root, yaml.MappingNode):
        raise _problem(path, 1, "a theme is a list of keys and values")
    values: dict[str, yaml.Node] = {}
    problems: list[str] = []
    for key, node in _members(path, root):
        if key in _KEYS:
            values[key] = node
        else:
            problems.append(_unknown(path, node, key, _KEYS))
    name = _word(path, values, "name") or path.stem
    return Draft(
        path,
        name,
        _word(path, values, "title") or name,
        _flag(path, values, "dark"),
        _flag(path, values, "ansi"),
        _word(path, values, "extends"),
        _table(path, values.get("colors"), COLORS, problems),
        _table(path, values.get("styles"), tuple(STYLES), problems),
        tuple(problems),
    )


def _compose(path: Path) -> yaml.Node | None:
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
        if len(data) > SIZE_LIMIT:
            raise _problem(path, 1, f"a theme has at most {SIZE_LIMIT // 1024} KB")
        text = data.decode("utf-8-sig")
        for event in yaml.parse(text, yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise _problem(path, line, "aliases (*name) are not allowed")
        return yaml.compose(text, yaml.SafeLoader)
    except OSError as error:
        raise SettingsError(
            f"{path}: {error.strerror or error}. The theme was left out."
        ) from error
    except UnicodeDecodeError as error:
        raise _problem(path, 1, "the file is not UTF-8") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _problem(path, line, error.problem or "this is not YAML") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _problem(path, 1, "this is not YAML") from error


def _members(path: Path, node: yaml.MappingNode) -> Iterable[tuple[str, yaml.Node]]:
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _problem(path, key.start_mark.line + 1, "a key is one word")
        yield key.value, value


def _table(
    path: Path, node: yaml.Node | None, known: Sequence[str], problems: list[str]
) -> Mapping[str, tuple[str, int]]:
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise _problem(path, node.start_mark.line + 1, "keys and values are wanted here")
    table: dict[str, tuple[str, int]] = {}
    for key, value in _members(path, node):
        line = value.start_mark.line + 1
        if key not in known:
            problems.append(_unknown(path, value, key, known))
        elif not isinstance(value, yaml.ScalarNode) or not value.value.strip():
            what = f'{key} is empty; put a colour in quotes: "#aabbcc"'
            problems.append(_told(path, line, what))
        else:
            table[key] = (value.value.strip(), line)
    return table


def _word(path: Path, values: Mapping[str, yaml.Node], key: str) -> str | None:
    node = values.get(key)
    if node is None:
        return None
    if not isinstance(node, yaml.ScalarNode) or not node.value.strip():
        raise _problem(path, node.start_mark.line + 1, f"{key} is one line of text")
    return str(node.value).strip()


def _flag(path: Path, values: Mapping[str, yaml.Node], key: str) -> bool | None:
    word = _word(path, values, key)
    if word is None:
        return None
    if word.lower() not in {"true", "false", "yes", "no"}:
        raise _problem(path, values[key].start_mark.line + 1, f"{key} is true or false")
    return word.lower() in {"true", "yes"}


def _look(draft: Draft, drafts: Mapping[str, Draft], below: tuple[str, ...]) -> Look:
    """The checked theme, on top of the one it extends; SettingsError holds all that is wrong."""
    colors, styles, is_dark, is_ansi = _base(draft, drafts, below)
    problems = list(draft.problems)
    for key, (word, line) in draft.colors.items():
        colors[key] = word
        if (wrong := _wrong(read_color, word, {})) is not None:
            problems.append(_told(draft.path, line, f"{key}: {wrong}"))
    missing = [name for name in COLORS if name not in colors]
    if missing and not problems:  # else they may be missing because of those
        wanted = ", ".join(missing[:5])
        what = f"these colours are missing: {wanted}; add them or say extends: newsreader-dark"
        problems.append(_told(draft.path, 1, what))
    for key, (text, line) in draft.styles.items():
        styles[key] = text
        if not missing and (wrong := _wrong(read_style, text, colors)) is not None:
            problems.append(_told(draft.path, line, f"{key}: {wrong}"))
    if problems:
        raise SettingsError(*problems)
    return Look(
        draft.name,
        draft.title,
        is_dark if draft.is_dark is None else draft.is_dark,
        is_ansi if draft.is_ansi is None else draft.is_ansi,
        colors,
        {key: read_style(text, colors) for key, text in styles.items()},
    )


def _base(
    draft: Draft, drafts: Mapping[str, Draft], below: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, str], bool, bool]:
    """What a theme begins with: the one it extends, or nothing but the usual styles."""
    if draft.extends is None:
        return {}, dict(STYLES), True, False
    if draft.extends in (*below, draft.name):
        raise _problem(draft.path, 1, f"extends goes round in a circle at {draft.extends}")
    parent = drafts.get(draft.extends)
    if parent is None:
        raise _problem(draft.path, 1, f"there is no theme {draft.extends!r} to extend")
    look = _look(parent, drafts, (*below, draft.name))
    styles = dict(STYLES)
    ancestor: Draft | None = parent
    chain = []
    while ancestor is not None:
        chain.append(ancestor)
        ancestor = drafts.get(ancestor.extends) if ancestor.extends else None
    for ancestor in reversed(chain):
        styles.update({key: text for key, (text, _) in ancestor.styles.items()})
    return dict(look.colors), styles, look.is_dark, look.is_ansi


def _wrong(
    read: Callable[[str, Mapping[str, str]], object], text: str, colors: Mapping[str, str]
) -> str | None:
    """What is wrong with a colour or a style; None when it can be read."""
    try:
        read(text, colors)
    except ValueError as error:
        return str(error)
    return None


def _unknown(path: Path, node: yaml.Node, key: str, known: Sequence[str]) -> str:
    near = get_close_matches(key, known, 1)
    advice = f"; did you mean {near[0]}?" if near else ""
    return _told(path, node.start_mark.line + 1, f"there is no key {key!r}{advice}")


def _problem(path: Path, line: int, what: str) -> SettingsError:
    return SettingsError(_told(path, line, what))


def _told(path: Path, line: int, what: str) -> str:
    stop = "" if what.endswith("?") else "."
    return f"{path}, line {line}: {what}{stop} The theme was left out."
