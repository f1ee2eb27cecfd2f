"""The process that reads what may never end: the same answers, and an end to everything."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.corpus.making_pdf import pdf_of
from tui.corpus.apart import messages
from tui.corpus.apart.helper import Helper
from tui.corpus.formats import LONG, Ways, read, stream_of
from tui.corpus.reading import Refusal
from tui.news.article import Article, Published
from tui.news.story_field import StoryField

SAMPLES = Path(__file__).parents[2] / "sample_articles"


def test_the_helper_finds_what_is_found_without_it(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf_of([["It rained on Tuesday."]]))
    (tmp_path / "long.txt").write_text("It rained on Tuesday.\n\n" * (LONG // 20))
    (tmp_path / "empty.html").write_bytes(b"")
    files = [*sorted(SAMPLES.glob("*/*.html")), *sorted(tmp_path.iterdir())]
    with Helper() as helper:
        for file in files:
            assert read(file, Ways(apart=helper)) == read(file)


def test_a_reader_that_is_ended_costs_one_file() -> None:
    page = b"<html><body><p>It rained on Tuesday.</p></body></html>"
    with Helper() as helper:
        ways = Ways(apart=helper)
        assert len(list(stream_of(io.BytesIO(page), "a.html", ways))) == 1
        assert helper._process is not None
        helper._process.kill()
        helper._process.wait()
        (refusal,) = stream_of(io.BytesIO(page), "b.html", ways)
        assert isinstance(refusal, Refusal)
        assert "more time or memory" in refusal.reason
        (article,) = stream_of(io.BytesIO(page), "c.html", ways)
        assert isinstance(article, Article)


@pytest.mark.skipif(sys.platform != "linux", reason="the system bounds no time or memory there")
@pytest.mark.parametrize(
    "harm", ["re.match('(a+)+b', 'a' * 99)", "[bytes(1 << 20) for _ in range(9999)]"]
)
def test_neither_time_nor_memory_without_end_is_given(harm: str) -> None:
    code = (
        "import io, re\nfrom tui.corpus.apart import reader\n"
        "reader.SECONDS = 0\nreader.MEMORY = 200_000_000\n"
        f"def read(*_):\n    {harm}\n    yield None\n"
        "from tui.corpus.format_table import named\n"
        "object.__setattr__(named('PDF'), 'reader', read)\n"
        "from tui.corpus.apart import messages\n"
        "order = messages.order_line('PDF', 'a.pdf', 0, {})\n"
        "answers = io.BytesIO()\nreader.serve(io.BytesIO(order), answers)\n"
        "print(answers.getvalue().decode())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode < 0 or "too much memory" in done.stdout


_NAMES = st.text(st.characters(exclude_categories=()))


@given(_NAMES, _NAMES, st.lists(_NAMES))
def test_messages_arrive_as_they_were_sent(path: str, text: str, names: list[str]) -> None:
    article = Article(f"a{text}", path, 3, 1, "h", tuple(names), None, Published("2023-11"))
    assert messages.found_of(messages.found_line(article)) == article
    refusal = Refusal(path, 3, text, text)
    assert messages.found_of(messages.found_line(refusal)) == refusal
    own = {StoryField.TEXT: tuple(names)}
    assert messages.order_of(messages.order_line("PDF", path, 7, own)) == ("PDF", path, 7, own)
    assert messages.found_of(messages.END) is None
