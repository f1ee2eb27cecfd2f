"""The query of a command line: what was meant by its words, or why nothing was."""

from __future__ import annotations

from collections.abc import Sequence

from tui.commands.arguments.parser import UsageError
from tui.news.query.query import Query


def query_of(words: Sequence[str]) -> Query:
    """The query that the words make; none finds every article.

    Raises UsageError where something was asked of which nothing is left (`by:`), for
    every article is no answer to that.
    """
    query = Query.parse(" ".join(words))
    if query.is_empty and query.problems:
        raise UsageError(f"{'; '.join(query.problems)}. Nothing is left to look for.")
    return query
