"""Correcting claims from the ledger: the same words as in the article, without leaving the table.

What is said holds for the marked claims, or for the one under the cursor, and
is one step of the history.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.news.correction import ClaimCorrection, Entity, Verb, claim_words
from tui.news.findings import Claim, Findings, Stance
from tui.news.ledger import LedgerRow
from tui.news.said import Made
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.findings.meant import Meant, said_in
from tui.terminal.telling import done

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen


class ClaimCorrecting:
    """What the reader says against claims of the table."""

    def __init__(self, screen: LedgerScreen) -> None:
        self._screen = screen

    def ask(self) -> None:
        """Ask what is wrong with the claims that are meant."""
        meant = self._meant()
        if not meant:
            self._screen.say("There is no claim here.")
            return
        labels = {
            "wrong-claim": "it is no claim",
            "wrong-stance": "another stance",
            "wrong-speaker": "somebody else says it",
        }
        claim = meant[0].finding
        what = f"the {len(meant):,} marked claims"
        if len(meant) == 1 and isinstance(claim, Claim):
            what = f"“{said_in(meant[0])}”"
            labels["wrong-stance"] += f" than {claim.stance}"
            labels["wrong-not"] = f"{'not ' * (not claim.negated)}{claim.stance}"
            labels["wrong-borders"] = "other borders, drawn in the article"
        self._screen.main.correcting.choose(
            f"What is wrong with {what}?",
            Scope.WRONG,
            labels,
            lambda id_: self._chosen(id_, meant),
        )

    def _chosen(self, command: str, meant: Sequence[Meant]) -> None:
        correcting = self._screen.main.correcting
        first = meant[0].finding
        match command:
            case "wrong-claim":
                self._reject(meant)
            case "wrong-stance":
                now = first.stance if isinstance(first, Claim) and len(meant) == 1 else None
                correcting.choose_stance(
                    now, lambda stance: self._make(meant, Verb.STANCE, stance=stance)
                )
            case "wrong-speaker":
                correcting.ask_speaker(
                    meant[0], lambda speaker: self._make(meant, Verb.SPEAKER, speaker=speaker)
                )
            case "wrong-not" if isinstance(first, Claim):
                is_negated = not first.negated
                self._make(meant, Verb.NEGATED, negated=is_negated)
            case "wrong-borders":
                self._screen.leading.draw_borders()

    # What is meant -----------------------------------------------------------------------

    def _meant(self) -> list[Meant]:
        """The claims a key is for, each with its article as it is now."""
        shelf = self._screen.reader.library.shelf
        found = []
        for row in self._screen.checking.meant():
            article, findings = shelf.article(row.article_id), shelf.findings(row.article_id)
            claim = _claim_of(row, findings)
            if article is not None and findings is not None and claim is not None:
                found.append(Meant(row.article_id, article.text, findings, claim))
        return found

    # Doing -------------------------------------------------------------------------------

    def _reject(self, meant: Sequence[Meant]) -> None:
        """Say that they are no claims; one that the reader marked is taken back instead."""
        made = self._screen.main.correcting.marked(meant[0]) if len(meant) == 1 else None
        if made is not None:
            self._screen.attempt(lambda: self._take_back(made))
        else:
            self._make(meant, Verb.REJECT)

    def _take_back(self, made: Made) -> None:
        self._screen.reader.library.corrections.withdraw(made)
        self._done(f"took back: {made.correction}")

    def _make(
        self,
        meant: Sequence[Meant],
        verb: Verb,
        *,
        stance: Stance | None = None,
        speaker: Entity | None = None,
        negated: bool = False,
    ) -> None:
        made = [
            ClaimCorrection(
                verb,
                each.article,
                *claim_words(each.text, each.finding),
                stance=stance,
                speaker=speaker,
                negated=negated,
            )
            for each in meant
            if isinstance(each.finding, Claim)
        ]

        def do() -> None:
            self._screen.reader.library.corrections.make(*made)
            more = f" and {len(made) - 1:,} more alike" if len(made) > 1 else ""
            self._done(f"{made[0]}{more}")

        self._screen.attempt(do)

    def _done(self, what: str) -> None:
        """Say what was done, and show the claims as they are now."""
        screen = self._screen
        undo = screen.reader.keymap.shown("undo-here")
        screen.main.findings_changed()
        screen.asking.changed()
        screen.say(done(what, undo))


def _claim_of(row: LedgerRow, findings: Findings | None) -> Claim | None:
    """The claim of a row, unless the article was analysed otherwise meanwhile."""
    claims = findings.claims if findings is not None else ()
    claim = claims[row.position] if row.position < len(claims) else None
    return claim if claim is not None and claim.span.start == row.start else None
