"""Stage 2, first half: build lxml's tree of a body, whole or not at all.

The parser drops text in silence where a comment, a quote or a raw-text element never ends. An end
mark below the body tells: if it is not the last thing in the tree, something swallowed it.
"""

import re
from typing import Final, TypeAlias

from lxml import etree

from feeddump.errors import BodyError
from feeddump.markup import IMAGE, TAGS, UNKNOWN
from feeddump.mending import is_suspect, mend

Element: TypeAlias = etree._Element  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
"""An element of the tree; lxml has no public name for it."""

MAX_DEPTH: Final = 2048
"""The deepest nesting that libxml2 reads, ``html`` and ``body`` included."""
MAX_ATTRIBUTES: Final = 2000
"""The most attributes of one tag: libxml2 needs quadratic time for them."""
REPLACED: Final = "bytes that are no UTF-8 were replaced with U+FFFD"
"""The repair that is reported where a body has invalid bytes."""

_END_MARK: Final = "feeddump-end"
_END: Final = f"<{_END_MARK}>".encode()
_LENGTH_WITHOUT_RISK: Final = 1 << 16
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{%d,}+" % (2 * MAX_ATTRIBUTES))
_ATTRIBUTE = re.compile(rb"[^\s=\"'/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"']*+))?+")


def build(body: bytes) -> tuple[Element | None, tuple[str, ...]]:
    """The tree of a body, None where it holds nothing, and each repair that was made.

    Raises:
        BodyError: where part of the body would be left out.

    >>> root, repairs = build(b"<p>one<!-- two")
    >>> root.xpath("string()"), repairs
    ('one two', ('a comment that never ends was opened up',))
    """
    if not body or body.isspace():
        return None, ()
    repairs: tuple[str, ...] = ()
    if len(body) > _LENGTH_WITHOUT_RISK:
        _refuse_crowded_tags(body)
    if is_suspect(body):
        body, repairs = mend(body)
    root, fatal, replaced = _parse(body)
    if fatal or not _ends_with_mark(root):
        body, repairs = mend(body) if not repairs else (body, repairs)
        root, replaced = _parse_by_all_means(body)
    return root, (*repairs, REPLACED) if replaced else repairs


def _parse_by_all_means(body: bytes) -> tuple[Element | None, bool]:
    """The tree of a mended body with libxml2's limits raised, and whether it replaced bytes."""
    root, fatal, replaced = _parse(body, huge=True)
    if fatal:
        raise BodyError(f"the body cannot be read whole: {fatal}")
    if not _ends_with_mark(root):
        raise BodyError("the body cannot be read whole: something in it never ends")
    return root, replaced


def _parse(body: bytes, *, huge: bool = False) -> tuple[Element | None, str, bool]:
    """The tree, the parser's reason for stopping early ("" for none), whether it replaced bytes.

    A parser belongs to one thread, so each body has its own.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge
    )
    root: Element | None = etree.fromstring(body + _END, parser)
    fatal, replaced = "", False
    for entry in parser.error_log:
        if entry.level == etree.ErrorLevels.FATAL:
            fatal = fatal or entry.message.strip()
        elif entry.type == etree.ErrorTypes.ERR_INVALID_ENCODING:
            replaced = True
    return root, fatal, replaced


def _ends_with_mark(root: Element | None) -> bool:
    """Whether the end mark is the last element of the tree, and nothing silent holds it."""
    last = root
    while last is not None and len(last):
        last = last[-1]
        if TAGS.get(str(last.tag), UNKNOWN)[0] > IMAGE:
            return False
    return last is not None and last.tag == _END_MARK


def _refuse_crowded_tags(body: bytes) -> None:
    """A short body cannot hold enough attributes to take long; a long one is looked through."""
    for tag in _LONG_TAG.finditer(body):
        if sum(1 for _ in _ATTRIBUTE.finditer(tag[0])) > MAX_ATTRIBUTES + 1:  # the name counts too
            raise BodyError(f"a tag of the body has more than {MAX_ATTRIBUTES} attributes")
