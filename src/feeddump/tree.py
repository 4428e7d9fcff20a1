"""Stage 2, first half: mend what the crawler broke and build lxml's tree of a body."""

import re
from typing import TypeAlias

from lxml import etree

from feeddump.errors import BodyError

Element: TypeAlias = etree._Element  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
"""An element of the tree; lxml has no public name for it."""

_GLUED = re.compile(rb"<[a-z]+[1-6]?=")
_GLUED_TAG = re.compile(
    rb"<(a|article|blockquote|div|em|figcaption|figure|h[1-6]|iframe|img|li|main|ol|p|section|small"
    rb"|source|span|strong|table|td|th|time|tr|ul|video|audio|i|b)"
    rb"(?=(?:alt|class|data-[a-z-]+|dir|height|href|id|itemprop|lang|role|sizes|src|srcset|style|"
    rb"target|title|type|width)=)",
    re.IGNORECASE,
)
_GLUED_ATTRIBUTE = re.compile(rb"""(<[a-z][a-z0-9]*\s[^<>]*)""", re.IGNORECASE)
_QUOTED = re.compile(rb"""(=\s*(?:"[^"]*"|'[^']*'))(?=[^\s/>])""")


def build(body: bytes) -> Element | None:
    """The tree of a body's bytes, None where it holds nothing at all.

    Raises:
        BodyError: where the parser had to leave part of the body out.
    """
    if _GLUED.search(body):
        body = mend(body)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    if not body or body.isspace():
        return None
    root = etree.fromstring(body, parser)
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            raise BodyError(f"the body cannot be read whole: {entry.message.strip()}")
    return root


def mend(body: bytes) -> bytes:
    """Part tags from attributes where the crawler glued lines without a blank.

    >>> mend(b'<divclass="a"id="b"><imgsrc="c">')
    b'<div class="a" id="b"><img src="c">'
    """
    parted = _GLUED_TAG.sub(rb"<\1 ", body)
    return _GLUED_ATTRIBUTE.sub(lambda tag: _QUOTED.sub(rb"\1 ", tag[0]), parted)
