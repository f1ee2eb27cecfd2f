"""Runs: the characters that sets of tokens cover, with whole words and without loose marks."""

from __future__ import annotations

from collections.abc import Container, Iterable

from spacy.tokens import Doc, Token

from tui.news.span import Span

_EDGE = frozenset(",.;:-–—()[]/…")


def spans(
    doc: Doc, tokens: Iterable[int], *, is_mark: bool = False, keep: Container[int] = ()
) -> tuple[Span, ...]:
    """The runs of characters that the tokens cover, without loose punctuation at their edges.

    A run that is nothing but punctuation vanishes, unless `is_mark` says that
    the mark itself is meant; quotation marks stay, and so does any token in
    `keep` (the full stop that ends a quotation).
    """
    if is_mark:
        return tuple(Span(doc[i].idx, doc[i].idx + len(doc[i].text)) for i in sorted(tokens))
    result: list[Span] = []
    for run in _runs(doc, sorted(tokens)):
        first, last = run[0], run[-1]
        while first <= last and _is_edge(doc[first]) and first not in keep:
            first += 1
        while last >= first and _is_edge(doc[last]) and last not in keep:
            last -= 1
        if first <= last:
            first, last = _whole_words(doc, *_balanced(doc, first, last))
        if first <= last and any(c.isalnum() for t in doc[first : last + 1] for c in t.text):
            start, stop = doc[first].idx, doc[last].idx + len(doc[last].text)
            if result and start <= result[-1].stop:
                # two runs that the same hyphened word joins
                result[-1] = Span(result[-1].start, max(stop, result[-1].stop))
            else:
                result.append(Span(start, stop))
    return tuple(result)


def _whole_words(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The run with the rest of the words that hyphens made several tokens of: "e-mails"."""
    while first >= 2 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        if doc[first - 2].whitespace_:
            break
        first -= 2
    while last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last].whitespace_:
        if doc[last + 1].whitespace_:
            break
        last += 2
    return first, last


def _balanced(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """The run with the closing bracket that one of its words opens: "Smith (R-Utah)"."""
    if last + 1 == len(doc) or doc[last + 1].text != ")":
        return first, last
    words = [token.text for token in doc[first : last + 1]]
    return first, last + (words.count("(") > words.count(")"))


def _is_edge(token: Token) -> bool:
    return token.is_space or all(c in _EDGE for c in token.text)


def _runs(doc: Doc, indices: list[int]) -> list[list[int]]:
    """The numbers in unbroken runs; the end of a line inside a paragraph breaks none."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and all(_is_line_end(doc[i]) for i in range(runs[-1][-1] + 1, index)):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _is_line_end(token: Token) -> bool:
    return token.is_space and token.text.count("\n") < 2
