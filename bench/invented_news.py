"""Invented news with its findings: stories whose words are distributed as in real news.

The sentences are those of some real texts. In them every other content word
gives way to one drawn by its rank, without an end: a common word of rank r half
as often as that of rank r/2, a rare one a quarter as often. So their number grows
with that of the stories as in real news cut to this length (`cut_news`): of 10,000,
30,000 and 100,000 stories from 50,080 to 77,561 and 126,058 different words, here
from 49,055 to 76,285 and 121,563; four of ten stand in one story only, there as here.
The commonest words are those of the texts,
the rest are invented from their letters. Names come from the lexicon, with
their other spellings, and from invented persons; where they stand, and who
says what, is known because it was put there: no language model is asked.
"""

from __future__ import annotations

import math
import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate

from tui.analysis.gazetteer import Gazetteer
from tui.news.article import Article, Published
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, Speaker, Stance, Via
from tui.news.span import Span

OUTLETS = ("Harbour Courier", "Evening Ledger", "Meridian Wire", "State Radio", "The Lantern")
FIRST_DAY = date(2015, 1, 1)
DAYS = 4_000
VERSION = "invented"

_WORD = re.compile(r"\b[a-z]{4,}\b")
_SHARE_DRAWN = 0.5

_COMMON = 16_000
"""Ranks of common words."""
_STEEP = 1.1
"""With which power, and one more, rare words become rarer."""
_RARE = 1 / (1 + _STEEP * math.log(_COMMON))
"""The share of rare words among those drawn, so that the last common one is no rarer."""
_PARAGRAPHS = (4, 12)

CLAIMS = 4.8
"""Claims in a story, as many as in the shortest reports; real news holds up to ten and more."""

_CUES = {
    "said": Stance.SAID,
    "confirmed": Stance.CONFIRMED,
    "denied": Stance.DENIED,
    "claimed": Stance.CLAIMED,
    "warned": Stance.WARNED,
    "predicted": Stance.PREDICTED,
}
_OF_NAMES = 8
"""How many times rarer than the last common word a name may be."""
_KINDS = (Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION, Kind.GROUP)


@dataclass(frozen=True, slots=True)
class Invented:
    """A story and what stands in it."""

    article: Article
    findings: Findings


@dataclass(frozen=True, slots=True)
class _Named:
    name: str
    kind: Kind
    forms: tuple[str, ...]


