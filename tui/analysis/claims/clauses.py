"""Verbs and their clauses in the parse: who their subject is, what negates or carries them."""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims.tree import child, children, follows_comma

_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})
_BARE = frozenset({"acl", "advcl", "xcomp", "dep"})
DAYS = frozenset(
    (
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("today", "yesterday", "tomorrow"),
    )
)


def verb_group(verb: Token) -> set[int]:
    """The verb with its auxiliaries, negation, particle, and the adverbs between them."""
    group = {verb.i} | {
        t.i
        for t in verb.children
        if t.dep_ in _GROUP and abs(t.i - verb.i) <= 6 and not is_name_in_capitals(t)
    }
    first = verb.nbor(-1) if verb.i > verb.sent.start else None
    if (
        first is not None
        and first.dep_ == "advmod"
        and first.head.i == verb.i
        and first.tag_ == "RB"
    ):
        group.add(first.i)
    between = {
        t.i
        for t in verb.children
        if t.dep_ == "advmod" and min(group) < t.i < max(group) and not list(t.children)
    }
    return group | between | _no_longer(verb)


def _no_longer(verb: Token) -> set[int]:
    """The words "no longer" before a verb, or after one that is a form of "be"; they negate it."""
    for other in children(verb, "advmod"):
        if other.lower_ == "longer" and (verb.pos_ == "AUX" or other.i < verb.i):
            is_denied = other.i > 0 and other.nbor(-1).lower_ == "no"
            return {other.i - 1, other.i} if is_denied else set()
    return set()


def is_name_in_capitals(token: Token) -> bool:
    """Whether an "auxiliary" is a name: "IS said it had carried out the attack"."""
    if token.text not in ("IS", "WHO", "US") or token.i + 1 == len(token.doc):
        return False
    return not token.nbor(1).is_upper


def is_negated(verb: Token) -> bool:
    """Whether the verb is negated, by itself, by what carries it, or by "neither … nor"."""
    for other in verb.children:
        if other.dep_ == "neg" or other.lower_ in ("neither", "nor", "never"):
            return True
    if _no_longer(verb):
        return True
    if verb.dep_ == "xcomp":
        return is_negated(verb.head)
    # "did not confirm or deny" shares its "not"; "were not; one accused" does not
    shares = verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass", "aux") is None
    return shares and verb.tag_ == verb.head.tag_ == "VB" and is_negated(verb.head)


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive, with its auxiliary or as a bare participle."""
    if any(not is_name_in_capitals(t) for t in children(verb, "auxpass", "nsubjpass")):
        return True
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.dep_ == "advcl" and _is_elliptic(verb):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and child(verb, "aux", "nsubj") is None:
        clause = child(verb, "ccomp")
        if clause is not None and child(clause, "mark") is not None:
            return False  # "was held in May, but revealed that …"
        return is_passive(verb.head)
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.nbor(-1).text == ",":
        # "The mayor, Ivan Brandt, denied …": the parser took the verb for a participle
        return False
    return verb.tag_ == "VBN" and verb.dep_ in _BARE and child(verb, "aux") is None


def _is_elliptic(verb: Token) -> bool:
    """Whether the words before the verb stand for a passive: "when asked", "if pressed"."""
    before = verb.nbor(-1).lower_ if verb.i else ""
    return before in ("when", "if", "once", "while", "though") and child(verb, "nsubj") is None


def subject(verb: Token) -> Token | None:
    """The head of the subject: the verb's own, or the one it shares with a verb above it."""
    token = verb
    for _ in range(6):
        own = [t for t in children(token, "nsubj", "nsubjpass") if t.lower_ not in DAYS]
        own = own or [t for t in children(token, "aux", "auxpass") if is_name_in_capitals(t)]
        if own:
            # "said Ms Diop": the parser sometimes gives two; the nearer one speaks
            return min(own, key=lambda t: abs(t.i - token.i))
        above = _above(token)
        if above is None or above.pos_ in ("NOUN", "PROPN", "PRON"):
            return above
        token = above
    return None


def _above(token: Token) -> Token | None:
    """Where a clause without a subject finds it: in a verb above, or a noun that it describes."""
    head = token.head
    match token.dep_:
        case "acl":
            return _above_participle(token)
        case "pcomp" if head.dep_ == "prep":
            if head.head.lower_ not in ("addition", "way", "order", "return", "hope", "response"):
                return head.head
            return _verb_over(head)  # "in addition to voting": whom the sentence is about
        case "xcomp" | "ccomp" if head.pos_ == "ADJ" and head.dep_ == "acomp":
            return head.head
        case "conj":
            head = resumes(token) or over_infinitive(token) or head
    if token.dep_ not in ("conj", "xcomp", "advcl") or head.pos_ not in ("VERB", "AUX"):
        return None
    head = speaks_on(token) or head
    if uttering(token) is not None:
        return head
    aim = child(head, "dobj") if token.dep_ == "xcomp" else None
    return None if aim is not None and aim.i < token.i else head


