"""Sharing: what is taken out of the program, to the clipboard or by opening the original."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from tui.news.article import Article
from tui.news.findings import Claim
from tui.terminal.article import quoting
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line, safe
from tui.terminal.outside import (
    Program,
    show_beside,
    show_here,
    take_to_clipboard,
    web_address,
)
from tui.terminal.registry.commands import Pane, Scope
from tui.terminal.screens.dialogs.menu import Menu
from tui.terminal.screens.marking.targets import articles_told, targets

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen
    from tui.terminal.screens.main import MainScreen

Handler = Callable[["MainScreen"], None]

Offer = tuple[str, tuple[str, str]]
"""What can be copied: the command, what it is called, and the text."""

MOST_COPIED = 500
"""Marked articles that are read at once, which takes a tenth of a second."""

TERMINAL_LIMIT = 100_000
"""Characters that terminals take into the clipboard; many drop what is longer."""

_LABEL_CELLS = 36
"""What a line of a menu has room for."""


# Copying -----------------------------------------------------------------------------------


def copy(screen: MainScreen) -> None:
    """Ask what of the article, or of the marked ones, is to be copied."""
    if screen.pane is Pane.LIST and screen.list.marked:
        _copy_marked(screen)
        return
    screen.reading.show_now()
    shown = screen.reading.shown
    if shown is None:
        screen.say("There is no article here.")
        return
    _ask(screen, "Copy", _offers(shown.article, _claim(screen)))


def _copy_marked(screen: MainScreen) -> None:
    """Ask what of the marked articles is to be copied."""
    meant = targets(screen)
    if len(meant) > MOST_COPIED:
        screen.say(f"{meant.name} are marked; at most {MOST_COPIED:,} are copied at once.")
        return
    known = (screen.reader.library.shelf.article(id_) for id_ in meant.ids)
    articles = [article for article in known if article is not None]
    _ask(screen, f"Copy of {meant.name}", _offers_of_all(articles))


def _offers_of_all(articles: Sequence[Article]) -> list[Offer]:
    """What can be copied of several articles, in the order of the list."""
    count = articles_told(len(articles))
    ways: tuple[tuple[str, str, Callable[[Article], str], str], ...] = (
        ("copy-headline", "headlines and links", quoting.headline_and_link, "\n\n"),
        ("copy-link", "the links", quoting.link_of, "\n"),
        ("copy-text", "the texts", quoting.text_of, "\n\n\n"),
        ("copy-path", "the paths", lambda article: safe(article.place), "\n"),
    )
    return [
        (id_, (f"{what} of {count}", between.join(way(article) for article in articles)))
        for id_, what, way, between in ways
    ]


def _ask(screen: MainScreen, title: str, offered: Sequence[Offer]) -> None:
    """Show what can be copied, and copy what is taken."""
    offers = dict(offered)
    labels = {id_: label for id_, (label, _) in offers.items()}

    def chosen(id_: str | None) -> None:
        if id_ is not None:
            label, text = offers[id_]
            put(screen, text, label.split("  ")[0])

    menu = Menu(title, Scope.COPY, labels, screen.reader.keymap)
    screen.app.push_screen(menu, chosen)


def _offers(article: Article, claim: Claim | None) -> list[Offer]:
    """What can be copied of an article."""
    text = quoting.text_of(article)
    offers = [("copy-text", (f"the text  {len(text.split()):,} words", text))]
    if claim is not None:
        quote = quoting.claim_quotation(article, claim)
        offers.append(("copy-quote", (_label("the quotation", quote), quote)))
    if address := web_address(article.url):
        offers.append(("copy-link", (_label("the link", address), address)))
    headline = quoting.headline_and_link(article)
    offers.append(("copy-headline", (_label("headline and link", headline), headline)))
    offers.append(("copy-path", (f"the path  {_end(article.place)}", safe(article.place))))
    return offers


def _label(what: str, text: str) -> str:
    return f"{what}  {fit(one_line(text), _LABEL_CELLS - len(what))}"


def _end(path: str) -> str:
    """The end of a path, where the name of the file is."""
    room = _LABEL_CELLS - len("the path  ")
    path = one_line(path)
    return path if len(path) <= room else f"…{path[-room + 1 :]}"


def _claim(screen: MainScreen) -> Claim | None:
    """The claim under the cursor, or around the name under it."""
    finding, found = screen.article.finding, screen.article.findings
    if isinstance(finding, Claim) or finding is None or found is None:
        return finding if isinstance(finding, Claim) else None
    return quoting.innermost(found.claims, finding.span.start)


def copy_selected(screen: MainScreen) -> None:
    """Copy the selected words."""
    article, span = screen.article.article, screen.article.selection
    if article is not None and span is not None:
        put(screen, quoting.text_of(article, span), _words(screen))
        screen.article.drop_selection()


def copy_selected_quoted(screen: MainScreen) -> None:
    """Copy the selected words as a quotation."""
    view = screen.article
    article, span, found = view.article, view.selection, view.findings
    if article is not None and span is not None and found is not None:
        claim = quoting.quoted_claim(found.claims, span)
        words = quoting.text_of(article, span)
        put(screen, quoting.quotation(article, words, claim), f"{_words(screen)} as a quotation")
        view.drop_selection()


def _words(screen: MainScreen) -> str:
    count = screen.article.selecting.words
    return f"{count:,} word{'' if count == 1 else 's'}"


def put(screen: MainScreen | LedgerScreen, text: str, what: str) -> None:
    """Put a text into the clipboard by every way there is, and say by which it went."""
    fits = len(text) <= TERMINAL_LIMIT
    if fits:
        screen.app.copy_to_clipboard(text)
    programs = screen.reader.outside.clipboards

    def hand_on() -> None:
        taken = take_to_clipboard(programs, text)
        screen.app.call_from_thread(screen.say, _went(what, taken, is_in_terminal=fits))

    if programs:
        screen.run_worker(hand_on, thread=True, group="clipboard", exit_on_error=False)
    else:
        screen.say(_went(what, None, is_in_terminal=fits))


def _went(what: str, taken: str | None, *, is_in_terminal: bool) -> str:
    """By which way something went into the clipboard."""
    if taken is not None:
        return f"Copied {what} with {taken}{' and through the terminal' * is_in_terminal}."
    if is_in_terminal:
        return f"Copied {what}, if the terminal lets programs copy (OSC 52)."
    return f"Too long to copy {what} through the terminal; pipe it to a program instead."


# Opening -----------------------------------------------------------------------------------


def open_original(screen: MainScreen) -> None:
    """Open the article's page in the browser or, when it has no address, its file."""
    screen.reading.show_now()
    shown = screen.reading.shown
    if shown is None:
        screen.say("There is no article here.")
    elif address := web_address(shown.article.url):
        _open(screen, screen.reader.outside.browsers, address, "browser")
    else:
        path = screen.reader.library.shelf.file_of(shown.id) or shown.article.path
        refused = "Its address is none for a browser. " if shown.article.url else ""
        open_file(screen, path, refused)


