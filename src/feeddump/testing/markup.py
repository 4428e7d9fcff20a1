"""How an outlet prints an article: the few things in which markups differ, as data."""

import re
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from feeddump.adapters.base import Adapter
from feeddump.article import Article, BlockKind, Image

Precision: TypeAlias = Literal["", "day", "minute", "second", "half day"]
"""What a stamp tells; "half day" is a clock of twelve hours, which the feed's epoch resolves."""


@frozen
class Run:
    """How blocks that follow each other are printed together.

    >>> Run("<p>", "</p><p>", "</p>").join(["one", "two"])
    '<p>one</p><p>two</p>'
    """

    opening: str
    joint: str
    closing: str

    def join(self, pieces: list[str]) -> str:
        """The blocks, printed."""
        return self.opening + self.joint.join(pieces) + self.closing


@frozen
class Signature:
    """A way in which an outlet's items tell who wrote and edited them.

    Attributes:
        lines: the lines as printed, ``{0}``, ``{1}``, … for the names.
        authors: which of the names are authors'.
        names: how many names there are.

    >>> Signature(("记者：{0} 责编：{1}",), authors=(0,), names=2).authors
    (0,)
    """

    lines: tuple[str, ...] = ()
    authors: tuple[int, ...] = ()
    names: int = 0


UNSIGNED: Final = Signature()

_PARAGRAPHS: Final = Run("<p>", "</p><p>", "</p>")
_ITEMS: Final = Run("<ul><li>", "</li><li>", "</li></ul>")
_QUOTES: Final = Run("<blockquote><p>", "</p><p>", "</p></blockquote>")
_TWEET: Final = Run(
    '<blockquote class="twitter-tweet"><p>',
    '</p></blockquote><blockquote class="twitter-tweet"><p>',
    "</p></blockquote>",
)

BLOCKS: Final[Mapping[BlockKind, tuple[Run, str]]] = MappingProxyType(
    {
        "paragraph": (_PARAGRAPHS, "{}"),
        "heading": (_PARAGRAPHS, "<strong>{}</strong>"),
        "list_item": (_ITEMS, "{}"),
        "quote": (_QUOTES, "{}"),
        "embed": (_TWEET, "{}"),
    }
)
"""How most outlets print each kind of block."""


def nothing(_: Article) -> str:
    """What an outlet prints above its articles if it prints nothing."""
    return ""


def none_above(_: Article) -> int:
    """How many credits stand above the text where all stand below it."""
    return 0


def plain_image(image: Image) -> str:
    """An image without any caption."""
    return f"<img{attributes(src=image.src, alt=image.alt)}>"


@frozen
class Markup:
    """How an outlet prints its articles in one era.

    Attributes:
        opening: what stands on top: the stamp, and the credits that stand above the text.
        precision: what the stamp tells.
        credits_above: how many of an article's credits ``opening`` prints.
        lead: how a lead is printed, ``{}`` for its text; "" where there is none.
        lead_first: whether it stands above the first image.
        lead_names: whether it may begin with the authors' names.
        blocks: how each kind of block is printed that the outlet has.
        breaks: whether a paragraph can have line breaks.
        before: what stands above the blocks.
        after: what stands below them.
        image: how an image is printed.
        images_within: whether images stand between the blocks, not above them alone.
        sources: how an image's address is printed: ``{}`` for it without its scheme.
        caption: what captions look like, ``{}`` for any text; "" where there are none.
        photo_credit: what photo credits look like, ``{}`` for a name; "" where there are none.
        signatures: the ways in which items are signed.
        credit: how a credit below the text is printed.
        closing: what stands below everything: the outlet's own furniture.
        ad: an ad slot as it stands between blocks.
        promo: a promo slot as it stands there.
        share: the share bar as it stands at the end.
    """

    opening: Callable[[Article], str] = nothing
    precision: Precision = ""
    credits_above: Callable[[Article], int] = none_above
    lead: str = ""
    lead_first: bool = False
    lead_names: bool = False
    blocks: Mapping[BlockKind, tuple[Run, str]] = BLOCKS
    breaks: bool = True
    before: str = "<div>"
    after: str = "</div>"
    image: Callable[[Image], str] = plain_image
    images_within: bool = True
    sources: tuple[str, ...] = ("https://{}",)
    caption: str = ""
    photo_credit: str = ""
    signatures: tuple[Signature, ...] = ()
    credit: str = "<p>{}</p>"
    closing: str = ""
    ad: str = '<div class="ad">广告</div>'
    promo: str = '<div class="promo"></div>'
    share: str = (
        "<div><div>分享 :</div><div>"
        '<a href="https://www.facebook.com/dialog/share?app_id=1&amp;href=x"><span></span></a>'
        '<a href="whatsapp://send?text=x">WhatsApp</a>'
        '<a href="https://x.com/intent/tweet?url=x"><span>X</span></a></div></div>'
    )


@frozen
class Outlet:
    """An outlet as the kit knows it: its adapter, its addresses and its eras.

    Attributes:
        adapter: what reads its items.
        sites: how its items' addresses begin.
        eras: its markups by name, the oldest first.
        timezone: the zone that its stamps are printed in, told apart from the adapter's own word
            for it, which is to be tested.

    >>> class Coast(Adapter):
    ...     outlet = "coast"
    ...     hosts = ("coast.example",)
    >>> Outlet(Coast(), ("https://coast.example/",), {"now": Markup()}).slug
    'coast'
    """

    adapter: Adapter = field(eq=False)
    sites: tuple[str, ...]
    eras: Mapping[str, Markup]
    timezone: str = "UTC"

    @property
    def slug(self) -> str:
        """What ``Article.outlet`` says."""
        return self.adapter.outlet

    def era(self, name: str | None) -> Markup:
        """The markup of the era of that name, of the latest if none is named.

        Raises:
            ValueError: where there is no such era.
        """
        name = list(self.eras)[-1] if name is None else name
        if name not in self.eras:
            raise ValueError(f"{self.slug} has no era {name!r}: it has {', '.join(self.eras)}")
        return self.eras[name]


def attributes(**printed: str) -> str:
    """Attributes as they stand in a tag, those without a value left out.

    >>> attributes(src="a?b&c", alt="")
    ' src="a?b&amp;c"'
    """
    return "".join(f' {name}="{escape(value)}"' for name, value in printed.items() if value)


def lines(text: str) -> str:
    r"""A text as HTML prints it, its line feeds as line breaks.

    >>> lines("a < b\nc")
    'a &lt; b<br>c'
    """
    return escape(text, quote=False).replace("\n", "<br>")


def untagged(template: str) -> str:
    """A template without its tags: what a reader sees of it."""
    return re.sub(r"<[^>]*>", "", template)
