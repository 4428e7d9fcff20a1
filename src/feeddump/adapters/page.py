"""What an adapter's hooks look at and label: the lines and media of one item, with their rules."""

import bisect
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import Factory, define

from feeddump.adapters import shared
from feeddump.header import Header
from feeddump.lines import Medium, Place, TextLine
from feeddump.roles import FURNITURE, Role, Rule

TEXT_ROLES: frozenset[Role] = frozenset(
    {Role.LEAD, Role.PARAGRAPH, Role.HEADING, Role.LIST_ITEM, Role.QUOTE}
)
"""The roles of the article's own text."""


_SPEAKER = re.compile(shared.SPEAKER)
_SELDOM = 2
"""How often a word may open a line, and somebody still need not speak: two bylines do."""


@define(eq=False)
class PlacedImage:
    """An image of the article, and the index of the line that it stands before or in."""

    line: int
    url: str
    src: str
    alt: str


@define(eq=False)
class Page:
    """One item between walk and projection.

    Attributes:
        header: the file's header.
        outlet: the slug, or for the generic adapter the host.
        lines: the body's lines.
        media: the body's images, players and frames.
        rules: one rule for each line.
        roles: the role of each line, as its rule has it.
        media_rules: one rule for each medium.
        images: the media that are images of the article, in order.
        shown: what a block shows of a line, where that is not the whole of it.
        captions: caption and credit of each line that is one or both, by the line's index.
        title: what the adapter's hook reads.
        authors: the same.
        published: the same, or what the stamp on top tells.
    """

    header: Header
    outlet: str
    lines: list[TextLine]
    media: list[Medium]
    rules: list[Rule]
    roles: list[Role]
    media_rules: list[Rule] = Factory(list[Rule])
    images: list[PlacedImage] = Factory(list[PlacedImage])
    shown: dict[int, str] = Factory(dict[int, str])
    captions: dict[int, tuple[str, str]] = Factory(dict[int, tuple[str, str]])
    title: str = ""
    authors: tuple[str, ...] = ()
    published: dt.datetime | dt.date | None = None

    def role(self, index: int) -> Role:
        """The role of the line at ``index``."""
        return self.roles[index]

    def label(self, index: int, role: Role, why: str) -> None:
        """Give the line at ``index`` another role; ``why`` names the rule."""
        self.obey(index, Rule(role, why))

    def label_medium(self, medium: Medium, role: Role, why: str) -> None:
        """Take a medium for part of an element of that role: furniture holds no image."""
        medium.rule = Rule(role, why)

    def obey(self, index: int, rule: Rule) -> None:
        """Give the line at ``index`` another rule."""
        self.rules[index], self.roles[index] = rule, rule.role

    def indexes(self, *roles: Role) -> list[int]:
        """The indexes of the lines that have one of these roles."""
        if len(roles) == 1 and roles[0] not in self.roles:
            return []
        return [index for index, role in enumerate(self.roles) if role in roles]

    def text_indexes(self) -> list[int]:
        """The indexes of the lines of the article's own text, as labelled so far."""
        return [index for index, role in enumerate(self.roles) if role in TEXT_ROLES]

    def tail(self, most: int) -> list[int]:
        """The indexes of the last lines of the text, at most ``most``, the last one first."""
        return self.text_indexes()[: -most - 1 : -1]

    def media_before(self, index: int) -> list[Medium]:
        """The media that stand directly before the line at ``index``."""
        before = bisect.bisect_right(self.media, index, key=lambda medium: medium.line)
        first = bisect.bisect_left(self.media, index, key=lambda medium: medium.line)
        return self.media[first:before]

    def last_medium(self, index: int) -> Medium | None:
        """The last medium above the line at ``index``."""
        before = bisect.bisect_right(self.media, index, key=lambda medium: medium.line)
        return self.media[before - 1] if before else None

    def alone(self, index: int) -> bool:
        """Whether the line is a paragraph of its own: no single break parts it from another."""
        following = self.lines[index + 1].breaks if index + 1 < len(self.lines) else 0
        return self.lines[index].breaks != 1 and following != 1

    def on_top(self) -> frozenset[int]:
        """The lines that stand right in the element around the whole article.

        It is the body, or a ``div`` that somebody wrapped around all of it. Furniture does not
        count: it may stand outside.
        """
        places = {
            index: line.place
            for index, (line, role) in enumerate(zip(self.lines, self.roles, strict=True))
            if role not in FURNITURE
        }
        around = _innermost([*places.values(), *(medium.place for medium in self.media)])
        if around is not None and all(place is around for place in places.values()):
            around = around.parent
        return frozenset(index for index, place in places.items() if place.parent is around)

    def dialogue(self) -> list[int]:
        """The lines of a dialogue: the same word, with a colon behind it, opens more than two."""
        spoken = {
            i: found[1] for i, line in enumerate(self.lines) if (found := _SPEAKER.match(line.text))
        }
        often = {speaker for speaker, times in Counter(spoken.values()).items() if times > _SELDOM}
        return [index for index, speaker in spoken.items() if speaker in often]

    def lists(self) -> Iterator[list[int]]:
        """The lines of each list, as indexes: the items that stand in one ``ul`` or ``ol``."""
        lists: dict[int, list[int]] = {}
        for index, line in enumerate(self.lines):
            if line.listed:
                lists.setdefault(id(enclosing(line.place, "ul", "ol")), []).append(index)
        yield from lists.values()

    def linked_lists(self) -> Iterator[list[int]]:
        """The lists of which every item is a link and nothing else: related stories."""
        for indexes in self.lists():
            if all(self.lines[index].linked for index in indexes):
                yield indexes


def _innermost(places: Iterable[Place]) -> Place | None:
    """The innermost place around all of these, which may be one of them."""
    common: list[Place] = []
    for number, place in enumerate(dict.fromkeys(places)):
        outwards = list(place.outwards())
        around = set(map(id, outwards))
        common = [place for place in common if id(place) in around] if number else outwards
    return common[0] if common else None


def enclosing(place: Place, *tags: str) -> Place | None:
    """The nearest element around, itself included, that has one of these tags."""
    return next((around for around in place.outwards() if around.tag in tags), None)
