"""BBC News: the classed pages of 2020 and the nests without names that followed."""

import datetime as dt

import pytest
from strategies import dump

import feeddump
from feeddump import Article, Block

URL = "https://www.bbc.com/zhongwen/simp/world-1"
PARAGRAPHS = ("新桥周五早上通车。", "河上的船停了一刻钟。")


def parse(body: str) -> Article:
    """The article of a body as this outlet prints it."""
    return feeddump.parse_bytes(dump(body, url=URL))


def nested(*parts: str) -> Article:
    """The article of a later page: each part a child of ``main``."""
    return parse(f'<main role="main">{"".join(f"<div>{part}</div>" for part in parts)}</main>')


STAMP = '<time dateTime="2024-08-06">22 分钟前</time>'
TEXT = tuple(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def test_classed_page() -> None:
    """In 2020 each part is named by its class."""
    article = parse(
        '<div><i>2020年 7月 17日</i></div><div><div class="story-body__inner">'
        '<div class="media-landscape"><span class="image-and-copyright-container">'
        '<img src="https://ichef.bbci.co.uk/news/640/1.jpg" width="976" height="549">'
        '<span class="off-screen">图片版权</span><span>Reuters</span></span>'
        '<figcaption class="media-caption"><span class="off-screen">Image caption</span>'
        "<span>桥上的人</span></figcaption></div>"
        '<p class="story-body__introduction">桥通了。</p>'
        f'{TEXT[0]}<h2 class="story-body__crosshead">十年</h2>{TEXT[1]}'
        '<div class="player-with-placeholder__caption">你的器材不支持播放多媒体材料</div>'
        '<div class="bbccom_slot"></div><div class="social-embed">跳过 Youtube 帖子'
        '<img src="https://ichef.bbci.co.uk/2.jpg">结尾 Youtube 帖子</div>'
        "<p>所有图片版权所有。</p><p>.</p></div></div>"
    )

    assert dt.date(2020, 7, 17) == article.published
    assert "桥通了。" == article.lead
    assert (PARAGRAPHS[0], "十年", PARAGRAPHS[1]) == article.paragraphs
    assert [("桥上的人", "Reuters")] == [(i.caption, i.credit) for i in article.images]
    assert () == article.authors


def test_embedded_post() -> None:
    """A post set into the article is an embed, without the notices for those who cannot see it."""
    article = parse(
        f'{TEXT[0]}<div class="social-embed"><a href="#skip">跳过 Twitter 帖子 用户名 @linqing</a>'
        "<blockquote><p>雨停了。</p></blockquote><p>告知：第三方内容可能包含广告</p>"
        "<p>图片版权 @linqing@linqing</p><p>结尾 Twitter 帖子 用户名 @linqing</p></div>"
    )

    assert (Block("paragraph", PARAGRAPHS[0]), Block("embed", "雨停了。")) == article.blocks


def test_introduction_at_the_end() -> None:
    """An introduction at the end is no lead; the bold paragraph on top is."""
    article = parse(
        "<div><i>2020年 7月 17日</i></div><p><strong>桥通了。</strong></p>"
        f'{TEXT[0]}<p class="story-body__introduction">{PARAGRAPHS[1]}</p>'
    )

    assert "桥通了。" == article.lead
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "figure",
    [
        (
            "<div><div><div><div data-e2e='image-placeholder'><picture><img src='/1.jpg'></picture>"
            "<p role='text'><span>图像来源，</span><span>EPA</span></p></div></div>"
            "<div><p>桥上的人</p></div></div></div>"
        ),
        (
            "<div><picture><img src='/1.jpg'></picture><p role='text'><span>图像来源，</span>"
            "<span>EPA</span></p></div><p>桥上的人</p></span>"
        ),
        (
            "<div><img src='/1.jpg'><p role='text'><span>图像来源，</span><span>EPA</span></p></div>"
            '<span data-testid="caption-paragraph">桥上的人</span></span>'
        ),
        (
            "<div><div class='lazyload-wrapper'></div><noscript><img src='/1.jpg'></noscript>"
            "<p role='text'>图像来源，EPA</p></div><p>桥上的人</p>"
        ),
    ],
)
def test_nest_of_an_image(figure: str) -> None:
    """In a nameless page, what stands in one nest with an image is its credit and caption."""
    article = nested(STAMP, figure, "<p><b>桥通了。</b></p>", *TEXT)

    assert [("桥上的人", "EPA")] == [(image.caption, image.credit) for image in article.images]
    assert "桥通了。" == article.lead
    assert PARAGRAPHS == article.paragraphs
    assert dt.date(2024, 8, 6) == article.published


