"""What the commands need to analyse: the engine that the settings ask for, and its analyst."""

from __future__ import annotations

import os
from pathlib import Path

from tui.analysis.own_names import read_own_names
from tui.background.engine import Engine
from tui.background.start import use_one_core
from tui.background.worker import Analyst
from tui.commands.opening.shell import Shell

MOST_WORKERS = 8
"""Processes unless the settings say more: each takes some 200 MB where it cannot share them."""


def load_analyst(shell: Shell, engine: Engine) -> Analyst:
    """The analyst of that engine, and what it cannot find said.

    Only who calls this pays for the language model.
    """
    use_one_core()
    from tui.analysis.pipeline import Analyst as SpacyAnalyst  # noqa: PLC0415

    own = read_own_names(Path(engine.gazetteers)) if engine.gazetteers else None
    analyst = SpacyAnalyst.load(engine.pipeline, own, engine.languages)
    for sentence in (*analyst.passed_over, *(lack.reason for lack in analyst.lacks)):
        shell.out.error(sentence)
    return analyst


def list_problems(shell: Shell) -> tuple[str, ...]:
    """Sentences about what in the reader's own lists of names cannot be used."""
    return read_own_names(shell.places.gazetteers).problems


def engine_of(shell: Shell, pipeline: str = "", *, is_beside_screen: bool = False) -> Engine:
    """The engine that the settings ask for, or with another pipeline.

    As many workers as cores, if the settings do not say; beside the screen one
    core of three or more is left to it.
    """
    workers = shell.settings.workers or _workers(is_beside_screen=is_beside_screen)
    chosen = pipeline or _in_folder(shell.settings.pipeline, shell.places.settings.parent)
    return Engine(chosen, workers, str(shell.places.gazetteers), shell.settings.languages)


def _in_folder(pipeline: str, folder: Path) -> str:
    """A pipeline of the settings; one that is a path begins where the settings lie."""
    if "/" not in pipeline and os.sep not in pipeline:
        return pipeline
    return str(folder / Path(pipeline).expanduser())


def _workers(*, is_beside_screen: bool) -> int:
    cores = _cores()
    if is_beside_screen and cores > 2:
        cores -= 1
    return min(cores, MOST_WORKERS)


def _cores() -> int:
    """The cores that this process may use, which may be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
