"""The rules by which findings are made, in words for who does not know how they are made."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tui.news.by_hand import BY_HAND

_RULES: Mapping[str, str] = MappingProxyType(
    {
        BY_HAND: "made by you",
        # Claims
        "verb+that": "a verb with “that”: said that …",
        "verb+clause": "a verb with a sentence: said it was …",
        "verb+np": "a verb with what it is about: denied the report",
        "verb+to": "a verb with “to”: promised to …",
        "verb+somebody+to": "a verb with somebody and “to”: urged them to …",
        "verb+gerund": "a verb with a deed: denied sinking …",
        "verb+complement": "a verb with how things are: called it unlawful",
        "quote+verb": "a quotation with a verb: “…”, she said",
        "floating quote": "a quotation with nobody beside it",
        "quoted as saying": "“was quoted as saying”",
        "mark": "a colon after a name: Okafor: …",
        "according to": "“according to …”",
        "per": "“per …”",
        "as X said": "“as … said”",
        "in the words of": "“in the words, in the view of …”",
        "inserted": "a verb within the sentence: the bridge, he said, is safe",
        "passive": "a passive: it was said that …",
        "raised passive": "a passive: is believed to have …",
        "neither nor": "“neither confirmed nor denied”",
        "light verb": "a noun with its verb: made the claim, gave a warning",
        "noun+that": "a noun with “that”: the claim that …",
        "noun+np": "a noun with what it is about: the denial of …",
        "adjective": "an adjective: is sure, is confident that …",
        "refusal": "words of silence: declined to comment",
        "unverified": "words of doubt: could not be verified",
        "statement": "a statement that follows a colon or its announcement",
        "headline": "the headline names who says it",
        # Names
        "model": "the language model",
        "repeated": "named so elsewhere in the article",
        "surname": "the surname of somebody named in the article",
        "given name": "a known first name",
        "initial": "an initial before a name",
        "title": "a title before a name",
        "acronym": "an acronym that the article explains",
        "full form": "the long form of an acronym",
        "dateline": "the place before the story",
        "context": "the words around it",
        "team": "the words of sport around it",
    }
)


def rule_words(rule: str) -> str:
    """A rule in words; its own name where there are none that say more."""
    quoted = " in quotation"
    if rule.endswith(quoted):
        return f"{rule_words(rule.removesuffix(quoted))}, within a quotation"
    if rule in _RULES:
        return _RULES[rule]
    if rule.startswith("known: "):
        return f"a known name, of the list of {rule.removeprefix('known: ')}"
    if rule.startswith("verb+np+"):
        return f"a verb with somebody and “{rule.removeprefix('verb+np+')}”"
    return rule
