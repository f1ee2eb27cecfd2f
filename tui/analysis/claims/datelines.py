"""Datelines: "CALDER BAY, Nov 9 (Meridian) -" at the head of a paragraph, which nobody said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.analysis.lines import blocks
from tui.news.span import Span

_PLACE = r"(?:[^\W\d_a-zß-ÿ][^\W\d_a-zß-ÿ.'’-]*)(?:[ -][^\W\d_a-zß-ÿ.'’-]+)*"
_MORE = r"(?:,\ [^\n—–()]{1,40}?)?"
_AGENCY = r"\([A-Z][^()\n]{1,38}\)"
_DATELINE = re.compile(
    rf"""\s*(?:
        (?:CNN|AP|AFP|UPI|NPR|BBC|PA|VOA|PTI|ANI|DPA|RFE/RL)
      | (?P<shouted>{_PLACE}(?:/{_PLACE})?){_MORE}(?:\s*{_AGENCY})?
      | [A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){{0,3}}{_MORE}\s*{_AGENCY}
    )\s*(?:—|–|--?)\s+(?=["“'‘(]?[A-Z0-9])
    | \s*(?:Image\ (?:copyright|source)\b[^\n]{{0,60}}?\s)?(?:Image|Media)\ caption\s
    | \s*FILE(?:\ PHOTO)?(?::|\ [-–—])\s""",
    re.VERBOSE,
)
_LETTERS = 3
"""Letters of the shortest place in capitals: "UN - " begins a sentence like any other."""


def datelines(text: str, spans: Sequence[Span] | None = None) -> Iterator[Span]:
    """The datelines of a text, with the dash that ends each, in order; `spans` are its blocks."""
    for paragraph in blocks(text) if spans is None else spans:
        match = _DATELINE.match(text, paragraph.start, min(paragraph.stop, paragraph.start + 120))
        if match is None:
            continue
        shouted = match["shouted"]
        if shouted is None or sum(c.isalpha() for c in shouted) > _LETTERS:
            yield Span(match.start(), match.end())
