"""Which driver of Textual's reads the terminal: ours where there is one, else its own."""

from __future__ import annotations

from textual.driver import Driver

__all__ = ["Driver", "quicker"]


def quicker(usual: type[Driver], *, is_delay_given: bool) -> type[Driver]:
    """The driver in place of the usual one.

    `is_delay_given` says that the reader chose how long to wait for what follows
    the byte of the escape key, by ESCDELAY.
    """
    if usual.__name__ != "LinuxDriver":
        return usual
    from tui.terminal.keys.quick_escape import QuickEscape, be_quick  # noqa: PLC0415  not on Windows

    if not is_delay_given:
        be_quick()
    return QuickEscape
