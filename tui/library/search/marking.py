"""What to mark in a text as an answer to a query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.library.search.compiling.fts import Level, Speller
from tui.library.search.words.naming import Naming
from tui.matching.finder import TextFinder
from tui.news.query.query import All, Either, Field, FieldName, Form, Node, Phrase, Scope, Word
from tui.news.query.query_fields import ENTITY_FIELDS


@dataclass(slots=True)
class _Marked:
    words: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)
    phrases: set[tuple[str, ...]] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    patterns: set[str] = field(default_factory=set)

    def add(self, words: tuple[str, ...], *, is_prefix: bool = False) -> None:
        if len(words) > 1:
            self.phrases.add(words)
        elif is_prefix:
            self.prefixes.add(words[0])
        elif words:
            self.words.add(words[0])


def finder(
    tree: Node | None,
    speller: Speller,
    level: Level,
    naming: Naming,
    close: Iterable[tuple[str, ...]],
) -> TextFinder:
    """What marks the words of a query; `close` are the words that were taken for typed ones."""
    marked, near = _Marked(), _Marked()
    if tree is not None:
        _collect(tree, speller, level, naming, marked)
    for words in close:
        near.add(words)
    return TextFinder(
        words=frozenset(marked.words),
        prefixes=tuple(sorted(marked.prefixes)),
        phrases=frozenset(marked.phrases),
        forms=frozenset(marked.forms),
        patterns=frozenset(marked.patterns),
        close_words=frozenset(near.words),
        close_phrases=frozenset(near.phrases),
    )


def _collect(  # noqa: C901  one a kind of node
    node: Node, speller: Speller, level: Level, naming: Naming, marked: _Marked
) -> None:
    match node:
        case All(nodes) | Either(nodes):
            for inner in nodes:
                _collect(inner, speller, level, naming, marked)
        case Scope(name, inner) if name not in {FieldName.NOTE, FieldName.HIGHLIGHT}:
            _collect(inner, speller, level, naming, marked)
        case Word(text, Form.EXACT) | Phrase(text, _, True):
            marked.forms.add(text)
        case Word():
            for spelling in speller.of_word(node, max(level, Level.ENDING)):
                marked.add(spelling.words, is_prefix=spelling.is_prefix)
        case Phrase(_, within, _):
            whole = speller.of_phrase(node)
            for words in _parts(whole.words, within) if whole else ():
                marked.add(words)
        case Field(FieldName.REGEX, value):
            marked.patterns.add(value)
        case Field(name, value, is_exact) if name in ENTITY_FIELDS:
            entities = naming.entities(value, name, is_exact=is_exact)
            for words in naming.aliases(entities):
                marked.add(words)


def _parts(words: tuple[str, ...], within: int | None) -> list[tuple[str, ...]]:
    """A phrase as a whole; each of its words when they may lie apart."""
    return [words] if within is None else [(word,) for word in words]
