"""Small spaCy pipelines, trained on three sentences in a moment and written to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.training import Example

_WORDS = ["Anna", "Berg", "denied", "that", "ships", "had", "left", "Oslo", "."]
_PARTS: dict[str, dict[str, Any]] = {
    "ner": {"entities": ["B-PERSON", "L-PERSON", "O", "O", "O", "O", "O", "U-GPE", "O"]},
    "parser": {
        "heads": [1, 2, 2, 6, 6, 6, 2, 6, 2],
        "deps": ["compound", "nsubj", "ROOT", "mark", "nsubj", "aux", "ccomp", "dobj", "punct"],
    },
    "tagger": {"tags": ["NNP", "NNP", "VBD", "IN", "NNS", "VBD", "VBN", "NNP", "."]},
    "textcat": {"cats": {"NEWS": 1.0, "TALK": 0.0}},
}


def made(folder: Path, *parts: str, **meta: str) -> Path:
    """A pipeline of English with these parts and this description."""
    nlp = spacy.blank(meta.pop("lang", "en"))
    told: dict[str, Any] = {}
    for part in parts:
        nlp.add_pipe(part)
        told |= _PARTS.get(part, {})
    if told:
        doc = spacy.tokens.Doc(nlp.vocab, words=_WORDS)
        nlp.initialize(lambda: [Example.from_dict(doc, told)])
    nlp.meta.update(meta)
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
    return folder
