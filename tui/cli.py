"""The `newsreader` command: arguments in, one command run, an exit status out.

0 found · 1 nothing found · 2 wrong use, or something the message names ·
130 interrupted · 141 nobody reads the output. No traceback ever reaches the
user: what nobody foresaw goes to a crash report, and the message says where.
"""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import cast

from tui import settings
from tui.commands.arguments.parser import parse
from tui.commands.hooks.programs import Hooks
from tui.commands.opening import crash
from tui.commands.opening.shell import Shell
from tui.commands.printing.out import Out
from tui.errors import NewsreaderError
from tui.paths import Places, places
from tui.settings import Settings

FOUND = 0
NOTHING_FOUND = 1
WRONG = 2
INTERRUPTED = 130
UNREAD = 141


def main(words: Sequence[str] | None = None) -> int:
    """Run the command that the words (by default those of the process) ask for."""
    out = Out.standard()
    try:
        status = _run(sys.argv[1:] if words is None else words, out)
        out.flush()
    except NewsreaderError as error:
        out.error(str(error))
        return WRONG
    except KeyboardInterrupt:
        out.end_progress()
        return INTERRUPTED
    except BrokenPipeError:
        # Python would try to write what is left at its end, and complain.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    except Exception as error:  # noqa: BLE001  the last resort
        out.error(crash.report(error, places(os.environ).state))
        return WRONG
    return status


def _run(words: Sequence[str], out: Out) -> int:
    try:
        asked = parse(words)
    except SystemExit as answered:  # --help and --version
        return cast("int", answered.code or FOUND)
    found = places(os.environ)
    chosen, problems = settings.read(found.settings)
    module = importlib.import_module(f"tui.commands.{asked.command}")
    run = cast("Callable[..., bool]", module.run)
    hooks = None if asked.no_hooks else _hooks(found, chosen, out)
    try:
        has_found = run(Shell(out, found, chosen, problems, hooks), asked)
        out.flush()
    except (NewsreaderError, BrokenPipeError):
        _finish(hooks)  # what was done before is done
        raise
    _finish(hooks)
    return FOUND if has_found else NOTHING_FOUND


def _finish(hooks: Hooks | None) -> None:
    if hooks is not None:
        hooks.finish()


def _hooks(found: Places, chosen: Settings, out: Out) -> Hooks:
    return Hooks(found.hooks, found.state / "hooks.log", chosen.hook_seconds, out.error, os.environ)


if __name__ == "__main__":
    sys.exit(main())
