"""Financial Times: the classed pages and those whose classes are gone."""

import pytest
from strategies import dump

import feeddump
from feeddump import Article

URL = "https://cn.ft.com/story/1?full=y"
PARAGRAPHS = ("新桥周五早上通车。", "河上的船停了一刻钟。")
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
IMAGE = "https://thumbor.ftacademy.cn/unsafe/1340x754/https://img.ft.example/1.jpg"


def parse(lead: str, text: str = TEXT) -> Article:
    """The article of a page of 2020."""
    body = (
        f'<div></div><div class="story-lead">{lead}</div>'
        f'<div class=" story-image image"><img src="{IMAGE}"></div><div class="story-body">'
        f"""<div id="story-body-container">{text}<div class="o-ads" data-cy='[{{"a":1}}]'></div>"""
        "</div><div class='clearfloat'></div></div>"
    )
    return feeddump.parse_bytes(dump(body, url=URL))


@pytest.mark.parametrize(
    ("lead", "authors"),
    [
        ("林青：桥通了，路还没有。", ("林青",)),
        ("林青、周原：桥通了。", ("林青", "周原")),
        ("桥通了，两岸的人等了十年。", ()),
        ("本周值得关注的数据有：桥。", ()),
        ("市长说：桥通了。", ()),
    ],
)
def test_lead(lead: str, authors: tuple[str, ...]) -> None:
    """The lead keeps the names that begin it; they are the authors."""
    article = parse(lead)

    assert lead == article.lead
    assert authors == article.authors
    assert PARAGRAPHS == article.paragraphs
    assert ["https://img.ft.example/1.jpg"] == [image.url for image in article.images]


def test_without_classes() -> None:
    """Where the classes are gone the lead is what stands outside the body's container."""
    body = (
        f'<div></div><div>林青：桥通了。</div><div><img src="{IMAGE}"></div>'
        f'<div><div id="story-body-container">{TEXT}</div></div>'
    )
    article = feeddump.parse_bytes(dump(body, url=URL))

    assert "林青：桥通了。" == article.lead
    assert ("林青",) == article.authors
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "译者/周原",
        "<i>译者/周原</i>",
        "摄影/周原",
        "（注：作者是船工。本文仅代表作者个人观点。责编邮箱a@b.example）",
        "（作者系河城大学教授）",
        "(本文作者为船工)",
        "（本文仅代表作者观点。责编：周原 a@b.example)",
        "（制作、翻译：周原。责任编辑：林青）",
        "注：本文原载于河城周报。",
        "<b>本文编辑周原 a@b.example</b>",
        "本文作者是船工",
        "林青(Lin Qing)河城补充报道",
        "Lex专栏是由FT评论家联合撰写的短评",
        "林青(Lin Qing)是英国《金融时报》记者",
    ],
)
def test_credit(line: str) -> None:
    """Translators, notes on the author and disclaimers are credits and no text."""
    article = parse("桥通了。", f"{TEXT}<p>{line}</p>")

    assert PARAGRAPHS == article.paragraphs
    assert 1 == len(article.credits)
    assert () == article.authors


@pytest.mark.parametrize(
    "line", ["【编者的话】这是旧文。", "本文无意讨论桥。", "船工拒绝置评。记者未能联系到他。"]
)
def test_text(line: str) -> None:
    """Editors' introductions and sentences that begin alike are text."""
    assert (*PARAGRAPHS, line) == parse("桥通了。", f"{TEXT}<p>{line}</p>").paragraphs


def test_chart() -> None:
    """The note below a chart is its caption, the line above it text."""
    chart = f'<p>图1：桥</p><div class="pic"><img src="{IMAGE}"></div><p>资料来源：河城</p>'
    article = parse("桥通了。", TEXT + chart)

    assert (*PARAGRAPHS, "图1：桥") == article.paragraphs
    assert [None, "资料来源：河城"] == [image.caption for image in article.images]


def test_second_note() -> None:
    """A second note below a chart is its caption too, also behind an ad; one in the text is text."""
    ad = "<div class='o-ads'>广告</div>"
    notes = f"<p>资料来源：河城</p>{ad}<p>注：以河城元计价</p>"
    article = parse("桥通了。", f'<div><img src="{IMAGE}"></div>{notes}{TEXT}<p>注：桥很长</p>')

    assert [None, "资料来源：河城 注：以河城元计价"] == [image.caption for image in article.images]
    assert (*PARAGRAPHS, "注：桥很长") == article.paragraphs


@pytest.mark.parametrize(
    ("line", "is_credit"),
    [
        ("<em>林青(Lin Qing)是河城大学教授。</em>", True),
        ("林青(Lin Qing)是河城大学教授。", False),
        ("<em>为保护船工，我们改了名字。</em>", False),
    ],
)
def test_biography(line: str, is_credit: bool) -> None:  # noqa: FBT001
    """An italic line at the end that says who somebody is, is about the author."""
    assert is_credit == bool(parse("桥通了。", f"{TEXT}<p>{line}</p>").credits)


def test_promo() -> None:
    """The reader's tip and the sponsor's line are no text."""
    tip = '<div class="print-only">来自FT中文网的温馨提示：请订阅。</div>'

    assert (
        PARAGRAPHS
        == parse("桥通了。", f"<p><b>本栏目由桥与河共同主办</b></p>{TEXT}{tip}").paragraphs
    )


def test_headings() -> None:
    """A short line that is wholly bold is a heading."""
    article = parse("桥通了。", f"{TEXT}<p><b>1. 十年的工程</b></p>")

    assert "heading" == article.blocks[-1].kind


@pytest.mark.parametrize(
    ("lead", "authors"),
    [
        ("斯蒂格利茨：桥通了。", ("斯蒂格利茨",)),
        ("马丁•林：桥通了。", ("马丁•林",)),
        ("Lin Qing：桥通了。", ("Lin Qing",)),
        ("林青、斯蒂格利茨: 桥通了。", ("林青", "斯蒂格利茨")),
        ("分析人士：桥通了。", ()),
        ("编者按：桥通了。", ()),
        ("河城央行：桥通了。", ()),
    ],
)
def test_names_that_begin_the_lead(lead: str, authors: tuple[str, ...]) -> None:
    """Foreigners' names are longer; an office or a label is no name."""
    assert authors == parse(lead).authors


@pytest.mark.parametrize("note", ["图1：桥的长度", "<span>河上的港口</span>"])
def test_caption_beside_its_image(note: str) -> None:
    """A short text in the very ``div`` of an image is its caption."""
    article = parse("桥通了。", f'<div class="pic"><img src="{IMAGE}">{note}</div>{TEXT}')

    assert note.removeprefix("<span>").removesuffix("</span>") == article.images[1].caption
    assert PARAGRAPHS == article.paragraphs


def test_text_beside_an_image() -> None:
    """A whole text in the ``div`` of an image is the text."""
    lines = "<br><br>".join(f"{number}。{PARAGRAPHS[0]}" for number in range(3))

    assert "2。" in parse("桥通了。", f'<div><img src="{IMAGE}">{lines}</div>').text


def test_sentence_about_the_author() -> None:
    """What the author of this article thinks is text."""
    line = "本文作者认为，桥将会更多。"

    assert (*PARAGRAPHS, line) == parse("", f"{TEXT}<p>{line}</p>").paragraphs
