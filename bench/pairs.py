"""How many of the pairs proposed deserve a look, how many worth one are missed, and the CPU cost.

    python bench/pairs.py LIBRARY LABELS... [--show KIND] [--articles N]

LIBRARY holds analysed articles; it is copied and all of its claims compared
anew. LABELS are tables of pairs labelled by a reader, tab between columns as in
`tests/library/gold/pairs.tsv` (which goes with `sample_articles`): a label, and
twice the name of the article's file and what the claim says. Pairs labelled
`conflict`, `number`, `reversal` and `update` deserve a look, `same` belongs into one
group, `unrelated` is neither. `--show` prints proposals of a kind (or `all`, or
`unlabelled`, or `missed`) to be read and labelled.

What the README says was measured on news in which several outlets tell each event: three or
more articles within three days, of at least two publishers, alike in headline and beginning.
Whole years were kept apart for sharpening, for a first trial and for a second. The labelled
pairs were drawn from the first by other means than these rules: within ten days, words in
common, by likeness and by whether numbers, denials or negations differ.
"""

from __future__ import annotations

import argparse
import csv
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # run from a checkout

import apsw

from tui.library.library import Library
from tui.news.ledger import LedgerRow
from tui.news.pair import Pair, PairKind

LOOK = ("conflict", "number", "reversal", "update")
Name = tuple[str, str]
Labels = dict[frozenset[Name], str]


@dataclass(frozen=True, slots=True)
class Found:
    """What the rules make of a library: pairs, and the group of each claim that has one."""

    pairs: list[Pair]
    kinds: dict[frozenset[Name], PairKind]
    groups: dict[Name, set[int]]
    claims: set[Name]
    names: dict[int, Name]


def main() -> None:
    """Print the tables."""
    asked = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.library"
        shutil.copy(asked.library, copy)
        Library.open(copy, now=lambda: int(time.time()), durable=False).close()  # brings up to date
        _forget(copy, asked.articles)
        library = Library.open(copy, now=lambda: int(time.time()), durable=False)
        began, compared = time.process_time(), 0
        while done := library.comparing.compare(50):
            compared += done
        spent = time.process_time() - began
        print(f"{compared:,} articles, {1000 * spent / max(compared, 1):.1f} ms of CPU each")
        if asked.labels:
            _measure(library, _read(asked.labels), copy, asked.show)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("library", type=Path)
    parser.add_argument("labels", type=Path, nargs="*")
    parser.add_argument("--articles", type=int, help="compare so many anew, not all")
    parser.add_argument("--show", help="a kind, all, unlabelled or missed")
    return parser.parse_args()


def _forget(path: Path, articles: int | None) -> None:
    """Let articles of a library be as if never compared."""
    connection = apsw.Connection(str(path))
    if articles is None:
        connection.execute("UPDATE claim SET same = NULL; DELETE FROM claim_pair")
    connection.execute(
        "DELETE FROM uncompared; INSERT INTO uncompared SELECT rowid FROM article"
        " WHERE analysed IS NOT NULL ORDER BY rowid DESC LIMIT ?",
        (articles or -1,),
    )
    connection.close()


def _measure(library: Library, labels: Labels, path: Path, show: str | None) -> None:
    found = _found(library, path)
    known = {pair: label for pair, label in labels.items() if pair <= found.claims}
    print(f"{len(known)} of {len(labels)} labelled pairs are in the library")
    _precision(found, known)
    _recall(found, known)
    if show == "missed":
        for pair, label in known.items():
            if label in LOOK and pair not in found.kinds:
                print(f"--- {label}", *(f"  {content}" for _, content in pair), sep="\n")
    elif show:
        _show(library, found, known, show)


def _precision(found: Found, labels: Labels) -> None:
    print(f"\n{'proposed as':12} {'pairs':>6} {'labelled':>9} {'worth a look':>13}")
    total: Counter[str] = Counter()
    for kind in [kind for kind in PairKind if kind is not PairKind.SAME]:
        proposed = [pair for pair in found.pairs if pair.kind is kind]
        said = [labels[pair] for pair in (_names(found, p) for p in proposed) if pair in labels]
        worth = sum(label in LOOK for label in said)
        total.update(pairs=len(proposed), labelled=len(said), worth=worth)
        print(f"{kind:12} {len(proposed):6} {len(said):9} {worth:13}")
    print(f"{'all':12} {total['pairs']:6} {total['labelled']:9} {total['worth']:13}")


def _recall(found: Found, labels: Labels) -> None:
    print(f"\n{'labelled':12} {'pairs':>6} {'proposed':>9} {'grouped':>8}")
    for label in (*LOOK, "same", "unrelated"):
        pairs = [pair for pair, said in labels.items() if said == label]
        proposed = sum(pair in found.kinds for pair in pairs)
        grouped = sum(bool(set.intersection(*(found.groups[n] for n in pair))) for pair in pairs)
        print(f"{label:12} {len(pairs):6} {proposed:9} {grouped:8}")


def _show(library: Library, found: Found, labels: Labels, show: str) -> None:
    for pair in found.pairs:
        label = labels.get(_names(found, pair), "")
        if show in ("all", pair.kind) or (show == "unlabelled" and not label):
            print(f"--- {pair.kind} {pair.likeness:.2f} [{label}] {pair.reason}")
            for row in library.ledger.rows([pair.one, pair.other]):
                if row is not None:
                    print("   ", _line(row, found.names[row.claim][0]))


def _line(row: LedgerRow, file: str) -> str:
    day = row.published.day if row.published else "-"
    who = row.speaker or row.source
    return f"{day} {file} | {who} <{'not ' * row.is_negated}{row.stance}> {row.content}"


def _found(library: Library, path: Path) -> Found:
    connection = apsw.Connection(str(path))
    names: dict[int, Name] = {}
    groups: dict[Name, set[int]] = {}
    for row, file, content, same in connection.execute(
        "SELECT c.rowid, a.path, c.content, c.same FROM claim c"
        " JOIN article a ON a.rowid = c.article"
    ):
        names[row] = (Path(file).name, " ".join(content.split()))
        groups.setdefault(names[row], set()).update({same} if same else ())
    kinds = {
        frozenset((names[one], names[other])): PairKind(kind)
        for one, other, kind in connection.execute("SELECT one, other, kind FROM claim_pair")
    }
    connection.close()
    return Found(library.pairs.proposed(), kinds, groups, set(names.values()), names)


def _names(found: Found, pair: Pair) -> frozenset[Name]:
    return frozenset((found.names[pair.one], found.names[pair.other]))


def _read(files: list[Path]) -> Labels:
    return {
        frozenset(((row[1], row[2]), (row[3], row[4]))): row[0]
        for file in files
        for row in _rows(file)
    }


def _rows(file: Path) -> Iterator[list[str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        yield from rows


if __name__ == "__main__":
    main()
