"""Expressions of FTS5, made from the words of a query.

What a reader typed reaches FTS5 only as its own words inside quotation marks,
for there `bank's`, `he-said` and `100%` would be errors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from enum import IntEnum

from tui.matching.endings import endings
from tui.matching.typos.families import well_spelt
from tui.matching.typos.typos import Vocabulary
from tui.news.query.query import All, Either, FieldName, Form, Node, Not, Phrase, Scope, Word

COLUMNS = {FieldName.TITLE: "title", FieldName.LEAD: "lead", FieldName.BODY: "lead body"}
"""The parts of an article that the word index tells apart."""

_HYPHENED = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")
"""Words with hyphens between them and nothing else; what has digits, F-16, is no other word."""

COMPLETIONS = 24
"""Completions of a half-typed word that are searched: the most frequent, from memory.
A prefix query of FTS5 for two letters takes a hundred times as long."""


class Level(IntEnum):
    """How far a word is taken; each level holds the one before.

    Of the words that a beginning may go on to, the commonest come first: to
    walk over all that begin with "a" takes half a second.
    What is excluded is meant as typed: nobody who excludes "sport" has seen
    the articles about sports that would go with it.
    """

    EXCLUDED = 0
    EXACT = 1
    ENDING = 2
    COMMON_PREFIX = 3
    PREFIX = 4


RANKS = (Level.EXACT, Level.ENDING, Level.COMMON_PREFIX, Level.PREFIX)
"""The levels in the order in which their answers stand."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words that follow each other in the index; of the last, perhaps only the beginning."""

    words: tuple[str, ...]
    is_prefix: bool = False

    def __str__(self) -> str:
        text = " ".join(self.words).replace('"', '""')
        return f'"{text}"' + (" *" if self.is_prefix else "")


