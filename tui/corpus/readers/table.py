"""Tables: CSV, TSV and their kin, one story a row, the columns named in the first.

Which sign parts the columns is told by the names it parts the first row into.
A table may be of any size; one row, and one field, may not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from tui.corpus.clean import one_line
from tui.corpus.decode import SIZE_LIMIT, text_of
from tui.corpus.readers import fields
from tui.corpus.readers.json_stories import draft_of, limited
from tui.corpus.reading import Refusal, UnreadableError
from tui.news.article import Article
from tui.news.story_field import NO_NAMES, OwnNames

FIELD_LIMIT = 10 * 1024 * 1024
"""Code points of the longest field."""
_ROW_LIMIT = 2 * SIZE_LIMIT
_COLUMNS_LIMIT = 10_000
_SIGNS = ",\t;|"
_SPARES = "The rest of the file was kept"


def read(file: BinaryIO, path: str, own: OwnNames = NO_NAMES) -> Iterator[Article | Refusal]:
    """The stories in a table; the record is the row, the heads not counted."""
    yield from limited(_stories(file, path, own), path)


def _stories(file: BinaryIO, path: str, own: OwnNames) -> Iterator[Article | Refusal]:
    lines = _Lines(file)
    first = next(lines, "")
    if not first.strip():
        raise UnreadableError("the file is empty", "It was skipped; there is nothing to mend")
    # The limit is one for the whole process, and too low as it comes for a long article.
    csv.field_size_limit(FIELD_LIMIT)
    rows = csv.reader(chain([first], lines), delimiter=sign_of(first, own))
    try:
        names = [one_line(name) for name in next(rows)]
        if not fields.has_text(names, own):
            raise _no_text(names)
        number = 0
        for number, row in enumerate(rows, 1):
            lines.length = 0
            if any(value.strip() for value in row):
                yield _story(dict(zip(names, row, strict=False)), path, number, rows.line_num, own)
        if not number:
            raise UnreadableError("there is no row in the table", "It was skipped")
    except csv.Error as fault:
        reason = f"the table breaks off here ({fault})"
        advice = "The rows before were kept; is a quotation mark never closed?"
        yield Refusal(path, rows.line_num, reason, advice)


def _story(
    row: dict[str, str], path: str, number: int, line: int, own: OwnNames
) -> Article | Refusal:
    draft = draft_of(row, own)
    article = draft.article(path, number) if draft.body else None
    if article is None:
        return Refusal(path, line, f"row {number:,} has no text", f"It was skipped. {_SPARES}")
    return article


def sign_of(first: str, own: OwnNames = NO_NAMES) -> str:
    """The sign that parts the columns, by the first row: what makes known names of it, or most."""

    def worth(sign: str) -> tuple[bool, int, int]:
        names = names_of(first, sign)
        known = sum(fields.folded(name) in fields.KNOWN for name in names)
        return fields.has_text(names, own), known, len(names)

    return max(_SIGNS, key=worth)


def names_of(first: str, sign: str) -> list[str]:
    """The heads of the columns, if `sign` parts them."""
    return [name.strip(' "\r\n') for name in first[:FIELD_LIMIT].split(sign, _COLUMNS_LIMIT)]


def _no_text(names: Sequence[str]) -> UnreadableError:
    shown = ", ".join(name[:30] for name in names[:8])
    more = ", …" if len(names) > 8 else ""
    return UnreadableError(
        f"no column has a name that texts go by ({shown}{more})",
        'It was skipped; name the column "text", or name yours in the settings under `fields`',
        line=1,
    )


@dataclass(slots=True)
class _Lines:
    """The lines of a table, decoded; `length` is what was read since it was last set to nothing."""

    file: BinaryIO
    length: int = 0
    decoded: io.StringIO | None = None
    is_begun: bool = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.is_begun:
            self.begin()
        line = self.decoded.readline() if self.decoded is not None else ""
        if not line:
            line = self.further()
        self.length += len(line)
        if self.length > _ROW_LIMIT:
            raise UnreadableError(
                f"a row is longer than {_ROW_LIMIT // 1024 // 1024} MiB",
                "The rows before were kept; is a quotation mark never closed?",
            )
        return line.replace("\0", "")

    def begin(self) -> None:
        """Decode as much as is read whole elsewhere too, up to the end of a line."""
        self.is_begun = True
        data = self.file.read(SIZE_LIMIT)
        if len(data) == SIZE_LIMIT:
            data += self.file.readline(SIZE_LIMIT)
        self.decoded = io.StringIO(text_of(data), newline="")

    def further(self) -> str:
        """A line beyond that; what is no UTF-8 there is Western by all likelihood."""
        self.decoded = None
        line = self.file.readline(_ROW_LIMIT)
        if not line:
            raise StopIteration
        try:
            return line.decode()
        except UnicodeDecodeError:
            return line.decode("cp1252", "replace")
