"""The New York Times: the stamped pages, the later ones, and those of its own site."""

import datetime as dt

import pytest
from strategies import dump

import feeddump
from feeddump import Article

URL = "https://cn.nytimes.com/china/20231001/bridge/"
ZONE = dt.timezone(dt.timedelta(hours=8))
TEXT = "<p>新桥周五早上通车。</p><p>河上的船停了一刻钟。</p>"
PARAGRAPHS = ("新桥周五早上通车。", "河上的船停了一刻钟。")
STAMP = "<div><i>LIN QING,LIN QING<br>2020-07-15 18:07:52</i></div>"


def parse(body: str, comment: str | None = "1700000000000") -> Article:
    """The article of a body as this outlet prints it."""
    return feeddump.parse_bytes(dump(body, url=URL, comment=comment))


def milliseconds(*parts: int) -> str:
    """The epoch of a time in Shanghai."""
    return str(int(dt.datetime(*parts, tzinfo=ZONE).timestamp() * 1000))  # type: ignore[arg-type,misc]


def test_stamped_page() -> None:
    """To 2021 the stamp names the author, and the promo, caption and author box are no text."""
    article = parse(
        f'{STAMP}<img src="https://images.weserv.nl?url=static01.nyt.com/1.jpg">'
        '<div><small style="color: #999;">桥上的人。</small></div>'
        "<p><i>（欢迎<a>点击此处</a>订阅NYT简报，我们每天发。）</i></p>"
        f"{TEXT}<p>Lin Qing是驻河城的记者。<br/>翻译：周原<br/><a>点击查看本文英文版。</a></p>"
    )

    assert PARAGRAPHS == article.paragraphs
    assert ("LIN QING",) == article.authors
    assert dt.datetime(2020, 7, 15, 18, 7, 52, tzinfo=ZONE) == article.published
    assert ("LIN QING,LIN QING", "Lin Qing是驻河城的记者。", "翻译：周原") == article.credits
    assert [("https://static01.nyt.com/1.jpg", "桥上的人。")] == [
        (image.url, image.caption) for image in article.images
    ]


@pytest.mark.parametrize(
    ("last", "kept"),
    [("邓文是河城的作家。", False), ("邓文说，桥很好。", True), ("桥是邓文的。", True)],
)
def test_biography_at_the_end(last: str, kept: bool) -> None:  # noqa: FBT001
    """A last paragraph that begins with what the stamped author is, is a credit."""
    stamp = "<div><i>邓文<br>2020-07-15 18:07:52</i></div>"
    article = parse(f"{stamp}{TEXT}<p>{last}</p>")

    assert ((*PARAGRAPHS, last) if kept else PARAGRAPHS) == article.paragraphs


def test_biography_in_small_letters() -> None:
    """The stamp prints a name in capitals; the biography does not, and may add an account."""
    stamp = "<div><i>LIN QING<br>2020-07-15 18:07:52</i></div>"
    article = parse(f"{stamp}{TEXT}<p>Lin Qing (@linqing)是河城的作家。</p>")

    assert PARAGRAPHS == article.paragraphs


@pytest.mark.parametrize(
    ("clock", "visible", "epoch", "published"),
    [
        (
            "2025-02-14 02:55:05",
            "2025年2月14日",
            milliseconds(2025, 2, 14, 15, 7),
            dt.datetime(2025, 2, 14, 14, 55, 5, tzinfo=ZONE),
        ),
        (
            "2025-02-14 09:34:11",
            "2025年2月14日",
            milliseconds(2025, 2, 14, 9, 37),
            dt.datetime(2025, 2, 14, 9, 34, 11, tzinfo=ZONE),
        ),
        (
            "2025-02-14 12:05:00",
            "2025年2月14日",
            milliseconds(2025, 2, 14, 0, 30),
            dt.datetime(2025, 2, 14, 0, 5, tzinfo=ZONE),
        ),
        (
            "2025-02-14 12:05:00",
            "2025年2月14日",
            milliseconds(2025, 2, 14, 13, 0),
            dt.datetime(2025, 2, 14, 12, 5, tzinfo=ZONE),
        ),
        (
            "2025-02-14 09:34:11",
            "2025年2月13日",
            milliseconds(2025, 2, 14, 9, 37),
            dt.date(2025, 2, 13),
        ),
        ("2025-02-14 09:34:11", "2025年2月14日", "NaN", dt.date(2025, 2, 14)),
        ("2025-02-14 09:34:11", "今天", "NaN", dt.date(2025, 2, 14)),
        ("2025-02-14 09:34:11", "今天", "0", dt.date(2025, 2, 14)),
        ("", "2025年2月14日", "0", None),
    ],
)
def test_twelve_hour_clock(clock: str, visible: str, epoch: str, published: dt.date | None) -> None:
    """Of an hour and the hour plus 12 the later that is not after the epoch; else the day."""
    body = f'<address>林青, ZHOU YUAN</address><time pudate="{clock}">{visible}</time>'
    article = parse(f"{body}<section>{TEXT}</section>", comment=epoch)

    assert published == article.published
    assert ("林青", "ZHOU YUAN") == article.authors


