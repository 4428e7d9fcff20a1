"""An outlet without an adapter: what its markup and its words say."""

import datetime as dt

import pytest
from strategies import dump

import feeddump
from feeddump import Article, Role

URL = "https://news.harbour.example/1"
TEXT = "<p>新桥周五早上通车，两岸的人等了十年。</p><p>河上的船在桥下停了一刻钟。</p>"
PARAGRAPHS = ("新桥周五早上通车，两岸的人等了十年。", "河上的船在桥下停了一刻钟。")


def parse(body: str, title: str = "新桥通车") -> Article:
    """The article of a body at an address that no adapter claims."""
    return feeddump.parse_bytes(dump(body, url=URL, title=title))


def roles(body: str) -> list[Role]:
    """The role of each line of a body."""
    return [line.role for line in feeddump.explain(dump(body, url=URL, title="新桥通车")).lines]


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("2024-02-06 08:30", dt.date(2024, 2, 6)),
        ("2024年2月6日", dt.date(2024, 2, 6)),
        ("发布时间：2024/2/6", dt.date(2024, 2, 6)),
        ("2024-02-06T08:30:00+08:00", dt.datetime(2024, 2, 6, 0, 30, tzinfo=dt.UTC)),
        ("Tue, 06 Feb 2024 08:30:00 GMT", dt.datetime(2024, 2, 6, 8, 30, tzinfo=dt.UTC)),
        ("Tue, 06 Feb 2024", dt.date(2024, 2, 6)),
        ("Tue, 36 Feb 2024 08:30:00 GMT", None),
        ("2024年2月31日", None),
        ("20 分钟前", None),
        ("6/2/2024", None),
    ],
)
def test_stamp(printed: str, published: dt.date | None) -> None:
    """A date above the text is the stamp: an instant with its zone, else the day, never a guess."""
    article = parse(f"<div>{printed}</div>{TEXT}")

    assert published == article.published
    assert PARAGRAPHS == article.paragraphs


def test_date_in_the_text() -> None:
    """A date below the first sentence is text."""
    assert (*PARAGRAPHS, "2024年2月6日") == parse(f"{TEXT}<p>2024年2月6日</p>").paragraphs


def test_time_element() -> None:
    """The day of a time element is the stamp, whatever its words are."""
    article = parse(f'<time datetime="2024-02-06">昨天</time>{TEXT}')

    assert dt.date(2024, 2, 6) == article.published


def test_above_the_stamp() -> None:
    """What stands above the stamp names who wrote the article."""
    article = parse(f"<div><i>林青<br>2024-02-06</i></div>{TEXT}")

    assert ("林青",) == article.authors
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize("title", ["<p>新桥通车</p>", "<p><b>新桥 通车</b></p>", "Array"])
def test_title_again(title: str) -> None:
    """The title printed again above the text is no part of it."""
    assert PARAGRAPHS == parse(title + TEXT).paragraphs


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src='/1.jpg'><figcaption>桥上的人</figcaption></figure>",
        "<figure><img src='/1.jpg'>桥上的人</figure>",
        "<img src='/1.jpg'><div><small>桥上的人</small></div>",
        "<img src='/1.jpg' alt='桥上的人'><p>桥上的人</p>",
        "<div><div><img src='/1.jpg'></div><div>桥上的人</div></div>",
        "<p><img src='/1.jpg'></p><p><em>桥上的人</em></p>",
        "<p><img src='/1.jpg'></p><p class='wp-caption-text'>桥上的人</p>",
    ],
)
def test_caption(caption: str) -> None:
    """A line that belongs to an image is its caption and no paragraph."""
    article = parse(TEXT + caption + "<p>桥面铺了三层。</p>")

    assert ["桥上的人"] == [image.caption for image in article.images]
    assert (*PARAGRAPHS, "桥面铺了三层。") == article.paragraphs


def test_deep_box() -> None:
    """The nearest elements around an image are enough to tell its box."""
    box = "<div>" * 20 + "<img src='/1.jpg'><p>桥上的人</p>" + "</div>" * 20

    assert ["桥上的人"] == [image.caption for image in parse(TEXT + box).images]


