# ruff: noqa: SIM905  lists of words read best as words
"""Who wrote it, when and for whom, as the lines above a story say it.

A line counts as understood only when every word of it went into a field;
anything else stays in the text, where the reader sees it.
"""

from __future__ import annotations

import re

from tui.corpus import dates
from tui.corpus.draft import Draft

_LINE_LIMIT = 150
_PEOPLE_LIMIT = 2_000
"""Code points of the longest list of names; what is longer is none, and looked at to here only."""
_PARTICLES = frozenset(
    "al ap as az bin bint da dal de del della den der di do dos du e el ibn la le los san "
    "st ten ter van vel von y zu zum".split()
)
# Capitalised words that make a run of them something else than a person.
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december noon midnight".split()
)
_NO_NAME = _TIMES | frozenset(
    "the a an this that staff reporter reporters correspondent editor editors writer desk bureau "
    "chief special exclusive updated".split()
)
_OUTLET = re.compile(
    r"\b(?:afp|ap|agency|agence|associated|bbc|bulletin|chronicle|cnn|courier|daily|dispatch|dpa|"
    r"gazette|globe|guardian|herald|independent|journal|ledger|magazine|mail|media|mirror|news|"
    r"newspaper|observer|online|post|press|radio|record|reuters|review|standard|star|sun|"
    r"telegraph|television|times|tribune|tv|upi|weekly|wire|xinhua)\b",
    re.IGNORECASE,
)
_AGENCIES = frozenset("afp ap dpa efe reuters tass upi xinhua ansa pti".split())
_BY = re.compile(
    r"(?:(?:words|text|story|(?:additional |with )?reporting) )?by:?\s+(?=\S)", re.IGNORECASE
)
_EDITED = re.compile(r"(?:edit(?:ing|ed)|photo\w*|translat(?:ion|ed)) by\b", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*and\b|\band\b|&|\bund\b|\bet\b)\s+", re.IGNORECASE)
_BARS = re.compile(r"\s+[|·•]\s+")
_SPLITS = re.compile(r",\s+|\s+[|·•—–-]\s+")
_DATELINE = re.compile(
    r"(?P<head>[^\W\d_][^\n—–]{1,80}?)(?:\s*(?:—|–)|\s+(?:--?|_))\s+(?=\S)", re.UNICODE
)
_AGENCY = re.compile(r"\s*\((?P<name>[A-Z][^()]{1,38})\)$|\s*/(?P<slashed>[A-Z]{2,10})/$")
_HAN_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・]{2,12}")
_MAIL = re.compile(r"\s*[<(]?\S+@\S+[>)]?")


def people(text: str) -> tuple[str, ...]:
    """The authors that a field of its own names; what cannot be parted stays one name."""
    text = _MAIL.sub("", _without_by(text[:_PEOPLE_LIMIT].strip())).strip()
    if text.startswith("(") and text.endswith(")"):  # feeds write "a@b.example (Ana Ferreira)"
        text = text[1:-1]
    names: list[str] = []
    for run in re.split(r"\s*[;|\n]\s*", text):
        for part in _AND.split(run):
            if _EDITED.match(part):
                break
            pieces = re.split(r"\s*,\s*", _without_by(part))
            # "Ferreira, Ana" is one person, "Ana Ferreira, Li Wei" are two.
            names += pieces if all(" " in piece for piece in pieces) else [part]
    return tuple(name for name in (name.strip(" ,") for name in names) if name)


def _without_by(text: str) -> str:
    by = _BY.match(text)
    return text[by.end() :] if by else text


def understood(line: str) -> Draft | None:
    """What a line above the story says, when all of it is by whom, when or where published."""
    line = line.strip()
    if not line or len(line) > _LINE_LIMIT:
        return None
    found = Draft()
    for part in _BARS.split(line):
        said = _byline(part) or _date(part) or _outlet_and_date(part)
        if said is None and found != Draft() and _OUTLET.search(part) and _is_title(part):
            said = Draft(publisher=part)
        if said is None:
            return None
        found = found.filled(said)
    return found