@dataclass(slots=True)
class _Telling:
    """A text as it grows, with the findings in it."""

    text: str = ""
    mentions: list[Mention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def add(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def call(self, named: _Named, chance: random.Random) -> Span:
        """Name somebody in one of the ways in which they are called."""
        form = named.forms[0] if chance.random() < 0.7 else chance.choice(named.forms)
        span = self.add(form)
        self.mentions.append(Mention(span, named.kind, named.name, 0.9, VERSION))
        return span


class Newsroom:
    """Tells stories, the same ones for the same sentences, number of stories and seed.

    In each story, `claims` are made on average.
    """

    def __init__(
        self, sentences: Sequence[str], stories: int, seed: int = 1, claims: float = CLAIMS
    ) -> None:
        self._surely, self._perhaps = divmod(2 * claims / sum(_PARAGRAPHS), 1)
        self._sentences = [s for s in sentences if len(s) < 400]
        self._stories = stories
        self._chance = random.Random(seed)
        self._words = _Words(sentences, seed)
        self._cut = [_WORD.split(s) for s in self._sentences]
        self._content = [_WORD.findall(s) for s in self._sentences]
        usual = Counter(word for found in self._content for word in found)
        self._kept = {word for word, _ in usual.most_common(60)}
        self._names = _names(self._words, stories, random.Random(seed))

    def stories(self) -> Iterator[Invented]:
        """The stories, one after another."""
        for number in range(self._stories):
            yield self._story(number)

    def _story(self, number: int) -> Invented:
        chance = self._chance
        cast = [self._named(chance) for _ in range(chance.randint(3, 6))]
        telling = _Telling()
        telling.call(cast[0], chance)
        telling.add(" " + self._sentence(chance)[:70].rpartition(" ")[0])
        headline = telling.text
        telling.add("\n\n")
        body_start = len(telling.text)
        for paragraph in range(chance.randint(*_PARAGRAPHS)):
            if paragraph:
                telling.add("\n\n")
            for _ in range(int(self._surely)):
                self._claim(telling, cast, chance)
                telling.add(" ")
            if chance.random() < self._perhaps:
                self._claim(telling, cast, chance)
            else:
                telling.add(self._sentence(chance) + " ")
                telling.call(chance.choice(cast), chance)
                telling.add(" was named.")
            for _ in range(chance.randint(0, 2)):
                telling.add(" " + self._sentence(chance))
        return Invented(
            Article(
                text=telling.text,
                path=f"invented/{number:07}.txt",
                body_start=body_start,
                headline=headline,
                publisher=chance.choice(OUTLETS),
                published=_published(chance),
                language="en",
            ),
            Findings(tuple(telling.mentions), tuple(telling.claims), VERSION),
        )

    def _claim(self, telling: _Telling, cast: Sequence[_Named], chance: random.Random) -> None:
        who, whom = chance.choice(cast), chance.choice(cast)
        verb, stance = chance.choice(list(_CUES.items()))
        source = telling.call(who, chance)
        telling.add(" ")
        cue = telling.add(verb)
        telling.add(" that ")
        start = len(telling.text)
        telling.call(whom, chance)
        telling.add(" " + self._sentence(chance).rstrip(".!?"))
        content = Span(start, len(telling.text))
        telling.add(".")
        telling.claims.append(
            Claim(
                *((cue,), (source,), (content,), stance, Quotation.INDIRECT, 0.8, VERSION),
                speaker=Speaker(who.name, Via.NAMED),
                about=(whom.name,),
            )
        )

    def _sentence(self, chance: random.Random) -> str:
        place = chance.randrange(len(self._sentences))
        between, content = self._cut[place], self._content[place]
        parts = [between[0]]
        for word, after in zip(content, between[1:], strict=True):
            is_drawn = word not in self._kept and chance.random() < _SHARE_DRAWN
            parts += [self._word(chance) if is_drawn else word, after]
        return "".join(parts)

    def _word(self, chance: random.Random) -> str:
        """A word, by its rank."""
        if chance.random() < _RARE:
            return self._words.of(int(_COMMON * (1 - chance.random()) ** (-1 / _STEEP)))
        return self._words.of(int(_COMMON ** chance.random()))

    def _named(self, chance: random.Random) -> _Named:
        names = self._names
        return names[int(len(names) ** chance.random()) - 1]


def _published(chance: random.Random) -> Published:
    day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
    if chance.random() < 0.5:
        return Published(day)
    second = chance.randrange(86_400)
    return Published(f"{day}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z")


class _Words:
    """The words of the texts, the commonest first, and after them invented ones, by rank."""

    def __init__(self, sentences: Sequence[str], seed: int) -> None:
        self._seed = seed
        usual = Counter(word for s in sentences for word in _WORD.findall(s))
        self._known = {rank: word for rank, (word, _) in enumerate(usual.most_common(), 1)}
        follows: dict[str, Counter[str]] = {}
        for word in usual:
            for at in range(len(word) - 1):
                follows.setdefault(f"^^{word}"[at : at + 2], Counter())[f"{word}"[at]] += 1
            follows.setdefault(word[-3:-1], Counter())[word[-1]] += 1
        self._wheels = {
            pair: (list(counts), list(accumulate(counts.values())))
            for pair, counts in follows.items()
        }

    def of(self, rank: int) -> str:
        """The word of a rank, from 1 on; the same for the same texts and seed."""
        word = self._known.get(rank)
        if word is None:
            word = _invented(self._wheels, random.Random(f"{self._seed}/{rank}"))
            self._known[rank] = word
        return word


def _invented(wheels: dict[str, tuple[list[str], list[int]]], chance: random.Random) -> str:
    word, length = "", min(int(chance.gauss(8.0, 2.2)), 14)
    while len(word) < max(length, 4):
        letters, sums = wheels.get(f"^^{word}"[-2:]) or wheels["^^"]
        word += letters[bisect_right(sums, chance.random() * sums[-1])]
    return word


def _names(words: _Words, stories: int, chance: random.Random) -> list[_Named]:
    """Names of the lexicon, in a chance order, between them persons who do not exist."""
    known: dict[tuple[str, Kind], list[str]] = {}
    for name in Gazetteer.load().entities.values():
        if name.kind in _KINDS and len(name.form) > 3 and not name.is_weak:
            forms = known.setdefault((name.entity, name.kind), [name.entity])
            if name.form not in forms:
                forms.append(name.form)
    named = [_Named(entity, kind, tuple(forms)) for (entity, kind), forms in known.items()]
    for _ in range(500 + stories // 10):
        first, last = (
            words.of(int(_COMMON * _OF_NAMES ** chance.random())).capitalize() for _ in range(2)
        )
        named.append(_Named(f"{first} {last}", Kind.PERSON, (f"{first} {last}", last)))
    chance.shuffle(named)
    return named
