"""Copying, opening and piping: the texts, and the programs that take them."""

from __future__ import annotations

import os
import signal
import sys
from dataclasses import replace
from pathlib import Path
from queue import Queue

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.terminal.story import ARTICLE, CLAIMS, TEXT, at
from tui.commands.opening.outside import outside
from tui.news.article import Article
from tui.news.findings import Quotation, Speaker, Via
from tui.settings import Settings
from tui.terminal import pipe
from tui.terminal.article import quoting
from tui.terminal.outside import (
    Program,
    show_beside,
    show_here,
    take_to_clipboard,
    web_address,
)
from tui.terminal.pipe import Cleaner, Pipe, words_of
from tui.terminal.widgets.output import pieces

HAND_WRAPPED = Article(
    "A headline\n\n"
    "The port authority confirmed on Tuesday that all four cranes were running\n"
    "again, eleven days after dockers walked out of the harbour, which is here.\n\n"
    "- one\n- two\n",
    "corpus/wrapped.txt",
    url="javascript:alert(1)",
)


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_line_ends_that_only_fill_lines_are_not_copied() -> None:
    assert quoting.text_of(HAND_WRAPPED).split("\n\n")[1:] == [
        HAND_WRAPPED.paragraphs[1].of(HAND_WRAPPED.text).replace("\n", " "),
        "- one\n- two",
    ]


@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_a_span_is_copied_with_all_its_words_and_no_others(start: int, length: int) -> None:
    span = at(TEXT[start : start + length], TEXT[start:])
    assert quoting.text_of(ARTICLE, span).split() == span.of(TEXT).split()


def test_a_direct_claim_is_quoted_in_the_words_of_its_speaker() -> None:
    claim = replace(
        CLAIMS[3],
        quotation=Quotation.DIRECT,
        content=(at('"Nobody from our side was in the room,"'),),
        speaker=Speaker("Tomas Brandl", Via.NAMED, is_sure=False),
    )
    article = replace(ARTICLE, url="https://example.org/a")
    assert quoting.claim_quotation(article, claim) == (
        "“Nobody from our side was in the room,”\n"
        "— Tomas Brandl? (said), Harbour Courier, 14 November 2023\nhttps://example.org/a"
    )


def test_reported_speech_is_quoted_as_the_words_of_the_article() -> None:
    assert quoting.claim_quotation(ARTICLE, CLAIMS[2]) == (
        "“The Dockers' Union denied that any deal had been signed”\n"
        "— The Dockers' Union (denied), Harbour Courier, 14 November 2023\ncorpus/union.md"
    )


