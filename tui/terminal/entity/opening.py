"""Opening the page of an entity, from wherever the reader stands, and going on from there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.news.correction import MEASURES, Entity
from tui.news.findings import Claim, Findings, Kind, Mention
from tui.terminal.entity.choices import PageLeft, ToArticle, ToLedger
from tui.terminal.entity.screen import EntityScreen
from tui.terminal.ledger.showing import leave_ledger, to_ledger
from tui.terminal.registry.commands import Pane
from tui.terminal.screens.going import go_from_ledger, go_to_article, went_from_page
from tui.terminal.screens.reading import Opened

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def open_page(screen: MainScreen, entity: Entity, left: PageLeft | None = None) -> None:
    """Open the page of an entity, as it was `left`; go where the reader wants from it."""

    def go(chosen: ToArticle | ToLedger | str | None) -> None:
        if isinstance(chosen, ToArticle):
            lead = go_from_ledger if leave_ledger(screen) else go_to_article
            lead(screen, chosen.article, lambda shown: _arrive(screen, shown, chosen))
            reopen = partial(open_page, screen, chosen.entity, chosen.left)
            went_from_page(screen, chosen.article, reopen)
        elif isinstance(chosen, ToLedger):
            to_ledger(screen, chosen.query, lambda: open_page(screen, chosen.entity))
        elif chosen is not None:
            leave_ledger(screen)
            screen.searching.show_query(chosen)

    screen.app.push_screen(EntityScreen(screen, entity, left), go)


def open_page_of(screen: MainScreen, finding: Mention | Claim | None) -> None:
    """Open the page of what a mention names, or of who makes a claim; say so if that is nobody."""
    entity = entity_of(screen, finding)
    if entity is not None:
        open_page(screen, entity)
    elif isinstance(finding, Claim):
        screen.say("Nobody is named who says this, so there is no page.")
    elif finding is not None:
        screen.say("A date or a quantity has no page.")
    else:
        keys = screen.reader.keymap
        screen.say(
            f"No name here. {keys.shown('next-entity')} goes to the next name, "
            f"{keys.shown('go-to-entity')} finds one in all articles."
        )


def open_page_named(screen: MainScreen, name: str, kind: str = "") -> None:
    """Open the page of an entity by its name; a speaker may be known by the name only."""
    entity = Entity(name, Kind(kind)) if kind else entity_named(screen, name)
    if entity is not None:
        open_page(screen, entity)
    else:
        screen.say(f"{name} is no entity of the library, so there is no page.")


def entity_of(screen: MainScreen, finding: Mention | Claim | None) -> Entity | None:
    """The entity of a mention, or the one that makes a claim; None when there is none."""
    if isinstance(finding, Mention):
        return None if finding.kind in MEASURES else Entity(finding.entity, finding.kind)
    if finding is None or finding.speaker is None:
        return None
    return entity_named(screen, finding.speaker.name)


def entity_named(screen: MainScreen, name: str) -> Entity | None:
    """The entity that is called so; None when there is none."""
    library = screen.reader.library
    known = [known.entity for known in library.corrections.named(name)]
    return next(iter(known or library.entities.meant(name)), None)


def _arrive(screen: MainScreen, shown: Opened, wanted: ToArticle) -> None:
    """Put the cursor on the claim that is wanted, or on the first mention of the entity."""
    found = shown.findings or Findings()
    if wanted.position is not None:
        if wanted.position < len(found.claims):
            screen.article.reach(found.claims[wanted.position])
        return
    name, kind = wanted.entity.name, wanted.entity.kind
    for mention in found.mentions:
        if (mention.entity, mention.kind) == (name, kind):
            screen.article.reach(mention)
            return


def _open_here(screen: MainScreen) -> None:
    screen.reading.show_now()
    is_pointed = screen.pane is Pane.FINDINGS and screen.findings.finding is not None
    finding = screen.findings.finding if is_pointed else screen.article.finding
    open_page_of(screen, finding)


ENTITY_HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {"entity-page": _open_here}
)
