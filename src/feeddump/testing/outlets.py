"""The nine outlets' markups, era by era, as FORMAT describes them. Data, and a function a stamp."""

import datetime as dt
from collections.abc import Callable, Mapping
from email.utils import format_datetime
from html import escape
from types import MappingProxyType
from typing import Final

from attrs import evolve

from feeddump.adapters.bbc import Bbc
from feeddump.adapters.cdt import Cdt
from feeddump.adapters.dw import Dw
from feeddump.adapters.ft import Ft
from feeddump.adapters.nyt import Nyt
from feeddump.adapters.reuters import Reuters
from feeddump.adapters.rfa import Rfa
from feeddump.adapters.rfi import Rfi
from feeddump.adapters.voa import Voa
from feeddump.article import Article, BlockKind, Image
from feeddump.testing.markup import (
    BLOCKS,
    UNSIGNED,
    Markup,
    Outlet,
    Run,
    Signature,
    attributes,
    lines,
)

_PROXIES = ("https://images.weserv.nl/?url={}", "https://images.weserv.nl?url={}", "https://{}")


def _kinds(*kinds: BlockKind, **changed: tuple[Run, str]) -> dict[BlockKind, tuple[Run, str]]:
    """The kinds of block that an outlet has, headings printed in its own way."""
    return {kind: changed.get(kind, BLOCKS[kind]) for kind in kinds}


def _clock(form: str) -> Callable[[Article], str]:
    """A stamp of that form, as for ``strftime``."""

    def opening(article: Article) -> str:
        if article.published is None:
            return ""
        return f"<div>{article.published.strftime(form)}</div>"

    return opening


def _names_on_top(article: Article) -> int:
    """One where the first credit is the authors' names and nothing else, as in a stamp."""
    rest = article.credits[0] if article.credits and article.authors else "-"
    for name in sorted(article.authors, key=len, reverse=True):
        rest = rest.replace(name, "")
    return int(not rest.strip("、,/ "))


def _signed_stamp(form: str, *, always: bool) -> Callable[[Article], str]:
    """The author and the stamp in one element, a line each; ``always`` keeps the empty line."""

    def opening(article: Article) -> str:
        if article.published is None:
            return ""
        name = lines(article.credits[0]) if _names_on_top(article) else ""
        above = f"{name}<br>" if name or always else ""
        return f"<div><i>{above}{article.published.strftime(form)}</i></div>"

    return opening


def _small_caption(image: Image, *, tag: str = "img", shown: str = "") -> str:
    """An image with its caption, which may be empty, in small print below it."""
    caption = escape(shown or image.caption or "", quote=False)
    printed = attributes(src=image.src, alt=image.alt, width="100%")
    return f'<{tag}{printed}><div><small style="color: #999;">{caption}</small></div>'


# rfi

_RFI_WIRE = Markup(
    opening=_clock("%d/%m/%Y - %H:%M"),
    precision="minute",
    blocks=_kinds("paragraph", "heading", "list_item", "quote"),
    before='<div class="t-content__body u-clearfix">',
    after='<p class="t-copyright">© 2020 AFP</p></div>',
    images_within=False,
    ad=(
        '<div class="m-interstitial"><div class="m-interstitial__ad"><div class="m-block-ad">'
        '<div class="m-block-ad__label">广告</div></div></div></div>'
    ),
    promo=(
        '<div class="o-self-promo" data-selfpromo-newsletter></div><div data-selfpromo-app></div>'
    ),
)
_RFI_2020 = evolve(_RFI_WIRE, after="</div>", lead="<p><strong>{}        </strong></p>")
_RFI_2021 = evolve(_RFI_2020, before="<div >")
_RFI_2023 = evolve(
    _RFI_2020,
    before="<div>",
    signatures=(Signature(("作者：{0}",), authors=(0,), names=1),),
    credit='<div><div><div><div><a href="/cn/x">{}</a></div></div></div></div>',
    closing=_RFI_2020.share,
)


# dw

_DW = Markup(
    opening=_signed_stamp("%Y-%m-%dT%H:%M:%S.177Z", always=True),
    precision="second",
    credits_above=_names_on_top,
    blocks=_kinds("paragraph", "heading", "list_item", "quote"),
    before="",
    after="",
    image=_small_caption,
    sources=_PROXIES,
    caption="{}",
    signatures=(
        Signature(("{0}",), authors=(0,), names=1),
        Signature(("{0}、{1}",), authors=(0, 1), names=2),
        Signature(("{0}/{1}（法新社、路透社）",), authors=(0, 1), names=2),
        Signature(("{0}", "（路透社）"), authors=(0,), names=1),
        Signature(("（综合报道）",)),
    ),
    closing=(
        "<p><em>© 2021</em><em>年德国之声版权声明：本文所有内容受到著作权法保护。</em></p><p> </p>"
    ),
    promo="<p>DW中文有Instagram！欢迎搜寻dw.chinese，看更多精彩内容。</p>",
)


