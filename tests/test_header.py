"""What stands above the rule: comment, title and address, and the forms that they come in."""

import datetime as dt

import pytest
from hypothesis import given
from oracles import folded
from strategies import PLAIN, Plain, as_printed, dump, epochs, titles, urls

import feeddump


def parse(data: bytes) -> feeddump.Article:
    """The article of a whole file."""
    return feeddump.parse_bytes(data, adapters=[Plain()])


FRONT_MATTER = """\
---
layout: post
title: "一封: "没有引号" 的信"
date: 2021-03-04T05:06:07.000Z
author: {author}
from: https://plain.example/2023/1
tags: [ 山城周刊 ]
categories: [ 山城周刊 ]
---
"""


def blog(author: str = "周原", *, comment: str | None = "1700000000000") -> bytes:
    """A file of the blog variant."""
    return FRONT_MATTER.format(author=author).encode() + dump("<p>正文</p>", comment=comment)


class TestTimestamp:
    """The comment's epoch."""

    @pytest.mark.parametrize("comment", ["1700000000000", " 1700000000000 "])
    def test_epoch(self, comment: str) -> None:
        """The comment's epoch is the timestamp, and the same instant in UTC is `collected`."""
        article = parse(dump(comment=comment))

        assert 1_700_000_000_000 == article.timestamp_ms
        assert dt.datetime(2023, 11, 14, 22, 13, 20, tzinfo=dt.UTC) == article.collected

    @pytest.mark.parametrize("comment", ["NaN", " NaN ", "", " ", None])
    def test_none(self, comment: str | None) -> None:
        """Where the writer printed NaN or nothing, there is no timestamp."""
        article = parse(dump("<p>正文</p>", comment=comment))

        assert None is article.timestamp_ms
        assert None is article.collected
        assert ("正文",) == article.paragraphs

    def test_milliseconds(self) -> None:
        """No millisecond of the epoch gets lost, before 1970 as after."""
        article = parse(dump(comment="-1"))

        assert -1 == article.timestamp_ms
        assert dt.datetime(1969, 12, 31, 23, 59, 59, 999_000, dt.UTC) == article.collected

    @pytest.mark.parametrize("epoch", [-62_135_596_800_000, 253_402_300_799_999])
    def test_first_and_last_instant(self, epoch: int) -> None:
        """The first and the last millisecond that a datetime holds are read."""
        article = parse(dump(comment=str(epoch)))

        assert article.collected is not None
        assert article.collected.year in {1, 9999}

    @pytest.mark.parametrize(
        "epoch", [-62_135_596_800_001, 253_402_300_800_000, 8_640_000_000_000_000]
    )
    def test_beyond_any_calendar(self, epoch: int) -> None:
        """An epoch that no datetime holds is kept as printed, without an instant."""
        article = parse(dump(comment=str(epoch)))

        assert epoch == article.timestamp_ms
        assert None is article.collected

    @given(epoch=epochs)
    def test_any_epoch(self, epoch: int) -> None:
        """Any epoch is the timestamp as printed, and `collected` is the same or nothing."""
        article = parse(dump(comment=str(epoch)))
        collected = article.collected

        assert epoch == article.timestamp_ms
        if collected is not None:
            passed = collected - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
            assert epoch == passed // dt.timedelta(milliseconds=1)

    @pytest.mark.parametrize("comment", ["x", "12 34", "1.5", "nan", "2020-07-20", "1e12", "--1"])
    def test_garbage(self, comment: str) -> None:
        """A comment that is no epoch is a damaged header."""
        with pytest.raises(feeddump.HeaderError):
            parse(dump(comment=comment))


