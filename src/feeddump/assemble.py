"""Stage 4: the labelled lines and the header become an Article. Knows roles only."""

import bisect
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from feeddump.adapters.page import Page
from feeddump.article import Article, Block, BlockKind, Image, filled
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

_NO_CAPTION: Final[tuple[tuple[str, ...], tuple[str, ...]]] = (), ()


def assemble(page: Page, path: Path | None = None) -> Article:
    """The Article of a labelled page.

    A single line break inside a paragraph stays one; two or more part paragraphs (FORMAT 3).
    """
    lead: list[str] = []
    credit_lines: list[str] = []
    kinds: list[BlockKind] = []
    texts: list[str] = []
    starts: list[int] = []
    before: Role | None = None
    shown = page.shown
    for index, line in enumerate(page.lines):
        role = page.roles[index]
        kind = _KINDS.get(role)
        if kind is None:
            if role is Role.LEAD:
                lead.append(line.text)
            elif role is Role.BYLINE or role is Role.CREDIT:
                credit_lines.append(line.text)
        elif line.breaks == 1 and role is before:
            texts[-1] = f"{texts[-1]}\n{line.text}"
        else:
            starts.append(index)
            kinds.append(kind)
            texts.append(shown.get(index, line.text))
        before = role
    return Article(
        page.header.url,
        page.title,
        page.outlet,
        page.header.timestamp_ms,
        page.published,
        page.authors,
        tuple(credit_lines),
        "\n".join(lead) or None,
        tuple(filled(Block, {"kind": kinds, "text": texts})),
        tuple(_images(page, starts)) if page.images else (),
        path,
    )


def _images(page: Page, starts: list[int]) -> Iterator[Image]:
    """The article's images with their captions, each before the block that it stands before."""
    captions = _captions(page) if page.captions else {}
    for number, image in enumerate(page.images):
        caption, credit = captions.get(number, _NO_CAPTION)
        yield Image(
            image.url,
            image.src,
            image.alt,
            " ".join(caption) or None,
            " ".join(credit) or None,
            bisect.bisect_left(starts, image.line),
        )


def _captions(page: Page) -> dict[int, tuple[list[str], list[str]]]:
    """Captions and credits by image: a line belongs to the image before it, else to the first."""
    captions: dict[int, tuple[list[str], list[str]]] = {}
    places = [image.line for image in page.images]
    for index, (caption, credit) in sorted(page.captions.items()):
        captions_of, credits_of = captions.setdefault(
            max(bisect.bisect_right(places, index) - 1, 0), ([], [])
        )
        if caption:
            captions_of.append(caption)
        if credit:
            credits_of.append(credit)
    return captions
