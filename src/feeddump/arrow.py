"""Arrow and Parquet: Articles as tables of one fixed schema. Needs pyarrow.

``pip install 'feeddump[arrow]'`` brings it. ``import feeddump`` does not load this module:
``import feeddump.arrow`` does.

>>> import feeddump, feeddump.arrow
>>> feeddump.arrow.write_parquet(feeddump.iter_dir("examples/dump/dw"), "dw.parquet")
2
>>> [article.outlet for article in feeddump.arrow.read_parquet("dw.parquet")]
['dw', 'dw']
"""

import datetime as dt
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from feeddump import atomic
from feeddump.article import Article
from feeddump.errors import FormatError, MissingExtraError, ReadError
from feeddump.reading import PathLike
from feeddump.records import from_record, to_record

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ModuleNotFoundError as error:
    raise MissingExtraError(
        "feeddump.arrow needs pyarrow: pip install 'feeddump[arrow]'", name=error.name
    ) from error

__all__ = [
    "SCHEMA",
    "from_batches",
    "from_table",
    "read_parquet",
    "to_batches",
    "to_table",
    "write_parquet",
]

Compression: TypeAlias = Literal["zstd", "snappy", "gzip", "brotli", "lz4", "none"]

_TEXT: Final[pa.DataType] = pa.string()
_TEXTS: Final[pa.DataType] = pa.list_(_TEXT)
_BLOCK: Final[pa.DataType] = pa.struct([("kind", _TEXT), ("text", _TEXT)])
_IMAGE: Final[pa.DataType] = pa.struct(
    [
        *((name, _TEXT) for name in ("url", "src", "alt", "caption", "credit")),
        ("position", pa.int64()),
    ]
)
_COLUMNS: Final[Mapping[str, pa.DataType]] = MappingProxyType(
    {
        "timestamp_ms": pa.timestamp("ms", tz="UTC"),
        "url": _TEXT,
        "title": _TEXT,
        "outlet": _TEXT,
        "published": pa.timestamp("us", tz="UTC"),
        "published_date": pa.date32(),
        "published_offset_seconds": pa.int32(),
        "authors": _TEXTS,
        "credits": _TEXTS,
        "lead": _TEXT,
        "text": _TEXT,
        "blocks": pa.list_(_BLOCK),
        "images": pa.list_(_IMAGE),
        "path": _TEXT,
    }
)

SCHEMA: Final = pa.schema(_COLUMNS)
"""The columns of every table that this module makes. They are an Article's fields, in their order.

``published`` is the instant in UTC, and null for a plain day. ``published_date`` is the day in
the outlet's own zone, for instants and plain days alike. ``published_offset_seconds`` is how far
that zone was from UTC. ``text`` follows from the others; it is there for those who want one
column of text, and nothing that reads Articles back needs it.
"""

_NEEDED: Final = tuple(name for name in _COLUMNS if name != "text")
_TYPES: Final = pa.schema({name: _COLUMNS[name] for name in _NEEDED})
_PLAIN: Final = pa.schema(
    # A timestamp may lie outside what a datetime can hold; its integer never does.
    {
        name: pa.int64() if pa.types.is_timestamp(_COLUMNS[name]) else _COLUMNS[name]
        for name in _NEEDED
    }
)
_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_ROWS_READ: Final = 1000
_MOST_TEXT: Final = 1 << 26
_ZSTD_LEVEL: Final = 3
"""What zstd itself takes; Arrow would take 1, and the files would be larger by a third."""
_WANTED: Final = "it has to have the columns of feeddump.arrow.SCHEMA, write it anew"


def to_batches(articles: Iterable[Article], *, batch_size: int = 1000) -> Iterator[pa.RecordBatch]:
    """Articles as record batches of :data:`SCHEMA`, made one at a time as they are asked for.

    Args:
        articles: the articles.
        batch_size: how many make a batch. The last one may have less, and so may one with more than
            64 million characters.

    Raises:
        ValueError: at once, where ``batch_size`` is less than 1.

    >>> articles = [Article(f"https://example.org/{n}", "", "example.org") for n in range(5)]
    >>> [batch.num_rows for batch in to_batches(articles, batch_size=2)]
    [2, 2, 1]
    """
    if batch_size < 1:
        raise ValueError(f"batch_size is 1 or more, not {batch_size}")
    return (pa.RecordBatch.from_pylist(rows, schema=SCHEMA) for rows in _rows(articles, batch_size))


def to_table(articles: Iterable[Article]) -> pa.Table:
    """Articles as one table of :data:`SCHEMA`, all in memory.

    >>> table = to_table([Article("https://example.org/1", "Tides", "example.org")])
    >>> table.column("title").to_pylist()
    ['Tides']
    """
    return pa.Table.from_batches(to_batches(articles), schema=SCHEMA)


def from_batches(batches: Iterable[pa.RecordBatch]) -> Iterator[Article]:
    """The Articles of record batches, one at a time.

    Columns may stand in any order, and others beside them. What another engine made of a column
    is taken if it can be cast to that of :data:`SCHEMA`.

    Raises:
        FormatError: from the iterator, where a column is missing or of another kind, or where a
            row is no Article.

    >>> articles = [Article("https://example.org/1", "Tides", "example.org")]
    >>> list(from_batches(to_batches(articles))) == articles
    True
    """
    return _articles(batches, None)


