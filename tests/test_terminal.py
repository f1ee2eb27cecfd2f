"""What is looked at before the screen is opened on a terminal."""

from __future__ import annotations

from tui.commands.opening.terminal import forget_sizes, refusal


def test_a_terminal_that_only_prints_lines_is_told_what_works_on_it() -> None:
    assert "TERM=dumb" in refusal({"TERM": "dumb"})
    assert not refusal({"TERM": "xterm"})
    assert not refusal({})


def test_an_exported_size_does_not_outlive_a_window_that_says_its_own() -> None:
    shell = {"COLUMNS": "100", "LINES": "30", "HOME": "/home/ana"}
    forget_sizes(shell, 0)
    assert shell["COLUMNS"] == "100"
    forget_sizes(shell, 80)
    assert shell == {"HOME": "/home/ana"}
