"""Claims: who says what in an article, from the frames of its sentences and its quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Doc, Token

from tui.analysis.claims import runs
from tui.analysis.claims.asides import without_aside
from tui.analysis.claims.confidence import FLOOR, confidence
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames import read_frames
from tui.analysis.claims.headlines import read_headline
from tui.analysis.claims.sieve import drafts_around, is_claim, is_same_breath
from tui.analysis.claims.speakers import Speakers
from tui.analysis.claims.speech import attach_quotes
from tui.analysis.claims.statements import read_statements
from tui.analysis.claims.transcripts import read_transcript
from tui.analysis.claims.tree import child
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Claim, Kind, Mention, Quotation, Stance


def find_claims(
    doc: Doc, string: str, mentions: Sequence[Mention], vocabulary: Vocabulary
) -> tuple[Claim, ...]:
    """The claims of a parsed text, in the order of their first character; `string` is the text."""
    text = Text(doc, string)
    drafts = [
        *read_headline(text),
        *read_transcript(text, mentions),
        *read_statements(text),
        *read_frames(text),
    ]
    for draft in drafts:
        draft.source -= _loose_marks(text, draft.source)
    drafts = attach_quotes(text, drafts)
    _leave_out_phrases(drafts)
    made = []
    drafts = [d for d in drafts if not text.is_leftover(d)]
    drafts = _without_doubles(d for d in drafts if is_claim(text, d))
    for draft in drafts:
        draft.content = without_aside(text, draft, draft.content - draft.cue - draft.source)
    for draft in drafts:
        around = drafts_around(draft, drafts)
        if is_same_breath(text, draft, around):
            continue
        claim = _claim(text, draft, is_inside=bool(around))
        if claim is not None and claim.confidence >= FLOOR:
            made.append((claim, draft.source_head))
    made.sort(key=lambda pair: pair[0].span)
    speakers = Speakers(doc, mentions, text.string, set(text.quote_of), vocabulary)
    spoken = [replace(claim, speaker=speakers.of(claim, head)) for claim, head in made]
    firsts = [claim.span.start for claim in spoken]
    return tuple(
        replace(claim, about=_about(claim, mentions), parent=_parent(index, spoken, firsts))
        for index, claim in enumerate(spoken)
    )


def _loose_marks(text: Text, source: set[int]) -> set[int]:
    """The quotation marks of a source whose other mark is not in it: `"…," an aide said`."""
    marks = {i for i in source if i in text.quote_of and text.doc[i].is_quote}
    return {
        i
        for i in marks
        if not {min(words := text.quote_tokens[text.quote_of[i]]), max(words)} <= source
    }


def _leave_out_phrases(drafts: Sequence[Draft]) -> None:
    """Take "according to the paper" and "…, the agency says" out of what others say before them."""
    for phrase in drafts:
        words = phrase.cue | phrase.source
        is_said_of_it = phrase.source and phrase.rule not in ("passive", "unverified")
        if not is_said_of_it or not phrase.content or min(words) < max(phrase.content):
            continue
        for draft in drafts:
            is_end = max(draft.content, default=-1) in (max(words), max(words) + 1)
            if draft is not phrase and is_end and draft.anchor < min(words):
                draft.content -= words | {max(words) + 1}


_ABOUT = frozenset(Kind) - {Kind.DATE, Kind.QUANTITY}


def _about(claim: Claim, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The entities named in the content, each once, in the order of the text."""
    found: list[str] = []
    for run in claim.content:
        first = bisect_left(mentions, run.start, key=lambda mention: mention.span.start)
        for mention in islice(mentions, first, None):
            if mention.span.stop > run.stop:
                break
            if mention.kind in _ABOUT:
                found.append(mention.entity)
    return tuple(dict.fromkeys(found))


def _parent(index: int, claims: Sequence[Claim], firsts: Sequence[int]) -> int | None:
    """The narrowest claim whose content holds the cue of this one, and is longer than its own.

    `firsts` are the first characters of the claims, in order.
    """
    claim = claims[index]
    own = claim.cue[0] if claim.cue else claim.content[0]
    length = _length(claim)
    around = [
        (_length(other), number)
        for number, other in enumerate(claims[: bisect_right(firsts, own.start)])
        if any(run.start <= own.start and own.stop <= run.stop for run in other.content)
    ]
    return min(((size, number) for size, number in around if size > length), default=(0, None))[1]


def _length(claim: Claim) -> int:
    return sum(len(run) for run in claim.content)


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without those whose cue is part of another's cue."""
    kept: list[Draft] = []
    cues: dict[int, list[set[int]]] = {}
    for draft in sorted(drafts, key=lambda d: (-len(d.cue), d.anchor)):
        if draft.cue and any(draft.cue <= cue for cue in cues.get(min(draft.cue), ())):
            continue
        kept.append(draft)
        for index in draft.cue:
            cues.setdefault(index, []).append(draft.cue)
    return kept


