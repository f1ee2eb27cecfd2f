"""The fields of the query language: names, aliases, and which values they take."""

from __future__ import annotations

import difflib
import re
from enum import StrEnum

from tui.news.findings import Stance


class FieldName(StrEnum):
    """What can stand before a colon."""

    TAG = "tag"
    ENTITY = "entity"
    PERSON = "person"
    ORG = "org"
    PLACE = "place"
    GROUP = "group"
    EVENT = "event"
    PRODUCT = "product"
    WORK = "work"
    LAW = "law"
    CLAIM = "claim"
    BY = "by"
    STANCE = "stance"
    STATUS = "status"
    ABOUT = "about"
    QUOTE = "quote"
    DATE = "date"
    ADDED = "added"
    SOURCE = "source"
    PUBLISHERS = "publishers"
    AUTHOR = "author"
    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    URL = "url"
    PATH = "path"
    LANG = "lang"
    ID = "id"
    IS = "is"
    HAS = "has"
    NOTE = "note"
    HIGHLIGHT = "highlight"
    LIKE = "like"
    REGEX = "regex"
    RELATED = "related"
    SORT = "sort"


class Sort(StrEnum):
    """The order of the answers when the reader asks for one; with a minus, from high to low."""

    NEWEST = "-date"
    OLDEST = "date"
    RELEVANCE = "relevance"
    SOURCE = "source"
    TITLE = "title"
    UNREAD = "unread"
    MOST_CLAIMS = "-claims"
    FEWEST_CLAIMS = "claims"
    LAST_ADDED = "-added"
    FIRST_ADDED = "added"


class Grouping(StrEnum):
    """What answers are gathered under when the reader asks for it."""

    SOURCE = "source"
    DAY = "day"
    COPY = "copy"


ALIASES = {
    "t": FieldName.TAG,
    "tags": FieldName.TAG,
    "e": FieldName.ENTITY,
    "ent": FieldName.ENTITY,
    "p": FieldName.PERSON,
    "o": FieldName.ORG,
    "organization": FieldName.ORG,
    "organisation": FieldName.ORG,
    "l": FieldName.PLACE,
    "loc": FieldName.PLACE,
    "location": FieldName.PLACE,
    "c": FieldName.CLAIM,
    "b": FieldName.BY,
    "said-by": FieldName.BY,
    "speaker": FieldName.BY,
    "q": FieldName.QUOTE,
    "d": FieldName.DATE,
    "published": FieldName.DATE,
    **dict.fromkeys(("before", "until", "after", "since"), FieldName.DATE),
    "s": FieldName.SOURCE,
    "publisher": FieldName.SOURCE,
    "a": FieldName.AUTHOR,
    "h": FieldName.TITLE,
    "headline": FieldName.TITLE,
    "file": FieldName.PATH,
    "language": FieldName.LANG,
    "n": FieldName.NOTE,
    "mark": FieldName.HIGHLIGHT,
}
"""Other names of fields, folded; the names themselves are names too."""

ENTITY_FIELDS = {
    FieldName.ENTITY: None,
    FieldName.PERSON: "person",
    FieldName.ORG: "organization",
    FieldName.PLACE: "place",
    FieldName.GROUP: "group",
    FieldName.EVENT: "event",
    FieldName.PRODUCT: "product",
    FieldName.WORK: "work",
    FieldName.LAW: "law",
}
"""Fields that ask for an entity, and the kind each asks for; None is any kind."""

SCOPES = frozenset(
    {
        FieldName.CLAIM,
        FieldName.ABOUT,
        FieldName.QUOTE,
        FieldName.TITLE,
        FieldName.LEAD,
        FieldName.BODY,
        FieldName.NOTE,
        FieldName.HIGHLIGHT,
    }
)
"""Fields that hold words, phrases and groups of them instead of one value."""

CLAIM_FIELDS = frozenset(
    {FieldName.BY, FieldName.STANCE, FieldName.STATUS, FieldName.ABOUT, FieldName.QUOTE}
)
"""Fields that ask for something about one claim."""

OF_CLAIMS = CLAIM_FIELDS | ENTITY_FIELDS.keys() | {FieldName.CLAIM, FieldName.PUBLISHERS}
"""Fields that inside `claim:(…)` are asked of the claim: an entity of what it is about, the
publishers of who has it. All others are asked there of the article it stands in."""

