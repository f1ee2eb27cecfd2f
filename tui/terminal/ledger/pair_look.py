"""How pairs of claims look: a line in the list, the reason, and each side with its text."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from tui.news.article import Article
from tui.news.ledger import LedgerRow
from tui.news.pair import Pair, Verdict
from tui.terminal.article.headline import long_date, short_date
from tui.terminal.article.wrap import fit
from tui.terminal.ledger.columns import pair_sign, stance_words, who
from tui.terminal.ledger.details import PAIR_WORDS
from tui.terminal.looks.safe import one_line, safe
from tui.terminal.looks.signs import sign

BESIDE = 76
"""Cells of a screen on which the two sides stand side by side; below that, one over the other."""

AROUND = 400
"""Characters of the article on either side of a claim."""

VERDICT_SIGNS = {
    Verdict.CONFLICT: "!",
    Verdict.UPDATE: "+",
    Verdict.SAME: "=",
    Verdict.UNRELATED: "×",
}


@dataclass(frozen=True, slots=True)
class Sides:
    """A pair with the rows of both claims."""

    pair: Pair
    one: LedgerRow
    other: LedgerRow


def pair_line(sides: Sides, width: int, *, is_plain: bool) -> Content:
    """A pair in one line: its sign, the dates, who says what, and how often it is said again."""
    pair, rows = sides.pair, (sides.one, sides.other)
    verdict = VERDICT_SIGNS[pair.verdict] if pair.verdict else " "
    head = f"{verdict} {pair_sign(pair.kind, is_plain=is_plain)} "
    dates = " / ".join(short_date(row.published) or "no date" for row in rows)
    dates = f"{dates:<25} " if width >= BESIDE else ""
    more = f" +{pair.others:,}" if pair.others else ""
    room = max(8, (width - len(head) - len(dates) - len(more) - 3) // 2)
    words = [fit(f"{who(row)}: {one_line(row.content)}", room) for row in rows]
    look = "$muted-style" if pair.verdict else ""
    return Content.assemble(
        (head, "$accent-style"),
        (dates, "$muted-style"),
        (words[0], look),
        (" | ", "$muted-style"),
        (words[1], look),
        (more, "$muted-style"),
    )


def reason_words(pair: Pair) -> Content:
    """Why a pair is proposed, how many more say the same, and what the reader said of it."""
    verdict = f"   you: {pair.verdict}" if pair.verdict else ""
    return Content.assemble(
        (f"{PAIR_WORDS[pair.kind]}: ", "$accent-style"),
        one_line(pair.reason),
        (f"   {others_words(pair)}" if pair.others else "", "$muted-style"),
        (verdict, "bold"),
    )


def others_words(pair: Pair) -> str:
    """How many more pairs of claims say the same as one."""
    return f"{pair.others:,} more pair{'' if pair.others == 1 else 's'} of the same"


def side_words(row: LedgerRow, number: int, article: Article | None, *, is_plain: bool) -> Content:
    """One side: who said it where and when, the claim, and the text around it."""
    stance = f"{sign(row.stance, is_plain=is_plain)} {stance_words(row)}"
    date = long_date(row.published) if row.published else "no date"
    if row.said is not None and (row.published is None or row.said.day != row.published.day):
        date += f" · said {long_date(row.said)}"
    lines = [
        Content.assemble(
            (f"{number} ", "$key-style"),
            (date, "bold"),
            (f" · {one_line(row.publisher or 'no publisher')}", "$publisher-style"),
        ),
        Content.assemble((stance, f"${row.stance}-style"), "  ", (who(row), "bold")),
        Content.styled(safe(row.content), "$highlight-style"),
        Content(),
        Content.styled(one_line(row.headline), "bold"),
        _around(row, article) if article is not None else Content(),
    ]
    return Content("\n").join(lines)


def _around(row: LedgerRow, article: Article) -> Content:
    """The text of the article around the claim."""
    text, start = article.text, row.start
    begin, end = max(0, start - AROUND), min(len(text), start + AROUND)
    for paragraph in article.paragraphs:
        if paragraph.start <= start < paragraph.stop:
            begin = max(begin, paragraph.start)
            end = min(max(end, min(paragraph.stop, end + AROUND)), paragraph.stop)
    words = " ".join(safe(text[begin:end]).split())
    return Content.styled(words, "$muted-style")
