"""Read the marked sentences of `claims.txt`; its head explains the notation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tui.news.findings import Claim, Stance
from tui.news.span import Span

PARTS = ("source", "cue", "content")
_MARK = re.compile(r"\[(source|cue|content)(\d*):|\]|\[")


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that a person marked: its stance, its parts as spans of the case's text."""

    stance: Stance
    is_negated: bool
    is_hedged: bool
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A marked text: line number in the file, group, text, claims in their numbers' order."""

    line: int
    group: str
    text: str
    claims: tuple[GoldClaim, ...]


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file of marked sentences; ValueError names a line that is not right."""
    group = ""
    in_head = True
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            group = group if in_head else line.lstrip("# ")
        elif line.strip():
            try:
                yield _case(number, group, line)
            except (KeyError, ValueError) as fault:
                raise ValueError(f"{path.name}, line {number}: {fault}") from fault
        else:
            in_head = False


def _case(number: int, group: str, line: str) -> Case:
    head, marked = line.split(" | ", 1)
    text, parts = _unmark(marked.replace(" ¶ ", "\n\n"))
    if head.strip() == "none":
        return Case(number, group, text, ())
    claims = []
    for index, words in enumerate(head.split(","), 1):
        stance, *flags = words.split()
        found = parts[index]
        claims.append(
            GoldClaim(
                Stance(stance),
                "negated" in flags,
                "hedged" in flags,
                *(tuple(sorted(found.get(part, []))) for part in PARTS),
            )
        )
    if len(claims) != len(parts):
        raise ValueError(f"{len(claims)} stances for {len(parts)} claims")
    return Case(number, group, text, tuple(claims))


def _unmark(marked: str) -> tuple[str, dict[int, dict[str, list[Span]]]]:
    """The text without its marks, and the spans of each claim's parts."""
    text, position = "", 0
    open_marks: list[tuple[str, int, int] | None] = []
    parts: dict[int, dict[str, list[Span]]] = {}
    for match in _MARK.finditer(marked):
        text += marked[position : match.start()]
        position = match.end()
        if match.group() == "]":
            mark = open_marks.pop()
            if mark is None:
                text += "]"
                continue
            part, claim, start = mark
            parts.setdefault(claim, {}).setdefault(part, []).append(Span(start, len(text)))
        elif match.group() == "[":
            open_marks.append(None)
            text += "["
        else:
            open_marks.append((match[1], int(match[2] or 1), len(text)))
    if open_marks:
        raise ValueError("a bracket is never closed")
    return text + marked[position:], parts


_WORD = re.compile(r"\w+")


def words(text: str, spans: tuple[Span, ...]) -> frozenset[int]:
    """The offsets of the words that the spans touch; punctuation does not count."""
    return frozenset(
        match.start()
        for match in _WORD.finditer(text)
        if any(span.start < match.end() and match.start() < span.stop for span in spans)
    )


def pairs(case: Case, found: tuple[Claim, ...]) -> list[tuple[GoldClaim, Claim | None]]:
    """Each marked claim with the found one whose cue (or, without cues, content) it shares."""
    free = list(found)
    result: list[tuple[GoldClaim, Claim | None]] = []
    for gold in case.claims:
        match = next((claim for claim in free if _meet(case.text, gold, claim)), None)
        if match is not None:
            free.remove(match)
        result.append((gold, match))
    return result


def _meet(text: str, gold: GoldClaim, claim: Claim) -> bool:
    a, b = words(text, gold.cue), words(text, claim.cue)
    if a and b:
        return bool(a & b)
    return share(words(text, gold.content), words(text, claim.content)) >= 0.5


def share(a: frozenset[int], b: frozenset[int]) -> float:
    """How much two sets of words have in common: Jaccard, 1 for two empty ones."""
    return len(a & b) / len(a | b) if a | b else 1.0


def is_whole(text: str, gold: GoldClaim, claim: Claim | None) -> bool:
    """Whether a found claim has the source and at least half of the content of the marked one."""
    if claim is None:
        return False
    a, b = words(text, gold.source), words(text, claim.source)
    sources = bool(a & b) or not (a or b)
    return sources and share(words(text, gold.content), words(text, claim.content)) >= 0.5
