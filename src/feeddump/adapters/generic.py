"""Any outlet without an adapter of its own."""

import datetime as dt
import re
from collections import Counter
from itertools import islice

from feeddump.adapters import generic_tables as tables
from feeddump.adapters import shared
from feeddump.adapters.base import Adapter, Medium, Page, Place, Role, TextLine
from feeddump.dates import at_fixed_offset
from feeddump.markup import FIGURE
from feeddump.urls import host_of

_CAPTION = re.compile(tables.CAPTION)
_TAKEN_BY = re.compile(tables.TAKEN_BY)
_DATE = re.compile(tables.DATE)
_SENTENCE_END = re.compile(r".*[。！？!?…」”\"』）).]$")
_SPEAKER = re.compile(shared.SPEAKER)
_NOT_WORDS = re.compile(r"\W+")
_ADDRESS = re.compile(r"https?://\S+$")

# How much an image's box holds, and how long things are, measured on the archives at hand.
_MOST_LINES, _MOST_LETTERS, _MOST_IMAGES = 4, 420, 3
_FARTHEST = 12
_SHORT_PARAGRAPH = 90
_SHORT = 60
_CLOSE = 2
_SENTENCE = 20
_MOST_BOLD = 3
_LONGEST_BYLINE = 200
_MISTAKEN = frozenset(
    {Role.PROMO, Role.RIGHTS, Role.BYLINE, Role.CREDIT, Role.SHARE, Role.NAVIGATION, Role.AD}
)
"""What text may be taken for because of a class name or a few words; never for a caption."""
_OF_TOKENS, _OF_LINES = "Generic.tokens[", "Generic.lines["
_UNBOXED = frozenset({"html", "body", "main", "article", "section"})


class Generic(Adapter):
    """Any outlet; ``Article.outlet`` is the host of the article's address.

    The tables know what furniture is called and how it reads; the steps know where it stands:
    stamp and byline above the text, captions below images, related stories in lists of links.
    """

    elements = tables.ELEMENTS
    tokens = tables.TOKENS
    lines = tables.LINES
    bylines = tables.BYLINES
    name_noise = (r"^(?:本报|特约)?记者 ", r" ?/? ?\d{4}年.*$", r" 责编.*$")
    decorations = tables.DECORATIONS
    heading_length = 60
    not_headings = ()

    def label(self, page: Page) -> None:
        """What stands where: captions, then the lines above the text, then the rest."""
        self._label_containers(page)
        self._label_captions(page)
        self._label_dialogue(page)
        self._label_top(page)
        self._label_links(page)
        self._label_lead(page)
        self._keep_some_text(page)

    def _label_containers(self, page: Page) -> None:
        """A class name on what holds most of the page's sentences means another thing there."""
        named = {rule.name for rule in page.rules if rule.role in _MISTAKEN}
        suspects = {name for name in named if name.startswith(_OF_TOKENS)}
        held: Counter[str] = Counter()
        for line, rule in zip(page.lines, page.rules, strict=True) if suspects else ():
            if _SENTENCE_END.match(line.text):
                held[rule.name] += len(line.text)
        for name in suspects:
            if held[name] > _SENTENCE + held.total() / 2:
                for index, line in enumerate(page.lines):
                    if page.rules[index].name == name and not line.linked:
                        page.label(index, Role.PARAGRAPH, "Generic.label: around most of the text")

    def _keep_some_text(self, page: Page) -> None:
        """Words that make a line furniture say nothing where no other line is left."""
        if page.text_indexes():
            return
        for index, line in enumerate(page.lines):
            rule = page.rules[index]
            said = rule.role in _MISTAKEN and rule.name.startswith(_OF_LINES)
            if said and len(line.text) > _SENTENCE:
                page.label(index, Role.PARAGRAPH, "Generic.label: all the text that there is")

    def _label_captions(self, page: Page) -> None:
        """A line in a figure or box with an image, or below one and reading like a caption."""
        boxes = _Boxes(page)
        for index in page.text_indexes():
            medium = page.last_medium(index)
            why = _caption_rule(page.lines[index], index, medium, boxes)
            if why:
                page.label(index, Role.CAPTION, f"Generic.label: {why}")

    def _label_dialogue(self, page: Page) -> None:
        """Where one word opens many lines, somebody speaks: no line of it is a byline."""
        named = page.indexes(Role.BYLINE, Role.CREDIT)
        dialogue = page.dialogue() if named else ()
        for index in named:
            if index in dialogue:
                page.label(index, Role.PARAGRAPH, "Generic.label: one of many lines of a dialogue")
            elif len(page.lines[index].text) > _LONGEST_BYLINE:
                page.label(index, Role.PARAGRAPH, "Generic.label: too long for a byline")

    def _label_top(self, page: Page) -> None:
        """Above the text: the stamp, a byline above it, the title again."""
        title = _NOT_WORDS.sub("", page.header.title)
        above: list[int] = []
        for index in page.text_indexes():
            line = page.lines[index]
            if _DATE.match(line.text):
                page.label(index, Role.DATE, "Generic.label: a date above the text")
                for earlier in above:
                    page.label(earlier, Role.BYLINE, "Generic.label: above the stamp")
            elif _NOT_WORDS.sub("", line.text) == title or line.text == "Array":
                page.label(index, Role.NAVIGATION, "Generic.label: the title again")
            elif len(line.text) < _SHORT and not _SENTENCE_END.match(line.text) and not line.bold:
                above.append(index)
            else:
                return

    def _label_links(self, page: Page) -> None:
        """Links to the same site's stories, and bare addresses after a promo.

        A site's images often lie on its own host, so theirs count as the site's too.
        """
        hosts = {_domain(host_of(page.header.url)), ""}
        hosts |= {_domain(host_of(self.image_address(medium))) for medium in page.media}
        for index in page.text_indexes():
            line = page.lines[index]
            if not line.linked:
                continue
            if line.listed and _domain(host_of(line.href)) in hosts:
                page.label(index, Role.RELATED, "Generic.label: an item that is a link")
            elif _ADDRESS.match(line.text) and index and page.role(index - 1) is Role.PROMO:
                page.label(index, Role.PROMO, "Generic.label: an address below a promo")

    def _label_lead(self, page: Page) -> None:
        """A lead by its class, or a first sentence that is wholly bold where few others are."""
        text = page.text_indexes()
        if text and _is_bold_lead(page.lines[text[0]], page.lines):
            page.label(text[0], Role.LEAD, "Generic.label: the first paragraph, wholly bold")

    def published(self, page: Page) -> dt.datetime | dt.date | None:
        """An instant where a zone is printed, else the day; never a guess."""
        for index in page.indexes(Role.DATE):
            stamp = _DATE.match(page.lines[index].text)
            if stamp is not None:
                return _read_stamp(stamp)
        return super().published(page)


