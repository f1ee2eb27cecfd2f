"""Timelines: the day that is stated before that of publication, and neither made more precise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tui.news.article import ArticleId, Published
from tui.news.entity_page import Unit
from tui.news.findings import Quotation, Stance
from tui.news.ledger import LedgerRow
from tui.news.timeline import Clock, counted, moment_of, plot_of, timeline, told_by


def row(published: str | None, said: str | None = None, number: int = 1) -> LedgerRow:
    return LedgerRow(
        claim=number,
        key=f"{number:016x}",
        article=number,
        article_id=ArticleId(f"{number:016x}"),
        position=0,
        start=0,
        headline="",
        path="a.txt",
        url=None,
        publisher=None,
        published=Published(published) if published else None,
        said=Published(said) if said else None,
        stance=Stance.SAID,
        is_negated=False,
        is_hedged=False,
        speaker=None,
        is_sure=False,
        source="",
        content="",
        about=(),
        quotation=Quotation.INDIRECT,
        confidence=1.0,
    )


def test_what_was_said_on_a_stated_day_stands_there() -> None:
    days = timeline([row("2023-11-09"), row("2023-11-14", "2023-11-07"), row(None)])
    assert [day.day for day in days] == ["2023-11-07", "2023-11-09", ""]
    assert [day.moments[0].is_stated for day in days] == [True, False, False]


def test_a_month_is_no_day_of_the_plot() -> None:
    days = timeline([row("2023-11"), row("2023-11-07T10:00:00Z"), row("2023-11-09"), row(None)])
    assert [day.day for day in days] == ["2023-11", "2023-11-07", "2023-11-09", ""]
    plot = plot_of(days)
    assert plot is not None
    assert (plot.unit, plot.periods[0], sum(plot.counts), plot.undated) == (
        Unit.DAY,
        "2023-11-01",
        2,
        2,
    )
    only_vague = plot_of(timeline([row("2023-11"), row("2023-11"), row("2023")]))
    assert only_vague is not None
    assert (only_vague.unit, only_vague.counts) == (Unit.MONTH, (*(10 * [0]), 2))


DAYS = st.dates(date(1000, 1, 1), date(9998, 12, 31)).map(date.isoformat)
DATES = st.none() | DAYS | DAYS.map(lambda day: day[:7]) | DAYS.map(lambda day: day[:4])


@given(st.lists(st.tuples(DATES, DATES), max_size=12))
def test_no_claim_is_lost_or_told_twice(dates: list[tuple[str | None, str | None]]) -> None:
    rows = [row(published, said, n) for n, (published, said) in enumerate(dates)]
    days = timeline(rows)
    told = [moment for day in days for moment in day.moments]
    assert sorted(m.row.claim for m in told) == list(range(len(rows)))
    assert all(m == moment_of(m.row) for m in told)
    known = [day.day for day in days if day.day]
    assert known == sorted(set(known))
    plot = plot_of(days)
    if plot is not None:
        assert sum(plot.counts) + plot.undated == len(rows)


def test_the_same_claims_are_told_by_what_they_speak_of_and_by_publication() -> None:
    spoken = replace(row("2023-11-14", "2023-11-07"), content="the port was shut on 3 May 2022")
    days = timeline([spoken, row("2023-11-09", number=2)])
    assert [day.day for day in days] == ["2023-11-07", "2023-11-09"]
    assert [day.day for day in told_by(days, Clock.EVENT)] == ["2022-05-03", ""]
    assert [day.day for day in told_by(days, Clock.PUBLISHED)] == ["2023-11-09", "2023-11-14"]


def test_a_few_far_days_do_not_press_the_plot_together() -> None:
    rows = [row(f"2023-11-{1 + n % 28:02}", number=n) for n in range(60)]
    plot = plot_of(timeline([*rows, row("1865-04-14", number=99)]))
    assert plot is not None
    assert (plot.unit, plot.outside, sum(plot.counts)) == (Unit.DAY, 3, 58)


def test_one_stance_is_counted_in_the_periods_of_all() -> None:
    denied = replace(row("2023-11-08", number=2), stance=Stance.DENIED)
    days = timeline([row("2023-11-07"), denied])
    plot = plot_of(days)
    assert plot is not None
    assert plot.counts == (1, 1)
    assert counted(days, plot, Stance.DENIED) == (0, 1)
