"""`newsreader add URL…`: feeds and pages of the web into a folder, and the folder into its library.

The one command that talks to the network, and nothing else ever runs it.
"""

from __future__ import annotations

import argparse
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tui import state
from tui.commands.arguments.parser import UsageError
from tui.commands.opening.bringing import shelve, tell
from tui.commands.opening.libraries import Choice, choose, now, open_library, remember
from tui.commands.opening.shell import Shell
from tui.commands.printing.tables import as_table
from tui.corpus.apart.helper import Helper
from tui.corpus.formats import Ways
from tui.errors import NewsreaderError
from tui.fetching import sources, store
from tui.fetching.addresses import Address
from tui.fetching.collecting import Collector, Outcome
from tui.fetching.fetcher import Clock, Fetcher
from tui.fetching.sources import Source

COLUMNS = ("kind", "checked", "state", "url")
PROBLEMS_TOLD = 10
"""Pages of one feed that could not be had and are named; the rest are counted."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Do what is asked with the folder; whether every address gave what it should."""
    if asked.urls and (asked.list or asked.update):
        raise UsageError("--list and --update are for all addresses: name none with them.")
    if not asked.urls and not (asked.list or asked.update):
        raise UsageError("name an address to fetch, or add --update or --list.")
    root = (asked.into or shell.places.feeds).absolute()
    if asked.list:
        return _list(shell, root, asked.format)
    if asked.remove:
        with store.alone(root):
            return _remove(shell, root, asked.urls)
    with store.alone(root):
        is_whole = _fetch(shell, root, asked)
        if not sources.read(root):
            return False
    return _index(shell, root, asked.library) and is_whole


def _fetch(shell: Shell, root: Path, asked: argparse.Namespace) -> bool:
    """Fetch what is asked for, one address after another; whether all of it came."""
    known = sources.read(root)
    if asked.update and not known:
        raise UsageError(f"{root}: nothing was added to this folder yet.")
    urls = [url for url, one in known.items() if not one.is_gone] if asked.update else asked.urls
    fetcher = Fetcher(Clock(time.time, time.monotonic, time.sleep), asked.allow_private)
    is_whole = True
    with Helper() as helper:
        ways = Ways(shell.settings.fields, helper)
        collector = Collector(root, fetcher, ways, shell.out.progress, known)
        for url in dict.fromkeys(urls):
            try:
                outcome = collector.collect(Address.parse(url), asked.full)
            except NewsreaderError as fault:
                shell.out.end_progress()
                shell.out.error(str(fault))
                is_whole = False
            except KeyboardInterrupt:
                shell.out.end_progress()
                shell.out.tell("what came so far is kept; the same command goes on from there.")
                raise
            else:
                shell.out.end_progress()
                _tell(shell, outcome)
    return is_whole


def _tell(shell: Shell, outcome: Outcome) -> None:
    source = outcome.source
    told = [f"{outcome.new:,} new"]
    told += [f"{outcome.changed:,} changed"] if outcome.changed else []
    if outcome.pages:
        told.append("1 page fetched" if outcome.pages == 1 else f"{outcome.pages:,} pages fetched")
    if not (outcome.new or outcome.changed or outcome.pages):
        told = ["nothing new"]
    shell.out.text(f"{source.title or source.url}: {', '.join(told)}")
    for problem in outcome.problems[:PROBLEMS_TOLD]:
        shell.out.error(problem)
    if len(outcome.problems) > PROBLEMS_TOLD:
        shell.out.error(f"and {len(outcome.problems) - PROBLEMS_TOLD:,} more pages did not come.")
    if outcome.waiting:
        shell.out.tell(f"{outcome.waiting:,} pages are left; `newsreader add --update` goes on.")
    if outcome.textless and not source.is_full:
        shell.out.tell(
            f"headlines without a text: {outcome.textless:,}; --full fetches the pages of stories."
        )
    for offer in outcome.offers:
        shell.out.tell(f"this page names a feed: {offer}")


def _list(shell: Shell, root: Path, form: str) -> bool:
    known = sources.read(root)
    with as_table(shell.out, form, COLUMNS) as table:
        for source in known.values():
            table.row(
                {
                    "url": source.url,
                    "kind": str(source.kind),
                    "title": source.title,
                    "checked": _day(source.checked),
                    "state": _state(source),
                    "full": source.is_full,
                    "path": str(root / source.place),
                }
            )
    return bool(known)


def _day(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%d") if second else ""


def _state(source: Source) -> str:
    return "gone" if source.is_gone else "waits" if source.wait > now() else "ok"


def _remove(shell: Shell, root: Path, urls: list[str]) -> bool:
    known = sources.read(root)
    is_whole = True
    for url in urls:
        found = known.pop(url, None) or known.pop(_plain(url), None)
        if found is None:
            shell.out.error(f"{url}: it was not added to {root}.")
            is_whole = False
        else:
            shell.out.text(f"{found.url}: forgotten. What came from it stays: {root / found.place}")
    sources.write(root, known.values())
    return is_whole


def _plain(url: str) -> str:
    """The address as it is kept."""
    try:
        return str(Address.parse(url))
    except NewsreaderError:
        return url


def _index(shell: Shell, root: Path, library: Path | None) -> bool:
    choice = _choice(shell, root, library)
    with closing(open_library(shell, choice.library)) as opened:
        remember(shell, choice)
        return tell(shell, opened, shelve(shell, opened, choice.folders))


def _choice(shell: Shell, root: Path, library: Path | None) -> Choice:
    """The library named, or the one used last if the folder lies in its corpus, or its own."""
    remembered = state.read(shell.state_file)
    if library is None and remembered.last is not None and remembered.last.exists():
        folders = tuple(map(Path, remembered.session(remembered.last).folders))
        if any(root.is_relative_to(folder) for folder in folders):
            return Choice(remembered.last, folders)
    return choose(shell, [root], library)
