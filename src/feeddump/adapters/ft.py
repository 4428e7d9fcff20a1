"""Financial Times."""

import re
from collections.abc import Iterable

from feeddump.adapters.base import Adapter, Page, Role
from feeddump.roles import FURNITURE

_AUTHORS = re.compile(
    r"([\u4e00-\u9fff]{2,4}(?:、[\u4e00-\u9fff]{2,4})*)(?<![说称示据告家司府织部有是为])："
)


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
        r"（注[：:]|注[：:]本文|（(?:制作、)?翻译[：:]|翻译[：:]": Role.CREDIT,
        r"[（(](?:本文)?作者(?:系|介绍|为|是|邮箱|简介)|作者(?:简介|介绍)[：:]": Role.CREDIT,
        r"[（(]?本文仅代表作者|本文作者|本文编辑": Role.CREDIT,
        r".{2,80}补充报道$|Lex专栏是由FT评论家": Role.CREDIT,
        r"[^，。]{2,16}\([A-Z][^)]*\)是英国《金融时报》.*(?:记者|编辑|主编|专栏作家|评论员)$": Role.CREDIT,
    }

    biographies = (r"[^，。“”：]{2,20}\([A-Z][^)]*\)(?:是|系|为)",)
    not_headings = (r"[图表] ?\d*[：: ]", *Adapter.not_headings)

    def label(self, page: Page) -> None:
        """Find the lead where its class is gone, and the notes below charts."""
        on_top = page.on_top()
        for index in page.indexes(Role.PARAGRAPH, Role.HEADING):
            line = page.lines[index]
            if line.text.startswith(("资料来源：", "注：")) and (
                line.place.tag != "p" or _is_below_chart(page, index)
            ):
                page.label(index, Role.CAPTION, "Ft.label: a note below a chart")
            elif line.place.tag == "div" and index in on_top:
                page.label(index, Role.LEAD, "Ft.label: outside the body's container")

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