def _byline(line: str) -> Draft | None:
    by = _BY.match(line)
    if by is None:
        return None
    rest = line[by.end() :].rstrip()
    for split in re.finditer(r",\s+", rest):
        if when := _date(rest[split.end() :]):
            said = _byline(f"by {rest[: split.start()]}")
            return said.filled(when) if said else None
    if rest.casefold() in _AGENCIES:
        return Draft(authors=(rest,))
    head, comma, tail = rest.rpartition(",")
    publisher = ""
    if comma and _OUTLET.search(tail) and _is_title(tail) and not _AND.search(tail):
        rest, publisher = head, tail.strip()
    names = [name for part in _AND.split(rest) for name in re.split(r"\s*,\s*", part)]
    # "By The Almanac", "By Our Correspondent": written like a name, and it stands after "By".
    if not all(is_person(name) or (_is_title(name) and not _is_time(name)) for name in names):
        return None
    return Draft(authors=tuple(names), publisher=publisher)


def _date(line: str) -> Draft | None:
    date = dates.published(line)
    # A bare year is a heading as often as a date, and a time would be lost with its line.
    if date is None or len(date.text) < 7:
        return None
    return None if len(date.text) == 10 and re.search(r"\d:\d\d", line) else Draft(published=date)


def _outlet_and_date(line: str) -> Draft | None:
    for split in _SPLITS.finditer(line):
        for outlet, when in (
            (line[: split.start()], line[split.end() :]),
            (line[split.end() :], line[: split.start()]),
        ):
            said = _date(when)
            if said and _is_title(outlet):
                return said.filled(Draft(publisher=outlet))
    return None


def dateline(paragraph: str) -> Draft | None:
    """What "GENEVA, 3 March 2024 (Agency) —" says, or None when the paragraph has no dateline."""
    match = _DATELINE.match(paragraph)
    if match is None:
        return None
    head = match["head"]
    agency = _AGENCY.search(head)
    place, *others = head[: agency.start()].split(",") if agency else head.split(",")
    letters = [character for character in place if character.isalpha()]
    is_shouted = len(letters) >= 3 and place.upper() == place
    if not is_shouted and not (agency and place.istitle()):
        return None
    tails = (",".join(others[index:]).strip() for index in range(len(others)))
    date = next(filter(None, map(dates.published, tails)), None)
    name = (agency["name"] or agency["slashed"]) if agency else ""
    return Draft(publisher=name, published=date)


def is_person(name: str) -> bool:
    """Whether `name` has the form of a person's name, and no word that people are not called."""
    words = name.split()
    if len(words) == 1 and _HAN_NAME.fullmatch(name):
        return True
    return (
        2 <= len(words) <= 6
        and all(word.casefold() in _PARTICLES or _is_name_word(word) for word in words)
        and _is_name_word(words[-1])
        and not any(word.casefold().strip(".,") in _NO_NAME for word in words)
    )


def _is_time(text: str) -> bool:
    return any(word.casefold().strip(".,") in _TIMES for word in text.split())


def _is_name_word(word: str) -> bool:
    letters = re.sub(r"[.'’\-]", "", word)
    starts = word[:1].isupper() or (word[:3].casefold() in {"al-", "el-", "d’", "d'"})
    return bool(letters) and letters.isalpha() and starts


def _is_title(text: str) -> bool:
    """Whether a few words are all written as an outlet's name is."""
    words = text.split()
    small = {"of", "the", "and", "de", "la", "le", "für", "&"}
    has_word = any(word[0].isupper() for word in words) and ":" not in text
    return (
        has_word
        and len(words) <= 6
        and all(
            word[0].isupper() or word[0].isdigit() or word.casefold() in small for word in words
        )
    )
