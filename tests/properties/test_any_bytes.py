"""Any bytes give an Article or a ParseError, and always the same one."""

import json
import pickle

import pytest
from hypothesis import example, given
from oracles import is_invisible
from strategies import dump, files

import feeddump


def outcome(data: bytes) -> feeddump.Article | str:
    """The article, or the reason why there is none."""
    try:
        return feeddump.parse_bytes(data)
    except feeddump.ParseError as error:
        return error.reason


@given(files)
@example(b"")
@example(b"------\n")
@example(dump("\x00"))
@example(dump("日期：Sat, 20 Jun 2020 17:27:18 +9999999999999\n\n", comment=None))
@example(dump("日期：Sat, 20 Jun 99999999999999999999 17:27:18 +0000\n\n", comment=None))
@example(b"---\ndate: 2020-01-01T00:00:00+23:59:59.999999\n---\n" + dump(comment="NaN"))
@example(dump("<p>2024-01-02T03:04:05+99:59</p>", url="https://example.org/1"))
@example(dump("<p>2024-01-02T03:04:05+24:00</p>", url="https://example.org/1"))
@example(dump('<img src="//[">'))
@example(dump("<p>x</p>", url="http://[::1"))
def test_bytes_give_an_article_or_a_parse_error(data: bytes) -> None:
    """Any bytes give an Article that can be written out and read back, or a ParseError."""
    article = outcome(data)

    if isinstance(article, feeddump.Article):
        written = json.dumps(article.to_dict())

        assert article == feeddump.Article.from_dict(json.loads(written))
        assert article == pickle.loads(pickle.dumps(article))  # noqa: S301 - our own bytes


@given(files)
def test_an_explanation_fails_as_the_article_does(data: bytes) -> None:
    """A file can be explained if it can be parsed, and else fails for the same reason."""
    expected = outcome(data)
    if isinstance(expected, str):
        with pytest.raises(feeddump.ParseError) as caught:
            feeddump.explain(data)

        assert expected == caught.value.reason
    else:
        header = feeddump.explain(data).header

        assert (expected.url, expected.timestamp_ms) == (header.url, header.timestamp_ms)


@given(files, files)
def test_the_same_bytes_give_the_same_article(data: bytes, other: bytes) -> None:
    """What was parsed before leaves no trace: the same bytes give an equal outcome."""
    first = outcome(data)
    outcome(other)

    assert first == outcome(data)


@given(files)
def test_nothing_invisible_is_left(data: bytes) -> None:
    """No control character, no U+200B and no U+FEFF gets into any field that people read."""
    article = outcome(data)

    if isinstance(article, feeddump.Article):
        captions = [image.caption or "" for image in article.images]
        read = [article.title, *article.authors, *article.credits, *captions]
        read += article.text.split("\n")

        assert [] == [text for text in read if any(map(is_invisible, text))]
        assert [] == [text for text in read if text != " ".join(text.split())]