class _Boxes:
    """How much each element holds: an image's box holds the image, its caption and little else."""

    def __init__(self, page: Page) -> None:
        self.lines: Counter[int] = Counter()
        self.letters: Counter[int] = Counter()
        self.images: Counter[int] = Counter()
        self.all_letters = sum(len(line.text) for line in page.lines)
        for line in page.lines if page.media else ():  # without images nobody asks for boxes
            for place in islice(line.place.outwards(), _FARTHEST):
                self.lines[id(place)] += 1
                self.letters[id(place)] += len(line.text)
        for medium in page.media:
            for place in islice(medium.place.outwards(), _FARTHEST):
                self.images[id(place)] += 1

    def hold_caption(self, medium: Medium, line: TextLine) -> bool:
        """Whether ``line`` stands in the box of ``medium`` and opens nothing."""
        box = None if line.text.endswith(("：", ":")) else self._box(medium)
        return box is not None and any(place is box for place in line.place.outwards())

    def _box(self, medium: Medium) -> Place | None:
        box = None
        for place in islice(medium.place.outwards(), _FARTHEST):
            letters = self.letters[id(place)]
            if (
                place.tag in _UNBOXED
                or self.lines[id(place)] > _MOST_LINES
                or letters > min(_MOST_LETTERS, self.all_letters / 2)
                or self.images[id(place)] > _MOST_IMAGES
                or (place.tag in {"p", "li", "blockquote"} and letters > _SHORT_PARAGRAPH)
            ):
                break
            box = place
        return box


def _caption_rule(line: TextLine, index: int, medium: Medium | None, boxes: _Boxes) -> str:
    """Why a line is a caption, "" where it is none."""
    if line.place.style & FIGURE:
        return "in a figure"
    if medium is None:
        return ""
    below = index - medium.line
    reasons = (
        ("small print below an image", line.small),
        ("the image's alternative text", below == 0 and _repeats_alt(line, medium)),
        ("in an image's box", below <= _CLOSE and boxes.hold_caption(medium, line)),
        ("reads like one, below an image", below < _CLOSE and _CAPTION.match(line.text)),
        ("a short note right below an image", below == 0 and _is_short_note(line)),
    )
    return next((why for why, holds in reasons if holds), "")


def _is_short_note(line: TextLine) -> bool:
    if line.italic and len(line.text) <= _SHORT:
        return not _SENTENCE_END.match(line.text) and not line.heading
    return len(line.text) <= _SHORT_PARAGRAPH and bool(_TAKEN_BY.match(line.text))


def _repeats_alt(line: TextLine, medium: Medium) -> bool:
    words = _NOT_WORDS.sub("", medium.attributes.get("alt", ""))
    return len(words) > _CLOSE and _NOT_WORDS.sub("", line.text) == words


def _domain(host: str) -> str:
    """The last two labels of a host; of a relative address, which has none, ""."""
    return ".".join(host.split(".")[-2:])


def _is_bold_lead(line: TextLine, lines: list[TextLine]) -> bool:
    """A first line that is bold and a sentence; in an interview, many later ones are too."""
    bold = [other for other in lines if other.bold and len(other.text) >= _SENTENCE]
    return (
        line.bold
        and not line.listed
        and not line.heading
        and len(line.text) >= _SENTENCE
        and bool(_SENTENCE_END.match(line.text))
        and not line.text.endswith(("？", "?"))
        and not line.text.startswith("原标题")
        and len(bold) <= _MOST_BOLD
        and not (_SPEAKER.match(line.text) and len(bold) > 1)
    )


def _read_stamp(stamp: re.Match[str]) -> dt.datetime | dt.date | None:
    """The instant that a stamp tells with its zone, or the day; None for relative words."""
    from dateutil import parser  # noqa: PLC0415 - it loads much, and few stamps need it

    if stamp["rfc"] or (stamp["clock"] and stamp["zone"]):
        try:
            read = parser.parse(
                stamp["rfc"]
                or f"{stamp['year']}-{stamp['month']}-{stamp['day']}{stamp['clock']}{stamp['zone']}"
            )
            return read.date() if read.tzinfo is None else at_fixed_offset(read)
        except (ValueError, OverflowError):
            return None
    if stamp["year"]:
        try:
            return dt.date(int(stamp["year"]), int(stamp["month"]), int(stamp["day"]))
        except ValueError:
            return None
    return None
