"""Correcting: the reader's word against the finding that was meant when the key was pressed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
from tui.news.findings import Claim, Findings, Kind, Mention, Stance
from tui.news.said import Correction
from tui.terminal.commands import COMMANDS, Pane, Scope
from tui.terminal.safe import one_line
from tui.terminal.screens.entity_prompt import EntityPrompt, Offer
from tui.terminal.screens.menu import Menu
from tui.terminal.screens.offers import Offers

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

NEW_SPEAKERS = (Kind.PERSON, Kind.ORGANIZATION)
NEW_OTHERS = (Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP)


@dataclass(frozen=True, slots=True)
class _Meant:
    """The finding under the cursor when the key was pressed, and the article it stands in."""

    article: ArticleId
    text: str
    findings: Findings
    finding: Mention | Claim

    @property
    def entity(self) -> Entity | None:
        """The entity of a mention; None for a claim."""
        finding = self.finding
        return Entity(finding.entity, finding.kind) if isinstance(finding, Mention) else None


class Correcting:
    """What the reader says against findings."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._library = screen.reader.library

    # The commands ------------------------------------------------------------------------

    def remove(self) -> None:
        """Say that it is no entity, or no claim."""
        meant = self._meant()
        if meant is None:
            return
        entity = meant.entity
        if entity is None:
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
        meant = self._meant()
        if meant is None:
            return
        finding = meant.finding
        if isinstance(finding, Claim):
            labels = {f"stance-{stance}": str(stance) for stance in Stance}
            self._choose(
                "Stance of the claim",
                Scope.STANCE,
                labels,
                lambda id_: self._claim(
                    meant, Verb.STANCE, stance=Stance(id_.removeprefix("stance-"))
                ),
                now=f"stance-{finding.stance}",
            )
            return
        labels = {f"kind-{kind}": COMMANDS[f"kind-{kind}"].title.lower() for kind in Kind}
        self._choose(
            f"Kind of {finding.entity}",
            Scope.KIND,
            labels,
            lambda id_: self._retype(meant, Kind(id_.removeprefix("kind-"))),
            now=f"kind-{finding.kind}",
        )

    def another_name(self) -> None:
        """Ask for another name of an entity, another speaker of a claim."""
        meant = self._meant()
        if meant is None:
            return
        entity = meant.entity
        if entity is None:
            self._ask_speaker(meant)
            return
        offers = self._offers(meant)
        self._ask(
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
        offers = self._offers(meant)
        self._ask(
            f"{entity.name} is the same as",
            lambda typed: list(offers.known(typed)),
            lambda offer: self._turn(meant, Verb.MERGE, entity, offer.entity),
        )

    def split(self) -> None:
        """Ask who is meant by this mention, or by all written so here."""
        meant = self._meant_entity("Only a mention can mean somebody else.")
        if meant is None or (entity := meant.entity) is None:
            return
        offers = self._offers(meant)
        form = one_line(meant.finding.span.of(meant.text))
        kinds = dict.fromkeys((entity.kind, *NEW_OTHERS))
        self._ask(
            f"“{form}” here is not {entity.name}, but",
            lambda typed: offers.or_new(typed, kinds),
            lambda offer: self._split(meant, entity, offer.entity),
            text=form if form != entity.name else "",
        )

    # What is meant -----------------------------------------------------------------------

    def _meant(self) -> _Meant | None:
        """The finding under the cursor; says so when there is none."""
        screen = self._screen
        screen.reading.show_now()
        shown, finding = screen.reading.shown, screen.article.finding
        if screen.pane is Pane.FINDINGS:
            # An entity's row stands for all its mentions; the article may be at a later one.
            pointed = screen.findings.finding
            if not _is_same(pointed, finding):
                finding = pointed
        if shown is None or shown.findings is None or finding is None:
            keys = screen.reader.keymap
            screen.say(
                f"Nothing to correct here. {keys.shown('next-claim')} goes to the next claim, "
                f"{keys.shown('next-entity')} to the next name."
            )
            return None
        return _Meant(shown.id, shown.article.text, shown.findings, finding)

    def _meant_entity(self, otherwise: str) -> _Meant | None:
        meant = self._meant()
        if meant is not None and meant.entity is None:
            self._screen.say(otherwise)
            return None
        return meant

    def _offers(self, meant: _Meant) -> Offers:
        return Offers(self._library.corrections, meant.findings, meant.entity)

    # Asking ------------------------------------------------------------------------------

    def _choose(
        self,
        title: str,
        scope: Scope,
        labels: Mapping[str, str],
        then: Callable[[str], None],
        now: str = "",
    ) -> None:
        def chosen(id_: str | None) -> None:
            if id_ is not None and id_ != now:
                then(id_)

        menu = Menu(title, scope, labels, self._screen.reader.keymap, now)
        self._screen.app.push_screen(menu, chosen)

    def _ask(
        self,
        what: str,
        find: Callable[[str], Sequence[Offer]],
        then: Callable[[Offer], None],
        text: str = "",
    ) -> None:
        def answered(offer: Offer | None) -> None:
            if offer is not None:
                then(offer)

        self._screen.app.push_screen(EntityPrompt(what, find, text=text), answered)

    def _everywhere_or_here(
        self,
        meant: _Meant,
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
            self._make(correction(meant.article))
            return
        labels = {
            "here": "only in this article",
            "everywhere": f"in all {articles:,} articles with {entity.name}",
        }
        self._choose(
            f"{what}:",
            Scope.REACH,
            labels,
            lambda id_: self._make(correction(meant.article if id_ == "here" else None)),
        )

    # Doing -------------------------------------------------------------------------------

    def _retype(self, meant: _Meant, kind: Kind) -> None:
        entity = meant.entity
        if entity is None:
            return
        target = Entity(entity.name, kind)
        if kind in MEASURES or entity.kind in MEASURES:
            self._make(EntityCorrection(Verb.RETYPE, entity, target, meant.article))
        else:
            self._turn(meant, Verb.RETYPE, entity, target)

    def _rename(self, meant: _Meant, entity: Entity, offer: Offer) -> None:
        target = offer.entity
        if target is not None:
            is_new = target.kind is entity.kind and not self._library.corrections.count(target)
            self._turn(meant, Verb.RENAME if is_new else Verb.MERGE, entity, target)

    def _turn(self, meant: _Meant, verb: Verb, entity: Entity, target: Entity | None) -> None:
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

    def _split(self, meant: _Meant, entity: Entity, target: Entity | None) -> None:
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
            self._make(EntityCorrection(Verb.SPLIT, entity, target, meant.article, wording))

        if len(same) <= 1:
            make(alike)
            return
        one = Wording.of(meant.text, span, here_only=True)
        labels = {"here": "only this one", "everywhere": f"all {len(same)} written so here"}
        self._choose(
            f"“{alike.form}” is {target.name}:",
            Scope.REACH,
            labels,
            lambda id_: make(one if id_ == "here" else alike),
        )

    def _ask_speaker(self, meant: _Meant) -> None:
        offers = self._offers(meant)
        nobody = [Offer(None, "")] if getattr(meant.finding, "speaker", None) else []
        self._ask(
            "Who says this?",
            lambda typed: offers.or_new(typed, NEW_SPEAKERS, nobody),
            lambda offer: self._claim(meant, Verb.SPEAKER, speaker=offer.entity),
        )

    def _claim(
        self,
        meant: _Meant,
        verb: Verb,
        *,
        stance: Stance | None = None,
        speaker: Entity | None = None,
    ) -> None:
        if isinstance(meant.finding, Claim):
            cue, content = claim_words(meant.text, meant.finding)
            self._make(ClaimCorrection(verb, meant.article, cue, content, stance, speaker))

    def _make(self, correction: Correction) -> None:
        self._screen.attempt(lambda: self._made(correction))

    def _made(self, correction: Correction) -> None:
        changed = self._library.corrections.make(correction)
        done = str(correction)
        undo = self._screen.reader.keymap.shown("undo")
        ending = f" · {undo} takes it back" if undo else ""
        articles = "" if changed == 1 else f" · {changed:,} articles"
        self._screen.say(f"{done[0].upper()}{done[1:]}{articles}{ending}")
        self._screen.findings_changed()


def _is_same(pointed: Mention | Claim | None, finding: Mention | Claim | None) -> bool:
    """Whether what the pane points to is what the article's cursor stands on."""
    if isinstance(pointed, Mention) and isinstance(finding, Mention):
        return (pointed.entity, pointed.kind) == (finding.entity, finding.kind)
    return pointed == finding
