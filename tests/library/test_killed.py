"""A few of the kills of `bench/kill.py`, which kills five hundred times."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from tests.library.killing import CLOSING, MARKING, UNDOING, Reader, Twins
from tests.library.killing_files import Intake, Migrating, Restoring

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs to fork, and SIGKILL")


@pytest.mark.parametrize("weights", [MARKING, UNDOING, CLOSING], ids=["marking", "undo", "closing"])
def test_what_was_acknowledged_is_there_after_a_kill(
    tmp_path: Path, weights: tuple[int, ...]
) -> None:
    twins = Twins(tmp_path, Reader("test", weights))
    for after in (0.02, 0.06, 0.11):
        twins.kill(after)
    twins.end()


def test_a_killed_intake_leaves_no_article_by_half(tmp_path: Path) -> None:
    intake = Intake(tmp_path, Random(1))  # noqa: S311  nothing secret
    for after in (0.1, 0.4):
        intake.kill(after, with_reader=True)
    intake.end()


def test_a_killed_migration_is_gone_on_with(tmp_path: Path) -> None:
    migrating = Migrating(tmp_path, 3)
    for after in (0.01, 0.03):
        migrating.kill(after)


def test_a_killed_restoring_begins_again(tmp_path: Path) -> None:
    restoring = Restoring(tmp_path)
    for after in (0.005, 0.01, 0.015, 0.02):
        restoring.kill(after)
