"""JSON lines: an article a line."""

import gzip
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from test_article import ARTICLE

import feeddump
import feeddump.jsonl
from feeddump import Article

OTHER = Article(url="https://plain.example/2", title="\u2028\x85\t😀", outlet="plain")
LINE = json.dumps(ARTICLE.to_dict()).encode()


def written(*articles: Article) -> bytes:
    """What is written of these articles."""
    stream = io.BytesIO()
    assert len(articles) == feeddump.jsonl.write(articles, stream)
    return stream.getvalue()


def changed(**values: Any) -> bytes:
    """A line with other values."""
    return json.dumps(ARTICLE.to_dict() | values).encode()


class TestWriting:
    """What is written."""

    def test_line(self) -> None:
        """A line is what `to_dict` gives, in UTF-8, and ends with a line feed."""
        first, second, rest = written(ARTICLE, OTHER).split(b"\n")

        assert ARTICLE.to_dict() == json.loads(first)
        assert OTHER.to_dict() == json.loads(second)
        assert b"" == rest
        assert "山城雨后" in first.decode()

    @pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.gz"])
    def test_file(self, name: str, tmp_path: Path) -> None:
        """A file holds what a stream gets, compressed if its name says so."""
        count = feeddump.jsonl.write(iter([ARTICLE, OTHER]), tmp_path / name)
        data = (tmp_path / name).read_bytes()

        assert 2 == count
        assert written(ARTICLE, OTHER) == (gzip.decompress(data) if "gz" in name else data)

    def test_same_bytes(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """A compressed file says neither when nor under which name it was made."""
        feeddump.jsonl.write([ARTICLE], tmp_path / "a.jsonl.gz")
        monkeypatch.setattr(time, "time", lambda: 1.0)
        feeddump.jsonl.write([ARTICLE], tmp_path / "b.jsonl.gz")
        first = (tmp_path / "a.jsonl.gz").read_bytes()

        assert first == (tmp_path / "b.jsonl.gz").read_bytes()
        assert b"\0" * 5 == first[3:8]

    def test_nothing(self, tmp_path: Path) -> None:
        """Of no articles an empty file is made."""
        assert 0 == feeddump.jsonl.write([], tmp_path / "a.jsonl")
        assert b"" == (tmp_path / "a.jsonl").read_bytes()

    @pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
    def test_error(self, name: str, tmp_path: Path) -> None:
        """An error of the articles leaves no file."""

        def articles() -> Iterator[Article]:
            yield ARTICLE
            raise feeddump.ReadError("gone")

        with pytest.raises(feeddump.ReadError):
            feeddump.jsonl.write(articles(), str(tmp_path / name))

        assert [] == list(tmp_path.iterdir())

    def test_one_at_a_time(self) -> None:
        """An article is written before the next one is asked for."""
        stream = io.BytesIO()
        lengths = []

        def articles() -> Iterator[Article]:
            for article in (ARTICLE, OTHER):
                lengths.append(len(stream.getvalue()))
                yield article

        feeddump.jsonl.write(articles(), stream)

        assert [0, len(written(ARTICLE))] == lengths

    def test_onto_itself(self, tmp_path: Path) -> None:
        """A file can be read and written anew in one go."""
        file = tmp_path / "a.jsonl"
        feeddump.jsonl.write([ARTICLE, OTHER], file)

        feeddump.jsonl.write(
            (attrs.evolve(article, lead=None) for article in feeddump.jsonl.read(file)), file
        )

        assert [None, None] == [article.lead for article in feeddump.jsonl.read(file)]

    def test_odd_path(self) -> None:
        """A path keeps its parts, and for a byte that is no UTF-8 stands U+FFFD."""
        odd = attrs.evolve(ARTICLE, path=Path(os.fsdecode(b"dump/caf\xe9.md")))
        (read,) = feeddump.jsonl.read([written(odd)])

        assert ARTICLE == read
        assert Path("dump/caf\ufffd.md") == read.path

    def test_surrogate(self) -> None:
        """Half a character, as some program may put into a title, comes back as it was."""
        half = attrs.evolve(ARTICLE, title="\ud83d")

        assert [half] == list(feeddump.jsonl.read([written(half)]))


class TestReading:
    """What is read."""

    @pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
    def test_file(self, name: str, tmp_path: Path) -> None:
        """Articles come back as they were, with their paths."""
        feeddump.jsonl.write([ARTICLE, OTHER], tmp_path / name)
        first, second = feeddump.jsonl.read(str(tmp_path / name))

        assert (ARTICLE, OTHER) == (first, second)
        assert (ARTICLE.path, None) == (first.path, second.path)

    def test_stream(self) -> None:
        """A stream is read from where it is, and stays open."""
        stream = io.BytesIO(b"# a note\n" + written(ARTICLE))
        stream.readline()

        assert [ARTICLE] == list(feeddump.jsonl.read(stream))
        assert not stream.closed

    def test_one_at_a_time(self) -> None:
        """A line is read when its article is asked for."""
        assert ARTICLE == next(feeddump.jsonl.read(iter([LINE, b"damaged"])))

    def test_left_early(self, tmp_path: Path) -> None:
        """A file that is not read to its end is closed."""
        feeddump.jsonl.write([ARTICLE, OTHER], tmp_path / "a.jsonl")
        articles = feeddump.jsonl.read(tmp_path / "a.jsonl")

        assert ARTICLE == next(articles)

    def test_empty_lines(self) -> None:
        """Empty lines are passed over, but counted."""
        with pytest.raises(feeddump.FormatError, match="line 4: ") as caught:
            list(feeddump.jsonl.read([b"\n", LINE, b"  \r\n", b"{\n"]))

        assert 4 == caught.value.line

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            (LINE[:100], "it is no whole JSON"),
            (b"\xff\xfe{}", "it is no UTF-8"),
            (b"[" * 100_000, "it is nested too deep"),
            (b"[1]", "it is [1] and no object with fields"),
            (b'"' + b"x" * 99 + b'"', f"it is '{'x' * 59}… and no object with fields"),
            (b"{}", "it has no field 'timestamp_ms'"),
            (b"1" * 5000, "Exceeds the limit"),
            (changed(timestamp_ms=1.5), "its field 'timestamp_ms' holds 1.5"),
            (changed(timestamp_ms=True), "its field 'timestamp_ms' holds True"),
            (changed(title=None), "its field 'title' holds None"),
            (changed(published="yesterday"), "Invalid isoformat string: 'yesterday'"),
            (changed(published=2023), "its field 'published' holds 2023"),
            (changed(authors="周原"), "its field 'authors' holds '周原'"),
            (changed(credits=[None]), "its field 'credits' holds [None]"),
            (changed(blocks=[["quote", "x"]]), "its field 'blocks' holds [['quote', 'x']]"),
            (changed(blocks=[{"kind": "x", "text": ""}]), "its field 'blocks' holds"),
            (changed(blocks=[{"kind": 1, "text": ""}]), "its field 'blocks' holds"),
            (changed(blocks=[{"kind": "quote"}]), "its field 'blocks' holds"),
            (changed(images=[{"url": "x"}]), "its field 'images' holds [{'url': 'x'}]"),
            (changed(path=5), "its field 'path' holds 5"),
        ],
    )
    def test_damaged(self, line: bytes, reason: str, tmp_path: Path) -> None:
        """A line that is no article is an error that names the file and the line."""
        file = tmp_path / "a.jsonl"
        file.write_bytes(LINE + b"\n" + line + b"\n")
        articles = feeddump.jsonl.read(file)

        assert ARTICLE == next(articles)
        with pytest.raises(feeddump.FormatError) as caught:
            next(articles)
        assert (file, 2) == (caught.value.path, caught.value.line)
        assert caught.value.reason.startswith(f"line 2: {reason}")
        assert "write the file anew" in caught.value.reason

    def test_missing(self, tmp_path: Path) -> None:
        """A file that is not there, or cannot be, is a ReadError when it is first asked for."""
        for name in ("a.jsonl", "a\0.jsonl"):
            articles = feeddump.jsonl.read(tmp_path / name)
            with pytest.raises(feeddump.ReadError) as caught:
                next(articles)
            assert tmp_path / name == caught.value.path

    @pytest.mark.parametrize("cut", [slice(-9), slice(0, -200), slice(1, None), slice(5, 9)])
    def test_damaged_gzip(self, cut: slice, tmp_path: Path) -> None:
        """A compressed file that was cut off, or is none, is a FormatError."""
        file = tmp_path / "a.jsonl.gz"
        feeddump.jsonl.write([ARTICLE] * 9, file)
        file.write_bytes(file.read_bytes()[cut])

        with pytest.raises(feeddump.FormatError, match="no whole gzip file") as caught:
            list(feeddump.jsonl.read(file))

        assert (file, None) == (caught.value.path, caught.value.line)

    def test_flipped_gzip(self, tmp_path: Path) -> None:
        """A compressed file with a damaged byte is a FormatError."""
        file = tmp_path / "a.jsonl.gz"
        feeddump.jsonl.write([ARTICLE], file)
        data = bytearray(file.read_bytes())
        data[10] ^= 0xFF
        file.write_bytes(data)

        with pytest.raises(feeddump.FormatError):
            list(feeddump.jsonl.read(file))


def test_not_loaded() -> None:
    """Nobody who only reads dumps pays for the outputs."""
    code = (
        "import sys, feeddump\n"
        "print({name for name in ('jsonl', 'markdown', 'arrow', 'newest', 'atomic')"
        " if f'feeddump.{name}' in sys.modules} | {'json', 'pyarrow', 'pickle'} & {*sys.modules})"
    )
    command = [sys.executable, "-c", code]
    result = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603

    assert "set()" == result.stdout.strip()
