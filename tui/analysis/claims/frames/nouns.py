"""Noun and adjective cues, and the light verbs that carry them."""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames.parts import has_that, is_finite
from tui.analysis.claims.frames.site import find_source
from tui.analysis.claims.tree import child, children, noun_phrase, subtree
from tui.news.findings import Stance

_LINKS = frozenset({"for", "of", "about", "over", "with", "to", "on", "against", "in", "at", "by"})
_LOOSE = frozenset({Stance.ACCUSED, Stance.WARNED, Stance.URGED})
"""Stances of plural nouns that claim without a source: "allegations of fraud", "fears of war"."""
_CAUSING = frozenset({"spark", "prompt", "cause", "provoke", "stoke", "fuel", "draw"})
"""Verbs whose subject makes others fear: "the raid sparked fears of a war"."""
_SUFFERING = frozenset({"face", "deflect"})
"""Verbs whose subject others speak of: "faced accusations of fraud"."""
_TIGHT_LINKS = _LINKS - {"in", "by"}
_ANSWERS = frozenset({"response", "reply", "answer", "interview", "speech", "court"})
_TOPICS = frozenset({"about", "over", "against"})
"""Links to what is said, where somebody who hears it comes first: "a warning to them about it"."""


def read_light_verb(text: Text, verb: Token) -> Draft | None:
    """Issued a statement saying …; expressed support for …; concerns have been raised"""
    lemma = text.lemma(verb)
    if lemma not in text.words.light and lemma not in text.words.light_passive:
        return None
    passive = clauses.is_passive(verb)
    if lemma not in (text.words.light_passive if passive else text.words.light):
        return None
    noun = child(verb, "nsubjpass") if passive else child(verb, "dobj")
    if noun is None or noun.lemma_ not in text.words.nouns:
        return None
    cue_words, content, stance = _noun_content(text, noun)
    if noun.lemma_ == "comment" and any(t.lower_ == "no" for t in noun.children):
        stance = Stance.DECLINED
    if not content:
        link = next((t for t in verb.children if t.dep_ == "prep" and t.i > noun.i), None)
        if link is None or passive or link.lower_ not in _LINKS or _is_when(link):
            return None
        cue_words, content = {noun.i, link.i}, subtree(link) - {link.i}
    words = verb_group(verb) | cue_words
    if not passive:
        words |= set(range(verb.i, max(cue_words) + 1)) - content
    source, head = find_source(verb, words)
    if head is not None and text.lemma(verb) in _SUFFERING:
        return Draft(verb.i, words, set(), (source | content) - words, stance, "light verb")
    is_cause = text.lemma(verb) in _CAUSING and (stance is Stance.WARNED or verb.lemma_ == "draw")
    if is_cause or (head is not None and text.doc[head].lemma_ in text.words.happenings):
        source, head = set(), None
    return Draft(
        verb.i,
        words,
        source,
        content - words - source,
        stance,
        "light verb",
        clauses.is_negated(verb),
        source_head=head,
    )


def _is_when(link: Token) -> bool:
    """Whether a phrase tells when or where: "issued its first warning on Monday"."""
    aim = child(link, "pobj")
    if aim is not None and link.lower_ == "in" and aim.lemma_ in _ANSWERS:
        return True  # "made the comment in response to a question"
    return (
        aim is not None and aim.ent_type_ in ("DATE", "TIME") and link.lower_ in ("on", "in", "at")
    )


def _noun_content(text: Text, noun: Token) -> tuple[set[int], set[int], Stance]:
    """The cue words (noun and link), the content that hangs on a noun cue, and the stance."""
    stance = text.words.nouns[noun.lemma_].stance
    for clause in children(noun, "acl", "ccomp", "relcl"):
        if clause.tag_ == "VBG" and text.lemma(clause) in text.words.verbs:
            inner = text.words.verbs[text.lemma(clause)]
            rest = subtree(clause) - {clause.i}
            if child(clause, "dobj", "ccomp", "prep") is not None:
                kept = stance if inner.stance is Stance.SAID else inner.stance
                return {noun.i, clause.i}, rest, kept
        is_told = clause.dep_ != "relcl" and (has_that(clause) or clause.tag_ == "VB")
        if is_told and not _lacks_object(text, clause):
            return {noun.i}, subtree(clause), stance
    if (topic := _topic_behind_hearer(noun)) is not None:
        return {noun.i}, subtree(topic) - {topic.i}, stance
    for link in children(noun, "prep"):
        aim = child(link, "pobj", "pcomp")
        if link.lower_ in _TIGHT_LINKS and aim is not None and link.i == noun.i + 1:
            return {noun.i, link.i}, subtree(link) - {link.i}, stance
    return set(), set(), stance


