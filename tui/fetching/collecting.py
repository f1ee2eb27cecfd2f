"""From an address to files: what is new in a feed, or the page as it is now.

Every file appears whole, and what a source said of its version is written
down only when all of it lies in the folder. So who is interrupted at any
moment starts again where it ended: what is there is compared and left.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from tui.corpus.feed_parts import FeedParts, parted
from tui.corpus.formats import Ways, stream_of
from tui.fetching import sources, store
from tui.fetching.addresses import Address
from tui.fetching.faults import BusyError, FetchError, GoneError
from tui.fetching.feed_folder import PAGE, Change, FeedFolder
from tui.fetching.fetcher import NO_VERSION, Fetcher, Validators
from tui.fetching.pages import as_utf8, feeds_offered, is_page_answer, page_file, page_place
from tui.fetching.sources import Source, SourceKind
from tui.fetching.wire import Answer
from tui.news.article import Article

PAGES_AT_ONCE = 50
"""Pages of one feed's items that are fetched in one go."""

TRIES = 3
"""Times that the page of an item is asked for when it cannot be had."""

FAILURES = 3
"""Pages in a row that fail before the rest is left for the next time."""

_KINDS = frozenset(
    {"", "text/plain", "text/xml", "application/xml", "application/json", "text/json"}
    | {"application/rss+xml", "application/atom+xml", "application/rdf+xml"}
    | {"application/feed+json", "text/html", "application/xhtml+xml"}
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one source: its stories by what they are to the folder, and pages for them.

    `textless` stories are headlines only, and wait hidden for their page;
    `waiting` pages are left for the next time. `problems` are whole sentences,
    `offers` the addresses of feeds that a page names.
    """

    source: Source
    new: int = 0
    changed: int = 0
    same: int = 0
    textless: int = 0
    pages: int = 0
    waiting: int = 0
    problems: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


@dataclass(slots=True)
class Collector:
    """Brings sources into a folder, one after another, and keeps the list of them.

    `ways` is how stories are read, to see whether there is any text in them;
    `tell` is told how far the work is.
    """

    root: Path
    fetcher: Fetcher
    ways: Ways
    tell: Callable[[str], None]
    known: dict[str, Source] = field(default_factory=dict)

    def collect(self, address: Address, is_full: bool = False) -> Outcome:
        """Fetch what is new at an address; FetchError when nothing can be had of it."""
        before = self.known.get(str(address))
        now = int(self.fetcher.clock.now())
        if before is not None and before.wait > now:
            raise BusyError(str(address), before.wait, before.wait - now)
        self.tell(f"fetching {address}")
        answer = self._asked(address, before, now)
        if answer.status == 304 and before is not None:
            outcome = Outcome(before)
        else:
            outcome = self._taken(address, answer, before)
        source = replace(outcome.source, is_gone=False, checked=now, wait=0)
        if source.kind is SourceKind.FEED:
            source = replace(source, is_full=source.is_full or is_full)
        self._note(source)
        outcome = replace(outcome, source=source)
        if source.kind is SourceKind.FEED:
            folder = FeedFolder(self.root / source.place, self._story)
            if source.is_full:
                outcome = self._with_pages(address, outcome, folder)
            outcome = replace(outcome, textless=folder.textless)
        return outcome

    def _asked(self, address: Address, before: Source | None, now: int) -> Answer:
        is_page = before is not None and before.kind is SourceKind.PAGE
        # What a version stands for may have been deleted since.
        is_there = before is not None and (self.root / before.place).exists()
        version = before.version if before is not None and is_there else NO_VERSION
        try:
            return self.fetcher.get(address, version, is_page=is_page)
        except BusyError as fault:
            if before is not None:
                self._note(replace(before, wait=fault.until, checked=now))
            raise
        except GoneError:
            if before is not None:
                self._note(replace(before, is_gone=True, checked=now))
            raise

    def _taken(self, address: Address, answer: Answer, before: Source | None) -> Outcome:
        """Write what was answered into the folder."""
        if answer.kind not in _KINDS:
            reason = f"it is neither a feed nor a page ({answer.kind[:60]})"
            raise FetchError(str(address), reason, lasting=True)
        is_page = is_page_answer(answer)
        # A feed may be called a page, and is one if it is one.
        parts = parted(as_utf8(answer))
        if parts is not None:
            return self._feed(address, answer, parts, before)
        if not is_page:
            reason = "it is neither a feed nor a page, or a feed so damaged that nothing is in it"
            raise FetchError(str(address), reason, lasting=True)
        if before is None or before.kind is not SourceKind.PAGE:
            # Only now it is known to be a page: a feed is there for programs to read.
            self.fetcher.robots.check(answer.address)
        return self._page(address, answer)

    def _page(self, address: Address, answer: Answer) -> Outcome:
        place = page_place(address)
        path, data = self.root / place, page_file(answer)
        was_there, is_same = path.exists(), store.holds(path, data)
        if not is_same:
            store.write(path, data)
        has_story = is_same or self._story(data, PAGE) is not None
        return Outcome(
            Source(str(address), SourceKind.PAGE, place, version=Validators.of(answer)),
            new=int(not was_there),
            changed=int(was_there and not is_same),
            same=int(is_same),
            problems=() if has_story else (f"{address}: no story was found on this page.",),
            offers=feeds_offered(answer),
        )

    def _feed(
        self, address: Address, answer: Answer, parts: FeedParts, before: Source | None
    ) -> Outcome:
        if before is None or before.kind is not SourceKind.FEED:
            place = store.folder_for(self.root, parts.title or address.host, str(address))
            before = Source(str(address), SourceKind.FEED, place)
        folder = FeedFolder(self.root / before.place, self._story)
        tried, counts = dict(before.tried), Counter[Change]()
        first = {item.key: item for item in reversed(parts.items)}
        for number, item in enumerate(first.values(), 1):
            change = folder.keep(item, parts.suffix)
            counts[change] += 1
            if change is Change.CHANGED:
                tried.pop(store.digest_of(item.key), None)
            self.tell(f"{number:,} of {len(first):,} from {address}")
        source = replace(before, title=parts.title, version=Validators.of(answer), tried=tried)
        return Outcome(
            source,
            counts[Change.NEW],
            counts[Change.CHANGED],
            counts[Change.SAME],
            problems=() if first else (f"{address}: there is nothing in this feed.",),
        )

    def _with_pages(self, address: Address, outcome: Outcome, folder: FeedFolder) -> Outcome:
        """Fetch the pages of the items that have none yet, some at a time."""
        source, problems = outcome.source, list(outcome.problems)
        wanted = folder.pending(source.tried, TRIES)
        pages = failures = asked = 0
        for digest in wanted[:PAGES_AT_ONCE]:
            asked += 1
            self.tell(f"page {asked:,} of {min(len(wanted), PAGES_AT_ONCE):,} from {address}")
            try:
                is_taken = self._item_page(address, digest, folder)
                tries = 0 if is_taken else TRIES
                pages, failures = pages + is_taken, 0
            except FetchError as fault:
                problems.append(str(fault))
                tries = TRIES if fault.is_lasting else source.tried.get(digest, 0) + 1
                failures = 0 if fault.is_lasting else failures + 1
                if isinstance(fault, BusyError) or failures == FAILURES:
                    break
            if tries:
                source = replace(source, tried={**source.tried, digest: tries})
                self._note(source)
        return replace(
            outcome,
            source=source,
            pages=pages,
            waiting=len(wanted) - asked,
            problems=tuple(problems),
        )

    def _item_page(self, address: Address, digest: str, folder: FeedFolder) -> bool:
        """Whether the page of an item took its place."""
        parts = parted(folder.item(digest))
        link = parts.items[0].link if parts is not None and parts.items else ""
        if not link:
            return False
        answer = self.fetcher.get(address.leading_to(link), is_page=True)
        return folder.take_page(digest, page_file(answer))

    def _story(self, data: bytes, suffix: str) -> Article | None:
        """The story in a file that holds one; None when there is no text in it."""
        found = stream_of(io.BytesIO(data), f"fetched{suffix}", self.ways)
        return next((one for one in found if isinstance(one, Article)), None)

    def _note(self, source: Source) -> None:
        self.known[source.url] = source
        sources.write(self.root, self.known.values())
