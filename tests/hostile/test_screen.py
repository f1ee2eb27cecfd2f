"""The real app over a hostile library, on a terminal that is read byte by byte."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.hostile import house
from tests.hostile.payloads import STEERING
from tests.hostile.streams import ran
from tests.hostile.terminal_stream import parted
from tests.test_cli import Home, Terminal

BACK = "newsreader"
"""The top line, which is drawn anew when what lay over it is closed."""

WALK = (
    ("\r", "claim"),
    (";", "My marks"),
    ("\x1b", BACK),
    ("!", "Lost mark"),
    ("\x1b", BACK),
    ("a", "keeps it and closes"),
    ("\x1b", BACK),
    ("#", "Tags"),
    ("#", BACK),
    ("U", "History"),
    ("U", BACK),
    ("I", "Import report"),
    ("\x1b", BACK),
    ("@", "Saved searches"),
    ("\x1b", BACK),
    ("e", "Daniel Okafor"),
    ("\x1b", BACK),
    ("F", "Narrow by"),
    ("F", BACK),
    ("|", "Such as"),
    ("cat\r", "copies"),
    ("q", BACK),
    ("o", "none for a browser"),
    ("c", "Ledger"),
    ("t", "Timeline"),
    ("\x1b", "Ledger"),
    ("c", BACK),
    ("?", "Keys and commands"),
    ("\x1b", BACK),
)
"""Keys, and words that are drawn where they lead."""


def test_no_screen_lets_a_byte_of_the_library_steer_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = house.build(tmp_path)
    settings = hostile.home / "settings.yaml"
    settings.write_text(settings.read_text("utf-8") + "pipeline: none-such\n", "utf-8")
    monkeypatch.setenv("NEWSREADER_HOME", str(hostile.home))
    at = ("--library", str(hostile.library))
    assert ran(monkeypatch, ("import", *at, str(tmp_path / "w3c.json")))[0] == 0
    terminal = Terminal(Home(tmp_path), "-m", "tui", *at)
    terminal.until("enter open")
    terminal.until("claims are off: en")
    stream = terminal.seen
    for keys, words in WALK:
        terminal.seen = b""
        terminal.press(keys)
        if keys == "\x1b":  # else the next key might be taken for one pressed with alt
            time.sleep(0.5)
        terminal.until(words)
        stream += terminal.seen
    terminal.seen = b""
    terminal.press("q")
    assert terminal.end() == 0
    drawn, strange = parted((stream + terminal.seen).decode("utf-8"))
    assert strange == []
    assert STEERING.intersection(drawn) <= set("\r")
    assert "[bold]" in drawn
    logs = [path.read_bytes() for path in hostile.home.glob("state/*.log")]
    assert not STEERING.intersection(b"".join(logs).decode("utf-8"))
    assert not list(hostile.home.glob("state/crash-*"))
