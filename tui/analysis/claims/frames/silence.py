"""What is declined, and what nobody could verify."""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.frames.site import find_source
from tui.analysis.claims.tree import child, children, noun_phrase, subtree
from tui.news.findings import Stance

_VERIFY = frozenset(
    {"verify", "confirm", "corroborate", "authenticate", "substantiate", "establish"}
)
_UNVERIFYING = _VERIFY | {"be", "remain", "have", "know"}
_COMMENTS = frozenset({"comment", "response", "reply", "reaction", "word"})
_ANSWER = frozenset({"respond", "reply", "answer", "comment", "elaborate", "return"})
_WITHHOLD = frozenset({"confirm", "say", "comment", "discuss", "disclose", "elaborate", "name"})
_KEPT_BACK = _ANSWER | _WITHHOLD


def read_silence(text: Text, verb: Token) -> Draft | None:
    """Declined to comment; did not respond to requests; would not say whether …"""
    lemma = text.lemma(verb)
    if text.words.carriers.get(lemma) is Stance.DECLINED and lemma != "fail":
        inner = child(verb, "xcomp")
        if inner is None or not _is_kept_back(text, inner):
            return None
        cue = verb_group(verb) | verb_group(inner) | set(range(verb.i, inner.i))
        return _silent(verb, inner, cue)
    is_bare = verb.tag_ == "VB" or lemma == "draw"
    refuses = is_bare and any(t.lower_ in ("would", "wo", "will") for t in children(verb, "aux"))
    if lemma in _KEPT_BACK and _is_yet_to(verb):
        return _silent(verb.head, verb, verb_group(verb) | set(range(verb.head.i, verb.i)))
    if not (refuses or lemma in _KEPT_BACK) or not (clauses.is_negated(verb) or _is_neither(verb)):
        return None
    twin = next((t for t in children(verb, "conj") if t.pos_ == "VERB"), None)
    if (
        refuses
        and twin is not None
        and any(t.lower_ == "nor" for t in (*verb.children, *twin.children))
    ):
        return _neither_nor(verb, twin)
    if lemma in _ANSWER or (refuses and lemma in _WITHHOLD):
        return _silent(verb, verb, verb_group(verb))
    is_drawn = refuses and lemma == "draw" and clauses.is_passive(verb)
    return _silent(verb, verb, verb_group(verb), child(verb, "nsubjpass")) if is_drawn else None


def _is_kept_back(text: Text, inner: Token) -> bool:
    """Whether an infinitive tells of words: "to comment", "to be drawn on", not "to be named"."""
    if clauses.is_passive(inner):
        return text.lemma(inner) == "draw"
    return text.lemma(inner) in text.words.silences and not _is_name(child(inner, "dobj"))


def _is_name(aim: Token | None) -> bool:
    """Whether it is their name that somebody keeps back: "declined to give her surname"."""
    return aim is not None and aim.lemma_ in ("name", "surname", "identity")