def _above_participle(token: Token) -> Token | None:
    """The same of a participle or infinitive that hangs on a noun."""
    head = token.head
    if token.tag_ == "VBG" and follows_comma(token):
        # "praised the mayor, saying …": the subject of the main verb says it
        above = _verb_over(head)
        return above if above is not None and head.dep_ not in ("nsubj", "nsubjpass") else head
    if token.tag_ != "VB":
        return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None
    # "went out of his way to say", "used the speech to urge"
    return _verb_over(head) if head.dep_ in ("dobj", "pobj") else None


def _verb_over(token: Token) -> Token | None:
    return next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)


def conjuncts(verb: Token) -> list[Token]:
    """The verbs joined to a verb, those joined to them as well."""
    found = children(verb, "conj")
    for other in found:
        found += children(other, "conj")
    return [t for t in found if t.pos_ in ("VERB", "AUX")]


_GOING_ON = frozenset(
    {"adding", "saying", "citing", "noting", "stressing", "explaining", "reiterating", "clarifying"}
).union({"emphasising", "emphasizing", "concluding", "accusing", "blaming", "warning", "insisting"})


def speaks_on(verb: Token) -> Token | None:
    """The cue with which a participle behind its content goes on: "said it was safe, adding …".

    Parsers hang it on the content; whoever adds, notes or cites is who spoke
    before. None for other verbs.
    """
    if verb.lower_ not in _GOING_ON or not follows_comma(verb):
        return None
    above = verb
    while above.dep_ in ("advcl", "conj", "acl", "relcl") and above.head.i < verb.i:
        above = above.head
    if above.dep_ != "ccomp" or above.head.pos_ not in ("VERB", "AUX"):
        return None
    return above.head if above.head.i < above.i else None


_OCCASIONS = frozenset(
    (
        *("address", "speech", "interview", "statement", "post", "letter", "tweet", "message"),
        *("appearance", "conference", "briefing", "rally", "debate", "hearing", "meeting", "visit"),
        *("event", "column", "article", "essay", "video", "broadcast", "call", "talk", "testimony"),
        *("remark", "platform", "podium", "occasion", "ceremony", "summit", "trip", "sermon"),
    )
)
_CHANNELS = frozenset(
    ("twitter", "x", "facebook", "instagram", "telegram", "media", "social", "truth", "airwave")
).union(("youtube", "tiktok", "street", "stage", "floor", "radio", "television", "tv"))


def uttering(verb: Token) -> Token | None:
    """The verb over an infinitive that is said indeed: "used his speech to warn"; None for others.

    "Took to Twitter to say" is the other of the kind.
    """
    above = verb.head
    if verb.dep_ == "acl" and above.dep_ == "dobj":
        above = above.head
    if verb.tag_ != "VB" or verb.dep_ not in ("xcomp", "advcl", "acl") or above.i > verb.i:
        return None
    if above.lemma_ == "use":
        aim = child(above, "dobj")
        return above if aim is not None and aim.lemma_.lower() in _OCCASIONS else None
    if above.lemma_ == "take":
        links = (t for t in above.children if t.lower_ == "to" and t.dep_ == "prep")
        aims = (child(link, "pobj") for link in links)
        return above if any(t is not None and t.lemma_.lower() in _CHANNELS for t in aims) else None
    return None


def over_infinitive(verb: Token) -> Token | None:
    """The cue over an infinitive that a finite verb was joined to: "urged X to go, and left"."""
    head = verb.head
    while head.dep_ == "conj":
        head = head.head
    is_joined = verb.tag_ in ("VBD", "VBZ", "VBP") and head.tag_ == "VB"
    return head.head if is_joined and head.dep_ in ("xcomp", "ccomp", "advcl") else None


def resumes(verb: Token) -> Token | None:
    """The cue that a verb goes on from although the parser joined it to that cue's content.

    "said that boiling would not help, and rejected the charge": the tense of the
    cue, and a comma or another tense in between, tell. None for other verbs.
    """
    clause = verb.head
    if clause.dep_ == "advcl" and clause.tag_ == "VBG" and clause.head.dep_ == "ccomp":
        clause = clause.head  # "said it was fair when asked about it and also rejected …"
    if verb.dep_ != "conj" or clause.dep_ != "ccomp" or child(verb, "nsubj") is not None:
        return None
    cue = clause.head
    if _tense(verb) != _tense(cue) or cue.i > clause.i or not _tense(verb):
        return None
    link = child(clause, "cc")
    has_comma = link is not None and link.i > 0 and link.nbor(-1).text == ","
    has_comma = has_comma or any(t.lower_ == "also" for t in verb.children)
    return cue if has_comma or _tense(clause) != _tense(verb) else None


def _tense(verb: Token) -> str:
    """The tense of a finite verb, by its tag or by its "has"; empty for other verbs."""
    aux = child(verb, "aux")
    if aux is None:
        return verb.tag_ if verb.tag_ in ("VBD", "VBZ", "VBP") else ""
    return aux.lower_ if verb.tag_ == "VBN" and aux.lower_ in ("has", "have", "had") else ""
