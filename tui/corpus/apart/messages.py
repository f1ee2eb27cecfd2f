"""What goes through the pipes: a line of JSON, and the bytes of a file behind an order."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from tui.corpus.reading import Refusal
from tui.news.article import Article, Published
from tui.news.story_field import OwnNames, StoryField


def order_line(format_name: str, path: str, size: int, own: OwnNames) -> bytes:
    """The order to read so many bytes, which follow, as a file of this format."""
    names = {field.value: list(names) for field, names in own.items()}
    return _line({"format": format_name, "path": path, "size": size, "own": names})


def order_of(line: bytes) -> tuple[str, str, int, OwnNames]:
    """What `order_line` was given."""
    order = json.loads(line)
    own = {StoryField(name): tuple(names) for name, names in order["own"].items()}
    return order["format"], order["path"], order["size"], own


def found_line(found: Article | Refusal) -> bytes:
    """An article or a refusal."""
    if isinstance(found, Refusal):
        return _line({"refusal": asdict(found)})
    fields = asdict(found)
    fields["published"] = found.published.text if found.published else None
    return _line({"article": fields})


def found_of(line: bytes) -> Article | Refusal | None:
    """What `found_line` was given; None for the line that ends the answer."""
    answer = json.loads(line)
    if "refusal" in answer:
        return Refusal(**answer["refusal"])
    if "article" not in answer:
        return None
    fields = answer["article"]
    date = fields["published"]
    fields["published"] = Published(date) if date else None
    for name in ("authors", "topics"):
        fields[name] = tuple(fields[name])
    return Article(**fields)


END = b"{}\n"
"""The line after the last article or refusal of a file."""


def _line(value: dict[str, Any]) -> bytes:
    # With escapes: a path may hold halves of surrogate pairs, which no encoding takes.
    return json.dumps(value).encode("ascii") + b"\n"
