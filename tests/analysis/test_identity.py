"""Identity: which mentions of an article are one entity."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from tui.analysis.gazetteer import Gazetteer, form_of
from tui.analysis.names.identity import aliases, resolve
from tui.analysis.names.mentions import NameSpan, find_mentions
from tui.news.findings import Kind
from tui.news.span import Span

PERSON, BODY, PLACE, GROUP = Kind.PERSON, Kind.ORGANIZATION, Kind.PLACE, Kind.GROUP


def _entities(text: str, names: Sequence[tuple[str, Kind]], gazetteer: Gazetteer) -> list[str]:
    """The entities of names that stand in `text` in this order."""
    spans, place = [], 0
    for form, kind in names:
        start = text.index(form, place)
        place = start + len(form)
        spans.append(NameSpan(Span(start, place), kind, "marked", 1.0))
    return [mention.entity for mention in resolve(text, spans, gazetteer)]


def test_a_surname_is_the_person_named_in_full_before_or_after(gazetteer: Gazetteer) -> None:
    text = "Lopes spoke first. Ana Lopes, the port's director, then left. Lopes's car waited."
    names = [("Lopes", PERSON), ("Ana Lopes", PERSON), ("Lopes", PERSON)]
    assert _entities(text, names, gazetteer) == ["Ana Lopes"] * 3


def test_two_people_of_one_surname_are_not_guessed_between(gazetteer: Gazetteer) -> None:
    text = "Ana Lopes met Tom Lopes. Lopes smiled."
    names = [("Ana Lopes", PERSON), ("Tom Lopes", PERSON), ("Lopes", PERSON)]
    assert _entities(text, names, gazetteer) == ["Ana Lopes", "Tom Lopes", "Lopes"]


def test_an_honorific_tells_a_couple_apart(gazetteer: Gazetteer) -> None:
    text = "Anna Weber and Peter Weber came. Mrs. Weber spoke. Mr. Weber did not."
    names = [("Anna Weber", PERSON), ("Peter Weber", PERSON), ("Weber", PERSON), ("Weber", PERSON)]
    assert _entities(text, names, gazetteer)[2:] == ["Anna Weber", "Peter Weber"]


def test_a_first_name_alone_is_the_only_person_who_has_it(gazetteer: Gazetteer) -> None:
    text = "Maria Silva was saved. Maria is nine. John Smith and John Brown were not. John slept."
    names = [
        ("Maria Silva", PERSON), ("Maria", PERSON), ("John Smith", PERSON), ("John Brown", PERSON),
        ("John", PERSON),
    ]  # fmt: skip
    found = _entities(text, names, gazetteer)
    assert found[1] == "Maria Silva"
    assert found[4] == "John"


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("Recep Tayyip Erdogan", "Tayyip Erdogan"),
        ("Bashar al-Assad", "Assad"),
        ("Ursula von der Leyen", "von der Leyen"),
        ("John A. Smith", "John Smith"),
        ("John Smith", "J. Smith"),
        ("Boris Lindqvist", "LINDQVIST"),
        ("Martin Luther King Jr.", "King"),
    ],
)
def test_other_forms_of_a_full_name_are_the_same_person(
    full: str, other: str, gazetteer: Gazetteer
) -> None:
    first, second = _entities(
        f"{full} spoke. Later {other} left.", [(full, PERSON), (other, PERSON)], gazetteer
    )
    assert first == second


def test_an_acronym_in_brackets_is_its_full_form_everywhere(gazetteer: Gazetteer) -> None:
    text = "The Harbour Pilots Union (HPU) struck. HPU pickets stayed."
    names = [("Harbour Pilots Union", BODY), ("HPU", BODY), ("HPU", BODY)]
    assert _entities(text, names, gazetteer) == ["Harbour Pilots Union"] * 3


def test_what_an_article_introduces_goes_before_the_table(gazetteer: Gazetteer) -> None:
    text = "The Pilots Association (PA) met. The PA voted."
    names = [("Pilots Association", BODY), ("PA", BODY), ("PA", BODY)]
    assert set(_entities(text, names, gazetteer)) == {"Pilots Association"}


def test_the_ministry_is_the_only_ministry_of_the_article(gazetteer: Gazetteer) -> None:
    text = "The Ministry of Fisheries denied it. The Ministry gave no figures."
    names = [("Ministry of Fisheries", BODY), ("Ministry", BODY)]
    assert _entities(text, names, gazetteer) == ["Ministry of Fisheries"] * 2
    two = text + " So did the Ministry of Ports."
    assert _entities(two, [*names, ("Ministry of Ports", BODY)], gazetteer)[1] == "Ministry"


def test_a_ministry_has_the_nationality_before_it(gazetteer: Gazetteer) -> None:
    text = "The Danish Fisheries Ministry denied it. The Fisheries Ministry gave no figures."
    names = [("Danish", GROUP), ("Fisheries Ministry", BODY), ("Fisheries Ministry", BODY)]
    assert _entities(text, names, gazetteer) == [
        "Danish", "Danish Fisheries Ministry", "Danish Fisheries Ministry",
    ]  # fmt: skip


def test_a_company_is_known_by_its_short_name(gazetteer: Gazetteer) -> None:
    text = "Tarvo Shipping Ltd paid. Tarvo is in Piraeus."
    names = [("Tarvo Shipping Ltd", BODY), ("Tarvo", BODY)]
    assert _entities(text, names, gazetteer) == ["Tarvo Shipping Ltd"] * 2


@pytest.mark.parametrize(
    ("forms", "kind"),
    [
        (["Hezbollah", "Hizbullah", "Hizballah", "HEZBOLLAH"], BODY),
        (["Kyiv", "Kiev", "KYIV"], PLACE),
        (["Islamic State", "ISIS", "ISIL", "Daesh"], BODY),
        (["Muammar Gaddafi", "Moammar Gadhafi", "Muammar Qaddafi"], PERSON),
        (["United States", "U.S.", "US", "USA"], PLACE),
        (["Israeli", "Israelis"], GROUP),
    ],
)
def test_known_spellings_are_one_entity(forms: list[str], kind: Kind, gazetteer: Gazetteer) -> None:
    text = " and ".join(forms)
    assert set(_entities(text, [(form, kind) for form in forms], gazetteer)) == {forms[0]}


def test_bare_surnames_of_the_famous_are_not_taken_for_them(gazetteer: Gazetteer) -> None:
    assert _entities("Biden spoke.", [("Biden", PERSON)], gazetteer) == ["Biden"]


def test_a_name_in_capitals_is_spelt_as_elsewhere_in_the_article(gazetteer: Gazetteer) -> None:
    text = "QUORNDON FLOODED. The town of Quorndon stood under water."
    names = [("QUORNDON", PLACE), ("Quorndon", PLACE)]
    assert _entities(text, names, gazetteer) == ["Quorndon", "Quorndon"]


@pytest.mark.parametrize(
    ("text", "forms", "entities"),
    [
        (
            "John Smith Sr. met John Smith Jr. on Monday; Smith left.",
            ["John Smith Sr.", "John Smith Jr.", "Smith"],
            ["John Smith Sr.", "John Smith Jr.", "Smith"],
        ),
        (
            "John Smith and his son John Smith Jr. met; Smith left.",
            ["John Smith", "John Smith Jr.", "Smith"],
            ["John Smith", "John Smith Jr.", "Smith"],
        ),
        (
            "Martin Luther King Jr. spoke. Martin Luther King was tired. King slept.",
            ["Martin Luther King Jr.", "Martin Luther King", "King"],
            ["Martin Luther King Jr."] * 3,
        ),
        (
            "George H. W. Bush and George W. Bush met. George Bush left. Bush slept.",
            ["George H. W. Bush", "George W. Bush", "George Bush", "Bush"],
            ["George H. W. Bush", "George W. Bush", "George Bush", "Bush"],
        ),
        (
            "Joana Lopes and Jorge Lopes met. J. Lopes signed.",
            ["Joana Lopes", "Jorge Lopes", "J. Lopes"],
            ["Joana Lopes", "Jorge Lopes", "J. Lopes"],
        ),
        (
            "John F. Kennedy spoke. John Fitzgerald Kennedy slept. John Kennedy left.",
            ["John F. Kennedy", "John Fitzgerald Kennedy", "John Kennedy"],
            ["John F. Kennedy"] * 3,
        ),
        (
            "Mr. Lopes and Mrs. Lopes met Ana Lopes.",
            ["Lopes", "Lopes", "Ana Lopes"],
            ["Lopes", "Ana Lopes", "Ana Lopes"],
        ),
        (
            "José Müller spoke. Jose Muller left.",
            ["José Müller", "Jose Muller"],
            ["José Müller"] * 2,
        ),
        ("Ana Lopes's car. Lopes' car.", ["Ana Lopes's", "Lopes'"], ["Ana Lopes"] * 2),
    ],
)
def test_namesakes_are_told_apart_and_forms_of_one_name_are_not(
    text: str, forms: list[str], entities: list[str], gazetteer: Gazetteer
) -> None:
    assert _entities(text, [(form, PERSON) for form in forms], gazetteer) == entities


def test_a_place_and_a_person_of_one_name_stay_two(gazetteer: Gazetteer) -> None:
    text = "Denzel Washington flew to Washington. Washington smiled."
    names = [("Denzel Washington", PERSON), ("Washington", PLACE), ("Washington", PERSON)]
    assert _entities(text, names, gazetteer) == [
        "Denzel Washington", "Washington", "Denzel Washington",
    ]  # fmt: skip


def test_an_acronym_that_an_article_gives_two_bodies_is_neither_elsewhere(
    gazetteer: Gazetteer,
) -> None:
    text = "The Ports Authority (PA) and the Pilots Association (PA) met. The PA left."
    names = [(form, BODY) for form in ("Ports Authority", "PA", "Pilots Association", "PA", "PA")]
    assert _entities(text, names, gazetteer) == [
        "Ports Authority", "Ports Authority", "Pilots Association", "Pilots Association", "PA",
    ]  # fmt: skip


def test_a_ministry_is_known_either_way_round(gazetteer: Gazetteer) -> None:
    text = "The Ministry of Ports and the Ministry of Sport met. The Ports Ministry left."
    names = [(form, BODY) for form in ("Ministry of Ports", "Ministry of Sport", "Ports Ministry")]
    assert _entities(text, names, gazetteer) == [
        "Ports Ministry", "Ministry of Sport", "Ports Ministry",
    ]  # fmt: skip


@pytest.mark.parametrize("bare", ["Lopes", "President Lopes", "LOPES", "Lopes's"])
def test_a_bare_surname_never_joins_the_person_of_another_article(
    bare: str, gazetteer: Gazetteer
) -> None:
    here = _entities("Ana Lopes spoke. Lopes left.", [("Ana Lopes", PERSON)], gazetteer)
    elsewhere = _entities(f"{bare} was in Paris.", [(bare, PERSON)], gazetteer)
    assert here == ["Ana Lopes"]
    assert "Ana Lopes" not in elsewhere


def test_full_names_acronyms_and_known_aliases_are_one_entity_across_articles(
    gazetteer: Gazetteer,
) -> None:
    for forms, kind in (
        (("Muammar Gaddafi", "Moammar Gadhafi"), PERSON),
        (("FBI", "Federal Bureau of Investigation", "F.B.I."), BODY),
        (("Hizbullah", "Hezbollah"), BODY),
        (("Israelis", "Israeli"), GROUP),
    ):
        found = {_entities(f"{form} was named.", [(form, kind)], gazetteer)[0] for form in forms}
        assert len(found) == 1, forms


def test_aliases_lead_from_the_shown_name_to_all_forms(gazetteer: Gazetteer) -> None:
    table = aliases(gazetteer)
    assert table["Hezbollah"][0] == "Hezbollah"
    assert {"Hizbullah", "Hizballah"} <= set(table["Hezbollah"])
    assert "Kiev" in table["Kyiv"]
    assert all(len(forms) > 1 for forms in table.values())


def test_a_possessive_is_no_part_of_a_form() -> None:
    assert form_of("Hamas’s") == "Hamas"
    assert form_of("the  United\nNations") == "the United Nations"


def test_a_whole_article_hangs_together(nlp: Language, gazetteer: Gazetteer) -> None:
    text = (
        "Hospital ship waits outside\n\n"
        "Lina Khatib of the International Maritime Bureau (IMB) warned on Monday that ships were "
        "at risk. Khatib said the IMB had told Hizbullah.\n\n"
        "Hezbollah denied it, and Ms. Khatib's office did not reply."
    )
    names = find_mentions(nlp(text), gazetteer)
    mentions = resolve(text, names, gazetteer)
    assert [m.span for m in mentions] == [n.span for n in names]
    entities = [m.entity for m in mentions if m.kind is not Kind.DATE]
    assert entities.count("Lina Khatib") == 3
    assert entities.count("International Maritime Bureau") == 3
    assert entities.count("Hezbollah") == 2


_FORMS = st.sampled_from(
    ["Ana Lopes", "Lopes", "LOPES", "A. Lopes", "HPU", "(", ")", "Ministry of Ports", "Ministry"]
)


@given(forms=st.lists(st.tuples(_FORMS, st.sampled_from(list(Kind))), max_size=12))
def test_every_name_is_a_mention_of_an_entity_in_the_same_place(
    forms: list[tuple[str, Kind]], gazetteer: Gazetteer
) -> None:
    text, names = "", []
    for form, kind in forms:
        names.append(NameSpan(Span(len(text), len(text) + len(form)), kind, "drawn", 0.5))
        text += form + " "
    mentions = resolve(text, names, gazetteer)
    assert [(m.span, m.kind, m.rule) for m in mentions] == [
        (n.span, n.kind, "drawn") for n in names
    ]
    known = {form for form, _ in forms} | {"Lopes"}
    assert all(m.entity in known or m.entity.endswith(tuple(known)) for m in mentions)
