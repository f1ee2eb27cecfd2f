"""Several processes on one library, and processes that are killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.library.making import assert_sound, filed, marks_of, opened, select
from tests.library.writer import BATCH, text_of
from tui.news.article import ArticleId
from tui.news.mark import Tag

ROOT = Path(__file__).parents[2]


@contextmanager
def _writer(what: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that writes into the library; it is killed at the end."""
    writer = subprocess.Popen(
        [sys.executable, "-m", "tests.library.writer", what, str(path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield writer
    finally:
        writer.kill()
        writer.communicate()


def _lines(writer: subprocess.Popen[str], number: int) -> list[int]:
    """The next things the writer says were done."""
    assert writer.stdout is not None
    return [int(writer.stdout.readline()) for _ in range(number)]


def _until_killed(what: str, path: Path, number: int) -> int:
    """Let a writer write, kill it in full run, and tell the last thing it acknowledged."""
    with _writer(what, path) as writer:
        _lines(writer, number)
        writer.kill()  # SIGKILL: nothing of it can run any more
        assert writer.stdout is not None
        rest = writer.stdout.read().split()
    return int(rest[-1]) if rest else number - 1


def test_no_acknowledged_tag_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    last = _until_killed("tag", path, 25)
    with opened(path) as library:
        assert library.was_left_open
        tagged = {article for article, _ in marks_of(library)["tag"]}
        # The one under way may have been kept without having been acknowledged.
        assert tagged >= {f"{number:016x}" for number in range(last + 1)}
        assert len(tagged) <= last + 2
        assert len(library.journal.history(10_000)) == len(tagged)
        while library.journal.undo():
            pass
        assert marks_of(library)["tag"] == []
        library.check()


def test_an_intake_that_is_killed_leaves_a_sound_shelf_that_can_be_gone_on_with(
    tmp_path: Path,
) -> None:
    path = tmp_path / "news.library"
    put = _until_killed("put", path, 4)
    with opened(path) as library:
        held = library.shelf.counts().articles
        assert held >= max(put, 4 * BATCH)
        files = [filed(f"{number}.txt", text_of(number)) for number in range(held + BATCH)]
        library.shelf.put_many(files)
        assert library.shelf.counts().articles == len(files)
        assert len(library.shelf.known()) == len(files)
        assert select(library, "SELECT DISTINCT mtime_ns FROM file") == [(1,)]
        assert_sound(library)
        library.check()


def test_tagging_goes_on_while_another_process_puts_articles(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library, _writer("put", path) as writer:
        _lines(writer, 1)
        ids = [ArticleId(f"{number:016x}") for number in range(30)]
        for number, article_id in enumerate(ids):
            assert library.marks.tag([article_id], Tag(f"tag{number % 3}")) == 1
        for _ in range(10):
            assert library.journal.undo() is not None
        put = _lines(writer, 2)[-1]
        assert library.shelf.counts().articles >= put
        assert len(marks_of(library)["tag"]) == 20
        library.check()


def test_two_intakes_of_the_same_files_give_each_article_once(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with _writer("put", path) as first, _writer("put", path) as second:
        _lines(first, 4)
        _lines(second, 4)
    with opened(path) as library:
        held = library.shelf.counts().articles
        assert held >= 4 * BATCH
        assert select(library, "SELECT count(DISTINCT digest) FROM article") == [(held,)]
        library.shelf.put_many([filed("last.txt", "Last.")])
        assert_sound(library)