# voa


def _voa_stamp(article: Article) -> str:
    if not isinstance(article.published, dt.datetime):
        return ""
    return f"<div><i>{format_datetime(article.published, usegmt=True)}</i></div>"


def _voa_image(image: Image) -> str:
    """The credit stands in brackets behind the caption."""
    shown = f"{image.caption}（{image.credit}）" if image.credit else ""
    return f"<div >{_small_caption(image, shown=shown)}</div>"


_WHOLE = Run("<p>", "<br /><br />", "</p>")
_VOA_2024 = Markup(
    opening=_voa_stamp,
    precision="second",
    blocks=_kinds("paragraph", "heading", "list_item", "quote"),
    before="",
    after="",
    image=_voa_image,
    sources=_PROXIES,
    caption="{}",
    photo_credit="美国之音/{}",
    signatures=(Signature(("{0}对本文亦有贡献",), names=1),),
)
_VOA_2020 = evolve(
    _VOA_2024,
    blocks=_kinds(
        "paragraph", "heading", paragraph=(_WHOLE, "{}"), heading=(_WHOLE, "<strong>{}</strong>")
    ),
    signatures=(Signature(("(本文依据了美联社的报道。)",)),),
)


# nyt


def _nyt_pages(article: Article) -> str:
    """Since 2021: authors, and a clock of twelve hours."""
    above = f"<address>{lines(article.credits[0])}</address>" if _names_on_top(article) else ""
    when = article.published
    if not isinstance(when, dt.datetime):
        return above
    clock = f"{when:%Y-%m-%d} {when.hour % 12 or 12:02d}:{when:%M:%S}"
    day = f"{when.year}年{when.month}月{when.day}日"
    return f'{above}<time pudate="{clock}" datetime="{clock}">{day}</time>'


def _nyt_figure(image: Image) -> str:
    caption = escape(image.caption or "", quote=False)
    cite = f"<cite>{escape(image.credit, quote=False)}</cite>" if image.credit else ""
    figure = f"<img{attributes(src=image.src, alt=image.alt)}><figcaption>{caption} {cite}"
    return f"<figure>{figure}</figcaption></figure>"


def _nyt_zh_hans(image: Image) -> str:
    """The caption runs into the credit."""
    credit = f"Credit...{image.credit}" if image.credit else ""
    caption = escape(f"{image.caption or ''}{credit}", quote=False)
    picture = f"<div>Image</div><picture><img{attributes(src=image.src, alt=image.alt)}></picture>"
    figure = f"{picture}<figcaption>{caption}</figcaption>"
    return f'<figure aria-label="media">{figure}</figure>'


_NYT_NAMES = (
    Signature(("{0}",), authors=(0,), names=1),
    Signature(("{0}, {1}",), authors=(0, 1), names=2),
)
_NYT_2020 = Markup(
    opening=_signed_stamp("%Y-%m-%d %H:%M:%S", always=False),
    precision="second",
    credits_above=_names_on_top,
    blocks=_kinds("paragraph", "heading", "list_item", "quote"),
    # The only paragraphs with line breaks are the author boxes (FORMAT 2).
    breaks=False,
    before=(
        "<p><i>（欢迎</i><a><i>点击此处</i></a><i>订阅</i><a><i>NYT简报</i></a><i>，"
        "我们将在每个工作日发送最新内容至您的邮箱。）</i></p>"
    ),
    after="",
    image=_small_caption,
    sources=_PROXIES,
    caption="{}",
    signatures=(*_NYT_NAMES, Signature(("{0}", "翻译：{1}"), authors=(0,), names=2)),
    closing='<p><a href="https://www.nytimes.com/x">点击查看本文英文版。</a></p>',
)
_NYT_2021 = evolve(
    _NYT_2020,
    opening=_nyt_pages,
    precision="half day",
    breaks=True,
    before="<section>",
    after="</section>",
    image=_nyt_figure,
    photo_credit="{} for The New York Times",
    signatures=(*_NYT_NAMES, Signature(("{0}", "翻译：{1}", "{1}是本报记者。"), (0,), names=2)),
    credit="<footer><p>{}</p></footer>",
)
_NYT_ZH_HANS = evolve(
    _NYT_2021,
    opening=Markup().opening,
    precision="",
    credits_above=Markup().credits_above,
    blocks=_kinds(
        "paragraph",
        "heading",
        "list_item",
        heading=(Run('<h3 id="link-1">', '</h3><h3 id="link-2">', "</h3>"), "{}"),
        list_item=(Run("<ul><li><p>", "</p></li><li><p>", "</p></li></ul>"), "{}"),
    ),
    before='<section name="articleBody">',
    image=_nyt_zh_hans,
    sources=("https://{}",),
    signatures=(Signature(("翻译：{0}",), names=1),),
    closing="",
)


