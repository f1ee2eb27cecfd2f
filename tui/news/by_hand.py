"""By hand: names and claims that the reader marked, or whose borders the reader drew anew.

They are kept by anchors, not by what the machine found, so that they stand in
the findings whatever a later analysis finds, and are found again in a text that
was edited. One whose words are gone is kept and said to have lost its place.
"""

from __future__ import annotations

from dataclasses import dataclass

from tui.news.article import ArticleId
from tui.news.correction import (
    GAP,
    MEASURES,
    Entity,
    Verb,
    shortened,
    spelt,
    with_article,
)
from tui.news.findings import Stance
from tui.news.highlight import Anchor

BY_HAND = "by hand"
"""The rule of a finding that the reader made."""


@dataclass(frozen=True, slots=True)
class MentionByHand:
    """Words that name an entity because the reader says so: all written so, or at one place.

    In `article`, or everywhere when that is None; `anchor` is the one place, or
    None for all that are written as `form`. For `Verb.BOUNDS` they take the
    place of a mention that is written as `instead`.
    """

    verb: Verb
    entity: Entity
    form: str
    article: ArticleId | None = None
    anchor: Anchor | None = None
    instead: str = ""

    def __post_init__(self) -> None:
        if self.verb not in (Verb.ADD, Verb.BOUNDS):
            raise ValueError(f"{self.verb} is not said of words")
        if not self.form or self.form != spelt(self.form):
            raise ValueError(f"{self.form!r} is no way to write a name")
        if bool(self.instead) != (self.verb is Verb.BOUNDS):
            raise ValueError("other borders are those of something, a new name of nothing")
        if self.article is None and self.anchor is not None:
            raise ValueError("one place is a place in one article")
        if self.article is None and self.entity.kind in MEASURES:
            raise ValueError("dates and quantities are marked in one article only")

    def __str__(self) -> str:
        where = "" if self.article is None else " here"
        form, name = shortened(self.form), self.entity.name
        if self.verb is Verb.BOUNDS:
            return f"drew the borders of “{shortened(self.instead)}” around “{form}”{where}"
        what = with_article(self.entity.kind)
        is_it = f"is {what}" if self.form == name else f"means {name}, {what}"
        return f"said that “{form}” {is_it}{where}"


@dataclass(frozen=True, slots=True)
class ClaimByHand:
    """A claim that the reader marked, or the borders of one that was found.

    `instead` are the words of cue and content of the one that was found, for
    `Verb.CLAIM_BOUNDS`. That one's stance, speaker and negation hold as long as it
    is found; those kept here hold for a claim that no analysis finds. `hedges` are the
    words that weaken it, or None where the reader said nothing of them.
    """

    verb: Verb
    article: ArticleId
    cue: tuple[Anchor, ...]
    source: tuple[Anchor, ...]
    content: tuple[Anchor, ...]
    stance: Stance
    speaker: Entity | None = None
    negated: bool = False
    instead: tuple[str, str] | None = None
    hedges: tuple[Anchor, ...] | None = None

    def __post_init__(self) -> None:
        if self.verb not in (Verb.ADD_CLAIM, Verb.CLAIM_BOUNDS):
            raise ValueError(f"{self.verb} is not said of a claim's words")
        if not self.cue and not self.content:
            raise ValueError("a claim needs a cue or a content")
        if (self.instead is None) != (self.verb is Verb.ADD_CLAIM):
            raise ValueError("other borders are those of something, a new claim of nothing")

    @property
    def words(self) -> tuple[str, str]:
        """The words of cue and content, by which the claim is known."""
        return _words(self.cue), _words(self.content)

    def __str__(self) -> str:
        short = shortened(_words(self.content or self.cue))
        if self.verb is Verb.CLAIM_BOUNDS:
            return f"drew the borders of the claim “{short}”"
        who = self.speaker.name if self.speaker else _words(self.source) or "nobody"
        return f"marked what {shortened(who)} {self.stance}: “{short}”"


def _words(anchors: tuple[Anchor, ...]) -> str:
    return GAP.join(spelt(anchor.exact) for anchor in anchors)
