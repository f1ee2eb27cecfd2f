"""`requirements.lock` holds a version of everything that is needed, inside the ranges asked for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

pytest.importorskip("packaging")

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
AGAIN = re.search(r"^#    (uv pip compile .+)$", LOCK, re.MULTILINE)


def pins() -> Iterator[Requirement]:
    """The lines of the lock."""
    for line in LOCK.splitlines():
        if line and not line.startswith("#"):
            yield Requirement(line)


def asked() -> Iterator[Requirement]:
    """All that the project asks for, extras included."""
    for one in (PROJECT["dependencies"], *PROJECT["optional-dependencies"].values()):
        yield from map(Requirement, one)


def locked() -> dict[str, set[str]]:
    """The versions of each package; more than one where they differ by machine."""
    found: dict[str, set[str]] = {}
    for pin in pins():
        (exact,) = pin.specifier
        assert exact.operator == "==", f"{pin} is no exact version"
        found.setdefault(canonicalize_name(pin.name), set()).add(exact.version)
    return found


@pytest.mark.parametrize("wanted", list(asked()), ids=str)
def test_the_lock_is_inside_the_ranges(wanted: Requirement) -> None:
    assert AGAIN
    advice = f"run: {AGAIN[1]}"
    versions = locked().get(canonicalize_name(wanted.name))
    assert versions, f"{wanted} is not in requirements.lock; {advice}"
    for version in versions:
        assert wanted.specifier.contains(version, prereleases=True), f"{version}; {advice}"


@pytest.mark.parametrize("wanted", list(asked()), ids=str)
def test_every_range_ends_somewhere(wanted: Requirement) -> None:
    assert any(part.operator in ("<", "<=", "==", "~=") for part in wanted.specifier), (
        f"{wanted}: say below which version, or the next one breaks what works today"
    )


def test_what_the_locked_packages_need_is_locked_too() -> None:
    versions = locked()
    for name, own in versions.items():
        try:
            installed = distribution(name)
        except PackageNotFoundError:  # of another platform
            continue
        if installed.version not in own:
            continue
        for line in installed.requires or ():
            needed = Requirement(line)
            if needed.marker is not None and not needed.marker.evaluate({"extra": ""}):
                continue
            found = versions.get(canonicalize_name(needed.name), set())
            assert any(needed.specifier.contains(version) for version in found), (
                f"{name} needs {needed}, the lock has {found or 'none'}"
            )


def test_the_lock_names_no_registry_and_no_place_of_a_machine() -> None:
    assert not re.search(r"://|^\s*-|@|(?:^|\s)[./]*/\w", LOCK, re.MULTILINE)


def test_the_lock_is_for_the_oldest_python_we_run_on() -> None:
    assert AGAIN
    oldest = SpecifierSet(PROJECT["requires-python"])
    version = re.search(r"--python-version (\S+)", AGAIN[1])
    assert version
    assert str(oldest) == f">={version[1]}"
