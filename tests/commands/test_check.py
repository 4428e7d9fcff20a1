"""``feeddump check``."""

import os
import shutil
import zipfile
from pathlib import Path

import pytest
from running import run
from strategies import dump

from feeddump.cli import main


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A folder with twenty articles."""
    for number in range(20):
        (tmp_path / f"{number:02}.md").write_bytes(dump(f"<p>第{number}天。</p>"))
    return tmp_path


def spoil(root: Path, count: int) -> None:
    """Let so many more files give no article."""
    for number in range(count):
        (root / f"bad{number:02}.md").write_bytes(b"# A readme\n")


class TestReport:
    """What is printed."""

    def test_all_well(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Where each file gives an article, nothing is printed but the summary."""
        assert 0 == main(["check", str(root)])
        assert ("", "feeddump: 20 files read, each gave an article\n") == capsys.readouterr()

    def test_problems(self, root: Path) -> None:
        """Each problem file is a line on standard output, the numbers go to standard error."""
        spoil(root, 2)
        ran = run("check", root)

        first, second = ran.stdout.splitlines()
        assert first.startswith(f"{root / 'bad00.md'}: no rule ------ parts a header from a body")
        assert second.startswith(f"{root / 'bad01.md'}: ")
        assert "feeddump: 22 files read, 2 gave no article (2 HeaderError)\n" == ran.stderr
        assert 1 == ran.returncode

    def test_odd_names(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A name that would end the line or steer the terminal is escaped."""
        (root / "a\n\x1b[31m\u3000b.md").write_bytes(b"")
        (root / os.fsdecode(b"\xff.md")).write_bytes(b"")
        main(["check", str(root)])

        first, second = capsys.readouterr().out.splitlines()
        assert first.startswith(f"{root}/a\\n\\x1b[31m\u3000b.md: ")
        assert second.startswith(f"{root}/\\udcff.md: ")

    def test_archive(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A member is named below its archive."""
        spoil(root, 1)
        archive = shutil.make_archive(str(root / "packed"), "zip", root)

        assert 1 == main(["check", archive])
        assert capsys.readouterr().out.startswith(f"{archive}/bad00.md: ")

    def test_damaged_archive(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """An archive that is damaged is itself the problem."""
        archive = root / "cut.zip"
        with zipfile.ZipFile(archive, "w") as packed:
            packed.writestr("1.md", dump("甲"))
        archive.write_bytes(archive.read_bytes()[:60])

        assert 3 == main(["check", str(archive)])
        out, told = capsys.readouterr()
        assert out.startswith(f"{archive}: damaged or cut short")
        assert "feeddump: 1 file read, 1 gave no article (1 ArchiveError)\n" == told


class TestStatus:
    """The exit status tells the share of problem files."""

    @pytest.mark.parametrize(
        ("bad", "options", "status"),
        [
            (0, [], 0),
            (2, [], 1),
            (3, [], 3),
            (0, ["--most-errors", "0"], 0),
            (1, ["--most-errors", "0"], 3),
            (20, ["--most-errors", "0.5"], 1),
            (21, ["--most-errors", "0.5"], 3),
            (21, ["--most-errors", "1"], 1),
        ],
    )
    def test_share(self, root: Path, bad: int, options: list[str], status: int) -> None:
        """None is 0, some are 1, and more than the share that is allowed is 3."""
        spoil(root, bad)

        assert status == main(["check", str(root), *options])

    def test_nothing(self, tmp_path: Path) -> None:
        """A folder without a dump file is no success."""
        assert 1 == main(["check", str(tmp_path)])

    @pytest.mark.parametrize("printed", ["2", "-0.1", "half", "nan"])
    def test_no_share(self, root: Path, printed: str, capsys: pytest.CaptureFixture[str]) -> None:
        """What is no share is a wrong use."""
        with pytest.raises(SystemExit) as ended:
            main(["check", str(root), f"--most-errors={printed}"])

        assert 2 == ended.value.code
        assert f"{printed!r} is no share from 0 to 1" in capsys.readouterr().err
