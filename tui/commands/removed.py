"""`newsreader removed`: articles whose file is gone from the corpus, with what was made of them."""

from __future__ import annotations

import argparse
from contextlib import closing

from tui.commands.opening.libraries import choose_existing, open_library
from tui.commands.opening.shell import Shell
from tui.commands.printing.out import safe_line
from tui.commands.printing.tables import as_table


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print them; whether there are any."""
    with closing(open_library(shell, choose_existing(shell, asked.library))) as library:
        removed = library.removed.all()
    if not removed:
        shell.out.tell("Of every article with marks the file is there.")
    elif asked.format == "text":
        for article in removed:
            signs = [f"#{tag}" for tag in article.tags] + ["★"] * article.is_starred
            shell.out.text(f"{article.id}  {article.headline}")
            shell.out.text(f"{'':18}{safe_line(article.path)}")
            for line in filter(None, ("  ".join(signs), *article.note.splitlines())):
                shell.out.text(f"{'':18}{line}")
    else:
        with as_table(shell.out, asked.format, ()) as table:
            for article in removed:
                table.row(
                    {
                        "id": article.id,
                        "headline": article.headline,
                        "path": article.path,
                        "tags": [tag.name for tag in article.tags],
                        "note": article.note,
                        "starred": article.is_starred,
                        "other_marks": article.others,
                    }
                )
    return bool(removed)
