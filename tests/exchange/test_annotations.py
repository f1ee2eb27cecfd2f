"""Marks as W3C Web Annotations, and back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.making import opened, put
from tui.exchange.kept import Kept, kept
from tui.exchange.w3c import collection, source_of
from tui.exchange.w3c_in import Remark, remarks
from tui.library.corrections.adopting import Brought
from tui.library.library import Library
from tui.library.shelf.identity import digest_of
from tui.news.article import ArticleId
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, Speaker, Stance, Via
from tui.news.mark import Tag
from tui.news.span import Span

TEXT = "Ana Lopes denied that the 😀 port was shut. The port was shut on Monday, the union said."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


FINDINGS = Findings(
    (Mention(span("Ana Lopes"), Kind.PERSON, "Ana Lopes", 0.9, "model"),),
    (
        Claim(
            cue=(span("denied"),),
            source=(span("Ana Lopes"),),
            content=(span("the 😀 port was shut"),),
            stance=Stance.DENIED,
            quotation=Quotation.INDIRECT,
            confidence=0.9,
            rule="test",
            speaker=Speaker("Ana Lopes", Via.NAMED),
        ),
    ),
    "test",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "first.library") as library:
        yield library


@pytest.fixture
def marked(library: Library) -> Kept:
    article_id = put(library, "a.txt", TEXT)
    library.shelf.put_findings([(article_id, digest_of(TEXT), FINDINGS)])
    library.marks.tag([article_id], Tag("port/strike"))
    library.marks.note(article_id, "Ring the union.")
    library.highlights.add(article_id, TEXT, span("the 😀 port"), "Which one?")
    library.highlights.add(article_id, TEXT, span("on Monday"))
    found = kept(library, article_id)
    assert found is not None
    return found


@pytest.fixture
def second(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "second.library") as library:
        yield library


def selectors(annotation: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    targets = annotation["target"]
    for target in targets if isinstance(targets, list) else [targets]:
        if isinstance(target, dict):
            quote, position = target["selector"]
            yield quote, position


def test_every_annotation_has_what_the_model_asks_for_and_quotes_the_text(marked: Kept) -> None:
    found = json.loads(json.dumps(collection([marked], with_findings=True)))
    page = found["first"]
    assert (found["@context"], found["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
    )
    assert (page["type"], page["partOf"], found["last"]) == (
        "AnnotationPage",
        found["id"],
        page["id"],
    )
    assert found["total"] == len(page["items"]) == 6
    assert len({each["id"] for each in page["items"]}) == 6
    for each in page["items"]:
        assert each["id"].startswith("urn:uuid:")
        assert each["type"] == "Annotation"
        assert each["target"]
        for quote, position in selectors(each):
            start, end = position["start"], position["end"]
            assert TEXT[start:end] == quote["exact"]
            assert TEXT[:start].endswith(quote["prefix"])
            assert TEXT[end:].startswith(quote["suffix"])
    assert [each["motivation"] for each in page["items"]] == [
        *("tagging", "commenting", "commenting", "highlighting", "identifying", "classifying")
    ]
    assert [body["value"] for body in page["items"][-1]["body"]] == ["denied", "Ana Lopes"]


def test_annotations_are_named_alike_in_every_export(marked: Kept) -> None:
    once = collection([marked], with_findings=True)
    assert once == collection([marked], with_findings=True)
    assert once["id"] != collection([], with_findings=True)["id"]


def brought(value: object, article: ArticleId) -> list[Brought]:
    return [
        Brought(article, remark.tags, remark.anchor, remark.note)
        for remark in remarks(value)
        if remark is not None and remark.source == source_of(article)
    ]


def test_marks_come_back_in_another_library_once_and_as_one_step(
    marked: Kept, second: Library
) -> None:
    value = json.loads(json.dumps(collection([marked], with_findings=True)))
    article_id = put(second, "elsewhere.txt", TEXT)
    adopted = second.adopting.adopt("imported a file", brought(value, article_id))
    assert (adopted.new, adopted.lost) == (4, 0)
    again = kept(second, article_id)
    assert again is not None
    assert (again.tags, again.note) == (marked.tags, marked.note)
    assert [(m.span, m.highlight.note) for m in again.highlights] == [
        (m.span, m.highlight.note) for m in marked.highlights
    ]
    assert second.adopting.adopt("again", brought(value, article_id)).new == 0
    [step] = second.journal.history()
    assert (step.what, step.articles) == ("imported a file", 1)
    second.journal.undo()
    bare = kept(second, article_id)
    assert bare is not None
    assert (bare.tags, bare.note, bare.highlights) == ((), "", ())


def test_what_the_reader_wrote_stays_and_what_comes_is_added(second: Library) -> None:
    article_id = put(second, "a.txt", TEXT)
    second.marks.note(article_id, "Mine.")
    number = second.highlights.add(article_id, TEXT, span("on Monday"), "My own.")
    item = {
        "motivation": "commenting",
        "body": {"type": "TextualBody", "value": "Theirs."},
        "target": {
            "source": source_of(article_id),
            "selector": {
                "type": "TextQuoteSelector",
                "exact": "on Monday",
                "prefix": "was shut ",
                "suffix": ", the union",
            },
        },
    }
    whole = {**item, "target": source_of(article_id)}
    second.adopting.adopt("imported", brought([item, whole], article_id))
    assert second.marks.note_of(article_id) == "Mine.\n\nTheirs."
    highlight = second.highlights.get(number)
    assert highlight is not None
    assert highlight.note == "My own.\n\nTheirs."


def test_a_quotation_that_is_not_in_the_text_is_kept_as_lost(second: Library) -> None:
    article_id = put(second, "a.txt", TEXT)
    rows = {
        "rows": [
            {
                "uri": source_of(article_id),
                "text": "From another edition.",
                "tags": ["to check", "||"],
                "target": [
                    {
                        "selector": [
                            {"type": "RangeSelector"},
                            {"type": "TextQuoteSelector", "exact": "a quite different sentence"},
                        ]
                    }
                ],
            }
        ]
    }
    adopted = second.adopting.adopt("imported", brought(rows, article_id))
    assert (adopted.new, adopted.lost) == (1, 1)
    assert second.highlights.count_lost() == 1
    assert second.marks.tags_of(article_id) == (Tag("to-check"),)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *("type", "items", "first", "rows", "target", "source", "selector", "body"),
                    *("value", "purpose", "motivation", "exact", "prefix", "start", "uri", "tags"),
                ]
            ),
            inner
            | st.sampled_from(
                [
                    *("AnnotationCollection", "TextQuoteSelector", "TextPositionSelector"),
                    *("tagging", "commenting", "urn:x"),
                ]
            ),
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_whatever_comes_is_a_mark_or_passed_over(value: object) -> None:
    for remark in remarks(value):
        assert remark is None or isinstance(remark, Remark)
        if remark is not None:
            assert remark.anchor or remark.note or remark.tags
