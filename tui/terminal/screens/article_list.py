"""The list of articles: its rows as they are needed, and what is said when there are none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.errors import NewsreaderError
from tui.library.search.snippets import snippet
from tui.news.article import ArticleId
from tui.news.findings import Findings
from tui.news.hits import HitSpan, Results, Snippet
from tui.news.query.query import Query
from tui.terminal.article.claim_hits import (
    asked_claims,
    asks_claims,
    claim_hits,
    is_of_claims,
    merged_hits,
)
from tui.terminal.article.wrap import fit
from tui.terminal.lists import rows as row_look
from tui.terminal.lists.contents import Contents
from tui.terminal.lists.scopes import Within, unscoped
from tui.terminal.looks.links import to_command
from tui.terminal.looks.safe import one_line
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


CAME_FROM = 20
"""Cells at most for the search that one came from."""


class ArticleList:
    """What the list pane shows; `articles` is how many the library holds."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._shelf = screen.reader.library.shelf
        settings = screen.reader.settings
        self._base_height = screen.reader.start.before.screen.height_over(settings.row_height)
        self.contents = Contents(self._shelf.rows, self._shelf.rowid, self._snippet)
        self.articles = 0
        self._left_out = 0

    def count(self) -> None:
        """Count the articles of the library."""
        self.articles = self._shelf.count()

    def show(self, *, keep: bool, to: int | None = None, is_rest: bool = False) -> None:
        """Put the contents on screen; `keep` leaves the cursor on its article, `to` moves it.

        With `is_rest` there is more of the same, and the rows on screen are not painted anew.
        """
        rows, contents = self._screen.list, self.contents
        self.say_why_empty()
        height = self._base_height + (self._base_height == 2 and contents.has_snippets)
        if rows.row_height != height:
            rows.row_height = height
        rows.show(contents.keys, headings=contents.headings, keep=keep, is_rest=is_rest)
        if to is not None:
            rows.move_to_key(to)
        self._screen.reading.want(rows.cursor_key)

    def unfold(self, key: int) -> None:
        """Bring out the row of an article that is put away behind a copy of it."""
        if self.contents.folds.reveal(key):
            self.contents.refold()
            self.show(keep=True)

    def toggle_copies(self) -> bool:
        """Unfold the story under the cursor, or fold it again; False when it has no copies."""
        rows = self._screen.list
        key = rows.cursor_key
        if key is None or not self.contents.folds.toggle(key):
            return False
        self.contents.refold()
        at = rows.cursor_index
        self.show(keep=True)
        if key not in self.contents.keys:
            rows.move_to(max(0, min(at - 1, len(self.contents.keys) - 1)))
        return True

    def say_left_out(self) -> None:
        """Say that files could not be read, when more could not than before."""
        counts = self._shelf.counts()
        before, self._left_out = self._left_out, counts.refused
        if counts.articles and self._left_out > before:
            report = self._screen.reader.keymap.shown("import-report")
            files = f"{self._left_out:,} file{'s' if self._left_out != 1 else ''}"
            self._screen.say(f"{files} left out · {report} says which, and why")

    def say_why_empty(self) -> None:
        """Have the list say what there is to say while it has no rows."""
        if not len(self.contents.keys):
            self._screen.list.empty = self._why_empty()

    def _why_empty(self) -> str:
        keymap, query = self._screen.reader.keymap, self.contents.query
        if not query.is_empty:
            notes = self.contents.results.notes if self.contents.results is not None else ()
            problems = " ".join(
                said if said.endswith("?") else f"{said}." for said in (*query.problems, *notes)
            )
            ways = f"{keymap.shown('back')} shows all articles, {keymap.shown('search')} the search"
            within, _ = unscoped(query.text)
            where = "" if within is Within.ALL else f" in {within}"
            return f"Nothing found{where}. {problems} {ways}.".replace("  ", " ")
        progress = self._screen.progress
        if progress.is_looking or progress.to_shelve:
            return "Reading in the files…"
        if refused := self._shelf.counts().refused:
            files = "the file" if refused == 1 else f"none of the {refused:,} files"
            could = "could not" if refused == 1 else "could"
            report = keymap.shown("import-report")
            return f"No articles: {files} {could} be read. {report} says why."
        return (
            "No articles here yet. Put texts, web pages or JSON into the folder, and they appear; "
            f"{keymap.shown('rescan')} looks at once, {keymap.shown('quit')} quits."
        )

    def paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        """The lines of a row."""
        rows = self._screen.list
        try:
            listed = self.contents.listed(key, rows.visible_keys)
        except NewsreaderError as error:
            return [Content.styled(one_line(str(error)), "$error-style")]
        if listed is None:
            return [Content.styled("  this file was removed", "$muted-style")]
        is_plain = self._screen.reader.settings.plain
        looks = self._screen.reader.library.tags.looks
        listed = self.contents.under_heading(key, listed)
        return row_look.lines(listed, width, rows.row_height, is_plain=is_plain, looks=looks)

    def repaint(self, keys: Iterable[int] | None) -> None:
        """Read these rows (all for None) again and paint them; nothing moves."""
        keys = None if keys is None else list(keys)
        self.contents.forget(keys)
        self._screen.list.repaint(keys)

    def repaint_ids(self, ids: Iterable[ArticleId]) -> None:
        """The same for rows that have been seen, by the ids of their articles."""
        if keys := self.contents.keys_of(list(ids)):
            self.repaint(keys)

    def toggle_row_height(self) -> None:
        """One line for each article instead of two, or two instead of one."""
        self._base_height = 3 - self._base_height
        self.show(keep=True)

    @property
    def row_height(self) -> int:
        """The lines of a row where nothing is searched."""
        return self._base_height

    def _snippet(self, key: int, results: Results) -> Snippet | None:
        searcher = self._screen.searching.searcher
        width = max(20, self._screen.list.size.width - 4)
        if searcher is None:
            return None
        said = self._said(key, results, width) if asks_claims(results.filled) else None
        return said or searcher.snippet(key, results, width)

    def _said(self, key: int, results: Results, width: int) -> Snippet | None:
        """The first claim of an article that was asked for, as it is written there."""
        id_ = self._shelf.id(key)
        article = self._shelf.article(id_) if id_ is not None else None
        if id_ is None or article is None:
            return None
        claims = asked_claims(results.filled, self._shelf.findings(id_), article.text)
        return snippet(claims[0].span.of(article.text), 0, results.words, width) if claims else None

    def hits(self, text: str, findings: Findings | None) -> tuple[HitSpan, ...]:
        """What in a text answers the query: its words, and the claims that it asks for."""
        results = self.contents.results
        if results is None:
            return ()
        words = results.words.spans(text) if self.contents.has_words else ()
        if is_of_claims(results.filled):
            claims = asked_claims(results.filled, findings, text)
            words = tuple(w for w in words if any(w.span.start in claim.span for claim in claims))
        return merged_hits(words, claim_hits(results.filled, findings, text))

    def summary(self) -> Content:
        """What the list holds, for the end of the top line; a click opens the search."""
        marked = self._screen.list.marked_count
        picked = f"{marked:,} marked · " if marked else ""
        where, results = self._where(), self.contents.results
        if results is None or results.query == Query():
            words = f"{self.articles:,} article{'' if self.articles == 1 else 's'}"
        else:
            words = one_line(results.explanation)
        if folded := self.contents.folds.count:
            words += f" · {folded:,} cop{'y' if folded == 1 else 'ies'} folded"
        here = where + to_command(Content(words), "search")
        return Content.styled(picked, "$accent-style") + here

    def _where(self) -> Content:
        """What one came from, and what was looked into if not the whole articles."""
        screen = self._screen
        before, within = screen.searching.trail.before, unscoped(self.contents.query.text)[0]
        words = fit(one_line(before or "all"), CAME_FROM) if before is not None else ""
        if screen.has_class("-narrow"):
            words = ""
        parts = [Content.styled(f"‹ {words}".strip(), "$muted-style")] if before is not None else []
        if within is not Within.ALL:
            parts.append(Content.styled(within.value, "$accent-style"))
        return Content("").join([part + Content("  ") for part in parts])
