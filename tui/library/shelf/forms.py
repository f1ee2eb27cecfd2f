"""Forms of words as they are written, coded for an index of their own.

A form is kept under letters and digits alone, which no tokenizer takes apart or
makes alike. Only those with capitals or accents are kept, some sixty an article,
each once: the others are in the word index as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import is_normalized

RUN = re.compile(r"\w+")
"""A run of letters, digits and low lines: what may be a form."""


def kept_forms(written: Iterable[str]) -> str:
    """The forms among some runs, as the index takes them: in no order, for it keeps none."""
    return " ".join(filter(None, map(_key, written)))


def match_of(form: str) -> str | None:
    """The expression that every article matches which holds `form`; None for plain words."""
    runs = RUN.findall(form)
    # A line at the end is part of whatever word of the text goes on there.
    runs = runs[form.startswith("_") :]
    runs = runs[: len(runs) - form.endswith("_")]
    keys = filter(None, map(_key, dict.fromkeys(runs)))
    return " AND ".join(f'"{key}"' for key in keys) or None


@lru_cache(maxsize=20_000)
def _key(run: str) -> str:
    """What stands for a form; nothing for a word that the word index has as it is written."""
    lower = run.lower()
    if run == lower and (run.isascii() or is_normalized("NFD", run)):
        return ""
    if run.isascii() and run.isalnum():
        if run[0] != lower[0] and run[1:] == lower[1:]:
            return f"a{lower}"
        if run == run.upper():
            return f"b{lower}"
    return f"c{run.encode(errors='replace').hex()}"
