"""What each `on_error` does at every stage that can fail, and what is left open: nothing."""

import os
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from strategies import dump

import feeddump

HANDLES = Path("/proc/self/fd")


class StopHereError(Exception):
    """An exception of the caller's own."""


def unreadable(file: Path) -> None:
    """A link to nothing."""
    file.symlink_to(file.parent / "missing")


def no_header(file: Path) -> None:
    """A file that is no dump file."""
    file.write_text("# A readme\n")


def too_deep(file: Path) -> None:
    """A file whose body cannot be read whole."""
    file.write_bytes(dump("<div>" * 5000))


def unlisted(file: Path) -> None:
    """A folder that the fixture has denied."""
    file.mkdir()


STAGES = [
    pytest.param(unreadable, feeddump.ReadError, id="read"),
    pytest.param(no_header, feeddump.HeaderError, id="header"),
    pytest.param(too_deep, feeddump.BodyError, id="body"),
    pytest.param(unlisted, feeddump.ReadError, id="folder"),
]

Spoil = Callable[[Path], None]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sound file before and behind the place of the bad one."""
    (tmp_path / "in").mkdir()
    for name in ("in/1.md", "in/3.md"):
        (tmp_path / name).write_bytes(dump("<p>正文</p>", title=name))
    original = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("2.md"):
            raise PermissionError(13, "Permission denied", str(path))
        return original(path)

    monkeypatch.setattr(os, "scandir", scandir)
    return tmp_path


@pytest.mark.parametrize(("spoil", "kind"), STAGES)
class TestStages:
    """Each policy against each stage."""

    def test_raise(self, root: Path, spoil: Spoil, kind: type[feeddump.ParseError]) -> None:
        """With "raise" the articles before it come, then its error, then no more."""
        spoil(root / "in" / "2.md")
        articles = feeddump.iter_dir(root, on_error="raise")

        assert "in/1.md" == next(articles).title
        with pytest.raises(kind) as caught:
            next(articles)
        assert root / "in" / "2.md" == caught.value.path
        assert [] == list(articles)

    def test_warn(self, root: Path, spoil: Spoil, kind: type[feeddump.ParseError]) -> None:
        """With "warn" one warning names it, and the rest is read."""
        del kind
        spoil(root / "in" / "2.md")
        with pytest.warns(feeddump.ParseWarning) as caught:
            titles = [article.title for article in feeddump.iter_dir(root)]

        assert ["in/1.md", "in/3.md"] == titles
        (warning,) = caught
        assert str(root / "in" / "2.md") in str(warning.message)

    def test_warnings_as_errors(
        self, root: Path, spoil: Spoil, kind: type[feeddump.ParseError]
    ) -> None:
        """Who has warnings raised gets the warning out of the iterator."""
        del kind
        spoil(root / "in" / "2.md")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with pytest.raises(feeddump.ParseWarning):
                list(feeddump.iter_dir(root))

    def test_skip(self, root: Path, spoil: Spoil, kind: type[feeddump.ParseError]) -> None:
        """With "skip" the rest is read in silence (a warning would fail this test)."""
        del kind
        spoil(root / "in" / "2.md")

        assert ["in/1.md", "in/3.md"] == [
            article.title for article in feeddump.iter_dir(root, on_error="skip")
        ]

    def test_callable(self, root: Path, spoil: Spoil, kind: type[feeddump.ParseError]) -> None:
        """A callable is given the error between the articles around it."""
        spoil(root / "in" / "2.md")
        seen: list[object] = []
        for article in feeddump.iter_dir(root, on_error=lambda error: seen.append(type(error))):
            seen.append(article.title)  # noqa: PERF401 - two write to the list

        assert ["in/1.md", kind, "in/3.md"] == seen

    @pytest.mark.parametrize("raised", [StopHereError, KeyboardInterrupt, SystemExit])
    def test_callable_that_raises(
        self,
        root: Path,
        spoil: Spoil,
        kind: type[feeddump.ParseError],
        raised: type[BaseException],
    ) -> None:
        """What a callable raises comes out as it is, and the iteration is over."""
        del kind
        spoil(root / "in" / "2.md")

        def stop(error: feeddump.ParseError) -> None:
            raise raised(error.reason)

        articles = feeddump.iter_dir(root, on_error=stop)
        next(articles)

        with pytest.raises(raised) as caught:
            next(articles)
        assert raised is type(caught.value)
        assert [] == list(articles)


def handles() -> list[str]:
    """What this process has open below a temporary folder."""
    found = []
    for handle in HANDLES.iterdir():
        try:
            found.append(os.readlink(handle))  # noqa: PTH115 - only as text
        except OSError:  # the handle that lists them
            continue
    return found


@pytest.mark.skipif(not HANDLES.exists(), reason="this system does not list open handles")
class TestReleasing:
    """Nothing stays open."""

    def opened(self, root: Path) -> list[str]:
        """The handles below the root."""
        return [path for path in handles() if path.startswith(str(root))]

    def test_between_articles(self, root: Path) -> None:
        """Between two articles no folder and no file is open."""
        articles = feeddump.iter_dir(root)
        next(articles)

        assert [] == self.opened(root)

    def test_closed_early(self, root: Path) -> None:
        """An iteration closed before its end holds nothing, and gives nothing more."""
        articles = feeddump.iter_dir(root)
        next(articles)
        assert isinstance(articles, Iterator)
        close = getattr(articles, "close", None)
        assert close is not None
        close()

        assert [] == self.opened(root)
        assert [] == list(articles)

    def test_interrupted(self, root: Path) -> None:
        """Ctrl-C in the middle leaves nothing open."""
        no_header(root / "in" / "2.md")

        def interrupt(error: feeddump.ParseError) -> None:
            raise KeyboardInterrupt(error.reason)

        with pytest.raises(KeyboardInterrupt):
            list(feeddump.iter_dir(root, on_error=interrupt))

        assert [] == self.opened(root)
