"""One source of an Article, wherever it lies, and what becomes of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from feeddump.adapters.base import Adapter
from feeddump.article import Article
from feeddump.errors import ParseError
from feeddump.reading import parse_bytes, read_file


class Member(NamedTuple):
    """A file that an archive holds, read; a plain tuple, because it goes to other processes."""

    path: str
    data: bytes


Source: TypeAlias = str | Member | ParseError
"""A file's path, a member, or what was found in its place and cannot be read."""

Outcome: TypeAlias = tuple[Article | ParseError, int]
"""What a source gave, and the bytes that were read for it."""


def outcome_of(source: Source, adapters: Sequence[Adapter] | None) -> Outcome:
    r"""What becomes of one source.

    >>> outcome_of(Member("a.zip/1.md", b"# A readme\n"), None)
    (HeaderError('no rule ------ parts a header from a body: this is not a dump file'), 11)
    """
    if isinstance(source, ParseError):
        return source, 0
    size = 0
    try:
        path, data = _read(source)
        size = len(data)
        return parse_bytes(data, path=path, adapters=adapters), size
    except ParseError as error:
        return error, size


def _read(source: str | Member) -> tuple[Path, bytes]:
    if isinstance(source, Member):
        return Path(source.path), source.data
    path = Path(source)
    return path, read_file(path)
