"""Columns: how a claim stands on one line of the ledger, in as many cells as there are."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from tui.news.ledger import LedgerGrouping, LedgerRow, Status
from tui.news.pair import PairKind
from tui.terminal.article.headline import short_date
from tui.terminal.article.wrap import fit
from tui.terminal.ledger.contents import Seen
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.signs import sign

STATUS_SIGNS = {
    Status.OPEN: " ",
    Status.CHECKING: "◔",
    Status.SUPPORTED: "⊕",
    Status.REFUTED: "⊖",
    Status.MIXED: "⊘",
    Status.CANNOT_TELL: "⊙",
}
STATUS_LETTERS = {
    Status.OPEN: " ",
    Status.CHECKING: "w",
    Status.SUPPORTED: "s",
    Status.REFUTED: "r",
    Status.MIXED: "m",
    Status.CANNOT_TELL: "n",
}
STATUS_STYLES = {
    Status.OPEN: "$muted-style",
    Status.CHECKING: "$accent-style",
    Status.SUPPORTED: "$confirmed-style",
    Status.REFUTED: "$denied-style",
    Status.MIXED: "$claimed-style",
    Status.CANNOT_TELL: "$muted-style",
}
PLAIN_PAIRS = {
    PairKind.DENIAL: "x",
    PairKind.NUMBERS: "#",
    PairKind.UPDATE: "+",
    PairKind.REVERSAL: "r",
    PairKind.RETRACTION: "t",
    PairKind.SAME: "=",
}
NOTED, PLAIN_NOTED = "✎", "N"


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide each column is, in cells; 0 for one that is left out."""

    day: int
    stance: int
    speaker: int
    content: int
    publisher: int
    status: int
    pairs: int

    @classmethod
    def of(cls, width: int, grouping: LedgerGrouping | None) -> Columns:
        """The columns of a table that is `width` cells wide; what headings say is left out."""
        is_wide, is_medium = width >= 110, width >= 74
        day = 0 if grouping is LedgerGrouping.DAY else 11 if is_wide else 9
        stance = 14 if is_wide else 11 if is_medium else 2
        if grouping is LedgerGrouping.STANCE:
            stance = 2
        speaker = min(30, width // 6) if is_wide else 15 if is_medium else 12
        if grouping is LedgerGrouping.SPEAKER:
            speaker = 0
        publisher = min(26, width // 8) if is_wide else 0
        if grouping is LedgerGrouping.PUBLISHER:
            publisher = 0
        status = 12 if is_wide else 2
        pairs = 6 if is_medium else 3
        taken = sum(
            cells + 1 for cells in (day, stance, speaker, publisher, status, pairs) if cells
        )
        return cls(day, stance, speaker, max(8, width - taken - 1), publisher, status, pairs)


def head(columns: Columns) -> Content:
    """The names of the columns."""
    named = (
        ("day", columns.day),
        ("stance" if columns.stance > 2 else "", columns.stance),
        ("speaker", columns.speaker),
        ("content", columns.content),
        ("publisher", columns.publisher),
        ("check" if columns.status > 2 else "", columns.status),
        ("", columns.pairs),
    )
    words = " ".join(f"{name:<{cells}}" for name, cells in named if cells)
    return Content.styled(f" {words}", "$muted-style")


def line(seen: Seen, columns: Columns, *, is_plain: bool = False) -> Content:
    """The line of a claim."""
    row = seen.row
    stance = sign(row.stance, is_plain=is_plain)
    words = stance_words(row) if columns.stance > 2 else "¬" * row.is_negated
    marks = NOTED if not is_plain else PLAIN_NOTED
    noted = marks if row.check.note or row.check.evidence else " "
    stance = f"{stance} {words}" if columns.stance > 2 else stance + words
    status = _status(row, columns, noted, is_plain=is_plain)
    signs = pair_signs(seen, columns.pairs, is_plain=is_plain)
    parts = (
        (_day(row, columns.day), "$muted-style", columns.day),
        (stance, f"${row.stance}-style", columns.stance),
        (who(row), "" if row.speaker else "$muted-style", columns.speaker),
        (_content(seen), "bold", columns.content),
        (one_line(row.publisher or ""), "$publisher-style", columns.publisher),
        (status, STATUS_STYLES[row.check.status], columns.status),
        (signs, "$accent-style", columns.pairs),
    )
    cells = [
        Content.styled(fitted := fit(text, room), style).pad_right(
            room - Content(fitted).cell_length
        )
        for text, style, room in parts
        if room
    ]
    return Content(" ").join(cells)


def _content(seen: Seen) -> str:
    """What is claimed; with the sentence it stands in where it says little alone."""
    words, sentence = one_line(seen.row.content), one_line(seen.sentence)
    if sentence and sentence != words:
        return f"{words} ‹{sentence}›" if words else f"‹{sentence}›"
    return words or "–"


def who(row: LedgerRow) -> str:
    """Who says it: the speaker, with a question mark for a guess, else as the article writes."""
    if row.speaker:
        return one_line(row.speaker) + ("" if row.is_sure else "?")
    return one_line(row.source) or "nobody"


def stance_words(row: LedgerRow) -> str:
    """The stance in words."""
    return f"not {row.stance}" if row.is_negated else str(row.stance)


def status_words(status: Status) -> str:
    """A status as it is said."""
    return status.value.replace("-", " ")


def status_sign(status: Status, *, is_plain: bool = False) -> str:
    """The sign of a status, or its letter in plain mode; a space for an open claim."""
    return (STATUS_LETTERS if is_plain else STATUS_SIGNS)[status]


def _status(row: LedgerRow, columns: Columns, noted: str, *, is_plain: bool) -> str:
    status = row.check.status
    if columns.status <= 2:
        return status_sign(status, is_plain=is_plain) + noted
    words = "" if status is Status.OPEN else status_words(status)
    return f"{words} {noted}".strip()


def pair_sign(kind: PairKind, *, is_plain: bool = False) -> str:
    """The sign of a kind of pair, or a letter in plain mode."""
    return PLAIN_PAIRS[kind] if is_plain else kind.sign


def pair_signs(seen: Seen, room: int, *, is_plain: bool = False) -> str:
    """The signs of the pairs that a claim is in, and how many other articles say the same."""
    kinds = dict.fromkeys(pair.kind for pair in seen.pairs)
    signs = "".join(pair_sign(kind, is_plain=is_plain) for kind in kinds)
    same = f"={seen.same}" if seen.same else ""
    gap = " " if signs and same and len(signs) + len(same) < room else ""
    return signs + gap + same


def _day(row: LedgerRow, room: int) -> str:
    date = short_date(row.published)
    if room < 11 and len(date) > room and date[-5:-4] == " ":
        return f"{date[:-4]}{date[-2:]}"  # 12 Nov 2023 -> 12 Nov 23
    return date
