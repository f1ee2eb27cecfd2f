"""Bring the library up to date with the corpus: the one way from files to findings.

`refresh` shelves what is new in the folders, `analyse_pending` finds entities
and claims in what has none, `compare_pending` sets the claims beside those of
other articles; commands, the background and tests take the same way. All are
generators, and do their work only while somebody asks for the
next event. Whenever one is handed out, everything so far is safely in the
library: who stops asking loses nothing, and who starts again goes on from
there.
"""

from tui.ingest.analysing import analyse_pending
from tui.ingest.analysts import Alone, Analysts
from tui.ingest.comparing import compare_pending
from tui.ingest.shelving import refresh, take_in

__all__ = ["Alone", "Analysts", "analyse_pending", "compare_pending", "refresh", "take_in"]
