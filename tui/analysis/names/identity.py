"""Identity: which mentions of an article name the same entity, and what it is called.

Within one article a surname, a first name, an acronym introduced in brackets
or a shortened organisation stands for the full form, wherever that is. Across
articles only forms of the table of known names are one entity: bare surnames
never are. Two people of one surname are never guessed between: the surname
then stays an entity of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tui.analysis.gazetteer import Gazetteer, form_of
from tui.analysis.names.acronyms import introduced
from tui.analysis.names.bodies import named_bodies
from tui.analysis.names.mentions import NameSpan
from tui.analysis.names.persons import named_people
from tui.news.findings import Kind, Mention

_MEASURES = frozenset((Kind.DATE, Kind.QUANTITY))
_SHOUTED = 5
"""Letters from which a place in capitals is written small; shorter ones may be acronyms."""


def resolve(text: str, names: Sequence[NameSpan], gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The names of one article as mentions of entities, in the same order."""
    forms = [form_of(name.span.of(text)) for name in names]
    entities = [_known(gazetteer, form, name.kind) for form, name in zip(forms, names, strict=True)]
    _spread_acronyms(text, names, forms, entities)
    _name_people(text, names, forms, entities, gazetteer)
    _name_bodies(text, names, forms, entities, gazetteer)
    spellings = _spellings(names, forms)
    return tuple(
        Mention(
            name.span,
            name.kind,
            entity or _spelt(spellings, form, name.kind),
            name.confidence,
            name.rule,
        )
        for name, form, entity in zip(names, forms, entities, strict=True)
    )


def aliases(gazetteer: Gazetteer) -> Mapping[str, tuple[str, ...]]:
    """For each known entity with several forms, all of them, the canonical name first."""
    forms: dict[str, set[str]] = {}
    for names in gazetteer.names.values():
        for name in names:
            forms.setdefault(name.entity, set()).add(name.form)
    return {
        entity: (entity, *sorted(found - {entity}))
        for entity, found in forms.items()
        if found - {entity}
    }


def _known(gazetteer: Gazetteer, form: str, kind: Kind) -> str | None:
    """The canonical name of a form that the table knows as this kind, or None."""
    name = gazetteer.entity(form)
    return name.entity if name is not None and name.kind is kind else None


def _spread_acronyms(
    text: str, names: Sequence[NameSpan], forms: Sequence[str], entities: list[str | None]
) -> None:
    """Give short forms that the article introduces the name of their full form, everywhere.

    What an article introduces goes before the table: PA may be any authority. One
    that it introduces for two bodies stands for each only in its brackets.
    """
    found = introduced(text, names)
    for full in found.values():
        entities[full] = entities[full] or forms[full]
    bodies: dict[str, set[str]] = {}
    for short, full in found.items():
        bodies.setdefault(forms[short], set()).add(entities[full] or forms[full])
    for at, form in enumerate(forms):
        if form in bodies and names[at].kind is Kind.ORGANIZATION:
            meant = bodies[form]
            entities[at] = next(iter(meant)) if len(meant) == 1 else form
    for short, full in found.items():
        entities[short] = entities[full]


def _name_people(
    text: str,
    names: Sequence[NameSpan],
    forms: Sequence[str],
    entities: list[str | None],
    gazetteer: Gazetteer,
) -> None:
    here = [at for at, name in enumerate(names) if name.kind is Kind.PERSON]
    befores = [text[max(0, names[at].span.start - 20) : names[at].span.start] for at in here]
    found = named_people(
        [forms[at] for at in here], befores, [entities[at] for at in here], gazetteer
    )
    for at, entity in zip(here, found, strict=True):
        entities[at] = entity


def _name_bodies(
    text: str,
    names: Sequence[NameSpan],
    forms: Sequence[str],
    entities: list[str | None],
    gazetteer: Gazetteer,
) -> None:
    here = [at for at, name in enumerate(names) if name.kind is Kind.ORGANIZATION]
    nations = [_nation(text, names, forms, entities, at) for at in here]
    found = named_bodies(
        [forms[at] for at in here], nations, [entities[at] for at in here], gazetteer.words
    )
    for at, entity in zip(here, found, strict=True):
        entities[at] = entity


def _nation(
    text: str,
    names: Sequence[NameSpan],
    forms: Sequence[str],
    entities: Sequence[str | None],
    at: int,
) -> str | None:
    """The nationality right before a mention, or None."""
    before = names[at - 1] if at else None
    if before is None or before.kind is not Kind.GROUP:
        return None
    gap = text[before.span.stop : names[at].span.start]
    return (entities[at - 1] or forms[at - 1]) if gap == " " else None


def _spellings(names: Sequence[NameSpan], forms: Sequence[str]) -> dict[tuple[Kind, str], str]:
    """How the article writes each name outside capitals."""
    spellings: dict[tuple[Kind, str], str] = {}
    for name, form in zip(names, forms, strict=True):
        if not form.isupper():
            spellings.setdefault((name.kind, form.casefold()), form)
    return spellings


def _spelt(spellings: Mapping[tuple[Kind, str], str], form: str, kind: Kind) -> str:
    """A name as the article writes it in prose; a plural of people as the singular it also has."""
    if kind in _MEASURES:
        return form
    if kind is Kind.GROUP and form.endswith("s"):
        singular = spellings.get((kind, form[:-1].casefold()))
        if singular is not None:
            return singular
    found = spellings.get((kind, form.casefold()))
    if found is not None:
        return found
    return form.title() if kind is Kind.PLACE and form.isupper() and len(form) >= _SHOUTED else form
