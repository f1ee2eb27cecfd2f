"""The explain line: a query in words, with its counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tui.library.search.compiling.fts import Level, Speller
from tui.library.search.words.naming import Named, Naming
from tui.matching.fold import fold
from tui.news.hits import Correction, Taken
from tui.news.languages import code_of, name_of
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
    all_of,
    is_of_article,
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
    FieldName.BODY: "in the text",
    FieldName.QUOTE: "in quotation marks",
    FieldName.CLAIM: "in a claim",
    FieldName.ABOUT: "in a claim about",
    FieldName.NOTE: "in my notes",
    FieldName.HIGHLIGHT: "in my highlights",
}
_PLACES = {FieldName.URL: "address", FieldName.PATH: "path"}
_HAS = {
    "entity": "with an entity",
    "date": "dated",
    "tag": "tagged",
    "lost": "with a mark that lost its place",
}

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
        """The whole line: counts, what was not understood, how it was taken, what was asked.

        What the reader has to know comes first, for the end of a long line is cut off.
        `close` is how many close matches follow what was `found`, when any do.
        """
        parts = [f"{found} exact + {close} close" if close else found]
        parts[0] += f" of {self.articles:,}"
        if query.tree is None:
            parts = [f"{self.articles:,} article" + "s" * (self.articles != 1)]
        parts += [*query.problems, *notes]
        parts += [f"{c} ({_articles(c.articles)})" for c in corrections[:3]]
        if query.tree is not None:
            nodes = query.tree.nodes if isinstance(query.tree, All) else (query.tree,)
            # `hopsital → hospital` says what was asked, too.
            taken = {c.typed for c in corrections[:3] if c.why is Taken.MISSPELT}
            told = {node: self.of(node) for node in dict.fromkeys(nodes)}
            parts += [told[node] for node in nodes if told[node].removesuffix("…") not in taken]
        if query.sort is not None:
            parts.append(_ORDERS[query.sort])
        if query.group is not None:
            parts.append(_GROUPED[query.group])
        return " · ".join(parts)

    def of(self, node: Node) -> str:  # noqa: C901, PLR0911  one a kind
        """One node in words."""
        match node:
            case Word():
                return self._word(node)
            case Phrase(text, within, is_exact):
                reach = "" if within is None else f" within {within} words"
                return f"“{text}”{reach}" + " as written" * is_exact
            case Not(All((Not(once), Not(again)))) if once == again:
                return self.of(once)  # what is denied twice holds beside another of its field
            case Not(inner):
                plain = replace(self, speller=replace(self.speller, vocabulary=None))
                return _denied(inner, _bracketed(inner, plain.of(inner)))
            case Either(nodes):
                return " or ".join(self._inner(inner) for inner in nodes)
            case All() if self.is_in_claim:
                return self.in_claim(node)
            case All(nodes):
                return " and ".join(self._inner(inner) for inner in nodes)
            case Scope(FieldName.CLAIM, inner) if not isinstance(inner, Word | Phrase):
                return f"one claim: {replace(self, is_in_claim=True).in_claim(inner)}"
            case Scope(FieldName.ABOUT, inner):
                return self._claim(f"about {self._inner(inner)}")
            case Scope(name, inner):
                return f"{self._inner(inner)} {_SCOPES[name]}"
            case Saved(name):
                return f"saved query {name}"
            case Field():
                return self._field(node)

    def in_claim(self, node: Node) -> str:
        """What one claim is asked, then what is asked of the article it stands in."""
        if not isinstance(node, All):
            return self._beside(node)
        others = all_of(inner for inner in node.nodes if is_of_article(inner))
        own = [inner for inner in node.nodes if not is_of_article(inner)]
        asked = " and ".join(self._inner(inner) for inner in own)
        told = self._beside(others) if others is not None else ""
        return ", ".join(words for words in (asked, told) if words)

    def _beside(self, node: Node) -> str:
        """A node inside `claim:(…)`; what is asked of the article is said to be."""
        if not (self.is_in_claim and is_of_article(node)):
            return self.of(node)
        return f"in an article: {replace(self, is_in_claim=False).of(node)}"

    def _inner(self, node: Node) -> str:
        if self.is_in_claim and is_of_article(node):
            return f"({self._beside(node)})"
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

    def _field(self, asked: Field) -> str:  # noqa: C901, PLR0911, PLR0912  one a field
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
            case FieldName.SOURCE if _is_none(asked):
                return "without a publisher"
            case FieldName.SOURCE:
                publishers = self.naming.publishers(value, is_exact=asked.is_exact)
                return f"from {_names(publishers, value)}"
            case FieldName.AUTHOR:
                return "without an author" if _is_none(asked) else f"written by {value}"
            case FieldName.LANG:
                language = name_of(value if "-" in value else code_of(value))
                return "in no known language" if _is_none(asked) else f"in {language}"
            case FieldName.URL | FieldName.PATH:
                held = "being" if asked.is_exact else "with"
                return f"{_PLACES[name]} {held} {value}"
            case FieldName.BY if _is_none(asked):
                return self._claim("by nobody named")
            case FieldName.ID | FieldName.LIKE | FieldName.RELATED | FieldName.PUBLISHERS:
                return self._stories(asked)
            case FieldName.BY:
                return self._claim(f"by {self._entities(asked)}")
            case _ if name in ENTITY_FIELDS:
                said = "about" if self.is_in_claim else "naming"
                return f"{said} {self._entities(asked)}"
            case _:
                return f"{name.value} {value}"

    def _stories(self, asked: Field) -> str:
        """One story, its copies or others on its event; or those that so many ran."""
        if asked.name is not FieldName.PUBLISHERS:
            return f"{_OF_ONE[asked.name]} {self._called(asked.value)}"
        told = "told" if self.is_in_claim else "run"
        if asked.is_exact and asked.value == "1":
            return f"{told} by one publisher alone"
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
        # Whoever is called so in the text of an article is meant, too.
        return _names(found, asked.value, is_text=asked.name is FieldName.BY)


def _denied(node: Node, text: str) -> str:
    """What is left out, in words: words are not in the article, all else is not so."""
    if text == "undated":
        return "dated"
    if text.startswith(("with a ", "with an ")):
        return f"without {text.removeprefix('with ')}"
    if text.startswith(("without a ", "without an ")):
        return f"with {text.removeprefix('without ')}"
    is_word = isinstance(node, Word | Phrase | Scope) or text.startswith(("claim ", "/"))
    if isinstance(node, All | Either):
        is_word = all(isinstance(inner, Word | Phrase) for inner in node.nodes)
    return f"{'without' if is_word else 'not'} {text}"


def _bracketed(node: Node, text: str) -> str:
    return f"({text})" if isinstance(node, All | Either) else text


def _names(named: Named, typed: str, *, is_text: bool = False) -> str:
    """What was typed as it is written here, and the others that it means."""
    wanted = fold(typed)
    own = [name for name in named.names if fold(name) == wanted]
    if not own and len(named.names) == 1 and not is_text:
        own = [*named.names]
    others = [name for name in named.names if name not in own]
    # What else is asked has to find room in one line.
    kept = _SHOWN if len(others) <= _SHOWN else 1
    shown = [*others[:kept], *[f"{len(others) - kept} more"] * (len(others) > kept)]
    bare = f" and plain {', '.join(named.bare)}" if named.bare else ""
    return (own[0] if own else typed) + (f" ({', '.join(shown)})" if shown else "") + bare


def _is_none(asked: Field) -> bool:
    return asked.value.casefold() == "none" and not asked.is_exact


def _articles(number: int) -> str:
    return f"{number:,} article" + "s" * (number != 1)