# reuters


def _reuters_caption(image: Image) -> str:
    return f"{image.caption or ''}{image.credit or ''}"


def _reuters_figure(image: Image) -> str:
    caption = escape(_reuters_caption(image), quote=False)
    return (
        '<div class="PrimaryAsset_container"><figure class="Image_zoom">'
        f'<div class="LazyImage_container"><img{attributes(src=image.src, alt=image.alt)}/></div>'
        f'</figure><figcaption><div class="Image_caption"><span>{caption}</span></div>'
        "</figcaption></div>"
    )


def _reuters_small(image: Image) -> str:
    return _small_caption(image, shown=_reuters_caption(image))


_ASTERISKS = _kinds(
    "paragraph", "heading", "list_item", "quote", heading=(BLOCKS["paragraph"][0], "**{}**")
)
_REUTERS_2020 = Markup(
    opening=_clock("<i>%Y-%m-%dT%H:%M:%S</i>"),
    precision="second",
    blocks=_ASTERISKS,
    before='<div class="StandardArticleBody_body">',
    after="",
    image=_reuters_figure,
    sources=("//{}",),
    caption="资料图片：{}。",
    photo_credit="REUTERS/{}",
    signatures=(
        Signature(("发稿 {0}/{1}; 审校 {2}",), authors=(0, 1), names=3),
        Signature(("编译 {0}；审校 {1}",), names=2),
    ),
    credit=(
        '<div class="Attribution_container"><div class="Attribution_attribution">'
        '<p class="Attribution_content">{}</p></div></div>'
    ),
    closing=(
        '<div class="StandardArticleBody_trustBadgeContainer"><span>我们的标准：</span><span>'
        '<a href="https://x.example/">汤森路透“信任原则”</a></span></div></div>'
    ),
)
_REUTERS_2021 = evolve(
    _REUTERS_2020,
    opening=_clock("<i>%Y-%m-%dT%H:%M:%SZ</i>"),
    before="",
    image=_reuters_small,
    sources=("https://{}",),
    signatures=(
        Signature(("(发稿 {0}；审校 {1})",), authors=(0,), names=2),
        Signature(("(编译 {0}；审校 {1})",), names=2),
    ),
    credit="<p>{}</p>",
    closing="",
)


# bbc


def _bbc_names(article: Article) -> int:
    """The list above the stamp names the author and what they are."""
    return 2 if article.authors else 0


def _bbc_stamp(article: Article) -> str:
    names = "".join(f'<li role="listitem">{lines(line)}</li>' for line in article.credits[:2])
    above = f'<div><div><ul role="list">{names}</ul></div></div>' if article.authors else ""
    day = f'<div><time dateTime="{article.published}">22 分钟前</time></div>'
    return f'<main role="main"><div></div>{above}{day if article.published else ""}'


def _bbc_old_stamp(article: Article) -> str:
    day = article.published
    return "" if day is None else f"<div><i>{day.year}年 {day.month}月 {day.day}日</i></div>"


def _bbc_old_image(image: Image) -> str:
    caption, credit = (escape(text or "", quote=False) for text in (image.caption, image.credit))
    label = '<span class="off-screen">{}</span>'
    above = f"<br>{label.format('图片版权')}<span>{credit}</span>" if credit else ""
    below = f"{label.format('Image caption')}<span>{caption}</span>" if caption else ""
    printed = f"<img{attributes(alt=image.alt, src=image.src)}>"
    return (
        '<div class="media-landscape"><span class="image-and-copyright-container">'
        f'{printed}{above}</span><figcaption class="media-caption">{below}</figcaption></div>'
    )


