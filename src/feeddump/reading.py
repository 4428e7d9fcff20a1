"""The stages joined: bytes or a file in, an Article out."""

import io
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from feeddump.adapters.base import Adapter
from feeddump.adapters.page import Page
from feeddump.adapters.registry import adapter_for, checked
from feeddump.article import Article
from feeddump.assemble import assemble
from feeddump.body import REPLACED, read_body
from feeddump.encoding import by_mark, by_trial
from feeddump.errors import HeaderError, ParseError, ReadError
from feeddump.header import split

MAX_BYTES: Final = 1 << 26
"""The largest file that is read, 64 MiB: the largest article known has 0.3."""

PathLike = str | os.PathLike[str]


def parse_file(path: PathLike, *, adapters: Sequence[Adapter] | None = None) -> Article:
    r"""The Article of the dump file at ``path``.

    Args:
        path: the file.
        adapters: adapters that win over the installed ones.

    Raises:
        ParseError: a ReadError where the system does not let us read the file, a HeaderError
            where it is no dump file, a BodyError where its body cannot be read whole.
        TypeError: where ``adapters`` is no sequence of adapters.

    >>> from pathlib import Path
    >>> file = Path("an-article.md")
    >>> _ = file.write_text("[A title](https://example.org/1)\n------\n\n<p>Text.</p>")
    >>> parse_file(file).paragraphs
    ('Text.',)
    """
    file = path if isinstance(path, Path) else Path(path)
    return _article(read_file(file), file, adapters)


def parse_bytes(
    data: bytes, *, path: PathLike | None = None, adapters: Sequence[Adapter] | None = None
) -> Article:
    r"""The Article of a dump file's bytes.

    Args:
        data: the whole file.
        path: where it comes from, for ``Article.path`` and for errors.
        adapters: adapters that win over the installed ones.

    Raises:
        ParseError: a HeaderError or a BodyError, as for :func:`parse_file`.
        TypeError: where ``data`` is no bytes, or ``adapters`` no sequence of adapters.

    >>> parse_bytes(b"[A title](https://example.org/1)\n------\n\n<p>Text.</p>").title
    'A title'
    """
    return _article(_bytes(data), None if path is None else Path(path), adapters)


def _bytes(data: object) -> bytes:
    if isinstance(data, bytes):
        return data
    raise TypeError(
        f"data is a dump file's bytes, not a {type(data).__name__}; text is encoded first"
    )


def _article(data: bytes, file: Path | None, adapters: Sequence[Adapter] | None) -> Article:
    """All stages; an error tells the file."""
    try:
        return assemble(label(data, adapters)[0], file)
    except ParseError as error:
        raise error.at(file) from error.__cause__


def read_file(file: Path) -> bytes:
    """The bytes of a regular file of bounded size; nothing else is ever opened."""
    try:
        status = os.stat(file)  # noqa: PTH116 - Path.stat costs as much again, as does Path.open
        if not stat.S_ISREG(status.st_mode):
            raise ReadError("this is no regular file", path=file)
        if status.st_size > MAX_BYTES:
            raise _too_large(file)
        with open(file, "rb", buffering=0) as stream:  # noqa: PTH123
            data = stream.read(status.st_size + 1)  # one byte more tells whether it has grown
            if len(data) != status.st_size:  # it has, or shrunk, or came in parts
                with io.BufferedReader(stream) as rest:
                    data += rest.read(MAX_BYTES + 1 - len(data))
        if len(data) > MAX_BYTES:
            raise _too_large(file)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ReadError(f"the file cannot be read: {reason}", path=file) from error
    return data


def _too_large(file: Path) -> ReadError:
    return ReadError(f"the file is larger than {MAX_BYTES:,} bytes", path=file)


def label(data: bytes, adapters: Sequence[Adapter] | None) -> tuple[Page, Adapter, tuple[str, ...]]:
    """Stages 1 to 3, and each repair that was made.

    The bytes are UTF-8, or else in the encoding that fits the whole file.
    """
    data, marked = by_mark(data)
    try:
        page, adapter, repairs = _label(data, adapters)
    except HeaderError as error:
        read = by_trial(data) if isinstance(error.__cause__, UnicodeDecodeError) else None
        if read is None:
            raise
    else:
        read = by_trial(data) if REPLACED in repairs else None
        if read is None:
            return page, adapter, (marked, *repairs) if marked else repairs
    page, adapter, repairs = _label(read[0], adapters)
    return page, adapter, (read[1], *repairs)


def _label(
    data: bytes, adapters: Sequence[Adapter] | None
) -> tuple[Page, Adapter, tuple[str, ...]]:
    given = checked(adapters)
    header, body = split(data)
    adapter = adapter_for(header.url, given)
    read, repairs = read_body(body, adapter.tables.elements)
    return adapter.read(header, read), adapter, repairs
