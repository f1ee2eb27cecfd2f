"""Processes that work on a library until they are killed, and what must be true afterwards.

A victim is forked, says after each thing it did that it is done, and dies by
SIGKILL at any moment. What it did is drawn by number, so that the same can be
done in a second library that nobody kills: the state of the first must be that
of the second after the last thing that was said to be done, or after the one
that was under way.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import apsw

from tests.library.making import filed, opened
from tui.library.connection import backup_name
from tui.library.library import Library
from tui.library.schema import MARK_TABLES
from tui.news.article import ArticleId
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.findings import Kind
from tui.news.mark import Tag
from tui.news.span import Span

Say = Callable[[int], None]

WORDS = ("port", "crane", "docker", "strike", "minister", "denied", "harbour", "ship", "Müller")
STORIES = 30
GONE = 10
"""Articles with marks that are on the shelf, and that are not."""


class Victim:
    """A process that does some work until it is killed."""

    def __init__(self, work: Callable[[Say], None]) -> None:
        self._pipe, theirs = os.pipe()
        sys.stdout.flush()
        self._process = os.fork()
        if self._process == 0:
            os.close(self._pipe)
            _work(work, theirs)
        os.close(theirs)

    def killed(self, after: float) -> list[int]:
        """What it said was done, when it is killed so many seconds from now."""
        time.sleep(after)
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        with os.fdopen(self._pipe, encoding="utf-8") as pipe:
            lines = pipe.read().splitlines()
        for number, line in enumerate(lines):
            if line.startswith("!"):
                raise AssertionError("\n".join(["the victim failed by itself", *lines[number:]]))
        return [int(line) for line in lines]


def _work(work: Callable[[Say], None], pipe: int) -> None:
    try:
        work(lambda number: _tell(pipe, number))
    except BaseException:  # noqa: BLE001  nothing may return from a fork
        os.write(pipe, f"!\n{traceback.format_exc()}".encode())
    finally:
        os._exit(0)


def _tell(pipe: int, number: int) -> None:
    os.write(pipe, b"%d\n" % number)


# What is done -------------------------------------------------------------------------------


def text_of(number: int, edition: int = 0) -> str:
    """The text of one of the stories; every one is different."""
    words = (WORDS[(number * step + edition) % len(WORDS)] for step in range(1, 60))
    return f"Story {number}, edition {edition}. {' '.join(words)} w{number % 997}"


def prepared(path: Path) -> None:
    """A library with some articles, and no marks yet."""
    with opened(path) as library:
        library.shelf.put_many(
            [filed(f"{number}.txt", text_of(number)) for number in range(STORIES)]
        )


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who marks, undoes and closes; `weights` are those of `ACTIONS`."""

    seed: str
    weights: tuple[int, ...]

    def act(self, library: Library, number: int) -> Library:
        """Do the thing of that number, which depends on the number alone; the library after it."""
        random = Random(f"{self.seed} {number}")  # noqa: S311  nothing secret
        (action,) = random.choices(list(ACTIONS.values()), self.weights)
        return action(library, random) or library

    def work(self, path: Path, start: int) -> Callable[[Say], None]:
        """Do one thing after the other from that number on."""

        def work(say: Say) -> None:
            library = opened(path)
            number = start
            while True:
                library = self.act(library, number)
                say(number)
                number += 1

        return work


def _ids(library: Library, random: Random) -> list[ArticleId]:
    shelved = library.shelf.ids_of_path(f"{random.randrange(STORIES)}.txt")
    return [*shelved, *(ArticleId(f"{random.randrange(GONE):016x}") for _ in range(3))]


def _tags(random: Random) -> list[Tag]:
    return [Tag(random.choice(("harbour", "harbour/crane", "check", "late"))) for _ in range(2)]


def _tag(library: Library, random: Random) -> None:
    library.marks.tag(_ids(library, random), *_tags(random))


def _untag(library: Library, random: Random) -> None:
    library.marks.untag(_ids(library, random), *_tags(random))


def _note(library: Library, random: Random) -> None:
    library.marks.note(_ids(library, random)[0], random.choice(("", "check", "ask Ana\nagain")))


def _sign(library: Library, random: Random) -> None:
    ids, is_set = _ids(library, random), random.random() < 0.7
    verbs = (library.marks.set_starred, library.marks.set_reviewed, library.marks.set_read)
    random.choice(verbs)(ids, is_set)


def _read(library: Library, random: Random) -> None:
    library.marks.set_read(_ids(library, random), True, is_on_purpose=False)


def _highlight(library: Library, random: Random) -> None:
    article_id = _ids(library, random)[0]
    article = library.shelf.article(article_id)
    assert article is not None
    start = random.randrange(20)
    library.highlights.add(article_id, article.text, Span(start, start + 9), random.choice("ab"))


def _save(library: Library, random: Random) -> None:
    library.saved.save(random.choice(("one", "two")), f"port {random.randrange(9)}")


def _correct(library: Library, random: Random) -> None:
    entity = Entity(f"Ana {random.randrange(50)}", Kind.PERSON)
    library.corrections.make(EntityCorrection(Verb.REMOVE, entity, None))


def _rename(library: Library, random: Random) -> None:
    names = [tag for tag, _ in library.marks.all_tags()]
    if names:
        library.tags.rename(random.choice(sorted(names)), random.choice(_tags(random)))


