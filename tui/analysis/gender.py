"""Gender, as far as a first name or a title tells it: for pronouns and for "Mrs Brown"."""

from __future__ import annotations

from enum import StrEnum

from tui.analysis.vocabulary import Vocabulary


class Gender(StrEnum):
    """What a name or title tells."""

    WOMAN = "woman"
    MAN = "man"


def of_title(word: str, vocabulary: Vocabulary) -> Gender | None:
    """The gender that a title or role tells ("Mrs.", "spokesman"), or None for most."""
    word = word.casefold().strip().rstrip(".")
    return _told(word in vocabulary.woman_titles, word in vocabulary.man_titles)


def of_given_name(name: str, vocabulary: Vocabulary) -> Gender | None:
    """The gender that a first name tells, or None when it tells none or both."""
    return _told(name in vocabulary.women, name in vocabulary.men)


def _told(is_hers: bool, is_his: bool) -> Gender | None:
    if is_hers == is_his:
        return None
    return Gender.WOMAN if is_hers else Gender.MAN
