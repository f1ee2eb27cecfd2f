"""Ranking: which of two stories a journalist expects first, case by case.

Each case is told in a sentence and puts a few stories into a library of other
news, in an order that is not the expected one; the answer has to begin with
them in the order in which they are written here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.library.making import Stamp, opened
from tests.library.search_corpus import TODAY
from tui.library.search.searcher import Searcher
from tui.library.shelf.pieces import Filed
from tui.news.article import Article, Published
from tui.news.query.query import Query

OLD, MIDDLE, NEW = "2023-01-05", "2023-06-05", "2023-11-05"

FILLER = (
    "Rain is expected over the hills until Sunday, forecasters say.",
    "The museum shows drawings that were thought lost for a century.",
    "A lorry overturned on the ring road; nobody was hurt.",
    "The council voted on bins, benches and the price of parking.",
    "Bread will cost more from April, bakers announced.",
    "Swimmers crossed the bay for charity and raised a record sum.",
    "The orchestra begins its season with two young soloists.",
    "Two schools in the valley are to share one gymnasium.",
    "An old oak was felled after the storm, to the regret of neighbours.",
    "Trains ran late all morning because of a broken signal.",
    "A report on the roads is out, a report on the parks will follow.",
    "The treasurer read his report and resigned.",
    "No report came from the ferry.",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A story: its headline, its paragraphs, its day."""

    headline: str
    body: str
    day: str | None = MIDDLE
    publisher: str | None = None
    authors: tuple[str, ...] = ()

    def article(self, path: str) -> Article:
        return Article(
            text=f"{self.headline}\n\n{self.body}",
            path=path,
            body_start=len(self.headline) + 2,
            headline=self.headline,
            publisher=self.publisher,
            authors=self.authors,
            published=Published(self.day) if self.day else None,
        )


@dataclass(frozen=True, slots=True)
class Case:
    """A query and the stories it finds, the best first; the last `close` of them by a typo.

    `unwanted` are stories that it does not find.
    """

    says: str
    query: str
    expected: tuple[Told, ...]
    close: int = 0
    unwanted: tuple[Told, ...] = ()


LONG = (
    "The inquiry goes on. Witnesses are heard until Friday, and a report is due in spring."
    " Nobody at the ministry wanted to comment before that, and the files stay closed."
)
SEVERAL = "\n\n".join([LONG] * 3)


def lead(words: str, day: str = MIDDLE, headline: str = "News of the day") -> Told:
    """A story that holds the words in its first paragraph."""
    return Told(headline, f"{words} {LONG}\n\n{LONG}", day)


def body(words: str, day: str = MIDDLE, headline: str = "News of the day") -> Told:
    """A story that holds the words after its first paragraph."""
    return Told(headline, f"{LONG}\n\n{words} {LONG}", day)


def head(words: str, day: str = MIDDLE) -> Told:
    """A story that holds the words in its headline."""
    return Told(words, f"{LONG}\n\n{LONG}", day)


