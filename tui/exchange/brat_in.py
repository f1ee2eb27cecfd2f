"""Claims and names that were drawn in brat, as corrections by hand.

Only what is not found in the article already: the files that `brat` wrote hold
all that is. What was taken away in brat is not taken away here; there is no
telling it from what was found after the export.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise

from tui.exchange.brat import ATTRIBUTION, CONTENT, CUE, KINDS, NO_SOURCE, SOURCE, content_of, runs
from tui.news.article import ArticleId
from tui.news.by_hand import ClaimByHand, MentionByHand
from tui.news.correction import Entity, Verb, spelt
from tui.news.findings import Findings, Kind, Stance
from tui.news.highlight import Anchor
from tui.news.span import Span

_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)")
_EVENT = re.compile(rf"(E\d+)\t({ATTRIBUTION}|{NO_SOURCE}):T\d+(.*)")
_ROLE = re.compile(r" ([A-Z][a-z]+)\d*:(T\d+)")
_ATTRIBUTE = re.compile(r"A\d+\t(Stance|Negation) (E\d+)(?: (\S+))?")
_NOTE = re.compile(r"#\d+\tAnnotatorNotes (\S+)\t(.+)")
_THAT = re.compile(r"[Tt]hat\s+(?=\S)")

Spans = tuple[Span, ...]


@dataclass(slots=True)
class _Drawn:
    """What the lines of a file say, by their names."""

    bounds: dict[str, tuple[str, Spans]] = field(default_factory=dict)
    events: dict[str, Mapping[str, Spans]] = field(default_factory=dict)
    stances: dict[str, Stance] = field(default_factory=dict)
    negated: set[str] = field(default_factory=set)
    notes: dict[str, str] = field(default_factory=dict)


def drawn_by_hand(
    article: ArticleId, text: str, lines: Sequence[str], findings: Findings
) -> Iterator[ClaimByHand | MentionByHand]:
    """The names and claims of an `.ann` that are not among the findings.

    `text` is what its offsets count in; lines that are not understood, or lie
    outside of it, are passed over.
    """
    drawn = _read(lines, len(text))
    known = {(mention.span, mention.kind) for mention in findings.mentions}
    for name, (type_, spans) in drawn.bounds.items():
        kind = KINDS.get(type_)
        if kind is None or len(spans) != 1 or (spans[0], kind) in known:
            continue
        form = spelt(spans[0].of(text))
        called = _called(drawn.notes.get(name, form), form, kind)
        if called is not None:
            anchor = Anchor.on(text, spans[0])
            yield MentionByHand(Verb.ADD, called, form, article, anchor)
    claims = {
        (runs(text, claim.cue), runs(text, content_of(text, claim))) for claim in findings.claims
    }
    for name, parts in drawn.events.items():
        cue, content = parts.get(CUE, ()), parts.get(CONTENT, ())
        if (cue or content) and (cue, content) not in claims:
            yield ClaimByHand(
                Verb.ADD_CLAIM,
                article,
                _anchors(text, cue),
                _anchors(text, parts.get(SOURCE, ())),
                _anchors(text, tuple(_without_that(text, span) for span in content)),
                drawn.stances.get(name, Stance.SAID),
                negated=name in drawn.negated,
            )


def _called(note: str, form: str, kind: Kind) -> Entity | None:
    """The entity by the name in a note or, where that can be none, as written in the text."""
    for name in (note, form):
        with suppress(ValueError):
            return Entity.typed(name, kind)
    return None


def _read(lines: Sequence[str], length: int) -> _Drawn:
    drawn = _Drawn()
    for line in lines:
        if found := _BOUND.match(line):
            spans = _spans(found[3], length)
            if spans:
                drawn.bounds[found[1]] = found[2], spans
        elif found := _ATTRIBUTE.match(line):
            if found[1] == "Negation":
                drawn.negated.add(found[2])
            elif found[3] in set(Stance):
                drawn.stances[found[2]] = Stance(found[3])
        elif found := _NOTE.match(line):
            drawn.notes[found[1]] = found[2].strip()
    # An event may stand before the lines of its parts.
    for line in lines:
        if found := _EVENT.match(line):
            drawn.events[found[1]] = _parts(found[3], drawn)
    return drawn


def _parts(roles: str, drawn: _Drawn) -> Mapping[str, Spans]:
    """The spans of each part; a second one of a role, as `Content2`, joins the first."""
    parts: dict[str, Spans] = {}
    for role, name in _ROLE.findall(roles):
        spans = drawn.bounds.get(name, ("", ()))[1]
        parts[role] = tuple(sorted({*parts.get(role, ()), *spans}))
    return parts


def _spans(where: str, length: int) -> Spans:
    """The runs in their order; none when they overlap, or lie outside the text."""
    found = []
    for run in where.split(";"):
        start, stop = (int(number[:12]) for number in run.split())
        if not start < stop <= length:
            return ()
        found.append(Span(start, stop))
    found.sort()
    is_apart = all(a.stop <= b.start for a, b in pairwise(found))
    return tuple(found) if is_apart else ()


def _without_that(text: str, span: Span) -> Span:
    opener = _THAT.match(text, span.start, span.stop)
    return Span(opener.end(), span.stop) if opener else span


def _anchors(text: str, spans: Spans) -> tuple[Anchor, ...]:
    return tuple(Anchor.on(text, span) for span in spans)
