"""Stage 2: one walk turns a body's tree into lines and media. Knows HTML, nothing of outlets."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from attrs import Factory, define

from feeddump.elements import ElementTable
from feeddump.markup import (
    BLOCK,
    BOLD,
    BREAK,
    END,
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
from feeddump.roles import Rule, is_closed
from feeddump.tree import Element
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

    @property
    def closed(self) -> bool:
        """Whether no other rule is asked inside: what furniture and embeds hold is theirs."""
        return self.rule is not None and is_closed(self.rule.role)

    def is_within(self, tag: str) -> bool:
        """Whether the place right around it has that tag."""
        return self.parent is not None and self.parent.tag == tag

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
        tag: "img", "video", "audio" or "iframe".
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
        whole: whether the walk came to the mark below the body: nothing swallowed it.
        suspect: whether an element was met that broken markup may have made.
    """

    lines: list[TextLine] = Factory(list[TextLine])
    media: list[Medium] = Factory(list[Medium])
    whole: bool = False
    suspect: bool = False


def walk(root: Element, elements: ElementTable) -> Body:  # noqa: C901, PLR0912, PLR0915
    """The lines and media of the tree below ``root``.

    The stack is explicit: nesting costs memory, never an error. An element that a rule names has
    lines of its own, as a block has, so that all its text gets one role.

    This is the hot loop of the library, and long for that reason alone: calls for each element
    would show in the time of every file. Most elements of an article are blocks with a text and
    nothing else; those become a line at once.
    """
    body = Body()
    lines, add_line = body.lines, body.lines.append
    tags, watched = elements.tags, elements.watched
    texts: list[str] = []  # the line being gathered: its pieces,
    styles: dict[int, int] = {}  # the styles of those that have one,
    breaks, href = 0, ""  # the breaks before it, and its first link
    place, style = Place("html", 0, None, None, None), 0
    outer: list[tuple[Element, Place, int]] = []
    element = root
    while True:
        tag: str = element.tag  # type: ignore[assignment]  # the parser drops all but elements
        known = tags.get(tag)
        if known is None:
            known, body.suspect = UNKNOWN, True
        effect, lends, rule = known
        attributes = element.items()
        if attributes:
            asked: Rule | None = None
            for name, value in attributes:
                if (
                    asked is None
                    and name in watched
                    and not watched[name].isdisjoint(value.split())
                ):
                    asked = elements.find(tag, name, value)
                if "<" in value:
                    body.suspect = True
            rule = asked or rule
        inside = place
        if effect == BLOCK or rule is not None:
            if texts:
                _end_line(lines, texts, styles, place, breaks, href)
                href = ""
            elif not style:  # outside all links: one around an image alone is no line's
                href = ""
            breaks = 0
            inside = Place(tag, place.style | lends, place, place.rule, place.attributes)
            if rule is not None and not place.closed:
                inside.rule, inside.attributes = rule, dict(attributes)
        if effect > BLOCK:
            if effect == BREAK:
                if texts:
                    if _end_line(lines, texts, styles, inside, breaks, href):
                        breaks = 0
                    href = ""
                breaks += 1
            else:
                _read_special(element, effect, inside, body)
        elif len(element):
            outer.append((element, place, style))
            place = inside
            style |= lends & INLINE_STYLES
            if lends & LINK and not href:
                href = element.get("href", "")
            text = element.text
            if text:
                if style:
                    styles[len(texts)] = style
                texts.append(text)
            element = element[0]
            continue
        else:
            text = element.text
            if text:
                if effect == BLOCK and not style:
                    folded = fold(text)
                    if folded:
                        add_line(TextLine(folded, inside, 0, 0, ""))
                else:
                    if lends & LINK and not href:
                        href = element.get("href", "")
                    if style or lends:
                        styles[len(texts)] = (style | lends) & INLINE_STYLES
                    texts.append(text)
        while True:  # what closes here: the element, and those around it that end with it
            if inside is not place:
                if texts:
                    _end_line(lines, texts, styles, inside, breaks, href)
                    href = ""
                breaks = 0
            text = element.tail
            if text:
                if style:
                    styles[len(texts)] = style
                texts.append(text)
            following = element.getnext()
            if following is not None:
                element = following
                break
            if not outer:
                return body
            inside = place
            element, place, style = outer.pop()


def _end_line(  # noqa: PLR0913, PLR0917 - an object around these would cost time
    lines: list[TextLine],
    texts: list[str],
    styles: dict[int, int],
    place: Place,
    breaks: int,
    href: str,
) -> bool:
    """Add the line gathered unless it is white space alone; whether one was added."""
    text = fold(texts[0] if len(texts) == 1 else "".join(texts))
    if text:
        if breaks and (not lines or lines[-1].place is not place):
            breaks = 0
        style = _common_style(texts, styles) if styles else 0
        lines.append(TextLine(text, place, breaks, style, href))
    texts.clear()
    styles.clear()
    return text != ""


def _common_style(texts: list[str], styles: Mapping[int, int]) -> int:
    """The styles that every word has; a piece without a word says nothing."""
    common = -1
    for index, text in enumerate(texts):
        style = styles.get(index, 0)
        if style != common and _WORD.search(text):
            common &= style
    return max(common, 0)


def _read_special(element: Element, effect: int, place: Place, body: Body) -> None:
    """Take what an element without text has to tell: images, a player, the end."""
    if effect == IMAGE:
        _add_medium(body, element, place, fallback=False)
    elif effect == END:
        body.whole = True
    else:
        if len(element) or element.text:  # what never ends takes along what follows it
            body.suspect = True
        if effect == MEDIA:
            _add_medium(body, element, place, fallback=False)
        elif effect == FALLBACK:
            for image in element.iter("img"):
                _add_medium(body, image, place, fallback=True)


def _add_medium(body: Body, element: Element, place: Place, *, fallback: bool) -> None:
    """Add an image or player before the line that comes next, or inside the one gathered."""
    attributes = dict(element.items())
    tag = str(element.tag)
    if tag == "img" and not attributes.get("src") and "srcset" not in attributes:
        attributes["srcset"] = _source_set(element)
    body.media.append(Medium(tag, attributes, len(body.lines), place, place.rule, fallback))


def _source_set(image: Element) -> str:
    """What a ``picture`` offers: in the ``source`` before the image or, never closed, around it."""
    around = chain(image.itersiblings("source", preceding=True), image.iterancestors("source"))
    return next((offered for source in around if (offered := source.get("srcset"))), "")
