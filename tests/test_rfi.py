"""Radio France Internationale: its layouts from 2020 on."""

import datetime as dt

import pytest
from strategies import RFI, dump

import feeddump
from feeddump import Article, Block, Image

STAMP = "<div>12/11/2021 - 15:42</div>"
IMAGE_URL = "https://s.rfi.fr/media/display/0a1b/w:1280/p:16x9/pont.jpg"
IMAGE = f'<img src="{IMAGE_URL}">'
LEAD = "<p><strong>河上的新桥周五通车，两岸的人等了十年。                    </strong></p>"
TEXT = (
    "<p>通车仪式在早上举行。</p><p><strong>十年的工程</strong></p>"
    "<p>工程从<span>二〇一一</span><span>年</span>开始。</p>"
)
FOOTER = (
    "<br><hr><div>获取更多RSS：<br>"
    '<a href="https://feedx.net" style="color:orange" target="_blank">https://feedx.net</a> <br>'
    '<a href="https://feedx.{0}" style="color:orange" target="_blank">https://feedx.{0}</a><br></div>'
)
AD = (
    '<div class="m-interstitial"><div class="m-block-ad"data-tms-ad-type="box"'
    'data-tms-ad-pos="1"><div class="m-block-ad__label">广告</div>'
    '<div class="m-block-ad__content"></div></div></div>'
)
PROMOS_2020 = (
    '<div class="o-self-promo o-self-promo--nl" data-selfpromo-newsletter>订阅<b>新闻信</b></div>'
    '<div class="o-self-promo o-self-promo--app" data-selfpromo-app><p>下载应用</p></div>'
)
PROMOS = "<div data-selfpromo-newsletter></div><div data-selfpromo-app></div>"
SHARE = (
    "<div><div>分享 :</div><div>"
    '<a href="https://www.facebook.com/dialog/share?app_id=1&amp;href=a"><span></span></a>'
    '<a href="whatsapp://send?text=a"><span></span></a>'
    '<a href="https://web.whatsapp.com/send?text=a"><span></span></a>'
    '<a href="https://x.com/intent/tweet?url=a&amp;via=b"><span></span></a>'
    '<span data-root-share><share-button v-on:open="openModal">打开</share-button>'
    '<share-modal v-if="displayModal" v-on:close="closeModal"></share-modal></span></div></div>'
)
AUTHOR = (
    '<div><div><div><div><span>作者：</span><a href="/cn/作者/周原/" title="周原">周原</a>'
    "</div></div></div></div>"
)

ERAS = {
    "2020": STAMP
    + IMAGE
    + LEAD
    + f'<div class="t-content__body u-clearfix">{AD}{TEXT}<p> </p>{PROMOS_2020}</div>',
    "2020, with the feed's footer": STAMP
    + IMAGE
    + LEAD
    + f'<div class="t-content__body u-clearfix">{TEXT}{PROMOS_2020}</div>{FOOTER.format("xyz")}',
    "2021": STAMP + IMAGE + LEAD + f"<div >{TEXT}{PROMOS}</div>",
    "2023": STAMP + IMAGE + LEAD + f"<div>{TEXT}{PROMOS}</div>",
    "2024": STAMP + IMAGE + LEAD + f"<div>{TEXT}{PROMOS}</div>{SHARE}",
}


def parse(body: str, *, title: str = "新桥通车", url: str = RFI) -> Article:
    """The article of a body as this outlet prints it."""
    return feeddump.parse_bytes(dump(body, url=url, title=title))


@pytest.mark.parametrize("era", ERAS)
def test_eras(era: str) -> None:
    """Every layout gives the same article, each field of it, and nothing of the furniture."""
    assert Article(
        url=RFI,
        title="新桥通车",
        outlet="rfi",
        timestamp_ms=1_700_000_000_000,
        published=dt.datetime(2021, 11, 12, 14, 42, tzinfo=dt.UTC),
        lead="河上的新桥周五通车，两岸的人等了十年。",
        blocks=(
            Block("paragraph", "通车仪式在早上举行。"),
            Block("heading", "十年的工程"),
            Block("paragraph", "工程从二〇一一年开始。"),
        ),
        images=(Image(IMAGE_URL, IMAGE_URL),),
    ) == parse(ERAS[era])


