"""The command line."""

import io
import os
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from running import on_terminal, run
from strategies import PLAIN, RFI, dump

import feeddump
from feeddump.cli import main

BODY = (
    "<div>29/02/2024 - 10:31</div><p>渡船停了。</p>"
    '<p class="t-copyright">© 2024 AFP</p><img src="https://s.rfi.fr/&#27;[31ma.jpg">'
)


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """A dump file."""
    file = tmp_path / "渡船.md"
    file.write_bytes(dump(BODY, url=RFI, title="山城雨后 – 法国国际广播电台 - RFI"))
    return file


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests has no say in the colours."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


class TestExplain:
    """``feeddump explain FILE``."""

    def test_in_a_pipe(self, file: Path) -> None:
        """Fields, then role, rule, place and text of each line, in columns and without colours."""
        ran = run("explain", file)

        assert (0, "") == (ran.returncode, ran.stderr)
        assert [
            "title          山城雨后",
            "printed title  山城雨后 – 法国国际广播电台 - RFI",
            f"url            {RFI}",
            "outlet         rfi",
            "adapter        rfi",
            "published      2024-02-29T10:31:00+01:00",
            "collected      2023-11-14T22:13:20+00:00",
            "authors        -",
            "credits        -",
            f"file           {file}",
            "",
            "date       Adapter.dates                 div  29/02/2024 - 10:31",
            "paragraph  Adapter.shape: text           p    渡船停了。",
            "rights     Rfi.elements['.t-copyright']  p    © 2024 AFP",
            "image      Adapter.image_address         img  https://s.rfi.fr/[31ma.jpg",
        ] == ran.stdout.splitlines()

    def test_repairs(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Each repair is told below the fields."""
        file = tmp_path / "1.md"
        file.write_bytes(dump('<divclass="a">甲</div>'))

        (repair,) = feeddump.explain(file).warnings
        assert 0 == main(["explain", str(file)])
        assert f"repair         {repair}\n\n" in capsys.readouterr().out

    def test_wide_rules(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A rule of wide or combining characters takes the columns that a terminal gives it."""
        file = tmp_path / "1.md"
        file.write_bytes(dump("<p>获取更多RSS：</p><p>甲</p>"))
        main(["explain", str(file)])

        assert [
            "footer     Adapter.lines['获取更多RSS ?[:：]?$']  p  获取更多RSS：",
            "paragraph  Adapter.shape: text                    p  甲",
        ] == capsys.readouterr().out.splitlines()[-2:]

    def test_long_rule_is_printed_whole(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A very long rule moves what follows it, and no other line."""
        file = tmp_path / "1.md"
        file.write_bytes(dump("<p>https://feedx.net</p><p>甲</p>"))
        main(["explain", str(file)])

        assert [
            r"footer     Adapter.lines['https?://(?:www\\.)?feedx\\.[a-z]+/?$']  p  https://feedx.net",
            "paragraph  Adapter.shape: text  p  甲",
        ] == capsys.readouterr().out.splitlines()[-2:]

    def test_empty_body(self, tmp_path: Path) -> None:
        """A file without a body has its fields told and no lines."""
        file = tmp_path / "1.md"
        file.write_bytes(dump(""))

        assert run("explain", file).stdout.endswith(f"file           {file}\n\n")

    def test_output_in_another_encoding(self, file: Path) -> None:
        """What the output's encoding cannot say is escaped."""
        ran = run("explain", file, PYTHONIOENCODING="ascii", PYTHONUTF8="0")

        assert 0 == ran.returncode
        assert r"\u6e21\u8239\u505c\u4e86\u3002" in ran.stdout

    def test_into_something_else_than_a_file(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A program that puts its own stream in place of standard output gets the text."""
        stream = io.StringIO()
        monkeypatch.setattr(sys, "stdout", stream)

        assert 0 == main(["explain", str(file)])
        assert "渡船停了。" in stream.getvalue()

    def test_reader_stops(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Where nobody reads on, as with head, the command ends as SIGPIPE would end it."""
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdout", stream)

            assert 141 == main(["explain", str(file)])


class TestColours:
    """Colours on a terminal."""

    def test_on_a_terminal(self, file: Path) -> None:
        """Roles are tinted by what they mean for the article; the text stays the same."""
        coloured = self.on_terminal(file)

        assert "\x1b[32mparagraph\x1b[0m" in coloured
        assert "\x1b[36mdate     \x1b[0m" in coloured
        assert "\x1b[31mrights   \x1b[0m" in coloured
        assert "\x1b[2m© 2024 AFP\x1b[0m" in coloured
        assert run("explain", file).stdout == re.sub(r"\x1b\[\d+m", "", coloured)

    @pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
    def test_unwanted(self, file: Path, name: str, value: str) -> None:
        """Neither who sets NO_COLOR nor a terminal without colours gets escape sequences."""
        assert "\x1b" not in self.on_terminal(file, **{name: value})

    def test_empty_no_color(self, file: Path) -> None:
        """NO_COLOR counts only with a value, as no-color.org has it."""
        assert "\x1b[" in self.on_terminal(file, NO_COLOR="")

    @staticmethod
    def on_terminal(file: Path, **environment: str) -> str:
        """What the command writes to a terminal."""
        status, written = on_terminal("explain", file, **environment)
        assert 0 == status
        return written

    def test_main_on_a_terminal(
        self, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The function that the command runs asks the stream that it writes to."""
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        main(["explain", str(file)])

        assert "\x1b[32mparagraph\x1b[0m" in capsys.readouterr().out


class TestPage:
    """``feeddump explain FILE --html OUT``."""

    def test_written(self, file: Path, tmp_path: Path) -> None:
        """The page goes to the file, and nothing to standard output."""
        out = tmp_path / "page.html"
        ran = run("explain", file, "--html", out)

        assert (0, "", "") == (ran.returncode, ran.stdout, ran.stderr)
        assert out.read_text(encoding="utf-8").startswith("<!doctype html>\n")

    def test_existing_page_is_replaced(self, file: Path, tmp_path: Path) -> None:
        """A page of an earlier run is replaced."""
        out = tmp_path / "page.html"
        out.write_text("x" * 10**6)

        assert 0 == main(["explain", str(file), "--html", str(out)])
        assert out.read_text(encoding="utf-8").endswith("</html>\n")

    def test_no_folder(self, file: Path, tmp_path: Path) -> None:
        """A page that cannot be written is an error that names it."""
        out = tmp_path / "none" / "page.html"
        ran = run("explain", file, "--html", out)

        assert (3, "") == (ran.returncode, ran.stdout)
        assert (
            f"feeddump: {out}: the page cannot be written: No such file or directory\n"
            == ran.stderr
        )

    def test_folder_is_no_file(
        self, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A folder in place of the page is an error too."""
        assert 3 == main(["explain", str(file), "--html", str(tmp_path)])
        assert "cannot be written" in capsys.readouterr().err

    @pytest.mark.parametrize("name", ["渡船.md", "./渡船.md", "link.md"])
    def test_dump_file_is_not_overwritten(
        self, file: Path, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The dump file itself is refused as the page, by whatever name."""
        (file.parent / "link.md").symlink_to(file)
        before = file.read_bytes()

        with pytest.raises(SystemExit) as ended:
            main(["explain", str(file), "--html", f"{file.parent}/{name}"])
        assert 2 == ended.value.code
        assert "it would be overwritten" in capsys.readouterr().err
        assert before == file.read_bytes()

    def test_name_that_is_no_text(self, tmp_path: Path) -> None:
        """A file whose name is no UTF-8 is explained as any other."""
        file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.md"))
        file.write_bytes(dump("甲"))

        assert 0 == main(["explain", str(file), "--html", str(tmp_path / "page.html")])


class TestFailure:
    """Errors are told in one line, without a traceback."""

    @pytest.mark.parametrize(
        ("data", "reason"),
        [(b"# A readme\n", "this is not a dump file"), (None, "No such file or directory")],
    )
    def test_no_article(self, tmp_path: Path, data: bytes | None, reason: str) -> None:
        """A file without an article: the reason on standard error, and status 1."""
        file = tmp_path / "1.md"
        if data is not None:
            file.write_bytes(data)
        ran = run("explain", file)

        assert (1, "") == (ran.returncode, ran.stdout)
        assert [f"feeddump: {file}: "] == re.findall(
            rf"^feeddump: {re.escape(str(file))}: ", ran.stderr
        )
        assert ran.stderr.endswith(f"{reason}\n")
        assert 1 == ran.stderr.count("\n")

    def test_no_page_of_no_article(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A file without an article has no page."""
        file, out = tmp_path / "1.md", tmp_path / "page.html"
        file.write_bytes(b"# A readme\n")

        assert 1 == main(["explain", str(file), "--html", str(out)])
        assert not out.exists()
        assert "feeddump: " == capsys.readouterr().err[:10]

    @pytest.mark.parametrize(
        "arguments", [(), ("explain",), ("explode", "a.md"), ("explain", "-x")]
    )
    def test_usage(self, arguments: tuple[str, ...]) -> None:
        """A wrong use: how to use it on standard error, and status 2."""
        ran = run(*arguments)

        assert (2, "") == (ran.returncode, ran.stdout)
        assert ran.stderr.startswith("usage: feeddump")


class TestEnd:
    """How a command ends before its time."""

    def test_interrupted(
        self, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Ctrl-C: one line, no traceback, and the status that shells give it."""

        def interrupt(_file: Path) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("feeddump.commands.explain.explain", interrupt)

        assert 130 == main(["explain", str(file)])
        assert ("", "feeddump: interrupted\n") == capsys.readouterr()

    def test_full_disk(
        self, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Standard output that cannot be written is an error of one line."""
        with Path("/dev/full").open("w", encoding="utf-8") as stream:
            monkeypatch.setattr(sys, "stdout", stream)

            assert 3 == main(["explain", str(file)])
        assert capsys.readouterr().err.startswith("feeddump: standard output: it cannot be written")


class TestHelp:
    """What the command says of itself."""

    def test_version(self) -> None:
        """The command tells the library's version."""
        ran = run("--version")

        assert (0, f"feeddump {feeddump.__version__}\n") == (ran.returncode, ran.stdout)

    def test_help(self) -> None:
        """The help of explain tells its arguments."""
        ran = run("explain", "--help")

        assert 0 == ran.returncode
        assert "FILE" in ran.stdout
        assert "--html OUT" in ran.stdout

    @pytest.mark.parametrize("command", ["", "export", "stats", "check", "show", "explain"])
    def test_statuses(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Every help tells the exit statuses, in lines that fit a terminal."""
        with pytest.raises(SystemExit):
            main([*command.split(), "--help"])
        out = capsys.readouterr().out

        assert "exit status:\n  0 " in out
        assert "\n  141  " in out
        assert 80 >= max(map(len, out.splitlines()))

    def test_as_module(self, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Run as a module, the package ends with the command's status."""
        monkeypatch.setattr(sys, "argv", ["feeddump", "explain", str(file)])

        with pytest.raises(SystemExit) as ended:
            runpy.run_module("feeddump", run_name="__main__", alter_sys=True)
        assert 0 == ended.value.code

    def test_importing_runs_nothing(self) -> None:
        """Importing the module that the command runs does nothing."""
        assert "__main__" != runpy.run_module("feeddump.__main__", run_name="x")["__name__"]


def test_no_extra_needed() -> None:
    """The command loads none of the libraries that extras bring before it needs them."""
    code = (
        "import sys, feeddump.cli;"
        "print({'rich', 'matplotlib', 'pyarrow', 'hypothesis'} & {*sys.modules})"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert "set()\n" == ran.stdout


def test_addresses_are_printed_as_they_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The address of the source is told as printed."""
    file = tmp_path / "1.md"
    file.write_bytes(dump("甲", url=PLAIN))
    main(["explain", str(file)])

    assert f"url            {PLAIN}\n" in capsys.readouterr().out
