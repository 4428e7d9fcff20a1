"""Deutsche Welle."""

import re
from collections.abc import Iterable
from itertools import pairwise

from feeddump.adapters import shared
from feeddump.adapters.base import Adapter, Page, Role

_NAME = r"(?:[\u4e00-\u9fff]{2,4}+(?:·[\u4e00-\u9fff]{1,6}+)?|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3})"
_BRACKET = r"[（(][^（）()]{1,40}[）)]"
_SOURCES = (
    r"[（(][^（）()]*(?:综合(?:报[道导]|外[电媒])|摘编|社|报|台|网|等|公司|署|广联|彭博|之音|报道"
    r"|BBC|AR[DT]E?|ZDF|dpa|AFP|AP|epd|KNA|[Rr]euters) ?[）)]"
)
_MORE_NAMES = rf"(?: ?[/／] ?{_NAME})+"
_CLOSING = re.compile(
    rf"{_NAME}{_MORE_NAMES} ?[/／]? ?(?:{_BRACKET}|综合报[道导])?。?$"
    rf"|{_NAME}(?: ?、 ?{_NAME})* ?[/／]? ?{_SOURCES}。?$"
)
_GLUED = re.compile(
    rf"[。！？”」\"] ?(?:({_NAME}{_MORE_NAMES}) ?{_BRACKET}|({_NAME}) ?{_SOURCES})$"
)
_END = 3
"""In how many of the last lines of the text the authors' names are looked for."""


class Dw(Adapter):
    """Deutsche Welle, Chinese service (德国之声).

    Images are printed with a caption each, between paragraphs; there is no lead. The stamp names
    the author, or else the closing line does: 文山/苗子（法新社、路透社）.
    """

    outlet = "dw"
    hosts = ("dw.com",)
    dates = ("%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%SZ")
    elements = {"small": Role.CAPTION}
    lines = {
        r"(?:©\ufe0f? ?\d{4} ?年? ?)?德[国國]之[声聲](?:中文[网網])?版[权權][声聲]明": Role.RIGHTS,
        r"德[国國]之[声聲]致力[于於][为為]您提供": Role.RIGHTS,
        r"[\[（(【]?摘[编編译譯]自其[它他]媒[体體]": Role.RIGHTS,
        r"德[国國]之[声聲][对對]自[杀殺]事件的[报報][道導]持[谨謹]慎[态態]度": Role.RIGHTS,
        rf"{shared.RELATED_LABEL} ?[:：|｜]": Role.RELATED,
        r"DW ?中文有 ?(?:Instagram|Telegram)": Role.PROMO,
        r"欢迎订阅德国之声|Feed-URL:$|iTunes:$": Role.PROMO,
        r"[（(]德国之声中文 ?网[）)]$": Role.PARAGRAPH,
        rf"{_SOURCES}$": Role.CREDIT,
    }
    name_noise = (
        r"^ *null ",
        r"^ *采访记者 ?[:：] ?",
        rf" ?[/／]? ?{_BRACKET} *。?$",
        r" ?综合报[道导] *。?$",
    )
    heading_length = 30
    biographies = (shared.ABOUT_SOMEBODY,)
    not_headings = (r"德国之声[:：]", *Adapter.not_headings)

    def label(self, page: Page) -> None:
        """Tell galleries, podcast addresses and the notices about authors from the text."""
        for index in page.indexes(Role.PARAGRAPH, Role.HEADING):
            line = page.lines[index]
            tag = line.place.tag
            if tag == "div" and page.media_before(index):
                page.label(index, Role.CAPTION, "Dw.label: a gallery's image and its text")
            elif tag == "h3" and line.text.startswith("相关"):
                page.label(index, Role.RELATED, "Dw.label: the heading of a gallery")
            elif line.bold and line.text.startswith("http"):
                page.label(index, Role.PROMO, "Dw.label: the address of a podcast")
        self._label_closing(page)
        self._label_crossheads(page)

    def _label_closing(self, page: Page) -> None:
        """The last line of the text may name the authors, often with their sources."""
        for index in page.tail(_END):
            line = page.lines[index]
            if _CLOSING.match(line.text) and not line.listed:
                page.label(index, Role.BYLINE, "Dw.label: names at the end")

    def _label_crossheads(self, page: Page) -> None:
        """Right below an image the crawler prints crossheads without their bold."""
        for index, following in pairwise(page.text_indexes()[1:]):
            if (
                page.role(index) is page.role(following) is Role.PARAGRAPH
                and page.lines[index].place.tag == "p"
                and _is_below_image(page, index)
                and self.is_heading(page, index)
            ):
                page.label(index, Role.HEADING, "Dw.label: a crosshead below an image")

    def authors(self, page: Page) -> Iterable[str]:
        """The stamp's or the closing line's names, else those that end the last paragraph."""
        named = list(super().authors(page))
        if named:
            return named
        last = (page.lines[index].text for index in page.tail(_END))
        ends = [_GLUED.search(text) for text in last if text.endswith((")", "）"))]
        return [name for end in ends if end is not None for name in self.names(end[1] or end[2])]


def _is_below_image(page: Page, index: int) -> bool:
    """Whether a line follows an image, with or without a caption between them."""
    above = index - 1 if page.role(index - 1) is Role.CAPTION else index
    return bool(page.media_before(index) or page.media_before(above))
