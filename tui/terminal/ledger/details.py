"""Details: all that the library knows of the claim under the cursor, said below the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content

from tui.news.event_dates import event_of
from tui.news.ledger import LedgerRow, Status
from tui.news.pair import Pair, PairKind
from tui.terminal.article.headline import long_date
from tui.terminal.ledger.columns import pair_sign, stance_words, status_words, who
from tui.terminal.looks.safe import one_line, safe
from tui.terminal.looks.signs import sign

LABEL = 10
"""Cells of the words before each line."""

OUTLETS = 6
"""Publishers that are named of those who have the same."""

PAIR_WORDS = {
    PairKind.DENIAL: "possible denial",
    PairKind.NUMBERS: "possibly another number",
    PairKind.UPDATE: "possibly an update",
    PairKind.REVERSAL: "possible reversal",
    PairKind.RETRACTION: "possible retraction",
    PairKind.SAME: "the same",
}


@dataclass(frozen=True, slots=True)
class Details:
    """A claim, where else it is said, what may contradict it, and the rule that found it.

    `sentence` is the one it stands in, with who says it and how.
    """

    row: LedgerRow
    outlets: Sequence[str] = ()
    same: int = 0
    others: Sequence[tuple[Pair, LedgerRow]] = ()
    rule: str = ""
    sentence: str = ""


def lines(details: Details, width: int, *, is_plain: bool = False) -> Content:
    """The details, their words wrapped beside the labels."""
    found: list[Content] = []
    for label, words in _told(details, is_plain=is_plain):
        lead = f"{label:<{LABEL}}"
        for each in words.wrap(max(12, width - LABEL)):
            found.append(Content.assemble((lead, "$muted-style"), each))
            lead = " " * LABEL
    return Content("\n").join(found)


def _told(details: Details, *, is_plain: bool) -> Iterator[tuple[str, Content]]:
    row = details.row
    stance = f"{sign(row.stance, is_plain=is_plain)} {stance_words(row)}"
    head = Content.assemble((stance, f"${row.stance}-style"), "  ", (who(row), "bold"))
    yield "who", head + Content.styled(_said_by(row), "$muted-style")
    yield "what", Content.styled(_flat(row.content) or "nothing is quoted", "bold")
    if details.sentence and details.sentence != _flat(row.content):
        yield "sentence", Content(one_line(details.sentence))
    yield "in", Content(" · ".join(_where(row)))
    check = row.check
    if not check.is_empty:
        yield "check", Content(status_words(check.status))
    if check.note:
        yield "note", Content.styled(safe(check.note), "$note-style")
    for number, link in enumerate(check.evidence):
        yield "" if number else "evidence", Content(one_line(link))
    if details.same:
        yield "same in", Content(_same(details))
    for pair, other in details.others:
        yield pair_sign(pair.kind, is_plain=is_plain) + " pair", _pair(pair, other)
    if row.about:
        yield "about", Content(one_line(", ".join(row.about)))
    rule = f"{details.rule} · " if details.rule else ""
    hedged = ", hedged" if row.is_hedged else ""
    yield (
        "found",
        Content.styled(
            f"{row.quotation} speech{hedged} · {one_line(rule)}confidence {row.confidence:.2f}",
            "$muted-style",
        ),
    )


def _said_by(row: LedgerRow) -> str:
    """The source as written, where it is not the name of the speaker, and whether that is sure."""
    written = _flat(row.source)
    as_written = f"  “{written}”" if row.speaker and written and written != row.speaker else ""
    guess = ", a guess" if row.speaker and not row.is_sure else ""
    return as_written + guess


def _where(row: LedgerRow) -> Iterator[str]:
    if row.publisher:
        yield one_line(row.publisher)
    published = f"published {long_date(row.published)}" if row.published else "no date"
    if (event := event_of(row)) is not None:
        yield f"speaks of {long_date(event.when)} (“{one_line(event.words)}”)"
    if row.said is not None and (row.published is None or row.said.day != row.published.day):
        yield f"said {long_date(row.said)}"
    yield published
    yield _flat(row.headline)


def _same(details: Details) -> str:
    articles = f"{details.same:,} other article{'' if details.same == 1 else 's'}"
    named = [one_line(name) for name in details.outlets[:OUTLETS]]
    more = len(details.outlets) - len(named)
    ending = f" and {more} more" if more > 0 else ""
    return f"{articles}: {', '.join(named)}{ending}" if named else articles


def _pair(pair: Pair, other: LedgerRow) -> Content:
    date = f", {long_date(other.published)}" if other.published else ""
    verdict = f"  [{pair.verdict}]" if pair.verdict else ""
    return Content.assemble(
        (PAIR_WORDS[pair.kind], "$accent-style"),
        f"{verdict} · {one_line(pair.reason)} · ",
        (f"{stance_words(other)} ", f"${other.stance}-style"),
        f"{who(other)}: {_flat(other.content)}",
        (f" ({one_line(other.publisher or 'no publisher')}{date})", "$muted-style"),
    )


def _flat(text: str) -> str:
    return " ".join(one_line(text).split())


def checked(count: int, status: Status) -> str:
    """What was done to so many claims, in words."""
    claims = f"{count:,} claim{'' if count == 1 else 's'}"
    return f"{claims}: {status_words(status)}" if count else f"Already {status_words(status)}"
