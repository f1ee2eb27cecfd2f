"""Correcting an entity from its page: what is said there holds in all articles, but for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.news.article import ArticleId
from tui.news.correction import MEASURES, Entity, EntityCorrection, Verb
from tui.news.entity_page import Told
from tui.news.findings import Findings, Kind
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import COMMANDS, Scope
from tui.terminal.screens.dialogs.confirm import Confirm
from tui.terminal.screens.dialogs.entity_prompt import Offer
from tui.terminal.screens.dialogs.offers import Offers
from tui.terminal.screens.findings.correcting import NEW_OTHERS
from tui.terminal.screens.marking.targets import NAME_CELLS
from tui.terminal.telling import done

if TYPE_CHECKING:
    from tui.terminal.entity.screen import EntityScreen


class PageCorrecting:
    """What the reader says against the entity of a page."""

    def __init__(self, screen: EntityScreen) -> None:
        self._screen = screen

    @property
    def _entity(self) -> Entity:
        return self._screen.entity

    def run(self, command: str) -> None:
        """Run a command that corrects; another one does nothing."""
        match command:
            case "page-name":
                self._ask_name()
            case "page-kind":
                self._ask_kind()
            case "page-merge":
                self._ask_same()
            case "page-split":
                self._ask_other()
            case "page-remove":
                self._ask_remove()

    def _offers(self) -> Offers:
        return Offers(self._screen.main.reader.library.corrections, Findings(), self._entity)

    def _ask_name(self) -> None:
        entity, offers = self._entity, self._offers()

        def rename(offer: Offer) -> None:
            target = offer.entity
            if target is not None:
                corrections = self._screen.main.reader.library.corrections
                is_new = target.kind is entity.kind and not corrections.count(target)
                verb = Verb.RENAME if is_new else Verb.MERGE
                self._make(EntityCorrection(verb, entity, target))

        self._screen.main.correcting.ask(
            f"Another name for {entity.name}",
            lambda typed: offers.or_new(typed, [entity.kind]) if typed != entity.name else [],
            rename,
            text=entity.name,
        )

    def _ask_kind(self) -> None:
        entity = self._entity
        labels = {
            f"kind-{kind}": COMMANDS[f"kind-{kind}"].title.lower()
            for kind in Kind
            if kind not in MEASURES
        }

        def retype(id_: str) -> None:
            target = Entity(entity.name, Kind(id_.removeprefix("kind-")))
            self._make(EntityCorrection(Verb.RETYPE, entity, target))

        title = f"Kind of {entity.name}, in all articles"
        choose = self._screen.main.correcting.choose
        choose(title, Scope.KIND, labels, retype, now=f"kind-{entity.kind}")

    def _ask_same(self) -> None:
        entity, offers = self._entity, self._offers()

        def merge(offer: Offer) -> None:
            if offer.entity is not None:
                self._make(EntityCorrection(Verb.MERGE, entity, offer.entity))

        self._screen.main.correcting.ask(
            f"{entity.name} is the same as", lambda typed: list(offers.known(typed)), merge
        )

    def _ask_other(self) -> None:
        article = self._article()
        if article is None:
            self._screen.say(
                "Go to a claim or an article in which it is somebody else. "
                "What is one mention only is split in the article itself."
            )
            return
        entity, offers = self._named_in(article), self._offers()
        kinds = dict.fromkeys((entity.kind, *NEW_OTHERS))
        told = self._screen.main.reader.library.shelf.article(article)
        headline = one_line(told.headline) if told is not None else "this article"

        def split(offer: Offer) -> None:
            if offer.entity is not None:
                self._make(EntityCorrection(Verb.MERGE, entity, offer.entity, article))

        self._screen.main.correcting.ask(
            f"In “{headline}” it is not {entity.name}, but",
            lambda typed: offers.or_new(typed, kinds),
            split,
        )

    def _named_in(self, article: ArticleId) -> Entity:
        """The entity as the article has it: where that gives no more than the surname, so called.

        The page shows what is known of a person from such articles too.
        """
        library, entity = self._screen.main.reader.library, self._entity
        found = library.shelf.findings(article) or Findings()
        here = {Entity(mention.entity, mention.kind) for mention in found.mentions}
        if entity in here or entity.kind is not Kind.PERSON:
            return entity
        bare = (other for other in sorted(here) if other.kind is entity.kind)
        full_name = library.entities.full_name
        return next((other for other in bare if full_name(other.name) == entity.name), entity)

    def _article(self) -> ArticleId | None:
        """The article that the cursor stands on, or that of the claim."""
        row, claim = self._screen.row, self._screen.claim
        if claim is not None:
            return claim.article_id
        return row.id if isinstance(row, Told) else None

    def _ask_remove(self) -> None:
        entity = self._entity
        articles = self._screen.main.reader.library.corrections.count(entity)

        def remove(is_wanted: bool | None) -> None:
            if is_wanted:
                self._make(EntityCorrection(Verb.REMOVE, entity, None))

        number = f"any of {articles:,} articles" if articles != 1 else "its one article"
        question = f"{entity.name} is no entity, in {number}?"
        self._screen.app.push_screen(Confirm(question, self._screen.main.reader.keymap), remove)

    def _make(self, correction: EntityCorrection) -> None:
        """Make a correction, say so, and go on to the page of what it is now."""
        main = self._screen.main
        made: list[int] = []
        if not self._screen.attempt(
            lambda: made.append(main.reader.library.corrections.make(correction))
        ):
            return
        main.findings_changed()
        undo = main.reader.keymap.shown("undo-here")
        articles = f" · {made[0]:,} article{'' if made[0] == 1 else 's'}"
        if correction.target is not None and correction.article is None:
            self._screen.look_at(correction.target)
        else:
            self._screen.look_again()
        what = str(correction)
        if (told := self._told(correction)) is not None:
            what, articles = f"{what.removesuffix(' here')} in “{told}”", ""
        self._screen.say(done(what, undo, articles))

    def _told(self, correction: EntityCorrection) -> str | None:
        """The headline of the one article that a correction is for; None when it is for all."""
        if correction.article is None:
            return None
        article = self._screen.main.reader.library.shelf.article(correction.article)
        return None if article is None else fit(one_line(article.headline), NAME_CELLS)