class TestStamp:
    """The date at the top."""

    @pytest.mark.parametrize(
        ("printed", "hours"), [("12/11/2021 - 15:42", 1), ("12/07/2021 - 15:42", 2)]
    )
    def test_zone(self, printed: str, hours: int) -> None:
        """The stamp is Paris time, in summer and in winter."""
        published = parse(f"<div>{printed}</div>{LEAD}").published

        assert isinstance(published, dt.datetime)
        assert dt.timedelta(hours=hours) == published.utcoffset()
        assert (15, 42) == (published.hour, published.minute)

    @pytest.mark.parametrize("printed", ["31/02/2021 - 15:42", "12/13/2021 - 15:42", "1/1/1 - 1:1"])
    def test_impossible(self, printed: str) -> None:
        """A stamp that names no minute of any year is no date."""
        assert None is parse(f"<div>{printed}</div>{IMAGE}{LEAD}<div>{TEXT}</div>").published

    def test_none(self) -> None:
        """Without a stamp there is no date; the feed's epoch is none."""
        assert None is parse(IMAGE + LEAD).published

    def test_is_no_text(self) -> None:
        """The stamp is no text, with no image or lead between it and the text either."""
        assert ("通车仪式在早上举行。",) == parse(f"{STAMP}<p>通车仪式在早上举行。</p>").paragraphs


class TestTitle:
    """What the site adds to a title."""

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ("新桥通车 – 法国国际广播电台 - RFI", "新桥通车"),
            ("新桥通车 – 法国国际广播电台", "新桥通车"),
            ("新桥通车\n–\n法国国际广播电台\n-\nRFI", "新桥通车"),
            ("新桥通车 - 法国报纸摘要", "新桥通车 - 法国报纸摘要"),
            ("法国国际广播电台 - RFI 迁址", "法国国际广播电台 - RFI 迁址"),
        ],
    )
    def test_suffix(self, printed: str, expected: str) -> None:
        """The site's name is cut off, a column's name stays."""
        assert expected == parse(STAMP, title=printed).title


class TestWire:
    """Items of the AFP."""

    BODY = (
        f'{STAMP}{IMAGE}<div class="t-content__body u-clearfix">{AD}'
        "<p>（法新社山城12日电）    新桥今天通车。</p>"
        "<p>    两岸的人走上桥去。（译者：陈舟/核稿：林青）</p>"
        '<p class="t-copyright">© 2021 AFP</p>        </div>'
    )

    @pytest.mark.parametrize("url", [RFI, "http://www.rfi.fr//cn/contenu/20211112-a"])
    def test_whole(self, url: str) -> None:
        """They have no lead; dateline and translator stay, the rights line goes."""
        article = parse(self.BODY, url=url)

        assert None is article.lead
        assert (
            "（法新社山城12日电） 新桥今天通车。",
            "两岸的人走上桥去。（译者：陈舟/核稿：林青）",
        ) == article.paragraphs
        assert [IMAGE_URL] == [image.url for image in article.images]


class TestLead:
    """The paragraph outside the body's element."""

    def test_bold_inside(self) -> None:
        """A bold line inside the body is no lead, be there a lead or not."""
        article = parse(
            f"{STAMP}{IMAGE}<div><p><strong>十年的工程</strong></p><p>开始了。</p></div>"
        )

        assert None is article.lead
        assert Block("heading", "十年的工程") == article.blocks[0]

    def test_partly_bold(self) -> None:
        """A first paragraph that is only partly bold is text."""
        article = parse(f"{STAMP}<p><strong>新桥</strong>通车。</p><div><p>开始了。</p></div>")

        assert None is article.lead
        assert ("新桥通车。", "开始了。") == article.paragraphs

    def test_in_pieces(self) -> None:
        """A lead of several elements is one lead."""
        article = parse(
            f"{STAMP}<p><strong>新桥</strong><strong>通车。</strong> </p><div>{TEXT}</div>"
        )

        assert "新桥通车。" == article.lead

    def test_below_the_text(self) -> None:
        """A bold line below the text does not move to its top."""
        article = parse(
            f"{STAMP}{LEAD}<div><p>开始了。</p></div><p><strong>明天再来。</strong></p>"
        )

        assert "河上的新桥周五通车，两岸的人等了十年。" == article.lead
        assert "开始了。" == article.paragraphs[0]


