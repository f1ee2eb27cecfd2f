"""Credits: the agency that a story is from, as its own lines say it.

Read are the authors, the first paragraphs ("GENEVA (Reuters) - …", "By Ana Lopes,
Associated Press") and the last ones ("— AFP", "© 2023 The Associated Press",
"(Reporting by …; Editing by …)", "AP contributed to this report"). What an
article says in between about an agency ("he told Reuters") is no credit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.corpus.newsrooms.names import agency_named

FIRST, LAST = 4, 6
"""Paragraphs at either end in which credits stand."""

SHORT_LINE = 240
"""Characters of the longest line that is nothing but a credit."""

_DASH = r"(?:—|–|--?|:)"
_NAME = r"(?P<name>[^\W_][\w.&' -]{1,38}?)"
_HEAD = re.compile(rf"[^\n()]{{0,80}}\(\s*{_NAME}\s*\)\s*{_DASH}\s")
_SLASHED = re.compile(rf"[^\n/]{{0,80}}/\s*{_NAME}\s*/\s*{_DASH}")
_SHOUTED = re.compile(r"[^a-zß-ÿ()]{2,60}?(?:,[^\n()]{0,30})?\s?$")
_BYLINE = re.compile(
    rf"(?:by\s+)?(?:[^\n]{{2,60}}?(?:,|\s[|/·•–—-]|\s+(?:of|for))\s+)?(?:the\s+)?{_NAME}"
    r"(?:\s+(?:staff|writers?|reporters?|correspondents?|staff writers?))?\.?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"\(?\s*{_DASH}\s*{_NAME}\s*\)?\.?|[(\[]\s*{_NAME.replace('name', 'boxed')}\.?\s*[)\]]"
)
_TRAILING = re.compile(
    rf"\s(?:—|–|--)\s*{_NAME}\.?\s*$|[(\[]{_NAME.replace('name', 'boxed')}[)\]]\s*$"
)
_RIGHTS = re.compile(
    rf"(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:\d{{4}})?,?\s*(?:by\s+)?(?:the\s+)?{_NAME}"
    r"(?=[.,;\s]*(?:$|all rights|this material|\d{4}))",
    re.IGNORECASE | re.MULTILINE,
)
_FOR = re.compile(
    rf"\b(?:reporting|written|report|story|text)\s+by\s+[^\n]{{2,120}}?\s(?:for|of)\s+(?:the\s+)?{_NAME}\s*"
    r"(?=[.;,)\]]|$)",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\(\s*(?:additional\s+)?reporting by [^()]{2,300}?;?\s*(?:[^()]*\b)?"
    r"editing by [^()]{2,160}\)",
    re.IGNORECASE,
)
_PROVIDED = re.compile(
    rf"(?:first|originally)\s+(?:published|appeared)\s+(?:by|on|in|at)\s+(?:the\s+)?{_NAME}"
    r"(?=[.,;)]|$|\s+(?:and|on)\b)"
    rf"|^source:\s*(?:the\s+)?{_NAME.replace('name', 'boxed')}\.?$",
    re.IGNORECASE | re.MULTILINE,
)
_HELPED = re.compile(
    r"(?P<names>[^\n.]{2,200}?)\s+(?:also\s+)?contributed\b"
    r"|\b(?:with|additional)\s+(?:reporting|files|material|information|input|agencies)\s*"
    r"(?:by|from|of)?[:\s]\s*(?P<more>[^\n.]{2,160})",
    re.IGNORECASE,
)
_HELP_SIGNS = ("contributed", "with ", "additional ")
_OF_NAMES = re.compile(r"\s*(?:,|;|/|\band\b|&|\bwriters?\b|\breporters?\b)\s*")
_END_FORMS = (
    ("by ", _FOR),
    ("©", _RIGHTS),
    ("(c)", _RIGHTS),
    ("copyright", _RIGHTS),
    ("originally", _PROVIDED),
    ("first", _PROVIDED),
    ("source", _PROVIDED),
)
"""What has to stand in a line in small letters for a form to be tried: most lines hold none."""
REPORTING_AGENCY = "Reuters"
"""Who signs its stories "(Reporting by …; Editing by …)"."""


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a story credits.

    `agency` is the agency it is from, or None when it names none; `helped` are
    agencies that only contributed to a story of the outlet's own.
    """

    agency: str | None = None
    helped: tuple[str, ...] = ()


def credit_of(body: str, authors: Sequence[str] = ()) -> Credit:
    """The credit of a story, from its text without the headline and from its authors."""
    lines = [line.strip() for line in body.split("\n") if line.strip()]
    heads, tails = lines[:FIRST], lines[-LAST:]
    agency = next(_full(heads, tails, authors), None)
    helped = dict.fromkeys(_helpers(tails[::-1]))
    helped.pop(agency or "", None)
    return Credit(agency, tuple(helped))


def _full(heads: Sequence[str], tails: Sequence[str], authors: Sequence[str]) -> Iterator[str]:
    for line in heads:
        for form in (_HEAD, _SLASHED):
            if (match := form.match(line)) and (name := _dateline_name(match)):
                yield name
    for author in authors:
        if name := agency_named(author) or _named(_BYLINE.fullmatch(author.strip())):
            yield name
    for line in heads:
        if len(line) <= SHORT_LINE // 2 and (name := _named(_BYLINE.fullmatch(line))):
            yield name
    for place, line in enumerate(reversed(tails)):
        if name := _at_end(line, is_last=place == 0):
            yield name


def _dateline_name(match: re.Match[str]) -> str | None:
    """The agency of a dateline; one we do not know is believed where the place is in capitals."""
    written = match["name"].strip()
    known = agency_named(written)
    if known is not None:
        return known
    place = match.string[: match.start("name") - 1]
    if _SHOUTED.fullmatch(place) and written[:1].isupper() and sum(map(str.isalpha, place)) > 3:
        return written
    return None


def _at_end(line: str, *, is_last: bool) -> str | None:
    plain = line.casefold()
    if len(line) <= SHORT_LINE:
        for sign, form in _END_FORMS:
            if sign in plain:
                for match in form.finditer(line):
                    if name := _named(match):
                        return name
        if name := _named(_SIGNED.fullmatch(line)):
            return name
    if is_last and (name := _named(_TRAILING.search(line[-SHORT_LINE:]))):
        return name
    return REPORTING_AGENCY if "editing by" in plain and _REPORTING.search(line) else None


def _named(match: re.Match[str] | None) -> str | None:
    """The agency that a match names in one of its groups; None when it is no agency."""
    if match is None:
        return None
    return next((a for name in match.groups() if name and (a := agency_named(name))), None)


def _helpers(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        plain = line.casefold()
        if len(line) > SHORT_LINE or not any(sign in plain for sign in _HELP_SIGNS):
            continue
        for match in _HELPED.finditer(line):
            for part in _OF_NAMES.split(match["names"] or match["more"] or ""):
                words = part.split()
                # "Associated Press writer Jill Colvin": the agency stands before the person.
                for stop in range(len(words), 0, -1):
                    if agency := agency_named(" ".join(words[:stop])):
                        yield agency
                        break
