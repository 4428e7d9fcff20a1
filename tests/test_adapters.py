"""Which adapter reads a file, and what a user's own adapter can say."""

# ruff: noqa: RUF012 - an adapter's tables are class attributes that nobody changes

import datetime as dt
import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from strategies import dump

import feeddump
from feeddump import Role
from feeddump.adapters.base import Medium, Page

IMAGE = "https://img.example/1.jpg"


class Harbour(feeddump.Adapter):
    """An outlet that uses every table."""

    outlet = "harbour"
    hosts: ClassVar[tuple[str, ...]] = ("harbour.example", "harbour.test")
    timezone = "Asia/Shanghai"
    dates = ("%Y年%m月%d日 %H:%M", "%Y/%m/%d", "%a, %d %b %Y %H:%M:%S GMT")
    elements = {
        ".lead": Role.LEAD,
        ".promo": Role.PROMO,
        "cite": Role.PHOTO_CREDIT,
        "small": Role.CAPTION,
        "nav": Role.PARAGRAPH,
    }
    lines = {
        "港口早报": Role.PROMO,
        "译者：": Role.CREDIT,
        "编(?:辑|者)：": Role.CREDIT,
        "广告$": Role.PARAGRAPH,
    }
    bylines = (r"记者：(.+)$", r"文[/|](.+)$")
    name_noise = (r"（[^）]*）", r"^本报 ?")
    title_noise = (r" - 港口报$", r"^独家：")
    decorations = (r".*/logo\.png",)
    photo_credit = r"\s*©(\w+)"
    caption_noise = ("^图：",)
    heading_length = 12
    not_headings = ("问：",)


class HarbourMorning(Harbour):
    """A part of the same outlet, with hooks of its own."""

    outlet = "harbour-morning"
    hosts = ("morning.harbour.example",)
    elements = {".promo": Role.QUOTE, ".note": Role.CREDIT}

    def label(self, page: Page) -> None:
        """The last line is a rights notice."""
        for index in page.tail(1):
            page.label(index, Role.RIGHTS, "HarbourMorning.label: the last line")

    def authors(self, page: Page) -> Iterable[str]:
        """The desk signs all, beside who is named."""
        return [*super().authors(page), "晨报编辑部", *super().authors(page)]

    def title(self, printed: str) -> str:
        """Titles are numbered."""
        return super().title(printed.partition("、")[2])

    def image_address(self, medium: Medium) -> str:
        """Addresses are kept where no other outlet keeps them."""
        return medium.attributes.get("data-harbour") or super().image_address(medium)


class Everything(feeddump.Adapter):
    """An adapter that would serve any address of one country."""

    outlet = "everything"
    hosts = ("fr", "example")


class Nameless(feeddump.Adapter):
    """An adapter without a slug."""

    hosts = ("plain.example",)


class Silent(feeddump.Adapter):
    """An adapter whose byline may name nobody."""

    outlet = "silent"
    hosts = ("plain.example",)
    bylines = (r"记者：(.+)?$",)


def read(body: str, *, title: str = "港口重开", url: str = "https://harbour.example/1") -> Any:
    """The article that the adapters of the harbour give of a body."""
    return feeddump.parse_bytes(
        dump(body, title=title, url=url), adapters=[Harbour(), HarbourMorning()]
    )


