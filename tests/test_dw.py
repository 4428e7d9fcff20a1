"""Deutsche Welle: its layouts from 2020 on."""

import datetime as dt

import pytest
from strategies import DW, dump

import feeddump
from feeddump import Article, Block, Image


def stamp(author: str = "") -> str:
    """The stamp, with what it says of the author."""
    return f"<div><i>{author}<br>2020-11-27T01:17:35.177Z</i></div>"


def image(number: int, caption: str, host: str = "static.dw.com") -> str:
    """An image and its caption."""
    source = f"https://images.weserv.nl/?url={host}/image/{number}_303.jpg"
    small = f'<small style="color: #999;">{caption}</small>'
    return f'<img src="{source}" width="100%"><div>{small}</div>'


TEXT = (
    "<p>（德国之声中文网）新桥周五通车。</p>"
    "<p><strong>十年的工程</strong></p>"
    f"{image(2, '桥上的人')}"
    '<p>两岸的人<a href="https://api.dw.com/api/detail/article/1" rel="ArticleRef">走上桥去</a>'
    "。</p>"
)
RIGHTS = "<p><em>© 2020年 德国之声版权声明：本文归本台所有，转用须问。</em></p>"
FOOTER = (
    '<br><hr><div>获取更多RSS：<br><a href="https://feedx.net">https://feedx.net</a> <br>'
    '<a href="https://feedx.best">https://feedx.best</a><br></div>'
)


def parse(body: str) -> Article:
    """The article of a body as this outlet prints it."""
    return feeddump.parse_bytes(dump(body, url=DW, title="新桥通车"))


def ending(last: str) -> Article:
    """The article that ends with what is given and the rights notice."""
    return parse(stamp() + TEXT + last + RIGHTS)


@pytest.mark.parametrize("end", ["", "<p> </p>", RIGHTS, f"{RIGHTS}<p> </p>{FOOTER}", FOOTER])
@pytest.mark.parametrize("host", ["static.dw.com", "api.dw.com"])
def test_whole(end: str, host: str) -> None:
    """Each field of an article, and nothing of the furniture."""
    body = (
        stamp("  周原") + image(1, "河上的新桥", host) + TEXT.replace("static.dw.com", host) + end
    )

    def expected(number: int, caption: str, position: int) -> Image:
        url = f"https://{host}/image/{number}_303.jpg"
        source = f"https://images.weserv.nl/?url={url[8:]}"
        return Image(url, source, caption=caption, position=position)

    assert Article(
        url=DW,
        title="新桥通车",
        outlet="dw",
        timestamp_ms=1_700_000_000_000,
        published=dt.datetime(2020, 11, 27, 1, 17, 35, tzinfo=dt.UTC),
        authors=("周原",),
        credits=("周原",),
        blocks=(
            Block("paragraph", "（德国之声中文网）新桥周五通车。"),
            Block("heading", "十年的工程"),
            Block("paragraph", "两岸的人走上桥去。"),
        ),
        images=(expected(1, "河上的新桥", 0), expected(2, "桥上的人", 2)),
    ) == parse(body)


class TestStamp:
    """The author and the instant at the top."""

    @pytest.mark.parametrize(
        ("printed", "authors"),
        [
            ("", ()),
            (" ", ()),
            ("周原", ("周原",)),
            ("     周原", ("周原",)),
            ("null 周原", ("周原",)),
            ("  周原（综合报道）", ("周原",)),
            ("周原 （综合报道）", ("周原",)),
            ("     周原 (综合报导)", ("周原",)),
            ("null 周原（综合报道）", ("周原",)),
            ("  周原(摘编)", ("周原",)),
            ("  周原（摘编）", ("周原",)),
            ("周原 综合报导", ("周原",)),
            ("采访记者： Anna  Beck", ("Anna Beck",)),
            ("null 周原 （采访记者）", ("周原",)),
            ("Anna  Beck", ("Anna Beck",)),
            ("周原/林青", ("周原", "林青")),
            ("周原、林青", ("周原", "林青")),
            ("周原, Anna Beck", ("周原", "Anna Beck")),
            ("  德国之声中文网", ("德国之声中文网",)),
            ("  ARD", ("ARD",)),
        ],
    )
    def test_author(self, printed: str, authors: tuple[str, ...]) -> None:
        """The name is freed of what stands around it; a station's is kept as printed."""
        article = parse(stamp(printed) + TEXT)

        assert authors == article.authors
        assert (" ".join(printed.split()),) * bool(printed.strip()) == article.credits
        assert "（德国之声中文网）新桥周五通车。" == article.paragraphs[0]

    @pytest.mark.parametrize(
        ("printed", "second"), [("2020-11-27T01:17:35Z", 35), ("2020-11-27T01:17:00.000Z", 0)]
    )
    def test_instant(self, printed: str, second: int) -> None:
        """The stamp is in UTC, with parts of a second or without."""
        article = parse(f"<div><i><br>{printed}</i></div>{TEXT}")

        assert dt.datetime(2020, 11, 27, 1, 17, second, tzinfo=dt.UTC) == article.published

    @pytest.mark.parametrize("printed", ["2020-11-31T01:17:35.177Z", "2020-11-27T25:17:35.177Z"])
    def test_impossible(self, printed: str) -> None:
        """A stamp that names no second of any year is no date."""
        assert None is parse(f"<div><i><br>{printed}</i></div>{TEXT}").published

    def test_none(self) -> None:
        """Without a stamp there is neither date nor author."""
        article = parse(TEXT)

        assert (None, ()) == (article.published, article.authors)


