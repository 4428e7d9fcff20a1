"""Stage 4: the labelled lines and the header become an Article. Knows roles only."""

import bisect
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from feeddump.adapters.page import Page
from feeddump.article import Article, Block, BlockKind, Image
from feeddump.roles import Role

_KINDS: Final[Mapping[Role, BlockKind]] = MappingProxyType(
    {
        Role.PARAGRAPH: "paragraph",
        Role.HEADING: "heading",
        Role.LIST_ITEM: "list_item",
        Role.QUOTE: "quote",
        Role.EMBED: "embed",
    }
)


def assemble(page: Page, path: Path | None = None) -> Article:
    """The Article of a labelled page."""
    starts, blocks = _blocks(page)
    return Article(
        timestamp_ms=page.header.timestamp_ms,
        url=page.header.url,
        title=page.title,
        outlet=page.outlet,
        published=page.published,
        authors=page.authors,
        credits=tuple(_texts(page, Role.BYLINE, Role.CREDIT)),
        lead="\n".join(_texts(page, Role.LEAD)) or None,
        blocks=tuple(blocks),
        images=tuple(_images(page, starts)),
        path=path,
    )


def _texts(page: Page, *roles: Role) -> Iterator[str]:
    for line, rule in zip(page.lines, page.rules, strict=True):
        if rule.role in roles:
            yield line.text


def _blocks(page: Page) -> tuple[list[int], list[Block]]:
    """The blocks, and the index of the line that each begins with.

    A single line break inside a paragraph stays one; two or more part paragraphs (FORMAT 3).
    """
    starts: list[int] = []
    blocks: list[Block] = []
    before: Role | None = None
    for index, (line, rule) in enumerate(zip(page.lines, page.rules, strict=True)):
        role = rule.role
        kind = _KINDS.get(role)
        if kind is None:
            before = None
            continue
        text = page.shown.get(index, line.text)
        if line.breaks == 1 and role is before:
            blocks[-1] = Block(kind, f"{blocks[-1].text}\n{text}")
        else:
            starts.append(index)
            blocks.append(Block(kind, text))
        before = role
    return starts, blocks


def _images(page: Page, starts: list[int]) -> Iterator[Image]:
    """The article's images with their captions, each before the block that it stands before."""
    if not page.images:
        return
    captions = _captions(page)
    for number, image in enumerate(page.images):
        caption, credit = captions.get(number, ([], []))
        yield Image(
            url=image.url,
            src=image.src,
            alt=image.alt,
            caption=" ".join(caption) or None,
            credit=" ".join(credit) or None,
            position=bisect.bisect_left(starts, image.line),
        )


def _captions(page: Page) -> dict[int, tuple[list[str], list[str]]]:
    """Captions and credits by image: a line belongs to the image before it, else to the first."""
    captions: dict[int, tuple[list[str], list[str]]] = {}
    places = [image.line for image in page.images]
    for index, parts in page.captions.items():
        number = max(bisect.bisect_right(places, index) - 1, 0)
        for gathered, part in zip(captions.setdefault(number, ([], [])), parts, strict=True):
            if part:
                gathered.append(part)
    return captions
