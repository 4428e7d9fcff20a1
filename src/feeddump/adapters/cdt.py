"""China Digital Times."""

import bisect
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from feeddump.adapters import shared
from feeddump.adapters.base import Adapter, Page, Place, Role

_SEPARATOR = r" ?[:：︰/／|｜丨∣] ?"
_WRITERS = r"(?:(?:本文|文章|原)?作 ?者|文|撰文|撰稿|采写|口述|(?:实习|特约)?记者|特约作者)"
_EDITORS = r"(?:编辑|责编|责任编辑|值班主编|主编|译|译者|翻译|校|校对|排版|整理|摄影|监制|制作|设计|来源|节选自)"
_CARD_KEPT = re.compile(r"(?:作者|发表日期|来源)[：:]")
_NEXT_DUTY = re.compile(
    r"(?:\s+|\s*[；;|｜]\s*)(?:来源|责编|编辑|网编|排版|摄影|原标题|图|译者|翻译|整理|监制|设计|制图)"
    r"(?:\s*[:：丨｜|/]|\s).*$"
)
_OFFICE = re.compile(r".{2,}(?:教授|研究员|记者|律师|学者|博士|作家|评论员|主任|院长|导演)$")
_AGENCY = re.compile(
    r"[\u4e00-\u9fff]{2,4}+(?:/[\u4e00-\u9fff]{2,4}+)*+ ?[（(][^（）()]*(?:社|综合报[道导])等?[)）]$"
)
_RELATED = re.compile(rf"(?:CDT ?)?{shared.RELATED_LABEL} ?[：:]|往期(?:周报|文章|回顾)[：:]")
_FOLD = "Cdt.elements['.su-spoiler']"
_LABEL_ALONE = (":", "：")
_CHINESE = re.compile(r"[\u4e00-\u9fff·]{2,}$")
_WORD = re.compile(r"\w")
_NO_NAME = (
    r"(?!\S{0,3}[部院局报网媒党]：|\S{0,2}(?:专访|访谈|对话|快讯|突发|重磅|独家|现场|直播|视频|图集|观察"
    r"|评论|时评|社论|解读|分析|深度|调查|特稿|盘点|旧闻|编译|转载|推荐|导读|关注|聚焦|热点|话题|回应"
    r"|运动|女排|男足|教授|热议|大学|学者|集团|公司|政府|网友|网民|用户|第.期)：|(?:中国|美国|日本|俄罗|乌克兰|北京"
    r"|上海|天津|重庆|广州|深圳|武汉|成都|西安|唐山|郑州|河南|香港|台湾|新疆|西藏|内蒙|知乎|微博|微信|豆瓣|新华|央视"
    r"|人民|官方|专家|六四|纪念|真相|关于|致|某))"
)
"""What stands before a colon in a title too, and names nobody: offices, papers, places, topics."""
_TITLE_AUTHOR = re.compile(rf"{_NO_NAME}([\u4e00-\u9fff]{{2,4}})：")
_TITLE_GUEST = re.compile(
    rf"(?:【[^】]{{1,8}}】 ?)?[^|｜：]{{1,20}}[|｜] ?{_NO_NAME}([\u4e00-\u9fff]{{2,3}})："
)
"""Behind the account that posted it: its author, or whom it is about."""
_NAME = r"(?!目前|曾[是任经]|现[为任在]|原[为任是]|长期|均|都)[\u4e00-\u9fff·]{2,4}?"
_NAMED_AUTHOR = re.compile(
    rf"[（(]作者为({_NAME})(?:律师|教授)?[)）]|[（(]?本文作者({_NAME})(?:系|是|为|[（(，])"
    rf"|作者(?:介绍|简介)[：:] ?({_NAME})，|作者({_NAME}(?:、{_NAME})+)(?:是|系)"
)
_LONGEST_NAME = 4
_LONGEST_NOTE = 45
_PORTRAIT = 25
"""Characters: the longest line below a portrait of the author."""
_TAKEN_BY = re.compile(
    r"[▲△▼]|图 ?[/／|｜]|图片来[源自]|.*(?:(?<!拍)摄 ?[）)]?|图源[@：:].*|图源网络|截图自.*|供图|截图|资料图片?)$"
)
_MOST_BELOW = 3
"""How many lines of a text may follow what the end says about its author."""


