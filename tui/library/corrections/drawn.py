"""Drawn: what the reader marked by hand, laid over what the machine found in an article.

A mention made by hand at one place stands there, whatever was found on its
words. One that holds for all words written so gives way to a longer name that
was found around it: "Okafor" everywhere leaves "Okafor Street" alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from tui.matching.anchor import find_again
from tui.news.by_hand import BY_HAND, ClaimByHand, MentionByHand
from tui.news.correction import spelt
from tui.news.findings import Claim, Mention, Quotation, Speaker, Via
from tui.news.highlight import Anchor
from tui.news.span import Span

_OPENING = '“"«„‘'


class Drawn(NamedTuple):
    """A mention, and the number of the correction that made it; 0 for one that was found."""

    mention: Mention
    since: int = 0


class Drawing(NamedTuple):
    """The mentions of an article with those made by hand, in text order.

    `replaced` are those that had to give way, each with what stands there
    now. `placed` are the numbers of the corrections that found their place.
    """

    drawn: tuple[Drawn, ...]
    replaced: tuple[tuple[Mention, Drawn], ...]
    placed: frozenset[int]


def draw(
    mentions: Sequence[Mention], text: str, hands: Sequence[tuple[int, MentionByHand]]
) -> Drawing:
    """Lay the mentions made by hand over those that were found, in the order they were made."""
    now = [Drawn(mention) for mention in mentions]
    replaced: list[tuple[Mention, Drawn]] = []
    placed: set[int] = set()
    for number, hand in hands:
        for span in places(hand, text):
            below = [one for one in now if one.mention.span.overlaps(span)]
            if not _gives_way(below, hand, span, text):
                continue
            drawn = Drawn(_mention(hand, span), number)
            replaced += [(one.mention, drawn) for one in below]
            now = [one for one in now if one not in below]
            now.append(drawn)
            placed.add(number)
    now.sort(key=lambda one: one.mention.span)
    return Drawing(tuple(now), tuple(replaced), frozenset(placed))


def _gives_way(below: Sequence[Drawn], hand: MentionByHand, span: Span, text: str) -> bool:
    """Whether what stands on these words gives way to what was made by hand."""
    if hand.anchor is not None:
        return True
    is_meant = [spelt(one.mention.span.of(text)) == hand.instead for one in below]
    if hand.instead and not any(is_meant):
        return False
    return all(
        is_it or span.covers(one.mention.span) for is_it, one in zip(is_meant, below, strict=True)
    )


def _mention(hand: MentionByHand, span: Span) -> Mention:
    entity = hand.entity
    return Mention(span, entity.kind, entity.name, 1.0, BY_HAND, is_corrected=True)


def places(hand: MentionByHand, text: str) -> list[Span]:
    """Where in a text the words stand."""
    if hand.anchor is None:
        return list(occurrences(hand.form, text))
    place = find_again(hand.anchor, text)
    return [] if place is None else [place.span]


def occurrences(form: str, text: str) -> Iterator[Span]:
    """Where in a text a name is written so, as words of its own."""
    if form.split(maxsplit=1)[0] in text:
        for match in _pattern(form).finditer(text):
            yield Span(*match.span())


@lru_cache(maxsize=512)
def _pattern(form: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(word) for word in form.split())
    before = r"(?<!\w)" if form[0].isalnum() else ""
    after = r"(?!\w)" if form[-1].isalnum() else ""
    return re.compile(f"{before}{words}{after}")


def claim_of(hand: ClaimByHand, text: str, found: Claim | None) -> Claim | None:
    """The claim made by hand, over the one that was found; None when its words are gone."""
    parts = [_spans(anchors, text) for anchors in (hand.cue, hand.source, hand.content)]
    cue, source, content = parts
    if cue is None or source is None or content is None:
        return None
    # Words that weaken a claim may go from the text, and the claim stay.
    hedges = () if hand.hedges is None else _spans(hand.hedges, text) or ()
    try:
        if found is not None:
            drawn = replace(found, cue=cue, source=source, content=content)
            if hand.hedges is not None:
                drawn = replace(drawn, hedges=hedges)
            return replace(drawn, confidence=1.0, rule=BY_HAND, is_corrected=True)
        return Claim(
            cue,
            source,
            content,
            hand.stance,
            quotation_of(text, content),
            1.0,
            BY_HAND,
            Speaker(hand.speaker.name, Via.NAMED) if hand.speaker else None,
            hand.negated,
            hedges,
            is_corrected=True,
        )
    except ValueError:  # its runs were put in another order
        return None


def _spans(anchors: Sequence[Anchor], text: str) -> tuple[Span, ...] | None:
    found = [find_again(anchor, text) for anchor in anchors]
    spans = [place.span for place in found if place is not None]
    return tuple(spans) if len(spans) == len(anchors) else None


def quotation_of(text: str, content: Sequence[Span]) -> Quotation:
    """Whether what is said stands in quotation marks: all of it, some of it, or nothing."""
    if not content:
        return Quotation.INDIRECT
    words = [span.of(text) for span in content]
    before = text[content[0].start - 1 : content[0].start] if content[0].start else ""
    if words[0][:1] in _OPENING or (before and before in _OPENING):
        return Quotation.DIRECT
    is_mixed = any(mark in part for part in words for mark in '“”"«»„')
    return Quotation.MIXED if is_mixed else Quotation.INDIRECT
