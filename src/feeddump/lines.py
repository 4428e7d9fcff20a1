"""Stage 2: one walk turns a body's tree into lines and media. Knows HTML, nothing of outlets."""

import re
from collections.abc import Iterator, Mapping

from attrs import Factory, define
from lxml import etree

from feeddump.elements import ElementTable, Rule, is_closed
from feeddump.markup import (
    BLOCK,
    BOLD,
    BREAK,
    FALLBACK,
    HEADING,
    IMAGE,
    INLINE_STYLES,
    ITALIC,
    ITEM,
    LINK,
    MEDIA,
    QUOTE,
    SMALL,
    UNKNOWN,
)
from feeddump.whitespace import fold

_WORD = re.compile(r"\w")


@define(eq=False)
class Place:
    """A block element, or one that a rule names, as the context of the lines inside it.

    Attributes:
        tag: its tag.
        style: what it and the elements around it are, as bits of :mod:`feeddump.markup`.
        parent: the place around it; None for the root.
        rule: the element rule in force, or None.
        attributes: the attributes of the element that the rule names, if there is a rule.
    """

    tag: str
    style: int
    parent: "Place | None"
    rule: Rule | None
    attributes: Mapping[str, str] | None

    def outwards(self) -> Iterator["Place"]:
        """This place and those around it, the root left out."""
        place = self
        while place.parent is not None:
            yield place
            place = place.parent


@define(eq=False)
class TextLine:
    """A line of the body's text, with the context that a rule may ask about.

    Attributes:
        text: its text, white space folded.
        place: the element that it stands in.
        breaks: how many line breaks part it from the line before it in the same element;
            0 where an element's boundary does.
        style: the styles that every word of it has, as bits of :mod:`feeddump.markup`.
        href: the address of its first link, or "".
    """

    text: str
    place: Place
    breaks: int
    style: int
    href: str

    def attribute(self, name: str) -> str:
        """An attribute of the element that a rule names, "" where it has none."""
        return (self.place.attributes or {}).get(name, "")

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return bool(self.style & BOLD)

    @property
    def italic(self) -> bool:
        """Whether every word is italic."""
        return bool(self.style & ITALIC)

    @property
    def linked(self) -> bool:
        """Whether every word is a link's."""
        return bool(self.style & LINK)

    @property
    def small(self) -> bool:
        """Whether every word is small print."""
        return bool(self.style & SMALL)

    @property
    def heading(self) -> bool:
        """Whether it stands in an h1 to h6."""
        return bool(self.place.style & HEADING)

    @property
    def listed(self) -> bool:
        """Whether it stands in a list's item."""
        return bool(self.place.style & ITEM)

    @property
    def quoted(self) -> bool:
        """Whether it stands in a block quotation."""
        return bool(self.place.style & QUOTE)


@define(eq=False)
class Medium:
    """An image, player or frame as printed, with its place.

    Attributes:
        tag: "img", "video", "audio", "iframe" or "embed".
        attributes: the element's attributes.
        line: the index of the line that it stands before or in.
        place: the element that it stands in.
        rule: the element rule in force, or None.
        fallback: whether it stands in a ``noscript``.
    """

    tag: str
    attributes: dict[str, str]
    line: int
    place: Place
    rule: Rule | None
    fallback: bool


@define(eq=False)
class Body:
    """What the walk gives.

    Attributes:
        lines: every line with text, in document order.
        media: images, players and frames, in document order.
    """

    lines: list[TextLine] = Factory(list)
    media: list[Medium] = Factory(list)


