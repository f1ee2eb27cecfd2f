"""A reader to test: real files in a folder, a real library of them, the real app over it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import copyfile

from textual import events
from textual.content import Content
from textual.keys import _character_to_key, key_to_character
from textual.pilot import Pilot
from textual.widgets import Input

from tui.events import Event
from tui.ingest import Alone, analyse_pending, refresh
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.news.article import Article, ArticleId
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, Speaker, Stance, Via
from tui.news.span import Span
from tui.settings import Settings
from tui.terminal.app import NewsreaderApp
from tui.terminal.keeping import Kept
from tui.terminal.line import StatusLine
from tui.terminal.remembered import Remembered
from tui.terminal.start import Start

ROUNDS = 3
"""Times a message can be handed on: app, widget, screen, app."""

THEMES = Path(__file__).parents[2] / "themes"

NEWS = {
    "port.md": (
        "---\ntitle: Port reopens, ministry says\ndate: 2023-11-14\nsource: Harbour Courier\n---\n"
        "The port authority confirmed on Tuesday that four cranes were running.\n\n"
        "Daniel Okafor denied that any ship had been turned away.\n"
    ),
    "union.md": (
        "---\ntitle: Union denies deal with port\ndate: 2023-11-13\nsource: The Evening Ledger\n"
        "---\nThe union denied that any deal had been signed.\n\n"
        + "\n\n".join(f"Paragraph {n} of a long day at the quay." for n in range(1, 60))
        + "\n"
    ),
    "cranes.md": (
        "---\ntitle: Cranes idle for third day\ndate: 2023-11-12\nsource: AFP\n---\n"
        "Nothing moved in the harbour on Sunday.\n"
    ),
    "hospital.md": (
        "---\ntitle: Hospital ship waits outside\ndate: 2023-11-10\nsource: Harbour Courier\n---\n"
        "A hospital ship with medicine waits outside the breakwater. Daniel Okafor was not there.\n"
    ),
}


class Analyst:
    """Finds one name and the denials of whoever stands before them; nothing else."""

    version = "test"

    def analyse(self, article: Article) -> Findings:
        """The findings of the article."""
        return Findings(
            tuple(
                Mention(Span(*m.span()), Kind.PERSON, "Daniel Okafor", 0.9, "model")
                for m in re.finditer("Daniel Okafor", article.text)
            ),
            tuple(_denials(article.text)),
            self.version,
        )


def _denials(text: str) -> Iterator[Claim]:
    for match in re.finditer(r"((?:The|Daniel) \w+) (denied) that (.+?)\.", text):
        yield Claim(
            source=(Span(*match.span(1)),),
            cue=(Span(*match.span(2)),),
            content=(Span(*match.span(3)),),
            stance=Stance.DENIED,
            quotation=Quotation.INDIRECT,
            confidence=0.9,
            rule="verb+that",
            speaker=Speaker(match[1], Via.NAMED),
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of files and the library made of them."""

    folder: Path
    path: Path

    def write(self, files: Mapping[str, str]) -> None:
        """Put files into the folder."""
        for name, text in files.items():
            (self.folder / name).write_text(text, encoding="utf-8")

    def open(self) -> Library:
        """The library, open."""
        return Library.open(self.path, now=lambda: 1_700_000_000, durable=False)

    def searcher(self) -> Searcher:
        """Something that searches it."""
        return Searcher.open(self.path, today=lambda: date(2023, 11, 20))

    def bring_in(self, *, is_analysed: bool = True) -> list[Event]:
        """Bring the library up to date with the folder, as the background does."""
        with self.open() as library:
            events: list[Event] = list(refresh(library, [self.folder]))
            if is_analysed:
                events += analyse_pending(library, Alone(Analyst()))
        return events

    def one_theme(self) -> Path:
        """A folder with the usual theme alone: reading all takes a third of the app's start."""
        folder = self.path.with_name("themes")
        folder.mkdir(exist_ok=True)
        copyfile(THEMES / "newsreader-dark.yaml", folder / "newsreader-dark.yaml")
        return folder

    def id_of(self, name: str) -> ArticleId:
        """The id of the article in a file."""
        with self.open() as library:
            return library.shelf.ids_of_path(str(self.folder / name))[0]


