"""Forms of words as they are written, in an index of their own.

The word index holds words without case and accents, so `=Rose` would have to
look into every text that says "rose". Here stand only the forms with capitals
or accents: some sixty an article, each once. A form is kept under letters and
digits alone, which no tokenizer takes apart or makes alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from json import dumps
from unicodedata import is_normalized

from tui.library.connection import Connection
from tui.news.article import Article

AT_ONCE = 250
"""Articles of a library from before there was the index that come into it in one transaction."""

_RUN = re.compile(r"\w+")
_TEXTS = """
SELECT a.rowid, a.headline, t.text FROM formless f JOIN article a ON a.rowid = f.article
JOIN article_text t ON t.article = a.rowid ORDER BY f.article LIMIT ?
"""


def kept_forms(headline: str, text: str) -> str:
    """The forms of an article as the index takes them."""
    # Most words are plain, and seen to be so before they are cut out of what stands around them.
    pieces = {*headline.split(), *text.split()}
    rest = " ".join(p for p in pieces if not (p.islower() and p.isascii()))
    return " ".join(sorted(filter(None, map(_key, set(_RUN.findall(rest))))))


def match_of(form: str) -> str | None:
    """The expression that every article matches which holds `form`; None for plain words."""
    runs = _RUN.findall(form)
    # A line at the end is part of whatever word of the text goes on there.
    runs = runs[form.startswith("_") :]
    runs = runs[: len(runs) - form.endswith("_")]
    keys = filter(None, map(_key, dict.fromkeys(runs)))
    return " AND ".join(f'"{key}"' for key in keys) or None


@lru_cache(maxsize=20_000)
def _key(run: str) -> str:
    """What stands for a form; nothing for a word that the word index has as it is written."""
    lower = run.lower()
    if run == lower and (run.isascii() or is_normalized("NFD", run)):
        return ""
    if run.isascii() and run.isalnum():
        if run[0] != lower[0] and run[1:] == lower[1:]:
            return f"a{lower}"
        if run == run.upper():
            return f"b{lower}"
    return f"c{run.encode(errors='replace').hex()}"


class FormIndex:
    """Keeps the index of forms in step with the articles."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._ready: dict[tuple[str, str], str] = {}

    def get_ready(self, articles: Iterable[Article]) -> None:
        """Find the forms of articles about to be put, before the file is locked."""
        self._ready = {
            (told.headline, told.text): kept_forms(told.headline, told.text) for told in articles
        }

    def put(self, articles: Iterable[tuple[int, Article]]) -> None:
        """Take in the forms of articles, in the order of their rowids."""
        self._connection.run_each(
            "INSERT INTO form_fts (rowid, forms) VALUES (?, ?)",
            [(rowid, self._of(told)) for rowid, told in articles],
        )
        self._ready.clear()

    def _of(self, told: Article) -> str:
        ready = self._ready.get((told.headline, told.text))
        return kept_forms(told.headline, told.text) if ready is None else ready

    def drop(self, rowid: int) -> None:
        """Take the forms of an article out again."""
        if not self._connection.run("DELETE FROM formless WHERE article = ?", (rowid,)):
            self._connection.run("DELETE FROM form_fts WHERE rowid = ?", (rowid,))

    def catch_up(self) -> None:
        """Take in the articles that came into the library before there was the index."""
        connection = self._connection
        while rows := connection.all(_TEXTS, (AT_ONCE,)):
            kept = [(rowid, kept_forms(headline, text)) for rowid, headline, text in rows]
            with connection.writing():
                rowids = dumps([rowid for rowid, _ in kept])
                gone = connection.all(
                    "DELETE FROM formless WHERE article IN (SELECT value FROM json_each(?))"
                    " RETURNING article",
                    (rowids,),
                )
                # Another process may have taken some in, or off the shelf, meanwhile.
                still = {rowid for (rowid,) in gone}
                connection.run_each(
                    "INSERT INTO form_fts (rowid, forms) VALUES (?, ?)",
                    [row for row in kept if row[0] in still],
                )
