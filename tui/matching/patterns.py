r"""Regular expressions of a query, `/oil|gas/`, looked for in bounded time.

Some expressions take for ever on some texts. So each look into a text has an
end, and all looks of one search together have one: what was not looked at by
then is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from time import perf_counter
from warnings import catch_warnings

import regex

from tui.news.span import Span

A_TEXT = 0.05
"""Seconds that one expression may take over one text."""

A_SEARCH = 1.5
"""Seconds that all looks into texts of one search may take."""

MOST = 1_000
"""Places marked in one text."""


class Budget:
    """The time that one search has for its expressions."""

    def __init__(self, seconds: float = A_SEARCH) -> None:
        self._left = seconds
        self.is_spent = False

    def stands(self, text: str, pattern: str) -> bool:
        """Whether the expression matches somewhere in the text; False once the time is spent."""
        if self._left <= 0:
            self.is_spent = True
            return False
        began = perf_counter()
        try:
            return compiled(pattern).search(text, timeout=A_TEXT) is not None
        except TimeoutError:
            self.is_spent = True
            return False
        finally:
            self._left -= perf_counter() - began


@lru_cache(maxsize=64)
def compiled(pattern: str) -> regex.Pattern[str]:
    """The expression; without capitals in it, case does not matter.

    `^` and `$` are the ends of lines. Raises ValueError, with the reason, for
    what is no expression.
    """
    flags = regex.MULTILINE | (0 if _has_capital(pattern) else regex.IGNORECASE)
    try:
        with catch_warnings(action="ignore"):  # about sets within sets, which we have not
            return regex.compile(pattern, flags)
    except (regex.error, OverflowError, RecursionError) as error:
        raise ValueError(str(error)) from error


def places(pattern: str, text: str) -> Iterator[Span]:
    """Where the expression matches, in order, without what it matches of no length."""
    try:
        for number, match in enumerate(compiled(pattern).finditer(text, timeout=A_TEXT)):
            if number >= MOST:
                return
            if match.end() > match.start():
                yield Span(match.start(), match.end())
    except (ValueError, TimeoutError):
        return


def _has_capital(pattern: str) -> bool:
    r"""Whether a letter of the expression is a capital; `\W` is none."""
    letters = zip(" " + pattern, pattern, strict=False)
    return any(letter.isupper() and before != "\\" for before, letter in letters)
