"""Bonus: what a letter that matches is worth for its place, as at the beginning of a word."""

from __future__ import annotations

from enum import IntEnum

BOUNDARY = 8
"""From this on a bonus marks the beginning of something, which letters beside it share."""
_AT_WORD, _AFTER_DELIMITER, _AFTER_SIGN, _CAMEL, _SIGN = 10, 9, BOUNDARY, 7, BOUNDARY
_DELIMITERS = "/,:;|"


class Sort(IntEnum):
    """What a character is for the bonus of the one after it, and for its own."""

    SPACE = 0
    DELIMITER = 1
    SIGN = 2
    SMALL = 3
    CAPITAL = 4
    DIGIT = 5


def sort_of(char: str) -> Sort:
    """What a character is; letters without case count as small ones."""
    if char.isalpha():
        return Sort.CAPITAL if char.isupper() else Sort.SMALL
    if char.isnumeric():
        return Sort.DIGIT
    if char.isspace():
        return Sort.SPACE
    return Sort.DELIMITER if char in _DELIMITERS else Sort.SIGN


def bonus(before: Sort, here: Sort) -> int:
    """What a match at a character is worth beyond itself, after the character before it.

    The beginning of a label counts as after a space.
    """
    if here <= Sort.SIGN:
        return _SIGN
    if before <= Sort.SIGN:
        return (_AT_WORD, _AFTER_DELIMITER, _AFTER_SIGN)[before]
    is_camel = before is Sort.SMALL and here is Sort.CAPITAL
    is_number = before is not Sort.DIGIT and here is Sort.DIGIT
    return _CAMEL if is_camel or is_number else 0


def bonus_at(label: str, at: int) -> int:
    """What a match at this place of a label is worth beyond itself."""
    return bonus(sort_of(label[at - 1]) if at else Sort.SPACE, sort_of(label[at]))
