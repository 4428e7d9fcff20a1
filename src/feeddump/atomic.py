"""Whole or not at all: a file or a folder that gets its name only when it is complete.

What is written stands beside its final place under a hidden name, ``.feeddump-….part``, and is
renamed at the end. An error removes it. A killed process leaves it behind, and never a half file
under the final name.
"""

import io
import os
import secrets
import shutil
from collections.abc import Generator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from feeddump.errors import WriteError
from feeddump.reading import PathLike

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_BUFFER: Final = 1 << 20


@contextmanager
def file(path: PathLike) -> Generator[IO[bytes]]:
    """A stream of bytes that becomes the file at ``path`` when the block ends without an error.

    A file that is there already is replaced then; a link is followed.

    Args:
        path: the file; its folder has to be there.

    Raises:
        WriteError: where it cannot be written, or where ``path`` is a folder, a device or a pipe.

    >>> with file("greeting.txt") as stream:
    ...     _ = stream.write(b"whole")
    >>> Path("greeting.txt").read_text()
    'whole'
    """
    named = Path(path)
    with ExitStack() as undo:
        with telling(named):
            final = _regular(named)
            part = _part(final)
            undo.callback(_remove_file, part)
            raw = _Raw(part, named)
            stream = undo.enter_context(io.BufferedWriter(raw, _BUFFER))
        yield stream
        with telling(named):
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
            part.replace(final)


@contextmanager
def folder(path: PathLike) -> Generator[Path]:
    """A folder to write into that becomes the one at ``path`` when the block ends without error.

    Args:
        path: the folder; it must not be there yet, or be empty.

    Raises:
        WriteError: where it cannot be made, or where something is there already.

    >>> with folder("notes") as new:
    ...     _ = (new / "1.txt").write_text("one")
    >>> [entry.name for entry in Path("notes").iterdir()]
    ['1.txt']
    """
    named = Path(path)
    with ExitStack() as undo:
        with telling(named):
            final = _free(named)
            part = _part(final)
            undo.callback(shutil.rmtree, part, ignore_errors=True)
            part.mkdir()
        yield part
        with telling(named):
            if final.is_dir():
                final.rmdir()
            part.rename(final)


@contextmanager
def telling(path: Path) -> Generator[None]:
    """What the system refuses within the block, said as a WriteError of the file at ``path``."""
    try:
        yield
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise WriteError(f"it cannot be written: {reason}", path=path) from error


class _Raw(io.FileIO):
    """A new file; what the system refuses later, as on a full disk, names the final file."""

    def __init__(self, part: Path, named: Path) -> None:
        super().__init__(part, "xb")
        self._named = named

    def write(self, data: "ReadableBuffer", /) -> int:
        with telling(self._named):
            return super().write(data)


def _regular(path: Path) -> Path:
    """Where a file will stand, all links followed; what is no file there is not replaced."""
    final = Path(os.path.realpath(path))
    if final.exists() and not final.is_file():
        raise WriteError("it is no regular file: give an open stream to write into it", path=path)
    return final


def _free(path: Path) -> Path:
    """Where a folder will stand; what somebody keeps there is not replaced."""
    final = Path(os.path.realpath(path))
    if final.exists() and not (final.is_dir() and not any(final.iterdir())):
        raise WriteError("it is there already: name a new folder, or empty this one", path=path)
    return final


def _part(final: Path) -> Path:
    """A hidden name beside the final one that nobody else has; the final name may be too long."""
    return final.with_name(f".feeddump-{secrets.token_hex(6)}.part")


def _remove_file(part: Path) -> None:
    with suppress(OSError):  # renamed by then, or never made
        part.unlink()
