"""The reader's own hooks while the screen is open: in a thread, so that no key waits for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue

from tui.commands.hooks.imports import Imports
from tui.commands.hooks.programs import Hooks, HooksAside
from tui.commands.opening.shell import Shell
from tui.events import Event, Shelved, Trouble
from tui.library.entities.tallies import Tallies
from tui.library.library import Library
from tui.library.search.reading import Reading


def _nobody(event: Event) -> None:
    """Hear nothing, before the screen is there."""
    del event


class Hearing:
    """What is heard from the background, and told to it when a hook has failed."""

    def __init__(self, library: Path, imports: Imports | None, aside: HooksAside | None) -> None:
        self._library = library
        self._imports = imports
        self._aside = aside
        self.tell: Callable[[Event], None] = _nobody

    def hearing(self, heard: Callable[[Event], None]) -> Callable[[Event], None]:
        """Whom the background is to tell, so that the end of an import is noticed on the way."""
        self.tell = heard

        def hear(event: Event) -> None:
            heard(event)
            if isinstance(event, Shelved) and event.done == event.total and self._aside is not None:
                self._aside.do(self._look)

        return hear

    def _look(self) -> None:
        assert self._imports is not None  # noqa: S101  there are hooks, or nobody asks
        with closing(Reading(self._library)) as reading:
            self._imports.look(Tallies(reading))


@contextmanager
def hooked(shell: Shell, library: Library) -> Iterator[Hearing]:
    """Run the hooks of a library until the end of the block, then those that still wait."""
    if shell.hooks is None:
        yield Hearing(library.path, None, None)
        return
    hooks: Hooks = replace(
        shell.hooks,
        waiting=SimpleQueue(),
        tell=lambda sentence: hearing.tell(Trouble(sentence)),
    )
    imports = Imports(library.path, library.tallies, hooks)
    aside = HooksAside(hooks)
    hearing = Hearing(library.path, imports, aside)
    library.journal.heard = hooks.heard(library.path)
    try:
        yield hearing
    finally:
        library.journal.heard = None
        hearing.tell = lambda event: shell.out.error(str(getattr(event, "message", event)))
        aside.close(lambda: shell.out.tell("Waiting for the hooks; ctrl+c leaves them alone."))
