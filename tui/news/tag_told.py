"""What was done to a tag everywhere, in a sentence for the screen and the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tui.news.mark import Tag


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done: articles and tags it touched, those below the tag included.

    `merged` are the articles that had the new tag already beside the old one;
    `searches` the saved searches that ask for the new name now.
    """

    articles: int
    tags: int
    merged: int = 0
    searches: tuple[str, ...] = ()


def renamed(old: Tag, new: Tag, changed: Changed) -> str:
    """What renaming did: `Renamed conflict to war: 41 articles, 3 tags`."""
    parts = [_counted(changed)]
    if changed.merged:
        parts.append(f"{changed.merged:,} had both")
    if changed.searches:
        names = ", ".join(f"@{name}" for name in changed.searches)
        parts.append(f"also in {names}")
    return f"{old} is {new} now: {' · '.join(parts)}"


def deleted(tag: Tag, changed: Changed) -> str:
    """What deleting did."""
    return f"Deleted {tag}: {_counted(changed)}"


def own_keys(tags: Mapping[str, Tag], gone: Tag) -> Iterator[str]:
    """A sentence for each of the reader's own keys that still gives a tag that is gone."""
    for key, tag in tags.items():
        if tag.is_within(gone):
            yield f"Your key {key} still gives {tag}; `tags:` in settings.yaml says so."


def _counted(changed: Changed) -> str:
    articles = f"{changed.articles:,} article{'' if changed.articles == 1 else 's'}"
    return f"{articles}, {changed.tags:,} tags" if changed.tags > 1 else articles
