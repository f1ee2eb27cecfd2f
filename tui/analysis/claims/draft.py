"""A claim in the making: sets of tokens that become spans once all frames are read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from tui.analysis.claims.cues import Lexicon, lexicon
from tui.analysis.claims.datelines import datelines
from tui.analysis.claims.quotes import Quote, find_quotes
from tui.analysis.leftovers import leftovers
from tui.analysis.lines import blocks
from tui.news.findings import Stance
from tui.news.span import Span

_LIST_LINE = re.compile(r"\n(?=[ \t]*(?:[-*•·‣–—]|\d{1,2}[.)])[ \t]+\S)")
"""The end of a line before a line that begins with a bullet or a number."""


_TURNINGS = frozenset(map(get_string_id, ("while", "whereas")))
_HEADING = 160
"""Characters of the longest headline."""
_ENDS = frozenset('.!?…:,"”')
_SCARE = 3
"""Words of the longest quotation that is rather held at arm's length than spoken."""


@dataclass(slots=True)
class Draft:
    """What a frame has read so far; the sets hold token numbers."""

    anchor: int
    cue: set[int]
    source: set[int]
    content: set[int]
    stance: Stance
    rule: str
    is_negated: bool = False
    source_head: int | None = None
    """The head of the source; None when nobody is named."""


