"""What is said, made ready to be compared: its stems, its numbers, what is negated in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tui.matching.plain_words import OPPOSITES, WORDS
from tui.matching.statements.measure import Measure
from tui.matching.statements.numbers import measures
from tui.matching.statements.stems import Word, word_of
from tui.matching.statements.times import NO_TIMES, Times, times

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
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

NO_EVIDENCE = 7
"""Words that carry meaning which "no evidence" reaches."""

LETTERS, WORDS_OF_TITLE = 5, 4
"""Letters of the words that have capitals in a headline, and how many such words it has."""

ALLEGED = 6
"""Words from the beginning, among which is "claims" where a statement repeats a claim."""


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


@dataclass(slots=True)
class _Walk:
    """What is known of a text as far as its words have been read.

    A negation reaches as many words that carry meaning as `reach` says, up to the next comma.
    """

    text: str
    is_title: bool
    end: int = 0
    reach: int = 0
    negations: int = 0
    is_part: bool = False
    is_open: bool = False
    depends: bool = False
    is_alleged: bool = False
    stems: dict[str, str] = field(default_factory=dict)
    negated: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    unclear: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    turned: set[str] = field(default_factory=set)
    opposed: set[str] = field(default_factory=set)

    def read(self) -> None:
        """Read all words in turn."""
        for number, match in enumerate(_WORD.finditer(self.text)):
            between = self.text[self.end : match.start()]
            self.end = match.end()
            if not _QUOTED_ON.fullmatch(between):
                # A comma ends what a negation is about.
                self.reach, self.is_part, self.is_open = 0, False, False
            word = word_of(match.group())
            self._notice(word.folded, number)
            if self._is_negation(word):
                continue
            if not word.is_idle:
                # At the start of a later sentence a capital says nothing.
                goes_on = not self.stems or bool(_GOES_ON.fullmatch(between))
                self._hold(word, word.is_capital and goes_on and not self.is_title)

    def _notice(self, folded: str, number: int) -> None:
        """What the word says of those that follow it."""
        self.is_alleged = self.is_alleged or (number < ALLEGED and folded in _ALLEGED)
        self.is_part = self.is_part or folded in _SUBORDINATE
        self.is_open = self.is_open or folded in _OPEN
        is_of_others = folded in _OTHERS and self.reach > 0
        self.depends = self.depends or folded in _CONDITIONS or is_of_others

    def _is_negation(self, word: Word) -> bool:
        """Whether the word negates; "not only" and "never the same" deny nothing."""
        folded = word.folded
        if word.is_negator or (folded == "against" and _AGAINST_DOING.match(self.text, self.end)):
            self.reach, self.negations = 1, self.negations + 1
            return True
        if self.reach and (folded in _ONLY or folded == "same"):
            self.reach, self.negations = 0, self.negations - 1
        return False

    def _hold(self, word: Word, is_name: bool) -> None:
        """Take in a word that carries meaning."""
        stem = word.stem
        self.stems.setdefault(stem, word.folded)
        if is_name:
            self.names.add(stem)
        if self.is_open:
            self.unclear.add(stem)
        if word.folded in OPPOSITES:
            (self.turned if word.is_turned else self.opposed).add(stem)
        if not self.reach:
            self.held.add(stem)
            return
        (self.unclear if self.is_part else self.negated).add(stem)
        self.reach = _left(self.reach, word.folded, is_name)


def statement(text: str) -> Statement:
    """A statement made of a text."""
    called_false = _CALLED_FALSE.search(text)
    text = text[: called_false.start()] if called_false else text
    walk = _Walk(text, _is_title(text))
    walk.read()
    first = next(iter(walk.stems.values()), "")
    mixed = (walk.negated & walk.held) | (walk.turned & walk.opposed)
    return Statement(
        walk.stems,
        measures(text),
        frozenset(walk.negated),
        unclear=frozenset(walk.unclear | mixed),
        names=frozenset(walk.names),
        negations=walk.negations,
        turned=frozenset(walk.turned),
        is_open=walk.depends or "?" in text or bool(_NOT_TO.search(text)),
        times=times(text),
        is_withheld=first in _WITHHELD or bool(_TO_WHOM.match(text)),
        is_alleged=walk.is_alleged,
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
