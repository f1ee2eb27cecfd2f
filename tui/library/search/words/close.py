"""Close matches: the queries that a misspelt query may have been meant as, likeliest first."""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from tui.library.search.compiling.fts import Level, Speller
from tui.library.search.words.correctable import Typed, correctable, substituted
from tui.library.search.words.meaning import QUERIES, Choice, Meaning, best_ways, correction_of
from tui.library.search.words.naming import Names
from tui.library.search.words.together import Together
from tui.matching.typos.families import well_spelt
from tui.matching.typos.likelihood import LIKELY, USUAL_WORD, Candidate, are_confused
from tui.matching.typos.other_names import Words, holds, is_spelling
from tui.matching.typos.typos import Vocabulary
from tui.news.hits import Correction, Taken
from tui.news.query.query import (
    All,
    Field,
    Form,
    Node,
    Phrase,
    Word,
    all_of,
    either_of,
)

_CHOICES = 5
_WORDS = 8
"""Corrected words of one query, the others taken as typed: choices multiply."""

_SPACE_EDIT = 2.0
"""What a space lost or gained counts against a reading of the word."""

_SPLITS = 2
"""Ways to split a word that are tried; whether its halves ever stand together, only a search
can tell."""

_FAR_COMMONER = 20
"""How many times the articles a neighbour of a known word has to stand in to be named."""

_MISTAKEN = 100
"""How many times the articles it has to stand in for its articles to be shown, too."""

_FAR_LIKELY = 1.2
"""How much less likely than the known word its far commoner neighbour may be."""

_SHORTEST, _OF_SHORT = 4, 5
"""Letters of the shortest known word that may be a misspelling, and how many times as far
commoner its neighbour has to be."""

_RARE = 5
_UNLIKELY = 1.5
"""What is this much less likely than the word as typed, or than the best guess, is no guess."""

_OTHER_NAME = 0.3
"""What another name of the same counts against the one that was typed."""

_LONGEST_NAME = 4
"""Words typed one after another that may be a name together."""

_EDITS = {Form.CLOSE_1: 1, Form.CLOSE_2: 2}


