"""Radio Free Asia: the closing line, lists of links, captions with credits."""

import pytest
from strategies import dump

import feeddump
from feeddump import Article

URL = "https://www.rfa.org/mandarin/bridge.html"
PARAGRAPHS = ("新桥周五早上通车。", "河上的船停了一刻钟。")
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def parse(body: str) -> Article:
    """The article of a body as this outlet prints it."""
    return feeddump.parse_bytes(dump(body, url=URL))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("记者：林青 责编：周原 河生 网编：桥生", ("林青",)),
        ("（记者：林青 责编：周原 网编：桥生）", ("林青",)),
        ("自由亚洲电台记者林青华盛顿报道    责编：周原    网编：桥生", ("林青",)),
        ("自由亚洲电台记者 林青、水生 台北、台中综合报导 责编 周原 网编 桥生", ("林青", "水生")),
        ("自由亚洲电台记者林青 水生台北报道 责编 周原 网编 桥生", ("林青", "水生")),
        ("自由亚洲电台记者林青 南浦报道 责编：周原", ("林青",)),
        ("自由亚洲电台记者林青 责编：周原 网编：桥生", ("林青",)),
        ("记者:林青 责编:周原 网编：桥生", ("林青",)),
        ("记者 林青 水生 责编 周原 网编 桥生", ("林青", "水生")),
        ("记者：林青 责编：周原", ("林青",)),
        ("自由亚洲电台特约记者林青报道 责编：周原", ("林青",)),
    ],
)
@pytest.mark.parametrize("form", ["<p>{}</p>", "<p><br/>{}</p>", "<p><span>{}<br/></span></p>"])
def test_closing_line(line: str, authors: tuple[str, ...], form: str) -> None:
    """The last line names the reporters, whatever stands between names and editors."""
    article = parse(TEXT + form.format(line))

    assert authors == article.authors
    assert (" ".join(line.split()),) == article.credits
    assert PARAGRAPHS == article.paragraphs


def test_question() -> None:
    """A reporter's question in an interview is text."""
    assert (*PARAGRAPHS, "记者：桥好走吗？") == parse(f"{TEXT}<p>记者：桥好走吗？</p>").paragraphs


@pytest.mark.parametrize(
    "item",
    [
        '<li><a href="https://www.rfa.org/1"><strong>旧桥</strong></a></li>',
        '<li><strong><a href="https://www.rfa.org/1">旧桥</a></strong><a href="#"></a></li>',
        (
            '<li><span class="result-title"><a href="#"><strong>旧桥</strong></a></span>'
            '<span class="discreet"><span class="searchresultdate"> </span></span></li>'
        ),
    ],
)
def test_related(item: str) -> None:
    """An item that is a link is a related story; another is text."""
    assert PARAGRAPHS == parse(f"<ul>{item}</ul>{TEXT}").paragraphs
    assert ("一条", *PARAGRAPHS) == parse(f"<ul><li>一条</li></ul>{TEXT}").paragraphs


@pytest.mark.parametrize(
    "box",
    [
        (
            '<p><div class="image-inline captioned"><div><img src="/1.jpg/image"/></div>'
            '<div class="image-caption"><span>桥上的人（林青摄）</span><span class="copyright">Photo: RFA'
            '</span></div><div id="zoomattribute"><a class="single_image"><img src="/icon-zoom.png"/></a>'
            "</div></div></p>"
        ),
        (
            '<p><figure class="image-richtext"><img src="/1.jpg/image"/>'
            '<figcaption class="image-caption">桥上的人（林青摄）<span class="copyright">Photo: RFA</span>'
            "</figcaption></figure></p>"
        ),
    ],
)
def test_caption(box: str) -> None:
    """The bracket that ends a caption is a credit, as is the copyright below it."""
    article = parse(TEXT + box)

    assert [("https://www.rfa.org/1.jpg/image", "桥上的人", "林青摄 RFA")] == [
        (image.url, image.caption, image.credit) for image in article.images
    ]
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "heading",
    [
        "<p><b>十年的工程</b></p>",
        "<p><b>十年的</b><b>工程</b></p>",
        "<b>十年的工程</b>",
        "<p><b>十年的工程</b><br/><br/>桥面铺了三层。</p>",
    ],
)
def test_heading(heading: str) -> None:
    """Whatever is wholly bold and stands alone is a heading."""
    blocks = parse(TEXT + heading).blocks

    assert feeddump.Block("heading", "十年的工程") in blocks


