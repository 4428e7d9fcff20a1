"""Finding dump files in a folder, and what becomes of those that give no article."""

import os
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import Plain, dump

import feeddump


def write(root: Path, *names: str) -> None:
    """Write a dump file under each name, with the name as its title."""
    for name in names:
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(dump("<p>正文</p>", title=name.replace("\n", " ")))


def found(root: Path, **options: Any) -> list[str]:
    """The names of the files of all articles, in the order in which they come."""
    articles = feeddump.iter_dir(root, on_error="raise", **options)
    return [article.path.relative_to(root).as_posix() for article in articles if article.path]


class TestFinding:
    """Which files are read, and in which order."""

    def test_sorted(self, tmp_path: Path) -> None:
        """Articles come sorted by path, whatever order the system lists them in."""
        names = ["10.md", "2.md", "A.md", "b/1.md", "b/a/9.md", "b-1.md", "b.md", "山城/1_题.md"]
        write(tmp_path, *reversed(names))

        assert sorted(names, key=Path) == found(tmp_path)

    @given(names=st.sets(st.text("ab.-\n'é山", min_size=1, max_size=6), max_size=6))
    def test_any_names(self, names: set[str], tmp_path_factory: pytest.TempPathFactory) -> None:
        """Names with line feeds, quotes and dots are found too, and only hidden ones are not."""
        root = tmp_path_factory.mktemp("dump")
        files = [f"{name}.md" for name in names]
        write(root, *files)

        assert sorted(name for name in files if name[0] != ".") == found(root)

    def test_path_and_text(self, tmp_path: Path) -> None:
        """The root may be given as text; each article names its file below it."""
        write(tmp_path, "rfi/1.md")
        (article,) = feeddump.iter_dir(str(tmp_path))

        assert tmp_path / "rfi" / "1.md" == article.path
        assert feeddump.parse_file(tmp_path / "rfi" / "1.md") == article

    def test_pattern(self, tmp_path: Path) -> None:
        """By default .md and .txt count; a pattern or several may name others."""
        write(tmp_path, "1.md", "2.txt", "3.html", "4.MD", "b/5.html", "6.md.bak", "md")

        assert ["1.md", "2.txt"] == found(tmp_path)
        assert ["3.html", "b/5.html"] == found(tmp_path, pattern="*.html")
        assert ["1.md", "4.MD"] == found(tmp_path, pattern=["*.md", "*.MD"])
        assert ["md"] == found(tmp_path, pattern="md")
        assert [] == found(tmp_path, pattern=())

    def test_hidden(self, tmp_path: Path) -> None:
        """Hidden files and folders are passed over; a hidden root is what was asked for."""
        write(tmp_path, ".1.md", ".git/2.md", "b/.c/3.md", "b/4.md", ".hidden/5.md")

        assert ["b/4.md"] == found(tmp_path)
        assert ["5.md"] == found(tmp_path / ".hidden")

    def test_folder_with_a_files_name(self, tmp_path: Path) -> None:
        """A folder whose name fits the pattern is a folder."""
        write(tmp_path, "a.md/1.md")

        assert ["a.md/1.md"] == found(tmp_path)

    def test_links(self, tmp_path: Path) -> None:
        """A link to a file is read; a link to a folder is not followed, so no loop is."""
        write(tmp_path, "a/1.md")
        (tmp_path / "a" / "2.md").symlink_to(tmp_path / "a" / "1.md")
        (tmp_path / "a" / "b").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "a" / "c.md").symlink_to(tmp_path, target_is_directory=True)

        assert ["a/1.md", "a/2.md"] == found(tmp_path)

    def test_empty(self, tmp_path: Path) -> None:
        """An empty folder gives nothing."""
        assert [] == found(tmp_path)

    @pytest.mark.parametrize("name", ["missing", "1.md", "a\0b"])
    def test_no_folder(self, name: str, tmp_path: Path) -> None:
        """A root that is no folder fails at the call, not at the first article."""
        write(tmp_path, "1.md")

        with pytest.raises(feeddump.ReadError) as caught:
            feeddump.iter_dir(tmp_path / name, on_error="skip")

        assert tmp_path / name == caught.value.path

    def test_file_in_place_of_folder(self, tmp_path: Path) -> None:
        """A root that is a file is told to be one, and what reads it."""
        write(tmp_path, "1.md")

        with pytest.raises(
            feeddump.ReadError, match="this is a file: iter_archive reads"
        ) as caught:
            feeddump.iter_dir(tmp_path / "1.md")
        assert "parse_file" in caught.value.reason

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may list all")
    def test_folder_denied(self, tmp_path: Path) -> None:
        """A folder that may not be listed is reported, and the others are read."""
        write(tmp_path, "a/1.md", "b/2.md")
        errors: list[feeddump.ParseError] = []
        (tmp_path / "a").chmod(0)
        try:
            articles = list(feeddump.iter_dir(tmp_path, on_error=errors.append))
        finally:
            (tmp_path / "a").chmod(0o700)

        assert [tmp_path / "b" / "2.md"] == [article.path for article in articles]
        assert [(feeddump.ReadError, tmp_path / "a")] == [(type(e), e.path) for e in errors]


