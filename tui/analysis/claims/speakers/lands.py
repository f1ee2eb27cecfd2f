"""Lands: that "the French president" is nobody whom the article calls Iran's."""

from __future__ import annotations

from collections.abc import Mapping

from tui.analysis.claims.speakers.learning import nouns_beside
from tui.analysis.claims.speakers.referents import Referent
from tui.analysis.claims.speakers.scene import IN_TITLES, Scene

_RULES = ("countries", "nationalities")
_ALIKE = 4
"""First letters that the names of a country and of its people share: "Russia", "Russian"."""
_OTHERWISE = {
    "american": "unit",
    "british": "unit",
    "burmese": "myan",
    "danish": "denm",
    "dane": "denm",
    "dutch": "neth",
    "emirati": "unit",
    "english": "unit",
    "filipino": "phil",
    "finnish": "finl",
    "french": "fran",
    "irish": "irel",
    "ivorian": "côte",
    "polish": "pola",
    "pole": "pola",
    "scottish": "unit",
    "spanish": "spai",
    "swiss": "swit",
    "welsh": "unit",
}
"""Peoples that are called otherwise than their country."""
_FAR = 8
"""Tokens before a noun in which its country comes."""
_OWNS = frozenset({"'s", "’s", "'", "’", "-", "–", "."})


def lands(scene: Scene) -> Mapping[int, str]:
    """By token the key of the country that the name of a country or people stands for."""
    found: dict[int, str] = {}
    for mention in scene.mentions:
        if mention.rule.endswith(_RULES):
            name = mention.entity.casefold()
            key = _OTHERWISE.get(name, name[:_ALIKE])
            first, last = scene.token(mention.span.start), scene.token(mention.span.stop - 1)
            found.update(dict.fromkeys(range(first, last + 1), key))
    return found


def land_of(scene: Scene, known: Mapping[int, str], noun: int) -> str:
    """The country that a noun or name is tied to, by its key: "Syria's ambassador"; or ""."""
    if scene.deps[noun] and noun + 2 < len(scene.tags) and scene.lower(noun + 1) == "of":
        after = noun + 3 if scene.lower(noun + 2) == "the" and noun + 3 in known else noun + 2
        if after in known:
            return known[after]
    for at in range(noun - 1, max(-1, noun - _FAR), -1):
        if at in known:
            return known[at]
        if scene.tags[at] not in IN_TITLES and scene.lower(at) not in _OWNS:
            return ""
    return ""


def is_of_another(scene: Scene, known: Mapping[int, str], who: Referent, land: str) -> bool:
    """Whether the article ties somebody to countries, and this is none of them."""
    if not land:
        return False
    own = {land_of(scene, known, who.head)} if who.head >= 0 else set()
    for first, head in (*who.read, *who.spots):
        own.add(land_of(scene, known, first))
        own |= {land_of(scene, known, noun) for noun in nouns_beside(scene, first, head)}
    own.discard("")
    return bool(own) and land not in own
