"""China Digital Times: pieces copied from anywhere."""

import pytest
from strategies import dump

import feeddump
from feeddump import Article

URL = "https://chinadigitaltimes.net/chinese/1.html"
TEXT = "<p>新桥周五早上通车。</p><p>河上的船停了一刻钟。</p>"
PARAGRAPHS = ("新桥周五早上通车。", "河上的船停了一刻钟。")
CARD = (
    '<div style="width:42%;float:right;padding-left:20px"><div class="su-spoiler">'
    '<div class="su-spoiler-title">CDT 档案卡</div><div class="su-spoiler-content">'
    "<strong>标题：</strong>新桥<br><strong>作者：</strong>林青<br><strong>发表日期：</strong>2023.1.1"
    "<br><strong>作者：</strong>桥下的人<br><strong>来源：</strong>河城周报<br>"
    "<strong>主题归类：</strong>桥<br><strong>版权说明：</strong>归作者。</div></div></div>"
)


def parse(body: str, title: str = "河城｜新桥通车") -> Article:
    """The article of a body as this outlet prints it."""
    return feeddump.parse_bytes(dump(body, url=URL, title=title))


@pytest.mark.parametrize("body", [CARD + TEXT, TEXT.replace("</p><p>", f"</p>{CARD}<p>")])
def test_card(body: str) -> None:
    """The archive card stands anywhere; its first author is the author, no line of it is text."""
    article = parse(body)

    assert PARAGRAPHS == article.paragraphs
    assert ("林青",) == article.authors
    assert (
        "作者：林青",
        "发表日期：2023.1.1",
        "作者：桥下的人",
        "来源：河城周报",
    ) == article.credits


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("文/林青", ("林青",)),
        ("文｜林青 周原", ("林青", "周原")),
        ("作者：林青、周原", ("林青", "周原")),
        ("作 者 | 林青", ("林青",)),
        ("（撰文：林青）", ("林青",)),
        ("作者：林青 （前船工）", ("林青",)),
        ("作者：林青 来源：河城周报", ("林青",)),
        ("作者：库 阳", ("库 阳",)),
        ("作者：林青 河城大学桥梁研究所教授", ("林青",)),
        ("作者：桥头水鬼2", ("桥头水鬼2",)),
        ("林青 周原|撰稿", ("林青", "周原")),
        ("特约撰稿人 林青", ("林青",)),
        ("BY lin", ("lin",)),
        ("林青/周原（法新社、路透社）", ("林青", "周原")),
        ("撰文 | 林青律师", ("林青",)),
        ("文中人名皆为化名，原刊于河城周报。作者：林青 周原。", ("林青", "周原")),
    ],
)
def test_byline(line: str, authors: tuple[str, ...]) -> None:
    """A byline of the piece names its authors, whatever parts it."""
    article = parse(f"<p>{line}</p>{TEXT}")

    assert authors == article.authors
    assert (line,) == article.credits
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "line",
    ["记者：您等了多久？", "作者序：我在桥边长大。", "编者按：这是旧文。", "CDT编者按：旧文。"],
)
def test_no_byline(line: str) -> None:
    """Questions, prefaces and editors' notes are text."""
    article = parse(f"<p>{line}</p>{TEXT}")

    assert (line, *PARAGRAPHS) == article.paragraphs
    assert () == article.authors


def test_author_in_the_title() -> None:
    """A name that begins the title is the author where nothing else names one."""
    assert ("林青水",) == parse(TEXT, "林青水：新桥通车").authors
    assert ("周原",) == parse(f"<p>文/周原</p>{TEXT}", "林青水：新桥通车").authors


@pytest.mark.parametrize(
    "topic",
    [
        "白纸运动",
        "唐山",
        "上海",
        "中国女排",
        "网友热议",
        "北大教授",
        "第三期",
        "六四",
        "微博",
        "致青年",
    ],
)
@pytest.mark.parametrize("account", ["", "河城｜"])
def test_topic_in_the_title(topic: str, account: str) -> None:
    """A place, an event or people at large begin a title as an author does, and wrote nothing."""
    assert () == parse(TEXT, f"{account}{topic}：桥通了").authors


