"""Articles as brat's standoff files, claims and entities named as PolNeAR names them.

Every article becomes `ID.txt`, its very text, and `ID.ann` beside it; see
https://brat.nlplab.org/standoff.html. A claim is an event `Attribution` (or
`Attribution-no-source`) at its cue, with `Source`, `Cue` and `Content`, as in
PolNeAR 1.0; its stance and negation are attributes, which PolNeAR has not. A
part of several runs is one text-bound line of several runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.exchange.kept import Kept
from tui.exchange.records import with_that
from tui.news.findings import Claim, Findings, Kind, Stance
from tui.news.span import Span

ATTRIBUTION, NO_SOURCE = "Attribution", "Attribution-no-source"
SOURCE, CUE, CONTENT = "Source", "Cue", "Content"
KINDS = {kind.value.title(): kind for kind in Kind}
"""What brat calls each kind of entity."""

_PARTS = f"{SOURCE}*:{SOURCE}, {CUE}*:{CUE}, {CONTENT}*:{CONTENT}"

CONFIGURATION = "\n".join(
    (
        *("[entities]", *KINDS, SOURCE, CUE, CONTENT, ""),
        *("[relations]", "", "<OVERLAP> Arg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", ""),
        *("[events]", f"{ATTRIBUTION} {_PARTS}", f"{NO_SOURCE} {_PARTS}", ""),
        "[attributes]",
        f"Stance Arg:<EVENT>, Value:{'|'.join(Stance)}",
        *("Negation Arg:<EVENT>", ""),
    )
)
"""What `annotation.conf` says of a folder of such files."""


def standoff(kept: Kept) -> str:
    """The `.ann` of an article; empty when nothing was found in it."""
    findings = kept.findings or Findings()
    lines = _Lines(kept.article.text)
    for mention in findings.mentions:
        bound = lines.bound(mention.kind.value.title(), (mention.span,))
        if mention.entity != mention.span.of(kept.article.text):
            lines.note(bound, mention.entity)
    for claim in findings.claims:
        lines.claim(claim)
    return "".join(f"{line}\n" for line in lines.written)


def content_of(text: str, claim: Claim) -> tuple[Span, ...]:
    """The content of a claim with the "that" before it, as PolNeAR counts it."""
    return tuple(with_that(text, span) for span in claim.content)


class _Lines:
    """The lines of one file, each kind numbered by itself."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bounds = self._events = self._attributes = self._notes = 0
        self.written: list[str] = []

    def bound(self, type_: str, spans: tuple[Span, ...]) -> str:
        """Write words with a type; gives their name."""
        self._bounds += 1
        name = f"T{self._bounds}"
        apart = runs(self._text, spans)
        where = ";".join(f"{run.start} {run.stop}" for run in apart)
        words = " ".join(run.of(self._text) for run in apart)
        self.written.append(f"{name}\t{type_} {where}\t{words}")
        return name

    def claim(self, claim: Claim) -> None:
        """Write a claim: its parts, the event and what is said of it."""
        content = content_of(self._text, claim)
        parts = ((SOURCE, claim.source), (CUE, claim.cue), (CONTENT, content))
        roles = [f"{role}:{self.bound(role, spans)}" for role, spans in parts if spans]
        type_ = ATTRIBUTION if claim.source else NO_SOURCE
        trigger = self.bound(type_, claim.cue or content)
        self._events += 1
        name = f"E{self._events}"
        self.written.append(f"{name}\t{' '.join((f'{type_}:{trigger}', *roles))}")
        self._attribute(f"Stance {name} {claim.stance}")
        if claim.negated:
            self._attribute(f"Negation {name}")
        if claim.speaker is not None:
            self.note(name, claim.speaker.name)

    def _attribute(self, words: str) -> None:
        self._attributes += 1
        self.written.append(f"A{self._attributes}\t{words}")

    def note(self, about: str, words: str) -> None:
        """Write what an entity is called, or who speaks, as a note of an annotator."""
        self._notes += 1
        # On one line, whatever was found: another would be read as something of its own.
        self.written.append(f"#{self._notes}\tAnnotatorNotes {about}\t{' '.join(words.split())}")


def runs(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """The runs of spans between their line breaks, which no text-bound line may hold."""
    return tuple(run for span in spans for run in _lines(text, span))


def _lines(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for line in span.of(text).split("\n"):
        words = line.strip()
        if words:
            at = start + len(line) - len(line.lstrip())
            yield Span(at, at + len(words))
        start += len(line) + 1
