"""What `newsreader index` says at its end: what came in, what did not, why and where."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tui.commands.opening.shell import Shell
from tui.commands.printing.out import escaped
from tui.commands.printing.tables import csv_line
from tui.events import Scanned
from tui.exchange.files import written
from tui.library.library import Library
from tui.news.languages import is_read, name_of
from tui.news.left_out import by_reason
from tui.news.listing import LeftOut

REPORTS = (".jsonl", ".csv")
"""What the name of a report ends with, which says its form."""

REASONS = 12
"""Reasons that are told; the rest are counted."""

EXAMPLES = 3
"""Places that are named for each reason."""


def tell_left_out(shell: Shell, left_out: Sequence[LeftOut], *, report: Path | None = None) -> None:
    """Say what did not come in, by reason, with some of the places."""
    reasons = by_reason(left_out)
    for reason in reasons[:REASONS]:
        if len(reason.left_out) == 1:
            shell.out.error(str(reason.left_out[0]))
            continue
        count, files = len(reason.left_out), reason.files
        what = f"{count:,} files" if count == files else f"{count:,} places in {files:,} file"
        what += "s" * (count != files and files > 1)
        shell.out.error(f"{what}: {reason.reason}. {reason.advice}.")
        for left in reason.left_out[:EXAMPLES]:
            shell.out.tell(f"    {_place(left)}")
        if count > EXAMPLES:
            shell.out.tell(f"    and {count - EXAMPLES:,} more")
    if len(reasons) > REASONS:
        rest = sum(len(reason.left_out) for reason in reasons[REASONS:])
        shell.out.error(f"and {rest:,} more were left out, for other reasons.")
    hidden = len(reasons) > REASONS or any(len(r.left_out) > EXAMPLES for r in reasons)
    if hidden and report is None:
        shell.out.error("--report FILE.csv writes them all into a file.")


def _place(left: LeftOut) -> str:
    return left.path if left.line is None else f"{left.path}, line {left.line}"


def tell_languages(shell: Shell, library: Library) -> None:
    """Say which languages there are, when there are several, and which are not analysed."""
    counts = library.shelf.languages.counts()
    if not any(language for language, _ in counts if language not in (None, "en")):
        return
    words = []
    for language, count in counts:
        name = name_of(language) if language else "unknown"
        off = "" if is_read(language, shell.settings.languages) else " (not analysed)"
        words.append(f"{count:,} {name}{off}")
    shell.out.text("languages: " + ", ".join(words))


def tell_came_in(shell: Shell, library: Library, scanned: Scanned) -> bool:
    """Say how much the library holds; whether that is anything."""
    counts = library.shelf.counts()
    if not counts.articles:
        shell.out.error("no articles were found in the folders.")
        return False
    shell.out.text(
        f"{counts.articles:,} articles, {counts.analysed:,} analysed · files: {scanned.new:,} new, "
        f"{scanned.changed:,} changed, {scanned.gone:,} gone · {library.path}"
    )
    if scanned.again:
        were = "story was" if scanned.again == 1 else "stories were"
        shell.out.text(f"{scanned.again:,} {were} already here under another name")
    tell_languages(shell, library)
    return True


def write_report(path: Path, library: Library, scanned: Scanned) -> None:
    """Write what came in and what did not, a line for each file or place, as JSON lines or CSV."""
    records = _records(library, scanned)
    with written(path, is_forced=True) as file:
        if path.suffix.lower() == ".csv":
            file.write(csv_line(_NAMES) + "\n")
            for record in records:
                file.write(csv_line([record[name] for name in _NAMES]) + "\n")
        else:
            for record in records:
                file.write(escaped(json.dumps(record, ensure_ascii=False)) + "\n")


_NAMES = ("path", "line", "articles", "reason", "advice")


def _records(library: Library, scanned: Scanned) -> Iterator[dict[str, Any]]:
    """Files with the number of their articles, then the places left out with the reason."""
    for path, articles in library.shelf.files():
        if articles:
            yield dict(zip(_NAMES, (path, None, articles, None, None), strict=True))
    for left in library.shelf.refusals():
        values = (left.path, left.line, 0, left.reason, left.advice)
        yield dict(zip(_NAMES, values, strict=True))
    for message in scanned.messages:
        path, _, reason = message.partition(": ")
        yield dict(zip(_NAMES, (path, None, 0, reason, None), strict=True))
