"""Whole words: ranks with their full stop, and verbs with "re-" before them, are one token each.

The tokenizer of spaCy's English pipelines parts "Lt. Col. Lopes" and "re-emerged" into
"Lt", ".", "Col", "." and "re", "-", "emerged": a parser ends the sentence behind the rank
and takes "re" for the verb. The treebank that it learnt from keeps both whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.attrs import ORTH
from spacy.language import Language
from spacy.tokenizer import Tokenizer

RANKS = (
    *("Lt.", "Lieut.", "Col.", "Maj.", "Brig.", "Sgt.", "Cpl.", "Capt.", "Cmdr.", "Cdr.", "Pvt."),
    *("Pfc.", "Spc.", "Ens.", "Cmdt.", "Supt.", "Insp.", "Det.", "Amb.", "Atty.", "Hon.", "Msgr."),
    *("Sr.", "Asst.", "Dep.", "Pres.", "Ret."),
)
"""Ranks and offices, shortened, that the tokenizer does not know."""
BEFORE_NAMES = (
    *RANKS,
    *("Gen.", "Adm.", "Sen.", "Rep.", "Gov.", "Dr.", "Prof.", "Rev.", "Mr.", "Mrs.", "Ms."),
)
"""What a name follows in the same sentence."""
_WHOLE = re.compile(
    r"(?<![\w-])(?:(?:re|de|mis|over|pre)-[a-z]|co-(?:op|ord|exist))", re.IGNORECASE
)
"""How a word begins whose first hyphen does not part it."""


def keep_words_whole(nlp: Language) -> None:
    """Let a pipeline keep ranks, and verbs that begin anew, in one token."""
    tokenizer = nlp.tokenizer
    if not isinstance(tokenizer, Tokenizer):
        return
    for rank in RANKS:
        tokenizer.add_special_case(rank, [{ORTH: rank}])
    parts = tokenizer.infix_finditer
    if parts is not None:

        def without_prefixes(word: str) -> Iterator[re.Match[str]]:
            whole = {match.start() + match.group().index("-") for match in _WHOLE.finditer(word)}
            for match in parts(word):
                if match.start() not in whole:
                    yield match

        tokenizer.infix_finditer = without_prefixes
