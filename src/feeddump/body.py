"""Stage 2 joined: a body's bytes become lines and media, whole or not at all.

The parser drops text in silence where a comment, a quote or a raw-text element never ends. A mark
below the body tells: if the walk does not come to it, something swallowed it. What can lose text
and still come to the end (a glued tag, a quote that a later one closes) shows in the tree; only
such a body is searched through.
"""

from typing import Final

from feeddump.elements import ElementTable
from feeddump.errors import BodyError
from feeddump.lines import Body, walk
from feeddump.mending import holds_declaration, is_suspect, mend
from feeddump.tree import build, refuse_crowded_tags

REPLACED: Final = "bytes that are no UTF-8 were replaced with U+FFFD"
"""The repair that is reported where a body has invalid bytes."""


def read_body(body: bytes, elements: ElementTable) -> tuple[Body, tuple[str, ...]]:
    """The lines and media of a body, and each repair that was made.

    Raises:
        BodyError: where part of the body would be left out.

    >>> read, repairs = read_body(b"<p>one<!-- two", ElementTable.compile({}))
    >>> [line.text for line in read.lines], repairs
    (['one two'], ('a comment that never ends was opened up',))
    """
    if not body or body.isspace():
        return Body(whole=True), ()
    refuse_crowded_tags(body)
    tree = build(body)
    if tree.root is not None and not tree.fatal:
        read = walk(tree.root, elements)
        suspect = read.suspect or tree.remarked or holds_declaration(body)
        if read.whole and not (suspect and is_suspect(body)):
            return read, (REPLACED,) if tree.replaced else ()
    return _read_mended(*mend(body), elements)


def _read_mended(
    body: bytes, repairs: tuple[str, ...], elements: ElementTable
) -> tuple[Body, tuple[str, ...]]:
    """The same of a mended body, with libxml2's limits raised."""
    tree = build(body, huge=True)
    if tree.fatal:
        raise BodyError(f"the body cannot be read whole: {tree.fatal}")
    read = Body() if tree.root is None else walk(tree.root, elements)
    if not read.whole:
        raise BodyError("the body cannot be read whole: something in it never ends")
    return read, (*repairs, REPLACED) if tree.replaced else repairs
