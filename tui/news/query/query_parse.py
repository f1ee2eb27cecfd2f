"""The parser of queries: any string as a tree; nothing raises."""

from __future__ import annotations

import re

from tui.news.query.query_fields import (
    DATE_SIDES,
    SCOPES,
    WITH_PATTERNS,
    FieldName,
    Grouping,
    Sort,
)
from tui.news.query.query_lex import (
    NEEDS,
    Lexer,
    Token,
    TokenKind,
    holds_token,
    without_marks,
)
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
from tui.news.query.query_values import CLOSED, any_value, canonical_value, values_in_words
from tui.news.query.query_words import bare, oddity, pattern_fault, word_of


class Parser:
    """Reads one text; afterwards holds its tree, directives, problems and open word."""

    def __init__(self, text: str) -> None:
        lexer = Lexer(text)
        self._tokens = lexer.tokens
        self._at = 0
        self._dangling: list[str] = []
        self._side = ""  # the field around, when that is before:, since: …
        self.problems = lexer.problems
        self.sort: Sort | None = None
        self.group: Grouping | None = None
        self.open_word: Word | None = None
        self.tree = self._either(None)
        words = [word for word in self._dangling if word.isalpha()]
        if words and self.tree is None and self.sort is None and self.group is None:
            self.tree = Word(words[0].lower())
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
            if nodes[-1] is None or nodes[-2] is None:
                self._dangling.append(token.text)
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
                node = self._group(scope)
                if node is None:
                    self._say(NEEDS["("])
                return node
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
                self._say(NEEDS["="])
                return None
            case _:
                return self._term(token, scope, is_exact=False)

    def _pattern(self, text: str, scope: FieldName | None) -> Node | None:
        """A regular expression; in a field, and when it is none, its words."""
        if (fault := pattern_fault(text)) is not None:
            self._say(f"/{text}/ is no regular expression ({fault}) and was searched as words")
        elif scope is None or scope in WITH_PATTERNS:
            return Field(FieldName.REGEX, text)
        else:
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
        if scope in SCOPES and not (scope is FieldName.CLAIM or name is FieldName.SORT):
            self._say(f"{name.value}: cannot stand inside {scope.value}: and was searched as words")
            return self._as_words(token.text)
        is_side = token.text.casefold() in DATE_SIDES
        before, self._side = self._side, token.text if is_side else ""
        node = self._of_field(name, token.text)
        self._side = before
        return node

    def _of_field(self, name: FieldName, raw: str) -> Node | None:
        """What stands behind the name of a field."""
        following = self._take()
        if following is not None and following.kind is TokenKind.OPEN:
            node = self._group(name)
            if node is None:
                self._say(f"{raw}: needs a value and was left out")
            return Scope(name, node) if name in SCOPES and node is not None else node
        is_exact = following is not None and following.kind is TokenKind.EXACT
        if is_exact:
            following = self._take()
        if following is None:
            return None
        is_any = following.kind is TokenKind.TEXT and following.text == "*" and not is_exact
        if is_any and (held := any_value(name)) is not None:
            return held
        if name in SCOPES:
            node = self._term(following, name, is_exact=is_exact)
            return Scope(name, node) if node is not None else None
        return self._value(name, raw, following, is_exact=is_exact)

    def _term(self, token: Token, scope: FieldName | None, *, is_exact: bool) -> Node | None:
        """A word or phrase; inside brackets after a field of values, a value of that field."""
        if scope is not None and scope not in SCOPES:
            return self._value(scope, scope.value, token, is_exact=is_exact)
        if token.kind is TokenKind.PATTERN:
            return self._pattern(token.text, scope)
        if token.kind is TokenKind.PHRASE:
            return self._phrase(token, is_exact=is_exact)
        word = self._word(token.text, is_exact=is_exact)
        if token.is_last and word is not None and word.form is Form.PLAIN:
            self.open_word = word
        return word

    def _phrase(self, token: Token, *, is_exact: bool) -> Phrase | None:
        text = without_marks(" ".join(token.text.split()))
        if holds_token(text):
            if text.endswith("*"):
                self._say(f"“{text}”: in a phrase a star counts nothing")
            return Phrase(text, token.within, is_exact)
        if text:
            self._say(f"“{text}” holds no letter or digit and was left out")
        return None

    def _word(self, text: str, *, is_exact: bool) -> Word | None:
        word = word_of(text, is_exact=is_exact)
        if word is None and text:
            self._say(f"“{text}” holds no letter or digit and was left out")
        if word is not None and (said := oddity(text, word)) is not None:
            self._say(said)
        return word

    def _value(self, name: FieldName, raw: str, token: Token, *, is_exact: bool) -> Node | None:
        is_closed = name in CLOSED
        text = without_marks(" ".join(token.text.split()))
        if is_closed and token.kind is TokenKind.TEXT:
            text = bare(text)[0]
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
        if name is FieldName.DATE and self._side:
            raw = self._side  # inside its brackets, too
        known = canonical_value(name, DATE_SIDES.get(raw.casefold(), "") + text)
        if known is None:
            self._refuse(name, raw, text)
            return self._as_words(raw, token)
        if name is FieldName.SORT:
            self.sort = Sort(known)
            return None
        return Field(name, known, is_exact and name is FieldName.PUBLISHERS)

    def _refuse(self, name: FieldName, raw: str, text: str) -> None:
        called = raw.casefold() if name is FieldName.DATE else name.value
        self._say(f"{called}: takes {values_in_words(name)}; “{text}” was searched as words")

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
