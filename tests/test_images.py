"""Which images are an article's, where they are, and where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import ADDRESSES, RFI, dump, explain, parse

import feeddump

IMAGE = "https://img.example/media/1.jpg"


def urls(body: str) -> list[str]:
    """The addresses of a body's images."""
    return [image.url for image in parse(body).images]


class TestAddress:
    """From what is printed to where the image is."""

    @pytest.mark.parametrize(
        "printed",
        [
            IMAGE,
            "//img.example/media/1.jpg",
            "https://images.weserv.nl/?url=img.example/media/1.jpg",
            "https://images.weserv.nl?url=img.example/media/1.jpg",
            "http://images.weserv.nl/?url=img.example/media/1.jpg",
            "//images.weserv.nl/?url=img.example/media/1.jpg",
            "https://images.weserv.nl/?url=https://img.example/media/1.jpg",
            "https://images.weserv.nl/?url=//img.example/media/1.jpg",
            "https://images.weserv.nl/?url=ssl:img.example/media/1.jpg",
            "https://images.weserv.nl/?url=img.example%2Fmedia%2F1.jpg",
            "https://images.weserv.nl/?url=https%3A%2F%2Fimg.example%2Fmedia%2F1.jpg",
            "https://images.weserv.nl/?w=300&url=img.example/media/1.jpg",
            f"https://thumbor.ftacademy.cn/unsafe/1340x754/{IMAGE}",
            f" {IMAGE} ",
        ],
    )
    def test_original(self, printed: str) -> None:
        """The address is absolute and the original's: every proxy is unwrapped."""
        (image,) = parse(f'<p>甲</p><img src="{printed}">').images

        assert IMAGE == image.url
        assert printed.strip() == image.src

    @pytest.mark.parametrize(
        ("printed", "expected"),
        [
            ("/a.jpg", "https://plain.example/a.jpg"),
            ("a.jpg", "https://plain.example/2023/a.jpg"),
            ("../a.jpg", "https://plain.example/a.jpg"),
            ("?a=1.jpg", "https://plain.example/2023/1?a=1.jpg"),
            ("http://img.example/a.jpg", "http://img.example/a.jpg"),
            ("HTTPS://img.example/A.jpg?b=%E5&amp;c=(1)", "HTTPS://img.example/A.jpg?b=%E5&c=(1)"),
            ("https://img.example/@@images/ab12.jpeg", "https://img.example/@@images/ab12.jpeg"),
            ("https://img.example/a.", "https://img.example/a."),
        ],
    )
    def test_relative(self, printed: str, expected: str) -> None:
        """A relative address is the article's site's; an absolute one stays as printed."""
        assert [expected] == urls(f'<img src="{printed}">')

    @pytest.mark.parametrize("printed", ["//[", "https://[", "http:", "//"])
    def test_broken(self, printed: str) -> None:
        """An address that nothing could follow is an address all the same, and no error."""
        assert [printed] == [image.src for image in parse(f'<img src="{printed}"><p>甲</p>').images]

    def test_scheme_of_the_page(self) -> None:
        """A protocol-relative address has the article's own scheme."""
        (image,) = parse('<img src="//img.example/a.jpg">', url="http://plain.example/").images

        assert "http://img.example/a.jpg" == image.url

    @pytest.mark.parametrize(
        "printed",
        [
            f'<img src="{IMAGE}">',
            f'<img data-src="{IMAGE}">',
            f'<img data-lazy-src="{IMAGE}">',
            f'<img data-original="{IMAGE}" src="/loading.gif">',
            f'<img src="data:image/gif;base64,R0lG" data-src="{IMAGE}">',
            f'<img src="data:image/gif;base64,R0lG" data-lazy-src="{IMAGE}">',
            f'<img src="" data-src="{IMAGE}">',
            f'<img srcset="{IMAGE} 320w, https://img.example/2.jpg 640w">',
            f'<img srcset="{IMAGE},https://img.example/2.jpg 2x">',
            f'<img src="" srcset="{IMAGE}">',
            f'<img src="data:image/gif;base64,R0lG" srcset=" {IMAGE} 1x ">',
            f'<picture><source srcset="{IMAGE} 1x"><img></picture>',
            f'<picture><source srcset="{IMAGE} 1x"><img src=""></picture>',
            f'<picture><source srcset="https://img.example/1.webp"><img src="{IMAGE}"></picture>',
            f'<noscript><img src="{IMAGE}"></noscript>',
            f'<noscript><picture><source srcset="{IMAGE} 1x"><img></picture></noscript>',
            f'<p><noscript><p><img src="{IMAGE}"></p></noscript></p>',
        ],
    )
    def test_lazy(self, printed: str) -> None:
        """Wherever a lazy image keeps its address, that is the one image's address."""
        assert [IMAGE] == urls(f"<p>甲</p>{printed}<p>乙</p>")

    @pytest.mark.parametrize(
        "lazy",
        [
            f'<img data-src="{IMAGE}">',
            f'<img src="data:image/gif;base64,R0lG" data-lazy-src="{IMAGE}">',
            f'<img src="{IMAGE}">',
        ],
    )
    @pytest.mark.parametrize("between", ["", " ", "<br>", "</p><p>"])
    def test_twin(self, lazy: str, between: str) -> None:
        """A lazy image and the same in `noscript` beside it, in either order, are one image."""
        fallback = f'<noscript><img src="{IMAGE}"></noscript>'

        assert [IMAGE] == urls(f"<p>{lazy}{between}{fallback}</p>")
        assert [IMAGE] == urls(f"<p>{fallback}{between}{lazy}</p>")

    def test_twin_behind_a_proxy(self) -> None:
        """Two addresses of one original are one image."""
        lazy = '<img data-src="https://images.weserv.nl/?url=img.example/media/1.jpg">'

        assert [IMAGE] == urls(f'{lazy}<noscript><img src="{IMAGE}"></noscript>')

    def test_no_twin(self) -> None:
        """Different images beside each other are two, in `noscript` or not."""
        other = "https://img.example/media/2.jpg"

        assert [IMAGE, other] == urls(f'<img src="{IMAGE}"><img src="{other}">')
        assert [IMAGE, other] == urls(
            f'<img src="{IMAGE}"><noscript><img src="{other}"></noscript>'
        )


