"""By hand: names and claims that the reader marked, and borders drawn anew, kept whatever comes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.making import filed, look, opened, put
from tests.library.test_corrections import (
    ANA,
    BODY,
    FIRST,
    NAMES,
    PERSON,
    PLACE,
    SECOND,
    TOM,
    ask,
    names_in,
    rows_of,
    shelved,
    written,
)
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.library.shelf.identity import digest_of
from tui.news.article import ArticleId
from tui.news.by_hand import BY_HAND, ClaimByHand, MentionByHand
from tui.news.correction import ClaimCorrection, Entity, EntityCorrection, Verb
from tui.news.findings import Claim, Findings, Speaker, Stance, Via
from tui.news.highlight import Anchor
from tui.news.said import Correction
from tui.news.span import Span

PORT = Entity("the port", PLACE)
CLAIMS = ("Ana Lopes|said|the port was shut", "She|denied|Gaza was meant")


def on(text: str, words: str) -> Anchor:
    return Anchor.on(text, Span(text.index(words), text.index(words) + len(words)))


def claim_by_hand(
    article: ArticleId,
    text: str,
    claim: str,
    *,
    stance: Stance = Stance.CLAIMED,
    speaker: Entity | None = None,
    instead: tuple[str, str] | None = None,
) -> ClaimByHand:
    source, cue, content = (
        tuple(on(text, part) for part in parts.split("…") if part) for parts in claim.split("|")
    )
    verb = Verb.CLAIM_BOUNDS if instead else Verb.ADD_CLAIM
    return ClaimByHand(verb, article, cue, source, content, stance, speaker, instead=instead)


def told(text: str, claim: Claim) -> str:
    parts = (claim.source, claim.cue, claim.content)
    return "|".join("…".join(span.of(text) for span in part) for part in parts)


def claims_in(library: Library, article_id: ArticleId, text: str) -> list[str]:
    findings = library.shelf.findings(article_id)
    assert findings is not None
    return [told(text, claim) for claim in findings.claims]


@pytest.fixture
def ids(library: Library) -> list[ArticleId]:
    first = written(FIRST, NAMES | {"Lopes": ANA}, CLAIMS)
    second = written(SECOND, {"Tom Lopes": TOM, "Lopes": TOM}, ("Tom Lopes|said|nothing was shut",))
    return [shelved(library, "a.txt", FIRST, first), shelved(library, "b.txt", SECOND, second)]


@pytest.fixture
def found(library: Library) -> Iterator[Searcher]:
    with closing(Searcher.open(library.path, today=lambda: date(2023, 11, 20))) as searcher:
        yield searcher


def test_a_name_marked_by_hand_is_a_mention_like_any_other(
    library: Library, ids: list[ArticleId], found: Searcher
) -> None:
    before = rows_of(library)
    hand = MentionByHand(Verb.ADD, PORT, "the port", ids[0], on(FIRST, "the port"))
    assert library.corrections.make(hand) == 1
    findings = library.shelf.findings(ids[0])
    assert findings is not None
    mention = findings.mentions[1]
    assert (mention.entity, mention.rule, mention.confidence) == ("the port", BY_HAND, 1.0)
    assert mention.is_corrected
    assert findings.claims[0].about == ("the port",)
    for query in ('place:"the port"', 'claim:(about:"the port" stance:said)', "has:correction"):
        assert ask(library, found, query) == ids[:1], query
    made = library.corrections.by_hand(ids[0], mention)
    assert made is not None
    assert made.correction == hand
    assert library.corrections.withdraw(made)
    assert rows_of(library) == before
    assert library.journal.undo() is not None
    assert names_in(library, ids[0])[1] == ("the port", PLACE)


def test_words_that_mean_something_everywhere_do_so_in_articles_to_come(
    library: Library, ids: list[ArticleId], found: Searcher
) -> None:
    before = rows_of(library)
    shut = Entity("Shut", BODY)
    assert library.corrections.count_words("shut") == 2
    assert library.corrections.make(MentionByHand(Verb.ADD, shut, "shut")) == 2
    assert set(ask(library, found, "org:shut")) == set(ids)
    assert set(ask(library, found, "has:correction")) == set(ids)
    later = "Peter Shutter\nshut it."
    third = shelved(library, "c.txt", later, written(later, {}))
    assert names_in(library, third) == [("Shut", BODY)]
    assert library.corrections.make(EntityCorrection(Verb.RENAME, shut, Entity("Shu", BODY))) == 3
    assert names_in(library, third) == [("Shu", BODY)]
    for _ in range(2):
        assert library.journal.undo() is not None
    assert names_in(library, third) == []
    assert rows_of(library)[:2] == before[:2]


def test_a_longer_name_around_the_words_is_left_alone_unless_it_is_the_one_meant(
    library: Library,
) -> None:
    text = "The Port of Sadra shut. Sadra slept."
    names = {"The Port of Sadra": Entity("The Port of Sadra", BODY)}
    here = shelved(library, "a.txt", text, written(text, names))
    sadra = Entity("Sadra", PLACE)
    library.corrections.make(MentionByHand(Verb.ADD, sadra, "Sadra", here))
    assert names_in(library, here) == [("The Port of Sadra", BODY), ("Sadra", PLACE)]
    port = Entity("Port of Sadra", BODY)
    bounds = MentionByHand(Verb.BOUNDS, port, "Port of Sadra", here, None, "The Port of Sadra")
    library.corrections.make(bounds)
    assert names_in(library, here) == [("Port of Sadra", BODY), ("Sadra", PLACE)]
    findings = library.shelf.findings(here)
    assert findings is not None
    assert findings.mentions[0].span == Span(4, 17)


def test_a_speaker_whose_name_is_drawn_anew_is_the_speaker_still(library: Library) -> None:
    text = "Minister Okafor said it rained."
    minister = Entity("Minister Okafor", PERSON)
    findings = written(text, {minister.name: minister}, ("Minister Okafor|said|it rained",))
    here = shelved(library, "a.txt", text, findings)
    okafor = Entity("Okafor", PERSON)
    for form, instead in (("Okafor said", "Minister Okafor"), ("Okafor", "Okafor said")):
        hand = MentionByHand(Verb.BOUNDS, okafor, form, here, on(text, form), instead)
        library.corrections.make(hand)
    shown = library.shelf.findings(here)
    assert shown is not None
    assert [mention.span.of(text) for mention in shown.mentions] == ["Okafor"]
    assert shown.claims[0].speaker == Speaker("Okafor", Via.NAMED)


def test_a_claim_marked_by_hand_has_its_place_among_the_others(
    library: Library, ids: list[ArticleId], found: Searcher
) -> None:
    hand = claim_by_hand(ids[0], FIRST, "|Lopes left|She denied that Gaza was meant", speaker=TOM)
    library.corrections.make(hand)
    findings = library.shelf.findings(ids[0])
    assert findings is not None
    assert [told(FIRST, claim) for claim in findings.claims] == [
        "Ana Lopes|said|the port was shut",
        "|Lopes left|She denied that Gaza was meant",
        "She|denied|Gaza was meant",
    ]
    mine = findings.claims[1]
    assert (mine.rule, mine.confidence, mine.stance) == (BY_HAND, 1.0, Stance.CLAIMED)
    assert mine.speaker == Speaker("Tom Lopes", Via.NAMED)
    assert mine.about == ("Gaza",)
    assert set(ask(library, found, 'by:="Tom Lopes"')) == set(ids)
    assert ask(library, found, 'claim:(by:="Tom Lopes" about:gaza stance:claimed)') == ids[:1]
    stance = ClaimCorrection(Verb.STANCE, ids[0], *hand.words, stance=Stance.WARNED)
    library.corrections.make(stance)
    negated = ClaimCorrection(Verb.NEGATED, ids[0], *hand.words, negated=True)
    library.corrections.make(negated)
    findings = library.shelf.findings(ids[0])
    assert findings is not None
    assert (findings.claims[1].stance, findings.claims[1].negated) == (Stance.WARNED, True)
    made = library.corrections.by_hand(ids[0], findings.claims[1])
    assert made is not None
    assert made.correction == hand


def test_the_borders_of_a_claim_hold_after_the_next_analysis(
    library: Library, ids: list[ArticleId]
) -> None:
    drawn = "Ana Lopes|said|port was shut"
    said = ("said", "the port was shut")
    library.corrections.make(claim_by_hand(ids[0], FIRST, drawn, instead=said))
    assert claims_in(library, ids[0], FIRST) == [drawn, CLAIMS[1]]
    stance = ClaimCorrection(Verb.STANCE, ids[0], "said", "port was shut", Stance.WARNED)
    library.corrections.make(stance)
    for claims in (CLAIMS, (drawn, CLAIMS[1]), CLAIMS[1:]):
        newer = written(FIRST, NAMES, claims)
        library.shelf.put_findings([(ids[0], digest_of(FIRST), newer)])
        findings = library.shelf.findings(ids[0])
        assert findings is not None
        assert [told(FIRST, claim) for claim in findings.claims] == [drawn, CLAIMS[1]]
        assert [claim.stance for claim in findings.claims] == [Stance.WARNED, Stance.SAID]
    assert library.corrections.lost(ids[0]) == frozenset()


def test_what_was_made_by_hand_survives_edits_and_says_when_it_lost_its_place(
    library: Library, ids: list[ArticleId]
) -> None:
    here = ids[0]
    library.corrections.make(MentionByHand(Verb.ADD, PORT, "the port", here, on(FIRST, "the port")))
    library.corrections.make(claim_by_hand(here, FIRST, "Lopes left||Gaza was meant"))
    library.corrections.make(EntityCorrection(Verb.RENAME, ANA, Entity("A. Lopes", PERSON), here))
    edited = f"On Monday, {FIRST} It rained."
    look(library)
    assert library.shelf.put_many([filed("a.txt", edited)]) == [here]
    assert names_in(library, here) == [("the port", PLACE)]  # before the analysis comes to it
    library.shelf.put_findings([(here, digest_of(edited), written(edited, NAMES, CLAIMS))])
    assert names_in(library, here) == [("A. Lopes", PERSON), ("the port", PLACE), ("Gaza", PLACE)]
    assert "Lopes left||Gaza was meant" in claims_in(library, here, edited)
    assert library.corrections.lost(here) == frozenset()
    look(library)
    other = "Nothing of it is left. Nobody was named. It was a quiet day, all in all."
    assert library.shelf.put_many([filed("a.txt", other)]) == [here]
    library.shelf.put_findings([(here, digest_of(other), written(other, {}))])
    assert library.corrections.lost(here) == {1, 2, 3}
    assert len(library.corrections.all()) == 3


def test_what_is_marked_in_an_article_nobody_analysed_is_found_too(
    library: Library, found: Searcher
) -> None:
    here = put(library, "a.txt", FIRST)
    hand = MentionByHand(Verb.ADD, PORT, "the port", here, on(FIRST, "the port"))
    library.corrections.make(hand)
    assert names_in(library, here) == [("the port", PLACE)]
    assert ask(library, found, 'place:"the port"') == [here]
    assert library.shelf.unanalysed("9", 5) == [here]
    assert library.journal.undo() is not None
    assert library.shelf.findings(here) is None
    assert library.journal.redo() is not None
    library.shelf.put_findings([(here, digest_of(FIRST), written(FIRST, NAMES))])
    assert [name for name, _ in names_in(library, here)] == ["Ana Lopes", "the port", "Gaza"]


def test_it_is_in_the_backup_of_the_marks(tmp_path: Path) -> None:
    path = tmp_path / "news.library"
    with opened(path) as library:
        here = put(library, "a.txt", FIRST)
        library.corrections.make(claim_by_hand(here, FIRST, "|said|the port was shut"))
        library.corrections.make(MentionByHand(Verb.ADD, PORT, "the port"))
        kept = library.corrections.all()
    path.unlink()
    with opened(path) as library:
        assert library.corrections.all() == kept


_WORDS = ("Ana", "Lopes", "said", "Tom", "it")
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=2, max_size=9).map(" ".join)


@st.composite
def _hands(draw: st.DrawFn) -> tuple[list[str], list[Correction]]:
    """Texts, and what a reader might mark in the first of them, or everywhere."""
    texts = draw(st.lists(_TEXTS, min_size=1, max_size=2, unique=True))
    here, made = ArticleId(digest_of(texts[0])), list[Correction]()
    first = texts[0].split()
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(first) - 1))
        stop = draw(st.integers(at + 1, min(len(first), at + 3)))
        start = len(" ".join([*first[:at], ""])) if at else 0
        form = " ".join(first[at:stop])
        anchor = Anchor.on(texts[0], Span(start, start + len(form)))
        entity = Entity(draw(st.sampled_from(_WORDS)), draw(st.sampled_from([PERSON, BODY])))
        instead = draw(st.sampled_from(["", *_WORDS]))
        verb = Verb.BOUNDS if instead else Verb.ADD
        match draw(st.integers(0, 4)):
            case 0:
                made.append(MentionByHand(verb, entity, form, here, anchor, instead))
            case 1:
                made.append(MentionByHand(verb, entity, form, here, None, instead))
            case 2:
                made.append(MentionByHand(verb, entity, form, None, None, instead))
            case 3:
                cue, content = ((anchor,), ()) if instead else ((), (anchor,))
                hand = ClaimByHand(Verb.ADD_CLAIM, here, cue, (), content, Stance.SAID, entity)
                made.append(hand)
            case _:
                made.append(EntityCorrection(Verb.REMOVE, entity, None, here))
    return texts, made


@settings(max_examples=60, deadline=None)
@given(_hands())
def test_whatever_is_marked_findings_stay_whole_and_undo_leaves_no_trace(
    marked: tuple[list[str], list[Correction]],
) -> None:
    texts, corrections = marked
    names = {"Ana Lopes": ANA, "Lopes": TOM, "Tom": TOM}
    stories = [(text, written(text, names)) for text in texts]
    with (
        TemporaryDirectory() as folder,
        opened(Path(folder) / "n.library", durable=False) as library,
    ):

        def fill() -> list[ArticleId]:
            return [shelved(library, f"{n}.txt", *story) for n, story in enumerate(stories)]

        shelf_ids = fill()

        def shown() -> list[Findings | None]:
            return [library.shelf.findings(article_id) for article_id in shelf_ids]

        states = [(rows_of(library), shown())]
        for correction in corrections:
            library.corrections.make(correction)
            states.append((rows_of(library), shown()))
        library.shelf.drop()
        fill()
        assert (rows_of(library), shown()) == states[-1]
        for state in reversed(states[:-1]):
            assert library.journal.undo() is not None
            assert (rows_of(library), shown()) == state
