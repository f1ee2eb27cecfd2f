"""Make a corpus of N articles out of the sentences of a few, the same for the same seed.

    python bench/make_corpus.py sample_articles /tmp/corpus 10000

Sentences are drawn from all articles, and some invented names are woven in, so
that the number of different words grows with the corpus as it does in life.
One article in three is a text with a leading date, one has front matter, one
is a line of JSON in a file of fifty.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from datetime import date, timedelta
from pathlib import Path

from tui.corpus.folder import FileState, walk
from tui.corpus.formats import read

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")
SYLLABLES = re.findall("..", "badrakelominorpesataulviwenzokarelanriosmute")
OUTLETS = ("Harbour Courier", "Evening Ledger", "Meridian Wire", "State Radio", "The Lantern")
FIRST_DAY = date(2015, 1, 1)
DAYS = 4_000
IN_ONE_FILE = 50


def main() -> None:
    """Read the texts, write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    sentences = sentences_of(asked.texts)
    if not sentences:
        parser.error(f"no articles in {asked.texts}")
    write(asked.out, sentences, asked.articles, random.Random(asked.seed))
    print(f"{asked.articles:,} articles of {len(sentences):,} sentences in {asked.out}")


def sentences_of(folder: Path) -> list[str]:
    """All sentences of the articles in the folder, in a fixed order."""
    return [
        " ".join(sentence.split())
        for file in walk([folder])
        if isinstance(file, FileState)
        for article in read(Path(file.path)).articles
        for sentence in SENTENCE.split(article.text)
        if sentence.strip()
    ]


def write(out: Path, sentences: list[str], count: int, chance: random.Random) -> None:
    """Write the articles, in all three forms, a thousand to a folder."""
    lines: list[str] = []
    for number in range(count):
        folder = out / f"{number // 1000:04}"
        folder.mkdir(parents=True, exist_ok=True)
        day = (FIRST_DAY + timedelta(days=chance.randrange(DAYS))).isoformat()
        headline = name(chance) + " " + chance.choice(sentences).rstrip(".!?")[:80]
        body = "\n\n".join(paragraph(sentences, chance) for _ in range(chance.randint(2, 9)))
        if number % 3 == 0:
            (folder / f"{number:06}.txt").write_text(f" date {day} {headline}. {body}\n", "utf-8")
        elif number % 3 == 1:
            front = f"title: {json.dumps(headline)}\ndate: {day}\n"
            front += f"publisher: {chance.choice(OUTLETS)}\n"
            (folder / f"{number:06}.md").write_text(f"---\n{front}---\n\n{body}\n", "utf-8")
        else:
            article = {"headline": headline, "date": day, "text": body}
            article["publisher"] = chance.choice(OUTLETS)
            lines.append(json.dumps(article))
        if len(lines) == IN_ONE_FILE or (lines and number == count - 1):
            (folder / f"{number:06}.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
            lines.clear()


def paragraph(sentences: list[str], chance: random.Random) -> str:
    """A few sentences, the first spoken by somebody who does not exist."""
    who, where = f"{name(chance)} {name(chance)}", name(chance)
    drawn = " ".join(chance.choices(sentences, k=chance.randint(2, 5)))
    return f"{who} of {where} said so. {drawn}"


def name(chance: random.Random) -> str:
    """An invented name."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


if __name__ == "__main__":
    main()
