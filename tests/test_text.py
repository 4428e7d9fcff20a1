"""How a body becomes blocks of text, whatever the outlet."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import folded, squeezed
from strategies import explain, odd_prose, parse, prose

import feeddump

LONG = "雨停了以后，河边的人慢慢多起来" * 8


def blocks(body: str) -> list[tuple[str, str]]:
    """Kind and text of all blocks of a body."""
    return [(block.kind, block.text) for block in parse(body).blocks]


def texts(body: str) -> list[str]:
    """The texts of all blocks of a body."""
    return [text for _, text in blocks(body)]


class TestBreaks:
    """Line breaks, and what they part."""

    @pytest.mark.parametrize("br", ["<br>", "<br/>", "<br />", "<BR>", '<br class="x">'])
    def test_single(self, br: str) -> None:
        """A single break is a line break inside the paragraph."""
        assert ["甲\n乙"] == texts(f"<p>甲{br}乙</p>")

    @pytest.mark.parametrize(
        "between",
        [
            "",
            " ",
            "\n",
            "\u00a0",
            "&nbsp;",
            "\u3000",
            "\u200b",
            "<!-- 注 -->",
            "<b></b>",
            "<span> </span>",
            "<script>1</script>",
            '<img src="https://img.example/1.jpg">',
        ],
    )
    def test_double(self, between: str) -> None:
        """Two breaks end a paragraph, white space between them or not."""
        assert ["甲", "乙"] == texts(f"<p>甲<br>{between}<br>乙</p>")

    @pytest.mark.parametrize("count", [2, 3, 7])
    def test_more(self, count: int) -> None:
        """More breaks end a paragraph as two do, and leave no empty one."""
        assert ["甲", "乙"] == texts(f"<p>甲{'<br>' * count}乙</p>")

    @pytest.mark.parametrize(
        "body",
        [
            "<p>甲<br></p><p>乙</p>",
            "<p>甲</p><br><p>乙</p>",
            "<p>甲</p><p><br>乙</p>",
            "甲<br><p>乙</p>",
            "<p>甲</p><br>乙",
            "<div>甲<br><div>乙</div></div>",
            "<br>甲<hr>乙<br>",
        ],
    )
    def test_at_boundaries(self, body: str) -> None:
        """A break beside an element's boundary adds nothing to it."""
        assert ["甲", "乙"] == texts(body)

    def test_mixed(self) -> None:
        """Single and double breaks in one element each do their own."""
        assert ["甲\n乙", "丙", "丁\n戊"] == texts("<p>甲<br>乙<br><br>丙<br><br>丁<br>戊</p>")

    def test_inside_inline_elements(self) -> None:
        """A break counts at any depth of inline elements."""
        assert ["甲\n乙", "丙"] == texts("<p><b>甲<br>乙<i><br></i></b><u><br>丙</u></p>")

    @given(lines=st.lists(prose, min_size=1, max_size=6))
    def test_lines_of_a_poem(self, lines: list[str]) -> None:
        """Lines parted by single breaks are one block that holds them line by line."""
        body = f"<div>{'<br>'.join(lines)}</div>"

        assert "\n".join(map(folded, lines)) == parse(body).text


class TestWhiteSpace:
    """What folds and what goes."""

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ("甲  乙", "甲 乙"),
            ("甲\t\n乙", "甲 乙"),
            ("甲\r乙", "甲 乙"),
            ("甲&#13;乙", "甲 乙"),
            ("甲\u00a0乙", "甲 乙"),
            ("甲&nbsp;&nbsp;乙", "甲 乙"),
            ("甲\u3000\u3000乙", "甲 乙"),
            ("甲\u2003乙", "甲 乙"),
            ("甲\u2028乙", "甲 乙"),
            (" \u3000甲乙\u00a0 ", "甲乙"),
            ("甲\u200b乙", "甲乙"),
            ("\ufeff甲乙\u200b", "甲乙"),
            ("甲 \u200b 乙", "甲 乙"),
            ("甲&#x200b;乙", "甲乙"),
            ("甲\x07乙\x9f", "甲乙"),
        ],
    )
    def test_folds(self, printed: str, expected: str) -> None:
        """White space folds to one blank and is trimmed; what nobody sees is removed."""
        assert [expected] == texts(f"<p>{printed}</p>")

    @pytest.mark.parametrize(
        "kept",
        ["ＡＢＣ，１２３", "Ａ,B", "「甲」『乙』", "甲\u200d乙", "é e\u0301", "繁體", "ﬁ ½ ①"],
    )
    def test_keeps(self, kept: str) -> None:
        """Case, width, punctuation and composition stay as printed."""
        assert [kept] == texts(f"<p>{kept}</p>")

    @given(pieces=st.lists(odd_prose, max_size=6))
    def test_any_pieces(self, pieces: list[str]) -> None:
        """The text of inline elements is their texts joined without a separator, then folded."""
        body = "<p>" + "".join(f"<span>{piece}</span>" for piece in pieces) + "</p>"
        expected = folded("".join(pieces))

        assert ([expected] if expected else []) == texts(body)

    @pytest.mark.parametrize("body", ["", " ", "<p> </p>", "<p>\u200b</p>", "<br>", "<div></div>"])
    def test_nothing(self, body: str) -> None:
        """Where there is nothing but white space, there is no block."""
        assert [] == blocks(body)


