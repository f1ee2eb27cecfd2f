"""`newsreader count QUERY`: how many articles a query finds, or what is in them."""

from __future__ import annotations

import argparse
from contextlib import closing

from tui.commands.arguments.parser import UsageError
from tui.commands.batch import count_record, run_batch
from tui.commands.opening.libraries import choose_existing, look_into
from tui.commands.opening.shell import Shell
from tui.commands.printing.outputs import number
from tui.commands.printing.tables import as_table
from tui.commands.search import answered, searcher_of


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the number; whether it is more than none, close matches included."""
    path = choose_existing(shell, asked.library)
    with searcher_of(shell, path) as searcher:
        if asked.batch is not None:
            if asked.output != "articles":
                raise UsageError("--batch counts articles; --output goes with a query.")
            return run_batch(shell, searcher, asked.batch, asked.format)
        text = " ".join(asked.query)
        results = answered(searcher, text)
        # The explanation names what was not understood, too.
        shell.out.tell(results.explanation)
        if asked.output == "articles":
            record = count_record(text, results)
        else:
            with closing(look_into(path)) as library:
                counted = number(library, results.exact, asked.output)
            record = {**count_record(text, results), "count": counted}
        if asked.format == "text":
            shell.out.text(str(record["count"]))
        else:
            with as_table(shell.out, asked.format, ()) as table:
                table.row(record)
        return bool(record["count"] or results.close)
