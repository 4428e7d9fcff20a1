"""Progress: what is told, when, and where."""

import itertools
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from strategies import dump

import feeddump
from feeddump import Progress

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
SIZE = len(dump("<p>正文</p>"))
FILES = 80
"""More than a chunk of several processes has."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder of files of one size; every tenth is no dump file, of three bytes."""
    for number in range(FILES):
        file = tmp_path / "dump" / f"{number:02}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(b"# x" if number % 10 == 0 else dump("<p>正文</p>"))
    (tmp_path / "dump" / "other.html").touch()
    return tmp_path / "dump"


def folder(root: Path, **options: Any) -> Iterator[feeddump.Article]:
    """The folder itself."""
    return feeddump.iter_dir(root, **options)


def archive(kind: str) -> Callable[..., Iterator[feeddump.Article]]:
    """An archive of the folder."""

    def read(root: Path, **options: Any) -> Iterator[feeddump.Article]:
        made = shutil.make_archive(str(root.parent / "packed"), kind, root)
        return feeddump.iter_archive(made, **options)

    return read


@pytest.mark.parametrize("source", [folder, archive("zip")], ids=["folder", "zip"])
def test_no_callable(source: Callable[..., Iterator[feeddump.Article]], root: Path) -> None:
    """What cannot be called is refused at the call, not at the first article."""
    with pytest.raises(TypeError, match="progress is a callable, not True"):
        source(root, progress=True)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize(
    ("source", "total"),
    [(folder, FILES), (archive("zip"), FILES), (archive("tar"), None), (archive("gztar"), None)],
    ids=["folder", "zip", "tar", "gztar"],
)
class TestTold:
    """What is told of each source, with any number of processes."""

    def test_each_file(
        self, source: Callable[..., Iterator[Any]], total: int | None, count: int, root: Path
    ) -> None:
        """Once a file, the files, bytes and errors so far are told, and how many files there are."""
        told: list[Progress] = []
        articles = list(source(root, workers=count, on_error="skip", progress=told.append))

        assert FILES - FILES // 10 == len(articles)
        assert [number + 1 for number in range(FILES)] == [each.files_done for each in told]
        assert {total} == {each.files_total for each in told}
        assert [number // 10 + 1 for number in range(FILES)] == [each.errors for each in told]
        assert told[0].bytes_done == 3
        assert (
            told[-1].bytes_done == (FILES - FILES // 10) * SIZE + FILES // 10 * 3 or total is None
        )
        assert all(each.bytes_done < later.bytes_done for each, later in itertools.pairwise(told))

    def test_before_its_article(
        self, source: Callable[..., Iterator[Any]], total: int | None, count: int, root: Path
    ) -> None:
        """A file is told of before its article is given and before its error is handled."""
        del total
        order: list[str] = []
        for _ in source(
            root,
            workers=count,
            on_error=lambda _: order.append("error"),
            progress=lambda told: order.append(f"told {told.files_done} in {os.getpid()}"),
        ):
            order.append("article")  # noqa: PERF401 - two write to it

        here = os.getpid()
        assert [f"told 1 in {here}", "error", f"told 2 in {here}", "article"] == order[:4]
        assert 2 * FILES == len(order)


def test_value() -> None:
    """A Progress is a frozen value."""
    progress = Progress(files_done=1, files_total=None, bytes_done=2, errors=0)

    assert Progress(1, None, 2, 0) == progress
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        progress.errors = 1  # type: ignore[misc]


def test_empty(tmp_path: Path) -> None:
    """Of no file nothing is told."""
    told: list[Progress] = []

    assert [] == list(feeddump.iter_dir(tmp_path, progress=told.append))
    assert [] == told


def test_closed_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be listed counts as one that is done, with an error: so the bar comes to its end."""
    (tmp_path / "1").mkdir()
    (tmp_path / "2.md").write_bytes(dump())
    original = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("1"):
            raise PermissionError(13, "Permission denied", str(path))
        return original(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told: list[Progress] = []
    list(feeddump.iter_dir(tmp_path, on_error="skip", progress=told.append))

    assert [Progress(1, 2, 0, 1), Progress(2, 2, len(dump()), 1)] == told


def test_broken_zip(tmp_path: Path) -> None:
    """An archive that cannot be read is one error."""
    file = tmp_path / "a"
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("1.md", dump())
    file.write_bytes(file.read_bytes()[:-9])
    told: list[Progress] = []
    list(feeddump.iter_archive(file, on_error="skip", progress=told.append))

    assert [Progress(1, 1, 0, 1)] == told


def test_counting_only_when_asked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a callable, a folder is listed once."""
    listed: list[object] = []
    original = os.scandir

    def scandir(path: str) -> object:
        listed.append(path)
        return original(path)

    monkeypatch.setattr(os, "scandir", scandir)
    list(feeddump.iter_dir(root, on_error="skip"))
    assert [root] == listed
    list(feeddump.iter_dir(root, on_error="skip", progress=lambda _: None))
    assert [root] * 3 == listed


@pytest.mark.parametrize("source", ["folder", "zip"])
@pytest.mark.parametrize("library", ["tqdm", "rich"])
def test_examples(library: str, source: str, root: Path, tmp_path: Path) -> None:
    """The examples show a bar that comes to its end, and say how many articles there were."""
    pytest.importorskip(library, reason=f"{library} is not installed")
    made = root if source == "folder" else shutil.make_archive(str(tmp_path / "a"), "zip", root)
    run = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, EXAMPLES / f"progress_{library}.py", made],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "COLUMNS": "100"},
        check=False,
        timeout=60,
    )

    assert (0, "72 articles\n") == (run.returncode, run.stdout)
    assert "100%" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("library", ["tqdm", "rich"])
def test_examples_without_arguments(library: str, tmp_path: Path) -> None:
    """Without an argument the examples read the dump beside them."""
    pytest.importorskip(library, reason=f"{library} is not installed")
    run = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, EXAMPLES / f"progress_{library}.py"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )

    assert (0, "22 articles\n") == (run.returncode, run.stdout)
