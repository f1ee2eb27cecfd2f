"""The word lists of the lexicon, put together as the rules need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in lower case by what they tell about a name beside them; given names as written.

    `no_person` ends a person's name; `title_words` are all that stands before
    one; `never` is no name by itself; `bodies` are words that any organisation
    may be called by ("Ministry"), so they name none alone.
    """

    titles: frozenset[str]
    large_titles: frozenset[str]
    title_words: frozenset[str]
    honorifics: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    woman_titles: frozenset[str]
    man_titles: frozenset[str]
    given: frozenset[str]
    particles: frozenset[str]
    no_person: frozenset[str]
    small: frozenset[str]
    never: frozenset[str]
    heads: frozenset[str]
    starts: frozenset[str]
    bodies: frozenset[str]
    company_forms: frozenset[str]
    state_bodies: frozenset[str]
    organization_nouns: frozenset[str]
    place_heads: frozenset[str]
    place_nouns: frozenset[str]
    event_heads: frozenset[str]
    place_starts: frozenset[str]
    place_words: frozenset[str]
    state_nouns: frozenset[str]
    body_roles: frozenset[str]
    hyphen_tails: frozenset[str]
    sport_verbs: frozenset[str]
    sport_nouns: frozenset[str]
    team_nouns: frozenset[str]
    team_signs: frozenset[str]
    paper_words: frozenset[str]
    owning: frozenset[str]
    trades: frozenset[str]

    @classmethod
    def of(cls, words: Mapping[str, frozenset[str]]) -> Self:
        """The vocabulary of word lists by their names in the lexicon."""

        def listed(*sections: str) -> frozenset[str]:
            return frozenset().union(*(words.get(section, frozenset()) for section in sections))

        return cls(
            titles=listed("titles"),
            large_titles=listed("large titles"),
            title_words=listed("titles", "title modifiers"),
            honorifics=listed("honorifics"),
            women=listed("woman"),
            men=listed("man"),
            woman_titles=listed("woman titles"),
            man_titles=listed("man titles"),
            given=listed("woman", "man"),
            particles=listed("particles"),
            no_person=listed(
                "organization heads", "organization starts", "place heads", "event heads",
                "titles", "title modifiers", "state bodies",
            ),
            small=listed("small words"),
            never=listed("small words", "not names", "titles", "title modifiers"),
            heads=listed("organization heads"),
            starts=listed("organization starts"),
            bodies=listed("organization heads", "organization starts"),
            company_forms=listed("company forms"),
            state_bodies=listed("state bodies"),
            organization_nouns=listed("organization nouns"),
            place_heads=listed("place heads"),
            place_nouns=listed("place nouns"),
            event_heads=listed("event heads"),
            place_starts=listed("place starts"),
            place_words=listed("place starts", "place heads", "place nouns", "state nouns")
            | {"based"},
            state_nouns=listed("state nouns"),
            body_roles=listed("body roles"),
            hyphen_tails=listed("hyphen tails"),
            sport_verbs=listed("sport verbs"),
            sport_nouns=listed("sport nouns"),
            team_nouns=listed("team nouns"),
            team_signs=listed("team signs"),
            paper_words=listed("paper words"),
            owning=listed("owning verbs"),
            trades=listed("trades"),
        )  # fmt: skip