def test_lists() -> None:
    """A list is the byline above the stamp, related stories if all are links, else text."""
    article = nested(
        "<ul role='list'><li>林·青（Lin Qing）</li><li>BBC事务记者</li></ul>",
        STAMP,
        *TEXT,
        "<ul role='list'><li>一条</li><li>两条</li></ul>",
        "<ul role='list'><li><a href='/2'>旧桥</a></li><li><a href='/3'>老桥</a></li></ul>",
    )

    assert ("林·青（Lin Qing）",) == article.authors
    assert ("林·青（Lin Qing）", "BBC事务记者") == article.credits
    assert (*PARAGRAPHS, "一条", "两条") == article.paragraphs


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("BBC驻河城记者林青", True),
        ("林青（Lin Qing） BBC驻河城记者", True),
        ("分析——BBC事务编辑 林青", True),
        ("BBC记者林青（Lin Qing）发自河城", True),
        ("BBC记者走上新桥", False),
        ("桥梁编辑罗伯的分析：", False),
    ],
)
def test_byline_of_a_section(line: str, is_credit: bool) -> None:  # noqa: FBT001
    """A bold line that names a correspondent is the byline of a section."""
    article = nested(STAMP, *TEXT, f"<p><strong>{line}</strong></p>")

    assert ((line,) if is_credit else ()) == article.credits


def test_byline_of_two() -> None:
    """Names in two lists, with a comma and a word between them, and a portrait above one."""
    article = nested(
        "<ul><li><img src='/lin.jpg'></li><li>林青,</li></ul><span>和</span><ul><li>周原</li></ul>",
        STAMP,
        "<p><b>桥通了。</b></p>",
        *TEXT,
    )

    assert ("林青", "周原") == article.authors
    assert () == article.images
    assert ("桥通了。", PARAGRAPHS) == (article.lead, article.paragraphs)


def test_nest_around_the_text() -> None:
    """A nest that holds an image and the text is no image's nest."""
    article = nested(STAMP, f"<img src='/1.jpg'>{''.join(TEXT)}<h2>十年</h2><p>雨停了。</p>")

    assert (*PARAGRAPHS, "十年", "雨停了。") == article.paragraphs


def test_images_to_compare() -> None:
    """What names the images of a slider is no heading; its images are images."""
    slider = (
        '<div class="news_idt__image-slider"><h2 class="news_idt__image-slider__cta">Slide</h2>'
        '<h3 class="news_idt__image-slider__label">2020</h3><img src="/1.jpg"></div>'
    )
    article = parse(f"<div><i>2020年 7月 17日</i></div>{''.join(TEXT)}{slider}")

    assert PARAGRAPHS == article.paragraphs
    assert 1 == len(article.images)


@pytest.mark.parametrize(
    "furniture",
    [
        "<h2>更多阅读</h2><ul><li><a href='/2'>旧桥</a></li><li><a href='/3'>老桥</a></li></ul>",
        "<p>告知: BBC 不对外来网站内容负责</p><p>YouTube 内容可能含有广告</p>",
        "<a href='#a'>跳过热读并继续</a><p>热读结束</p>",
        "<section data-e2e='advertisement'>广告</section>",
        "<div data-e2e='youtube-embed-x'>此文包含YouTube提供的内容</div>",
        "<div data-testid='banner-1'>允许内容</div>",
        "<p>告知：第三方内容可能包含广告</p>",
        "<p>本周其他的重要故事：</p>",
        "<p>\\*参与报道：周原</p>".replace("\\", ""),
    ],
)
def test_furniture(furniture: str) -> None:
    """Ads, embeds, banners and leftovers are no text."""
    assert PARAGRAPHS == nested(STAMP, *TEXT, furniture).paragraphs


