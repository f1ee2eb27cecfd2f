"""Correcting: the reader's word against the finding that was meant when the key was pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from tui.news.article import ArticleId
from tui.news.correction import (
    MEASURES,
    ClaimCorrection,
    Entity,
    EntityCorrection,
    Verb,
    Wording,
    claim_words,
)
from tui.news.findings import Claim, Kind, Stance
from tui.news.said import Correction, Made
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import COMMANDS, Scope
from tui.terminal.screens.dialogs.entity_prompt import EntityPrompt, Offer
from tui.terminal.screens.dialogs.menu import Menu
from tui.terminal.screens.dialogs.offers import Offers
from tui.terminal.screens.findings.meant import Meant, meant_on, said_in
from tui.terminal.telling import done

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

NEW_SPEAKERS = (Kind.PERSON, Kind.ORGANIZATION)
NEW_OTHERS = (Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP)


class Correcting:
    """What the reader says against findings."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._library = screen.reader.library

    # The commands ------------------------------------------------------------------------

    def remove(self) -> None:
        """Say that it is no entity, or no claim."""
        meant = meant_on(self._screen)
        if meant is None:
            return
        entity = meant.entity
        if (made := self.marked(meant)) is not None:
            self.take_back(made)
        elif entity is None:
            self._claim(meant, Verb.REJECT)
        else:
            self._everywhere_or_here(
                meant,
                f"{entity.name} is no entity",
                entity,
                lambda article: EntityCorrection(Verb.REMOVE, entity, None, article),
            )

    def another_kind(self) -> None:
        """Choose another kind for an entity, another stance for a claim."""
        meant = meant_on(self._screen)
        if meant is None:
            return
        finding = meant.finding
        if isinstance(finding, Claim):
            self.choose_stance(
                finding.stance, lambda stance: self._claim(meant, Verb.STANCE, stance=stance)
            )
            return
        labels = {f"kind-{kind}": COMMANDS[f"kind-{kind}"].title.lower() for kind in Kind}
        self.choose(
            f"Kind of {finding.entity}",
            Scope.KIND,
            labels,
            lambda id_: self._retype(meant, Kind(id_.removeprefix("kind-"))),
            now=f"kind-{finding.kind}",
        )

    def another_name(self) -> None:
        """Ask for another name of an entity, another speaker of a claim."""
        meant = meant_on(self._screen)
        if meant is None:
            return
        entity = meant.entity
        if entity is None:
            self.ask_speaker(
                meant, lambda speaker: self._claim(meant, Verb.SPEAKER, speaker=speaker)
            )
            return
        offers = self.offers(meant)
        self.ask(
            f"Another name for {entity.name}",
            lambda typed: offers.or_new(typed, [entity.kind]) if typed != entity.name else [],
            lambda offer: self._rename(meant, entity, offer),
            text=entity.name,
        )

    def merge(self) -> None:
        """Ask which known entity this one is."""
        meant = self._meant_entity("Only an entity can be the same as another.")
        if meant is None or (entity := meant.entity) is None:
            return
        offers = self.offers(meant)
        self.ask(
            f"{entity.name} is the same as",
            lambda typed: list(offers.known(typed)),
            lambda offer: self._turn(meant, Verb.MERGE, entity, offer.entity),
        )

    def split(self) -> None:
        """Ask who is meant by this mention, or by all written so here."""
        meant = self._meant_entity("Only a mention can mean somebody else.")
        if meant is None or (entity := meant.entity) is None:
            return
        offers = self.offers(meant)
        form = one_line(meant.finding.span.of(meant.text))
        kinds = dict.fromkeys((entity.kind, *NEW_OTHERS))
        self.ask(
            f"“{form}” here is not {entity.name}, but",
            lambda typed: offers.or_new(typed, kinds),
            lambda offer: self._split(meant, entity, offer.entity),
            text=form if form != entity.name else "",
        )

    # What is meant -----------------------------------------------------------------------

    def _meant_entity(self, otherwise: str) -> Meant | None:
        meant = meant_on(self._screen)
        if meant is not None and meant.entity is None:
            self._screen.say(otherwise)
            return None
        return meant

    def offers(self, meant: Meant) -> Offers:
        """The entities that may be meant instead of this one."""
        return Offers(self._library.corrections, meant.findings, meant.entity)

    # Asking ------------------------------------------------------------------------------

    def choose(
        self,
        title: str,
        scope: Scope,
        labels: Mapping[str, str],
        then: Callable[[str], None],
        now: str = "",
    ) -> None:
        """Ask for one of the commands of a scope; what is so already is not done again."""

        def chosen(id_: str | None) -> None:
            if id_ is not None and id_ != now:
                then(id_)

        menu = Menu(title, scope, labels, self._screen.reader.keymap, now)
        self._screen.app.push_screen(menu, chosen)

    def choose_stance(self, now: Stance | None, then: Callable[[Stance], None]) -> None:
        """Ask for a stance; what is so already is not done again."""
        self.choose(
            "Stance of the claim",
            Scope.STANCE,
            {f"stance-{stance}": str(stance) for stance in Stance},
            lambda id_: then(Stance(id_.removeprefix("stance-"))),
            now=f"stance-{now}" if now else "",
        )

    def ask(
        self,
        what: str,
        find: Callable[[str], Sequence[Offer]],
        then: Callable[[Offer], None],
        text: str = "",
    ) -> None:
        """Ask for an entity."""

        def answered(offer: Offer | None) -> None:
            if offer is not None:
                then(offer)

        self._screen.app.push_screen(EntityPrompt(what, find, text=text), answered)

    def _everywhere_or_here(
        self,
        meant: Meant,
        what: str,
        entity: Entity,
        correction: Callable[[ArticleId | None], Correction],
    ) -> None:
        """Make the correction here, or everywhere if the entity stands elsewhere and that is meant.

        An entity that only this article names is corrected here alone: in an
        article to come the same bare name may be somebody else's.
        """
        articles = 0 if entity.kind in MEASURES else self._library.corrections.count(entity)
        if articles <= 1:
            self.make(correction(meant.article))
            return
        labels = {
            "here": "only in this article",
            "everywhere": f"in all {articles:,} articles with {entity.name}",
        }
        self.choose(
            f"{what}:",
            Scope.REACH,
            labels,
            lambda id_: self.make(correction(meant.article if id_ == "here" else None)),
        )

    # Doing -------------------------------------------------------------------------------

    def _retype(self, meant: Meant, kind: Kind) -> None:
        entity = meant.entity
        if entity is None:
            return
        target = Entity(entity.name, kind)
        if kind in MEASURES or entity.kind in MEASURES:
            self.make(EntityCorrection(Verb.RETYPE, entity, target, meant.article))
        else:
            self._turn(meant, Verb.RETYPE, entity, target)

    def _rename(self, meant: Meant, entity: Entity, offer: Offer) -> None:
        target = offer.entity
        if target is not None:
            is_new = target.kind is entity.kind and not self._library.corrections.count(target)
            self._turn(meant, Verb.RENAME if is_new else Verb.MERGE, entity, target)

    def _turn(self, meant: Meant, verb: Verb, entity: Entity, target: Entity | None) -> None:
        if target is None:
            return
        what = {
            Verb.RENAME: f"{entity.name} is called {target.name}",
            Verb.RETYPE: f"{entity.name} is of the kind {target.kind}",
        }
        self._everywhere_or_here(
            meant,
            what.get(verb, f"{entity.name} is the same as {target.name}"),
            entity,
            lambda article: EntityCorrection(verb, entity, target, article),
        )

    def _split(self, meant: Meant, entity: Entity, target: Entity | None) -> None:
        if target is None:
            return
        span = meant.finding.span
        alike = Wording.of(meant.text, span)
        same = [
            mention
            for mention in meant.findings.mentions
            if (mention.entity, mention.kind) == (entity.name, entity.kind)
            and alike.covers(meant.text, mention.span)
        ]

        def make(wording: Wording) -> None:
            self.make(EntityCorrection(Verb.SPLIT, entity, target, meant.article, wording))

        if len(same) <= 1:
            make(alike)
            return
        one = Wording.of(meant.text, span, here_only=True)
        labels = {"here": "only this one", "everywhere": f"all {len(same)} written so here"}
        self.choose(
            f"“{alike.form}” is {target.name}:",
            Scope.REACH,
            labels,
            lambda id_: make(one if id_ == "here" else alike),
        )

    def ask_speaker(self, meant: Meant, then: Callable[[Entity | None], None]) -> None:
        """Ask who says a claim: an entity, or nobody."""
        offers = self.offers(meant)
        nobody = [Offer(None, "")] if getattr(meant.finding, "speaker", None) else []
        self.ask(
            f"Who says “{said_in(meant)}”?",
            lambda typed: offers.or_new(typed, NEW_SPEAKERS, nobody),
            lambda offer: then(offer.entity),
        )

    def _claim(
        self,
        meant: Meant,
        verb: Verb,
        *,
        stance: Stance | None = None,
        speaker: Entity | None = None,
    ) -> None:
        if isinstance(meant.finding, Claim):
            cue, content = claim_words(meant.text, meant.finding)
            self.make(ClaimCorrection(verb, meant.article, cue, content, stance, speaker))

    def marked(self, meant: Meant) -> Made | None:
        """The correction by which the reader marked the finding in this article, if so."""
        made = self._library.corrections.by_hand(meant.article, meant.finding)
        is_mark = made is not None and made.correction.verb in (Verb.ADD, Verb.ADD_CLAIM)
        return made if made is not None and is_mark and made.correction.article else None

    def take_back(self, made: Made) -> None:
        """Take a correction back, as a step that can be undone."""
        if self._library.corrections.withdraw(made):
            self._say_done(f"took back: {made.correction}")
            self._screen.findings_changed()

    def _say_done(self, what: str, articles: str = "") -> None:
        self._screen.say(done(what, self._screen.reader.keymap.shown("undo"), articles))

    def make(self, *corrections: Correction) -> None:
        """Make corrections as one step, say so, and show what they changed."""
        self._screen.attempt(lambda: self._made(*corrections))

    def _made(self, *corrections: Correction) -> None:
        changed = self._library.corrections.make(*corrections)
        articles = "" if changed == 1 else f" · {changed:,} articles"
        self._say_done("; ".join(map(str, corrections)), articles)
        self._screen.findings_changed()
