"""What an article tells of those it names: their roles, their gender, what they have.

It is read when it is first asked for; most articles ask about few.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.strings import get_string_id

from tui.analysis import gender
from tui.analysis.claims.speakers.parse import IN_TITLES
from tui.analysis.claims.speakers.referents import Referent
from tui.analysis.claims.speakers.scene import (
    APPOS,
    COMMA,
    COMPOUND,
    NOUNS,
    RELCL,
    SUBJECT,
    Scene,
)
from tui.news.findings import Kind

_VBN = get_string_id("VBN")
_CALLED = frozenset({"called", "named"})
_AROUND = 12
"""Tokens before and behind a name that are taken in."""
_IN_PHRASE = 8
"""Tokens before and behind a name in which the body comes that somebody belongs to."""
_FINITE = frozenset(map(get_string_id, ("VBD", "VBZ", "VBP", "MD")))
_SIDES = {"defence": "defending", "defense": "defending", "prosecution": "prosecuting"}
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def learn(scene: Scene, who: Referent) -> Referent:
    """The same referent, with the roles and the gender that the words around its names give."""
    parse = scene.parse
    for first, head in who.spots:
        words = parse.words_before(first)
        words |= _done(scene, who, head)
        at = first
        while not who.is_person and scene.taken.get(at) is who:
            words.add(parse.lower(at))  # "the Israeli military", whatever its full name
            at += 1
        for noun in nouns_beside(scene, first, head):
            word = parse.lower(noun)
            fits = scene.roles.is_person if who.is_person else scene.roles.is_body
            if fits(word) and not parse.is_plural(noun):
                words |= parse.words_before(noun)
                words.add(word)
        who.words |= words
        if who.is_person and who.gender is None:
            told = gender.of_title(parse.lower(first), scene.vocabulary)
            for word in words:
                told = told or gender.of_title(word, scene.vocabulary)
            who.gender = told
    if who.is_person and who.gender is None and who.spots:
        given = who.name.split(maxsplit=1)[0]
        who.gender = gender.of_given_name(given, scene.vocabulary)
    who.read += who.spots
    who.spots = ()
    return who


def stands_beside(scene: Scene, who: Referent, word: str) -> bool:
    """Whether a word stands near one of the names of somebody, in the same sentence."""
    parse = scene.parse
    for first, head in who.read:
        number = parse.sentence(first)
        start = max(parse.starts[number], first - _AROUND)
        stop = parse.starts[number + 1] if number + 1 < len(parse.starts) else len(parse.tags)
        if any(parse.lower(at) == word for at in range(start, min(stop, head + _AROUND))):
            return True
    return False


def is_tied(scene: Scene, who: Referent, owner: Referent) -> bool:
    """Whether a name of somebody stands in one phrase with that of a body or country.

    "Hezbollah leader Hassan Nasrallah", "Nasrallah, who leads Hezbollah"; what one of
    them does to the other ties nothing.
    """
    parse = scene.parse
    for first, head in who.read:
        number = parse.sentence(first)
        start = max(parse.starts[number], first - _IN_PHRASE)
        stop = parse.starts[number + 1] if number + 1 < len(parse.starts) else len(parse.tags)
        for at in range(start, min(stop, head + _IN_PHRASE)):
            if scene.taken.get(at) is not owner:
                continue
            between = range(at, first) if at < first else range(head + 1, at)
            if owner.kind is Kind.PLACE and not all(_is_title(scene, each) for each in between):
                continue
            is_told = any(parse.lower(each) in ("who", "which") for each in between)
            if is_told or not any(parse.tags[each] in _FINITE for each in between):
                return True
    return False


def _is_title(scene: Scene, token: int) -> bool:
    """Whether a token may stand between a country and who serves it: "Syria's envoy, Ana Lopes"."""
    parse = scene.parse
    return parse.tags[token] in IN_TITLES or parse.lower(token) in _POSSESSIVE | {",", "of", "the"}


def _behind_comma(scene: Scene, head: int) -> int:
    """The token after the comma behind a name, 0 when there is none."""
    parse = scene.parse
    is_there = head + 3 < len(parse.tags) and parse.tags[head + 1] == COMMA
    return head + 2 if is_there else 0


def _done(scene: Scene, who: Referent, head: int) -> set[str]:
    """What somebody is by what they do: "Novak testified", "who leads the council".

    An age behind the name (", 41,") is taken in as well.
    """
    parse = scene.parse
    deeds = scene.roles.deeds
    found: set[str] = set()
    if parse.deps[head] in SUBJECT:
        found |= deeds.get(parse.lower(parse.heads[head]), frozenset())
    behind = _behind_comma(scene, head)
    if behind:
        word = parse.lower(behind)
        if word.isdigit():
            who.ages |= {word}
        elif word in ("who", "which"):
            found |= deeds.get(parse.lower(behind + 1), frozenset())
        elif word in ("defending", "prosecuting"):
            found |= deeds.get(word, frozenset())
        elif word == "for" and behind + 2 < len(parse.tags):
            side = parse.lower(behind + 2)
            found |= deeds.get(_SIDES.get(side, ""), frozenset())
    return found


def nouns_beside(scene: Scene, first: int, head: int) -> list[int]:
    """The nouns that a sentence ties to a name: beside it, or by "is a", "who is a"."""
    parse = scene.parse
    above = parse.heads[head]
    nouns = [noun for noun in scene.appositions.get(head, ()) if noun not in scene.taken]
    if (
        first > 1
        and parse.tags[first - 1] == _VBN
        and parse.lower(first - 1) in ("called", "named")
    ):
        nouns.append(first - 2)
    if parse.deps[head] in (APPOS, COMPOUND) and parse.tags[above] in NOUNS:
        nouns.append(above)
        while parse.deps[above] == APPOS and parse.tags[parse.heads[above]] in NOUNS:
            above = parse.heads[above]
            nouns.append(above)
    elif parse.deps[head] in SUBJECT and above in scene.attributes:
        nouns.append(scene.attributes[above])
    for verb, noun in scene.attributes.items():
        if parse.heads[verb] == head and parse.deps[verb] == RELCL:
            nouns.append(noun)
    return nouns


def owned(scene: Scene) -> dict[str, list[tuple[int, int]]]:
    """By noun the first and last tokens of phrases like "Lopes's campaign", in text order."""
    parse = scene.parse
    found: dict[str, list[tuple[int, int]]] = {}
    for mention in scene.mentions:
        first = parse.token(mention.span.start)
        stop = bisect_left(parse.offsets, mention.span.stop)
        for index in range(stop, min(stop + 3, len(parse.tags))):
            word = parse.lower(index)
            if parse.tags[index] in NOUNS and word in scene.roles.owned:
                found.setdefault(word, []).append((first, index))
                break
            if word not in _POSSESSIVE and parse.tags[index] not in IN_TITLES:
                break
    return found
