"""Cue words: what stance a word of a text would lend, told by its form alone.

The claim extractor asks a model for the lemma; this is for a guess shown to a
reader who marks a claim by hand, where no model is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import yaml

from tui.news.findings import Stance

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "write": "wrote written",
    "speak": "spoke spoken",
    "think": "thought",
    "hold": "held",
    "swear": "swore sworn",
    "know": "knew known",
    "feel": "felt",
    "mean": "meant",
    "find": "found",
    "show": "showed shown",
    "see": "saw seen",
    "understand": "understood",
    "foresee": "foresaw foreseen",
    "forbid": "forbade forbidden",
    "quote": "quoted",
    "seek": "sought",
    "forecast": "forecast",
    "rebut": "rebutted",
    "admit": "admitted",
    "commit": "committed",
    "submit": "submitted",
    "retell": "retold",
    "repeat": "repeated",
    "concur": "concurred",
}
_VOWELS = "aeiou"


def stance_of(word: str) -> Stance | None:
    """The stance that a word lends as a verb of saying; None when it is none."""
    return _forms().get(word.casefold())


def is_hedge(word: str) -> bool:
    """Whether a word may weaken a claim, such as "reportedly"."""
    return word.casefold() in _hedges()


@cache
def _hedges() -> frozenset[str]:
    return frozenset(_lexicon()["hedges"].split())


@cache
def _lexicon() -> dict[str, Any]:
    source = resources.files("tui.analysis") / "lexicon" / "cues.yaml"
    data: dict[str, Any] = yaml.load(source.read_text("utf-8"), _LOADER)  # noqa: S506  a safe loader
    return data


@cache
def _forms() -> dict[str, Stance]:
    forms: dict[str, Stance] = {}
    for words, line in _lexicon()["verbs"].items():
        if " " not in words:
            for form in _inflected(words):
                forms.setdefault(form, Stance(line.split()[0]))
    return forms


def _inflected(verb: str) -> Iterator[str]:
    """The forms of an English verb, and perhaps one that does not exist."""
    yield verb
    yield from _IRREGULAR.get(verb, "").split()
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        stem = verb[:-1]
        yield from (f"{stem}ies", f"{stem}ied", f"{verb}ing")
    elif verb.endswith("e"):
        yield from (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    else:
        ending = "es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s"
        yield from (f"{verb}{ending}", f"{verb}ed", f"{verb}ing")
