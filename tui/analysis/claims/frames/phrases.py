"""Phrases that attribute the clause they stand in: "according to X", "in X's view", "as X said"."""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames.site import find_source
from tui.analysis.claims.tree import child, noun_phrase, subtree
from tui.news.findings import Stance

_VIEWS = {
    "view": Stance.BELIEVED,
    "eye": Stance.BELIEVED,
    "opinion": Stance.BELIEVED,
    "judgment": Stance.BELIEVED,
    "judgement": Stance.BELIEVED,
    "mind": Stance.BELIEVED,
    "estimation": Stance.BELIEVED,
    "word": Stance.SAID,
    "telling": Stance.SAID,
    "account": Stance.SAID,
    "assessment": Stance.BELIEVED,
    "estimate": Stance.PREDICTED,
}
_TELLING = frozenset({"report", "announce", "note", "say", "tell", "state", "reveal", "confirm"})
"""Verbs of "as first reported by X, …"; "as shown by" tells of evidence."""
_UNITS = frozenset({"cent", "day", "week", "month", "year", "hour", "capita", "head", "person"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLAUSES = frozenset({"ROOT", "ccomp", "relcl", "advcl", "conj"})


def read_phrase(text: Text, word: Token) -> Draft | None:
    """The draft of "according to X", "per X" or "in X's view" that begins with the word."""
    match word.lower_:
        case "according":
            return _according(text, word)
        case "per":
            return _per(text, word)
        case "in":
            return _in_the_words(text, word)
    return None


def _according(text: Text, word: Token) -> Draft | None:
    link = child(word, "prep", "pcomp")
    aim = child(link, "pobj") if link is not None else None
    if link is None or aim is None or _is_measure(text, aim):
        return None
    return _draft(text, word, {word.i, link.i}, aim, Stance.SAID, "according to")


def _is_measure(text: Text, aim: Token) -> bool:
    """Whether somebody acts by a rule and nobody speaks: "according to plan", "to size"."""
    if aim.tag_ != "NN" or any(t.dep_ != "prep" for t in aim.children):
        return False
    lemma = text.lemma(aim)
    return not (aim.ent_type_ or lemma in text.words.speaking or lemma in text.words.works)


def _per(text: Text, word: Token) -> Draft | None:
    aim = child(word, "pobj")
    if word.dep_ != "prep" or aim is None or aim.lemma_ in _UNITS:
        return None
    is_body = any(t.dep_ in ("det", "poss") for t in aim.children) or aim.pos_ == "PROPN"
    if not is_body or aim.tag_ == "CD":
        return None
    return _draft(text, word, {word.i}, aim, Stance.SAID, "per")


def _in_the_words(text: Text, word: Token) -> Draft | None:
    """In the words of one delegate; in Ms Stancu's view."""
    view = child(word, "pobj")
    if view is None or view.lemma_.lower() not in _VIEWS:
        return None
    owner = child(view, "poss")
    before = text.doc[word.i - 1].text if word.i > word.sent.start else ","
    if view.lemma_.lower() == "account" and before not in ",;—–-":
        return None  # "there are gaps in her account"
    if owner is not None:
        return _draft(text, word, {word.i, view.i}, owner, _VIEWS[view.lemma_], "in the words of")
    link = next((t for t in view.children if t.lower_ == "of"), None)
    aim = child(link, "pobj") if link is not None else None
    if link is None or aim is None or aim.tag_ == "CD":
        return None
    cue = set(range(word.i, link.i + 1))
    return _draft(text, word, cue, aim, _VIEWS[view.lemma_], "in the words of")


def read_as_said(text: Text, verb: Token) -> Draft | None:
    """As the foreman put it, …; …, as she noted; as first reported by the Ledger, …"""
    if verb.dep_ == "pobj":
        return _as_misread(text, verb)
    opener = next((t for t in verb.children if t.lower_ == "as" and t.i < verb.i), None)
    if verb.dep_ != "advcl" or opener is None:
        return None
    known = text.words.verbs.get(text.lemma(verb))
    it = child(verb, "dobj")
    puts_it = text.lemma(verb) == "put" and it is not None and it.lower_ == "it"
    if not puts_it and (known is None or "quote" not in known.frames or it is not None):
        return None
    if child(verb, "ccomp", "xcomp") is not None or text.lemma(verb) == "continue":
        return None
    agent = child(verb, "agent") if text.lemma(verb) in _TELLING else None
    if child(verb, "nsubj") is None and agent is None:
        return None
    cue = verb_group(verb) | {opener.i} | {t.i for t in (it, agent) if t is not None}
    source, head = find_source(verb, cue)
    content = subtree(verb.head) - subtree(verb)
    stance = known.stance if known is not None else Stance.SAID
    return Draft(verb.i, cue, source, content, stance, "as X said", source_head=head)


def _as_misread(text: Text, verb: Token) -> Draft | None:
    """The same where the parser took "as" for a preposition: "As one resident joked, …"."""
    opener, known = verb.head, text.words.verbs.get(text.lemma(verb))
    if opener.lower_ != "as" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    source = set(range(opener.i + 1, verb.i))
    after = verb.doc[verb.i + 1 : verb.i + 2].text
    if known is None or "quote" not in known.frames or not source or after != ",":
        return None
    content = subtree(opener.head) - subtree(opener)
    cue = {opener.i, verb.i}
    return Draft(verb.i, cue, source, content, known.stance, "as X said", source_head=verb.i - 1)


def _draft(  # noqa: PLR0913, PLR0917  the parts of a draft
    text: Text, word: Token, cue: set[int], aim: Token, stance: Stance, rule: str
) -> Draft:
    """The draft of a phrase: what it stands in is its content."""
    named = noun_phrase(aim)
    source, head = _before_its_comma(text, word, named), aim.i
    subject = {i for i in named - source if i > max(source) + 1}
    while aim.pos_ == "NOUN" and max(source) + 1 < len(text.doc):
        after = text.doc[max(source) + 1]
        if not after.is_alpha or not after.text[0].isupper() or after.is_sent_start:
            break
        source.add(after.i)  # "state news agency SANA", of which the parser made two
        head = after.i
    host = word.head
    while host.head.i != host.i and (host.dep_ not in _CLAUSES or host.i in source):
        host = host.head
    if host.dep_ == "conj" and host.pos_ not in ("VERB", "AUX"):
        host = host.sent.root
    whole = _sentence_around(text, word, source | cue)
    if whole:
        return Draft(word.i, cue, source, whole, stance, rule, source_head=head)
    content = {
        i
        for i in subtree(host) - subtree(word)
        if text.paragraph_of[i] == text.paragraph_of[word.i]
    }
    content = content - cue - source | subject
    return Draft(word.i, cue, source, content, stance, rule, source_head=head)


def _before_its_comma(text: Text, word: Token, source: set[int]) -> set[int]:
    """The source without what the sentence is about: "According to the WHO, care and rest are …".

    The parser takes one for a list of the other; a verb follows at once, and no comma ends it.
    """
    last = max(source)
    after = text.doc[last + 1] if last + 1 < len(text.doc) else None
    if not word.is_sent_start or after is None or after.tag_ not in _FINITE:
        return source
    commas = sorted(i for i in source if text.doc[i].text == ",")
    return {i for i in source if i < commas[0]} if commas else source


def _sentence_around(text: Text, word: Token, phrase: set[int]) -> set[int]:
    """The sentence that a phrase closes after a comma, if it is one statement.

    "The road is open and the bridge is safe, according to the ministry."
    """
    first, last = min(phrase), max(phrase)
    rest = [t for t in text.doc[last + 1 : word.sent.end] if not (t.is_punct or t.is_space)]
    if rest or first <= word.sent.start or text.doc[first - 1].text != ",":
        return set()
    before = [t for t in text.doc[word.sent.start : first - 1] if not t.is_space]
    before = [t for t in before if text.paragraph_of[t.i] == text.paragraph_of[word.i]]
    if any(t.text in (";", ":") or t.i in text.quote_of for t in before):
        return set()
    if any(text.lemma(t) in text.words.verbs and t.pos_ == "VERB" for t in before):
        return set()
    return {t.i for t in before}