@pytest.mark.parametrize("note", ["图片来源：林青", "桥上的人（路透社）", "周原 摄", "△桥上的人"])
def test_caption_by_its_words(note: str) -> None:
    """A short line right below an image that reads like a caption is one."""
    article = parse(f"{TEXT}<p><img src='/1.jpg'></p><p>{note}</p><p>桥面铺了三层。</p>")

    assert [note] == [image.caption for image in article.images]


@pytest.mark.parametrize("text", ["桥面铺了三层。", "桥面有三层：", "桥上的人说，他们等了十年。"])
def test_text_below_an_image(text: str) -> None:
    """A sentence below an image is text."""
    article = parse(f"{TEXT}<p><img src='/1.jpg'></p><p>{text}</p>")

    assert (*PARAGRAPHS, text) == article.paragraphs


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("作者：林青", ("林青",)),
        ("文/林青、周原", ("林青", "周原")),
        ("（记者：林青 责编：周原）", ("林青",)),
        ("By Lin Qing", ("Lin Qing",)),
        ("林青|撰稿", ("林青",)),
        ("文 / 林青 / 2019年8月", ("林青",)),
    ],
)
def test_byline(line: str, authors: tuple[str, ...]) -> None:
    """A byline names the authors and is no text."""
    article = parse(f"{TEXT}<p>{line}</p>")

    assert authors == article.authors
    assert (line,) == article.credits
    assert PARAGRAPHS == article.paragraphs


def test_dialogue() -> None:
    """Where a word opens many lines somebody speaks, and no line of it is a byline."""
    spoken = ("记者：您等了多久", "记者：桥好走吗", "记者：还会来吗")
    article = parse(TEXT + "".join(f"<p>{line}</p>" for line in spoken))

    assert (*PARAGRAPHS, *spoken) == article.paragraphs
    assert () == article.authors


def test_reporter_above_the_stamp() -> None:
    """The word for a reporter is no part of a name."""
    article = parse(f"<div>记者 林青、周原</div><div>2023年4月18日 08:05</div>{TEXT}")

    assert ("林青", "周原") == article.authors
    assert ("记者 林青、周原",) == article.credits


def test_long_byline() -> None:
    """A byline element that holds a whole paragraph is text."""
    long = "这座桥" * 80

    assert (*PARAGRAPHS, long) == parse(f'{TEXT}<p class="author">{long}</p>').paragraphs


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("编辑：周原", Role.CREDIT),
        ("延伸阅读：旧桥", Role.RELATED),
        ("广告", Role.AD),
        ("分享到：", Role.SHARE),
        ("版权声明：本文归本报所有", Role.RIGHTS),
        ("请点击下方链接订阅本报", Role.PROMO),
        ("____________", Role.DECORATION),
        ("标签：桥", Role.NAVIGATION),
        ("你的设备不支持播放", Role.PLAYER),
        ("跳过 Youtube 帖子", Role.EMBED),
        ("本文仅代表作者个人观点", Role.RIGHTS),
    ],
)
def test_furniture(line: str, role: Role) -> None:
    """A line that reads like furniture in any outlet has its role."""
    assert [Role.PARAGRAPH, Role.PARAGRAPH, role] == roles(f"{TEXT}<p>{line}</p>")


@pytest.mark.parametrize(
    ("token", "role"),
    [
        ("related-posts", Role.RELATED),
        ("post-tags", Role.NAVIGATION),
        ("social-share", Role.SHARE),
        ("newsletter-box", Role.PROMO),
        ("ad-slot", Role.AD),
        ("article__disclaimer", Role.RIGHTS),
        ("video-player", Role.PLAYER),
    ],
)
def test_class_names(token: str, role: Role) -> None:
    """An element whose class is called like furniture is furniture."""
    body = f'{TEXT}<div class="box {token}">桥边的店</div>'

    assert [Role.PARAGRAPH, Role.PARAGRAPH, role] == roles(body)


