"""In which language a text is, told by its letters and words.

Nearly all articles of most corpora are English, and English is told by its
small words alone, which takes a hundredth of the time of asking the model and
leaves it unloaded. The model is py3langid's: 4.5 MB, no download, 140
languages, 0.1 ms for the beginning of an article.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tui.corpus.reading import Reading
from tui.news.article import Article

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LETTERS = 800
"""Code points at the beginning of the body that are looked at; more tell no better."""

SURE = 0.7
"""How sure of it the model must be. What it is wrong about it is not sure of: headlines, lists of
names and of numbers, for which nobody knows better."""

FAIR = 0.4
"""How sure it must be where it hesitates between two others, Norwegian and Danish say."""

_TELLING = frozenset(
    [
        "the",
        "and",
        "that",
        "with",
        "from",
        "this",
        "which",
        "were",
        "they",
        "their",
        "would",
        "said",
    ]
)
"""Small words that only English has."""
_ENGLISH = _TELLING.union(
    [
        "have",
        "has",
        "been",
        "after",
        "about",
        "of",
        "to",
        "for",
        "by",
        "was",
        "is",
        "it",
        "its",
        "on",
        "as",
        "at",
        "he",
        "she",
        "but",
        "not",
        "are",
    ],
    ["be", "had", "who", "when", "than"],
)
_LETTERS_OF_ENGLISH = 400
_FEWEST = 20
_NO_LANGUAGE = "zxx"


def language_of(text: str) -> str | None:
    """The code of the language of a text, or None when that cannot be said."""
    sample = text[:LETTERS]
    if _is_plainly_english(sample):
        return "en"
    if not any(character.isalpha() for character in sample):
        return None
    code, confidence = _model().classify(sample)
    if code == _NO_LANGUAGE or confidence < FAIR:
        return None
    if confidence < SURE and not _is_surely_not_english(sample):
        return None
    return str(code)


def _is_plainly_english(sample: str) -> bool:
    words = sample[:_LETTERS_OF_ENGLISH].lower().split()
    if len(words) < _FEWEST:
        return False
    small = sum(map(_ENGLISH.__contains__, words))
    return small >= len(words) * 0.25 and len(_TELLING.intersection(words)) > 1


def _is_surely_not_english(sample: str) -> bool:
    """Whether it is one of two languages that are close to each other, and no English."""
    return float(dict(_model().rank(sample))["en"]) < 0.02


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import (  # noqa: PLC0415  half a second that an English corpus never pays
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def with_language(article: Article) -> Article:
    """The article with its language: the one its file names, else the one it is written in."""
    if article.language is not None:
        return article
    body = article.text[article.body_start :]
    # A story of a headline alone, or of one short line, is told better by both.
    found = language_of(body if len(body) >= LETTERS // 4 else article.text)
    return article if found is None else replace(article, language=found, language_is_found=True)


def with_languages(reading: Reading) -> Reading:
    """What was read from a file, each article with its language."""
    if all(article.language is not None for article in reading.articles):
        return reading
    return replace(reading, articles=tuple(map(with_language, reading.articles)))