@pytest.mark.parametrize(
    ("url", "is_opened"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https:", False),
        ("https://a b", False),
        ("https://a\n--new", False),
        ('https://a/"b', False),
        ("https://a/$(x)'b", False),
        ("https://a/\u202eb", False),
        ("https://a/\ud83d", False),
        ("data:text/html,x", False),
        ("//a/b", False),
        ("http://[", False),
        ("-https://a", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_go_to_a_browser(url: str | None, is_opened: bool) -> None:
    assert web_address(url) == (url if is_opened else None)


def test_the_first_program_that_takes_a_text_gets_all_of_it(tmp_path: Path) -> None:
    file = tmp_path / "taken"
    programs = (
        Program(("/no/such/program",)),
        Program(python("raise SystemExit(1)")),
        Program(python(f"import sys; open({str(file)!r}, 'wb').write(sys.stdin.buffer.read())")),
    )
    assert take_to_clipboard(programs, "Čapek\n") == Path(sys.executable).name
    assert file.read_text("utf-8") == "Čapek\n"
    assert take_to_clipboard(programs[:2], "lost") is None


def test_a_program_that_fails_at_once_showed_nothing() -> None:
    assert not show_beside(Program(("/no/such/program",)), "x")
    assert not show_beside(Program(python("raise SystemExit(3)")), "x")
    assert show_beside(Program(python("")), "x")
    assert not show_here(Program(("/no/such/program",)), "x")
    assert show_here(Program(python("import sys; assert sys.argv[1] == 'a; b'")), "a; b")


def names(programs: tuple[Program, ...]) -> list[str]:
    return [program.name for program in programs]


def test_ctrl_c_in_a_pager_is_for_the_pager_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    interrupting = "import os, signal; os.kill(os.getppid(), signal.SIGINT); "
    is_hearing = "assert signal.getsignal(signal.SIGINT) is signal.default_int_handler"
    assert show_here(Program(python(interrupting + is_hearing)), str(os.getpid()))
    assert signal.getsignal(signal.SIGINT) is before


def test_the_programs_are_those_of_the_machine_one_sits_at() -> None:
    environ = {"DISPLAY": ":0", "PAGER": "less -R", "BROWSER": "firefox %s:w3m", "EDITOR": "'"}
    here = outside(environ, Settings(pager="bat -p"), lambda name: f"/bin/{name}", platform="linux")
    assert names(here.clipboards) == ["xclip", "xsel", "clip.exe"]
    assert names(here.pagers) == ["bat", "less", "less"]
    assert here.pagers[1].words == ("/bin/less", "-R")
    assert names(here.browsers)[:3] == ["firefox", "w3m", "xdg-open"]
    assert [program.takes_terminal for program in here.browsers[:3]] == [False, True, False]
    assert here.shell == ()
    far = outside({**environ, "SSH_TTY": "x"}, Settings(through_shell=True), lambda _: "/bin/x")
    assert far.clipboards == ()
    assert far.shell == ("/bin/sh", "-c")


PIECES = st.lists(
    st.sampled_from(
        ["a", "é", "\x1b[31mred\x1b[0m", "\x1b]52;c;eA==\x07", "\x9b", "\r\n", "\n", "\t"]
    ),
    max_size=20,
).map("".join)


@given(PIECES, st.integers(1, 9))
def test_output_is_cleaned_alike_however_it_is_cut(text: str, size: int) -> None:
    raw = text.encode()
    whole, cut = Cleaner(), Cleaner()
    parts = [cut.clean(raw[at : at + size]) for at in range(0, len(raw), size)]
    parts.append(cut.clean(b"", is_last=True))
    assert "".join(parts) == whole.clean(raw, is_last=True)
    assert not set("".join(parts)) & set("\x1b\x07\x9b\r\t")


def run(code: str, text: str = "") -> tuple[str, str]:
    """What a program printed, and how it ended."""
    said: list[str] = []
    how: Queue[str] = Queue()
    Pipe(python(code), said.append, how.put).start(text)
    ended = how.get(timeout=30)
    return "".join(said), ended


def test_a_text_goes_through_a_program_and_its_failure_is_said() -> None:
    assert run("import sys; print(len(sys.stdin.read()))", "x" * 300_000) == ("300000\n", "done")
    assert run("print('no'); raise SystemExit(3)") == ("no\n", "failed with status 3")
    assert run("pass", "nobody reads it" * 100_000) == ("", "done")


def test_a_program_that_never_ends_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe, "BYTES", 10_000)
    said, how = run("while True: print('word ' * 20)")
    assert (len(said), how) == (10_000, "ended after 10,000 bytes")
    monkeypatch.setattr(pipe, "SECONDS", 0.3)
    code = (
        "import subprocess as s, sys; s.run([sys.executable, '-c', 'import time; time.sleep(60)'])"
    )
    assert run(code) == ("", "ended after 0.3 seconds")


def test_a_command_is_cut_into_words_and_goes_through_a_shell_only_when_wanted() -> None:
    assert words_of("grep -c 'a b' | wc", ()) == ["grep", "-c", "a b", "|", "wc"]
    assert words_of("a | b", ("/bin/sh", "-c")) == ["/bin/sh", "-c", "a | b"]
    for wrong in ("", "  ", "grep 'a"):
        with pytest.raises(ValueError, match="command"):
            words_of(wrong, ())


@given(st.text(alphabet="a é东👩", max_size=40), st.integers(2, 12))
def test_long_lines_of_output_keep_every_character(line: str, width: int) -> None:
    cut = list(pieces(line, width))
    assert "".join(cut) == line
    assert all(cell_len(piece) <= width for piece in cut)
