"""Names of newsrooms: agencies by their forms, publishers by their families.

Both come with the program as YAML of one form, `Name: [other name, another]`;
families of the reader's own override those one publisher at a time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

SIZE_LIMIT = 1024 * 1024
"""Bytes of the largest file of families."""

SHORT = 5
"""Letters of a name up to which it stands for an agency only when written as it is listed."""

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def key_of(name: str) -> str:
    """A name without case, accents, signs and a leading "The", to look it up by."""
    plain = unicodedata.normalize("NFKD", name)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"^the ", "", " ".join(re.findall(r"\w+", plain)))


@dataclass(frozen=True, slots=True)
class Families:
    """To whom publishers belong; `problems` are sentences about what could not be read."""

    owners: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def of(self, publisher: str) -> str | None:
        """The family of a publisher, or None when none is known."""
        return self.owners.get(key_of(publisher))


@cache
def agencies() -> Mapping[str, str]:
    """Agencies by their forms: short forms as written, longer ones as `key_of` gives them."""
    found: dict[str, str] = {}
    for name, forms in _shipped("agencies.yaml").items():
        for form in (name, *forms):
            found[form if len(form) <= SHORT else key_of(form)] = name
    return found


def agency_named(name: str) -> str | None:
    """The agency that is called so, or None."""
    bare = re.sub(r"^[Tt]he ", "", name.strip())
    return agencies().get(bare if len(bare) <= SHORT else key_of(bare))


def read_families(own: Path | None = None) -> Families:
    """The families that come with the program, and over them those of the reader's file."""
    owners = dict(_owners(_shipped("publishers.yaml").items()))
    if own is None or not own.is_file():
        return Families(owners)
    try:
        with own.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
        if len(raw) > SIZE_LIMIT:
            return Families(owners, (f"{own}: too large to be a list of publishers.",))
        mine = yaml.compose(raw.decode("utf-8-sig"), _LOADER)
    except (OSError, UnicodeError, yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        return Families(owners, (f"{own}{where}: it cannot be read as YAML.",))
    problems: list[str] = []
    for node, name, forms in _checked(mine):
        if name is None:
            problems.append(
                f"{own}, line {node.start_mark.line + 1}: a family is written"
                " `Owner: [Publisher, Another]`."
            )
        else:
            owners |= _owners([(name, forms)])
    return Families(owners, tuple(problems))


def _owners(pairs: Iterable[tuple[str, Sequence[str]]]) -> Iterator[tuple[str, str]]:
    for owner, publishers in pairs:
        for publisher in (owner, *publishers):
            if key := key_of(publisher):
                yield key, owner


def _checked(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, str | None, tuple[str, ...]]]:
    """Each family of a file; without a name when it is not written as one is."""
    if node is None:
        return
    if not isinstance(node, yaml.MappingNode):
        yield node, None, ()
        return
    for owner, value in node.value:
        names = value.value if isinstance(value, yaml.SequenceNode) else [value]
        if isinstance(owner, yaml.ScalarNode) and all(
            isinstance(name, yaml.ScalarNode) for name in names
        ):
            yield owner, owner.value, tuple(name.value for name in names if name.value)
        else:
            yield owner, None, ()


def _shipped(name: str) -> Any:
    source = resources.files("tui.corpus.newsrooms") / name
    return yaml.load(source.read_text("utf-8"), _LOADER)  # noqa: S506  builds nothing but words
