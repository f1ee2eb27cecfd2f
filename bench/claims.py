"""How good claims and entities are: our own marked texts, and corpora given by path.

    python bench/claims.py [--scorers DIR --attributions DIR] [--entities FILE.conll]

Always prints how the marked sentences and articles of `tests/analysis/gold` come
out. `--scorers` is a folder with `score_claims.py`, `score_entities.py`, `align.py`
and `core_cues.txt`; `--attributions` a folder of texts with attributions in brat
standoff, laid out as PolNeAR's `dev` is (`text/NAME.txt`, `attributions/NAME_*.ann`);
`--entities` a file in CoNLL's columns. What is measured is what a user gets: the
corpora go through `newsreader analyse --format jsonl`.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run from a checkout

from tests.analysis.gold.reading import Case, read_cases  # noqa: E402
from tests.analysis.gold.scoring import score  # noqa: E402
from tests.analysis.gold.whole_articles import read_articles  # noqa: E402
from tui.analysis.claims.extractor import find_claims  # noqa: E402
from tui.analysis.gazetteer import Gazetteer  # noqa: E402
from tui.analysis.names.identity import resolve  # noqa: E402
from tui.analysis.names.mentions import find_mentions  # noqa: E402
from tui.analysis.pipeline import Analyst  # noqa: E402
from tui.news.article import Article  # noqa: E402
from tui.news.findings import Claim  # noqa: E402

GOLD = ROOT / "tests/analysis/gold"
PARTS = 5
"""Slices of the confidence curve."""


def main() -> None:
    """Print the tables."""
    asked = _arguments()
    analyst = Analyst.load(asked.pipeline)
    print(f"analysis {analyst.version}\n")
    _own_gold(analyst)
    _cost(analyst)
    if asked.attributions and asked.scorers:
        _attributions(asked.scorers, asked.attributions, asked.pipeline)
    if asked.entities and asked.scorers:
        _entities(asked.scorers, asked.entities, asked.pipeline)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--scorers", type=Path, help="the folder of score_claims.py")
    parser.add_argument("--attributions", type=Path, help="texts with attributions in brat form")
    parser.add_argument("--entities", type=Path, help="a file in CoNLL's columns")
    parser.add_argument("--pipeline", default="auto", help="a spaCy pipeline")
    return parser.parse_args()


# --- our own marked texts


def _own_gold(analyst: Analyst) -> None:
    def find(text: str) -> tuple[Claim, ...]:
        return analyst.analyse(Article(text, "gold.txt")).claims

    sets: dict[str, Iterable[Case]] = {
        "sentences": read_cases(GOLD / "claims.txt"),
        "articles, seen": read_articles(GOLD / "articles/dev"),
        "articles, held back": read_articles(GOLD / "articles/held"),
    }
    heads = "claims  whole P    R    F   source   cue  content  stance  speaker  sure of it"
    print(f"{'own marked texts':20}{heads}")
    for name, cases in sets.items():
        n = score(cases, find)
        whole = _prf(n["whole"], n["found"], n["gold"])
        parts = [100 * n[part] / n["met"] for part in ("source", "cue", "content", "stance")]
        print(
            f"{name:20}{n['gold']:6}  {whole[0]:7.1f} {whole[1]:4.1f} {whole[2]:4.1f}"
            f"   {parts[0]:6.1f} {parts[1]:5.1f} {parts[2]:8.1f} {parts[3]:7.1f}"
            f"{_speakers(n)}"
        )
    print(
        "speaker: right among sources that are a pronoun or a description of somebody named;"
        "\nsure of it: right among speakers shown without a question mark\n"
    )


def _speakers(n: Counter[str]) -> str:
    if not n["behind"]:
        return ""
    behind = 100 * n["behind right"] / n["behind"]
    sure = 100 * (n["sure"] - n["sure wrong"]) / max(1, n["sure"])
    return f"  {behind:4.1f} of {n['behind']:<3} {sure:4.1f} of {n['sure']}"


def _prf(right: int, found: int, gold: int) -> tuple[float, float, float]:
    p, r = 100 * right / max(1, found), 100 * right / max(1, gold)
    return p, r, 2 * p * r / max(0.001, p + r)


def _cost(analyst: Analyst) -> None:
    """The time that everything after the parser takes, for 400 words."""
    gazetteer = Gazetteer.load()
    texts = [
        case.text for half in ("dev", "held") for case in read_articles(GOLD / "articles" / half)
    ]
    parsed = [(text, analyst.nlp(text)) for text in texts]
    words = sum(len(text.split()) for text in texts)
    best = min(_seconds(parsed, gazetteer) for _ in range(5))
    print(f"after the parser: {1000 * best * 400 / words:.1f} ms for 400 words\n")


def _seconds(parsed: Iterable[tuple[str, Any]], gazetteer: Gazetteer) -> float:
    started = time.perf_counter()
    for text, doc in parsed:
        mentions = resolve(text, find_mentions(doc, gazetteer), gazetteer)
        find_claims(doc, text, mentions, gazetteer.words)
    return time.perf_counter() - started


# --- corpora given by path


def _attributions(scorers: Path, gold: Path, pipeline: str) -> None:
    texts = gold / "text" if (gold / "text").is_dir() else gold
    with tempfile.TemporaryDirectory() as folder:
        findings = _analysed(texts, Path(folder), pipeline)
        script = str(scorers / "score_claims.py")
        print(gold)
        print(_run(script, str(findings), str(gold)))
        print("only the cues of core_cues.txt")
        print(_run(script, str(findings), str(gold), "--cues", str(scorers / "core_cues.txt")))
        _curve(scorers, findings, gold)


def _entities(scorers: Path, gold: Path, pipeline: str) -> None:
    script = str(scorers / "score_entities.py")
    with tempfile.TemporaryDirectory() as folder:
        texts = Path(folder) / "texts"
        _run(script, "write", str(gold), str(texts))
        findings = _analysed(texts, Path(folder), pipeline)
        print(gold)
        print(_run(script, "score", str(findings), str(gold)))


def _analysed(texts: Path, folder: Path, pipeline: str) -> Path:
    findings = folder / "findings.jsonl"
    command = [sys.executable, "-m", "tui", "analyse", "--format", "jsonl", str(texts)]
    if pipeline != "auto":
        command[4:4] = ["--pipeline", pipeline]
    with findings.open("wb") as file:
        subprocess.run(command, stdout=file, cwd=ROOT, check=True)
    return findings


def _run(*command: str) -> str:
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=True)
    return re.sub(r"(?m)^", "  ", done.stdout)


def _curve(scorers: Path, findings: Path, gold: Path) -> None:
    """The share of right claims among those found, by confidence, the surest first."""
    found = sorted(_verdicts(scorers, findings, gold), key=lambda pair: -pair[0])
    print("right among the claims found, the surest first")
    for number in range(PARTS):
        part = found[len(found) * number // PARTS : len(found) * (number + 1) // PARTS]
        share = 100 * sum(is_right for _, is_right in part) / max(1, len(part))
        print(f"  confidence {part[-1][0]:.2f} to {part[0][0]:.2f}: {share:5.1f} of 100")
    half = len(found) // 2
    halves = [sum(r for _, r in part) / max(1, len(part)) for part in (found[:half], found[half:])]
    print(f"  upper half {100 * halves[0]:.1f}, lower half {100 * halves[1]:.1f}\n")


def _verdicts(scorers: Path, findings: Path, gold: Path) -> Iterator[tuple[float, bool]]:
    """The confidence of each claim found, and whether it is right as the scorer sees it."""
    sys.path.insert(0, str(scorers))
    scorer, align = importlib.import_module("score_claims"), importlib.import_module("align")
    rows = [json.loads(line) for line in findings.read_text("utf-8").splitlines()]
    by_name = {Path(row["path"]).name: row for row in rows}
    for name, text_file, notes in scorer.gold_files(gold):
        row = by_name.get(name)
        if row is None:
            continue
        theirs, ours = align.Words(text_file.read_text("utf-8")), align.Words(row["text"])
        to = align.mapping(theirs, ours)
        marked = [
            {p: sorted({r for s in e[p] if (r := theirs.run(*s))}) for p in scorer.PARTS}
            for e in scorer.read_ann(notes)
        ]
        for claim in row["claims"]:
            parts = {
                p: sorted(
                    {r for s in claim[p] if (r := align.carry(ours.run(s["start"], s["end"]), to))}
                )
                for p in scorer.PARTS
            }
            pair = next((m for m in marked if scorer.cues_meet(m, parts)), None)
            if pair is not None:
                marked.remove(pair)
            yield claim["confidence"], pair is not None and _is_right(scorer, pair, parts)


def _is_right(scorer: Any, gold: dict[str, Any], claim: dict[str, Any]) -> bool:
    a, b = scorer.words_of(gold["source"]), scorer.words_of(claim["source"])
    source = bool(a & b) or not (a or b)
    a, b = scorer.words_of(gold["content"]), scorer.words_of(claim["content"])
    return source and (len(a & b) >= 0.5 * len(a | b) if a | b else True)


if __name__ == "__main__":
    main()
