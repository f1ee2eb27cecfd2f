"""Which id an article gets, so that what the reader marked finds it again.

An id is given once and kept: while the article stays in its file, whatever is
edited there; when the file is moved or renamed, known by the digest of the
text; and when the shelf is dropped and filled again, known by what the
`identity` table remembers of every marked article. An article nobody has met
is named by the digest of its text; when another article has that name already
(a copy, or one whose text was the same before it was edited), by text and place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from json import dumps
from typing import Any

from tui.library.connection import Connection
from tui.news.article import Article, ArticleId


def digest_of(text: str) -> str:
    """Sixteen hex digits that tell one text from another."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=8).hexdigest()


@dataclass(frozen=True, slots=True)
class Story:
    """An article on its way to the shelf: the file it lies in, and the digest of its text."""

    article: Article
    file: str
    digest: str


def unmet(connection: Connection, stories: Sequence[Story]) -> set[str]:
    """The digests of those stories that `identify` would name by their text, asked all at once."""
    asked = dumps([[story.digest, story.file, story.article.record] for story in stories])
    met = connection.all(
        "WITH asked (digest, path, record) AS MATERIALIZED ("
        " SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?))"
        " SELECT s.digest FROM asked s JOIN article a ON a.id = s.digest"
        " UNION SELECT s.digest FROM asked s JOIN identity i"
        " ON i.article = s.digest OR i.digest = s.digest"
        " OR (i.path = s.path AND i.record IS s.record)",
        (asked,),
    )
    return {story.digest for story in stories}.difference(digest for (digest,) in met)


def identify(
    connection: Connection, story: Story, heirless: Callable[[], ArticleId | None]
) -> ArticleId:
    """The id for a story that is new to its file.

    `heirless` gives an id that an article of this text had until just now, if
    there is one; asked when no mark says whose id it is.
    """
    place = story.file, story.article.record
    for choose, marked in _remembered(connection, story):
        if marked.is_on_shelf and not _taken_back(connection, marked.article, place):
            continue
        if marked.is_gone or choose is not _same_text:
            refresh(connection, ArticleId(marked.article), story)
        return ArticleId(marked.article)
    return heirless() or _fresh(connection, story.digest, *place)


def is_remembered_otherwise(connection: Connection, story: Story, article_id: ArticleId) -> bool:
    """Whether a story has marks that wait for it, and are not those of this article."""
    chosen = next(_remembered(connection, story), None)
    return chosen is not None and chosen[1].article != article_id


def _remembered(
    connection: Connection, story: Story
) -> Iterator[tuple[Callable[[_Known, Story], bool], _Known]]:
    """The marked articles that a story may be, the surest first, and by what they are known."""
    known = [
        _Known(*row)
        for row in connection.all(
            "SELECT article, path, record, digest, headline, is_gone,"
            " EXISTS (SELECT 1 FROM article WHERE id = identity.article)"
            " FROM identity WHERE digest = ? OR (path = ? AND record IS ?)"
            " ORDER BY is_gone DESC, path, record",
            (story.digest, story.file, story.article.record),
        )
    ]
    for choose in (_same_text_and_place, _same_text, _same_place):
        for marked in known:
            if choose(marked, story):
                yield choose, marked


@dataclass(frozen=True, slots=True)
class _Known:
    """What is remembered of a marked article, and whether it is on the shelf now."""

    article: str
    path: str
    record: int | None
    digest: str
    headline: str
    is_gone: int
    is_on_shelf: int


def _same_text_and_place(marked: _Known, story: Story) -> bool:
    """Whether it is the very one, even if a copy of it that came first has taken its id."""
    return marked.digest == story.digest and (marked.path, marked.record) == (
        story.file,
        story.article.record,
    )


def _same_text(marked: _Known, story: Story) -> bool:
    """Whether it is one that went missing and had this text."""
    return not marked.is_on_shelf and marked.digest == story.digest


def _same_place(marked: _Known, story: Story) -> bool:
    """Whether it lay here before the shelf was dropped, and may have been edited since.

    In a file of many stories the number alone says little, and a file that
    was deleted may come back as another story: then the headline must agree too.
    """
    is_sure = marked.record is None and not marked.is_gone
    return (
        not marked.is_on_shelf
        and (marked.path, marked.record) == (story.file, story.article.record)
        and (is_sure or marked.headline == story.article.headline)
    )


