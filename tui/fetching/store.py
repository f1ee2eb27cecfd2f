"""The folder that is written to: names of our own making, and files that appear whole."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tui.errors import CorpusError

LOCK = ".newsreader.lock"
_PART = ".newsreader-part-"
_SLUG_LIMIT = 40
_OURS = re.compile(r"(?P<hidden>\.?)(?:[^/]*-)?(?P<digest>[0-9a-f]{16})(?P<suffix>\.[a-z]{3,4})")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that lies in the folder. A hidden one is kept for us and is no part of the corpus."""

    path: Path
    is_hidden: bool


def digest_of(key: str) -> str:
    """What tells files apart: sixteen letters for any key."""
    data = key.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=8).hexdigest()


def name_of(title: str, key: str, suffix: str = "") -> str:
    """A name for a file or folder: the letters of a title, for people, and the digest of a key."""
    words = re.findall(r"[^\W_]+", title.lower())
    slug = ""
    for word in words:
        if len(slug) + len(word) > _SLUG_LIMIT:
            break
        slug += f"{word}-"
    while len(slug.encode("utf-8", "replace")) > 3 * _SLUG_LIMIT:
        slug = slug[:-2] + "-"
    return f"{slug}{digest_of(key)}{suffix}"


def kept_in(folder: Path) -> dict[tuple[str, str], Kept]:
    """The files of ours in a folder, by digest and suffix; none while it is not there."""
    found: dict[tuple[str, str], Kept] = {}
    with suppress(FileNotFoundError), os.scandir(folder) as listing:
        for entry in sorted(listing, key=lambda one: one.name):
            ours = _OURS.fullmatch(entry.name)
            if ours and entry.is_file(follow_symlinks=False):
                key = ours["digest"], ours["suffix"]
                found[key] = Kept(folder / entry.name, bool(ours["hidden"]))
    return found


def folder_for(root: Path, title: str, key: str) -> str:
    """The name of the folder of a source: that which is there for this key, else a new one."""
    digest = digest_of(key)
    with suppress(FileNotFoundError), os.scandir(root) as listing:
        for entry in listing:
            if entry.name.endswith(digest) and entry.is_dir(follow_symlinks=False):
                return entry.name
    return name_of(title, key)


def holds(path: Path, data: bytes) -> bool:
    """Whether that is what is in the file."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def write(path: Path, data: bytes) -> None:
    """Put the bytes into the file, whole or not at all; CorpusError when that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Hidden, so that nobody who reads the folder now takes it for a story.
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PART)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as fault:
        raise unwritten(path, fault) from fault


def move(old: Path, new: Path) -> None:
    """Give a file another name in its folder."""
    try:
        old.replace(new)
    except OSError as fault:
        raise unwritten(new, fault) from fault


def unwritten(path: Path, fault: OSError) -> CorpusError:
    """What is said when a file cannot be written."""
    reason = fault.strerror or type(fault).__name__
    return CorpusError(f"{path}: it cannot be written ({reason}). Free the place, or use --into.")


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the folder, so that no other `newsreader add` writes into it meanwhile."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        handle = os.open(root / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as fault:
        raise unwritten(root / LOCK, fault) from fault
    try:
        if not _locked(handle):
            raise CorpusError(f"{root}: another `newsreader add` is at work there. Let it finish.")
        _sweep(root)
        yield
    finally:
        os.close(handle)


def _sweep(root: Path) -> None:
    """Delete the parts of files that were being written when the machine or the program stopped."""
    for pattern in (f"{_PART}*", f"*/{_PART}*"):
        for part in root.glob(pattern):
            with suppress(OSError):
                part.unlink()


def _locked(handle: int) -> bool:
    try:
        import fcntl  # noqa: PLC0415  not on Windows, where nobody is kept out
    except ImportError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
