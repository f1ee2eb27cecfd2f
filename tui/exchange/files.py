"""Files of an export: whole or not there, never over what somebody else wrote, never elsewhere."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from tui.errors import NewsreaderError

_NOT_IN_NAMES = re.compile(r"[^\w.-]", re.ASCII)


class ExportError(NewsreaderError):
    """What was to be exported cannot be written."""


class Takes(Protocol):
    """A file that takes text."""

    def write(self, text: str, /) -> int:
        """Take more of it."""


@contextmanager
def written(path: Path, *, is_forced: bool) -> Iterator[Takes]:
    """A new file for text in UTF-8, which is at `path` once all of it is there.

    Raises ExportError when something is there already, unless `is_forced`; a
    link that is there is then replaced itself, not what it leads to. A device or
    a pipe is never written over.
    """
    if os.path.lexists(path):
        if not _is_ordinary(path):
            raise ExportError(f"{path} is no file; without --output it is printed.")
        if not is_forced:
            raise ExportError(f"{path} is there already; choose another name, or add --force.")
    unfinished = None
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            encoding="utf-8",
            errors="backslashreplace",
            newline="\n",
            dir=path.parent,
            prefix=f".{path.name[:100]}.",
            delete=False,
        ) as file:
            unfinished = Path(file.name)
            # Temporary files are for their owner alone; this one is to be like any other.
            unfinished.chmod(0o666 & ~_mask())
            yield file
        _put(unfinished, path, is_forced=is_forced)
        unfinished = None
    except OSError as error:
        raise ExportError(f"{path}: it cannot be written ({error.strerror or error}).") from error
    finally:
        if unfinished is not None:
            with suppress(OSError):
                unfinished.unlink()


def plain_name(name: str) -> str:
    """The name of a file in the folder that was asked for, and in no other."""
    return _NOT_IN_NAMES.sub("_", name).lstrip(".") or "_"


@contextmanager
def folder(path: Path, *, is_forced: bool) -> Iterator[Path]:
    """A folder for an export, made if need be.

    Raises ExportError when it holds something already, unless `is_forced`, and
    when it is no folder.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        if not is_forced and any(path.iterdir()):
            raise ExportError(
                f"{path} is not empty; choose a new folder, or add --force to write into it."
            )
    except OSError as error:
        reason = "it is no folder" if isinstance(error, FileExistsError) else error.strerror
        raise ExportError(f"{path}: it cannot be written ({reason}).") from error
    yield path


def _is_ordinary(path: Path) -> bool:
    """Whether a file, or a link to one or to nothing, is there: no device, pipe or folder."""
    if path.is_symlink() and path.readlink().parts[:2] == (os.sep, "proc"):
        return False  # /dev/stdout and its like
    return path.is_file() or not path.exists()


def _put(unfinished: Path, path: Path, *, is_forced: bool) -> None:
    if is_forced:
        unfinished.replace(path)
        return
    try:
        # Unlike a rename, a second name is not given to what came there meanwhile.
        os.link(unfinished, path)
    except FileExistsError as error:
        raise ExportError(f"{path} is there already; choose another name.") from error
    except OSError as error:
        if error.errno not in {errno.EPERM, errno.ENOTSUP, errno.EACCES}:
            raise
        unfinished.rename(path)  # a file system without second names
    else:
        unfinished.unlink()


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