class TestDateLine:
    """The older files' first line of the body."""

    @pytest.mark.parametrize(
        ("printed", "hour"),
        [
            ("Sat, 20 Jun 2020 17:27:18 +0000", 17),
            ("Sat, 20 Jun 2020 17:27:18 GMT", 17),
            ("Sat, 20 Jun 2020 17:27:18 +0800", 9),
        ],
    )
    def test_instant(self, printed: str, hour: int) -> None:
        """In older files the body's first line is the timestamp and no text."""
        article = parse(dump(f"日期：{printed}\n\n<p>正文</p>", comment=None))

        assert dt.datetime(2020, 6, 20, hour, 27, 18, tzinfo=dt.UTC) == article.collected
        assert "正文" == article.text

    @pytest.mark.parametrize("end", ["", "\n", "\n\n", "\r\n\r\n"])
    def test_line_endings(self, end: str) -> None:
        """The date line is read with any line ending, and with nothing below it."""
        article = parse(dump(f"日期：Sat, 20 Jun 2020 17:27:18 +0000{end}", comment=None))

        assert 1_592_674_038_000 == article.timestamp_ms
        assert "" == article.text

    def test_comment_wins(self) -> None:
        """Where there is an epoch, it stays the timestamp; the date line is still no text."""
        article = parse(dump("日期：Sat, 20 Jun 2020 17:27:18 +0000\n\n<p>正文</p>"))

        assert 1_700_000_000_000 == article.timestamp_ms
        assert "正文" == article.text

    @pytest.mark.parametrize(
        "printed",
        [
            "昨天",
            "Sat, 20 Jun 2020 17:27:18 +99999999",
            "Sat, 20 Jun 2020 17:27:18 +9999999999999",
            "Sat, 20 Jun 99999999999999999999 17:27:18 +0000",
            "Sat, 40 Jun 2020 17:27:18 +0000",
        ],
    )
    def test_no_instant(self, printed: str) -> None:
        """A date line that tells no instant gives no timestamp, and no other error."""
        article = parse(dump(f"日期：{printed}\n\n<p>正文</p>", comment=None))

        assert None is article.timestamp_ms
        assert "正文" == article.paragraphs[-1]

    def test_kept_line(self) -> None:
        """A date line that tells no instant is still a line of the body."""
        lines = feeddump.explain(dump("日期：昨天\n\n<p>正文</p>", comment=None)).lines

        assert ["日期：昨天", "正文"] == [line.text for line in lines]

    def test_in_the_text(self) -> None:
        """A date further down is no timestamp."""
        article = parse(dump("<p>日期：Sat, 20 Jun 2020 17:27:18 +0000\n</p>", comment=None))

        assert None is article.timestamp_ms


class TestFrontMatter:
    """The blog variant."""

    def test_author(self) -> None:
        """The front matter's author is the author."""
        assert ("周原",) == parse(blog("周原")).authors

    @pytest.mark.parametrize("author", ['"周原"', "'周原'", " 周原 "])
    def test_author_in_quotes(self, author: str) -> None:
        """Quotes and blanks around a value are the writer's and no part of it."""
        assert ("周原",) == parse(blog(author)).authors

    @pytest.mark.parametrize("author", ['阿"周', '"阿周', '阿周"', "'阿周\"", '"'])
    def test_author_with_one_quote(self, author: str) -> None:
        """A quote on one side only is part of the name: the values are not always valid YAML."""
        assert (author,) == parse(blog(author)).authors

    @pytest.mark.parametrize("author", ["山城周刊", '"山城周刊"', "", '""'])
    def test_site(self, author: str) -> None:
        """An author that equals the tag names the site and is no author."""
        assert () == parse(blog(author)).authors

    def test_rest(self) -> None:
        """Title, address and timestamp are those of the dump's own header."""
        article = parse(blog())

        assert ("山城雨后", PLAIN) == (article.title, article.url)
        assert 1_700_000_000_000 == article.timestamp_ms
        assert ("正文",) == article.paragraphs

    @pytest.mark.parametrize("comment", ["NaN", "", None])
    def test_date(self, comment: str | None) -> None:
        """Without an epoch the front matter's date is the timestamp."""
        article = parse(blog(comment=comment))

        assert dt.datetime(2021, 3, 4, 5, 6, 7, tzinfo=dt.UTC) == article.collected

    @pytest.mark.parametrize("printed", ["2021-03-04 05:06:07 +0800", "2021-03-04T05:06:07+08:00"])
    def test_date_with_zone(self, printed: str) -> None:
        """A zone in the front matter's date counts."""
        front = f"---\ndate: {printed}\n---\n".encode()

        article = parse(front + dump(comment="NaN"))

        assert dt.datetime(2021, 3, 3, 21, 6, 7, tzinfo=dt.UTC) == article.collected

    def test_date_without_zone(self) -> None:
        """A date without a zone is in UTC, as the blog prints all of them."""
        article = parse(b"---\ndate: 2021-03-04 05:06:07\n---\n" + dump(comment="NaN"))

        assert dt.datetime(2021, 3, 4, 5, 6, 7, tzinfo=dt.UTC) == article.collected

    @pytest.mark.parametrize("printed", ["", "soon", "2021-99-99", "9" * 5000])
    def test_bad_date(self, printed: str) -> None:
        """A date that cannot be read gives no timestamp."""
        article = parse(f"---\ndate: {printed}\n---\n".encode() + dump(comment="NaN"))

        assert None is article.timestamp_ms

    def test_carriage_returns(self) -> None:
        """Lines that end in CR LF read the same."""
        assert parse(blog()) == parse(blog().replace(b"\n", b"\r\n"))


