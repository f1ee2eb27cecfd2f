"""Clauses about something that somebody says of it: "the law, which critics say is harsh".

Parsers lose their way in these as often as not; who says it, and where what is
said begins, shows in the order of the words: a relative, a subject, a verb of
speech, and another finite verb right behind it.
"""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.draft import Draft
from tui.analysis.claims.frames.parts import antecedent
from tui.analysis.claims.frames.site import Site

_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_RELATIVE = frozenset({"which", "who", "that", "what", "whom"})
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP"})
_BASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_LONGEST = 7
"""Tokens of the longest subject between the relative and its verb."""


def read_inserted(site: Site) -> Draft | None:
    """The law, which critics say harms the city; what the army claims was a base."""
    verb, doc = site.verb, site.text.doc
    if verb.tag_ not in _FINITE or not {"that", "quote"} <= site.cue.frames:
        return None
    at = verb.i - 1
    while at > max(verb.sent.start, verb.i - _LONGEST - 1) and doc[at].pos_ in _INSIDE:
        if doc[at].lower_ in _RELATIVE:
            break
        at -= 1
    relative, subject = doc[at], doc[at + 1 : verb.i]
    if relative.lower_ not in _RELATIVE or not subject or subject[-1].pos_ not in _NAMING:
        return None
    first = _said(verb)
    if first is None:
        return None
    meant = set() if relative.lower_ == "what" else antecedent(verb, relative) or _before(site, at)
    if not meant and relative.lower_ != "what":
        return None
    stop = _end(site, first, at)
    cue, source = verb_group(verb), set(range(at + 1, verb.i))
    content = meant | set(range(verb.i + 1, stop)) - cue
    return Draft(
        verb.i, cue, source - cue, content, site.cue.stance, "verb+clause",
        source_head=subject[-1].i,
    )  # fmt: skip


def _said(verb: Token) -> Token | None:
    """The finite verb right behind a verb of speech, an adverb apart; it has no subject there."""
    for token in verb.doc[verb.i + 1 : verb.i + 3]:
        if token.tag_ in _FINITE or (token.tag_ == "VBN" and token.dep_ in _CLAUSES):
            return token  # "which officials say killed dozens" is taken for a participle
        if token.pos_ != "ADV":
            return None
    return None


def _before(site: Site, relative: int) -> set[int]:
    """The noun phrase before a relative, without what hangs on it."""
    doc = site.text.doc
    last = relative - 1
    if last > 0 and doc[last].text == ",":
        last -= 1
    if last < 0 or doc[last].pos_ not in ("NOUN", "PROPN"):
        return set()
    start = last
    while start > 0 and doc[start - 1].pos_ in _BASE and not doc[start].is_sent_start:
        start -= 1
    return set(range(start, last + 1))


def _end(site: Site, first: Token, relative: int) -> int:
    """The token after the clause: a comma ends one that began behind a comma."""
    doc = site.text.doc
    stop = max(first.right_edge.i, first.head.right_edge.i if first.dep_ == "aux" else 0) + 1
    stop = min(stop, first.sent.end)
    if relative and doc[relative - 1].text == ",":
        stop = next((t.i for t in doc[first.i : first.sent.end] if t.text in ",."), stop)
    return max(stop, first.i + 1)