def from_table(table: pa.Table) -> Iterator[Article]:
    """The Articles of a table, one at a time, as for :func:`from_batches`.

    >>> articles = [Article("https://example.org/1", "Tides", "example.org")]
    >>> list(from_table(to_table(articles))) == articles
    True
    """
    return from_batches(table.to_batches())


def write_parquet(
    articles: Iterable[Article],
    path: PathLike,
    *,
    batch_size: int = 5000,
    compression: Compression = "zstd",
) -> int:
    """Write articles as one Parquet file, and tell how many they were.

    The file gets its name when it is whole: an error, or a killed process, leaves none and leaves
    an older one as it was.

    Args:
        articles: the articles.
        path: the file.
        batch_size: how many articles make a row group. So many are held in memory at a time.
        compression: as Parquet names it: "zstd", "snappy", "gzip", "brotli", "lz4" or "none".

    Returns:
        The number of articles written.

    Raises:
        ValueError: where ``batch_size`` is less than 1, or there is no such compression.
        WriteError: where the file cannot be written.

    >>> write_parquet([Article("https://example.org/1", "Tides", "example.org")], "one.parquet")
    1
    """
    count = 0
    batches = to_batches(articles, batch_size=batch_size)
    level = _ZSTD_LEVEL if compression == "zstd" else None
    with (
        atomic.file(path) as file,
        pq.ParquetWriter(file, SCHEMA, compression=compression, compression_level=level) as writer,
    ):
        for batch in batches:
            writer.write_batch(batch)
            count += batch.num_rows
    return count


def read_parquet(path: PathLike) -> Iterator[Article]:
    """The Articles of a Parquet file, one at a time.

    Args:
        path: the file, written by :func:`write_parquet` or of the same columns.

    Raises:
        ReadError: from the iterator, where the system does not let us read the file.
        FormatError: from the iterator, where it is no Parquet file, or as for
            :func:`from_batches`.

    >>> _ = write_parquet([Article("https://example.org/1", "Tides", "example.org")], "a.parquet")
    >>> [article.title for article in read_parquet("a.parquet")]
    ['Tides']
    """
    return _articles(_stored(Path(path)), Path(path))


# Writing


def _rows(articles: Iterable[Article], most: int) -> Iterator[list[dict[str, Any]]]:
    """Articles as lists of rows, none longer than ``most`` and none too large for a batch."""
    rows: list[dict[str, Any]] = []
    size = 0
    for article in articles:
        rows.append(to_record(article) | _from_stamp(article.published) | {"text": article.text})
        size += sum(len(block.text) for block in article.blocks)
        if len(rows) == most or size > _MOST_TEXT:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _from_stamp(published: dt.datetime | dt.date | None) -> dict[str, Any]:
    """The three columns of a stamp; the instant as its number of microseconds."""
    if not isinstance(published, dt.datetime):
        return {"published": None, "published_date": published, "published_offset_seconds": None}
    offset = published.utcoffset() or dt.timedelta(0)
    return {
        "published": (published - _EPOCH) // dt.timedelta(microseconds=1),
        "published_date": published.date(),
        "published_offset_seconds": offset // dt.timedelta(seconds=1),
    }


# Reading


def _articles(batches: Iterable[pa.RecordBatch], path: Path | None) -> Iterator[Article]:
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS_READ):
            yield from _from_rows(batch.slice(start, _ROWS_READ), path)


def _from_rows(batch: pa.RecordBatch, path: Path | None) -> list[Article]:
    """The Articles of a few rows; the columns are first cast to those of the schema."""
    missing = [name for name in _NEEDED if name not in batch.schema.names]
    if missing:
        raise FormatError(f"it has no column {missing[0]!r}: {_WANTED}", path=path)
    try:
        columns = batch.select(list(_NEEDED)).cast(_TYPES).cast(_PLAIN)
        return [_from_row(row) for row in columns.to_pylist()]
    except (pa.ArrowException, ValueError, OverflowError) as error:
        raise FormatError(f"a row is no Article: {error}: {_WANTED}", path=path) from error


def _from_row(row: dict[str, Any]) -> Article:
    stamp = _to_stamp(row["published"], row["published_date"], row["published_offset_seconds"])
    return from_record(row | {"published": None if stamp is None else stamp.isoformat()})


def _to_stamp(
    microseconds: int | None, day: dt.date | None, offset: int | None
) -> dt.datetime | dt.date | None:
    """What three columns say; the instant in UTC may be one that no datetime can hold."""
    if microseconds is None:
        return day
    distance = dt.timedelta(seconds=offset or 0)
    local = _EPOCH + (dt.timedelta(microseconds=microseconds) + distance)
    return local.replace(tzinfo=dt.timezone(distance))


def _stored(path: Path) -> Iterator[pa.RecordBatch]:
    """The batches of a Parquet file, with the columns that are needed."""
    with _telling(path), path.open("rb") as stream, pq.ParquetFile(stream) as file:
        yield from file.iter_batches(_ROWS_READ, columns=list(_NEEDED))  # pyright: ignore[reportUnknownMemberType] - pyarrow-stubs do not tell what the lists hold


@contextmanager
def _telling(path: Path) -> Generator[None]:
    """What goes wrong in reading a file, said as an error of this library."""
    try:
        yield
    except (pa.ArrowException, OSError, ValueError) as error:
        if isinstance(error, OSError) and error.strerror is not None:
            raise ReadError(f"it cannot be read: {error.strerror}", path=path) from error
        # Arrow says of a damaged file what Python says of a disk, but with no number of an error.
        raise FormatError(f"it is no whole Parquet file: {error}: {_WANTED}", path=path) from error
