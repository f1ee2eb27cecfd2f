"""The lexer of queries: any string as tokens, nothing refused."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from tui.news.query.query_fields import WITH_PATTERNS, FieldName, field_named, nearest_field

DEPTH_LIMIT = 40
"""Brackets nested deeper are ignored: nobody writes them, and recursion has an end."""

_QUOTES = '"“”„‟«»'
_STOP = rf"\s()|{_QUOTES}"
_RUN = re.compile(rf"[^{_STOP}]+")
_FIELD = re.compile(r"([A-Za-z][A-Za-z_-]*):")
_PHRASE_END = re.compile(rf"[{_QUOTES}]")
_WITHIN = re.compile(rf"~(\d{{1,4}})(?=[{_STOP}]|$)", re.ASCII)
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_PATTERN = re.compile(rf"/((?:[^/\\\n]|\\.)+)/([dgimsuvxy]{{1,4}})?(?=[{_STOP}]|$)")
_FLAGS = "imsx"
"""Flags that an expression takes; the others of JavaScript change nothing here."""
_EQUALS = re.compile("=+")
_SKIPPED = ":*~"

NEEDS = {
    "=": "= needs a word right behind it, as in =Bush",
    "-": "- leaves out what stands right behind it, as in -sport",
    "*": "* stands behind the beginning of a word, as in evacuat*",
    "~": "~ stands behind a word, as in hospital~",
    ":": ": stands behind a field, as in source:bbc",
    "/": r"/ begins an expression that another / ends, as in /af-?\d{3}/",
    "@": "@ needs the name of a saved search right behind it, as in @morning",
    '"': '" begins words in their order that another " ends, as in "would not resign"',
    "(": "( ) groups what stands in it, as in (shelling OR strike) gaza",
}
"""What a sign needs, for those who type it alone."""

NO_STAR = "a star counts only behind the beginning of a word, as in evacuat*"


class TokenKind(Enum):
    """The kinds of tokens."""

    OPEN = auto()
    CLOSE = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    MINUS = auto()
    EXACT = auto()
    FIELD = auto()
    EMPTY_FIELD = auto()
    SAVED = auto()
    PATTERN = auto()
    TEXT = auto()
    PHRASE = auto()


_KEYWORDS = {"OR": TokenKind.OR, "AND": TokenKind.AND, "NOT": TokenKind.NOT}


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query. `field` and `within` are None where they have no meaning."""

    kind: TokenKind
    text: str = ""
    field: FieldName | None = None
    within: int | None = None
    is_last: bool = False


def cleaned(text: str) -> str:
    """The text in NFC, controls and lone surrogates as spaces, unseen characters gone."""
    kept = "".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text)
    return unicodedata.normalize("NFC", _UNSEEN.sub("", kept))


