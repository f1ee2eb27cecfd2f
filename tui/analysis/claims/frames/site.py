"""Where a frame may stand: a verb with its entry in the lexicon, and how a draft comes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from tui.analysis.claims import clauses
from tui.analysis.claims.clauses import verb_group
from tui.analysis.claims.cues import Cue, lexicon
from tui.analysis.claims.draft import Draft, Text
from tui.analysis.claims.tree import child, children, noun_phrase
from tui.news.findings import Stance

_PARTICLES = ("prep", "prt", "advmod", "dative", "agent", "acomp", "oprd")
_PHRASAL = frozenset(first for first, _ in lexicon().phrases)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_THINGS = frozenset({"it", "that", "which", "this", "what", "these", "those", "i", "you", "we"})
_COURTS = frozenset({"court", "inquest", "jury", "tribunal", "trial", "hearing", "inquiry"})
_BEHIND_A_HEARER = frozenset({"verb+np", "verb+gerund"})
_CARRIED = 4
"""Tokens from a carrying verb to the cue it carries: "continued, he said, to deny" is too far."""


@dataclass(frozen=True, slots=True)
class Site:
    """A verb that may attribute; `particles` belong to it: "call for", "rule out"."""

    text: Text
    verb: Token
    cue: Cue
    particles: tuple[Token, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether objects and infinitives count here; some words take them only in places."""
        if "main" in self.cue.frames:
            return _is_main(self._carrier() or self.verb)
        if "report" in self.cue.frames:
            head = clauses.subject(self.verb)
            return head is not None and head.lower_ in self.text.words.works
        return True

    def draft(self, content: set[int], rule: str, stance: Stance | None = None) -> Draft | None:
        """The draft with `content`, or None when all of it is cue or source."""
        words = verb_group(self.verb) | {t.i for t in self.particles}
        if rule in _BEHIND_A_HEARER and (behind := self._behind_hearer()):
            words, content = words - behind, content | behind
        stance = stance or self.cue.stance
        negated = clauses.is_negated(self.verb) != ("negated" in self.cue.frames)
        carrier = self._carrier()
        if carrier is not None:
            words |= verb_group(carrier) | set(range(carrier.i, self.verb.i))
            stance = self.text.words.carriers[self.text.lemma(carrier)] or stance
            negated = negated or clauses.is_negated(carrier)
        source, head = find_source(self.verb, words)
        if head is not None and self.text.doc[head].lemma_ in _COURTS and self._is_hearing():
            source, head = set(), None  # who told the court is not named
        if content <= source and head not in content:
            # "were told by a lawyer that …", hung on the lawyer
            source = {i for i in source - content if self.text.doc[i].lower_ != "that"}
        content = content - words - source
        if not content:
            return None
        if rule == "verb+np" and self.text.doc[min(content)].lower_ == "no":
            negated = not negated  # "admitted no crime"
        return Draft(
            self.verb.i,
            words,
            source,
            content,
            stance,
            rule,
            negated,
            source_head=head,
        )

    def _is_hearing(self) -> bool:
        return self.text.lemma(self.verb) == "hear"

    def _behind_hearer(self) -> set[int]:
        """The particle of "warned residents against travelling", which goes with the content."""
        particle = self.particles[0] if len(self.particles) == 1 else None
        hearer = child(self.verb, "dobj", "dative")
        if particle is None or hearer is None or particle.dep_ not in ("prep", "mark"):
            return set()
        return {particle.i} if self.verb.i < hearer.i < particle.i else set()

    def _carrier(self) -> Token | None:
        """The verb above that only carries this one: "continued to deny", "refuses to say"."""
        above = self.verb.head
        if self.verb.dep_ != "xcomp" or self.verb.tag_ not in ("VB", "VBG"):
            return None
        is_near = 0 < self.verb.i - above.i <= _CARRIED
        return above if is_near and self.text.lemma(above) in self.text.words.carriers else None