def open_file(screen: MainScreen, path: str, first: str = "") -> None:
    """Show a file with the pager; where it is when there is none. `first` is said before."""
    if Path(path).is_file():
        _open(screen, screen.reader.outside.pagers, path, "pager", first)
    else:
        screen.say(f"{first}The file is gone: {path}", "$warning-style")


def _open(
    screen: MainScreen, programs: tuple[Program, ...], target: str, what: str, first: str = ""
) -> None:
    """Show the target with the first program that can; when none can, say what it was.

    `first` is said before the rest.
    """

    def beside() -> None:
        for program in programs:
            if not program.takes_terminal and show_beside(program, target):
                screen.app.call_from_thread(
                    screen.say, f"{first}Opened with {program.name}: {target}"
                )
                return
        screen.app.call_from_thread(here)

    def here() -> None:
        for program in programs:
            if program.takes_terminal and _shown_here(screen, program, target):
                screen.say(f"{first}Shown with {program.name}: {target}")
                return
        why = "could show it" if programs else "was found"
        screen.say(f"{first}No {what} {why}: {target}", "$warning-style")

    if any(not program.takes_terminal for program in programs):
        screen.run_worker(beside, thread=True, group="opening", exit_on_error=False)
    else:
        here()


def _shown_here(screen: MainScreen, program: Program, target: str) -> bool:
    try:
        with screen.app.suspend():
            return show_here(program, target)
    except SuspendNotSupported:
        return False
    finally:
        screen.app.refresh(layout=True)


HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        "copy": copy,
        "copy-selected": copy_selected,
        "copy-selected-quoted": copy_selected_quoted,
        "open-original": open_original,
    }
)
