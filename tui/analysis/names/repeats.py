"""Repeats: what an article says plainly once tells how its other mentions are read.

A name that a title, a company's form or the gazetteer makes certain in one
place decides the same name where the model only guessed, and where it saw
nothing. A person named in full makes the bare surname a person, and a place
in -a its people in -an. Where nothing is firm, the commonest guess holds for
the whole article: measured, that makes the kinds no better and no worse, but
one name then has one kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tui.analysis.cue_words import stance_of
from tui.analysis.names.candidate import Candidate
from tui.analysis.names.words import Case, Look, Words
from tui.analysis.vocabulary import Vocabulary
from tui.news.findings import Kind

RANK_REPEAT = 50
_REPEATED = 0.85
_NAMED = frozenset((Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP, Kind.EVENT))
_JOINTS = frozenset("-'’")
_SUFFIXES = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii"))
_SHORTEST = 3
"""Letters of the shortest name that is looked for elsewhere in the article."""

Name = tuple[str, ...]
"""The words of a name as they are written."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an article's names say: the kinds of the firm ones, of parts of names, of guesses.

    `parts` are surnames of people named in full and short forms of companies;
    `small` are the words that the article also writes without a capital.
    """

    firm: dict[Name, Kind]
    parts: dict[Name, Kind]
    guessed: dict[Name, Kind]
    small: frozenset[str]

    @classmethod
    def of(cls, words: Words, found: Iterable[Candidate], vocabulary: Vocabulary) -> Evidence:
        """The evidence of candidates that do not overlap."""
        small = (w for w, case in zip(words.words, words.cases, strict=True) if case is Case.LOWER)
        evidence = cls({}, {}, {}, frozenset(small))
        votes: dict[Name, Counter[Kind]] = {}
        for one in sorted(found, key=_is_told):
            if one.kind not in _NAMED or _is_of_headline(words, one, evidence):
                continue
            name = tuple(words.words[one.start : one.stop])
            if _is_told(one) and evidence.parts.get(name) is Kind.PERSON:
                continue  # "Lopes's government" is that of Ana Lopes
            if one.is_firm:
                evidence.firm.setdefault(name, one.kind)
                if one.rule == "dateline" and one.kind is Kind.PLACE:
                    evidence.firm.setdefault(tuple(part.title() for part in name), one.kind)
            elif words.look(one.start) is Look.PROSE:
                votes.setdefault(name, Counter())[one.kind] += 1
            if len(name) > 1 and one.kind is Kind.PERSON and (one.is_firm or _is_full(words, one)):
                evidence.parts[surname(name)] = Kind.PERSON
                if len(name) > 2:  # Isaac Stone Fish is Stone Fish later on
                    evidence.parts.setdefault(name[1:], Kind.PERSON)
            elif name[-1].lower() in vocabulary.company_forms and len(name) > 1:
                evidence.parts.setdefault(name[:-1], Kind.ORGANIZATION)
                evidence.parts.setdefault(name[:1], Kind.ORGANIZATION)
        evidence.guessed.update((name, kinds.most_common(1)[0][0]) for name, kinds in votes.items())
        return evidence

    def kind(self, name: Name) -> Kind | None:
        """The kind that the article gives a name, or None."""
        if len(name) == 1 and self._is_of_a_place(name[0]):
            return Kind.GROUP
        found = self.firm.get(name) or self.parts.get(name)
        return found or self._person(name) or self.guessed.get(name)

    def _person(self, name: Name) -> Kind | None:
        """A person, where a longer name ends with one of two words: "Staffan de Mistura"."""
        for start in range(1, len(name) - 1):
            tail = name[start:]
            if Kind.PERSON in {self.firm.get(tail), self.firm.get((tail[0].title(), *tail[1:]))}:
                return Kind.PERSON
        return None

    def _is_of_a_place(self, word: str) -> bool:
        """Whether a word is made of a place of the article: "Velmoran", of Velmora."""
        place = word.removesuffix("s").removesuffix("n")
        return (
            place != word
            and place.endswith("a")
            and Kind.PLACE in {self.firm.get((place,)), self.guessed.get((place,))}
        )


def _is_told(found: Candidate) -> bool:
    """Whether only the words around a name tell its kind, which the name elsewhere may overrule."""
    return found.rule == "context"


def _is_full(words: Words, found: Candidate) -> bool:
    """Whether a person that only the model marked looks like a given name and a surname."""
    return words.look(found.start) is Look.PROSE and all(
        words.cases[at] is not Case.UPPER for at in range(found.start, found.stop)
    )


def surname(name: Sequence[str]) -> Name:
    """The last word of a person's name with what hyphens bind to it."""
    stop = len(name)
    while stop > 1 and name[stop - 1].lower() in _SUFFIXES:
        stop -= 1
    start = stop - 1
    while start >= 2 and name[start - 1] in _JOINTS:
        start -= 2
    return tuple(name[start:stop])


