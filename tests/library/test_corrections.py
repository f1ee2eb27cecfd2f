"""Corrections: carried out at once, on every article, undone without a trace, replayed for ever."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.making import filed, forget, look, opened, put, select
from tui.library.connection import backup_name
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.library.shelf.identity import digest_of
from tui.news.article import ArticleId
from tui.news.correction import ClaimCorrection, Entity, EntityCorrection, Verb, Wording
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, Speaker, Stance, Via
from tui.news.query.query import Query
from tui.news.said import Correction
from tui.news.span import Span

PERSON, PLACE, BODY = Kind.PERSON, Kind.PLACE, Kind.ORGANIZATION
ANA = Entity("Ana Lopes", PERSON)
TOM = Entity("Tom Lopes", PERSON)
ENTITIES = "SELECT name, kind, since > 0, shown_name, shown_kind, folded FROM entity"
ALIASES = """
SELECT e.name, e.kind, e.since > 0, e.shown_name, l.folded, l.articles
FROM alias l JOIN entity e ON e.rowid = l.entity
"""
MENTIONS = """
SELECT e.name, e.kind, e.since > 0, e.shown_name, a.id, m.count
FROM mention m JOIN entity e ON e.rowid = m.entity JOIN article a ON a.rowid = m.article
"""
CLAIMS = """
SELECT a.id, c.position, c.stance, e.name, e.shown_name, c.speaker_name, c.content
FROM claim c JOIN article a ON a.rowid = c.article LEFT JOIN entity e ON e.rowid = c.speaker
"""
ABOUT = """
SELECT a.id, c.position, e.name, e.shown_name FROM claim_about b
JOIN claim c ON c.rowid = b.claim JOIN article a ON a.rowid = c.article
JOIN entity e ON e.rowid = b.entity
"""
ROWS = (ENTITIES, ALIASES, MENTIONS, CLAIMS, ABOUT, "SELECT count(*) FROM claim_fts")


def rows_of(library: Library) -> list[object]:
    """All that the shelf makes of findings and corrections, by names and not by numbers."""
    return [sorted(select(library, sql), key=repr) for sql in ROWS]


def written(words: str, names: dict[str, Entity], claims: tuple[str, ...] = ()) -> Findings:
    """Findings of a text in which each word of `names` names that entity wherever it stands.

    A claim is `source|cue|content`; its speaker is the entity of its source.
    """
    mentions, taken = [], set[int]()
    for form in sorted(names, key=len, reverse=True):
        at = words.find(form)
        while at >= 0:
            if not taken.intersection(range(at, at + len(form))):
                taken.update(range(at, at + len(form)))
                entity = names[form]
                mention = Mention(Span(at, at + len(form)), entity.kind, entity.name, 0.9, "test")
                mentions.append(mention)
            at = words.find(form, at + 1)
    return Findings(
        tuple(sorted(mentions, key=lambda m: m.span)),
        tuple(_claim(words, claim, names) for claim in claims),
        "1",
    )


def _claim(words: str, claim: str, names: dict[str, Entity]) -> Claim:
    source, cue, content = claim.split("|")

    def span(part: str) -> tuple[Span, ...]:
        return (Span(words.index(part), words.index(part) + len(part)),) if part else ()

    named = names.get(source)
    return Claim(
        cue=span(cue),
        source=span(source),
        content=span(content),
        stance=Stance.SAID,
        quotation=Quotation.INDIRECT,
        confidence=0.9,
        rule="test",
        speaker=Speaker(named.name, Via.NAMED) if named else None,
        about=tuple(names[form].name for form in names if form in content),
    )


def shelved(library: Library, path: str, text: str, findings: Findings) -> ArticleId:
    article_id = put(library, path, text)
    assert library.shelf.put_findings([(article_id, digest_of(text), findings)]) == [article_id]
    return article_id


FIRST = "Ana Lopes said the port was shut. Lopes left. She denied that Gaza was meant."
SECOND = "Tom Lopes said nothing was shut. Lopes stayed."
NAMES = {"Ana Lopes": ANA, "Gaza": Entity("Gaza", PLACE)}


@pytest.fixture
def ids(library: Library) -> list[ArticleId]:
    first = written(
        FIRST,
        NAMES | {"Lopes": ANA},
        ("Ana Lopes|said|the port was shut", "She|denied|Gaza was meant"),
    )
    second = written(SECOND, {"Tom Lopes": TOM, "Lopes": TOM}, ("Tom Lopes|said|nothing was shut",))
    return [
        shelved(library, "a.txt", FIRST, first),
        shelved(library, "b.txt", SECOND, second),
    ]


@pytest.fixture
def found(library: Library) -> Iterator[Searcher]:
    with closing(Searcher.open(library.path, today=lambda: date(2023, 11, 20))) as searcher:
        yield searcher


def ask(library: Library, searcher: Searcher, query: str) -> list[ArticleId | None]:
    return [library.shelf.id(row) for row in searcher.search(Query.parse(query)).exact]


def names_in(library: Library, article_id: ArticleId) -> list[tuple[str, Kind]]:
    findings = library.shelf.findings(article_id)
    assert findings is not None
    return [(mention.entity, mention.kind) for mention in findings.mentions]


def test_a_new_name_holds_in_findings_and_in_every_search(
    library: Library, ids: list[ArticleId], found: Searcher
) -> None:
    changed = library.corrections.make(
        EntityCorrection(Verb.RENAME, ANA, Entity("Ana Maria Lopes", PERSON))
    )
    assert changed == 1
    findings = library.shelf.findings(ids[0])
    assert findings is not None
    assert [m.entity for m in findings.mentions] == ["Ana Maria Lopes"] * 2 + ["Gaza"]
    assert [m.is_corrected for m in findings.mentions] == [True, True, False]
    assert findings.claims[0].speaker == Speaker("Ana Maria Lopes", Via.NAMED)
    for query in (
        'entity:"Ana Maria Lopes"',
        'entity:"Ana Lopes"',
        "person:maria",
        'by:="Ana Maria Lopes"',
        'by:"Ana Maria"',
        "has:correction",
    ):
        assert ask(library, found, query) == ids[:1], query
    assert found.complete("entity", "maria") == ["Ana Maria Lopes"]
    assert found.complete("by", "ana") == ["Ana Maria Lopes"]
    assert "Ana Lopes" not in found.complete("person", "ana")


def test_merged_entities_are_found_together_and_apart_again_after_undo(
    library: Library, ids: list[ArticleId], found: Searcher
) -> None:
    before = rows_of(library)
    library.corrections.make(EntityCorrection(Verb.MERGE, TOM, ANA))
    assert set(ask(library, found, 'by:="Ana Lopes"')) == set(ids)
    assert set(ask(library, found, 'entity:="Tom Lopes"')) == set(ids)
    assert library.corrections.named("Tom Lopes") == []
    assert [(k.entity, k.articles) for k in library.corrections.named("Ana Lopes")] == [(ANA, 2)]
    undone = library.journal.undo()
    assert undone is not None
    assert (undone.what, undone.articles) == ("merged Tom Lopes into Ana Lopes", 1)
    assert ask(library, found, 'by:="Ana Lopes"') == ids[:1]
    assert rows_of(library) == before


def test_another_kind_is_asked_for_by_that_kind(
    library: Library, ids: list[ArticleId], found: Searcher
) -> None:
    library.corrections.make(
        EntityCorrection(Verb.RETYPE, Entity("Gaza", PLACE), Entity("Gaza", BODY))
    )
    assert ask(library, found, "place:gaza") == []
    assert ask(library, found, "org:gaza") == ids[:1]
    assert ask(library, found, "claim:(about:gaza)") == ids[:1]


def test_what_is_no_entity_is_gone_here_or_everywhere(
    library: Library, ids: list[ArticleId], found: Searcher
) -> None:
    library.corrections.make(EntityCorrection(Verb.REMOVE, TOM, None, ids[1]))
    assert names_in(library, ids[1]) == []
    findings = library.shelf.findings(ids[1])
    assert findings is not None
    assert findings.claims[0].speaker is None
    assert ask(library, found, "-has:entity") == ids[1:]
    assert library.journal.undo() is not None
    library.corrections.make(EntityCorrection(Verb.REMOVE, ANA, None))
    assert names_in(library, ids[0]) == [("Gaza", PLACE)]
    assert ask(library, found, "person:lopes") == ids[1:]
    library.corrections.make(EntityCorrection(Verb.REMOVE, Entity("Gaza", PLACE), None))
    assert ask(library, found, "-has:entity") == ids[:1]


def test_a_form_or_one_mention_is_split_off_in_its_article_alone(
    library: Library, ids: list[ArticleId]
) -> None:
    bare = Span(FIRST.index("Lopes left"), FIRST.index("Lopes left") + 5)
    other = Entity("Rita Lopes", PERSON)
    split = EntityCorrection(Verb.SPLIT, ANA, other, ids[0], Wording.of(FIRST, bare))
    library.corrections.make(split)
    assert [name for name, _ in names_in(library, ids[0])] == ["Ana Lopes", "Rita Lopes", "Gaza"]
    assert [name for name, _ in names_in(library, ids[1])] == ["Tom Lopes"] * 2
    findings = library.shelf.findings(ids[0])
    assert findings is not None
    assert findings.claims[0].speaker == Speaker("Ana Lopes", Via.NAMED)


def test_who_gets_a_name_back_that_means_another_everywhere_keeps_it(library: Library) -> None:
    pa, full = Entity("PA", BODY), Entity("Palestinian Authority", BODY)
    texts = ["The PA met.", "The PA of the port met."]
    ids = [shelved(library, f"{n}.txt", t, written(t, {"PA": pa})) for n, t in enumerate(texts)]
    library.corrections.make(EntityCorrection(Verb.MERGE, pa, full))
    wording = Wording("PA")
    library.corrections.make(EntityCorrection(Verb.SPLIT, full, pa, ids[1], wording))
    assert [names_in(library, i)[0][0] for i in ids] == ["Palestinian Authority", "PA"]
    library.corrections.make(EntityCorrection(Verb.RENAME, pa, Entity("Port Authority", BODY)))
    assert [names_in(library, i)[0][0] for i in ids] == ["Palestinian Authority", "Port Authority"]


def test_a_claim_is_no_claim_or_has_another_stance_or_speaker(
    library: Library, ids: list[ArticleId], found: Searcher
) -> None:
    here = ids[0]
    library.corrections.make(ClaimCorrection(Verb.REJECT, here, "said", "the port was shut"))
    library.corrections.make(
        ClaimCorrection(Verb.STANCE, here, "denied", "Gaza was meant", Stance.DENIED)
    )
    library.corrections.make(
        ClaimCorrection(Verb.SPEAKER, here, "denied", "Gaza was meant", speaker=TOM)
    )
    findings = library.shelf.findings(here)
    assert findings is not None
    [claim] = findings.claims
    assert (claim.stance, claim.speaker, claim.is_corrected) == (
        Stance.DENIED,
        Speaker("Tom Lopes", Via.NAMED),
        True,
    )
    assert ask(library, found, 'claim:(by:="Tom Lopes" stance:denied about:gaza)') == [here]
    library.corrections.make(EntityCorrection(Verb.MERGE, TOM, ANA))
    assert ask(library, found, 'claim:(by:="Ana Lopes" stance:denied)') == [here]


def test_a_claim_whose_borders_a_newer_analysis_draws_elsewhere_is_known_again(
    library: Library, ids: list[ArticleId]
) -> None:
    library.corrections.make(
        ClaimCorrection(Verb.STANCE, ids[0], "said", "the port was shut", Stance.WARNED)
    )
    newer = written(FIRST, NAMES, ("Ana Lopes|said|port was shut", "She|denied|Gaza was meant"))
    library.shelf.put_findings([(ids[0], digest_of(FIRST), newer)])
    findings = library.shelf.findings(ids[0])
    assert findings is not None
    assert [claim.stance for claim in findings.claims] == [Stance.WARNED, Stance.SAID]


def test_a_rejected_claim_leaves_what_stands_inside_it(library: Library) -> None:
    text = "Ana Lopes said Tom Lopes denied that Gaza fell. Gaza claimed it."
    names = {"Ana Lopes": ANA, "Tom Lopes": TOM}
    findings = written(
        text,
        names,
        (
            "Ana Lopes|said|Tom Lopes denied that Gaza fell",
            "Tom Lopes|denied|Gaza fell",
            "|claimed|it",
        ),
    )
    outer, inner, last = findings.claims
    nested = Findings(findings.mentions, (outer, replace(inner, parent=0), replace(last, parent=1)))
    here = shelved(library, "a.txt", text, nested)
    library.corrections.make(
        ClaimCorrection(Verb.REJECT, here, "said", "Tom Lopes denied that Gaza fell")
    )
    after = library.shelf.findings(here)
    assert after is not None
    assert [claim.parent for claim in after.claims] == [None, 0]


def test_corrections_outlive_the_shelf_the_library_and_edits(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    new = Entity("Ana Maria Lopes", PERSON)
    with opened(path) as library:
        first = written(FIRST, NAMES | {"Lopes": ANA})
        here = shelved(library, "a.txt", FIRST, first)
        library.corrections.make(EntityCorrection(Verb.RENAME, ANA, new))
        library.corrections.make(EntityCorrection(Verb.REMOVE, Entity("Gaza", PLACE), None, here))
        kept = library.corrections.all()
        before = rows_of(library)
        library.shelf.drop()
        assert shelved(library, "a.txt", FIRST, first) == here
        assert rows_of(library) == before
        edited = f"{FIRST} Corrected on Monday."
        look(library)
        assert library.shelf.put_many([filed("a.txt", edited)]) == [here]
        library.shelf.put_findings([(here, digest_of(edited), written(edited, NAMES))])
        assert names_in(library, here) == [("Ana Maria Lopes", PERSON)]
    path.unlink()
    assert backup_name(path).exists()
    with opened(path) as library:
        assert library.restored == 1
        assert library.corrections.all() == kept
        shelved(library, "a.txt", FIRST, first)
        assert rows_of(library) == before


def test_what_was_corrected_in_an_article_goes_where_its_file_goes(library: Library) -> None:
    first = written(FIRST, NAMES | {"Lopes": ANA})
    here = shelved(library, "a.txt", FIRST, first)
    library.corrections.make(EntityCorrection(Verb.REMOVE, ANA, None, here))
    before = rows_of(library)
    look(library)
    library.shelf.put_many([filed("moved.txt", FIRST)])
    forget(library, "a.txt")
    assert library.shelf.ids_of_path("/home/moved.txt") == [here]
    assert names_in(library, here) == [("Gaza", PLACE)]
    assert rows_of(library) == before


def test_lines_of_corrections_that_cannot_be_understood_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        library.corrections.make(EntityCorrection(Verb.REMOVE, ANA, None))
    lines = backup_name(path).read_text()
    backup_name(path).write_text(lines + '{"correction": [1, 2]}\n{"correction": [9, 9, {}]}\n')
    path.unlink()
    with opened(path) as library:
        assert [str(made.correction) for made in library.corrections.all()] == [
            "said that Ana Lopes is no entity"
        ]


# Any sequence ----------------------------------------------------------------------------

_FORMS = ("Ana", "Lopes", "Tom", "PA")
_POOL = [Entity(name, kind) for name in (*_FORMS, "Rita") for kind in (PERSON, BODY)]
_TEXTS = st.lists(st.sampled_from(_FORMS), min_size=1, max_size=6).map(" met ".join)


@st.composite
def _stories(draw: st.DrawFn) -> list[tuple[str, Findings]]:
    stories: dict[str, Findings] = {}
    for text in draw(st.lists(_TEXTS, min_size=1, max_size=3)):
        names = {form: draw(st.sampled_from(_POOL)) for form in _FORMS}
        here = [form for form in _FORMS if form in text]
        claims = [f"{here[0]}|met|{here[-1]}"] if " met " in text else []
        stories[text] = written(text, names, tuple(claims))
    return list(stories.items())


@st.composite
def _deeds(draw: st.DrawFn) -> list[tuple[Verb, int, Entity, Entity, str | None, bool]]:
    """What a reader might do: verb, which article, which entity, what instead, form, everywhere."""
    return draw(
        st.lists(
            st.tuples(
                st.sampled_from(list(Verb)),
                st.integers(0, 2),
                st.sampled_from(_POOL),
                st.sampled_from(_POOL),
                st.none() | st.sampled_from(_FORMS),
                st.booleans(),
            ),
            max_size=7,
        )
    )


def _correction(
    deed: tuple[Verb, int, Entity, Entity, str | None, bool], ids: list[ArticleId]
) -> Correction | None:
    verb, at, entity, target, form, is_everywhere = deed
    here = ids[at % len(ids)]
    wording = Wording(form) if form and not is_everywhere else None
    try:
        if verb in (Verb.REJECT, Verb.STANCE, Verb.SPEAKER):
            return ClaimCorrection(
                verb,
                here,
                "met",
                form or "PA",
                Stance.DENIED if verb is Verb.STANCE else None,
                target if verb is Verb.SPEAKER else None,
            )
        instead = None if verb is Verb.REMOVE else target
        return EntityCorrection(verb, entity, instead, None if is_everywhere else here, wording)
    except ValueError:
        return None


def _expected(
    text: str, findings: Findings, article_id: ArticleId, made: list[Correction]
) -> list[tuple[Span, str, Kind]]:
    """The mentions after these corrections, done one after the other on each mention."""
    expected = []
    for mention in findings.mentions:
        now: Entity | None = Entity(mention.entity, mention.kind)
        for said in made:
            if (
                isinstance(said, EntityCorrection)
                and now == said.entity
                and said.article in (None, article_id)
                and (said.wording is None or said.wording.covers(text, mention.span))
            ):
                now = said.target
        if now is not None:
            expected.append((mention.span, now.name, now.kind))
    return expected


@settings(max_examples=60, deadline=None)
@given(stories=_stories(), deeds=_deeds())
def test_any_corrections_are_carried_out_undone_and_replayed_exactly(
    stories: list[tuple[str, Findings]],
    deeds: list[tuple[Verb, int, Entity, Entity, str | None, bool]],
) -> None:
    with (
        TemporaryDirectory() as folder,
        opened(Path(folder) / "n.library", durable=False) as library,
    ):

        def fill() -> list[ArticleId]:
            return [shelved(library, f"{n}.txt", *story) for n, story in enumerate(stories)]

        ids = fill()
        untouched = rows_of(library)
        made: list[Correction] = []
        states = [untouched]
        for deed in deeds:
            correction = _correction(deed, ids)
            if correction is None:
                continue
            library.corrections.make(correction)
            made.append(correction)
            states.append(rows_of(library))
            for article_id, (text, findings) in zip(ids, stories, strict=True):
                shown = library.shelf.findings(article_id)
                assert shown is not None
                assert [(m.span, m.entity, m.kind) for m in shown.mentions] == _expected(
                    text, findings, article_id, made
                )
                _assert_rows_show(library, article_id, shown)
        library.shelf.drop()
        assert fill() == ids
        assert rows_of(library) == states[-1]
        for state in reversed(states[:-1]):
            assert library.journal.undo() is not None
            assert rows_of(library) == state
        assert [library.shelf.findings(i) for i in ids] == [f for _, f in stories]
        for state in states[1:]:
            assert library.journal.redo() is not None
            assert rows_of(library) == state


def _assert_rows_show(library: Library, article_id: ArticleId, shown: Findings) -> None:
    """The rows that searches ask say the same of the article as its findings do."""
    mentions = select(
        library,
        "SELECT DISTINCT e.shown_name, e.shown_kind FROM mention m JOIN article a"
        f" ON a.rowid = m.article AND a.id = '{article_id}' JOIN entity e ON e.rowid = m.entity"
        " WHERE e.shown_name IS NOT NULL ORDER BY 1, 2",
    )
    assert mentions == sorted({(m.entity, m.kind.value) for m in shown.mentions})
    speakers = select(
        library,
        "SELECT c.stance, e.shown_name FROM claim c JOIN article a ON a.rowid = c.article"
        f" AND a.id = '{article_id}' LEFT JOIN entity e ON e.rowid = c.speaker ORDER BY c.position",
    )
    assert speakers == [
        (claim.stance.value, claim.speaker.name if claim.speaker else None)
        for claim in shown.claims
    ]


def test_merging_two_entities_of_very_many_articles_is_quick(library: Library) -> None:
    texts = [f"{'Ana Lopes' if n % 2 else 'Tom Lopes'} said day {n} was long." for n in range(600)]
    ids = library.shelf.put_many([filed(f"{n}.txt", text) for n, text in enumerate(texts)])
    names = {"Ana Lopes": ANA, "Tom Lopes": TOM}
    library.shelf.put_findings(
        [(i, digest_of(t), written(t, names)) for i, t in zip(ids, texts, strict=True)]
    )
    began = time.perf_counter()
    assert library.corrections.make(EntityCorrection(Verb.MERGE, TOM, ANA)) == 300
    # Laying 300 articles out anew takes a second; it is one row that changes.
    assert time.perf_counter() - began < 0.2
    assert library.corrections.count(ANA) == 600
