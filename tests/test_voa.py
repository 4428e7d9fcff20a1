"""Voice of America: datelines, players, programme pages."""

import datetime as dt

import pytest
from strategies import dump

import feeddump
from feeddump import Article

URL = "https://www.voachinese.com/a/bridge/1.html"
PARAGRAPHS = ("新桥周五早上通车。", "河上的船停了一刻钟。")
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
STAMP = "<div><i>Sun, 19 Jul 2020 16:24:06 GMT</i></div>"
IMAGE = '<img src="https://images.weserv.nl?url=gdb.voanews.com/{}.jpg" width="100%">'


def parse(body: str) -> Article:
    """The article of a body as this outlet prints it, its stamp on top."""
    return feeddump.parse_bytes(dump(STAMP + body, url=URL))


def test_dateline() -> None:
    """A bare dateline between the image and the text is a paragraph of its own."""
    caption = '<div><small style="color: #999;">桥上的人</small></div>'
    article = parse(f"{IMAGE.format(1)}{caption}华盛顿 — {TEXT}")

    assert ("华盛顿 —", *PARAGRAPHS) == article.paragraphs
    assert dt.datetime(2020, 7, 19, 16, 24, 6, tzinfo=dt.UTC) == article.published
    assert ["桥上的人"] == [image.caption for image in article.images]


def test_paragraphs_by_breaks() -> None:
    """Two breaks part paragraphs, one is a line break."""
    article = parse("<p>一<br /><br />二<br />三</p>")

    assert ("一", "二\n三") == article.paragraphs


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("桥上的人。（路透社2020年7月18日）", ("桥上的人。", "路透社2020年7月18日")),
        ("桥上的人 (美国之音林青拍摄)", ("桥上的人", "美国之音林青拍摄")),
        ("桥上的人。（2020年7月18日）", ("桥上的人。（2020年7月18日）", None)),
        ("新的桥（长桥）", ("新的桥（长桥）", None)),
        ("桥上的人", ("桥上的人", None)),
    ],
)
@pytest.mark.parametrize(
    "box",
    [
        '{}<div><small style="color: #999;">{}</small></div>',
        '<div class="contentImage floatLeft">{}<span class="imageCaption">{}</span></div>',
    ],
)
def test_caption(caption: str, parts: tuple[str, str | None], box: str) -> None:
    """The bracket that ends a caption is the credit if it names a source, not a date alone."""
    article = parse(box.format(IMAGE.format(1), caption) + TEXT)

    assert [parts] == [(image.caption, image.credit) for image in article.images]
    assert PARAGRAPHS == article.paragraphs


def test_player() -> None:
    """What stands below a player is no caption of an image above it."""
    player = '<audio src="/1.mp3" controls></audio><div><small>新桥通车</small></div>'
    article = parse(f"{IMAGE.format(1)}<div><small>桥上的人</small></div>{player}{TEXT}")

    assert ["桥上的人"] == [image.caption for image in article.images]
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "（本文依据了美联社的报道）",
        "(本文包括了路透社报道的内容。)",
        "（美国之音记者林青对此文亦有贡献。）",
        "美国之音编辑Lin Qing对本文亦有贡献",
    ],
)
def test_credit(line: str) -> None:
    """A closing line that names sources or contributors is a credit; they are no authors."""
    article = parse(f"{TEXT}<p>{line}</p>")

    assert (line,) == article.credits
    assert () == article.authors
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>======<br />嘉宾和观众听众发表的都是个人观点，并不代表美国之音。<br />======</p>",
        '<p>《桥边夜话》YouTube播放列表：<a href="#">http://bit.example/1</a></p>',
        "<p>YouTube视频：</p>",
        "<p>本期桥边夜话完整版：<a href='#'>新桥</a></p>",
        "<p>桥边夜话每星期一到四播出，敬请收看。</p>",
        "<p>[[INSERT GRAPHIC HERE]]</p>",
        '<iframe src="https://www.youtube.com/embed/1"><a href="#">YouTube</a></iframe>',
    ],
)
def test_programme_page(furniture: str) -> None:
    """The programme's lines are no text."""
    assert PARAGRAPHS == parse(TEXT + furniture).paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "时事大家谈每周一到四晚上九点播出，敬请收看。",
        '《河城论谈》完整版：<a href="https://bit.ly/1">https://bit.ly/1</a>',
        '本期完整内容请看：<a href="https://youtu.be/1">https://youtu.be/1</a>',
        '《河城论谈》播放列表：<a href="https://youtu.be/1">https://youtu.be/1</a>',
        "嘉宾和观众发表的都是个人观点，与本台无关。",
        "（嘉宾言论不代表美国之音立场。）",
        '另请参阅：<a href="/a/1.html">旧桥</a>',
        '延伸阅读：<a href="/a/1.html">旧桥</a>',
    ],
)
def test_programme_page_in_other_words(line: str) -> None:
    """Promos and disclaimers of a programme are known in each of their forms."""
    assert PARAGRAPHS == parse(f"{TEXT}<p>{line}</p>").paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "他们每星期三在桥外聚会，观看网上播出的节目，风雨不改。",
        "电视台每星期日晚间播出这部纪录片，观众反应热烈。",
        "该片完整版：导演说有三小时长。",
        "（美国之音）周三报道说，桥有三个方面（详见下文）",
    ],
)
def test_sentences(line: str) -> None:
    """A sentence about a programme is text."""
    assert (*PARAGRAPHS, line) == parse(f"{TEXT}<p>{line}</p>").paragraphs
