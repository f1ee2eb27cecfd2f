"""A story as a reader found it, on its way to becoming an article.

Every reader ends here, so cleaning, the headline's place in the text and the
last resorts (a date in the address or the file name, the host as publisher)
are the same for all formats.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from pathlib import PurePath

from tui.corpus import dates
from tui.corpus.clean import clean, one_line
from tui.news.article import Article, Published, first_sentence

_HEADLINE_SHOWN = 300
"""Code points of a headline before lists show its first sentence instead; the text keeps it all."""
_LIST_LIMIT = 100
_NAME_LIMIT = 200
_BLANK_LINES = re.compile(r"\n{3,}")
_ADDRESS = re.compile(
    r"https?://(?:www\.)?(?P<host>[^\s/?#:@\[\]]+\.[^\s/?#:@\[\]]+)[^\s]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file says of one story; nothing in it is clean yet.

    Empty fields mean that the file did not say, or that it was not understood.
    `body` has its paragraphs parted by empty lines and leaves out the headline.
    """

    body: str = ""
    headline: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: Published | None = None
    url: str = ""
    language: str = ""
    topics: tuple[str, ...] = ()

    def filled(self, other: Draft) -> Draft:
        """This draft with what it lacks taken from `other`."""
        return Draft(*(getattr(self, name) or getattr(other, name) for name in _FIELDS))

    def article(self, path: str, record: int | None = None) -> Article | None:
        """The article, clean; None when there is no text in it."""
        headline = one_line(self.headline)
        body = _without_headline(tidy(clean(self.body)), headline)
        text = f"{headline}\n\n{body}".strip() if headline else body
        if not any(character.isalnum() for character in text):
            return None
        address = _ADDRESS.fullmatch(one_line(self.url)[:2000])
        url = address.group() if address else None
        name = PurePath(path).stem
        return Article(
            text=text,
            path=path,
            record=record,
            body_start=min(len(headline) + 2, len(text)) if headline else 0,
            headline=first_sentence(headline) if len(headline) > _HEADLINE_SHOWN else headline,
            authors=_names(self.authors),
            publisher=one_line(self.publisher)[:_NAME_LIMIT].rstrip() or _host(address),
            published=self.published or dates.dated(url or "") or dates.dated(name),
            url=url,
            language=self.language or None,
            topics=_names(self.topics),
        )


_FIELDS = tuple(field.name for field in dataclasses.fields(Draft))


def tidy(text: str) -> str:
    """The text with no spaces at line ends and one empty line between paragraphs."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", lines).strip("\n")


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, but for case, spaces and a full stop at the end."""
    return " ".join(one.split()).casefold().rstrip(". ") == " ".join(
        other.split()
    ).casefold().rstrip(". ")


def _without_headline(body: str, headline: str) -> str:
    """The body without the headline, which many files say twice."""
    first, _, rest = body.lstrip().partition("\n\n")
    if headline and len(first) < 2 * len(headline) + 10 and same_words(first, headline):
        return rest
    return body


def _host(address: re.Match[str] | None) -> str | None:
    return address["host"].casefold() if address else None


def _names(names: tuple[str, ...]) -> tuple[str, ...]:
    lines = (one_line(name)[:_NAME_LIMIT].rstrip() for name in names[:_LIST_LIMIT])
    return tuple(dict.fromkeys(line for line in lines if line))
