"""Statements: paragraphs without quotation marks that a verb of speech and a colon introduce.

Press releases print what a minister says as a block: "The Foreign Secretary
said:", an empty line, and the words themselves, often in several paragraphs.
The first of them is the minister's; further ones as long as they say "I" or
"we", which the writer of a release does not.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames.site import find_source

_LEAD_IN = 30
"""Tokens before the colon in which its verb is looked for."""
_FEWEST = 5
"""Tokens of the shortest statement; less is a heading or a name."""
_OWN = frozenset({"i", "we", "my", "our", "me", "us"})


def read_statements(text: Text) -> Iterator[Draft]:
    """The drafts of the statements that are printed without quotation marks."""
    blocks = text.paragraphs
    for number, (start, stop) in enumerate(blocks[:-1]):
        if text.doc[stop - 1].text != ":" or not _is_statement(text, *blocks[number + 1]):
            continue
        verb = _verb(text, start, stop)
        if verb is None:
            continue
        content: set[int] = set()
        for first, end in blocks[number + 1 :]:
            if content and not _is_own(text, first, end):
                break
            content |= set(range(first, end))
        cue = verb_group(verb)
        source, head = find_source(verb, cue)
        if head is not None:
            stance = text.words.verbs[text.lemma(verb)].stance
            yield Draft(verb.i, cue, source, content, stance, "statement", source_head=head)


def _verb(text: Text, start: int, stop: int) -> Token | None:
    for token in reversed(text.doc[max(start, stop - _LEAD_IN) : stop]):
        known = text.words.verbs.get(text.lemma(token))
        if token.pos_ == "VERB" and known is not None and "quote" in known.frames:
            return token if clauses.subject(token) is not None else None
        if token.text in (".", "?", "!", ";"):
            return None
    return None


def _is_statement(text: Text, start: int, stop: int) -> bool:
    """Whether a paragraph can be somebody's words: a sentence, unquoted, no line of a list."""
    first, last = text.doc[start], text.doc[stop - 1]
    is_list = first.is_punct or first.like_num or first.i in text.quote_of
    return not is_list and stop - start >= _FEWEST and last.text[-1] in ".!?…"


def _is_own(text: Text, start: int, stop: int) -> bool:
    words = (t for t in text.doc[start:stop] if t.i not in text.quote_of)
    return _is_statement(text, start, stop) and any(t.lower_ in _OWN for t in words)