class TestChoice:
    """Which adapter is asked."""

    @pytest.mark.parametrize(
        ("url", "slug"),
        [
            ("https://www.rfi.fr/cn/1", "rfi"),
            ("https://rfi.fr/cn/1", "rfi"),
            ("http://WWW.RFI.FR/cn/1", "rfi"),
            ("http://www.rfi.fr//cn/1", "rfi"),
            ("https://amp.www.rfi.fr/cn/1", "rfi"),
            ("https://user@www.rfi.fr:443/cn/1", "rfi"),
            ("https://www.rfi.fr", "rfi"),
            ("https://www.rfi.fr?a=b", "rfi"),
            ("https://www.dw.com/zh/a-1", "dw"),
            ("https://p.dw.com/p/1", "dw"),
            ("https://notrfi.fr/1", "generic"),
            ("https://rfi.fr.example/1", "generic"),
            ("https://plain.example/?u=https://www.rfi.fr/", "generic"),
            ("https://plain.example/@www.rfi.fr/", "generic"),
            ("http", "generic"),
            ("https://", "generic"),
        ],
    )
    def test_by_host(self, url: str, slug: str) -> None:
        """A host serves itself and its subdomains, in any case and under any scheme."""
        assert slug == feeddump.explain(dump(url=url)).adapter

    @pytest.mark.parametrize(
        ("url", "outlet"),
        [
            ("https://plain.example/1", "plain.example"),
            ("http://WWW.Plain.example:80/1", "www.plain.example"),
        ],
    )
    def test_generic_outlet(self, url: str, outlet: str) -> None:
        """Without an adapter the outlet is the host, in lower case."""
        assert outlet == feeddump.parse_bytes(dump(url=url)).outlet

    @pytest.mark.parametrize(
        ("url", "outlet"),
        [
            ("https://harbour.example/1", "harbour"),
            ("https://www.harbour.test/1", "harbour"),
            ("https://evening.harbour.example/1", "harbour"),
            ("https://morning.harbour.example/1", "harbour-morning"),
            ("https://a.morning.harbour.example/1", "harbour-morning"),
            ("https://other.example/1", "everything"),
            ("https://www.rfi.fr/1", "everything"),
            ("https://www.dw.com/1", "dw"),
        ],
    )
    def test_explicit(self, url: str, outlet: str) -> None:
        """An adapter that is given wins over a built-in one, and the longest host over all."""
        given = [Everything(), Harbour(), HarbourMorning()]
        data = dump(url=url)

        assert outlet == feeddump.parse_bytes(data, adapters=given).outlet
        assert outlet == feeddump.parse_bytes(data, adapters=given[::-1]).outlet
        assert outlet == feeddump.explain(data, adapters=given).adapter

    @pytest.mark.parametrize(
        ("given", "told"),
        [
            (Harbour(), r"not <.*Harbour object"),
            ([Everything(), Harbour], r"not <class .*Harbour'>"),
            (iter([Harbour()]), "list of adapters"),
            ("harbour", "not 'h'"),
            ([None], "not None"),
        ],
    )
    def test_given_wrongly(self, given: Any, told: str, tmp_path: Path) -> None:
        """What is no sequence of adapters is refused at once, also where no file needs them."""
        file = tmp_path / "1.md"
        file.write_bytes(dump())

        for use in (
            lambda: feeddump.parse_bytes(dump(), adapters=given),
            lambda: feeddump.parse_file(file, adapters=given),
            lambda: feeddump.explain(file, adapters=given),
            lambda: feeddump.iter_dir(tmp_path, adapters=given),
            lambda: feeddump.iter_dir(tmp_path, adapters=given, workers=2),
        ):
            with pytest.raises(TypeError, match=told):
                use()

    def test_none_given(self) -> None:
        """No adapters and an empty list of them are the same."""
        data = dump("<p>正文</p>")

        assert feeddump.parse_bytes(data) == feeddump.parse_bytes(data, adapters=[])

    def test_for_one_call(self) -> None:
        """An adapter that was given once is not remembered."""
        data = dump(url="https://www.rfi.fr/1")
        feeddump.parse_bytes(data, adapters=[Everything()])

        assert "rfi" == feeddump.parse_bytes(data).outlet

    def test_without_slug(self) -> None:
        """An adapter without a slug is called as its class, and its articles as their host."""
        assert "nameless" == feeddump.explain(dump(), adapters=[Nameless()]).adapter
        assert "plain.example" == feeddump.parse_bytes(dump(), adapters=[Nameless()]).outlet


