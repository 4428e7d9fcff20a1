"""Nothing of a body is lost or said twice: each word is in one labelled line, in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles import is_subsequence, squeezed, text_of
from strategies import ADDRESSES, dump, soup, trees

import feeddump

bodies = trees | soup

# Glued tags get mended, and the first tags of a body may become a head: the oracle knows neither.
plain_bodies = st.builds("<div>{}</div>".format, bodies.filter(lambda body: "glued" not in body))


@pytest.mark.parametrize("url", ADDRESSES)
@given(body=plain_bodies)
def test_the_lines_are_the_body(url: str, body: str) -> None:
    """The labelled lines, joined, are the body's text: each word once and in order."""
    explanation = feeddump.explain(dump(body, url=url))

    assert text_of(body.encode()) == squeezed("".join(line.text for line in explanation.lines))


@pytest.mark.parametrize("url", ADDRESSES)
@given(body=bodies)
def test_the_article_is_part_of_its_lines(url: str, body: str) -> None:
    """An article says nothing that no line of the body says, and nothing out of order."""
    data = dump(body, url=url)
    lines = squeezed("".join(line.text for line in feeddump.explain(data).lines))

    assert is_subsequence(squeezed(feeddump.parse_bytes(data).text), lines)


@pytest.mark.parametrize("url", ADDRESSES)
@given(body=bodies)
def test_no_line_is_empty_or_unfolded(url: str, body: str) -> None:
    """Every line holds a text, with single blanks, and names the rule that gave its role."""
    lines = feeddump.explain(dump(body, url=url)).lines

    assert [] == [line for line in lines if not line.text or not line.rule]
    assert [] == [line for line in lines if line.text != " ".join(line.text.split())]
