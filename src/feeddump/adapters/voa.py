"""Voice of America."""

import re

from feeddump.adapters.base import Adapter, Page, Role

_SOURCE = re.compile(
    r".*(?:社|摄|攝|拍|照|来源|來源|图|圖|美国之|美國之|推特|脸书|Facebook|Twitter|提供|截|Credit|取自|微博)"
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
        r"[（(](?:本文|此文|本报道|美国之音).{0,40}(?:依据|根据|包括|参考|贡献|报道).{0,30}[）)]$": Role.CREDIT,
        r".{0,80}对[本此]文(?:亦|也)?有.{0,4}贡献。?$": Role.CREDIT,
        r"嘉宾和观众听众发表的都是个人观点": Role.RIGHTS,
        r"《[^》]{2,10}》 ?YouTube ?播放列表 ?[：:]|YouTube ?视频 ?[：:]": Role.PROMO,
        r"(?:本期)?\S{2,8}(?:本集)?(?:全部内容请看|完整版) ?[：:]": Role.PROMO,
        r"\S{2,8}每星期.*(?:播出|收看)": Role.PROMO,
        r"\[\[INSERT GRAPHIC HERE\]\]$": Role.DECORATION,
    }
    photo_credit = r"[（(] ?([^（()）]*) ?[)）] ?[。.]?$"

    def label(self, page: Page) -> None:
        """Tell what stands below a player from a caption."""
        for index in page.indexes(Role.CAPTION):
            medium = page.last_medium(index)
            if medium is not None and medium.tag in {"video", "audio"}:
                page.label(index, Role.PLAYER, "Voa.label: below a player")

    def caption(self, text: str) -> tuple[str, str]:
        """A bracket at the end is the credit, unless it holds a date or a remark."""
        caption, credit = super().caption(text)
        return (caption, credit) if _SOURCE.match(credit) else (text, "")