class TestTables:
    """What an adapter's tables say."""

    def test_article(self) -> None:
        """Every field of an article comes from its table."""
        article = read(
            "<div>2023年5月4日 08:05</div>"
            '<p class="lead">渡轮早上七点开航。</p>'
            f'<img src="{IMAGE}"><small>图：渡轮进港 ©林青</small>'
            '<img src="https://harbour.example/logo.png">'
            "<p>记者：本报 周原、林青（实习）</p><p>第一段。</p><p>港口早报每天六点出版</p>"
            '<p><b>新的航线</b></p><p>第二段。</p><p class="promo">请看<b>明天</b>的报</p>'
            "<p>译者：陈舟</p>",
            title="独家：港口重开 - 港口报",
        )

        assert (
            feeddump.Article(
                url="https://harbour.example/1",
                title="港口重开",
                outlet="harbour",
                timestamp_ms=1_700_000_000_000,
                published=dt.datetime(2023, 5, 4, 0, 5, tzinfo=dt.UTC),
                authors=("周原", "林青"),
                credits=("记者：本报 周原、林青（实习）", "译者：陈舟"),
                lead="渡轮早上七点开航。",
                blocks=(
                    feeddump.Block("paragraph", "第一段。"),
                    feeddump.Block("heading", "新的航线"),
                    feeddump.Block("paragraph", "第二段。"),
                ),
                images=(feeddump.Image(IMAGE, IMAGE, caption="渡轮进港", credit="林青"),),
            )
            == article
        )
        assert dt.timedelta(hours=8) == article.published.utcoffset()

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ("2023年5月4日 08:05", dt.datetime(2023, 5, 4, 0, 5, tzinfo=dt.UTC)),
            ("2023年12月31日23:59", dt.datetime(2023, 12, 31, 15, 59, tzinfo=dt.UTC)),
            ("2023/5/4", dt.date(2023, 5, 4)),
            ("Thu, 04 May 2023 08:05:06 GMT", dt.datetime(2023, 5, 4, 0, 5, 6, tzinfo=dt.UTC)),
            ("2023/2/30", None),
            ("2023年5月4日 25:00", None),
            ("Thu, 04 Foo 2023 08:05:06 GMT", None),
            ("2023/5/4 左右", None),
            ("0000/1/1", None),
        ],
    )
    def test_dates(self, printed: str, expected: dt.date | None) -> None:
        """A stamp is read in the outlet's zone, a day stays a day, and no stamp is guessed."""
        published = read(f"<p>{printed}</p><p>第一段。</p>").published

        assert expected == published
        assert type(expected) is type(published)

    def test_stamp_opens_the_body(self) -> None:
        """Only the first lines hold the stamp; a date further down is text."""
        article = read("<p>第一段。</p><p>第二段。</p><p>2023/5/4</p>")

        assert None is article.published
        assert ("第一段。", "第二段。", "2023/5/4") == article.paragraphs

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ('<time datetime="2023-05-04">昨天</time>', dt.date(2023, 5, 4)),
            ('<time dateTime="2023-05-04">22 分钟前</time>', dt.date(2023, 5, 4)),
            ("<time>2023/5/4</time>", dt.date(2023, 5, 4)),
            ('<time datetime="2023-05-04">2023/5/3</time>', dt.date(2023, 5, 3)),
            ('<time datetime="2023-02-30">昨天</time>', None),
            ("<time>昨天</time>", None),
        ],
    )
    def test_time_element(self, printed: str, expected: dt.date | None) -> None:
        """A `time` element further down tells the day, by its text or else by its attribute."""
        article = read(f"<p>第一段。</p><p>第二段。</p>{printed}<p>第三段。</p>")

        assert expected == article.published
        assert ("第一段。", "第二段。", "第三段。") == article.paragraphs

    def test_name_above_the_stamp(self) -> None:
        """A line above the stamp in the same element names the authors, elsewhere it does not."""
        same = read("<div><i>周原、林青<br>2023/5/4</i></div><p>第一段。</p>")
        other = read("<p>周原、林青</p><p>2023/5/4</p><p>第一段。</p>")

        assert (("周原", "林青"), ("周原、林青",)) == (same.authors, same.credits)
        assert ("第一段。",) == same.paragraphs
        assert () == other.authors

    @pytest.mark.parametrize(
        ("line", "names"),
        [
            ("记者：周原", ("周原",)),
            ("文/周原", ("周原",)),
            ("文|Zhou Yuan", ("Zhou Yuan",)),
            ("记者：周原、林青，陈舟,Li/何平", ("周原", "林青", "陈舟", "Li", "何平")),
            ("记者：周原／林青；陈舟;Li Wu", ("周原", "林青", "陈舟", "Li Wu")),
            ("记者：周原、 、周原", ("周原",)),
            ("记者：（实习）", ()),
        ],
    )
    def test_names(self, line: str, names: tuple[str, ...]) -> None:
        """A byline's names are parted, cleaned and told once; the line itself is a credit."""
        article = read(f"<p>{line}</p><p>第一段。</p>")

        assert names == article.authors
        assert (line,) == article.credits
        assert ("第一段。",) == article.paragraphs

    def test_byline_of_nobody(self) -> None:
        """A byline whose pattern found no names names nobody."""
        article = feeddump.parse_bytes(dump("<p>记者：</p><p>正文</p>"), adapters=[Silent()])

        assert () == article.authors
        assert ("正文",) == article.paragraphs

    def test_headings(self) -> None:
        """How long a heading may be, and which bold lines are none, is the outlet's to say."""
        body = "<p><b>{}</b></p><p>第一段。</p>"

        assert "heading" == read(body.format("新的航线" * 3)).blocks[0].kind
        assert "paragraph" == read(body.format("新的航线" * 3 + "好")).blocks[0].kind
        assert "paragraph" == read(body.format("问：开航吗")).blocks[0].kind

    def test_headings_by_default(self) -> None:
        """Where an outlet says nothing of it, a heading has 40 characters at most, and no stop."""
        body = "<p><b>{}</b></p><p>第一段。</p>"

        def kind(bold: str) -> str:
            adapters = [Everything()]
            article = feeddump.parse_bytes(dump(body.format(bold)), adapters=adapters)
            return article.blocks[0].kind

        assert "heading" == kind("新的航线" * 10)
        assert "paragraph" == kind("新的航线" * 10 + "好")
        assert {"paragraph"} == {kind(f"船到了{stop}") for stop in "。；，;"}
        assert {"heading"} == {kind(f"船到了{end}") for end in "？！…："}

    @pytest.mark.parametrize("line", ["译者：周原", "记者：周原", "港口早报"])
    def test_elements_that_settle(self, line: str) -> None:
        """What an element says is a caption, credit or date is one, whatever the line says."""
        article = read(
            f'<p>第一段。</p><img src="{IMAGE}"><figcaption>{line}</figcaption><cite>{line}</cite>'
            f'<time datetime="2023-05-04">{line}</time>'
        )
        (image,) = article.images

        assert (line, line) == (image.caption, image.credit)
        assert dt.date(2023, 5, 4) == article.published
        assert ((), ()) == (article.authors, article.credits)

    @pytest.mark.parametrize("tag", ["p", "li", "blockquote"])
    def test_lead_below_the_text(self, tag: str) -> None:
        """What a rule calls a lead is a paragraph where text stands above it."""
        lead = '<p class="lead">渡轮早上七点开航。</p>'
        below = read(f"<{tag}>第一段。</{tag}>{lead}")
        above = read(f"<p>记者：周原</p><h2>早报</h2>{lead}<{tag}>第一段。</{tag}>")

        assert (None, ("第一段。", "渡轮早上七点开航。")) == (below.lead, below.paragraphs)
        assert "渡轮早上七点开航。" == above.lead

    def test_base_tables(self) -> None:
        """The tables add to those of the base, and win over them."""
        article = read(
            "<p>广告</p><nav>航线图</nav><button>转发</button><p>获取更多RSS：</p>"
            "<p>https://feedx.net</p>"
        )

        assert ("广告", "航线图") == article.paragraphs

    def test_inherited_tables(self) -> None:
        """An adapter's tables add to those of the adapter that it extends, and win over them."""
        article = read(
            '<p class="lead">丙</p><p class="promo">甲</p><p class="note">乙</p><p>丁</p>',
            url="https://morning.harbour.example/1",
        )

        assert (feeddump.Block("quote", "甲"),) == article.blocks
        assert ("乙",) == article.credits
        assert "丙" == article.lead

    def test_hooks(self) -> None:
        """What a table cannot say, a hook can."""
        article = read(
            '<p>记者：周原</p><img data-harbour="/2.jpg" src="/1.jpg"><img src="/3.jpg">'
            "<p>第一段。</p><p>最后一行</p>",
            url="https://morning.harbour.example/1",
            title="12、港口重开 - 港口报",
        )

        assert "港口重开" == article.title
        assert ("周原", "晨报编辑部") == article.authors
        assert ("第一段。",) == article.paragraphs
        assert ["/2.jpg", "/3.jpg"] == [image.src for image in article.images]

    def test_rules_are_named(self) -> None:
        """An explanation names the entry that gave each line its role, by the class that has it."""
        lines = feeddump.explain(
            dump(
                '<p class="lead">甲</p><p class="promo">乙</p><p>译者：丙</p><p>丁</p>'
                "<p>获取更多RSS：</p>",
                url="https://morning.harbour.example/1",
            ),
            adapters=[HarbourMorning()],
        ).lines

        assert [
            (Role.LEAD, "Harbour.elements['.lead']"),
            (Role.QUOTE, "HarbourMorning.elements['.promo']"),
            (Role.CREDIT, "Harbour.lines['译者：']"),
            (Role.RIGHTS, "HarbourMorning.label: the last line"),
        ] == [(line.role, line.rule) for line in lines[:4]]
        assert Role.FOOTER is lines[4].role
        assert lines[4].rule.startswith("Adapter.lines[")


