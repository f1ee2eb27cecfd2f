"""How a tag is written on the screen: its sign, its name, in its colour; the one place for it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from tui.news.mark import Tag
from tui.news.tag_look import NO_LOOKS, TagColor, TagLooks
from tui.terminal.looks.safe import one_line


def paint_tag(tag: Tag, looks: TagLooks = NO_LOOKS, *, name: str | None = None) -> Content:
    """The tag as it looks; `name` is written for its name, where there is room for a part only.

    The sign stays where there is no colour, in plain mode too: the reader chose it.
    """
    look = looks.of(tag)
    shown = one_line(tag.name if name is None else name)
    return Content.styled(f"{look.sign}{shown}", f"${tag_style(look.color)}-style")


def paint_tags(tags: Iterable[Tag], looks: TagLooks = NO_LOOKS) -> Content:
    """Tags one beside the other; empty without any."""
    return Content(" ").join([paint_tag(tag, looks) for tag in tags])


def tag_style(color: TagColor | None) -> str:
    """The style of tags of that colour, as themes know it."""
    return f"tag-{color}" if color else "tag"
