"""Meant: the finding that the reader means by a key, and the article it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.news.article import ArticleId
from tui.news.correction import Entity, claim_words
from tui.news.findings import Claim, Findings, Mention
from tui.terminal.article.wrap import fit
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import Pane

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


@dataclass(frozen=True, slots=True)
class Meant:
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


SAID = 90
"""Code points of a claim where a question quotes it."""


def said_in(meant: Meant) -> str:
    """What is claimed, as a question quotes it: on one line, cut where it is long."""
    claim = meant.finding
    if not isinstance(claim, Claim):
        return ""
    cue, content = claim_words(meant.text, claim)
    return fit(one_line(content or cue), SAID)


def meant_on(screen: MainScreen) -> Meant | None:
    """The finding under the cursor; says so when there is none."""
    if screen.pane is Pane.LIST:
        # There the cursor is on an article, and which finding is meant nobody has said.
        keys = screen.reader.keymap
        screen.say(f"Nothing to correct in the list. {keys.shown('open')} goes into the article.")
        return None
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
    return Meant(shown.id, shown.article.text, shown.findings, finding)


def _is_same(pointed: Mention | Claim | None, finding: Mention | Claim | None) -> bool:
    """Whether what the pane points to is what the article's cursor stands on."""
    if isinstance(pointed, Mention) and isinstance(finding, Mention):
        return (pointed.entity, pointed.kind) == (finding.entity, finding.kind)
    return pointed == finding
