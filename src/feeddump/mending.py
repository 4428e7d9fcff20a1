"""Mend what the crawler and the outlets broke, before a parser drops text because of it."""

import re
from typing import Final

_SUSPECTS: Final = (
    re.compile(
        rb"<(?:[a-z][a-z0-9-]*+=|!\[|(?i:textarea|title|xmp|listing|noembed|noframes|plaintext)\b)"
    ),
    re.compile(rb"=[\"'][^\"'<>]*+>[^\"'<]*+(?:<|\Z)"),
)
"""What makes a parser lose or change text though it comes to the end; the rest it tells itself, by
not coming to the end. Each begins with a literal: so a sound body pays little for the search."""

_GLUED_TAG = (
    rb"<(article|audio|blockquote|div|em|figcaption|figure|footer|h[1-6]|header|iframe|img|li|main|ol"
    rb"|picture|p|section|small|source|span|strong|table|td|th|time|tr|ul|video|a|i|b)"
    rb"(?=(?:align|alt|aria-[a-z-]+|border|class|data-[a-z-]+|datetime|decoding|dir|height|href|id"
    rb"|itemprop|lang|loading|name|poster|rel|role|sizes|src|srcset|style|target|title|type|width)=)"
)
_OPEN_QUOTE = (
    rb"(<[a-z][^\s<>\"'/]*+(?:[^<>\"']*+(?:\"[^\"<>]*+\"|'[^'<>]*+'))*+[^<>\"']*+(?<==))"
    rb"(?:\"([^\"<>]*+)>(?=[^\"<]*+(?:<|\Z))|'([^'<>]*+)>(?=[^'<]*+(?:<|\Z)))"
)
_OPEN_SCRIPT = rb"<(?:script|style)\b[^<>]*+>[^<]*+"
_RAW_TEXT = rb"</?(?:title|textarea|plaintext|xmp|listing|noembed|noframes)\b[^<>]*+>"

_TAG_WITH_GLUED_VALUE = re.compile(
    rb"<[a-z][^<>\"']*+[^<>]*?[\"'](?=[a-z:@-]++=)[^<>]*+", re.IGNORECASE
)
_GLUED_VALUE = re.compile(rb"(=\"[^\"]*+\"|='[^']*+')(?=[a-z:@-]+=)", re.IGNORECASE)

_SUBSTITUTIONS: Final[tuple[tuple[str, re.Pattern[bytes], bytes], ...]] = tuple(
    (repair, re.compile(pattern, re.DOTALL | re.IGNORECASE), replacement)
    for repair, pattern, replacement in (
        ("a CDATA section was opened up", rb"<!\[CDATA\[(.*?)(?:\]\]>|\Z)", rb"\1"),
        ("a comment that never ends was opened up", rb"<!--", b""),
        ("", rb"<[!?][^<>]*+>", b""),
        ("a declaration that never ends was taken as text", rb"<(?=[!?])", b"&lt;"),
        ("a tag glued to its first attribute was parted from it", _GLUED_TAG, rb"<\1 "),
        # What follows </body> or </html> would be dropped.
        ("", rb"</?(?:body|html)\b[^<>]*+>", b""),
        ("a script that never ends was cut at the next tag", _OPEN_SCRIPT, b""),
        ("", rb"<title\b[^<>]*+>[^<]*+</title\s*+>", b""),
        ("an element of raw text was opened up", _RAW_TEXT, b""),
        ("a quote that never ends was closed", _OPEN_QUOTE, rb'\1"\2\3">'),
        ("a tag that the file's end cuts was dropped", rb"<[a-z/][^<>]*+\Z", b""),
    )
)
"""Each repair as it is reported ("" where nothing is changed for a reader), in order: what holds
raw text goes first, so that nothing inside it is taken for markup."""


_SILENT = (b"iframe", b"noscript", b"video", b"audio", b"template", b"svg", b"math", b"object")
"""Elements that give no text: one that never ends would silence all that follows."""
_SILENT_TAG = re.compile(
    rb"<(/?)(%s)\b[^<>]*+(?:(?<!/)>|(?=<))" % b"|".join(_SILENT), re.IGNORECASE
)
_CLOSED: Final = "an element without text that never ends was closed"

_ENDED = (
    (re.compile(rb"--!?>"), re.compile(rb"<!--(?:-?>|.*?--!?>)", re.DOTALL)),
    *(
        (
            re.compile(end, re.IGNORECASE),
            re.compile(start + rb".*?" + end, re.DOTALL | re.IGNORECASE),
        )
        for start, end in (
            (rb"<script\b[^<>]*+>", rb"</script\b[^<>]*+>"),
            (rb"<style\b[^<>]*+>", rb"</style\b[^<>]*+>"),
        )
    ),
)
"""How what gives no text ends, and the whole of it."""


def holds_declaration(body: bytes) -> bool:
    """Whether a body may hold a CDATA section: the one suspect that leaves no trace in a tree.

    One byte is found faster than three, and few bodies have it.
    """
    return b"!" in body and b"<![" in body


def is_suspect(body: bytes) -> bool:
    """Whether a body needs mending though a parser would come to its end."""
    return any(pattern.search(body) for pattern in _SUSPECTS) or any(
        (opened := body.count(b"<" + name)) and opened > body.count(b"</" + name)
        for name in _SILENT
    )


def mend(body: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The body with what is broken mended, and each repair that was made.

    >>> mend(b'<divclass="a"id="b"><a href="c>one</a>')[0]
    b'<div class="a" id="b"><a href="c">one</a>'
    """
    repairs: list[str] = []
    body = _TAG_WITH_GLUED_VALUE.sub(
        lambda tag: _GLUED_VALUE.sub(rb"\1 ", tag[0]), _without_scripts(body)
    )
    for repair, pattern, replacement in _SUBSTITUTIONS:
        body, times = pattern.subn(replacement, body)
        if times and repair:
            repairs.append(repair)
    closed = _with_ends(body)
    return closed, (*repairs, _CLOSED) if closed != body else tuple(repairs)


def _with_ends(body: bytes) -> bytes:
    """The body with an end right behind each silent element that has none of its own."""
    opened: dict[bytes, list[re.Match[bytes]]] = {}
    for tag in _SILENT_TAG.finditer(body):
        same = opened.setdefault(tag[2].lower(), [])
        if not tag[1]:
            same.append(tag)
        elif same:
            same.pop()
    pieces: list[bytes] = []
    end = 0
    for tag in sorted(
        (tag for same in opened.values() for tag in same), key=lambda tag: tag.start()
    ):
        bracket = b"" if tag[0].endswith(b">") else b">"
        pieces += body[end : tag.end()], b"%s</%s>" % (bracket, tag[2])
        end = tag.end()
    return b"".join((*pieces, body[end:]))


def _without_scripts(body: bytes) -> bytes:
    """The body without the comments, scripts and styles that end.

    Nothing is looked for behind the last end, or each that never ends would be searched for
    through the whole body: quadratic time.
    """
    for end, whole in _ENDED:
        close = max((found.end() for found in end.finditer(body)), default=0)
        body = whole.sub(b"", body[:close]) + body[close:]
    return body
