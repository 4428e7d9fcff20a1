"""Stage 3: an adapter describes one outlet; what all of them share stands here.

An outlet's file is a subclass with tables (data) and, for what a table cannot say, a few hooks.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from attrs import frozen

from feeddump.adapters import shared
from feeddump.adapters.page import TEXT_ROLES, Page, PlacedImage, enclosing
from feeddump.dates import StampFormat, first_reading, read_day
from feeddump.elements import ElementTable
from feeddump.errors import AdapterError
from feeddump.header import Header
from feeddump.lines import Body, Medium, Place, TextLine
from feeddump.markup import HEADING
from feeddump.patterns import LineTable
from feeddump.roles import FURNITURE, Role, Rule
from feeddump.urls import host_of, image_address
from feeddump.whitespace import fold

__all__ = [
    "Adapter",
    "Medium",
    "Page",
    "Place",
    "PlacedImage",
    "Role",
    "Tables",
    "TextLine",
    "enclosing",
]

_LAZY_ADDRESSES = ("data-lazy-src", "data-src", "data-original", "src")
_SMALL = re.compile(r"(?:\d|[12]\d|3[01])(?:px)?$")
"""Below 32 pixels: nothing so small was an article's image in any archive; icons have 16 to 24."""

_LAST_LINES = 2
"""How many lines at the end of a text may be about its author."""

_SETTLED = FURNITURE | {Role.EMBED, Role.CAPTION, Role.PHOTO_CREDIT, Role.DATE}
"""Roles that an element rule gives for good; in others the line patterns have the first word."""

_HIDING = (FURNITURE | {Role.EMBED}) - {Role.PLAYER}
"""Roles whose elements hold no image of the article; what stands in for a player is one."""

_BELOW_LEAD = frozenset({Role.PARAGRAPH, Role.LIST_ITEM, Role.QUOTE})
_SHARE_LINK = re.compile(shared.SHARE_LINK)
_ALT_DECORATION = re.compile(shared.ALT_DECORATIONS)

_PARAGRAPH = Rule(Role.PARAGRAPH, "Adapter.shape: text")
_HEADING_TAG = Rule(Role.HEADING, "Adapter.shape: h1 to h6")
_BOLD_HEADING = Rule(Role.HEADING, "Adapter.shape: short, alone and wholly bold")
_LIST_ITEM = Rule(Role.LIST_ITEM, "Adapter.shape: li")
_QUOTE = Rule(Role.QUOTE, "Adapter.shape: blockquote")
_BIOGRAPHY = Rule(Role.CREDIT, "Adapter.biographies: italic at the end")
_LOW_LEAD = Rule(Role.PARAGRAPH, "Adapter: a lead below the text")
_SHARED = Rule(Role.SHARE, "Adapter: a link to share with")
_STAMP = Rule(Role.DATE, "Adapter.dates")
_STAMPED_NAME = Rule(Role.BYLINE, "Adapter.dates: the line above the stamp")
_IMAGE = Rule(Role.IMAGE, "Adapter.image_address")
_NO_ADDRESS = Rule(Role.DECORATION, "Adapter.image_address: none")
_DECORATION = Rule(Role.DECORATION, "Adapter.decorations")
_TOO_SMALL = Rule(Role.DECORATION, "Adapter: an image below 32 pixels")
_TWIN = Rule(Role.DECORATION, "Adapter: the same image again in noscript")
_BELOW_PLAYER = Rule(Role.PLAYER, "Adapter: a caption below a player")
_PLAYER = Rule(Role.PLAYER, "Adapter: a player or frame")


@frozen(eq=False)
class Tables:
    """An adapter's tables, compiled."""

    elements: ElementTable
    lines: LineTable
    bylines: tuple[re.Pattern[str], ...]
    stamps: tuple[StampFormat, ...]
    name_noise: re.Pattern[str] | None
    name_separators: re.Pattern[str]
    title_noise: re.Pattern[str] | None
    decorations: tuple[re.Pattern[str], ...]
    photo_credit: re.Pattern[str] | None
    caption_noise: re.Pattern[str] | None
    not_headings: re.Pattern[str] | None
    biographies: re.Pattern[str] | None