def _bbc_picture(image: Image) -> str:
    credit = escape(image.credit or "", quote=False)
    below = f'<p role="text"><span>图像来源，</span><span>{credit}</span></p>' if credit else ""
    printed = f'<img{attributes(src=image.src, alt=image.alt)} width="976" height="549"/>'
    return f"<div><picture>{printed}</picture>{below}</div>"


def _bbc_nest(image: Image) -> str:
    """A caption without a name of its own, in the nest of its image."""
    caption = f"<div><p>{lines(image.caption)}</p></div>" if image.caption else ""
    return f"<div><div>{_bbc_picture(image)}{caption}</span></div></div>"


def _bbc_named_caption(image: Image) -> str:
    caption = escape(image.caption or "", quote=False)
    below = f'<span data-testid="caption-paragraph">{caption}</span></span>' if caption else ""
    return f"<div>{_bbc_picture(image)}{below}</div>"


_ALONE = Run("<div><p>", "</p></div><div><p>", "</p></div>")
_BBC_2024 = Markup(
    opening=_bbc_stamp,
    precision="day",
    credits_above=_bbc_names,
    lead="<div><p><b>{}</b></p></div>",
    blocks=_kinds(
        "paragraph",
        "heading",
        "list_item",
        paragraph=(_ALONE, "{}"),
        heading=(Run("<div><h2>", "</h2></div><div><h2>", "</h2></div>"), "{}"),
        list_item=(
            Run(
                '<div><ul role="list"><li role="listitem">',
                '</li><li role="listitem">',
                "</li></ul></div>",
            ),
            "{}",
        ),
    ),
    before="",
    after="",
    image=_bbc_named_caption,
    sources=_PROXIES,
    caption="{}",
    photo_credit="{}",
    signatures=(Signature(("{0}", "BBC中文撰稿人"), authors=(0,), names=1),),
    closing=(
        '<div><div><ul role="list"><li role="listitem"><a href="https://www.bbc.com/1">相关</a></li>'
        "</ul></div></div></main>"
    ),
    ad='<section aria-label="广告" data-e2e="advertisement"><div id="dotcom"></div></section>',
    promo='<section data-testid="banner-1"><p>是否允许第三方内容？</p></section>',
)
_BBC_2023 = evolve(_BBC_2024, image=_bbc_nest)
_BBC_2021 = evolve(_BBC_2023, signatures=(), credits_above=Markup().credits_above)
_BBC_2020 = Markup(
    opening=_bbc_old_stamp,
    precision="day",
    lead='<p class="story-body__introduction">{}</p>',
    blocks=_kinds(
        "paragraph",
        "heading",
        "list_item",
        "quote",
        heading=(
            Run(
                '<h2 class="story-body__crosshead">',
                '</h2><h2 class="story-body__crosshead">',
                "</h2>",
            ),
            "{}",
        ),
    ),
    before='<div><div class="story-body__inner" property="articleBody">',
    after="</div></div>",
    image=_bbc_old_image,
    sources=_PROXIES,
    caption="{}",
    photo_credit="{}",
    ad='<div id="bbccom_mpu_3" class="bbccom_slot mpu-ad"><div class="bbccom_advert"></div></div>',
)


# ft

_FT_TIP = "来自FT中文网的温馨提示：如您对FT中文网的内容感兴趣，请搜索“FT中文网”。祝您使用愉快！"


def _ft_image(image: Image) -> str:
    note = escape(image.caption or "", quote=False)
    return f'<div class="pic"><img{attributes(src=image.src, alt=image.alt)}>{note}</div>'


_FT_2020 = Markup(
    opening=lambda _: "<div></div>",
    lead='<div class="story-lead">{}</div>',
    lead_first=True,
    lead_names=True,
    blocks=_kinds(
        "paragraph",
        "heading",
        "list_item",
        "quote",
        heading=(BLOCKS["heading"][0], "<b>{}</b>"),
    ),
    before=(
        '<div class="story-body"><div id="story-body-container">'
        f'<div class="print-only">{_FT_TIP}</div>'
    ),
    after="",
    image=_ft_image,
    sources=(
        "https://{}",
        "https://thumbor.ftacademy.cn/unsafe/1340x754/https://{}",
    ),
    caption="资料来源：{}",
    signatures=(
        Signature(("译者/{0}",), names=1),
        Signature(("（翻译：{0}。责任编辑：{1}）",), (), 2),
    ),
    closing='</div><div class="clearfloat"></div></div><!--pay wall 1: 0-->',
    ad=(
        '<div data-o-ads-name="mpu-middle1" class="o-ads in-article-advert" '
        'data-cy=\'[{"devices":["PC"],"pattern":"MPU"}]\'></div>'
    ),
    promo=f'<div class="print-only">{_FT_TIP}</div>',
)
_FT_2021 = evolve(
    _FT_2020,
    lead="<div>{}</div>",
    before=f'<div><div id="story-body-container"><div>{_FT_TIP}</div>',
    closing="</div><div></div></div>",
    ad='<div data-o-ads-name="mpu-middle1" data-cy=\'[{"pattern":"MPU"}]\'></div>',
    promo=f"<div>{_FT_TIP}</div>",
)


