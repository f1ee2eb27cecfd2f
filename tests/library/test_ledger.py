"""The ledger: claims as rows, what queries mean there, and checks that stick to their claims."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.making import Stamp, opened, select, story
from tests.library.search_corpus import TODAY
from tui.library.claims.checks import placed
from tui.library.claims.covered import coverage_of
from tui.library.connection import backup_name
from tui.library.library import Library
from tui.library.search import newest_claims
from tui.library.search import searcher as searching
from tui.library.search.ledger_answering import Wish
from tui.library.search.searcher import Searcher
from tui.library.shelf.identity import digest_of
from tui.library.shelf.pieces import Filed
from tui.news.article import Article, ArticleId
from tui.news.coverage import Coverage
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, Speaker, Stance, Via
from tui.news.ledger import Check, LedgerGrouping, LedgerResults, LedgerRow, LedgerSort, Status
from tui.news.query.query import Query
from tui.news.span import Span

STORIES = (
    (
        "2023-11-09",
        "Courier",
        "Ships to leave",
        "The Port Authority confirmed | ships leave on Friday",
    ),
    (
        "2023-11-09",
        "AFP",
        "No deal",
        "The Foreign Ministry denied | any ship has permission to leave",
    ),
    ("2023-11-10", "Ledger", "Count", "Tarvo Shipping claimed | 40 containers were loaded"),
    (
        "2023-11-12",
        "Courier",
        "Ministry again",
        "The Foreign Ministry denied | the strike was planned",
    ),
    (None, "Radio", "Hospital", "Somebody said | the hospital in Tarvo was hit"),
)


def told(line: tuple[str | None, str, str, str], number: int) -> tuple[Article, Findings]:
    """A story of one sentence, and its one claim: who, the cue (the last word), what."""
    published, publisher, headline, marked = line
    before, _, content = marked.partition(" | ")
    source, _, cue = before.rpartition(" ")
    name = source.removeprefix("The ")
    text = f"{headline}\n\n{before} {content}."
    at = text.index(before)
    start = text.index(content)
    claim = Claim(
        (Span(at + len(source) + 1, at + len(before)),),
        (Span(at, at + len(source)),),
        (Span(start, start + len(content)),),
        Stance(cue),
        Quotation.INDIRECT,
        0.9,
        "test",
        None if name == "Somebody" else Speaker(name, Via.NAMED),
        about=("Tarvo",) if "in Tarvo" in content else (),
    )
    mentions = [
        Mention(
            Span(at + len(source) - len(name), at + len(source)), Kind.ORGANIZATION, name, 1.0, "t"
        )
    ]
    if claim.about:
        tarvo = text.index("Tarvo")
        mentions.append(Mention(Span(tarvo, tarvo + 5), Kind.PLACE, "Tarvo", 1.0, "t"))
    made = story(
        text.partition("\n\n")[2],
        f"{number}.txt",
        published=published,
        headline=headline,
        publisher=publisher,
    )
    return made, Findings(tuple(mentions), (claim,), "1")


def put_findings(library: Library, id_: ArticleId, made: Article, findings: Findings) -> None:
    library.shelf.put_findings([(id_, digest_of(made.text), findings)])


@pytest.fixture
def filled(library: Library) -> Library:
    for number, line in enumerate(STORIES):
        made, findings = told(line, number)
        (id_,) = library.shelf.put_many([Filed(Stamp(f"/{made.path}"), [made])])
        put_findings(library, id_, made, findings)
    return library


@pytest.fixture
def searcher(filled: Library) -> Iterator[Searcher]:
    with closing(Searcher.open(filled.path, today=lambda: TODAY)) as opened_searcher:
        yield opened_searcher


def rows(library: Library, results: LedgerResults) -> list[LedgerRow]:
    return [row for row in library.ledger.rows(results.exact) if row is not None]


def contents(
    library: Library, searcher: Searcher, query: str, wish: Wish | None = None
) -> list[str]:
    return [row.content for row in rows(library, searcher.claims(Query.parse(query), wish))]


def test_a_row_says_who_said_what_where_and_when(filled: Library, searcher: Searcher) -> None:
    (row,) = rows(filled, searcher.claims(Query.parse("hospital")))
    assert (row.speaker, row.source, row.stance) == (None, "Somebody", Stance.SAID)
    assert (row.content, row.about) == ("the hospital in Tarvo was hit", ("Tarvo",))
    assert (row.publisher, row.published, row.headline) == ("Radio", None, "Hospital")
    assert (row.confidence, row.check) == (0.9, Check())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 5),
        ("ministry stance:denied", 2),  # the source counts as well as the content
        ("permission by:ministry", 1),
        ("ministry -strike", 1),
        ("source:courier", 2),
        ("source:courier stance:denied", 1),
        ("date:2023-11-09 leave", 2),
        ("about:tarvo", 1),
        ("claim:(stance:claimed containers)", 1),
        ("containers OR hospital", 2),
        ("/^the hospital .* hit$/", 1),
        ("stance:claimed -/hospital/", 1),
        ("claim:(stance:denied source:courier)", 1),
        ("claim:(stance:denied (source:courier OR date:2022))", 1),
        ("title:count", 1),
        ("=Ships", 0),
        ("-stance:denied", 3),
        ("by:none", 0),
        ("status:open", 5),
        ("status:refuted", 0),
    ],
)
def test_words_and_conditions_hold_within_one_claim(
    filled: Library, searcher: Searcher, query: str, found: int
) -> None:
    assert len(contents(filled, searcher, query)) == found


def test_who_is_meant_by_a_pronoun_is_found_by_name(library: Library) -> None:
    made, findings = told((None, "Radio", "Reply", "She denied | the e-mails were secret"), 1)
    (claim,) = findings.claims
    meant = replace(claim, speaker=Speaker("Ana Lopes", Via.PRONOUN))
    (id_,) = library.shelf.put_many([Filed(Stamp("/reply.txt"), [made])])
    put_findings(library, id_, made, replace(findings, claims=(meant,)))
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as searcher:
        for query in ("lopes stance:denied", '"ana lopes" secret', "she secret"):
            assert contents(library, searcher, query) == ["the e-mails were secret"]
        (row,) = rows(library, searcher.claims(Query.parse("lopes")))
    assert row.source == "She"


def test_a_person_speaks_who_is_named_first_and_not_for_whom_somebody_speaks(
    library: Library,
) -> None:
    sources = ("Lopes", "Lopes and two deputies", "Lopes's lawyer", "a spokesman for Ms Lopes")
    for number, source in enumerate((*sources, *["Lopes"] * 20)):
        made, findings = told((None, "Radio", "Reply", f"{source} denied | plan {number}"), number)
        start = made.text.index("Lopes")
        # Once the model takes her for a firm.
        kind = Kind.ORGANIZATION if number == 2 else Kind.PERSON
        person = Mention(Span(start, start + 5), kind, "Lopes", 1.0, "t")
        (claim,) = findings.claims
        claim = replace(claim, speaker=Speaker("Lopes", Via.NAMED) if source == "Lopes" else None)
        (id_,) = library.shelf.put_many([Filed(Stamp(f"/{number}.txt"), [made])])
        put_findings(library, id_, made, replace(findings, mentions=(person,), claims=(claim,)))
    with closing(Searcher.open(library.path, today=lambda: TODAY)) as searcher:
        own = {f"plan {number}" for number in range(4, 24)}
        assert set(contents(library, searcher, "by:lopes")) == {"plan 0", "plan 1", *own}
        assert len(contents(library, searcher, "by:lawyer")) == 1


def test_close_claims_follow_when_the_words_as_typed_find_few(searcher: Searcher) -> None:
    results = searcher.claims(Query.parse("hopsital"))
    assert (len(results.exact), len(results.close)) == (0, 1)
    assert [(c.typed, c.taken) for c in results.corrections] == [("hopsital", "hospital")]


def test_words_that_no_claim_has_are_pointed_to_in_headlines(searcher: Searcher) -> None:
    results = searcher.claims(Query.parse("count stance:claimed"))
    assert results.total == 0
    assert "1 in articles headlined so: title:count stance:claimed" in results.explanation


def test_rows_come_in_the_order_that_is_asked_for(filled: Library, searcher: Searcher) -> None:
    newest = contents(filled, searcher, "")
    assert newest[0] == "the strike was planned"
    assert newest[-1] == "the hospital in Tarvo was hit"
    oldest = contents(filled, searcher, "", Wish(LedgerSort.OLDEST))
    assert oldest[-1] == newest[-1]  # without a date
    assert oldest[:-1] == newest[-2::-1]
    speakers = searcher.claims(Query.parse(""), Wish(LedgerSort.SPEAKER))
    named = [row.speaker for row in rows(filled, speakers)]
    assert named == [*sorted(filter(None, named)), None]


@pytest.mark.parametrize("grouping", LedgerGrouping)
def test_groups_cover_every_row_once(searcher: Searcher, grouping: LedgerGrouping) -> None:
    results = searcher.claims(Query.parse(""), Wish(grouping=grouping))
    assert sum(group.count for group in results.groups) == len(results.exact) == 5
    starts = [group.start for group in results.groups]
    assert starts == sorted(set(starts))
    assert len({group.label for group in results.groups}) == len(results.groups)


@pytest.mark.parametrize("text", ["", "the", "the OR ship", "stance:denied", "lang:none"])
def test_of_a_cut_answer_the_oldest_come_first_where_they_are_asked_for(
    filled: Library, searcher: Searcher, text: str
) -> None:
    whole = contents(filled, searcher, text, Wish(LedgerSort.OLDEST))
    assert contents(filled, searcher, text, Wish(LedgerSort.OLDEST, limit=2)) == whole[:2]


def test_an_answer_that_is_cut_says_so(searcher: Searcher) -> None:
    results = searcher.claims(Query.parse(""), Wish(limit=2))
    assert (results.total, results.is_capped) == (2, True)


# Checks ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "the",
            "ship",
            "the -ship",
            "the ship*",
            "the source:afp",
            "=The",
            "-the",
            "the | ship",
        ),
        *(
            "=The source:radio",
            "the title:ship",
            "the lead:ship -ship",
            "the date:2023",
            "date:2023",
        ),
        *("stance:denied", "the stance:denied", "-stance:denied the", "stance:denied source:radio"),
        *(
            "by:ministry",
            "by:ministry the",
            "by:ministry about:ship stance:denied",
            "source:nowhere",
        ),
        *(
            "the (stance:denied | source:afp)",
            "-source:radio",
            "status:open the",
            "by:ministry -the",
        ),
        *("claim:(the stance:denied) -title:ship", "stance:denied | by:ministry | date:none"),
        *("-strike stance:denied", "-strike -leave", "-strike by:ministry", "-ship date:2023"),
        *(
            "claim:(by:ministry | by:port | about:tarvo)",
            "claim:(by:ministry | stance:claimed)",
            "claim:(stance:denied source:courier)",
            "claim:(the (title:ship | stance:denied) -date:2023)",
            "/ship/ stance:denied",
            "-/ship/ by:ministry",
        ),
        *("about:the stance:denied", "by:=ministry", "by:ministry date:2023-11-12", "-!!! ship"),
    ],
)
def test_indexes_in_order_lead_to_the_same_claims_as_looking_at_all(
    filled: Library, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    query = Query.parse(text)
    with closing(Searcher.open(filled.path, today=lambda: TODAY)) as led:
        found = [led.claims(query, Wish(limit=limit)).exact for limit in range(1, 6)]
    monkeypatch.setattr(searching, "claims_are_in_order", lambda _reading: False)
    with closing(Searcher.open(filled.path, today=lambda: TODAY)) as plain:
        whole = plain.claims(query).exact
    assert found == [whole[:limit] for limit in range(1, 6)]


@pytest.mark.parametrize("text", ["s*", "t* l*", "s* by:ministry", "t* -strike", "s* stance:said"])
def test_a_broad_beginning_is_looked_for_in_the_claims(
    searcher: Searcher, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher.load_vocabulary()
    by_index = searcher.claims(Query.parse(text))
    monkeypatch.setattr(newest_claims, "BROAD", 0)
    assert searcher.claims(Query.parse(text)) == by_index
    assert by_index.exact


def test_an_answer_says_of_how_many_articles_it_is(filled: Library, searcher: Searcher) -> None:
    assert searcher.claims(Query()).coverage == Coverage(5, 0, 5)
    made, _ = told(("2023-11-13", "AFP", "New", "The Port said | it opens"), 9)
    filled.shelf.put_many([Filed(Stamp("/new"), [made])])
    coverage = searcher.claims(Query()).coverage
    assert coverage.analysis == "5 of 6 articles analysed"
    assert coverage == coverage_of(filled.path)


def test_a_status_is_kept_found_and_undone(filled: Library, searcher: Searcher) -> None:
    found = rows(filled, searcher.claims(Query.parse("stance:denied")))
    assert filled.checks.set_status(found, Status.CHECKING) == 2
    assert filled.checks.set_status(found[:1], Status.REFUTED) == 1
    assert filled.checks.set_status(found[:1], Status.REFUTED) == 0
    assert contents(filled, searcher, "status:checking") == [found[1].content]
    assert contents(filled, searcher, "status:refuted") == [found[0].content]
    assert len(contents(filled, searcher, "status:open")) == 3
    step = filled.journal.undo()
    assert step is not None
    assert step.what == "marked 1 claim refuted"
    assert len(contents(filled, searcher, "status:checking")) == 2
    filled.journal.undo()
    assert contents(filled, searcher, "-status:open") == []
    filled.journal.redo()
    assert len(contents(filled, searcher, "status:checking")) == 2


def test_note_and_evidence_stay_with_the_claim(filled: Library, searcher: Searcher) -> None:
    (row,) = rows(filled, searcher.claims(Query.parse("containers")))
    filled.checks.set_note(row, "manifest says 38")
    filled.checks.set_evidence(row, ["https://example.org/manifest"])
    again = filled.ledger.row(row.claim)
    assert again is not None
    assert again.check.note == "manifest says 38"
    assert again.check.evidence == ("https://example.org/manifest",)
    with pytest.raises(ValueError, match="is no link"):
        filled.checks.set_evidence(row, ["javascript:alert(1)"])
    filled.checks.set_note(row, "")
    filled.checks.set_evidence(row, [])
    assert select(filled, "SELECT count(*) FROM claim_check") == [(0,)]


def test_a_check_finds_its_claim_when_the_analysis_puts_it_otherwise(
    filled: Library, searcher: Searcher
) -> None:
    (row,) = rows(filled, searcher.claims(Query.parse("permission")))
    filled.checks.set_status([row], Status.REFUTED)
    made, findings = told(STORIES[1], 1)
    (claim,) = findings.claims
    (content,) = claim.content
    shorter = replace(claim, content=(Span(content.start + 4, content.stop),))  # without "any "
    put_findings(filled, row.article_id, made, replace(findings, claims=(shorter,), version="2"))
    (again,) = rows(filled, searcher.claims(Query.parse("permission")))
    assert (again.content, again.check.status) == ("ship has permission to leave", Status.REFUTED)
    assert filled.checks.lost() == []


def test_a_check_whose_claim_is_gone_is_listed_and_comes_back_with_it(
    filled: Library, searcher: Searcher
) -> None:
    (row,) = rows(filled, searcher.claims(Query.parse("permission")))
    filled.checks.set_status([row], Status.MIXED)
    made, findings = told(STORIES[1], 1)
    put_findings(filled, row.article_id, made, replace(findings, claims=(), version="2"))
    (lost,) = filled.checks.lost()
    assert (lost.content, lost.check.status) == (row.content, Status.MIXED)
    put_findings(filled, row.article_id, made, replace(findings, version="3"))
    assert filled.checks.lost() == []
    assert contents(filled, searcher, "status:mixed") == [row.content]


def test_checks_are_in_the_backup(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    made, findings = told(STORIES[2], 2)
    with opened(path) as library:
        (id_,) = library.shelf.put_many([Filed(Stamp(f"/{made.path}"), [made])])
        put_findings(library, id_, made, findings)
        row = library.ledger.row(library.ledger.claims_of(id_)[0])
        assert row is not None
        library.checks.set_status([row], Status.SUPPORTED)
        library.checks.set_note(row, "seen")
    assert backup_name(path).exists()
    path.unlink()
    with opened(path) as library:
        assert library.restored == 1
        (id_,) = library.shelf.put_many([Filed(Stamp(f"/{made.path}"), [made])])
        put_findings(library, id_, made, findings)
        row = library.ledger.row(library.ledger.claims_of(id_)[0])
        assert row is not None
        assert (row.check.status, row.check.note) == (Status.SUPPORTED, "seen")


def test_a_check_never_goes_to_one_of_two_claims_alike() -> None:
    kept = {"old": "any ship has permission to leave"}
    alike = ["a ship has permission to leave", "no ship has permission to leave"]
    assert placed(["k1", "k2"], alike, kept) == ["k1", "k2"]
    assert placed(["k1", "k2"], [alike[0], "the hospital was hit"], kept) == ["old", "k2"]
    assert placed(["old"], ["something else"], kept) == ["old"]
