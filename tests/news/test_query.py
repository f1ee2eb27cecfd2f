"""The query language: what every string means, and that none is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.news.query.query import (
    All,
    Either,
    Field,
    FieldName,
    Form,
    Grouping,
    Node,
    Not,
    Phrase,
    Query,
    Saved,
    Scope,
    Sort,
    Word,
)

PIECES = st.sampled_from(
    [
        *('"', "“", "”", "(", ")", "|", " ", " OR ", " AND ", "NOT ", "-", "=", "@", "*", "~"),
        *("~0", "~1", "~8", ":", "/", "//", "#", "tag:", "source:", "date:", "2023-11", "2023.."),
        *("7d", "is:", "unread", "claim:(", "by:", "stance:", "den", "title:", "about:", "group:"),
        *("sort:", "day", "none", "foo", "bar", "OR", "AND", "x", "C++", "é", "\u0338", "\u0301"),
        *(
            "\x00",
            "\x1b",
            "\ud800",
            "\u200f",
            "\n",
            "before:",
            "until:(",
            ">=",
            "/a/i",
            "/(?x)",
            "?",
            "none",
        ),
    ]
)
TYPED = st.one_of(
    st.text(),
    st.text(alphabet='ab()"|-=@*~:  OR1\u0338'),
    st.lists(PIECES, max_size=14).map("".join),
)


def tree(text: str) -> Node | None:
    return Query.parse(text).tree


def word(text: str) -> Word:
    return Word(text)


@settings(max_examples=300, deadline=None)
@given(TYPED)
def test_every_string_is_a_query_and_prints_as_itself(text: str) -> None:
    query = Query.parse(text)

    assert Query.parse(str(query)) == query


@settings(max_examples=80, deadline=None)
@given(TYPED, TYPED)
def test_a_query_can_be_printed_into_a_longer_one(first: str, second: str) -> None:
    query = Query.parse(f"{first} {second}")

    assert str(Query.parse(str(query))) == str(query)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("war crimes", All((word("war"), word("crimes")))),
        ("war AND crimes", All((word("war"), word("crimes")))),
        ('"would not resign"', Phrase("would not resign")),
        ("“would not resign”", Phrase("would not resign")),
        ("„would not resign“", Phrase("would not resign")),
        ('"would not', Phrase("would not")),
        ('"minister resign"~8', Phrase("minister resign", 8)),
        ("hospital~", Word("hospital", Form.CLOSE)),
        ("gaza~1", Word("gaza", Form.CLOSE_1)),
        ("gaza~2", Word("gaza", Form.CLOSE_2)),
        ("=Bush", Word("Bush", Form.EXACT)),
        ('="Bush said"', Phrase("Bush said", is_exact=True)),
        ("evacuat*", Word("evacuat", Form.PREFIX)),
        ("-sport", Not(word("sport"))),
        ("NOT sport", Not(word("sport"))),
        ("NOT -sport", word("sport")),
        ('-"op-ed"', Not(Phrase("op-ed"))),
        ("a OR b c", Either((word("a"), All((word("b"), word("c")))))),
        ("a | b", Either((word("a"), word("b")))),
        ("(a OR b) c", All((Either((word("a"), word("b"))), word("c")))),
        ("@morning tag:x", All((Saved("morning"), Field(FieldName.TAG, "x")))),
        ("bank's", word("bank's")),
        ("he-said", word("he-said")),
        ("C++", word("C++")),
        ("100%", word("100%")),
        ("14:30", word("14:30")),
        ("https://example.org/a", word("https://example.org/a")),
        ("OR", word("or")),
        ("()", None),
        ("%", None),
        ("-", None),
    ],
)
def test_words_and_their_signs(text: str, expected: Node | None) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("tag:conflict/gaza", FieldName.TAG, "conflict/gaza"),
        ("T:conflict", FieldName.TAG, "conflict"),
        ("tag:#conflict/", FieldName.TAG, "conflict"),
        ('entity:"Red Cross"', FieldName.ENTITY, "Red Cross"),
        ("person:smith", FieldName.PERSON, "smith"),
        ("group:shia", FieldName.GROUP, "shia"),
        ("Said-By:ministry", FieldName.BY, "ministry"),
        ("said_by:ministry", FieldName.BY, "ministry"),
        ("stance:denied", FieldName.STANCE, "denied"),
        ("stance:den", FieldName.STANCE, "denied"),
        ("is:UNREAD", FieldName.IS, "unread"),
        ("has:note", FieldName.HAS, "note"),
        ("date:2023-11..2023-12", FieldName.DATE, "2023-11..2023-12"),
        ("date:2023-11-05..", FieldName.DATE, "2023-11-05.."),
        ("date:..2023", FieldName.DATE, "..2023"),
        ("date:2024..2023", FieldName.DATE, "2023..2024"),
        ("date:7d", FieldName.DATE, "7d"),
        ("date:last-week", FieldName.DATE, "last-week"),
        ("date:none", FieldName.DATE, "none"),
        ("d:2023/11/5", FieldName.DATE, "2023-11-05"),
        ('date:"Nov 2023"', FieldName.DATE, "2023-11"),
        ("date:>2023-11", FieldName.DATE, "2023-12.."),
        ("date:<=2023", FieldName.DATE, "..2023"),
        ("since:7d", FieldName.DATE, "7d.."),
        ('Before:"1 January 2024"', FieldName.DATE, "..2023-12-31"),
        ("until:(2023)", FieldName.DATE, "..2023"),
        ("has:notes", FieldName.HAS, "note"),
        ("stance:deny", FieldName.STANCE, "denied"),
        ("stance:accuses", FieldName.STANCE, "accused"),
        ("/gaza/ig", FieldName.REGEX, "(?i)gaza"),
        (r"/\p{Lu}{5}/", FieldName.REGEX, r"\p{Lu}{5}"),
        ("added:3d", FieldName.ADDED, "3d"),
        ("path:corpus/fire.md", FieldName.PATH, "corpus/fire.md"),
        ("like:0123456789abcdef", FieldName.LIKE, "0123456789abcdef"),
    ],
)
def test_fields_and_their_values(text: str, name: FieldName, value: str) -> None:
    assert tree(text) == Field(name, value)


def test_an_equals_sign_asks_for_the_very_value() -> None:
    assert tree("tag:=conflict") == Field(FieldName.TAG, "conflict", is_exact=True)


def test_conditions_inside_one_claim_stay_together() -> None:
    expected = Scope(
        FieldName.CLAIM,
        All(
            (
                Field(FieldName.BY, "ministry"),
                Field(FieldName.STANCE, "denied"),
                Scope(FieldName.ABOUT, word("hospital")),
            )
        ),
    )

    assert tree("claim:(by:ministry stance:denied about:hospital)") == expected


def test_what_an_article_has_one_of_is_asked_for_twice_to_get_either() -> None:
    source = tree("source:bbc x source:afp")
    tag = tree("tag:a tag:b")

    bbc, afp = Field(FieldName.SOURCE, "bbc"), Field(FieldName.SOURCE, "afp")
    assert source == All((Either((bbc, afp)), word("x")))
    assert tag == All((Field(FieldName.TAG, "a"), Field(FieldName.TAG, "b")))


def test_stances_are_either_inside_one_claim_and_both_outside() -> None:
    said, denied = Field(FieldName.STANCE, "said"), Field(FieldName.STANCE, "denied")

    assert tree("claim:(stance:said stance:denied)") == Scope(
        FieldName.CLAIM, Either((said, denied))
    )
    assert tree("stance:said stance:denied") == All((said, denied))


def test_a_star_alone_is_any_value() -> None:
    assert str(Query.parse("tag:* -date:* entity:* title:gaz*")) == (
        "-tag:none date:none has:entity title:gaz*"
    )


def test_a_time_after_and_a_time_before_are_both_meant() -> None:
    since, before = Field(FieldName.DATE, "2022.."), Field(FieldName.DATE, "..2023")

    assert tree("since:2022 before:2024") == All((since, before))


def test_what_is_asked_of_the_article_may_stand_inside_a_claim() -> None:
    denied, date = Field(FieldName.STANCE, "denied"), Field(FieldName.DATE, "2023")
    bbc, cnn = Field(FieldName.SOURCE, "bbc"), Field(FieldName.SOURCE, "cnn")
    query = Query.parse("claim:(stance:denied date:2023 source:bbc source:cnn sort:date)")

    assert query.tree == Scope(FieldName.CLAIM, All((denied, date, Either((bbc, cnn)))))
    assert (query.sort, query.problems) == (Sort.OLDEST, ())
    assert Query.parse("about:(date:2023)").problems[0].startswith("date: cannot stand inside")


def test_an_expression_may_stand_in_a_part_of_the_article() -> None:
    query = Query.parse("title:/^watch/ -body:(/a/ OR b)")

    assert query.tree == All(
        (
            Scope(FieldName.TITLE, Field(FieldName.REGEX, "^watch")),
            Not(Scope(FieldName.BODY, Either((Field(FieldName.REGEX, "a"), word("b"))))),
        )
    )
    assert str(query) == "title:/^watch/ -body:(/a/ OR b)"
    assert "cannot stand inside quote:" in Query.parse("quote:(/a/)").problems[0]


@pytest.mark.parametrize("sign", ["=", "-", "*", "~", ":", "/", "@", '"', "(", "gaza =", "= gaza"])
def test_a_sign_alone_is_told_what_it_needs(sign: str) -> None:
    (problem,) = Query.parse(sign).problems
    assert problem.startswith(sign.replace("gaza", "").strip())


@pytest.mark.parametrize("text", ["war - crimes", "either / or", "a: b", "5 * 3", "live | sport"])
def test_signs_between_words_are_prose(text: str) -> None:
    assert [p for p in Query.parse(text).problems if not p.startswith("a:")] == []


def test_brackets_after_a_field_hold_values_of_it() -> None:
    a, b = Field(FieldName.TAG, "a"), Field(FieldName.TAG, "b")

    assert tree("tag:(a OR b)") == Either((a, b))
    assert tree("title:(a OR b)") == Scope(FieldName.TITLE, Either((word("a"), word("b"))))


def test_order_and_grouping_are_no_part_of_the_tree() -> None:
    query = Query.parse("harbour sort:-date group:source")

    assert query.tree == word("harbour")
    assert query.sort is Sort.NEWEST
    assert query.group is Grouping.SOURCE
    assert str(query) == "harbour sort:-date group:source"


def test_an_unknown_field_is_searched_as_words_and_the_nearest_is_named() -> None:
    query = Query.parse("sourc:bbc")

    assert query.tree == word("sourc:bbc")
    assert query.problems == (
        "“sourc:” is no field and was searched as words; did you mean source: ?",
    )
    assert Query.parse("month:2023-11").problems[0].endswith("did you mean date: ?")


@pytest.mark.parametrize("text", ["date:2023-02-30", "date:soon", "is:nice", "stance:s"])
def test_a_value_that_cannot_be_is_searched_as_words_and_said_so(text: str) -> None:
    query = Query.parse(text)

    assert query.tree == word(text)
    assert "was searched as words" in query.problems[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("hos*ital", r"/\bhos\w*ital\b/ finds such"),
        ("*gaza", "a star counts only behind"),
        ("!gaza", "-gaza does"),
        ("w/5", "~8"),
        ("NEAR", "~8"),
        ("source=bbc", "source:bbc"),
        ('"human shi*"', "in a phrase a star"),
    ],
)
def test_signs_that_do_not_count_where_they_stand_are_said(text: str, said: str) -> None:
    (problem,) = Query.parse(text).problems
    assert said in problem


@pytest.mark.parametrize("text", ["hospital OR", "hospital tag:", "hospital NOT", "hospital ("])
def test_a_half_typed_query_searches_what_is_there(text: str) -> None:
    assert tree(text) == word("hospital")


def test_the_word_still_being_typed_is_known() -> None:
    assert Query.parse("war cri").open_word == word("cri")
    assert Query.parse("title:cri").open_word == word("cri")
    assert Query.parse("war cri ").open_word is None
    assert Query.parse('"war cri').open_word is None
    assert Query.parse("war cri*").open_word is None
    assert Query.parse("war tag:cri").open_word is None


def test_brackets_nested_without_end_do_no_harm() -> None:
    query = Query.parse("(" * 50_000 + "a OR b" + ")" * 50_000 + " c")

    assert query.tree == All((Either((word("a"), word("b"))), word("c")))


def test_a_long_text_pasted_by_mistake_is_read_at_once() -> None:
    text = 'tag:x "quoted words" (a OR b) ' * 3_000

    assert Query.parse(text).tree is not None


def test_saved_queries_are_put_in_their_places() -> None:
    saved = {"morning": Query.parse("is:unread @night"), "night": Query.parse("-sport @morning")}

    filled = Query.parse("harbour @morning").filled(saved)

    assert str(filled) == "harbour is:unread -sport @morning"