@pytest.mark.parametrize(
    ("title", "text", "authors"),
    [
        ("桥头书屋 | 林青：新桥通车", TEXT, ("林青",)),
        ("【桥刊】 河城｜林青水：新桥通车", TEXT, ("林青水",)),
        ("桥头书屋 | 林青：新桥通车", f"{TEXT}<p>林青走上桥去。</p>", ()),
        ("桥头书屋 | 对话船工：新桥通车", TEXT, ()),
        ("桥头书屋 | 专访：新桥通车", TEXT, ()),
        ("河城周报 | 交通部：新桥通车", TEXT, ()),
        ("一周观察：新桥通车", TEXT, ()),
        ("交通部：新桥通车", TEXT, ()),
        ("桥头书屋 | 林青：新桥通车", f"<p>文/周原</p>{TEXT}", ("周原",)),
    ],
)
def test_name_behind_the_account(title: str, text: str, authors: tuple[str, ...]) -> None:
    """Behind the account's name stands the author, unless the text speaks of that person."""
    assert authors == parse(text, title).authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("（作者为林青律师）", ("林青",)),
        ("（本文作者原珊系河城大学教授。）", ("原珊",)),
        ("作者介绍：林青，河城作家。", ("林青",)),
        ("作者林青、周原是船工", ("林青", "周原")),
        ("本文作者曾任河城大学教授，现居山城。", ()),
    ],
)
def test_line_about_the_author(line: str, authors: tuple[str, ...]) -> None:
    """A line about the authors is a credit, and names them where no byline does."""
    article = parse(f"{TEXT}<p>{line}</p>", "林青水：新桥通车" if authors else "新桥通车")

    assert authors == article.authors
    assert (line,) == article.credits
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        *(
            "编辑｜周原",
            "译/周原",
            "来源 河城周报",
            "周原|责编",
            "本文转自公众号河城",
            "节选自/《桥》",
        ),
        *(
            "河城周刊（ID：river-weekly）",
            "文中内容不代表本刊观点和立场",
            "发布时间：2013年06月04日",
        ),
        *("文章发布时间： 2019年3月6日", "题图水墨，作者：@桥头", "河城记者/林青/拍摄"),
        "<em>林青是河城的作家。</em>",
    ],
)
def test_credit(line: str) -> None:
    """An editor's, translator's or source's line is a credit and no text."""
    article = parse(f"{TEXT}<p>{line}</p>")

    assert (line.removeprefix("<em>").removesuffix("</em>"),) == article.credits
    assert PARAGRAPHS == article.paragraphs


def test_biography() -> None:
    """A line about the author at the end and all below it are credits."""
    article = parse(f"{TEXT}<p>本文作者为河城作家。</p><p>他写过三本书。</p>")

    assert ("本文作者为河城作家。", "他写过三本书。") == article.credits
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "caption",
    [
        '<div class="wp-caption"><img src="/1.jpg"><p class="wp-caption-text">桥上的人</p></div>',
        '<p><img src="/1.jpg"><br><span style="font-size: 0.8em;color: #666;">桥上的人</span></p>',
        '<p><img src="/1.jpg"></p><p><em>桥上的人</em></p>',
    ],
)
def test_caption(caption: str) -> None:
    """A caption belongs to the image above it."""
    article = parse(TEXT + caption)

    assert ["桥上的人"] == [image.caption for image in article.images]
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("桥上的人 周原 摄", True),
        ("河城大学教授 林青", True),
        ("河城大学教授 周原", False),
        ("警方通报", False),
    ],
)
def test_line_below_an_image(line: str, is_caption: bool) -> None:  # noqa: FBT001
    """A short line below an image is a caption if it names who took it or the author."""
    article = parse(f'<p>作者：林青</p><p><img src="/1.jpg"></p><p>{line}</p>{TEXT}')

    assert [line if is_caption else None] == [image.caption for image in article.images]


def test_lead() -> None:
    """The paragraph below the heading 导读 is the lead."""
    article = parse(f"<h3>导读</h3><p>桥通了。</p>{TEXT}")

    assert "桥通了。" == article.lead
    assert ("导读", *PARAGRAPHS) == article.paragraphs


@pytest.mark.parametrize(
    "furniture",
    [
        "<p>CDS档案 | 桥</p>",
        "<p>————————</p><p>请点击购买《桥》</p>",
        "<p>相关阅读：</p>",
        "<p>相关阅读：</p><p><a href='/2'>旧桥</a></p><p><a href='/3'>老桥</a></p>",
        "<p>全文共6646字，阅读大约需要13分钟</p>",
        "<p>*本文图片版权归河城周报所有</p>",
        "<p>全文阅读</p>",
        "<p>林青教授周五开讲，敬请点击【阅读原文】，收听。</p>",
        "<p>上期周报：<a href='/2'>第1期</a></p>",
        '<blockquote class="wp-embedded-content"><a href="/2">旧桥</a></blockquote>',
        '<div class="addtoany_share_save_container"><a href="#">Facebook</a></div>',
        (
            "<hr /><p><small>© 桥头 for 中国数字时代, get_post_time('Y'). |Permalink<br/>"
            "Post tags: 桥<br/></small></p><p><small>Feed enhanced by Better Feed</small></p>"
        ),
    ],
)
def test_furniture(furniture: str) -> None:
    """Promos, related pieces, share bars and the feed's footer are no text."""
    assert PARAGRAPHS == parse(TEXT + furniture).paragraphs


