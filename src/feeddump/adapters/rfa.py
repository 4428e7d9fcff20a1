"""Radio Free Asia."""

import re
from collections.abc import Iterator

from feeddump.adapters.base import Adapter, Page, Role

_PLACES = "华盛顿|巴黎|台北|台中|高雄|香港|温哥华|多伦多|渥太华|伦敦|柏林|东京|首尔|曼谷|悉尼|纽约|洛杉矶|旧金山|墨尔本|华沙|布鲁塞尔|日内瓦|清迈|新德里|达兰萨拉|北京|上海|广州|深圳|澳门|堪培拉|奥克兰|芝加哥|波士顿|西雅图|吉隆坡|新加坡|河内|斯德哥尔摩"
_REPORT = r" ?(?:综合|综述|连线|采访)?报[道导] ?[）)]?$"
_DATELINES = (
    re.compile(rf" ?[（(] ?(?:[、，/／ ]*(?:{_PLACES}))+ ?[）)]$"),
    *(
        re.compile(place + _REPORT)
        for place in (rf"(?:[\s、，/／（(]*(?:{_PLACES}))+", r"(?<=\S) \S+?", "")
    ),
)
"""A place that is known (it may be glued to the name), one parted by a blank, or none at all."""


_REPORTER = r"(?:自由亚洲(?:电台)?|本台)? ?(?:特约|实习|见习|[\u4e00-\u9fff]{2}组)?(?:记者|撰稿)"
_HOME = re.compile(r"(?:https?://(?:www\.)?rfa\.org)?/mandarin/")
_REPORTER_ALONE = re.compile(rf"{_REPORTER} ?[：:][^。，？！]{{2,20}}$")


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
        "small": Role.PHOTO_CREDIT,  # in the place of .copyright since 2021
        "#zoomattribute": Role.DECORATION,
        "a.single_image": Role.DECORATION,
    }
    lines = {
        r"视频 ?[【：:]": Role.EMBED,
        r"(?:责编|网编|编辑) ?[：:] ?[^。，？！]{2,20}$": Role.CREDIT,
    }
    bylines = (
        rf"[（(]? ?{_REPORTER} ?[：:]? ?([^。？！“”]{{1,80}}?) ?(?:责编|网编|编辑) ?[：:]?[^。？！，]{{0,60}}$",
    )
    name_noise = (rf"^{_REPORTER} ?[：:] ?", r"\s*(?:制图|摄影|摄像|翻译|编译)[：:].*$")
    name_separators = r"\s*[、，,/／]\s*|(?<![A-Za-z.])\s+|\s+(?![A-Za-z])"
    photo_credit = r"[（(] ?([^（()）]*) ?[)）] ?[。.]?$"
    caption_noise = (r"^Photo ?: ?",)
    decorations = (r"icon-zoom\.png$",)
    heading_length = 60
    not_headings = ()

    def label(self, page: Page) -> None:
        """Related stories are links to the outlet; reporter and editors may have a line each."""
        for index in page.text_indexes():
            line = page.lines[index]
            if line.linked and (line.listed or _HOME.match(line.href)):
                page.label(index, Role.RELATED, "Rfa.label: a line that is a link")
        for index in page.tail(1):
            editor = page.role(index + 1) if index + 1 < len(page.lines) else None
            if editor is Role.CREDIT and _REPORTER_ALONE.match(page.lines[index].text):
                page.label(index, Role.BYLINE, "Rfa.label: the reporter above the editors")

    def authors(self, page: Page) -> Iterator[str]:
        """The reporters, without the place that is printed with or without a blank after them."""
        for index in page.indexes(Role.BYLINE):
            printed = self.byline(page.lines[index].text)
            found = next(filter(None, (dateline.search(printed) for dateline in _DATELINES)), None)
            yield from self.names(printed if found is None else printed[: found.start()])
