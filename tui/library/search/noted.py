"""Words in the reader's own notes and highlights, few and short enough to be read one by one."""

from __future__ import annotations

from json import dumps

from tui.library.search.compiling.fts import Level, Speller
from tui.library.search.reading import Reading
from tui.matching.finder import form_stands
from tui.news.query.query import All, Either, FieldName, Form, Node, Not, Phrase, Word

_TEXTS = {
    FieldName.NOTE: (
        "SELECT article, text FROM note"
        " UNION ALL SELECT article, note FROM highlight WHERE note <> ''"
    ),
    FieldName.HIGHLIGHT: "SELECT article, anchor ->> 'exact' FROM highlight",
}


def ids_of_noted(connection: Reading, name: FieldName, node: Node, speller: Speller) -> str:
    """The ids of the articles with a note, or a highlight, that meets `node`, as a JSON list."""
    texts = connection.all(_TEXTS[name])
    return dumps(sorted({article for article, text in texts if _meets(node, text, speller)}))


def _meets(node: Node, text: str, speller: Speller) -> bool:
    match node:
        case All(nodes):
            return all(_meets(inner, text, speller) for inner in nodes)
        case Either(nodes):
            return any(_meets(inner, text, speller) for inner in nodes)
        case Not(inner):
            return not _meets(inner, text, speller)
        case Word(wanted, Form.EXACT) | Phrase(wanted, _, True):
            return form_stands(text, wanted)
        case Word():
            # A note has no half-typed words in it: a prefix stands for all of them.
            known = f" {' '.join(speller.cut(text))} "
            spellings = speller.of_word(node, Level.PREFIX)
            return any(
                f" {' '.join(s.words)}" + " " * (not s.is_prefix) in known for s in spellings
            )
        case Phrase(wanted, within) if within is not None:
            words, noted = set(speller.cut(wanted)), speller.cut(text)
            room = len(words) + within
            return any(words <= {*noted[at : at + room]} for at in range(len(noted)))
        case Phrase(wanted):
            return f" {' '.join(speller.cut(wanted))} " in f" {' '.join(speller.cut(text))} "
        case _:
            return False