def sites(text: Text, verb: Token) -> Iterator[Site]:
    """The verb with each of its entries: with particle and preposition first, then alone."""
    lemma = text.lemma(verb)
    if lemma in _PHRASAL:
        near = [t for t in verb.children if t.dep_ in _PARTICLES and t.i > verb.i]
        for clause in children(verb, "ccomp", "advcl"):
            near += [t for t in clause.children if t.dep_ == "mark" and t.lower_ == "for"]
        pairs = [(a, b) for a in near for b in (*near, *children(a, "prep")) if b.i > a.i]
        for particles in (*pairs, *((t,) for t in near)):
            cue = text.words.phrases.get((lemma, " ".join(t.lower_ for t in particles)))
            if cue is not None and not _has_other_particle(verb, particles):
                yield Site(text, verb, cue, particles)
    if lemma in text.words.verbs:
        yield Site(text, verb, text.words.verbs[lemma])


def _has_other_particle(verb: Token, particles: tuple[Token, ...]) -> bool:
    """Whether another verb is meant: "called off its search", "called it so on Tuesday"."""
    last = child(particles[-1], "pobj")
    is_day = last is not None and (last.ent_type_ == "DATE" or last.lower_ in clauses.DAYS)
    if is_day and particles[-1].lower_ in ("on", "in", "at"):
        return True
    return any(t.dep_ == "prt" and t not in particles for t in verb.children)


def find_source(verb: Token, cue: set[int]) -> tuple[set[int], int | None]:
    """The source of a verb's claim and its head: the subject, or the agent of a passive."""
    if clauses.is_passive(verb):
        agent = child(verb, "agent")
        head = child(agent, "pobj") if agent is not None else None
        if head is None and verb.dep_ == "conj" and clauses.is_passive(verb.head):
            return set(), None
    else:
        head = clauses.subject(verb)
        if head is None and verb.tag_ in _FINITE:
            return beside(verb, cue)
    if head is None or head.tag_ == "EX" or (head.lower_ == "it" and head.dep_ == "expl"):
        return set(), None
    above = head.head
    if head.dep_ == "nsubj" and head.i > above.i and _begins_content(above, head):
        return beside(above, verb_group(above) if above.i != verb.i else cue)
    if head.dep_ in ("nsubj", "nsubjpass") and head.i > verb.i and head.head.i == verb.i:
        # the inverted order of "said Ms Diop, who leads the union"
        return noun_phrase(head, cue), head.i
    blocked = cue if head.head.i == verb.i or head.i < min(cue) else set()
    source = noun_phrase(head, blocked | {verb.i})
    return _without_time(_without_opening(source, head), head), head.i


def _begins_content(verb: Token, head: Token) -> bool:
    """Whether what the parser took for an inverted subject is that of the content.

    "Klobuchar, a senator, said the waivers of the agency are misguided": a verb
    follows at once.
    """
    last = max(noun_phrase(head, {verb.i}))
    after = verb.doc[last + 1] if last + 1 < len(verb.doc) else None
    if after is None or after.tag_ not in _FINITE | {"MD"} or head.left_edge.i != verb.i + 1:
        return False
    return not verb.doc[verb.i - 1].is_quote and verb.i > verb.sent.start


def _is_main(verb: Token) -> bool:
    """Whether the verb tells in a main clause what somebody does: no participle, no modal."""
    top = verb
    while top.dep_ == "conj" and top.head.pos_ in ("VERB", "AUX"):
        top = clauses.over_infinitive(top) or top.head
    if top.dep_ != "ROOT" or any(t.tag_ == "MD" for t in verb.children):
        return False
    if verb.tag_ not in _FINITE and child(verb, "aux") is None:
        return False
    head = clauses.subject(verb)
    return head is not None and head.lower_ not in _THINGS and head.pos_ in _NOMINAL