def reread(words: Words, found: Candidate, evidence: Evidence) -> Candidate | None:
    """A guess, with the kind that the article's evidence gives its name; None if it is no name.

    What the gazetteer agreed with stays: Michael Jordan may visit Jordan. A
    word that opens a sentence and is written small elsewhere is no name.
    """
    if _is_of_headline(words, found, evidence):
        return _without_headline(words, found, evidence)
    if found.entity or found.kind not in _NAMED or (found.is_firm and not _is_told(found)):
        return found
    if len(found) == 1 and words.begins[found.start] and words.lower[found.start] in evidence.small:
        return None
    name = tuple(words.words[found.start : found.stop])
    kind = evidence.kind(name)
    if kind is None or kind is found.kind:
        return found
    rule = "surname" if name in evidence.parts and name not in evidence.firm else "repeated"
    return replace(found, kind=kind, rule=rule, confidence=_REPEATED)


def _is_of_headline(words: Words, found: Candidate, evidence: Evidence) -> bool:
    """Whether words that a title-case headline only writes with a capital are in a name."""
    if words.look(found.start) is not Look.TITLED or found.entity or found.kind not in _NAMED:
        return False
    return _without_headline(words, found, evidence) is not found


def _without_headline(words: Words, found: Candidate, evidence: Evidence) -> Candidate | None:
    """A name in a title-case headline without the words that are none; None if none is left.

    "Jeff Lopes Unfit", "Mayor Denies Taking", "Says Labour Ministry": what says
    something, or what the article writes small elsewhere, has its capital from
    the headline. Only what a shape made certain is cut, a guess is dropped.
    """
    run = range(found.start, found.stop)
    said = [at for at in run if _is_cue(words.lower[at])]
    loose = [at for at in run if words.is_capital(at) and words.lower[at] in evidence.small]
    if not found.is_firm:
        is_verb = found.kind is Kind.PERSON and found.start > 0
        is_verb = is_verb and words.lower[found.start - 1] == "to"
        return None if said or loose or is_verb else found
    start, stop = found.start, found.stop
    if found.kind is Kind.PERSON:
        stop = min([*said, *loose, stop])
    elif said:
        start = max(said) + 1
    is_whole = (start, stop) == (found.start, found.stop)
    return (
        found if is_whole else replace(found, start=start, stop=stop) if stop - start > 1 else None
    )


def _is_cue(word: str) -> bool:
    """Whether a word is a form in -s that says something: "denies", "warns"."""
    return word.endswith("s") and stance_of(word) is not None


def repeated(words: Words, found: Sequence[Candidate], evidence: Evidence) -> Iterator[Candidate]:
    """The further places where the article's names stand and nothing was marked."""
    covered = {at for c in found for at in range(c.start, c.stop)}
    by_first = _by_first(evidence)
    for at in words.capitals:
        lower = words.lower[at]
        if at in covered or lower not in by_first:
            continue
        is_doubtful = lower in evidence.small and (
            words.begins[at] or words.look(at) is not Look.PROSE
        )
        for name, kind, rule in by_first[lower]:
            run = range(at, at + len(name))
            if (is_doubtful and len(name) == 1) or any(place in covered for place in run):
                continue
            if _stands(words, at, name):
                yield Candidate(at, run.stop, kind, rule, RANK_REPEAT, _REPEATED)
                break


def _by_first(evidence: Evidence) -> dict[str, list[tuple[Name, Kind, str]]]:
    """The article's names by their first word in lower case, the longest first."""
    by_first: dict[str, list[tuple[Name, Kind, str]]] = {}
    sources = (
        (evidence.firm, "repeated"),
        (evidence.parts, "surname"),
        (evidence.guessed, "repeated"),
    )
    for source, rule in sources:
        for name, kind in source.items():
            if sum(map(len, name)) >= _SHORTEST:
                by_first.setdefault(name[0].lower(), []).append((name, kind, rule))
    for names in by_first.values():
        names.sort(key=lambda named: -len(named[0]))
    return by_first


def _stands(words: Words, at: int, name: Name) -> bool:
    """Whether `name` stands at word `at`, as it is or, in a shouted line, in capitals."""
    last = at + len(name) - 1
    if not words.same_line(at, last):
        return False
    seen = tuple(words.words[at : last + 1])
    if seen == name:
        return True
    return words.look(at) is Look.SHOUTED and seen == tuple(word.upper() for word in name)
