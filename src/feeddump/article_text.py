"""An Article as a person reads it, on a terminal or in a pipe."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from feeddump.article import Article, Block, BlockKind, Image
from feeddump.columns import width
from feeddump.whitespace import fold
from feeddump.wrapping import wrap

_BOLD: Final = "1"
_FAINT: Final = "2"
_MARKS: Final[Mapping[BlockKind, tuple[str, str]]] = MappingProxyType(
    {"list_item": ("- ", "  "), "quote": ("> ", "> "), "embed": ("> ", "> ")}
)
"""What stands before the first line of a block, and before the others."""


def render(article: Article, *, columns: int | None, colour: bool) -> Iterator[str]:
    r"""The lines of text, without line ends: what the article is, then lead, blocks and images.

    Args:
        article: what is shown.
        columns: how wide a line may be; None leaves each paragraph on one line.
        colour: whether escape sequences make titles bold and what stands around the text faint.

    >>> article = Article("https://example.org/1", "Tides", "example.org", lead="High water.",
    ...                   blocks=(Block("list_item", "It rose."),))
    >>> print(*render(article, columns=None, colour=False), sep="\n")
    Tides
    example.org, undated
    https://example.org/1
    <BLANKLINE>
    High water.
    <BLANKLINE>
    - It rose.
    """
    for text, mark, code in _pieces(article):
        for line in _marked(text, mark, columns):
            yield f"\x1b[{code}m{line}\x1b[0m" if colour and code and line else line


_Piece = tuple[str, tuple[str, str], str]
"""A text, the marks before its lines, and the code of its style."""

_BARE: Final = ("", "")
_BLANK: Final[_Piece] = ("", _BARE, "")


def _pieces(article: Article) -> Iterator[_Piece]:
    yield fold(article.title), _BARE, _BOLD
    for text in _origin(article):
        yield fold(text), _BARE, _FAINT
    if article.lead:
        yield from (_BLANK, (article.lead, _BARE, _BOLD))
    images = _images(article)
    for at, block in enumerate(article.blocks):
        yield from _image_pieces(images[at])
        if not (at and block.kind == article.blocks[at - 1].kind == "list_item"):
            yield _BLANK
        yield _block_piece(block)
    yield from _image_pieces(images[len(article.blocks)])


def _origin(article: Article) -> Iterator[str]:
    """Who printed it, when, by whom and where."""
    yield f"{article.outlet}, {_stamp(article)}"
    if article.authors:
        yield f"by {', '.join(article.authors)}"
    yield article.url


def _stamp(article: Article) -> str:
    if article.published is not None:
        return article.published.isoformat().replace("T", " ")
    if article.collected is not None:
        return f"collected {article.collected:%Y-%m-%d %H:%M} UTC"
    return "undated"


def _block_piece(block: Block) -> _Piece:
    return block.text, _MARKS.get(block.kind, _BARE), _BOLD if block.kind == "heading" else ""


def _images(article: Article) -> defaultdict[int, list[Image]]:
    """The images by the index of the block that they precede."""
    images: defaultdict[int, list[Image]] = defaultdict(list)
    for image in article.images:
        images[min(max(image.position, 0), len(article.blocks))].append(image)
    return images


def _image_pieces(images: Iterable[Image]) -> Iterator[_Piece]:
    for image in images:
        notes = (image.caption or image.alt, f"({image.credit})" if image.credit else "")
        yield _BLANK
        yield fold(" ".join(("[image]", *notes))), ("", "  "), _FAINT
        if image.url:
            yield fold(image.url), ("  ", "  "), _FAINT


def _marked(text: str, marks: tuple[str, str], columns: int | None) -> Iterator[str]:
    """The lines of a text with the marks before them."""
    lines = text.split("\n") if columns is None else wrap(text, columns - width(marks[1]))
    for at, line in enumerate(lines):
        yield (marks[1] if at else marks[0]) + line
