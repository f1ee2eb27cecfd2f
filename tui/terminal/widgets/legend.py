"""Legend: one line that explains the signs and colours of what is in this article."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widget import Widget

from tui.news.findings import Findings, Kind, Stance
from tui.terminal.layers import Layers
from tui.terminal.shown import NO_FINDINGS
from tui.terminal.signs import sign


def legend(findings: Findings, layers: Layers, *, is_plain: bool = False) -> Content:
    """The signs of the stances and the colours of the kinds that an article has, in their order."""
    signs = _claims(findings, layers, is_plain=is_plain)
    return Content("   ").join([*signs, *_kinds(findings, layers)])


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

    def show(self, findings: Findings | None, layers: Layers) -> None:
        """Explain what is drawn of these findings."""
        found = findings or NO_FINDINGS
        words = legend(found, layers, is_plain=self._is_plain)
        self._content = words or Content.styled(
            "Nothing was found here to explain.", "$muted-style"
        )
        self.refresh(layout=True)

    def render(self) -> Content:
        """The words."""
        return self._content
