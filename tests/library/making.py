"""Articles, files and libraries made for these tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw

from tui.library.library import Library
from tui.library.shelf.pieces import Filed
from tui.library.shelf.words import Words
from tui.news.article import Article, ArticleId, Published

NOON = 1_700_000_000
"""The second at which these tests are run, as far as the library is told."""


@dataclass(frozen=True, slots=True)
class Stamp:
    path: str
    size: int = 1
    mtime_ns: int = 1


@dataclass(frozen=True, slots=True)
class Cause:
    line: int | None
    reason: str
    advice: str


def opened(path: Path, *, durable: bool = True) -> Library:
    return Library.open(path, now=lambda: NOON, durable=durable)


def story(
    text: str,
    path: str = "corpus/a.txt",
    *,
    record: int | None = None,
    published: str | None = "2023-11-07",
    headline: str = "",
    publisher: str | None = None,
    url: str | None = None,
    authors: tuple[str, ...] = (),
) -> Article:
    return Article(
        text=f"{headline}\n\n{text}" if headline else text,
        body_start=len(headline) + 2 if headline else 0,
        path=path,
        record=record,
        published=None if published is None else Published(published),
        publisher=publisher,
        url=url,
        authors=authors,
    )


def filed(path: str, *texts: str, published: str | None = "2023-11-07", mtime: int = 1) -> Filed:
    """A file that holds these stories: one of its own, or numbered records."""
    is_single = len(texts) == 1
    return Filed(
        Stamp(f"/home/{path}", sum(map(len, texts)), mtime),
        [
            story(text, path, record=None if is_single else number, published=published)
            for number, text in enumerate(texts, 1)
        ],
    )


def bring(library: Library, *files: Filed, gone: Sequence[str] = ()) -> list[ArticleId]:
    """One whole look at the corpus: what is new or changed, then what is gone."""
    look(library)
    ids = library.shelf.put_many(files)
    forget(library, *gone)
    library.shelf.catch_up()
    return ids


def look(library: Library) -> None:
    """Begin a new look at the corpus, as whoever brings a library up to date does."""
    library.shelf.known()


def put(
    library: Library, path: str, *texts: str, published: str | None = "2023-11-07"
) -> ArticleId:
    """Find one file new or changed, and put it; the id of its first story."""
    look(library)
    return library.shelf.put_many([filed(path, *texts, published=published)])[0]


def forget(library: Library, *paths: str) -> None:
    library.shelf.forget([f"/home/{path}" for path in paths])


def select(library: Library, sql: str) -> list[tuple[object, ...]]:
    """What a plain connection beside the library reads from its file."""
    beside = apsw.Connection(str(library.path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return beside.execute(sql).fetchall()
    finally:
        beside.close()


def marks_of(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """All rows that the reader made."""
    return {
        "tag": select(library, "SELECT article, name FROM tag ORDER BY 1, 2"),
        "read_mark": select(library, "SELECT article FROM read_mark ORDER BY 1"),
        "reviewed_mark": select(library, "SELECT article FROM reviewed_mark ORDER BY 1"),
        "star": select(library, "SELECT article FROM star ORDER BY 1"),
        "note": select(library, "SELECT article, text FROM note ORDER BY 1"),
    }


def shelf_of(library: Library, *, with_rowids: bool = True) -> list[tuple[object, ...]]:
    """All that the shelf knows of its articles."""
    rowid = "a.rowid" if with_rowids else "0"
    return select(
        library,
        f"SELECT {rowid}, a.id, f.path, a.path, a.record, a.digest, a.published, a.headline,"
        " a.has_headline, a.body_start, a.publisher, a.url, t.text, a.added"
        " FROM article a JOIN file f ON f.rowid = a.file"
        " JOIN article_text t ON t.article = a.rowid ORDER BY f.path, a.record",
    )


def places_of(library: Library) -> list[tuple[str, int | None, str]]:
    """Every place where a story lies, as typed, with the number there and the text, by path."""
    return select(  # type: ignore[return-value]
        library,
        "SELECT p.path, p.record, t.text FROM ("
        " SELECT rowid AS article, path, record FROM article"
        " UNION ALL SELECT article, path, record FROM also_at) p"
        " JOIN article_text t ON t.article = p.article ORDER BY p.path, p.record",
    )


def assert_sound(library: Library) -> None:
    """The word index, the word table and the texts say the same; every reference holds."""
    articles = select(
        library,
        "SELECT a.rowid, a.headline || char(10) || t.text FROM article a"
        " JOIN article_text t ON t.article = a.rowid",
    )
    words = Words()
    holders: dict[str, set[object]] = {}
    for rowid, text in articles:
        for word in words.of(str(text)):
            holders.setdefault(word, set()).add(rowid)
    counted = sorted((word, len(rowids)) for word, rowids in holders.items())
    assert select(library, "SELECT term, articles FROM term ORDER BY term") == counted
    assert select(library, "SELECT * FROM uncounted") == []
    for word, rowids in holders.items():
        assert {rowid for (rowid,) in _matches(library, word)} == rowids
    assert select(library, "SELECT count(*) FROM article_fts") == [(len(articles),)]
    assert select(library, "PRAGMA foreign_key_check") == []


def _matches(library: Library, word: str) -> Sequence[tuple[object, ...]]:
    return select(library, f"SELECT rowid FROM article_fts WHERE article_fts MATCH '\"{word}\"'")
