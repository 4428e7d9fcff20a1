"""What the tests feed the library: dump files, written by hand or drawn by hypothesis."""

import datetime as dt
import html
import re
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

import feeddump

PLAIN: Final = "https://plain.example/2023/1"
RFI: Final = "https://www.rfi.fr/cn/%E5%9B%BD%E9%99%85/20231001-a"
DW: Final = "https://www.dw.com/zh/%E6%98%A5%E5%A4%A9/a-1"
ADDRESSES: Final = (
    PLAIN,
    RFI,
    DW,
    "https://chinadigitaltimes.net/chinese/1.html",
    "https://cn.nytimes.com/china/20231001/a/",
    "https://cn.reuters.com/article/a-idCNKBS1",
    "https://www.bbc.com/zhongwen/simp/world-1",
    "https://www.ftchinese.com/story/1",
    "https://www.rfa.org/mandarin/a.html",
    "https://www.voachinese.com/a/1.html",
)
"""One article address of each outlet that has an adapter, and one of an outlet that has none."""


class Plain(feeddump.Adapter):
    """An outlet without a rule of its own: what the base alone makes of a body."""

    outlet = "plain"
    hosts = ("plain.example",)


def dump(
    body: str | bytes = "",
    *,
    url: str = PLAIN,
    title: str = "山城雨后",
    comment: str | None = "1700000000000",
) -> bytes:
    """A dump file as the crawler writes it; without the comment as the older ones are."""
    first = "" if comment is None else f"<!--{comment}-->\n"
    head = f"{first}[{title}]({url})\n------\n\n".encode()
    return head + (body.encode() if isinstance(body, str) else body)


def parse(body: str | bytes, *, url: str = PLAIN) -> feeddump.Article:
    """The article that a body gives, with no outlet's rules where no outlet is named."""
    return feeddump.parse_bytes(dump(body, url=url), adapters=[Plain()])


def explain(body: str | bytes, *, url: str = PLAIN) -> feeddump.Explanation:
    """What becomes of each line of a body, as for :func:`parse`."""
    return feeddump.explain(dump(body, url=url), adapters=[Plain()])


# Texts

_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
_PUNCTUATION = st.sampled_from("，。！？：；、“”（）《》·— 0123456789abcXYZ")
_ODD = st.sampled_from("\u3000\u00a0\u200b\ufeff\t\r\x07\u200d\u00ad👩🏽́é")

prose = st.text(_HAN | _PUNCTUATION, min_size=1, max_size=60).filter(
    lambda text: text.strip() != ""
)
"""Sentences as outlets print them."""

odd_prose = st.text(_HAN | _PUNCTUATION | _ODD, max_size=40)
"""Sentences with what has to be folded or removed; often nothing else."""

anything = st.text(st.characters(codec="utf-8"), max_size=80)
"""Any text that UTF-8 can write."""


# Files

_RULE_LINE = re.compile(r"^-{6,}[ \t]*\r?$", re.MULTILINE)

titles = anything.filter(lambda title: not _RULE_LINE.search(title))
"""What a link's text can hold: everything, brackets included, but the rule that ends the header."""

urls = st.builds(
    "{}://{}/{}".format,
    st.sampled_from(("http", "https")),
    st.sampled_from(("example.org", "news.example.org", "www.example.com")),
    st.text("abcXYZ019/%-._~!$&'()*+,;=:@?#[]", max_size=40),
).filter(lambda url: "](http" not in url)
"""Addresses of the characters that a browser leaves in one, brackets and parentheses included."""

epochs = st.integers(min_value=-(10**16), max_value=10**16)
"""Milliseconds, far beyond what a datetime can hold."""


def as_printed(title: str) -> str:
    """A title as a writer prints it that escapes what HTML wants escaped."""
    return html.escape(title)


# Bodies

_INLINE = ("a", "b", "strong", "i", "em", "span", "small", "font", "u")
_BLOCK = ("p", "div", "section", "li", "ul", "blockquote", "h2", "table", "tr", "td", "figure")
_SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "video", "audio")
_VOID = ("<br>", "<br/>", "<hr>", "<wbr>", '<img src="https://img.example/1.jpg">', "<!-- 注 -->")


def _element(tag: str, children: list[str]) -> str:
    return f"<{tag}>{''.join(children)}</{tag}>"


