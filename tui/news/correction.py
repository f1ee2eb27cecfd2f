"""Corrections: the reader's word against what the machine found, as values that can be kept.

A correction of an entity holds everywhere, or in one article, or there only for
mentions written in one way or at one place. It names the entity as it was shown
when the reader spoke, so corrections are replayed in the order they were made.
A correction of a claim holds in one article, for the claim with these words.

What it names by words and not by position is found again when the analysis is
run anew, or when the text was edited elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.news.article import ArticleId
from tui.news.findings import Claim, Kind, Stance
from tui.news.span import Span

NAME_LIMIT = 200
"""Code points of the longest name of an entity."""

MEASURES = frozenset({Kind.DATE, Kind.QUANTITY})
"""Kinds that name nothing one could meet again; they are corrected in one article only."""

CONTEXT = 32
"""Code points on either side by which one mention is told from others written alike."""

SHORT = 40
"""Code points of words that a sentence about a correction repeats."""

GAP = " … "
"""Joins the runs of a claim's part that is interrupted."""


class Verb(StrEnum):
    """What a correction does."""

    RENAME = "rename"
    RETYPE = "retype"
    MERGE = "merge"
    SPLIT = "split"
    REMOVE = "remove"
    REJECT = "reject"
    STANCE = "stance"
    SPEAKER = "speaker"
    NEGATED = "negated"
    ADD = "add"
    BOUNDS = "bounds"
    ADD_CLAIM = "add-claim"
    CLAIM_BOUNDS = "claim-bounds"


ENTITY_VERBS = frozenset({Verb.RENAME, Verb.RETYPE, Verb.MERGE, Verb.SPLIT, Verb.REMOVE})
CLAIM_VERBS = frozenset({Verb.REJECT, Verb.STANCE, Verb.SPEAKER, Verb.NEGATED})


@dataclass(frozen=True, slots=True, order=True)
class Entity:
    """What mentions refer to: a canonical name and a kind."""

    name: str
    kind: Kind

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an entity has a name")

    @classmethod
    def typed(cls, name: str, kind: Kind) -> Entity:
        """The entity a reader meant: outer and doubled space goes.

        Raises ValueError with a sentence for the reader when it cannot be a name.
        """
        name = spelt(name)
        if not 0 < len(name) <= NAME_LIMIT or not name.isprintable():
            raise ValueError(f"this cannot be a name: write 1 to {NAME_LIMIT} printable characters")
        return cls(name, kind)


@dataclass(frozen=True, slots=True)
class Wording:
    """Which mentions of an article are meant: those written so, perhaps at one place only.

    `around` are the characters before and after that one place, or None for
    every mention written so.
    """

    form: str
    around: tuple[str, str] | None = None

    def __post_init__(self) -> None:
        if self.form != spelt(self.form) or not self.form:
            raise ValueError(f"{self.form!r} is no way to write a name")

    @classmethod
    def of(cls, text: str, span: Span, *, here_only: bool = False) -> Wording:
        """The wording of a mention; of that one place when `here_only`."""
        return cls(spelt(span.of(text)), _around(text, span) if here_only else None)

    def covers(self, text: str, span: Span) -> bool:
        """Whether the mention at `span` is written so, and there."""
        if spelt(span.of(text)) != self.form:
            return False
        return self.around is None or self.around == _around(text, span)