def _without_opening(source: set[int], head: Token) -> set[int]:
    """The source without a phrase before it: "Speaking to reporters, Dr Levi", "Of Ross, Levi"."""
    doc = head.doc
    if doc[min(source)].tag_ not in ("VBG", "VBN", "IN", "WRB"):
        return source
    commas = [i for i in source if i < head.i and doc[i].text == ","]
    return {i for i in source if i > max(commas)} if commas else source


def _without_time(source: set[int], head: Token) -> set[int]:
    """The source without the time behind it: "Senator Berg earlier this month questioned …"."""
    times = [t.left_edge.i for t in head.children if t.dep_ == "npadvmod" and t.i > head.i]
    for link in children(head, "prep"):
        day = child(link, "pobj")
        if link.i > head.i and day is not None and day.lower_ in clauses.DAYS:
            times.append(link.i)
    source = {i for i in source if not times or i < min(times)}
    while len(source) > 1 and head.doc[max(source)].tag_ == "IN":
        source.discard(max(source))
    return source


def beside(verb: Token, cue: set[int]) -> tuple[set[int], int | None]:
    """The noun phrase next to a finite verb of speech whose subject the parser did not find.

    "Jeffrey Salkin, a rabbi helping to organize it, said …": what stands
    between the verb and the verb, quotation or list before it; or the name that
    follows at once ("reports USA Today").
    """
    doc, stop = verb.doc, min(cue)
    start = stop
    while start > verb.sent.start and not _parts(doc[start - 1]):
        start -= 1
    words = [t for t in doc[start:stop] if not t.is_space]
    while words and (words[0].is_punct or words[0].pos_ in ("CCONJ", "SCONJ", "ADV", "AUX")):
        words.pop(0)
    if len(words) > 2 and words[0].pos_ == "ADP" and words[1].ent_type_ == "DATE":
        words = [t for t in words[1:] if t.ent_type_ != "DATE"]
    words = _without_circumstances(words)
    while words and words[-1].pos_ in ("PUNCT", "ADV"):
        words.pop()
    commas = [n for n, t in enumerate(words) if t.text == ","]
    if words and words[0].tag_ in ("VBG", "VBN") and commas:
        words = _without_circumstances(words[commas[0] + 1 :])
        commas = [n for n, t in enumerate(words) if t.text == ","]
    named = [n + 1 for n in commas if words[n + 1 : n + 2] and words[n + 1].ent_type_ == "PERSON"]
    if named and not any(t.pos_ == "PROPN" for t in words[: named[0]]):
        words = words[named[0] :]
    head = next(
        (t for t in words if t.pos_ in _NOMINAL and t.dep_ not in ("compound", "poss")), None
    )
    if head is not None and words[0].pos_ != "ADP" and head.lower_ not in clauses.DAYS:
        return {t.i for t in words}, head.i
    after = doc[max(cue) + 1] if max(cue) + 1 < len(doc) else None
    if after is None or after.pos_ != "PROPN" or after.lower_ in clauses.DAYS:
        return set(), None
    while after.dep_ == "compound" and after.head.i > after.i:
        after = after.head
    return set(range(max(cue) + 1, after.i + 1)), after.i


def _without_circumstances(words: list[Token]) -> list[Token]:
    """The words without the phrases before a comma: "in a statement on the case, his wife, …"."""
    while words and (words[0].is_punct or words[0].pos_ == "ADP"):
        if words[0].is_punct:
            words = words[1:]
            continue
        commas = [n for n, t in enumerate(words) if t.text == ","]
        if not commas or commas[0] == len(words) - 1:
            return words
        words = words[commas[0] + 1 :]
    return words


def _parts(token: Token) -> bool:
    """Whether the token parts the verb's own noun phrase from what went before."""
    if (
        token.text in (";", ":", "“", "”", '"', "''", "``", "—", "–", "--")
        or token.lower_ == "that"
    ):
        return True
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.dep_ not in (
        "relcl",
        "aux",
        "auxpass",
    )
