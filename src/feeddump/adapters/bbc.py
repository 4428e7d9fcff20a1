"""BBC News."""

import re

from feeddump.adapters.base import Adapter, Medium, Page, Place, Role, TextLine, enclosing

_SECTION_BYLINE = re.compile(
    r"(?:分析——)?BBC\S{0,12}(?:记者|编辑)(?:\S{2,3}|\s+\S{2,6}|\s*\S{2,14}\s*[（(].{3,40}[)）])?$"
    r"|BBC中文 \S{2,4}$|.*[\s，,）)]BBC\S{0,10}(?:记者|编辑)$|.*）发自\S{2,6}$"
)


_AROUND_POST = (
    r"(?:跳过|结尾) \S+ 帖子|跳过 ?\S{1,12}并继续(?:阅读)?$|热读 ?结[束尾]$"
    r"|Skip .{1,20} and continue reading$|End of \S{1,20}$"
    r"|告知[：:].{0,30}(?:第三方|外来网站)|\S{1,20} 内容可能含有广告"
    r"|允许\S{2,20}内容$|此文包含.{2,20}提供的内容"
)
"""What stands around an embedded post for those who cannot see it."""
_NO_POST = re.compile(rf"{_AROUND_POST}|图片版权 ")
_LIST_HEADING = re.compile(r"(?!.*[？?]$)(?:更多|相关|其他|热读|头条|特别推荐|延伸阅读).{0,10}$")
_BESIDE_NAMES = frozenset({Role.DATE, Role.DECORATION})
"""What a list of the byline may hold besides a name and a role: the stamp, and the word 和."""
_MOST_CAPTION_LINES = 2
"""Each of the 25 nests with a caption in the corpus has one line; a nest around the text has many."""


