"""Legend: one line that explains the signs and colours of what is in this article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.widget import Widget

from tui.news.findings import Findings, Kind, Stance
from tui.news.highlight import Standing
from tui.terminal.article.layers import Layers
from tui.terminal.article.shown import NO_FINDINGS
from tui.terminal.looks.signs import marked_sign, sign


def legend(
    findings: Findings, layers: Layers, marks: Sequence[Standing] = (), *, is_plain: bool = False
) -> Content:
    """The signs of the stances and the colours of the kinds that an article has, in their order.

    After them the signs of the reader's own marks.
    """
    signs = _claims(findings, layers, is_plain=is_plain)
    mine = _marks([mark for mark in marks if mark.span is not None], layers, is_plain=is_plain)
    return Content("   ").join([*signs, *_kinds(findings, layers), *mine])


def _claims(findings: Findings, layers: Layers, *, is_plain: bool) -> Iterator[Content]:
    present = {c.stance for c in findings.claims if layers.draws_claim(c.stance)}
    for stance in Stance:
        if stance in present:
            yield Content.assemble(
                (sign(stance, is_plain=is_plain), f"bold ${stance}-style"),
                (f" {stance}", "$muted-style"),
            )
    if present:
        yield Content.styled("source", "$source-style")
        yield Content.styled("cue", "$cue-style")
        yield Content.styled("what is said", "$content-style")


def _kinds(findings: Findings, layers: Layers) -> Iterator[Content]:
    present = {mention.kind for mention in findings.mentions if layers.draws(mention.kind)}
    for kind in Kind:
        if kind in present:
            yield Content.styled(kind.value, f"${kind}-style")


def _marks(marks: Sequence[Standing], layers: Layers, *, is_plain: bool) -> Iterator[Content]:
    noted = {bool(mark.highlight.note) for mark in marks} if layers.marks else set()
    for is_noted, words in ((False, "highlighted"), (True, "with a note")):
        if is_noted in noted:
            sign = marked_sign(is_noted=is_noted, is_plain=is_plain)
            yield Content.assemble(
                (sign, "$highlight-sign-style"), " ", (words, "$highlight-style")
            )


class Legend(Widget):
    """The legend of one article, as high as it needs to be."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Legend { height: auto; background: $panel; color: $foreground; padding: 0 1; }
    """

    def __init__(
        self,
        *,
        is_plain: bool = False,
        id: str | None = None,  # noqa: A002  Textual's own word
    ) -> None:
        super().__init__(id=id)
        self._is_plain = is_plain
        self._content = Content("")

    def show(
        self, findings: Findings | None, layers: Layers, marks: Sequence[Standing] = ()
    ) -> None:
        """Explain what is drawn of these findings."""
        found = findings or NO_FINDINGS
        words = legend(found, layers, marks, is_plain=self._is_plain)
        self._content = words or Content.styled(
            "Nothing was found here to explain.", "$muted-style"
        )
        self.refresh(layout=True)

    def render(self) -> Content:
        """The words."""
        return self._content
