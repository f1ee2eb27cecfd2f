"""A corpus of some forty short stories, written so that a journalist's searches have answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.library.making import Stamp
from tui.library.library import Library
from tui.library.search.searcher import Searcher
from tui.library.shelf.identity import digest_of
from tui.library.shelf.pieces import Filed
from tui.news.article import Article, ArticleId, Published
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, Speaker, Stance, Via
from tui.news.mark import Tag
from tui.news.query.query import Query
from tui.news.span import Span

NOW = 1_700_000_000
TODAY = date(2023, 11, 20)

STORIES: dict[str, tuple[str, str, str, str]] = {  # published, publisher, headline, body
    "khamenei": (
        "2023-11-02",
        "AFP",
        "Khamenei meets envoys",
        "Ayatollah Ali Khamenei met envoys in Tehran on Thursday.",
    ),
    "hezbollah": (
        "2023-11-09",
        "Harbour Courier",
        "Ministry denies shells fell south of the line",
        (
            "The Ministry of Defence denied that Hezbollah rockets had reached the hospital in"
            " Tarvo.\n\nThe Health Ministry confirmed that the bridge was hit."
        ),
    ),
    "villages": (
        "2023-11-08",
        "AFP",
        "Two villages emptied",
        '"Not one rocket," a ministry official said of Hezbollah fire.',
    ),
    "resign": (
        "2023-10-30",
        "The Evening Ledger",
        "Prime minister would not resign",
        "The prime minister said she would not resign before the vote on the harbour budget.",
    ),
    "minister": (
        "2023-10-29",
        "State Radio",
        "Vote delayed",
        "A minister in the prime of his career asked for a new date. Nobody will resign.",
    ),
    "minster": (
        "2023-05-05",
        "The Evening Ledger",
        "York Minster opens its doors",
        "The minster, prime among the city's churches, was closed for a year.",
    ),
    "cafe": (
        "2023-06-01",
        "Harbour Courier",
        "Café Müller to close",
        "The café on the corner, run by José Müller, shuts its doors on Friday.",
    ),
    "muller": (
        "2023-06-03",
        "Harbour Courier",
        "A mill for sale",
        "Karl Muller, a miller, sells the old mill.",
    ),
    "bank": (
        "2023-07-10",
        "AFP",
        "The bank's losses grow",
        "The bank’s losses grew by 100% in a year, its director said.",
    ),
    "river": (
        "2023-07-11",
        "AFP",
        "River banks flooded",
        "Both banks of the river were under water.",
    ),
    "bankrupt": (
        "2023-07-12",
        "AFP",
        "Tarvo Shipping bankrupt",
        "The company owed 100 million.",
    ),
    "cpp": (
        "2023-08-01",
        "State Radio",
        "Code for cranes",
        "The crane software was written in C++ by a team of three.",
    ),
    "vitamin": (
        "2023-08-02",
        "State Radio",
        "Vitamin C is no cure",
        "Doctors warned that C tablets cure nothing.",
    ),
    "hesaid": (
        "2023-08-03",
        "The Evening Ledger",
        "A he-said, she-said affair",
        "The trial turned into a he-said she-said affair.",
    ),
    "sheandhe": (
        "2023-08-04",
        "The Evening Ledger",
        "Trial goes on",
        "What he remembered and what was said differ.",
    ),
    "bush": (
        "2003-03-20",
        "AFP",
        "Bush orders strikes",
        "President Bush ordered strikes on Thursday night.",
    ),
    "bushfire": (
        "2023-01-02",
        "State Radio",
        "Fires burn in the bush",
        "A bush fire burned near the town; the bush is dry.",
    ),
    "hospital": (
        "2023-11-10",
        "Harbour Courier",
        "Hospital ship waits outside",
        "The ship waits. Doctors fear for the patients.",
    ),
    "hospitals": (
        "2023-11-11",
        "AFP",
        "Oxygen runs short",
        "Hospitals in the north have oxygen for two days.",
    ),
    "hospitalised": (
        "2023-11-12",
        "AFP",
        "Singer ill",
        "The singer was taken ill and hospitalised at once, his sister said.",
    ),
    "strike_title": (
        "2023-09-01",
        "Harbour Courier",
        "Dockers strike",
        "Work stopped at noon.",
    ),
    "strike_lead": (
        "2023-09-02",
        "Harbour Courier",
        "Cranes stand still",
        "Dockers went on strike at noon.\n\nNothing moves in the port.",
    ),
    "strike_body": (
        "2023-09-03",
        "Harbour Courier",
        "Ships turned away",
        "Nothing moves in the port.\n\nThe dockers said the strike would last.",
    ),
    "strike_apart": (
        "2023-09-04",
        "Harbour Courier",
        "Lightning over the port",
        (
            "Dockers ran for shelter from the storm that came in from the sea at about three in the"
            " afternoon and did not end before night fell over the quays.\n\nLightning may strike."
        ),
    ),
    "korea": (
        "2023-04-01",
        "AFP",
        "North Korea fires missile",
        "North Korea fired a missile into the sea.",
    ),
    "waterfront": (
        "2023-04-02",
        "Harbour Courier",
        "Plans for the waterfront",
        "The city presented plans for the waterfront.",
    ),
    "iran": ("2023-04-03", "AFP", "Iran holds vote", "Iran held a vote on Sunday."),
    "iraq": ("2023-04-04", "AFP", "Iraq counts votes", "Iraq counted votes on Monday."),
    "month": ("2023-11", "Monthly Review", "A month in the port", "A look back at November."),
    "year": ("2023", "Annual", "A year in review", "A look back at the year."),
    "undated": ("", "", "Leaflet found on the quay", "A leaflet without a date was found."),
    "op_ed": ("2023-03-03", "The Evening Ledger", "Op-ed: sport and war", "An op-ed on sport."),
    "football": ("2023-03-04", "State Radio", "Football results", "Sports news: two goals."),
    "crimes": ("2023-02-01", "AFP", "War crimes court opens", "The court for war crimes opened."),
    "crime": ("2023-02-02", "AFP", "Crime falls", "Since the war, crime fell in the city."),
    "accord": ("2023-02-03", "AFP", "Kyiv signs accord", "Kyiv signed. Київ підписав угоду."),
    "evacuation": ("2022-12-30", "AFP", "Evacuation ends", "The evacuation of Tarvo ended."),
    "evacuated": ("2022-12-31", "AFP", "Thousands moved", "Thousands were evacuated by bus."),
    "shelling": ("2022-12-01", "AFP", "Shelling resumes", "Shelling resumed at dawn."),
    "gaza": ("2023-11-13", "AFP", "Aid reaches Gaza", "Red Cross trucks reached Gaza."),
    "icrc": ("2023-11-14", "AFP", "Prisoners visited", "The ICRC visited prisoners in Tarvo."),
    "nothing": ("2023-01-15", "State Radio", "Weather mild", "Mild weather is expected."),
}


@dataclass(frozen=True, slots=True)
class Desk:
    """The corpus on a shelf, and what is needed to ask it something."""

    library: Library
    searcher: Searcher
    names: dict[int, str]
    ids: dict[str, ArticleId]

    def ask(self, text: str, *, typing: bool = False) -> list[str]:
        """The names of the stories that a query finds, exact ones only, best first."""
        results = self.searcher.search(Query.parse(text), typing=typing)
        return [self.names[rowid] for rowid in results.exact]

    def close(self, text: str, *, typing: bool = False) -> list[str]:
        """The names of the stories found by forgiving typos."""
        results = self.searcher.search(Query.parse(text), typing=typing)
        return [self.names[rowid] for rowid in results.close]

    def explained(self, text: str) -> str:
        return self.searcher.search(Query.parse(text)).explanation


def article(name: str) -> Article:
    published, publisher, headline, body = STORIES[name]
    return Article(
        text=f"{headline}\n\n{body}",
        path=f"corpus/{name}.txt",
        body_start=len(headline) + 2,
        headline=headline,
        authors=("José Ruiz", "Ana Lopes") if name == "hezbollah" else (),
        publisher=publisher or None,
        published=Published(published) if published else None,
        url=f"https://example.org/{name}",
        language="pt-BR" if name == "cafe" else "en",
    )


def filled(path: Path) -> Desk:
    """The corpus in a new library at `path`."""
    library = Library.open(path, now=lambda: NOW, durable=False)
    ids = dict(
        zip(
            STORIES,
            library.shelf.put_many(
                Filed(Stamp(f"/corpus/{name}.txt"), [article(name)]) for name in STORIES
            ),
            strict=True,
        )
    )
    library.shelf.put_findings(
        [(ids[name], digest_of(article(name).text), found) for name, found in _findings().items()]
    )
    library.marks.tag([ids["strike_title"], ids["strike_lead"]], Tag("harbour/strike"))
    library.marks.tag([ids["waterfront"]], Tag("harbour"))
    library.marks.tag([ids["gaza"]], Tag("conflict/gaza"))
    library.marks.set_read([ids["bank"], ids["river"]], is_read=True)
    library.marks.set_starred([ids["bank"]], is_starred=True)
    library.marks.note(ids["bank"], "check with the José at the bank")
    _highlight(library, ids)
    names = {library.shelf.rowid(ids[name]) or 0: name for name in STORIES}
    return Desk(library, Searcher.open(path, today=lambda: TODAY), names, ids)


def _highlight(library: Library, ids: dict[str, ArticleId]) -> None:
    """Mark words in three stories; one of them lost its place."""
    text = article("resign").text
    library.highlights.add(ids["resign"], text, _span(text, "she would not resign"))
    library.highlights.add(ids["gaza"], article("gaza").text, Span(0, 4), "ask Ana")
    library.highlights.add(ids["korea"], "Words that nobody wrote.", Span(0, 5))


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def _mention(text: str, words: str, kind: Kind, entity: str) -> Mention:
    return Mention(_span(text, words), kind, entity, 1.0, "test")


def _claim(text: str, cue: str, source: str, content: str, stance: Stance, **more: object) -> Claim:
    return Claim(
        cue=(_span(text, cue),),
        source=(_span(text, source),),
        content=(_span(text, content),),
        stance=stance,
        quotation=Quotation.DIRECT if content.startswith('"') else Quotation.INDIRECT,
        confidence=1.0,
        rule="test",
        **more,  # type: ignore[arg-type]  # speaker and about, as the cases below give them
    )


def _findings() -> dict[str, Findings]:
    shells, villages = article("hezbollah").text, article("villages").text
    gaza, icrc, hospital = article("gaza").text, article("icrc").text, article("hospital").text
    organization, place = Kind.ORGANIZATION, Kind.PLACE
    return {
        "hezbollah": Findings(
            (
                _mention(shells, "Ministry of Defence", organization, "Ministry of Defence"),
                _mention(shells, "Hezbollah", Kind.GROUP, "Hezbollah"),
                _mention(shells, "Tarvo", place, "Tarvo"),
                _mention(shells, "Health Ministry", organization, "Health Ministry"),
            ),
            (
                _claim(
                    shells,
                    "denied",
                    "The Ministry of Defence",
                    "Hezbollah rockets had reached the hospital in Tarvo",
                    Stance.DENIED,
                    speaker=Speaker("Ministry of Defence", Via.NAMED),
                    about=("Hezbollah", "Tarvo"),
                ),
                _claim(
                    shells,
                    "confirmed",
                    "The Health Ministry",
                    "the bridge was hit",
                    Stance.CONFIRMED,
                    speaker=Speaker("Health Ministry", Via.NAMED),
                ),
            ),
            "test",
        ),
        "villages": Findings(
            (_mention(villages, "Hezbollah", Kind.GROUP, "Hezbollah"),),
            (
                _claim(
                    villages,
                    "said",
                    "a ministry official",
                    '"Not one rocket,"',
                    Stance.SAID,
                    about=("Hezbollah",),
                ),
            ),
            "test",
        ),
        "gaza": Findings(
            (
                _mention(gaza, "Gaza", place, "Gaza"),
                _mention(gaza, "Red Cross", organization, "Red Cross"),
            ),
            (),
            "test",
        ),
        "icrc": Findings(
            (
                _mention(icrc, "ICRC", organization, "Red Cross"),
                _mention(icrc, "Tarvo", place, "Tarvo"),
            ),
            (),
            "test",
        ),
        "hospital": Findings(
            (),
            (_claim(hospital, "fear", "Doctors", "for the patients", Stance.WARNED),),
            "test",
        ),
    }