@dataclass(frozen=True, slots=True)
class EntityCorrection:
    """What the reader says of an entity: in `article`, or everywhere when that is None.

    `target` is what it is instead; None when it is no entity at all. `wording`
    narrows it to some mentions of the article; None means all of them.
    """

    verb: Verb
    entity: Entity
    target: Entity | None
    article: ArticleId | None = None
    wording: Wording | None = None

    def __post_init__(self) -> None:
        target, entity = self.target, self.entity
        if self.verb not in ENTITY_VERBS:
            raise ValueError(f"{self.verb} is not said of an entity")
        if (target is None) != (self.verb is Verb.REMOVE):
            raise ValueError(f"to {self.verb} an entity needs {'no' if target else 'a'} target")
        if target == entity:
            raise ValueError(f"{entity.name} is {with_article(entity.kind)} of that name already")
        if target and self.verb is Verb.RENAME and target.kind is not entity.kind:
            raise ValueError("a new name leaves the kind as it is")
        if target and self.verb is Verb.RETYPE and target.name != entity.name:
            raise ValueError("a new kind leaves the name as it is")
        if self.article is None:
            if self.wording is not None or self.verb is Verb.SPLIT:
                raise ValueError("some mentions only are corrected in one article")
            if entity.kind in MEASURES or (target and target.kind in MEASURES):
                raise ValueError("dates and quantities are corrected in one article only")
        if self.verb is Verb.SPLIT and self.wording is None:
            raise ValueError("to split an entity is to say which mentions are something else")

    def __str__(self) -> str:
        where = "" if self.article is None else " here"
        name, target = self.entity.name, self.target.name if self.target else ""
        match self.verb:
            case Verb.RENAME:
                return f"renamed {name} to {target}{where}"
            case Verb.RETYPE:
                kind = with_article(self.target.kind) if self.target else ""
                return f"made {name} {kind}{where}"
            case Verb.MERGE if self.article is not None:
                return f"said that {name} is {target}{where}"
            case Verb.MERGE:
                return f"merged {name} into {target}"
            case Verb.SPLIT:
                form = self.wording.form if self.wording else name
                return f"split {target} from {name} where {form} is written{where}"
            case _:
                return f"said that {name} is no entity{where}"


@dataclass(frozen=True, slots=True)
class ClaimCorrection:
    """What the reader says of one claim of an article, known by the words of cue and content.

    `stance` is the right one for `Verb.STANCE`. `speaker` is the right one for
    `Verb.SPEAKER`; None says that nobody is named. `negated` says for
    `Verb.NEGATED` whether the cue is ("did not confirm").
    """

    verb: Verb
    article: ArticleId
    cue: str
    content: str
    stance: Stance | None = None
    speaker: Entity | None = None
    negated: bool = False

    def __post_init__(self) -> None:
        if self.verb not in CLAIM_VERBS:
            raise ValueError(f"{self.verb} is not said of a claim")
        if not self.cue and not self.content:
            raise ValueError("a claim is known by the words of its cue and content")
        if (self.stance is None) != (self.verb is not Verb.STANCE):
            raise ValueError("another stance is said by its verb alone")
        if self.speaker is not None and self.verb is not Verb.SPEAKER:
            raise ValueError("another speaker is said by its verb alone")
        if self.negated and self.verb is not Verb.NEGATED:
            raise ValueError("that a cue is negated is said by its verb alone")

    def __str__(self) -> str:
        short = shortened(self.content or self.cue)
        match self.verb:
            case Verb.NEGATED:
                return f"said that “{short}” is {'' if self.negated else 'not '}negated"
            case Verb.STANCE:
                return f"made the stance of “{short}” {self.stance}"
            case Verb.SPEAKER:
                return f"gave “{short}” to {self.speaker.name if self.speaker else 'nobody'}"
            case _:
                return f"took away the claim “{short}”"


def spelt(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def shortened(words: str) -> str:
    """The beginning of some words, for a sentence about them."""
    return words if len(words) <= SHORT else f"{words[: SHORT - 1]}…"


def words_of(text: str, spans: Sequence[Span]) -> str:
    """The words of a part of a claim, by which it is known again."""
    return GAP.join(spelt(span.of(text)) for span in spans)


def claim_words(text: str, claim: Claim) -> tuple[str, str]:
    """The words of cue and content, by which a claim is known again."""
    return words_of(text, claim.cue), words_of(text, claim.content)


def with_article(kind: Kind) -> str:
    """The kind with the article English puts before it."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _around(text: str, span: Span) -> tuple[str, str]:
    before = text[max(0, span.start - CONTEXT) : span.start]
    return before, text[span.stop : span.stop + CONTEXT]
