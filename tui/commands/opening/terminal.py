"""What the terminal is able to do, looked at before the screen is opened on it."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

_NO_CURSOR = frozenset({"dumb", "unknown"})
"""Terminals that only ever print one line after the other."""

_SIZES = ("COLUMNS", "LINES")


def refusal(environ: Mapping[str, str]) -> str:
    """Why the reader cannot be shown here, and what can be done; empty when it can."""
    terminal = environ.get("TERM", "")
    if terminal.lower() not in _NO_CURSOR:
        return ""
    return (
        f"this terminal (TERM={terminal}) cannot show the reader; `newsreader search` and "
        "`newsreader show` print on it. If it can do more, set TERM, to xterm-256color for one."
    )


def forget_sizes(environ: MutableMapping[str, str], columns: int) -> None:
    """Leave it to the terminal to say how large it is, if it does (`columns` is not 0).

    What a shell exported before is believed by all who draw, also after the
    window was made smaller: the text would go on where nobody sees it.
    """
    if columns:
        for name in _SIZES:
            environ.pop(name, None)
