"""Verbs of speech whose clause the parser did not see, read off the order of the words.

"Sanders said following a vote that he had concerns", "she said the number of
families left without power doubled", "…, the union says by a wide margin": the
parser hangs the clause on something else, but where the content begins and
ends shows in the words. Tried when the frames of the parse have failed.
"""

from __future__ import annotations

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.draft import Draft
from tui.analysis.claims.frames.boundaries import before_comma, trailing
from tui.analysis.claims.frames.inserted import read_inserted
from tui.analysis.claims.frames.site import Site
from tui.analysis.claims.tree import child, children, follows_comma, subtree

_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
_OPENERS = frozenset(
    ("who", "that", "which", "whose", "and", "or", "but", "when", "if", "as", "than", "while")
)
"""Words that open a clause of their own: the verb after them has another subject."""
_BEFORE_THAT = 14
"""Tokens between a verb and its "that": an addressee, a time and a place, not another statement."""
_NAMING = ("NOUN", "PROPN")
_TITLE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART"})
"""What stands before a name that the parser did not tie to it: "the army's spokesman Lt. Col."."""
_LONGEST = 20
"""Tokens of the longest source that is read off the words."""
_FEWEST = 3
"""Tokens of the shortest content before a cue; "Sorry, she said" is left alone."""


def read_plain(site: Site) -> Draft | None:
    """The draft of a verb of speech whose content follows or precedes it in plain order."""
    if (draft := read_inserted(site)) is not None:
        return draft
    if not {"that", "quote"} <= site.cue.frames or clauses.subject(site.verb) is None:
        return None
    if clauses.is_passive(site.verb) or site.verb.tag_ == "VB":
        return None
    return _before(site) or _after_that(site) or _after_object(site) or _at_the_end(site)


def _at_the_end(site: Site) -> Draft | None:
    """The plan is dead, a source privy to it told the paper (the parser lost the subject)."""
    verb, doc = site.verb, site.text.doc
    if verb.tag_ not in ("VBD", "VBZ", "VBN") or verb.dep_ == "relcl":
        return None
    start = first = min(verb_group(verb))
    while start > verb.sent.start and doc[start - 1].text != ",":
        start -= 1
        if doc[start].tag_ in _FINITE or start in site.text.quote_of:
            return None
    words = doc[start:first]
    head = next((t for t in words if t.pos_ in _NAMING and t.dep_ != "compound"), None)
    if head is None or words[0].pos_ not in (*_NAMING, "DET", "ADJ") or len(words) > _LONGEST:
        return None
    source = {t.i for t in words}
    content = before_comma(site.text, source, verb)
    subject = clauses.subject(verb)
    if subject is None or not content & subtree(subject):
        return None
    if any(doc[i].text in (":", "—", "–", "--") for i in content):
        return None
    cue = verb_group(verb)
    return Draft(
        verb.i,
        cue,
        source - cue,
        content,
        site.cue.stance,
        "inserted",
        clauses.is_negated(verb),
        source_head=head.i,
    )


def _after_that(site: Site) -> Draft | None:
    """Said, following a vote in 2001, that he had concerns."""
    verb, doc = site.verb, site.text.doc
    stop = min(verb.i + 1 + _BEFORE_THAT, verb.sent.end - 2)
    for index in range(verb.i + 1, stop):
        token = doc[index]
        if token.tag_ in _FINITE or token.text in (";", ":", ".") or index in site.text.quote_of:
            return None
        if _speaks_on(site, token):
            return None
        if token.lower_ == "that" and doc[index + 1].tag_ not in _FINITE:
            if token.dep_ == "det" or not _is_statement(site, index + 1):
                continue
            content = _to_the_end(site, index + 1)
            return site.draft(content, "verb+that") if len(content) > _FEWEST else None
    return None


def _speaks_on(site: Site, token: Token) -> bool:
    """Whether the clause behind is another verb's: "denied the report, saying that …"."""
    cue = site.text.words.verbs.get(site.text.lemma(token)) if token.tag_ == "VBG" else None
    return cue is not None and "that" in cue.frames