class Adapter:
    """An outlet, described.

    Attributes:
        outlet: the slug that ``Article.outlet`` gets.
        hosts: the hosts served, each with all its subdomains.
        timezone: the zone that stamps without one of their own are printed in.
        dates: the stamps' forms, as for ``strptime``; the stamp opens the body, and a line above
            it in the same element names the authors.
        elements: selectors and the role of all text inside (a tag, ``.class``, ``#id``,
            ``[attribute]``, ``[attribute=value]``, ``[attribute^=beginning]``).
        lines: patterns that fit from a line's beginning, and the line's role; the first wins.
        bylines: patterns with one group, the authors' names; such lines are bylines.
        name_noise: patterns of what is cut from a byline before it is split into names.
        name_separators: the pattern that parts names.
        title_noise: patterns of what is cut from a title.
        decorations: patterns found in addresses of what is no article's image.
        photo_credit: the pattern, with one group, of the credit inside a caption, or "".
        caption_noise: patterns of the labels that are cut from captions and photo credits.
        heading_length: the most characters of a heading that is only bold.
        not_headings: patterns of bold lines that are text all the same.
        biographies: patterns that fit from the beginning of what the outlet prints about the author:
            such a line is a credit if it is wholly italic and among the last of the text.

    ``elements``, ``lines`` and ``decorations`` add to those of the class above, and win over them.

    >>> class Example(Adapter):
    ...     '''An outlet.'''
    ...     outlet = "example"
    ...     hosts = ("example.org",)
    ...     elements = {".promo": Role.PROMO}
    >>> Example().outlet
    'example'
    """

    outlet: ClassVar[str] = ""
    hosts: ClassVar[tuple[str, ...]] = ()
    timezone: ClassVar[str] = "UTC"
    dates: ClassVar[tuple[str, ...]] = ()
    elements: ClassVar[Mapping[str, Role]] = shared.ELEMENTS
    tokens: ClassVar[Mapping[str, Role]] = {}
    lines: ClassVar[Mapping[str, Role]] = shared.LINES
    bylines: ClassVar[tuple[str, ...]] = ()
    name_noise: ClassVar[tuple[str, ...]] = ()
    name_separators: ClassVar[str] = r"\s*[、，,/／；;]\s*"
    title_noise: ClassVar[tuple[str, ...]] = ()
    decorations: ClassVar[tuple[str, ...]] = shared.DECORATIONS
    photo_credit: ClassVar[str] = ""
    caption_noise: ClassVar[tuple[str, ...]] = ()
    heading_length: ClassVar[int] = 40
    not_headings: ClassVar[tuple[str, ...]] = (r".*[。；，;][”」’』“]?$",)
    biographies: ClassVar[tuple[str, ...]] = ()

    tables: Tables

    def __init__(self) -> None:
        try:
            self.tables = self._compile()
        except (AdapterError, re.error, ValueError) as error:
            raise AdapterError(f"adapter {type(self).__qualname__}: {error}") from error

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), ()

    # The hooks: what a table cannot say.

    def label(self, page: Page) -> None:
        """Change the roles that the tables gave; the base changes nothing."""

    def authors(self, page: Page) -> Iterable[str]:
        """Who wrote it: the front matter's author, else the names of the bylines."""
        if page.header.author:
            return (page.header.author,)
        lines = [page.lines[index].text for index in page.indexes(Role.BYLINE)]
        return [name for line in lines for name in self.names(self.byline(line))]

    def title(self, printed: str) -> str:
        """The title without what the outlet adds to it."""
        return _without(self.tables.title_noise, printed)

    def published(self, page: Page) -> dt.datetime | dt.date | None:
        """The stamp where it is not the first thing: as text, or the day of a ``time`` element."""
        for index in page.indexes(Role.DATE):
            line = page.lines[index]
            read = first_reading(self.tables.stamps, line.text) or read_day(
                line.attribute("datetime")
            )
            if read is not None:
                return read
        return None

    def image_address(self, medium: Medium) -> str:
        """The address of an image as printed, "" where there is none; lazy ones come first."""
        for name in _LAZY_ADDRESSES:
            address = medium.attributes.get(name, "").strip()
            if address and not address.startswith("data:"):
                return address
        return first_of_source_set(medium.attributes.get("srcset", ""))

    def caption(self, text: str) -> tuple[str, str]:
        """A caption as caption and credit, either "" where it has none."""
        pattern = self.tables.photo_credit
        found = pattern and pattern.search(text)
        if not found:
            return text, ""
        return fold(text[: found.start()] + text[found.end() :]), fold(found[1])

    # What the hooks may call.

    def byline(self, line: str) -> str:
        """The part of a byline that holds the names."""
        for pattern in self.tables.bylines:
            found = pattern.match(line)
            if found is not None:
                return found[1] or ""
        return line

    def names(self, printed: str) -> Iterator[str]:
        """The names in the printed part of a byline, one at a time."""
        cleaned = _without(self.tables.name_noise, printed)
        for name in self.tables.name_separators.split(cleaned):
            if name and not name.isspace():
                yield fold(name)

    def is_heading(self, page: Page, index: int) -> bool:
        """Whether a bold line would be a heading: short, alone, and none of ``not_headings``."""
        text, never = page.lines[index].text, self.tables.not_headings
        return (
            len(text) <= self.heading_length
            and page.alone(index)
            and not (never and never.match(text))
        )

    # The steps, in order.

    def read(self, header: Header, body: Body) -> Page:
        """Give each line and medium its role, and read title, authors and stamp."""
        outlet = self.outlet or host_of(header.url)
        rules = self._rules(body.lines)
        page = Page(header, outlet, body.lines, body.media, rules, [rule.role for rule in rules])
        self._label_stamp(page)
        self._label_styled(page)
        self.label(page)
        self._label_biographies(page)
        self._keep_lead_on_top(page)
        self._label_below_players(page)
        if page.media:
            self._read_media(page)
        self._read_captions(page)
        page.title = self.title(header.title)
        page.authors = tuple(dict.fromkeys(self.authors(page)))
        page.published = page.published or self.published(page)
        return page

    def _rules(self, lines: list[TextLine]) -> list[Rule]:
        """What the tables say of each line, else what its shape says."""
        find = self.tables.lines.find
        rules: list[Rule] = []
        for line in lines:
            place = line.place
            rule = place.rule
            if rule is None or rule.role not in _SETTLED:
                rule = find(line.text) or rule or (_shape(line) if place.style else _PARAGRAPH)
            rules.append(rule)
        return rules

    def _label_stamp(self, page: Page) -> None:
        """The stamp opens the body; a line above it in the same element names the authors."""
        if not self.tables.stamps:
            return
        for index, line in enumerate(page.lines[:2]):
            page.published = first_reading(self.tables.stamps, line.text)
            if page.published is None:
                continue
            page.obey(index, _STAMP)
            if index and page.lines[0].place is line.place:
                page.obey(0, _STAMPED_NAME)
            return

    def _label_styled(self, page: Page) -> None:
        """A link to share with; a heading is a short line that stands alone and is wholly bold."""
        styled = [index for index, line in enumerate(page.lines) if line.style]
        for index in styled:
            line = page.lines[index]
            if page.roles[index] not in TEXT_ROLES:
                continue
            if line.linked and _SHARE_LINK.match(line.href):
                page.obey(index, _SHARED)
            elif line.bold and page.rules[index] is _PARAGRAPH and self.is_heading(page, index):
                page.obey(index, _BOLD_HEADING)

    def _label_biographies(self, page: Page) -> None:
        """What is wholly italic at the end and reads like it, tells who the author is."""
        pattern = self.tables.biographies
        if pattern is None:
            return
        for index in page.tail(_LAST_LINES):
            if page.lines[index].italic and pattern.match(page.lines[index].text):
                page.obey(index, _BIOGRAPHY)

    def _keep_lead_on_top(self, page: Page) -> None:
        """A lead stands above the text; what a rule calls so below it is a paragraph."""
        leads = page.indexes(Role.LEAD)
        if not leads:
            return
        above = next((i for i, role in enumerate(page.roles) if role in _BELOW_LEAD), leads[-1])
        for index in leads:
            if index > above:
                page.obey(index, _LOW_LEAD)

    def _label_below_players(self, page: Page) -> None:
        """What stands below a player or frame names it, and is no caption of an image above it."""
        for index in page.indexes(Role.CAPTION):
            medium = page.last_medium(index)
            if medium is not None and medium.tag != "img":
                page.obey(index, _BELOW_PLAYER)

    def _read_media(self, page: Page) -> None:
        """Give each medium its role, and read the images."""
        base = page.header.url
        printed = [self.image_address(medium) for medium in page.media]
        urls = [address and image_address(address, base) for address in printed]
        page.media_rules = list(map(self._medium_rule, page.media, urls))
        for index in range(1, len(page.media)):
            before, after = page.media[index - 1], page.media[index]
            if before.fallback != after.fallback and urls[index - 1] == urls[index]:
                page.media_rules[index if after.fallback else index - 1] = _TWIN
        for index, medium in enumerate(page.media):
            if page.media_rules[index].role is Role.IMAGE:
                alt = fold(medium.attributes.get("alt", ""))
                page.images.append(PlacedImage(medium.line, urls[index], printed[index], alt))
        if len(page.images) > 1:
            page.images.sort(key=lambda image: image.line)

    def _read_captions(self, page: Page) -> None:
        """Part each caption into caption and credit."""
        for index in page.indexes(Role.CAPTION):
            page.captions[index] = self.caption(self._caption_text(page.lines[index].text))
        for index in page.indexes(Role.PHOTO_CREDIT):
            page.captions[index] = "", self._caption_text(page.lines[index].text)

    def _caption_text(self, printed: str) -> str:
        return _without(self.tables.caption_noise, printed)

    def _medium_rule(self, medium: Medium, address: str) -> Rule:
        """Whether a medium is an image of the article, and if not, what it is."""
        if medium.tag != "img":
            return _PLAYER
        if medium.rule is not None and medium.rule.role in _HIDING:
            return medium.rule
        if not address:
            return _NO_ADDRESS
        alt = medium.attributes.get("alt")
        if self._is_decoration(address) or (alt and _ALT_DECORATION.match(alt)):
            return _DECORATION
        return _TOO_SMALL if is_small(medium) else _IMAGE

    def _is_decoration(self, address: str) -> bool:
        """One pattern after the other: each is found by its own first letter, a union by none."""
        return any(pattern.search(address) for pattern in self.tables.decorations)

    def _compile(self) -> Tables:
        """The class's tables, each entry named after the class that holds it."""
        hosts: object = self.hosts
        if isinstance(hosts, str):
            raise AdapterError("hosts is a tuple: a comma is missing")
        bylines = tuple(re.compile(pattern) for pattern in self.bylines)
        if any(pattern.groups != 1 for pattern in bylines):
            raise AdapterError("each byline pattern needs one group, the names")
        if self.photo_credit and re.compile(self.photo_credit).groups != 1:
            raise AdapterError("the photo credit's pattern needs one group, the credit")
        own = type(self).__name__
        return Tables(
            elements=ElementTable.compile(
                self._gathered("elements"),
                {key: Rule(role, f"{own}.tokens[{key!r}]") for key, role in self.tokens.items()},
            ),
            lines=LineTable.compile(
                {key: Rule(Role.BYLINE, f"{own}.bylines[{key!r}]") for key in self.bylines}
                | self._gathered("lines")
            ),
            bylines=bylines,
            stamps=tuple(StampFormat.compile(form, self.timezone) for form in self.dates),
            name_noise=_either(self.name_noise),
            name_separators=re.compile(self.name_separators),
            title_noise=_either(self.title_noise),
            decorations=tuple(
                re.compile(pattern)
                for pattern in dict.fromkeys(self.decorations + shared.DECORATIONS)
            ),
            photo_credit=_either((self.photo_credit,) if self.photo_credit else ()),
            caption_noise=_either(self.caption_noise),
            not_headings=_either(self.not_headings),
            biographies=_either(self.biographies),
        )

    @classmethod
    def _gathered(cls, table: str) -> dict[str, Rule]:
        """A table's entries with those of the classes above, the lowest class's first."""
        gathered: dict[str, Rule] = {}
        for owner in cls.__mro__:
            for key, role in vars(owner).get(table, {}).items():
                gathered.setdefault(key, Rule(role, f"{owner.__name__}.{table}[{key!r}]"))
        return gathered


def first_of_source_set(printed: str) -> str:
    """The first address of a ``srcset``; a comma may part entries without a blank."""
    return re.split(r"\s|,(?=https?:)", printed.strip(), maxsplit=1)[0].rstrip(",")


def is_small(medium: Medium) -> bool:
    """Whether an image is printed too narrow or too low to be one of the article."""
    width, height = medium.attributes.get("width"), medium.attributes.get("height")
    return bool((width and _SMALL.match(width)) or (height and _SMALL.match(height)))


def _shape(line: TextLine) -> Rule:
    """The role of a line that no rule names, by the element that it stands in."""
    if line.place.style & HEADING:
        return _HEADING_TAG
    if line.listed:
        return _LIST_ITEM
    return _QUOTE if line.quoted else _PARAGRAPH


def _either(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """One expression of several, None of none."""
    union = "|".join(patterns)
    return re.compile(union) if union else None


def _without(noise: re.Pattern[str] | None, text: str) -> str:
    """A folded text without what a pattern finds in it."""
    return text if noise is None else fold(noise.sub("", text))