class TestWhatIsNone:
    """What a page draws that is no image of the article."""

    @pytest.mark.parametrize(
        "printed",
        [
            "<img>",
            '<img src="">',
            '<img src=" " alt="甲">',
            '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
            f'<img src="{IMAGE}" width="1" height="1">',
            f'<img src="{IMAGE}" width=16>',
            f'<img src="{IMAGE}" height="3">',
            f'<img src="{IMAGE}" alt="line">',
            f'<img src="{IMAGE}" alt="Short presentational grey line">',
            f'<img src="{IMAGE}" alt="[泪]">',
            '<img src="https://img.example/icon-zoom.png">',
            '<img src="https://img.example/spacer.gif">',
            '<img src="/images/blank.gif">',
            '<img src="https://img.example/1x1.png">',
            '<img src="https://s.w.org/images/core/emoji/13.1.0/72x72/1f602.png">',
            '<img src="https://ir-na.amazon-adsystem.com/e/ir?t=a">',
            f'<nav><img src="{IMAGE}"></nav>',
            f'<div class="addtoany_share_save_container"><img src="{IMAGE}"></div>',
            f'<blockquote class="twitter-tweet"><img src="{IMAGE}"></blockquote>',
            f'<template><img src="{IMAGE}"></template>',
            f'<video poster="{IMAGE}" src="https://img.example/1.mp4"></video>',
            '<iframe src="https://video.example/1"></iframe>',
            '<embed src="https://video.example/1.swf">',
        ],
    )
    def test_left_out(self, printed: str) -> None:
        """Icons, rules, pixels, smileys, players and the furniture's images are left out."""
        assert [] == urls(f"<p>甲</p>{printed}<p>乙</p>")

    @pytest.mark.parametrize(
        "printed",
        [
            f'<img src="{IMAGE}" width="100%">',
            f'<img src="{IMAGE}" width="600" height="auto">',
            f'<img src="{IMAGE}" width="" height="">',
            f'<img src="{IMAGE}" width="99999999999999999999999">',
            f'<img src="{IMAGE}" width="²">',
            f'<img src="{IMAGE}" alt="[山城雨后，河边的人]">',
            f'<a href="https://icon.example/"><img src="{IMAGE}"></a>',
            f'<p><b><img src="{IMAGE}"></b></p>',
            f'<table><tr><td><img src="{IMAGE}"></td></tr></table>',
            f'<blockquote><img src="{IMAGE}"></blockquote>',
        ],
    )
    def test_kept(self, printed: str) -> None:
        """An image that is printed large, or at no known size, is the article's."""
        assert [IMAGE] == urls(f"<p>甲</p>{printed}<p>乙</p>")

    def test_told(self) -> None:
        """An explanation shows every image, frame and player in order, kept or not, and why."""
        body = (
            f'<img src="{IMAGE}"><p>甲</p><img src="https://img.example/spacer.gif">'
            '<iframe src="https://video.example/1"></iframe>'
        )

        assert [
            (IMAGE, feeddump.Role.IMAGE),
            ("https://img.example/spacer.gif", feeddump.Role.DECORATION),
            ("https://video.example/1", feeddump.Role.PLAYER),
        ] == [(image.text, image.role) for image in explain(body).images]
        assert all(image.rule for image in explain(body).images)


