"""The stages joined, for a person: what became of each line of a file, and why."""

from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import Final, Literal, TypeAlias

from attrs import frozen

from feeddump.adapters.base import Adapter
from feeddump.adapters.page import Page
from feeddump.article import Article
from feeddump.assemble import assemble
from feeddump.errors import ParseError
from feeddump.header import Header
from feeddump.lines import Place
from feeddump.reading import PathLike, label, read_file
from feeddump.roles import FURNITURE, Role

Group: TypeAlias = Literal["kept", "belongs", "furniture"]

_KEPT: Final = frozenset(
    {
        Role.LEAD,
        Role.PARAGRAPH,
        Role.HEADING,
        Role.LIST_ITEM,
        Role.QUOTE,
        Role.EMBED,
        Role.IMAGE,
    }
)
_DEEPEST: Final = 12
"""How many elements around a line are told, the innermost ones: an article's nests are as deep."""


@frozen
class Line:
    """A line of the body, or one of its images, with what was made of it.

    Attributes:
        text: the line's text; an image's address, "" where it has none.
        role: what it is.
        rule: what said so, by the name that stands in the code.
        place: the elements that it stands in, from the body inwards: "main/div/p". An image's own
            tag comes last; "…" stands for the outer ones of a deep nest.
        index: its number among the lines; of an image, the number of the line that it stands
            before or in.
        is_image: whether it is an image, player or frame and no text.
    """

    text: str
    role: Role
    rule: str
    place: str
    index: int
    is_image: bool = False

    @property
    def group(self) -> Group:
        """What the role means for the article.

        "kept" is its text and images, "belongs" what it has as fields (captions, bylines, the
        stamp), and "furniture" what is dropped.

        >>> Line("广告", Role.AD, "Adapter.lines['广告$|廣告$']", "div", 0).group
        'furniture'
        """
        if self.role in FURNITURE:
            return "furniture"
        return "kept" if self.role in _KEPT else "belongs"


@frozen
class Explanation:
    r"""What became of each line of a file.

    Attributes:
        header: the file's header.
        adapter: the slug of the adapter that labelled the lines ("generic" for the generic one).
        lines: every line of the body, in order.
        images: every image, player and frame, in order, whether kept or not.
        warnings: each repair that was made, in plain words.
        article: the Article that these lines give.

    >>> explanation = explain(b"[A title](https://example.org/1)\n------\n\n<div>One<p>Two</div>")
    >>> for line in explanation.lines:
    ...     print(line.role, line.place, line.text)
    paragraph div One
    paragraph div/p Two
    """

    header: Header
    adapter: str
    lines: tuple[Line, ...]
    images: tuple[Line, ...]
    warnings: tuple[str, ...]
    article: Article

    def in_order(self) -> Iterator[Line]:
        r"""Lines and images together, as they follow each other in the file.

        >>> data = b'[T](https://example.org/1)\n------\n\n<p>One</p><img src="2.jpg"><p>Three</p>'
        >>> [line.text for line in explain(data).in_order()]
        ['One', '2.jpg', 'Three']
        """
        return merge(self.images, self.lines, key=_index)


def explain(
    path_or_bytes: PathLike | bytes, *, adapters: Sequence[Adapter] | None = None
) -> Explanation:
    r"""Each line and image of a dump file with its role, its place and the rule that named it.

    Args:
        path_or_bytes: the file, or its bytes.
        adapters: adapters that win over the installed ones.

    Raises:
        ParseError: as for :func:`parse_file`.

    >>> line = explain(b"[A title](https://example.org/1)\n------\n\n<p>Text.</p>").lines[0]
    >>> line.role, line.rule, line.place
    (<Role.PARAGRAPH: 'paragraph'>, 'Adapter.shape: text', 'p')
    """
    file = None if isinstance(path_or_bytes, bytes) else Path(path_or_bytes)
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else read_file(Path(path_or_bytes))
    try:
        page, adapter, repairs = label(data, adapters)
    except ParseError as error:
        raise error.at(file) from error.__cause__
    return Explanation(
        header=page.header,
        adapter=adapter.outlet or type(adapter).__name__.lower(),
        lines=tuple(_lines(page)),
        images=tuple(_images(page, adapter)),
        warnings=repairs,
        article=assemble(page, file),
    )


def _lines(page: Page) -> Iterator[Line]:
    for index, (line, rule) in enumerate(zip(page.lines, page.rules, strict=True)):
        yield Line(line.text, rule.role, rule.name, _place(line.place), index)


def _images(page: Page, adapter: Adapter) -> Iterator[Line]:
    for medium, rule in zip(page.media, page.media_rules, strict=True):
        address, place = adapter.image_address(medium), _place(medium.place, medium.tag)
        yield Line(address, rule.role, rule.name, place, medium.line, is_image=True)


def _place(place: Place, *own: str) -> str:
    """The tags of the elements around, the innermost last; a bounded number, for deep nests."""
    around = [element.tag for element in islice(place.outwards(), _DEEPEST + 1)]
    cut = ["…"] if len(around) > _DEEPEST else []
    inwards = [tag for tag in reversed(around[:_DEEPEST]) if tag not in {"html", "body"}]
    return "/".join((*cut, *inwards, *own)) or "body"


def _index(line: Line) -> int:
    return line.index
