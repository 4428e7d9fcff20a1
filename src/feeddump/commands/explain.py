"""``feeddump explain``: what became of each line of a file."""

import argparse
from pathlib import Path
from typing import Final

from feeddump import explanation_page, explanation_text
from feeddump.commands import source
from feeddump.commands.status import Status
from feeddump.commands.streams import print_lines, tell, wants_colour
from feeddump.errors import ParseError, WriteError
from feeddump.explaining import Explanation, explain

DESCRIPTION: Final = (
    "Show each line and image of a dump file: its role, the rule that gave it, its place and "
    "its text. Colours appear on a terminal, unless the environment sets NO_COLOR."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    source.add_file(parser)
    parser.add_argument(
        "--html", type=Path, metavar="OUT", help="write a page to this file and print nothing"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    out: Path | None = options.html
    if out is not None and _is_same(options.file, out):
        options.parser.error(f"{out} is the dump file itself: it would be overwritten")
    try:
        explanation = explain(options.file)
    except ParseError as error:
        tell(str(error))
        return Status.SOME_FAILED
    if out is None:
        print_lines(explanation_text.render(explanation, colour=wants_colour()))
    else:
        _write_page(explanation, out)
    return Status.DONE


def _write_page(explanation: Explanation, out: Path) -> None:
    page = explanation_page.render(explanation)
    try:
        out.write_text(page, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        raise WriteError(f"the page cannot be written: {error.strerror}", path=out) from error


def _is_same(file: Path, out: Path) -> bool:
    """Whether both are one file, by whatever names; what is not there is the same as nothing."""
    try:
        return file.samefile(out)
    except (OSError, ValueError):
        return False