def walk(root: etree._Element, elements: ElementTable) -> Body:
    """The lines and media of the tree below ``root``.

    The stack is explicit: nesting costs memory, never a recursion error. An element that a rule
    names has lines of its own, as a block has, so that all its text gets one role.
    """
    body = Body()
    line = _Gathering(body.lines)
    texts, styled, flush = line.texts, line.styled, line.flush
    tags, watched = elements.tags, elements.watched
    place, style = Place("html", 0, None, None, None), 0
    outer: list[tuple[Iterator[etree._Element], etree._Element, Place, int]] = []
    siblings: Iterator[etree._Element] = iter((root,))
    while True:
        for element in siblings:
            effect, lends, rule = tags.get(element.tag, UNKNOWN)
            for name, _ in element.items():
                if name in watched:
                    rule = elements.find(element.tag, element.items())
                    break
            inside = place
            if effect == BLOCK or rule is not None:
                if texts:
                    flush(place)
                line.breaks = 0
                inside = _open(element, place, lends, rule)
            if effect > BLOCK:
                _read_special(element, effect, inside, line, body.media)
            else:
                text = element.text
                if text:
                    if style or lends:
                        styled.append((len(texts), style | lends))
                    texts.append(text)
                if lends == LINK and not line.href:
                    line.href = element.get("href", "")
                if len(element):
                    outer.append((siblings, element, place, style))
                    siblings, place = iter(element), inside
                    style |= lends & INLINE_STYLES
                    break
            if inside is not place:
                if texts:
                    flush(inside)
                line.breaks = 0
            text = element.tail
            if text:
                if style:
                    styled.append((len(texts), style))
                texts.append(text)
        else:
            if not outer:
                return body
            inside = place
            siblings, element, place, style = outer.pop()
            if inside is not place:
                if texts:
                    flush(inside)
                line.breaks = 0
            text = element.tail
            if text:
                if style:
                    styled.append((len(texts), style))
                texts.append(text)


class _Gathering:
    """The line being gathered: its pieces of text, and which of them have a style."""

    __slots__ = ("breaks", "href", "lines", "styled", "texts")

    def __init__(self, lines: list[TextLine]) -> None:
        self.lines = lines
        self.texts: list[str] = []
        self.styled: list[tuple[int, int]] = []
        self.breaks = 0
        self.href = ""

    def flush(self, place: Place) -> None:
        """Add a line, unless there is nothing but white space; white space keeps the breaks."""
        texts = self.texts
        text = fold(texts[0] if len(texts) == 1 else "".join(texts))
        if text:
            style = _common_style(texts, self.styled) if self.styled else 0
            self.lines.append(TextLine(text, place, self.breaks, style, self.href))
            self.breaks = 0
        texts.clear()
        self.styled.clear()
        self.href = ""


def _common_style(texts: list[str], styled: list[tuple[int, int]]) -> int:
    """The styles that all words of a line have; a piece without a word says nothing."""
    styles = dict(styled)
    common = -1
    for index, text in enumerate(texts):
        style = styles.get(index, 0)
        if style != common and _WORD.search(text):
            common &= style
    return max(common, 0)


def _open(element: etree._Element, around: Place, lends: int, rule: Rule | None) -> Place:
    """The place of an element; inside furniture and embeds no other rule is asked."""
    style = around.style | lends
    if around.rule is not None and (rule is None or is_closed(around.rule.role)):
        return Place(element.tag, style, around, around.rule, around.attributes)
    return Place(element.tag, style, around, rule, rule and dict(element.items()))


def _read_special(
    element: etree._Element, effect: int, place: Place, line: _Gathering, media: list[Medium]
) -> None:
    """Take what an element without text has to tell: a line break, images, a player."""
    if effect == BREAK:
        if line.texts:
            line.flush(place)
        line.breaks += 1
    elif effect in {IMAGE, MEDIA}:
        media.append(_read_medium(element, len(line.lines), place, fallback=False))
    elif effect == FALLBACK:
        for image in element.iter("img"):
            media.append(_read_medium(image, len(line.lines), place, fallback=True))


def _read_medium(
    element: etree._Element, line: int, place: Place, *, fallback: bool
) -> Medium:
    attributes = dict(element.items())
    if element.tag == "img" and not attributes.get("src") and "srcset" not in attributes:
        attributes["srcset"] = _source_set(element)
    return Medium(element.tag, attributes, line, place, place.rule, fallback)


def _source_set(image: etree._Element) -> str:
    """What the ``source`` before an image of a ``picture`` offers."""
    for source in image.itersiblings("source", preceding=True):
        return source.get("srcset", "")
    return ""
