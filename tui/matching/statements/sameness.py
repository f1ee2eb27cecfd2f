"""Whether two statements say the same, the opposite, or another number for the same thing.

What is compared are the words that carry meaning, cut to their stems, each
weighted by how rare it is. No model of meaning stands behind it: the aim is that
most of what is proposed deserves a look, not that nothing is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from tui.matching.fold import fold
from tui.matching.plain_words import ALIKE, OPPOSITES, WORDS
from tui.matching.statements.measure import Measure, are_of_one
from tui.matching.statements.numbers import measures
from tui.matching.statements.times import NO_TIMES, Times, times

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATORS = WORDS["negators"]
_IDLE = WORDS["idle"]
_SUBORDINATE = WORDS["subordinate"]
_OPEN = WORDS["open"]
_EVIDENCE = WORDS["evidence"]
_CONDITIONS = WORDS["conditions"]
_ALLEGED = WORDS["alleged"]
_CLAIMS = re.compile(rf"\b(?:{'|'.join(sorted(_ALLEGED))})\b", re.IGNORECASE)
_CALLED_FALSE = re.compile(
    rf"\b(?:is|are|was|were)\W+(?:\w+\W+){{0,2}}?(?:{'|'.join(WORDS['false'])})\W*(?:$|[.”\"] )"
)
_WITHHELD = WORDS["withheld"]
_TO_WHOM = re.compile(
    r"(?:[Tt]he |[Tt]heir )?(?:[A-Z][\w-]+ )+(?:the|its|any)\b"
    r"|the (?:(?!(?:is|are|was|were|had?s?|of|in|on|by|with|to|that)\b)\w+ ){1,3}(?:its|their|his) "
)
"""How it begins when something is kept from somebody: "denied the agency its head"."""
_OTHERS = frozenset({"else", "other", "others"})
_ONLY = frozenset({"just", "only", "merely", "simply"})
_LY_VERBS = frozenset({"apply", "comply", "fly", "imply", "multiply", "rely", "reply", "supply"})
_GOES_ON = re.compile(r"[\s,'’-]+")
"""What stands between two words of one sentence."""
_QUOTED_ON = re.compile(r"[\s\"“”‘’']+")
"""What stands between two words that belong together, one of which may be quoted."""
_NOT_TO = re.compile(r"\b(?:not|never) to\b|\bto (?:not|never)\b")
_AGAINST_DOING = re.compile(r"[ \"“]+\w+ing\b")
"""What follows "against" when it says "not": "decided against treating him"."""
_UN = ("un", "im", "il")
_STEMMER = snowballstemmer.stemmer("english")

NO_EVIDENCE = 7
"""Words that carry meaning which "no evidence" reaches."""

LETTERS, WORDS_OF_TITLE = 5, 4
"""Letters of the words that have capitals in a headline, and how many such words it has."""

ALLEGED = 6
"""Words from the beginning, among which is "claims" where a statement repeats a claim."""

LONG = 18
"""Words that carry meaning, above which a negation is about one part of many."""

Weight = Callable[[str], float]
"""How much a folded word tells: the rarer, the more."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is said, as far as it can be compared.

    `stems` are the stems of the words that carry meaning, with the word (folded)
    of each; `negated` those of them that a negation stands before; `unclear` those that stand
    both so and otherwise, or are negated in a subordinate part; `names` those of words that
    are written like names.
    """

    stems: dict[str, str]
    measures: tuple[Measure, ...]
    negated: frozenset[str]
    unclear: frozenset[str]
    names: frozenset[str]
    negations: int
    turned: frozenset[str] = frozenset()
    """Stems of words that stand for their opposite: `open` for "closed"."""
    is_open: bool = False
    """Whether all of it is said under a condition, or of others."""
    times: Times = NO_TIMES
    is_withheld: bool = False
    """Whether, if "denied", it may be kept from somebody: "entry to the port"."""
    is_alleged: bool = False
    """Whether it begins by saying that somebody says it: "claims that he was paid"."""
    tells_of_claims: bool = False
    is_called_false: bool = False
    """Whether it ends by saying that all before is not so: "the report that … is false"."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two statements are.

    `jaccard` is the weight of what they share over the weight of all; `overlap` that over the
    weight of the slighter one; `shared` the words they share, the weightiest first.
    """

    jaccard: float
    overlap: float
    shared: tuple[str, ...]
    is_turned: bool = False
    """Whether a word that they share is negated in one of them alone."""
    plain: int = 0
    """How many of the words they share are no names."""
    are_others: bool = False
    """Whether both name somebody, and nobody is named in both."""
    is_named: bool = False
    """Whether a name stands in both."""
    stems: frozenset[str] = frozenset()
    """The stems they share."""


@dataclass(frozen=True, slots=True)
class _Word:
    """One word as it is written, looked up in the lists."""

    folded: str
    stem: str
    is_capital: bool
    is_negator: bool
    is_idle: bool
    is_turned: bool


def statement(text: str) -> Statement:
    """A statement made of a text."""
    called_false = _CALLED_FALSE.search(text)
    text = text[: called_false.start()] if called_false else text
    stems: dict[str, str] = {}
    negated, held, unclear, names = set[str](), set[str](), set[str](), set[str]()
    turned, opposed = set[str](), set[str]()
    reach, end, negations, is_part, is_open, depends = 0, 0, 0, False, False, False
    is_title, is_alleged = _is_title(text), False
    for number, match in enumerate(_WORD.finditer(text)):
        between = text[end : match.start()]
        if not _QUOTED_ON.fullmatch(between):
            reach, is_part, is_open = 0, False, False  # a comma ends what a negation is about
        word = _word(match.group())
        # At the start of a later sentence a capital says nothing.
        is_name = word.is_capital and (not stems or bool(_GOES_ON.fullmatch(between)))
        is_name = is_name and not is_title
        end = match.end()
        folded, stem = word.folded, word.stem
        is_alleged = is_alleged or (number < ALLEGED and folded in _ALLEGED)
        is_part = is_part or folded in _SUBORDINATE
        is_open = is_open or folded in _OPEN
        depends = depends or folded in _CONDITIONS or (folded in _OTHERS and reach > 0)
        if word.is_negator or (folded == "against" and _AGAINST_DOING.match(text, end)):
            reach, negations = 1, negations + 1
            continue
        if reach and (folded in _ONLY or folded == "same"):
            reach, negations = 0, negations - 1  # "not only" and "never the same" deny nothing
        if word.is_idle:
            continue
        stems.setdefault(stem, folded)
        if is_name:
            names.add(stem)
        if is_open:
            unclear.add(stem)
        if folded in OPPOSITES:
            (turned if word.is_turned else opposed).add(stem)
        if not reach:
            held.add(stem)
            continue
        (unclear if is_part else negated).add(stem)
        reach = _left(reach, folded, is_name)
    return Statement(
        stems,
        measures(text),
        frozenset(negated),
        unclear=frozenset(unclear | (negated & held) | (turned & opposed)),
        names=frozenset(names),
        negations=negations,
        turned=frozenset(turned),
        is_open=depends or "?" in text or bool(_NOT_TO.search(text)),
        times=times(text),
        is_withheld=next(iter(stems.values()), "") in _WITHHELD or bool(_TO_WHOM.match(text)),
        is_alleged=is_alleged,
        tells_of_claims=bool(_CLAIMS.search(text)),
        is_called_false=called_false is not None,
    )


def _is_title(text: str) -> bool:
    """Whether a text is written like a headline, where a capital says nothing."""
    long = [word for word in _WORD.findall(text) if len(word) >= LETTERS]
    return len(long) >= WORDS_OF_TITLE and all(word[0].isupper() for word in long)


def _left(reach: int, word: str, is_name: bool) -> int:
    """How many more words a negation reaches that has just reached this one."""
    reach = NO_EVIDENCE if word in _EVIDENCE else reach
    is_adverb = word.endswith("ly") and word not in _LY_VERBS
    return reach if is_name or is_adverb else reach - 1


@lru_cache(maxsize=100_000)
def _word(written: str) -> _Word:
    whole = fold(written.replace("’", "'"))
    folded = whole.removesuffix("'s")
    is_idle = folded in _IDLE or len(folded) < 2 or folded.isdecimal()
    stands, is_turned = OPPOSITES.get(folded, (folded, False))
    is_negator = whole in _NEGATORS
    stem = "" if is_idle or is_negator else _stem(stands)
    return _Word(folded, stem, written[0].isupper(), is_negator, is_idle, is_turned)


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    word = ALIKE.get(word, word)
    stem: str = _STEMMER.stemWord(word) if word.isascii() else word
    return stem


def likeness(one: Statement, other: Statement, weight: Weight) -> Likeness:
    """How like two statements are by their words; numbers are not looked at."""
    shared = one.stems.keys() & other.stems.keys()
    if not shared:
        return Likeness(0.0, 0.0, ())
    common = sum(weight(one.stems[stem]) for stem in shared)
    first = _total(one.stems.values(), weight)
    second = _total(other.stems.values(), weight)
    is_named = _is_named(one, other)
    words = sorted((one.stems[stem] for stem in shared), key=lambda word: (-weight(word), word))
    return Likeness(
        min(1.0, common / (first + second - common)),
        min(1.0, common / min(first, second)),
        tuple(words),
        _is_turned(one, other, shared),
        len(shared - one.names - other.names),
        bool(one.names and other.names) and not is_named,
        is_named,
        frozenset(shared),
    )


def _is_turned(one: Statement, other: Statement, shared: AbstractSet[str]) -> bool:
    # What two negations add up to, or one of many parts, is not for rules to say.
    # "Unaware of the fraud" is a negation too, where awareness is not what both speak of.
    first, second = (
        side.negations + sum(side.stems[stem].startswith(_UN) for stem in side.turned - shared)
        for side in (one, other)
    )
    if max(first, second) > 1:
        return False
    if one.is_open or other.is_open or "doubt" in shared:
        return False
    if max(len(one.stems), len(other.stems)) > LONG:
        return False
    both = shared - one.unclear - other.unclear
    turned = (one.turned ^ other.turned) & both
    if first == second:
        return bool(turned) and not first
    return bool((((one.negated ^ other.negated) & both) - _ATTITUDE) ^ turned)


def _is_named(one: Statement, other: Statement) -> bool:
    # A name may stand first in the other, where its capital says nothing.
    return bool(one.names & other.stems.keys() or other.names & one.stems.keys())


def differing(one: Statement, other: Statement) -> tuple[Measure, Measure] | None:
    """Two numbers for the same thing that differ, when the statements share none for it."""
    for first in one.measures:
        like = [m for m in other.measures if are_of_one(first, m, _same_stem)]
        own = [m for m in one.measures if are_of_one(first, m, _same_stem)]
        if like and not any(a.may_be(b) for a in own for b in like):
            return first, like[0]
    return None


def plain_stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of those of these words that carry meaning."""
    stems = (_word(word).stem for word in words if word)
    return frozenset(stem for stem in stems if stem)


def counted(units: Iterable[str]) -> frozenset[str]:
    """Stems by which two numbers may be found to count the same; a sign stands for itself."""
    return frozenset(_stem(unit) for unit in units)


_ATTITUDE = plain_stems(WORDS["attitude"])


def _same_stem(one: str, other: str) -> bool:
    return _stem(one) == _stem(other)


def _total(words: Iterable[str], weight: Weight) -> float:
    return sum(weight(word) for word in words)
