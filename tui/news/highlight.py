"""Highlights: words of an article that the reader marked, and how they are found again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NewType

from tui.news.article import ArticleId
from tui.news.span import Span

HighlightNumber = NewType("HighlightNumber", int)
"""Names a highlight; never used twice in a library."""

CONTEXT = 32
"""Code points on either side by which what was marked is told from other places."""

WIDEST_CONTEXT = 512
"""As many are used where fewer would not tell the place from others that read the same."""

KEPT_CONTEXT = 200
"""So many are kept at least, so that a reader sees later what the words stood in."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a mark sits in a text, said in three ways so that it can be found again.

    After the W3C Web Annotation selectors: the position, the exact words, and
    those on either side of them. `reach` is how many code points of these it
    takes to tell the place from others. `length` is that of the whole text, 0
    when it is not known: where it is still the same, the position can be trusted.
    """

    span: Span
    exact: str
    prefix: str
    suffix: str
    reach: int = CONTEXT
    length: int = 0

    def __post_init__(self) -> None:
        if len(self.exact) != len(self.span):
            raise ValueError("an anchor's words are as long as its span")
        if self.reach < CONTEXT:
            raise ValueError(f"a context of less than {CONTEXT} characters tells too little")

    @classmethod
    def on(cls, text: str, span: Span) -> Anchor:
        """The anchor of a span of `text`."""
        if span.stop > len(text):
            raise ValueError(f"the text ends before {span.stop}")
        reach = CONTEXT
        while reach < WIDEST_CONTEXT and _is_like_another(text, span, reach):
            reach *= 2
        kept = max(reach, KEPT_CONTEXT)
        prefix = text[max(0, span.start - kept) : span.start]
        suffix = text[span.stop : span.stop + kept]
        return cls(span, span.of(text), prefix, suffix, reach, len(text))

    @property
    def before(self) -> str:
        """As much of what stood before the words as it takes to find them."""
        return self.prefix[-self.reach :]

    @property
    def after(self) -> str:
        """As much of what stood after the words as it takes to find them."""
        return self.suffix[: self.reach]

    @property
    def is_repeated(self) -> bool:
        """Whether other places in its text read the same, near context included."""
        return self.reach > CONTEXT


@dataclass(frozen=True, slots=True)
class Highlight:
    """Words that the reader marked in an article, and perhaps wrote a note on.

    `anchor` stays as it was when the words were marked, whatever becomes of
    the text. `is_let_go` says that the reader knows that it has no place in
    the text any more and wants to hear no more of it.
    """

    number: HighlightNumber
    article: ArticleId
    anchor: Anchor
    note: str
    at: int
    is_let_go: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """A highlight, and where it stands in the text as it is now.

    `span` is None when it lost its place. `score` says how sure the place is:
    1 when words and context are as they were.
    """

    highlight: Highlight
    span: Span | None
    score: float = 1.0

    @property
    def is_lost(self) -> bool:
        """Whether it lost its place and the reader has not been heard on it."""
        return self.span is None and not self.highlight.is_let_go


def _is_like_another(text: str, span: Span, reach: int) -> bool:
    """Whether another place reads the same, on one side at least.

    Because the other side may be what is edited one day.
    """
    low, high = max(0, span.start - reach), span.stop + reach
    sides = [(low, high)]
    if span.start >= reach:
        sides.append((low, span.stop))
    if high <= len(text):
        sides.append((span.start, high))
    return any(text.find(text[a:b]) != a or text.find(text[a:b], a + 1) >= 0 for a, b in sides)


def to_json(anchor: Anchor) -> dict[str, Any]:
    """The anchor as plain JSON values, from which `from_json` makes it again."""
    return {
        "start": anchor.span.start,
        "exact": anchor.exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        "reach": anchor.reach,
        "length": anchor.length,
    }


def from_json(data: Mapping[str, Any]) -> Anchor:
    """The anchor that `to_json` wrote; KeyError, TypeError or ValueError on anything else."""
    start, exact = int(data["start"]), _text(data["exact"])
    return Anchor(
        Span(start, start + len(exact)),
        exact,
        _text(data["prefix"]),
        _text(data["suffix"]),
        int(data["reach"]),
        int(data["length"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"not a text: {value!r}")
    return value
