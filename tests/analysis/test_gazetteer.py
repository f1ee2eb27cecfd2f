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
