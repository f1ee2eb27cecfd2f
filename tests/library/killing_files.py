"""Intakes, migrations and restorings that are killed, and what must be true of their libraries."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

import apsw

from tests.library.killing import (
    MARKING,
    Reader,
    Say,
    Victim,
    assert_whole,
    marks_and_steps,
    opened_after,
    prepared,
    text_of,
)
from tests.library.making import NOON, assert_sound, opened, select
from tui.exchange.files import written
from tui.ingest import Alone, analyse_pending, compare_pending, refresh
from tui.library.backup.examination import examine
from tui.library.backup.repair import repair
from tui.library.connection import backup_name
from tui.library.migration import copy_name
from tui.library.schema import APPLICATION_ID, MARK_TABLES, MIGRATIONS, VERSION
from tui.news.article import Article, ArticleId
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, Stance
from tui.news.mark import Tag
from tui.news.span import Span

FILES = 300
RECORDS = 250


class Guesser:
    """An analyst that takes two words of each article for a name, and some for a claim."""

    version = "guess/1"

    def analyse(self, article: Article) -> Findings:
        """The findings of the article."""
        named = Mention(Span(0, 5), Kind.PERSON, article.text[:5], 0.9, "guess")
        claim = Claim(
            cue=(Span(6, 7),),
            source=(Span(0, 5),),
            content=(Span(8, 20),),
            stance=Stance.DENIED,
            quotation=Quotation.INDIRECT,
            confidence=0.9,
            rule="guess",
        )
        return Findings((named,), (claim,), self.version)


class Intake:
    """A corpus that changes again and again, and its library, whose intakes are killed."""

    def __init__(self, folder: Path, random: Random) -> None:
        self.path = folder / "news.library"
        self._corpus = folder / "corpus"
        self._random = random
        self._tagged = 0
        edited(self._corpus, random)

    def kill(self, after: float, *, with_reader: bool) -> None:
        """Let an intake go on and a reader mark beside it; kill both, and look at what is left."""
        intake = Victim(self._take_in)
        reader = Victim(self._tag_on) if with_reader else None
        intake.killed(after)
        said = reader.killed(0) if reader else []
        opened_after(self.path)
        assert_whole(self.path)
        with opened(self.path, durable=False) as library:
            tagged = {article for (article,) in select(library, "SELECT article FROM tag")}
        expected = {f"{number:016x}" for number in range(self._tagged + len(said))}
        assert expected <= tagged
        assert len(tagged) <= len(expected) + 1
        self._tagged = len(tagged)
        if self._random.random() < 0.3:
            edited(self._corpus, self._random)

    def end(self) -> None:
        """Let the intake run to its end: the shelf is what the folder holds."""
        with opened(self.path, durable=False) as library:
            for _ in refresh(library, [self._corpus]):
                pass
            for _ in analyse_pending(library, Alone(Guesser())):
                pass
            assert_sound(library)
            texts = select(
                library,
                "SELECT f.path, t.text FROM article a JOIN file f ON f.rowid = a.file"
                " JOIN article_text t ON t.article = a.rowid WHERE a.record IS NULL ORDER BY 1",
            )
            files = sorted(self._corpus.glob("*.txt"))
            assert texts == [(str(file), file.read_text(encoding="utf-8")) for file in files]
            records = select(library, "SELECT count(*) FROM article WHERE record IS NOT NULL")
            assert records == [(RECORDS,)]
            assert select(library, "SELECT * FROM file WHERE mtime_ns = -1") == []
            assert select(library, "SELECT 1 FROM article WHERE analysed IS NULL") == []
        assert_whole(self.path)

    def _take_in(self, say: Say) -> None:
        say(0)
        random = Random(NOON)  # noqa: S311  nothing secret
        with opened(self.path, durable=False) as library:
            while True:
                for _ in refresh(library, [self._corpus]):
                    pass
                for _ in analyse_pending(library, Alone(Guesser())):
                    pass
                for _ in compare_pending(library):
                    pass
                while library.copies.sign():
                    pass
                edited(self._corpus, random)

    def _tag_on(self, say: Say) -> None:
        with opened(self.path) as library:
            number = self._tagged
            while True:
                library.marks.tag([ArticleId(f"{number:016x}")], Tag("harbour"))
                say(number)
                number += 1


def edited(folder: Path, random: Random) -> None:
    """Write, rewrite and delete files of a corpus, and rewrite one that holds many stories."""
    folder.mkdir(exist_ok=True)
    for number in range(FILES):
        path = folder / f"{number}.txt"
        if path.exists() and random.random() < 0.1:
            path.unlink()
        elif not path.exists() or random.random() < 0.3:
            path.write_text(text_of(number, random.randrange(1_000)), encoding="utf-8")
    lines = [
        f'{{"title": "Record {number}", "text": "{text_of(number, random.randrange(2))}"}}'
        for number in random.sample(range(FILES, 2 * FILES), RECORDS)
    ]
    (folder / "many.jsonl").write_text("\n".join(lines), encoding="utf-8")


def older(path: Path, version: int) -> None:
    """A library as the newsreader of that version left it, with articles and marks."""
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode = WAL")
    for migration in MIGRATIONS[:version]:
        connection.execute(migration)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {version}")
    with connection:
        connection.execute("INSERT INTO file VALUES (1, '/home/a.jsonl', 1, 1)")
        for number in range(1, 400):
            connection.execute(
                "INSERT INTO article (rowid, id, file, path, record, digest, headline,"
                " has_headline, body_start, authors, authors_folded, topics, added)"
                " VALUES (?1, ?2, 1, 'a.jsonl', ?1, ?2, 'Port', 0, 0, '[]', '', '[]', 5)",
                (number, f"{number:016x}"),
            )
            text = text_of(number)
            connection.execute("INSERT INTO article_text VALUES (?, ?)", (number, text))
            connection.execute(
                "INSERT INTO article_fts (rowid, title, lead, body) VALUES (?, '', ?, '')",
                (number, text),
            )
            if version >= 2 and number % 3 == 0:
                connection.execute("INSERT INTO tag VALUES (?, 'harbour', 5)", (f"{number:016x}",))
    connection.close()


class Migrating:
    """A library of an older version that is opened, and killed while it is brought up to date."""

    def __init__(self, folder: Path, version: int) -> None:
        self._folder = folder
        self._version = version
        self._older = folder / "older.library"
        older(self._older, version)

    def kill(self, after: float) -> None:
        """Kill once, and look at what is left."""
        folder = self._folder / "now"
        folder.mkdir()
        path = folder / "news.library"
        shutil.copy(self._older, path)
        Victim(_opening(path)).killed(after)
        reached = version_of(path)
        assert reached in (self._version, VERSION)
        copy = copy_name(path, self._version)
        if copy.exists():
            assert version_of(copy) == self._version
        opened_after(path)
        assert version_of(path) == VERSION
        assert_whole(path)
        with opened(path, durable=False) as library:
            assert select(library, "SELECT count(*) FROM article_text") == [(399,)]
            tags = 133 if self._version >= 2 else 0
            assert select(library, "SELECT count(*) FROM tag") == [(tags,)]
        shutil.rmtree(folder)


def version_of(path: Path) -> int:
    """The version of a library, which must be sound."""
    beside = apsw.Connection(str(path))
    try:
        assert beside.pragma("integrity_check") == "ok"
        version: int = beside.pragma("user_version")
    finally:
        beside.close()
    return version


class Restoring:
    """A library that is gone: it is made anew from the marks beside it, and killed at that."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "news.library"
        prepared(self._path)
        reader = Reader("restoring", MARKING)
        library = opened(self._path)
        for number in range(120):
            library = reader.act(library, number)
        library.close()
        self._marks = self._now()
        assert backup_name(self._path).exists()

    def _now(self) -> dict[str, list[Any]]:
        state = marks_and_steps(self._path)
        return {table: state[table] for table in MARK_TABLES}

    def kill(self, after: float) -> None:
        """Kill once, and look at what is left."""
        for file in self._beside():
            file.unlink(missing_ok=True)
        Victim(_opening(self._path)).killed(after)
        opened_after(self._path)
        assert_whole(self._path)
        assert self._now() == self._marks

    def _beside(self) -> Sequence[Path]:
        return [self._path.with_name(self._path.name + end) for end in ("", "-wal", "-shm")]


