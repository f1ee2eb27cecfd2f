"""The tag prompt: type, see the tags that fit, take one or make a new one; several at once too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.matching.fold import fold
from tui.matching.picks import fuzzy
from tui.news.mark import Tag
from tui.news.tag_look import NO_LOOKS, TagLooks
from tui.terminal.keys.key_words import prompt_words
from tui.terminal.lists.typed_tags import TypedTags
from tui.terminal.looks.tag_paint import paint_tag, paint_tags
from tui.terminal.screens.dialogs.picker import Choice, Picker, choice_lines, tag_lines
from tui.terminal.screens.dialogs.picker_prompt import PickerPrompt

_ADVICE = (
    *(("choose", "takes it"), ("fill-in", "fills it in")),
    *(("", "space or comma: another"), ("cancel", "closes")),
)


class TagPrompt(PickerPrompt[tuple[Tag, ...]]):
    """Asks for tags to give (or to take away); gives them, or None.

    `known` are the tags to choose from, with the number of articles;
    `set_now` are those that all the articles in question have.
    """

    def __init__(
        self,
        what: str,
        known: Sequence[tuple[Tag, int]],
        set_now: Sequence[Tag],
        looks: TagLooks = NO_LOOKS,
        *,
        is_new_allowed: bool = True,
    ) -> None:
        super().__init__()
        self._what = what
        self._known = known
        self._names = {tag.name: count for tag, count in known}
        self._set_now = set_now
        self._looks = looks
        self._is_new_allowed = is_new_allowed

    def compose(self) -> ComposeResult:
        """What it is about, the box, the tags, what is wrong with what was typed."""
        with Vertical(classes="dialog"):
            yield Static(self._heading(), classes="title")
            find: Callable[[str], Sequence[Choice]] = self._find
            empty = "No tag fits." if self._known else "No tags yet. Type the first one."
            yield Picker(
                find,
                placeholder="tag, or topic/part; several with spaces",
                empty=empty,
                lines=self._lines,
            )
            yield Static(classes="keys")

    def _heading(self) -> Content:
        tags = paint_tags(self._set_now, self._looks)
        return Content.assemble((self._what, "bold")) + (
            Content("   ") + tags if tags else Content()
        )

    def _find(self, typed: str) -> Sequence[Choice]:
        now = TypedTags.read(typed)
        found = list(self._ranked(now.last, now.before))
        problem = now.problem or self._missing(now.before)
        if problem:
            found = []
        elif not now.last and now.before:
            names = " ".join(tag.name for tag in now.before)
            found.insert(0, Choice(names, names, "enter takes these, or type another"))
        elif now.last and self._is_new_allowed:
            try:
                tag = Tag.typed(now.last)
            except ValueError as error:
                problem = f"{error}."
            else:
                _put_new(found, tag)
        self.query_one(".keys", Static).update(Content(problem) or self._advice(now.before))
        return [
            replace(choice, value=now.with_last(choice.label)) if choice.value else choice
            for choice in found
        ]

    def _missing(self, tags: Sequence[Tag]) -> str:
        """What is wrong with tags that cannot be taken away, for they are not there."""
        if self._is_new_allowed:
            return ""
        missing = (tag.name for tag in tags if tag.name not in self._names)
        return next((f"Nothing here is tagged {name}." for name in missing), "")

    def _advice(self, before: Sequence[Tag]) -> Content:
        """The tags that were typed before the one being typed, else the keys."""
        if not before:
            return prompt_words(self, _ADVICE)
        painted = [
            paint_tag(tag, self._looks)
            + Content.styled("" if tag.name in self._names else " (new)", "$muted-style")
            for tag in before
        ]
        return Content("also ") + Content("  ").join(painted)

    def _ranked(self, wanted: str, before: Sequence[Tag]) -> Iterator[Choice]:
        known = [tag.name for tag, _ in self._known]
        if not wanted:
            ranked: list[tuple[int, tuple[int, ...]]] = [(i, ()) for i in range(len(known))]
            if self._is_new_allowed:
                is_set = frozenset(self._set_now)
                ranked.sort(key=lambda pair: self._known[pair[0]][0] in is_set)
        else:
            ranked = [(found.index, found.positions) for found in fuzzy.rank(wanted, known)]
            start = fold(wanted)
            ranked.sort(key=lambda pair: not fold(known[pair[0]]).startswith(start))
        for index, positions in ranked:
            tag, count = self._known[index]
            if tag in before:
                continue
            is_set_already = tag in self._set_now and self._is_new_allowed
            about = "set already" if is_set_already else _articles(count)
            yield Choice(tag.name, tag.name, about, positions)

    def _lines(self, choice: Choice, width: int) -> Sequence[Content]:
        """The choice; a tag that is there with its sign and in its colour."""
        if choice.label not in self._names:
            return choice_lines(choice, width)
        return tag_lines(choice, width, self._looks)

    def taken(self, choice: Choice) -> tuple[Tag, ...] | None:
        """The tags."""
        if choice.value is None:
            return None
        now = TypedTags.read(choice.value)
        return (*now.before, *((Tag.typed(now.last),) if now.last else ()))


def _articles(count: int) -> str:
    return f"{count:,} article{'s' if count != 1 else ''}"


def _put_new(found: list[Choice], tag: Tag) -> None:
    """Offer to make the tag, after those of which a part begins with it, unless it is there."""
    if any(choice.label == tag.name for choice in found):
        found.sort(key=lambda choice: choice.label != tag.name)
        return
    begin = fold(tag.name)
    found.sort(key=lambda choice: not _begins(choice.label, begin))
    after = sum(1 for choice in found if _begins(choice.label, begin))
    found.insert(after, Choice(tag.name, tag.name, "make this new tag"))


def _begins(name: str, begin: str) -> bool:
    """Whether the tag, or a part of it after a slash, begins so (folded)."""
    name = fold(name)
    return name.startswith(begin) or f"/{begin}" in name
