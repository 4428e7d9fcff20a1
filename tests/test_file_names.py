"""The names of articles' files."""

import datetime as dt
import string
from pathlib import PurePosixPath

import attrs
import pytest
from hypothesis import given
from strategies import articles

from feeddump import Article
from feeddump.file_names import file_name

ARTICLE = Article(
    url="https://plain.example/1",
    title="山城：雨后 (Rain)",
    outlet="plain.example",
    timestamp_ms=1_700_000_000_000,
    published=dt.datetime(2023, 11, 15, 1, tzinfo=dt.timezone(dt.timedelta(hours=8))),
)
ADDRESS = "d3a90e3e6d22"


def test_name() -> None:
    """A name tells the outlet, the day in the outlet's zone, the title, and the address."""
    name = file_name(ARTICLE)

    assert "plain.example/2023-11" == name.parent.as_posix()
    assert f"2023-11-15-山城-雨后-Rain-{ADDRESS}.md" == name.name


@pytest.mark.parametrize(
    ("published", "timestamp_ms", "beginning"),
    [
        (dt.date(987, 6, 5), 0, "0987-06/0987-06-05-"),
        (None, 0, "1970-01/1970-01-01-"),
        (None, 10**17, "undated/山城"),
        (None, None, "undated/山城"),
    ],
)
def test_day(published: dt.date | None, timestamp_ms: int | None, beginning: str) -> None:
    """Without a stamp the day is that of the header in UTC; without both it is unknown."""
    article = attrs.evolve(ARTICLE, published=published, timestamp_ms=timestamp_ms)

    assert file_name(article).as_posix().startswith(f"plain.example/{beginning}")


@pytest.mark.parametrize(
    ("outlet", "folder"),
    [
        ("rfi", "rfi"),
        ("WWW.Example.org:80", "www.example.org-80"),
        ("..", "unknown"),
        ("", "unknown"),
        ("/etc/passwd", "etc-passwd"),
        ("c:\\windows", "c-windows"),
        (".hidden.", "hidden"),
        ("nul", "_nul"),
        ("con.example.org", "_con.example.org"),
        ("COM¹", "_com1"),
        ("console.example", "console.example"),
        ("x" * 300, "x" * 80),
    ],
)
def test_outlet(outlet: str, folder: str) -> None:
    """Whatever the outlet, its folder is one that every system takes."""
    assert folder == file_name(attrs.evolve(ARTICLE, outlet=outlet)).parts[0]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("", ""),
        ("？！", ""),
        ("a/b\\c:d*e?f", "a-b-c-d-e-f-"),
        ("ＡＢＣ　１", "ABC-1-"),
        ("é", "é-"),
        ("e\u0301", "é-"),
        ("山" * 99, "山" * 26 + "-"),
        ("a" + "山" * 99, "a" + "山" * 26 + "-"),
        ("山" * 26 + "!" + "山" * 9, "山" * 26 + "-"),
    ],
)
def test_title(title: str, slug: str) -> None:
    """Of a title letters and digits are left, of a long one its beginning."""
    assert f"2023-11-15-{slug}{ADDRESS}.md" == file_name(attrs.evolve(ARTICLE, title=title)).name


@given(article=articles)
def test_any(article: Article) -> None:
    """Any article has a short name without what some system forbids, the same each time."""
    name = file_name(article)

    assert name == file_name(attrs.evolve(article, lead="x", path=None))
    assert name != file_name(attrs.evolve(article, url=article.url + "x"))
    assert 3 == len(name.parts)
    assert all(len(part.encode()) <= 120 for part in name.parts)
    assert not set(name.as_posix()) & set('\\:*?"<>|' + string.whitespace)
    assert not any(part[0] in ".-" or part[-1] in ".-" for part in name.parts)
    assert PurePosixPath(name.as_posix()) == name
