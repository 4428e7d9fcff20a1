"""How far a reading is, on a terminal."""

import sys
from pathlib import Path

import pytest
from running import on_terminal, run
from strategies import dump

from feeddump.cli import main
from feeddump.commands import progress_bar
from feeddump.progress import Progress


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A folder with two articles and a file that is none."""
    for number in (1, 2):
        (tmp_path / f"{number}.md").write_bytes(dump("甲"))
    (tmp_path / "0.md").write_bytes(b"# A readme\n")
    return tmp_path


def test_terminal(root: Path) -> None:
    """On a terminal, files, their rate and failures are drawn, and the summary remains."""
    _, written = on_terminal("check", root, TERM="xterm-256color", COLUMNS="120", NO_COLOR="1")

    assert "reading" in written
    assert "0.md: no rule" in written
    assert written.endswith("feeddump: 3 files read, 1 gave no article (1 HeaderError)\n")


def test_pipe(root: Path) -> None:
    """In a pipe, nothing is drawn."""
    ran = run("check", root)

    assert "feeddump: 3 files read, 1 gave no article (1 HeaderError)\n" == ran.stderr


def test_without_rich(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without rich, nothing is drawn either, and all else is as with it."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setitem(sys.modules, "rich", None)
    with progress_bar.shown() as progress:
        assert progress is None

    assert 3 == main(["check", str(root)])


@pytest.mark.parametrize("total", [4000, None])
def test_drawn(
    total: int | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What comes at once after a drawing is not drawn; a total that nobody knows is not needed."""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "120")
    with progress_bar.shown() as progress:
        assert progress is not None
        progress(Progress(files_done=1000, files_total=total, bytes_done=1, errors=3))
        progress(Progress(files_done=1001, files_total=total, bytes_done=1, errors=3))

    out, told = capsys.readouterr()
    assert "" == out
    assert "1,000 files, 10,000 a second, 3 without an article" in told
    assert "1,001" not in told
    assert ("25%" in told) == (total is not None)
