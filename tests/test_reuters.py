"""Reuters: headings between asterisks, credits of many shapes."""

import datetime as dt

import pytest
from strategies import dump

import feeddump
from feeddump import Article

URL = "https://cn.reuters.com/article/bridge-idCNKBS1"
PARAGRAPHS = ("路透河城7月15日 - 新桥周五通车。", "河上的船停了一刻钟。(完)")
TEXT = "".join(f"<p>{paragraph} </p>" for paragraph in PARAGRAPHS)


def parse(text: str = TEXT, stamp: str = "2020-07-20T02:38:43") -> Article:
    """The article of a page of 2020."""
    body = (
        f'<div><i>{stamp}</i></div><div class="StandardArticleBody_body">{text}'
        '<div class="StandardArticleBody_trustBadgeContainer"><span>我们的标准：</span>'
        "<span><a href='#'>汤森路透“信任原则”</a></span></div></div>"
    )
    return feeddump.parse_bytes(dump(body, url=URL))


@pytest.mark.parametrize("stamp", ["2020-07-20T02:38:43", "2020-07-20T02:38:43Z"])
def test_stamp(stamp: str) -> None:
    """The stamp is UTC, with or without its Z; the trust line is no text."""
    article = parse(stamp=stamp)

    assert dt.datetime(2020, 7, 20, 2, 38, 43, tzinfo=dt.UTC) == article.published
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("编译 林青；审校 周原", ()),
        ("编译 林青 审校 周原/河生", ()),
        ("发稿 林青/周原; 审校 河生", ("林青", "周原")),
        ("记者 Lin Qing/林青/河城中文部；审校 周原", ("Lin Qing", "林青")),
        ("审校 周原", ()),
        ("编译/审校 林青", ()),
        ("编译 林青 发稿 周原", ()),
        ("采写 河城新闻部；整理 林青；审校 周原", ()),
        ("发稿 林青 ；撰写 周原；审校 河生", ("林青", "周原")),
        ("（发稿 林青; 审校 周原）", ("林青",)),
    ],
)
@pytest.mark.parametrize("classed", [True, False])
def test_credit(line: str, authors: tuple[str, ...], classed: bool) -> None:  # noqa: FBT001
    """Of the duties at the end only the reporters' wrote it; a translation names none."""
    wrapped = f'<p class="Attribution_content">{line}</p>' if classed else f"<p>{line}</p>"
    article = parse(TEXT + wrapped)

    assert authors == article.authors
    assert (line,) == article.credits
    assert PARAGRAPHS == article.paragraphs


def test_byline_on_top() -> None:
    """A first paragraph that names the author is a byline."""
    assert ("林青",) == parse(f"<p>作者 林青</p>{TEXT}").authors


@pytest.mark.parametrize("heading", ["**新的桥**", "** 新的桥 **", "**新的桥***"])
def test_heading(heading: str) -> None:
    """What stands between asterisks is a heading, without them."""
    article = parse(f"{TEXT}<p>{heading}</p>")

    assert feeddump.Block("heading", "新的桥") == article.blocks[-1]


def test_list_item_with_an_asterisk() -> None:
    """A single asterisk opens a line of a list, and stays."""
    assert "* 新的桥" == parse(f"{TEXT}<p>* 新的桥</p>").paragraphs[-1]


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("资料图片：新的桥。REUTERS/Lin Qing", ("资料图片：新的桥。", "REUTERS/Lin Qing")),
        ("新的桥。 Lin Qing/Pool via Reuters", ("新的桥。", "Lin Qing/Pool via Reuters")),
        ("新的桥。", ("新的桥。", None)),
    ],
)
def test_caption(caption: str, parts: tuple[str, str | None]) -> None:
    """What follows a caption's last sentence and names Reuters is the credit."""
    figure = f'<figure><img src="//s1.example/r/?d=1"><figcaption>{caption}</figcaption></figure>'
    article = parse(TEXT + figure)

    assert [parts] == [(image.caption, image.credit) for image in article.images]
    assert ["https://s1.example/r/?d=1"] == [image.url for image in article.images]


@pytest.mark.parametrize("line", ["参看详情，请点选：here", "here"])
def test_pointer(line: str) -> None:
    """A pointer to a source on another page is no text."""
    assert PARAGRAPHS == parse(f"{TEXT}<p>{line}</p>").paragraphs


def test_chart_link() -> None:
    """The bare address of a chart is an embed."""
    article = parse(f"{TEXT}<p>tmsnrt.rs/2Abc</p>")

    assert feeddump.Block("embed", "tmsnrt.rs/2Abc") == article.blocks[-1]


def test_address_element_that_names_nobody() -> None:
    """A byline element without a duty names no author."""
    assert () == parse(f"{TEXT}<address>河城</address>").authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("采写 林青；审校 周原", ("林青",)),
        ("撰稿 林青；审校 周原", ("林青",)),
        ("发稿 林青、河生；审校 周原", ("林青", "河生")),
        ("编译 林青，审校 周原", ()),
        ("((编译 林青;审校 周原))", ()),
        ("记者 Lin Qing, He Sheng; 编译 周原", ()),
    ],
)
def test_byline_in_other_forms(line: str, authors: tuple[str, ...]) -> None:
    """The closing line parts names and duties by commas too."""
    article = parse(f"{TEXT}<p>{line}</p>")

    assert authors == article.authors
    assert (line,) == article.credits
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize("end", ["。(完)(发稿 林青；审校 周原)", "(完)(发稿 林青；审校 周原)"])
def test_glued_byline(end: str) -> None:
    """A byline glued to the last paragraph names the authors, and the paragraph stays whole."""
    flash = f"路透河城7月15日 - 新桥周五通车{end}"
    article = parse(f"<p>{flash}</p>")

    assert ("林青",) == article.authors
    assert (flash,) == article.paragraphs


@pytest.mark.parametrize("heading", ["*** 十年 ***", "*十年*", "＊＊十年＊＊"])
def test_heading_with_other_stars(heading: str) -> None:
    """Asterisks around a heading go, however many there are."""
    assert "十年" in parse(f"{TEXT}<p>{heading}</p>{TEXT}").paragraphs
