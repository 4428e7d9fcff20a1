"""Deutsche Welle."""

import re
from collections.abc import Iterable
from itertools import pairwise

from feeddump.adapters import shared
from feeddump.adapters.base import Adapter, Page, Role

_NAME = r"[\u4e00-\u9fff]{2,4}+"
_SOURCES = r"[（(][^（）()]*(?:综合报[道导]|摘编|社|报|台|网|等|公司|署|广联) ?[）)]"
_NAMES = rf"{_NAME}(?: ?[/／] ?{_NAME})*+"
_GLUED = re.compile(rf"[。！？”」\"] ?({_NAME}(?: ?[/／] ?{_NAME})+) ?[（(][^（）()]+[）)]$")


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
        r"© ?\d{4} ?年 ?德[国國]之[声聲]版[权權][声聲]明": Role.RIGHTS,
        r"德[国國]之[声聲]致力[于於][为為]您提供": Role.RIGHTS,
        r"\[?摘[编編译譯]自其[它他]媒[体體]": Role.RIGHTS,
        r"德国之声对自杀事件的报道持谨慎态度": Role.RIGHTS,
        r"(?:延伸|更多)[阅閱][读讀] ?[:：]": Role.RELATED,
        r"DW中文有Instagram": Role.PROMO,
        r"欢迎订阅德国之声|Feed-URL:$|iTunes:$": Role.PROMO,
        r"[（(]德国之声中文 ?网[）)]$": Role.PARAGRAPH,
        rf"{_SOURCES}$": Role.CREDIT,
    }
    bylines = (rf"({_NAMES}) ?[/／]? ?{_SOURCES}$", rf"({_NAME}(?: ?[/／] ?{_NAME})+)$")
    name_noise = (
        r"^ *null ",
        r"^ *采访记者 ?[:：] ?",
        r" ?[（(](?:综合报[道导]|摘编|采访记者)[）)] *$",
        r" 综合报[道导] *$",
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
            elif tag == "h3":
                page.label(index, Role.RELATED, "Dw.label: the heading of a gallery")
            elif line.bold and line.text.startswith("http"):
                page.label(index, Role.PROMO, "Dw.label: the address of a podcast")
        self._label_crossheads(page)

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
        last = (page.lines[index].text for index in page.tail(3))
        ends = [_GLUED.search(text) for text in last if text.endswith((")", "）"))]
        return [name for end in ends if end is not None for name in self.names(end[1])]


def _is_below_image(page: Page, index: int) -> bool:
    """Whether a line follows an image, with or without a caption between them."""
    above = index - 1 if page.role(index - 1) is Role.CAPTION else index
    return bool(page.media_before(index) or page.media_before(above))