def _after_object(site: Site) -> Draft | None:
    """Said the number of families left without power doubled (the parser saw an object)."""
    verb, doc = site.verb, site.text.doc
    aim = child(verb, "dobj", "oprd", "attr") or _gerund(verb)
    if aim is None or aim.left_edge.i != verb.i + 1 or aim.i in site.text.quote_of:
        return None
    if verb.dep_ == "acl":
        return None
    for finite in doc[aim.i + 1 : verb.sent.end]:
        if finite.text in (";", ":", ",", "(", "-", "–", "—") or site.text.is_direct(finite.i):
            return None
        is_joined = finite.lower_ == "and" and _was_quoted(site, aim.i, finite.i)
        if finite.lower_ in _OPENERS and not is_joined:
            return None
        if finite.tag_ in _FINITE:
            break
    else:
        return None
    if finite.dep_ in ("relcl", "acl") or any(
        t.dep_ in ("relcl", "acl") and t.i > aim.i for t in finite.ancestors if t.i < finite.i
    ):
        return None
    head = finite.head if finite.dep_ in ("aux", "auxpass") else finite
    end = max(i for i in subtree(head) | {finite.i})
    for other in children(head, "advcl"):
        if other.tag_ == "VBG" and other.i > head.i and follows_comma(other):
            return site.draft(set(range(verb.i + 1, other.left_edge.i - 1)), "verb+clause")
    content = set(range(verb.i + 1, end + 1)) | trailing(site.text, verb, end)
    return site.draft(content, "verb+clause")


def _gerund(verb: Token) -> Token | None:
    """The noun or gerund that the parser made a clause of: "said the killing crossed a line"."""
    clause = child(verb, "ccomp", "xcomp")
    return clause if clause is not None and clause.tag_ in ("NN", "NNS", "VBG") else None


def _was_quoted(site: Site, start: int, stop: int) -> bool:
    """Whether the verb of the subject may stand in a quotation: "said it “went far” and will"."""
    words = site.text.doc[start + 1 : stop]
    return any(t.i in site.text.quote_of and t.tag_.startswith("VB") for t in words)


def _is_statement(site: Site, start: int) -> bool:
    """Whether a finite verb that is in no relative clause follows before the next stop."""
    for token in site.text.doc[start : site.verb.sent.end]:
        if token.text in (";", ":") or site.text.is_direct(token.i):
            return False
        if token.tag_ in _FINITE:
            return True
    return False


def _to_the_end(site: Site, start: int) -> set[int]:
    return {start} | trailing(site.text, site.verb, start)


_SUBORDINATE = frozenset({"as", "if", "when", "while", "after", "before", "although", "though"})


def _before(site: Site) -> Draft | None:
    """The rate will rise, the bank's governor says by way of comfort; …, an aide told the paper."""
    verb, doc = site.verb, site.text.doc
    subject = child(verb, "nsubj")
    if subject is None or verb.dep_ == "relcl" or _has_object(verb):
        return None
    words = subtree(subject) | {verb.i}
    title = set[int]()
    start = min(words)
    while verb.sent.start < start < verb.i and doc[start - 1].pos_ in _TITLE:
        start -= 1
        title.add(start)
    comma = start - 1
    if comma <= verb.sent.start or doc[comma].text != "," or child(verb, "mark") is not None:
        return None
    after = doc[max(words) + 1 : verb.sent.end]
    if any(t.tag_ in _FINITE or site.text.is_direct(t.i) for t in after):
        return None
    draft = site.draft(_statement_before(site, comma), "inserted")
    if draft is not None:
        draft.source |= title
    return draft


def _has_object(verb: Token) -> bool:
    """Whether a verb has an object that does not only hear what is told."""
    aim = child(verb, "dobj")
    return aim is not None and (verb.lemma_ != "tell" or aim.i < verb.i)


def _statement_before(site: Site, comma: int) -> set[int]:
    """The sentence before a comma, empty unless it states something outside quoted speech."""
    verb, doc, text = site.verb, site.text.doc, site.text
    content = {
        t.i
        for t in doc[verb.sent.start : comma]
        if text.paragraph_of[t.i] == text.paragraph_of[verb.i] and not t.is_space
    }
    if len(content) < _FEWEST or any(text.is_direct(i) for i in content):
        return set()
    if not any(doc[i].tag_ in _FINITE or doc[i].tag_ == "VB" for i in content):
        return set()
    first = doc[min(content)]
    opens = first.lower_ in _SUBORDINATE and first.head.head.i not in content - subtree(first.head)
    return set() if opens else content