class TestRoles:
    """What becomes of a line of each role."""

    @pytest.mark.parametrize("role", Role)
    def test_role(self, role: Role) -> None:
        """Each role leads to one place in the article, and furniture to none."""

        class Marked(feeddump.Adapter):
            """An outlet that marks one line with a class."""

            hosts = ("plain.example",)
            elements = {".marked": role}

        article = feeddump.parse_bytes(
            dump(f'<img src="{IMAGE}"><p class="marked"><i>夜里</i>有雨</p><p>正文</p>'),
            adapters=[Marked()],
        )
        (image,) = article.images
        places = {
            Role.LEAD: article.lead,
            Role.CAPTION: image.caption,
            Role.PHOTO_CREDIT: image.credit,
            Role.BYLINE: "".join(article.authors),
            Role.CREDIT: "".join(article.credits),
        } | {
            role: "".join(block.text for block in article.blocks if block.kind == role.value)
            for role in (Role.HEADING, Role.LIST_ITEM, Role.QUOTE, Role.EMBED)
        }
        said = [place for place, text in places.items() if text]

        if role is Role.PARAGRAPH:
            assert ("夜里有雨", "正文") == article.paragraphs
        elif role is Role.BYLINE:
            assert [Role.BYLINE, Role.CREDIT] == said
        else:
            assert ([role] if role in places else []) == said
            assert "正文" == article.text[-2:]

    def test_values(self) -> None:
        """A role is its name, and can be made of it."""
        assert all(Role(role.value) is role and role == role.name.lower() for role in Role)


