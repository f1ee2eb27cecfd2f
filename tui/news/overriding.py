"""Which corrections do nothing any more because the reader said otherwise later."""

from __future__ import annotations

from collections.abc import Sequence

from tui.news.correction import ClaimCorrection, EntityCorrection, Verb
from tui.news.said import Made


def overridden(made: Sequence[Made]) -> frozenset[int]:
    """The numbers of the corrections that a later one of these took the effect from.

    Of a claim that is one that says the same thing otherwise, or that it is no
    claim; of an entity one that turns it back into what it was.
    """
    found, later = set(), set[tuple[object, ...]]()
    for one in sorted(made, key=lambda each: -each.number):
        match one.correction:
            case ClaimCorrection(verb, article, cue, content):
                is_overridden = not later.isdisjoint(
                    {(article, cue, content, verb), (article, cue, content, Verb.REJECT)}
                )
                later.add((article, cue, content, verb))
            case EntityCorrection(_, entity, target, article, wording):
                is_overridden = (target, entity, article, wording) in later
                later.add((entity, target, article, wording))
            case _:
                is_overridden = False
        if is_overridden:
            found.add(one.number)
    return frozenset(found)
