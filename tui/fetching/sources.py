"""What was added to a folder: its feeds and pages, and what is known of each for the next time.

A small file in the folder itself, hidden from the walk of the corpus. The
stories do not depend on it: were it lost, adding the same addresses again
would find the files that are there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from tui.errors import CorpusError
from tui.fetching import store
from tui.fetching.fetcher import NO_VERSION, Validators

FILE = ".newsreader-sources.json"
_VERSION = 1
_NAME = re.compile(r"[^\W_][^/\\\x00-\x1f]{0,200}")


class SourceKind(StrEnum):
    """What an address gives."""

    FEED = "feed"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Source:
    """An address that was added, and what came of it the last time.

    `place` is its folder (of a feed) or its file (of a page), below the folder
    of all. `checked` is when it was last asked for, `wait` until when its
    server wants to be left alone, both in seconds since 1970 and 0 for never.
    `tried` counts by digest how often the page of an item could not be had.
    """

    url: str
    kind: SourceKind
    place: str
    title: str = ""
    is_full: bool = False
    is_gone: bool = False
    checked: int = 0
    wait: int = 0
    version: Validators = NO_VERSION
    tried: Mapping[str, int] = field(default_factory=dict)


def read(root: Path) -> dict[str, Source]:
    """What was added to a folder, by address; CorpusError when its list is damaged."""
    path = root / FILE
    try:
        value = json.loads(path.read_bytes())
        if value["version"] > _VERSION:
            advice = "Update newsreader, or use another folder"
            raise CorpusError(f"{path}: a newer newsreader wrote it. {advice}.")
        return {url: _source(url, said) for url, said in value["sources"].items()}
    except FileNotFoundError:
        return {}
    except OSError as fault:
        raise CorpusError(f"{path}: it cannot be read ({fault.strerror}).") from fault
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        advice = "Delete it and add the addresses again; the stories beside it are kept"
        raise CorpusError(f"{path}: the list of what was added is damaged. {advice}.") from fault


def write(root: Path, sources: Iterable[Source]) -> None:
    """Put the list into the folder, whole."""
    listed = {source.url: _said(source) for source in sources}
    value = {"version": _VERSION, "sources": listed}
    store.write(root / FILE, json.dumps(value, indent=1).encode("ascii"))


def _said(source: Source) -> dict[str, Any]:
    said = asdict(source)
    del said["url"]
    return said


def _source(url: str, said: Mapping[str, Any]) -> Source:
    known = {one.name for one in fields(Source)}
    source = Source(url=url, **{name: said[name] for name in said if name in known})
    if not all(_NAME.fullmatch(part) for part in source.place.split("/")):
        raise ValueError(source.place)
    version = Validators(**said.get("version", {}))
    tried = {str(digest): int(count) for digest, count in dict(source.tried).items()}
    return replace(source, kind=SourceKind(source.kind), version=version, tried=tried)
