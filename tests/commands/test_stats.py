"""``feeddump stats``: the figures, the tables and the heat map."""

import datetime as dt
import importlib
import sys
from collections import Counter
from pathlib import Path

import pytest
from running import run
from strategies import DW, PLAIN, RFI, dump

import feeddump
from feeddump import commands
from feeddump.article import Article, Image
from feeddump.cli import main
from feeddump.commands import figures_plot, figures_text
from feeddump.commands.days import day_of
from feeddump.commands.figures import UNKNOWN, DumpFigures, Month, OutletFigures
from feeddump.errors import BodyError, HeaderError, ParseError


@pytest.fixture(name="root")
def _root(tmp_path: Path) -> Path:
    """A folder with two outlets, and files that give no article."""
    root = tmp_path / "dump"
    for name, data in {
        "dw/1.md": dump("甲", url=DW, comment="1577836800000"),
        "dw/2.md": dump('乙<img src="https://static.dw.com/2.jpg">', url=DW, comment="NaN"),
        "dw/3.md": b"",
        "rfi/1.md": dump("丙", url=RFI, comment="1577836800000"),
        "rfi/2.md": dump("丁", url=RFI, comment="1596240000000"),
        "README.md": b"# A readme\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


class TestCommand:
    """``feeddump stats DIR_OR_ARCHIVE``."""

    def test_tables(self, root: Path) -> None:
        """One table has the outlets, the other the months with their gaps."""
        ran = run("stats", root)

        assert 1 == ran.returncode
        assert "feeddump: 6 files read, 2 gave no article (2 HeaderError)\n" == ran.stderr
        assert [
            "outlet  files  articles       first        last  lead  authors  images  errors",
            "-           1         0           -           -     -        -       -  1 HeaderError",
            "dw          3         2  2020-01-01  2020-01-01    0%       0%     50%  1 HeaderError",
            "rfi         2         2  2020-01-01  2020-08-01    0%       0%      0%  -",
            "",
            "month               dw  rfi",
            "2020-01              1    1",
            "2020-02 to 2020-07        -",
            "2020-08                   1",
            "1 article without a day",
        ] == ran.stdout.splitlines()

    def test_nothing(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A folder without a dump file has no outlets, and is no success."""
        assert 1 == main(["stats", str(tmp_path)])
        assert 1 == capsys.readouterr().out.count("\n")

    @pytest.mark.parametrize(
        ("ending", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")]
    )
    def test_plot(
        self, root: Path, ending: str, magic: bytes, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """The heat map is written in the format that its name tells, beside the tables."""
        out = root / f"plot.{ending}"

        assert 1 == main(["stats", str(root), "--plot", str(out)])
        assert out.read_bytes().startswith(magic)
        assert capsys.readouterr().out.startswith("outlet ")

    def test_plot_of_another_kind(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Another ending is a wrong use."""
        with pytest.raises(SystemExit) as ended:
            main(["stats", str(root), "--plot", "plot.bmp"])

        assert 2 == ended.value.code
        assert "does not end with .png, .svg or .pdf" in capsys.readouterr().err

    def test_plot_unwritable(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A plot that cannot be written is an error that names it."""
        out = root / "none" / "plot.png"

        assert 3 == main(["stats", str(root), "--plot", str(out)])
        assert f"feeddump: {out}: it cannot be written" in capsys.readouterr().err

    def test_missing_extra(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Without matplotlib, the message tells what to install before anything is read."""
        monkeypatch.delitem(sys.modules, "feeddump.commands.figures_plot")
        monkeypatch.delattr(commands, "figures_plot")
        monkeypatch.setitem(sys.modules, "matplotlib", None)

        assert 3 == main(["stats", str(root), "--plot", str(root / "plot.png")])
        assert (
            "",
            "feeddump: --plot needs matplotlib: pip install 'feeddump[plot]'\n",
        ) == capsys.readouterr()


def article(outlet: str, day: str | None = None, **fields: object) -> Article:
    """An article of a day."""
    published = None if day is None else dt.date.fromisoformat(day)
    return Article(PLAIN, "潮", outlet, published=published, **fields)  # type: ignore[arg-type]


class TestFigures:
    """What is counted."""

    def test_shares(self) -> None:
        """Articles with a lead, authors and images are counted."""
        figures = OutletFigures()
        figures.add(article("dw", lead="开头。", authors=("林青",)))
        figures.add(article("dw", authors=("周原",), images=(Image("https://plain.example/1"),)))

        assert (1, 2, 1) == (figures.leads, figures.authors, figures.images)
        assert (2, 2) == (figures.articles, figures.undated())

    def test_days(self) -> None:
        """The first and the last day are known whatever the order."""
        figures = OutletFigures()
        for day in ("2020-05-03", "2020-05-01", "2021-01-01"):
            figures.add(article("dw", day))

        assert (dt.date(2020, 5, 1), dt.date(2021, 1, 1)) == (figures.first, figures.last)
        assert Counter({Month(2020, 5): 2, Month(2021, 1): 1}) == figures.months

    def test_failures(self) -> None:
        """A failure belongs to the outlet that most articles of its folder have, or to none."""
        figures = DumpFigures()
        for name, outlet in (("a/1", "dw"), ("a/2", "rfi"), ("a/3", "rfi"), ("b/1", "dw")):
            figures.add(article(outlet, path=Path(name)))
        for failed in (
            HeaderError("", path=Path("a/4")),
            BodyError("", path=Path("b/2")),
            ParseError("", path=Path("c/1")),
            ParseError(""),
        ):
            figures.fail(failed)

        assert {UNKNOWN: {"ParseError": 2}, "dw": {"BodyError": 1}, "rfi": {"HeaderError": 1}} == {
            outlet: each.failures for outlet, each in figures.by_outlet().items()
        }

    @pytest.mark.parametrize(
        ("published", "day"),
        [
            (dt.datetime.fromisoformat("2020-05-01T23:30-02:00"), dt.date(2020, 5, 2)),
            (dt.datetime.fromisoformat("0001-01-01T00:30+08:00"), dt.date(1, 1, 1)),
            (dt.date(2020, 5, 1), dt.date(2020, 5, 1)),
            (None, dt.date(1970, 1, 1)),
        ],
    )
    def test_day(self, published: dt.date | None, day: dt.date) -> None:
        """An instant counts in UTC, a day as printed, and the header's time where there is none."""
        assert day == day_of(Article(PLAIN, "潮", "dw", timestamp_ms=0, published=published))


class TestTables:
    """How figures are printed."""

    def test_share(self) -> None:
        """Only all is 100 % and only none is 0 %."""
        figures = OutletFigures(articles=1000, leads=1, authors=999, images=1000)

        assert (
            "dw      1,000     1,000      -     -    1%      99%    100%  -"
            == list(figures_text.render({"dw": figures}))[1]
        )

    def test_undated(self) -> None:
        """Where no article has a day, there is no table of months."""
        figures = OutletFigures(articles=2)

        assert ["2 articles without a day"] == list(figures_text.render({"dw": figures}))[2:]


class TestPlot:
    """What is drawn."""

    def test_many(self, tmp_path: Path) -> None:
        """Of very many outlets and months, those with the most articles are drawn."""
        outlets = {
            f"{number}.example": OutletFigures(
                articles=number,
                months=Counter({Month(2020, 1): number}),
            )
            for number in range(1, figures_plot.MOST_OUTLETS + 10)
        }
        outlets["old.example"] = OutletFigures(
            articles=200, months=Counter({Month(1, 1): 1, Month(2020, 3): 199})
        )
        out = tmp_path / "plot.svg"
        figures_plot.draw(outlets, out)

        assert out.stat().st_size

    @pytest.mark.parametrize("undated", [0, 3])
    def test_what_is_left_out(self, tmp_path: Path, undated: int) -> None:
        """A picture that does not show all articles says so."""
        out = tmp_path / "plot.svg"
        months = Counter({Month(2020, 1): 1, Month(2020, 3): 9})
        figures_plot.draw({"dw": OutletFigures(articles=10 + undated, months=months)}, out)

        assert ("<!-- not shown: 3 articles" in out.read_text(encoding="utf-8")) == bool(undated)

    def test_undated(self, tmp_path: Path) -> None:
        """Where no article has a day, the picture says so and has no cells."""
        out = tmp_path / "plot.svg"
        figures_plot.draw({"dw": OutletFigures(articles=2)}, out)

        assert out.stat().st_size

    def test_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The error is an ImportError that names the library."""
        monkeypatch.delitem(sys.modules, "feeddump.commands.figures_plot")
        monkeypatch.setitem(sys.modules, "matplotlib", None)

        with pytest.raises(feeddump.MissingExtraError) as caught:
            importlib.import_module("feeddump.commands.figures_plot")
        assert "matplotlib" == caught.value.name
