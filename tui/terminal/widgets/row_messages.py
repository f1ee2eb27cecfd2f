"""What a list of rows says: where its cursor is, and what was chosen."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget


class CursorMoved(Message, namespace="row_list"):
    """The cursor stands on another row; `key` is None when the list is empty."""

    def __init__(self, row_list: Widget, key: int | None, index: int) -> None:
        super().__init__()
        self.row_list, self.key, self.index = row_list, key, index

    @property
    def control(self) -> Widget:
        """The list, for the `on` decorator's selector."""
        return self.row_list


class Chosen(Message, namespace="row_list"):
    """The reader chose a row: enter, or a second click on it."""

    def __init__(self, row_list: Widget, key: int) -> None:
        super().__init__()
        self.row_list, self.key = row_list, key

    @property
    def control(self) -> Widget:
        """The list, for the `on` decorator's selector."""
        return self.row_list
