"""What a key repaints: no more than it changes, or a held key would lag behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.screen import Screen
from textual.widget import Widget

from tests.terminal.reader import make_place, reading


@pytest.mark.parametrize("command", ["next-pane", "down", "next-article", "next-claim"])
async def test_a_key_asks_for_no_layout_and_no_repaint_of_the_whole_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    asked: list[str] = []
    refresh = Widget.refresh

    def watched(self: Widget, *regions: object, **wanted: bool) -> Widget:
        if isinstance(self, Screen) or wanted.get("layout"):
            asked.append(f"{self!r} {wanted}")
        return refresh(self, *regions, **wanted)  # type: ignore[arg-type]  # passed on as it came

    async with reading(make_place(tmp_path)) as reader:
        await reader.do("article-pane")
        await reader.do("list-pane")
        monkeypatch.setattr(Widget, "refresh", watched)
        await reader.do(command)
        monkeypatch.setattr(Widget, "refresh", refresh)
    assert asked == []
