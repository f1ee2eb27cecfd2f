"""The explain line: a query in words, with its counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.library.search.compiling.fts import Level, Speller
from tui.library.search.words.naming import Named, Naming
from tui.news.hits import Correction, Taken
from tui.news.query.query import (
    All,
    Either,
    Field,
    FieldName,
    Form,
    Grouping,
    Node,
    Not,
    Phrase,
    Query,
    Saved,
    Scope,
    Sort,
    Word,
)
from tui.news.query.query_dates import dates_in_words
from tui.news.query.query_fields import ENTITY_FIELDS

_HEADLINE = 60
"""Code points of a headline by which an article is called."""
_OF_ONE = {
    FieldName.ID: "the article",
    FieldName.LIKE: "copies of",
    FieldName.RELATED: "on the event of",
}
_SHOWN = 2
_ORDERS = {
    Sort.NEWEST: "newest first",
    Sort.OLDEST: "oldest first",
    Sort.SOURCE: "by publisher",
    Sort.RELEVANCE: "best first",
    Sort.TITLE: "by headline",
    Sort.UNREAD: "unread first",
    Sort.MOST_CLAIMS: "most claims first",
    Sort.FEWEST_CLAIMS: "fewest claims first",
    Sort.LAST_ADDED: "last added first",
    Sort.FIRST_ADDED: "first added first",
}
_SCOPES = {
    FieldName.TITLE: "in the headline",
    FieldName.LEAD: "in the first paragraph",
    FieldName.BODY: "in the body",
    FieldName.QUOTE: "in quotation marks",
    FieldName.CLAIM: "claimed",
    FieldName.ABOUT: "in a claim about",
    FieldName.NOTE: "in my notes",
    FieldName.HIGHLIGHT: "in my highlights",
}
_HAS = {"date": "dated", "tag": "tagged", "lost": "with a mark that lost its place"}

_GROUPED = {
    Grouping.SOURCE: "under publishers",
    Grouping.DAY: "under days",
    Grouping.COPY: "copies together",
}


@dataclass(frozen=True, slots=True)
class Explainer:
    """Puts queries in words; `articles` is how many there are in all.

    `is_in_claim` when what is put in words stands inside `claim:(…)`.
    """

    naming: Naming
    speller: Speller
    articles: int
    is_in_claim: bool = False

    def line(
        self,
        query: Query,
        found: str,
        corrections: Sequence[Correction],
        notes: Sequence[str],
        close: str = "",
    ) -> str:
        """The whole line: counts, what was asked, how it was taken, what was not understood.

        `close` is how many close matches follow what was `found`, when any do.
        """
        parts = [f"{found} exact + {close} close" if close else found]
        parts[0] += f" of {self.articles:,}"
        if query.tree is None:
            parts = [f"{self.articles:,} article" + "s" * (self.articles != 1)]
        else:
            nodes = query.tree.nodes if isinstance(query.tree, All) else (query.tree,)
            # `hopsital → hospital` says what was asked, too.
            taken = {c.typed for c in corrections[:3] if c.why is Taken.MISSPELT}
            told = {node: self.of(node) for node in dict.fromkeys(nodes)}
            parts += [told[node] for node in nodes if told[node].removesuffix("…") not in taken]
        parts += [f"{c} ({_articles(c.articles)})" for c in corrections[:3]]
        if query.sort is not None:
            parts.append(_ORDERS[query.sort])
        if query.group is not None:
            parts.append(_GROUPED[query.group])
        return " · ".join([*parts, *query.problems, *notes])

    def of(self, node: Node) -> str:  # noqa: C901, PLR0911  one a kind
        """One node in words."""
        match node:
            case Word():
                return self._word(node)
            case Phrase(text, within, is_exact):
                reach = "" if within is None else f" within {within} words"
                return f"“{text}”{reach}" + " as written" * is_exact
            case Not(inner):
                plain = replace(self, speller=replace(self.speller, vocabulary=None))
                return _denied(inner, _bracketed(inner, plain.of(inner)))
            case Either(nodes):
                return " or ".join(self._inner(inner) for inner in nodes)
            case All(nodes):
                return " and ".join(self._inner(inner) for inner in nodes)
            case Scope(FieldName.CLAIM, inner) if not isinstance(inner, Word | Phrase):
                return f"one claim: {replace(self, is_in_claim=True).of(inner)}"
            case Scope(FieldName.ABOUT, inner):
                return self._claim(f"about {self._inner(inner)}")
            case Scope(name, inner):
                return f"{self._inner(inner)} {_SCOPES[name]}"
            case Saved(name):
                return f"saved query {name}"
            case Field():
                return self._field(node)

    def _inner(self, node: Node) -> str:
        return _bracketed(node, self.of(node))

    def _claim(self, text: str) -> str:
        return text if self.is_in_claim else f"claim {text}"

    def _word(self, word: Word) -> str:
        match word.form:
            case Form.EXACT:
                return f"{word.text} as written"
            case Form.PREFIX:
                return f"{word.text}…"
        if word == self.speller.open_word:
            return f"{word.text}…"
        known = self.speller.vocabulary
        _, *others = self.speller.of_word(word, Level.ENDING)
        forms = [s.words[0] for s in others if known is not None and s.words[0] in known]
        more = f", {len(forms) - _SHOWN} more" if len(forms) > _SHOWN else ""
        return f"{word.text} (+ {', '.join(forms[:_SHOWN])}{more})" if forms else word.text

    def _field(self, asked: Field) -> str:  # noqa: C901, PLR0911  one a field
        name, value = asked.name, asked.value
        match name:
            case FieldName.DATE:
                return dates_in_words(value)
            case FieldName.ADDED:
                return f"added {dates_in_words(value)}"
            case FieldName.IS | FieldName.STANCE:
                return value
            case FieldName.REGEX:
                return f"/{value}/"
            case FieldName.STATUS:
                return self._claim("still open" if value == "open" else value.replace("-", " "))
            case FieldName.HAS:
                return _HAS.get(value, f"with a {value}")
            case FieldName.TAG:
                return f"tagged {value}" if value != "none" or asked.is_exact else "without a tag"
            case FieldName.SOURCE:
                publishers = self.naming.publishers(value, is_exact=asked.is_exact)
                return f"from {_names(publishers, value)}"
            case FieldName.ID | FieldName.LIKE | FieldName.RELATED | FieldName.PUBLISHERS:
                return self._stories(asked)
            case FieldName.BY:
                return self._claim(f"by {self._entities(asked)}")
            case _ if name in ENTITY_FIELDS:
                return f"about {self._entities(asked)}"
            case _:
                return f"{name.value} {value}"

    def _stories(self, asked: Field) -> str:
        """One story, its copies or others on its event; or those that so many ran."""
        if asked.name is not FieldName.PUBLISHERS:
            return f"{_OF_ONE[asked.name]} {self._called(asked.value)}"
        told = "told" if self.is_in_claim else "run"
        return f"{told} by {asked.value}{'' if asked.is_exact else ' or more'} publishers"

    def _called(self, id_: str) -> str:
        """An article by its headline; by its id where it is not there any more."""
        headline = self.naming.headline(id_)
        if headline is None:
            return f"{id_}, which is no article here"
        words = " ".join(headline.split())
        return f"“{words if len(words) <= _HEADLINE else words[: _HEADLINE - 1] + '…'}”"

    def _entities(self, asked: Field) -> str:
        found = self.naming.entities(asked.value, asked.name, is_exact=asked.is_exact)
        return _names(found, asked.value)


def _denied(node: Node, text: str) -> str:
    """What is left out, in words: words are not in the article, all else is not so."""
    if text.startswith("with a "):
        return f"without {text.removeprefix('with ')}"
    if text.startswith("without a "):
        return f"with {text.removeprefix('without ')}"
    is_word = isinstance(node, Word | Phrase | Scope) or text.startswith(("claim ", "/"))
    if isinstance(node, All | Either):
        is_word = all(isinstance(inner, Word | Phrase) for inner in node.nodes)
    return f"{'without' if is_word else 'not'} {text}"


def _bracketed(node: Node, text: str) -> str:
    return f"({text})" if isinstance(node, All | Either) else text


def _names(named: Named, typed: str) -> str:
    names = named.names or (typed,)
    more = f" (+{len(names) - _SHOWN})" if len(names) > _SHOWN else ""
    plain = f" and plain {', '.join(named.bare)}" if named.bare else ""
    return ", ".join(names[:_SHOWN]) + more + plain


def _articles(number: int) -> str:
    return f"{number:,} article" + "s" * (number != 1)
