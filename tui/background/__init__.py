"""The two processes that keep the library up to date while the reader reads.

`intake` walks the folders and shelves what is new; `analysis` finds entities
and claims, the articles the reader looks at first. They are processes, not
threads, so that neither parsing nor the language model ever holds up a key,
and they talk to the screen in lines of JSON over pipes (`wire`). Both end by
themselves when the program that started them is gone, however it went.
"""

from tui.background.engine import Engine
from tui.background.parent import Background
from tui.events import (
    Analysed,
    AnalysisLimited,
    AnalysisOff,
    Compared,
    Event,
    Idle,
    Scanned,
    Shelved,
    Trouble,
)

__all__ = [
    "Analysed",
    "AnalysisLimited",
    "AnalysisOff",
    "Background",
    "Compared",
    "Engine",
    "Event",
    "Idle",
    "Scanned",
    "Shelved",
    "Trouble",
]