class TestSelectors:
    """The forms of a selector."""

    MARKUP = (
        '<div class="a box b" id="top" data-kind="promo-1" role="note">甲</div>'
        '<p class="box2" id="top2" data-kind="news" title>乙</p><section>丙</section>'
    )

    @pytest.mark.parametrize(
        ("selector", "left"),
        [
            ("section", "甲乙"),
            (".box", "乙丙"),
            ("div.box", "乙丙"),
            ("p.box", "甲乙丙"),
            ("#top", "乙丙"),
            ("div#top", "乙丙"),
            ("p#top", "甲乙丙"),
            ("[data-kind]", "丙"),
            ("p[data-kind]", "甲丙"),
            ("[data-kind=news]", "甲丙"),
            ("div[data-kind=news]", "甲乙丙"),
            ("[data-kind^=promo]", "乙丙"),
            ("[data-kind^=romo]", "甲乙丙"),
            ("p[data-kind^=promo]", "甲乙丙"),
            ("[title]", "甲丙"),
            ("[role=note]", "乙丙"),
            ("[class^=a]", "乙丙"),
            ("article", "甲乙丙"),
        ],
    )
    def test_form(self, selector: str, left: str) -> None:
        """A tag, class, id or attribute, with or without a tag, hits what it names."""

        class Marked(feeddump.Adapter):
            """An outlet with one selector."""

            hosts = ("plain.example",)
            elements = {selector: Role.AD}

        article = feeddump.parse_bytes(dump(self.MARKUP), adapters=[Marked()])

        assert left == "".join(article.paragraphs)

    def test_first_attribute(self) -> None:
        """Of several attributes that have a rule the first one wins, and each wins over the tag."""

        class Marked(feeddump.Adapter):
            """An outlet with rules for two attributes and a tag."""

            hosts = ("plain.example",)
            elements = {"[data-a]": Role.QUOTE, "[data-b]": Role.LIST_ITEM, "section": Role.AD}

        article = feeddump.parse_bytes(
            dump("<section data-a data-b>甲</section><section data-b data-a>乙</section>"),
            adapters=[Marked()],
        )

        assert ["quote", "list_item"] == [block.kind for block in article.blocks]

    def test_image_for_a_player(self) -> None:
        """An image that stands in for a player is an image, in other furniture it is none."""

        class Marked(feeddump.Adapter):
            """An outlet with players and promos."""

            hosts = ("plain.example",)
            elements = {".player": Role.PLAYER, ".promo": Role.PROMO}

        article = feeddump.parse_bytes(
            dump(
                f'<div class="player"><img src="{IMAGE}">看不了</div><p>正文</p>'
                f'<div class="promo"><img src="{IMAGE}?2">订阅</div>'
            ),
            adapters=[Marked()],
        )

        assert [IMAGE] == [image.url for image in article.images]
        assert ("正文",) == article.paragraphs

    def test_inner_furniture(self) -> None:
        """Inside furniture all is furniture; inside other roles an inner rule has force."""

        class Marked(feeddump.Adapter):
            """An outlet with rules inside one another."""

            hosts = ("plain.example",)
            elements = {".out": Role.AD, ".in": Role.LEAD, ".open": Role.QUOTE}

        article = feeddump.parse_bytes(
            dump(
                '<div class="out">甲<p class="in">乙</p><p>丙</p></div>'
                '<div class="open"><p class="in">戊</p>丁<p>己</p></div>'
            ),
            adapters=[Marked()],
        )

        assert "戊" == article.lead
        assert ("丁", "己") == article.paragraphs

    def test_inline(self) -> None:
        """A rule for an inline element parts its text from the line around it."""

        class Marked(feeddump.Adapter):
            """An outlet with a rule for spans."""

            hosts = ("plain.example",)
            elements = {"span.note": Role.AD, "p.note": Role.LEAD}

        lines = feeddump.explain(
            dump('<p>甲<span class="note">乙</span>丙</p>'), adapters=[Marked()]
        ).lines

        assert [("甲", Role.PARAGRAPH), ("乙", Role.AD), ("丙", Role.PARAGRAPH)] == [
            (line.text, line.role) for line in lines
        ]