@dataclass(frozen=True, slots=True)
class Close:
    """Finds the meanings of queries over one vocabulary.

    `together` says whether the words of a meaning go with each other.
    """

    speller: Speller
    vocabulary: Vocabulary
    names: Names
    together: Together

    def meanings(self, tree: Node) -> Iterator[Meaning]:
        """Corrected queries, the likeliest first; the last takes any of the corrections."""
        choices = {typed: self._choices(typed) for typed in correctable(tree)[:_WORDS]}
        choices = {typed: found for typed, found in choices.items() if _differ(typed, found)}
        yield from self._renamed(tree)
        yield from _joined_words(tree, self.vocabulary, self.speller)
        if not choices:
            return
        yield from self._by_company(tree, choices)
        if len(choices) > 1 or any(len(found) > QUERIES for found in choices.values()):
            yield self._any_of(tree, choices)

    def _by_company(self, tree: Node, choices: Mapping[Typed, Sequence[Choice]]) -> list[Meaning]:
        """The likeliest meanings, those first of which the words go together."""
        rated = []
        for taken in best_ways(choices):
            meaning = self._meaning(tree, taken)
            alone = sum(choice.score for choice in taken.values())
            beside = self.together.likelihood(meaning.tree, self.speller, self.vocabulary)
            rated.append(replace(meaning, likelihood=alone + beside))
        return sorted(rated, key=lambda meaning: -meaning.likelihood)

    def beside(self, tree: Node, exact: int) -> Iterator[Meaning]:
        """What stands beside enough exact answers, so many: other spellings, what was likely meant,
        and words in one that is commoner than they are together.
        """
        for joined in _joined_words(tree, self.vocabulary, self.speller):
            if joined.articles > exact:
                yield joined
        for typed in correctable(tree)[:_WORDS]:
            words = tuple(self.speller.cut(typed.text)) if isinstance(typed, Word) else ()
            if len(words) != 1 or typed == self.speller.open_word:
                continue
            others = self._called(words, self.names.known(words))
            found = [choice for choice in others if choice.why is Taken.SPELLING]
            near = self.neighbour(typed, _MISTAKEN) if not found else None
            if near is not None:
                node = _as(typed, (near.word,))
                found = [Choice(node, (near.word,), near.articles, near.score, Taken.PERHAPS)]
            yield from (self._meaning(tree, {typed: choice}) for choice in found)

    def neighbour(self, typed: Typed, times: int = _FAR_COMMONER) -> Candidate | None:
        """A far commoner word close to a known one, which may have been meant; or None."""
        if not isinstance(typed, Word) or typed.form is not Form.PLAIN:
            return None
        words = self.speller.cut(typed.text)
        if len(words) != 1 or len(words[0]) < _SHORTEST:
            return None
        word, known = words[0], self.vocabulary.articles(words[0])
        # A short word has many neighbours.
        wanted = times * known * (_OF_SHORT if len(word) == _SHORTEST else 1)
        if not known or wanted > self.vocabulary.most:
            return None
        worst = self.vocabulary.weight(word) - _FAR_LIKELY
        if not self.vocabulary.may_mean(word, wanted, worst):
            return None
        for near in self.vocabulary.close_to(word):
            if near.articles >= wanted and near.score > worst:
                # Benin is no misspelt "begin".
                is_other = self.names.is_name(word) and not self.names.is_name(near.word)
                return None if is_other else near
        return None

    def _called(self, words: Words, names: Iterable[Words]) -> list[Choice]:
        """Those other names of what is called so that articles hold, the commonest first."""
        found = []
        for name in dict.fromkeys(names):
            articles = min(self.vocabulary.articles(word) for word in name) if name else 0
            if articles and not holds(name, words):
                score = min(self.vocabulary.weight(word) for word in name) - _OTHER_NAME
                why = Taken.SPELLING if is_spelling(words, name) else Taken.NAME
                found.append(Choice(Phrase(" ".join(name)), name, articles, score, why))
        return heapq.nlargest(_CHOICES, found, key=lambda c: (c.articles, c.words))

    def _renamed(self, tree: Node) -> Iterator[Meaning]:
        """Queries in which words that are a name together give way to another name of the same."""
        nodes = tree.nodes if isinstance(tree, All) and len(tree.nodes) <= _WORDS else ()
        for length in range(min(_LONGEST_NAME, len(nodes)), 1, -1):
            for start in range(len(nodes) - length + 1):
                run = nodes[start : start + length]
                plain = [n.text for n in run if isinstance(n, Word) and n.form is Form.PLAIN]
                if len(plain) < length:
                    continue
                typed = " ".join(plain)
                words = tuple(self.speller.cut(typed))
                for choice in self._called(words, self.names.others(words)):
                    rest = (*nodes[:start], choice.node, *nodes[start + length :])
                    taken = " ".join(choice.words)
                    correction = Correction(typed, taken, choice.articles, choice.why)
                    yield Meaning(all_of(rest) or choice.node, (correction,), (choice.words,))

    def _choices(self, typed: Typed) -> list[Choice]:
        """What a word may mean, the likeliest first, it itself among them if it is known."""
        text = typed.text if isinstance(typed, Word) else typed.value
        words = tuple(self.speller.cut(text))
        found = []
        known = min((self.vocabulary.articles(word) for word in words), default=0)
        if known:
            score = min(self.vocabulary.weight(word) for word in words)
            found.append(Choice(typed, words, known, score))
        found += [
            replace(c, node=_as(typed, c.words))
            for c in self._called(words, self.names.others(words))
        ]
        form = typed.form if isinstance(typed, Word) else Form.PLAIN
        edits, is_free = _EDITS.get(form), form is Form.CLOSE_2
        # Who types Qaddafi as it is spelt means nobody else, whom articles may hold.
        is_spelt = form is Form.PLAIN and not known and bool(self.names.known(words))
        for place, word in enumerate(() if is_spelt else words):
            for near in self.vocabulary.close_to(word, edits=edits, first_may_differ=is_free):
                meant = (*words[:place], near.word, *words[place + 1 :])
                found.append(Choice(_as(typed, meant), meant, near.articles, near.score))
        best = max((choice.score for choice in found), default=-math.inf)
        if len(words) == 1 and (right := well_spelt(words[0], self.vocabulary)) is not None:
            found = _first(found, right, best)
        is_near = partial(self._is_near, words, known, form, best - _UNLIKELY)
        likely = [c for c in found if c.is_sure or c.node == typed or is_near(c)]
        if len(words) == 1 and isinstance(typed, Word) and known < _RARE:
            splits = self._splits(typed, words[0], is_plain_enough=best >= LIKELY)
            likely += [s for s in splits if self._is_said(s)]
        return heapq.nlargest(_CHOICES + 1, likely, key=lambda choice: choice.score)

    def _is_near(self, words: Words, known: int, form: Form, least: float, choice: Choice) -> bool:
        """Whether a guess is shown: where many are asked for, what is likely mistaken for these."""
        if form is Form.PLAIN:
            # Whoever types a usual word means it, "tank" and not "thank", however few answers.
            is_meant = known >= USUAL_WORD and choice.articles < _FAR_COMMONER * known
            return choice.score >= least and not is_meant
        if form is not Form.CLOSE or not known or len(words) != 1:
            return True
        return are_confused((words[0], known), (choice.words[0], choice.articles))

    def _splits(self, typed: Word, word: str, *, is_plain_enough: bool) -> Iterator[Choice]:
        """A word taken for two that lost the space between them; one of them perhaps misspelt,
        unless it `is_plain_enough` what was meant.
        """
        for split in self.vocabulary.splits(word, _SPLITS):
            articles = min(self.vocabulary.articles(word) for word in split)
            score = min(self.vocabulary.weight(word) for word in split) - _SPACE_EDIT
            yield Choice(_as(typed, split), split, articles, score)
        if is_plain_enough:
            return
        for split, likely in self.vocabulary.near_splits(word, _SPLITS):
            articles = min(self.vocabulary.articles(word) for word in split)
            yield Choice(_as(typed, split), split, articles, likely - _SPACE_EDIT)

    def _is_said(self, split: Choice) -> bool:
        return self.together.stand_side_by_side(split.words, self.vocabulary)

    def _meaning(self, tree: Node, taken: Mapping[Typed, Choice]) -> Meaning:
        changed = {typed: choice for typed, choice in taken.items() if choice.node != typed}
        return Meaning(
            substituted(tree, {typed: choice.node for typed, choice in changed.items()}),
            tuple(correction_of(typed, choice) for typed, choice in changed.items()),
            tuple(words for choice in changed.values() for words in self._found_by(choice)),
        )

    def _any_of(self, tree: Node, choices: Mapping[Typed, Sequence[Choice]]) -> Meaning:
        """The query that takes each word for any of what it may mean."""
        nodes = {
            typed: either_of(choice.node for choice in found) or typed
            for typed, found in choices.items()
        }
        pairs = [(t, c) for t, found in choices.items() for c in found if c.node != t]
        return Meaning(
            substituted(tree, nodes),
            tuple(correction_of(typed, choice) for typed, choice in pairs),
            tuple(words for _, choice in pairs for words in self._found_by(choice)),
            -math.inf,
        )

    def _found_by(self, choice: Choice) -> list[tuple[str, ...]]:
        """The words that answer to a choice: its own, and the forms of a single one."""
        if not isinstance(choice.node, Word):
            return [choice.words]
        forms = self.speller.of_word(choice.node, Level.ENDING)
        return [form.words for form in forms if form.words[0] in self.vocabulary]


