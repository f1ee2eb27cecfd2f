"""The engine: with what the analysis is made, and by how many processes."""

from __future__ import annotations

from dataclasses import dataclass

from tui.news.languages import ENGLISH


@dataclass(frozen=True, slots=True)
class Engine:
    """The spaCy pipeline, `auto` for the best there is, and the number of worker processes.

    `gazetteers` is the folder of the reader's own lists of names, empty for none;
    `languages` are the codes of those that are analysed.
    """

    pipeline: str = "auto"
    workers: int = 1
    gazetteers: str = ""
    languages: tuple[str, ...] = ENGLISH

    @property
    def arguments(self) -> list[str]:
        """The arguments that make another process load the same analyst."""
        return [
            f"--pipeline={self.pipeline}",
            f"--gazetteers={self.gazetteers}",
            f"--languages={','.join(self.languages)}",
        ]
