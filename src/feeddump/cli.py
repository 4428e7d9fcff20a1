"""The command line: ``feeddump`` and ``python -m feeddump``. Standard library only.

Data goes to standard output, errors to standard error. The exit status is 0; 1 for a file that
cannot be read or written; 2 for a wrong use of the command.
"""

import argparse
import io
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from feeddump import __version__, explanation_page, explanation_text
from feeddump.errors import FeeddumpError
from feeddump.explaining import explain


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments, else those of the process; give the exit status."""
    options = _parser().parse_args(arguments)
    try:
        return _explain(options.file, options.html, options.parser)
    except FeeddumpError as error:
        return _fail(str(error))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="feeddump", description="Typed articles out of dumps of feedx-style RSS archives."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_explain(commands.add_parser("explain", help="show what became of each line of a file"))
    return parser


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "Show each line and image of a dump file: its role, the rule that gave it, its place and "
        "its text. Colours appear on a terminal, unless the environment sets NO_COLOR."
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="the dump file")
    parser.add_argument(
        "--html", type=Path, metavar="OUT", help="write a page to this file and print nothing"
    )
    parser.set_defaults(parser=parser)


def _explain(file: Path, out: Path | None, parser: argparse.ArgumentParser) -> int:
    if out is not None and _is_same(file, out):
        parser.error(f"{out} is the dump file itself: it would be overwritten")
    explanation = explain(file)
    if out is None:
        return _print(explanation_text.render(explanation, colour=_wants_colour()))
    page = explanation_page.render(explanation)
    try:
        out.write_text(page, encoding="utf-8", errors="replace", newline="\n")
    except OSError as error:
        return _fail(f"{out}: the page cannot be written: {error.strerror}")
    return 0


def _is_same(file: Path, out: Path) -> bool:
    """Whether both are one file, by whatever names; what is not there is the same as nothing."""
    try:
        return file.samefile(out)
    except (OSError, ValueError):
        return False


def _wants_colour() -> bool:
    """Whether a person sees the output on a terminal with colours and does not object to them."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _print(lines: Iterable[str]) -> int:
    """Write lines to standard output, whatever its encoding; a reader may stop listening."""
    out: TextIO = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="backslashreplace")
    try:
        out.writelines(f"{line}\n" for line in lines)
        out.flush()
    except BrokenPipeError:
        # What Python still holds for the pipe must go somewhere when the process ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        return 1
    return 0


def _fail(message: str) -> int:
    sys.stderr.write(f"feeddump: {message}\n")
    return 1
