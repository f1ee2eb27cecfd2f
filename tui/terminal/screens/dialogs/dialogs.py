"""Dialogs: what opens over the reading screen, and what is done with its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.news.mark import Tag
from tui.news.query.query import Saved
from tui.terminal.screens.dialogs.help import HelpScreen
from tui.terminal.screens.dialogs.import_report import ImportReport
from tui.terminal.screens.dialogs.palette import Palette
from tui.terminal.screens.dialogs.saved_prompts import EarlierPicker
from tui.terminal.screens.dialogs.switchboard import Switchboard
from tui.terminal.screens.dialogs.theme_picker import ThemePicker
from tui.terminal.screens.marking.sharing import open_file
from tui.terminal.screens.searching.narrowing import FacetsScreen
from tui.terminal.screens.view import View

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def help_(screen: MainScreen) -> None:
    """Show all keys; run the command that is chosen there."""
    screen.app.push_screen(HelpScreen(screen.reader.keymap), lambda id_: _run(screen, id_))


def palette(screen: MainScreen) -> None:
    """Find a command by its name, and run it."""
    saved = [each.name for each in screen.reader.library.saved.all()]
    screen.app.push_screen(Palette(screen.reader.keymap, saved), lambda id_: _run(screen, id_))


def _run(screen: MainScreen, chosen: str | Tag | Saved | None) -> None:
    if isinstance(chosen, Tag):
        screen.own_tag(chosen)
    elif isinstance(chosen, Saved):
        screen.searching.show_query(f"@{chosen.name}")
    elif chosen is not None:
        screen.run_command(chosen)


def earlier_searches(screen: MainScreen) -> None:
    """Find an earlier search by a few letters, and put it into the box."""
    if screen.finding.is_open:
        screen.say("Earlier searches are for searching all articles.")
        return

    def take(text: str | None) -> None:
        if text is not None:
            screen.searching.box.put(text)

    screen.app.push_screen(EarlierPicker(screen.searching.history.latest_first), take)


def facets(screen: MainScreen) -> None:
    """Show what the articles of the list have in common."""
    screen.app.push_screen(FacetsScreen(screen))


def view(screen: MainScreen) -> None:
    """Switch layers, widths and panes."""
    screen.app.push_screen(Switchboard(View(screen)))


def theme(screen: MainScreen) -> None:
    """Choose the colours, trying each on."""
    reader = screen.reader
    before = reader.theme

    def keep(name: str | None) -> None:
        reader.wear(before if name is None else name)
        # Enter on the one that stands in for a broken one is no choice of it.
        if name is not None and (name != before or not reader.wardrobe.awaited):
            reader.picked_theme, reader.wardrobe.awaited = name, ""

    themes = [(look.name, look.title) for look in reader.looks.values()]
    broken = (reader.wardrobe.awaited, reader.wardrobe.problems)
    reader.push_screen(ThemePicker(themes, before, reader.wear, broken), keep)


def import_report(screen: MainScreen) -> None:
    """Show which files could not be read."""
    shelf = screen.reader.library.shelf
    troubles = [*screen.troubles, *screen.reader.problems]
    progress = screen.progress
    limit = progress.limit.reason if progress.limit else ""
    troubles += [words for words in (progress.analysis_off, limit, progress.trouble) if words]
    troubles += progress.messages
    if progress.is_shelving:
        troubles.append("Files are still being read in; what is wrong with those is not known yet.")

    def look_at(path: str | None) -> None:
        if path is not None:
            open_file(screen, path)

    screen.app.push_screen(ImportReport(shelf.counts(), shelf.refusals(), troubles), look_at)