class TestClosingLine:
    """The line that names authors and agencies."""

    @pytest.mark.parametrize(
        ("printed", "authors"),
        [
            ("周原/林青（法新社、路透社）", ("周原", "林青")),
            ("周原/林青 (综合报导)", ("周原", "林青")),
            ("周原/林青(综合报导)", ("周原", "林青")),
            ("周原 / 林青 （德新社，法新社等）  ", ("周原", "林青")),
            ("  周原／林青（德新社）", ("周原", "林青")),
            ("周原/林青/陈舟（德新社，路透社，法新社等）", ("周原", "林青", "陈舟")),
            ("周原/林青/(路透社、某某早报等)", ("周原", "林青")),
            ("周原（综合报道）", ("周原",)),
            ("周原/林青 (法新社、某国广播公司)", ("周原", "林青")),
            ("周原/林青", ("周原", "林青")),
        ],
    )
    def test_names(self, printed: str, authors: tuple[str, ...]) -> None:
        """The names are the authors, brackets of either width; the line is a credit."""
        article = ending(f"<p>{printed}</p>")

        assert authors == article.authors
        assert (printed.strip(),) == article.credits
        assert "两岸的人走上桥去。" == article.paragraphs[-1]

    @pytest.mark.parametrize("printed", ["（路透社）", "(路透社、法新社等）", "（德新社，路透社）"])
    def test_agency(self, printed: str) -> None:
        """An agency alone is a credit, and nobody's name."""
        article = ending(f"<p>{printed}</p>")

        assert () == article.authors
        assert (printed,) == article.credits
        assert "两岸的人走上桥去。" == article.paragraphs[-1]

    def test_no_closing_line(self) -> None:
        """A last paragraph with a bracket at its end is text."""
        article = ending("<p>桥长三公里（不含引桥）</p>")

        assert "桥长三公里（不含引桥）" == article.paragraphs[-1]
        assert ((), ()) == (article.authors, article.credits)

    def test_stamp_and_closing_line(self) -> None:
        """Named in the stamp and at the end, an author is one author."""
        article = parse(stamp("周原") + TEXT + "<p>周原/林青（路透社）</p>" + RIGHTS)

        assert ("周原", "林青") == article.authors
        assert ("周原", "周原/林青（路透社）") == article.credits

    @pytest.mark.parametrize(
        "printed",
        [
            "<em>本文作者周原在河边生活二十多年。</em>",
            "<em>周原为桥梁工程师，</em><em>现居山城。</em>",
        ],
    )
    def test_biography(self, printed: str) -> None:
        """An author's biography is a credit and no text."""
        article = ending(f"<p>{printed}</p>")

        assert 1 == len(article.credits)
        assert "两岸的人走上桥去。" == article.paragraphs[-1]


class TestText:
    """What stays."""

    def test_station(self) -> None:
        """The station's name in brackets stays, alone in its paragraph too."""
        article = parse(f"{stamp()}<p>（德国之声中文网）</p><p>新桥周五通车。</p>")

        assert ("（德国之声中文网）", "新桥周五通车。") == article.paragraphs

    def test_interview(self) -> None:
        """A bold question of an interview is text."""
        question = "德国之声：桥为什么晚了？"
        article = parse(f"{stamp()}<p><strong>{question}</strong></p><p>雨太多。</p>")

        assert Block("paragraph", question) == article.blocks[0]

    def test_names_at_the_end_of_a_paragraph(self) -> None:
        """Names behind the last sentence are the authors, and stay where they are."""
        last = "桥很长。 周原/林青（法新社）"
        article = ending(f"<p>{last}</p>")

        assert ("周原", "林青") == article.authors
        assert last == article.paragraphs[-1]

    def test_italic_notice(self) -> None:
        """An italic line at the end that tells of nobody is text."""
        notice = "展览《河上的桥》展期：6月23日-12月31日"
        article = ending(f"<p><em>{notice}</em></p>")

        assert notice == article.paragraphs[-1]
        assert () == article.credits

    @pytest.mark.parametrize("caption", ["桥上的人", ""])
    @pytest.mark.parametrize(
        ("line", "kind"),
        [
            ("<p>河的两岸<strong> </strong></p>", "heading"),
            ("<p>有人问：值得吗?</p>", "heading"),
            ("<p>桥很长，人很多。</p>", "paragraph"),
            ("<p>德国之声：桥为什么晚了</p>", "paragraph"),
            ("<p>河的两岸<br>和桥</p>", "paragraph"),
        ],
    )
    def test_crosshead_below_an_image(self, line: str, kind: str, caption: str) -> None:
        """A short line right below an image and its caption is a crosshead that lost its bold."""
        article = parse(f"{stamp()}{TEXT}{image(3, caption)}{line}<p>雨停了。</p>")
        elsewhere = parse(f"{stamp()}{TEXT}<p>雨来了。</p>{line}<p>雨停了。</p>")

        assert kind == article.blocks[-2].kind
        assert "paragraph" == elsewhere.blocks[-2].kind

    def test_italic_in_the_middle(self) -> None:
        """An italic paragraph far above the end is text."""
        article = parse(stamp() + "<p><em>编者的话。</em></p>" + TEXT * 2)

        assert "编者的话。" == article.paragraphs[0]


