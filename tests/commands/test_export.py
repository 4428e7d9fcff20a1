"""``feeddump export``."""

import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from running import run, start
from strategies import DW, PLAIN, RFI, dump

import feeddump
from feeddump import arrow, jsonl, markdown
from feeddump.cli import main

READ = {"out.jsonl": jsonl.read, "out.jsonl.gz": jsonl.read, "out.parquet": arrow.read_parquet}


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A folder with an article of each of three outlets, and a file that is none."""
    root = tmp_path / "dump"
    root.mkdir()
    may, june, july = "1588291200000", "1590969600000", "1593561600000"
    (root / "1.md").write_bytes(dump("<p>潮水涨了。</p>", url=PLAIN, comment=may))
    (root / "2.md").write_bytes(dump("<p>船回来了。</p>", url=RFI, comment=june))
    (root / "3.md").write_bytes(dump("<p>灯亮了。</p>", url=DW, comment=july))
    (root / "4.md").write_bytes(dump("<p>钟停了。</p>", url=DW, comment="NaN"))
    (root / "README.md").write_bytes(b"# A readme\n")
    return root


@pytest.fixture(name="large")
def _large(tmp_path: Path) -> Path:
    """An archive that takes longer to read than anybody waits here."""
    data = dump("".join(f"<p>第{number}页。</p>" for number in range(400)))
    with zipfile.ZipFile(tmp_path / "large.zip", "w") as packed:
        for number in range(5000):
            packed.writestr(f"{number}.md", data)
    return tmp_path / "large.zip"


class TestFormats:
    """The format is told by the name."""

    @pytest.mark.parametrize("name", READ)
    def test_file(self, root: Path, tmp_path: Path, name: str) -> None:
        """A file holds the articles of the folder."""
        assert 1 == main(["export", str(root), "-o", str(tmp_path / name)])
        assert list(feeddump.iter_dir(root, on_error="skip")) == list(READ[name](tmp_path / name))

    def test_markdown(self, root: Path, tmp_path: Path) -> None:
        """A name that ends with a slash makes a folder of Markdown."""
        assert 1 == main(["export", str(root), "-o", f"{tmp_path}/pages.md/"])
        assert 4 == len(list(markdown.read(tmp_path / "pages.md")))

    def test_standard_output(self, root: Path) -> None:
        """A dash writes JSON lines to standard output, and nothing else goes there."""
        ran = run("export", root, "-o", "-")

        expected = list(feeddump.iter_dir(root, on_error="skip"))
        assert expected == list(jsonl.read(ran.stdout.encode().splitlines()))

    def test_standard_output_of_this_process(
        self, root: Path, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        """The bytes are there when the command ends."""
        assert 1 == main(["export", str(root), "-o", "-"])
        assert 4 == capfdbinary.readouterr().out.count(b"\n")

    @pytest.mark.parametrize("name", ["out.csv", "out.md", "out", "", "jsonl"])
    def test_unknown(self, root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Another name is a wrong use, and the message tells the names that there are."""
        with pytest.raises(SystemExit) as ended:
            main(["export", str(root), "-o", name])

        assert 2 == ended.value.code
        assert f"{name!r} tells no format: end it with .jsonl" in capsys.readouterr().err


