"""Write an Article as a dump file, in an outlet's markup."""

from collections.abc import Collection, Iterator
from html import escape
from itertools import groupby
from typing import Final, Literal, TypeAlias

from attrs import frozen

from feeddump.article import Article, Block
from feeddump.testing.markup import Markup, Outlet, Run, lines
from feeddump.testing.outlets import OUTLETS

Kind: TypeAlias = Literal["ad", "promo", "share", "footer", "wrapping", "white space", "spans"]

KINDS: Final[tuple[Kind, ...]] = (
    *("ad", "promo", "share", "footer", "wrapping", "white space", "spans"),
)
"""The kinds of furniture that are put in without any change to the article."""

_INLINE: Final = ("<span", "</span", "<b>", "</b", "<strong", "</strong", "<i>", "</i", "<a", "</a")
_INLINE_TOO: Final = ("<em", "</em", "<small", "</small", "<cite", "</cite", "<noscript", "</noscr")


@frozen
class Furniture:
    """What a page has around an article, and where.

    Attributes:
        kind: an "ad" or "promo" slot, a "share" bar, the feed service's "footer", a div
            "wrapping" all, "white space" between tags, or words cut into "spans".
        position: the index of the block that a slot stands before.
        detail: the footer's top-level domain, or the white space.
    """

    kind: Kind
    position: int = 0
    detail: str = ""


def render(
    article: Article,
    outlet: str | Outlet | None = None,
    era: str | None = None,
    *,
    furniture: Collection[Furniture] = (),
) -> bytes:
    """A whole dump file that holds the article in the markup of an outlet's era.

    Args:
        article: what the file says. Its ``path`` is not written.
        outlet: the outlet's slug, or your own :class:`Outlet`; the article's own if left out.
        era: the era's name, one of ``ERAS[outlet]``; the latest if left out.
        furniture: what to put around the article.

    Raises:
        ValueError: where the outlet or era is not known, or does not print such blocks.

    >>> import feeddump
    >>> article = feeddump.Article(url="https://www.rfa.org/mandarin/1", title="A title",
    ...     outlet="rfa", blocks=(feeddump.Block("paragraph", "1 < 2"),))
    >>> print(render(article).decode())
    <!--NaN-->
    [A title](https://www.rfa.org/mandarin/1)
    ------
    <BLANKLINE>
    <p> </p><p>1 &lt; 2</p>
    >>> feeddump.parse_bytes(render(article)) == article
    True
    """
    slug = outlet or article.outlet
    if isinstance(slug, str):
        if slug not in OUTLETS:
            raise ValueError(f"no outlet {slug!r}: there are {', '.join(OUTLETS)}")
        slug = OUTLETS[slug]
    epoch = "NaN" if article.timestamp_ms is None else article.timestamp_ms
    title = escape(article.title, quote=False)
    head = f"<!--{epoch}-->\n[{title}]({article.url})\n------\n\n"
    return (head + _body(article, slug.era(era), furniture)).encode()


def _body(article: Article, markup: Markup, furniture: Collection[Furniture]) -> str:
    """The item's HTML, most of it on one line, as the crawler writes it."""
    body = "".join(_pieces(article, markup, furniture))
    for piece in furniture:
        if piece.kind == "share":
            body += markup.share
    for piece in furniture:
        if piece.kind == "footer":
            body += _footer(piece.detail or "xyz")
        elif piece.kind == "wrapping":
            body = f"<div>\n{body}\n</div>"
        elif piece.kind == "white space":
            body = _spaced(body, piece.detail or " ")
    return body


def _pieces(article: Article, markup: Markup, furniture: Collection[Furniture]) -> Iterator[str]:
    above = markup.credits_above(article)
    yield markup.opening(article)
    lead = markup.lead.format(lines(article.lead)) if article.lead is not None else ""
    yield lead if markup.lead_first else ""
    if not markup.images_within:
        yield from map(markup.image, article.images)
    yield "" if markup.lead_first else lead
    yield markup.before
    yield from _blocks(article, markup, furniture)
    yield from (markup.credit.format(lines(line)) for line in article.credits[above:])
    yield markup.after
    yield markup.closing


def _blocks(article: Article, markup: Markup, furniture: Collection[Furniture]) -> Iterator[str]:
    """The blocks, with the images and slots that stand before each."""
    cut = any(piece.kind == "spans" for piece in furniture)
    slots: dict[int, str] = {}
    for piece in furniture:
        if piece.kind in {"ad", "promo"}:
            slot = markup.ad if piece.kind == "ad" else markup.promo
            slots[piece.position] = slots.get(piece.position, "") + slot
    for image in article.images if markup.images_within else ():
        slots[image.position] = slots.get(image.position, "") + markup.image(image)
    gathered: list[tuple[Run, str]] = []
    for index, block in enumerate(article.blocks):
        if index in slots:
            yield from _runs(gathered)
            gathered.clear()
            yield slots[index]
        gathered.append(_block(block, markup, cut=cut))
    yield from _runs(gathered)
    yield slots.get(len(article.blocks), "")


def _block(block: Block, markup: Markup, *, cut: bool) -> tuple[Run, str]:
    """A block's run, and what it prints in it."""
    if block.kind not in markup.blocks:
        raise ValueError(f"this markup has no {block.kind}")
    run, template = markup.blocks[block.kind]
    return run, template.format(
        "<br>".join(_text(line, cut=cut) for line in block.text.split("\n"))
    )


def _text(line: str, *, cut: bool) -> str:
    """A line as HTML, whole or cut into spans in the middle of a word."""
    if not cut:
        return lines(line)
    half = len(line) // 2
    return f"<span>{lines(line[:half])}</span><span>{lines(line[half:])}</span>"


def _runs(gathered: list[tuple[Run, str]]) -> Iterator[str]:
    for run, pieces in groupby(gathered, key=lambda piece: piece[0]):
        yield run.join([piece for _, piece in pieces])


def _footer(domain: str) -> str:
    """What the feed service adds to an item."""
    link = '<a href="https://feedx.{0}" style="color:orange" target="_blank">https://feedx.{0}</a>'
    links = f"{link.format('net')} <br>{link.format(domain)}"
    return f"<br><hr><div>获取更多RSS：<br>{links}<br></div>"


def _spaced(body: str, space: str) -> str:
    """White space between tags, but for inline ones, where it would part words."""
    tags = body.split("><")
    return tags[0] + "".join(
        f"><{tag}" if f"<{tag}".startswith(_INLINE + _INLINE_TOO) else f">{space}<{tag}"
        for tag in tags[1:]
    )
