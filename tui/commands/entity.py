"""`newsreader entity NAME`: all that the library holds of one entity."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from tui.commands.arguments.parser import UsageError
from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.claims import record
from tui.commands.printing.tables import as_table, safe_json
from tui.library.library import Library
from tui.news.article import Published
from tui.news.bars import bars, gathered
from tui.news.correction import Entity
from tui.news.entity_page import Claimed, EntityPage, Told
from tui.news.findings import Kind
from tui.news.ledger import LedgerRow

PLOT = 60
"""Characters of the plot."""

SHORT = 100
"""Characters of what is claimed that are printed."""

OTHERS = 5
"""Entities that are named when nothing is called as was asked."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the page; whether there is such an entity."""
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        kind = Kind(asked.kind) if asked.kind else None
        meant = library.entities.meant(asked.name, kind)
        page = library.entities.page(meant[0]) if meant else None
        if page is None:
            raise UsageError(_nobody(library, asked.name, kind))
        said = _rows(library, page.said, asked.limit)
        about = _rows(library, page.about, asked.limit)
    if asked.format == "json":
        shell.out.text(safe_json(_record(page, said, about)))
    elif asked.format == "jsonl":
        shell.out.json(_record(page, said, about))
    elif asked.format == "csv":
        with as_table(shell.out, "csv", ()) as table:
            for role, rows in (("by", said), ("about", about)):
                for row in rows:
                    table.row({"role": role, **record(row)})
    else:
        for line in _lines(page, said, about):
            shell.out.text(line)
    if others := meant[1:]:
        told = ", ".join(f"“{other.name}” ({other.kind})" for other in others)
        shell.out.tell(f"Also called so: {told}; =NAME and --kind show them.")
    return True


def _nobody(library: Library, name: str, kind: Kind | None) -> str:
    near = [
        known for word in name.lstrip("=").split() for known in library.corrections.known(word, 3)
    ]
    told = dict.fromkeys(f"“{k.entity.name}” ({k.entity.kind})" for k in near)
    advice = f" Did you mean {', '.join(list(told)[:OTHERS])}?" if near else ""
    what = f"{kind} " if kind else ""
    return f"no {what}entity of this library is called “{name}”.{advice}"


def _rows(library: Library, claimed: Claimed, limit: int) -> list[LedgerRow]:
    wanted = claimed.newest[: limit or None]
    return [row for row in library.ledger.rows(wanted) if row is not None]


def _lines(
    page: EntityPage, said: Sequence[LedgerRow], about: Sequence[LedgerRow]
) -> Iterator[str]:
    entity = page.entity
    yield f"{entity.name} · {entity.kind} · {page.articles:,} article{'s' * (page.articles != 1)}"
    if page.first is not None and page.last is not None:
        yield f"first {page.first.day}, last {page.last.day}"
    if page.forms:
        yield "called " + ", ".join(f"{form.text} {form.articles:,}" for form in page.forms)
    if page.plot is not None and len(page.plot.periods) > 1:
        plot = page.plot
        yield ""
        yield f"{plot.periods[0]} {bars(gathered(plot.counts, PLOT))} {plot.periods[-1]}"
        vague = f"; {plot.undated:,} without so precise a date" if plot.undated else ""
        yield f"articles a {plot.unit}, {max(plot.counts):,} at most{vague}"
    for title, claimed, rows in (
        ("Claims by it", page.said, said),
        ("Claims about it", page.about, about),
    ):
        yield from ("", f"== {title} · {claimed.total:,}{_stances(claimed)}")
        yield from (_claim(row) for row in rows)
    yield from ("", f"== Named with · {basis(page)}")
    for other in page.companions:
        counts = f"{other.together:,} of {other.articles:,}"
        yield f"{counts:>16}  {other.entity.name} ({other.entity.kind})"
    yield from ("", "== Publishers · articles, and claims by it")
    for outlet in page.outlets:
        yield f"{outlet.articles:>8,}{outlet.claims:>8,}  {outlet.name or 'no publisher'}"
    yield from ("", "== Latest articles")
    yield from (f"{_day(told.published):12}{told.headline}  {told.id}" for told in page.latest)


def basis(page: EntityPage) -> str:
    """By what measure the companions of a page are ranked, and in how many articles counted."""
    some = f"{page.compared:,} of {page.articles:,} articles"
    counted = some if page.compared < page.articles else "articles in common, of all with it"
    return f"{counted}, by log-likelihood ratio (Dunning 1993)"


def _stances(claimed: Claimed) -> str:
    told = ", ".join(f"{stance} {n:,}" for stance, n in (claimed.stances or {}).items())
    newest = f" (of the newest {claimed.looked_at:,})" if claimed.looked_at < claimed.total else ""
    return f" · {told}{newest}" if told else ""


def _claim(row: LedgerRow) -> str:
    stance = f"not {row.stance.value}" if row.is_negated else row.stance.value
    words = row.content if len(row.content) <= SHORT else f"{row.content[: SHORT - 1]}…"
    guess = "?" if row.speaker and not row.is_sure else ""
    who = f"{row.speaker or row.source or 'somebody'}{guess}"
    ending = "  ".join(filter(None, (row.publisher, row.article_id)))
    return f"{_day(row.published):12}{stance:10} {who}: {' '.join(words.split()) or '–'}  {ending}"


def _day(published: Published | None) -> str:
    return published.day if published is not None else "no date"


def _record(
    page: EntityPage, said: Sequence[LedgerRow], about: Sequence[LedgerRow]
) -> dict[str, Any]:
    plot = page.plot
    return {
        "name": page.entity.name,
        "kind": page.entity.kind.value,
        "forms": [{"form": form.text, "articles": form.articles} for form in page.forms],
        "articles": page.articles,
        "first": page.first.text if page.first else None,
        "last": page.last.text if page.last else None,
        "plot": plot
        and {
            "unit": plot.unit.value,
            "undated": plot.undated,
            "articles": dict(zip(plot.periods, plot.counts, strict=True)),
        },
        "claims_by": _claims(page.said, said),
        "claims_about": _claims(page.about, about),
        "named_with": [
            {**_entity(c.entity), "together": c.together, "articles": c.articles, "g2": c.strength}
            for c in page.companions
        ],
        "named_with_counted_in": page.compared,
        "publishers": [
            {"publisher": o.name, "articles": o.articles, "claims": o.claims} for o in page.outlets
        ],
        "latest": [_told(told) for told in page.latest],
    }


def _claims(claimed: Claimed, rows: Sequence[LedgerRow]) -> dict[str, Any]:
    return {
        "total": claimed.total,
        "stances": {stance.value: n for stance, n in (claimed.stances or {}).items()},
        "stances_counted_in": claimed.looked_at,
        "claims": [record(row) for row in rows],
    }


def _entity(entity: Entity) -> dict[str, str]:
    return {"name": entity.name, "kind": entity.kind.value}


def _told(told: Told) -> dict[str, Any]:
    return {
        "article": told.id,
        "headline": told.headline,
        "publisher": told.publisher,
        "published": told.published.text if told.published else None,
    }
