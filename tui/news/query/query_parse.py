"""The parser of queries: any string as a tree; nothing raises."""

from __future__ import annotations

import re
import warnings

from tui.news.query.query_fields import (
    CLAIM_FIELDS,
    SCOPES,
    FieldName,
    Grouping,
    Sort,
)
from tui.news.query.query_lex import Lexer, Token, TokenKind, holds_token, without_marks
from tui.news.query.query_tree import (
    Field,
    Form,
    Node,
    Phrase,
    Saved,
    Scope,
    Word,
    all_of,
    either_of,
    not_of,
)
from tui.news.query.query_values import CLOSED, canonical_value, values_in_words

_SUFFIX = re.compile(r"(:|\*|~(\d*))$", re.ASCII)
_LEADING = "-=@:*~"
_TRAILING = ":*~"
_KEYWORDS = frozenset({"AND", "OR", "NOT"})


class Parser:
    """Reads one text; afterwards holds its tree, directives, problems and open word."""

    def __init__(self, text: str) -> None:
        lexer = Lexer(text)
        self._tokens = lexer.tokens
        self._at = 0
        self._dangling: list[str] = []
        self.problems = lexer.problems
        self.sort: Sort | None = None
        self.group: Grouping | None = None
        self.open_word: Word | None = None
        self.tree = self._either(None)
        if self._dangling and self.tree is None and self.sort is None and self.group is None:
            self.tree = Word(self._dangling[0].lower())
        elif self._dangling:
            self._say(f"{self._dangling[0]} has nothing to join and was left out")

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self) -> Token | None:
        token = self._peek()
        self._at += 1
        return token

    def _say(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    def _either(self, scope: FieldName | None) -> Node | None:
        nodes = [self._all(scope)]
        while (token := self._peek()) is not None and token.kind is TokenKind.OR:
            self._at += 1
            nodes.append(self._all(scope))
            if (nodes[-1] is None or nodes[-2] is None) and token.text == "OR":
                self._dangling.append("OR")
        return either_of(node for node in nodes if node is not None)

    def _all(self, scope: FieldName | None) -> Node | None:
        nodes: list[Node] = []
        while (token := self._peek()) is not None and token.kind not in {
            TokenKind.OR,
            TokenKind.CLOSE,
        }:
            if token.kind is TokenKind.AND:
                self._at += 1
                if not nodes:
                    self._dangling.append("AND")
                continue
            node = self._unary(scope)
            if node is not None:
                nodes.append(node)
        return all_of(nodes, scope if scope in SCOPES else None)

    def _unary(self, scope: FieldName | None) -> Node | None:
        is_negated, word = False, ""
        while (token := self._peek()) is not None and token.kind in {
            TokenKind.NOT,
            TokenKind.MINUS,
        }:
            is_negated = not is_negated
            word = word or token.text
            self._at += 1
        if token is None or token.kind in {TokenKind.OR, TokenKind.AND, TokenKind.CLOSE}:
            if word:
                self._dangling.append(word)
            return None
        node = self._atom(scope)
        return not_of(node) if is_negated and node is not None else node

    def _atom(self, scope: FieldName | None) -> Node | None:
        token = self._take()
        assert token is not None  # noqa: S101  _unary has looked
        match token.kind:
            case TokenKind.OPEN:
                return self._group(scope)
            case TokenKind.SAVED:
                return Saved(token.text)
            case TokenKind.PATTERN:
                return self._pattern(token.text, scope)
            case TokenKind.EMPTY_FIELD:
                self._say(f"{token.text}: needs a value and was left out")
                return None
            case TokenKind.FIELD:
                return self._field(token, scope)
            case TokenKind.EXACT:
                following = self._peek()
                if following is not None and following.kind in {TokenKind.TEXT, TokenKind.PHRASE}:
                    self._at += 1
                    return self._term(following, scope, is_exact=True)
                return None
            case _:
                return self._term(token, scope, is_exact=False)

    def _pattern(self, text: str, scope: FieldName | None) -> Node | None:
        """A regular expression; in a field, and when it is none, its words."""
        try:
            with warnings.catch_warnings(action="ignore"):
                re.compile(text)
        except (re.error, OverflowError, RecursionError) as error:
            self._say(f"/{text}/ is no regular expression ({error}) and was searched as words")
        else:
            if scope is None:
                return Field(FieldName.REGEX, text)
            self._say(f"/{text}/ cannot stand inside {scope.value}: and was searched as words")
        words = (self._word(word, is_exact=False) for word in re.findall(r"\w+", text))
        return all_of(word for word in words if word is not None)

    def _group(self, scope: FieldName | None) -> Node | None:
        node = self._either(scope)
        following = self._peek()
        if following is not None and following.kind is TokenKind.CLOSE:
            self._at += 1
        return node

    def _field(self, token: Token, scope: FieldName | None) -> Node | None:
        name = token.field
        assert name is not None  # noqa: S101  the lexer names every field
        if scope in SCOPES and not (scope is FieldName.CLAIM and name in CLAIM_FIELDS):
            self._say(f"{name.value}: cannot stand inside {scope.value}: and was searched as words")
            return self._as_words(token.text)
        following = self._take()
        if following is not None and following.kind is TokenKind.OPEN:
            node = self._group(name)
            if node is None:
                self._say(f"{token.text}: needs a value and was left out")
            return Scope(name, node) if name in SCOPES and node is not None else node
        is_exact = following is not None and following.kind is TokenKind.EXACT
        if is_exact:
            following = self._take()
        if following is None:
            return None
        if name in SCOPES:
            node = self._term(following, name, is_exact=is_exact)
            return Scope(name, node) if node is not None else None
        return self._value(name, token.text, following, is_exact=is_exact)

    def _term(self, token: Token, scope: FieldName | None, *, is_exact: bool) -> Node | None:
        """A word or phrase; inside brackets after a field of values, a value of that field."""
        if scope is not None and scope not in SCOPES:
            return self._value(scope, scope.value, token, is_exact=is_exact)
        if token.kind is TokenKind.PHRASE:
            return self._phrase(token, is_exact=is_exact)
        word = self._word(token.text, is_exact=is_exact)
        if token.is_last and word is not None and word.form is Form.PLAIN:
            self.open_word = word
        return word

    def _phrase(self, token: Token, *, is_exact: bool) -> Phrase | None:
        text = without_marks(" ".join(token.text.split()))
        if holds_token(text):
            return Phrase(text, token.within, is_exact)
        if text:
            self._say(f"“{text}” holds no letter or digit and was left out")
        return None

    def _word(self, text: str, *, is_exact: bool) -> Word | None:
        word = _word(text, is_exact=is_exact)
        if word is None and text:
            self._say(f"“{text}” holds no letter or digit and was left out")
        return word

    def _value(self, name: FieldName, raw: str, token: Token, *, is_exact: bool) -> Node | None:
        is_closed = name in CLOSED
        text = without_marks(" ".join(token.text.split()))
        if is_closed and token.kind is TokenKind.TEXT:
            text = _bare(text)[0]
        while name is FieldName.TAG and text != (text := without_marks(text.strip("/# "))):
            pass
        if not text:
            self._say(f"{raw}: needs a value and was left out")
            return None
        if name is FieldName.GROUP and not is_exact and text.casefold() in set(Grouping):
            self.group = Grouping(text.casefold())
            return None
        if not is_closed:
            return Field(name, text, is_exact)
        known = canonical_value(name, text)
        if known is None:
            self._refuse(name, text)
            return self._as_words(raw, token)
        if name is FieldName.SORT:
            self.sort = Sort(known)
            return None
        return Field(name, known, is_exact and name is FieldName.PUBLISHERS)

    def _refuse(self, name: FieldName, text: str) -> None:
        self._say(f"{name.value}: takes {values_in_words(name)}; “{text}” was searched as words")

    def _as_words(self, raw: str, value: Token | None = None) -> Node | None:
        """A field that is none here: its name and value as one word, or as words."""
        if value is None:
            following = self._peek()
            if following is not None and following.kind is TokenKind.TEXT:
                self._at += 1
                value = following
        if value is None:
            return self._word(raw, is_exact=False)
        if value.kind is TokenKind.TEXT:
            return self._word(f"{raw}:{value.text}", is_exact=False)
        phrase = self._phrase(value, is_exact=False)
        return all_of(n for n in (self._word(raw, is_exact=False), phrase) if n is not None)


def _word(text: str, *, is_exact: bool) -> Word | None:
    """The word that `text` writes, without the signs around it; None if nothing is left."""
    form: Form | None = Form.EXACT if is_exact else None
    while True:
        before = text
        text = without_marks(text.lstrip(_LEADING))
        if is_exact:
            text = text.rstrip(_TRAILING)
        else:
            text, suffix = _bare(text)
            form = form or suffix
        if text == before:
            break
    if not holds_token(text):
        return None
    if text in _KEYWORDS and not is_exact:
        text = text.lower()
    return Word(text, form or Form.PLAIN)


def _bare(text: str) -> tuple[str, Form | None]:
    """The text without the signs at its end, and the form the last of them asks for."""
    form: Form | None = None
    while (suffix := _SUFFIX.search(text)) is not None:
        text = text[: suffix.start()]
        form = form or _form(suffix)
    return text, form


def _form(suffix: re.Match[str]) -> Form | None:
    if suffix[1] == ":":
        return None
    if suffix[1] == "*":
        return Form.PREFIX
    match suffix[2]:
        case "":
            return Form.CLOSE
        case "0":
            return Form.PLAIN
        case "1":
            return Form.CLOSE_1
        case _:
            return Form.CLOSE_2
