"""The table that ends a marked article, and the set of articles as a whole."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.analysis.gold.reading import Case, GoldClaim
from tests.analysis.gold.whole_articles import read_article, read_articles
from tui.news.findings import Stance, Via

ARTICLES = Path(__file__).parent / "articles"
TEXT = """\
# A short article
# with two lines of head

[content1:Port reopens], [source1:director] [cue1:says]

[content2:The port is open], [source2:Ana Lopes, its director,] [cue2:said],
and [source3:she] [cue3:denied] [content3:[source4:a paper’s] [cue4:claim] that [content4:it had
been sold]].

[content5:“Not a stone.

“Not a crane.”] It rained.
"""
TABLE = """\
1: said | speaker: Ana Lopes | via: description | restates: 2
2: said | speaker: Ana Lopes | via: named
3: denied negated | speaker: Ana Lopes ? | via: pronoun
4: claimed hedged | speaker: a paper | via: description | in: 3
5: said | speaker: Ana Lopes | via: carried over
"""


def read(folder: Path, text: str = TEXT, table: str = TABLE) -> Case:
    path = folder / "port.txt"
    path.write_text(f"{text}\n---\n{table}", "utf-8")
    return read_article(path)


def every_case() -> list[Case]:
    return [*read_articles(ARTICLES / "dev"), *read_articles(ARTICLES / "held")]


def every_claim() -> list[GoldClaim]:
    return [claim for case in every_case() for claim in case.claims if claim.restates is None]


def test_an_article_is_its_paragraphs_without_marks(tmp_path: Path) -> None:
    case = read(tmp_path)
    assert case.group == "port"
    assert case.text == (
        "Port reopens, director says\n\n"
        "The port is open, Ana Lopes, its director, said, and she denied a paper’s claim that "
        "it had been sold.\n\n“Not a stone.\n\n“Not a crane.” It rained."
    )
    assert case.text[case.body_start :].startswith("The port")


def test_a_row_gives_stance_speaker_and_place_of_a_claim(tmp_path: Path) -> None:
    headline, body, denial, claim, carried = read(tmp_path).claims
    assert (headline.restates, body.restates) == (1, None)
    assert (body.speaker, body.via, body.speaker_is_sure) == ("Ana Lopes", Via.NAMED, True)
    assert (denial.stance, denial.is_negated, denial.speaker_is_sure) == (
        Stance.DENIED,
        True,
        False,
    )
    assert (claim.parent, claim.is_hedged, claim.speaker_is_named) == (2, True, False)
    assert (carried.source, carried.cue, carried.via) == ((), (), Via.CARRIED_OVER)


def test_a_content_may_go_on_over_paragraphs(tmp_path: Path) -> None:
    case = read(tmp_path)
    assert case.claims[4].content[0].of(case.text) == "“Not a stone.\n\n“Not a crane.”"


def test_nobody_speaks_without_a_source(tmp_path: Path) -> None:
    text = "Head\n\n[cue1:It is said] that [content1:it rained].\n"
    (claim,) = read(tmp_path, text, "1: said | speaker: -\n").claims
    assert (claim.speaker, claim.via, claim.speaker_is_named) == (None, None, False)


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("2: said", "3: said", 16, "here stands claim 2"),
        ("2: said", "2: sung", 16, "sung"),
        ("2: said", "2: said loudly", 16, "loudly is no flag"),
        ("2: said | speaker: Ana Lopes | via: named\n", "", 16, "here stands claim 2"),
        ("5: said | speaker: Ana Lopes | via: carried over\n", "", 10, "not in the table"),
        ("via: carried over\n", "via: carried over\n6: said | speaker: -\n", 20, "no marks"),
        ("Lopes | via: named", "Lopes | how: named", 16, "'how: named'"),
        ("Lopes | via: named", "Lopes | via: named | via: named", 16, "second"),
        ("Lopes | via: named", "Lopes | via: telegram", 16, "telegram"),
        ("Lopes | via: named", "Lopes", 16, "and a via"),
        ("said | speaker: Ana Lopes | via: named", "said | via: named", 16, "needs a speaker"),
        ("speaker: Ana Lopes | via: named", "speaker: ? | via: named", 16, "a name"),
        ("speaker: Ana Lopes | via: named", "speaker: -", 16, "nobody speaks"),
        (
            "speaker: Ana Lopes | via: named",
            "speaker: Ana Diop | via: named",
            16,
            "hold 'Ana Diop'",
        ),
        ("speaker: Ana Lopes | via: named", "speaker: a paper | via: named", 16, "does not name"),
        ("Lopes | via: named", "Lopes | via: carried over", 16, "without a source"),
        ("Lopes | via: named", "Lopes | via: pronoun", 16, "do not go together"),
        ("Lopes ? | via: pronoun", "Lopes | via: description", 17, "do not go together"),
        ("Lopes | via: carried over", "Lopes | via: pronoun", 19, "carried over"),
        (" | in: 3", "", 18, "inside claim 3"),
        (" | in: 3", " | in: 2", 18, "inside claim 3"),
        (" | in: 3", " | in: nine", 18, "nine"),
        (" | in: 3", " | in: 9", 18, "no claim 9"),
        ("via: named", "via: named | in: 1", 16, "inside no claim"),
        ("via: named", "via: named | restates: 5", 16, "only a headline"),
        ("restates: 2", "restates: 1", 15, "the body says"),
    ],
)
def test_a_wrong_table_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, what: str
) -> None:
    assert TABLE.count(old) == 1 or old == "via: named"
    with pytest.raises(ValueError, match=rf"port\.txt, line {line}: .*{what}"):
        read(tmp_path, table=TABLE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("[cue2:said]", "[cue2:said", 6, "never closed"),
        ("[cue2:said]", "said]", 6, "never opened"),
        ("[cue2:said]", "[cue:said]", 6, "no number"),
        ("[cue2:said]", "[clue2:said]", 6, "opens no part"),
        ("[cue2:said]", "said", 16, "has no cue"),
        ("[content2:The port is open]", "The port is open", 16, "has no content"),
        ("[source2:Ana Lopes, its director,]", "Ana Lopes", 16, "without a source"),
        ("[cue2:said]", "[cue2:[cue2:said] so]", 16, "overlap"),
    ],
)
def test_wrong_marks_are_refused_with_their_line(
    tmp_path: Path, old: str, new: str, line: int, what: str
) -> None:
    assert TEXT.count(old) == 1
    with pytest.raises(ValueError, match=rf"port\.txt, line {line}: .*{what}"):
        read(tmp_path, TEXT.replace(old, new))


def test_an_article_needs_a_table_and_a_body(tmp_path: Path) -> None:
    path = tmp_path / "port.txt"
    path.write_text("Head\n\nBody\n", "utf-8")
    with pytest.raises(ValueError, match=r"line 3: .*no table"):
        read_article(path)
    path.write_text("Head\n\n---\n", "utf-8")
    with pytest.raises(ValueError, match=r"line 2: .*a body"):
        read_article(path)


def test_there_are_enough_articles_in_both_halves() -> None:
    for half in ("dev", "held"):
        cases = list(read_articles(ARTICLES / half))
        assert len(cases) >= 8
        assert sum(len(case.claims) for case in cases) >= 150
        assert all(250 <= len(case.text.split()) <= 600 for case in cases)


def test_the_articles_hold_every_stance_several_times() -> None:
    claims = every_claim()
    assert len(claims) >= 300
    count = Counter(claim.stance for claim in claims)
    assert min(count[stance] for stance in Stance) >= 8
    assert 0.4 <= count[Stance.SAID] / len(claims) <= 0.6
    assert {claim.via for claim in claims} == {*Via, None}


def test_many_speakers_stand_behind_a_pronoun_or_a_description() -> None:
    behind = [
        claim
        for claim in every_claim()
        if claim.via in {Via.PRONOUN, Via.DESCRIPTION} and claim.speaker_is_named
    ]
    assert len(behind) >= 100
    assert sum(claim.via is Via.DESCRIPTION for claim in behind) >= 25


def test_some_claims_stand_inside_others_and_some_are_weakened() -> None:
    claims = every_claim()
    assert sum(claim.parent is not None for claim in claims) >= 40
    assert sum(claim.is_negated for claim in claims) >= 10
    assert sum(claim.is_hedged for claim in claims) >= 5
