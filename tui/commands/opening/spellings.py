"""The other names of what is known beforehand, for the search."""

from __future__ import annotations

from pathlib import Path

from tui.analysis.gazetteer import Gazetteer
from tui.analysis.own_names import read_own_names
from tui.matching.typos.name_spellings import NAME_SPELLINGS
from tui.matching.typos.other_names import OtherNames
from tui.news.findings import Kind


def known_spellings(own: Path | None = None) -> OtherNames:
    """The names of the lexicon and of the reader's lists in `own`, those of one entity together.

    Forms that are common words too are left out: they would be taken for the
    entity in every query that holds them.
    """
    groups: dict[tuple[str, Kind], list[str]] = {}
    for mine in read_own_names(own).names if own is not None else ():
        groups.setdefault((mine.entity, mine.kind), []).extend(mine.forms)
    for name in Gazetteer.load().entities.values():
        if not name.is_weak:
            groups.setdefault((name.entity, name.kind), [name.entity]).append(name.form)
    found = [group for group in groups.values() if len(set(group)) > 1]
    return OtherNames([*found, *NAME_SPELLINGS])