class TestInline:
    """What joins and what parts."""

    @pytest.mark.parametrize(
        "tag",
        [
            *("a", "abbr", "b", "bdi", "big", "cite", "code", "del", "em", "font", "i", "ins"),
            *("kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup"),
            *("tt", "u", "var", "ruby", "custom-element", "o:p"),
        ],
    )
    def test_joins(self, tag: str) -> None:
        """Inline elements join without a separator, unknown ones too."""
        assert ["二〇二二年春"] == texts(f"<p>二〇<{tag}>二二</{tag}><{tag}>年</{tag}>春</p>")

    def test_many_spans(self) -> None:
        """A word cut into many spans stays one word."""
        word = "山城雨后初晴" * 40

        assert [word] == texts("<p>" + "".join(f"<span>{char}</span>" for char in word) + "</p>")

    @pytest.mark.parametrize("inline", ["<wbr>", "<!-- 注 -->", "<b></b>", "<script>1</script>"])
    def test_joins_over(self, inline: str) -> None:
        """What shows nothing parts no word."""
        assert ["甲乙"] == texts(f"<p>甲{inline}乙</p>")

    @pytest.mark.parametrize(
        "tag",
        [
            *("p", "div", "section", "article", "main", "header", "footer", "aside", "center"),
            *("pre", "form", "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li"),
            *("dl", "dt", "dd", "blockquote", "figure", "details", "summary"),
        ],
    )
    def test_parts(self, tag: str) -> None:
        """A block element has lines of its own, apart from the text around it."""
        lines = [line.text for line in explain(f"<div>甲<{tag}>乙</{tag}>丙</div>").lines]

        assert ["甲", "乙", "丙"] == lines

    def test_nested_blocks(self) -> None:
        """Text before, between and after nested blocks keeps its order."""
        assert [*"甲乙丙丁戊"] == texts("<div>甲<div>乙<p>丙</p>丁</div>戊</div>")


class TestLinks:
    """What a link is for."""

    @pytest.mark.parametrize(
        "address",
        [
            "https://x.com/intent/tweet?url=a",
            "https://twitter.com/intent/tweet?url=a",
            "https://www.facebook.com/sharer/sharer.php?u=a",
            "https://www.facebook.com/dialog/share?app_id=1",
            "whatsapp://send?text=a",
            "https://web.whatsapp.com/send?text=a",
            "https://t.me/share/url?url=a",
            "https://service.weibo.com/share/share.php?url=a",
            "https://www.linkedin.com/shareArticle?url=a",
            "mailto:?subject=a",
        ],
    )
    def test_share(self, address: str) -> None:
        """A line that is a link to share with is no text, and the link below it still is."""
        other = '<p><a href="https://plain.example/2">另一篇</a></p>'

        assert ["另一篇"] == texts(f'<p><a href="{address}">分享这一篇</a></p>{other}')
        assert ["另一篇"] == texts(f'{other}<div><a href="{address}">转发</a></div>')

    def test_in_a_sentence(self) -> None:
        """A sentence in which somebody's page is linked is text, and so is a link to a page."""
        sentence = '<p>他在<a href="https://x.com/intent/tweet?url=a">这里</a>写过。</p>'
        profile = '<p><a href="https://x.com/someone/status/1">他写的</a></p>'

        assert ["他在这里写过。", "他写的"] == texts(sentence + profile)

    def test_around_an_image_alone(self) -> None:
        """A link around an image is that image's: the line below it has its own or none."""
        image = (
            '<a href="https://x.com/intent/tweet?url=a"><img src="https://plain.example/1.jpg"></a>'
        )
        story = '<p><a href="https://plain.example/2">另一篇</a></p>'

        assert ["另一篇"] == texts(f"<div>{image}</div>{story}")
        assert ["另一篇"] == texts(f"{image}{story}")


