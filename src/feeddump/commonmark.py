r"""Plain text as CommonMark that renders as exactly that text, and back.

Everything that could mean something is escaped: by a backslash, or by a number such as ``&#32;``
where a renderer would take white space away.

>>> print(escape("1. a *star*\n# none"))
1\. a \*star\*\
\# none
"""

import re
from typing import Final

from feeddump.article import Block, BlockKind

EMPTY: Final = "<!-- -->"
"""A paragraph without text: CommonMark has none, and nobody sees a comment."""

_BREAK: Final = re.compile(r"(?<=[^\n])\n(?=[^\n])")
_MEANING: Final = re.compile(r"[\\`*_\[\]<&|~$]")
_FIRST: Final = re.compile(r"(?P<number>[0-9]{1,9})(?=[.)])|[#+\-=:>]")
_SPACE: Final = re.compile(r"^\s+|\s+\Z|[\t\r\n]")
_LAST: Final = re.compile(r"(?<=[ #])#$")
_ESCAPED: Final = re.compile(r"\\([!-/:-@\[-`{-~\n])|&#([0-9]+);")
_PLAIN_ADDRESS: Final = re.compile(r"[A-Za-z0-9:/?#@!$'+,;=.%_-]+")
_IN_ADDRESS: Final = re.compile(r"[\\<>&]")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


def escape(text: str) -> str:
    """A text as lines of a paragraph, each line feed a hard break.

    A line feed beside another one, or at an end, is written as a number: it would end the
    paragraph, or be lost.
    """
    return "\\\n".join(map(escape_line, _BREAK.split(text)))


def escape_line(text: str) -> str:
    r"""A text as one line, for where CommonMark has no breaks.

    >>> escape_line("a\nb")
    'a&#10;b'
    """
    escaped = _MEANING.sub(_backslash, text)
    first = _FIRST.match(text)
    if first is not None:
        at = first.end() if first["number"] else 0
        escaped = f"{escaped[:at]}\\{escaped[at:]}"
    return _SPACE.sub(_numbers, escaped)


def unescape(markdown: str) -> str:
    r"""The text that :func:`escape` or :func:`escape_line` wrote so.

    >>> unescape(escape(" *a*\n\n1) b ")) == " *a*\n\n1) b "
    True
    """
    return _ESCAPED.sub(lambda found: found[1] or chr(int(found[2])), markdown)


def address(url: str) -> str:
    """An address as the destination of a link or an image.

    >>> address("https://example.org/a.jpg"), address("a b")
    ('https://example.org/a.jpg', '<a b>')
    """
    if _PLAIN_ADDRESS.fullmatch(url):
        return url
    return f"<{_CONTROL.sub(_numbers, _IN_ADDRESS.sub(_backslash, url))}>"


def from_block(block: Block) -> str:
    r"""A block as its Markdown; an embed looks like a quote.

    >>> print(from_block(Block("list_item", "one\ntwo")))
    - one\
      two
    """
    if block.kind == "heading":
        return heading(block.text, "##")
    lines = escape(block.text)
    if block.kind == "list_item":
        return f"- {lines}".rstrip().replace("\n", "\n  ")
    if block.kind == "paragraph":
        return lines or EMPTY
    return f"> {lines}".rstrip().replace("\n", "\n> ")


def to_blocks(chunk: str) -> list[Block]:
    r"""The blocks that stand in what lies between two blank lines; an embed is read as a quote.

    >>> to_blocks("- one\n- two")
    [Block(kind='list_item', text='one'), Block(kind='list_item', text='two')]
    """
    if chunk.startswith("-"):
        items = chunk.replace("\n  ", "\n").split("\n-")
        return [Block("list_item", unescape(item.removeprefix("-")[1:])) for item in items]
    return [Block(*_to_block(chunk))]


def heading(text: str, marks: str) -> str:
    """A text as a heading with these marks in front; underlined where it has line breaks."""
    lines = _LAST.sub(r"\#", escape(text))
    if "\n" in lines:
        # Many renderers would take a line with a bar above a line of dashes for a table.
        barless = lines.replace("\\|", "&#124;")
        return f"{barless}\n{'===' if marks == '#' else '---'}"
    return f"{marks} {lines}".rstrip()


def _to_block(chunk: str) -> tuple[BlockKind, str]:
    if chunk == EMPTY:
        return "paragraph", ""
    if chunk.startswith(">"):
        return "quote", unescape(chunk[2:].replace("\n> ", "\n"))
    if chunk.startswith("##"):
        return "heading", unescape(chunk[3:])
    if chunk.endswith("\n---"):
        return "heading", unescape(chunk[:-4])
    return "paragraph", unescape(chunk)


def _backslash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _numbers(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in found[0])
