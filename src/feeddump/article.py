"""The values that readers get: immutable, equal by value, picklable, JSON-ready."""

import datetime as dt
from collections import deque
from collections.abc import Mapping, Sequence
from itertools import repeat
from pathlib import Path
from types import MappingProxyType, MemberDescriptorType
from typing import Any, Final, Literal, Self, TypeAlias, TypeVar

from attrs import field, fields, frozen

BlockKind: TypeAlias = Literal["paragraph", "heading", "list_item", "quote", "embed"]

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@frozen
class Block:
    """One piece of an article's body.

    Attributes:
        kind: "paragraph", "heading", "list_item", "quote" or "embed".
        text: its text; a line break inside it is a line feed.

    >>> Block("heading", "A crosshead").kind
    'heading'
    """

    kind: BlockKind
    text: str


@frozen
class Image:
    """One image of an article.

    Attributes:
        url: its absolute address, with image proxies unwrapped; "" where the crawler lost the
            image of a figure whose caption is there.
        src: the address as printed.
        alt: the alternative text, "" where none is printed.
        caption: what is printed beneath it, or None.
        credit: who took it, as printed, or None.
        position: the index of the block in ``Article.blocks`` that it stands before.

    >>> Image("https://example.org/a.jpg", src="/a.jpg").caption is None
    True
    """

    url: str
    src: str = ""
    alt: str = ""
    caption: str | None = None
    credit: str | None = None
    position: int = 0


@frozen
class Article:
    r"""One feed item, read whole.

    Attributes:
        timestamp_ms: the header's epoch in milliseconds (UTC), as printed; None where the writer
            printed NaN or nothing.
        url: the source address as printed in the header.
        title: entities resolved, white space folded, the outlet's suffix removed.
        outlet: the adapter's slug ("rfi", "dw", …); the address's host for the generic adapter.
        published: the outlet's own date stamp, aware and in the outlet's time zone; a plain date
            where only a day is printed; None where nothing is; never guessed.
        authors: who wrote it, as printed, one name an entry.
        credits: every byline, translator, editor and agency line, verbatim.
        lead: the standfirst, or None where the outlet sets none apart.
        blocks: the body in order.
        images: the article's images in order.
        path: where it was read; takes no part in equality.

    >>> article = Article(url="https://example.org/1", title="A title", outlet="example.org",
    ...                   lead="The lead.", blocks=(Block("paragraph", "Text."),))
    >>> article.text
    'The lead.\n\nText.'
    >>> Article.from_dict(article.to_dict()) == article
    True
    """

    url: str
    title: str
    outlet: str
    timestamp_ms: int | None = None
    published: dt.datetime | dt.date | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    lead: str | None = None
    blocks: tuple[Block, ...] = ()
    images: tuple[Image, ...] = ()
    path: Path | None = field(default=None, eq=False)

    @property
    def collected(self) -> dt.datetime | None:
        """When the feed service dated the item, in UTC; None without a timestamp.

        Also None for an epoch outside the years 1 to 9999, which ``datetime`` cannot hold.

        >>> Article(url="", title="", outlet="", timestamp_ms=0).collected
        datetime.datetime(1970, 1, 1, 0, 0, tzinfo=datetime.timezone.utc)
        """
        if self.timestamp_ms is None:
            return None
        try:
            return _EPOCH + dt.timedelta(milliseconds=self.timestamp_ms)
        except OverflowError:
            return None

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The text of all blocks but embeds, in order."""
        return tuple([block.text for block in self.blocks if block.kind != "embed"])

    @property
    def text(self) -> str:
        """The lead and the paragraphs, joined by blank lines."""
        lead = () if self.lead is None else (self.lead,)
        return "\n\n".join((*lead, *self.paragraphs))

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready values: times in ISO 8601, the path as a string.

        ``text``, ``paragraphs`` and ``collected`` follow from the others and are left out.
        """
        return {
            "timestamp_ms": self.timestamp_ms,
            "url": self.url,
            "title": self.title,
            "outlet": self.outlet,
            "published": None if self.published is None else self.published.isoformat(),
            "authors": list(self.authors),
            "credits": list(self.credits),
            "lead": self.lead,
            "blocks": [{"kind": block.kind, "text": block.text} for block in self.blocks],
            "images": [
                {
                    "url": image.url,
                    "src": image.src,
                    "alt": image.alt,
                    "caption": image.caption,
                    "credit": image.credit,
                    "position": image.position,
                }
                for image in self.images
            ],
            "path": None if self.path is None else str(self.path),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """The Article that ``to_dict`` gave these values of.

        Raises:
            KeyError: where a field is missing.
            ValueError, TypeError: where a value is not what ``to_dict`` gives.
        """
        path = values.get("path")
        return cls(
            timestamp_ms=values["timestamp_ms"],
            url=values["url"],
            title=values["title"],
            outlet=values["outlet"],
            published=_read_stamp(values["published"]),
            authors=tuple(values["authors"]),
            credits=tuple(values["credits"]),
            lead=values["lead"],
            blocks=tuple(Block(**block) for block in values["blocks"]),
            images=tuple(Image(**image) for image in values["images"]),
            path=None if path is None else Path(path),
        )


def _read_stamp(printed: str | None) -> dt.datetime | dt.date | None:
    """A plain date has no ``T``; anything else is a date and time."""
    if printed is None:
        return None
    return (dt.datetime if "T" in printed else dt.date).fromisoformat(printed)


T = TypeVar("T", Article, Block, Image)

Columns: TypeAlias = dict[str, Sequence[Any]]
"""The values of each field, by its name."""

_SLOTS: Final[Mapping[type, Mapping[str, MemberDescriptorType]]] = MappingProxyType(
    {
        kind: {field.name: getattr(kind, field.name) for field in fields(kind)}
        for kind in (Article, Block, Image)
    }
)


def filled(kind: type[T], columns: Columns) -> list[T]:
    """New values, filled slot by slot, as the ``__init__`` of a frozen attrs class fills them.

    C code fills them, in less than two thirds of the time. Each field needs its column.

    >>> filled(Block, {"kind": ["quote"], "text": ["Yes."]})
    [Block(kind='quote', text='Yes.')]
    """
    slots = _SLOTS[kind]
    values = list(map(object.__new__, repeat(kind, len(next(iter(columns.values()))))))
    for name, column in columns.items():
        deque(map(slots[name].__set__, values, column), maxlen=0)
    return values
