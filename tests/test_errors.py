"""What can go wrong, and what an error tells."""

import copy
import os
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest
from strategies import dump

import feeddump

PARSE_ERRORS = [
    feeddump.ParseError,
    feeddump.HeaderError,
    feeddump.BodyError,
    feeddump.ReadError,
    feeddump.ArchiveError,
    feeddump.FormatError,
]

NO_HEADER = b"# A readme\n"
TOO_DEEP = dump("<div>" * 5000)


@pytest.mark.parametrize("kind", PARSE_ERRORS)
class TestParseErrors:
    """Each kind of parse error."""

    def test_tree(self, kind: type[feeddump.ParseError]) -> None:
        """Every parse error can be caught as such, and as an error of this library."""
        assert issubclass(kind, feeddump.ParseError)
        assert issubclass(kind, feeddump.FeeddumpError)

    @pytest.mark.parametrize("path", [None, Path("dump/1.md")])
    def test_survives_copies(self, kind: type[feeddump.ParseError], path: Path | None) -> None:
        """Pickled and copied, an error keeps its type, reason and path."""
        error = kind("山城没有标题", path=path)

        for copied in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301
            assert type(error) is type(copied)
            assert ("山城没有标题", path) == (copied.reason, copied.path)
            assert str(error) == str(copied)

    def test_text(self, kind: type[feeddump.ParseError]) -> None:
        """An error reads as its path and its reason."""
        assert "no title" == str(kind("no title"))
        assert f"{Path('dump/1.md')}: no title" == str(kind("no title", path=Path("dump/1.md")))


def test_format_error() -> None:
    """A damaged line's number survives copies, and stays when the error is said of a file."""
    error = feeddump.FormatError("no JSON", line=3)

    for copied in (pickle.loads(pickle.dumps(error)), copy.copy(error), error.at(Path("a.jsonl"))):  # noqa: S301
        assert (feeddump.FormatError, 3) == (type(copied), copied.line)
        assert "no JSON" == copied.reason
    assert Path("a.jsonl") == error.at(Path("a.jsonl")).path
    assert None is feeddump.FormatError("no JSON").line


@pytest.mark.parametrize("path", [None, Path("out/a.jsonl")])
def test_write_error(path: Path | None) -> None:
    """A WriteError survives copies, and is no error of the file that was parsed."""
    error = feeddump.WriteError("no such folder", path=path)

    for copied in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301
        assert (feeddump.WriteError, "no such folder") == (type(copied), copied.reason)
        assert (path, str(error)) == (copied.path, str(copied))
    assert str(error) == ("no such folder" if path is None else f"{path}: no such folder")
    assert not isinstance(error, feeddump.ParseError)


def test_adapter_error() -> None:
    """An adapter's error is one of this library, but no file is to blame for it."""
    error = pickle.loads(pickle.dumps(feeddump.AdapterError("two claim one host")))  # noqa: S301

    assert "two claim one host" == str(error)
    assert isinstance(error, feeddump.FeeddumpError)
    assert not isinstance(error, feeddump.ParseError)


@pytest.mark.parametrize("code", [None, -9])
def test_worker_error(code: int | None) -> None:
    """A worker's error keeps its reason and exit code, and no file is to blame for it."""
    error = feeddump.WorkerError("a worker process was killed", exit_code=code)

    for copied in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301
        assert type(error) is type(copied)
        assert ("a worker process was killed", code) == (copied.reason, copied.exit_code)
        assert "a worker process was killed" == str(copied)
    assert isinstance(error, feeddump.FeeddumpError)
    assert not isinstance(error, feeddump.ParseError)


def test_warning() -> None:
    """The warning can be filtered as a user's own."""
    assert issubclass(feeddump.ParseWarning, UserWarning)


class TestPath:
    """Which file an error names."""

    @pytest.mark.parametrize(
        ("data", "kind"), [(NO_HEADER, feeddump.HeaderError), (TOO_DEEP, feeddump.BodyError)]
    )
    def test_file(self, data: bytes, kind: type[feeddump.ParseError], tmp_path: Path) -> None:
        """An error of a file names the file, whether it was parsed or explained."""
        file = tmp_path / "1.md"
        file.write_bytes(data)

        for read in (feeddump.parse_file, feeddump.explain):
            with pytest.raises(kind) as caught:
                read(file)

            assert file == caught.value.path

    @pytest.mark.parametrize("data", ["text", bytearray(b"bytes"), None])
    def test_no_bytes(self, data: Any) -> None:
        """Text, or anything else that is no bytes, is refused by name."""
        with pytest.raises(TypeError, match=f"not a {type(data).__name__}"):
            feeddump.parse_bytes(data)

    @pytest.mark.parametrize("data", [NO_HEADER, TOO_DEEP])
    def test_bytes(self, data: bytes) -> None:
        """An error of bytes names the path that was given with them, or none."""
        with pytest.raises(feeddump.ParseError) as caught:
            feeddump.parse_bytes(data, path="dump/1.md")
        with pytest.raises(feeddump.ParseError) as nowhere:
            feeddump.parse_bytes(data)
        with pytest.raises(feeddump.ParseError) as explained:
            feeddump.explain(data)

        assert Path("dump/1.md") == caught.value.path
        assert None is nowhere.value.path
        assert None is explained.value.path
        assert caught.value.reason == nowhere.value.reason == explained.value.reason

    def test_article(self, tmp_path: Path) -> None:
        """An article names the file too, given as text or as a path."""
        file = tmp_path / "1.md"
        file.write_bytes(dump("<p>正文</p>"))

        assert file == feeddump.parse_file(file).path
        assert file == feeddump.parse_file(str(file)).path
        assert Path("1.md") == feeddump.parse_bytes(dump(), path="1.md").path
        assert None is feeddump.parse_bytes(dump()).path


class TestReading:
    """Files that cannot be read."""

    @pytest.mark.parametrize("name", ["missing.md", "missing/1.md", "a\0b.md", "x" * 5000])
    def test_missing(self, name: str, tmp_path: Path) -> None:
        """What is not there, and what can be no file's name, is a ReadError with its cause."""
        for read in (feeddump.parse_file, feeddump.explain):
            with pytest.raises(feeddump.ReadError) as caught:
                read(tmp_path / name)

            assert tmp_path / name == caught.value.path
            assert caught.value.reason
            assert caught.value.__cause__ is not None

    def test_folder(self, tmp_path: Path) -> None:
        """A folder is no file."""
        with pytest.raises(feeddump.ReadError) as caught:
            feeddump.parse_file(tmp_path)

        assert tmp_path == caught.value.path

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
    def test_pipe(self, tmp_path: Path) -> None:
        """A pipe is not read: nobody may ever write to it."""
        pipe = tmp_path / "1.md"
        os.mkfifo(pipe)
        # Should the library open it all the same, this lets it go on, and the test fail.
        writer = threading.Timer(1, lambda: os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK)))
        writer.start()
        try:
            with pytest.raises(feeddump.ReadError):
                feeddump.parse_file(pipe)
        finally:
            writer.cancel()

    def test_huge(self, tmp_path: Path) -> None:
        """A file larger than any article is not read into memory."""
        file = tmp_path / "1.md"
        with file.open("wb") as stream:
            stream.write(dump())
            stream.truncate(2**40)

        with pytest.raises(feeddump.ReadError):
            feeddump.parse_file(file)

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="this system has no devices")
    def test_device(self) -> None:
        """A device is not read: it may never end."""
        with pytest.raises(feeddump.ReadError):
            feeddump.parse_file("/dev/null")