class TestFurniture:
    """What the page adds below the text."""

    @pytest.mark.parametrize(
        "printed",
        [
            "<em>© 2020年 德国之声版权声明：转用须问。</em>",
            "© 2020年 德国之声版权声明：转用须问。",
            "<em>© 2020</em><em>年</em><em> </em><em>德国之声版权声明：转用须问。</em>",
            "<em>© 2020</em><em>年<em> </em>德国之声版权声明：转用须问。</em>",
            " <em>© 2020</em><em>年</em> <em>德国之声版权声明：转用须问。</em>",
            "<em>© 2025</em><em>年德国之声版权声明：转用须问。</em>",
            "<em>© 2020</em><em>年</em><em>德國之聲版權聲明：轉用須問。</em>",
            "<em>德国之声致力于为您提供多种看法。</em>",
            "<em> 德国之声致力于为您提供多种看法。   </em> ",
            "<em>德國之聲致力於為您提供多種看法。</em>",
            "<em>摘译自其它媒体，不代表德国之声观点</em>",
            "<em>摘编自其他媒体的内容，不代表德国之声的立场或观点。</em>",
            "<em>摘編自其他媒體的內容，不代表德國之聲的立場或觀點。</em>",
            "<em>德国之声对自杀事件的报道持谨慎态度，需要时请求助。</em>",
            '<a href="https://api.dw.com/api/detail/article/1">延伸阅读:旧桥拆除</a><span></span>',
            '<a href="https://api.dw.com/api/detail/article/1">更多阅读：旧桥拆除</a>',
            "<strong>欢迎订阅德国之声“桥上的歌”播客。</strong>",
            "<strong>Feed-URL:</strong></p><p><strong>https://rss.example/a</strong>",
            "<strong>iTunes: </strong></p><p><strong>https://itunes.example/a</strong>  ",
            '<span>DW中文有<a href="https://www.instagram.com/dw.chinese/">Instagram</a>！</span>欢迎搜寻dw.chinese，看图。',
        ],
    )
    def test_notices(self, printed: str) -> None:
        """Rights, disclaimers and promos are neither text nor credits, however split."""
        article = ending(f"<p>{printed}</p>")

        assert "两岸的人走上桥去。" == article.paragraphs[-1]
        assert ((), ()) == (article.authors, article.credits)

    def test_words_of_the_furniture_in_the_text(self) -> None:
        """Sentences that only mention the station stay."""
        sentence = "德国之声记者问他，版权声明是否有效。"

        assert sentence == ending(f"<p>{sentence}</p>").paragraphs[-1]


class TestCaptions:
    """Images and what stands beneath them."""

    def test_empty(self) -> None:
        """An empty caption is none."""
        (found,) = parse(stamp() + image(1, "")).images

        assert None is found.caption

    def test_sentence_of_the_body(self) -> None:
        """A caption that repeats a sentence of the body takes nothing from the body."""
        article = parse(stamp() + image(1, "新桥周五通车。") + "<p>新桥周五通车。</p>")

        assert ("新桥周五通车。",) == article.paragraphs
        assert ["新桥周五通车。"] == [found.caption for found in article.images]

    def test_in_a_paragraph(self) -> None:
        """Small print is a caption wherever it stands."""
        article = parse(image(1, "") + "<p>一。</p><p><small>图：周原</small></p>")

        assert ("一。",) == article.paragraphs
        assert "图：周原" == article.images[0].caption

    def test_carriage_return(self) -> None:
        """A carriage return in a caption is white space."""
        (found,) = parse(image(1, "河上\r的新桥\r\r")).images

        assert "河上 的新桥" == found.caption

    def test_one_without(self) -> None:
        """Each caption belongs to its own image, where one has none too."""
        article = parse(
            image(1, "甲") + "<p>一。</p>" + image(2, "") + "<p>二。</p>" + image(3, "丙")
        )

        assert ["甲", None, "丙"] == [found.caption for found in article.images]
        assert [0, 1, 2] == [found.position for found in article.images]


