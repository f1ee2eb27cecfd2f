"""Quotations are found whatever their marks look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.analysis.claims.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("“We stay,” she said. “All of us.”", ["“We stay,”", "“All of us.”"]),
        ('"We stay," she said. "All of us."', ['"We stay,"', '"All of us."']),
        ('""We stay,"" she said.', ['""We stay,""']),
        ("''We stay,'' she said.", ["''We stay,''"]),
        ("‘We won’t go,’ he said.", ["‘We won’t go,’"]),
        ("'We won't, the boys' view is,' he said.", ["'We won't, the boys' view is,'"]),
        ("“He told me ‘no’ twice,” she said.", ["“He told me ‘no’ twice,”"]),
        ("„Wir bleiben“, sagte er.", ["„Wir bleiben“"]),
        ("«Nobody hurries», said the clerk.", ["«Nobody hurries»"]),
        ('“We stay," she said.', ['“We stay,"']),
        ("In the '90s the dockers' union won.", []),
        ("A 6\" pipe and a 5'10\" man", []),
        ("ISLAND CONDEMNS ‘HARASSMENT’China, Japan’s rival, left.", ["‘HARASSMENT’"]),
        ('It closed."We stay," she said.He left."No."', ['"We stay,"', '"No."']),
        ("“They left. “None stayed,” she said. “None.”", ["“They left. “None stayed,”", "“None.”"]),
        ("“Never closed, he said.\n\nNext.", []),
    ],
)  # fmt: skip
def test_quotations_are_found(text: str, quotes: list[str]) -> None:
    assert [quote.span.of(text) for quote in find_quotes(text)] == quotes


def test_a_repeated_opening_mark_goes_on_with_the_quotation() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    found = find_quotes(text)
    assert [(q.words.of(text), q.is_open, q.is_continued) for q in found] == [
        ("One.", True, False),
        ("Two.", True, True),
        ("Three,", False, True),
    ]


@given(st.text(alphabet="“”\"'‘’«» ab.,\n", max_size=60))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_quotes(text)
    edges = [edge for quote in found for edge in (quote.span.start, quote.span.stop)]
    assert edges == sorted(edges)
    assert all(quote.span.covers(quote.words) for quote in found)
    assert all(quote.span.stop <= len(text) for quote in found)
