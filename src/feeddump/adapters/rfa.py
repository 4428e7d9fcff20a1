"""Radio Free Asia."""

import re
from collections.abc import Iterator

from feeddump.adapters.base import Adapter, Page, Role

_PLACES = "华盛顿|巴黎|台北|台中|高雄|香港|温哥华|多伦多|渥太华|伦敦|柏林|东京|首尔|曼谷|悉尼|纽约|洛杉矶|旧金山|墨尔本|华沙|布鲁塞尔|日内瓦"
_REPORT = r" ?(?:综合|综述)?报[道导]$"
_DATELINES = tuple(
    re.compile(place + _REPORT) for place in (rf"(?:[\s、]*(?:{_PLACES}))+", r"(?<=\S) \S+?", "")
)
"""A place that is known (it may be glued to the name), one parted by a blank, or none at all."""


class Rfa(Adapter):
    """Radio Free Asia, Mandarin service (自由亚洲电台).

    No stamp and no lead. The last line names reporter (记者) and editors; lists of links to
    earlier reports stand anywhere in the text. A heading is whatever is wholly bold.
    """

    outlet = "rfa"
    hosts = ("rfa.org",)
    elements = {
        ".image-caption": Role.CAPTION,
        ".copyright": Role.PHOTO_CREDIT,
        ".searchresultdate": Role.RELATED,
        ".discreet": Role.RELATED,
        "#zoomattribute": Role.DECORATION,
        "a.single_image": Role.DECORATION,
    }
    lines = {r"视频 ?[【：:]": Role.EMBED}
    bylines = (
        r"[（(]? ?(?:自由亚洲(?:电台)?)? ?(?:特约)?记者 ?[：:]? ?(.+?) ?(?:责编|网编|编辑) ?[：:]?.{0,60}$",
    )
    name_separators = r"[\s、，,/／]+"
    photo_credit = r"[（(] ?([^（()）]*) ?[)）] ?[。.]?$"
    caption_noise = (r"^Photo ?: ?",)
    decorations = (r"icon-zoom\.png$",)
    heading_length = 60
    not_headings = ()

    def label(self, page: Page) -> None:
        """Related stories are lists of links."""
        for indexes in page.lists():
            for index in indexes:
                if page.lines[index].linked:
                    page.label(index, Role.RELATED, "Rfa.label: an item that is a link")

    def authors(self, page: Page) -> Iterator[str]:
        """The reporters, without the place that is printed with or without a blank after them."""
        for index in page.indexes(Role.BYLINE):
            printed = self.byline(page.lines[index].text)
            found = next(filter(None, (dateline.search(printed) for dateline in _DATELINES)), None)
            yield from self.names(printed if found is None else printed[: found.start()])
