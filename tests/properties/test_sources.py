"""Wherever files lie and however many processes read them: the same articles and errors."""

import io
import multiprocessing
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import articles, files

import feeddump
from feeddump import workers
from feeddump.packing import pack, unpack

few = settings(max_examples=max(10, settings().max_examples // 5))

names = st.lists(st.text("ab.-é山 ", min_size=1, max_size=4), min_size=1, max_size=3).map(
    lambda parts: "/".join([*(f"{part}x" for part in parts[:-1]), f"{parts[-1]}.md"])
)
"""Paths below a folder; some are hidden."""

dumps = st.dictionaries(names, files, max_size=12)
"""What a folder or an archive holds."""


def outcomes(read: Any, source: Path, **options: Any) -> list[Any]:
    """The articles and errors of a source, each with its path below it, in the order they come."""
    seen: list[Any] = []

    def keep(error: feeddump.ParseError) -> None:
        assert error.path
        seen.append((error.path.relative_to(source), type(error), error.reason))

    for article in read(source, on_error=keep, **options):
        seen.append((article.path.relative_to(source), article))  # noqa: PERF401 - two write to it
    return seen


def write(folder: Path, members: Mapping[str, bytes]) -> None:
    """The members as files."""
    for name, data in members.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def write_zip(file: Path, members: Mapping[str, bytes]) -> None:
    """The members in a ZIP."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)


def write_tar(file: Path, members: Mapping[str, bytes]) -> None:
    """The members in a tar."""
    with tarfile.open(file, "w:gz") as packed:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            packed.addfile(member, io.BytesIO(data))


@few
@given(members=dumps)
def test_archives(members: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A ZIP gives what the folder of the same files gives, in its order; a tar, in its own."""
    place = tmp_path_factory.mktemp("any")
    (place / "folder").mkdir()
    write(place / "folder", members)
    write_zip(place / "a.zip", members)
    write_tar(place / "a.tar.gz", members)
    expected = outcomes(feeddump.iter_dir, place / "folder")

    assert expected == outcomes(feeddump.iter_archive, place / "a.zip")
    in_a_tar = outcomes(feeddump.iter_archive, place / "a.tar.gz")
    assert expected == sorted(in_a_tar, key=lambda each: each[0])
    assert [name for name in map(Path, members) if name in {each[0] for each in expected}] == [
        each[0] for each in in_a_tar
    ]


@few
@given(members=dumps, count=st.integers(2, 4), size=st.integers(1, 3))
def test_workers(
    members: dict[str, bytes], count: int, size: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any number of processes and any size of chunks gives the same in the same order."""
    folder = tmp_path_factory.mktemp("any")
    write(folder, members)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "CHUNK_FILES", size)
        several = outcomes(feeddump.iter_dir, folder, workers=count)

    assert outcomes(feeddump.iter_dir, folder) == several
    assert [] == multiprocessing.active_children()


@given(given_articles=st.lists(articles, max_size=5))
def test_columns(given_articles: list[feeddump.Article]) -> None:
    """Articles come out of their columns as they went in, path, types and hash included."""
    again = unpack(pack(given_articles))

    assert given_articles == again
    assert list(map(repr, given_articles)) == list(map(repr, again))
    assert list(map(hash, given_articles)) == list(map(hash, again))
    assert [article.path for article in given_articles] == [article.path for article in again]
