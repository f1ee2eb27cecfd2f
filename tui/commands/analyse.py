"""`newsreader analyse FILE…`: entities and claims, article by article as they are found."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tui.analysis.pipeline import Analyst
from tui.commands.arguments import UsageError
from tui.commands.records import article_record
from tui.commands.shell import Shell
from tui.corpus.folder import walk
from tui.corpus.formats import stream
from tui.corpus.reading import Refusal
from tui.news.article import Article
from tui.news.findings import Claim, Findings
from tui.news.span import Span
from tui.terminal.signs import sign


def run(shell: Shell, asked: argparse.Namespace) -> bool:
    """Print the findings of every article in the files; whether there was any article.

    A file that cannot be read is named on standard error, and the others go on.
    One that is not there is a mistake of the command line: said at the end again.
    """
    for problem in shell.problems:
        shell.out.error(problem)
    analyst = Analyst.load(asked.pipeline or shell.settings.pipeline)
    absent = [path for path in asked.files if not _is_there(Path(path))]
    found = False
    for given in asked.files:
        for path in _files(shell, Path(given)) if given not in absent else ():
            for read in stream(path):
                if isinstance(read, Refusal):
                    shell.out.error(str(read))
                else:
                    found = True
                    _print(shell, read, analyst.analyse(read), asked.format)
    if absent:
        raise UsageError(f"there is no file {', '.join(absent)}.")
    return found


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _files(shell: Shell, given: Path) -> Iterator[Path]:
    """The file, or the files in the folder, each spelled the way the user spelled it."""
    if not given.is_dir():
        yield given
        return
    root = given.absolute()
    for found in walk([given]):
        if isinstance(found, Refusal):
            shell.out.error(str(found))
        else:
            path = Path(found.path)
            yield given / path.relative_to(root) if path.is_relative_to(root) else path


def _print(shell: Shell, article: Article, findings: Findings, form: str) -> None:
    if form == "jsonl":
        shell.out.json(article_record(article, findings))
    else:
        shell.out.text("\n".join(_lines(article, findings)) + "\n")
        shell.out.flush()


def _lines(article: Article, findings: Findings) -> Iterator[str]:
    """The findings for a person to read."""
    yield article.headline
    published = article.published.day if article.published else None
    yield " · ".join(word for word in (article.publisher, published, article.place) if word)
    if findings.claims:
        yield f"\n  Claims ({len(findings.claims)})"
    for claim in findings.claims:
        yield from _claim_lines(article.text, claim)
    if findings.mentions:
        yield f"\n  Entities ({len({(m.kind, m.entity) for m in findings.mentions})})"
    counts = Counter((mention.kind, mention.entity) for mention in findings.mentions)
    for (kind, entity), count in sorted(counts.items(), key=lambda found: (-found[1], found[0])):
        yield f"  {kind:13} {entity}" + (f"  ×{count}" if count > 1 else "")


def _claim_lines(text: str, claim: Claim) -> Iterator[str]:
    who = _words(text, claim.source) or "(nobody named)"
    if claim.speaker and claim.speaker.name != who:
        who += f" = {claim.speaker.name}" + ("" if claim.speaker.is_sure else "?")
    nature = " ".join(("not",) * claim.negated + (claim.stance.value,))
    hedge = f", hedged: {_words(text, claim.hedges)}" if claim.is_hedged else ""
    yield f"  {sign(claim.stance)} {nature:11} {who}"
    yield f"                {_words(text, claim.content)}"
    cue = _words(text, claim.cue)
    yield f"                [{cue} · {claim.rule} · {claim.confidence:.2f}{hedge}]"


def _words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in spans)
