"""By hand: what the reader marks in the text, and the borders that the reader draws anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.library.corrections.drawn import occurrences
from tui.news.article import ArticleId
from tui.news.by_hand import ClaimByHand, MentionByHand
from tui.news.correction import MEASURES, ClaimCorrection, Entity, Verb, claim_words, spelt
from tui.news.findings import Claim, Findings, Kind, Mention, Stance
from tui.news.highlight import Anchor
from tui.news.span import Span
from tui.terminal.article.guess import guess, sentence_at, speaker_in
from tui.terminal.article.shape import CONTENT, CUE, HEDGE, NAME, SOURCE, Run, Shape
from tui.terminal.looks.safe import one_line
from tui.terminal.registry.commands import COMMANDS, Pane, Scope
from tui.terminal.screens.dialogs.corrections_list import show_corrections
from tui.terminal.screens.dialogs.offers import Offers
from tui.terminal.screens.findings.drafting import claim_of, draft_of, others_in
from tui.terminal.screens.findings.meant import Meant, meant_on
from tui.terminal.screens.findings.shaping import Asking, Draft, ShapeScreen
from tui.terminal.screens.reading import Opened

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen


def draw_borders(screen: MainScreen) -> None:
    """Draw the borders of the finding under the cursor anew."""
    meant = meant_on(screen)
    if meant is None:
        return
    finding = meant.finding
    if isinstance(finding, Mention):
        draft = Draft(Shape((Run(NAME, finding.span),), {}))
        title = f"Borders of the name {finding.entity}"
    else:
        shown = screen.reading.shown
        draft = draft_of(finding, meant, shown.article.paragraphs if shown else ())
        title = "Borders of the claim"

    def keep(kept: Draft) -> None:
        if isinstance(finding, Claim):
            _keep_claim(screen, meant, kept, draft)
        else:
            _keep_name(screen, meant, finding, kept)

    _open(screen, title, draft, meant, keep)


def mark_claim(screen: MainScreen) -> None:
    """Mark what is selected as what somebody says; who, and by which word, is guessed first."""
    opened, span = _selected(screen, "")
    if opened is None or span is None:
        return
    text, findings = opened.article.text, opened.findings or Findings()
    sentence = sentence_at(text, opened.article.paragraphs, span)
    seen = guess(text, sentence, span, findings)
    runs = (Run(CONTENT, span), Run(SOURCE, seen.source), Run(CUE, seen.cue), Run(HEDGE, None))
    shape = Shape(runs, others_in(seen), at=1)
    speaker = speaker_in(shape.spans(SOURCE), findings.mentions)
    draft = Draft(shape, seen.stance, speaker, seen.negated)
    meant = Meant(opened.id, text, findings, claim_of(draft, text))
    title = "A claim: who says what is selected?"
    _open(screen, title, draft, meant, lambda kept: _keep_claim(screen, meant, kept, None))


def mark_entity(screen: MainScreen) -> None:
    """Say what the selected words name: its kind, its name, and whether everywhere."""
    opened, span = _selected(screen, _QUOTES)
    if opened is None or span is None:
        return
    text, correcting = opened.article.text, screen.correcting
    form = spelt(span.of(text))
    labels = {f"kind-{kind}": COMMANDS[f"kind-{kind}"].title.lower() for kind in Kind}

    def ask_name(id_: str) -> None:
        kind = Kind(id_.removeprefix("kind-"))
        offers = Offers(screen.reader.library.corrections, opened.findings or Findings(), None)
        correcting.ask(
            f"“{one_line(form)}” names",
            lambda typed: offers.or_new(typed, [kind]),
            lambda offer: _mark(screen, opened.id, text, span, offer.entity),
            text=form,
        )

    correcting.choose(f"What is “{one_line(form)}”?", Scope.KIND, labels, ask_name)


def _selected(screen: MainScreen, around: str) -> tuple[Opened | None, Span | None]:
    """The article on screen and what is selected in it, without what only stands around it.

    That is white space, what of `around` is at either end, and a stop at the end.
    """
    opened, span = screen.reading.shown, screen.article.selection
    if opened is None or span is None:
        return None, None
    words = span.of(opened.article.text)
    start = span.start + len(words) - len(words.lstrip(_SPACE + around))
    stop = span.start + len(words.rstrip(_SPACE + around + _STOPS))
    return opened, Span(start, stop) if start < stop else None


_SPACE, _STOPS, _QUOTES = " \t\n\u00a0\u3000", ".,;:!?", "\"'“”‘’«»„()[]"


def _mark(
    screen: MainScreen, article: ArticleId, text: str, span: Span, entity: Entity | None
) -> None:
    if entity is not None:
        anchored = MentionByHand(
            Verb.ADD, entity, spelt(span.of(text)), article, Anchor.on(text, span)
        )
        _ask_reach(screen, anchored, text, span)


def _ask_reach(screen: MainScreen, anchored: MentionByHand, text: str, span: Span) -> None:
    """Make the correction at its place, or wherever else the words stand if that is meant.

    The cursor is on the name in `span` then, to go on from there.
    """
    form = anchored.form
    here = len(list(occurrences(anchored.instead or form, text)))
    articles = 0
    if anchored.entity.kind not in MEASURES:
        articles = screen.reader.library.corrections.count_words(anchored.instead or form)
    labels = {"here": "only here"}
    if here > 1:
        labels["throughout"] = f"all {here} in this article"
    if articles > 1:
        labels["everywhere"] = f"in all articles, now {articles:,}"

    def make(id_: str) -> None:
        widened = anchored
        if id_ != "here":
            article = None if id_ == "everywhere" else anchored.article
            widened = replace(anchored, anchor=None, article=article)
        screen.article.drop_selection()
        screen.correcting.make(widened)
        screen.article.go_to(span)

    if len(labels) == 1:
        make("here")
    else:
        title = f"“{anchored.instead or form}” stands in several places:"
        screen.correcting.choose(one_line(title), Scope.REACH, labels, make)


# Drawing ---------------------------------------------------------------------------------


def _open(
    screen: MainScreen, title: str, draft: Draft, meant: Meant, keep: Callable[[Draft], None]
) -> None:
    """Let the reader draw, and put back what is found when that is dropped."""
    correcting = screen.correcting
    if screen.pane is not Pane.ARTICLE:
        screen.go(Pane.ARTICLE)  # where only one pane has room, the text would not be seen

    asking = Asking(
        lambda draft: _with(meant, draft),
        lambda shape: speaker_in(shape.spans(SOURCE), meant.findings.mentions),
        correcting.choose_stance,
        lambda then: correcting.ask_speaker(meant, then),
    )

    def done(kept: Draft | None) -> None:
        screen.article.drop_selection()
        if kept is None or (kept == draft and not title.startswith("A claim")):
            screen.findings_changed()
            findings = screen.article.findings or Findings()
            if meant.finding in (*findings.claims, *findings.mentions):
                screen.article.reach(meant.finding)
        else:
            keep(kept)

    screen.app.push_screen(
        ShapeScreen(title, draft, screen.article, asking, screen.reader.keymap), done
    )


def _with(meant: Meant, draft: Draft) -> Findings:
    """The findings of the article with what is drawn in place of what was meant."""
    findings, finding = meant.findings, meant.finding
    if isinstance(finding, Mention):
        span = draft.shape.span or finding.span
        drawn = replace(finding, span=span)
        others = (m for m in findings.mentions if m is not finding and not m.span.overlaps(span))
        mentions = sorted((*others, drawn), key=lambda mention: mention.span)
        return replace(findings, mentions=tuple(mentions))
    claim = claim_of(draft, meant.text)
    claims = [claim if other is finding else other for other in findings.claims]
    if finding not in findings.claims:
        claims.append(claim)
    return replace(findings, claims=tuple(claims))


def _keep_name(screen: MainScreen, meant: Meant, finding: Mention, kept: Draft) -> None:
    span = kept.shape.span or finding.span
    before, form = spelt(finding.span.of(meant.text)), spelt(span.of(meant.text))
    # A name that was what is written is what is written now.
    name = form if finding.entity == before else finding.entity
    entity, anchor = Entity(name, finding.kind), Anchor.on(meant.text, span)
    hand = MentionByHand(Verb.BOUNDS, entity, form, meant.article, anchor, before)
    _ask_reach(screen, hand, meant.text, span)


def _keep_claim(screen: MainScreen, meant: Meant, kept: Draft, before: Draft | None) -> None:
    """Keep a claim that was marked, or the borders of one that was found as `before`."""
    text, shape, stance = meant.text, kept.shape, kept.stance or Stance.SAID
    instead = None
    if before is not None and isinstance(meant.finding, Claim):
        instead = claim_words(text, meant.finding)
    is_as_before = before is not None and before.shape.spans(HEDGE) == shape.spans(HEDGE)
    hand = ClaimByHand(
        Verb.ADD_CLAIM if instead is None else Verb.CLAIM_BOUNDS,
        meant.article,
        _anchors(text, shape.spans(CUE)),
        _anchors(text, shape.spans(SOURCE)),
        _anchors(text, shape.spans(CONTENT)),
        stance,
        kept.speaker,
        kept.negated,
        instead,
        None if is_as_before else _anchors(text, shape.spans(HEDGE)),
    )
    beside = _beside(hand, kept, before) if before is not None else ()
    screen.correcting.make(hand, *beside)
    _reach(screen, shape)


def _beside(hand: ClaimByHand, kept: Draft, before: Draft) -> Iterator[ClaimCorrection]:
    """What the reader changed beside the borders."""
    article, (cue, content) = hand.article, hand.words
    if kept.stance is not before.stance:
        yield ClaimCorrection(Verb.STANCE, article, cue, content, kept.stance)
    if kept.speaker != before.speaker:
        yield ClaimCorrection(Verb.SPEAKER, article, cue, content, speaker=kept.speaker)
    if kept.negated != before.negated:
        yield ClaimCorrection(Verb.NEGATED, article, cue, content, negated=kept.negated)


def _anchors(text: str, spans: Sequence[Span]) -> tuple[Anchor, ...]:
    return tuple(Anchor.on(text, span) for span in spans)


def _reach(screen: MainScreen, shape: Shape) -> None:
    """Put the cursor on the claim that was just drawn."""
    findings = screen.article.findings or Findings()
    for claim in findings.claims:
        if (claim.cue, claim.content) == (shape.spans(CUE), shape.spans(CONTENT)):
            screen.article.reach(claim)
            return


HANDLERS: Mapping[str, Callable[[MainScreen], None]] = MappingProxyType(
    {
        "correct-bounds": draw_borders,
        "mark-entity": mark_entity,
        "mark-claim": mark_claim,
        "corrections": show_corrections,
    }
)
"""What is marked by hand, and the list of all corrections, by the command's id."""
