"""Fields of a query that ask for facts about an article, as SQL. The article's row is `a`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from json import dumps

from tui.library.schema import UNDATED_BELOW
from tui.library.search.compiling.copies_asked import IS_DUPLICATE, about_copies
from tui.library.search.compiling.sql import FALSE, TRUE, Condition, both, opposite
from tui.library.search.leads import Leads
from tui.library.search.words.naming import Naming, is_begun
from tui.matching.fold import folded_words
from tui.matching.patterns import compiled
from tui.news.languages import code_of
from tui.news.query.query import Field, FieldName
from tui.news.query.query_dates import days_of
from tui.news.query.query_fields import ENTITY_FIELDS

LISTED = "IN (SELECT value FROM json_each(?))"
"""The end of a condition on a column that holds one of the values of a JSON list."""

_DAY = 86_400
_EARLIEST = "0001-01-01T00:00:00Z"
_LATEST = "9999-12-31T23:59:59Z"
_HAS_ENTITY = (
    "EXISTS (SELECT 1 FROM mention m JOIN entity e ON e.rowid = m.entity"
    " WHERE m.article = a.rowid AND e.shown_name IS NOT NULL)"
)
_HAS_CORRECTION = (
    "(a.id IN (SELECT article FROM correction WHERE article IS NOT NULL)"
    " OR a.rowid IN (SELECT m.article FROM entity e JOIN mention m ON m.entity = e.rowid"
    " WHERE e.shown_name IS NOT e.name OR e.shown_kind IS NOT e.kind OR e.since > 0))"
)
_MARKED = {
    "is:read": "read_mark",
    "is:starred": "star",
    "is:reviewed": "reviewed_mark",
    "has:note": "noted",
    "has:highlight": "highlight",
    "has:lost": "lost_mark",
    "has:tag": "tag",
}
"""States that a row in a table of the marks says."""
_QUOTES = "c.article = a.rowid AND c.quotation <> 'indirect'"
_STATES = {
    "is:duplicate": IS_DUPLICATE,
    "has:date": "a.published IS NOT NULL",
    "has:claim": "EXISTS (SELECT 1 FROM claim c WHERE c.article = a.rowid)",
    "has:quote": f"EXISTS (SELECT 1 FROM claim c WHERE {_QUOTES})",
    "has:entity": _HAS_ENTITY,
    "has:correction": _HAS_CORRECTION,
}
"""States that are asked of the shelf."""

_TEXT = "(SELECT x.text FROM article_text x WHERE x.article = a.rowid)"

_REMOVED = (
    "an article whose file is gone cannot be listed here;"
    " the command “Removed files” lists those with your marks"
)


@dataclass(frozen=True, slots=True)
class FieldCompiler:
    """Turns fields into SQL, all but those about claims.

    `articles` is how many there are. `is_driving` says that a condition should list what meets it
    once, instead of being asked of each article. No article below `first` is wanted; claims say
    which they are of when `claims_are_in_order`. `notes` collects sentences about values that
    nothing goes by. About `reach` articles are asked, where that is known.
    """

    naming: Naming
    today: date
    articles: int
    is_driving: bool
    leads: Leads
    first: int | None = None
    claims_are_in_order: bool = False
    notes: list[str] = field(default_factory=list)
    reach: int = 0

    def condition(self, asked: Field) -> Condition:  # noqa: C901, PLR0911  one a field
        """The condition that an article has what is asked."""
        match asked.name:
            case FieldName.IS | FieldName.HAS:
                return self._state(f"{asked.name.value}:{asked.value}")
            case FieldName.DATE:
                return self._published(asked.value)
            case FieldName.ADDED:
                return self._added(asked.value)
            case FieldName.TAG:
                return self._tag(asked)
            case FieldName.SOURCE:
                return self._source(asked)
            case FieldName.REGEX:
                return self.pattern(asked.value, _TEXT)
            case FieldName.LIKE | FieldName.PUBLISHERS:
                return about_copies(asked)
            case FieldName.RELATED:
                near = [akin.rowid for akin in self.naming.related.to(asked.value)]
                return Condition(f"a.rowid {LISTED}", (dumps(near),))
            case FieldName.ID:
                return self._id(asked.value.casefold())
            case FieldName.AUTHOR:
                return self._author(asked)
            case name if name in ENTITY_FIELDS:
                return self._entity(asked)
            case _:
                return _in_column(asked)

    def note(self, sentence: str) -> None:
        """Keep a sentence for the reader."""
        if sentence not in self.notes:
            self.notes.append(sentence)

    def _marked(self, table: str, where: Condition = TRUE) -> Condition:
        """Something that a table of the marks holds about the article."""
        if self.is_driving:
            sql = f"a.id IN (SELECT m.article FROM {table} m WHERE {where.sql})"
        else:
            sql = f"EXISTS (SELECT 1 FROM {table} m WHERE m.article = a.id AND {where.sql})"
        rows = f"{table} m WHERE {where.sql}"
        listed = f"SELECT x.rowid FROM {table} m CROSS JOIN article x ON x.id = m.article"
        lead = self.leads.lead(rows, f"{listed} WHERE {where.sql}", where.values)
        return Condition(sql, where.values, lead=lead)

    def _tag(self, asked: Field) -> Condition:
        if _is_none(asked):
            return opposite(self._marked("tag"))
        tags = self.naming.tags(asked.value, is_exact=asked.is_exact)
        if tags.names:
            return self._marked("tag", Condition(f"m.name {LISTED}", (tags.keys,)))
        self.note(f"nothing is tagged {asked.value}" + self._nearest(asked))
        return FALSE

    def _source(self, asked: Field) -> Condition:
        if _is_none(asked):
            return Condition("a.publisher IS NULL")
        publishers = self.naming.publishers(asked.value, is_exact=asked.is_exact)
        if publishers.names:
            rows, values = f"article WHERE publisher_folded {LISTED}", (publishers.keys,)
            lead = self.leads.lead(rows, f"SELECT rowid FROM {rows}", values)
            sql = f"a.publisher_folded {LISTED}"
            if lead is None and self.leads.are_sooner(rows, values, self.reach):
                bounds = "" if self.first is None else f" AND rowid >= {self.first}"
                sql = f"a.rowid IN (SELECT rowid FROM {rows}{bounds})"
            return Condition(sql, values, lead=lead)
        self.note(f"no publisher is called “{asked.value}”" + self._nearest(asked))
        return FALSE

    def _author(self, asked: Field) -> Condition:
        """Articles by somebody of that name, as their bylines have it."""
        if _is_none(asked):
            return Condition("a.authors = '[]'")
        wanted = " ".join(folded_words(asked.value))
        if not wanted:
            return FALSE
        end = "" if is_begun(asked.value) else " "
        holding = f"; {wanted} ;" if asked.is_exact else f" {wanted}{end}"
        bylines = self.naming.bylines(holding)
        if bylines is not None and not bylines.names:
            self.note(f"no author is called “{asked.value}”" + self._nearest(asked))
        if bylines is None:
            names = "'; ' || replace(a.authors_folded, ';', ' ;') || ' ;'"
            return Condition(f"instr({names}, ?)", (holding,))
        rows = f"article WHERE authors_folded {LISTED}"
        lead = self.leads.lead(rows, f"SELECT rowid FROM {rows}", (bylines.keys,))
        return Condition(f"a.authors_folded {LISTED}", (bylines.keys,), lead=lead)

    def _id(self, beginning: str) -> Condition:
        values = (beginning, beginning + "g")
        rows = "article a WHERE a.id >= ? AND a.id < ?"
        lead = self.leads.lead(rows, f"SELECT a.rowid FROM {rows}", values)
        return Condition("a.id >= ? AND a.id < ?", values, lead=lead)

    def _nearest(self, asked: Field) -> str:
        near = self.naming.nearest(asked)
        return f"; did you mean {near}?" if near else ""

    def _entity(self, asked: Field) -> Condition:
        entities = self.naming.entities(asked.value, asked.name, is_exact=asked.is_exact)
        if entities.names:
            rows = f"mention m WHERE m.entity {LISTED}"
            listed = f"SELECT m.article FROM {rows}"
            lead = self.leads.lead(rows, listed, (entities.keys,))
            bounds = "" if self.first is None else f" AND m.article >= {self.first}"
            sql = f"a.rowid IN ({listed}{bounds})"
            return Condition(sql, (entities.keys,), lead=lead)
        kind = "" if asked.name is FieldName.ENTITY else f" as {asked.name.value}"
        self.note(f"nothing is known as “{asked.value}”{kind}" + self._nearest(asked))
        return FALSE

    def pattern(self, pattern: str, text: str) -> Condition:
        """The condition that it matches in a text of SQL; looking into texts has an end."""
        try:
            compiled(pattern)
        except ValueError as error:
            self.note(f"/{pattern}/ is no regular expression here ({error})")
            return FALSE
        return Condition(f"matches({text}, ?)", (pattern,))

    def _state(self, state: str) -> Condition:
        if state in _MARKED:
            return self._marked(_MARKED[state])
        if state in _STATES:
            return Condition(_STATES[state])
        if state == "is:unread":
            return opposite(self._marked("read_mark"))
        self.note(_REMOVED)
        return FALSE

    def _added(self, form: str) -> Condition:
        days = days_of(form, self.today)
        bounds = []
        if days and days.start:
            bounds.append(Condition("a.added >= ?", (_second(days.start),)))
        if days and days.stop:
            bounds.append(Condition("a.added < ?", (_second(days.stop),)))
        return both(bounds) if days else FALSE

    def _published(self, form: str) -> Condition:
        """Articles whose date, whatever it can mean, lies within the days asked for.

        One of which only the month is known answers to that month, not to a
        day in it. The day is that of its source, up to a day from that in UTC.
        """
        days = days_of(form, self.today)
        if days is None:
            return Condition("a.published IS NULL")
        # The plus keeps SQLite from taking one of these for its bound: it would take the first,
        # and walk on below all of them. Who asks sets the bounds apart, the tightest of all.
        bounds = [Condition("+a.rowid > ?", (UNDATED_BELOW,), UNDATED_BELOW)]
        if days.start:
            first, day = _second(days.start) - _DAY, f"{days.start}T00:00:00Z"
            sql = f"+a.rowid >= ? AND {_padded(_EARLIEST)} >= ?"
            bounds.append(Condition(sql, (first, day), first=first))
        if days.stop:
            # Articles of one second push one another on, by as many as there are at most.
            stop, day = _second(days.stop) + _DAY + self.articles, f"{days.stop}T00:00:00Z"
            sql = f"+a.rowid < ? AND {_padded(_LATEST)} < ?"
            bounds.append(Condition(sql, (stop, day), stop=stop))
        within = both(bounds)
        return FALSE if self._is_empty(within) else within

    def _is_empty(self, within: Condition) -> bool:
        """Whether no article lies within these bounds, which FTS5 would walk on to find out."""
        rows, values = "article WHERE rowid >= ?", [within.first]
        if within.stop is not None:
            rows, values = rows + " AND rowid < ?", [within.first, within.stop]
        lead = self.leads.lead(rows, "", tuple(values))
        return lead is not None and lead.most == 0


def _is_none(asked: Field) -> bool:
    return asked.value.casefold() == "none" and not asked.is_exact


def _padded(pad: str) -> str:
    return f"a.published || substr('{pad}', length(a.published) + 1)"


def _second(day: date) -> int:
    return int(datetime.combine(day, time(), UTC).timestamp())


def _in_column(asked: Field) -> Condition:
    """Fields that one column of the article answers."""
    value = asked.value.casefold()
    match asked.name:
        case FieldName.LANG if _is_none(asked):
            return Condition("a.language IS NULL")
        case FieldName.LANG:
            value = code_of(value).replace("_", "-")
            sql = "lower(a.language) = ? OR substr(lower(a.language), 1, ?) = ?"
            return Condition(sql, (value, len(value) + 1, value + "-"))
        case FieldName.URL:
            return _holding("a.url", asked)
        case FieldName.PATH:
            own, further = _holding("a.path", asked), _holding("p.path", asked)
            places = f"SELECT p.article FROM also_at p WHERE {further.sql}"
            sql = f"{own.sql} OR a.rowid IN ({places})"
            return Condition(sql, (*own.values, *further.values))
        case _:
            return FALSE


def _holding(column: str, asked: Field) -> Condition:
    """The condition that a column holds, or is, what is asked."""
    if asked.is_exact:
        return Condition(f"{column} = ?", (asked.value,))
    # SQLite's lower() knows ASCII alone; the second half finds the rest as typed.
    sql = f"instr(lower({column}), ?) OR instr({column}, ?)"
    held = asked.value.strip("*") or asked.value  # a star changes nothing: `*.csv`
    return Condition(sql, (held.casefold(), held))
