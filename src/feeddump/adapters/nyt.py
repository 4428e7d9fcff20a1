"""The New York Times."""

import datetime as dt
import re
from itertools import takewhile

from feeddump.adapters.base import Adapter, Page, PlacedImage, Role, enclosing

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日$")
_IS = r" ?(?:[(（][^()（）]*[)）] ?)?[是为自]"
"""After a name, perhaps with an account in brackets: what begins a biography."""
_HALF_DAY = dt.timedelta(hours=12)


class Nyt(Adapter):
    """The New York Times, Chinese edition (纽约时报中文网). No lead.

    To 2021 the stamp stands on top, and the only paragraphs with line breaks are the author box
    at the end. Later pages have ``address``, ``time``, ``section`` and ``footer``.
    """

    outlet = "nyt"
    hosts = ("nytimes.com",)
    timezone = "Asia/Shanghai"
    dates = ("%Y-%m-%d %H:%M:%S",)
    elements = {
        "small": Role.CAPTION,
        "cite": Role.PHOTO_CREDIT,
        "footer": Role.CREDIT,
        "aside": Role.NAVIGATION,
    }
    lines = {
        r".?欢迎点击(?:此处|这里)订阅": Role.PROMO,
        r"欢迎阅读(?:本期“?海外华人札记|.{0,200}(?:订阅|推荐给朋友))": Role.PROMO,
        r"(?:• ?)?感谢阅读(?:今[天日]的?简报|本期)": Role.PROMO,
        r".*@nytchinese|.*cn\.(?:letters|newsletter)@nytimes": Role.PROMO,
        r"（本文稍后将有更新": Role.PROMO,
        r"点击查看本文英文版": Role.PROMO,
        r"(?:Image|Video|视频)$": Role.NAVIGATION,
        r"(?:翻译|编译)[：:]": Role.CREDIT,
        r"本文根据《?纽约时报》?英文报道编译|本文最初发表于\d": Role.CREDIT,
        r".{0,80}对本文[亦均]?有[^。]{0,8}贡献。?$": Role.CREDIT,
    }
    name_separators = r"\s*[、，,]\s*"
    photo_credit = r"(?:Credit)+\.\.\.(.+)$"
    heading_length = 24

    def label(self, page: Page) -> None:
        """The author box: paragraphs with line breaks, or one about the author at the very end."""
        self._keep_lost_images(page)
        if (
            not page.lines
            or page.role(0) is not Role.BYLINE
            or page.lines[0].place.tag == "address"
        ):
            return
        boxes = {id(line.place) for line in page.lines if line.breaks and line.place.tag == "p"}
        text = page.text_indexes()
        box = list(takewhile(lambda i: id(page.lines[i].place) in boxes, reversed(text)))
        for index in box if len(box) < len(text) else ():
            page.label(index, Role.CREDIT, "Nyt.label: in the author box")
        for index in page.tail(1):
            author = self.byline(page.lines[0].text)
            if re.match(rf"(?i:{re.escape(author)}){_IS}", page.lines[index].text):
                page.label(index, Role.CREDIT, "Nyt.label: about the author, at the end")

    def _keep_lost_images(self, page: Page) -> None:
        """A figure whose image the crawler lost: its caption keeps an image without address."""
        figures = {id(enclosing(medium.place, "figure")) for medium in page.media}
        for index in page.indexes(Role.CAPTION):
            figure = enclosing(page.lines[index].place, "figure")
            if figure is not None and id(figure) not in figures:
                page.images.append(PlacedImage(index, "", "", ""))

    def published(self, page: Page) -> dt.datetime | dt.date | None:
        """The stamp; since 2021 a 12-hour clock that the feed's epoch resolves."""
        for index in page.indexes(Role.DATE):
            line = page.lines[index]
            for form in self.tables.stamps:
                clock = form.read(line.attribute("pudate"))
                if isinstance(clock, dt.datetime):
                    return _resolve(clock, _visible_day(line.text), page.header.timestamp_ms)
        return super().published(page)


def _visible_day(printed: str) -> dt.date | None:
    day = _DAY.match(printed)
    try:
        return dt.date(*map(int, day.groups())) if day else None
    except ValueError:  # no calendar has such a day
        return None


def _resolve(
    clock: dt.datetime, day: dt.date | None, epoch_ms: int | None
) -> dt.datetime | dt.date:
    """The instant of a clock that shows 1 to 12 without am or pm.

    Of the hour and the hour plus 12 it is the later that is not after the epoch. The visible day
    is the date where that instant lies on another, and where there is no epoch.
    """
    morning = clock.replace(hour=clock.hour % 12)
    for instant in (morning + _HALF_DAY, morning):
        if epoch_ms is not None and instant.timestamp() * 1000 <= epoch_ms:
            return day if day is not None and day != instant.date() else instant
    return day or clock.date()
