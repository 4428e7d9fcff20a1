"""Finding dump files in a folder or an archive, and what to do with those that cannot be read."""

import fnmatch
import os
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from feeddump.adapters.base import Adapter
from feeddump.adapters.registry import checked
from feeddump.article import Article
from feeddump.errors import ParseError, ParseWarning, ReadError
from feeddump.outcomes import Outcome, Source, outcome_of
from feeddump.progress import OnProgress, told
from feeddump.reading import PathLike

if TYPE_CHECKING:
    from feeddump.archives import Kind

OnError: TypeAlias = Literal["raise", "warn", "skip"] | Callable[[ParseError], object]
NameFilter: TypeAlias = Callable[[str], bool]
Reader: TypeAlias = Callable[[Iterator[Source]], Generator[Outcome]]
"""How sources are read: by this process alone, or by several."""


def iter_dir(  # noqa: PLR0913 - all but one stand by their names
    root: PathLike,
    *,
    pattern: str | Sequence[str] = ("*.md", "*.txt"),
    workers: int = 1,
    on_error: OnError = "warn",
    adapters: Sequence[Adapter] | None = None,
    progress: OnProgress | None = None,
) -> Iterator[Article]:
    """The Articles of all dump files below ``root``, one at a time, sorted by path.

    Hidden files and folders are passed over; so are links to folders. Nothing is read before the
    first Article is asked for.

    Args:
        root: the folder.
        pattern: which file names count, as shell patterns.
        workers: how many processes read files, this one included; 0 for one on each core that
            this process may use. The Articles and their order are the same for any number.
        on_error: for a file without an Article: "raise" its ParseError, "warn" with a
            ParseWarning, "skip" it in silence, or a callable that is given the ParseError.
            It runs in this process, in the order of the files.
        adapters: adapters that win over the installed ones.
        progress: what is given a :class:`Progress` after each file, in this process. With it, the
            files are counted before the first one is read.

    Raises:
        ReadError: at once, where ``root`` is no folder.
        AdapterError: at once, where one of ``adapters`` cannot be sent to other processes.
        TypeError, ValueError: at once, where ``workers``, ``on_error``, ``adapters`` or
            ``progress`` is none of the above.
        ParseError: from the iterator, where ``on_error`` is "raise".
        WorkerError: from the iterator, where a process was killed or cannot be started.

    >>> import feeddump
    >>> [article.title for article in feeddump.iter_dir("examples/dump/rfi")][:1]
    ['示例：海边小城重开灯塔']
    """
    handle = _handler(on_error)
    fits = _name_filter(pattern)
    read = _reader(workers, adapters)
    folder = Path(root)
    if not os.path.isdir(folder):  # noqa: PTH112 - Path.is_dir raises below a closed folder
        raise ReadError(_why_no_folder(folder), path=folder)
    return _articles(_folder_outcomes(folder, fits, read, _callable(progress)), handle)


