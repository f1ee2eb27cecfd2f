"""The parse of an article, read once as columns of numbers.

Making a token object for every question would cost more than all answers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Set as AbstractSet
from itertools import count, pairwise
from operator import add

from spacy.attrs import DEP, HEAD, IDX, SENT_START, TAG
from spacy.strings import get_string_id
from spacy.tokens import Doc

_SPACE = get_string_id("_SP")
PLURALS = frozenset(map(get_string_id, ("NNS", "NNPS")))
IN_TITLES = frozenset(
    map(get_string_id, ("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "HYPH", "VBN", "CD"))
)
"""What may stand between "the" and the noun or name that it belongs to."""
_PUNCTUATION = frozenset({"-", "–", "."})


class Parse:
    """What the model says of each token, by its number: offset, label, tag, head, sentence.

    `quoted` are the tokens within quotation marks. `starts` are the first tokens of
    the sentences; `lines` their numbers without those that are quoted whole, for a
    pronoun after a long quotation looks back over it; `paragraphs` those of their paragraphs.
    """

    def __init__(self, doc: Doc, quoted: AbstractSet[int]) -> None:
        columns = doc.to_array([IDX, DEP, TAG, HEAD, SENT_START])
        self.doc = doc
        self.quoted = quoted
        self.offsets: list[int] = columns[:, 0].tolist()
        self.deps: list[int] = columns[:, 1].tolist()
        self.tags: list[int] = columns[:, 2].tolist()
        steps = columns[:, 3].astype("int64").tolist()
        self.heads: list[int] = list(map(add, count(), steps))
        self._read_sentences((columns[:, 4] == 1).nonzero()[0].tolist())

    def labelled(self, *labels: int) -> list[int]:
        """The tokens with one of these labels, in order."""
        return [index for index, dep in enumerate(self.deps) if dep in labels]

    def _read_sentences(self, starts: list[int]) -> None:
        """Where sentences start, their paragraphs, and their lines: numbers without the quoted."""
        self.starts = starts if starts[:1] == [0] or not self.tags else [0, *starts]
        self.lines: list[int] = []
        self.paragraphs: list[int] = []
        line = paragraph = 0
        for start, stop in pairwise([*self.starts, len(self.tags)]):
            last = stop - 1
            self.paragraphs.append(paragraph)
            if self.tags[last] == _SPACE and "\n" in self.doc[last].text:
                paragraph += 1
            while last > start and self.tags[last] == _SPACE:
                last -= 1
            if not (start in self.quoted and last in self.quoted):
                line += 1
            self.lines.append(line)

    def sentence(self, token: int) -> int:
        """The number of the sentence of a token."""
        return bisect_right(self.starts, token) - 1

    def line(self, token: int) -> int:
        """The number of a token's sentence, not counting quoted ones."""
        return self.lines[self.sentence(token)]

    def token(self, offset: int) -> int:
        """The number of the token at a character."""
        return max(0, bisect_right(self.offsets, offset) - 1)

    def lower(self, token: int) -> str:
        """The word at a token, in lower case."""
        return self.doc[token].lower_

    def is_plural(self, token: int) -> bool:
        """Whether a token is a noun or name in the plural."""
        return self.tags[token] in PLURALS

    def is_age(self, noun: int) -> bool:
        """Whether a token ends "the 41-year-old"."""
        return noun > 3 and self.lower(noun) == "old" and self.lower(noun - 2) == "year"

    def words_before(self, token: int) -> set[str]:
        """The nouns and adjectives right before a token, and those of what is tied to them."""
        found: set[str] = set()
        index = token - 1
        while index >= 0 and index > token - 8:
            word = self.lower(index)
            if self.tags[index] in IN_TITLES:
                found.add(word.rstrip(".").removesuffix("'s"))
            elif word not in _PUNCTUATION:
                break
            index -= 1
        return found

    def determiner(self, noun: int) -> str:
        """The word before a noun and its adjectives: "the", "a", "his", "'s", a verb."""
        index = noun - 1
        while index >= 0 and index > noun - 8:
            if self.tags[index] not in IN_TITLES or self.lower(index) in ("one", "two"):
                word = self.lower(index)
                if word not in _PUNCTUATION:
                    return word
            index -= 1
        return ""