# rfa


def _rfa_caption(image: Image) -> str:
    caption, credit = (escape(text or "", quote=False) for text in (image.caption, image.credit))
    return f'{caption}<span class="copyright">Photo: {credit}</span>' if credit else caption


def _rfa_zoom(image: Image) -> str:
    link = f'<a class="single_image"{attributes(href=image.src, title=image.alt)}>'
    return f'<div id="zoomattribute">{link}<img src="/rfa_resources/icon-zoom.png"/></a></div>'


def _rfa_captioned(image: Image) -> str:
    return (
        f'<div class="image-inline captioned"><div><img{attributes(alt=image.alt, src=image.src)}/>'
        f'</div><div class="image-caption">{_rfa_caption(image)}</div>{_rfa_zoom(image)}</div>'
    )


def _rfa_richtext(image: Image) -> str:
    return (
        f'<p><figure class="image-richtext"><img{attributes(alt=image.alt, src=image.src)}/>'
        f'<figcaption class="image-caption">{_rfa_caption(image)}</figcaption><small></small>'
        f"{_rfa_zoom(image)}</figure></p>"
    )


_RFA_SIGNATURES = (
    Signature(("记者：{0} 责编：{1} {2} 网编：{3}",), authors=(0,), names=4),
    Signature(("（记者：{0} 责编：{1} 网编：{2}）",), authors=(0,), names=3),
    Signature(("自由亚洲电台记者{0} 台北报道 责编 {1} 网编 {2}",), authors=(0,), names=3),
)
_RFA_2023 = Markup(
    blocks=BLOCKS,
    before="<p> </p>",
    after="",
    image=_rfa_richtext,
    sources=("https://{}/@@images/0-1.jpeg", "https://{}"),
    caption="{}",
    photo_credit="{}",
    signatures=_RFA_SIGNATURES,
    promo=(
        '<ul><li><b><span class="result-title"><a href="https://www.rfa.org/x">旧闻</a></span></b>'
        "</li></ul>"
    ),
)
_RFA_2020 = evolve(
    _RFA_2023,
    blocks={
        **BLOCKS,
        "paragraph": (_WHOLE, "{}"),
        "heading": (_WHOLE, "<b>{}</b>"),
    },
    image=_rfa_captioned,
    sources=("https://{}",),
)


# cdt

_CARD = ("作者：", "发表日期：", "来源：")


def _on_card(article: Article) -> int:
    """The credits that the archive card prints."""
    kept = [line for line in article.credits if line.startswith(_CARD)]
    return len(kept) if article.credits[: len(kept)] == tuple(kept) else 0


def _cdt_card(article: Article) -> str:
    kept = article.credits[: _on_card(article)]
    rows = "".join(f" {lines(line)}<br>" for line in kept)
    return (
        '<div><div class="su-spoiler su-spoiler-closed"><div class="su-spoiler-title">CDT 档案卡'
        f'</div><div class="su-spoiler-content"> <strong>标题：</strong>题<br>{rows}'
        " <strong>主题归类：</strong>绘画<br></div></div></div>"
    )


def _cdt_lazy(image: Image) -> str:
    """The image once for scripts and once in noscript, its caption in small grey print."""
    caption = f'<br><span style="font-size: 0.8em;color: #666;">{lines(image.caption or "")}</span>'
    lazy = f'<img src="data:image/svg+xml,%3Csvg"{attributes(alt=image.alt)}'
    plain = attributes(src=image.src, alt=image.alt)
    printed = f'{lazy} data-lazy-src="{escape(image.src)}"><noscript><img{plain}></noscript>'
    return f"<p>{printed}{caption if image.caption else ''}</p>"


def _cdt_attachment(image: Image) -> str:
    caption = f'<p class="wp-caption-text">{lines(image.caption or "")}</p>'
    return (
        f'<div class="wp-caption"><img{attributes(src=image.src, alt=image.alt)} width="500"/>'
        f"{caption}</div>"
    )


