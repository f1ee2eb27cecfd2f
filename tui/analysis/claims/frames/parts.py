"""Parts of frames: what kind of clause stands there, and what an object is made of."""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.tree import child, children, noun_phrase


def object_words(verb: Token, aim: Token) -> set[int]:
    """The object of a verb; for "which" what it stands for, and nothing for "what".

    "The company, which they described as a front": the company is described.
    """
    if aim.i < verb.i:
        return antecedent(verb, aim) or (
            set() if aim.lower_ == "what" else noun_phrase(aim, verb_group(verb))
        )
    return noun_phrase(aim, verb_group(verb))


def antecedent(verb: Token, relative: Token | None) -> set[int]:
    """What "which" or "who" before the verb of a relative clause stands for; else nothing.

    "The plan, which officials said would cost a million": the plan would cost it. Without
    a relative it is the same: "the gun it said was used".
    """
    is_relative = relative is None or relative.lower_ in ("which", "that", "whom", "who")
    if verb.dep_ != "relcl" or not is_relative:
        return set()
    meant = noun_phrase(verb.head, {verb.left_edge.i})
    return {i for i in meant if i < verb.left_edge.i}


def quoting(saying: Token | None) -> Token | None:
    """The verb over "saying" in "quoted the minister as saying"; None where there is none."""
    if saying is None or saying.dep_ != "pcomp" or saying.tag_ != "VBG":
        return None
    link = saying.head
    verb = link.head if link.head.pos_ in ("VERB", "AUX") else link.head.head
    return verb if link.lower_ == "as" and verb.lemma_ in ("quote", "cite") else None


def is_finite(clause: Token) -> bool:
    """Whether the clause has a subject or a finite verb of its own."""
    if clause.tag_ in ("VBZ", "VBD", "VBP", "MD"):
        return True
    if any(t.tag_ in ("VBZ", "VBD", "VBP", "MD") for t in children(clause, "aux", "auxpass")):
        return True
    if child(clause, "nsubj", "nsubjpass", "expl", "csubj", "csubjpass") is None:
        return False
    if clause.tag_ != "VBG" or child(clause, "aux") is not None:
        return True
    return clause.i > 0 and clause.nbor(-1).lower_ in ("'s", "’s")  # "the clock's ticking"


def has_that(clause: Token) -> bool:
    """Whether "that", "whether" or "if" opens the clause."""
    return any(t.dep_ == "mark" and t.lower_ in ("that", "whether", "if") for t in clause.children)


def is_infinitive(clause: Token) -> bool:
    """Whether the clause is an infinitive with "to": "to return", "to have returned"."""
    return any(t.lower_ == "to" and t.dep_ == "aux" for t in clause.children)
