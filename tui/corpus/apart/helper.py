"""The end of the pipes that orders: starts the process, and starts it anew when it was ended."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

from tui.corpus.apart import messages
from tui.corpus.reading import Refusal
from tui.news.article import Article
from tui.news.story_field import OwnNames

_START = """
import sys
sys.path.append(sys.argv[1])
from tui.corpus.apart.reader import main
main()
"""
"""Not `-m`, which would import from the folder the user happens to be in, a corpus perhaps."""

_PACKAGE = Path(__file__).parents[3]


class Helper:
    """Reads files in a process of its own, which is started when the first one comes."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(
        self, format_name: str, data: bytes, path: str, own: OwnNames
    ) -> Iterator[Article | Refusal]:
        """What is in the file; the process is ended by its bounds, and its end is a refusal."""
        # All of it before the first is given: who asks may stop listening, or ask again meanwhile.
        return iter(self._answer(format_name, data, path, own))

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()

    def _answer(
        self, format_name: str, data: bytes, path: str, own: OwnNames
    ) -> list[Article | Refusal]:
        found: list[Article | Refusal] = []
        orders, answers = self._pipes()
        try:
            orders.write(messages.order_line(format_name, path, len(data), own))
            orders.write(data)
            orders.flush()
            while (line := answers.readline()).endswith(b"\n"):
                one = messages.found_of(line)
                if one is None:
                    return found
                found.append(one)
        except OSError:
            pass
        except BaseException:
            self.close()
            raise
        self.close()
        reason = "reading it takes more time or memory than one file is worth"
        return [*found, Refusal(path, None, reason, "It was given up; save what matters as text")]

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _START, str(_PACKAGE)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # In a group of its own ctrl+c in the terminal does not reach it.
                process_group=0,
            )
        orders, answers = self._process.stdin, self._process.stdout
        assert orders is not None  # noqa: S101  we asked for both
        assert answers is not None  # noqa: S101
        return orders, answers
