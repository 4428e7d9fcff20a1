"""Voice of America."""

import re

from feeddump.adapters import shared
from feeddump.adapters.base import Adapter, Page, Role

_SOURCE = re.compile(
    r".*(?:社|摄|攝|拍|照|来源|來源|图|圖|美国之|美國之|推特|脸书|Facebook|Twitter|提供|截|Credit|取自|微博)"
)
_REMARK = re.compile(r"[\d年月日号 ]*(?:资料|資料|档案)(?:照片?|图片?|圖片?)?$")


_WHOLE_PROGRAMME = re.compile(
    r"[^：:。]{0,24}(?:完整|播放列表|全部内容|节目视频|YouTube)[^：:。]{0,8}[：:]"
)


class Voa(Adapter):
    """Voice of America, Chinese service (美国之音). No lead, no byline.

    What is printed below a player repeats the title and is no caption of an image.
    """

    outlet = "voa"
    hosts = ("voachinese.com",)
    dates = ("%a, %d %b %Y %H:%M:%S GMT",)
    elements = {"small": Role.CAPTION, ".imageCaption": Role.CAPTION}
    lines = {
        r"[（(](?:本文|此文|本报道|美国之音)[^（）()]{0,40}(?:依据|根据|包括|参考|贡献|报道)[^（）()]{0,30}[）)]$": Role.CREDIT,
        r".{0,80}对[本此]文(?:亦|也)?有.{0,4}贡献。?$": Role.CREDIT,
        r"[（(*＊ ]*嘉宾.{0,16}(?:都是个人观点|不代表美国之音)": Role.RIGHTS,
        r"《[^》]{2,10}》 ?YouTube ?播放列表 ?[：:]|YouTube ?视频 ?[：:]": Role.PROMO,
        r".{2,12}全部内容请看 ?[：:]": Role.PROMO,
        r"《?\S{2,8}》?每(?:星期|周)[^。]{0,60}(?:播出|收看)[^。]{0,4}。?$": Role.PROMO,
        rf"(?:{shared.RELATED_LABEL}|另请参[阅见]) ?[：:]": Role.RELATED,
        r"\[\[INSERT GRAPHIC HERE\]\]$": Role.DECORATION,
    }
    photo_credit = r"[（(] ?([^（()）]*) ?[)）] ?[。.]?$"

    def label(self, page: Page) -> None:
        """A programme's page ends with links to the whole of it."""
        for index in page.text_indexes():
            line = page.lines[index]
            if line.href and _WHOLE_PROGRAMME.match(line.text):
                page.label(index, Role.PROMO, "Voa.label: a link to the whole programme")

    def caption(self, text: str) -> tuple[str, str]:
        """A bracket at the end is the credit, unless it holds a date or a remark."""
        caption, credit = super().caption(text)
        is_source = _SOURCE.match(credit) and not _REMARK.match(credit)
        return (caption, credit) if is_source else (text, "")
