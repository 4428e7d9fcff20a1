"""What hypothesis draws: any article that an outlet can print, and nothing that it cannot mean.

An outlet's rules give some texts another meaning wherever they stand: a paragraph that reads
"(路透社)" is an agency's line. Such texts are left out, not by a copy of the rules but by asking
``explain`` what role the text has when it is alone in the outlet's markup. Only the role is asked:
a text that is lost, cut or changed is never left out, and so makes the round trip fail.
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from feeddump.article import Article, Block, BlockKind, Image
from feeddump.dates import zone
from feeddump.explaining import Explanation, explain
from feeddump.roles import Role
from feeddump.testing.markup import Markup, Outlet, Signature, untagged
from feeddump.testing.outlets import OUTLETS
from feeddump.testing.rendering import KINDS, Furniture, Kind, render

_MEANT: Final = {
    "paragraph": Role.PARAGRAPH,
    "heading": Role.HEADING,
    "list_item": Role.LIST_ITEM,
    "quote": Role.QUOTE,
    "embed": Role.EMBED,
}
_OF_CREDITS: Final = frozenset({Role.BYLINE, Role.CREDIT})
_OF_CAPTIONS: Final = frozenset({Role.CAPTION, Role.PHOTO_CREDIT})


# Texts


def is_canonical(text: str) -> bool:
    """Whether FORMAT's folding leaves a text as it is: what an Article can say.

    >>> is_canonical("一 b"), is_canonical(" 一"), is_canonical("a\u200b")
    (True, False, False)
    """
    invisible = any(char in "\u200b\ufeff" or unicodedata.category(char) == "Cc" for char in text)
    return bool(text) and not invisible and text == " ".join(text.split())


_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
_MARKS = st.sampled_from(
    "，。！？：；、“”‘’（）《》【】·—…－！％ ,.!?:;()[]{}<>&\"'`*#_~|/\\^$@+=-"
)
_LATIN = st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=("Cc", "Zs"))
_PROSE = st.text(_HAN | _MARKS | _LATIN, min_size=1, max_size=60)
# Noncharacters are left out: no text holds them, and XML's trees need not.
_ANY = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=30)
_HTML = st.lists(
    st.sampled_from(("&amp;", "&lt;p&gt;", "<p>", "</div>", "<!--", "]]>", "&nbsp;", "一", " b"))
    | _HAN,
    min_size=1,
    max_size=8,
).map("".join)


def _folded(text: str) -> str:
    """The text without what the folding takes away."""
    kept = "".join(char for char in text if char.isspace() or is_canonical(char))
    return " ".join(kept.split())


texts: Final = st.one_of(_PROSE, _PROSE, _HTML, _ANY).map(_folded).filter(bool)
"""Lines of any script, with punctuation and with what HTML has to escape."""

_SURNAMES: Final = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN: Final = (
    "一丁小云伟俊倩健兰军冬冰华博向哲嘉国坤声天宁安宏婷子宇山岚峰平建强彬德志思怡慧敏新明春晓"
)
# Of the characters that names have: of any others, a name may be a duty (编译), a newsroom (部) or,
# above a colon, a trade (专家), which are no names.
_NAMES: Final = st.builds(
    str.__add__, st.sampled_from(_SURNAMES), st.text(_GIVEN, min_size=1, max_size=2)
)


def titles(outlet: str | Outlet | None = None) -> st.SearchStrategy[str]:
    """Titles, brackets and entities included; without what ``outlet`` cuts from titles."""
    if outlet is None:
        return texts
    noise = _outlet(outlet).adapter.tables.title_noise
    return texts if noise is None else texts.filter(lambda title: noise.search(title) is None)


def urls(outlet: str | Outlet) -> st.SearchStrategy[str]:
    """Addresses of an outlet's items, of the characters that a browser leaves in one."""
    path = st.text("abcXYZ019/%-._~!$&'()*+,;=:@?#[]", max_size=40)
    sites = st.sampled_from(_outlet(outlet).sites)
    # The last "](http" closes the title: an address with one in it could not be told from it.
    return st.builds(str.__add__, sites, path).filter(lambda url: "](http" not in url)


# Articles