class TestSilent:
    """Elements whose text nobody reads."""

    @pytest.mark.parametrize(
        "tag",
        [
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "iframe",
            "video",
            "audio",
            "object",
            "math",
        ],
    )
    def test_silent(self, tag: str) -> None:
        """They give no text, wherever they stand, and lose none around them."""
        assert ["甲乙"] == texts(f"<p>甲<{tag}>丙</{tag}>乙</p>")
        assert ["甲", "乙"] == texts(f"<p>甲</p><{tag}>丙</{tag}><p>乙</p>")

    @pytest.mark.parametrize(
        "first", ["<script>1</script>", "<style>p {}</style>", "<title>t</title>"]
    )
    @pytest.mark.parametrize("tag", ["p", "div", "section", "main", "article", "figure", "span"])
    def test_at_the_beginning(self, first: str, tag: str) -> None:
        """What a browser would move into the head takes nothing of the text with it."""
        assert ["甲", "乙"] == texts(f"{first}<{tag}><p>甲</p><p>乙</p></{tag}>")

    @pytest.mark.parametrize("first", ['<link rel="x">', '<meta charset="gbk">', '<base href="/">'])
    def test_void_at_the_beginning(self, first: str) -> None:
        """Neither do the void elements of a head."""
        assert ["甲", "乙"] == texts(f"{first}<section><p>甲</p><p>乙</p></section>")

    @pytest.mark.parametrize(
        "tag", ["embed", "input", "source", "track", "param", "area", "link", "meta"]
    )
    def test_void(self, tag: str) -> None:
        """A void element has no text, so what follows it is the article's."""
        assert ["甲乙"] == texts(f'<p>甲<{tag} src="https://plain.example/x">乙</p>')

    def test_comments(self) -> None:
        """Comments, conditional or not, processing instructions and doctypes are no text."""
        assert ["甲乙"] == texts(
            "<!DOCTYPE html><p>甲<!-- 丙 --><!--[if IE]>丁<![endif]--><?x y?>乙</p>"
        )


class TestKinds:
    """What kind a block is."""

    @pytest.mark.parametrize("tag", ["h1", "h2", "h3", "h4", "h5", "h6"])
    def test_heading_tags(self, tag: str) -> None:
        """An h1 to h6 is a heading, bold or not, with elements inside or not."""
        assert [("heading", "山城")] == blocks(f"<{tag}>山城</{tag}>")
        assert [("heading", "山城")] == blocks(f"<{tag}><span>山</span><a>城</a></{tag}>")

    @pytest.mark.parametrize(
        "body",
        [
            "<p><b>河边的晚上</b></p>",
            "<p><strong>河边的晚上</strong></p>",
            "<p><strong>河边</strong><strong>的晚上</strong></p>",
            "<p><strong>河边</strong> <b>的晚上</b></p>",
            "<p> <strong>河边的晚上</strong>\u3000</p>",
            "<p><span><b><span>河边的晚上</span></b></span></p>",
            "<div><b>河边的晚上</b></div>",
            "<p>雨停了。<br><br><b>河边的晚上</b><br><br>人多起来。</p>",
        ],
    )
    def test_bold_headings(self, body: str) -> None:
        """A short line that stands alone and is wholly bold is a heading."""
        headings = [text.replace(" ", "") for kind, text in blocks(body) if kind == "heading"]

        assert ["河边的晚上"] == headings

    @pytest.mark.parametrize(
        "body",
        [
            "<p><b>河边</b>的晚上</p>",
            "<p>河边的<b>晚上</b></p>",
            "<p><i>河边的晚上</i></p>",
            "<p>雨停了。<br><b>河边的晚上</b><br>人多起来。</p>",
            "<p><b>河边的晚上</b><br>人多起来。</p>",
            "<p>雨停了。<br><b>河边的晚上</b></p>",
            f"<p><b>{LONG}</b></p>",
        ],
    )
    def test_bold_text(self, body: str) -> None:
        """What is not wholly bold, not alone or not short is text."""
        assert {"paragraph"} == {kind for kind, _ in blocks(body)}

    def test_list(self) -> None:
        """List items are items, nested ones too, in the order that they are printed."""
        body = "<ul><li>甲</li><li><p>乙</p></li><li>丙<ol><li>丁</li></ol>戊</li></ul>"

        assert [("list_item", text) for text in "甲乙丙丁戊"] == blocks(body)

    def test_quote(self) -> None:
        """Quotations are quotes, and body text."""
        body = "<p>他写道：</p><blockquote>甲<p>乙</p></blockquote><p>丙</p>"

        assert [
            ("paragraph", "他写道："),
            ("quote", "甲"),
            ("quote", "乙"),
            ("paragraph", "丙"),
        ] == blocks(body)
        assert ("他写道：", "甲", "乙", "丙") == parse(body).paragraphs

    def test_table(self) -> None:
        """The cells of a table are body text, row by row."""
        body = (
            "<table><caption>年表</caption><thead><tr><th>年</th><th>雨日</th></tr></thead>"
            "<tbody><tr><td>二〇二一</td><td>九十</td></tr>"
            "<tr><td>二〇二二</td><td><p>八十</p></td></tr></tbody></table>"
        )

        assert "年表年雨日二〇二一九十二〇二二八十" == squeezed(parse(body).text)
        assert {"paragraph"} == {kind for kind, _ in blocks(body)}

    def test_embed(self) -> None:
        """Somebody's post set into the text is a block, but no paragraph."""
        body = '<p>甲</p><blockquote class="twitter-tweet"><p>乙</p></blockquote><p>丙</p>'

        assert [("paragraph", "甲"), ("embed", "乙"), ("paragraph", "丙")] == blocks(body)
        assert ("甲", "丙") == parse(body).paragraphs


