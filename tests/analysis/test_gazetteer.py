"""The gazetteer: the lexicon is sound, and read as news writes names."""

from __future__ import annotations

import pytest

from tui.analysis.gazetteer import FILES, LEXICON, Gazetteer, atoms, key, stands_as
from tui.news.findings import Kind


def test_the_lexicon_knows_what_news_is_about(gazetteer: Gazetteer) -> None:
    kinds = {"Peru": Kind.PLACE, "Peruvian": Kind.GROUP, "Al-Shabaab": Kind.ORGANIZATION}
    for form, kind in kinds.items():
        name = gazetteer.entity(form)
        assert name is not None
        assert name.kind is kind
    assert len(gazetteer.entities) > 4000


@pytest.mark.parametrize("file", FILES)
def test_no_form_of_a_file_stands_in_it_for_two_entities(file: str) -> None:
    seen: dict[str, str] = {}
    for line in (LEXICON / f"{file}.yaml").read_text("utf-8").splitlines():
        if not line.startswith("    ") or line.lstrip().startswith("#"):
            continue
        forms = [form.strip().removeprefix("?") for form in line.split(" = ")]
        for form in forms:
            assert seen.setdefault(form, forms[0]) == forms[0], f"{form} in {file}.yaml"


DEMONYMS = """
Afghan Albanian Algerian Andorran Angolan Antiguan Argentine Armenian Australian Austrian
Azerbaijani Bahamian Bahraini Bangladeshi Barbadian Belarusian Belgian Belizean Beninese Bhutanese
Bolivian Bosnian Botswanan Brazilian Bruneian Bulgarian Burkinabe Burundian Cape_Verdean Cambodian
Cameroonian Canadian Central_African Chadian Chilean Chinese Colombian Comorian Congolese
Costa_Rican Ivorian Croatian Cuban Cypriot Czech North_Korean Danish Djiboutian Dominican
Ecuadorian Egyptian Salvadoran Equatorial_Guinean Eritrean Estonian Swazi Ethiopian Fijian Finnish
French Gabonese Gambian Georgian German Ghanaian Greek Grenadian Guatemalan Guinean Bissau-Guinean
Guyanese Haitian Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian
Jamaican Japanese Jordanian Kazakh Kenyan I-Kiribati Kuwaiti Kyrgyz Laotian Latvian Lebanese
Basotho Liberian Libyan Liechtensteiner Lithuanian Luxembourger Malagasy Malawian Malaysian
Maldivian Malian Maltese Marshallese Mauritanian Mauritian Mexican Micronesian Moldovan Monegasque
Mongolian Montenegrin Moroccan Mozambican Burmese Namibian Nauruan Nepali Dutch New_Zealander
Nicaraguan Nigerien Nigerian Macedonian Norwegian Omani Pakistani Palauan Panamanian
Papua_New_Guinean Paraguayan Peruvian Filipino Polish Portuguese Qatari South_Korean Romanian
Russian Rwandan Kittitian Saint_Lucian Vincentian Samoan Sammarinese Sao_Tomean Saudi Senegalese
Serbian Seychellois Sierra_Leonean Singaporean Slovak Slovenian Solomon_Islander Somali
South_African South_Sudanese Spanish Sri_Lankan Sudanese Surinamese Swedish Swiss Syrian Tajik
Tanzanian Thai Timorese Togolese Tongan Trinidadian Tunisian Turkish Turkmen Tuvaluan Ugandan
Ukrainian Emirati British American Uruguayan Uzbek Ni-Vanuatu Venezuelan Vietnamese Yemeni Zambian
Zimbabwean Palestinian
"""
"""One for each member state of the United Nations, and for Palestine; two share Congolese and
Dominican each."""


def test_every_state_has_a_demonym(gazetteer: Gazetteer) -> None:
    demonyms = DEMONYMS.split()
    assert len(demonyms) == 193 + 1 - 2
    for demonym in demonyms:
        name = gazetteer.entity(demonym.replace("_", " "))
        assert name is not None, demonym
        assert name.kind is Kind.GROUP, demonym


@pytest.mark.parametrize("file", FILES)
def test_every_list_says_where_its_facts_come_from(file: str) -> None:
    head, _, _ = (LEXICON / f"{file}.yaml").read_text("utf-8").partition("\n\n")
    assert all(line.startswith("#") for line in head.splitlines())
    assert "facts come from" in " ".join(head.replace("#", "").split())


@pytest.mark.parametrize(
    "forms",
    [
        ("Hezbollah", "Hizbullah", "Hizballah"),
        ("Bosnian Serb Army", "VRS"),
        ("Baloch Liberation Front", "Balochistan Liberation Front"),
        ("Social Democratic Party of Germany", "SPD"),
        ("Spanish Socialist Workers' Party", "PSOE"),
        ("Japan Self-Defense Forces", "Self-Defence Forces"),
        ("Kuwait News Agency", "KUNA"),
    ],
)
def test_spellings_of_one_body_stand_together(forms: tuple[str, ...], gazetteer: Gazetteer) -> None:
    assert {name.entity for form in forms if (name := gazetteer.entity(form))} == {forms[0]}
    assert all(gazetteer.entity(form) for form in forms)


@pytest.mark.parametrize(
    ("form", "seen", "stands"),
    [
        ("Hamas", "HAMAS", True),
        ("US", "us", False),
        ("WHO", "Who", False),
        ("Iran", "IRAN", True),
        ("Bank of England", "Bank Of England", True),
        ("Bank of England", "bank of England", False),
        ("al-Qaeda", "AL-QAEDA", True),
    ],
)
def test_capitals_are_read_as_headlines_write_them(
    form: str, seen: str, stands: bool, gazetteer: Gazetteer
) -> None:
    names = gazetteer.names[key([atom.casefold() for atom in atoms(form)])]
    name = next(n for n in names if n.atoms == atoms(form))
    assert stands_as(name, atoms(seen)) is stands
