"""Letting go: memory that is not used any more given back to the system."""

from __future__ import annotations

import ctypes

LARGE = 100_000
"""Articles of an answer after which it is worth to give memory back."""


def give_back() -> None:
    """Give back what was let go, a few milliseconds, for a thread.

    The allocator of Linux keeps it, of a million headlines two hundred megabytes, for the
    thread that let it go; others give it back unasked.
    """
    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, TypeError, AttributeError):
        return
    trim(0)