def _undo(library: Library, random: Random) -> None:
    del random
    library.journal.undo()


def _redo(library: Library, random: Random) -> None:
    del random
    library.journal.redo()


def _go(library: Library, random: Random) -> None:
    steps = library.journal.history(12)
    if steps:
        library.journal.go_to(random.choice(steps).number)


def _reopen(library: Library, random: Random) -> Library:
    del random
    library.close()
    return opened(library.path)


ACTIONS: dict[str, Callable[[Library, Random], Library | None]] = {
    "tag": _tag,
    "untag": _untag,
    "note": _note,
    "sign": _sign,
    "read": _read,
    "highlight": _highlight,
    "save": _save,
    "correct": _correct,
    "rename": _rename,
    "undo": _undo,
    "redo": _redo,
    "go": _go,
    "reopen": _reopen,
}
MARKING = (8, 2, 4, 4, 2, 4, 1, 2, 1, 0, 0, 0, 0)
UNDOING = (4, 1, 2, 2, 1, 2, 1, 1, 1, 8, 5, 4, 0)
CLOSING = (4, 1, 2, 2, 1, 2, 1, 1, 1, 2, 1, 0, 9)


# What must be true --------------------------------------------------------------------------


def assert_whole(path: Path) -> None:
    """The file is sound, and no article, finding or claim is there by half."""
    beside = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        assert beside.pragma("integrity_check") == "ok"
        assert beside.pragma("foreign_key_check") is None
        for sql in _MUST_BE_EMPTY:
            assert beside.execute(sql).fetchall() == [], sql
    finally:
        beside.close()


_MUST_BE_EMPTY = (
    "SELECT rowid FROM article EXCEPT SELECT article FROM article_text",
    "SELECT rowid FROM article EXCEPT SELECT id FROM article_fts_docsize",
    "SELECT id FROM article_fts_docsize EXCEPT SELECT rowid FROM article",
    "SELECT rowid FROM claim EXCEPT SELECT id FROM claim_fts_docsize",
    "SELECT id FROM claim_fts_docsize EXCEPT SELECT rowid FROM claim",
    "SELECT rowid FROM article WHERE analysed IS NOT NULL EXCEPT SELECT article FROM findings",
    """SELECT article FROM findings f WHERE json_array_length(json, '$.claims')
        <> (SELECT count(*) FROM claim WHERE article = f.article)""",
)


def marks_and_steps(path: Path) -> dict[str, list[Any]]:
    """All that the reader made, and the journal of it."""
    beside = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        state: dict[str, list[Any]] = {
            table: sorted(beside.execute(f"SELECT * FROM {table}").fetchall(), key=str)
            for table in (*MARK_TABLES, "identity")
        }
        state["step"] = beside.execute(
            "SELECT number, what, articles, at, state, ids FROM step ORDER BY number"
        ).fetchall()
    finally:
        beside.close()
    return state


class Twins:
    """A library whose readers are killed, and one in which the same is done undisturbed."""

    def __init__(self, folder: Path, reader: Reader) -> None:
        self.path = folder / "killed.library"
        self._twin_path = folder / "twin.library"
        self._reader = reader
        prepared(self.path)
        shutil.copy(self.path, self._twin_path)
        self._twin = opened(self._twin_path)
        self._twin._connection.run("PRAGMA synchronous = OFF")
        self.done = 0

    def kill(self, after: float) -> None:
        """Have a reader go on, and die after so many seconds; then compare."""
        victim = Victim(self._reader.work(self.path, self.done))
        said = victim.killed(after)
        assert said == list(range(self.done, self.done + len(said)))
        backups = [self._backup(self._twin_path)]
        for _ in said:
            backups = self._advance()
        opened_after(self.path)
        assert_whole(self.path)
        if marks_and_steps(self.path) != self._state():
            # The one under way was kept, though nobody was told.
            backups += self._advance()
            assert marks_and_steps(self.path) == self._state()
        elif self._backup(self.path) not in backups:
            backups += self._advance()  # what was under way was a close
            assert marks_and_steps(self.path) == self._state()
        assert self._backup(self.path) in backups

    def _advance(self) -> list[bytes]:
        before = self._backup(self._twin_path)
        self._twin = self._reader.act(self._twin, self.done)
        self.done += 1
        return [before, self._backup(self._twin_path)]

    def _state(self) -> dict[str, list[Any]]:
        return marks_and_steps(self._twin_path)

    @staticmethod
    def _backup(path: Path) -> bytes:
        newest = backup_name(path)
        return newest.read_bytes() if newest.exists() else b""

    def end(self) -> None:
        """Undo all that was done: no mark is left but those of articles opened; then redo it."""
        with opened(self.path) as library:
            before = marks_and_steps(self.path)
            while library.journal.undo():
                pass
            left = marks_and_steps(self.path)
            assert not any(left[table] for table in MARK_TABLES if table != "read_mark")
            for step in before["step"]:
                if step[4] == "done":
                    library.journal.redo()
            again = marks_and_steps(self.path)
            for table in MARK_TABLES:
                if table != "read_mark":
                    assert again[table] == before[table], table
        self._twin.close()


def opened_after(path: Path) -> None:
    """Open what was left behind, as the next start would, without ending in order."""
    library = opened(path, durable=False)
    try:
        library.check()
    finally:
        library.close()