class TestGalleries:
    """Series of images."""

    @staticmethod
    def pair(number: int, between: str = "") -> str:
        """An image of a gallery, with its text."""
        source = f"https://images.weserv.nl/?url=static.dw.com/image/{number}_303.jpg"
        return f'<div><img src="{source}" width="100%">{between}<b>第{number}座桥</b>：很长。</div>'

    def test_below_an_article(self) -> None:
        """A gallery below the text adds images with captions, and no text."""
        article = ending(f"<h3>相关图集：山城的桥</h3>{self.pair(8)}{self.pair(9)}")

        assert "两岸的人走上桥去。" == article.paragraphs[-1]
        assert ["桥上的人", "第8座桥：很长。", "第9座桥：很长。"] == [
            found.caption for found in article.images
        ]

    @pytest.mark.parametrize("between", ["", "<br>", " <br/> "])
    def test_whole(self, between: str) -> None:
        """A whole item can be a gallery: images with captions, and no text."""
        article = parse("".join(self.pair(number, between) for number in range(3)))

        assert () == article.blocks
        assert [f"第{number}座桥：很长。" for number in range(3)] == [
            found.caption for found in article.images
        ]
        assert f"https://static.dw.com/image/{2}_303.jpg" == article.images[2].url


class TestVideo:
    """Pages with a film."""

    def test_video(self) -> None:
        """Text above a film is text, with the stray tag that ends it; the film is none."""
        article = parse(
            "<p>新桥周五通车，来看看。</small></p>"
            '<video src="https://tv.example/1.mp4" controls style="width:100%">请换浏览器</video>'
            + FOOTER
        )

        assert ("新桥周五通车，来看看。",) == article.paragraphs
        assert (None, ()) == (article.published, article.images)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("林青/周原（法新社、BBC）", ("林青", "周原")),
        ("林青（彭博）", ("林青",)),
        ("林青、周原（路透社）", ("林青", "周原")),
        ("Lin Qing/周原（路透社）", ("Lin Qing", "周原")),
        ("Lin Qing（综合报导）", ("Lin Qing",)),
        ("林青/周原  综合报道", ("林青", "周原")),
        ("林青/周原（综合外电报道）。", ("林青", "周原")),
    ],
)
def test_names_with_any_sources(line: str, authors: tuple[str, ...]) -> None:
    """The closing line and the stamp name the authors, whatever stands in the bracket."""
    closing = ending(f"<p>{line}</p>")

    assert authors == closing.authors == parse(stamp(line) + TEXT).authors
    assert parse(stamp() + TEXT).blocks == closing.blocks


def test_one_glued_name() -> None:
    """A single name glued to the last paragraph is one where its sources follow."""
    assert ("林青",) == ending("<p>桥通了。林青（综合报道）</p>").authors
    assert () == ending("<p>桥通了。林青（左一）</p>").authors


@pytest.mark.parametrize(
    "line",
    ["<p><strong>河东/河西</strong></p>", "<ul><li>桥工（河城公司）</li></ul>"],
)
def test_names_within_the_text(line: str) -> None:
    """What looks like a closing line is one at the end only, and in no list."""
    article = parse(stamp() + line + TEXT)

    assert () == article.authors
    assert any("河" in block.text for block in article.blocks[:1])
    assert () == parse(stamp() + TEXT + "<ul><li>桥工（河城公司）</li></ul>").authors


def test_crosshead_of_the_third_level() -> None:
    """An ``h3`` is a heading of the text, unless it names a gallery."""
    article = parse(stamp() + "<p>一。</p><h3>十年的工程</h3><p>二。</p><h3>相关图集：桥</h3>")

    assert (Block("paragraph", "一。"), Block("heading", "十年的工程")) == article.blocks[:2]
    assert ("一。", "十年的工程", "二。") == article.paragraphs


@pytest.mark.parametrize(
    "line",
    [
        "© 2024 德国之声版权声明：归本台。",
        "©️ 2024年德国之声版权声明：归本台。",
        "德国之声版权声明：归本台。",
        "（摘编自其他媒体的内容，归其作者）",
        "延伸阅读｜桥的历史",
        "► 延伸阅读：桥的历史",
        "DW 中文有 Instagram！",
    ],
)
def test_furniture_in_other_words(line: str) -> None:
    """Rights, related links and promos are known in each of their forms."""
    assert parse(stamp() + TEXT).blocks == ending(f"<p>{line}</p>").blocks
