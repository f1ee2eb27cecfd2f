"""FindingsPane: the claims and entities of one article, to see at a glance and to go to."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive

from tui.news.article import Article
from tui.news.findings import Claim, Findings, Mention
from tui.terminal.article.finding_rows import Named, claim_row, entity_row, named
from tui.terminal.article.layers import Layers
from tui.terminal.article.paint import Finding
from tui.terminal.article.shown import NO_FINDINGS
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

NOTHING = "No claims and no entities were found in this article."


class FindingsPane(Vertical):
    """The findings of one article: claims in the order of the text, then entities by number."""

    DEFAULT_CSS = """
    FindingsPane { background: $surface; }
    FindingsPane > RowList { height: 1fr; background: $surface; }
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    class FindingPointed(Message):
        """The reader moved the pane's cursor to a finding; the article can follow."""

        def __init__(self, pane: FindingsPane, finding: Finding) -> None:
            super().__init__()
            self.pane, self.finding = pane, finding

    class FindingChosen(Message):
        """The reader chose a finding; an entity comes as its first mention."""

        def __init__(self, pane: FindingsPane, finding: Finding) -> None:
            super().__init__()
            self.pane, self.finding = pane, finding

    def __init__(
        self,
        *,
        is_plain: bool = False,
        id: str | None = None,  # noqa: A002  Textual's own word
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._is_plain = is_plain
        self._article: Article | None = None
        self._claims: Sequence[Claim] = ()
        self._entities: Sequence[Named] = ()
        self.rows = RowList(self._row, row_height=2, empty="")
        """The list inside, which takes the focus and the keys."""

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.rows

    def show(
        self,
        article: Article | None,
        findings: Findings | None = None,
        state: str = "",
        *,
        layers: Layers | None = None,
    ) -> None:
        """Show the findings of an article; `state` is the sentence while there are none."""
        is_same = article is self._article
        found = findings or NO_FINDINGS
        self._article = article
        layers = layers or Layers()
        self._claims = [claim for claim in found.claims if claim.stance in layers.stances]
        self._entities = named(found, layers)
        count, all_ = len(self._claims), len(found.claims)
        headings = {}
        if self._claims:
            headings[0] = f"Claims {count}" + f" of {all_}" * (count < all_)
        if self._entities:
            headings[count] = f"Entities {len(self._entities)}"
        self.rows.empty = state or (NOTHING if findings is not None else "")
        with self.rows.prevent(RowList.CursorMoved):
            self.rows.show(
                range(count + len(self._entities)),
                headings=headings,
                heights={count: 1},
                keep=is_same,
            )

    def reveal(self, finding: Finding | None) -> None:
        """Put the pane's cursor on a finding that was reached in the article."""
        with self.rows.prevent(RowList.CursorMoved):
            if isinstance(finding, Claim) and finding in self._claims:
                self.rows.move_to(self._claims.index(finding))
            elif isinstance(finding, Mention):
                for number, entity in enumerate(self._entities):
                    if (entity.name, entity.kind) == (finding.entity, finding.kind):
                        self.rows.move_to(len(self._claims) + number)

    @property
    def finding(self) -> Finding | None:
        """The finding under the pane's cursor, or None when there is none."""
        key = self.rows.cursor_key
        return None if key is None else self.finding_of(key)

    def finding_of(self, key: int) -> Finding:
        """The finding that a row of the list stands for."""
        count = len(self._claims)
        return self._claims[key] if key < count else self._entities[key - count].first

    def _row(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        count = len(self._claims)
        if key < count and self._article is not None:
            claim = self._claims[key]
            return claim_row(claim, self._article, width, is_plain=self._is_plain)
        return [entity_row(self._entities[key - count], width, is_plain=self._is_plain)]

    @on(RowList.CursorMoved)
    def point(self, event: RowList.CursorMoved) -> None:
        """Say what the reader moved to."""
        event.stop()
        if event.key is not None:
            self.post_message(self.FindingPointed(self, self.finding_of(event.key)))

    @on(RowList.Chosen)
    def choose(self, event: RowList.Chosen) -> None:
        """Pass on which finding was chosen."""
        event.stop()
        self.post_message(self.FindingChosen(self, self.finding_of(event.key)))
