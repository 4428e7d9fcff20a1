"""Standard output for data, standard error for all else."""

import io
import os
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

from feeddump.errors import WriteError


def print_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output.

    Raises:
        BrokenPipeError: where nobody reads on.
        WriteError: where it cannot be written, as on a full disk.
    """
    with _output_told():
        for line in lines:
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


@contextmanager
def binary_output() -> Generator[BinaryIO]:
    """Standard output for bytes, flushed at the end; it raises as :func:`print_lines` does."""
    with _output_told():
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()


def tell(message: str) -> None:
    """Say something to the person, on standard error."""
    sys.stderr.write(f"feeddump: {printable(message)}\n")


def printable(text: str) -> str:
    r"""A text on one line, with escapes for what would steer a terminal or end the line.

    >>> printable("a\x1b[31m\n灯")
    'a\\x1b[31m\\n灯'
    """
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\u3000" else ascii(character)[1:-1]
        for character in text
    )


def wants_colour() -> bool:
    """Whether a person sees the output on a terminal with colours and does not object to them."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def escape_what_cannot_be_encoded() -> None:
    """Let standard output take any text, whatever its encoding."""
    out: TextIO = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="backslashreplace")


def _give_up_output() -> None:
    """Lead what Python still holds for standard output to nowhere, as it would write it at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


@contextmanager
def _output_told() -> Generator[None]:
    try:
        yield
    except BrokenPipeError:
        _give_up_output()
        raise
    except OSError as error:
        _give_up_output()
        reason = f"it cannot be written: {error.strerror}"
        raise WriteError(reason, path=Path("standard output")) from error