class TestLaziness:
    """One article at a time."""

    def test_first_before_second(self, tmp_path: Path) -> None:
        """The first article is there before the second file is read."""
        write(tmp_path, "1.md", "2.md")
        articles = feeddump.iter_dir(tmp_path)
        first = next(articles)
        (tmp_path / "2.md").write_bytes(dump(title="later"))

        assert "1.md" == first.title
        assert ["later"] == [article.title for article in articles]

    def test_gone_meanwhile(self, tmp_path: Path) -> None:
        """A file or a folder that goes away meanwhile is reported; the rest is read."""
        write(tmp_path, "1.md", "2.md", "a/3.md", "b/4.md")
        errors: list[feeddump.ParseError] = []
        articles = feeddump.iter_dir(tmp_path, on_error=errors.append)
        next(articles)
        (tmp_path / "2.md").unlink()
        (tmp_path / "a" / "3.md").unlink()
        (tmp_path / "a").rmdir()

        assert ["b/4.md"] == [article.title for article in articles]
        assert [tmp_path / "2.md", tmp_path / "a"] == [error.path for error in errors]
        assert {feeddump.ReadError} == set(map(type, errors))

    def test_iterator(self, tmp_path: Path) -> None:
        """What comes back is an iterator."""
        assert isinstance(feeddump.iter_dir(tmp_path), Iterator)


class TestErrors:
    """What `on_error` does."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        """A folder as code hosts offer it: between two dump files lie other files."""
        write(tmp_path, "articles/rfi/1.md", "articles/rfi/2.md")
        (tmp_path / "README.md").write_text("# Archive\n\n- [rfi](articles/rfi)\n")
        (tmp_path / "lists").mkdir()
        (tmp_path / "lists" / "rfi.md").write_text("- [One](https://plain.example/1)\n")
        (tmp_path / "articles" / "rfi" / "15.md").write_bytes(dump("<div>" * 5000))
        return tmp_path

    BAD = ("README.md", "articles/rfi/15.md", "lists/rfi.md")
    GOOD = ("articles/rfi/1.md", "articles/rfi/2.md")

    def test_callable(self, root: Path) -> None:
        """A callable is given each file's error in turn, and the others are articles."""
        errors: list[feeddump.ParseError] = []
        articles = list(feeddump.iter_dir(root, on_error=errors.append))

        assert list(self.GOOD) == [article.title for article in articles]
        assert [root / name for name in self.BAD] == [error.path for error in errors]
        assert [feeddump.HeaderError, feeddump.BodyError, feeddump.HeaderError] == [
            type(error) for error in errors
        ]

    def test_callable_that_raises(self, root: Path) -> None:
        """What a callable raises ends the iteration."""

        def stop(error: feeddump.ParseError) -> None:
            raise KeyboardInterrupt(error.reason)

        with pytest.raises(KeyboardInterrupt):
            list(feeddump.iter_dir(root, on_error=stop))

    def test_raise(self, root: Path) -> None:
        """With "raise" the first error comes out of the iterator."""
        articles = feeddump.iter_dir(root, on_error="raise")

        with pytest.raises(feeddump.HeaderError) as caught:
            next(articles)

        assert root / "README.md" == caught.value.path

    def test_warn(self, root: Path) -> None:
        """With "warn", as by default, each file without an article gives a warning."""
        for options in ({}, {"on_error": "warn"}):
            with pytest.warns(feeddump.ParseWarning) as caught:
                articles = list(feeddump.iter_dir(root, **options))  # type: ignore[arg-type]

            assert list(self.GOOD) == [article.title for article in articles]
            for name, warning in zip(self.BAD, caught, strict=True):
                assert str(root / name) in str(warning.message)

    def test_where_it_warns(self, root: Path) -> None:
        """The warning names the line of the caller's loop."""
        with pytest.warns(feeddump.ParseWarning) as caught:
            for _ in feeddump.iter_dir(root):
                pass

        assert {__file__} == {warning.filename for warning in caught}

    def test_skip(self, root: Path) -> None:
        """With "skip" there is silence."""
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            articles = list(feeddump.iter_dir(root, on_error="skip"))

        assert list(self.GOOD) == [article.title for article in articles]
        assert [] == caught

    @pytest.mark.parametrize("value", ["ignore", "", None, "Raise"])
    def test_bad_value(self, value: Any, root: Path) -> None:
        """Any other value is refused at the call."""
        with pytest.raises(ValueError, match="on_error"):
            feeddump.iter_dir(root, on_error=value)


def test_adapters(tmp_path: Path) -> None:
    """The adapters given are asked for every file."""
    write(tmp_path, "1.md")

    assert ["plain"] == [a.outlet for a in feeddump.iter_dir(tmp_path, adapters=[Plain()])]
    assert ["plain.example"] == [a.outlet for a in feeddump.iter_dir(tmp_path)]
