"""What tells people and bodies of one kind apart: their country, and their office.

"The French president" is nobody whom the article calls Iran's, and the foreign
ministry is not the ministry of health.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from tui.analysis.claims.speakers.learning import learn, nouns_beside
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


_OFFICES = frozenset(
    {
        *("prime", "foreign", "defence", "defense", "finance", "interior", "home", "health"),
        *("justice", "education", "energy", "trade", "transport", "environment", "press"),
        *("treasury", "labour", "labor", "culture", "agriculture", "immigration", "attorney"),
    }
)
"""Words before "minister" or "ministry" that tell one from another."""


class Apart:
    """Tells whom of an article a description cannot mean, by country and office."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def _lands(self) -> Mapping[int, str]:
        """By token the key of the country that the name of a country or people stands for."""
        scene = self._scene
        found: dict[int, str] = {}
        for mention in scene.mentions:
            if mention.rule.endswith(_RULES):
                name = mention.entity.casefold()
                key = _OTHERWISE.get(name, name[:_ALIKE])
                first, last = scene.token(mention.span.start), scene.token(mention.span.stop - 1)
                found.update(dict.fromkeys(range(first, last + 1), key))
        return found

    def is_another(self, who: Referent, noun: int) -> bool:
        """Whether somebody has another country or office: "foreign" is no "prime" minister."""
        called = self._scene.words_before(noun) & _OFFICES
        if called:
            own = learn(self._scene, who).words | set(who.name.lower().split())
            if who.head >= 0:
                own |= self._scene.words_before(who.head)
            if own & _OFFICES and not own & called:
                return True
        return self.is_foreign(who, noun)

    def is_foreign(self, who: Referent, noun: int) -> bool:
        """Whether a noun is tied to one country, and somebody to others."""
        land = self._land(noun)
        if not land:
            return False
        own = {self._land(who.head)} if who.head >= 0 else set()
        for first, head in (*who.read, *who.spots):
            own.add(self._land(first))
            own |= {self._land(beside) for beside in nouns_beside(self._scene, first, head)}
        own.discard("")
        return bool(own) and land not in own

    def _land(self, noun: int) -> str:
        """The country that a noun or name is tied to, by its key: "Syria's ambassador"; or ""."""
        scene, known = self._scene, self._lands
        if noun + 3 < len(scene.tags) and scene.lower(noun + 1) == "of":
            after = noun + 3 if scene.lower(noun + 2) == "the" else noun + 2
            if after in known:
                return known[after]
        for at in range(noun - 1, max(-1, noun - _FAR), -1):
            if at in known:
                return known[at]
            if scene.tags[at] not in IN_TITLES and scene.lower(at) not in _OWNS:
                return ""
        return ""
