"""Invented news with its findings: stories whose words are distributed as in real news.

The sentences are those of some real texts. In them every other content word
gives way to one drawn by rank from a vocabulary that grows with the number
of stories as that of real news does, with the power 0.4, and is larger: 100
thousand stories hold 340,000 different words, as many real ones of the same
length 125,000 (`cut_news`). That is harder on the index, and unfair to what
forgives typos. Its commonest words are those of the texts,
the rest are invented from their letters. Names come from the lexicon, with
their other spellings, and from invented persons; where they stand, and who
says what, is known because it was put there: no language model is asked.
"""

from __future__ import annotations

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
        self._words = _vocabulary(sentences, vocabulary_size(stories), random.Random(seed))
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
        """A word: that of rank r half as often as that of rank r/2."""
        words = self._words
        return words[int(len(words) ** chance.random()) - 1]

    def _named(self, chance: random.Random) -> _Named:
        names = self._names
        return names[int(len(names) ** chance.random()) - 1]


def vocabulary_size(stories: int) -> int:
    """How many different words so many stories are told with."""
    return int(4_000 * max(stories, 1) ** 0.4)


def _published(chance: random.Random) -> Published:
    day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
    if chance.random() < 0.5:
        return Published(day)
    second = chance.randrange(86_400)
    return Published(f"{day}T{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}Z")


def _vocabulary(sentences: Sequence[str], size: int, chance: random.Random) -> list[str]:
    """The words of the texts, the commonest first, and then invented ones, each once."""
    usual = Counter(word for s in sentences for word in _WORD.findall(s))
    words = dict.fromkeys(word for word, _ in usual.most_common(size))
    follows: dict[str, Counter[str]] = {}
    for word in usual:
        for at in range(len(word) - 1):
            follows.setdefault(f"^^{word}"[at : at + 2], Counter())[f"{word}"[at]] += 1
        follows.setdefault(word[-3:-1], Counter())[word[-1]] += 1
    wheels = {
        pair: (list(counts), list(accumulate(counts.values()))) for pair, counts in follows.items()
    }
    while len(words) < size:
        words[_invented(wheels, chance)] = None
    return list(words)


def _invented(wheels: dict[str, tuple[list[str], list[int]]], chance: random.Random) -> str:
    word, length = "", min(int(chance.gauss(8.0, 2.2)), 14)
    while len(word) < max(length, 4):
        letters, sums = wheels.get(f"^^{word}"[-2:]) or wheels["^^"]
        word += letters[bisect_right(sums, chance.random() * sums[-1])]
    return word


def _names(words: Sequence[str], stories: int, chance: random.Random) -> list[_Named]:
    """Names of the lexicon, in a chance order, between them persons who do not exist."""
    known: dict[tuple[str, Kind], list[str]] = {}
    for name in Gazetteer.load().entities.values():
        if name.kind in _KINDS and len(name.form) > 3 and not name.is_weak:
            forms = known.setdefault((name.entity, name.kind), [name.entity])
            if name.form not in forms:
                forms.append(name.form)
    named = [_Named(entity, kind, tuple(forms)) for (entity, kind), forms in known.items()]
    rare = words[len(words) // 10 :]
    for _ in range(500 + stories // 10):
        first, last = (chance.choice(rare).capitalize() for _ in range(2))
        named.append(_Named(f"{first} {last}", Kind.PERSON, (f"{first} {last}", last)))
    chance.shuffle(named)
    return named
