from __future__ import annotations

from tests.library.making import assert_sound, filed, forget, put, select
from tui.library.claims.claim_rows import quoted
from tui.library.claims.findings import decoded, encoded
from tui.library.library import Library
from tui.library.shelf.identity import digest_of
from tui.news.article import ArticleId
from tui.news.correction import Entity, EntityCorrection, Verb
from tui.news.findings import (
    Claim,
    Findings,
    Kind,
    Mention,
    Quotation,
    Speaker,
    Stance,
    Via,
)
from tui.news.span import Span

TEXT = "The Red Cross denied on Monday that Müller paid. “Not a cent,” it said of Müller."


def _span(words: str, start: int = 0) -> Span:
    at = TEXT.index(words, start)
    return Span(at, at + len(words))


def _mention(words: str, kind: Kind, entity: str = "", start: int = 0) -> Mention:
    return Mention(_span(words, start), kind, entity or words, 0.9, "test")


FINDINGS = Findings(
    mentions=(
        _mention("The Red Cross", Kind.ORGANIZATION, "International Red Cross"),
        _mention("Monday", Kind.DATE),
        _mention("Müller", Kind.PERSON, "Karl Müller"),
        _mention("Müller", Kind.PERSON, "Karl Müller", 60),
    ),
    claims=(
        Claim(
            cue=(_span("denied"),),
            source=(_span("The Red Cross"),),
            content=(_span("Müller paid"),),
            stance=Stance.DENIED,
            quotation=Quotation.INDIRECT,
            confidence=0.9,
            rule="verb+that",
            speaker=Speaker("International Red Cross", Via.NAMED),
            about=("Karl Müller",),
        ),
        Claim(
            cue=(_span("said"),),
            source=(),
            content=(_span("“Not a cent,”"), _span("of Müller")),
            stance=Stance.SAID,
            quotation=Quotation.MIXED,
            confidence=0.5,
            rule="quote",
            speaker=Speaker("Somebody Else", Via.PRONOUN, is_sure=False),
            negated=True,
            hedges=(_span("cent"),),
        ),
    ),
    version="7",
)


def _put(library: Library, path: str = "a.txt") -> ArticleId:
    article_id = put(library, path, TEXT)
    assert library.shelf.put_findings([(article_id, digest_of(TEXT), FINDINGS)]) == [article_id]
    return article_id


def _counts(library: Library) -> dict[str, int]:
    tables = ("findings", "entity", "alias", "mention", "claim", "claim_about", "claim_fts")
    return {
        table: int(str(select(library, f"SELECT count(*) FROM {table}")[0][0])) for table in tables
    }


def test_findings_come_back_as_they_were_kept(library: Library) -> None:
    article_id = _put(library)
    assert library.shelf.findings(article_id) == FINDINGS
    assert decoded(encoded(FINDINGS)) == FINDINGS
    assert library.shelf.counts().analysed == 1


def test_an_article_without_findings_has_none(library: Library) -> None:
    assert library.shelf.findings(put(library, "a.txt", TEXT)) is None
    assert library.shelf.findings(ArticleId("0" * 16)) is None


def test_entities_are_rows_with_every_form_of_their_name(library: Library) -> None:
    _put(library)
    assert select(
        library,
        "SELECT e.name, e.kind, e.folded, m.count FROM entity e"
        " JOIN mention m ON m.entity = e.rowid ORDER BY 1",
    ) == [
        ("International Red Cross", "organization", "international red cross", 1),
        ("Karl Müller", "person", "karl muller", 2),
    ]
    assert select(library, "SELECT folded FROM alias ORDER BY 1") == [
        ("international red cross",),
        ("karl muller",),
        ("muller",),
        ("the red cross",),
    ]


def test_claims_are_rows_that_answer_who_said_what_about_whom(library: Library) -> None:
    _put(library)
    assert select(
        library,
        "SELECT c.position, c.stance, c.quotation, c.negated, c.hedged, e.name, c.speaker_folded,"
        " c.source, c.content FROM claim c LEFT JOIN entity e ON e.rowid = c.speaker ORDER BY 1",
    ) == [
        (
            0,
            "denied",
            "indirect",
            0,
            0,
            "International Red Cross",
            "international red cross",
            "The Red Cross",
            "Müller paid",
        ),
        (1, "said", "mixed", 1, 1, None, "somebody else", "", "“Not a cent,” … of Müller"),
    ]
    assert select(
        library,
        "SELECT c.position, e.name FROM claim_about b JOIN entity e ON e.rowid = b.entity"
        " JOIN claim c ON c.rowid = b.claim",
    ) == [(0, "Karl Müller")]


def test_words_of_claims_are_found_where_they_stand(library: Library) -> None:
    _put(library)

    def found(query: str) -> list[object]:
        rows = select(
            library,
            "SELECT c.position FROM claim_fts f JOIN claim c ON c.rowid = f.rowid"
            f" WHERE claim_fts MATCH '{query}' ORDER BY 1",
        )
        return [position for (position,) in rows]

    assert found("content:muller") == [0, 1]
    assert found("source:cross") == [0]
    assert found("quote:cent") == [1]
    assert found("quote:muller") == []