class TestBylines:
    """Names in the text."""

    @pytest.mark.parametrize(
        ("printed", "author"),
        [("作者：周原", "周原"), ("文/周原", "周原"), ("（法广特约记者周原发自山城）", "周原")],
    )
    def test_line(self, printed: str, author: str) -> None:
        """A line that only names who wrote it is a credit and no text."""
        article = parse(f"{STAMP}{LEAD}<div><p>开始了。</p><p>{printed}</p></div>")

        assert ((author,), (printed,)) == (article.authors, article.credits)
        assert ("开始了。",) == article.paragraphs


class TestImages:
    """What is an image, and what stands for one."""

    def test_caption(self) -> None:
        """An image in the text has a caption and a credit, and neither is text."""
        article = parse(
            f"{STAMP}{LEAD}<div><p>开始了。</p><figure>{IMAGE}"
            '<figcaption class="m-figure__caption">'
            '<span class="m-figure__caption__legend">桥上的人</span> '
            '<span class="m-figure__caption__credits">© 周原</span></figcaption></figure></div>'
        )
        (image,) = article.images

        assert ("桥上的人", "© 周原") == (image.caption, image.credit)
        assert ("开始了。",) == article.paragraphs

    def test_failed(self) -> None:
        """The word that stands where an image failed is no text."""
        article = parse(f"{STAMP}Array{LEAD}<div >{TEXT}</div>")

        assert () == article.images
        assert "Array" not in article.text

    @pytest.mark.parametrize(
        "logo",
        [
            "https://static.rfi.fr/meta_og_twcards/RFI_FB.png",
            "https://s.rfi.fr/media/display/0a1b/w:310/p:16x9/la_rive_cartouche.jpg",
            "https://s.rfi.fr/media/display/0a1b/w:310/p:16x9/WB149255-RFI-CN-20140608.png",
            "https://s.rfi.fr/media/display/0a1b/w:310/p:16x9/03-revue-de-presse_0.png",
        ],
    )
    def test_logo(self, logo: str) -> None:
        """The site's logo and the standing picture of a column are no images of the article."""
        assert () == parse(f'{STAMP}<img src="{logo}">{LEAD}').images

    def test_position(self) -> None:
        """The image stands before the first block."""
        assert [0] == [image.position for image in parse(ERAS["2023"]).images]


class TestHeadings:
    """Crossheads."""

    @pytest.mark.parametrize("question", ["问：桥为什么晚了？", "法广：桥为什么晚了？"])
    def test_interview(self, question: str) -> None:
        """A bold question of an interview is text."""
        article = parse(f"<div><p><strong>{question}</strong></p><p>雨太多。</p></div>")

        assert Block("paragraph", question) == article.blocks[0]

    def test_two_pieces(self) -> None:
        """Two adjacent bold elements are one heading."""
        article = parse(
            "<div><p><strong>十年</strong><strong>的工程</strong></p><p>开始了。</p></div>"
        )

        assert Block("heading", "十年的工程") == article.blocks[0]

    def test_many_spans(self) -> None:
        """Words are not cut where spans are."""
        spans = "".join(f"<span>{char}</span>" for char in "工程从二〇一一年开始" * 30)

        assert ("工程从二〇一一年开始" * 30,) == parse(f"<div><p>{spans}</p></div>").paragraphs


