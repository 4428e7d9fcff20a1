"""Arrow tables and Parquet files of articles."""

import datetime as dt
import importlib
import os
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from test_article import ARTICLE

import feeddump
from feeddump import Article, Block

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

import pyarrow.parquet as pq  # noqa: E402 - after the skip

from feeddump import arrow  # noqa: E402

DAY = attrs.evolve(ARTICLE, published=dt.date(2023, 11, 14))
PLAIN = Article(url="https://plain.example/2", title="灯", outlet="plain")


def row(article: Article) -> dict[str, Any]:
    """The one row of an article's table."""
    (found,) = arrow.to_table([article]).to_pylist()
    return dict(found)


def stamped(published: dt.datetime) -> Article:
    """An article with that stamp, written and read."""
    (article,) = arrow.from_table(arrow.to_table([attrs.evolve(PLAIN, published=published)]))
    return article


class TestSchema:
    """The columns."""

    def test_row(self) -> None:
        """A row has the article's fields, the text, and the stamp in three columns."""
        assert {
            "timestamp_ms": dt.datetime(2023, 11, 14, 22, 13, 20, tzinfo=dt.UTC),
            "url": "https://plain.example/1",
            "title": "山城雨后",
            "outlet": "plain",
            "published": dt.datetime(2023, 11, 14, 22, tzinfo=dt.UTC),
            "published_date": dt.date(2023, 11, 14),
            "published_offset_seconds": 3600,
            "authors": ["周原", "林青"],
            "credits": ["作者：周原、林青", "翻译：陈舟"],
            "lead": "雨停了。",
            "text": ARTICLE.text,
            "blocks": ARTICLE.to_dict()["blocks"],
            "images": ARTICLE.to_dict()["images"],
            "path": "dump/1.md",
        } == row(ARTICLE)

    def test_nothing(self) -> None:
        """What an article has not is null, an empty list or an empty text."""
        empty = row(Article(url="", title="", outlet=""))

        assert {None, ""} == {value for value in empty.values() if not isinstance(value, list)}
        assert {"authors", "credits", "blocks", "images"} == {
            name for name, value in empty.items() if value == []
        }

    def test_day(self) -> None:
        """A plain day is a day and no instant, and stays one."""
        day = row(DAY)

        assert (None, dt.date(2023, 11, 14), None) == (
            day["published"],
            day["published_date"],
            day["published_offset_seconds"],
        )
        assert [DAY] == list(arrow.from_table(arrow.to_table([DAY])))

    def test_local_day(self) -> None:
        """The day of an instant is the outlet's and not that of UTC."""
        shanghai = dt.timezone(dt.timedelta(hours=8))
        late = dt.datetime(2023, 11, 15, 1, tzinfo=shanghai)

        assert dt.date(2023, 11, 15) == row(attrs.evolve(PLAIN, published=late))["published_date"]

    @pytest.mark.parametrize("offset", [0, 1, 29143, -86399, 86399])
    @pytest.mark.parametrize("year", [1, 1969, 9999])
    def test_edges(self, year: int, offset: int) -> None:
        """The first and the last instants of the calendar keep their microsecond and their zone."""
        zone = dt.timezone(dt.timedelta(seconds=offset))
        for stamp in (dt.datetime.min.replace(tzinfo=zone), dt.datetime.max.replace(tzinfo=zone)):
            published = stamp.replace(year=year)
            read = stamped(published).published

            assert isinstance(read, dt.datetime)
            assert published.isoformat() == read.isoformat()

    @pytest.mark.parametrize("epoch", [-(10**17), -1, 0, 10**17])
    def test_epochs(self, epoch: int) -> None:
        """An epoch that no datetime can hold comes back as it was."""
        article = attrs.evolve(PLAIN, timestamp_ms=epoch)

        assert [article] == list(arrow.from_table(arrow.to_table([article])))

    def test_odd_path(self) -> None:
        """For a byte of a path that is no UTF-8 stands U+FFFD."""
        odd = attrs.evolve(PLAIN, path=Path(os.fsdecode(b"dump/caf\xe9.md")))

        assert "dump/caf\ufffd.md" == row(odd)["path"]