WITH_PATTERNS = frozenset({FieldName.TITLE, FieldName.BODY, FieldName.CLAIM, FieldName.ABOUT})
"""Parts of the article in which a regular expression can be looked for."""

DATE_SIDES = {"before": "<", "until": "<=", "after": ">", "since": ">="}
"""Names that the date has when a day on one side of it is meant, and the sign for that."""

STATUS_VALUES = ("open", "checking", "supported", "refuted", "mixed", "cannot-tell")
IS_VALUES = ("unread", "read", "starred", "reviewed", "duplicate", "removed")
HAS_VALUES = (
    "note",
    "highlight",
    "claim",
    "quote",
    "date",
    "correction",
    "lost",
    "tag",
    "entity",
)

CLOSED_VALUES: dict[FieldName, tuple[str, ...]] = {
    FieldName.STANCE: tuple(stance.value for stance in Stance),
    FieldName.STATUS: STATUS_VALUES,
    FieldName.IS: IS_VALUES,
    FieldName.HAS: HAS_VALUES,
    FieldName.SORT: tuple(sort.value for sort in Sort),
}
"""The only values that some fields take."""

_LEAST = re.compile(r"(?P<sign>>=?|≥)?\s*(?P<number>[0-9]{1,4})(?:\+|\.\.)?")
_ONE_EACH = frozenset({FieldName.SOURCE, FieldName.LANG, FieldName.ID, FieldName.DATE})


def holds_one(name: FieldName, within: FieldName | None = None) -> bool:
    """Whether an article (or, within a claim, a claim) has only one value of the field."""
    if within is FieldName.CLAIM:
        return name in _ONE_EACH or name in {FieldName.STANCE, FieldName.STATUS, FieldName.BY}
    return name in _ONE_EACH


def field_named(text: str) -> FieldName | None:
    """The field of this name or alias, in any case, or None when there is none."""
    folded = text.casefold().replace("_", "-")
    try:
        return FieldName(folded)
    except ValueError:
        return ALIASES.get(folded)


_MEANT = {
    FieldName.DATE: "month year day when older newer",
    FieldName.SOURCE: "outlet newspaper paper site feed from",
    FieldName.BY: "who says said source-of",
    FieldName.ENTITY: "name names mentions people",
    FieldName.PLACE: "country city where",
    FieldName.TAG: "topic label keyword category",
    FieldName.BODY: "text content",
    FieldName.PUBLISHERS: "copies outlets ran ran-by",
}
_MEANT_BY = {word: name for name, words in _MEANT.items() for word in words.split()}
"""Names that fields have elsewhere; who types one is told what the field is called here."""


def nearest_field(text: str) -> FieldName | None:
    """The field that is meant by `text` or whose name looks most like it, or None."""
    if (meant := _MEANT_BY.get(text.casefold())) is not None:
        return meant
    names = [*(name.value for name in FieldName), *(alias for alias in ALIASES if len(alias) > 2)]
    found = difflib.get_close_matches(text.casefold(), names, n=1, cutoff=0.6)
    return field_named(found[0]) if found else None


def least_number(text: str) -> str | None:
    """The least number that is meant by 2, >1, >=2, 2+ or 2.., or None when it is no number."""
    written = _LEAST.fullmatch(text.strip())
    if written is None:
        return None
    return str(max(1, int(written["number"]) + (written["sign"] == ">")))


def closed_value(name: FieldName, text: str) -> str | None:
    """The value meant by `text`, which may be cut short where that is clear; None if there is none.

    A value half typed counts as soon as it can only be one, so that a live
    search does not fall back to words between two keys.
    """
    folded = text.casefold().replace("_", "-")
    values = CLOSED_VALUES[name]
    if folded in values:
        return folded
    meant = [v for v in values if folded and (v.startswith(folded) or folded in _forms(v))]
    return meant[0] if len(meant) == 1 else None


def _forms(value: str) -> set[str]:
    """Other forms of a value: the plural, and of a verb in the past the present."""
    stem = {"said": "say", "denied": "deny"}.get(value, value.removesuffix("ed"))
    forms = {stem, *(each + end for each in (value, stem) for end in ("s", "es", "e"))}
    return forms | {f"{each[:-1]}ies" for each in (value, stem) if each.endswith("y")}
