"""`newsreader count QUERY`: how many articles a query finds, or each query of a file."""

from __future__ import annotations

import argparse

from tui.commands.batch import count_record, run_batch
from tui.commands.libraries import choose_existing
from tui.commands.search import answered, searcher_of
from tui.commands.shell import Shell
from tui.commands.tables import as_table


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the number; whether it is more than none, close matches included."""
    path = choose_existing(shell, asked.library)
    with searcher_of(shell, path) as searcher:
        if asked.batch is not None:
            return run_batch(shell, searcher, asked.batch, asked.format)
        text = " ".join(asked.query)
        results = answered(searcher, text)
        # The explanation names what was not understood, too.
        shell.out.tell(results.explanation)
        if asked.format == "text":
            shell.out.text(str(results.total))
        else:
            with as_table(shell.out, asked.format, ()) as table:
                table.row(count_record(text, results))
        return bool(results.total or results.close)
