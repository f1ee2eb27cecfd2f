"""What the tests of the analysis share: the language model and the gazetteer, loaded once."""

from __future__ import annotations

import importlib
import warnings

import pytest
from spacy.language import Language

from tui.analysis.gazetteer import Gazetteer
from tui.analysis.pipeline import PACKAGED


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The packaged pipeline as the analysis runs it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        loaded: Language = importlib.import_module(PACKAGED).load()
    return loaded


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    """The lexicon that comes with the program."""
    return Gazetteer.load()
