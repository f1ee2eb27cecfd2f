"""Who says it and by which word, guessed from the sentence around what was selected."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.cue_words import stance_of
from tui.news.findings import Findings, Kind, Mention, Stance
from tui.news.span import Span
from tui.terminal.article.guess import guess, sentence_at
from tui.terminal.article.shape import CONTENT, CUE, SOURCE, Run, Shape
from tui.terminal.article.units import Measure


def guessed(sentence: str, name: str = "") -> tuple[str, str, Stance]:
    """Source, cue and stance for a sentence whose content stands in square brackets."""
    start, stop = sentence.index("["), sentence.index("]") - 1
    text = sentence.replace("[", "").replace("]", "")
    findings = Findings()
    if name:
        span = Span(text.index(name), text.index(name) + len(name))
        findings = Findings((Mention(span, Kind.PERSON, name, 1.0, "test"),))
    found = guess(text, Span(0, len(text)), Span(start, stop), findings)
    source = found.source.of(text) if found.source else ""
    return source, found.cue.of(text) if found.cue else "", found.stance


@pytest.mark.parametrize(
    ("sentence", "name", "expected"),
    [
        (
            "The port authority confirmed that [cranes ran].",
            "",
            ("The port authority", "confirmed", Stance.CONFIRMED),
        ),
        ("“[Nobody left],” said Ms Diop.", "Diop", ("Ms Diop", "said", Stance.SAID)),
        ("[The bridge is safe], according to police.", "", ("police", "according to", Stance.SAID)),
        (
            "On Monday, Ana Lopes has denied [any deal].",
            "Ana Lopes",
            ("Ana Lopes", "denied", Stance.DENIED),
        ),
        ("[The ship sank].", "", ("", "", Stance.SAID)),
    ],
)
def test_the_likeliest_reading_is_proposed(
    sentence: str, name: str, expected: tuple[str, str, Stance]
) -> None:
    assert guessed(sentence, name) == expected


def test_forms_of_a_verb_of_saying_are_known() -> None:
    forms = ["said", "denies", "Denied", "confirming", "warned", "claims", "told", "vowed"]
    assert all(stance_of(form) for form in forms)
    assert stance_of("bridge") is None


@given(st.text(alphabet="ab. ,“”\n", min_size=1, max_size=40), st.data())
def test_borders_stay_inside_the_text_and_apart(text: str, data: st.DataObject) -> None:
    def span() -> st.SearchStrategy[Span]:
        return st.integers(0, len(text) - 1).flatmap(
            lambda start: st.integers(start + 1, len(text)).map(lambda stop: Span(start, stop))
        )

    measure = Measure(text, (Span(0, len(text)),))
    assert sentence_at(text, (Span(0, len(text)),), data.draw(span())).stop <= len(text)
    runs = (Run(CONTENT, data.draw(span())), Run(SOURCE, None), Run(CUE, data.draw(span())))
    shape = Shape(runs, {SOURCE: (data.draw(span()),)})
    for _ in range(data.draw(st.integers(1, 8))):
        by = data.draw(st.sampled_from([1, -1]))
        shape = data.draw(
            st.sampled_from(
                [
                    shape.turned(by),
                    shape.end_moved(measure, by),
                    shape.start_moved(measure, by),
                    shape.walked(measure, by),
                    shape.emptied(),
                ]
            )
        )
        assert shape.spans(CONTENT) or shape.spans(CUE)
        for run in shape.runs:
            assert run.span is None or run.span.stop <= len(text)
