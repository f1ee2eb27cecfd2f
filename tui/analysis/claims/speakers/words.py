"""The words for people and bodies that speakers are told by; read from `lexicon/roles.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_ENDINGS = ("man", "men", "woman", "person", "ist", "ian", "er", "or")


@dataclass(frozen=True, slots=True)
class Roles:
    """Nouns in the singular, by what they stand for; the head of the file explains each set.

    `wider` gives for a noun those that may be called by it: a senator is a lawmaker.
    `deeds` gives for a verb what somebody is who does it.
    """

    telling: frozenset[str]
    offices: frozenset[str]
    kin: frozenset[str]
    unique: frozenset[str]
    nobody: frozenset[str]
    unnamed: frozenset[str]
    mouths: frozenset[str]
    papers: frozenset[str]
    staff: frozenset[str]
    bodies: frozenset[str]
    general_bodies: frozenset[str]
    trading: frozenset[str]
    owned: frozenset[str]
    lands: frozenset[str]
    things: frozenset[str]
    wider: Mapping[str, frozenset[str]]
    deeds: Mapping[str, frozenset[str]]
    _people: dict[str, bool] = field(default_factory=dict)
    """What `is_person` has said; the nouns of news are few."""

    def is_person(self, noun: str) -> bool:
        """Whether a noun, in the singular or plural, is one for people."""
        known = self._people.get(noun)
        if known is None:
            known = self._people[noun] = self._is_person(noun)
        return known

    def _is_person(self, noun: str) -> bool:
        if self.is_body(noun):
            return False
        stem = noun.removesuffix("s")
        lists = (self.telling, self.offices, self.unnamed, self.kin)
        if any(noun in words or stem in words for words in lists):
            return True
        return stem.endswith(_ENDINGS) and stem not in self.things

    def speaks_for(self, noun: str) -> bool:
        """Whether a noun is one for people who speak or work for somebody else."""
        stem = noun.removesuffix("s")
        return any(
            noun in words or stem in words for words in (self.mouths, self.staff, self.owned)
        )

    def is_body(self, noun: str) -> bool:
        """Whether a noun is one for organisations, or for what acts as one."""
        stem = noun.removesuffix("s")
        return (
            noun in self.bodies or noun in self.owned or stem in self.bodies or stem in self.owned
        )

    def is_true(self, noun: str, words: frozenset[str] | set[str]) -> bool:
        """Whether somebody with these roles may be called by the noun."""
        return noun in words or not self.wider.get(noun, frozenset()).isdisjoint(words)


@cache
def roles() -> Roles:
    """The words that come with the reader, read once."""
    source = resources.files("tui.analysis") / "lexicon" / "roles.yaml"
    data: dict[str, Any] = yaml.load(source.read_text("utf-8"), _LOADER)  # noqa: S506  a safe loader

    def listed(section: str) -> frozenset[str]:
        return frozenset(data[section].split())

    def families(section: str) -> dict[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for line in data[section].splitlines():
            first, *others = line.split()
            found[first] = found.get(first, frozenset()) | frozenset(others)
        return found

    return Roles(
        telling=listed("telling"),
        offices=listed("offices"),
        kin=listed("kin"),
        unique=listed("unique"),
        nobody=listed("nobody"),
        unnamed=listed("unnamed"),
        mouths=listed("mouths"),
        papers=listed("papers"),
        staff=listed("staff"),
        bodies=listed("bodies"),
        general_bodies=listed("general bodies"),
        trading=listed("trading"),
        owned=listed("owned"),
        lands=listed("lands"),
        things=listed("things"),
        wider=families("families"),
        deeds=families("deeds"),
    )