def test_only_what_stands_in_quotation_marks_is_quoted() -> None:
    mixed = FINDINGS.claims[1]
    assert (
        quoted(mixed, "he was “very sad” and 'not sorry' about Ana's loss")
        == "“very sad … 'not sorry"
    )
    assert quoted(mixed, "it's the dockers' choice") == ""
    assert quoted(FINDINGS.claims[0], "“all of it”") == ""


def test_a_row_shows_the_stances_inside(library: Library) -> None:
    rowid = library.shelf.rowid(_put(library))
    assert rowid is not None
    row = library.shelf.rows([rowid])[0]
    assert row is not None
    assert row.stances == ((Stance.SAID, 1), (Stance.DENIED, 1))
    assert row.is_analysed


def test_findings_of_a_text_that_changed_meanwhile_are_passed_over(library: Library) -> None:
    article_id = put(library, "a.txt", f"{TEXT} Corrected.")
    assert library.shelf.put_findings([(article_id, digest_of(TEXT), FINDINGS)]) == []
    assert library.shelf.put_findings([(ArticleId("0" * 16), digest_of(TEXT), FINDINGS)]) == []
    assert library.shelf.findings(article_id) is None


def test_what_was_corrected_after_findings_were_laid_out_holds_for_them(library: Library) -> None:
    article_id = put(library, "a.txt", TEXT)
    connection, found = library.shelf._connection, library.shelf._found
    ready = found.laid_out(article_id, digest_of(TEXT), FINDINGS)
    assert ready is not None
    moved = Entity("Carl Mueller", Kind.PERSON)
    mueller = Entity("Karl Müller", Kind.PERSON)
    library.corrections.make(EntityCorrection(Verb.RENAME, mueller, moved, article_id))
    put(library, "a.txt", TEXT, published="2020-01-01")
    with connection.writing():
        assert found.put_anew(ready)
    assert ("Carl Mueller",) in select(library, "SELECT name FROM entity")
    assert ("Karl Müller",) not in select(library, "SELECT name FROM entity")
    shown = library.shelf.findings(article_id)
    assert shown is not None
    assert {m.entity for m in shown.mentions} >= {"Carl Mueller"}
    assert_sound(library)


def test_an_edited_text_loses_its_findings_and_a_changed_date_does_not(library: Library) -> None:
    article_id = _put(library)
    put(library, "a.txt", TEXT, published="2020-01-01")
    assert library.shelf.findings(article_id) == FINDINGS
    put(library, "a.txt", f"{TEXT} Corrected.")
    assert library.shelf.findings(article_id) is None
    assert library.shelf.unanalysed("7", 5) == [article_id]
    assert set(_counts(library).values()) == {0}
    assert_sound(library)


def test_findings_made_again_replace_the_old_ones(library: Library) -> None:
    article_id = _put(library)
    before = _counts(library)
    library.shelf.put_findings([(article_id, digest_of(TEXT), FINDINGS)])
    assert _counts(library) == before
    fewer = Findings(FINDINGS.mentions[:1], FINDINGS.claims[:1], "8")
    library.shelf.put_findings([(article_id, digest_of(TEXT), fewer)])
    assert _counts(library) | {"alias": 0} == dict.fromkeys(before, 1) | {
        "alias": 0,
        "claim_about": 0,
    }


def test_an_entity_stays_as_long_as_some_article_names_it(library: Library) -> None:
    _put(library, "a.txt")
    # Later: an article of its own, which inherits what is known of its text.
    put(library, "b.txt", TEXT, published="2023-11-08")
    assert _counts(library)["mention"] == 4
    forget(library, "a.txt")
    assert _counts(library)["entity"] == 2
    forget(library, "b.txt")
    assert set(_counts(library).values()) == {0}


def test_the_newest_are_analysed_first_and_another_version_makes_all_due_again(
    library: Library,
) -> None:
    dates = ["2021-01-01", "2023-01-01", None, "2022-01-01"]
    ids = library.shelf.put_many(
        [filed(f"{n}.txt", f"Story {n}.", published=date) for n, date in enumerate(dates)]
    )
    newest_first = [ids[1], ids[3], ids[0], ids[2]]
    assert library.shelf.unanalysed("1", 10) == newest_first
    assert library.shelf.unanalysed("1", 2) == newest_first[:2]
    library.shelf.put_findings(
        [
            (ids[1], digest_of("Story 1."), Findings(version="1")),
            (ids[3], digest_of("Story 3."), Findings(version="3")),
        ]
    )
    assert library.shelf.unanalysed("1", 10) == [ids[0], ids[2], ids[3]]
    assert library.shelf.unanalysed("2", 10) == [ids[0], ids[2], ids[1], ids[3]]
