"""The pipeline: an article in, its findings out.

Pure but for the model, which is loaded once. The rest of the program reaches
this home through here only.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc

from tui.analysis import models
from tui.analysis.claims.extractor import find_claims
from tui.analysis.gazetteer import Gazetteer
from tui.analysis.models import PACKAGED, Model
from tui.analysis.names.identity import resolve
from tui.analysis.names.mentions import find_mentions
from tui.analysis.own_names import OwnNames
from tui.events import AnalysisLimited
from tui.news.article import Article
from tui.news.findings import Claim, Findings
from tui.news.languages import ENGLISH

__all__ = ["PACKAGED", "Analyst"]

RULES = "9"
"""Raised whenever names, claims or lexicons change what is found, or how it is shelved."""
LONGEST = 200_000
"""Code points that are analysed; the rest of a longer text has no findings."""


class Analyst:
    """Finds the entities and claims of articles with one language model."""

    def __init__(
        self,
        model: Model,
        own: OwnNames | None = None,
        languages: Sequence[str] = ENGLISH,
    ) -> None:
        self._model = model
        self._gazetteer = Gazetteer.load(own)
        lists = f"/{own.digest}" if own and own.digest else ""
        read = "" if tuple(languages) == ENGLISH else f"/{','.join(languages)}"
        self.languages = tuple(languages)
        self.version = f"{RULES}/{model.version}{lists}{read}"

    @classmethod
    def load(
        cls,
        pipeline: str = models.AUTO,
        own: OwnNames | None = None,
        languages: Sequence[str] = ENGLISH,
    ) -> Analyst:
        """The analyst on a spaCy pipeline, by name or folder; `auto` takes the best that is there.

        `own` are the reader's lists of names, `languages` those whose articles it is
        given; with others it is another version.

        Raises AnalysisError, with what to do, when it cannot be used.
        """
        return cls(models.load(pipeline), own, languages)

    @property
    def nlp(self) -> Language:
        """The pipeline itself, to measure and to test with."""
        return self._model.nlp

    @property
    def lacks(self) -> tuple[AnalysisLimited, ...]:
        """What will not be found, because the pipeline has no part for it."""
        return self._model.lacks

    @property
    def passed_over(self) -> tuple[str, ...]:
        """Sentences about better pipelines that are installed and cannot be used."""
        return self._model.passed_over

    def analyse(self, article: Article) -> Findings:
        """The findings of one article; the claims are left out when the model has no parser."""
        (findings,) = self.findings_of([article.text])
        return findings

    def findings_of(self, texts: Sequence[str]) -> list[Findings]:
        """The findings of each text, in order; several at once take less time than one by one."""
        nlp = self._model.nlp
        with warnings.catch_warnings():
            # Whatever a component has to say of a text is of no use to who reads it.
            warnings.simplefilter("ignore")
            read = [text[:LONGEST] for text in texts]
            docs = nlp.pipe(read, batch_size=len(texts))
            return [self._findings(doc, text) for doc, text in zip(docs, read, strict=True)]

    def _findings(self, doc: Doc, text: str) -> Findings:
        names = find_mentions(doc, self._gazetteer, text)
        mentions = resolve(text, names, self._gazetteer)
        claims: tuple[Claim, ...] = ()
        if self._model.finds_claims:
            claims = find_claims(doc, text, mentions, self._gazetteer.words)
        return Findings(mentions, claims, self.version)