CASES = (
    Case(
        "the headline with both names beats the passing mention",
        "velmora nahrat",
        (
            head("Velmora and Nahrat sign water accord", OLD),
            body("Envoys of Velmora and Nahrat were also present.", NEW),
        ),
    ),
    Case(
        "the headline with both names beats the one with only one of them",
        "velmora nahrat",
        (
            head("Nahrat recalls envoy from Velmora", OLD),
            Told("Velmora votes", f"{LONG}\n\nNahrat sent observers. {LONG}", NEW),
        ),
    ),
    Case(
        "the headline with both words beats the text that says them again and again",
        "vaccine convoy",
        (
            Told("Convoy with vaccine stopped at the border", LONG, OLD),
            Told("Day by day", "The vaccine is a hope; the convoy is late. " * 9 + LONG, NEW),
        ),
    ),
    Case(
        "the headline with all three words before those with two and with one",
        "arms embargo lifted",
        (
            head("Embargo on arms lifted after a year of talks and many a threat", OLD),
            Told("Arms embargo debated", f"{LONG}\n\nIt was not lifted. {LONG}", MIDDLE),
            Told("Embargo", f"{LONG}\n\nArms were seized, and a lid lifted. {LONG}", NEW),
        ),
    ),
    Case(
        "of three words the two rare ones count, not how often the usual one is said",
        "report glacier scurvy",
        (
            body("Scurvy on the glacier, says a report.", OLD),
            body("A report on a report: scurvy in port. Who read of the glacier? Report!", NEW),
        ),
        unwanted=tuple(head(f"Report number {n}", MIDDLE) for n in range(30)),
    ),
    Case(
        "a phrase in the lead before the phrase further down",
        '"salt mine"',
        (
            lead("The salt mine is flooded.", OLD),
            body("The salt mine is flooded.", NEW),
        ),
    ),
    Case(
        "a name in the headline is found, a name in the byline is its author's",
        "okonjo",
        (head("Okonjo resigns", OLD),),
        unwanted=(Told("Bridge closed", LONG, NEW, None, ("Luis Okonjo",)),),
    ),
    Case(
        "of the same story run by two, the later one first",
        "smuggler",
        (
            Told("Smuggler caught", LONG, NEW, "The Lantern"),
            Told("Smuggler caught", LONG, OLD, "Meridian Wire"),
        ),
    ),
    Case(
        "the rewritten story with the words in its headline before the wire copy without",
        "refinery blaze",
        (
            Told("Refinery blaze kills four", f"A blaze at the refinery. {LONG}", OLD, "Lantern"),
            Told("News in brief", f"A blaze at the refinery. {LONG}", NEW, "Meridian Wire"),
        ),
    ),
    Case(
        "the plural in the headline before the plural in the text",
        "dissidents",
        (
            head("Dissidents freed", OLD),
            body("Some dissidents were freed.", NEW),
        ),
    ),
    Case(
        "newer of two equals first",
        "sabotage",
        (head("Sabotage at the dam", NEW), head("Sabotage at the dam ", OLD)),
    ),
    Case(
        "newest of three equals in the body first",
        "embargo",
        (
            body("The embargo holds.", NEW),
            body("The embargo holds. ", MIDDLE),
            body("The embargo holds.  ", OLD),
        ),
    ),
    Case(
        "an undated equal comes last",
        "quarantine",
        (
            Told("Quarantine lifted", LONG, OLD),
            Told("Quarantine lifted", LONG + " ", None),
        ),
    ),
    Case(
        "headline before lead before body, whatever the day",
        "ceasefire",
        (
            head("Ceasefire begins at dawn", OLD),
            lead("A ceasefire began at dawn.", MIDDLE),
            body("A ceasefire began at dawn.", NEW),
        ),
    ),
    Case(
        "lead before body",
        "cholera",
        (
            lead("Cholera has reached the camp.", OLD),
            body("Cholera has reached the camp.", NEW),
        ),
    ),
    Case(
        "what a story is about beats what it mentions once",
        "turbine",
        (
            Told("At sea", "The turbine fell. A turbine weighs much. Each turbine costs.", OLD),
            Told("At sea", "The turbine fell. A lorry weighs much. Each bridge costs.", NEW),
        ),
    ),
    Case(
        "the short story about it before the long one that mentions it",
        "avalanche",
        (
            Told("In the hills", "An avalanche blocked the pass.", OLD),
            Told("In the hills", f"An avalanche blocked the pass. {SEVERAL}", NEW),
        ),
    ),
    Case(
        "short headline before long headline",
        "amnesty",
        (
            head("Amnesty declared", OLD),
            head("Amnesty among the many matters that parliament may yet take up this week", NEW),
        ),
    ),
    Case(
        "words side by side before words scattered",
        "coal strike",
        (
            body("The coal strike goes on.", OLD),
            Told("News of the day", f"{LONG}\n\nCoal is dear. {LONG} Lightning may strike.", NEW),
        ),
    ),
    Case(
        "words near each other before words far apart",
        "poison reservoir",
        (
            body("There was poison found in the reservoir.", OLD),
            Told("News of the day", f"{LONG}\n\nPoison! {LONG} {LONG} The reservoir.", NEW),
        ),
    ),
    Case(
        "in the order typed before the other way round",
        "senate bridge",
        (
            body("They met at Senate Bridge at noon.", OLD),
            body("They saw the bridge senate at noon.", NEW),
        ),
    ),
    Case(
        "the name as typed in full before given name and surname of two people",
        "anna lindqvist",
        (
            body("The judge Anna Lindqvist left.", OLD),
            body("The judge Anna Berg left, said Peter Lindqvist.", NEW),
        ),
    ),
    Case(
        "three words in a row before the same three spread",
        "central election commission",
        (
            body("It was the central election commission that ruled.", OLD),
            body("The commission, after an election, met in a central place.", NEW),
        ),
    ),
    Case(
        "of two alternatives the rare one counts more",
        "report OR scurvy",
        (
            Told("At sea", "Scurvy was found on board.", OLD),
            Told("At sea", "A report was found on board.", NEW),
        ),
    ),
    Case(
        "who has both alternatives comes before who has one",
        "typhus OR dysentery",
        (
            body("Typhus and dysentery were found there.", OLD),
            body("Typhus and nothing more was found there.", NEW),
        ),
    ),
    Case(
        "the word as typed before its plural",
        "hostage",
        (
            body("One hostage was freed.", OLD),
            head("Hostages freed", NEW),
        ),
    ),
    Case(
        "the plural as typed before the singular",
        "hostages",
        (
            body("Two hostages were freed.", OLD),
            head("Hostage freed", NEW),
        ),
    ),
    Case(
        "the word as typed before its other tenses",
        "bomb",
        (
            body("A bomb went off.", OLD),
            head("City bombed", NEW),
        ),
    ),
    Case(
        "exact before close",
        "minster",
        (
            body("The minster was lit.", OLD),
            head("Minister lit a candle", NEW),
        ),
        close=1,
    ),
    Case(
        "the nearest word alone, not another two letters away",
        "evaluatoin",
        (body("An evaluation is near.", OLD),),
        close=1,
        unwanted=(head("Evacuation near", NEW),),
    ),
    Case(
        "a misspelt name finds the headline before the mention",
        "khamanei",
        (
            head("Khamenei speaks", OLD),
            body("The envoys met Khamenei.", NEW),
        ),
        close=2,
    ),
    Case(
        "a misspelt name beside a right word: both are wanted",
        "khamanei envoys",
        (
            head("Khamenei meets envoys", OLD),
            body("Khamenei was silent; the envoys left.", NEW),
        ),
        close=2,
    ),
    Case(
        "letters swapped before letters replaced",
        "baord",
        (
            body("The board met.", OLD),
            body("The bard met.", NEW),
        ),
        close=2,
    ),
    Case(
        "a doubled letter too many finds the name",
        "netannyahu",
        (body("Netanyahu left early.", OLD),),
        close=1,
        unwanted=(body("Natanya left early.", NEW),),
    ),
    Case(
        "a name without its diacritics is the same name",
        "erdogan",
        (
            head("Erdoğan visits the east", OLD),
            body("Erdogan was not there.", NEW),
        ),
    ),
    Case(
        "a name with its diacritics finds those without",
        "Müller",
        (
            head("Muller acquitted", OLD),
            body("Herr Müller was not there.", NEW),
        ),
    ),
    Case(
        "with an equals sign only the very form",
        "=Müller",
        (body("Herr Müller was not there.", OLD),),
        unwanted=(head("Muller acquitted", NEW),),
    ),
    Case(
        "words written together are found apart",
        "southsudan",
        (
            head("South Sudan votes", OLD),
            body("Envoys came from South Sudan.", NEW),
        ),
        close=2,
    ),
    Case(
        "words written together are found apart, although one is misspelt",
        "harbourstrkie",
        (
            head("Harbour strike ends", OLD),
            body("They told of the harbour strike.", NEW),
        ),
        close=2,
        unwanted=(head("Harbour to be dredged", NEW),),
    ),
    Case(
        "a misspelt word means the one that goes with the other words",
        "chahge climate",
        (
            head("Climate change is felt", OLD),
            body("Of climate change nothing was said.", MIDDLE),
            body("There was no charge for the talk; the climate was pleasant.", NEW),
        ),
        close=3,
        unwanted=(
            *(head(f"Charge brought, number {n}", NEW) for n in range(4)),
            *(head(f"Climate talks, round {n}", NEW) for n in range(3)),
        ),
    ),
    Case(
        "letters swapped in a short name",
        "iarn",
        (
            head("Iran signs", OLD),
            body("The envoy of Iran left.", NEW),
        ),
        close=2,
    ),
    Case(
        "a rare right word before the common one that looks like it",
        "canvas",
        (
            body("The canvas is lost.", OLD),
            *(head(f"Canvass begins in ward {n}", MIDDLE) for n in (1,)),
        ),
        close=1,
    ),
    Case(
        "two words misspelt at once",
        "minsiter resignd",
        (
            head("Minister resigned", OLD),
            body("The minister resigned at dawn.", NEW),
        ),
        close=2,
        unwanted=(head("Minister resting", NEW),),
    ),
    Case(
        "a first letter struck beside its key",
        "wlection",
        (
            head("Election called", OLD),
            body("There will be an election.", NEW),
        ),
        close=2,
    ),
    Case(
        "words written apart are found together",
        "petro dollars",
        (
            head("Petrodollars run out", OLD),
            body("They counted petrodollars.", NEW),
        ),
        close=2,
    ),
    Case(
        "a word with a hyphen is found with a space",
        "cease-fire",
        (
            head("Cease-fire holds", OLD),
            body("The cease fire holds.", NEW),
        ),
    ),
    Case(
        "a word with a hyphen is found without it, after those with it",
        "anti-trust",
        (
            body("They spoke of anti-trust.", OLD),
            head("Antitrust law passed", NEW),
        ),
    ),
    Case(
        "a phrase in the headline before the phrase in the body",
        '"forced labour"',
        (
            head("Forced labour on the farms", OLD),
            body("There was forced labour.", NEW),
        ),
    ),
    Case(
        "a phrase does not find its words apart",
        '"forced labour"',
        (body("There was forced labour.", OLD),),
        unwanted=(head("Labour forced to vote", NEW),),
    ),
    Case(
        "a beginning finds the headline first",
        "extradit*",
        (
            head("Extradition refused", OLD),
            body("He was extradited.", NEW),
        ),
    ),
    Case(
        "the headline field before nothing else",
        "title:blockade",
        (
            head("Blockade", OLD),
            head("Blockade of the northern port by the fishermen of three villages", NEW),
        ),
    ),
    Case(
        "a field narrows, the words rank",
        "source:courier famine",
        (
            Told("Famine spreads", LONG, OLD, "Harbour Courier"),
            Told("Aid late", f"{LONG}\n\nThere is famine.", NEW, "Harbour Courier"),
        ),
    ),
    Case(
        "a date narrows, the words rank",
        "date:2023 uranium",
        (
            head("Uranium missing", OLD),
            body("Some uranium is missing.", NEW),
        ),
    ),
    Case(
        "an author narrows, the words rank",
        "author:lopes glacier",
        (
            Told("Glacier melts", LONG, OLD, None, ("Ana Lopes",)),
            Told("Walks", f"{LONG}\n\nThe glacier is near.", NEW, None, ("Ana Lopes",)),
        ),
    ),
    Case(
        "fields alone are newest first",
        "source:lantern",
        (
            Told("One", LONG, NEW, "The Lantern"),
            Told("Two", LONG, MIDDLE, "The Lantern"),
            Told("Three", LONG, OLD, "The Lantern"),
        ),
    ),
    Case(
        "an order that is asked for goes before relevance",
        "verdict sort:date",
        (
            body("The verdict is near.", OLD),
            head("Verdict", MIDDLE),
            body("The verdict is out.", NEW),
        ),
    ),
    Case(
        "newest first when that is asked for",
        "verdict sort:-date",
        (
            body("The verdict is near.", NEW),
            head("Verdict", MIDDLE),
            body("The verdict is out.", OLD),
        ),
    ),
    Case(
        "what is left out stays out, the rest is ranked",
        "hijack -plane",
        (
            head("Hijack ends", OLD),
            body("The hijack ended.", NEW),
        ),
        unwanted=(head("Plane in hijack drama", NEW),),
    ),
    Case(
        "initials and possessives are no other word",
        "putin's envoy",
        (
            head("Putin's envoy arrives", OLD),
            body("An envoy, not of Putin's, said so.", NEW),
        ),
    ),
    Case(
        "a number is never taken for another",
        "flight 370",
        (body("Flight 370 is missing.", OLD),),
        unwanted=(body("Flight 371 is missing.", NEW), body("Flight 3700 has landed.", NEW)),
    ),
    Case(
        "a name in another script",
        "київ",
        (
            head("Київ speaks", OLD),
            body("They wrote Київ on it.", NEW),
        ),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.says)
def test_the_order_a_journalist_expects(case: Case, tmp_path: Path) -> None:
    told = [
        *(Told("Local", text, NEW) for text in FILLER),
        *case.unwanted,
        *reversed(case.expected),  # so that no order is one of arrival
    ]
    with opened(tmp_path / "news.library", durable=False) as library:
        ids = library.shelf.put_many(
            Filed(Stamp(f"/{n}.txt"), [story.article(f"{n}.txt")]) for n, story in enumerate(told)
        )
        stories = dict(zip(map(library.shelf.rowid, ids), told, strict=True))
        searcher = Searcher.open(library.path, today=lambda: TODAY)

        results = searcher.search(Query.parse(case.query))

        found = [stories[rowid] for rowid in (*results.exact, *results.close)]
        assert [story for story in found if story.headline != "Local"] == list(case.expected)
        assert len(results.close) == case.close
        searcher.close()


def test_there_are_enough_cases_and_no_two_alike() -> None:
    assert len(CASES) >= 40
    assert len({case.says for case in CASES}) == len(CASES)
