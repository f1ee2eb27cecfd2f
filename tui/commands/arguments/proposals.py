"""What the last word of a command line may go on to."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tui.commands.arguments.command import Command
from tui.commands.arguments.parser import COMMANDS, Parser, opening_parser, parser_of
from tui.terminal.lists.completion import Completion

_TAGS = frozenset({"TAG", "OLD", "NEW"})
_FILES = frozenset({"FILE", "PATH", "LIBRARY", "ID|PATH"})
_QUERIES = frozenset({"QUERY", "QUERY|ID"})
_ENTITIES = frozenset({"name", "new", "into"})


class Known(Protocol):
    """What the library and the settings know, for words that stand for something of it."""

    def values(self, field: str, prefix: str) -> Sequence[str]:
        """Values of a field of queries, of `@`, or fields when that is empty."""

    def themes(self) -> Sequence[str]:
        """The names of the themes."""

    def libraries(self) -> Sequence[str]:
        """The library files that were used."""

    def places(self) -> Sequence[str]:
        """What `locate` knows."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A word that may stand there, and what it means; empty when that is plain."""

    word: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Proposals:
    """The words that may stand there, and whether names of `files` or `folders` may as well."""

    words: tuple[Proposal, ...] = ()
    kind: str = "words"


def proposals(words: Sequence[str], known: Callable[[], Known]) -> Proposals:
    """What the last of the words after `newsreader` may go on to; it may be empty."""
    *before, last = words or [""]
    while before and before[0].startswith("--library"):
        before = before[1:] if "=" in before[0] else before[2:]
    command = next((c for c in COMMANDS if before and c.name == before[0]), None)
    if command is not None:
        return _Line(parser_of(command), command, before[1:], last, known).proposals()
    line = _Line(opening_parser(), None, before, last, known)
    found = line.proposals()
    if before or last.startswith("-"):
        return found
    names = _starting((Proposal(c.name, c.help) for c in COMMANDS), last)
    return Proposals((*names, *found.words), found.kind)


class _Line:
    """The arguments of one command, as far as they are typed."""

    def __init__(
        self,
        parser: Parser,
        command: Command | None,
        before: Sequence[str],
        last: str,
        known: Callable[[], Known],
    ) -> None:
        self._parser = parser
        self._command = command
        self._last = last
        self._known = known
        self._is_over = False
        self._waiting: argparse.Action | None = None
        self._given: list[str] = []
        self._read(before)

    def proposals(self) -> Proposals:
        """What the last word may go on to."""
        if self._waiting is not None:
            return self._of(self._waiting, self._last)
        name, equals, value = self._last.partition("=")
        if equals and not self._is_over and (action := self._parser.named(name)):
            found = self._of(action, value)
            whole = tuple(Proposal(f"{name}={each.word}", each.help) for each in found.words)
            return Proposals(whole, found.kind)
        if self._may_sign and self._last[:1] in ("+", "-"):
            signed = [f"{self._last[0]}{tag}" for tag in self._known().values("tag", "")]
            options = self._options() if self._last.startswith("-") else ()
            return Proposals((*options, *_starting(map(Proposal, signed), self._last)))
        if self._last.startswith("-") and not self._is_over:
            return Proposals(self._options())
        slot = self._slot()
        return Proposals() if slot is None else self._of(slot, self._last)

    @property
    def _may_sign(self) -> bool:
        takes = self._command is not None and self._command.takes_changes
        return takes and not self._is_over and all(word[:1] in ("+", "-") for word in self._given)

    def _read(self, words: Sequence[str]) -> None:
        """Take in the words that are whole."""
        for number, word in enumerate(words):
            if self._waiting is not None:
                self._waiting = None
            elif self._is_over:
                self._given.append(word)
            elif word == "--":
                self._is_over = True
            elif (action := self._parser.named(word)) is not None:
                self._waiting = action if action.nargs != 0 else None
            elif "=" in word and self._parser.named(word.partition("=")[0]):
                pass
            elif (below := self._below(word)) is not None:
                self._parser, self._given = below, []
                self._read(words[number + 1 :])
                return
            else:
                self._given.append(word)

    def _below(self, word: str) -> Parser | None:
        """The parser of a verb of the command, when the word is one."""
        slot = self._slot()
        if not isinstance(slot, argparse._SubParsersAction):  # noqa: SLF001  argparse has no other name for it
            return None
        found = slot.choices.get(word)
        return found if isinstance(found, Parser) else None

    def _slot(self) -> argparse.Action | None:
        """The argument that a word without a sign would be, or None when there is none left."""
        slots = self._parser.positionals()
        at = len(self._given)
        if at < len(slots):
            return slots[at]
        return slots[-1] if slots and slots[-1].nargs in ("*", "+") else None

    def _options(self) -> tuple[Proposal, ...]:
        found = (
            Proposal(name, action.help or "")
            for action in self._parser.optionals()
            for name in action.option_strings
            if name.startswith("--") or self._last == "-"
        )
        return tuple(_starting(found, self._last))

    def _of(self, action: argparse.Action, typed: str) -> Proposals:
        """What an argument may be."""
        if action.choices is not None:
            return _words(map(str, action.choices), typed)
        named = action.metavar[0] if isinstance(action.metavar, tuple) else action.metavar
        if named in _QUERIES:
            return Proposals(tuple(self._query(typed)))
        words = _words(self._values(action, named, typed), typed).words
        if named == "FOLDER":
            return Proposals(words, "folders")
        is_file = named in _FILES or action.type is Path
        return Proposals(words, "files" if is_file else "words")

    def _values(self, action: argparse.Action, named: str | None, typed: str) -> Sequence[str]:
        """What the library or the settings know for an argument."""
        match action.dest:
            case _ if named in _TAGS:
                return self._known().values("tag", "")
            case "library":
                return self._known().libraries()
            case "theme":
                return self._known().themes()
            case "what":
                return self._known().places()
            case name if name in _ENTITIES:
                return self._known().values("entity", typed)
        return ()

    def _query(self, typed: str) -> Iterator[Proposal]:
        """What a word of a query may go on to: fields, their values, saved queries."""
        if not typed:
            yield from map(Proposal, self._known().values("", ""))
            return
        found = Completion.of(typed, len(typed), self._known().values)
        yield from _starting((Proposal(found.head + each) for each in found.proposals), typed)


def _words(words: Iterable[str], typed: str) -> Proposals:
    return Proposals(tuple(_starting(map(Proposal, words), typed)))


def _starting(found: Iterable[Proposal], typed: str) -> Iterator[Proposal]:
    """Those that begin as was typed: a shell drops the others, or loses what was typed."""
    return (each for each in found if each.word.startswith(typed))