class TestSource:
    """Folders and archives are read."""

    @pytest.mark.parametrize("kind", ["zip", "gztar"])
    def test_archive(self, root: Path, tmp_path: Path, kind: str) -> None:
        """An archive of a folder gives the articles of the folder."""
        archive = shutil.make_archive(str(tmp_path / "packed"), kind, root)

        assert 1 == main(["export", archive, "-o", str(tmp_path / "out.jsonl")])
        assert list(feeddump.iter_dir(root, on_error="skip")) == list(
            jsonl.read(tmp_path / "out.jsonl")
        )

    def test_workers(self, root: Path, tmp_path: Path) -> None:
        """Several processes give the same file."""
        for number in range(100):
            (root / f"9{number:02}.md").write_bytes(dump(f"<p>第{number}天。</p>"))
        for workers in "12":
            name = str(tmp_path / f"{workers}.jsonl")
            assert 1 == main(["export", str(root), "-o", name, "--workers", workers])

        assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()

    def test_missing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Where there is no such folder, one line says so, and nothing is written."""
        missing, out = tmp_path / "none", tmp_path / "out.jsonl"

        assert 3 == main(["export", str(missing), "-o", str(out)])
        assert (
            f"feeddump: {missing}: there is no such folder or archive\n" == capsys.readouterr().err
        )
        assert not out.exists()

    def test_no_archive(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A file that is no archive is an error, and a line says what reads a single file."""
        assert 3 == main(["export", str(root / "1.md"), "-o", "out.jsonl"])
        (told,) = capsys.readouterr().err.splitlines()
        assert "this is no ZIP and no tar" in told
        assert told.endswith('for one dump file, there is "feeddump show"')

    def test_empty_name(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An empty name, as of a variable that is not set, does not stand for this folder."""
        with pytest.raises(SystemExit) as ended:
            main(["export", "", "-o", "out.jsonl"])

        assert 2 == ended.value.code
        assert "the name is empty" in capsys.readouterr().err

    @pytest.mark.parametrize("printed", ["-1", "two", "1.5", "²"])
    def test_no_number_of_workers(
        self, root: Path, printed: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is no number of processes is a wrong use."""
        with pytest.raises(SystemExit) as ended:
            main(["export", str(root), "-o", "out.jsonl", f"--workers={printed}"])

        assert 2 == ended.value.code
        assert f"{printed!r} is no number of processes" in capsys.readouterr().err


class TestSelection:
    """Only what is asked for is written."""

    @pytest.mark.parametrize(
        ("options", "expected"),
        [
            ([], "1234"),
            (["--outlet", "dw"], "34"),
            (["--outlet", "rfi", "--outlet", "plain.example"], "12"),
            (["--since", "2020-06-01"], "23"),
            (["--until", "2020-06-01"], "12"),
            (["--since", "2020-06-01", "--until", "2020-06-01"], "2"),
            (["--since", "2020-06-01", "--outlet", "dw"], "3"),
            (["--outlet", "none"], ""),
        ],
    )
    def test_selected(self, root: Path, tmp_path: Path, options: list[str], expected: str) -> None:
        """Outlets and days select; an article without a day is in no range of days."""
        out = tmp_path / "out.jsonl"

        assert 1 == main(["export", str(root), "-o", str(out), *options])
        assert list(expected) == [article.path.stem for article in jsonl.read(out) if article.path]

    def test_nothing_fits(
        self, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Where no article fits, as with a misspelt outlet, a line says so."""
        main(["export", str(root), "-o", str(tmp_path / "out.jsonl"), "--outlet", "dww"])

        written, hint = capsys.readouterr().err.splitlines()
        assert written.startswith("feeddump: 0 articles written; 5 files read")
        assert hint.startswith("feeddump: no article fits the options")

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (["--since", "May"], "'May' is no day like 2021-05-31"),
            (
                ["--since", "2020-02-01", "--until", "2020-01-01"],
                "--since 2020-02-01 is later than --until 2020-01-01",
            ),
        ],
    )
    def test_misused(
        self, root: Path, options: list[str], message: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """What is no day, or no range of days, is a wrong use."""
        with pytest.raises(SystemExit) as ended:
            main(["export", str(root), "-o", "out.jsonl", *options])

        assert 2 == ended.value.code
        assert message in capsys.readouterr().err


class TestReport:
    """What is said on standard error."""

    def test_summary(self, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The summary counts articles and failures, and nothing goes to standard output."""
        main(["export", str(root), "-o", str(tmp_path / "out.jsonl"), "--outlet", "dw"])

        assert (
            "",
            "feeddump: 2 articles written; 5 files read, 1 gave no article (1 HeaderError)\n",
        ) == capsys.readouterr()

    def test_all_well(self, root: Path, tmp_path: Path) -> None:
        """Where each file gives an article, the status is 0."""
        (root / "README.md").unlink()

        assert 0 == main(["export", str(root), "-o", str(tmp_path / "out.jsonl")])

    def test_nothing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A folder without a dump file is no success."""
        (tmp_path / "empty").mkdir()

        assert 1 == main(["export", str(tmp_path / "empty"), "-o", str(tmp_path / "a.jsonl")])
        assert "no file is named *.md or *.txt" in capsys.readouterr().err

    def test_verbose(self, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """On demand each file without an article is named, with the reason."""
        main(["export", str(root), "-o", str(tmp_path / "out.jsonl"), "-v"])

        first, _ = capsys.readouterr().err.splitlines()
        assert first.startswith(f"feeddump: {root / 'README.md'}: no rule ------")


class TestWholeOrNotAtAll:
    """No half file ever stands under the final name."""

    @pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "kill"])
    @pytest.mark.parametrize("workers", ["1", "2"])
    def test_ended(self, large: Path, tmp_path: Path, number: int, workers: str) -> None:
        """However a run ends before its time, there is no file."""
        out = tmp_path / "out.jsonl"
        with start("export", large, "-o", out, "--workers", workers) as process:
            wait_for(tmp_path, ".feeddump-*.part")
            process.send_signal(number)
            _, told = process.communicate()

        assert not out.exists()
        if number == signal.SIGINT:
            assert (130, b"feeddump: interrupted\n") == (process.returncode, told)
            assert [large] == list(tmp_path.iterdir())

    def test_unwritable(
        self, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A folder that is not there: one line that names the file."""
        out = tmp_path / "none" / "out.jsonl"

        assert 3 == main(["export", str(root), "-o", str(out)])
        assert (
            f"feeddump: {out}: it cannot be written: No such file or directory\n"
            == capsys.readouterr().err
        )

    def test_markdown_is_there(
        self, root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A folder that holds something is not replaced."""
        assert 3 == main(["export", str(root), "-o", f"{tmp_path}/"])
        assert "it is there already" in capsys.readouterr().err

    def test_reader_stops(self, large: Path) -> None:
        """Where nobody reads on, the command ends without a word."""
        with start("export", large, "-o", "-") as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(100)
            process.stdout.close()
            told = process.stderr.read()

        assert (141, b"") == (process.returncode, told)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
    @pytest.mark.parametrize("arguments", [("export", "-o", "-"), ("stats",)])
    def test_full(self, root: Path, arguments: tuple[str, ...]) -> None:
        """A full disk behind standard output is told in one line."""
        with Path("/dev/full").open("wb") as full:
            ran = subprocess.run(  # noqa: S603 - the program is ours
                [sys.executable, "-m", "feeddump", *arguments, root],
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )

        assert 3 == ran.returncode
        assert (
            b"feeddump: standard output: it cannot be written: No space left on device\n"
            == ran.stderr
        )


def test_missing_extra(
    root: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Parquet without pyarrow: the message tells what to install."""
    monkeypatch.delitem(sys.modules, "feeddump.arrow")
    monkeypatch.delattr(feeddump, "arrow")
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    assert 3 == main(["export", str(root), "-o", str(tmp_path / "out.parquet")])
    assert "pip install 'feeddump[arrow]'" in capsys.readouterr().err
    assert [root] == list(tmp_path.iterdir())


def wait_for(folder: Path, pattern: str) -> None:
    """Wait until a file of such a name is there."""
    while not any(folder.glob(pattern)):
        time.sleep(0.01)