@st.composite
def articles(draw: st.DrawFn, outlet: str | Outlet, era: str | None = None) -> Article:
    """Articles that an outlet's markup of an era can print; of any era if none is named."""
    paper = _outlet(outlet)
    era = draw(st.sampled_from(tuple(paper.eras))) if era is None else era
    markup = paper.era(era)
    names = draw(st.lists(_NAMES, min_size=4, max_size=4, unique=True))
    article = Article(url=draw(urls(paper)), title="", outlet=paper.slug)
    article = _dated(draw, article, paper, markup)
    article = _signed(draw, article, markup, names)
    judge = _Judge(paper, era, article)
    article = evolve(article, title=draw(titles(paper).filter(judge.is_title)))
    judge = _Judge(paper, era, evolve(article, title="题"))
    if markup.lead and article.lead is None and draw(st.booleans()):
        article = evolve(article, lead=draw(texts.filter(judge.is_lead)))
    blocks = draw(st.lists(_blocks(markup).filter(judge.is_block), max_size=6))
    pictures = draw(st.lists(_images(markup, article.url).filter(judge.is_image), max_size=3))
    most = len(blocks) if markup.images_within else 0
    places = sorted(draw(st.integers(0, most)) for _ in pictures)
    return evolve(
        article,
        blocks=tuple(blocks),
        images=tuple(
            evolve(image, position=place) for image, place in zip(pictures, places, strict=True)
        ),
    )


def dump_files(outlet: str | Outlet, era: str | None = None) -> st.SearchStrategy[bytes]:
    """Whole dump files of an outlet, with furniture around their articles."""
    return _dump_files(_outlet(outlet), era)


@st.composite
def _dump_files(draw: st.DrawFn, paper: Outlet, era: str | None) -> bytes:
    era = draw(st.sampled_from(tuple(paper.eras))) if era is None else era
    around = draw(st.lists(furniture(), max_size=4, unique_by=lambda piece: piece.kind))
    return render(draw(articles(paper, era)), paper, era, furniture=around)


def furniture(kind: Kind | None = None) -> st.SearchStrategy[Furniture]:
    """What may stand around an article, where it stands in the wild; of one kind, or of any."""
    details = {
        "footer": st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=10),
        "white space": st.text(" \t\n\r\u00a0\u3000", min_size=1, max_size=4),
    }
    return st.sampled_from((kind,) if kind else KINDS).flatmap(
        lambda drawn: st.builds(
            Furniture, st.just(drawn), st.integers(0, 6), details.get(drawn, st.just(""))
        )
    )


def _outlet(outlet: str | Outlet) -> Outlet:
    return OUTLETS[outlet] if isinstance(outlet, str) else outlet


def _dated(draw: st.DrawFn, article: Article, paper: Outlet, markup: Markup) -> Article:
    """The article with an epoch, and a stamp not after it, of what the markup's stamps tell."""
    epoch = draw(st.none() | st.integers(-(10**13), 10**13))
    if not markup.precision or not draw(st.integers(0, 5)):
        return evolve(article, timestamp_ms=epoch)
    local = draw(st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2037, 1, 1)))  # noqa: DTZ001
    if markup.precision == "day":
        return evolve(article, timestamp_ms=epoch, published=local.date())
    second = 0 if markup.precision == "minute" else local.second
    when = _instant(local.replace(second=second, microsecond=0), paper.timezone)
    if markup.precision == "half day":
        # The clock tells morning from evening only by an epoch less than twelve hours later.
        epoch = int(when.timestamp() * 1000) + draw(st.integers(0, 12 * 3600 * 1000 - 1))
    return evolve(article, timestamp_ms=epoch, published=when)


def _instant(local: dt.datetime, timezone: str) -> dt.datetime:
    """The instant at which a clock shows that time; what no clock ever shows is moved on."""
    there = zone(timezone)
    shown = local.replace(tzinfo=there).astimezone(dt.UTC).astimezone(there)
    return shown.replace(tzinfo=dt.timezone(shown.utcoffset() or dt.timedelta(0)), fold=0)


def _signed(draw: st.DrawFn, article: Article, markup: Markup, names: list[str]) -> Article:
    """The article signed in one of the markup's ways, or by the names that begin its lead."""
    if markup.lead_names and draw(st.booleans()):
        authors = tuple(names[: draw(st.integers(1, 2))])
        return evolve(article, authors=authors, lead=f"{'、'.join(authors)}：{draw(texts)}")
    ways = [way for way in markup.signatures if article.published or not _is_stamped(way, markup)]
    way = draw(st.sampled_from(ways)) if ways else Signature()
    return evolve(
        article,
        authors=tuple(names[number] for number in way.authors),
        credits=tuple(line.format(*names) for line in way.lines),
    )


def _is_stamped(way: Signature, markup: Markup) -> bool:
    """Whether the first line stands with the stamp, and so nowhere where there is none."""
    example = Article(
        "", "", "", credits=way.lines, authors=tuple(f"{{{number}}}" for number in way.authors)
    )
    return markup.precision != "" and markup.credits_above(example) > 0


def _blocks(markup: Markup) -> st.SearchStrategy[Block]:
    """Blocks of the kinds that the markup has, a paragraph with line breaks where it has them."""
    return st.one_of([_block(kind, markup) for kind in markup.blocks])