class TestFurniture:
    """What the page adds below the text."""

    def test_author_box(self) -> None:
        """The box at the end names the author and is no text."""
        article = parse(f"{STAMP}{IMAGE}{LEAD}<div>{TEXT}{PROMOS}</div>{AUTHOR}")

        assert ("周原",) == article.authors
        assert ("作者：周原",) == article.credits
        assert "工程从二〇一一年开始。" == article.paragraphs[-1]

    def test_share_bar_below_the_author(self) -> None:
        """Author box and share bar do not disturb each other."""
        article = parse(f"{STAMP}{LEAD}<div>{TEXT}{PROMOS}</div>{AUTHOR}{SHARE}")

        assert ("周原",) == article.authors
        assert "工程从二〇一一年开始。" == article.paragraphs[-1]

    @pytest.mark.parametrize(
        "tld", ["net", "xyz", "run", "best", "site", "top", "fun", "co", "dev"]
    )
    def test_feed_footer(self, tld: str) -> None:
        """The feed service's footer goes, whatever its mirror."""
        body = f"{STAMP}{LEAD}<div>{TEXT}</div>"

        assert parse(body) == parse(body + FOOTER.format(tld))

    @pytest.mark.parametrize("label", ["分享 :", "分享：", "分享 ：", "分享:", "分享到："])
    def test_share_label(self, label: str) -> None:
        """The share bar's label is no text, however it is printed."""
        body = f"{STAMP}{LEAD}<div>{TEXT}</div>"

        assert parse(body) == parse(body + SHARE.replace("分享 :", label))

    def test_share_links_with_words(self) -> None:
        """Links to share with are no text, when they have words neither."""
        body = f"{STAMP}{LEAD}<div>{TEXT}</div>"
        named = SHARE.replace("<span></span></a>", "<span>脸书</span></a>")

        assert parse(body) == parse(body + named)

    @pytest.mark.parametrize(
        "related",
        [
            '<p>延伸阅读：<a href="https://www.rfi.fr/cn/1">旧桥拆除</a></p>',
            '<p><strong>延伸阅读：<a href="https://www.rfi.fr/cn/1">旧桥拆除</a></strong></p>',
            '<p><em>相关报导：<a href="https://www.rfi.fr/cn/1">旧桥拆除</a></em></p>',
            '<p><em><strong>相关报道 <a href="/cn/1">旧桥拆除</a></strong></em></p>',
            '<p><em>先前报道：<a href="/cn/1">旧桥拆除</a></em></p>',
            '<p><a href="/tw/1">其它繁體</a> / <a href="/tw/2">舊橋拆除</a></p>',
        ],
    )
    def test_related(self, related: str) -> None:
        """Links to other articles go, between paragraphs too."""
        assert parse(f"<div>{TEXT}<p>结束。</p></div>") == parse(
            f"<div>{TEXT}{related}<p>结束。</p></div>"
        )

    @pytest.mark.parametrize(
        "opening",
        [
            '<div class="m-interstitial">',
            '<div class="a m-interstitial b">',
            "<div data-selfpromo-newsletter>",
            '<div data-selfpromo-app="">',
            '<div class="o-self-promo o-self-promo--nl">',
            '<div class="m-em-audio m-em-audio--in-article">',
        ],
    )
    def test_by_element(self, opening: str) -> None:
        """Ads, promos and players go with all that they say, each by itself."""
        body = f"{STAMP}{LEAD}<div>{TEXT}<!-- here --><p>结束。</p></div>"
        furniture = f"{opening}<p>请<b>订阅</b>本台</p><div>每天一次</div></div>"

        assert parse(body) == parse(body.replace("<!-- here -->", furniture))

    def test_ad_between_paragraphs(self) -> None:
        """An advertisement between paragraphs changes nothing."""
        body = f"{STAMP}{LEAD}<div>{TEXT}<!-- ad --><p>结束。</p></div>"

        assert parse(body) == parse(body.replace("<!-- ad -->", AD))

    def test_words_of_the_furniture_in_the_text(self) -> None:
        """Sentences that only mention furniture stay."""
        sentences = (
            "广告费花了十年。",
            "分享：这是座右铭。",
            "相关报道 没有提到桥。",
            "延伸到河边。",
        )
        body = "".join(f"<p>{sentence}</p>" for sentence in sentences)

        assert sentences == parse(f"{STAMP}<div>{body}</div>").paragraphs

    def test_conversation_with_an_author(self) -> None:
        """Where an author speaks, what the author says is text and no name."""
        answer = "作者：我在河边住了十年，每天看这座桥，从没想过它会通车。"
        article = parse(f"{STAMP}<div><p>法广：您怎么看？</p><p>{answer}</p></div>")

        assert answer == article.paragraphs[-1]
        assert () == article.authors


@pytest.mark.parametrize(
    "line", ["© 2021 AFP", "©2022 AFP", "© AFP 2021", "► 延伸阅读：旧桥", "相关报道｜旧桥"]
)
def test_furniture_without_its_class(line: str) -> None:
    """The rights line and related links are known by their words where the classes are gone."""
    text = "<p>（法新社河城12日电）新桥通车。</p>"

    assert ("（法新社河城12日电）新桥通车。",) == parse(
        f"<div>{text}<p>{line}</p></div>"
    ).paragraphs


@pytest.mark.parametrize(
    "name", ["01-fait-du-jour.png", "WB149255-RFI-CN-20140608_0.png", "wb15400-rfi-cn-20100304.png"]
)
def test_picture_of_a_column(name: str) -> None:
    """The standing picture of a column is no image of the article."""
    assert () == parse(f'<img src="https://s.rfi.fr/media/{name}"><div><p>桥。</p></div>').images