def _elements(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(_element, st.sampled_from(_INLINE + _BLOCK), st.lists(children, max_size=4))


_texts = odd_prose.map(lambda text: html.escape(text, quote=False))
_leaves = (
    _texts
    | st.sampled_from(_VOID)
    | st.builds(_element, st.sampled_from(_SILENT), st.lists(prose, max_size=1))
)

trees = st.lists(st.recursive(_leaves, _elements, max_leaves=12), max_size=5).map("".join)
"""Bodies of well nested elements; a parser may still move some, as HTML has it."""

_TAGS = st.sampled_from(_INLINE + _BLOCK + _SILENT + ("time", "address", "nav", "main", "noscript"))
_ATTRIBUTES = st.sampled_from(
    (
        "",
        ' class="t-copyright"',
        " class='m-interstitial' id=x",
        ' style="color: #999;"',
        ' href="https://x.com/intent/tweet?a=1&amp;b=2"',
        ' src="//img.example/a.jpg" width=1',
        ' data-src="https://images.weserv.nl/?url=img.example/b.jpg"',
        ' srcset="https://img.example/c.jpg 1x, //["',
        ' datetime="2024-02-30"',
        " data-selfpromo-app",
        ' pudate="2020-13-01 99:00:00"',
        ' dateTime="2024-08-06"',
        ' role="list"',
        ' class="story-lead"',
        ' class="su-spoiler"',
        ' class="wp-caption-text caption"',
        ' class="Attribution_content"',
        ' class="story-body__introduction"',
        "class=glued",
        'src="glued"alt=""',
        ' title="open',
        " x=1" * 30,
    )
)
_FURNITURE = st.sampled_from(
    (
        "获取更多RSS：",
        "分享 :",
        "广告",
        "作者：周原",
        "周原/林青（综合报道）",
        "记者：周原 责编：林青 网编：陈舟",
        "编译 周原；审校 林青",
        "发稿 周原/林青; 审校 陈舟",
        "（翻译：周原。责任编辑：林青）",
        "文/周原",
        "周原：",
        "本文作者周原是谁",
        "导读",
        "发表日期：2020.1.1",
        "资料图片：河。REUTERS/Zhou",
        "图片版权REUTERS",
        "(完)",
        "© 2020 AFP",
        "日期：Sat, 20 Jun 2020 17:27:18 +0000\n",
        "29/02/2024 - 10:31",
        "99/99/2024 - 99:99",
        "2020-11-27T01:17:35.177Z",
        "2024-01-02T03:04:05+99:59",
        "2020年 7月 17日",
        "https://feedx.net",
        "&#0;",
        "&nbsp;",
        "&#xD800;",
        "&lt;p&gt;",
        "]](http",
        "====",
        "**重逢**",
    )
)

soup = st.lists(
    st.builds("<{}{}>".format, _TAGS, _ATTRIBUTES)
    | st.builds("</{}>".format, _TAGS)
    | _texts
    | _FURNITURE
    | st.sampled_from((*_VOID, "<!--", "-->", "<", "<!DOCTYPE html>", "<![CDATA[", "]]>", "<?x")),
    max_size=30,
).map("".join)
"""Bodies of tags, attributes and furniture in any order, closed or not."""


def _without_lines(head: bytes, missing: set[int]) -> bytes:
    """A header of which some lines are missing."""
    lines = head.splitlines(keepends=True)
    return b"".join(line for number, line in enumerate(lines) if number not in missing)


headers = st.builds(
    lambda url, comment, before: before + dump(url=url, comment=comment),
    st.sampled_from(ADDRESSES),
    st.sampled_from((None, "NaN", "", "1700000000000", "-1", "99999999999999999", "x")),
    st.sampled_from((b"", b"\xef\xbb\xbf", b"---\ndate: x\nauthor: y\ntags: [ y ]\n---\n")),
)
"""A file's first lines, mostly good."""

files = (
    st.binary(max_size=200)
    | st.builds(bytes.__add__, headers, st.binary(max_size=200))
    | st.builds(_without_lines, headers, st.sets(st.integers(0, 9), min_size=1))
    | st.builds(lambda head, body: head + body.encode(), headers, soup)
    | st.builds(lambda head, body: head + body.encode(), headers, trees)
)
"""Anything that may lie in a folder, from noise to a proper dump file."""


# Markdown

_MARKUP = st.sampled_from(
    (
        *(
            "1. ",
            "12) ",
            "1234567890. ",
            "# ",
            "## ",
            "#",
            " #",
            " ##",
            "---",
            "- ",
            "-",
            "+ ",
            "> ",
            ">",
        ),
        *(
            "====",
            "=",
            "***",
            "*",
            "**",
            "_",
            "__",
            "~~~",
            "~~",
            "`",
            "```",
            "    ",
            " ",
            "  ",
            "\t",
        ),
        *(
            "<b>",
            "</b>",
            "<!--",
            "-->",
            "<br>",
            "<?x?>",
            "&amp;",
            "&#32;",
            "&",
            "\\",
            "\\\n",
            "\n",
            "\r",
        ),
        *(
            "[a](b)",
            "![a](b)",
            "[a]: b",
            "[a]",
            "(b)",
            "!",
            "[x] ",
            "[^1]: ",
            "<https://example.org>",
        ),
        *(
            "| a | b |",
            "|-|-|",
            ":-:",
            ": ",
            "|",
            "$x$",
            "{{ x }}",
            "^",
            "https://example.org/a_b?c&d",
        ),
        *(
            "www.example.org",
            "\u3000",
            "\xa0",
            "\u2028",
            "河",
            "灯",
            "a",
            "9",
            "。",
            "「",
            "😀",
            "👩🏽",
        ),
    )
)
visible = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))
markup = st.lists(_MARKUP | visible, min_size=1, max_size=12).map("".join)
"""Words that CommonMark takes for markup wherever it can; no control characters."""


# Values

_zones = st.integers(min_value=-86399, max_value=86399).map(
    lambda seconds: dt.timezone(dt.timedelta(seconds=seconds))
)
"""Every zone of the past too: before the zones of today, clocks went by the sun to the second."""

_instants = st.datetimes(timezones=_zones)

blocks = st.builds(
    feeddump.Block,
    kind=st.sampled_from(("paragraph", "heading", "list_item", "quote", "embed")),
    text=anything | markup,
)

images = st.builds(
    feeddump.Image,
    url=anything,
    src=anything,
    alt=anything | markup,
    caption=st.none() | anything | markup,
    credit=st.none() | anything | markup,
    position=st.integers(min_value=0, max_value=99),
)


def _tuples(elements: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(elements, max_size=3).map(tuple)


articles = st.builds(
    feeddump.Article,
    url=anything,
    title=anything,
    outlet=anything,
    timestamp_ms=st.none() | epochs,
    published=st.none() | st.dates() | _instants,
    authors=_tuples(anything),
    credits=_tuples(anything),
    lead=st.none() | anything | markup,
    blocks=st.lists(blocks, max_size=4).map(tuple),
    images=st.lists(images, max_size=3).map(tuple),
    path=st.none() | st.just(Path("dump/rfi/1.md")),
)
"""Any article that the types allow."""
