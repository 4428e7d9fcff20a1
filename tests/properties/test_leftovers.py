"""Nothing of the page is left in an article's text."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oracles import is_invisible
from strategies import ADDRESSES, dump

import feeddump
from feeddump.testing import ERAS, articles, furniture, render

few = settings(max_examples=max(20, settings().max_examples // 3))

LEFT_OVER = re.compile(
    r"feedx\.|获取更多RSS|^分享 ?:|^广告$|whatsapp|intent/tweet|addtoany|del\.icio\.us|Instagram"
    r"|温馨提示|信任原则|版权声明|点击查看本文英文版|NYT简报|第三方内容|旧闻$",
    re.MULTILINE,
)
"""Words of the furniture that the renderer puts around articles."""

_CODES = st.sampled_from(
    ("\u200b", "\ufeff", "\x07", "\x85", "&#8203;", "&#xFEFF;", "&#x9D;", "\r", "&nbsp;", "\u3000")
)


@pytest.mark.parametrize("outlet", ERAS)
@few
@given(data=st.data())
def test_no_furniture_is_left(outlet: str, data: st.DataObject) -> None:
    """No word of a share bar, slot, notice or footer stands in the text, unless the article's own."""
    era = data.draw(st.sampled_from(ERAS[outlet]))
    plain = articles(outlet, era).filter(lambda drawn: not LEFT_OVER.search(drawn.text))
    article = data.draw(plain)
    around = data.draw(st.lists(furniture(), max_size=4, unique_by=lambda piece: piece.kind))
    parsed = feeddump.parse_bytes(render(article, outlet, era, furniture=around))

    assert LEFT_OVER.findall(parsed.text) == []


@pytest.mark.parametrize("outlet", ERAS)
@few
@given(data=st.data())
def test_captions_are_not_in_the_text(outlet: str, data: st.DataObject) -> None:
    """A caption is its image's and no line of the text."""
    era = data.draw(st.sampled_from(ERAS[outlet]))
    article = data.draw(articles(outlet, era))
    lines = feeddump.parse_bytes(render(article, outlet, era)).text.split("\n")
    captions = {image.caption for image in article.images} - set(article.text.split("\n"))

    assert captions.isdisjoint(lines)


@pytest.mark.parametrize("url", ADDRESSES)
@few
@given(words=st.lists(st.sampled_from(("河水", "慢", "a b")) | _CODES, min_size=1, max_size=9))
def test_no_tag_and_nothing_invisible_is_left(url: str, words: list[str]) -> None:
    """Of tags, control characters and zero-width characters nothing is left, of the rest all is."""
    file = dump("<p>初" + "<i></i>".join(words) + "末</p>", url=url)
    text = feeddump.parse_bytes(file).text

    assert [char for char in text if is_invisible(char)] == []
    assert "<" not in text
    assert (
        re.sub(r"\s", "", text)
        == "初"
        + "".join(word.replace(" ", "") for word in words if word in {"河水", "慢", "a b"})
        + "末"
    )