def _lacks_object(text: Text, clause: Token) -> bool:
    """Whether a clause is about the noun itself: "charges that activists denounced as bogus"."""
    known = text.words.verbs.get(text.lemma(clause))
    links = {frame[3:] for frame in known.frames if frame.startswith("np-")} if known else set()
    is_tied = any(t.lower_ in links for t in children(clause, "prep", "mark"))
    return is_tied and child(clause, "dobj", "ccomp", "nsubjpass") is None


def _topic_behind_hearer(noun: Token) -> Token | None:
    """The "about" of "issued a warning to residents about floods"; None where nobody hears it."""
    hearer = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    if hearer is None or hearer.lower_ != "to" or hearer.head.i not in (noun.i, noun.head.i):
        return None
    aim = child(hearer, "pobj")
    links = (*children(noun, "prep"), *children(noun.head, "prep"))
    links += tuple(children(aim, "prep")) if aim is not None else ()
    return next((t for t in links if t.i > hearer.i and t.lower_ in _TOPICS), None)


def read_noun(text: Text, noun: Token) -> Draft | None:
    """The claim by X that …; a warning from X that …; Lopes's denial of …"""
    if noun.dep_ in ("dobj", "nsubjpass") and text.lemma(noun.head) in text.words.light:
        return None
    cue, content, stance = _noun_content(text, noun)
    if not content:
        return None
    head = child(noun, "poss")
    source = noun_phrase(head) if head is not None else set()
    for link in children(noun, "prep", "agent"):
        aim = child(link, "pobj")
        if link.lower_ in ("by", "from") and aim is not None:
            head, source = aim, noun_phrase(aim) - content
    has_clause = any(t.lower_ == "that" for t in text.doc[min(content) : min(content) + 1])
    is_rumoured = noun.tag_ == "NNS" and stance in _LOOSE
    if head is None and not has_clause and not is_rumoured:
        return None
    if source and text.doc[max(source)].tag_ == "POS":
        source = source - {max(source)}
    rule = "noun+that" if has_clause else "noun+np"
    return Draft(
        noun.i, cue, source, content - source - cue, stance, rule,
        source_head=head.i if head is not None else None,
    )  # fmt: skip


def read_adjective(text: Text, word: Token) -> Draft | None:
    """Is confident that …; was critical of …; remained opposed to …"""
    verb = word.head
    if word.dep_ not in ("acomp", "oprd") or verb.pos_ not in ("AUX", "VERB"):
        return None
    cue = text.words.adjectives[word.lower_]
    group = verb_group(verb) | set(range(verb.i, word.i + 1))
    content: set[int] = set()
    for clause in (*children(word, "ccomp", "xcomp"), *children(verb, "ccomp")):
        finite = is_finite(clause) and clause.tag_ != "VB"
        if clause.i > word.i and (("that" in cue.frames) if finite else ("to" in cue.frames)):
            content = subtree(clause)
            break
    else:
        for link in children(word, "prep"):
            if link.lower_ in cue.frames and child(link, "pobj", "pcomp") is not None:
                content, group = subtree(link) - {link.i}, group | {link.i}
                break
    if not content:
        return None
    source, head = find_source(verb, group)
    if head is None or text.doc[head].lower_ in ("it", "that", "this"):
        return None
    return Draft(
        verb.i, group, source, content - group - source, cue.stance, "adjective",
        clauses.is_negated(verb), source_head=head,
    )  # fmt: skip
