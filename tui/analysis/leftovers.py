"""Leftovers: lines that a web page put around an article, and the credits of its pictures.

"Read more: …", "Sign up for our newsletter", "We use cookies …", "3 min read",
"(Ana Berg/AFP via Getty Images)". Nobody in the news says them, and what they
name is not in the news. They are told by how they begin and by their length;
a line that only mentions a newsletter is the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.analysis.lines import line_ends
from tui.news.span import Span

_REST = r"(?=[ \t]*$|[ \t]*[:»›>→|.…])"
_AGENCIES = r"(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty|Bloomberg|Xinhua|Shutterstock|Alamy|iStock)"
_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_LINE = re.compile(
    rf"""^[ \t]*(?:[•*·»›>|–—-][ \t]*)?(?:
        (?:read|see|watch|listen|learn|hear)[ ](?:more|also|next|now|on)
            (?:{_REST}|[ ](?:about|on|at|from|in|here|stories|coverage)\b)
      | (?:related|recommended|trending|most[ ](?:read|popular|viewed)|more|top[ ]stories|up[ ]next)
            (?:[ ](?:stories|story|articles?|topics|content|coverage|links|news|videos?))?{_REST}
      | (?:more|see[ ]the[ ]most)(?:-read[ ]stories)?[ ](?:on[ ]this[ ]story|from[ ]our|in)\b
      | share(?:[ ](?:this|on|via|the[ ]article|article|story))?(?:[ ]with[ ]\w+)?{_REST}
      | (?:sign[ ]up|subscribe|register)(?:[ ](?:for|to|here|now|today|free)\b|{_REST})
      | (?:get|receive|join|want|try|download|enter)[ ][^.\n]*
            \b(?:newsletters?|inbox|alerts?|notifications|mailing[ ]list|our[ ]app)\b
      | (?:click|tap|press)[ ](?:here|to|on|below)\b
      | (?:follow|like|find|join)[ ](?:us|me|him|her|them|[\w ]{{2,40}})[ ]on[ ]
            (?:twitter|facebook|instagram|telegram|whatsapp|youtube|tiktok|x|linkedin|threads)\b
      | (?:follow|contact)[ ]us{_REST}
      | skip[ ](?:to|ad)\b | scroll[ ](?:to|down)\b | back[ ]to[ ](?:top|home)\b | jump[ ]to\b
      | (?:story|article)[ ]continues\b | continue[ ]reading\b
      | advertise(?:ment|[ ]with[ ]us){_REST}
      | (?:view|leave|post|add|hide|show)[ ](?:all[ ])?(?:a[ ])?(?:comments?|gallery|replies){_REST}
      | (?:print|email|tweet|save|menu|search(?:[ ]for)?|home|comments?|log[ ]?in|sign[ ]in){_REST}
      | (?:we|this[ ](?:web)?site|our[ ](?:web)?site)\b[^\n]{{0,40}}\bcookies\b
      | by[ ](?:continuing|clicking|signing|using|subscribing|submitting)\b
            [^\n]{{0,140}}\b(?:agree|accept|consent)\b
      | (?:accept|manage)[ ](?:all[ ])?(?:cookies|preferences|newsletters)\b
      | cookies?[ ](?:policy|settings|preferences|notice)\b
      | (?:privacy|terms)[ ](?:policy|of|and)\b
      | (?:copyright|©|\(c\))[^\n]{{0,60}}(?:19|20)\d\d\b | all[ ]rights[ ]reserved\b
      | \d{{1,3}}[ -]min(?:ute)?s?[ ]read\b
      | (?:last[ ])?(?:updated|published|posted|modified)
            (?:{_REST}|[ ](?:on|at)\b|[ ]\d|[ ]{_DAY}[,.]?[ ][\w ,]*\d)
      | this[ ](?:material|content|article|story)[ ]may[ ]not[ ]be\b
      | (?:image|photo|picture|video)[ ](?:source|copyright|credit)\b(?![^\n]*\bcaption\b)
      | (?:photos?|photograph|pictures?|images?|credit|file[ ]photo|illustration)
            (?:[ ](?:by|courtesy(?:[ ]of)?)[ ]|[ ]?[:|][ ]*)[^.\n]{{0,80}}$
    )[^\n]*$
    | ^[^\n.]{{0,60}}[/|][ ]?{_AGENCIES}(?:[ ](?:Images|Photo|via[ ][^\n]{{2,40}}))?[ \t]*$""",
    re.VERBOSE | re.MULTILINE | re.IGNORECASE,
)
_CREDIT = re.compile(
    rf"""^Image[ ](?:copyright|source)\b[^\n]{{0,60}}?(?=[ ]Image[ ]caption\b)
    | (?:REUTERS|AP[ ]Photo|AFP|EPA|EPA-EFE|AAP)/[ ]?[A-Z][^\n(),]{{2,50}}$
    | [(\[](?:
        [^()\[\]\n]{{0,60}}/[ ]?(?:{_AGENCIES}|The[ ])[^()\[\]\n]{{0,60}}
      | (?:AP|Reuters|AFP|EPA|File|Handout)[ ](?:Photo|Image|Pictures?)[^()\[\]\n]{{0,60}}
      | (?:Photo|Image|Picture|Credit)(?:[ ]by|[ ]courtesy[ ]of|[ ]credit)?[ :][^()\[\]\n]{{2,60}}
    )[)\]]""",
    re.VERBOSE | re.MULTILINE,
)
_LINK = re.compile(
    r"[.!?”\"][A-Z][A-Z'’-]+(?:[ ,:;&‘’'\"$–-]+[A-Z0-9][A-Z0-9'’.-]*){3,}"
    r"(?=[A-Z][a-z]|\s|$)"
)
"""A link in capitals that copying glued into a paragraph."""
_GLUED = re.compile(
    r"(?:\b[A-Z][\w'.()-]*[ ]){0,4}\b[A-Z][a-z'’-]+(?=[A-Z][a-z]|[A-Z]{3}|\d{4})\w*[ ]"
    r"[^\n]{20,700}?[ ]MORE\b"
)
"""Links glued to the last word of a name, up to the "MORE" that ends them."""
_LABELLED = re.compile(r"^[A-Z][A-Z ]{3,40}:(?=[A-Z0-9])[^\n]{5,140}(?<![.!?\"”’])$", re.MULTILINE)
"""A link behind a label in capitals and no space: "TODAY IN THE SKY:Airline flies again"."""
_MENU = frozenset(
    (
        *(
            "home",
            "menu",
            "search",
            "subscribe",
            "sign in",
            "sign up",
            "log in",
            "login",
            "register",
        ),
        *(
            "contact",
            "contact us",
            "about",
            "about us",
            "privacy",
            "privacy policy",
            "terms of use",
        ),
        *("newsletters", "podcasts", "videos", "video", "live", "livestream", "rss", "careers"),
        *("facebook", "twitter", "x", "instagram", "linkedin", "whatsapp", "telegram", "youtube"),
        *("opinion", "sport", "sports", "business", "world", "culture", "lifestyle", "technology"),
        *(
            "tech",
            "entertainment",
            "weather",
            "photos",
            "games",
            "shopping",
            "jobs",
            "help",
            "email",
        ),
        *("copy", "copy link", "share", "print", "advertisement", "latest news", "more", "archive"),
        *("cookie policy", "terms of service", "follow us", "media", "finance", "travel", "health"),
    )
)
"""Whole lines of the menus of pages."""
_ITEM = 5
"""Words of the longest line of a menu."""
_RUN = 5
"""Lines of the shortest menu."""
_KNOWN = 2
"""How many of its lines must be known ones."""
_LONGEST = 240
"""Characters of the longest line that is taken for one."""


def leftovers(text: str) -> Iterator[Span]:
    """The leftover lines of a text and the picture credits in it, in no order; some may overlap."""
    ends: frozenset[int] | None = None
    for match in _LINE.finditer(text):
        if match.end() - match.start() > _LONGEST:
            continue
        ends = line_ends(text) if ends is None else ends
        if match.start() - 1 in ends or _stands_alone(text, match.start()):
            yield Span(match.start(), match.end())
    yield from _menus(text)
    for match in _LABELLED.finditer(text):
        yield Span(match.start(), match.end())
    if " MORE" in text:
        for match in _GLUED.finditer(text):
            yield Span(match.start(), match.end())
    for match in _LINK.finditer(text):
        yield Span(match.start() + 1, match.end())
    if "/" in text or "hoto" in text or "Image " in text:
        for match in _CREDIT.finditer(text):
            yield Span(match.start(), match.end())


def _menus(text: str) -> Iterator[Span]:
    """The runs of short lines that are the menus of a page."""
    run: list[Span] = []
    known = start = 0
    for line in (*text.split("\n"), "."):
        words = line.strip()
        is_item = bool(words) and len(words.split()) <= _ITEM and words[-1] not in '.!?:;,"”'
        if is_item:
            run.append(Span(start, start + len(line)))
            known += words.lower() in _MENU
        elif words:
            if len(run) >= _RUN and known >= _KNOWN:
                yield from run
            run, known = [], 0
        start += len(line) + 1


def _stands_alone(text: str, start: int) -> bool:
    """Whether a line begins anew: no sentence of a wrapped paragraph runs into it."""
    before = text[max(0, start - 80) : start - 1 if start else 0]
    line = before.rpartition("\n")[2].rstrip()
    is_short = len(line) < 40
    return is_short or line[-1:] in '.!?…:)»”"'