@pytest.mark.parametrize(
    "image",
    [
        '<img src="https://ichef.bbci.co.uk/news/624/grey_line-nc.png">',
        '<img src="https://ichef.bbci.co.uk/1.png" alt="line">',
        '<img src="https://ichef.bbci.co.uk/1.png" width="464" height="2">',
    ],
)
def test_decoration(image: str) -> None:
    """Lines between sections are no images."""
    assert () == nested(STAMP, *TEXT, image).images


NAMES = (
    "<ul><li><ul><li>Author, 林青,</li><li>Role, BBC国际部</li></ul>"
    "<ul><li>Author, 周原</li></ul><ul><span>和</span><li>Author, 河生</li></ul></li>"
    '<li><time datetime="2025-02-06">2025年2月6日</time></li></ul>'
)


def test_stamp_within_the_byline() -> None:
    """On the newest pages one list holds authors, their portraits and the stamp."""
    portrait = '<ul><li><img src="https://ichef.bbci.co.uk/ace/160/lin.png"></li></ul>'
    hidden = '<strong id="article-byline">Article Information</strong>'
    section = f'<section aria-labelledby="article-byline">{hidden}{portrait}{NAMES}</section>'
    article = nested(section, *TEXT)

    assert ("林青", "周原", "河生") == article.authors
    assert dt.date(2025, 2, 6) == article.published
    assert () == article.images
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("BBC中文 林青", ("林青",)),
        ("BBC中文记者 林青", ("林青",)),
        ("Lin Qing, Zhou Yuan", ("Lin Qing", "Zhou Yuan")),
        ("林青（Lin Qing）与周原", ("林青（Lin Qing）", "周原")),
        ("林青 及 周原", ("林青", "周原")),
        ("林青/周原", ("林青", "周原")),
        ("林青，BBC中文记者", ("林青",)),
    ],
)
def test_names(name: str, authors: tuple[str, ...]) -> None:
    """The name above the stamp is parted into names, without what the person does."""
    assert authors == nested(f"<ul><li>{name}</li></ul>", STAMP, *TEXT).authors


@pytest.mark.parametrize(
    "heading",
    ["<h2>其他国家怎么做？</h2><ul><li><a href='/1'>旧桥</a></li></ul>", "<h2>被捕的BBC记者</h2>"],
)
def test_headings_of_the_text(heading: str) -> None:
    """A question above related links, and a heading about reporters, belong to the text."""
    article = nested(STAMP, TEXT[0], heading, TEXT[1])

    assert [PARAGRAPHS[0], PARAGRAPHS[1]] == [article.paragraphs[0], article.paragraphs[2]]


@pytest.mark.parametrize(
    "furniture",
    [
        (
            '<section aria-labelledby="recommendations-heading"><p>跳过热读并继续阅读</p>'
            "<ul><li><a href='/1'>旧桥</a></li></ul><p>热读 结尾</p></section>"
        ),
        "<p>Skip 热读 and continue reading</p>",
        "<p>阅读时间: 8 分钟</p>",
        "<strong>Article information</strong>",
        '<div data-e2e="tiktok-embed-1"><p>允许TikTok内容</p><p>此文包含TikTok提供的内容。</p></div>',
    ],
)
def test_furniture_of_later_pages(furniture: str) -> None:
    """Lists of what others read, reading times and warnings before posts are no text."""
    assert PARAGRAPHS == nested(STAMP, TEXT[0], furniture, TEXT[1]).paragraphs


def test_short_bold_line_on_top() -> None:
    """A short bold line on top heads the text; it is no lead."""
    article = nested(STAMP, "<p><b>分析</b></p>", *TEXT)

    assert article.lead is None
    assert Block("heading", "分析") == article.blocks[0]
