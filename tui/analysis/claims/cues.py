"""The cue lexicon: which words attribute, with what stance, in which frames.

The words are data, in `lexicon/cues.yaml`; its head explains the lines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

import yaml
from spacy.strings import get_string_id

from tui.news.findings import Stance

_OTHERS = frozenset(
    {
        *("according", "per", "in", "be", "remain", "put"),
        *("verify", "confirm", "corroborate", "authenticate", "substantiate", "establish"),
        *("respond", "reply", "answer", "comment", "elaborate", "return", "draw"),
        *("say", "discuss", "disclose", "name"),
    }
)
"""Words that begin a frame without standing in the lexicon."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon: a stance and the frames the word takes."""

    stance: Stance
    frames: frozenset[str]


@dataclass(frozen=True)
class Lexicon:
    """All cues, looked up by lemma.

    `verbs` and `phrases` are apart: a phrase is a verb's lemma with the
    preposition or particle that belongs to it (`call for`, `rule out`).
    `carriers` give the stance that they lend to the verb they carry, or None
    when they leave it alone.
    """

    verbs: Mapping[str, Cue]
    phrases: Mapping[tuple[str, str], Cue]
    adjectives: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    light: frozenset[str]
    light_passive: frozenset[str]
    carriers: Mapping[str, Stance | None]
    silences: frozenset[str]
    hedges: frozenset[str]
    happenings: frozenset[str]
    speaking: frozenset[str]
    works: frozenset[str]

    @cached_property
    def hashes(self) -> frozenset[int]:
        """The words that any frame begins with, lemma or form, as the model numbers its strings."""
        words = {
            *self.verbs,
            *(first for first, _ in self.phrases),
            *self.adjectives,
            *self.nouns,
            *self.light,
            *self.light_passive,
            *self.carriers,
            *_OTHERS,
        }
        # a lemmatizer that takes "rated" for a form of "to rat" must not hide the word
        words |= {word.removesuffix("e") for word in self.verbs}
        forms = {form for word in words for form in (word, word.title(), word.upper())}
        return frozenset(get_string_id(form) for form in forms)

    @cached_property
    def present(self) -> Mapping[str, Cue]:
        """The forms in -s of the verbs, as headlines have them: "denies"."""
        frames = {"np", "that", "np-of", "to"}
        return {third_person(verb): cue for verb, cue in self.verbs.items() if cue.frames & frames}


def third_person(verb: str) -> str:
    """The form in -s of an English verb."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def _cue(line: str) -> Cue:
    stance, *frames = line.split()
    return Cue(Stance(stance), frozenset(frames))


@cache
def lexicon() -> Lexicon:
    """The lexicon that comes with the reader, read once."""
    source = resources.files("tui.analysis") / "lexicon" / "cues.yaml"
    data: dict[str, Any] = yaml.load(source.read_text("utf-8"), _LOADER)  # noqa: S506  a safe loader
    entries = {words: _cue(line) for words, line in data["verbs"].items()}
    return Lexicon(
        verbs={words: cue for words, cue in entries.items() if " " not in words},
        phrases={
            (words.split()[0], words.split(maxsplit=1)[1]): cue
            for words, cue in entries.items()
            if " " in words
        },
        adjectives={word: _cue(line) for word, line in data["adjectives"].items()},
        nouns={word: _cue(line) for word, line in data["nouns"].items()},
        light=frozenset(data["light"].split()),
        light_passive=frozenset(data["light_passive"].split()),
        carriers={
            word: Stance(stance) if stance else None for word, stance in data["carriers"].items()
        },
        silences=frozenset(data["silences"].split()),
        hedges=frozenset(data["hedges"].split()),
        happenings=frozenset(data["happenings"].split()),
        speaking=frozenset(data["speaking"].split()),
        works=frozenset(data["works"].split()),
    )
