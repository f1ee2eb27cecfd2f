"""The folder of one feed: a file for each item that was ever in it, or the item's page instead.

An item whose page is there lies beside it under a name that begins with a full
stop: it is no longer read, and tells whether the feed says anything new of it.
So does an item that is nothing but a headline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from tui.corpus.feed_parts import FeedItem
from tui.fetching import store
from tui.fetching.pages import with_facts
from tui.fetching.store import Kept, digest_of, kept_in, name_of
from tui.news.article import Article

PAGE = ".html"


class Change(StrEnum):
    """What an item of a feed is to the folder."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


class FeedFolder:
    """The items and pages that lie in a folder; `story` reads such a file."""

    def __init__(self, folder: Path, story: Callable[[bytes, str], Article | None]) -> None:
        self._folder = folder
        self._story = story
        found = kept_in(folder)
        self._pages = {digest: one for (digest, suffix), one in found.items() if suffix == PAGE}
        self._items = {digest: one for (digest, suffix), one in found.items() if suffix != PAGE}
        for digest in self._pages.keys() & self._items.keys():
            self._hide(digest)  # somebody was interrupted between the two

    @property
    def textless(self) -> int:
        """How many headlines wait for their page."""
        return sum(
            one.is_hidden for digest, one in self._items.items() if digest not in self._pages
        )

    def keep(self, item: FeedItem, suffix: str) -> Change:
        """Write an item, unless it is there as it is."""
        digest = digest_of(item.key)
        before = self._items.get(digest)
        if before is not None and store.holds(before.path, item.data):
            return Change.SAME
        is_hidden = digest in self._pages or self._story(item.data, suffix) is None
        name = before.path.name if before else name_of(item.title, item.key, suffix)
        path = self._folder / _named(name, is_hidden)
        store.write(path, item.data)
        if before is not None and before.path != path:
            before.path.unlink(missing_ok=True)
        self._items[digest] = Kept(path, is_hidden)
        return Change.CHANGED if before else Change.NEW

    def pending(self, tried: Mapping[str, int], tries: int) -> list[str]:
        """The digests of the items whose page is wanted, those that wait longest first.

        A page is wanted again when the feed brought its item anew.
        """
        ages = {
            digest: one.path.stat().st_mtime_ns
            for digest, one in self._items.items()
            if tried.get(digest, 0) < tries
        }
        wanted = [
            digest
            for digest, age in ages.items()
            if (page := self._pages.get(digest)) is None or page.path.stat().st_mtime_ns < age
        ]
        return sorted(wanted, key=lambda digest: (ages[digest], digest))

    def item(self, digest: str) -> bytes:
        """What is in the file of an item."""
        return self._items[digest].path.read_bytes()

    def take_page(self, digest: str, data: bytes) -> bool:
        """Put the page in the place of its item; not when it says less than the item does."""
        item = self._items[digest]
        there, said = self._story(data, PAGE), self._story(self.item(digest), item.path.suffix)
        if there is None or (said is not None and len(there.text) < len(said.text)):
            return False
        if said is not None:
            data = with_facts(data, missing(there, said))
        path = self._folder / _named(f"{item.path.stem}{PAGE}", is_hidden=False)
        store.write(path, data)
        self._pages[digest] = Kept(path, is_hidden=False)
        self._hide(digest)
        return True

    def _hide(self, digest: str) -> None:
        item = self._items[digest]
        if not item.is_hidden:
            path = item.path.with_name(_named(item.path.name, is_hidden=True))
            store.move(item.path, path)
            self._items[digest] = Kept(path, is_hidden=True)


def missing(page: Article, item: Article) -> list[tuple[str, str]]:
    """What the item says of the story and its page does not, by the names of pages' own facts."""
    host = urlsplit(page.url or "").hostname or ""
    facts: list[tuple[str, str]] = []
    if page.published is None and item.published is not None:
        facts.append(("article:published_time", item.published.text))
    if not page.authors:
        facts += [("author", author) for author in item.authors]
    # Without a name of its own a page goes under that of its server.
    if item.publisher and page.publisher in {None, host.removeprefix("www.")}:
        facts.append(("og:site_name", item.publisher))
    return facts


def _named(name: str, is_hidden: bool) -> str:
    return ("." if is_hidden else "") + name.removeprefix(".")