def _as(typed: Typed, words: tuple[str, ...]) -> Node:
    if isinstance(typed, Word):
        # A word brings its endings, as it would have if it had been typed.
        return Phrase(" ".join(words)) if len(words) > 1 else Word(words[0])
    return Field(typed.name, " ".join(words))


def _first(choices: Sequence[Choice], meant: str, best: float) -> list[Choice]:
    """Choices with the one for a word in front, as likely as the best."""
    one = [replace(c, score=best) for c in choices if c.words == (meant,)]
    return one + [c for c in choices if c.words != (meant,)]


def _differ(typed: Typed, choices: Sequence[Choice]) -> bool:
    return any(choice.node != typed for choice in choices)


def _joined_words(tree: Node, vocabulary: Vocabulary, speller: Speller) -> Iterator[Meaning]:
    """Queries in which two neighbouring words are one that is known (`water front`)."""
    if not isinstance(tree, All):
        return
    for place, (first, second) in enumerate(pairwise(tree.nodes)):
        if not (isinstance(first, Word) and isinstance(second, Word)):
            continue
        words = (*speller.cut(first.text), *speller.cut(second.text))
        joined = "".join(words)
        articles = vocabulary.articles(joined)
        if len(words) == 2 and articles and first.form is second.form is Form.PLAIN:
            rest = (*tree.nodes[:place], Phrase(joined), *tree.nodes[place + 2 :])
            yield Meaning(
                all_of(rest) or Phrase(joined),
                (Correction(f"{first.text} {second.text}", joined, articles),),
                ((joined,),),
            )