_CDT_2020 = Markup(
    before="",
    after="",
    image=_cdt_attachment,
    caption="{}",
    signatures=(
        Signature(("文/{0}",), authors=(0,), names=1),
        Signature(("作者：{0}", "编辑/{1}"), authors=(0,), names=2),
        Signature(("文｜{0}、{1}", "译/{2}"), authors=(0, 1), names=3),
    ),
    closing=(
        "<p>&nbsp;</p><hr /><p><small>&copy; 河畔夜读 for <a>中国数字时代</a>, get_post_time('Y')."
        " |<a>Permalink</a> |<a>No comment</a> |Add to<a>del.icio.us</a><br/>Post tags: <a>旧书</a>"
        "<br/></small></p><p><small>Feed enhanced by <a>Better Feed</a> from "
        "<a>Ozh</a></small></p>"
    ),
)
_CDT_2022 = evolve(
    _CDT_2020,
    opening=_cdt_card,
    credits_above=_on_card,
    blocks=BLOCKS,
    image=_cdt_lazy,
    signatures=(
        Signature(("作者：{0}", "发表日期：2022.10.11", "来源：微信公众号“{1}”"), (0,), names=2),
        Signature(("作者：{0}", "责编 | {1}"), authors=(0,), names=2),
    ),
    closing="",
    share=(
        '<div class="addtoany_share_save_container addtoany_content"><div class="a2a_kit">'
        '<a class="a2a_button_facebook" href="https://www.addtoany.com/add_to/facebook?x">分享</a>'
        '<a class="a2a_dd" href="https://www.addtoany.com/share"></a></div></div>'
    ),
)


def _unsigned_too(outlet: Outlet) -> Outlet:
    """The outlet, with items that nobody signed in each era."""
    eras = {
        name: evolve(markup, signatures=(UNSIGNED, *markup.signatures))
        for name, markup in outlet.eras.items()
    }
    return evolve(outlet, eras=MappingProxyType(eras))


_OUTLETS = (
    Outlet(
        Bbc(),
        ("https://www.bbc.com/zhongwen/simp/", "http://www.bbc.co.uk/"),
        {"2020": _BBC_2020, "2021 nests": _BBC_2021, "2023 byline": _BBC_2023, "2024": _BBC_2024},
    ),
    Outlet(
        Cdt(),
        ("https://chinadigitaltimes.net/chinese/",),
        {"2020 footer": _CDT_2020, "2022 card": _CDT_2022},
    ),
    Outlet(Dw(), ("https://www.dw.com/zh/", "http://DW.com//"), {"2020": _DW}),
    Outlet(
        Ft(),
        ("https://cn.ft.com/story/", "http://www.ftchinese.com/story/"),
        {"2020 classes": _FT_2020, "2021 stripped": _FT_2021},
    ),
    Outlet(
        Nyt(),
        ("https://cn.nytimes.com/", "https://www.nytimes.com/zh-hans/"),
        {"2020 stamp": _NYT_2020, "2021 address": _NYT_2021, "zh-hans": _NYT_ZH_HANS},
        "Asia/Shanghai",
    ),
    Outlet(
        Reuters(),
        ("https://cn.reuters.com/article/",),
        {"2020 classes": _REUTERS_2020, "2020 bare": _REUTERS_2021},
    ),
    Outlet(
        Rfa(),
        ("https://www.rfa.org/mandarin/",),
        {"2020 breaks": _RFA_2020, "2023 richtext": _RFA_2023},
    ),
    Outlet(
        Rfi(),
        ("https://www.rfi.fr/cn/", "http://www.rfi.fr//cn/contenu/"),
        {"2020": _RFI_2020, "wire": _RFI_WIRE, "2021 bare": _RFI_2021, "2023 share": _RFI_2023},
        "Europe/Paris",
    ),
    Outlet(
        Voa(),
        ("https://www.voachinese.com/a/",),
        {"2020 breaks": _VOA_2020, "2024": _VOA_2024},
    ),
)

OUTLETS: Final[Mapping[str, Outlet]] = MappingProxyType(
    {outlet.slug: _unsigned_too(outlet) for outlet in _OUTLETS}
)
"""The outlets that have an adapter here, by slug."""

ERAS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {slug: tuple(outlet.eras) for slug, outlet in OUTLETS.items()}
)
"""The names of each outlet's eras, the oldest first."""