class TestEncoding:
    """Bytes before, between and behind."""

    def test_byte_order_mark(self) -> None:
        """A byte order mark changes nothing, before front matter neither."""
        for data in (dump("<p>正文</p>"), dump(comment=None), blog()):
            assert parse(data) == parse(b"\xef\xbb\xbf" + data)

    def test_carriage_returns(self) -> None:
        """Lines that end in CR LF read the same."""
        data = dump("<p>正文</p>")

        assert parse(data) == parse(data.replace(b"\n", b"\r\n"))

    def test_no_blank_line(self) -> None:
        """The blank line below the rule may be missing."""
        assert parse(dump("<p>正文</p>")) == parse(dump("<p>正文</p>").replace(b"\n\n", b"\n"))

    @pytest.mark.parametrize("rule", [b"-------", b"------  ", b"------\t", b"-" * 80])
    def test_rule(self, rule: bytes) -> None:
        """The rule is six dashes or more, with blanks behind them or not."""
        assert parse(dump("<p>正文</p>")) == parse(dump("<p>正文</p>").replace(b"------", rule))

    def test_no_body(self) -> None:
        """A file may end with its rule: an article without text."""
        article = parse(dump().rstrip())

        assert "山城雨后" == article.title
        assert ((), (), "") == (article.blocks, article.images, article.text)

    CHINESE = "一个人在前面走，全如往日。"

    @pytest.mark.parametrize(
        ("encoding", "before"),
        [
            ("utf-16-le", b"\xff\xfe"),
            ("utf-16-be", b"\xfe\xff"),
            ("gb18030", b""),
            ("gbk", b""),
        ],
    )
    def test_other_encodings(self, encoding: str, before: bytes) -> None:
        """A file whose bytes say that they are in another encoding is read in it."""
        data = dump(f"<p>{self.CHINESE}</p>", title=self.CHINESE)
        other = before + data.decode().encode(encoding)

        assert parse(data) == parse(other)
        assert () == feeddump.explain(data).warnings
        assert () != feeddump.explain(other).warnings

    def test_big5(self) -> None:
        """A file in Big5 is read in Big5."""
        data = dump("<p>我們在河邊說話。</p>", title="山城雨後")

        assert parse(data) == parse(data.decode().encode("big5"))

    @pytest.mark.parametrize("broken", [b"\xff\xff", b"\xe5\xb1\xff", b"\x80"])
    def test_no_encoding(self, broken: bytes) -> None:
        """A title that is text in no encoding is a damaged header."""
        with pytest.raises(feeddump.HeaderError):
            parse(dump(title="X").replace(b"X", broken))

    def test_body_not_utf8(self) -> None:
        """A damaged byte in the body costs that one character and no more."""
        assert ("山\ufffd城",) == parse(dump(b"<p>\xe5\xb1\xb1\xff\xe5\x9f\x8e</p>")).paragraphs


