"""Nothing of a body is lost or said twice: each word is in one labelled line, in its order."""

import pytest
from hypothesis import assume, given, reject
from hypothesis import strategies as st
from oracles import is_subsequence, squeezed, text_of
from strategies import ADDRESSES, dump, soup, trees

import feeddump

bodies = trees | soup

# Glued tags and CDATA get mended, and a body's first tags may become a head: the oracle knows
# nothing of it.
plain_bodies = st.builds(
    "<div>{}</div>".format,
    bodies.filter(lambda body: "glued" not in body and "<![CDATA[" not in body),
)


def explain(body: str, url: str) -> feeddump.Explanation:
    """The explanation of a body that can be read whole; another is drawn where it cannot."""
    try:
        return feeddump.explain(dump(body, url=url))
    except feeddump.BodyError:
        reject()


@pytest.mark.parametrize("url", ADDRESSES)
@given(body=plain_bodies)
def test_the_lines_are_the_body(url: str, body: str) -> None:
    """The labelled lines, joined, are the body's text; a repair adds to it and takes nothing."""
    explanation = explain(body, url)
    said = squeezed("".join(line.text for line in explanation.lines))

    assume(not any("script" in warning for warning in explanation.warnings))  # it takes its code
    if explanation.warnings:
        assert is_subsequence(text_of(body.encode()), said)
    else:
        assert text_of(body.encode()) == said


@pytest.mark.parametrize("url", ADDRESSES)
@given(body=bodies)
def test_the_article_is_part_of_its_lines(url: str, body: str) -> None:
    """An article says its lead and then what lines of the body say, in their order."""
    lines = explain(body, url).lines
    leads = [line.text for line in lines if line.role is feeddump.Role.LEAD]
    said = squeezed("".join([*leads, *(line.text for line in lines)]))

    assert is_subsequence(squeezed(feeddump.parse_bytes(dump(body, url=url)).text), said)


@pytest.mark.parametrize("url", ADDRESSES)
@given(body=bodies)
def test_no_line_is_empty_or_unfolded(url: str, body: str) -> None:
    """Every line holds a text, with single blanks, and names the rule that gave its role."""
    lines = explain(body, url).lines

    assert [] == [line for line in lines if not line.text or not line.rule]
    assert [] == [line for line in lines if line.text != " ".join(line.text.split())]
