"""Following a claim: through time, and to who makes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.library.claims.answers import answers
from tui.library.claims.around import akin, around
from tui.library.search.reading import Reading
from tui.news.query.query import Field, FieldName, Query
from tui.news.query.query_print import printed
from tui.terminal.article.wrap import fit
from tui.terminal.entity.opening import entity_named, open_page
from tui.terminal.looks.safe import one_line

if TYPE_CHECKING:
    from tui.terminal.ledger.screen import LedgerScreen
    from tui.terminal.screens.main import MainScreen


def _timeline_of_all(ledger: LedgerScreen) -> None:
    """The marked claims by the day; all that are found when none is marked."""
    table, results = ledger.table, ledger.contents.results
    marked, query = table.marked, ledger.asking.query.text
    claims = [key for key in table.keys if not marked or key in marked]
    name = "the marked claims" if marked else query or "all claims"
    is_capped = not marked and results is not None and results.is_capped
    ledger.leading.timeline(
        name, lambda _: claims, f"only the first {len(claims):,} by date" * is_capped
    )


def _timeline_of_one(ledger: LedgerScreen) -> None:
    """The claim, who else says it or denies it, and what may contradict it."""
    row = ledger.leading.row
    if row is None:
        return
    claims = around(ledger.reader.library.pairs, [row.claim])

    def find(reading: Reading) -> list[int]:
        return list(dict.fromkeys([*claims, *answers(reading, row), *akin(reading, row)]))

    note = "who else says it or denies it"
    ledger.leading.timeline(f"“{fit(one_line(row.content), 40)}”", find, note)


def _same_speaker(ledger: LedgerScreen) -> None:
    """All claims of who makes this one, the cursor on it: below it is what was said before."""
    row = ledger.leading.row
    if row is None or row.speaker is None:
        ledger.say("Nobody is named who says this.")
        return
    ledger.asking.turn_to(Query.parse(claims_by(ledger.main, row.speaker)))


def claims_by(main: MainScreen, speaker: str) -> str:
    """The query for the claims of a speaker as a claim names one.

    Of somebody who is known in full that is this person's alone; a surname that may be
    anybody's asks for all who are called so.
    """
    name = main.reader.library.entities.full_name(speaker)
    words = name.replace('"', "")
    return printed(Field(FieldName.BY, words, is_exact=" " in words and words == name))


def _page(ledger: LedgerScreen) -> None:
    row = ledger.leading.row
    if row is None or row.speaker is None:
        ledger.say("Nobody is named who says this.")
        return
    entity = entity_named(ledger.main, ledger.main.reader.library.entities.full_name(row.speaker))
    if entity is None:
        ledger.say(f"{row.speaker} is no entity of the library, so there is no page.")
    else:
        open_page(ledger.main, entity)


FOLLOWING: Mapping[str, Callable[[LedgerScreen], None]] = MappingProxyType(
    {
        "timeline-of-claims": _timeline_of_all,
        "timeline-of-claim": _timeline_of_one,
        "claims-of-speaker": _same_speaker,
        "speaker-page": _page,
    }
)
