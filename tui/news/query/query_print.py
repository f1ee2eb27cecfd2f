"""The printer of queries: a tree back as the text that parses to it."""

from __future__ import annotations

import re

from tui.news.query.query_fields import WITH_PATTERNS, FieldName
from tui.news.query.query_tree import (
    All,
    Either,
    Field,
    Form,
    Node,
    Not,
    Phrase,
    Saved,
    Scope,
    Word,
    single_field,
)

_PLAIN_VALUE = re.compile(r"[^\s\"“”„‟«»()|=][^\s\"“”„‟«»()|]*")
_SUFFIX = {
    Form.PLAIN: "",
    Form.EXACT: "",
    Form.PREFIX: "*",
    Form.CLOSE: "~",
    Form.CLOSE_1: "~1",
    Form.CLOSE_2: "~2",
}


def printed(node: Node, within: FieldName | None = None) -> str:  # noqa: PLR0911  one a kind
    """The text of `node`; `within` is the scope it stands in, None outside any."""
    match node:
        case Word(text, form):
            return ("=" if form is Form.EXACT else "") + text + _SUFFIX[form]
        case Phrase(text, distance, is_exact):
            reach = "" if distance is None else f"~{distance}"
            return ("=" if is_exact else "") + f'"{text}"{reach}'
        case Field(FieldName.REGEX, value):
            return "/" + value.replace("/", "\\/") + "/"
        case Field(name, value, is_exact):
            quoted = value if _PLAIN_VALUE.fullmatch(value) else f'"{value}"'
            return f"{name.value}:" + ("=" if is_exact else "") + quoted
        case Saved(name):
            return f"@{name}"
        case Scope(name, inner):
            text = printed(inner, name)
            is_one = isinstance(inner, Word | Phrase) or (
                name in WITH_PATTERNS and isinstance(inner, Field) and inner.name is FieldName.REGEX
            )
            return f"{name.value}:" + (text if is_one else f"({text})")
        case Not(inner):
            text = printed(inner, within)
            return "-" + (f"({text})" if isinstance(inner, All | Either) else text)
        case Either(nodes):
            return " OR ".join(printed(inner, within) for inner in nodes)
        case All(nodes):
            return " ".join(_in_all(inner, within) for inner in nodes)


def _in_all(node: Node, within: FieldName | None) -> str:
    if not isinstance(node, Either):
        return printed(node, within)
    if single_field(node, within) is not None:
        # Two values of a field that an article has one of mean either already;
        # printing them side by side keeps the printed text from nesting deeper
        # than the text that was read, on which the parser's limit relies.
        return " ".join(printed(inner, within) for inner in node.nodes)
    return f"({printed(node, within)})"
