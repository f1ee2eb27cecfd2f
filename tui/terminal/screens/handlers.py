"""Handlers: what each command does on the reading screen, by the command's id.

A test holds that every command of the registry that can be pressed here has
one, and that there are no others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.news.findings import Claim, Mention
from tui.terminal.entity.opening import ENTITY_HANDLERS
from tui.terminal.ledger.opening import LEDGER_HANDLERS
from tui.terminal.registry.commands import Pane
from tui.terminal.screens import going
from tui.terminal.screens.dialogs import dialogs
from tui.terminal.screens.dialogs.kin import KIN_HANDLERS
from tui.terminal.screens.findings import explaining
from tui.terminal.screens.findings.by_hand import HANDLERS as BY_HAND_HANDLERS
from tui.terminal.screens.marking import mine, piping, selecting, sharing
from tui.terminal.screens.marking.tag_handlers import TAG_HANDLERS
from tui.terminal.screens.searching.picking import PICKING_HANDLERS
from tui.terminal.screens.view_handlers import VIEW_HANDLERS

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

Handler = Callable[["MainScreen"], None]


def _move(screen: MainScreen, by: int) -> None:
    match screen.pane:
        case Pane.LIST:
            screen.list.move(by)
        case Pane.ARTICLE:
            screen.article.scroll_lines(by)
        case Pane.FINDINGS:
            screen.findings.rows.move(by)


def _page(screen: MainScreen, pages: float) -> None:
    match screen.pane:
        case Pane.LIST:
            screen.list.move_page(pages)
        case Pane.ARTICLE:
            screen.article.scroll_pages(pages)
        case Pane.FINDINGS:
            screen.findings.rows.move_page(pages)


def _page_on(screen: MainScreen) -> None:
    if screen.pane is Pane.ARTICLE and screen.article.is_at_end:
        screen.reading.step(1)
    else:
        _page(screen, 1)


def _end(screen: MainScreen, *, is_top: bool) -> None:
    match screen.pane:
        case Pane.LIST:
            screen.searching.when_it_ends(lambda: _move_to_end(screen, is_top=is_top))
        case Pane.ARTICLE:
            (screen.article.top if is_top else screen.article.bottom)()
        case Pane.FINDINGS:
            screen.findings.rows.move_to(0 if is_top else len(screen.findings.rows.keys))


def _move_to_end(screen: MainScreen, *, is_top: bool) -> None:
    screen.list.move_to(0 if is_top else len(screen.list.keys))


def _jump(to: str, nothing: str, *, is_found: bool = False) -> Handler:
    """A handler that goes to another place in the article, or says that there is none.

    `is_found` is for places that the analysis finds, which may not be there yet.
    """

    def jump(screen: MainScreen) -> None:
        if screen.article.article is None:
            return
        if not getattr(screen.article, to)():
            screen.say(screen.reading.waiting if is_found and screen.reading.waiting else nothing)
        elif screen.pane is Pane.LIST and not screen.arranging.is_article_seen:
            screen.go(Pane.ARTICLE)

    return jump


def _open(screen: MainScreen) -> None:
    match screen.pane:
        case Pane.LIST:
            # Enter twice, quickly, after a search: the second means what is found.
            screen.searching.when_answered(lambda: _open_row(screen))
        case Pane.ARTICLE:
            _follow(screen)
        case Pane.FINDINGS:
            screen.findings.rows.choose()
            screen.go(Pane.ARTICLE)


def _open_row(screen: MainScreen) -> None:
    if screen.list.cursor_key is not None:
        screen.reading.show_now()
        screen.go(Pane.ARTICLE)


def _follow(screen: MainScreen) -> None:
    """Show all articles with the name, or by the speaker, under the cursor."""
    finding = screen.article.finding
    if isinstance(finding, Mention):
        screen.searching.show_query(f'entity:"{_quotable(finding.entity)}"')
    elif isinstance(finding, Claim) and finding.speaker is not None:
        screen.searching.show_query(f'by:"{_quotable(finding.speaker.name)}"')
    else:
        keys = screen.reader.keymap
        screen.say(
            f"Nothing to follow here. {keys.shown('next-claim')} goes to the next claim, "
            f"{keys.shown('next-entity')} to the next name."
        )


def _quotable(name: str) -> str:
    return name.replace('"', "")


def _back(screen: MainScreen) -> None:
    if screen.pane is Pane.FINDINGS:
        screen.go(Pane.ARTICLE)
    elif screen.pane is Pane.ARTICLE:
        is_done = screen.mine.mending.stop_placing() or screen.finding.drop()
        if not is_done and not going.back_where_from(screen):
            screen.go(Pane.LIST)
    elif screen.list.marked:
        screen.list.clear_marks()
        screen.show_lines()
    elif not screen.searching.trail.back():
        screen.searching.show_all(is_back=True)


def _step(screen: MainScreen, *, is_back: bool) -> None:
    trail = screen.searching.trail
    if not (trail.back() if is_back else trail.forward()):
        screen.say(f"There is no list to go {'back' if is_back else 'forward'} to.")


def _look(screen: MainScreen, by: int) -> None:
    if screen.finding.is_open:
        screen.list.move(by)
    else:
        screen.searching.box.look(by)


def _mark_row(screen: MainScreen) -> None:
    if screen.pane is Pane.ARTICLE:
        selecting.begin(screen)
    elif screen.pane is Pane.LIST:
        screen.list.toggle_mark()
        screen.list.move(1)
        screen.show_lines()


def _mark_range(screen: MainScreen) -> None:
    if screen.pane is Pane.LIST:
        screen.list.mark_range()
        screen.show_lines()


def _rescan(screen: MainScreen) -> None:
    background = screen.reader.background
    if background is None:
        screen.say("The files are not being watched.")
    else:
        background.rescan()
        screen.say("Looking at the files again.")


HANDLERS: Mapping[str, Handler] = MappingProxyType(
    {
        **VIEW_HANDLERS,
        "down": lambda screen: _move(screen, 1),
        "up": lambda screen: _move(screen, -1),
        "half-page-down": lambda screen: _page(screen, 0.5),
        "half-page-up": lambda screen: _page(screen, -0.5),
        "page-down": _page_on,
        "page-up": lambda screen: _page(screen, -1),
        "top": lambda screen: _end(screen, is_top=True),
        "bottom": lambda screen: _end(screen, is_top=False),
        "next-article": lambda screen: screen.reading.step(1),
        "previous-article": lambda screen: screen.reading.step(-1),
        "next-paragraph": _jump("next_paragraph", "This is the last paragraph."),
        "previous-paragraph": _jump("previous_paragraph", "This is the first paragraph."),
        "next-claim": _jump("next_claim", "No claim after this one.", is_found=True),
        "previous-claim": _jump("previous_claim", "No claim before this one.", is_found=True),
        "next-entity": _jump("next_entity", "No name after this one.", is_found=True),
        "previous-entity": _jump("previous_entity", "No name before this one.", is_found=True),
        "next-hit": lambda screen: screen.searching.hits.step(1),
        "previous-hit": lambda screen: screen.searching.hits.step(-1),
        "open": _open,
        "back": _back,
        "left": lambda screen: screen.arranging.step(-1),
        "right": lambda screen: screen.arranging.step(1),
        "next-pane": lambda screen: screen.arranging.step(1, is_round=True),
        "previous-pane": lambda screen: screen.arranging.step(-1, is_round=True),
        "list-pane": lambda screen: screen.go(Pane.LIST),
        "article-pane": lambda screen: screen.go(Pane.ARTICLE),
        "findings-pane": lambda screen: screen.go(Pane.FINDINGS),
        "legend": lambda screen: screen.layering.toggle_legend(),
        "correct-remove": lambda screen: screen.correcting.remove(),
        "correct-kind": lambda screen: screen.correcting.another_kind(),
        "correct-name": lambda screen: screen.correcting.another_name(),
        "correct-merge": lambda screen: screen.correcting.merge(),
        "correct-split": lambda screen: screen.correcting.split(),
        "search": lambda screen: screen.searching.box.open(),
        "find": lambda screen: screen.finding.open(),
        "clear-search": lambda screen: screen.searching.show_all(),
        "facets": dialogs.facets,
        "save-search": lambda screen: screen.saving.save(),
        "saved-searches": lambda screen: screen.saving.pick(),
        "save-typed": lambda screen: screen.saving.save(),
        "earlier-searches": dialogs.earlier_searches,
        "keep-results": lambda screen: screen.typing.asked.keep(),
        "leave-search": lambda screen: screen.typing.asked.leave(),
        "next-result": lambda screen: screen.searching.box.look_on(),
        "result-down": lambda screen: _look(screen, 1),
        "result-up": lambda screen: _look(screen, -1),
        "complete": lambda screen: screen.typing.asked.complete(),
        "next-scope": lambda screen: screen.typing.asked.switch(1),
        "previous-scope": lambda screen: screen.typing.asked.switch(-1),
        "back-list": lambda screen: _step(screen, is_back=True),
        "forward-list": lambda screen: _step(screen, is_back=False),
        "older-search": lambda screen: screen.typing.asked.walk(older=True),
        "newer-search": lambda screen: screen.typing.asked.walk(older=False),
        "tag": lambda screen: screen.marking.ask_tag(),
        "untag": lambda screen: screen.marking.ask_untag(),
        "read": lambda screen: screen.marking.toggle_read(),
        "star": lambda screen: screen.marking.toggle_star(),
        "reviewed": lambda screen: screen.marking.toggle_reviewed(),
        "mark-row": _mark_row,
        "mark-range": _mark_range,
        "palette": dialogs.palette,
        "help": dialogs.help_,
        "theme": dialogs.theme,
        "rescan": _rescan,
        "import-report": dialogs.import_report,
        "quit": lambda screen: screen.reader.leave(),
        **selecting.HANDLERS,
        **mine.HANDLERS,
        **sharing.HANDLERS,
        **explaining.HANDLERS,
        **going.HANDLERS,
        **piping.HANDLERS,
        **TAG_HANDLERS,
        **ENTITY_HANDLERS,
        **PICKING_HANDLERS,
        **KIN_HANDLERS,
        **BY_HAND_HANDLERS,
        **LEDGER_HANDLERS,
    }
)
