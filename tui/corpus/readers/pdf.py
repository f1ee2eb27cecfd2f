"""PDF: the text of its pages, without the lines that every page has at its edge.

A PDF knows letters and places, not paragraphs. Lines are put together again to
paragraphs: one ends where a line ends a sentence well before the margin.
"""

from __future__ import annotations

import io
import logging
import re
import statistics
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, BinaryIO

from tui.corpus.clean import clean, one_line
from tui.corpus.decode import whole
from tui.corpus.draft import Draft
from tui.corpus.readers.bylines import is_person, people
from tui.corpus.readers.plain_text import story
from tui.corpus.reading import Refusal, UnreadableError
from tui.news.article import Article
from tui.news.story_field import NO_NAMES, OwnNames

if TYPE_CHECKING:
    from pypdf import PdfReader

SIZE_LIMIT = 64 * 1024 * 1024
PAGES_LIMIT = 1_000
TEXT_LIMIT = 8_000_000
"""Code points that are taken out of one PDF."""
EXTRA = "pip install 'newsreader-tui[pdf]'"

_NUMBER = re.compile(
    r"(?:page\s+)?[-–—|\s]*\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_NO_TITLE = re.compile(
    r"(?:microsoft (?:word|powerpoint) - |untitled|document\d*$"
    r"|.*\.(?:docx?|pdf|indd|qxd|odt|rtf)$)",
    re.IGNORECASE,
)
_HYPHEN = re.compile(r"(?<=[^\W\d_])-$")


@cache
def is_installed() -> bool:
    """Whether the library that reads PDF is there."""
    return find_spec("pypdf") is not None


def read(file: BinaryIO, path: str, _own: OwnNames = NO_NAMES) -> Iterator[Article | Refusal]:
    """The text of a PDF as one story."""
    if not is_installed():
        raise UnreadableError("PDF needs a part that is not installed", f"Install it: {EXTRA}")
    data = whole(file, SIZE_LIMIT)
    try:
        pages, said = _pages_of(data)
    except UnreadableError:
        raise
    except Exception as fault:
        # Whatever the parser stumbles over in a damaged file.
        reason = one_line(f"the PDF is damaged ({type(fault).__name__}: {fault})")[:300]
        raise UnreadableError(reason, "It was skipped; print it to a new PDF") from fault
    article = story("\n\n".join(paragraphs(pages)), known=said).article(path)
    if article is None:
        raise UnreadableError(
            "there is no text in the PDF, only pictures of it",
            "It was skipped; a program for text recognition (ocrmypdf) can add the text",
        )
    yield article


def _pages_of(data: bytes) -> tuple[list[list[str]], Draft]:
    """The lines of each page, and what the file says of itself."""
    from pypdf import PdfReader  # noqa: PLC0415  an extra, and only PDF needs it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("the PDF is locked with a password", "It was skipped; unlock it")
    pages: list[list[str]] = []
    length = 0
    for page in reader.pages:
        if len(pages) >= PAGES_LIMIT or length > TEXT_LIMIT:
            break
        text = clean(page.extract_text() or "")
        length += len(text)
        pages.append([line.strip() for line in text.split("\n")])
    return pages, _said(reader)


def _said(reader: PdfReader) -> Draft:
    """Title and author; the date of a PDF is that of its making, and no story's."""
    about = reader.metadata
    title = one_line(str(about.title or "")) if about else ""
    author = one_line(str(about.author or "")) if about else ""
    names = tuple(name for name in people(author) if is_person(name))
    return Draft(headline="" if _NO_TITLE.match(title) else title[:300], authors=names)


def paragraphs(pages: list[list[str]]) -> list[str]:
    """The paragraphs on some pages of lines, which may run over from one page to the next."""
    lines = [line for page in _without_edges(pages) for line in page]
    widths = [len(line) for line in lines if line]
    if not widths:
        return []
    usual = statistics.quantiles(widths, n=10)[-1] if len(widths) > 10 else max(widths)
    found: list[str] = []
    run = ""
    for line in lines:
        if not line:
            continue
        if _HYPHEN.search(run) and line[0].islower():
            run = run[:-1] + line
        else:
            run = f"{run} {line}" if run else line
        is_short = len(line) < usual * 0.8
        if is_short and (_ENDED.search(line) or len(line) < usual * 0.6):
            found.append(run)
            run = ""
    return [*found, run] if run else found


def _without_edges(pages: list[list[str]]) -> list[list[str]]:
    """The pages without their numbers, and without first and last lines that recur."""
    full = [[line for line in page if line] for page in pages]
    edges = Counter(re.sub(r"\d+", "#", line) for page in full for line in {*page[:2], *page[-2:]})
    often = {line for line, times in edges.items() if times >= 3 and times * 2 > len(full)}

    def is_edge(line: str) -> bool:
        return bool(_NUMBER.fullmatch(line)) or re.sub(r"\d+", "#", line) in often

    return [
        [
            line
            for at, line in enumerate(page)
            if not ((at < 2 or at >= len(page) - 2) and is_edge(line))
        ]
        for page in full
    ]
