"""A small article with findings made by hand, and an app that shows the widgets on it."""

from __future__ import annotations

from pathlib import Path

from textual.app import App

from tui.news.article import Article, Published
from tui.news.findings import Claim, Findings, Kind, Mention, Quotation, Speaker, Stance, Via
from tui.news.hits import HitSpan
from tui.news.span import Span
from tui.terminal.looks.theme_file import load_themes

THEMES = Path(__file__).parents[2] / "themes"

TEXT = """Union denies deal with port

The port authority confirmed on Tuesday that all four cranes were running again, eleven days \
after dockers walked out.

The Dockers' Union denied that any deal had been signed. "Nobody from our side was in the \
room," said its secretary, Tomas Brandl. He added that the talks "were never serious".

Tomas Brandl later told residents of Harlow Quay that nothing had changed.
"""


def at(words: str, after: str = "") -> Span:
    """Where words stand in the story, from the first place of `after` on."""
    start = TEXT.index(words, TEXT.index(after))
    return Span(start, start + len(words))


def claim(
    source: str, cue: str, content: str, stance: Stance, *, after: str = "", speaker: str = ""
) -> Claim:
    """A claim of the story, from its words."""
    return Claim(
        cue=(at(cue, after),),
        source=(at(source, after),),
        content=(at(content, after),),
        stance=stance,
        quotation=Quotation.INDIRECT,
        confidence=0.9,
        rule="verb+that",
        speaker=Speaker(speaker, Via.NAMED) if speaker else None,
    )


def mention(words: str, kind: Kind, after: str = "") -> Mention:
    """A mention in the story, from its words."""
    return Mention(at(words, after), kind, words, 0.9, "model")


CLAIMS = (
    claim("Union", "denies", "deal with port", Stance.DENIED, speaker="Dockers' Union"),
    claim(
        "The port authority",
        "confirmed",
        "all four cranes were running again, eleven days after dockers walked out",
        Stance.CONFIRMED,
        speaker="Port authority",
    ),
    claim(
        "The Dockers' Union",
        "denied",
        "any deal had been signed",
        Stance.DENIED,
        after="The Dockers'",
    ),
    claim("its secretary, Tomas Brandl", "said", '"Nobody', Stance.SAID, after='"Nobody'),
    claim("He", "added", 'the talks "were never serious"', Stance.SAID, after="He added"),
)
MENTIONS = (
    mention("Tuesday", Kind.DATE),
    mention("dockers", Kind.GROUP),
    mention("Dockers' Union", Kind.ORGANIZATION),
    mention("Tomas Brandl", Kind.PERSON),
    mention("Tomas Brandl", Kind.PERSON, "Tomas Brandl later"),
    mention("Harlow Quay", Kind.PLACE),
)
FINDINGS = Findings(MENTIONS, CLAIMS, "1")
HITS = (HitSpan(at("cranes")), HitSpan(at("talks"), is_close=True))
ARTICLE = Article(
    TEXT,
    "corpus/union.md",
    body_start=TEXT.index("The port"),
    publisher="Harbour Courier",
    published=Published("2023-11-14"),
    authors=("Ana Ferreira",),
)


class WidgetApp(App[None]):
    """An app in one of our themes, to mount a widget in."""

    CSS = "Screen { layout: horizontal; }"

    def __init__(self, theme: str = "newsreader-dark", *, ansi_color: bool | None = None) -> None:
        super().__init__(ansi_color=ansi_color)
        for look in load_themes([THEMES])[0].values():
            self.register_theme(look.textual())
        self.theme = theme
        self.animation_level = "none"

    def lines(self) -> list[str]:
        """What the screen shows, as text."""
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]
