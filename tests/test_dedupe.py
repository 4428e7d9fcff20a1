"""Passing over duplicates."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles, urls

import feeddump
from feeddump import Article, Block
from feeddump.urls import canonical_url

LONG = "河边的人慢慢多起来。" * 10


def article(number: int, url: str = "", text: str = "", title: str = "") -> Article:
    """An article with a number as its epoch; without an address it has one of its own."""
    blocks = (Block("paragraph", text),) if text else ()
    return Article(url or f"https://plain.example/{number}", title, "plain", number, blocks=blocks)


def kept(*given: Article, **options: Any) -> list[int | None]:
    """The numbers of the articles that are no duplicates."""
    return [found.timestamp_ms for found in feeddump.dedupe(given, **options)]


class TestAddresses:
    """Which addresses are one."""

    @pytest.mark.parametrize(
        "url",
        [
            "https://example.org/news/1?id=7",
            "http://example.org/news/1?id=7",
            "HTTPS://WWW.EXAMPLE.ORG/news/1?id=7",
            "https://example.org:443/news/1?id=7",
            "http://www.example.org:80//news///1/?id=7",
            "https://example.org/news/1/?id=7#top",
            "https://example.org/news/1?id=7&utm_source=rss&utm_medium=feed",
            "https://example.org/news/1?at_medium=RSS&id=7&fbclid=x&at_campaign=KARANGA",
            "https://example.org/news/1?&id=7&",
        ],
    )
    def test_same(self, url: str) -> None:
        """What makes no other page is left out."""
        assert "example.org/news/1?id=7" == canonical_url(url)

    @pytest.mark.parametrize(
        "url",
        [
            "https://example.org/news/1",
            "https://example.org/news/1?id=8",
            "https://example.org/news/1?ID=7",
            "https://example.org/News/1?id=7",
            "https://example.org/news/1?id=7&page=2",
            "https://example.org/news/1?id=7&utm=x",
            "https://example.org/news/1?id=7&source=utm_source",
            "https://example.org/news/1?id=7#!/2",
            "https://example.org/news/1?id=7#/2",
            "https://example.org:8080/news/1?id=7",
            "https://m.example.org/news/1?id=7",
            "https://example.org/news/1%3Fid=7",
            "ftp://example.org/news/1?id=7",
            "https://[/news/1?id=7",
            "",
        ],
    )
    def test_different(self, url: str) -> None:
        """Nothing else is."""
        assert "example.org/news/1?id=7" != canonical_url(url)

    def test_question_in_path(self) -> None:
        """A title with an unescaped question mark stays in the address."""
        assert "dw.com/zh/why?because/a-1" == canonical_url("https://www.dw.com/zh/why?because/a-1")

    @given(url=urls)
    def test_any(self, url: str) -> None:
        """Every address is the same as its variants, and stays as it is once brought to its form."""
        once = canonical_url(url)

        assert once == canonical_url("https://" + once)
        assert once == canonical_url(url.replace("https://", "http://"))


class TestFirst:
    """Keeping the first."""

    def test_address(self) -> None:
        """An address that came before is a duplicate."""
        assert [1, 3] == kept(
            article(1, "http://a.example/1"), article(2, "https://www.a.example/1/"), article(3)
        )

    def test_text(self) -> None:
        """A text that came before is a duplicate, however it is spaced and whatever its case."""
        assert [1, 4] == kept(
            article(1, text=f"{LONG} End", title="One"),
            article(2, text=LONG.replace("。", "。\n").rstrip() + "\u3000 END", title="Two"),
            attrs.evolve(article(3, text="End"), lead=LONG),
            article(4, text=f"{LONG} And"),
        )

    def test_short_text(self) -> None:
        """A short text is a duplicate only under the same title."""
        assert [1, 3] == kept(
            article(1, text="请看图。", title="One"),
            article(2, text="请看图。", title="one "),
            article(3, text="请看图。", title="Two"),
        )

    def test_no_text(self) -> None:
        """Articles without text are no duplicates by it."""
        assert [1, 2] == kept(article(1), article(2))

    def test_linked(self) -> None:
        """What shares the text of a duplicate is one too."""
        assert [1] == kept(
            article(1, "https://a.example/1"),
            article(2, "https://a.example/1", LONG),
            article(3, "https://a.example/3", LONG),
        )

    @pytest.mark.parametrize(
        ("key", "numbers"),
        [
            ("url", [1, 3]),
            ("text", [1, 2]),
            (("url",), [1, 3]),
            (["text", "url"], [1]),
            ((), [1, 2, 3]),
            (lambda found: found.timestamp_ms % 2, [1, 2]),
            (lambda _: None, [1, 2, 3]),
            (("url", lambda found: found.outlet), [1]),
        ],
    )
    def test_key(self, key: Any, numbers: list[int]) -> None:
        """A key is a word, a callable or several; what it says None of is no duplicate."""
        first, second, third = (
            article(1, "https://a.example/1", LONG),
            article(2, "https://a.example/1"),
            article(3, "https://a.example/3", LONG),
        )

        assert numbers == kept(first, second, third, key=key)

    def test_keys_apart(self) -> None:
        """What one callable says is not what another says."""
        keys = (lambda found: found.title, lambda found: found.lead)

        assert [1, 2] == kept(
            article(1, title="x"), attrs.evolve(article(2, title="y"), lead="x"), key=keys
        )

    def test_lazy(self) -> None:
        """An article is given before the next one is asked for."""

        def endless() -> Iterator[Article]:
            number = 0
            while True:
                yield article(number := number + 1)

        assert 1 == next(feeddump.dedupe(endless())).timestamp_ms

    @pytest.mark.parametrize("options", [{"key": "title"}, {"key": ["url", "x"]}, {"keep": "last"}])
    def test_wrong(self, options: dict[str, Any]) -> None:
        """A word that is none of these is refused at once."""
        with pytest.raises(ValueError, match=r"not '(title|x|last)'"):
            feeddump.dedupe([], **options)


class TestNewest:
    """Keeping the newest."""

    def test_newest(self) -> None:
        """Of duplicates the newest stays, in its own place; what has no epoch is the oldest."""
        unknown = attrs.evolve(article(0, "https://a.example/1"), timestamp_ms=None)

        assert [9, 5] == kept(
            unknown,
            article(3, "https://a.example/1"),
            article(9),
            article(5, "https://a.example/1"),
            article(4, "https://a.example/1"),
            keep="newest",
        )

    def test_tie(self) -> None:
        """Of several newest the first stays."""
        twins = [attrs.evolve(article(1, "https://a.example/1"), lead=lead) for lead in "ab"]

        assert ["a"] == [found.lead for found in feeddump.dedupe(twins, keep="newest")]

    def test_linked_later(self) -> None:
        """Articles are duplicates too if one that comes later links them."""
        assert [3] == kept(
            article(1, "https://a.example/1"),
            article(3, "https://a.example/3", LONG),
            article(2, "https://a.example/1", LONG),
            keep="newest",
        )

    def test_precise(self) -> None:
        """Epochs are compared to the millisecond, however far away."""
        assert [10**17 + 1] == kept(
            article(10**17, "https://a.example/1"),
            article(10**17 + 1, "https://a.example/1"),
            keep="newest",
        )

    def test_path(self) -> None:
        """What goes through the temporary file is what came, path included."""
        found = attrs.evolve(article(1), path=Path("dump/1.md"))

        assert [found.path] == [same.path for same in feeddump.dedupe([found], keep="newest")]

    def test_no_temporary_file(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        """Where no temporary file can be made, the error names the folder."""
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))

        with pytest.raises(feeddump.WriteError) as caught:
            next(feeddump.dedupe([article(1)], keep="newest"))
        assert tmp_path / "missing" == caught.value.path

    @given(
        found=st.lists(
            st.builds(
                attrs.evolve,
                articles,
                url=st.sampled_from("abc"),
                timestamp_ms=st.none() | st.integers(0, 9),
            ),
            max_size=8,
        )
    )
    def test_any(self, found: list[Article]) -> None:
        """Whatever comes, one of each address is kept, and it is the newest."""
        newest = list(feeddump.dedupe(found, key="url", keep="newest"))
        first = list(feeddump.dedupe(found, key="url"))

        assert {each.url for each in found} == {each.url for each in newest}
        assert len({each.url for each in found}) == len(newest) == len(first)
        rest = iter(found)
        assert all(each in rest for each in newest)
        for each in newest:
            epochs = [same.timestamp_ms for same in found if same.url == each.url]
            assert each.timestamp_ms == max(
                epochs, key=lambda epoch: -1 if epoch is None else epoch
            )