class TestWords:
    """What is printed with an image."""

    def test_alternative_text(self) -> None:
        """The alternative text is folded as all text is, "" where there is none."""
        (image,) = parse(f'<img src="{IMAGE}" alt=" 河&amp;\u3000山\r\n\u200b ">').images
        (bare,) = parse(f'<img src="{IMAGE}">').images

        assert ("河& 山", "") == (image.alt, bare.alt)

    def test_caption(self) -> None:
        """A `figcaption` is its image's caption and no text of the article."""
        article = parse(
            f'<p>甲</p><figure><img src="{IMAGE}">'
            "<figcaption>河边的\r<b>晚上</b></figcaption></figure>"
            f'<p>乙</p><figure><img src="{IMAGE}?2"><figcaption>山</figcaption></figure>'
        )

        assert ["河边的 晚上", "山"] == [image.caption for image in article.images]
        assert [None, None] == [image.credit for image in article.images]
        assert ("甲", "乙") == article.paragraphs

    def test_caption_in_pieces(self) -> None:
        """A caption of several lines is one caption, with a blank between them."""
        (image,) = parse(
            f'<figure><img src="{IMAGE}"><figcaption>河边<br>晚上</figcaption></figure>'
        ).images

        assert "河边 晚上" == image.caption

    def test_no_caption(self) -> None:
        """Without a caption, or with an empty one, there is None."""
        (image,) = parse(f'<figure><img src="{IMAGE}"><figcaption> </figcaption></figure>').images

        assert None is image.caption

    def test_caption_above(self) -> None:
        """A caption that stands before the first image is the first image's."""
        (image,) = parse(
            f'<figure><figcaption>河边</figcaption><img src="{IMAGE}"></figure><p>甲</p>'
        ).images

        assert "河边" == image.caption

    def test_caption_without_image(self) -> None:
        """A caption whose image is not there is no text either."""
        article = parse("<figure><figcaption>河边</figcaption></figure><p>甲</p>")

        assert ("甲",) == article.paragraphs
        assert () == article.images


class TestPosition:
    """The block that an image stands before."""

    @given(kinds=st.lists(st.sampled_from(("p", "h2", "li", "img", "figure")), max_size=12))
    def test_any_order(self, kinds: list[str]) -> None:
        """An image's position is the number of blocks above it, and images keep their order."""
        expected = [
            sum(above in {"p", "h2", "li"} for above in kinds[:index])
            for index, kind in enumerate(kinds)
            if kind in {"img", "figure"}
        ]
        image = '<img src="/{0}.jpg">'
        body = "".join(
            {"img": image, "figure": f"<figure>{image}<figcaption>注</figcaption></figure>"}.get(
                kind, f"<{kind}>第{{0}}段</{kind}>"
            ).format(number)
            for number, kind in enumerate(kinds)
        )
        found = parse(body).images

        assert expected == [image.position for image in found]
        assert [
            f"/{number}.jpg" for number, kind in enumerate(kinds) if kind in {"img", "figure"}
        ] == [image.src for image in found]

    def test_inside_a_paragraph(self) -> None:
        """An image inside a paragraph stands before it."""
        (image,) = parse(f'<p>甲</p><p>乙<img src="{IMAGE}">丙</p><p>丁</p>').images

        assert 1 == image.position

    def test_after_the_text(self) -> None:
        """The position of an image below all text is the number of blocks."""
        article = parse(f'<p>甲</p><p>乙<br>丙</p><img src="{IMAGE}">')

        assert [2] == [image.position for image in article.images]
        assert 2 == len(article.blocks)


@pytest.mark.parametrize("url", ADDRESSES)
@pytest.mark.parametrize("before", ["", "<p>雨停了以后，河边的人慢慢多起来。</p>"])
@pytest.mark.parametrize("after", ["", "<p>山上的灯一盏一盏亮了。</p>"])
def test_every_outlet(url: str, before: str, after: str) -> None:
    """Above, below, between paragraphs or alone: no outlet's rules lose a plain image."""
    body = f'{before}<img src="{IMAGE}">{after}'

    assert [IMAGE] == [image.url for image in feeddump.parse_bytes(dump(body, url=url)).images]


def test_site_is_the_articles() -> None:
    """A relative address on another outlet's page is that outlet's."""
    (image,) = parse('<img src="/media/1.jpg">', url=RFI).images

    assert "https://www.rfi.fr/media/1.jpg" == image.url


@pytest.mark.parametrize(
    "name", ["blank-paper.jpg", "pixel-8.jpg", "blank-paper.jpg/@@images/1.jpeg"]
)
def test_photograph_of_something_blank(name: str) -> None:
    """A photograph may be called what a tracking pixel is, if there is more to its name."""
    body = f'<p>一。</p><img src="https://img.example/{name}">'

    assert [f"https://img.example/{name}"] == [image.url for image in parse(body).images]