class Cdt(Adapter):
    """China Digital Times (中国数字时代): pieces copied from anywhere, with an archive card.

    The card's author is the author, else the bylines in the text, else whom a line about the
    author names, else a name that begins the title. The poster is no author, nor the account
    before ``｜`` in a title; the name behind it is one unless the text is about that person.
    """

    outlet = "cdt"
    hosts = ("chinadigitaltimes.net",)
    elements = {
        ".wp-caption-text": Role.CAPTION,
        ".ts": Role.CAPTION,
        ".su-spoiler": Role.NAVIGATION,
        ".wp-embedded-content": Role.RELATED,
        ".fb-video": Role.EMBED,
        ".fb-xfbml-parse-ignore": Role.EMBED,
        "span[style^=font-size: 0.8em;color: #666]": Role.CAPTION,
    }
    lines = {
        r"© ?.{1,60} for 中国数字时代": Role.FOOTER,
        r"Post tags:|Feed enhanced by Better Feed": Role.FOOTER,
        r"CDS ?档案 ?[|｜]|请点击购买": Role.PROMO,
        r"(?:CDT ?)?(?:相关|延伸|推荐|参考|更多)(?:阅读|词条|文章|链接|报道) ?[：:]?$": Role.RELATED,
        r"(?:背景新闻|其他视频) ?[：:]$": Role.RELATED,
        r"(?:CDT ?)?档案卡$|主题归类[：:]|CDS ?收藏[：:]": Role.NAVIGATION,
        r"相关空间词条推荐[：:]|上期周报[：:]|往期文章(?![里中])|文章总汇[：:]": Role.RELATED,
        r"本视频由CDT编者添加$": Role.CAPTION,
        rf"{_EDITORS}{_SEPARATOR}\S[^。！？?!]{{0,80}}$|来源[ 《].{{1,30}}$": Role.CREDIT,
        r"[^，。：；！？|｜]{1,25}+[|｜] ?(?:责编|编辑|译|校|摄影)$": Role.CREDIT,
        r"(?:本)?文章?转(?:载)?(?:自|于)|本文亦发表在|以上文稿节选自": Role.CREDIT,
        r"[（(]?(?:本文)?作者(?:(?:介绍|简介)?[：:]|[为系](?!统|我们|此|了|读者|什么|何))": Role.CREDIT,
        rf"[（(]?本文作者{shared.NOT_SAYING}[^，。：]{{2,30}}(?:[，（(]|系|是|为)": Role.CREDIT,
        r"原(?:文)?标题(?:为)?[：:]": Role.CREDIT,
        r"本文(?:经授权)转(?:载)?(?:自|于)": Role.CREDIT,
        r".{0,40}后台回复|.{0,40}免费赠|欢迎订阅(?![的者了])": Role.PROMO,
        r"[^ :：]{1,12}+[:：]生于\d{4}年": Role.CREDIT,
        r".{2,30}对本文亦?有.{0,6}贡献。?$": Role.CREDIT,
        rf"作者{_NAME}(?:、{_NAME})+(?:是|系)": Role.CREDIT,
        r"[^，。：:（(]{2,20}+[（(](?:微信)?(?:公众号)?ID ?[：:] ?[\w-]+[）)]$": Role.CREDIT,
        r"[（(*＊]?(?:本文|文中|文章|以上).{0,12}(?:不|仅)代表.{1,20}(?:观点|立场|看法)": Role.CREDIT,
        r"(?:文章)?发(?:布|表)(?:时间|日期) ?[：:]|题图[^。]{0,20}(?:作者|来源|来自)": Role.CREDIT,
        r".{2,12}(?:实习生|记者)[/／][\u4e00-\u9fff]{2,4}[/／]": Role.CREDIT,
        r"(?:全文阅读|阅读全文|阅读原文|原文链接|视频地址)$": Role.RELATED,
        r"(?:全文|本文)(?:共|约)\d+字": Role.NAVIGATION,
        r"[^【]{0,300}+【(?<=点击【)阅读原文】[^。]{0,10}。$": Role.PROMO,
        r"(?=.{0,60}+$)[*＊]?.{0,30}版[权權](?:归|歸|属|屬)?.{0,6}所有": Role.RIGHTS,
        r"【反侵权公告】|德国之声致力于": Role.RIGHTS,
    }
    bylines = (
        rf"[（(]?{_WRITERS}{_SEPARATOR}([^。？！?!“”]{{1,40}})$",
        r"([^，。：；！？|｜]{2,25}+)[|｜] ?(?:撰稿|撰文)$",
        r"特约(?:作者|撰稿人|记者) ?([^，。：；！？]{2,20}?)(?: 来源[：:].*)?$",
        r"BY ([A-Za-z]{2,20})$",
        r"[^：:]{0,40}。作者[：:]([^。？！]{2,40})。?$",
    )
    name_noise = (
        r"^(?:特约|实习)(?:作者|记者|撰稿人)\s*",
        r"\s*[（(][^（）()]*[)）]",
        r"[。）)]$",
        r"律师$",
    )
    name_separators = rf"\s*[、，,/／]\s*|\s+(?:采写|撰文|撰稿){_SEPARATOR}"
    biographies = (shared.ABOUT_SOMEBODY,)
    decorations = (r"/37-150x150\.jpg$", r"//img\.t\.sinajs\.cn/")

    def label(self, page: Page) -> None:
        """Read the archive card, and find what only its place tells: captions, lead, biography."""
        self._label_card(page)
        self._label_dialogue(page)
        self._label_promos(page)
        self._label_related(page)
        self._label_captions(page)
        self._label_closing(page)
        self._label_lead(page)
        self._label_biography(page)

    def _label_card(self, page: Page) -> None:
        """The card is folded up; what else is folded up, is text."""
        folds: dict[Place, list[int]] = {}
        for index in page.indexes(Role.NAVIGATION):
            if page.rules[index].name == _FOLD:
                fold = [
                    p for p in page.lines[index].place.outwards() if p.rule is page.rules[index]
                ]
                folds.setdefault(fold[-1], []).append(index)
        for indexes in folds.values():
            if not any("档案卡" in page.lines[index].text for index in indexes):
                for index in indexes:
                    page.label(index, Role.PARAGRAPH, "Cdt.label: folded up, and no archive card")
        for index in page.indexes(Role.NAVIGATION):
            card = _CARD_KEPT.match(page.lines[index].text)
            if card is not None:
                role = Role.BYLINE if card[0].startswith("作者") else Role.CREDIT
                page.label(index, role, "Cdt.label: a line of the archive card")

    def _label_dialogue(self, page: Page) -> None:
        """A question of an interview names nobody."""
        dialogue = page.dialogue() if Role.BYLINE in page.roles else ()
        for index in dialogue:
            if page.role(index) is Role.BYLINE:
                page.label(index, Role.PARAGRAPH, "Cdt.label: one of many lines of a dialogue")

    def _label_closing(self, page: Page) -> None:
        """What was copied from Deutsche Welle ends with its authors and their sources."""
        for index in page.tail(3):
            if _AGENCY.match(page.lines[index].text) and not page.media_before(index):
                page.label(index, Role.BYLINE, "Cdt.label: names and an agency at the end")

    def _label_promos(self, page: Page) -> None:
        """The rule above the promo of a book belongs to the promo."""
        for index in page.indexes(Role.PROMO):
            if index and not _WORD.search(page.lines[index - 1].text):
                page.label(index - 1, Role.PROMO, "Cdt.label: the rule above a promo")

    def _label_related(self, page: Page) -> None:
        """Titles below or behind the words 相关阅读 are links and nothing else."""
        for index in page.text_indexes():
            line = page.lines[index]
            if line.href and _RELATED.match(line.text):
                page.label(index, Role.RELATED, "Cdt.label: a link behind its label")
            elif line.linked and index and page.role(index - 1) is Role.RELATED:
                page.label(index, Role.RELATED, "Cdt.label: a link below related ones")

    def _label_captions(self, page: Page) -> None:
        """A short line right below an image: italic, or naming the author or who took it."""
        notes = [
            index
            for index in page.text_indexes()
            if len(page.lines[index].text) <= _LONGEST_NOTE
            and page.lines[index].place.tag == "p"
            and page.media_before(index)
        ]
        authors = frozenset(self.authors(page)) if notes else frozenset[str]()
        for index in notes:
            line = page.lines[index]
            portrait = len(line.text) <= _PORTRAIT and line.text.rpartition(" ")[2] in authors
            if portrait or (line.italic and not line.quoted) or _TAKEN_BY.match(line.text):
                page.label(index, Role.CAPTION, "Cdt.label: below an image")

    def _label_lead(self, page: Page) -> None:
        """The paragraph below the heading 导读 is the lead."""
        text = page.text_indexes()
        for heading, after in pairwise(text):
            if page.lines[heading].text == "导读":
                page.label(after, Role.LEAD, "Cdt.label: below the heading 导读")

    def _label_biography(self, page: Page) -> None:
        """What follows a line about the author at the end is about the author too."""
        abouts = [i for i in page.indexes(Role.CREDIT) if page.lines[i].text.startswith("本文作者")]
        if not abouts:
            return
        text = page.text_indexes()
        below = text[bisect.bisect(text, abouts[-1]) :]
        if len(below) <= min(_MOST_BELOW, len(text) // 2):
            for index in below:
                page.label(index, Role.CREDIT, "Cdt.label: after a line about the author")

    def authors(self, page: Page) -> Iterable[str]:
        """The card's author, else those of the bylines, else whom credits or the title name."""
        bylines = [
            index
            for index in page.indexes(Role.BYLINE)
            if not page.lines[index].text.endswith(_LABEL_ALONE)
        ]
        cards = [index for index in bylines if page.lines[index].place.rule is not None]
        printed = [self.byline(page.lines[index].text) for index in cards[:1] or bylines]
        if not printed:
            printed = [*_introduced(page), *_in_title(page)][:1]
        return (name for names in printed for name in self.names(names))

    def names(self, printed: str) -> Iterator[str]:
        """Names parted by blanks too, if each part is one; a blank inside 库 阳 parts nothing.

        What is behind a name may be its office: 林青，河城大学教授.
        """
        named = False
        for part in super().names(_NEXT_DUTY.sub("", printed)):
            if named and _OFFICE.match(part):
                continue
            named = True
            words = part.split()
            if all(map(_CHINESE.match, words)):
                short = [word for word in words if len(word) <= _LONGEST_NAME]
                yield from short or words
            else:
                yield part


def _introduced(page: Page) -> Iterator[str]:
    """Whom the lines about the author name."""
    for index in page.indexes(Role.CREDIT):
        named = _NAMED_AUTHOR.match(page.lines[index].text)
        if named is not None:
            yield named[named.lastindex or 0]


def _in_title(page: Page) -> Iterator[str]:
    """A name that begins the title, or one behind the account's that the text never speaks of."""
    title = page.header.title
    named, guest = _TITLE_AUTHOR.match(title), _TITLE_GUEST.match(title)
    if named is not None:
        yield named[1]
    texts = (page.lines[index].text for index in page.text_indexes())
    if guest is not None and not any(guest[1] in text for text in texts):
        yield guest[1]
