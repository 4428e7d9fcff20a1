"""What goes out comes back, whatever the article."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import articles

import feeddump
import feeddump.jsonl
import feeddump.markdown
from feeddump import Article
from feeddump.testing import ERAS, OUTLETS
from feeddump.testing import articles as printed


def same(one: Article, other: Article) -> bool:
    """Whether two articles are equal, and so are the zone or day and the path."""
    stamps = [each.published and each.published.isoformat() for each in (one, other)]
    return one == other and stamps[0] == stamps[1] and one.path == other.path


@given(found=st.lists(articles, max_size=4))
def test_json_lines(found: list[Article]) -> None:
    """Any articles come back from JSON lines as they were, each from a line of its own."""
    stream = io.BytesIO()
    assert len(found) == feeddump.jsonl.write(found, stream)
    read = list(feeddump.jsonl.read(io.BytesIO(stream.getvalue())))

    assert len(found) == stream.getvalue().count(b"\n") == len(read)
    assert all(map(same, found, read))


@given(article=articles)
def test_markdown(article: Article) -> None:
    """Any article comes back from its page as it was, and the page stays the same."""
    page = feeddump.markdown.to_markdown(article)
    read = feeddump.markdown.from_markdown(page.encode().decode())

    assert same(article, read)
    assert page == feeddump.markdown.to_markdown(read)


@given(article=articles)
def test_front_matter(article: Article) -> None:
    """Any article's front matter says to a reader of YAML what the article says."""
    yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")
    page = feeddump.markdown.to_markdown(article)
    values = yaml.safe_load(re.split(r"^---\n", page, maxsplit=2, flags=re.MULTILINE)[1])
    expected = article.to_dict()
    blocks = expected.pop("blocks")
    expected["embeds"] = [at for at, block in enumerate(blocks) if block["kind"] == "embed"]

    assert expected == values


@given(found=st.lists(articles, max_size=4))
def test_arrow(found: list[Article]) -> None:
    """Any articles come back from a table and from a Parquet file as they were."""
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    from feeddump import arrow  # noqa: PLC0415 - needs pyarrow

    table = arrow.to_table(found)
    file = io.BytesIO()
    pq.write_table(table, file)

    for stored in (table, pq.read_table(file)):
        read = list(arrow.from_table(stored))
        assert len(found) == len(read)
        assert all(map(same, found, read))


@pytest.mark.parametrize("outlet", ERAS)
@given(data=st.data())
def test_what_outlets_print(outlet: str, data: st.DataObject) -> None:
    """What an outlet can print goes through every output."""
    article = data.draw(printed(OUTLETS[outlet]))
    (line,) = feeddump.jsonl.read([_line(article)])

    assert same(article, line)
    assert same(article, feeddump.markdown.from_markdown(feeddump.markdown.to_markdown(article)))
    assert [article] == list(feeddump.dedupe([article, line]))


def _line(article: Article) -> bytes:
    stream = io.BytesIO()
    feeddump.jsonl.write([article], stream)
    return stream.getvalue()
