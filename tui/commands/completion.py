"""`newsreader completion SHELL`: what makes a shell complete; and its questions answered."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path

from tui import state
from tui.commands.arguments.proposals import Proposal, Proposals, proposals
from tui.commands.arguments.shells import SCRIPTS
from tui.commands.locate import places_of
from tui.commands.opening.shell import Shell
from tui.errors import NewsreaderError

_SPECIAL = re.compile(r"[^\w@%+=:,./~{}^\u0080-\U0010ffff-]")
_LIBRARY = "--library"


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the script, or with words what the last of them may go on to."""
    if not asked.words:
        shell.out.text(SCRIPTS[asked.shell].rstrip("\n"))
        return True
    is_bash = asked.shell == "bash"
    line = Typed.of(asked.words[0]) if is_bash else None
    words = line.words if line is not None else asked.words
    found = proposals(words, lambda: _Known(shell, words))
    if line is not None:
        begun = asked.words[1] if len(asked.words) > 1 else line.words[-1]
        found = Proposals(tuple(line.rest(found.words, begun)), found.kind)
    shell.out.text(found.kind)
    for each in found.words:
        shell.out.one_line_pair(each.word, each.help)
    return True


class Typed:
    """A line of bash up to the cursor: its words without their quotation marks."""

    def __init__(self, words: Sequence[str], quote: str) -> None:
        """`quote` is the mark that is open at the cursor, or empty."""
        self.words = list(words)
        self._quote = quote

    @classmethod
    def of(cls, line: str) -> Typed:
        """The words after the command's own."""
        words, quote, is_begun = [""], "", False
        letters = iter(line)
        for letter in letters:
            if letter == "\\" and quote != "'":
                words[-1] += next(letters, "")
            elif letter == quote:
                quote = ""
            elif not quote and letter in "'\"":
                quote, is_begun = letter, True
            elif not quote and letter.isspace():
                if words[-1] or is_begun:
                    words.append("")
                is_begun = False
            else:
                words[-1] += letter
        return cls(words[1:] or [""], quote)

    def rest(self, found: Sequence[Proposal], begun: str) -> Iterator[Proposal]:
        """The proposals as bash takes them in the place of `begun`, its part of the last word.

        Bash breaks words at colons too, and puts what it is given where its part stands.
        """
        last = self.words[-1]
        part = begun.replace("\\", "").strip("'\"")
        is_part = last.endswith(part) and part not in (":", "=")
        cut = len(last) - len(part) if is_part else len(last)
        for each in found:
            word = each.word[cut:]
            yield Proposal(word if self._quote else _SPECIAL.sub(r"\\\g<0>", word), each.help)


class _Known:
    """What the library used last knows, or the one that is named on the line."""

    def __init__(self, shell: Shell, words: Sequence[str]) -> None:
        self._shell = shell
        self._words = words

    @cached_property
    def _library(self) -> Path | None:
        for number, word in enumerate(self._words):
            name, _, value = word.partition("=")
            if name == _LIBRARY and (value or number + 1 < len(self._words)):
                return Path(value or self._words[number + 1])
        return state.read(self._shell.state_file).last

    def values(self, field: str, prefix: str) -> Sequence[str]:
        """Values of a field of queries, of `@`, or fields when that is empty."""
        from tui.commands.search import open_searcher  # noqa: PLC0415  only who needs it pays

        if self._library is None or not self._library.exists():
            return []
        try:
            with closing(open_searcher(self._library)) as searcher:
                return searcher.saved() if field == "@" else searcher.complete(field, prefix)
        except NewsreaderError:  # a damaged library completes nothing, and says nothing either
            return []

    def themes(self) -> Sequence[str]:
        """The names of the themes."""
        from tui.terminal.looks.theme_file import load_themes  # noqa: PLC0415

        places = self._shell.places
        return list(load_themes((places.built_in_themes, places.themes))[0])

    def libraries(self) -> Sequence[str]:
        """The library files that were used, the last first."""
        return list(state.read(self._shell.state_file).sessions)[::-1]

    def places(self) -> Sequence[str]:
        """What `locate` knows."""
        return list(places_of(self._shell))