class TestMending:
    """Tags that the crawler glued when it joined lines without a blank."""

    @pytest.mark.parametrize(
        "opening",
        [
            '<divclass="a">',
            "<divclass='a'>",
            "<divclass=a>",
            '<divid="a">',
            '<divdata-a="b">',
            '<divstyle="color: red">',
            '<divclass="a"id="b">',
            '<div class="a"id="b">',
        ],
    )
    def test_block(self, opening: str) -> None:
        """A glued block tag still parts its text from what stands around it."""
        assert ["甲", "乙", "丙"] == texts(f"甲{opening}乙</div>丙")

    @pytest.mark.parametrize("tag", ["h1", "h2", "h3", "h4", "h5", "h6"])
    def test_heading(self, tag: str) -> None:
        """A glued heading is a heading."""
        assert [("heading", "甲"), ("paragraph", "乙")] == blocks(
            f'<{tag}class="a">甲</{tag}><p>乙</p>'
        )

    @pytest.mark.parametrize(
        "printed",
        [
            '<imgsrc="https://img.example/1.jpg">',
            '<imgsrc="https://img.example/1.jpg"/>',
            '<imgclass="a"src="https://img.example/1.jpg"alt="">',
            '<imgwidth="400"height="300"src="https://img.example/1.jpg">',
            '<imgalt="a > b" src="https://img.example/1.jpg">',
            '<imgdata-id="1"src="https://img.example/1.jpg">',
            '<imgloading="lazy"src="https://img.example/1.jpg">',
            '<imgsrcset="https://img.example/1.jpg 1x">',
            '<imgdata-src="https://img.example/1.jpg">',
        ],
    )
    def test_image(self, printed: str) -> None:
        """The image of a glued tag is not lost."""
        article = parse(f"<p>甲</p>{printed}<p>乙</p>")

        assert ["https://img.example/1.jpg"] == [image.url for image in article.images]
        assert ("甲", "乙") == article.paragraphs

    @pytest.mark.parametrize(
        "opening", ['<ahref="https://plain.example/2">', '<atarget="_blank"href="/2">']
    )
    def test_link(self, opening: str) -> None:
        """A glued link is a link: it joins with the text around it."""
        assert ["甲乙丙"] == texts(f"<p>甲{opening}乙</a>丙</p>")

    def test_iframe(self) -> None:
        """A glued frame is a frame: what it says to old browsers is no text."""
        assert ["甲", "乙"] == texts(
            '<p>甲</p><iframesrc="https://plain.example/v">丙</iframe><p>乙</p>'
        )

    @pytest.mark.parametrize(
        "body",
        [
            '<p>&lt;imgsrc="https://img.example/1.jpg"&gt;</p>',
            "<p>甲=乙，a=b</p>",
            '<p>写作 class="a"id="b" 即可</p>',
        ],
    )
    def test_text_stays(self, body: str) -> None:
        """Text that looks like markup is text and stays as printed."""
        article = parse(f'<divclass="a">{body}</div>')

        assert parse(body).text == article.text
        assert () == article.images

    def test_mended_is_told(self) -> None:
        """An explanation tells of each repair, and of none where there was none."""
        assert () == explain('<div class="a">甲</div>').warnings
        assert () != explain('<divclass="a">甲</div>').warnings


