"""Read the marked sentences of `claims.txt`; its head explains the notation.

`whole_articles` reads the articles, which are marked with the same brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tui.news.findings import Claim, Stance, Via
from tui.news.span import Span

PARTS = ("source", "cue", "content")
_MARK = re.compile(r"\[(source|cue|content)(\d*):|\]|\[(?P<typo>[a-z]+\d*:)?")
_FLAGS = {"negated", "hedged"}
Parts = dict[int, dict[str, list[Span]]]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim that a person marked: its stance, its parts as spans of the case's text.

    The rest is known of whole articles only. `speaker` is None when nobody speaks; `parent`
    and `restates` are indexes, in the case's claims, of the claim it stands inside and of the
    claim in the body that a headline gives beforehand, or None.
    """

    stance: Stance
    is_negated: bool
    is_hedged: bool
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str | None = None
    via: Via | None = None
    speaker_is_sure: bool = True
    parent: int | None = None
    restates: int | None = None

    @property
    def speaker_is_named(self) -> bool:
        """Whether the article names the speaker; a description begins with a small letter."""
        return self.speaker is not None and not self.speaker[0].islower()


@dataclass(frozen=True, slots=True)
class Case:
    """A marked text: line number in the file, group, text, claims in their numbers' order.

    The group of a whole article is the name of its file, and `body_start` the offset of the
    paragraph after its headline, as in `Article`.
    """

    line: int
    group: str
    text: str
    claims: tuple[GoldClaim, ...]
    body_start: int = 0


@dataclass(slots=True)
class Unmarked:
    """A text without its marks, the spans of each claim's parts, the line of each mark."""

    text: str = ""
    parts: Parts = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)


class MarkError(ValueError):
    """What is wrong, and in which line."""

    def __init__(self, line: int, what: object) -> None:
        super().__init__(what)
        self.line = line


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
    found = unmark([(number, marked.replace(" ¶ ", "\n\n"))])
    if head.strip() == "none":
        return Case(number, group, found.text, ())
    claims = [
        marked_claim(words, found.parts[index]) for index, words in enumerate(head.split(","), 1)
    ]
    if len(claims) != len(found.parts):
        raise ValueError(f"{len(claims)} stances for {len(found.parts)} claims")
    return Case(number, group, found.text, tuple(claims))


def marked_claim(words: str, parts: Mapping[str, list[Span]]) -> GoldClaim:
    """The claim of a stance with its flags, without a speaker."""
    stance, *flags = words.split() or [""]
    if unknown := set(flags) - _FLAGS:
        raise ValueError(f"{', '.join(sorted(unknown))} is no flag")
    source, cue, content = (tuple(sorted(parts.get(part, []))) for part in PARTS)
    return GoldClaim(Stance(stance), "negated" in flags, "hedged" in flags, source, cue, content)


def unmark(pieces: list[tuple[int, str]], *, must_number: bool = False) -> Unmarked:
    """The text of lines with their numbers, without its marks; `MarkError` names a wrong line."""
    found = Unmarked()
    open_marks: list[tuple[str, int, int, int] | None] = []
    for line, marked in pieces:
        position = 0
        for match in _MARK.finditer(marked):
            found.text += marked[position : match.start()]
            position = match.end()
            if match["typo"]:
                raise MarkError(line, f"{match.group()} opens no part of a claim")
            if match[1] and must_number and not match[2]:
                raise MarkError(line, f"a {match[1]} has no number")
            if match.group() == "]":
                if not open_marks:
                    raise MarkError(line, "a bracket closes that was never opened")
                _close(open_marks.pop(), found)
            elif match.group() == "[":
                open_marks.append(None)
                found.text += "["
            else:
                open_marks.append((match[1], int(match[2] or 1), len(found.text), line))
        found.text += marked[position:]
    for mark in open_marks:
        raise MarkError(mark[3] if mark else pieces[-1][0], "a bracket is never closed")
    return found


def _close(mark: tuple[str, int, int, int] | None, found: Unmarked) -> None:
    if mark is None:
        found.text += "]"
        return
    part, claim, start, line = mark
    run = found.text[start:]
    if not run or run != run.strip():
        raise MarkError(line, f"the {part} of claim {claim} is empty or has a space at its edge")
    found.parts.setdefault(claim, {}).setdefault(part, []).append(Span(start, len(found.text)))
    found.lines.setdefault(claim, line)


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
