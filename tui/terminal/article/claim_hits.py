"""Claim hits: which claims of an article a query asks for, so that it opens there.

The library decides which articles answer; this only finds the place in the
one on screen. A speaker known to the library under another name than the
article uses is not recognised here, and then the article opens as without.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.matching.fold import fold
from tui.matching.patterns import places
from tui.news.findings import Claim, Findings, Stance
from tui.news.hits import HitSpan
from tui.news.query.query_fields import ENTITY_FIELDS, OF_CLAIMS, FieldName
from tui.news.query.query_tree import All, Either, Field, Node, Not, Phrase, Scope, Word

_OF_A_CLAIM = frozenset({FieldName.BY, FieldName.STANCE})
_SCOPES = frozenset({FieldName.CLAIM, FieldName.QUOTE, FieldName.ABOUT})


def claim_hits(tree: Node | None, findings: Findings | None, text: str) -> tuple[HitSpan, ...]:
    """The cues of the claims that the query's conditions on claims mean, in text order."""
    claims = asked_claims(tree, findings, text)
    found = {claim.cue[0] if claim.cue else claim.content[0] for claim in claims}
    return tuple(HitSpan(span) for span in sorted(found))


def asked_claims(tree: Node | None, findings: Findings | None, text: str) -> tuple[Claim, ...]:
    """The claims that the query's conditions on claims mean, in text order."""
    asked = tuple(_conditions(tree))
    claims = findings.claims if findings is not None and asked else ()
    return tuple(c for c in claims if any(_meets(node, c, text) for node in asked))


def asks_claims(tree: Node | None) -> bool:
    """Whether a query has conditions on claims."""
    return any(True for _ in _conditions(tree))


def is_of_claims(tree: Node | None) -> bool:
    """Whether all the words of a query stand in its conditions on claims."""
    match tree:
        case Field(name):
            return name not in ENTITY_FIELDS
        case Scope(name):
            return name in _SCOPES
        case Not():
            return True
        case All(nodes) | Either(nodes):
            return all(is_of_claims(each) for each in nodes)
        case _:
            return False


def merged_hits(words: tuple[HitSpan, ...], cues: tuple[HitSpan, ...]) -> tuple[HitSpan, ...]:
    """Both in text order; a cue gives way to a word that it overlaps."""
    free = (c for c in cues if not any(c.span.overlaps(w.span) for w in words))
    return tuple(sorted((*words, *free)))


def _conditions(node: Node | None) -> Iterator[Node]:
    match node:
        case Field(name) if name in _OF_A_CLAIM:
            yield node
        case Scope(name, inner) if name in _SCOPES:
            yield inner
        case All(nodes) | Either(nodes):
            for each in nodes:
                yield from _conditions(each)
        case _:
            return


def _meets(node: Node, claim: Claim, text: str) -> bool:  # noqa: PLR0911  one a kind
    match node:
        case All(nodes):
            return all(_meets(each, claim, text) for each in nodes)
        case Either(nodes):
            return any(_meets(each, claim, text) for each in nodes)
        case Not(inner):
            return not _meets(inner, claim, text)
        case Field(FieldName.STANCE, value):
            return claim.stance is _stance(value)
        case Field(FieldName.BY, value):
            named = claim.speaker.name if claim.speaker is not None else ""
            return _has(" ".join((named, *(run.of(text) for run in claim.source))), value)
        case Field(FieldName.REGEX, value):
            return any(True for _ in places(value, _content(claim, text)))
        case Field(name, value) if name in ENTITY_FIELDS:
            return _has(_content(claim, text), value)
        case Scope(name, inner) if name in OF_CLAIMS:
            return _meets(inner, claim, text)
        case Word(wanted) | Phrase(wanted):
            return _has(_content(claim, text), wanted)
    return True


def _stance(value: str) -> Stance | None:
    """The one stance that the value begins, as half-typed values count in the search."""
    found = [stance for stance in Stance if stance.startswith(fold(value))]
    return found[0] if len(found) == 1 else None


def _content(claim: Claim, text: str) -> str:
    return " ".join(run.of(text) for run in claim.content)


def _has(where: str, wanted: str) -> bool:
    """Whether every word of `wanted` begins a word of `where`, case and accents aside."""
    words = fold(where).split()
    return all(
        any(word.startswith(part) for word in words) for part in fold(wanted).rstrip("*").split()
    )
