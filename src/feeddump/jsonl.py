r"""JSON lines: an Article a line, as ``Article.to_dict`` gives it, in UTF-8.

``import feeddump`` does not load this module: ``import feeddump.jsonl`` does.

>>> import feeddump, feeddump.jsonl
>>> feeddump.jsonl.write(feeddump.iter_dir("examples/dump/dw"), "dw.jsonl.gz")
2
>>> [article.outlet for article in feeddump.jsonl.read("dw.jsonl.gz")]
['dw', 'dw']
"""

import gzip
import json
import os
import zlib
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

from feeddump import atomic
from feeddump.article import Article
from feeddump.errors import FormatError, ReadError
from feeddump.reading import PathLike
from feeddump.records import from_record, to_record

__all__ = ["Writable", "read", "write"]

_LEVEL: Final = 6
"""Of gzip's nine levels the one that gzip itself takes: the ninth costs far more than it saves."""

_REASONS: Final[Mapping[type[Exception], str]] = MappingProxyType(
    {
        UnicodeDecodeError: "it is no UTF-8",
        json.JSONDecodeError: "it is no whole JSON",
        RecursionError: "it is nested too deep",
    }
)


class Writable(Protocol):
    """What can be written to: a file opened for bytes, a compressor, ``sys.stdout.buffer``, …."""

    def write(self, data: bytes, /) -> object:
        """Take these bytes."""


def write(articles: Iterable[Article], destination: PathLike | Writable) -> int:
    """Write articles as JSON lines, one at a time, and tell how many they were.

    A file gets its name when it is whole: an error, or a killed process, leaves none and leaves
    an older one as it was. A name that ends with ``.gz`` makes a gzip file; the same articles
    give the same bytes.

    Args:
        articles: the articles.
        destination: the file's path, or an open stream of bytes, which stays open.

    Returns:
        The number of articles written.

    Raises:
        WriteError: where the file at that path cannot be written.

    >>> import io
    >>> stream = io.BytesIO()
    >>> write([Article("https://example.org/1", "灯", "example.org")], stream)
    1
    >>> print(stream.getvalue().decode()[:66])
    {"timestamp_ms": null, "url": "https://example.org/1", "title": "灯
    """
    if not isinstance(destination, (str, os.PathLike)):
        return _write_lines(articles, destination)
    with atomic.file(destination) as file:
        if not _is_compressed(destination):
            return _write_lines(articles, file)
        # No name and no time in the header: the same articles give the same bytes.
        with gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as compressed:
            return _write_lines(articles, compressed)


def read(source: PathLike | Iterable[bytes]) -> Iterator[Article]:
    """The Articles of a file of JSON lines, one at a time. Empty lines are passed over.

    Args:
        source: the file's path, unpacked if it ends with ``.gz``; or an open stream of bytes, or
            lines of bytes from anywhere.

    Raises:
        ReadError: from the iterator, where the system does not let us read the file.
        FormatError: from the iterator, where a line is no Article, with the line's number.

    >>> try:
    ...     list(read([b'{"url": "https://exam']))
    ... except FormatError as error:
    ...     print(error.line, error.reason[:27])
    1 line 1: it is no whole JSON
    """
    if not isinstance(source, (str, os.PathLike)):
        return _articles(source, None)
    return _articles(_lines(Path(source)), Path(source))


def _write_lines(articles: Iterable[Article], stream: Writable) -> int:
    count = 0
    for count, article in enumerate(articles, 1):  # noqa: B007 - the last is how many there were
        stream.write(
            json.dumps(to_record(article), ensure_ascii=False).encode(errors="backslashreplace")
            + b"\n"
        )
    return count


def _articles(lines: Iterable[bytes], path: Path | None) -> Iterator[Article]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield from_record(json.loads(line.decode()))
            except (ValueError, RecursionError) as error:
                raise _damaged(number, error, path) from error


def _damaged(number: int, error: Exception, path: Path | None) -> FormatError:
    reason = _REASONS.get(type(error), str(error))
    return FormatError(
        f"line {number}: {reason}: this line was damaged, or feeddump "
        "did not write it; write the file anew, or take the line out",
        path=path,
        line=number,
    )


def _lines(path: Path) -> Iterator[bytes]:
    with _telling(path), path.open("rb") as file:
        yield from gzip.GzipFile(fileobj=file) if _is_compressed(path) else file


@contextmanager
def _telling(path: Path) -> Generator[None]:
    """What goes wrong in reading a file, said as an error of this library."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise FormatError(
            f"it is no whole gzip file: {error}; it was cut off or damaged, write it anew",
            path=path,
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise ReadError(f"it cannot be read: {reason}", path=path) from error


def _is_compressed(path: PathLike) -> bool:
    return os.fspath(path).endswith(".gz")
