"""The named fields of a story, as the reader may map names of their own to them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class StoryField(StrEnum):
    """What files say of a story under many names."""

    HEADLINE = "headline"
    TEXT = "text"
    SUMMARY = "summary"
    AUTHORS = "authors"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    URL = "url"
    LANGUAGE = "language"
    TOPICS = "topics"


OwnNames = Mapping[StoryField, tuple[str, ...]]
"""The names that the reader's own files use; asked before the usual ones.

A full stop leads into what is nested: `content.body` is `body` inside of `content`.
"""

NO_NAMES: OwnNames = MappingProxyType({})
