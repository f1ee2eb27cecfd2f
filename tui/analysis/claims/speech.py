"""Quoted speech: which cue each quotation belongs to.

The parse is least to be trusted around quotation marks, so quotations are
given to cues by where they stand: `"…," X said`, `X said: "…"`, and what
follows in the same paragraph (`"…," X said. "…"`) or, with the opening mark
repeated, in the next. A quotation that nobody is named for carries the last
speaker over.
"""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames.parts import quoting
from tui.analysis.claims.marks import colon_before, dash_after
from tui.analysis.claims.speech_verbs import verb_after, verb_before
from tui.analysis.claims.tree import child, noun_phrase
from tui.news.findings import Stance

_NOBODY = clauses.DAYS | {"that", "it"}


def attach_quotes(text: Text, drafts: list[Draft]) -> list[Draft]:
    """The drafts with every direct quotation given to one of them, or to a new one."""
    drafts = sorted(drafts, key=lambda draft: draft.anchor)
    by_anchor = {draft.anchor: draft for draft in drafts}
    owner: dict[int, Draft] = {}
    for number, tokens in enumerate(text.quote_tokens):
        if not tokens:
            continue
        holders = [d for d in drafts if d.content & tokens and not _is_inside(d, tokens)]
        for draft in holders:
            if len(draft.content & tokens) * 2 >= len(tokens) or max(tokens) in draft.content:
                draft.content |= tokens
                owner[number] = draft
        if number in owner or number not in text.direct:
            continue
        speech = _owner(text, number, by_anchor, owner)
        if speech is None:
            continue
        if speech.anchor not in by_anchor:
            by_anchor[speech.anchor] = speech
            drafts.append(speech)
        speech.content |= (tokens | _subject_of(text, tokens, speech)) - speech.cue - speech.source
        owner[number] = speech
    return drafts


