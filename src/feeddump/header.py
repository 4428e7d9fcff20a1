"""Stage 1: file bytes become a Header and the body's bytes. Knows the file, nothing of HTML."""

import datetime as dt
import html
import re

from attrs import frozen

from feeddump.errors import HeaderError
from feeddump.whitespace import fold

_RULE = re.compile(rb"^-{6,}[ \t]*\r?(?:\n|\Z)", re.MULTILINE)
_PREAMBLE = re.compile(
    r"\ufeff?\s*(?:---[ \t]*\r?\n(?P<front>.*?)^---[ \t]*\r?$\s*)?(?:<!--(?P<epoch>[^>]*)-->)?\s*",
    re.DOTALL | re.MULTILINE,
)
_EPOCH = re.compile(r"-?\d{1,17}")
_FRONT_LINE = re.compile(r"^(\w+):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_1970 = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_DATE_LINE = re.compile("\\s*日期：([^<\n]{1,80})(?:\n\\s*|\\Z)".encode())


@frozen
class Header:
    """What stands above the rule of a dump file.

    Attributes:
        url: the source address as printed.
        title: the link's text, entities resolved and white space folded, otherwise as printed.
        timestamp_ms: the epoch in milliseconds (UTC), or None.
        author: the front matter's author, or "" (only the blog variant has one).
    """

    url: str
    title: str
    timestamp_ms: int | None = None
    author: str = ""


def split(data: bytes) -> tuple[Header, bytes]:
    r"""The header of a dump file and the bytes of its body.

    Raises:
        HeaderError: where the bytes are not a dump file, or its header is damaged.

    >>> header, body = split(b"<!--1000-->\n[A title](https://example.org/1)\n------\n\n<p>x</p>")
    >>> header.title, header.timestamp_ms, body
    ('A title', 1000, b'<p>x</p>')
    """
    # No rule can stand before the first six dashes of a line, and those are found much faster.
    rule = _RULE.search(data, max(data.find(b"\n------"), 0))
    if rule is None:
        raise HeaderError("no rule ------ parts a header from a body: this is not a dump file")
    try:
        head = data[: rule.start()].decode()
    except UnicodeDecodeError as error:
        raise HeaderError(
            f"the header is not UTF-8: {error.reason} at byte {error.start}"
        ) from error
    header = _read_head(head)
    body = data[rule.end() :].lstrip()
    if header.timestamp_ms is None:
        return _take_date_line(header, body)
    return header, body


def _read_head(head: str) -> Header:
    """The header from the text above the rule.

    A title may hold ``](`` itself, so the last ``](http`` before the rule closes it (FORMAT 1).
    """
    preamble = next(_PREAMBLE.finditer(head))  # every part is optional: it always fits
    head = head.rstrip()
    opening, closing = preamble.end(), head.rfind("](http")
    if closing < opening or head[opening] != "[" or head[-1] != ")":
        raise HeaderError("no Markdown link [title](http…) stands right above the rule")
    url = head[closing + 2 : -1]
    if len(url.split()) != 1:
        raise HeaderError("the link above the rule has white space in its address")
    title = clean_title(head[opening + 1 : closing])
    timestamp_ms = _read_epoch(preamble["epoch"])
    if preamble["front"] is None:
        return Header(url, title, timestamp_ms)
    front = _read_front_matter(preamble["front"])
    if timestamp_ms is None and "date" in front:
        timestamp_ms = _milliseconds(front["date"])
    return Header(url, title, timestamp_ms, _front_author(front))


def clean_title(printed: str) -> str:
    r"""A title with its entities resolved and its white space folded.

    An ampersand without a semicolon is the writer's own: "AT&T" stays.

    >>> clean_title(" &quot;A&quot;\n B &amp C ")
    '"A" B &amp C'
    """
    if "&" in printed:
        printed = _ENTITY.sub(lambda entity: html.unescape(entity[0]), printed)
    return fold(printed)


def _read_epoch(printed: str | None) -> int | None:
    """Milliseconds from the comment; None where the writer printed NaN or nothing."""
    bare = "" if printed is None else printed.strip()
    if bare in {"", "NaN"}:
        return None
    if _EPOCH.fullmatch(bare) is None:
        raise HeaderError(f"the comment above the title is no epoch: {bare[:40]!r}")
    return int(bare)


def _read_front_matter(front: str) -> dict[str, str]:
    """The few keys, without a YAML parser: the values are not always valid YAML (FORMAT 1)."""
    return {key: _unquote(value) for key, value in _FRONT_LINE.findall(front)}


def _unquote(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value


def _front_author(front: dict[str, str]) -> str:
    """The author, unless it equals the tag: then it names the site (FORMAT 1)."""
    author = clean_title(front.get("author", ""))
    tags = clean_title(front.get("tags", "").strip("[] "))
    return "" if author == tags else author


def _take_date_line(header: Header, body: bytes) -> tuple[Header, bytes]:
    """The older files' first body line, ``日期：Sat, 20 Jun 2020 17:27:18 +0000``, is the stamp."""
    line = _DATE_LINE.match(body)
    if line is None:
        return header, body
    timestamp_ms = _milliseconds(line[1].decode(errors="replace").strip())
    if timestamp_ms is None:
        return header, body
    dated = Header(header.url, header.title, timestamp_ms, header.author)
    return dated, body[line.end() :]


def _milliseconds(printed: str) -> int | None:
    """Milliseconds of an RFC 2822 or ISO 8601 instant; None where it is neither."""
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - few files need it, and it loads much

    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            instant = read(printed)
            if instant.tzinfo is None:
                instant = instant.replace(tzinfo=dt.UTC)
            return (instant - _1970) // dt.timedelta(milliseconds=1)
        except (ValueError, OverflowError):
            continue
    return None