class TestBrokenMarkup:
    """Markup that no validator would pass."""

    @pytest.mark.parametrize(
        "body",
        [
            "<p>甲<p>乙",
            "<p>甲</b></p></div></p><p>乙",
            "<div><p>甲</div>乙</p>",
            "<p><b>甲</p><p>乙</b></p>",
            "</small><p>甲</small></p><p>乙</p>",
            "<ul><li>甲<li>乙</ul>",
            "<table><tr><td>甲<td>乙</table>",
            "<table><p>甲</p><tr><td>乙</td></tr></table>",
            "<td>甲</td><p>乙</p>",
            "<html><head></head><body><p>甲</p></body></html><p>乙</p>",
            "<p>甲</p></body></html><p>乙</p>",
            '<p a=1 a="2" =3>甲</p><p "">乙</p>',
            "<p><a href='x\"y'>甲</a></p><p>乙</p>",
        ],
    )
    def test_nothing_lost(self, body: str) -> None:
        """Tags unclosed, astray or crossed cost no text."""
        assert "甲乙" == squeezed(parse(body).text)

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ("1 < 2 > 1", "1 < 2 > 1"),
            ("甲<乙", "甲<乙"),
            ("甲 & 乙", "甲 & 乙"),
            ("&lt;p&gt;", "<p>"),
            ("&amp;lt;", "&lt;"),
            ("&#19968;&#x4e00;&hellip;", "一一…"),
            ("&quot;甲&quot;&apos;", '"甲"\''),
            ("&unknown;", "&unknown;"),
            ("甲&#0;乙&#xD800;", "甲\ufffd乙\ufffd"),
            ("甲\x00乙", "甲\ufffd乙"),
        ],
    )
    def test_entities(self, printed: str, expected: str) -> None:
        """Entities are resolved once; what is none stays as printed."""
        assert [expected] == texts(f"<p>{printed}</p>")

    def test_declared_encoding(self) -> None:
        """What a body says of its own encoding is not so: the file is UTF-8."""
        assert ["甲乙"] == texts('<p>甲<meta charset="gbk">乙</p>')

    @pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "ul"])
    def test_nesting(self, tag: str) -> None:
        """Nesting as deep as any page's costs nothing."""
        body = f"甲{f'<{tag}>' * 200}乙{f'</{tag}>' * 200}丙"

        assert "甲乙丙" == squeezed(parse(body).text)

    @pytest.mark.parametrize("depth", [250, 254, 256, 300, 5000])
    @pytest.mark.parametrize("tag", ["div", "span"])
    def test_deep_nesting(self, depth: int, tag: str) -> None:
        """Nesting beyond the parser's limit is read whole or not at all."""
        try:
            article = parse(f"甲{f'<{tag}>' * depth}乙{f'</{tag}>' * depth}丙")
        except feeddump.BodyError:
            return

        assert "甲乙丙" == squeezed(article.text)

    def test_many_attributes(self) -> None:
        """A tag with more attributes than any page's is read or refused, both without delay."""
        crowded = "".join(f" a{number}=1" for number in range(100_000))
        begin = time.process_time()
        try:
            article = parse(f"<p{crowded}>甲</p><p>乙</p>")
        except feeddump.BodyError:
            pass
        else:
            assert ("甲", "乙") == article.paragraphs

        assert time.process_time() - begin < 5

    def test_long_attribute(self) -> None:
        """An image printed whole into its tag is no offence, and no image with an address."""
        article = parse(f'<p>甲</p><img src="data:image/png;base64,{"iVBO" * 50_000}"><p>乙</p>')

        assert ("甲", "乙") == article.paragraphs
        assert () == article.images

    def test_huge_text(self) -> None:
        """A text beyond the parser's limit of ten megabytes is read whole or not at all."""
        try:
            article = parse(f"<p>甲{'x' * 11_000_000}乙</p><p>丙</p>")
        except feeddump.BodyError:
            return

        assert ("乙", "丙") == (article.paragraphs[0][-1], article.paragraphs[1])

    @pytest.mark.parametrize("opening", ["<!-- ", "<p title='", '<p title="', "<textarea>"])
    def test_swallowing(self, opening: str) -> None:
        """What is opened and never closed does not swallow the rest in silence."""
        try:
            article = parse(f"<p>甲</p>{opening}<p>乙</p><p>丙</p>")
        except feeddump.BodyError:
            return

        assert "丙" in article.text
