"""What a command reads: a dump, which is a folder or an archive, or one file of it."""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from feeddump.article import Article
from feeddump.commands.tally import Tally
from feeddump.errors import ArchiveError, ReadError
from feeddump.iterating import iter_archive, iter_dir
from feeddump.progress import OnProgress


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of each command that reads a dump."""
    parser.add_argument(
        "source",
        type=_path,
        metavar="DIR_OR_ARCHIVE",
        help="a folder of dump files, or a ZIP or tar of them",
    )
    parser.add_argument(
        "--workers",
        type=_process_count,
        default=1,
        metavar="N",
        help="how many processes read files; 0 for one on each core (default: 1)",
    )


def add_file(parser: argparse.ArgumentParser) -> None:
    """The argument of each command that reads one file."""
    parser.add_argument("file", type=_file, metavar="FILE", help="the dump file")


def read(
    source: Path, workers: int, tally: Tally, progress: OnProgress | None
) -> Iterator[Article]:
    """The Articles of a folder or an archive, counted with the failures as they come.

    Raises:
        ReadError: at once, where there is neither.
        ArchiveError: at once, where it is an archive of no known kind.
    """
    if not os.path.lexists(source):
        raise ReadError("there is no such folder or archive", path=source)
    opened = iter_dir if source.is_dir() else iter_archive
    try:
        articles = opened(source, workers=workers, on_error=tally.fail, progress=progress)
    except ArchiveError as error:
        reason = f'{error.reason}; for one dump file, there is "feeddump show"'
        raise ArchiveError(reason, path=source) from error
    return tally.counted(articles)


def _path(printed: str) -> Path:
    """A path; the empty one would be the folder that the shell is in."""
    if not printed:
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(printed)


def _file(printed: str) -> Path:
    if os.path.isdir(printed):  # noqa: PTH112 - Path.is_dir raises below a closed folder
        raise argparse.ArgumentTypeError(f"{printed!r} is a folder: name one file in it")
    return _path(printed)


def _process_count(printed: str) -> int:
    if not (printed.isascii() and printed.isdigit()):
        raise argparse.ArgumentTypeError(f"{printed!r} is no number of processes")
    return int(printed)