def make_place(tmp_path: Path, files: Mapping[str, str] = NEWS) -> Place:
    """A folder with these files, brought in and analysed."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    place = Place(folder, tmp_path / "news.library")
    place.write(files)
    place.bring_in()
    return place


class Reader:
    """The app while it runs, and what a test wants to know of it."""

    def __init__(self, app: NewsreaderApp, pilot: Pilot[ArticleId | None]) -> None:
        self.app = app
        self.pilot = pilot
        self.main = app.main

    async def settle(self, until: Callable[[], bool] | None = None) -> None:
        """Wait until the article has followed the list, and until something is so."""
        for _ in range(400):
            await self.idle()
            is_done = self.main.reading.is_still and not self.app.key_order.is_waited_for
            if is_done and (until is None or until()):
                return
            await asyncio.sleep(0.005)
        raise AssertionError("it never came about")

    async def idle(self) -> None:
        """Wait until all messages have gone their way, from the app to a widget and back.

        Pilot's own waiting watches the clock, which is slow, and wrong on a busy machine.
        """
        for _ in range(ROUNDS):
            is_through = asyncio.Event()
            self.app.call_later(is_through.set)
            while not is_through.is_set():
                if not self.app.is_running or self.app._exit:
                    return
                await asyncio.sleep(0)
            await self.pilot.pause(0)

    async def press(self, *keys: str) -> None:
        """Press keys, and let the article follow."""
        for key in keys:
            if len(key) == 1:
                event = events.Key(_character_to_key(key), key)
            else:
                event = events.Key(key, key_to_character(key))
            event.set_sender(self.app)
            self.app.post_message(event)
            await self.settle()

    async def do(self, *commands: str) -> None:
        """Run commands of the registry on the screen in front."""
        for command in commands:
            screen = self.app.screen
            run = getattr(screen, "run_command")  # noqa: B009  every screen of ours has it
            run(command)
            await self.settle()

    async def type(self, text: str) -> None:
        """Put a text into the box that has the focus, as typing does letter by letter."""
        box = self.app.focused
        assert isinstance(box, Input)
        for letter in text:
            box.insert_text_at_cursor(letter)
        await self.idle()

    async def search(self, text: str) -> None:
        """Type a search and wait for its answer."""
        if not self.main.box.has_focus:
            await self.do("search")
        self.main.box.value = text
        await self.settle(lambda: self.main.articles.contents.query.text == text)

    def hear(self, *events: Event) -> None:
        """Let the app hear what the background has to say."""
        for event in events:
            self.main.hear(event)

    @property
    def headlines(self) -> list[str]:
        """The headlines in the list, in order."""
        contents = self.main.articles.contents
        return [row.headline for row in contents.rows(list(contents.keys))]

    @property
    def headline(self) -> str:
        """The headline of the article on screen; empty when there is none."""
        article = self.main.article.article
        return article.headline if article else ""

    def line(self, name: str) -> str:
        """One of the lines around: top, explain, keys, search-explain."""
        return self.main.query_one(f"#{name}", StatusLine).render().plain

    @property
    def text(self) -> str:
        """Everything on screen."""
        return dump(self.app)


def dump(app: NewsreaderApp) -> str:
    """The screen as lines of text."""
    strips = app.screen._compositor.render_strips()  # Textual has no public way to the text
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def plain(content: object) -> str:
    """The letters of a widget's content."""
    return content.plain if isinstance(content, Content) else str(content)


@contextmanager
def opened(place: Place) -> Iterator[Library]:
    """The library of a place, closed at the end."""
    library = place.open()
    try:
        yield library
    finally:
        library.close()


@asynccontextmanager
async def reading(
    place: Place,
    *,
    size: tuple[int, int] = (120, 30),
    settings: Settings | None = None,
    is_first_run: bool = False,
    problems: tuple[str, ...] = (),
    article: ArticleId | None = None,
    searches: tuple[str, ...] = (),
    remembered: Remembered | None = None,
    all_themes: bool = False,
    keep: Callable[[Kept], None] | None = None,
) -> AsyncIterator[Reader]:
    """The app over the library of a place, its list filled."""
    with opened(place) as library:
        app = NewsreaderApp(
            library,
            place.searcher,
            Start(
                settings or Settings(),
                corpus="corpus",
                is_first_run=is_first_run,
                problems=problems,
                before=Kept(article, remembered or Remembered(), searches),
                theme_folders=(THEMES if all_themes else place.one_theme(),),
            ),
            keep=keep,
        )
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            await reader.settle(lambda: app.main.articles.contents.results is not None)
            yield reader
