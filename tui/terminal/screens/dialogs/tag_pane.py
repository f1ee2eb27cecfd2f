"""The tag pane: the tree of tags with their counts, and what can be done to a tag everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.library.search.facets.tag_counts import Counts, TagCount, tag_counts
from tui.news.hits import Results
from tui.news.mark import Tag
from tui.news.query.query import Field, FieldName
from tui.terminal.keys.key_words import key_words
from tui.terminal.lists.tag_tree import Branch, TagTree
from tui.terminal.live.live_counts import LiveCounts
from tui.terminal.looks.safe import one_line
from tui.terminal.looks.tag_paint import paint_tag
from tui.terminal.registry.commands import Scope
from tui.terminal.screens.dialogs.over_rows import move_rows, turn_step
from tui.terminal.screens.marking.tag_changes import TagChanges
from tui.terminal.screens.searching.answers import Counted, Failed
from tui.terminal.widgets.box import Box
from tui.terminal.widgets.row_list import RowList
from tui.terminal.widgets.row_look import RowState

if TYPE_CHECKING:
    from tui.terminal.screens.main import MainScreen

LOOK_SECONDS = 1.0
"""How often the pane looks whether somebody else has marked something."""

FOLDS, PLAIN_FOLDS = ("▾", "▸", " "), ("-", "+", " ")
"""Before a tag with others below it that are shown, that are hidden, and one without."""


class TagPane(ModalScreen[None]):
    """The pane at the right; the list beside it follows at once."""

    def __init__(self, main: MainScreen) -> None:
        super().__init__()
        self._main = main
        self._searching = main.searching
        self._live = LiveCounts(
            main.reader.library.path,
            lambda reading, results: tag_counts(reading, results.exact),
            lambda results, counts: self._tell(Counted(results, counts)),
            lambda reason: self._tell(Failed(reason)),
        )
        self._changes = TagChanges(main, self._changed)
        self._tree = TagTree({})
        self._branches: dict[int, Branch] = {}
        self._numbers: dict[str, int] = {}
        self._folded: set[str] = set()
        self._counted: Results | None = None
        self._wanted: Tag | None = None
        self._stood_at: int | None = None
        self._state = main.reader.library.journal.state

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Those of prompts while one types a filter."""
        return (Scope.PROMPT,) if self._box.has_focus else (Scope.TAGS, Scope.ROWS)

    def compose(self) -> ComposeResult:
        """The heading, the filter, the tags, the keys."""
        with Vertical(classes="facets tags"):
            yield Static("Tags", classes="title")
            box = Box("letters of a tag")
            box.cursor_blink = False
            box.display = False
            yield box
            yield RowList(self._paint, empty="Counting…")
            yield Static(self._keys(), classes="keys")

    def on_mount(self) -> None:
        """Count what the list holds now, and whatever it will hold."""
        self._live.start()
        self._searching.on_answer = self._ask
        self._ask_again()
        self.set_focus(self._list)
        self.set_interval(LOOK_SECONDS, self._look)

    def on_unmount(self) -> None:
        """End the counting."""
        self._searching.on_answer = None
        self._searching.history.keep(self._searching.latest)
        self._live.close()

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    @property
    def _box(self) -> Input:
        return self.query_one(Input)

    @property
    def _branch(self) -> Branch | None:
        """What is under the cursor."""
        key = self._list.cursor_key
        return self._branches.get(key) if key is not None else None

    # Counting ----------------------------------------------------------------------------

    def _ask(self, results: Results) -> None:
        self._counted = results
        self._live.ask(results)

    def _ask_again(self) -> None:
        self._state = self._main.reader.library.journal.state
        if (results := self._main.articles.contents.results) is not None:
            self._ask(results)

    def _changed(self, tag: Tag) -> None:
        """Count again, and stand on the tag as it is called now, if the reader stays till then."""
        self._wanted, self._stood_at = tag, self._list.cursor_key
        self._ask_again()

    def _look(self) -> None:
        if self._main.reader.library.journal.state != self._state:
            self._ask_again()

    def _tell(self, message: Message) -> None:
        if self.is_running:
            self.post_message(message)

    def on_counted(self, event: Counted[Counts]) -> None:
        """Show the counts, unless the list holds another answer by now."""
        if event.results is self._counted:
            self._tree = TagTree(event.part)
            stays = self._list.cursor_key == self._stood_at
            self._show(keep=True)
            if self._wanted is not None and stays and self._wanted.name in self._numbers:
                self._list.move_to_key(self._numbers[self._wanted.name])
            self._wanted = None

    def on_failed(self, event: Failed) -> None:
        """Say why there are no counts."""
        self._list.empty = one_line(event.reason)

    # The rows ----------------------------------------------------------------------------

    def _show(self, *, keep: bool) -> None:
        wanted = self._box.value.strip()
        branches = self._tree.found(wanted) if wanted else self._tree.rows(self._folded)
        self._branches = {
            self._numbers.setdefault(branch.tag.name, len(self._numbers)): branch
            for branch in branches
        }
        tag = self._main.reader.keymap.shown("tag")
        self._list.empty = "No tag fits." if wanted else f"No tags yet. {tag} gives the first."
        self._list.show(list(self._branches), keep=keep)

    def _paint(self, key: int, width: int, _state: RowState) -> Sequence[Content]:
        branch = self._branches.get(key)
        if branch is None:
            return []
        looks = self._main.reader.library.tags.looks
        signs = PLAIN_FOLDS if self._main.reader.settings.plain else FOLDS
        fold = signs[branch.is_folded] if branch.has_below else signs[2]
        head = Content(f"{'  ' * branch.depth}{fold} ")
        label = head + paint_tag(branch.tag, looks, name=branch.label)
        count = _count(branch.count)
        room = max(1, width - len(count) - 2)
        label = label.truncate(room, ellipsis=True) if label.cell_length > room else label
        gap = " " * max(1, width - label.cell_length - len(count) - 1)
        return [Content.assemble(label, gap, (count, "$muted-style"))]

    def _fold(self, *, is_folded: bool) -> None:
        branch = self._branch
        if branch is None:
            return
        name = branch.tag.name
        if is_folded and (branch.is_folded or not branch.has_below):
            above = name.rpartition("/")[0]
            if above in self._numbers:
                self._list.move_to_key(self._numbers[above])
            return
        (self._folded.add if is_folded else self._folded.discard)(name)
        self._show(keep=True)

    def _fold_all(self) -> None:
        self._folded = set() if self._folded else set(self._tree.names)
        branch = self._branch
        self._show(keep=True)
        if branch is not None and self._folded:
            self._list.move_to_key(self._numbers.get(branch.tag.name.partition("/")[0], -1))

    def _keys(self) -> Content:
        lines = (
            *((("show-tag", "show"), ("only-tag", "only"), ("without-tag", "without")),),
            *((("filter-tags", "filter"), ("rename-tag", "rename"), ("merge-tag", "merge")),),
            *((("delete-tag", "delete"), ("look-of-tag", "colour"), ("fold-tag", "fold")),),
        )
        keymap = self._main.reader.keymap
        return Content("\n").join([key_words(keymap, words, "  ") for words in lines])

    # The filter --------------------------------------------------------------------------

    def _filter(self) -> None:
        self._box.display = True
        self.set_focus(self._box)

    def _leave_filter(self) -> None:
        self._box.value = ""
        self._box.display = False
        self.set_focus(self._list)
        self._show(keep=True)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._show(keep=not event.value.strip())

    # Commands ----------------------------------------------------------------------------

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """List the articles of the row that was clicked."""
        event.stop()
        self.run_command("show-tag")

    def run_command(self, command: str) -> None:
        """Run a command of the tags, or of the box while one types in it."""
        if self._box.has_focus:
            self._run_typing(command)
        elif turn_step(self._main, command):
            self._ask_again()
        elif not move_rows(self._list, command):
            self._run(command)

    def _run(self, command: str) -> None:
        branch = self._branch
        match command:
            case "filter-tags":
                self._filter()
            case "fold-tag" | "unfold-tag":
                self._fold(is_folded=command == "fold-tag")
            case "fold-tags":
                self._fold_all()
            case "close-rows" if self._box.display:
                self._leave_filter()
            case "close-tags" | "close-rows":
                self.dismiss(None)
            case "show-tag" if branch is not None:
                self.dismiss(None)
                self._searching.show_query(f"tag:{branch.tag}")
            case "only-tag" | "without-tag" if branch is not None:
                asked = Field(FieldName.TAG, branch.tag.name)
                self._main.narrower.narrow(asked, is_excluded=command == "without-tag")
            case _ if branch is not None:
                self._changes.run(command, branch.tag)

    def _run_typing(self, command: str) -> None:
        match command:
            case "cancel":
                self._leave_filter()
            case "choose":
                self._run("show-tag")
            case "fill-in":
                self.set_focus(self._list)
            case _:
                move_rows(self._list, command.replace("prompt-", "row-"))


def _count(count: TagCount) -> str:
    """How many articles: `41`, or `3 of 41` where the list does not hold all."""
    if count.here is None:
        return f"{count.articles:,}"
    return f"{count.here:,} of {count.articles:,}"