def test_tweet() -> None:
    """A tweet is an embed, outside the paragraphs."""
    tweet = '<blockquote class="twitter-tweet"><p>桥通了</p>— 林青 (@lin)</blockquote>'
    article = parse(TEXT + tweet)

    assert ["embed", "embed"] == [block.kind for block in article.blocks[2:]]
    assert PARAGRAPHS == article.paragraphs


def test_video_line() -> None:
    """The line below a video is an embed."""
    assert "embed" == parse(f"{TEXT}<p><i>视频【新桥通车】</i></p>").blocks[-1].kind


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("自由亚洲电台记者林青、周原 华盛顿/台北报道 责编：河生", ("林青", "周原")),
        ("自由亚洲电台记者林青、周原，多伦多、华盛顿连线报道 责编：河生", ("林青", "周原")),
        ("记者林青清迈报道 责编：河生", ("林青",)),
        ("记者：林青 (台北报道) 责编：河生", ("林青",)),
        ("记者：林青（台北） 责编：河生", ("林青",)),
        ("记者：林青、周原 制图：桥生 责编：河生", ("林青", "周原")),
        ("记者：Lin Qing 责编：河生", ("Lin Qing",)),
        ("本台特约记者：林青 责编：河生", ("林青",)),
        ("粤语组记者：林青 责编：河生", ("林青",)),
    ],
)
def test_closing_line_in_other_forms(line: str, authors: tuple[str, ...]) -> None:
    """Places and other duties are no names, and a Latin name is one."""
    article = parse(f"{TEXT}<p>{line}</p>")

    assert authors == article.authors
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "自由亚洲电台记者致电该报编辑部查询，但没有人接听。",
        "记者：你当时为什么离开编辑部？",
        "记者联系到一位报社编辑，他说桥已通车。",
    ],
)
def test_reporter_within_the_text(line: str) -> None:
    """A sentence about a reporter and an editor is no byline."""
    article = parse(f"{TEXT}<p>{line}</p>")

    assert () == article.authors
    assert (*PARAGRAPHS, line) == article.paragraphs


@pytest.mark.parametrize("between", ["<br/>", "</p><p>"])
def test_a_line_each(between: str) -> None:
    """Reporter and editors may have a line each."""
    article = parse(f"{TEXT}<p>记者：林青{between}责编：周原{between}网编：河生</p>")

    assert ("林青",) == article.authors
    assert ("记者：林青", "责编：周原", "网编：河生") == article.credits
    assert PARAGRAPHS == article.paragraphs


def test_photo_credit_since_2021() -> None:
    """The credit below a caption stands in ``small``, mostly empty."""
    article = parse(
        f'<figure class="image-richtext captioned"><img src="https://www.rfa.org/a.jpg">'
        f'<figcaption class="image-caption">桥上的人。（路透社）</figcaption>'
        f"<small>Photo: RFA</small></figure>{TEXT}"
    )

    assert [("桥上的人。", "路透社 RFA")] == [
        (each.caption, each.credit) for each in article.images
    ]
    assert PARAGRAPHS == article.paragraphs


def test_link_to_an_earlier_report() -> None:
    """A line that is nothing but a link to the outlet is related; one inside a sentence is not."""
    link = '<a href="https://www.rfa.org/mandarin/1">旧闻</a>'
    article = parse(f"{TEXT}<p>{link}</p><p>见{link}一文。</p>")

    assert (*PARAGRAPHS, "见旧闻一文。") == article.paragraphs
