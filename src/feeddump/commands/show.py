"""``feeddump show``: an article as a person reads it."""

import argparse
import shutil
import sys
from typing import Final

from feeddump import article_text
from feeddump.commands import source
from feeddump.commands.status import Status
from feeddump.commands.streams import print_lines, tell, wants_colour
from feeddump.errors import ParseError
from feeddump.reading import parse_file

_WIDEST: Final = 88
"""Columns: the eye loses its way back to the next line in longer ones."""

DESCRIPTION: Final = (
    "Show the article of a dump file: title, outlet, time, authors, address, lead, text and "
    "images. On a terminal, lines are broken to fit; in a pipe, each paragraph is a line."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    source.add_file(parser)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    try:
        article = parse_file(options.file)
    except ParseError as error:
        tell(str(error))
        return Status.SOME_FAILED
    print_lines(article_text.render(article, columns=_columns(), colour=wants_colour()))
    return Status.DONE


def _columns() -> int | None:
    """How wide a line may be; None where no person looks at it."""
    if not sys.stdout.isatty():
        return None
    return min(shutil.get_terminal_size().columns, _WIDEST)
