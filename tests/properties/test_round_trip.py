"""What an outlet prints of an article is read back as that article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import feeddump
from feeddump.testing import ERAS, OUTLETS, articles, render
from feeddump.testing.strategies import is_meant, texts

PRINTED = [(outlet, era) for outlet, eras in ERAS.items() for era in eras]
"""Every markup: each outlet's eras."""

PICTURE = "https://img.example.org/1.jpg"

few = settings(max_examples=max(20, settings().max_examples // 3))
"""There are two dozen markups, so each gets a third of the examples."""


@pytest.mark.parametrize(("outlet", "era"), PRINTED)
@few
@given(data=st.data())
def test_an_article_is_read_back(outlet: str, era: str, data: st.DataObject) -> None:
    """An article printed in an outlet's markup of an era parses to an equal article."""
    article = data.draw(articles(outlet, era))

    assert feeddump.parse_bytes(render(article, outlet, era)) == article


@pytest.mark.parametrize(("outlet", "era"), PRINTED)
@few
@given(text=texts)
def test_hardly_a_text_means_something_else(outlet: str, era: str, text: str) -> None:
    """Words set between others are never left out by the strategies, whatever part they are.

    They leave out what an outlet's rules give another meaning: if that were more than oddities,
    a rule would be too wide, or a part of the markup would no longer be known.
    """
    paper = OUTLETS[outlet]
    markup = paper.era(era)
    short = f"河边{text[:6]}的灯"
    parts: list[feeddump.Block | feeddump.Image | str] = [
        # Right below an image, DW's short lines are crossheads that lost their bold.
        feeddump.Block(kind, f"{short}。" if (outlet, kind) == ("dw", "paragraph") else short)
        for kind in markup.blocks
    ]
    parts.append(feeddump.Block("paragraph", f"我们看见{text}的时候，河水很慢。"))
    if markup.caption:
        parts.append(feeddump.Image(PICTURE, PICTURE, caption=markup.caption.format(short)))
    if markup.lead:
        parts.append(f"我们看见{text}的时候，河水很慢。")

    assert [part for part in parts if not is_meant(paper, era, part)] == []
