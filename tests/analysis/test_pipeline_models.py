"""Which pipelines are taken, what they lack, and how those are refused that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from tests.making_pipelines import made
from tui.analysis import models
from tui.analysis.models import FEW_ENTITIES, NO_CLAIMS, PACKAGED
from tui.analysis.pipeline import Analyst
from tui.errors import AnalysisError
from tui.news.findings import Kind

TEXT = "Hamas denied that Mrs. Anna Berg had been in Oslo."


def words(analyst: Analyst) -> list[str]:
    return [lack.words for lack in analyst.lacks]


def test_auto_takes_what_is_installed_and_lacks_nothing() -> None:
    analyst = Analyst.load()
    assert (analyst.lacks, analyst.passed_over) == ((), ())
    (findings,) = analyst.findings_of([TEXT])
    assert [claim.stance for claim in findings.claims] == ["denied"]
    assert PACKAGED in findings.version


def test_a_name_may_be_written_with_dashes() -> None:
    assert Analyst.load(PACKAGED.replace("_", "-")).version == Analyst.load(PACKAGED).version


def test_a_pipeline_without_a_parser_gives_entities_and_says_that_claims_are_off(
    tmp_path: Path,
) -> None:
    folder = made(tmp_path / "names", "ner")
    analyst = Analyst.load(str(folder))
    assert words(analyst) == [NO_CLAIMS]
    assert str(folder) in analyst.lacks[0].reason
    assert "parser" in analyst.lacks[0].reason
    (findings,) = analyst.findings_of([TEXT])
    assert findings.claims == ()
    assert ("Hamas", Kind.ORGANIZATION) in {(m.entity, m.kind) for m in findings.mentions}


def test_a_pipeline_without_names_still_finds_claims_and_what_lists_tell(tmp_path: Path) -> None:
    folder = tmp_path / "parsed"
    spacy.load(PACKAGED, exclude=["ner"]).to_disk(folder)
    analyst = Analyst.load(str(folder))
    assert words(analyst) == [FEW_ENTITIES]
    (findings,) = analyst.findings_of([TEXT])
    assert [claim.stance for claim in findings.claims] == ["denied"]
    assert "Hamas" in {mention.entity for mention in findings.mentions}


def test_a_parser_without_lemmas_gives_no_claims(tmp_path: Path) -> None:
    analyst = Analyst.load(str(made(tmp_path / "bare", "parser", "ner")))
    assert words(analyst) == [NO_CLAIMS]
    assert "tagger" in analyst.lacks[0].reason


def test_components_that_nobody_reads_are_not_run(tmp_path: Path) -> None:
    model = models.load(str(made(tmp_path / "more", "ner", "textcat", "merge_entities")))
    assert model.nlp.pipe_names == ["ner"]


@pytest.mark.parametrize("parts", [(), ("sentencizer",)])
def test_a_pipeline_that_finds_nothing_is_refused(tmp_path: Path, parts: tuple[str, ...]) -> None:
    folder = made(tmp_path / "empty", *parts)
    with pytest.raises(AnalysisError, match="neither an entity recognizer") as told:
        Analyst.load(str(folder))
    assert str(folder) in str(told.value)


@pytest.mark.parametrize(
    ("meta", "said"),
    [
        ({"spacy_version": ">=2.0,<2.1"}, "made for spaCy >=2.0,<2.1"),
        ({"lang": "de"}, "the language 'de'"),
    ],
)
def test_what_does_not_fit_is_refused_before_it_is_loaded(
    tmp_path: Path, meta: dict[str, str], said: str
) -> None:
    folder = made(tmp_path / "odd", "ner")
    written = json.loads((folder / "meta.json").read_text())
    (folder / "meta.json").write_text(json.dumps(written | meta))
    (folder / "ner" / "model").write_bytes(b"")
    with pytest.raises(AnalysisError, match=r"settings\.yaml") as told:
        Analyst.load(str(folder))
    assert said in str(told.value)


def test_a_broken_pipeline_is_named_with_the_reason(tmp_path: Path) -> None:
    folder = made(tmp_path / "broken", "ner")
    (folder / "ner" / "model").write_bytes(b"nonsense")
    with pytest.raises(AnalysisError, match="cannot be loaded") as told:
        Analyst.load(str(folder))
    assert str(folder) in str(told.value)
    (folder / "meta.json").write_text("{")
    with pytest.raises(AnalysisError, match="no spaCy pipeline"):
        Analyst.load(str(folder))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("en_core_web_sm_vbspcy", f"did you mean {PACKAGED}?"),
        ("en_core_web_lg", "python -m spacy download en_core_web_lg"),
        ("utterly different", f"installed are {PACKAGED}"),
        ("aut", "did you mean auto?"),
        ("no/such/folder", "no such folder"),
        ("numpy", "no spaCy pipeline"),
        ("..", "has no meta.json"),
    ],
)
def test_a_name_that_is_none_is_told_with_what_to_do(name: str, said: str) -> None:
    with pytest.raises(AnalysisError) as told:
        Analyst.load(name)
    assert said in str(told.value)


def test_auto_passes_over_a_better_one_that_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "en_core_web_lg"
    package.mkdir()
    (package / "__init__.py").write_text("")
    info = tmp_path / "en_core_web_lg-3.8.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: en_core_web_lg\nVersion: 3.8.0\n")
    monkeypatch.syspath_prepend(tmp_path)
    analyst = Analyst.load()
    assert PACKAGED in analyst.version
    (told,) = analyst.passed_over
    assert "en_core_web_lg" in told


def test_training_again_makes_another_version(tmp_path: Path) -> None:
    folder = made(tmp_path / "mine", "ner")
    before = Analyst.load(str(folder)).version
    assert Analyst.load(str(folder)).version == before
    meta = json.loads((folder / "meta.json").read_text())
    (folder / "meta.json").write_text(json.dumps(meta | {"performance": {"ents_f": 0.9}}))
    assert Analyst.load(str(folder)).version != before