@dataclass(frozen=True, slots=True)
class Speller:
    """Gives the spellings in which the words of one query are looked up.

    `cut` cuts a text into words as the index does. `vocabulary` is None before
    it is loaded. `open_word` is the word still being typed, None when there is
    none.
    """

    cut: Callable[[str], list[str]]
    vocabulary: Vocabulary | None = None
    open_word: Word | None = None
    forgives_typos: bool = True
    _known: dict[tuple[Word, Level], tuple[Spelling, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _held: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)

    def of_word(self, word: Word, level: Level) -> tuple[Spelling, ...]:
        """The spellings of a word up to a level, the word itself first."""
        found = self._known.get((word, level))
        if found is None:
            found = self._known[word, level] = self._of_word(word, level)
        return found

    def _of_word(self, word: Word, level: Level) -> tuple[Spelling, ...]:
        words = tuple(self.cut(word.text))
        if not words:
            return ()
        found = [Spelling(words)]
        # A beginning takes all its endings alike: none of them is nearer than another.
        has_endings = word.form not in {Form.EXACT, Form.PREFIX} and len(words) == 1
        if level >= Level.ENDING and has_endings:
            found += [Spelling((form,)) for form in self._forms(words[0])]
        if level >= Level.ENDING and word.form is Form.PLAIN and _HYPHENED.fullmatch(word.text):
            found += [Spelling((joined,)) for joined in self._joined(words)]
        if word.form is Form.PREFIX and level in {Level.EXCLUDED, Level.PREFIX}:
            found.append(Spelling(words, is_prefix=True))
        elif word.form is Form.PREFIX and level is Level.COMMON_PREFIX:
            found += self._completed(words)
        if word == self.open_word and level >= Level.COMMON_PREFIX and len(words[-1]) > 1:
            found += self._completed(words)
        return tuple(dict.fromkeys(found))

    def _forms(self, word: str) -> list[str]:
        """Other forms of a word, none if they are those of a word it is misspelt for."""
        known = self.vocabulary
        if known is None:
            return [*endings(word)]
        forms = [form for form in endings(word) if form in known]
        is_misspelt = self.forgives_typos and well_spelt(word, known) is not None
        return [] if is_misspelt else forms

    def _joined(self, words: tuple[str, ...]) -> list[str]:
        """What a word with hyphens is without them, where some article has it so: `e-mail`."""
        joined, known = "".join(words), self.vocabulary
        return [joined] if len(words) > 1 and (known is None or joined in known) else []

    def of_phrase(self, phrase: Phrase) -> Spelling | None:
        """A phrase as it is looked up, or None when the index knows no word in it."""
        words = tuple(self.cut(phrase.text))
        return Spelling(words) if words else None

    def begun(self, word: Word) -> list[str] | None:
        """The words that a beginning may go on to, or None when they are many or unknown."""
        words = self.cut(word.text)
        if self.vocabulary is None or len(words) != 1:
            return None
        known = self.vocabulary.completions(words[0], COMPLETIONS + 1)
        return known if len(known) <= COMPLETIONS else None

    def held(self, prefix: str) -> int:
        """In how many articles the words stand that begin with a prefix, each counted by itself."""
        if prefix not in self._held:
            known = self.vocabulary
            self._held[prefix] = 0 if known is None else known.held(prefix)
        return self._held[prefix]

    def _completed(self, words: tuple[str, ...]) -> list[Spelling]:
        if self.vocabulary is None:
            return [Spelling(words, is_prefix=True)]
        *before, last = words
        return [
            Spelling((*before, word)) for word in self.vocabulary.completions(last, COMPLETIONS)
        ]


def is_text(node: Node) -> bool:
    """Whether FTS5 alone can answer `node`: words and their joins, with something to find."""
    match node:
        case Word(_, form):
            return form is not Form.EXACT
        case Phrase(_, _, is_exact):
            return not is_exact
        case Scope(name, inner):
            return name in COLUMNS and is_text(inner)
        case Either(nodes):
            return all(is_text(inner) for inner in nodes)
        case All(nodes):
            wanted = [inner for inner in nodes if not isinstance(inner, Not)]
            unwanted = [inner.node for inner in nodes if isinstance(inner, Not)]
            return bool(wanted) and all(is_text(inner) for inner in (*wanted, *unwanted))
        case _:
            return False


def expression(node: Node, speller: Speller, level: Level) -> str | None:
    """The expression for a node of text, or None when the index knows no word in it."""
    match node:
        case Word():
            return _joined(" OR ", [str(s) for s in speller.of_word(node, level)])
        case Phrase(_, within, _):
            return _phrase(speller.of_phrase(node), within)
        case Scope(name, inner):
            found = expression(inner, speller, level)
            return found and f"{{{COLUMNS[name]}}} : ({found})"
        case Either(nodes):
            return _joined(" OR ", [expression(inner, speller, level) for inner in nodes])
        case All(nodes):
            wanted = [n for n in nodes if not isinstance(n, Not)]
            left = left_of(node, speller, level)
            found = _joined(" AND ", [left.get(n) or expression(n, speller, level) for n in wanted])
            unwanted = _joined(
                " OR ",
                [expression(n.node, speller, Level.EXCLUDED) for n in nodes if isinstance(n, Not)],
            )
            return f"({found}) NOT ({unwanted})" if found and unwanted else found
        case _:
            raise TypeError(f"not a node of text: {node!r}")


def is_void(node: Node, speller: Speller, level: Level) -> bool:
    """Whether a word is excluded in every spelling in which it is wanted."""
    return isinstance(node, All) and "" in left_of(node, speller, level).values()


def left_of(node: All, speller: Speller, level: Level) -> dict[Node, str]:
    """The words of which a spelling is excluded, with the expression for the other spellings.

    To walk over all that holds a common word, for nothing to be left, takes long.
    """
    excluded = {
        spelling
        for inner in node.nodes
        if isinstance(inner, Not) and isinstance(inner.node, Word)
        for spelling in speller.of_word(inner.node, Level.EXCLUDED)
    }
    left: dict[Node, str] = {}
    for inner in node.nodes if excluded else ():
        spellings = speller.of_word(inner, level) if isinstance(inner, Word) else ()
        kept = [str(spelling) for spelling in spellings if not _is_within(spelling, excluded)]
        if len(kept) < len(spellings):
            left[inner] = _joined(" OR ", list(kept)) or ""
    return left


def _is_within(spelling: Spelling, excluded: Container[Spelling]) -> bool:
    """Whether what holds a spelling holds an excluded one: it itself, or a beginning of it."""
    return spelling in excluded or any(
        Spelling((word[:end],), is_prefix=True) in excluded
        for word in spelling.words
        for end in range(1, len(word) + 1)
    )


def _phrase(spelling: Spelling | None, within: int | None) -> str | None:
    if spelling is None or within is None or len(spelling.words) < 2:
        return None if spelling is None else str(spelling)
    words = " ".join(str(Spelling((word,))) for word in spelling.words)
    return f"NEAR({words}, {within})"


def _joined(joint: str, parts: list[str | None]) -> str | None:
    kept = list(dict.fromkeys(part for part in parts if part))
    if len(kept) < 2:
        return kept[0] if kept else None
    return joint.join(f"({part})" for part in kept)
