# ruff: noqa: PTH100, PTH110, PTH112, PTH113, PTH116, PTH119, PTH120  strings: a million files
"""Which files there are, and which are new, changed or gone since last time.

Walking opens no file. Nothing is called gone that could not be looked at: a
folder that is absent (a disk not mounted, a share that is down) or may not be
listed is refused, and what was known below it is left alone.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tui.corpus.format_table import Kind, kind_of, suffix_of
from tui.corpus.readers.pdf import EXTRA
from tui.corpus.reading import Refusal

_WHY = {
    Kind.ARCHIVE: ("packed ({})", "Skipped; unpack to read what is inside"),
    Kind.NOT_READ_YET: ("of a format that is not read yet ({})", "Skipped; save as text"),
    Kind.NEEDS_PART: (
        "of a format that needs a part which is not installed ({})",
        f"Skipped; install it: {EXTRA}",
    ),
}


@dataclass(frozen=True, slots=True)
class FileState:
    """A file that may hold articles, as it was when it was looked at.

    `path` is absolute, links not followed; `size` is in bytes and `mtime_ns`
    in nanoseconds since 1970. A file whose size and time are unchanged counts
    as unchanged.
    """

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Changes:
    """How the folders differ from what was known; each part in the order of the walk.

    `unsettled` counts new and changed files that are left for the next look.
    """

    new: tuple[FileState, ...] = ()
    changed: tuple[FileState, ...] = ()
    gone: tuple[str, ...] = ()
    refused: tuple[Refusal, ...] = ()
    unsettled: int = 0


def changes(
    folders: Sequence[Path],
    known: Mapping[str, tuple[int, int]],
    being_written: tuple[int, int] = (0, 0),
) -> Changes:
    """What is new, changed or gone in `folders`, where `known` maps path to (size, mtime_ns).

    Known files outside of `folders` were not looked for, so they are not gone.
    What was written between the two moments of `being_written` (ns) may be half
    a file, and is left for later.
    """
    new: list[FileState] = []
    changed: list[FileState] = []
    refused: list[Refusal] = []
    met: set[str] = set()
    unsettled = 0
    for found in walk(folders):
        if isinstance(found, Refusal):
            refused.append(found)
            continue
        met.add(found.path)
        before = known.get(found.path)
        if before == (found.size, found.mtime_ns):
            continue
        if being_written[0] < found.mtime_ns <= being_written[1]:
            unsettled += 1
        elif before is None:
            new.append(found)
        else:
            changed.append(found)
    roots = tuple(os.path.abspath(folder) for folder in folders)
    unseen = frozenset(one.path for one in refused)
    gone = (path for path in known if path not in met and _was_looked_for(path, roots, unseen))
    return Changes(tuple(new), tuple(changed), tuple(sorted(gone)), tuple(refused), unsettled)


def _was_looked_for(path: str, roots: tuple[str, ...], unseen: frozenset[str]) -> bool:
    """Whether the walk would have met `path`, had it been there."""
    above = [path, *map(str, Path(path).parents)]
    below_root = next((place for place in above if place in roots), None)
    return below_root is not None and unseen.isdisjoint(above[: above.index(below_root) + 1])


def walk(folders: Sequence[Path]) -> Iterator[FileState | Refusal]:
    """Every file that may hold articles, sorted by name within each folder.

    Hidden files and folders are passed over, and the `…_files` folder that a
    browser saves beside a page. A folder reached twice, by a link or because
    it lies inside another of `folders`, is walked once. Files of other kinds
    are summed up in a few refusals at the end of each of `folders`.
    """
    walked = _Walk()
    for folder in folders:
        yield from walked.root(os.path.abspath(folder))


@dataclass(slots=True)
class _Walk:
    """One walk: which folders were seen, and what was passed over below the present root."""

    seen: set[tuple[int, int]] = field(default_factory=set)
    passed: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    example: dict[tuple[Kind, str], str] = field(default_factory=dict)

    def root(self, path: str) -> Iterator[FileState | Refusal]:
        self.passed.clear()
        self.example.clear()
        if os.path.isfile(path):
            yield from self.file(path)
        else:
            links: list[str] = []
            yield from self.tree(path, links)
            # After the real folders, so that a file is known by its own path where it has one.
            while links:
                yield from self.link(links.pop(0), links)
        yield from self.summary(path)

    def tree(self, top: str, links: list[str]) -> Iterator[FileState | Refusal]:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                status = os.stat(folder)
                if (status.st_dev, status.st_ino) in self.seen:
                    continue
                with os.scandir(folder) as listing:
                    inside = sorted(listing, key=lambda one: one.name)
            except OSError as fault:
                yield _not_listed(folder, fault)
                continue
            self.seen.add((status.st_dev, status.st_ino))
            names = {one.name for one in inside}
            below: list[str] = []
            for one in inside:
                if one.name.startswith("."):
                    continue
                if one.is_symlink():
                    links.append(one.path)
                elif not _is_folder(one):
                    yield from self.file(one.path)
                elif not _belongs_to_page(one.name, names):
                    below.append(one.path)
            waiting += reversed(below)

    def link(self, path: str, links: list[str]) -> Iterator[FileState | Refusal]:
        target = os.path.realpath(path)
        if os.path.isdir(target):
            yield from self.tree(path, links)
        elif os.path.exists(target):
            if not self.was_met(target):
                yield from self.file(path)
        elif kind_of(os.path.basename(path)) is Kind.ARTICLES:
            reason = "it is a link to something that is not there"
            yield Refusal(path, None, reason, "It was skipped; mend or delete the link")

    def was_met(self, target: str) -> bool:
        """Whether the file itself lies in a folder that was walked."""
        status = os.stat(os.path.dirname(target))
        name = os.path.basename(target)
        is_read = kind_of(name) is Kind.ARTICLES and not name.startswith(".")
        return is_read and (status.st_dev, status.st_ino) in self.seen

    def file(self, path: str) -> Iterator[FileState | Refusal]:
        name = os.path.basename(path)
        kind = kind_of(name)
        if kind is not Kind.ARTICLES:
            # One count for all the others; the kinds that matter are counted by suffix.
            self.passed[kind, suffix_of(name)] += 1
            self.example.setdefault((kind, suffix_of(name)), path)
            return
        try:
            path.encode()
            status = os.stat(path)
        except UnicodeEncodeError:
            yield Refusal(path, None, "its name is not valid Unicode", "It was skipped; rename it")
        except OSError as fault:
            if fault.errno != errno.ENOENT:  # else it vanished just now, and that is no fault
                yield _not_listed(path, fault)
        else:
            if stat.S_ISREG(status.st_mode):
                yield FileState(path, status.st_size, status.st_mtime_ns)
            else:
                what = "a pipe, a socket or a device"
                yield Refusal(path, None, f"it is {what}, not a file", "It was skipped")

    def summary(self, root: str) -> Iterator[Refusal]:
        """A few lines on all that was passed over below `root`."""
        others = Counter(
            {
                suffix or "no suffix": n
                for (kind, suffix), n in self.passed.items()
                if kind is Kind.OTHER
            }
        )
        for (kind, suffix), count in sorted(self.passed.items()):
            if kind is Kind.OTHER:
                continue
            place = self.example[kind, suffix] if count == 1 else root
            subject = "it is" if count == 1 else f"{count:,} files are"
            what, advice = _WHY[kind]
            yield Refusal(place, None, f"{subject} {what.format(suffix)}", advice)
        if others:
            listed = ", ".join(f"{n:,} {suffix}" for suffix, n in others.most_common(5))
            total = others.total()
            noun = "file of another kind was" if total == 1 else "files of other kinds were"
            reason = f"{total:,} {noun} passed over ({listed}{', …' if len(others) > 5 else ''})"
            yield Refusal(root, None, reason, "Nothing needs to be done")


def _is_folder(one: os.DirEntry[str]) -> bool:
    try:
        return one.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _belongs_to_page(name: str, beside: set[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page that a browser saved."""
    page = name.removesuffix("_files")
    return page != name and bool({f"{page}.html", f"{page}.htm"} & beside)


def _not_listed(path: str, fault: OSError) -> Refusal:
    if isinstance(fault, FileNotFoundError):
        reason, advice = "it is not there", "What was read from it is kept; is its disk mounted?"
    elif isinstance(fault, PermissionError):
        reason, advice = "you may not look into it", "Give yourself the right to (chmod u+rx)"
    elif isinstance(fault, NotADirectoryError):
        reason, advice = "it is neither a file nor a folder", "It was skipped"
    else:
        reason, advice = f"it cannot be listed ({fault.strerror})", "What was read from it is kept"
    return Refusal(path, None, reason, advice)
