"""XML files: which kind of news is in one is told by its outermost element."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

from tui.corpus.decode import whole
from tui.corpus.draft import Draft
from tui.corpus.readers import web_page
from tui.corpus.readers.json_stories import limited
from tui.corpus.readers.xml import feed, newsml, nitf
from tui.corpus.readers.xml.tree import local_name, parsed, without_namespaces
from tui.corpus.reading import Refusal, UnreadableError
from tui.news.article import Article
from tui.news.story_field import NO_NAMES, OwnNames

if TYPE_CHECKING:
    from lxml.etree import _Element

_FEEDS = frozenset({"rss", "RDF", "feed"})
_ITEMS: Mapping[str, Callable[[_Element], Iterator[Draft]]] = {
    "nitf": lambda root: iter((nitf.story(root),)),
    "newsitem": lambda root: iter((nitf.reuters(root),)),
    "newsItem": newsml.stories,
    "newsMessage": newsml.stories,
    "packageItem": newsml.stories,
    "NewsML": newsml.older_stories,
    "NewsItem": newsml.older_stories,
}
ROOTS = _FEEDS | _ITEMS.keys()
"""The names of the outermost elements that are understood."""


def read(file: BinaryIO, path: str, own: OwnNames = NO_NAMES) -> Iterator[Article | Refusal]:
    """The stories in an XML file."""
    data = whole(file)
    root = parsed(data)
    name = local_name(root)
    if name == "html":
        yield from web_page.read(io.BytesIO(data), path)
    elif name in _FEEDS:
        # Numbered though there be one: the next time it is fetched there may be two.
        yield from limited(_articles(feed.stories(root, own), path, is_numbered=True), path)
    elif name in _ITEMS:
        drafts = list(_ITEMS[name](without_namespaces(root)))
        found = _articles(iter(drafts), path, is_numbered=len(drafts) > 1)
        yield from limited(found, path)
        if not drafts:
            raise UnreadableError("it holds no item", "It was skipped; there is nothing to mend")
    else:
        raise UnreadableError(
            f"it is XML of a kind that is not read (<{name[:40]}>)",
            "It was skipped; feeds, NITF and NewsML are read",
        )


def _articles(
    drafts: Iterator[Draft], path: str, *, is_numbered: bool
) -> Iterator[Article | Refusal]:
    number = 0
    for number, draft in enumerate(drafts, 1):
        article = draft.article(path, number if is_numbered else None) if draft.body else None
        if article is None:
            what = f"item {number:,}" if is_numbered else "it"
            yield Refusal(path, None, f"{what} has no text", "It was skipped")
        else:
            yield article
    if is_numbered and not number:
        raise UnreadableError("the feed is empty", "It was skipped; there is nothing to mend")