def _block(kind: BlockKind, markup: Markup) -> st.SearchStrategy[Block]:
    several = kind in {"paragraph", "quote"} and markup.breaks
    printed = st.lists(texts, min_size=1, max_size=3 if several else 1).map("\n".join)
    return st.builds(Block, st.just(kind), printed)


@st.composite
def _images(draw: st.DrawFn, markup: Markup, page: str) -> Image:
    """Images with or without caption and credit, their addresses as the markup prints them."""
    place = f"img.example.org/{draw(st.text('abc019_-', min_size=1, max_size=12))}.jpg"
    source = draw(st.sampled_from(markup.sources))
    # What stands behind the address belongs to it; what stands before it is a proxy.
    url = f"https://{place}{source.partition('{}')[2]}"
    if source.startswith("//"):
        url = page.partition("//")[0].lower() + "//" + url.partition("//")[2]
    caption = credit = None
    if markup.caption and draw(st.booleans()):
        caption = markup.caption.format(draw(texts))
        if markup.photo_credit and draw(st.booleans()):
            credit = markup.photo_credit.format(draw(_NAMES))
    return Image(url, source.format(place), draw(st.just("") | texts), caption, credit)


# What a text means


def is_meant(outlet: Outlet, era: str, part: Block | Image | str) -> bool:
    """Whether a block, an image with its caption, or a lead has its own meaning in that markup.

    >>> is_meant(OUTLETS["dw"], "2020", Block("paragraph", "（路透社）"))
    False
    """
    judge = _Judge(outlet, era, Article(outlet.sites[0], "题", outlet.slug))
    if isinstance(part, Block):
        return judge.is_block(part)
    return judge.is_image(part) if isinstance(part, Image) else judge.is_lead(part)


class _Judge:
    """Asks the library what a part of an article means when it is alone in the markup."""

    def __init__(self, paper: Outlet, era: str, signed: Article) -> None:
        self.paper, self.era, self.markup = paper, era, paper.era(era)
        self.signed = evolve(signed, lead=None)
        self.authors = self._explain(self.signed).article.authors

    def is_title(self, title: str) -> bool:
        """Whether a title names nobody."""
        return self._means(evolve(self.signed, title=title), (), set())

    def is_lead(self, lead: str) -> bool:
        """Whether a lead reads as one, and names nobody."""
        return self._means(evolve(self.signed, lead=lead), [lead], {Role.LEAD})

    def is_block(self, block: Block) -> bool:
        """Whether each line of a block has the block's role, alone and below an image in a text."""
        template = untagged(self.markup.blocks[block.kind][1])
        lines = block.text.split("\n")
        if any(_runs_into(template, line) for line in lines):
            return False
        printed = [template.format(line) for line in lines]
        meant = {_MEANT[block.kind]}
        alone = evolve(self.signed, blocks=(block,))
        return self._means(alone, printed, meant) and (
            not self.markup.images_within or self._means(_among_others(alone), printed, meant)
        )

    def is_image(self, image: Image) -> bool:
        """Whether an image is one, and its caption a caption without a credit in it."""
        tables, caption = self.paper.adapter.tables, image.caption or ""
        alone = evolve(self.signed, images=(image,))
        printed = [caption, image.credit or "", caption + (image.credit or "")]
        return (
            not (tables.caption_noise and tables.caption_noise.search(caption))
            and not self.paper.adapter.caption(caption)[1]
            and self._means(alone, printed, set(_OF_CAPTIONS))
            and self._explain(alone).images[0].role is not Role.DECORATION
        )

    def _means(self, article: Article, printed: Iterable[str], roles: set[Role]) -> bool:
        """Whether the lines that say this have such roles; one that is lost has any role.

        A text that names an author, as the end of a line may, means more than itself.
        """
        wanted, explained = set(printed), self._explain(article)
        return explained.article.authors == self.authors and all(
            line.role in roles for line in explained.lines if line.text in wanted
        )

    def _explain(self, article: Article) -> Explanation:
        file = render(article, self.paper, self.era)
        return explain(file, adapters=[self.paper.adapter])


_PICTURE: Final = Image(
    "https://img.example.org/1.jpg", "https://img.example.org/1.jpg", position=1
)
_PLAIN: Final = Block("paragraph", "两岸的人一早就走上桥去，看河上的船。")


def _among_others(alone: Article) -> Article:
    """The article with plain text around its one block, and an image right above that."""
    return evolve(alone, blocks=(_PLAIN, *alone.blocks, _PLAIN), images=(_PICTURE,))


def _runs_into(template: str, line: str) -> bool:
    """Whether a line's end cannot be told from what is printed around it: "**so*" and "**"."""
    before, _, after = template.partition("{}")
    return (before != "" and line.startswith(before[-1])) or (
        after != "" and line.endswith(after[0])
    )
