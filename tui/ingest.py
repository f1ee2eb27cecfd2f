"""Ingest: the one path from the corpus to the library, for commands, background and tests.

Both functions are generators, and do their work only while somebody asks for
the next event. Whenever one is handed out, everything so far is safely in the
library: who stops asking loses nothing, and who starts again goes on from
there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from tui.corpus.folder import FileState, changes
from tui.corpus.formats import read
from tui.corpus.reading import Reading, Refusal
from tui.events import Analysed, Scanned, Shelved
from tui.library.filing import Filed
from tui.library.identity import digest_of
from tui.library.library import Library
from tui.news.article import Article, ArticleId
from tui.news.findings import Findings

FIRST_BATCH = 20
"""Files in the first transaction: something to read at once."""

BATCH = 100
"""Files in each further transaction, unless their texts grow too long."""

BATCH_LETTERS = 1_000_000
"""Code points of text after which a batch is shelved; keeps transactions short."""

ANALYSIS_BATCH = 16
"""Articles whose findings are shelved together: half a second's work."""

MESSAGE_LIMIT = 100
"""Sentences about what could not be walked that one event carries."""


class Analyst(Protocol):
    """What finds entities and claims; `analysis.pipeline.Analyst`, without loading it here."""

    @property
    def version(self) -> str:
        """Which analysis this is; findings of another one are made again."""

    def analyse(self, article: Article) -> Findings:
        """The findings of the article."""


def refresh(library: Library, folders: Sequence[Path]) -> Iterator[Scanned | Shelved]:
    """Bring the shelf up to date with the folders: one walk, then batch after batch."""
    known = library.shelf.known()
    found = changes(folders, known)
    yield Scanned(
        total=len(known) - len(found.gone) + len(found.new),
        new=len(found.new),
        changed=len(found.changed),
        gone=len(found.gone),
        refused=len(found.refused),
        messages=tuple(str(refusal) for refusal in found.refused[:MESSAGE_LIMIT]),
    )
    files = (*found.new, *found.changed)
    done = 0
    for batch in _batches(files):
        library.shelf.put_many(batch)
        done += len(batch)
        yield Shelved(done, len(files))
    if found.gone:
        # After the others: a file that was moved is met again before it is missed.
        library.shelf.forget(found.gone)
        yield Shelved(done, len(files))


def _batches(files: Sequence[FileState]) -> Iterator[list[Filed]]:
    batch: list[Filed] = []
    letters, limit = 0, FIRST_BATCH
    for file in files:
        reading = _read(file)
        batch.append(Filed(file, reading.articles, reading.refusals))
        letters += sum(len(article.text) for article in reading.articles)
        if len(batch) >= limit or letters >= BATCH_LETTERS:
            yield batch
            batch, letters, limit = [], 0, BATCH
    if batch:
        yield batch


def _read(file: FileState) -> Reading:
    """What is in the file. A reader that fails where it must not costs one file, not the rest."""
    try:
        return read(Path(file.path))
    except Exception as error:  # noqa: BLE001  a fault of ours, told to the reader as a refusal
        reason = f"reading it failed ({type(error).__name__}: {error})"
        return Reading((), (Refusal(file.path, None, reason, "Please report this"),))


def analyse_pending(
    library: Library,
    analyst: Analyst,
    wanted: Callable[[], Sequence[ArticleId]] = tuple,
) -> Iterator[Analysed]:
    """Find entities and claims in every article that has none yet.

    `wanted` is asked before each article for those that somebody waits for,
    the most wanted first; the others follow, the newest first.
    """
    pending = _Pending(library, analyst)
    first: deque[ArticleId] = deque()
    while True:
        if asked := wanted():
            first = deque(asked)
        if first:
            pending.analyse(first.popleft())
            yield from pending.shelved()
        elif (next_id := pending.take()) is not None:
            pending.analyse(next_id)
            if pending.is_full:
                yield from pending.shelved()
        elif pending.is_empty:
            return
        else:
            yield from pending.shelved()


class _Pending:
    """Articles without findings, and findings that are not shelved yet."""

    def __init__(self, library: Library, analyst: Analyst) -> None:
        self._shelf = library.shelf
        self._analyst = analyst
        self._ids: deque[ArticleId] = deque()
        self._made: list[tuple[ArticleId, str, Findings]] = []
        self._problem = ""

    @property
    def is_empty(self) -> bool:
        """Whether everything that was found is shelved."""
        return not self._made

    @property
    def is_full(self) -> bool:
        """Whether what was found should be shelved before more is."""
        return len(self._made) >= ANALYSIS_BATCH

    def take(self) -> ArticleId | None:
        """The next article without findings; None when the rest must be shelved or all is done."""
        if not self._ids and not self._made:
            self._ids.extend(self._shelf.unanalysed(self._analyst.version, ANALYSIS_BATCH))
        return self._ids.popleft() if self._ids else None

    def analyse(self, article_id: ArticleId) -> None:
        """Find what is in the article, unless it has been done or the article is gone."""
        article = self._shelf.article(article_id)
        known = self._shelf.findings(article_id)
        if article is None or (known and known.version == self._analyst.version):
            return
        try:
            findings = self._analyst.analyse(article)
        except Exception as error:  # noqa: BLE001  one article must not end the analysis of all
            # Shelved as if nothing had been found, or it would come up again and again.
            self._problem = (
                f"{article.place}: the analysis failed ({type(error).__name__}: {error})"
            )
            findings = Findings(version=self._analyst.version)
        self._made.append((article_id, digest_of(article.text), findings))

    def shelved(self) -> Iterator[Analysed]:
        """Shelve what was found, and say so."""
        if not self._made:
            return
        ids = self._shelf.put_findings(self._made)
        counts = self._shelf.counts()
        yield Analysed(tuple(ids), counts.analysed, counts.articles, self._problem)
        self._made.clear()
        self._problem = ""