def _claim(text: Text, draft: Draft, *, is_inside: bool) -> Claim | None:
    """The claim that a draft has become, or None when no content is left.

    Only a refusal may have none: "declined to comment".
    """
    content = _content(text, draft)
    content_spans = runs.spans(text.doc, content, keep=text.quote_of)
    if not content_spans and draft.stance is not Stance.DECLINED:
        return None
    return Claim(
        cue=runs.spans(text.doc, draft.cue, is_mark=draft.rule == "mark"),
        source=runs.spans(text.doc, draft.source - text.datelines - text.leftovers),
        content=content_spans,
        stance=draft.stance,
        quotation=_quotation(text, content),
        confidence=confidence(text, draft, is_inside=is_inside),
        rule=draft.rule,
        negated=draft.is_negated != _is_nobody(text, draft),
        hedges=runs.spans(text.doc, _hedges(text, draft, content)),
    )


def _is_nobody(text: Text, draft: Draft) -> bool:
    """Whether the source says that nobody does: "no group has claimed responsibility"."""
    if not draft.source or draft.stance in (Stance.DECLINED, Stance.UNVERIFIED):
        return False
    return text.doc[min(draft.source)].lower_ in ("no", "nobody", "none", "neither")


def _content(text: Text, draft: Draft) -> set[int]:
    """The content without the complementiser that introduces it."""
    content = draft.content - text.spaces - text.datelines - text.leftovers
    content = _before_semicolon(text, draft, _on_this_side(text, draft, content))
    while content:
        first = text.doc[min(content)]
        if _is_that(first) or first.text in (",", ":", ";") or _only_joins(text, draft, first):
            content.discard(first.i)
        else:
            break
    while content and _only_ends(text, content):
        content.discard(max(content))
    return {i for i in content if i - 1 in content or not _is_that(text.doc[i])}


def _is_that(word: Token) -> bool:
    """Whether the word is the "that" which opens a clause: it stays outside each run."""
    return word.lower_ == "that" and word.dep_ == "mark"


def _only_ends(text: Text, content: set[int]) -> bool:
    """Whether the last word is a loose "and", or ends a quotation that began before the content."""
    last = max(content)
    quote = text.quote_of.get(last)
    if quote is None:
        return text.doc[last].tag_ == "CC"
    return text.doc[last].is_punct and min(text.quote_tokens[quote]) not in content


def _only_joins(text: Text, draft: Draft, first: Token) -> bool:
    """Whether the word only joins on to the sentence before: "But the road is safe, he said"."""
    if first.lower_ not in ("but", "and", "yet", "so") or first.i in text.quote_of:
        return False
    if text.doc[first.i + 1 : first.i + 2].text == "far":
        return False
    starts = first.i == 0 or text.doc[first.i - 1].is_space or text.doc[first.i - 1].text in ".!?”"
    return starts and bool(draft.cue) and first.i < min(draft.cue)


def _on_this_side(text: Text, draft: Draft, content: set[int]) -> set[int]:
    """The content without what lies beyond the end of an earlier sentence.

    The parser runs sentences together around quotation marks; what stands
    before the cue reaches back to the last full stop outside a quotation, or
    to the start of the quotation next to the cue.
    """
    if not draft.cue or not any(i < min(draft.cue) for i in content):
        return content
    index, in_quote = min(draft.cue | draft.source) - 1, False
    first = min(content)
    while index >= first:
        quote = text.quote_of.get(index)
        if quote is not None:
            inner = text.quotes[quote].words.of(text.string).rstrip()[-1:]
            closed = inner == "." or (in_quote and inner in "?!")
            if closed and quote in text.direct and draft.rule not in ("quote+verb", "mark"):
                break
            in_quote = True
            index = min(text.quote_tokens[quote]) - 1
            continue
        if text.doc[index].text in (".", "?", "!") and index + 1 not in draft.cue | draft.source:
            break
        index -= 1
    return {i for i in content if i > index}


def _before_semicolon(text: Text, draft: Draft, content: set[int]) -> set[int]:
    """The content up to a semicolon outside quotation: another statement begins there."""
    start = max(draft.cue, default=-1)
    before = [i for i in text.semicolons if i < start and i not in text.quote_of]
    if before and draft.cue and max(before) < min(draft.cue) and not text.quote_of.keys() & content:
        content = {i for i in content if i > max(before) or i > start}
    marks = [i for i in content & text.semicolons if i > start and i not in text.quote_of]
    return {i for i in content if not marks or i < min(marks)}


def _quotation(text: Text, content: set[int]) -> Quotation:
    """How much of the content is in quotation marks."""
    words = content & text.letters
    quoted = {i for i in words if i in text.quote_of}
    if words and quoted == words:
        return Quotation.DIRECT
    return Quotation.MIXED if quoted else Quotation.INDIRECT


def _hedges(text: Text, draft: Draft, content: set[int]) -> set[int]:
    """The words that weaken the claim: beside the cue, or on the verb of the content."""
    if draft.anchor < 0 or not content or draft.stance is Stance.UNVERIFIED:
        return set()
    anchor = text.doc[draft.anchor]
    heads = [anchor, *(t for t in anchor.children if t.i in content and t.pos_ in ("VERB", "AUX"))]
    return {
        t.i
        for head in heads
        for t in head.children
        if t.lower_ in text.words.hedges
        and t.dep_ in ("advmod", "aux")
        and not (t.lower_ == "could" and child(head, "neg") is not None)
        and t.i not in text.quote_of
        and (t.i in content or t.i < anchor.i + 6)
    }
