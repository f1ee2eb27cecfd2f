"""What tells people and bodies of one kind apart: their country, and their office.

"The French president" is nobody whom the article calls Iran's, and the foreign
ministry is not the ministry of health.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from tui.analysis.claims.speakers.learning import is_tied, learn, nouns_beside
from tui.analysis.claims.speakers.parse import IN_TITLES
from tui.analysis.claims.speakers.referents import Referent
from tui.analysis.claims.speakers.scene import Scene
from tui.analysis.gazetteer import unaccented
from tui.news.findings import Kind, Mention

_RULES = ("countries", "nationalities")
_ALIKE = 4
"""First letters that the names of a country and of its people share: "Russia", "Russian"."""
_SHARED = frozenset({"united", "north", "south", "new", "east", "central", "equatorial"})
"""First words of the names of several countries."""
_OTHERWISE = {
    "american": "united s",
    "british": "united k",
    "burmese": "myan",
    "danish": "denm",
    "democratic republic of the congo": "cong",
    "dutch": "neth",
    "emirati": "united a",
    "england": "united k",
    "english": "united k",
    "filipino": "phil",
    "finnish": "finl",
    "french": "fran",
    "irish": "irel",
    "laotian": "laos",
    "macedonian": "north m",
    "persian": "iran",
    "polish": "pola",
    "republic of the congo": "cong",
    "salvadoran": "el s",
    "scotland": "united k",
    "scottish": "united k",
    "spanish": "spai",
    "swazi": "eswa",
    "swiss": "swit",
    "timorese": "east t",
    "wales": "united k",
    "welsh": "united k",
}
"""Peoples that are called otherwise than their country."""
_STATELESS = frozenset(
    {
        *("african", "african-american", "arab", "asian", "asian american", "balkan", "baltic"),
        *("californian", "caribbean", "east european", "eurasian", "european", "hispanic"),
        *("latin american", "latino", "londoner", "mediterranean", "middle eastern", "muscovite"),
        *("native american", "new yorker", "nordic", "north african", "north american"),
        *("parisian", "scandinavian", "southeast asian", "texan", "gazan", "siberian", "catalan"),
        *("kashmiri", "tibetan", "crimean", "chechen", "sicilian", "basque", "bavarian"),
    }
)
"""Peoples that tell no country apart: a European minister may be the French one."""
_FAR = 8
"""Tokens before a noun in which its country comes."""
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_OWNING = (Kind.ORGANIZATION, Kind.PLACE)
_OWNS = frozenset({"'s", "’s", "'", "’", "-", "–", "."})


_OFFICES = frozenset(
    {
        *("prime", "foreign", "defence", "defense", "finance", "interior", "home", "health"),
        *("justice", "education", "energy", "trade", "transport", "environment", "press"),
        *("security", "economy", "information", "intelligence", "communications", "development"),
        *("treasury", "labour", "labor", "culture", "agriculture", "immigration", "attorney"),
    }
)
"""Words before "minister" or "ministry" that tell one from another."""


def land_key(name: str) -> str:
    """What the name of a country and that of its people have in common: "turk"."""
    folded = unaccented(name).casefold()
    first = folded.partition(" ")[0]
    letters = len(first) + 2 if first in _SHARED else _ALIKE
    return _OTHERWISE.get(folded, folded[:letters])


class Apart:
    """Tells whom of an article a description cannot mean, by country and office."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def _lands(self) -> Mapping[int, str]:
        """By token the key of the country that the name of a country or people stands for."""
        scene = self._scene
        parse = scene.parse
        found: dict[int, str] = {}
        for mention in scene.mentions:
            if self._is_land(mention):
                key = land_key(mention.entity)
                first, last = (
                    parse.token(mention.span.start),
                    parse.token(mention.span.stop - 1),
                )
                found.update(dict.fromkeys(range(first, last + 1), key))
        return found

    def _is_land(self, mention: Mention) -> bool:
        """Whether a mention names a country or its people; "Turkey" may also be a bird."""
        if mention.rule.endswith(_RULES):
            return mention.entity.casefold() not in _STATELESS
        return mention.kind is Kind.PLACE and (
            mention.rule == "context" or mention.entity in self._countries
        )

    @cached_property
    def _countries(self) -> frozenset[str]:
        return frozenset(m.entity for m in self._scene.mentions if m.rule.endswith(_RULES))

    def is_another(self, who: Referent, noun: int) -> bool:
        """Whether somebody has another country or office: "foreign" is no "prime" minister."""
        called = self._scene.parse.words_before(noun) & _OFFICES
        if called:
            own = learn(self._scene, who).words | set(who.name.lower().split())
            if who.head >= 0:
                own |= self._scene.parse.words_before(who.head)
            is_called_so = self._scene.parse.lower(noun) in own
            if not own & called and (own & _OFFICES or not is_called_so):
                return True
        return self.is_foreign(who, noun)

    def owner(self, noun: int) -> Referent | None:
        """The body or country named right before a noun: "Hezbollah's deputy leader"; or None."""
        scene = self._scene
        parse = scene.parse
        at = noun - 1
        while at > max(0, noun - _FAR) and parse.tags[at] in IN_TITLES and at not in scene.taken:
            at -= 1
        if parse.lower(at) not in _POSSESSIVE:
            return None
        found = scene.taken.get(at - 1) or scene.taken.get(at)
        return found if found is not None and found.kind in _OWNING else None

    def is_foreign(self, who: Referent, noun: int) -> bool:
        """Whether a noun is tied to one country, and somebody to others."""
        land = self._land(noun)
        own = self._lands_of(who) if land else set()
        return bool(own) and land not in own

    def is_of(self, who: Referent, owner: Referent, noun: int) -> bool:
        """Whether somebody belongs to the body or country that a noun is tied to."""
        if is_tied(self._scene, who, owner):
            return True
        land = self._land(noun)
        return bool(land) and land in self._lands_of(who)

    def _lands_of(self, who: Referent) -> set[str]:
        """The countries that the article ties somebody to, by their keys."""
        own = {self._land(who.head)} if who.head >= 0 else set()
        for first, head in (*who.read, *who.spots):
            own.add(self._land(first))
            own |= {self._land(beside) for beside in nouns_beside(self._scene, first, head)}
        own.discard("")
        return own

    def _land(self, noun: int) -> str:
        """The country that a noun or name is tied to, by its key: "Syria's ambassador"; or ""."""
        scene, known = self._scene, self._lands
        if noun + 3 < len(scene.parse.tags) and scene.parse.lower(noun + 1) == "of":
            after = noun + 3 if scene.parse.lower(noun + 2) == "the" else noun + 2
            if after in known:
                return known[after]
        for at in range(noun - 1, max(-1, noun - _FAR), -1):
            if at in known:
                return known[at]
            if scene.parse.tags[at] not in IN_TITLES and scene.parse.lower(at) not in _OWNS:
                return ""
        return ""
