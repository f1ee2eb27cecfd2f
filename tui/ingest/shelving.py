"""From the folders to the shelf: one walk, then batch after batch of files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from tui.corpus.apart.helper import Helper
from tui.corpus.folder import FileState, changes
from tui.corpus.formats import STANDARD_INPUT, Ways, gathered, read, stream_of
from tui.corpus.language import language_of, with_languages
from tui.corpus.reading import Reading, Refusal
from tui.events import Scanned, Shelved
from tui.library.library import Library
from tui.library.shelf.pieces import Filed
from tui.news.story_field import NO_NAMES, OwnNames

FIRST_BATCH = 20
"""Files in the first transaction: something to read at once."""

BATCH = 500
"""Files in each further transaction, unless their texts grow too long."""

BATCH_LETTERS = 1_000_000
"""Code points of text after which a batch is shelved; keeps transactions short."""

MESSAGE_LIMIT = 100
"""Sentences about what could not be walked that one event carries."""


def refresh(
    library: Library,
    folders: Sequence[Path],
    own: OwnNames = NO_NAMES,
    *,
    being_written: tuple[int, int] = (0, 0),
) -> Iterator[Scanned | Shelved]:
    """Bring the shelf up to date with the folders: one walk, then batch after batch.

    `own` are the reader's own names for the fields of stories; where they, or our
    readers, are others than last time, every file is read again. Files written
    between the two moments of `being_written` (ns) are left for the next look.
    """
    known = library.shelf.known(Ways(own).edition)
    found = changes(folders, known, being_written)
    yield Scanned(
        total=len(known) - len(found.gone) + len(found.new),
        new=len(found.new),
        changed=len(found.changed),
        gone=len(found.gone),
        refused=len(found.refused),
        messages=tuple(str(refusal) for refusal in found.refused[:MESSAGE_LIMIT]),
        unsettled=found.unsettled,
    )
    # By path, so that of several with the same text always the same one passes on its id.
    files = sorted((*found.new, *found.changed), key=lambda file: file.path)
    done = 0
    with Helper() as helper:
        for batch in _batches(files, Ways(own, helper)):
            library.shelf.put_many(batch)
            done += len(batch)
            yield Shelved(done, len(files))
    if found.gone:
        # After the others: a file that was moved is met again before it is missed.
        library.shelf.forget(found.gone)
        yield Shelved(done, len(files))
    library.shelf.catch_up()
    _tell_languages(library)


def _tell_languages(library: Library) -> None:
    """Find the language of the articles that are here from before it was looked for."""
    languages = library.shelf.languages
    while untold := languages.untold(BATCH):
        languages.tell([(rowid, language_of(body)) for rowid, body in untold])


def take_in(library: Library, file: BinaryIO, own: OwnNames = NO_NAMES) -> Reading:
    """Shelve what comes through a pipe, and give it; the same again replaces itself.

    It is kept under a name made of its texts, for it has no other.
    """
    with Helper() as helper:
        reading = with_languages(
            gathered(stream_of(file, STANDARD_INPUT, Ways(own, helper)), STANDARD_INPUT)
        )
    digest = hashlib.sha256()
    for article in reading.articles:
        digest.update(f"{article.text}\0".encode())
    name = f"stdin:{digest.hexdigest()[:12]}"
    articles = [
        replace(article, path=name + article.path.removeprefix(STANDARD_INPUT))
        for article in reading.articles
    ]
    if articles:
        state = FileState(name, sum(len(article.text) for article in articles), 0)
        library.shelf.put_many([Filed(state, articles)])
    return Reading(tuple(articles), reading.refusals)


def _batches(files: Sequence[FileState], ways: Ways) -> Iterator[list[Filed]]:
    batch: list[Filed] = []
    letters, limit = 0, FIRST_BATCH
    for file in files:
        reading = _read(file, ways)
        batch.append(Filed(file, reading.articles, reading.refusals, ways.edition))
        letters += sum(len(article.text) for article in reading.articles)
        if len(batch) >= limit or letters >= BATCH_LETTERS:
            yield batch
            batch, letters, limit = [], 0, BATCH
    if batch:
        yield batch


def _read(file: FileState, ways: Ways) -> Reading:
    """What is in the file. A reader that fails where it must not costs one file, not the rest."""
    try:
        return with_languages(read(Path(file.path), ways))
    except Exception as error:  # noqa: BLE001  a fault of ours, told to the reader as a refusal
        reason = f"reading it failed ({type(error).__name__}: {error})"
        return Reading((), (Refusal(file.path, None, reason, "Please report this"),))