class TestFaults:
    """Adapters whose tables are wrong."""

    @pytest.mark.parametrize(
        "tables",
        [
            *(
                {"elements": {selector: Role.AD}}
                for selector in (
                    "",
                    ".",
                    "#",
                    "*",
                    "[]",
                    "[a",
                    "DIV",
                    "div p",
                    "div > p",
                    "div, p",
                    "p:first-child",
                    "div.a.b",
                    "[a$=b]",
                    "[a=b",
                )
            ),
            {"lines": {"(": Role.AD}},
            {"lines": {"a)|(b": Role.AD}},
            {"lines": {"(?P<name>a)": Role.AD}},
            {"lines": {r"(a)\1": Role.AD}},
            {"lines": {"(?P<r0>a)(?P=r0)": Role.AD}},
            {"lines": {"(a)?(?(1)b|c)": Role.AD}},
            {"bylines": ("作者：.+",)},
            {"bylines": ("作者：(.+)（(.+)）",)},
            {"bylines": ("作者：(?P<name>.+)",)},
            {"bylines": ("作者：(",)},
            {"dates": ("%Y-%m-%d",), "timezone": "Mars/Olympus_Mons"},
            {"dates": ("%Y-%m-%d",), "timezone": ""},
            {"hosts": "plain.example"},
            {"dates": ("%Y-%m-%d %Q",)},
            {"dates": ("%Y-%m-%d %d",)},
            {"title_noise": ("(",)},
            {"name_noise": ("[",)},
            {"name_separators": "*"},
            {"decorations": ("(",)},
            {"photo_credit": "©("},
            {"photo_credit": r"©\w+"},
            {"caption_noise": ("(",)},
            {"not_headings": ("(",)},
            {"biographies": ("(",)},
        ],
        ids=repr,
    )
    def test_refused(self, tables: dict[str, Any]) -> None:
        """A wrong table fails when the adapter is made, and the error names the adapter."""
        wrong = type("Wrong", (feeddump.Adapter,), {"hosts": ("plain.example",), **tables})

        with pytest.raises(feeddump.AdapterError, match="Wrong"):
            wrong()

    @pytest.mark.parametrize(
        ("pattern", "hits"),
        [
            (r"(?:a|b)+$", ["ab"]),
            (r"a|b", ["ab"]),
            (r"(a)(b)?", ["ab"]),
            (r"(?i:PROMO)", ["promo"]),
            (r"\bpromo", ["promo"]),
            (r"(?=.*(o))p", ["promo"]),
            (r"\\1", []),
            (r"[\]\[]", []),
            (r"b", []),
        ],
    )
    def test_accepted(self, pattern: str, hits: list[str]) -> None:
        """Groups without a name, alternatives and escapes work beside other patterns."""
        lines = {"x(y)?": Role.RELATED, pattern: Role.AD, "z": Role.RIGHTS}
        right = type("Right", (feeddump.Adapter,), {"hosts": ("plain.example",), "lines": lines})
        body = "<p>xy</p><p>ab</p><p>promo</p><p>z</p>"

        found = feeddump.explain(dump(body), adapters=[right()]).lines

        assert hits == [line.text for line in found if line.role is Role.AD]
        assert (Role.RELATED, Role.RIGHTS) == (found[0].role, found[3].role)


@pytest.mark.parametrize("adapter", [Harbour(), HarbourMorning(), Everything(), Nameless()])
def test_pickle(adapter: feeddump.Adapter) -> None:
    """An adapter survives pickling, so that it can be handed to another process."""
    copied = pickle.loads(pickle.dumps(adapter))  # noqa: S301 - our own bytes
    data = dump(
        "<div>2023/5/4</div><p>记者：周原</p><p>第一段。</p>", url=f"https://{adapter.hosts[0]}/1"
    )

    assert type(adapter) is type(copied)
    assert feeddump.parse_bytes(data, adapters=[adapter]) == feeddump.parse_bytes(
        data, adapters=[copied]
    )
