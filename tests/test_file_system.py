"""What a file system can put in the way."""

import os
import socket
import stat
import threading
from pathlib import Path
from typing import Any

import pytest
from strategies import dump

import feeddump


def write(*files: Path) -> None:
    """Write a dump file at each path, with its name as the title."""
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(dump("<p>正文</p>", title=ascii(file.name)[1:-1]))


def read(root: Path) -> tuple[list[str], list[str]]:
    """The names of the files read, and of what gave an error."""
    errors: list[feeddump.ParseError] = []
    articles = list(feeddump.iter_dir(root, on_error=errors.append))
    assert {feeddump.ReadError} >= set(map(type, errors))
    return (
        [article.path.name for article in articles if article.path],
        [error.path.name for error in errors if error.path],
    )


@pytest.mark.parametrize("denied", ["scandir", "stat"])
def test_denied(denied: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder or file that may not be read is reported by its path; the others are read."""
    write(tmp_path / "a" / "1.md", tmp_path / "b" / "2.md")
    original = getattr(os, denied)
    target = {"scandir": tmp_path / "a", "stat": tmp_path / "a" / "1.md"}[denied]

    def refuse(path: Any, *args: Any, **options: Any) -> Any:
        if Path(path) == target:
            raise PermissionError(13, "Permission denied", str(path))
        return original(path, *args, **options)

    monkeypatch.setattr(os, denied, refuse)

    assert (["2.md"], [target.name]) == read(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    """A file of no bytes is no dump file."""
    (tmp_path / "1.md").touch()

    with pytest.raises(feeddump.HeaderError):
        feeddump.parse_file(tmp_path / "1.md")


def test_huge_file(tmp_path: Path) -> None:
    """A file of a terabyte is refused without reading it; the others are read."""
    write(tmp_path / "1.md", tmp_path / "2.md")
    try:
        os.truncate(tmp_path / "1.md", 1 << 40)
    except OSError:
        pytest.skip("this file system has no sparse files of that size")

    assert (["2.md"], ["1.md"]) == read(tmp_path)


@pytest.mark.parametrize("name", [b"\xff\xfe.md", b"1\n2.md", "山城".encode("gbk") + b".md"])
def test_odd_name(name: bytes, tmp_path: Path) -> None:
    """Names that are no UTF-8, or have line feeds, are found, and their errors can be printed."""
    file = tmp_path / os.fsdecode(name)
    try:
        write(file)
    except OSError:
        pytest.skip("this file system takes no such names")
    (article,) = feeddump.iter_dir(tmp_path)
    file.write_bytes(b"")
    errors: list[feeddump.ParseError] = []

    assert file == article.path
    assert [] == list(feeddump.iter_dir(tmp_path, on_error=errors.append))
    assert [file] == [error.path for error in errors]
    assert str(errors[0]).startswith(str(file))


def test_broken_links(tmp_path: Path) -> None:
    """Links to nothing and to themselves are reported; the others are read."""
    write(tmp_path / "1.md")
    (tmp_path / "2.md").symlink_to(tmp_path / "missing")
    (tmp_path / "3.md").symlink_to(tmp_path / "3.md")

    assert (["1.md"], ["2.md", "3.md"]) == read(tmp_path)


@pytest.mark.parametrize("known", [0, 10])
def test_growing_file(known: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that grows after its size was asked for is read whole, or is an error if too large."""
    write(tmp_path / "1.md")
    whole = feeddump.parse_file(tmp_path / "1.md")
    original = os.stat

    def stat_before(path: Any, **options: Any) -> os.stat_result:
        status = list(original(path, **options))
        status[stat.ST_SIZE] = known
        return os.stat_result(status)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", stat_before)
        grown = feeddump.parse_file(tmp_path / "1.md")
        with (tmp_path / "1.md").open("r+b") as stream:
            stream.truncate((1 << 26) + 1)
        with pytest.raises(feeddump.ReadError, match="larger than 67,108,864 bytes"):
            feeddump.parse_file(tmp_path / "1.md")

    assert whole == grown


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pipes, sockets and devices among the files are reported and never opened."""
    write(tmp_path / "9.md")
    os.mkfifo(tmp_path / "1.md")
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    (tmp_path / "3.md").symlink_to("/dev/zero")
    # Should the library open the pipe all the same, this lets it go on, and the test fail.
    release = threading.Timer(
        2, lambda: os.close(os.open(tmp_path / "1.md", os.O_RDWR | os.O_NONBLOCK))
    )
    release.start()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("2.md")
        try:
            assert (["9.md"], ["1.md", "2.md", "3.md"]) == read(tmp_path)
        finally:
            release.cancel()
