"""Attribution by the form of a headline: `Ministry: bridge is safe`, `Port reopens, ministry says`.

The parser knows little of these, so they are read off the words and marks.
"""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.marks import mark_draft
from tui.analysis.claims.speakers.words import roles
from tui.analysis.claims.tree import child

_NOT_NAMES = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "ADV"})
_NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
_HEADLINE = 24
"""Tokens of the longest first paragraph that is read as a headline."""
_SITE = 4
"""Words of the longest name of a site behind a headline."""
_BLOCKS = 4
"""Paragraphs among which the headline is looked for."""
_MARKS = frozenset({":", "-", "–", "—", "--"})
_BEHIND_VERBS = frozenset({"to", "that", "it", "he", "she", "they", "no", "not"})
_SUBJECT = 5
"""Tokens of the longest subject of a headline's verb that is read off the words."""
_SPOKEN = frozenset(
    {"we", "our", "us", "i", "will", "must", "should", "no", "not", "never", "wo", "may", "can"}
)


def read_headline(text: Text) -> list[Draft]:
    """The draft that the form of the headline gives, if it has one of these forms.

    "Ministry: bridge is safe", "Bridge is safe: ministry", "Bridge safe -
    officials", "Port reopens, ministry says". A paragraph that ends with a full
    stop, or is longer than `_HEADLINE` tokens, is no headline; before it may stand
    what a page prints over its headline, a section or a date.
    """
    own = (block for block in text.paragraphs if block[0] not in text.leftovers)
    for start, stop in islice(own, _BLOCKS):
        heading = _without_site([t for t in text.doc[start:stop] if not t.is_space])
        if len(heading) > _HEADLINE or not heading or heading[-1].text in (".", "”", '"'):
            return []
        if len(heading) >= 4 and (found := _read_heading(text, heading)):
            return found
    return []


def _without_site(heading: list[Token]) -> list[Token]:
    """The words without the name of the site behind a bar, or behind a dash after a colon."""
    for at, token in enumerate(heading):
        if token.text == "|":
            return heading[:at]
    marks = [at for at, token in enumerate(heading) if token.text in _MARKS and token.whitespace_]
    if len(marks) == 2 and heading[marks[1]].text != ":":
        behind = heading[marks[1] + 1 :]
        if len(behind) <= _SITE and all(t.text[0].isupper() for t in behind):
            return heading[: marks[1]]
    return heading


def _read_heading(text: Text, heading: list[Token]) -> list[Draft]:
    marks = [t for t in heading if t.text in _MARKS and t.whitespace_]
    if len(marks) == 1:
        return _beside_mark(text, heading, marks[0])
    found = _expected(text, heading) or _after_comma(text, heading) or _behind_name(text, heading)
    return found + _second_verb(text, heading)


def _second_verb(text: Text, heading: list[Token]) -> list[Draft]:
    """Mayor denies taking bribes, says it was a loan: the second verb is the mayor's too."""
    first = next((n for n, t in enumerate(heading) if _is_present(t)), 0)
    if not 0 < first <= _SUBJECT or not _is_noun_phrase(heading[:first]):
        return []
    for at, comma in enumerate(heading[:-2]):
        verb = heading[at + 1]
        if at > first and comma.text == "," and verb.lower_ in text.words.present:
            known = text.words.present[verb.lower_]
            source, content = {t.i for t in heading[:first]}, {t.i for t in heading[at + 2 :]}
            head = heading[first - 1].i
            return [
                Draft(verb.i, {verb.i}, source, content, known.stance, "headline", source_head=head)
            ]
    return []


def _is_present(token: Token) -> bool:
    """Whether a word is a verb in -s, as those of headlines are."""
    return token.tag_ == "VBZ" or (token.pos_ == "VERB" and token.lower_.endswith("s"))


def _expected(text: Text, heading: list[Token]) -> list[Draft]:
    """Lopes Expected to Resign: who expects it goes unnamed, whatever the parser says."""
    for at, verb in enumerate(heading[1:-2], 1):
        known = text.words.verbs.get(text.lemma(verb))
        if known is None or "raised" not in known.frames or verb.tag_ not in ("VBN", "VBD"):
            continue
        if heading[at + 1].lower_ != "to" or not _is_noun_phrase(heading[:at]):
            continue
        content = {t.i for t in heading if t is not verb}
        return [Draft(verb.i, {verb.i}, set(), content, known.stance, "raised passive")]
    return []


