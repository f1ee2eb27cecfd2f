"""Signs: one cell for each stance, so that nothing is said by colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.news.findings import Stance

SIGNS: Mapping[Stance, str] = MappingProxyType(
    {
        Stance.SAID: '"',
        Stance.CONFIRMED: "✓",
        Stance.DENIED: "✗",
        Stance.CLAIMED: "?",
        Stance.ACCUSED: "⚑",
        Stance.BELIEVED: "~",
        Stance.PREDICTED: ">",
        Stance.WARNED: "!",
        Stance.PROMISED: "+",
        Stance.URGED: "»",
        Stance.SUPPORTED: "▲",
        Stance.ASKED: "¿",
        Stance.DECLINED: "∅",
        Stance.UNVERIFIED: "·",
    }
)

LETTERS: Mapping[Stance, str] = MappingProxyType(
    {
        Stance.SAID: "s",
        Stance.CONFIRMED: "c",
        Stance.DENIED: "d",
        Stance.CLAIMED: "l",
        Stance.ACCUSED: "a",
        Stance.BELIEVED: "b",
        Stance.PREDICTED: "f",
        Stance.WARNED: "w",
        Stance.PROMISED: "p",
        Stance.URGED: "u",
        Stance.SUPPORTED: "v",
        Stance.ASKED: "q",
        Stance.DECLINED: "n",
        Stance.UNVERIFIED: "x",
    }
)


def corrected_sign(*, is_plain: bool = False) -> str:
    """The sign of what the reader corrected."""
    return "*" if is_plain else "✎"


def marked_sign(*, is_noted: bool = False, is_plain: bool = False) -> str:
    """The sign of the reader's own mark in the text, with a note or without."""
    if is_noted:
        return "N" if is_plain else "✎"
    return "=" if is_plain else "▐"


def by_hand_sign(*, is_plain: bool = False) -> str:
    """The sign of what the reader marked by hand."""
    return "+" if is_plain else "✚"


def sign(stance: Stance, *, is_plain: bool = False) -> str:
    """The sign of a stance, or its letter in plain mode."""
    return (LETTERS if is_plain else SIGNS)[stance]