def _subject_of(text: Text, tokens: set[int], speech: Draft) -> set[int]:
    """The subject before a quotation that begins with its verb: "added the agency “is not …”"."""
    first = min(tokens)
    words = [text.doc[i] for i in sorted(tokens) if not text.doc[i].is_punct]
    if not words or words[0].tag_ not in ("VBZ", "VBD", "VBP", "MD") or speech.anchor < 0:
        return set()
    gap = text.doc[max(speech.cue | {speech.anchor}) + 1 : first]
    named = gap and all(t.pos_ in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART") for t in gap)
    return {t.i for t in gap} if named and not {t.i for t in gap} & speech.source else set()


def _is_inside(draft: Draft, tokens: set[int]) -> bool:
    return bool(draft.cue) and draft.cue <= tokens


def _owner(
    text: Text, number: int, by_anchor: dict[int, Draft], owner: dict[int, Draft]
) -> Draft | None:
    """The draft that a quotation belongs to, old or new; None for one that is no speech."""
    quote = text.quotes[number]
    previous = owner.get(number - 1)
    if quote.is_continued and previous is not None:
        return previous
    joined = _runs_into(text, min(text.quote_tokens[number]), by_anchor)
    if joined is not None:
        return joined
    verb = verb_after(text, number) or _outermost(verb_before(text, number), by_anchor)
    if verb is not None and _has_its_own(text, number, by_anchor.get(verb.i)):
        verb = None
    if verb is not None:
        return by_anchor.get(verb.i) or _speech(text, verb, number)
    colon = colon_before(text, number) or dash_after(text, number)
    if colon is not None:
        return by_anchor.get(colon.anchor) or colon
    first = min(text.quote_tokens[number])
    paragraph = text.paragraph_of[first]
    goes_on = _starts_sentence(text, first) or _same_sentence(text, number)
    if previous is not None and goes_on and _same_paragraph(text, number - 1, paragraph):
        return previous
    here = [d for d in by_anchor.values() if text.paragraph_of[d.anchor] == paragraph]
    before = [d for d in here if d.anchor < first and d.anchor not in text.quote_of]
    if before and _starts_sentence(text, first):
        last = max(before, key=lambda draft: draft.anchor)
        if any(i in text.quote_of for i in last.content):
            return last
    if _starts_sentence(text, first):
        return _signed(text, number) or _carried(text, number)
    return None


def _signed(text: Text, number: int) -> Draft | None:
    """A quotation with a name behind its comma and no verb, which a page lost with a link."""
    inner = text.quotes[number].words.of(text.string).rstrip()[-1:]
    start = max(text.quote_tokens[number]) + 1
    stop = start
    while stop < len(text.doc) and text.doc[stop].tag_ == "NNP":
        stop += 1
    if inner != "," or stop == start or text.doc[stop : stop + 1].text not in (",", ""):
        return None
    source = set(range(start, stop))
    head = stop - 1
    return Draft(-1 - start, set(), source, set(), Stance.SAID, "floating quote", source_head=head)


def _has_its_own(text: Text, number: int, draft: Draft | None) -> bool:
    """Whether the sentence behind a quotation says something else: “Pay!” X accused Y."""
    inner = text.quotes[number].words.of(text.string).rstrip()[-1:]
    if draft is None or inner not in "?!" or draft.rule in ("verb+np", "quote+verb"):
        return False
    return bool(draft.content) and min(draft.content) > draft.anchor > max(
        text.quote_tokens[number]
    )


def _runs_into(text: Text, first: int, by_anchor: dict[int, Draft]) -> Draft | None:
    """The draft whose content breaks off right before a quotation: "said it was “wrong”"."""
    if not first or text.doc[first - 1].is_punct or text.doc[first - 1].is_space:
        return None
    near = (d for d in by_anchor.values() if d.content and max(d.content) == first - 1)
    return next((d for d in near if d.anchor < first and d.rule.startswith("verb")), None)


def _outermost(verb: Token | None, by_anchor: dict[int, Draft]) -> Token | None:
    """The verb before a quotation, or the one over it that says what it does.

    "Lopes said she agreed with the plan: “…”": it is what she said.
    """
    if verb is None or child(verb, "prep") is None or verb.lemma_ in ("tell", "ask", "say"):
        return verb
    for draft in by_anchor.values():
        if draft.anchor >= 0 and verb.i in draft.content and draft.anchor < verb.i:
            return verb.doc[draft.anchor]
    return verb


def _same_sentence(text: Text, number: int) -> bool:
    """Whether a quotation stands in one sentence with the end of the one before."""
    end = max(text.quote_tokens[number - 1])
    between = text.doc[end : min(text.quote_tokens[number])]
    return not any(t.text in (".", "?", "!") for t in between)


def _same_paragraph(text: Text, number: int, paragraph: int) -> bool:
    return text.paragraph_of[max(text.quote_tokens[number])] == paragraph


def _starts_sentence(text: Text, index: int) -> bool:
    before = text.doc[index - 1] if index else None
    return (
        before is None
        or before.is_space
        or before.text[-1:] in ".?!:"
        or text.paragraph_of[index - 1] != text.paragraph_of[index]
    )


def _carried(text: Text, number: int) -> Draft:
    """A quotation without a cue: whoever spoke last goes on."""
    first = min(text.quote_tokens[number])
    return Draft(-1 - first, set(), set(), set(), Stance.SAID, "floating quote")


def _speech(text: Text, verb: Token, number: int) -> Draft:
    """A new draft for a verb that only its quotation shows to be a cue."""
    known = text.words.verbs.get(text.lemma(verb))
    cue = verb_group(verb) - text.quote_tokens[number]
    outer = quoting(verb)
    if outer is None:
        head = clauses.subject(verb)
    else:
        cue |= verb_group(outer) | {verb.head.i}
        head = child(outer, "nsubjpass", "dobj")
    if head is not None and (head.i in text.quote_of or head.tag_ == "EX"):
        head = None
    if head is None:
        head = _speaker_beside(text, verb)
    source = noun_phrase(head, cue | set(text.quote_of)) if head is not None else set()
    stance = known.stance if known is not None else Stance.SAID
    return Draft(
        verb.i,
        cue,
        source - cue,
        set(),
        stance,
        "quote+verb" if outer is None else "quoted as saying",
        clauses.is_negated(verb),
        source_head=head.i if head is not None else None,
    )


def _speaker_beside(text: Text, verb: Token) -> Token | None:
    """The noun next to a verb of speech whose subject the parser did not find."""
    after = child(verb, "dobj", "attr", "oprd", "npadvmod")
    if after is not None and after.i > verb.i and after.lower_ not in _NOBODY:
        return after
    for step in (1, -1):
        index = verb.i + step
        if 0 <= index < len(text.doc) and index not in text.quote_of:
            token = text.doc[index]
            if token.pos_ in ("PROPN", "PRON") and token.lower_ not in _NOBODY:
                while token.dep_ == "compound" and token.head.i > token.i:
                    token = token.head
                return token
    return None
