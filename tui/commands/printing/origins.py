"""What is printed of where an article comes from: its language and how its file is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tui.news.article import Article, Precision, Published
from tui.news.languages import is_read, name_of
from tui.news.mojibake import decoding_fault


def precise_date(published: Published) -> str:
    """The date as far as it is known, with its time and time zone: `2023-11-14 09:30 UTC-05:00`."""
    if published.precision is Precision.SECOND:
        return f"{published.day} {published.start:%H:%M} {published.zone}"
    return published.text


def origin_lines(article: Article, encoding: str, read: Collection[str]) -> Iterator[str]:
    """The language, and what was not as usual in reading it; `read` are those analysed."""
    if article.language:
        how = ", told by its words" if article.language_is_found else ""
        off = "" if is_read(article.language, read) else " · entities and claims are off"
        yield f"language  {name_of(article.language)}{how}{off}"
    if encoding not in ("", "ascii", "utf-8"):
        yield f"encoding  {encoding}"
    if fault := decoding_fault(article.text):
        yield f"! the text {fault}" if fault.startswith("looks") else f"! {fault}"