class TestTitle:
    """The link's text."""

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ("[山城] 雨后", "[山城] 雨后"),
            ("山城]雨后", "山城]雨后"),
            ("山城(上)", "山城(上)"),
            ("[山城](雨后)", "[山城](雨后)"),
            ("[山城](http://plain.example/)雨后", "[山城](http://plain.example/)雨后"),
            ("“山城”'雨'\"后\"", "“山城”'雨'\"后\""),
            ("山城\u3000雨后", "山城 雨后"),
            ("山城  \u00a0 雨后", "山城 雨后"),
            ("\u3000山城雨后 ", "山城雨后"),
            ("山\u200b城\ufeff雨后\u200b", "山城雨后"),
            ("山城 \u200b 雨后", "山城 雨后"),
            ("山城\n\n雨后\r\n再访", "山城 雨后 再访"),
            ("&quot;山城&quot;&amp;雨后", '"山城"&雨后'),
            ("山城&nbsp;雨后&#8212;&#x4e00;", "山城 雨后—一"),
            ("&amp;quot;", "&quot;"),
            ("AT&T &copy 雨;后", "AT&T &copy 雨;后"),
            ("山城<b>雨后</b>", "山城<b>雨后</b>"),
            ("ＡＢ，ab", "ＡＢ，ab"),
            ("-----", "-----"),
            ("", ""),
        ],
    )
    def test_printed(self, printed: str, expected: str) -> None:
        """Entities are resolved, white space folds, the invisible goes, the rest stays."""
        assert expected == parse(dump(title=printed)).title

    @given(title=titles, url=urls)
    def test_round_trip(self, title: str, url: str) -> None:
        """Any title and any address, written as the crawler does, are read as they were."""
        article = parse(dump("<p>正文</p>", title=as_printed(title), url=url))

        assert folded(title) == article.title
        assert url == article.url
        assert ("正文",) == article.paragraphs


class TestAddress:
    """The link's address."""

    @pytest.mark.parametrize(
        "url",
        [
            "https://plain.example/a_(b)",
            "https://plain.example/a_(b",
            "https://plain.example/[1]?b=[2]",
            "http://plain.example//a//b",
            "https://plain.example/?to=https://other.example/",
            "http://plain.example",
        ],
    )
    def test_printed(self, url: str) -> None:
        """The address is kept as printed, brackets and parentheses included."""
        assert url == parse(dump(url=url)).url


class TestNoDumpFile:
    """What is refused."""

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\n",
            b"\xef\xbb\xbf",
            b"------\n",
            b"# A readme\n\nWords.\n",
            b"# A readme\n\n------\n\nWords.\n",
            b"- [One](https://plain.example/1)\n- [Two](https://plain.example/2)\n",
            b"- [One](https://plain.example/1)\n------\n",
            b"<!--1700000000000-->\n------\n\n<p>x</p>",
            b"<!--1700000000000-->\n[Title]\n------\n\n<p>x</p>",
            b"<!--1700000000000-->\n[Title](/1)\n------\n\n<p>x</p>",
            b"<!--1700000000000-->\n[Title](https://plain.example/1\n------\n\n<p>x</p>",
            b"<!--1700000000000-->\nTitle](https://plain.example/1)\n------\n\n<p>x</p>",
            b"<!--1700000000000-->\n[Title](https://plain.example/1) and more\n------\n\n<p>x</p>",
            b"<!--1700000000000\n[Title](https://plain.example/1)\n------\n\n<p>x</p>",
            b"---\nauthor: x\n[Title](https://plain.example/1)\n------\n\n<p>x</p>",
            dump("<p>x</p>").replace(b"------", b"-----"),
            dump("<p>x</p>").replace(b"------", b" ------"),
            dump("<p>x</p>").replace(b"------", b"------x"),
        ],
    )
    def test_refused(self, data: bytes) -> None:
        """What has no link right above a rule is no dump file."""
        with pytest.raises(feeddump.HeaderError):
            parse(data)

    @pytest.mark.parametrize("blank", [" ", "\n", "\t", "\u3000"])
    def test_blank_in_the_address(self, blank: str) -> None:
        """An address with white space inside is a damaged header."""
        with pytest.raises(feeddump.HeaderError):
            parse(dump(url=f"https://plain.example/a{blank}b"))


def test_header_of_an_explanation() -> None:
    """An explanation shows the header as it was read, the title with the outlet's suffix."""
    header = feeddump.explain(blog("阿周")).header

    assert (
        feeddump.Header(url=PLAIN, title="山城雨后", timestamp_ms=1_700_000_000_000, author="阿周")
        == header
    )
