"""Words of a query: what is typed as one, with the signs around it taken for what they mean."""

from __future__ import annotations

import re
import warnings

from tui.news.query.query_fields import field_named
from tui.news.query.query_lex import NO_STAR, holds_token, without_marks
from tui.news.query.query_tree import Form, Word

_SUFFIX = re.compile(r"(:|\*|~(\d*))$", re.ASCII)
_LEADING = "-=@:*~"
_TRAILING = ":*~"
_KEYWORDS = frozenset({"AND", "OR", "NOT"})
_BEYOND = re.compile(r"\\[pP]\{\^?[\w=:& -]+\}|\\X")
"""What the expressions of the library know and those of Python do not: `\\p{Lu}`."""
_LEFT_OUT = re.compile(r"![^\W\d]")
_APART = re.compile(r"NEAR|(?i:near|w|n|pre)/\d+")
_EQUALLED = re.compile(r"([A-Za-z][A-Za-z_-]*)=(\w.*)", re.DOTALL)
"""How other search tools write what is written otherwise here."""
_WILD = re.compile(r"\w+(?:[*?]\w+)+")
_WILD_SIGN = re.compile(r"[*?]")
_WILD_MEANT = {"*": r"\w*", "?": r"\w"}


def oddity(text: str, word: Word) -> str | None:
    """What is to be said of the signs in a word as it was typed; None for nothing."""
    if word.form is Form.EXACT:
        return f"={text}: with = neither * nor ~ counts" if text.endswith(("*", "~")) else None
    if _LEFT_OUT.match(text):
        return f"! leaves nothing out; -{word.text.lstrip('!')} does"
    if _APART.fullmatch(word.text):
        return f'words near each other are written "… …"~8, so {word.text} is a word here'
    if (named := _EQUALLED.match(word.text)) and field_named(named[1]):
        return f"a field has a colon: {named[1]}:{named[2]}"
    if _WILD.fullmatch(word.text) is None:
        return None
    pattern = _WILD_SIGN.sub(lambda sign: _WILD_MEANT[sign[0]], word.text)
    said = NO_STAR if "*" in word.text else "a question mark stands for no letter"
    return f"{said}; /\\b{pattern}\\b/ finds such words"


def pattern_fault(text: str) -> str | None:
    """What keeps a text from being a regular expression; None for nothing."""
    try:
        with warnings.catch_warnings(action="ignore"):
            re.compile(_BEYOND.sub(r"\\w", text))
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)
    return None


def word_of(text: str, *, is_exact: bool) -> Word | None:
    """The word that `text` writes, without the signs around it; None if nothing is left."""
    form: Form | None = Form.EXACT if is_exact else None
    while True:
        before = text
        text = without_marks(text.lstrip(_LEADING))
        if is_exact:
            text = text.rstrip(_TRAILING)
        else:
            text, suffix = bare(text)
            form = form or suffix
        if text == before:
            break
    if not holds_token(text):
        return None
    if text in _KEYWORDS and not is_exact:
        text = text.lower()
    return Word(text, form or Form.PLAIN)


def bare(text: str) -> tuple[str, Form | None]:
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
