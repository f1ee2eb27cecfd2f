"""Make a folder of N articles in all the formats that are read, the same for the same seed.

    python bench/make_mixed.py sample_articles /tmp/mixed 20000

The stories are those of `make_corpus`; their form goes round: text with a
date at its head, Markdown with front matter, a saved page, one JSON a file,
JSON lines (50), CSV (50), RSS (20), NITF, packed text, a zip of texts (20), and
a page of an old Windows program. One story in forty is in Spanish, one in a
hundred lies in a second place, and one file in two hundred cannot be read.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import io
import json
import random
import sys
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

from invented_news import Newsroom
from make_corpus import sentences_of

from tui.news.article import Article

IN_A_FOLDER = 1000
PARTED = "\n\n"
SPANISH = (
    "El ministerio dijo el martes que el puente cerca del puerto permanecerá cerrado hasta "
    "finales de mes. Los vecinos negaron que nadie les hubiera avisado de las obras."
)


def main() -> None:
    """Read the texts, write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    newsroom = Newsroom(sentences_of(asked.texts), asked.articles, asked.seed)
    mixed = _Mixed(asked.out, random.Random(asked.seed))
    for number, told in enumerate(newsroom.stories()):
        mixed.write(number, told.article)
    mixed.finish()
    print(f"{asked.articles:,} articles in {mixed.files:,} files in {asked.out}")


def _facts(article: Article) -> tuple[str, str, str, list[str]]:
    """Headline, date, publisher and paragraphs."""
    published = article.published.text if article.published else "2023-11-07"
    body = article.text[article.body_start :]
    return article.headline, published, article.publisher or "", body.split("\n\n")


def _text(article: Article) -> bytes:
    headline, published, _, body = _facts(article)
    return f"date {published[:10]}\n{headline}\n\n{PARTED.join(body)}\n".encode()


def _markdown(article: Article) -> bytes:
    headline, published, publisher, body = _facts(article)
    front = f"title: {json.dumps(headline)}\ndate: {published}\npublisher: {publisher}\n"
    return f"---\n{front}---\n\n{PARTED.join(body)}\n".encode()


def _page(article: Article, charset: str = "utf-8") -> bytes:
    headline, published, publisher, body = _facts(article)
    shown = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in body)
    page = (
        f'<!doctype html><html><head><meta charset="{charset}"><title>{escape(headline)}</title>'
        f'<meta property="og:title" content="{escape(headline)}">'
        f'<meta property="og:site_name" content="{escape(publisher)}">'
        f'<meta property="article:published_time" content="{published}"></head><body>'
        f"<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
        f"<article><h1>{escape(headline)}</h1>\n{shown}</article>"
        f"<footer>Contact us. All rights reserved.</footer></body></html>"
    )
    return page.encode(charset, "xmlcharrefreplace")


def _old_page(article: Article) -> bytes:
    return _page(article, "windows-1252")


def _record(article: Article) -> dict[str, str]:
    headline, published, publisher, body = _facts(article)
    return {
        "headline": headline,
        "date": published,
        "publisher": publisher,
        "text": PARTED.join(body),
    }


def _json(article: Article) -> bytes:
    return json.dumps(_record(article)).encode()


def _nitf(article: Article) -> bytes:
    headline, published, publisher, body = _facts(article)
    norm = published.replace("-", "").replace(":", "")
    shown = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in body)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<nitf><head><title>{escape(headline)}</title>'
        f'<docdata><date.issue norm="{norm}"/></docdata><pubdata name="{escape(publisher)}"/>'
        f"</head><body><body.head><hedline><hl1>{escape(headline)}</hl1></hedline></body.head>"
        f"<body.content>{shown}</body.content></body></nitf>"
    ).encode()


def _packed(article: Article) -> bytes:
    return gzip.compress(_text(article), mtime=0)


def _lines(articles: Sequence[Article]) -> bytes:
    return "".join(json.dumps(_record(article)) + "\n" for article in articles).encode()


def _table(articles: Sequence[Article]) -> bytes:
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, list(_record(articles[0])))
    writer.writeheader()
    writer.writerows(map(_record, articles))
    return table.getvalue().encode()


def _feed(articles: Sequence[Article]) -> bytes:
    items = ""
    for article in articles:
        headline, published, _, body = _facts(article)
        shown = escape("".join(f"<p>{paragraph}</p>" for paragraph in body))
        items += f"<item><title>{escape(headline)}</title><pubDate>{published}</pubDate>"
        items += f"<description>{shown}</description></item>\n"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"><channel>'
    return f"{head}<title>A feed</title>\n{items}</channel></rss>".encode()


def _zip(articles: Sequence[Article]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, article in enumerate(articles):
            archive.writestr(zipfile.ZipInfo(f"{number:02}.txt"), _text(article))
    return packed.getvalue()


ONE: Sequence[tuple[str, Callable[[Article], bytes]]] = (
    ("txt", _text),
    ("md", _markdown),
    ("html", _page),
    ("json", _json),
    ("nitf", _nitf),
    ("txt.gz", _packed),
    ("htm", _old_page),
)
SEVERAL: Sequence[tuple[str, int, Callable[[Sequence[Article]], bytes]]] = (
    ("jsonl", 50, _lines),
    ("csv", 50, _table),
    ("rss", 20, _feed),
    ("zip", 20, _zip),
)


class _Mixed:
    """The folder, and the stories that wait for a file of several to be full."""

    def __init__(self, out: Path, chance: random.Random) -> None:
        self._out, self._chance = out, chance
        self._waiting: list[list[Article]] = [[] for _ in SEVERAL]
        self._last = 0
        self.files = 0

    def write(self, number: int, article: Article) -> None:
        """Write a story, or keep it until there are enough for its file."""
        self._last = number
        if self._chance.random() < 1 / 40:
            head = f"{article.headline}\n\n"
            text = f"{head}{SPANISH}\n\n{SPANISH} {number}."
            article = Article(text, article.path, body_start=len(head), published=article.published)
        form = number % (len(ONE) + len(SEVERAL))
        if form >= len(ONE):
            self._gather(form - len(ONE), article)
            return
        suffix, made = ONE[form]
        self._put(f"{number:06}.{suffix}", made(article))
        if self._chance.random() < 1 / 100:
            self._put(f"{number:06}_again.{suffix}", made(article))
        if self._chance.random() < 1 / 200:
            self._put(f"{number:06}_broken.json", b'{"headline": "It breaks')

    def finish(self) -> None:
        """Write what waits."""
        for form in range(len(SEVERAL)):
            self._fill(form)

    def _gather(self, form: int, article: Article) -> None:
        self._waiting[form].append(article)
        if len(self._waiting[form]) == SEVERAL[form][1]:
            self._fill(form)

    def _fill(self, form: int) -> None:
        suffix, _, made = SEVERAL[form]
        if self._waiting[form]:
            self._put(f"{self._last:06}_{suffix}.{suffix}", made(self._waiting[form]))
            self._waiting[form].clear()

    def _put(self, name: str, content: bytes) -> None:
        folder = self._out / f"{self._last // IN_A_FOLDER:04}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        self.files += 1


if __name__ == "__main__":
    main()
