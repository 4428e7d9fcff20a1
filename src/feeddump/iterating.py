"""Finding dump files in a folder, and what to do with those that cannot be read."""

import fnmatch
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from feeddump.adapters.base import Adapter
from feeddump.article import Article
from feeddump.errors import ParseError, ParseWarning, ReadError
from feeddump.reading import PathLike, parse_file

OnError: TypeAlias = Literal["raise", "warn", "skip"] | Callable[[ParseError], object]


def iter_dir(
    root: PathLike,
    *,
    pattern: str | Sequence[str] = ("*.md", "*.txt"),
    on_error: OnError = "warn",
    adapters: Sequence[Adapter] | None = None,
) -> Iterator[Article]:
    """The Articles of all dump files below ``root``, one at a time, sorted by path.

    Hidden files and folders are passed over; so are links to folders.

    Args:
        root: the folder.
        pattern: which file names count, as shell patterns.
        on_error: for a file without an Article: "raise" its ParseError, "warn" with a
            ParseWarning, "skip" it in silence, or a callable that is given the ParseError.
        adapters: adapters that win over the installed ones.

    Raises:
        ReadError: at once, where ``root`` is no folder.
        ParseError: from the iterator, where ``on_error`` is "raise".

    >>> import feeddump
    >>> [article.title for article in feeddump.iter_dir("examples/dump/rfi")][:1]
    ['示例：海边小城重开灯塔']
    """
    handle = _handler(on_error)
    folder = Path(root)
    patterns = (pattern,) if isinstance(pattern, str) else tuple(pattern)
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises below a closed folder
        raise ReadError("there is no such folder", path=folder)
    return _articles(folder, patterns, handle, adapters)


def _articles(
    folder: Path,
    patterns: tuple[str, ...],
    handle: Callable[[ParseError], object],
    adapters: Sequence[Adapter] | None,
) -> Iterator[Article]:
    for found in find_files(folder, patterns):
        try:
            if isinstance(found, ReadError):
                raise found
            article = parse_file(found, adapters=adapters)
        except ParseError as error:
            handle(error)
        else:
            yield article


def find_files(folder: Path, patterns: tuple[str, ...]) -> Iterator[Path | ReadError]:
    """The files below a folder whose names fit, sorted by path; an error for a closed folder.

    Only the names of one folder at each depth are held at a time.
    """
    open_folders: list[Iterator[os.DirEntry[str] | ReadError]] = [iter(_entries(folder))]
    while open_folders:
        entry = next(open_folders[-1], None)
        if entry is None:
            open_folders.pop()
        elif isinstance(entry, ReadError):
            yield entry
        elif entry.name.startswith("."):
            continue
        elif _is_folder(entry):
            if not entry.is_symlink():
                open_folders.append(iter(_entries(entry.path)))
        elif any(fnmatch.fnmatchcase(entry.name, pattern) for pattern in patterns):
            yield Path(entry.path)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or a link to one; a link to itself is a file that fails."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _entries(folder: PathLike) -> Sequence[os.DirEntry[str] | ReadError]:
    """A folder's entries sorted by name; the error alone where it cannot be listed."""
    try:
        with os.scandir(folder) as scanned:
            entries: list[os.DirEntry[str]] = list(scanned)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        return [ReadError(f"the folder cannot be listed: {reason}", path=Path(folder))]
    in_order: list[os.DirEntry[str]] = sorted(entries, key=lambda entry: entry.name)
    return in_order


def _handler(on_error: OnError) -> Callable[[ParseError], object]:
    """What to call for a file without an Article."""
    if callable(on_error):
        return on_error
    if on_error == "raise":
        return _raise
    if on_error == "warn":
        return _warn
    if on_error == "skip":
        return _skip
    raise ValueError(f'on_error is "raise", "warn", "skip" or a callable, not {on_error!r}')


def _raise(error: ParseError) -> None:
    raise error


def _warn(error: ParseError) -> None:
    warnings.warn(str(error), ParseWarning, stacklevel=3)


def _skip(error: ParseError) -> None:
    """Pass over the file: the caller asked for silence."""