class TestBatches:
    """Record batches."""

    def test_sizes(self) -> None:
        """Batches are full but for the last, and all of one schema."""
        batches = list(arrow.to_batches([PLAIN] * 5, batch_size=2))

        assert [2, 2, 1] == [batch.num_rows for batch in batches]
        assert all(batch.schema == arrow.SCHEMA for batch in batches)
        assert [] == list(arrow.to_batches([]))

    def test_lazy(self) -> None:
        """A batch is made when it is asked for, of no more articles than it needs."""
        taken = []

        def articles() -> Iterator[Article]:
            for number in range(5):
                taken.append(number)
                yield PLAIN

        batches = arrow.to_batches(articles(), batch_size=2)

        assert [] == taken
        next(batches)
        assert [0, 1] == taken

    def test_large(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A batch ends early where its text grows too large for one column."""
        monkeypatch.setattr(arrow, "_MOST_TEXT", 10)
        long = attrs.evolve(PLAIN, blocks=(Block("embed", "x" * 11),))

        batches = list(arrow.to_batches([PLAIN, long, PLAIN, PLAIN]))

        assert [2, 2] == [batch.num_rows for batch in batches]

    @pytest.mark.parametrize("size", [0, -1])
    def test_no_size(self, size: int, tmp_path: Path) -> None:
        """A size of nothing is refused at once."""
        with pytest.raises(ValueError, match="batch_size"):
            arrow.to_batches([], batch_size=size)
        with pytest.raises(ValueError, match="batch_size"):
            arrow.write_parquet([], tmp_path / "a.parquet", batch_size=size)

    def test_back(self) -> None:
        """Articles come back from batches and tables as they were, with their paths."""
        articles = [ARTICLE, DAY, PLAIN]
        read = list(arrow.from_batches(arrow.to_batches(articles, batch_size=2)))

        assert articles == read
        assert [article.path for article in articles] == [article.path for article in read]

    def test_back_of_one_large_batch(self) -> None:
        """Of a large batch a few rows at a time become articles."""
        table = arrow.to_table([PLAIN] * 2500).combine_chunks()

        assert [PLAIN] * 2500 == list(arrow.from_table(table))


class TestForeign:
    """Tables that another program made or changed."""

    def test_other_columns(self) -> None:
        """Columns may stand in any order, with others beside them, and the text may be missing."""
        table = arrow.to_table([ARTICLE, PLAIN])
        names = [name for name in reversed(table.column_names) if name != "text"]
        changed = table.select(names).append_column("score", [[1.0, 2.0]])

        assert [ARTICLE, PLAIN] == list(arrow.from_table(changed))

    def test_other_types(self) -> None:
        """Large strings, dictionaries and finer timestamps are taken for what they say."""
        table = arrow.to_table([ARTICLE, DAY, PLAIN])
        kinds = {
            "title": pa.large_string(),
            "lead": pa.large_string(),
            "timestamp_ms": pa.timestamp("ns", tz="UTC"),
            "published": pa.timestamp("ns", tz="Etc/UTC"),
            "authors": pa.large_list(pa.large_string()),
        }
        fields = [pa.field(f.name, kinds.get(f.name, f.type)) for f in table.schema]
        changed = table.cast(pa.schema(fields))
        outlets = changed.column("outlet").dictionary_encode()
        changed = changed.set_column(changed.column_names.index("outlet"), "outlet", outlets)

        assert [ARTICLE, DAY, PLAIN] == list(arrow.from_table(changed))

    def test_missing_column(self) -> None:
        """A missing column is named."""
        table = arrow.to_table([ARTICLE]).drop_columns(["credits"])

        with pytest.raises(feeddump.FormatError, match="no column 'credits'"):
            next(arrow.from_table(table))

    def test_no_zone(self) -> None:
        """An instant without a zone beside it is one in UTC, as engines without zones have it."""
        table = arrow.to_table([PLAIN])
        place = table.column_names.index("published")
        noon = dt.datetime(2023, 11, 14, 12)  # noqa: DTZ001 - what this is about
        changed = table.set_column(place, "published", [pa.array([noon], pa.timestamp("us"))])
        (read,) = arrow.from_table(changed)

        assert noon.replace(tzinfo=dt.UTC) == read.published

    @pytest.mark.parametrize(
        ("name", "values"),
        [
            ("title", [None]),
            ("title", [[1]]),
            ("authors", [None]),
            ("authors", [[None]]),
            ("blocks", [[{"kind": "sidebar", "text": ""}]]),
            ("blocks", [[None]]),
            ("images", [[{"url": "x"}]]),
            ("published_offset_seconds", [86_400]),
            ("timestamp_ms", ["yesterday"]),
            ("published", [2**62]),
        ],
    )
    def test_no_article(self, name: str, values: list[Any]) -> None:
        """A row that is no article, or a column of another kind, is a FormatError."""
        table = arrow.to_table([ARTICLE])
        place = table.column_names.index(name)
        kind = pa.timestamp("us") if values == [2**62] else None
        changed = table.set_column(place, name, [pa.array(values, kind)])

        with pytest.raises(feeddump.FormatError, match=r"feeddump\.arrow\.SCHEMA") as caught:
            next(arrow.from_table(changed))
        assert None is caught.value.path


class TestParquet:
    """Parquet files."""

    @pytest.mark.parametrize("compression", ["zstd", "snappy", "none"])
    def test_file(self, compression: Any, tmp_path: Path) -> None:
        """Articles come back from a file as they were, with their paths."""
        file = tmp_path / "a.parquet"
        articles = [ARTICLE, DAY, PLAIN]
        count = arrow.write_parquet(
            iter(articles), str(file), batch_size=2, compression=compression
        )
        read = list(arrow.read_parquet(str(file)))

        assert 3 == count
        assert articles == read
        assert [article.path for article in articles] == [article.path for article in read]
        assert 2 == pq.ParquetFile(file).metadata.num_row_groups
        assert arrow.SCHEMA == pq.read_schema(file)

    def test_nothing(self, tmp_path: Path) -> None:
        """Of no articles a file with columns and no row is made."""
        assert 0 == arrow.write_parquet([], tmp_path / "a.parquet")
        assert [] == list(arrow.read_parquet(tmp_path / "a.parquet"))

    def test_error(self, tmp_path: Path) -> None:
        """An error of the articles leaves no file."""

        def articles() -> Iterator[Article]:
            yield ARTICLE
            raise feeddump.ReadError("gone")

        with pytest.raises(feeddump.ReadError):
            arrow.write_parquet(articles(), tmp_path / "a.parquet", batch_size=1)

        assert [] == list(tmp_path.iterdir())

    def test_no_place(self, tmp_path: Path) -> None:
        """Where no file can be, the error names the file."""
        with pytest.raises(feeddump.WriteError) as caught:
            arrow.write_parquet([ARTICLE], tmp_path / "missing" / "a.parquet")

        assert tmp_path / "missing" / "a.parquet" == caught.value.path

    def test_no_file(self, tmp_path: Path) -> None:
        """A file that is not there is a ReadError when it is first asked for."""
        articles = arrow.read_parquet(tmp_path / "a.parquet")

        with pytest.raises(feeddump.ReadError) as caught:
            next(articles)
        assert tmp_path / "a.parquet" == caught.value.path

    @pytest.mark.parametrize("cut", [slice(0, 0), slice(0, 900), slice(1, None), slice(-100, None)])
    def test_damaged(self, cut: slice, tmp_path: Path) -> None:
        """What is no whole Parquet file is a FormatError that names it."""
        file = tmp_path / "a.parquet"
        arrow.write_parquet([ARTICLE], file)
        file.write_bytes(file.read_bytes()[cut])

        with pytest.raises(feeddump.FormatError) as caught:
            list(arrow.read_parquet(file))
        assert file == caught.value.path

    def test_damaged_within(self, tmp_path: Path) -> None:
        """A file whose pages are damaged is a FormatError too, or what is left is no article."""
        file = tmp_path / "a.parquet"
        arrow.write_parquet([ARTICLE] * 3, file)
        data = bytearray(file.read_bytes())
        data[4:1200] = bytes(1196)
        file.write_bytes(data)

        with pytest.raises(feeddump.FormatError) as caught:
            list(arrow.read_parquet(file))
        assert file == caught.value.path

    def test_other_columns(self, tmp_path: Path) -> None:
        """A Parquet file of something else is a FormatError that names it."""
        pq.write_table(pa.table({"url": ["x"]}), tmp_path / "a.parquet")

        with pytest.raises(feeddump.FormatError, match="no column 'timestamp_ms'") as caught:
            list(arrow.read_parquet(tmp_path / "a.parquet"))
        assert tmp_path / "a.parquet" == caught.value.path


def test_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow the module says what to install, in an error of either family."""
    monkeypatch.delitem(sys.modules, "feeddump.arrow")
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(
        feeddump.MissingExtraError, match=r"pip install 'feeddump\[arrow\]'"
    ) as caught:
        importlib.import_module("feeddump.arrow")

    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert isinstance(error, ImportError)
    assert isinstance(error, feeddump.FeeddumpError)
    assert (str(caught.value), "pyarrow") == (str(error), error.name)