def _is_yet_to(verb: Token) -> bool:
    """Whether somebody "has yet to" do what the verb says, or "is yet to"."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "advcl") or above.lemma_ not in ("have", "be"):
        return False
    return any(t.lower_ == "yet" for t in verb.doc[above.i + 1 : verb.i])


def _is_neither(verb: Token) -> bool:
    """Whether the subject negates: "neither Cairo nor Washington has commented"."""
    head = child(verb, "nsubj")
    if head is None:
        return False
    first = head.left_edge.lower_
    return first in ("neither", "none", "nobody") or head.lower_ in ("nobody", "none", "neither")


def _neither_nor(verb: Token, twin: Token) -> Draft:
    """Would neither confirm nor deny that …"""
    cue = set(range(min(verb_group(verb)), twin.i + 1))
    source, head = find_source(verb, cue)
    clause = child(twin, "ccomp", "dobj") or child(verb, "ccomp", "dobj")
    content = subtree(clause) - cue if clause is not None else set()
    return Draft(verb.i, cue, source, content, Stance.DECLINED, "refusal", source_head=head)


def _silent(top: Token, inner: Token, cue: set[int], subject: Token | None = None) -> Draft:
    """The draft of a refusal: its content is what was not answered, which may be nothing."""
    if subject is not None:
        source, head = noun_phrase(subject, cue), subject.i
    else:
        source, found = find_source(top, cue)
        head = found if found is not None else -1
    content = {i for i in (subtree(inner) | subtree(top)) - cue - source if i > inner.i}
    link = inner.nbor(1) if inner.i + 1 < len(inner.doc) else None
    if link is not None and link.dep_ == "prep" and link.head.i == inner.i:
        cue = cue | {link.i}
        content.discard(link.i)
    return Draft(
        top.i,
        cue,
        source,
        content,
        Stance.DECLINED,
        "refusal",
        source_head=head if head >= 0 else None,
    )


def read_unverified(text: Text, verb: Token) -> Draft | None:
    """Could not be verified; it was not clear whether …; there was no confirmation of …"""
    if verb.lemma_ not in _UNVERIFYING and text.lemma(verb) not in _UNVERIFYING:
        return None
    if verb.lemma_ in ("be", "remain"):
        found = _unclear(verb) or _no_confirmation(verb) or _unable(text, verb)
        return found or _no_comment(verb) or _no_claim(verb)
    if verb.lemma_ == "have":
        noun = child(verb, "dobj")
        return _had_no_comment(verb, noun) if noun is not None else None
    if text.lemma(verb) == "know":
        return _unknown(verb)
    if not clauses.is_passive(verb):
        return _could_not(verb)
    aim = child(verb, "nsubjpass")
    modal = any(t.lower_ in ("could", "can", "cannot") for t in children(verb, "aux"))
    if aim is None or not modal or child(verb, "agent") is not None:
        return None
    neither = any(t.lower_ in ("neither", "none", "no") for t in aim.subtree)
    if not (clauses.is_negated(verb) or neither):
        return None
    cue = verb_group(verb) | set(range(min(verb_group(verb)), verb.i))
    return _nobody(verb, cue, noun_phrase(aim, cue) | _clause_of(verb))


def _unknown(verb: Token) -> Draft | None:
    """It was not known how many had died."""
    subject, clause = child(verb, "nsubjpass"), child(verb, "ccomp", "xcomp")
    if subject is None or subject.lower_ != "it" or clause is None:
        return None
    if not (clauses.is_passive(verb) and clauses.is_negated(verb)):
        return None
    cue = verb_group(verb) | {subject.i}
    return _nobody(verb, cue, subtree(clause) - cue)


def _could_not(verb: Token) -> Draft | None:
    """The agency could not verify the account; has not independently confirmed it."""
    aim = child(verb, "dobj", "ccomp")
    modal = any(t.lower_ in ("could", "can", "ca") for t in children(verb, "aux"))
    checks = verb.lemma_ == "verify" or any(t.lower_ == "independently" for t in verb.children)
    if aim is None or not (modal or checks) or not clauses.is_negated(verb):
        return None
    cue = verb_group(verb)
    source, head = find_source(verb, cue)
    content = subtree(aim) - cue - source
    return Draft(verb.i, cue, source, content, Stance.UNVERIFIED, "unverified", source_head=head)


def _clause_of(verb: Token) -> set[int]:
    clause = child(verb, "ccomp")
    return subtree(clause) if clause is not None else set()


def _unclear(verb: Token) -> Draft | None:
    """It was not clear whether …; it remains unclear who …"""
    word = child(verb, "acomp", "oprd")
    if word is None or word.lower_ not in ("clear", "unclear", "unknown", "uncertain", "known"):
        return None
    if word.lower_ in ("clear", "known") and not clauses.is_negated(verb):
        return None
    subject = child(verb, "nsubj", "expl")
    clause = child(verb, "ccomp", "csubj") or child(word, "ccomp", "advcl")
    cue = set(range(min(verb_group(verb)), word.i + 1))
    if subject is not None and subject.lower_ == "it":
        if clause is None:
            return None
        return _nobody(verb, cue | {subject.i}, subtree(clause) - cue)
    if subject is None or word.lower_ not in ("unclear", "unknown"):
        return None
    return _nobody(verb, cue, noun_phrase(subject, cue))


def _no_confirmation(verb: Token) -> Draft | None:
    """There was no independent confirmation of the capture."""
    noun = child(verb, "attr", "nsubj")
    there = child(verb, "expl")
    if there is None or noun is None or noun.lemma_ not in ("confirmation", "verification", "word"):
        return None
    if not any(t.lower_ == "no" for t in noun.children):
        return None
    link = next((t for t in noun.children if t.lower_ in ("of", "on", "from")), None)
    clause = child(noun, "acl", "ccomp")
    if link is not None and link.lower_ != "from":
        cue = set(range(there.i, link.i + 1))
        return _nobody(verb, cue, subtree(link) - {link.i})
    if clause is None:
        return None
    return _nobody(verb, set(range(there.i, noun.i + 1)), subtree(clause))


def _absent(verb: Token, nouns: frozenset[str]) -> tuple[Token, Token] | None:
    """The "there" and the noun of "there was no immediate comment"."""
    there, noun = child(verb, "expl"), child(verb, "attr", "nsubj")
    if there is None or noun is None or noun.lemma_ not in nouns:
        return None
    return (there, noun) if any(t.lower_ == "no" for t in noun.children) else None


def _no_comment(verb: Token) -> Draft | None:
    """There was no immediate comment from the army."""
    found = _absent(verb, _COMMENTS)
    link = next((t for t in found[1].children if t.lower_ == "from"), None) if found else None
    aim = child(link, "pobj") if link is not None else None
    if found is None or link is None or aim is None:
        return None
    cue = set(range(found[0].i, link.i + 1)) - subtree(aim)
    return Draft(
        verb.i, cue, noun_phrase(aim), set(), Stance.DECLINED, "refusal", source_head=aim.i
    )


def _had_no_comment(verb: Token, noun: Token) -> Draft | None:
    """The ministry had no comment on the report."""
    if noun.lemma_ not in _COMMENTS or not any(t.lower_ == "no" for t in noun.children):
        return None
    cue = set(range(min(verb_group(verb)), noun.i + 1))
    source, head = find_source(verb, cue)
    link = child(noun, "prep")
    content = subtree(link) - {link.i} if link is not None else set()
    cue = cue | ({link.i} if link is not None else set())
    return Draft(verb.i, cue, source, content, Stance.DECLINED, "refusal", source_head=head)


def _no_claim(verb: Token) -> Draft | None:
    """There was no immediate claim of responsibility for the blast."""
    found = _absent(verb, frozenset({"claim"}))
    link = next((t for t in found[1].children if t.lower_ == "of"), None) if found else None
    if found is None or link is None:
        return None
    cue = set(range(found[0].i, link.i + 1))
    content = subtree(link) - cue
    return Draft(verb.i, cue, set(), content, Stance.CLAIMED, "unverified", is_negated=True)


def _unable(text: Text, verb: Token) -> Draft | None:
    """The agency was unable to verify the claims."""
    word = child(verb, "acomp")
    inner = child(word, "xcomp") if word is not None else None
    if word is None or inner is None or text.lemma(inner) not in _VERIFY:
        return None
    if word.lower_ != "unable" and not (word.lower_ == "able" and clauses.is_negated(verb)):
        return None
    cue = set(range(min(verb_group(verb)), inner.i + 1))
    source, head = find_source(verb, cue)
    content = subtree(inner) - cue
    return Draft(verb.i, cue, source, content, Stance.UNVERIFIED, "unverified", source_head=head)


def _nobody(verb: Token, cue: set[int], content: set[int]) -> Draft:
    return Draft(verb.i, cue, set(), content - cue, Stance.UNVERIFIED, "unverified")
