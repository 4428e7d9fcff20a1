"""Stage 2, first half: lxml's tree of a body, with what the parser says of its wholeness."""

import functools
import re
import threading
from typing import Final, TypeAlias

from attrs import define
from lxml import etree

from feeddump.errors import BodyError
from feeddump.markup import END_MARK

Element: TypeAlias = etree._Element  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
"""An element of the tree; lxml has no public name for it."""

MAX_DEPTH: Final = 2048
"""The deepest nesting that libxml2 reads, ``html`` and ``body`` included."""
MAX_ATTRIBUTES: Final = 2000
"""The most attributes of one tag: libxml2 needs quadratic time for them."""

_END: Final = f"<{END_MARK}>".encode()
_LENGTH_WITHOUT_RISK: Final = 1 << 16
_LONG_TAG = re.compile(rb"<[a-zA-Z][^<>]{%d,}+" % (2 * MAX_ATTRIBUTES))
_ATTRIBUTE = re.compile(rb"[^\s=\"'/]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"']*+))?+")


@define(eq=False)
class Tree:
    """What the parser made of a body.

    Attributes:
        root: the tree, with the end mark in it; None where there is none.
        fatal: why the parser stopped early, "" where it did not.
        replaced: whether it replaced invalid bytes.
        remarked: whether it found fault with more than tags that do not match.
    """

    root: Element | None
    fatal: str = ""
    replaced: bool = False
    remarked: bool = False


def build(body: bytes, *, huge: bool = False) -> Tree:
    """The tree of a body with the end mark below it; with ``huge`` libxml2's limits are raised.

    >>> build(b"<p>one</p>").root.xpath("string()")
    'one'
    """
    parser = _parser(threading.get_ident(), huge=huge)
    root: Element | None = etree.fromstring(body + _END, parser)
    log = parser.error_log
    return _with_remarks(root, log) if len(log) else Tree(root)


@functools.lru_cache(maxsize=32)
def _parser(thread: int, *, huge: bool) -> etree.HTMLParser:  # noqa: ARG001 - it is the key
    """The parser of a thread: two threads that share one would wait for each other.

    To make a parser takes a twentieth of the time of making an average body's tree.
    """
    return etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=huge)


def _with_remarks(root: Element | None, log: etree._ListErrorLog) -> Tree:  # pyright: ignore[reportPrivateUsage]
    fatal, replaced, remarked = "", False, False
    for entry in log:
        if entry.level == etree.ErrorLevels.FATAL:
            fatal = fatal or entry.message.strip()
        elif entry.type == etree.ErrorTypes.ERR_INVALID_ENCODING:
            replaced = True
        elif entry.type not in _HARMLESS:
            remarked = True
    return Tree(root, fatal, replaced, remarked)


_HARMLESS: Final = frozenset(
    {etree.ErrorTypes.ERR_TAG_NAME_MISMATCH, etree.ErrorTypes.DTD_ID_REDEFINED}
)
"""What the parser says of sound files too: an end tag too many, an ``id`` used twice."""


def refuse_crowded_tags(body: bytes) -> None:
    """Raise a BodyError where a tag has more attributes than libxml2 can read in fair time.

    A short body cannot hold enough of them to take long; a long one is looked through.
    """
    if len(body) <= _LENGTH_WITHOUT_RISK:
        return
    for tag in _LONG_TAG.finditer(body):
        if sum(1 for _ in _ATTRIBUTE.finditer(tag[0])) > MAX_ATTRIBUTES + 1:  # the name counts too
            raise BodyError(f"a tag of the body has more than {MAX_ATTRIBUTES} attributes")