class Bbc(Adapter):
    """BBC News, Chinese service.

    In 2020 each part is named by its class. Later pages are nests of ``div`` without any name
    that lasts: there, a child of ``main`` with an image in it holds that image's caption too.
    """

    outlet = "bbc"
    hosts = ("bbc.com", "bbc.co.uk")
    dates = ("%Y年 %m月 %d日",)
    elements = {
        ".story-body__introduction": Role.LEAD,
        ".image-and-copyright-container": Role.PHOTO_CREDIT,
        "p[role=text]": Role.PHOTO_CREDIT,
        "[data-testid=caption-paragraph]": Role.CAPTION,
        ".player-with-placeholder__caption": Role.PLAYER,
        "[data-e2e=media-player]": Role.PLAYER,
        ".social-embed": Role.EMBED,
        ".idt2": Role.EMBED,  # charts that a script draws
        ".news_idt__image-slider__cta": Role.EMBED,  # two images that a reader compares
        ".news_idt__image-slider__label": Role.EMBED,
        "[data-e2e^=youtube-embed]": Role.EMBED,
        "[data-e2e^=twitter-embed]": Role.EMBED,
        "[data-e2e^=facebook-embed]": Role.EMBED,
        "[data-e2e^=instagram-embed]": Role.EMBED,
        "[data-e2e^=tiktok-embed]": Role.EMBED,
        "[data-testid^=banner-]": Role.PROMO,
        ".bbccom_slot": Role.AD,
        "[data-e2e=advertisement]": Role.AD,
        "section[aria-labelledby=article-byline]": Role.BYLINE,
        "#article-byline": Role.NAVIGATION,  # a heading for those who cannot see the page
        "section[aria-labelledby=recommendations-heading]": Role.RELATED,
        "[data-e2e=recommendations-heading]": Role.RELATED,
        "[data-e2e=related-content-heading]": Role.RELATED,
        "[data-e2e=podcast-promo]": Role.PROMO,
    }
    lines = {
        r"你的器材不支持播放": Role.PLAYER,
        r"图片版权|[图圖]像[来來]源[，,]": Role.PHOTO_CREDIT,
        _AROUND_POST: Role.PLAYER,
        r"(?:所有|全部|文中)(?:照片|图片).*版权": Role.RIGHTS,
        r"(?:所有|全部|文中)(?:照片|图片)由.*拍摄": Role.PHOTO_CREDIT,
        r"(?:本周其他的重要故事|\S{0,8}更多报道)：$": Role.RELATED,
        r"\*(?:参与报道|插画)：|\*关注.*Twitter$|（注：本文": Role.CREDIT,
        r"(?:[.。]|和)$": Role.DECORATION,  # 和 parts the bylines of two authors
        r"阅读时间[：:] ?\d|Article [Ii]nformation$": Role.NAVIGATION,
    }
    not_headings = (r"问[：:]", *Adapter.not_headings)
    name_noise = (
        r"^Author, ",
        r"^BBC\S*\s+",
        r"(?<=\S)[，, ]+BBC\S{0,12}(?:记者|编辑)$",
        r"[,，]$",
    )
    name_separators = r"\s*[、，,/&]\s*|(?:\s+|(?<=[）)]))[和与及]\s*"
    caption_noise = (
        r"^Image caption ?",
        r"^(?:图片版权|[图圖]像[来來]源[，,]) ?",
        r"^[图圖视視音][像片频頻]加[注註]文字[，,] ?",
    )
    decorations = (
        r"/(?=[^/]*$)(?i:line\d|[^/]*?(?:(?:gr[ea]y|white|black)[_-]?line|[_-]line\d|1px|transparent|white_space|in_numbers_624|web_banner_(?:top|bottom)|640x3|presentational))",
    )

    def label(self, page: Page) -> None:
        """Tell captions by their nest, lists by their links, and the lead by its place."""
        self._label_nests(page)
        self._label_lists(page)
        self._label_portraits(page)
        for index in page.indexes(Role.EMBED):
            if _NO_POST.match(page.lines[index].text):
                page.label(index, Role.PLAYER, "Bbc.label: around an embedded post")
        for index in page.text_indexes():
            line = page.lines[index]
            if (line.bold or line.place.tag == "h2") and _SECTION_BYLINE.match(line.text):
                page.label(index, Role.CREDIT, "Bbc.label: the byline of a section")
        self._label_lead(page)

    def _label_nests(self, page: Page) -> None:
        """What an image's nest holds is its caption, unless the nest is around the text too."""
        nests: dict[Place | None, list[int]] = {_nest(medium): [] for medium in page.media}
        for index in page.text_indexes():
            nests.get(_nest(page.lines[index]), []).append(index)
        for nest, indexes in nests.items():
            if nest is not None and len(indexes) <= _MOST_CAPTION_LINES:
                for index in indexes:
                    page.label(index, Role.CAPTION, "Bbc.label: in one nest with an image")

    def _label_lists(self, page: Page) -> None:
        """A list is the byline (above or around the stamp), related stories (all links) or text."""
        for indexes in page.linked_lists():
            for index in indexes:
                page.label(index, Role.RELATED, "Bbc.label: a list of links")
            above = indexes[0] - 1
            if above >= 0 and _LIST_HEADING.match(page.lines[above].text):
                page.label(above, Role.RELATED, "Bbc.label: the heading of a list of links")
        stamps = page.indexes(Role.DATE)
        for indexes in page.lists() if stamps else ():
            told = [index for index in indexes if page.role(index) not in _BESIDE_NAMES]
            if told and indexes[0] <= stamps[0]:
                page.label(told[0], Role.BYLINE, "Bbc.label: the list above the stamp")
                for index in told[1:]:
                    page.label(index, Role.CREDIT, "Bbc.label: the role below the name")

    def _label_portraits(self, page: Page) -> None:
        """An image in a list above the stamp shows who wrote the article."""
        stamp = next(iter(page.indexes(Role.DATE)), -1)
        for medium in page.media:
            if medium.line <= stamp and enclosing(medium.place, "ul", "ol"):
                page.label_medium(medium, Role.DECORATION, "Bbc.label: a portrait in the byline")

    def _label_lead(self, page: Page) -> None:
        for index in page.text_indexes()[:1]:
            if page.lines[index].bold and page.role(index) is not Role.HEADING:
                page.label(index, Role.LEAD, "Bbc.label: the first paragraph, wholly bold")


def _nest(item: TextLine | Medium) -> Place | None:
    """The child of ``main`` that a line or medium stands in."""
    for place in item.place.outwards():
        if place.is_within("main"):
            return place
    return None
