"""``feeddump show``, and the text that it shows."""

import datetime as dt
import re
import sys
from pathlib import Path

import pytest
from running import on_terminal
from strategies import PLAIN, RFI, dump

from feeddump import article_text
from feeddump.article import Article, Block, Image
from feeddump.cli import main


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> Path:
    """A dump file."""
    file = tmp_path / "渡船.md"
    body = f"<div>29/02/2024 - 10:31</div><p>{'渡船停了，岸上的人在等。' * 10}</p>"
    file.write_bytes(dump(body, url=RFI))
    return file


def lines(article: Article, columns: int | None = None) -> list[str]:
    """The article as text without colours, below what it is."""
    shown = list(article_text.render(article, columns=columns, colour=False))
    return shown[shown.index(article.url) + 1 :]


class TestCommand:
    """``feeddump show FILE``."""

    def test_in_a_pipe(self, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A paragraph is a line, and there are no colours."""
        assert 0 == main(["show", str(file)])
        assert [
            "山城雨后",
            "rfi, 2024-02-29 10:31:00+01:00",
            RFI,
            "",
            "渡船停了，岸上的人在等。" * 10,
        ] == capsys.readouterr().out.splitlines()

    def test_on_a_terminal(self, file: Path) -> None:
        """Lines fit the terminal, and the title is bold."""
        status, written = on_terminal(
            "show", file, TERM="xterm-256color", COLUMNS="40", NO_COLOR=""
        )
        shown = written.splitlines()

        assert 0 == status
        assert "\x1b[1m山城雨后\x1b[0m" == shown[0]
        assert "渡船停了，岸上的人在等。渡船停了，岸上的" == shown[4]
        assert shown[5].startswith("人在等。")

    def test_main_on_a_terminal(
        self, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The function that the command runs asks the stream that it writes to."""
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", "40")

        assert 0 == main(["show", str(file)])
        assert "\n渡船停了，岸上的人在等。渡船停了，岸上的\n" in capsys.readouterr().out

    def test_wide_terminal(self, file: Path) -> None:
        """On a very wide terminal, lines stay as short as the eye needs them."""
        _, written = on_terminal("show", file, COLUMNS="300", NO_COLOR="1")

        assert {44, 43} >= {len(line) for line in written.splitlines()[4:-1]}

    @pytest.mark.parametrize(
        ("data", "reason"),
        [(b"# A readme\n", "this is not a dump file"), (None, "No such file or directory")],
    )
    def test_no_article(
        self, tmp_path: Path, data: bytes | None, reason: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A file without an article: the reason in one line, and status 1."""
        file = tmp_path / "1.md"
        if data is not None:
            file.write_bytes(data)

        assert 1 == main(["show", str(file)])
        out, told = capsys.readouterr()
        assert "" == out
        assert re.fullmatch(f"feeddump: {re.escape(str(file))}: .*{reason}\n", told)

    @pytest.mark.parametrize("verb", ["show", "explain"])
    def test_folder(self, verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A folder in place of the file is a wrong use, and a line says what to name."""
        with pytest.raises(SystemExit) as ended:
            main([verb, str(tmp_path)])

        assert 2 == ended.value.code
        assert f"{str(tmp_path)!r} is a folder: name one file in it" in capsys.readouterr().err


class TestText:
    """How an article is laid out."""

    def test_blocks(self) -> None:
        """Blank lines part blocks, but not the items of a list; marks tell quotes and items."""
        article = Article(
            PLAIN,
            "潮水",
            "plain",
            lead="开头。",
            blocks=(
                Block("heading", "早上"),
                Block("paragraph", "一行\n又一行"),
                Block("list_item", "甲"),
                Block("list_item", "乙"),
                Block("quote", "她说\n没有"),
                Block("embed", "帖子"),
            ),
        )

        assert ["", "开头。", "", "早上", "", "一行", "又一行", "", "- 甲", "- 乙"] == lines(
            article
        )[:10]
        assert ["", "> 她说", "> 没有", "", "> 帖子"] == lines(article)[10:]

    def test_images(self) -> None:
        """An image stands before its block, with what is printed beneath it and its address."""
        article = Article(
            PLAIN,
            "潮水",
            "plain",
            blocks=(Block("paragraph", "甲"), Block("paragraph", "乙")),
            images=(
                Image("https://plain.example/1.jpg", alt="船", position=1),
                Image("", caption="灯", credit="山月", position=9),
            ),
        )

        assert [
            *("", "甲", "", "[image] 船", "  https://plain.example/1.jpg"),
            *("", "乙", "", "[image] 灯 (山月)"),
        ] == lines(article)

    def test_marks_when_wrapped(self) -> None:
        """Each line of a quote has its mark, and those of an item stand below its text."""
        article = Article(
            PLAIN,
            "潮",
            "plain",
            blocks=(Block("quote", "一二三四五"), Block("list_item", "一二三四五")),
        )

        assert ["", "> 一二三四", "> 五", "", "- 一二三四", "  五"] == lines(article, columns=10)

    @pytest.mark.parametrize(
        ("article", "expected"),
        [
            (
                Article("u", "t", "dw", published=dt.date(2020, 5, 1), authors=("林青", "周原")),
                ["t", "dw, 2020-05-01", "by 林青, 周原", "u"],
            ),
            (
                Article("u", "t", "dw", timestamp_ms=0),
                ["t", "dw, collected 1970-01-01 00:00 UTC", "u"],
            ),
            (Article("u", "t", "dw"), ["t", "dw, undated", "u"]),
        ],
    )
    def test_origin(self, article: Article, expected: list[str]) -> None:
        """Below the title stand the outlet, the time, the authors and the address."""
        assert expected == list(article_text.render(article, columns=None, colour=False))

    def test_colours(self) -> None:
        """Title, lead and headings are bold, what stands around the text is faint."""
        article = Article("u", "t", "dw", lead="开头。", blocks=(Block("paragraph", "甲"),))

        assert [
            *("\x1b[1mt\x1b[0m", "\x1b[2mdw, undated\x1b[0m", "\x1b[2mu\x1b[0m"),
            *("", "\x1b[1m开头。\x1b[0m", "", "甲"),
        ] == list(article_text.render(article, columns=None, colour=True))
