"""Read the whole articles of `articles/`; its README explains the notation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from tests.analysis.gold.reading import Case, GoldClaim, MarkError, marked_claim, unmark
from tui.news.findings import Stance, Via
from tui.news.span import Span

_WORD = re.compile(r"\w+")
_KEYS = {"speaker", "via", "in", "restates"}
_PRONOUNS = frozenset(
    re.findall(
        r"\w+",
        "I me my we our us you your he him his she her they them their it its who whom whose which "
        "that this these those himself herself themselves itself".casefold(),
    )
)


def read_articles(folder: Path) -> Iterator[Case]:
    """The articles of a folder, in the order of their names; see `read_article`."""
    for path in sorted(folder.glob("*.txt")):
        yield read_article(path)


def read_article(path: Path) -> Case:
    """The article of a file; ValueError names a line that is not right."""
    try:
        return _article(path.stem, path.read_text("utf-8").splitlines())
    except MarkError as fault:
        raise ValueError(f"{path.name}, line {fault.line}: {fault}") from fault


def _article(name: str, lines: list[str]) -> Case:
    if "---" not in lines:
        raise MarkError(max(len(lines), 1), "no --- and no table end the article")
    end = lines.index("---")
    start = next((n for n, line in enumerate(lines) if not line.startswith("#")), 0)
    found = unmark(list(_pieces(lines[:end], start)), must_number=True)
    if "\n\n" not in found.text:
        raise MarkError(end, "an article has a headline and a body")
    rows = _rows(lines, end + 1)
    for claim in sorted(set(found.parts) - set(rows)):
        raise MarkError(found.lines[claim], f"claim {claim} is not in the table")
    claims: list[GoldClaim] = []
    for index, (number, cells) in rows.items():
        if index not in found.parts:
            raise MarkError(number, f"claim {index} has no marks")
        try:
            claims.append(_row_claim(cells, found.parts[index], found.text))
        except ValueError as fault:
            raise MarkError(number, fault) from fault
    body_start = found.text.index("\n\n") + 2
    for (number, _), marked in zip(rows.values(), claims, strict=True):
        if what := _misplaced(marked, claims, body_start):
            raise MarkError(number, what)
    return Case(start + 1, name, found.text, tuple(claims), body_start)


def _pieces(lines: list[str], start: int) -> Iterator[tuple[int, str]]:
    """The lines from `start` with their numbers, blocks parted by an empty line."""
    gap = ""
    for number, line in enumerate(lines[start:], start + 1):
        if words := line.strip():
            yield number, gap + words
            gap = " "
        elif gap:
            gap = "\n\n"


def _rows(lines: list[str], start: int) -> dict[int, tuple[int, list[str]]]:
    """The rows of the table: for each claim its line's number and its cells."""
    rows: dict[int, tuple[int, list[str]]] = {}
    for number, line in enumerate(lines[start:], start + 1):
        if not line.strip():
            continue
        index, colon, cells = line.partition(":")
        if not colon or index.strip() != str(len(rows) + 1):
            raise MarkError(number, f"here stands claim {len(rows) + 1}, not {line[:20]!r}")
        rows[len(rows) + 1] = number, [cell.strip() for cell in cells.split("|")]
    return rows


def _row_claim(cells: list[str], parts: Mapping[str, list[Span]], text: str) -> GoldClaim:
    """The claim of a row; ValueError when the row does not go with the marks."""
    values: dict[str, str] = {}
    for cell in cells[1:]:
        key, _, value = cell.partition(":")
        if key not in _KEYS or key in values or not value.strip():
            raise ValueError(f"{cell!r} is no {' or '.join(sorted(_KEYS))}, or its second")
        values[key] = value.strip()
    if "speaker" not in values:
        raise ValueError("a claim needs a speaker, or - for nobody")
    name = values["speaker"].removesuffix("?").strip()
    if not name or (name != "-" and "via" not in values):
        raise ValueError("a speaker has a name or a description, and a via")
    claim = replace(
        marked_claim(cells[0], parts),
        speaker=None if name == "-" else name,
        via=Via(values["via"]) if "via" in values else None,
        speaker_is_sure=not values["speaker"].endswith("?"),
        parent=int(values["in"]) - 1 if "in" in values else None,
        restates=int(values["restates"]) - 1 if "restates" in values else None,
    )
    _check_parts(claim)
    _check_speaker(claim, text)
    return claim


def _check_parts(claim: GoldClaim) -> None:
    if not claim.cue and (claim.via is not Via.CARRIED_OVER or not claim.content):
        raise ValueError("only a quotation that is carried over has no cue")
    if not claim.content and claim.stance is not Stance.DECLINED:
        raise ValueError("only a refusal to comment has no content")
    for runs in (claim.source, claim.cue, claim.content):
        if any(a.overlaps(b) for a, b in pairwise(runs)):
            raise ValueError("two runs of one part overlap")


def _check_speaker(claim: GoldClaim, text: str) -> None:
    """Refuse a speaker whom neither the text nor the source of the claim allows."""
    if claim.speaker is None:
        if claim.source or claim.via:
            raise ValueError("nobody speaks, and still there is a source or a via")
        return
    if claim.speaker.casefold() not in text.casefold():
        raise ValueError(f"the article does not hold {claim.speaker!r}")
    if (claim.via is Via.CARRIED_OVER) == bool(claim.source):
        raise ValueError("a speaker without a source is carried over, and no other is")
    source = " ".join(span.of(text) for span in claim.source).casefold()
    if claim.source and (claim.via is Via.PRONOUN) != (source in _PRONOUNS):
        raise ValueError(f"{source!r} and via {claim.via} do not go together")
    if claim.via is Via.NAMED and not (claim.speaker_is_named and _names(claim.speaker, source)):
        raise ValueError(f"{source!r} does not name {claim.speaker}")


def _names(speaker: str, source: str) -> bool:
    """Whether a source has a word of the name, or its initials."""
    name = _WORD.findall(speaker)
    initials = "".join(word[0] for word in name if word[0].isupper())
    said = {word.casefold() for word in _WORD.findall(source)}
    return not said.isdisjoint({initials.casefold(), *(word.casefold() for word in name)})


def _misplaced(claim: GoldClaim, claims: list[GoldClaim], body_start: int) -> str:
    """What is wrong with the claims that a claim points at; nothing is an empty string."""
    for index in (claim.parent, claim.restates):
        if index is not None and not 0 <= index < len(claims):
            return f"there is no claim {index + 1}"
    spans = claim.cue or claim.content
    around = [
        index
        for index, other in enumerate(claims)
        if other is not claim and all(any(r.covers(s) for r in other.content) for s in spans)
    ]
    parent = min(around, key=lambda i: sum(map(len, claims[i].content)), default=None)
    if claim.parent != parent:
        return f"it stands inside {'no claim' if parent is None else f'claim {parent + 1}'}"
    if claim.restates is not None and spans[0].start >= body_start:
        return "only a headline restates"
    if claim.restates is not None:
        body = claims[claim.restates]
        if (body.cue or body.content)[0].start < body_start:
            return "a headline restates what the body says"
    return ""
