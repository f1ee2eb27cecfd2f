"""Claims as the commands print them: two lines to read, or plain values."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from tui.library.library import Library
from tui.news.event_dates import event_of
from tui.news.ledger import LedgerRow

WINDOW = 200
"""Rows fetched at once."""

_INDENT = 12
HEADLINE = 90
"""Characters of a headline that are printed below a claim."""


def rows_of(library: Library, claims: tuple[int, ...]) -> Iterator[LedgerRow]:
    """The rows of these claims, by the window."""
    for start in range(0, len(claims), WINDOW):
        yield from (r for r in library.ledger.rows(claims[start : start + WINDOW]) if r is not None)


def record(row: LedgerRow) -> dict[str, Any]:
    """A row of the ledger as plain values; what nobody knows is null."""
    return {
        "article": row.article_id,
        "claim": row.key,
        "speaker": row.speaker,
        "speaker_is_sure": row.is_sure if row.speaker else None,
        "source": row.source or None,
        "stance": row.stance.value,
        "negated": row.is_negated,
        "hedged": row.is_hedged,
        "content": row.content,
        "about": list(row.about),
        "quotation": row.quotation.value,
        "publisher": row.publisher,
        "published": row.published.text if row.published else None,
        "said": row.said.text if row.said else None,
        "event": event.when.text if (event := event_of(row)) else None,
        "confidence": round(row.confidence, 3),
        "status": row.check.status.value,
        "note": row.check.note or None,
        "evidence": list(row.check.evidence),
        "headline": row.headline,
        "url": row.url,
        "path": row.path,
        "start": row.start,
    }


def claim_lines(row: LedgerRow) -> Iterator[str]:
    """A claim for a person to read: what is said by whom, and where."""
    day = row.published.day if row.published else "no date"
    who = row.speaker or row.source or "somebody"
    guess = "?" if row.speaker and not row.is_sure else ""
    stance = f"not {row.stance.value}" if row.is_negated else row.stance.value
    said = f" (said {row.said.day})" if row.said and row.said.day != day else ""
    yield f"{day:{_INDENT}}{stance}  {who}{guess}: {row.content or '–'}"
    headline = shorten(row.headline, HEADLINE, placeholder="…")
    place = "  ".join(filter(None, (row.publisher, headline)))
    status = f"  [{row.check.status.value}]" if not row.check.is_empty else ""
    yield f"{'':{_INDENT}}{place}{said}{status}  {row.article_id}"
