"""Boundaries: how far the content of a claim goes where the parser loses its way."""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims.draft import Text
from tui.analysis.claims.tree import child, subtree


def trailing(text: Text, verb: Token, end: int) -> set[int]:
    """The rest of the sentence after `end`, as far as it goes on with the content.

    "said it was safe when it was opened": parsers hang such ends on the cue, or
    lose their way in them. It is the content that goes on, unless another verb
    of the same subject begins ("adding …", "and left") or the cue itself stands
    inside a clause that ends here.
    """
    if not _is_in_main_clause(verb):
        return set()
    stop = next(
        (
            at
            for t in text.doc[end + 1 : verb.sent.end]
            if (at := _stop(text, verb, t, end)) is not None
        ),
        verb.sent.end,
    )
    rest = set(range(end + 1, stop))
    while rest and text.doc[max(rest)].dep_ in ("cc", "punct"):
        rest.discard(max(rest))
    return rest


def resumed(text: Text, verb: Token) -> set[int]:
    """The clause that goes on after "…, he said, …", when the parser lost its thread."""
    subject = child(verb, "nsubj")
    end = max(verb.i, max(subtree(subject)) if subject is not None else verb.i)
    if end + 2 >= verb.sent.end or text.doc[end + 1].text != ",":
        return set()
    rest = range(end + 2, verb.sent.end)
    first = text.doc[end + 2]
    if first.tag_ in ("VBG", "VBN", "WP", "WDT", "CC") or first.text in ("“", '"', "''", "‘"):
        return set()
    if first.dep_ in ("prep", "advmod", "npadvmod", "mark") and first.head.i == verb.i:
        return set()
    start = min(verb.i, subject.left_edge.i if subject is not None else verb.i)
    is_spoken = start > 0 and text.doc[start - 1].is_quote
    if is_spoken and first.lower_ in ("a", "an", "as", "while", "when", "after", "before"):
        return set()  # “…,” said Lopes, a clerk who had waited; “…,” he said, as others left
    if not any(text.doc[i].tag_ in ("VBZ", "VBD", "VBP", "MD") for i in rest):
        return set()
    return {i for i in rest if text.paragraph_of[i] == text.paragraph_of[verb.i]}


_VENUES = frozenset(
    (
        *(
            "interview",
            "statement",
            "speech",
            "tweet",
            "letter",
            "email",
            "e-mail",
            "post",
            "video",
        ),
        *("conference", "briefing", "address", "rally", "debate", "hearing", "report", "article"),
        *("column", "message", "memo", "broadcast", "appearance", "remark", "note", "twitter"),
        *("facebook", "call", "event", "meeting", "page", "show", "op", "ed", "commentary", "ad"),
    )
)
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_SIDE = frozenset(
    ("as", "if", "when", "while", "after", "before", "although", "though", "because", "since")
).union(("unless", "until", "once", "whether", "asked", "speaking"))
"""Words that open a side clause before the main one."""
_TIME = frozenset({"DATE", "TIME"})


def complements(text: Text, verb: Token, end: int) -> set[int]:
    """What goes on after an object, up to the first comma, time or place of speaking.

    "Denied aid to the camps", "praised him for his work": parsers hang the
    phrase on the verb, PolNeAR's annotators take it with the object (as, to and
    for in 9 of 10, in 6 of 10; "on Monday" and "in an interview" are outside).
    """
    found: set[int] = set()
    while end + 1 < verb.sent.end:
        after = text.doc[end + 1]
        part = _part_of(verb, after)
        if part is None or (part.i in text.quote_of) != (end in text.quote_of):
            break
        tokens = subtree(part)
        if min(tokens) != end + 1 or _is_circumstance(text, part):
            break
        found |= tokens
        end = max(tokens)
    return found


def _part_of(verb: Token, first: Token) -> Token | None:
    """The phrase of the verb that begins with the token, if it may complete an object."""
    part = first
    while part.head.i not in (verb.i, part.i):
        part = part.head
    if part.head.i != verb.i:
        return None
    if part.dep_ == "prep":
        return part
    is_aim = part.dep_ in ("xcomp", "advcl", "ccomp") and part.tag_ == "VB"
    return part if is_aim or (part.dep_ == "ccomp" and first.lower_ == "that") else None