class Mending:
    """A damaged library: its repair, or a dump of its marks, is killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        made = folder / "made.library"
        prepared(made)
        library, reader = opened(made), Reader("mending", MARKING)
        for number in range(150):
            library = reader.act(library, number)
        library.close()
        self._made = made
        self._marks = self._now(made)

    def _now(self, path: Path) -> dict[str, list[Any]]:
        state = marks_and_steps(path)
        return {table: state[table] for table in MARK_TABLES}

    def kill_repair(self, after: float) -> None:
        """Kill a repair; then repair, or open what is there."""
        folder = self._folder / "now"
        folder.mkdir()
        path = folder / "news.library"
        shutil.copy(self._made, path)
        beside = apsw.Connection(str(path))
        beside.execute("PRAGMA foreign_keys = OFF")
        beside.execute("DELETE FROM article_text")
        beside.close()
        damaged = path.read_bytes()
        Victim(_mending(path)).killed(after)
        if path.exists() and not examine(path).is_sound:
            repair(path, "again")
        opened_after(path)
        assert_whole(path)
        assert self._now(path) == self._marks
        kept = [file.read_bytes() for file in folder.glob("*.damaged-*")]
        assert damaged in kept
        shutil.rmtree(folder)

    def kill_dump(self, after: float) -> None:
        """Kill a dump; the file is the one before, or whole."""
        target = self._folder / "marks.jsonl"
        with opened(self._made) as library:
            lines = "".join(f"{line}\n" for line in library.dumped())
        target.write_text("before", encoding="utf-8")
        Victim(_dumping(self._made, target)).killed(after)
        assert target.read_text(encoding="utf-8") in ("before", lines)
        opened_after(self._made)
        assert self._now(self._made) == self._marks


def _mending(path: Path) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        repair(path, "now")
        say(0)

    return work


def _dumping(path: Path, target: Path) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        with opened(path) as library, written(target, is_forced=True) as file:
            for line in library.dumped():
                file.write(f"{line}\n")
        say(0)

    return work


def _opening(path: Path) -> Callable[[Say], None]:
    def work(say: Say) -> None:
        opened(path).close()
        say(0)

    return work
