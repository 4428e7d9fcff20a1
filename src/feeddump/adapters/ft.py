"""Financial Times."""

import re
from collections.abc import Iterable

from feeddump.adapters import shared
from feeddump.adapters.base import Adapter, Page, Role
from feeddump.roles import FURNITURE

_TRANSLITERATED = (
    "阿埃艾安奥巴拜班鲍贝比波伯博布查达戴丹道德登迪蒂丁杜多恩尔法菲费弗夫福格戈盖古哈海汉赫霍基吉加杰金卡凯坎康考柯科克肯库拉莱兰朗劳"
    "勒雷里利莉丽林琳龙卢鲁伦罗洛马迈麦曼芒梅蒙米明莫默姆穆娜纳南内尼诺努欧帕派潘佩彭皮珀普奇乔琼切瑟萨塞桑森莎沙山舍圣施史斯苏索塔泰"
    "坦汤特提廷图托瓦万威韦维温文沃乌伍西希夏谢辛休娃雅亚扬耶叶伊因英尤约泽詹珍茨"
)
"""What longer names of foreigners are written with."""
_NAME = (
    rf"(?:[\u4e00-\u9fff]{{2,4}}|[{_TRANSLITERATED}]{{5,7}}"
    r"|[\u4e00-\u9fff]+(?:[•·・‧-][\u4e00-\u9fff]+)+|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,2})"
)
_AUTHORS = re.compile(
    rf"(?!编者按|社[评论]|白宫|分析|最新)({_NAME}(?:、{_NAME})*)"
    r"(?<![说称示据告家司府织部有是为士行究查调社])[：:]"
)
_LONGEST_CAPTION = 120
_MOST_CAPTION_LINES = 2


class Ft(Adapter):
    """Financial Times, Chinese edition (FT中文网).

    The lead stands above the body's container. That of an opinion piece begins with its authors'
    names, which stay there.
    """

    outlet = "ft"
    hosts = ("ft.com", "ftchinese.com")
    elements = {
        ".story-lead": Role.LEAD,
        ".o-ads": Role.AD,
        "[data-o-ads-name]": Role.AD,
        ".print-only": Role.PROMO,
    }
    lines = {
        r"来自FT中文网的温馨提示：": Role.PROMO,
        r"本栏目由.*共同主办$": Role.PROMO,
        r"(?:译者|摄影|图片)[/／]\S|图片来源[：:]": Role.CREDIT,
        r"（注[：:]|注[：:]本文|（(?:制作、)?翻译[：:]|翻译[：:][^。！？]{2,20}$": Role.CREDIT,
        r"版权声明[：:]|未经.{0,8}许可.{0,8}不得转载": Role.RIGHTS,
        r"[（(](?:本文)?作者(?:系|介绍|为|是|邮箱|简介)|作者(?:简介|介绍)[：:]": Role.CREDIT,
        rf"[（(]?本文仅代表作者|本文作者{shared.NOT_SAYING}|本文编辑": Role.CREDIT,
        r".{2,80}补充报道$|Lex专栏是由FT评论家": Role.CREDIT,
        r"[^，。]{2,16}\([A-Z][^)]*\)是英国《金融时报》.*(?:记者|编辑|主编|专栏作家|评论员)$": Role.CREDIT,
    }

    biographies = (r"[^，。“”：]{2,20}\([A-Z][^)]*\)(?:是|系|为)",)
    not_headings = (r"[图表] ?\d*[：: ]", *Adapter.not_headings)

    def label(self, page: Page) -> None:
        """Find the lead where its class is gone, captions without an element, notes below charts."""
        self._label_captions(page)
        on_top = page.on_top()
        for index in page.indexes(Role.PARAGRAPH, Role.HEADING):
            line = page.lines[index]
            if line.text.startswith(("资料来源：", "注：")) and (
                line.place.tag != "p" or _is_below_chart(page, index)
            ):
                page.label(index, Role.CAPTION, "Ft.label: a note below a chart")
            elif line.place.tag == "div" and index in on_top:
                page.label(index, Role.LEAD, "Ft.label: outside the body's container")

    def _label_captions(self, page: Page) -> None:
        """A short text in the very ``div`` of an image is its caption."""
        boxes = {id(medium.place) for medium in page.media if medium.place.tag == "div"}
        held: dict[int, list[int]] = {}
        for index in page.text_indexes() if boxes else ():
            held.setdefault(id(page.lines[index].place), []).append(index)
        for box in boxes & held.keys():
            texts = [page.lines[index].text for index in held[box]]
            if len(texts) <= _MOST_CAPTION_LINES and max(map(len, texts)) <= _LONGEST_CAPTION:
                for index in held[box]:
                    page.label(index, Role.CAPTION, "Ft.label: in one div with an image")

    def authors(self, page: Page) -> Iterable[str]:
        """The names that begin the lead of an opinion piece."""
        for index in page.indexes(Role.LEAD):
            named = _AUTHORS.match(page.lines[index].text)
            return named[1].split("、") if named else ()
        return ()


def _is_below_chart(page: Page, index: int) -> bool:
    """Whether an image, or the caption of one, stands above a line; an ad may stand between."""
    above = (page.role(before) for before in range(index - 1, -1, -1))
    nearest = next((role for role in above if role not in FURNITURE), None)
    return nearest is Role.CAPTION or bool(page.media_before(index))
