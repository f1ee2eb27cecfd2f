"""Paths: where settings, themes, libraries and samples lie on this machine.

Only the command line asks; everybody else is told. `NEWSREADER_HOME` puts all
of it under one folder, for a machine whose home cannot be written and for
tests; otherwise each kind goes where the operating system wants it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP = "newsreader"
LIBRARY_SUFFIX = ".library"
_NAME_LIMIT = 40


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything lies; nothing here need exist yet but `samples` and `built_in_themes`.

    `themes` is the folder for the user's own themes, `gazetteers` that for the
    user's own lists of names, `publishers` the file of the user's own families of
    publishers, `hooks` the folder of the user's own programs; `feeds` is where what is
    fetched goes; `state` holds what may be
    lost without harm: the last library opened, logs, crash reports.
    """

    settings: Path
    themes: Path
    gazetteers: Path
    publishers: Path
    hooks: Path
    built_in_themes: Path
    libraries: Path
    feeds: Path
    state: Path
    samples: Path

    def library_of(self, folders: Sequence[Path]) -> Path:
        """The library file of a set of folders: always the same one, whatever their order.

        The name begins with the folders' own names so that a person can tell
        the files apart; the digest tells apart what is called alike.
        """
        real = sorted({str(folder.resolve()) for folder in folders})
        digest = hashlib.blake2b("\0".join(real).encode("utf-8", "surrogateescape"), digest_size=4)
        label = "-".join(Path(folder).name for folder in real)
        label = re.sub(r"[^\w-]+", "-", label).strip("-")[:_NAME_LIMIT].strip("-")
        return self.libraries / f"{label or 'corpus'}-{digest.hexdigest()}{LIBRARY_SUFFIX}"


def places(environ: Mapping[str, str]) -> Places:
    """The places for these environment variables."""
    if home := environ.get("NEWSREADER_HOME"):
        root = Path(home).expanduser().absolute()
        config, data, state = root, root, root / "state"
    else:
        config = platformdirs.user_config_path(APP)
        data = platformdirs.user_data_path(APP)
        state = platformdirs.user_state_path(APP)
    return Places(
        settings=config / "settings.yaml",
        themes=config / "themes",
        gazetteers=config / "gazetteers",
        publishers=config / "publishers.yaml",
        hooks=config / "hooks",
        built_in_themes=_shipped("themes"),
        libraries=data / "libraries",
        feeds=data / "feeds",
        state=state,
        samples=_shipped("sample_articles"),
    )


def _shipped(name: str) -> Path:
    """A folder that came with the program: inside the package when installed, else beside it."""
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name
