"""XML to a tree, with nothing fetched and nothing unfolded, and the words in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import TYPE_CHECKING

from tui.corpus.clean import clean
from tui.corpus.decode import text_of
from tui.corpus.readers.fragment import blocks_of
from tui.corpus.reading import UnreadableError

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})""")
_DECLARATION = re.compile(r"<\?xml[^>]{0,300}\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


def parsed(data: bytes) -> _Element:
    """The root of an XML document, as far as it is sound; UnreadableError when nothing is.

    Entities are left folded but those of HTML, which feeds use undeclared.
    """
    from lxml import etree  # noqa: PLC0415  plain text starts without it

    declared = _DECLARED.search(data, 0, 1024)
    text = clean(text_of(data, declared[1].decode("ascii") if declared else "")).lstrip()
    declaration = _DECLARATION.match(text)
    text = _ENTITY.sub(_of_html, text[declaration.end() :] if declaration else text).lstrip()
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as fault:
        raise _broken(str(fault)) from fault
    if root is None:
        raise _broken("no element in it is sound")
    return root


def _broken(why: str) -> UnreadableError:
    return UnreadableError(f"the XML cannot be read ({why[:200]})", "It was skipped; mend it")


def _of_html(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name in _OF_XML else html5.get(f"{name};", match[0])


def without_namespaces(root: _Element) -> _Element:
    """The same tree, its elements called by their local names."""
    for element in root.iter():
        if isinstance(element.tag, str) and element.tag.startswith("{"):
            element.tag = element.tag.rpartition("}")[2]
    return root


def local_name(element: _Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def words(element: _Element | None) -> str:
    """All words under an element, on one line."""
    if element is None:
        return ""
    return " ".join("".join(map(str, element.itertext("*", with_tail=True))).split())


def first_words(root: _Element, *paths: str) -> str:
    """The words of the first element on these paths, in their order, that has any."""
    found = (words(element) for path in paths for element in root.iterfind(path))
    return next((text for text in found if text), "")


def first_said(root: _Element, *places: tuple[str, str]) -> str:
    """The first attribute that says something, of these (path, name)."""
    found = (
        (element.get(name) or "").strip()
        for path, name in places
        for element in root.iterfind(path)
    )
    return next((text for text in found if text), "")


def all_words(root: _Element, *paths: str) -> Iterator[str]:
    """The words of each element on the first of these paths that leads anywhere."""
    for path in paths:
        found = [words(element) for element in root.iterfind(path)]
        if any(found):
            return (text for text in found if text)
    return iter(())


def paragraphs(element: _Element, without: frozenset[str] = frozenset()) -> str:
    """The blocks under an element, parted by empty lines."""
    return "\n\n".join(blocks_of(element, without=without))


def language_of(element: _Element) -> str:
    """What `xml:lang` says."""
    return element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("lang") or ""
