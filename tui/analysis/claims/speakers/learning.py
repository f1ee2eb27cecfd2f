"""What an article tells of those it names: their roles, their gender, what they have.

It is read when it is first asked for; most articles ask about few.
"""

from __future__ import annotations

from bisect import bisect_left

from spacy.strings import get_string_id

from tui.analysis import gender
from tui.analysis.claims.speakers.referents import Referent
from tui.analysis.claims.speakers.scene import (
    APPOS,
    COMMA,
    COMPOUND,
    IN_TITLES,
    NOUNS,
    RELCL,
    SUBJECT,
    Scene,
)

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
    for first, head in who.spots:
        words = scene.words_before(first)
        words |= _done(scene, who, head)
        at = first
        while not who.is_person and scene.taken.get(at) is who:
            words.add(scene.lower(at))  # "the Israeli military", whatever its full name
            at += 1
        for noun in nouns_beside(scene, first, head):
            word = scene.lower(noun)
            fits = scene.roles.is_person if who.is_person else scene.roles.is_body
            if fits(word) and not scene.is_plural(noun):
                words |= scene.words_before(noun)
                words.add(word)
        who.words |= words
        if who.is_person and who.gender is None:
            told = gender.of_title(scene.lower(first), scene.vocabulary)
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
    for first, head in who.read:
        number = scene.sentence(first)
        start = max(scene.starts[number], first - _AROUND)
        stop = scene.starts[number + 1] if number + 1 < len(scene.starts) else len(scene.tags)
        if any(scene.lower(at) == word for at in range(start, min(stop, head + _AROUND))):
            return True
    return False


def is_tied(scene: Scene, who: Referent, owner: Referent) -> bool:
    """Whether a name of somebody stands in one phrase with that of a body or country.

    "Hezbollah leader Hassan Nasrallah", "Nasrallah, who leads Hezbollah"; what one of
    them does to the other ties nothing.
    """
    for first, head in who.read:
        number = scene.sentence(first)
        start = max(scene.starts[number], first - _IN_PHRASE)
        stop = scene.starts[number + 1] if number + 1 < len(scene.starts) else len(scene.tags)
        for at in range(start, min(stop, head + _IN_PHRASE)):
            if scene.taken.get(at) is not owner:
                continue
            between = range(at, first) if at < first else range(head + 1, at)
            is_told = any(scene.lower(each) in ("who", "which") for each in between)
            if is_told or not any(scene.tags[each] in _FINITE for each in between):
                return True
    return False


def _behind_comma(scene: Scene, head: int) -> int:
    """The token after the comma behind a name, 0 when there is none."""
    is_there = head + 3 < len(scene.tags) and scene.tags[head + 1] == COMMA
    return head + 2 if is_there else 0


def _done(scene: Scene, who: Referent, head: int) -> set[str]:
    """What somebody is by what they do: "Novak testified", "who leads the council".

    An age behind the name (", 41,") is taken in as well.
    """
    deeds = scene.roles.deeds
    found: set[str] = set()
    if scene.deps[head] in SUBJECT:
        found |= deeds.get(scene.lower(scene.heads[head]), frozenset())
    behind = _behind_comma(scene, head)
    if behind:
        word = scene.lower(behind)
        if word.isdigit():
            who.ages |= {word}
        elif word in ("who", "which"):
            found |= deeds.get(scene.lower(behind + 1), frozenset())
        elif word in ("defending", "prosecuting"):
            found |= deeds.get(word, frozenset())
        elif word == "for" and behind + 2 < len(scene.tags):
            side = scene.lower(behind + 2)
            found |= deeds.get(_SIDES.get(side, ""), frozenset())
    return found


def nouns_beside(scene: Scene, first: int, head: int) -> list[int]:
    """The nouns that a sentence ties to a name: beside it, or by "is a", "who is a"."""
    above = scene.heads[head]
    nouns = [noun for noun in scene.appositions.get(head, ()) if noun not in scene.taken]
    if (
        first > 1
        and scene.tags[first - 1] == _VBN
        and scene.lower(first - 1) in ("called", "named")
    ):
        nouns.append(first - 2)
    if scene.deps[head] in (APPOS, COMPOUND) and scene.tags[above] in NOUNS:
        nouns.append(above)
        while scene.deps[above] == APPOS and scene.tags[scene.heads[above]] in NOUNS:
            above = scene.heads[above]
            nouns.append(above)
    elif scene.deps[head] in SUBJECT and above in scene.attributes:
        nouns.append(scene.attributes[above])
    for verb, noun in scene.attributes.items():
        if scene.heads[verb] == head and scene.deps[verb] == RELCL:
            nouns.append(noun)
    return nouns


def owned(scene: Scene) -> dict[str, list[tuple[int, int]]]:
    """By noun the first and last tokens of phrases like "Lopes's campaign", in text order."""
    found: dict[str, list[tuple[int, int]]] = {}
    for mention in scene.mentions:
        first = scene.token(mention.span.start)
        stop = bisect_left(scene.offsets, mention.span.stop)
        for index in range(stop, min(stop + 3, len(scene.tags))):
            word = scene.lower(index)
            if scene.tags[index] in NOUNS and word in scene.roles.owned:
                found.setdefault(word, []).append((first, index))
                break
            if word not in _POSSESSIVE and scene.tags[index] not in IN_TITLES:
                break
    return found