def holds_token(text: str) -> bool:
    """Whether there is a letter or digit in `text`, so that an index can know it."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)


def without_marks(text: str) -> str:
    """The text without spaces and combining marks at its start.

    A mark printed after a sign of ours would join it: `=` and U+0338 are `≠`.
    """
    start = 0
    while start < len(text) and unicodedata.category(text[start])[0] in "MZ":
        start += 1
    return text[start:]


class Lexer:
    """Cuts one text into tokens, and keeps sentences about what was odd in it."""

    def __init__(self, text: str) -> None:
        self.text = cleaned(text)
        self.tokens: list[Token] = []
        self.problems: list[str] = []
        self._at = 0
        self._open: list[bool] = []  # for each bracket still open, whether it counts
        self._depth = 0
        while self._at < len(self.text):
            self._step()

    def _step(self) -> None:
        char = self.text[self._at]
        if char == "(":
            self._bracket_opens()
        elif char == ")":
            self._bracket_closes()
        elif char == "|":
            self._add(Token(TokenKind.OR, "|"), 1)
        elif char in _QUOTES:
            self._phrase()
        elif char in "-=":
            self._prefix(TokenKind.MINUS if char == "-" else TokenKind.EXACT)
        elif char == "@":
            self._saved()
        elif char == "/":
            self._pattern()
        elif char.isspace() or char in _SKIPPED or unicodedata.category(char)[0] == "M":
            self._lone(char)
            self._at += 1
        else:
            self._run()

    def _add(self, token: Token, length: int) -> None:
        self.tokens.append(token)
        self._at += length

    def _bracket_opens(self) -> None:
        self._at += 1
        is_counted = self._depth < DEPTH_LIMIT
        self._open.append(is_counted)
        self._depth += is_counted
        if is_counted:
            self.tokens.append(Token(TokenKind.OPEN))
        else:
            self._say("brackets nested this deep are ignored")

    def _bracket_closes(self) -> None:
        self._at += 1
        if not self._open:
            self._say("a closing bracket has no opening one")
        elif self._open.pop():
            self._depth -= 1
            self.tokens.append(Token(TokenKind.CLOSE))

    def _phrase(self) -> None:
        start = self._at + 1
        end = _PHRASE_END.search(self.text, start)
        stop = end.start() if end else len(self.text)
        self._at = stop + 1
        reach = _WITHIN.match(self.text, self._at)
        if reach:
            self._at = reach.end()
        within = int(reach[1]) if reach else 0
        if not self.text[start:].strip():
            self._say(NEEDS['"'])
        self.tokens.append(Token(TokenKind.PHRASE, self.text[start:stop], within=within or None))

    def _prefix(self, kind: TokenKind) -> None:
        """A minus or equals sign, which counts only with something right after it."""
        follows = self.text[self._at + 1 : self._at + 2]
        if follows and not follows.isspace() and follows not in ")|":
            self.tokens.append(Token(kind))
        else:
            self._lone(self.text[self._at])
        self._at += 1

    def _lone(self, sign: str) -> None:
        """Say what a sign needs that stands alone; between words it is a mark of prose."""
        before, after = self.text[: self._at].rstrip(), self.text[self._at + 1 :]
        if sign == "*" and holds_token(after[:1]):
            self._say(NO_STAR)
        elif sign in NEEDS and (sign == "=" or not (before and after.strip())):
            self._say(NEEDS[sign])

    def _pattern(self) -> None:
        """A regular expression; a slash that begins none is passed over.

        Two words could else be printed side by side as one expression: `/a` and `b/`.
        """
        found = _PATTERN.match(self.text, self._at)
        if found:
            expression = found[1].replace("\\/", "/")
            flags = "".join(flag for flag in _FLAGS if flag in (found[2] or ""))
            expression = f"(?{flags}){expression}" if flags else expression
            self.tokens.append(Token(TokenKind.PATTERN, expression))
        elif self.text[self._at + 1 : self._at + 2].strip():
            self._say(NEEDS["/"])
        else:
            self._lone("/")
        self._at = found.end() if found else self._at + 1

    def _saved(self) -> None:
        run = _RUN.match(self.text, self._at)
        name = run[0].lstrip("@").rstrip(_SKIPPED) if run else ""
        self._at = run.end() if run else self._at + 1
        if holds_token(name):
            self.tokens.append(Token(TokenKind.SAVED, name))
        else:
            self._say(NEEDS["@"])

    def _run(self) -> None:
        run = _RUN.match(self.text, self._at)
        assert run is not None  # noqa: S101  _step sees every other character off
        before = self.tokens[-1].kind if self.tokens and self._touches() else None
        keyword = _KEYWORDS.get(run[0])
        if keyword and before not in {TokenKind.MINUS, TokenKind.EXACT}:
            self._add(Token(keyword, run[0]), len(run[0]))
            return
        named = _FIELD.match(run[0]) if before is not TokenKind.EXACT else None
        name = field_named(named[1]) if named else None
        if named and name:
            self._field(named[1], name)
            return
        if named and not run[0].startswith("//", named.end()):
            self._unknown_field(named[1])
        self._text(run[0])

    def _touches(self) -> bool:
        return not self.text[self._at - 1].isspace()

    def _text(self, text: str) -> None:
        self._at += len(text)
        self.tokens.append(Token(TokenKind.TEXT, text, is_last=self._at == len(self.text)))

    def _field(self, raw: str, name: FieldName) -> None:
        """A field's name; its value follows at once or it has none."""
        colon = self._at + len(raw) + 1
        signs = _EQUALS.match(self.text, colon)
        value = signs.end() if signs else colon
        is_exact, follows = value > colon, self.text[value : value + 1]
        if not follows or follows.isspace() or follows in ")|":
            self.tokens.append(Token(TokenKind.EMPTY_FIELD, raw, name))
            self._at = value
            return
        self.tokens.append(Token(TokenKind.FIELD, raw, name))
        self._at = value
        if is_exact and follows != "(":
            self.tokens.append(Token(TokenKind.EXACT))
        run = _RUN.match(self.text, self._at)
        if name in WITH_PATTERNS and not is_exact and _PATTERN.match(self.text, self._at):
            self._pattern()
        elif run:
            self._text(run[0])

    def _unknown_field(self, raw: str) -> None:
        near = nearest_field(raw)
        hint = f"; did you mean {near.value}: ?" if near else ""
        self._say(f"“{raw}:” is no field and was searched as words{hint}")

    def _say(self, problem: str) -> None:
        if problem not in self.problems:
            self.problems.append(problem)
