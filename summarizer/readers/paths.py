"""Which files a path means: a file, a folder with all below it, or a pattern with ``*``, ``?``, ``[...]`` or ``**``.

In order of their names, so that two runs are alike. Hidden files and what programs leave behind are passed over;
a link is followed when it stays in the folder, and no folder is walked twice.
Not responsible for: what is in a file (the door), archives (zip).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from fnmatch import translate
from glob import has_magic, iglob
from pathlib import Path, PurePath

from summarizer.errors import SourceError, SourceNotFound, SourceNotText
from summarizer.readers.limits import named

LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", "__macosx", "__pycache__"})
"""What Windows and macOS leave in folders and archives, lower-cased."""

PAGE_PARTS = frozenset({".css", ".js", ".mjs", ".map", ".woff", ".woff2", ".ttf", ".eot", ".ico", ".download"})
"""Parts of a page that a browser saved beside it."""


def is_several(source: str) -> bool:
    """Whether a source may mean several files: a folder, or a pattern that is not a file's own name."""
    try:
        return Path(source).is_dir() or (has_magic(source) and not Path(source).exists())
    except (OSError, ValueError):
        return False


def is_leftover(path: str) -> bool:
    """Whether a file inside a folder or an archive is plainly no article: hidden, or left by a program."""
    parts = PurePath(path).parts
    hidden = any((part.startswith(".") and part not in {".", ".."}) or part.lower() in LEFTOVERS for part in parts)
    return hidden or PurePath(path).suffix.lower() in PAGE_PARTS


def files_of(source: str) -> Iterator[str | SourceError]:
    """The files that a source means, or why there is none. Nothing is opened."""
    try:
        if Path(source).is_dir():
            yield from _or_nothing(_below(source), f"{named(source)} holds no file to read")
        elif is_several(source):
            yield from _or_nothing(_matching(source), f"no file is named {named(source)}")
        else:
            Path(source).stat()
            yield source
    except PermissionError:
        yield SourceNotFound(f"{named(source)} may not be opened", "check who may read it")
    except (OSError, ValueError):
        yield SourceNotFound(f"{named(source)} was not found", "check the path, or name a folder, pattern or address")


def _or_nothing(found: Iterator[str | SourceError], otherwise: str) -> Iterator[str | SourceError]:
    empty = True
    for item in found:
        empty = False
        yield item
    if empty:
        yield SourceNotFound(otherwise, "check the path; hidden files are passed over")


def _below(folder: str) -> Iterator[str | SourceError]:
    """Files below a folder, depth first; an explicit stack, as folders may lie deeper than Python recurses."""
    root = os.path.realpath(folder)
    walked: set[tuple[int, int]] = set()
    stack = [folder]
    while stack:
        path = stack.pop()
        if path is not folder and _leads_out(path, root):
            yield _refused(path, "is a link that leads out of the folder", "name what it leads to")
        elif os.path.isdir(path):  # noqa: PTH112
            try:
                found = _entries(path, walked)
            except OSError:
                yield _refused(path, "may not be opened", "check who may read it")
            else:
                stack += [os.path.join(path, name) for name in reversed(found)]  # noqa: PTH118
        elif os.path.isfile(path):  # noqa: PTH113
            yield path
        else:
            yield _refused(path, "is no regular file", "leave it out of the folder")


def _leads_out(path: str, root: str) -> bool:
    # realpath, not Path.resolve: a link to itself is an error to that
    return Path(path).is_symlink() and not Path(os.path.realpath(path)).is_relative_to(root)


def _entries(folder: str, walked: set[tuple[int, int]]) -> list[str]:
    """Names to read in a folder, in order; none when a link has led here before."""
    status = Path(folder).stat()
    if (status.st_dev, status.st_ino) in walked:
        return []
    walked.add((status.st_dev, status.st_ino))
    return sorted(name for name in os.listdir(folder) if not is_leftover(name))  # noqa: PTH208


def _matching(pattern: str) -> Iterator[str | SourceError]:
    parts = PurePath(pattern).parts
    fixed = next(index for index, part in enumerate(parts) if has_magic(part))
    base = str(PurePath(*parts[:fixed])) if fixed else "."
    if "**" not in parts:
        for path in sorted(iglob(pattern)):  # noqa: PTH207
            if not is_leftover(str(PurePath(path).relative_to(base))):
                yield from _below(path) if Path(path).is_dir() else [path]
        return
    wanted = _pattern(parts[fixed:])
    for found in _below(base) if Path(base).is_dir() else ():
        if isinstance(found, SourceError) or wanted.fullmatch(PurePath(found).relative_to(base).as_posix()):
            yield found if isinstance(found, SourceError) or fixed else str(PurePath(found))


def _pattern(parts: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern's segments as one expression: ``**`` is any number of folders, the rest stays within a name."""
    pieces = []
    for index, part in enumerate(parts):
        last = index == len(parts) - 1
        if part == "**":
            pieces.append(".*" if last else "(?:[^/]+/)*")
        else:
            within = translate(part).removesuffix(r"\Z").replace(".*", "[^/]*").replace("(?s:.)", "[^/]")
            pieces.append(within + ("" if last else "/"))
    return re.compile("".join(pieces), re.DOTALL)


def _refused(path: str, what: str, hint: str) -> SourceError:
    error = SourceNotText(f"{named(path)} {what}", hint)
    error.source = path
    return error
