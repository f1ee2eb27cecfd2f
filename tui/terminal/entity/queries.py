"""The queries to which a page of an entity leads."""

from __future__ import annotations

from tui.news.correction import Entity
from tui.news.query.query import Field, FieldName
from tui.news.query.query_fields import ENTITY_FIELDS
from tui.news.query.query_print import printed
from tui.terminal.entity.rows import Section


def articles_with(entity: Entity, section: Section = Section.LATEST) -> str:
    """The query for the articles with an entity, or with claims by it, or about it."""
    match section:
        case Section.SAID:
            field = FieldName.BY
        case Section.ABOUT:
            field = FieldName.ABOUT
        case _:
            kinds = {kind: name for name, kind in ENTITY_FIELDS.items() if kind}
            field = kinds.get(entity.kind.value, FieldName.ENTITY)
    return _named(field, entity.name)


def claims_with(entity: Entity, section: Section | None) -> str:
    """The query for the claims about an entity in the section of these, else of those by it."""
    field = FieldName.ABOUT if section is Section.ABOUT else FieldName.BY
    return _named(field, entity.name)


def from_publisher(entity: Entity, publisher: str | None) -> str:
    """The query for the articles of a publisher with an entity; None: of no publisher."""
    source = _named(FieldName.SOURCE, publisher) if publisher else "source:none"
    return f"{source} {articles_with(entity)}"


def _named(field: FieldName, name: str) -> str:
    # In no query can a quotation mark be written; without it the name is found less exactly.
    return printed(Field(field, name.replace('"', ""), is_exact='"' not in name))