@pytest.mark.parametrize(
    "link", ["/2", "https://www.harbour.example/2", "https://img.bridge.example/2"]
)
def test_related_list(link: str) -> None:
    """Items that are links to the same site, or to where its images lie, are related stories."""
    image = '<p><img src="https://cdn.bridge.example/1.jpg"></p>'
    article = parse(f'{image}{TEXT}<ul><li><a href="{link}">旧桥</a></li></ul>')

    assert PARAGRAPHS == article.paragraphs


def test_list_of_other_sites() -> None:
    """Items that are links to another site are text."""
    article = parse(f'{TEXT}<ul><li><a href="https://other.example/2">旧桥</a></li></ul>')

    assert (*PARAGRAPHS, "旧桥") == article.paragraphs


def test_address_below_a_promo() -> None:
    """A bare address right below a promo belongs to the promo."""
    address = '<p><a href="https://other.example/s">https://other.example/s</a></p>'

    assert PARAGRAPHS == parse(f"{TEXT}<p>欢迎订阅本报</p>{address}").paragraphs
    assert (*PARAGRAPHS, "https://other.example/s") == parse(TEXT + address).paragraphs


def test_bold_lead() -> None:
    """A first sentence that is wholly bold is the lead."""
    lead = "新桥周五早上通车，两岸的人在桥头等了十年。"

    assert lead == parse(f"<p><b>{lead}</b></p>{TEXT}").lead
    assert parse(f"<p><b>{lead[:-1]}？</b></p>{TEXT}").lead is None


def test_lead_by_its_class() -> None:
    """A standfirst is the lead above the text, and a paragraph below it."""
    lead = '<div class="standfirst">桥通了</div>'

    assert "桥通了" == parse(lead + TEXT).lead
    assert (*PARAGRAPHS, "桥通了") == parse(TEXT + lead).paragraphs


@pytest.mark.parametrize(
    "address", ["/icons/1.png", "/img/logo.png", "https://news.harbour.example/_/stat?x=1"]
)
def test_decoration(address: str) -> None:
    """Logos, icons and pixels are no images of the article."""
    assert () == parse(f'<img src="{address}">{TEXT}').images


def test_outlet_is_the_host() -> None:
    """The outlet is the host of the article's address."""
    assert "news.harbour.example" == parse(TEXT).outlet


@pytest.mark.parametrize(
    "line",
    [
        "作者是一位桥工，走过很多桥。",
        "作者透过这座桥反映了他对河城的看法。",
        "程序可以在这里下载，有兴趣的人看看。",
        "下一篇会谈新桥，敬请期待！",
        "订阅制是最近很流行的事。",
        "声明：我不是桥工，以下只是我的话。",
        "Copyright is hard to explain.",
        "Editing by hand is slow.",
        "Subscribe to changes in the store.",
        "Continue reading to see how.",
    ],
)
def test_everyday_sentences(line: str) -> None:
    """A sentence is text, though furniture uses the same words."""
    assert (line, *PARAGRAPHS) == parse(f"<p>{line}</p>{TEXT}").paragraphs


@pytest.mark.parametrize(
    "name", ["elementor-widget-text-editor", "newsletter-post", "single-author", "promo"]
)
def test_class_name_around_the_text(name: str) -> None:
    """A class name on what holds most of the sentences names no furniture."""
    article = parse(f'<div class="{name}">{TEXT}{TEXT}</div><p>新桥</p>')

    assert (*PARAGRAPHS, *PARAGRAPHS, "新桥") == article.paragraphs
    assert () == article.authors


def test_all_the_text_that_there_is() -> None:
    """The one line of an item is its text, though it asks for something; a footer never is."""
    asking = "欢迎订阅我的频道！今天给大家讲讲新桥通车的来龙去脉。"

    assert (asking,) == parse(asking).paragraphs
    assert () == parse("The post 新桥通车那一天的故事 appeared first on 河城日报的网站.").paragraphs