def test_separators() -> None:
    """A line that is nothing but a rule is no text; points of omission are."""
    assert PARAGRAPHS == parse(f"<p>————————</p>{TEXT}").paragraphs
    assert ("……", *PARAGRAPHS) == parse(f"<p>……</p>{TEXT}").paragraphs


@pytest.mark.parametrize(
    "image",
    [
        '<img src="https://img.t.sinajs.cn/1.png" alt="[泪]">',
        '<img class="wp-smiley" src="https://s.w.org/images/core/emoji/1.svg">',
        '<img src="//ir-na.amazon-adsystem.com/e/ir?t=1" width="1" height="1">',
        '<img src="/files/37-150x150.jpg">',
    ],
)
def test_decoration(image: str) -> None:
    """Smileys, pixels and the standing promo picture are no images of the piece."""
    assert () == parse(TEXT + image).images


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("本文作者：林青", ("林青",)),
        ("原作者：林青", ("林青",)),
        ("作者：林青，河城大学桥梁系教授", ("林青",)),
        ("作者：林青；来源：河城周报", ("林青",)),
        ("作者：林青 译者：周原", ("林青",)),
        ("口述 | 林青 整理 | 周原", ("林青",)),
        ("口述/林青 采写/周原", ("林青", "周原")),
    ],
)
def test_byline_with_other_duties(line: str, authors: tuple[str, ...]) -> None:
    """Offices and those who did something else are no authors."""
    article = parse(f"<p>{line}</p>{TEXT}")

    assert authors == article.authors
    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "作者为我们展现了一座桥。",
        "作者系统地说了桥的事。",
        "本文作者认为，桥不该在那里。",
        "翻译：把这句话说成人话就是不许走。",
        "欢迎订阅的人不多。",
        "往期文章里我们写过这座桥",
        "那天他去了，录像是他自己拍摄",
        "河城（新华社）",
    ],
)
def test_sentences(line: str) -> None:
    """A sentence is text, though it begins as a credit does."""
    article = parse(f'<p>桥。</p><img src="https://img.example/1.jpg"><p>{line}</p>{TEXT}')

    assert ("桥。", line, *PARAGRAPHS) == article.paragraphs
    assert () == article.authors


def test_about_the_author_on_top() -> None:
    """A line about the author on top takes nothing of the text along."""
    article = parse(f"<p>本文作者为河城大学教授</p>{TEXT}")

    assert PARAGRAPHS == article.paragraphs
    assert ("本文作者为河城大学教授",) == article.credits


def test_interview() -> None:
    """Questions that begin with 记者 name nobody."""
    questions = [f"记者：{question}" for question in ("您好", "桥通了吗", "那后来呢")]
    article = parse("".join(f"<p>{question}</p><p>林青：嗯。</p>" for question in questions))

    assert () == article.authors
    assert [*questions] == [text for text in article.paragraphs if text.startswith("记者")]


def test_agency_at_the_end() -> None:
    """Names with an agency end a copied piece; below an image they say what it shows."""
    piece = f"{TEXT}<p>林青/周原（法新社等）</p>"
    below = f'{TEXT}<img src="https://img.example/1.jpg"><p>河城街景（法新社）</p>'

    assert ("林青", "周原") == parse(piece).authors
    assert () == parse(below).authors


@pytest.mark.parametrize(
    "line", ["▲ 桥上的人", "图/河城视觉", "资料图", "图片来源：网络", "（林青 摄）"]
)
def test_note_below_an_image(line: str) -> None:
    """A short line below an image is its caption where it reads like one."""
    article = parse(f'<p>桥。</p><img src="https://img.example/1.jpg"><p>{line}</p>{TEXT}')

    assert [line] == [image.caption for image in article.images]
    assert ("桥。", *PARAGRAPHS) == article.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        '<p>相关阅读：<a href="/1">旧桥</a></p>',
        '<p>往期周报：<a href="/1">旧桥</a></p>',
        '<h3>延伸阅读</h3><p><a href="/1">旧桥</a></p>',
        "<p>CDT 档案卡</p><p>主题归类：桥</p>",
    ],
)
def test_related_in_other_forms(line: str) -> None:
    """Links to other pieces are related, behind their label or below it."""
    assert PARAGRAPHS == parse(TEXT + line).paragraphs


def test_folded_text() -> None:
    """What is folded up is the text where it holds no archive card."""
    fold = f'<div class="su-spoiler"><div class="su-spoiler-title">点击展开</div>{TEXT}</div>'

    assert ("点击展开", *PARAGRAPHS) == parse(fold).paragraphs == parse(CARD + fold).paragraphs
    assert PARAGRAPHS == parse(f"<nav>旧桥</nav>{TEXT}").paragraphs


def test_card_without_an_author() -> None:
    """An author left blank on the card is none; the byline of the text tells."""
    assert ("周原",) == parse(
        CARD.replace("林青", "").replace("桥下的人", "") + f"<p>文/周原</p>{TEXT}"
    ).authors