def test_later_page() -> None:
    """From 2021 on address, time, figure, section and footer tell what is what."""
    article = parse(
        '<address>林青</address><time pudate="2023-11-14 10:00:00">2023年11月14日</time>'
        "<figure><img src='https://static01.nyt.com/1.jpg'><figcaption>桥上的人。"
        f"<cite>Lin Qing/Bridge</cite></figcaption></figure><section>{TEXT}"
        "<p><img src='https://static01.nyt.com/2.jpg'><small>桥下的船。</small></p></section>"
        "<footer><p>周原对本文有研究贡献。</p><p>翻译：河城</p><a>点击查看本文英文版。</a></footer>"
    )

    assert PARAGRAPHS == article.paragraphs
    assert [("桥上的人。", "Lin Qing/Bridge"), ("桥下的船。", None)] == [
        (image.caption, image.credit) for image in article.images
    ]
    assert ("林青", "周原对本文有研究贡献。", "翻译：河城") == article.credits


def test_page_of_the_other_site() -> None:
    """A figure is labelled, its image may be lost, and the opening and closing lines are promos."""
    lost = (
        "<figure aria-label='media'>Image<figcaption>桥下的船。Credit...Zhou</figcaption></figure>"
    )
    article = parse(
        "<section name='articleBody'><p><strong>欢迎阅读本期“海外华人札记”，我是林青。</strong></p>"
        "<figure aria-label='media'>Image<picture><source srcset='https://static01.nyt.com/1.jpg'>"
        f"<img></picture><figcaption>桥上的人。Credit...Lin</figcaption></figure>{lost}"
        f"<ul><li>{TEXT}</li></ul><p>感谢阅读今天的简报，明天见。</p><aside></aside></section>"
    )

    assert PARAGRAPHS == article.paragraphs
    assert [
        ("https://static01.nyt.com/1.jpg", "桥上的人。", "Lin"),
        ("", "桥下的船。", "Zhou"),
    ] == [(image.url, image.caption, image.credit) for image in article.images]
    assert article.published is None


def test_verse() -> None:
    """Lines of verse in the text, or a text that is one paragraph with breaks, are no author box."""
    verse = "<p>桥上风来，<br>桥下水去，<br>两岸人立。</p>"

    assert "桥下水去" in parse(f"{STAMP}<p>一。</p>{verse}{TEXT}").text
    assert "桥下水去" in parse(STAMP + verse).text


@pytest.mark.parametrize(
    "line",
    [
        "[欢迎点击这里订阅本刊]",
        "欢迎阅读“河城札记”，我是林青。可在此订阅，或推荐给朋友。",
        "感谢阅读今日简报。",
        "来信请寄cn.letters@nytimes.com。",
        "欢迎在Twitter（@nytchinese）上关注我们。",
        "Video",
    ],
)
def test_greetings(line: str) -> None:
    """What a newsletter says to its readers is promo."""
    assert PARAGRAPHS == parse(f"{TEXT}<p>{line}</p>").paragraphs


def test_doubled_credit() -> None:
    """The credit is parted from the caption where the page prints its label twice."""
    figure = '<figure><img src="https://static.nytimes.com/1.jpg"><figcaption>桥CreditCredit...林青</figcaption></figure>'
    (image,) = parse(f"{figure}{TEXT}").images

    assert ("桥", "林青") == (image.caption, image.credit)
