"""The word table: what the attribute ruler and the lemmatizer say of a word, remembered.

Both go by one word at a time but for a handful of patterns: the same word with
the same tag and, where a pattern asks for it, the same dependency has the same
part of speech, morphology and lemma wherever it stands. Asking them once for
each such word and then looking it up gives exactly what they give, in a tenth
of the time they take: a fifth of what a small pipeline needs for an article.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

NAME = "newsreader_word_table"
LIMIT = 1 << 16
"""Words remembered, about 20 MB; then it begins anew."""

_BEFORE = {
    "tok2vec",
    "transformer",
    "curated_transformer",
    "tagger",
    "newsreader_borders",
    "parser",
    "senter",
    "ner",
}
"""Components (by factory) that leave alone what the ruler and the lemmatizer write."""
_ASKED = {"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE"}
"""What a pattern may ask about one word for the answer to be the same everywhere."""
_TOLD = {"TAG", "DEP", "POS", "MORPH", "LEMMA"}

_KEY = [ORTH, TAG, DEP]
_WRITTEN = [POS, MORPH, LEMMA]

_Row = tuple[int, int, int, int | None, int | None]
"""Part of speech, morphology and lemma; then the tag and the dependency, where they change."""


def remember_words(nlp: Language) -> None:
    """Put a word table in place of ruler and lemmatizer, if that changes nothing but the time."""
    names = list(nlp.pipe_names)
    if "attribute_ruler" not in names or "lemmatizer" not in names:
        return
    at = names.index("attribute_ruler")
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    if (
        names.index("lemmatizer") == at + 1
        and {nlp.get_pipe_meta(name).factory for name in names[:at]} <= _BEFORE
        and type(ruler) is AttributeRuler
        and type(lemmatizer) is EnglishLemmatizer
        and lemmatizer.mode in ("rule", "lookup")
        and not lemmatizer.overwrite
        and all(_is_understood(rule) for rule in ruler.patterns)
    ):
        nlp.add_pipe(NAME, before="attribute_ruler")
        nlp.disable_pipes("attribute_ruler", "lemmatizer")


def _is_understood(rule: Mapping[str, Any]) -> bool:
    return set(rule["attrs"]) <= _TOLD and all(
        len(pattern) > 1 or _is_one_word(pattern[0]) for pattern in rule["patterns"]
    )


def _is_one_word(asked: Mapping[str, Any]) -> bool:
    """Whether the pattern asks only what the table knows of one word."""
    dep = asked.get("DEP", "")
    return set(asked) <= _ASKED and (isinstance(dep, str) or set(dep) <= {"IN", "NOT_IN"})


@Language.factory(NAME)
def _make(nlp: Language, name: str) -> WordTable:
    del name
    return WordTable(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"))


class WordTable:
    """The component that stands for a ruler and a lemmatizer."""

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        self._ruler = ruler
        self._lemmatizer = lemmatizer
        self._vocab = ruler.vocab
        self._rows: dict[tuple[int, int, int, tuple[int, ...]], _Row] = {}
        self._runs = Matcher(ruler.vocab)
        """The patterns of more than one word."""
        self._deps: set[int] = set()
        """The dependencies that a pattern asks for by name; all others are alike."""
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                if len(pattern) > 1:
                    self._runs.add(str(number), [pattern])
                else:
                    self._deps.update(self._vocab.strings.add(d) for d in _named(pattern[0]))

    def __call__(self, doc: Doc) -> Doc:
        """Write the parts of speech, morphology and lemmas of a text that has tags."""
        if len(doc) == 0:
            return doc
        in_runs = self._in_runs(doc)
        rows: list[_Row] = []
        for at, (orth, tag, dep) in enumerate(doc.to_array(_KEY).tolist()):
            key = orth, tag, dep if dep in self._deps else -1, in_runs.get(at, ())
            row = self._rows.get(key)
            if row is None:
                row = self._learn(key, dep)
            rows.append(row)
        values: Any = doc.to_array(_WRITTEN)
        values[:] = [row[:3] for row in rows]
        doc.from_array(_WRITTEN, values)
        for at, (*_, tag, new_dep) in enumerate(rows):
            if tag is not None:
                doc[at].tag = tag
            if new_dep is not None:
                doc[at].dep = new_dep
        return doc

    def _in_runs(self, doc: Doc) -> dict[int, tuple[int, ...]]:
        """For each token that a pattern of several words is about, the rules of such patterns."""
        found: dict[int, tuple[int, ...]] = {}
        for match, start, stop in self._runs(doc, allow_missing=True):
            rule = int(self._vocab.strings[match])
            at = range(start, stop)[self._ruler.indices[rule]]
            found[at] = (*found.get(at, ()), rule)
        return found

    def _learn(self, key: tuple[int, int, int, tuple[int, ...]], dep: int) -> _Row:
        """Ask the ruler and the lemmatizer, of a text of that one word."""
        orth, tag, _, in_runs = key
        doc = Doc(self._vocab, words=[self._vocab.strings[orth]])
        token = doc[0]
        token.tag, token.dep = tag, dep
        rules = {rule for rule, *_ in self._ruler.match(doc)}
        for rule in sorted(rules.union(in_runs)):
            attributes = self._ruler.attrs[rule]
            values: Any = doc.to_array(list(attributes))
            values[:] = list(attributes.values())
            doc.from_array(list(attributes), values)
        self._lemmatizer(doc)
        pos, morph, lemma = doc.to_array(_WRITTEN).tolist()[0]
        row = (
            pos,
            morph,
            lemma,
            token.tag if token.tag != tag else None,
            token.dep if token.dep != dep else None,
        )
        if len(self._rows) >= LIMIT:
            self._rows.clear()
        self._rows[key] = row
        return row


def _named(asked: Mapping[str, Any]) -> Iterator[str]:
    """The dependencies that a pattern names."""
    wanted = asked.get("DEP")
    if isinstance(wanted, str):
        yield wanted
    elif wanted is not None:
        for names in wanted.values():
            yield from names
