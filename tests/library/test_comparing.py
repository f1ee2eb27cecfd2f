"""Claims set beside those of other articles: groups, pairs, and the reader's verdicts."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from tests.library.making import Stamp, opened, select
from tests.library.search_corpus import TODAY
from tests.library.test_ledger import put_findings, told
from tui.ingest import compare_pending
from tui.library.claims.conflicts import unjudged
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.library.shelf.pieces import Filed
from tui.matching.statements.sides import Judgement
from tui.news.article import ArticleId
from tui.news.ledger import LedgerRow
from tui.news.pair import PairKind, Verdict
from tui.news.query.query import Query

STORIES = (
    (
        "2023-11-09",
        "Courier",
        "A",
        "The Port said | all four cranes of the port stood idle",
    ),
    (
        "2023-11-10",
        "AFP",
        "B",
        "The Port confirmed | the four cranes of the port stood idle",
    ),
    ("2023-11-11", "Radio", "C", "The Union denied | the four cranes of the port stood idle"),
    ("2023-11-12", "Ledger", "D", "The Union said | the hospital ship waits outside"),
)


@pytest.fixture
def compared(library: Library) -> Library:
    for number, line in enumerate(STORIES):
        put(library, number, line)
    assert library.comparing.left() == len(STORIES)
    while library.comparing.compare(2):
        pass
    return library


def put(library: Library, number: int, line: tuple[str | None, str, str, str]) -> ArticleId:
    made, findings = told(line, number)
    (id_,) = library.shelf.put_many([Filed(Stamp(f"/{made.path}"), [made])])
    put_findings(library, id_, made, findings)
    return id_


def row_of(library: Library, publisher: str) -> LedgerRow:
    (claim,) = select(
        library,
        "SELECT c.rowid FROM claim c JOIN article a ON a.rowid = c.article"
        f" WHERE a.publisher = '{publisher}'",
    )
    row = library.ledger.row(int(str(claim[0])))
    assert row is not None
    return row


def test_claims_that_say_the_same_are_one_group(compared: Library) -> None:
    first, second = row_of(compared, "Courier"), row_of(compared, "AFP")
    assert compared.pairs.same(first.claim) == [second.claim]
    assert compared.pairs.same_counts([first.claim]) == {first.claim: 1}
    assert compared.pairs.same(row_of(compared, "Ledger").claim) == []
    assert compared.comparing.left() == 0


def test_claims_that_several_publishers_have_are_asked_for(compared: Library) -> None:
    with closing(Searcher.open(compared.path, today=lambda: TODAY)) as searcher:

        def told(query: str) -> set[str | None]:
            found = compared.ledger.rows(searcher.claims(Query.parse(query)).exact)
            return {row.publisher for row in found if row is not None}

        assert told("publishers:2") == {"Courier", "AFP"}
        assert told("publishers:>1 stance:confirmed") == {"AFP"}
        assert told("publishers:=1") == told("-publishers:2") == {"Radio", "Ledger"}
        assert told("publishers:3") == set()


def test_a_denial_is_one_pair_however_often_the_other_side_was_copied(compared: Library) -> None:
    (pair,) = compared.pairs.proposed()
    assert pair.kind is PairKind.DENIAL
    assert pair.other == row_of(compared, "Radio").claim
    assert "cranes" in pair.reason
    assert pair.others == 1
    assert compared.pairs.proposed([row_of(compared, "Ledger").claim]) == []


def test_a_verdict_is_kept_and_the_pair_never_proposed_again(compared: Library) -> None:
    (pair,) = compared.pairs.proposed()
    one, other = compared.ledger.rows([pair.one, pair.other])
    assert one is not None
    assert other is not None
    compared.pairs.judge(other, one, Verdict.CONFLICT)
    assert [p.verdict for p in compared.pairs.judged()] == [Verdict.CONFLICT]
    # The copies of a judged side make no new pair of the same.
    assert compared.pairs.proposed() == []
    made, findings = told(STORIES[2], 2)
    put_findings(compared, other.article_id, made, replace(findings, version="2"))
    compared.comparing.compare(10)
    assert [p.verdict for p in compared.pairs.judged()] == [Verdict.CONFLICT]
    compared.journal.undo()
    assert compared.pairs.judged() == []
    assert len(compared.pairs.proposed()) == 1


def test_conflicts_are_counted_until_they_are_judged(compared: Library) -> None:
    reads = compared.shelf._connection
    (pair,) = compared.pairs.proposed()
    sides = [pair.one, pair.other]
    counts = [unjudged(reads), unjudged(reads, sides[:1]), unjudged(reads, sides[1:])]
    assert counts == [1, 1, 1]
    apart = compared.ledger.claims_of(row_of(compared, "Ledger").article_id)
    assert (unjudged(reads, apart), unjudged(reads, [])) == (0, 0)
    one, other = compared.ledger.rows(sides)
    assert one is not None
    assert other is not None
    compared.pairs.judge(one, other, Verdict.CONFLICT)
    assert (unjudged(reads), unjudged(reads, sides)) == (0, 0)


def test_a_group_outlives_the_claim_that_stood_for_it(compared: Library) -> None:
    put(
        compared,
        7,
        ("2023-11-13", "Third", "E", "The Mayor said | the four cranes of the port stood idle"),
    )
    compared.comparing.compare(10)
    rows = [row_of(compared, name) for name in ("Courier", "AFP", "Third")]
    ((first,),) = select(compared, f"SELECT same FROM claim WHERE rowid = {rows[0].claim}")
    gone = next(row for row in rows if row.claim == first)
    compared.shelf.known()
    (file,) = select(
        compared,
        "SELECT f.path FROM file f JOIN article a ON a.file = f.rowid"
        f" WHERE a.id = '{gone.article_id}'",
    )
    compared.shelf.forget([str(file[0])])
    left = [row for row in rows if row is not gone]
    assert compared.pairs.same(left[0].claim) == [left[1].claim]


def test_what_is_not_compared_yet_is_known_after_a_restart(library: Library) -> None:
    put(library, 0, STORIES[0])
    assert select(library, "SELECT count(*) FROM uncompared") == [(1,)]
    assert library.comparing.compare(10) == 1
    assert library.comparing.compare(10) == 0


def test_other_rules_have_everything_compared_again_and_verdicts_stay(compared: Library) -> None:
    (pair,) = compared.pairs.proposed()
    one, other = compared.ledger.rows([pair.one, pair.other])
    assert one is not None
    assert other is not None
    compared.pairs.judge(one, other, Verdict.CONFLICT)
    same = compared.pairs.same_counts([one.claim])
    with Library.open(compared.path, now=lambda: 1, durable=False) as library:
        assert list(compare_pending(library)) == []
        with library.shelf._connection.writing():
            library.shelf._connection.run("UPDATE pair_rules SET version = 'older'")
    with Library.open(compared.path, now=lambda: 1, durable=False) as library:
        # Broken off once, it goes on where it stopped.
        first = next(compare_pending(library))
        assert first.total == len(STORIES)
        assert list(compare_pending(library)) == []
        assert library.comparing.left() == 0
        assert [found.verdict for found in library.pairs.judged()] == [Verdict.CONFLICT]
        assert library.pairs.proposed() == []
        assert library.pairs.same_counts([one.claim]) == same


def test_a_judged_pair_stays_when_no_rule_proposes_it_any_more(
    compared: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pair,) = compared.pairs.proposed()
    one, other = compared.ledger.rows([pair.one, pair.other])
    assert one is not None
    assert other is not None
    compared.pairs.judge(one, other, Verdict.CONFLICT)
    monkeypatch.setattr("tui.library.claims.comparing.judge", lambda *_: None)
    connection = compared.shelf._connection
    for change in ("UPDATE pair_rules SET version = 'older'", "DELETE FROM claim_pair"):
        with connection.writing():
            connection.run(change)
            connection.run("INSERT OR IGNORE INTO uncompared SELECT rowid FROM article")
        with Library.open(compared.path, now=lambda: 1, durable=False) as library:
            assert list(compare_pending(library))
            (kept,) = library.pairs.judged()
            assert (kept.one, kept.other) == (pair.one, pair.other)
            assert kept.verdict is Verdict.CONFLICT


def test_what_another_window_takes_away_meanwhile_is_beside_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, line in enumerate(STORIES):
        put(library, number, line)
    comparing = library.comparing
    look, looks = comparing._found, list[int]()

    def then_lost(article: int) -> list[tuple[int, int, Judgement]]:
        found = look(article)
        looks.append(article)
        if found and len(looks) == len(set(looks)):
            with opened(library.path) as other:
                other.shelf.forget(["/1.txt"])
        return found

    monkeypatch.setattr(comparing, "_found", then_lost)
    while comparing.compare(2):
        pass
    assert len(looks) > len(set(looks))
    pairs = library.pairs.proposed()
    assert [pair.kind for pair in pairs] == [PairKind.DENIAL]
    assert library.pairs.same(row_of(library, "Courier").claim) == []