def iter_archive(  # noqa: PLR0913 - all but one stand by their names
    path: PathLike,
    *,
    pattern: str | Sequence[str] = ("*.md", "*.txt"),
    workers: int = 1,
    on_error: OnError = "warn",
    adapters: Sequence[Adapter] | None = None,
    progress: OnProgress | None = None,
) -> Iterator[Article]:
    """The Articles of all dump files in an archive, one at a time, without unpacking it to disk.

    The archive is a ZIP or a tar, plain or compressed by gzip, bzip2 or xz; its first bytes tell,
    not its name. The members of a ZIP come sorted by path, as the files of a folder do; those of
    a tar come as they lie in it. Hidden members are passed over, archives in it are not opened.

    An Article's ``path`` is the archive's with the member's below it: ``Path(path) / member``.

    Args:
        path: the archive.
        pattern: which file names count, as shell patterns.
        workers: as for :func:`iter_dir`.
        on_error: as for :func:`iter_dir`; for what is wrong with the archive or a member, it is
            given an ArchiveError. Where the archive cannot be read on, that is the last one.
        adapters: as for :func:`iter_dir`.
        progress: as for :func:`iter_dir`; the number of files is known for a ZIP.

    Raises:
        ReadError: at once, where the system does not let us read the archive.
        ArchiveError: at once, where it is no archive of these kinds; from the iterator, where
            ``on_error`` is "raise".
        AdapterError, TypeError, ValueError, ParseError, WorkerError: as for :func:`iter_dir`.

    >>> import feeddump, shutil
    >>> archive = shutil.make_archive("dw", "zip", "examples/dump", "dw")
    >>> for article in feeddump.iter_archive(archive):
    ...     print(article.path.relative_to(archive).as_posix(), article.authors)
    dw/1030100_一座会走路的图书馆.md ('林青', '周原')
    dw/1041500_客座评论 慢读一条河.md ('苏禾',)
    """
    from feeddump import archives  # noqa: PLC0415 - zipfile and tarfile take time to load

    handle = _handler(on_error)
    fits = _name_filter(pattern)
    read = _reader(workers, adapters)
    archive = Path(path)
    kind = archives.kind_of(archive)
    return _articles(_archive_outcomes(archive, kind, fits, read, _callable(progress)), handle)


def _why_no_folder(path: Path) -> str:
    if os.path.isfile(path):  # noqa: PTH113 - as for the folder
        return "this is a file: iter_archive reads a ZIP or a tar, and parse_file one dump file"
    return "there is no such folder"


def _callable(progress: OnProgress | None) -> OnProgress | None:
    if progress is None or callable(progress):
        return progress
    raise TypeError(f"progress is a callable, not {progress!r}")


def _articles(
    outcomes: Generator[Outcome], handle: Callable[[ParseError], object]
) -> Iterator[Article]:
    """The Articles; what began with the first one ends here, also where ``handle`` raises."""
    with closing(outcomes):
        for outcome, _ in outcomes:
            if isinstance(outcome, ParseError):
                handle(outcome)
            else:
                yield outcome


def _folder_outcomes(
    folder: Path, fits: NameFilter, read: Reader, progress: OnProgress | None
) -> Generator[Outcome]:
    outcomes = read(find_files(folder, fits))
    if progress is None:
        yield from outcomes
    else:
        files_total = sum(1 for _ in find_files(folder, fits))
        yield from told(outcomes, progress, files_total)


def _archive_outcomes(
    archive: Path, kind: "Kind", fits: NameFilter, read: Reader, progress: OnProgress | None
) -> Generator[Outcome]:
    from feeddump.archives import opened  # noqa: PLC0415 - zipfile and tarfile take time to load

    with opened(archive, kind, fits) as contents:
        outcomes = read(contents.sources)
        if progress is None:
            yield from outcomes
        else:
            yield from told(outcomes, progress, contents.files_total)


def _reader(workers: int, adapters: Sequence[Adapter] | None) -> Reader:
    """How to read sources with so many processes."""
    checked(adapters)
    count = _process_count(workers)
    if count == 1:
        return lambda sources: (outcome_of(source, adapters) for source in sources)
    from feeddump.workers import outcomes_of, pickled  # noqa: PLC0415 - nor is multiprocessing

    sent = pickled(adapters)
    return lambda sources: outcomes_of(sources, count, adapters, sent)


def _process_count(workers: int) -> int:
    if type(workers) is not int:
        raise TypeError(f"workers is a whole number, not {workers!r}")
    if workers < 0:
        raise ValueError(f"workers is a number of processes, or 0 for all cores, not {workers}")
    return workers or _cores()


def _cores() -> int:
    """How many cores this process may use: with an affinity, fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _name_filter(pattern: str | Sequence[str]) -> NameFilter:
    """Whether a file name fits one of the patterns."""
    patterns = (pattern,) if isinstance(pattern, str) else tuple(pattern)
    return lambda name: any(fnmatch.fnmatchcase(name, each) for each in patterns)


def find_files(folder: Path, fits: NameFilter) -> Generator[str | ReadError]:
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
        elif fits(entry.name):
            yield entry.path


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
