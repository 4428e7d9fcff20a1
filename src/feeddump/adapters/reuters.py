"""Reuters."""

import re
from collections.abc import Iterable, Iterator

from feeddump.adapters.base import Adapter, Page, Role

_DUTY = r"(?:编译|审校|发稿|记者|整理|采写|撰写|撰稿|作者)"
_DUTIES = re.compile(rf"{_DUTY}(?:/{_DUTY})*")
_WRITING = frozenset({"发稿", "记者", "采写", "撰写", "撰稿", "作者"})
_HEADING = re.compile(r"[*＊]{2,3} ?(.+?) ?[*＊]{2,3}$|[*＊] ?([^*＊]+?) ?[*＊]$")
_GLUED = re.compile(rf"[（(]({_DUTY}[^（）()]{{2,60}})[)）]$")


class Reuters(Adapter):
    """Reuters, Chinese service (路透中文网).

    Headings are text between asterisks. The closing line names translator (编译), editor (审校)
    and reporter (发稿, 记者, 撰写); only the last wrote the article, and a translated article's
    reporter is not named at all.
    """

    outlet = "reuters"
    hosts = ("reuters.com",)
    dates = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%SZ", "%Y-%m-%dT%H:%M:%S.%fZ")
    elements = {
        ".Attribution_content": Role.BYLINE,
        ".StandardArticleBody_trustBadgeContainer": Role.RIGHTS,
        "small": Role.CAPTION,
        ".Slideshow_container": Role.RELATED,
    }
    lines = {
        rf"[（(]{{0,2}} ?{_DUTY}(?:/{_DUTY})? ?[：:/ ] ?(?:[\u4e00-\u9fffA-Za-z ./·；;：:、,]|，(?={_DUTY})){{2,60}}[)）]{{0,2}}$": Role.BYLINE,
        rf"(?=.{{5,150}}+(?<=[)）])$)(?!路透|.*[（(]完[)）])[^。]{{0,80}}[（(]{_DUTY}[^（）()]{{2,60}}[)）]$": Role.BYLINE,
        r"我们的标准：": Role.RIGHTS,
        r"[（(].*对本文亦?有贡献[)）]$": Role.CREDIT,
        r"(?:欲览|欲浏览|浏览|参看|更多细节)[^。]{0,80}(?:点选|点击|参看)[^。]{0,80}$|[（(]?here[)）]?$|点[选击]here": Role.RELATED,
        r"tmsnrt\.rs/\w+$": Role.EMBED,
    }
    photo_credit = r"(?<=。) ?([^。]*(?i:reuters)[^。]*)$"

    def label(self, page: Page) -> None:
        """Take the asterisks from headings."""
        for index in page.indexes(Role.PARAGRAPH):
            text = page.lines[index].text
            heading = text.startswith(("*", "＊")) and _HEADING.match(text)
            if heading:
                page.label(index, Role.HEADING, "Reuters.label: between asterisks")
                page.shown[index] = heading[1] or heading[2]

    def authors(self, page: Page) -> Iterable[str]:
        """The reporters of the bylines, newsrooms left out; the text's last line may hold one."""
        bylines = [page.lines[index].text for index in page.indexes(Role.BYLINE)]
        ends = (_GLUED.search(page.lines[index].text) for index in page.tail(1))
        for byline in bylines or [end[1] for end in ends if end is not None]:
            parts = list(_parts(byline))
            if any(duty.startswith("编译") for duty, _ in parts):
                continue
            for duty, names in parts:
                if duty in _WRITING:
                    yield from (name for name in self.names(names) if not name.endswith("部"))


def _parts(line: str) -> Iterator[tuple[str, str]]:
    """Each duty that a byline names, with the names that follow it."""
    duties = list(_DUTIES.finditer(line))
    for number, duty in enumerate(duties):
        end = duties[number + 1].start() if number + 1 < len(duties) else len(line)
        yield duty[0], line[duty.end() : end].strip(" ：:/；;（()）")
