"""Front matter: the named fields between two fences at the head of a Markdown file.

YAML between `---` lines, TOML between `+++` lines, or a JSON object. All YAML values stay the
strings they were written as: `date: 2023-11-07 14:05` must not be rounded,
nor `language: no` become False. YAML can be made to explode by aliases of
aliases and to overflow the stack by nesting, so both are counted before
anything is built.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from tui.corpus.reading import UnreadableError

_SIZE_LIMIT = 64 * 1024
_ALIAS_LIMIT = 16
"""Aliases in one front matter; sixteen can multiply a value by a few hundred, not by billions."""
_DEPTH_LIMIT = 20
_FENCES = {"---": re.compile(r"(?:---|\.\.\.)[ \t]*"), "+++": re.compile(r"\+\+\+[ \t]*")}
_KEY = re.compile(r"[ \t]*(?:[\"']?[\w@][\w .@-]*[\"']?[ \t]*[:=](?:[ \t]|$)|#|- )")


def parted(text: str) -> tuple[str, str, str]:
    """The fence, the front matter and the rest of a clean text; the first two empty without any.

    UnreadableError when the front matter is never closed: what is fields and what
    is text cannot be told then.
    """
    if text.startswith("{"):
        return _json_parted(text)
    lines = text.split("\n")
    fence = lines[0].rstrip()
    closing = _FENCES.get(fence)
    if closing is None or len(lines) < 2:
        return "", "", text
    if not (_KEY.match(lines[1]) or closing.fullmatch(lines[1])):
        return "", "", text  # a rule across the page, as a section may begin
    for number, line in enumerate(lines[1:], 1):
        if closing.fullmatch(line):
            return fence, "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    end = next((n for n, line in enumerate(lines[1:], 2) if not _KEY.match(line)), len(lines))
    raise UnreadableError(
        "the front matter is never closed",
        f"The file was skipped; close it with {fence}",
        line=end,
    )


def fields_in(fence: str, text: str) -> Mapping[str, Any]:
    """The fields of a front matter; UnreadableError, with the line, when they are faulty."""
    if len(text) > _SIZE_LIMIT:
        raise _faulty(f"is longer than {_SIZE_LIMIT // 1024} KiB", line=1)
    if not text.strip():
        return {}
    if fence == "{":
        return dict(json.loads(text))
    value = _yaml(text) if fence == "---" else _toml(text)
    if not isinstance(value, Mapping):
        raise _faulty("is not a list of names and values", line=2)
    return value


def _json_parted(text: str) -> tuple[str, str, str]:
    """The same for an object that ends at the end of a line; anything else is text."""
    try:
        value, stop = json.JSONDecoder().raw_decode(text[:_SIZE_LIMIT])
    except (ValueError, RecursionError):
        return "", "", text
    line, _, rest = text[stop:].partition("\n")
    return (
        ("{", text[:stop], rest) if isinstance(value, dict) and not line.strip() else ("", "", text)
    )


def _yaml(text: str) -> Any:
    import yaml  # noqa: PLC0415  plain text starts without it

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    depth = aliases = 0
    mark: Any
    try:
        for event in yaml.parse(text, Loader=loader):
            aliases += isinstance(event, yaml.AliasEvent)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if aliases > _ALIAS_LIMIT or depth > _DEPTH_LIMIT:
                mark = event.start_mark
                what = "nested too deep" if depth > _DEPTH_LIMIT else "full of aliases"
                raise _faulty(f"is {what}", line=mark.line + 2 if mark else 2)
        return yaml.load(text, Loader=loader)  # noqa: S506  BaseLoader builds strings, lists, dicts
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None) or getattr(fault, "context_mark", None)
        problem = getattr(fault, "problem", None) or "cannot be read"
        line = mark.line + 2 if mark else 2
        raise _faulty(f"is not valid YAML ({problem})", line) from fault
    except (ValueError, RecursionError) as fault:
        raise _faulty("is not valid YAML", line=2) from fault


def _toml(text: str) -> Any:
    import tomllib  # noqa: PLC0415  plain text starts without it

    try:
        return {name: _plain(value) for name, value in tomllib.loads(text).items()}
    except (ValueError, RecursionError) as fault:
        line = re.search(r"at line (\d+)", str(fault))
        raise _faulty("is not valid TOML", line=int(line.group(1)) + 1 if line else 2) from fault


def _plain(value: Any) -> Any:
    """TOML's own dates as the text they stood for."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _faulty(what: str, line: int) -> UnreadableError:
    return UnreadableError(
        f"the front matter {what}",
        "The text was kept without its fields; mend that line",
        line=line,
    )