def _beside_mark(text: Text, heading: list[Token], mark: Token) -> list[Draft]:
    before = [t for t in heading if t.i < mark.i]
    after = [t for t in heading if t.i > mark.i]
    sides = ((before, after), (after, before)) if mark.text == ":" else ((after, before),)
    for side, rest in sides:
        if side and side[0].i in text.datelines:
            return []
        if _is_topic(side, rest, mark):
            continue
        if side and len(side) <= 5 and _can_speak(text, side) and _is_sentence(rest):
            content = {t.i for t in rest}
            link = next((n for n, t in enumerate(side) if t.pos_ == "ADP"), len(side))
            return [mark_draft(mark, {t.i for t in side}, side[max(0, link - 1)], content)]
    return []


def _is_topic(side: list[Token], rest: list[Token], mark: Token) -> bool:
    """Whether a place before a colon is what the headline is about: "India: two killed in Kashmir".

    A state that speaks says "we" or "will", or is quoted.
    """
    if mark.text != ":" or not side or side[0].i > mark.i:
        return False
    if not all(t.ent_type_ in ("GPE", "LOC", "LAW", "EVENT") for t in side):
        return False
    words = {t.lower_ for t in rest}
    return words.isdisjoint(_SPOKEN) and not any(t.is_quote for t in rest)


def _after_comma(text: Text, heading: list[Token]) -> list[Draft]:
    """Port reopens, ministry says."""
    commas = [t for t in heading if t.text == ","]
    verb = heading[-1]
    known = text.words.verbs.get(text.lemma(verb))
    if not commas or known is None or not known.frames & {"quote", "that"}:
        return []
    side = [t for t in heading if commas[-1].i < t.i < verb.i]
    rest = {t.i for t in heading if t.i < commas[-1].i}
    if not side or len(side) > 6 or len(rest) < 2:
        return []
    return [
        Draft(
            verb.i,
            {verb.i},
            {t.i for t in side},
            rest,
            known.stance,
            "headline",
            source_head=side[-1].i,
        )
    ]


def _behind_name(text: Text, heading: list[Token]) -> list[Draft]:
    """Mayor Denies Taking Bribes; read off the words only where the parser has no subject."""
    for at, verb in enumerate(heading[: _SUBJECT + 1]):
        known = text.words.present.get(verb.lower_)
        if known is not None and _is_maybe_noun(text, heading, at):
            known = None
        if known is None or at == 0:
            if verb.pos_ in ("VERB", "AUX") or verb.is_punct:
                return []
            continue
        before, after = heading[:at], heading[at + 1 :]
        if verb.pos_ == "VERB" and child(verb, "nsubj") is not None:
            return []
        if not _is_noun_phrase(before) or len(after) < 2 or after[0].lower_ in ("as", "in", "at"):
            return []
        ends = [t.i for t in after if t.text == "," and _is_next(text, t)]
        content = {t.i for t in after if not ends or t.i < ends[0]}
        content -= {after[0].i} if after[0].lower_ == "that" else set()
        return [
            Draft(
                verb.i,
                {verb.i},
                {t.i for t in before},
                content,
                known.stance,
                "headline",
                source_head=before[-1].i,
            )
        ]
    return []


def _is_maybe_noun(text: Text, heading: list[Token], at: int) -> bool:
    """Whether a form in -s may be a plural: "claims", "vows", but not "vows to" or "claims it"."""
    is_noun = text.lemma(heading[at]) in text.words.nouns or (
        heading[at].lower_[:-1] in text.words.nouns
    )
    return is_noun and [t.lower_ in _BEHIND_VERBS for t in heading[at + 1 : at + 2]] != [True]


def _is_next(text: Text, comma: Token) -> bool:
    """Whether another verb of the same subject follows: "…, Calls for Inquiry"."""
    word = comma.nbor(1).lower_ if comma.i + 1 < len(comma.doc) else ""
    return word.endswith("s") and word[:-1] in text.words.verbs


def _is_noun_phrase(words: list[Token]) -> bool:
    """Whether words before a verb of a headline can be its subject."""
    if any(
        t.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "ADV", "PRON") or t.text == "," for t in words
    ):
        return False
    return words[-1].pos_ in ("NOUN", "PROPN")


def _can_speak(text: Text, side: list[Token]) -> bool:
    if any(t.pos_ in ("VERB", "AUX") for t in side):
        return False
    return any(_is_somebody(text, t) for t in side) or all(
        t.ent_type_ in _NAMED or t.pos_ in ("DET", "ADP", "PROPN") for t in side
    )


def _is_somebody(text: Text, token: Token) -> bool:
    if text.lemma(token) in text.words.speaking:
        return True
    return token.tag_ == "NN" and roles().is_person(token.lower_)


def _is_sentence(side: list[Token]) -> bool:
    return len(side) >= 3 and any(t.pos_ in ("VERB", "AUX") or t.tag_ == "VB" for t in side)
