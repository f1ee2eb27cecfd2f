"""The other names of what is known beforehand, taken from the lexicon for the search."""

from __future__ import annotations

from tui.analysis.gazetteer import Gazetteer
from tui.matching.other_names import OtherNames
from tui.news.findings import Kind


def known_spellings() -> OtherNames:
    """The names of the lexicon, those of one entity together.

    Forms that are common words too are left out: they would be taken for the
    entity in every query that holds them.
    """
    groups: dict[tuple[str, Kind], list[str]] = {}
    for name in Gazetteer.load().entities.values():
        if not name.is_weak:
            groups.setdefault((name.entity, name.kind), [name.entity]).append(name.form)
    return OtherNames(group for group in groups.values() if len(set(group)) > 1)
