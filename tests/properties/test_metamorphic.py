"""What the page has around an article changes nothing of it."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import feeddump
from feeddump.testing import ERAS, KINDS, articles, furniture, render
from feeddump.testing.rendering import Kind

PRINTED = [(outlet, era) for outlet, eras in ERAS.items() for era in eras]


def is_told_by_its_place(article: feeddump.Article) -> bool:
    """Whether only its place on top tells a lead: RFI's stands beside the stamp, if one is there."""
    return article.outlet == "rfi" and article.lead is not None and article.published is None


few = settings(max_examples=max(20, settings().max_examples // 3))


@pytest.mark.parametrize(("outlet", "era"), PRINTED)
@few
@given(data=st.data())
def test_furniture_changes_nothing(outlet: str, era: str, data: st.DataObject) -> None:
    """Share bar, slots, footer, wrapping div, white space and spans leave the article as it is."""
    article = data.draw(articles(outlet, era))
    around = data.draw(st.lists(furniture(), min_size=1, max_size=4, unique_by=lambda f: f.kind))
    if is_told_by_its_place(article):
        around = [piece for piece in around if piece.kind != "wrapping"]

    assert feeddump.parse_bytes(render(article, outlet, era, furniture=around)) == article


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_each_kind_alone_changes_nothing(kind: Kind, data: st.DataObject) -> None:
    """Each kind of furniture, anywhere in any outlet's articles, leaves the article as it is."""
    outlet, era = data.draw(st.sampled_from(PRINTED))
    article = data.draw(articles(outlet, era))
    piece = data.draw(furniture(kind))
    assume(not (kind == "wrapping" and is_told_by_its_place(article)))

    assert feeddump.parse_bytes(render(article, outlet, era, furniture=[piece])) == article
