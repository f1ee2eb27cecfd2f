"""Rows of the marks as the library keeps them, and whether what is in one can be so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from json import loads
from types import MappingProxyType
from typing import Any

import apsw

from tui.library.claims.checks import check_from
from tui.news.highlight import from_json as anchor_from
from tui.news.mark import Tag
from tui.news.pair import Verdict
from tui.news.said import from_json
from tui.news.tag_look import TagColor, TagLook

_ID = re.compile("[0-9a-f]{16}")

WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "tag": ("tag", "tags"),
        "read_mark": ("read mark", "read marks"),
        "star": ("star", "stars"),
        "note": ("note", "notes"),
        "correction": ("correction", "corrections"),
        "saved_query": ("saved search", "saved searches"),
        "tag_look": ("look of a tag", "looks of tags"),
        "reviewed_mark": ("reviewed mark", "reviewed marks"),
        "highlight": ("highlight", "highlights"),
        "claim_check": ("check of a claim", "checks of claims"),
        "pair_verdict": ("verdict on a pair", "verdicts on pairs"),
        "step": ("step of the journal", "steps of the journal"),
        "identity": ("place of a marked article", "places of marked articles"),
    }
)
"""What a row of a table is called, and several."""


def words_for(table: str) -> str:
    """What the rows of a table are called, in the plural."""
    return WORDS[table][1] if table in WORDS else f"rows of {table}"


def counted(count: int, table: str) -> str:
    """So many rows of a table, in words."""
    one = WORDS[table][0] if table in WORDS else f"row of {table}"
    return f"{count:,} {one if count == 1 else words_for(table)}"


def is_sound(table: str, row: Mapping[str, Any]) -> bool:
    """Whether a row can have been written by us: ids are ids, names are names, JSON is read."""
    try:
        for column in ("article", "other_article"):
            if column in row and not _is_id(row[column], may_lack=table == "correction"):
                return False
        if not all(isinstance(row[name], int) for name in ("number", "at") if name in row):
            return False
        if (check := _CHECKS.get(table)) is not None:
            check(row)
    except (ValueError, KeyError, TypeError, AttributeError, apsw.Error):
        return False
    return True


def _is_id(value: object, *, may_lack: bool) -> bool:
    return (value is None and may_lack) or (isinstance(value, str) and bool(_ID.fullmatch(value)))


def _tag(row: Mapping[str, Any]) -> None:
    if Tag(row["name"]).name != row["name"]:
        raise ValueError("not a tag as it is kept")


def _correction(row: Mapping[str, Any]) -> None:
    if from_json(loads(row["said"])).article != row["article"]:
        raise ValueError("a correction of another article")


def _look(row: Mapping[str, Any]) -> None:
    Tag(row["name"])
    TagLook(row["sign"], TagColor(row["color"]) if row["color"] else None)


def _step(row: Mapping[str, Any]) -> None:
    if not all(isinstance(article, str) for article in loads(row["ids"])):
        raise ValueError("not the ids of articles")
    if row["state"] not in ("done", "undone", "buried"):
        raise ValueError("no state of a step")
    for _ in apsw.Changeset.iter(row["changes"]):
        pass


_CHECKS: dict[str, Callable[[Mapping[str, Any]], object]] = {
    "tag": _tag,
    "correction": _correction,
    "tag_look": _look,
    "highlight": lambda row: anchor_from(loads(row["anchor"])),
    "claim_check": lambda row: check_from(row["status"], row["note"], row["evidence"], row["at"]),
    "pair_verdict": lambda row: Verdict(row["verdict"]),
    "step": _step,
}