@dataclass
class Text:
    """A parsed article with what the frames ask of it again and again."""

    doc: Doc
    string: str
    """The characters of the text; `Doc.text` puts them together anew at each call."""
    words: Lexicon = field(default_factory=lexicon)

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations of the text, in order."""
        return find_quotes(self.string, self.blocks)

    @cached_property
    def quote_tokens(self) -> tuple[set[int], ...]:
        """For each quotation the numbers of its tokens, marks included."""
        return tuple(self.tokens(q.span.start, q.span.stop) for q in self.quotes)

    @cached_property
    def quote_of(self) -> dict[int, int]:
        """The number of the quotation that each quoted token stands in."""
        return {i: number for number, tokens in enumerate(self.quote_tokens) for i in tokens}

    @cached_property
    def datelines(self) -> frozenset[int]:
        """The numbers of the tokens of all datelines."""
        return frozenset(
            index
            for span in datelines(self.string, self.blocks)
            for index in self.tokens(span.start, span.stop)
        )

    @cached_property
    def leftovers(self) -> frozenset[int]:
        """The numbers of the tokens that a web page put around the article, or printed again."""
        spans = (*leftovers(self.string), *self._repeated_headings())
        return frozenset(index for span in spans for index in self.tokens(span.start, span.stop))

    def _repeated_headings(self) -> Iterator[Span]:
        """The headlines that stand in the text a second time."""
        seen: set[str] = set()
        for block in self.blocks:
            words = block.of(self.string)
            if len(words) <= _HEADING and words[-1] not in _ENDS:
                if words in seen:
                    yield block
                seen.add(words)

    @cached_property
    def blocks(self) -> tuple[Span, ...]:
        """The paragraphs of the text as it is written."""
        return blocks(self.string)

    def is_leftover(self, draft: Draft) -> bool:
        """Whether a draft attributes with words of a page around the article, or such to nobody."""
        words = draft.cue or draft.content
        return bool(self.leftovers) and bool(words) and min(words) in self.leftovers

    @cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """For each paragraph its first token and the one after its last."""
        found: list[tuple[int, int]] = []
        for start, stop in pairwise((*self._firsts, len(self.doc))):
            last = stop - 1
            while last > start and last in self.spaces:
                last -= 1
            found.append((start, last + 1))
        return tuple(found)

    @cached_property
    def paragraph_of(self) -> list[int]:
        """For each token the number of its paragraph, from 0."""
        bounds = pairwise((*self._firsts, len(self.doc)))
        return [number for number, (start, stop) in enumerate(bounds) for _ in range(start, stop)]

    @cached_property
    def _firsts(self) -> list[int]:
        """The number of the first token of each paragraph; white space before one is the last's."""
        starts = {block.start for block in self.blocks}
        starts |= {match.end() for match in _LIST_LINE.finditer(self.string)}
        firsts = {bisect_left(self.offsets, start) for start in sorted(starts)[1:]}
        return [0, *sorted(first for first in firsts if 0 < first < len(self.doc))]

    @cached_property
    def offsets(self) -> list[int]:
        """For each token the offset of its first character."""
        offsets: list[int] = self.doc.to_array("IDX").tolist()
        return offsets

    @cached_property
    def spaces(self) -> frozenset[int]:
        """The numbers of the tokens that are white space."""
        return self._where("IS_SPACE")

    @cached_property
    def letters(self) -> frozenset[int]:
        """The numbers of the tokens of nothing but letters."""
        return self._where("IS_ALPHA")

    @cached_property
    def semicolons(self) -> frozenset[int]:
        """The numbers of the semicolons."""
        return frozenset(i for i in self._marks if self.doc[i].text == ";")

    @cached_property
    def commas(self) -> frozenset[int]:
        """The numbers of the commas."""
        return frozenset(i for i in self._marks if self.doc[i].text == ",")

    @cached_property
    def turnings(self) -> frozenset[int]:
        """The numbers of "while" and "whereas"."""
        lowers = self.doc.to_array("LOWER").tolist()
        return frozenset(i for i, lower in enumerate(lowers) if lower in _TURNINGS)

    @cached_property
    def _marks(self) -> frozenset[int]:
        return self._where("IS_PUNCT")

    def _where(self, flag: str) -> frozenset[int]:
        return frozenset(i for i, is_so in enumerate(self.doc.to_array(flag).tolist()) if is_so)

    @cached_property
    def cue_words(self) -> list[int]:
        """The numbers of the tokens that may be cues by their lemma or their form."""
        known = self.words.hashes
        pairs = self.doc.to_array(["LEMMA", "LOWER"]).tolist()
        return [i for i, (lemma, lower) in enumerate(pairs) if lemma in known or lower in known]

    def tokens(self, start: int, stop: int) -> set[int]:
        """The numbers of the tokens that touch the characters start..stop."""
        first = max(0, bisect_right(self.offsets, start) - 1)
        if first < len(self.doc) and self.offsets[first] + len(self.doc[first]) <= start:
            first += 1
        return set(range(first, bisect_left(self.offsets, stop)))

    @cached_property
    def direct(self) -> frozenset[int]:
        """The numbers of the quotations that are speech, see `_is_direct`."""
        return frozenset(n for n in range(len(self.quotes)) if self._is_direct(n))

    @cached_property
    def spoken(self) -> frozenset[int]:
        """The numbers of the tokens in quoted speech."""
        return frozenset(i for i, number in self.quote_of.items() if number in self.direct)

    def is_direct(self, index: int) -> bool:
        """Whether the token stands in quoted speech."""
        return index in self.spoken

    def _is_direct(self, quote: int) -> bool:
        """Whether the quotation is speech, not a title or a single word held at arm's length.

        Six words, or a stop or comma before the closing mark, or at the start of
        a sentence with a comma after it; others belong to the clause around them.
        """
        if self._is_title(quote):
            return False
        words = sum(1 for i in self.quote_tokens[quote] if self.doc[i].is_alpha)
        span = self.quotes[quote].span
        inner = self.quotes[quote].words.of(self.string).rstrip()[-1:]
        if words >= 6 or (words >= 1 and inner in ",.?!…—" and not self._is_part(quote, words)):
            return True
        before = self.string[max(0, span.start - 2) : span.start].strip()
        starts = before == "" or before in ".:?!"
        return words >= 3 and starts and self.string[span.stop : span.stop + 1] == ","

    def _is_part(self, quote: int, words: int) -> bool:
        """Whether a word or two end a clause of the writer's: make the campus “inclusive.”"""
        first = min(self.quote_tokens[quote])
        before = self.doc[first - 1] if first else None
        if before is None or words > _SCARE or before.is_space or before.is_punct:
            return False
        return before.pos_ in ("DET", "ADJ", "ADP", "AUX", "NOUN", "PROPN", "PART", "ADV", "PRON")

    def _is_title(self, quote: int) -> bool:
        """Whether the quotation names a work: “on "Morning Joe," he said”, “her book "Home"”."""
        first = min(self.quote_tokens[quote], default=0)
        before = self.doc[first - 1] if first else None
        if before is None or before.pos_ not in ("ADP", "DET", "NOUN", "PROPN", "VERB", "PART"):
            return False
        if before.pos_ == "VERB" and before.lower_ not in ("called", "titled", "entitled", "named"):
            return False
        words = [self.doc[i] for i in self.quote_tokens[quote] if self.doc[i].is_alpha]
        long = [t for t in words if len(t.text) > 3 or t.is_title]
        return 1 <= len(words) <= 8 and bool(long) and all(t.text[:1].isupper() for t in long)

    def lemma(self, token: Token) -> str:
        """The lemma in lower case; "hoping" is none of "to hop", "rated" none of "to rat"."""
        lemma = token.lemma_.lower()
        if lemma in self.words.verbs or lemma + "e" not in self.words.verbs:
            return lemma
        return lemma + "e" if token.lower_ in (lemma + "ed", lemma + "ing") else lemma
