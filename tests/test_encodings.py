"""Files in other encodings than plain UTF-8, and bytes that are in none."""

import codecs

import pytest
from strategies import PLAIN, dump

import feeddump

SIMPLE = ("山城雨后，河边的人慢慢多起来", "雨停了以后，有一个人在河边走。全城的灯如星。")
TRADITIONAL = ("山城雨後，河邊的人慢慢多起來", "雨停了以後，有一個人在河邊走。全城的燈如星。")
REPLACED = "bytes that are no UTF-8 were replaced with U+FFFD"


def file(title: str, text: str) -> str:
    """A whole file before it is encoded."""
    return f"<!--1700000000000-->\n[{title}]({PLAIN})\n------\n\n<p>{text}</p><p>完。</p>"


@pytest.mark.parametrize(
    ("encoding", "mark", "texts", "warnings"),
    [
        ("utf-8", b"", SIMPLE, ()),
        ("utf-8", codecs.BOM_UTF8, SIMPLE, ()),
        ("utf-16-le", codecs.BOM_UTF16_LE, SIMPLE, ("read as UTF-16",)),
        ("utf-16-be", codecs.BOM_UTF16_BE, SIMPLE, ("read as UTF-16",)),
        ("gb18030", b"", SIMPLE, ("read as GB18030",)),
        ("gbk", b"", SIMPLE, ("read as GB18030",)),
        ("gb18030", b"", TRADITIONAL, ("read as GB18030",)),
        ("big5", b"", TRADITIONAL, ("read as BIG5",)),
    ],
)
def test_whole_file(
    encoding: str, mark: bytes, texts: tuple[str, str], warnings: tuple[str, ...]
) -> None:
    """Header and text are read in the file's encoding, and the explanation tells which."""
    title, text = texts
    data = mark + file(title, text).encode(encoding)
    article = feeddump.parse_bytes(data)

    assert (title, PLAIN, 1_700_000_000_000) == (article.title, article.url, article.timestamp_ms)
    assert (text, "完。") == article.paragraphs
    assert warnings == feeddump.explain(data).warnings


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"<p>\xff\xfe x</p>", "\ufffd\ufffd x"),
        ("<p>山城".encode()[:-1] + b"</p>", "山\ufffd\ufffd"),
        ("<p>山".encode() + "城".encode("gbk") + "雨</p>".encode(), "山\ufffd\ufffd雨"),
    ],
)
def test_invalid_bytes_in_the_body(body: bytes, text: str) -> None:
    """Bytes that are no UTF-8 in a file that is are replaced, and the explanation tells so."""
    explanation = feeddump.explain(dump(body + "<p>往前走。</p>".encode() + b"\xff"))

    assert text == explanation.lines[0].text
    assert "往前走。" == explanation.lines[1].text
    assert REPLACED in explanation.warnings


@pytest.mark.parametrize("body", [b"<p>x</p>", "<p>山城</p>".encode(), b"<p>\xff</p>"])
def test_invalid_bytes_in_the_header(body: bytes) -> None:
    """A header with bytes of no encoding is damaged, whatever the body is."""
    with pytest.raises(feeddump.HeaderError, match="UTF-8"):
        feeddump.parse_bytes(
            f"[山城\udcff]({PLAIN})\n------\n\n".encode(errors="surrogateescape") + body
        )


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8])
def test_nothing_but_a_mark(mark: bytes) -> None:
    """A byte order mark alone is no dump file."""
    for data in (mark, mark + b"\0", mark + b"\xd8"):
        with pytest.raises(feeddump.HeaderError):
            feeddump.parse_bytes(data)