def _taken_back(connection: Connection, name: str, place: tuple[str, int | None]) -> bool:
    """Take an id from a copy that lies elsewhere, which gets a fresh one; False if it lies here."""
    rowid, digest, path, record = connection.one(
        "SELECT a.rowid, a.digest, f.path, a.record FROM article a"
        " JOIN file f ON f.rowid = a.file WHERE a.id = ?",
        (name,),
    )
    if (path, record) == place:
        return False
    connection.run(
        "UPDATE article SET id = ? WHERE rowid = ?",
        (_fresh(connection, digest, path, record), rowid),
    )
    return True


def _fresh(connection: Connection, digest: str, file: str, record: int | None) -> ArticleId:
    """An id that no article on the shelf and no mark has."""
    name = digest
    attempt = 0
    while connection.value(
        "SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1)"
        " OR EXISTS (SELECT 1 FROM identity WHERE article = ?1)",
        (name,),
    ):
        attempt += 1
        name = digest_of(f"{digest}\0{file}\0{record}\0{attempt}")
    return ArticleId(name)


def kept_ids(
    connection: Connection, file: int, stories: Sequence[Story]
) -> tuple[ArticleId | None, ...]:
    """For each story of a file, the id of the article there that it goes on from, or None.

    The text decides first, wherever it stands in the file now; what is left
    goes on from the article with the same number, when they can be the same story.
    """
    here = connection.all(
        "SELECT id, digest, record, headline, url FROM article WHERE file = ? ORDER BY record",
        (file,),
    )
    if not here:
        return (None,) * len(stories)
    kept: list[ArticleId | None] = [None] * len(stories)
    free = {row[0]: row for row in here}
    for key in (_by_text_and_number, _by_text, _by_number):
        known: dict[tuple[Any, ...], list[Any]] = {}
        for row in reversed(free.values()):
            known.setdefault(key(row[1], row[2]), []).append(row)
        for index, story in enumerate(stories):
            rows = known.get(key(story.digest, story.article.record))
            if kept[index] is None and rows and _can_be_same(rows[-1], story):
                kept[index] = ArticleId(rows.pop()[0])
                del free[kept[index]]
    return tuple(kept)


def _by_text_and_number(digest: str, record: int | None) -> tuple[Any, ...]:
    return digest, record


def _by_text(digest: str, _: int | None) -> tuple[Any, ...]:
    return (digest,)


def _by_number(_: str, record: int | None) -> tuple[Any, ...]:
    return (record,)


def _can_be_same(row: tuple[Any, ...], story: Story) -> bool:
    """Whether a story may be an edited form of an article: a number alone says too little."""
    _, digest, record, headline, url = row
    article = story.article
    return (
        digest == story.digest
        or record is None
        or headline == article.headline
        or (url is not None and url == article.url)
    )


def refresh(connection: Connection, article_id: ArticleId, story: Story) -> None:
    """Bring what is remembered of a marked article up to date; nothing for one without marks."""
    connection.run(
        "UPDATE identity SET path = ?, record = ?, digest = ?, headline = ?, is_gone = 0"
        " WHERE article = ?",
        (story.file, story.article.record, story.digest, story.article.headline, article_id),
    )


def remember(connection: Connection, ids: Iterable[ArticleId]) -> None:
    """Write down where articles that are being marked lie now.

    Ten thousand at once are common. In the order of their ids both tables are read and
    written from start to end, and a row that says so already is not written again.
    """
    connection.run(
        "INSERT INTO identity (article, path, record, digest, headline)"
        " SELECT a.id, f.path, a.record, a.digest, a.headline"
        " FROM json_each(?) j JOIN article a ON a.id = j.value JOIN file f ON f.rowid = a.file"
        " WHERE true ON CONFLICT (article) DO UPDATE SET (path, record, digest, headline, is_gone)"
        " = (excluded.path, excluded.record, excluded.digest, excluded.headline, 0)"
        " WHERE (path, record, digest, headline, is_gone)"
        " IS NOT (excluded.path, excluded.record, excluded.digest, excluded.headline, 0)",
        (dumps(sorted(ids)),),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """An article as the reader knows it, and the file it lies in or, when `is_gone`, lay in."""

    id: ArticleId
    headline: str
    path: str
    is_gone: bool


def places(connection: Connection, ids: Sequence[ArticleId]) -> list[Place]:
    """Where these articles lie, or were last seen; without those that nobody remembers."""
    rows = connection.all(
        "SELECT j.value, coalesce(a.headline, i.headline), coalesce(a.path, i.path), a.id IS NULL"
        " FROM json_each(?) j LEFT JOIN article a ON a.id = j.value"
        " LEFT JOIN identity i ON i.article = j.value"
        " WHERE a.id IS NOT NULL OR i.article IS NOT NULL ORDER BY j.key",
        (dumps(list(ids)),),
    )
    return [Place(ArticleId(id_), head, path, bool(gone)) for id_, head, path, gone in rows]
