"""The command line: ``feeddump`` and ``python -m feeddump``.

Each verb is a module of ``feeddump.commands``. Data goes to standard output, all else to standard
error. :mod:`feeddump.commands.status` tells the exit statuses.
"""

import argparse
import textwrap
from collections.abc import Sequence
from typing import Final

from feeddump import __version__
from feeddump.commands import check, explain, export, show, stats
from feeddump.commands.status import MEANINGS, Status
from feeddump.commands.streams import escape_what_cannot_be_encoded, tell
from feeddump.errors import FeeddumpError

_COLUMNS: Final = 78


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, else those of the process; give the exit status."""
    options = _parser().parse_args(arguments)
    escape_what_cannot_be_encoded()
    try:
        status: int = options.run(options)
    except FeeddumpError as error:
        tell(str(error))
        return Status.FAILED
    except BrokenPipeError:
        return Status.NOBODY_READS
    except KeyboardInterrupt:
        tell("interrupted")
        return Status.INTERRUPTED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="feeddump",
        description="Typed articles out of dumps of feedx-style RSS archives.",
        epilog=MEANINGS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for verb, summary in (
        (export, "write a dump as JSON lines, Parquet or Markdown"),
        (stats, "count a dump's articles by outlet and month, and show gaps"),
        (check, "name each file that gives no article"),
        (show, "show the article of a file as text"),
        (explain, "show what became of each line of a file"),
    ):
        command = commands.add_parser(
            verb.__name__.rpartition(".")[2],
            help=summary,
            description=textwrap.fill(verb.DESCRIPTION, _COLUMNS),
            epilog=MEANINGS,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.add_arguments(command)
        command.set_defaults(run=verb.run, parser=command)
    return parser
