"""What can go wrong, said so that the user knows what to do.

`str()` of an error is the whole message: what failed, where, and what to do
about it. Only `cli` and the screens show them; nobody else catches them to
carry on silently.
"""

from __future__ import annotations


class NewsreaderError(Exception):
    """Something the user can understand and act on."""


class SettingsError(NewsreaderError):
    """A settings, key or theme file says something that cannot be used."""


class CorpusError(NewsreaderError):
    """A file or folder of the corpus cannot be read."""


class LibraryError(NewsreaderError):
    """The library cannot be opened, is damaged, or is from a newer version."""


class AnalysisError(NewsreaderError):
    """The language model is missing or cannot be used."""
