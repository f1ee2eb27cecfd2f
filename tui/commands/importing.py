"""`newsreader import FILE…`: marks and claims that were made in other programs."""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from pathlib import Path

from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.errors import NewsreaderError
from tui.exchange.brat_in import drawn_by_hand
from tui.exchange.w3c import source_of
from tui.exchange.w3c_in import remarks
from tui.library.corrections.adopting import Brought
from tui.library.library import Library
from tui.library.shelf.identity import digest_of
from tui.news.article import ArticleId
from tui.news.findings import Findings

LARGEST = 200 * 1024 * 1024
"""Bytes of a file that is read; an annotation takes about one thousand."""


class UnusableError(NewsreaderError):
    """A file cannot be taken."""


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Take what is in the files; whether anything in them is about articles here."""
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        found = False
        for path in asked.files:
            try:
                brought, passed = _brought(library, path)
            except UnusableError as error:
                shell.out.error(str(error))
                continue
            adopted = library.adopting.adopt(f"imported {path.name}", brought)
            found = found or bool(brought)
            shell.out.text(f"{path}: {adopted.new:,} of {len(brought):,} are new.")
            if adopted.lost:
                shell.out.tell(
                    f"{adopted.lost:,} have no place in the text here; the screen lists them (!)."
                )
            for why in passed:
                shell.out.tell(why)
    return found


def _brought(library: Library, path: Path) -> tuple[list[Brought], list[str]]:
    """What a file brings, and sentences on what of it was passed over."""
    if path.is_dir() or path.suffix == ".ann":
        files = sorted(path.glob("*.ann")) if path.is_dir() else [path]
        if not files:
            raise UnusableError(f"{path}: no .ann file of brat lies in it.")
        return _from_brat(library, files)
    return _from_w3c(library, path)


def _from_w3c(library: Library, path: Path) -> tuple[list[Brought], list[str]]:
    try:
        value = json.loads(_read(path))
    except (ValueError, RecursionError) as error:
        raise UnusableError(
            f"{path}: it is no JSON ({error}); W3C annotations and brat's .ann files are taken."
        ) from error
    places = _places(library)
    brought, elsewhere, mute = list[Brought](), 0, 0
    for remark in remarks(value):
        if remark is None:
            mute += 1
        elif (article := places.get(remark.source)) is None:
            elsewhere += 1
        else:
            brought.append(Brought(article, remark.tags, remark.anchor, remark.note))
    passed = (
        (elsewhere, "are on articles that are not in this library"),
        (mute, "are no marks of a reader"),
    )
    return brought, [f"{number:,} {why}." for number, why in passed if number]


def _places(library: Library) -> dict[str, ArticleId]:
    """The articles by what an annotation may call them: their address, or our name."""
    found: dict[str, ArticleId] = {}
    for article_id, url in library.shelf.addresses():
        found[source_of(article_id)] = article_id
        if url:
            found.setdefault(url, article_id)
    return found


def _from_brat(library: Library, files: list[Path]) -> tuple[list[Brought], list[str]]:
    brought, elsewhere = list[Brought](), 0
    for path in files:
        text = _read(path.with_suffix(".txt"))
        article_id = _article(library, path.stem, text)
        if article_id is None:
            elsewhere += 1
            continue
        findings = library.shelf.findings(article_id) or Findings()
        lines = _read(path).split("\n")
        brought += [
            Brought(article_id, drawn=drawn)
            for drawn in drawn_by_hand(article_id, text, lines, findings)
        ]
    why = f"{elsewhere:,} files are of articles that are not in this library."
    return brought, [why] if elsewhere else []


def _article(library: Library, name: str, text: str) -> ArticleId | None:
    """The article that a file is called after, or else the one with this text."""
    for candidate in (ArticleId(name), ArticleId(digest_of(text))):
        if library.shelf.rowid(candidate) is not None:
            return candidate
    return None


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise UnusableError(f"{path}: it is larger than {LARGEST // 1024**2} MiB; cut it up.")
        # As it is: offsets count every character, line ends included.
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UnusableError(f"{path}: it cannot be read ({error.strerror or error}).") from error
    except ValueError as error:
        raise UnusableError(f"{path}: it is no text in UTF-8.") from error
