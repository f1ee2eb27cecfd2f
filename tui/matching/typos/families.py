"""Families: whose forms they are that a word seems to have which no article holds.

`packaged` and `packaging` are no forms of `packag`, but of `package`; who types
`branchs` means `branches`, as the plural of `branch` is written. Of misspellings
in the first half of codespell's list that seem to have forms, nearly all that
share them with a known word were meant for it.
"""

from __future__ import annotations

from tui.matching.endings import endings
from tui.matching.typos.typos import Vocabulary


def well_spelt(word: str, vocabulary: Vocabulary) -> str | None:
    """The known word near an unknown one that has all its known forms; None if there is none."""
    if word in vocabulary:
        return None
    forms = {form for form in endings(word) if form in vocabulary}
    if not forms:
        return None
    near = [candidate.word for candidate in vocabulary.close_to(word)]
    return next((n for n in near if n not in forms and forms.issubset(endings(n))), None)
