"""What the first bytes of a file say of its format, whatever its name says."""

from __future__ import annotations

import codecs
import json
import re
from dataclasses import dataclass

from tui.corpus.decode import BOMS, utf16_without_mark
from tui.corpus.readers import fields, front_matter, table
from tui.corpus.readers.xml.stories import ROOTS
from tui.corpus.reading import UnreadableError

HEAD = 64 * 1024
"""Bytes that are looked at."""

# Possessive and atomic throughout: a head of nothing but comments must not be tried in every way.
_COMMENT = r"<!--(?>(?!-->).){0,2000}+-->"
_TYPE = r"<!DOCTYPE[^>\[]{0,500}+(?:\[[^\]]{0,5000}+\]\s*+)?+>"
_ASIDES = rf"(?>\s++|<\?[^>]{{0,500}}+>|{_COMMENT}|{_TYPE})"
_ROOT = re.compile(
    rf"{_ASIDES}{{0,20}}+<(?:[\w.-]{{1,40}}:)?(?P<name>[A-Za-z]\w{{0,30}})", re.DOTALL
)
_PAGE = re.compile(
    rf"\s*+(?:<\?xml[^>]{{0,200}}+>\s*+)?+(?>{_COMMENT}\s*+){{0,5}}+<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(?:[A-Za-z!?/][^<>]{0,2000}>|!--)")
_OBJECT = re.compile(r'(?:\[\s*)?\{\s*(?:"|\}\s*$)')


@dataclass(frozen=True, slots=True)
class Head:
    """The first bytes of a file, and the text they probably are."""

    data: bytes
    text: str

    @classmethod
    def of(cls, data: bytes) -> Head:
        """The head of a file that begins so."""
        for bom, encoding in BOMS:
            if data.startswith(bom):
                return cls(data, data[len(bom) :].decode(encoding, "replace").lstrip())
        encoding = utf16_without_mark(data) or "utf-8"
        decoder = codecs.getincrementaldecoder(encoding)("replace")
        return cls(data, decoder.decode(data).lstrip())


def is_pdf(head: Head) -> bool:
    """Its mark, which may stand behind some rubbish."""
    return b"%PDF-" in head.data[:1024] and not is_page(head)


def is_gzip(head: Head) -> bool:
    """Its mark."""
    return head.data.startswith(b"\x1f\x8b\x08")


def is_zip(head: Head) -> bool:
    """Its mark."""
    return head.data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def is_crawl(head: Head) -> bool:
    """A record of WARC or ARC."""
    return head.data.startswith((b"WARC/1.", b"WARC/0.", b"filedesc://"))


def is_page(head: Head) -> bool:
    """The first element of a web page."""
    return bool(_PAGE.match(head.text))


def is_news_xml(head: Head) -> bool:
    """An outermost element that we know."""
    root = _ROOT.match(head.text)
    return root is not None and root["name"] in ROOTS


def is_json(head: Head) -> bool:
    """An object, or a list of them, with quoted names."""
    return bool(_OBJECT.match(head.text))


def is_json_lines(head: Head) -> bool:
    """A whole object on the first line, and another one after it."""
    first, newline, rest = head.text.partition("\n")
    if not newline or not first.startswith("{") or not rest.lstrip().startswith("{"):
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return False


def has_front_matter(head: Head) -> bool:
    """Fields of a story between two fences."""
    try:
        fence, header, rest = front_matter.parted(head.text.replace("\r\n", "\n"))
        # An object before another one, or before nothing, is no front matter but a record.
        if not fence or rest.strip()[:1] in {"", "{", "[", "]", ","}:
            return False
        named = front_matter.fields_in(fence, header)
    except UnreadableError:
        return False
    return any(fields.folded(str(name)) in fields.KNOWN for name in named)


def is_table(head: Head) -> bool:
    """A first row with the names of a text and of something else, and a row after it like it."""
    first, _, rest = head.text.partition("\n")
    second = rest.partition("\n")[0]
    if not second:  # most texts have an empty line under their headline
        return False
    sign = table.sign_of(first)
    names = table.names_of(first, sign)
    known = sum(fields.folded(name) in fields.KNOWN for name in names)
    return known >= 2 and fields.has_text(names) and sign in second


def has_no_tag(head: Head) -> bool:
    """No markup at all."""
    return not _TAG.search(head.text)
