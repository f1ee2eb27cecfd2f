"""Turns: the lines of a transcript that begin with who speaks and a colon.

"MR. CARNEY: There is no delay.", "Q: Do you have proof?", "Amy Goodman: …".
Label lines of a page ("Age: 34", "Location: Port Selby") have the same form:
what stands behind their colon is no sentence. A line like this on its own is
no transcript, so two are wanted at least.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.news.span import Span

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_SHOUTED = rf"(?:Mc|Mac)?[{_CAPITAL}][{_CAPITAL}.’'-]*"
_TITLED = rf"[{_CAPITAL}][\w.’'-]*"
_OPENING = re.compile(
    rf"""^[ \t]*(?:
        (?P<question>Q|QUESTION|Question)[ ]?[.:][ \t]+(?=\S)
      | (?P<bare>Q)[ \t]+(?=[{_CAPITAL}“"'(—–-])
      | (?P<shouted>{_SHOUTED}(?:[ ]&?{_SHOUTED}){{0,4}})
        (?:,[^:\n]{{2,60}})?(?:[ ]\([^)\n]{{2,40}}\))?[ ]?:[ \t]+(?=\S)
      | (?P<titled>{_TITLED}(?:[ ]&?[ ]?{_TITLED}){{0,4}})(?:[ ]\([^)\n]{{2,40}}\))?:[ \t]+(?=\S)
    )""",
    re.VERBOSE | re.MULTILINE,
)
_LABELS = frozenset(
    {
        *("facts", "fact", "claim", "verdict", "truth", "rating", "ruling", "context", "analysis"),
        *("update", "updated", "note", "correction", "clarification", "warning", "disclaimer"),
        *("background", "summary", "headline", "segment", "topic", "subject", "related", "source"),
        *("sources", "credit", "photo", "image", "video", "audio", "caption", "date", "time"),
        *("location", "place", "address", "phone", "email", "contact", "contacts", "website"),
        *("age", "name", "occupation", "born", "tags", "filed", "category", "author", "published"),
        *("breaking", "live", "watch", "read", "more", "listen", "exclusive", "opinion", "editor"),
        *("part", "chapter", "step", "day", "week", "graphic", "table", "figure", "map"),
        *("what", "when", "where", "who", "why", "how", "release", "advisory", "media", "watched"),
    }
)
"""Words before a colon that are no speaker's, even in capitals."""
_UNNAMED = frozenset(
    {
        *("moderator", "operator", "host", "reporter", "interviewer", "audience", "crowd", "man"),
        *("announcer", "narrator", "voice", "male", "female", "unidentified", "unknown", "woman"),
        *("speaker", "participant", "student", "caller", "questioner", "translator", "answer"),
        *("interpreter", "question", "official", "police", "press", "group", "all", "both", "a"),
    }
)
"""Words for speakers without a name."""
_ENDS = frozenset('.?!…"”’)]—–-')
_TALKS = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Mm]e|[Uu]s)\b")
_LONG = 12
"""Words from which a line behind a colon is somebody's speech even without a full stop."""
_FEWEST = 2
"""Lines that make a transcript."""
_SPARSE = 3
"""Paragraphs for each turn above which the lines between are the article's own."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One speech of a transcript.

    `label` is who speaks, as written, without what a comma or bracket adds;
    `opening` ends before the first character of `speech`, whose later
    paragraphs are in it. `is_question` says that somebody unnamed asks,
    `is_shouted` that the label is in capitals.
    """

    label: Span
    speech: Span
    is_question: bool
    is_shouted: bool

    @property
    def has_name(self) -> bool:
        """Whether the label, as it is written, is a person's name."""
        return self.is_shouted and not self.is_question


def find_turns(text: str) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none when the text is no transcript."""
    if text.count(":") < _FEWEST and "\nQ " not in text:
        return ()
    openings = list(_OPENING.finditer(text))
    stops = [*(match.start() for match in openings), len(text)]
    turns = [
        turn
        for match, stop in zip(openings, stops[1:], strict=True)
        if (turn := _turn(text, match, stop)) is not None
    ]
    return tuple(_whole(text, turns)) if _is_transcript(text, turns) else ()


def _is_transcript(text: str, turns: Sequence[Turn]) -> bool:
    """Whether people talk in these lines; with names in small letters they say "I" and "you"."""
    if len(turns) < _FEWEST:
        return False
    if any(turn.is_shouted for turn in turns):
        return True
    talking = sum(bool(_TALKS.search(turn.speech.of(text))) for turn in turns)
    return 2 * talking >= len(turns)


def is_nameless(label: str) -> bool:
    """Whether a label in capitals names nobody: "MODERATOR", "UNIDENTIFIED MALE"."""
    return any(word.strip(".") in _UNNAMED for word in label.lower().split())


def _turn(text: str, match: re.Match[str], stop: int) -> Turn | None:
    """The turn that a line opens, up to the end of its own line; None for a label of a page."""
    kind = match.lastgroup or ""
    label = Span(*match.span(kind))
    words = label.of(text).lower().split()
    if words[0] in ("the", "this") or any(word.strip(".") in _LABELS for word in words):
        return None
    end = text.find("\n", match.end())
    line = text[match.end() : end if end >= 0 else len(text)].rstrip()
    if not line or (line[-1] not in _ENDS and len(line.split()) < _LONG):
        return None
    speech = Span(match.end(), match.end() + len(text[match.end() : stop].rstrip()))
    is_question = kind in ("question", "bare")
    return Turn(label, speech, is_question, kind in ("shouted", "question", "bare"))


def _whole(text: str, turns: Sequence[Turn]) -> Iterator[Turn]:
    """The turns, each cut to its first paragraph where the further ones are not spoken."""
    between = text[turns[0].label.start : turns[-1].label.start]
    is_dense = between.count("\n\n") < _SPARSE * len(turns)
    for turn in turns:
        end = text.find("\n\n", turn.speech.start, turn.speech.stop)
        is_last = turn is turns[-1]
        if end >= 0 and (is_last or not is_dense):
            yield replace(turn, speech=Span(turn.speech.start, end))
        else:
            yield turn
