"""``feeddump check``: which files of a dump give no article, and why."""

import argparse
from typing import Final

from feeddump.commands import progress_bar, source
from feeddump.commands.status import Status
from feeddump.commands.streams import print_lines, printable, tell
from feeddump.commands.tally import Tally
from feeddump.errors import ParseError

_MOST_FAILURES: Final = 0.1

DESCRIPTION: Final = (
    "Read a whole dump and print each file that gives no article, with the reason, a line each. "
    "The exit status is 0 if there is none, 1 if there are some, and 3 if they are too many."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    source.add_arguments(parser)
    parser.add_argument(
        "--most-errors",
        type=_share,
        default=_MOST_FAILURES,
        metavar="SHARE",
        help="the share of files that may give no article, from 0 to 1, before the exit status "
        f"is 3 (default: {_MOST_FAILURES})",
    )


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    tally = Tally(_print_failure)
    with progress_bar.shown() as progress:
        for _ in source.read(options.source, options.workers, tally, progress):
            pass
    tell(tally.in_words())
    return _status(tally, options.most_errors)


def _status(tally: Tally, most: float) -> Status:
    too_many = tally.failures.total() > most * tally.files()
    return Status.FAILED if too_many else tally.status()


def _print_failure(error: ParseError) -> None:
    print_lines([printable(str(error))])


def _share(printed: str) -> float:
    try:
        share = float(printed)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"{printed!r} is no share from 0 to 1")
    return share