def _is_circumstance(text: Text, part: Token) -> bool:
    """Whether a phrase tells when or where somebody spoke, or to whom."""
    if part.lower_ in ("during", "after", "before", "via", "since", "until", "while", "following"):
        return True
    aim = child(part, "pobj")
    if part.dep_ != "prep" or aim is None:
        return False
    if aim.ent_type_ in _TIME and part.lower_ in ("on", "in", "at", "by", "late", "early"):
        return True
    return part.lower_ in ("in", "on", "at", "by", "with") and text.lemma(aim) in _VENUES


def leading(text: Text, verb: Token, content: set[int]) -> set[int]:
    """The sentence before a cue that closes it: "It was built in May and opened in June, he said".

    Parsers hang the last clause alone on the cue. Nothing is added when another
    statement or quotation stands before.
    """
    subject = child(verb, "nsubj")
    start = min(verb.i, *(subtree(subject) if subject is not None else {verb.i}))
    if max(content) not in (start - 1, start - 2) or min(content) in text.quote_of:
        return set()
    first = verb.sent.start
    found = {
        t.i
        for t in text.doc[first : min(content)]
        if text.paragraph_of[t.i] == text.paragraph_of[verb.i] and not t.is_space
    }
    if not found or found & text.quote_of.keys():
        return set()
    is_other = any(
        t.i in found
        and (t.text in (";", ":") or (text.lemma(t) in text.words.verbs and t.pos_ == "VERB"))
        for t in text.doc[first : min(content)]
    )
    return set() if is_other else found


def before_comma(text: Text, source: set[int], cue: Token) -> set[int]:
    """The sentence before the comma in front of a source, when its cue ends the sentence.

    Nothing when it holds a quotation or no verb, or begins as a side clause does.
    """
    doc, comma = text.doc, min(source) - 1
    start = cue.sent.start
    behind = doc[cue.i + 1 : cue.sent.end]
    if comma <= start or doc[comma].text != "," or any(t.tag_ in _FINITE for t in behind):
        return set()
    paragraph = text.paragraph_of[cue.i]
    words = {
        i for i in range(start, comma) if text.paragraph_of[i] == paragraph and i not in text.spaces
    }
    if not words or words & text.quote_of.keys() or doc[min(words)].lower_ in _SIDE:
        return set()
    return words if any(doc[i].tag_ in _FINITE for i in words) else set()


def _is_in_main_clause(verb: Token) -> bool:
    while verb.dep_ in ("conj", "ccomp", "parataxis"):
        verb = verb.head
    return verb.dep_ == "ROOT"


def _stop(text: Text, verb: Token, token: Token, end: int) -> int | None:
    """Where the content stops for the sake of this token, or None when it does not."""
    if text.paragraph_of[token.i] != text.paragraph_of[verb.i] or token.is_space:
        return token.i
    if text.is_direct(token.i) and end not in text.quote_of and text.doc[token.i - 1].is_punct:
        return token.i
    if token.head.i > verb.i:
        return None
    if _is_another_verb(token) and not _goes_on(verb, token):
        return min(t.i for t in token.subtree if t.i > end)
    return token.i if token.text in (";", ")", "—", "–", "--") else None


def _goes_on(verb: Token, token: Token) -> bool:
    """Whether a joined clause is still what is said: "they had doubts, but could not say so".

    Its modal, or the same pronoun for a subject, tie it to the content and not
    to the cue.
    """
    if token.dep_ != "conj":
        return False
    own, aux = child(token, "nsubj"), child(token, "aux")
    if own is None:
        if aux is None or any(t.dep_ == "aux" for t in verb.children):
            return False
        return aux.lower_ == "had" or (aux.tag_ == "MD" and aux.lower_ not in ("can", "will"))
    clause = child(verb, "ccomp")
    subject = child(clause, "nsubj") if clause is not None else None
    return subject is not None and subject.lower_ == own.lower_ and own.pos_ == "PRON"


def _is_another_verb(token: Token) -> bool:
    """Whether the token begins what the subject of the cue does next."""
    if token.dep_ in ("conj", "parataxis", "ccomp") and token.pos_ in ("VERB", "AUX"):
        return True
    if token.lower_ == "according":
        return True
    return token.dep_ in ("advcl", "acl", "dep") and token.tag_ in ("VBG", "VBN")
