"""Score findings against marked cases: what was found, and how much of it is right."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from tests.analysis.gold.reading import PARTS, Case, GoldClaim, is_whole, pairs, words
from tui.news.findings import Claim, Via

_WORD = re.compile(r"\w+")
_EMPTY = frozenset({"the", "a", "an", "of", "for", "and", "his", "her", "its", "their", "s"})


def score(cases: Iterable[Case], find: Callable[[str], tuple[Claim, ...]]) -> Counter[str]:
    """How many claims of the cases were found and how many parts of them are right.

    `gold`, `found`, `whole` (cue met, source and content right), `stance`,
    `negated`, `hedged`, a count for each of `PARTS` (the same words); `extra`
    claims that nobody marked; `behind` (marked claims that were met whose source
    is a pronoun or a description of somebody named), `behind right`; `sure` and
    `sure wrong` speakers. A headline's claim that the body makes again counts
    neither as missed nor as extra.
    """
    count: Counter[str] = Counter()
    for case in cases:
        found = find(case.text)
        matched = pairs(case, found)
        taken = {id(claim) for _, claim in matched}
        in_headline = [c for c in found if c.span.stop < case.body_start]
        count["extra"] += sum(id(c) not in taken and c not in in_headline for c in found)
        count["found"] += len(found)
        for gold, claim in matched:
            if gold.restates is not None:
                count["found"] -= claim is not None
                continue
            count["gold"] += 1
            if claim is not None:
                count.update(_right(case.text, gold, claim))
    return count


def _right(text: str, gold: GoldClaim, claim: Claim) -> Counter[str]:
    right = Counter(
        {
            "met": 1,
            "whole": is_whole(text, gold, claim),
            "stance": claim.stance is gold.stance,
            "negated": claim.negated == gold.is_negated,
            "hedged": claim.is_hedged == gold.is_hedged,
        }
    )
    for part in PARTS:
        right[part] = words(text, getattr(gold, part)) == words(text, getattr(claim, part))
    is_right = speaker_is_right(gold, claim)
    if gold.speaker_is_named and gold.via in (Via.PRONOUN, Via.DESCRIPTION):
        right["behind"] = 1
        right["behind right"] = is_right
    if gold.via is not None and claim.speaker is not None and claim.speaker.is_sure:
        right["sure"] = 1
        right["sure wrong"] = not is_right
    return right


def speaker_is_right(gold: GoldClaim, claim: Claim) -> bool:
    """Whether the speaker is the one marked; names may be shortened, descriptions reworded."""
    if gold.speaker is None or claim.speaker is None:
        return gold.speaker is None and claim.speaker is None
    marked, found = _words(gold.speaker), _words(claim.speaker.name)
    if gold.speaker_is_named:
        return bool(found) and (found <= marked or marked <= found)
    return len(marked & found) * 2 >= len(marked)


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold())) - _EMPTY
