"""The archives of real files, where they lie beside the checkout."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from oracles import is_invisible, is_subsequence, squeezed, text_of

import feeddump

FEED_SERVICE = re.compile(r"feedx\.\w+|获取更多RSS")
GLUED = re.compile(rb"<[a-z]+[1-6]?(?:class|src|href|id|style|data-[a-z]+)=")
DATE_LINE = re.compile(rb"\A\s*\xe6\x97\xa5\xe6\x9c\x9f\xef\xbc\x9a[^\n]*\n")
RULE = re.compile(rb"^-{6,}[ \t]*\r?$", re.MULTILINE)


def said(lines: Iterable[feeddump.Line]) -> str:
    """What lines say, without white space."""
    return squeezed("".join(line.text for line in lines))


@pytest.fixture(scope="module")
def outcomes(corpus: Path) -> tuple[list[feeddump.Article], list[feeddump.ParseError]]:
    """All articles of the corpus, and the errors of the files without one."""
    errors: list[feeddump.ParseError] = []
    articles = list(feeddump.iter_dir(corpus, on_error=errors.append))
    return articles, errors


@pytest.fixture(scope="module")
def articles(
    outcomes: tuple[list[feeddump.Article], list[feeddump.ParseError]],
) -> list[feeddump.Article]:
    """All articles of the corpus."""
    return outcomes[0]


def test_every_file(
    corpus: Path, outcomes: tuple[list[feeddump.Article], list[feeddump.ParseError]]
) -> None:
    """Every file is an article or an error, once, in the order of the paths."""
    articles, errors = outcomes
    files = [Path(folder, name) for folder, _, names in os.walk(corpus) for name in names]
    read = [article.path for article in articles if article.path]

    assert 2_773 <= len(files)
    assert sorted(files) == sorted([*read, *(error.path for error in errors if error.path)])
    assert sorted(read) == read
    assert 0 == len(errors)


def test_no_feed_service(articles: list[feeddump.Article]) -> None:
    """No text names the feed service."""
    assert [] == [article.path for article in articles if FEED_SERVICE.search(article.text)]


def test_nothing_invisible(articles: list[feeddump.Article]) -> None:
    """No text holds a control character or one without width, but for its line breaks."""
    assert [] == [
        article.path
        for article in articles
        if any(map(is_invisible, "".join((article.title, *article.text.split("\n")))))
    ]


def test_no_markup(articles: list[feeddump.Article]) -> None:
    """No text holds a tag."""
    tag = re.compile(r"</?(?:p|div|span|br|img|a|strong|em|small|figure|iframe|script)\b[^<]*>")

    assert [] == [article.path for article in articles if tag.search(article.text)]


def test_conservation(corpus: Path) -> None:
    """The lines of every file are its body's text, each word once and in order."""
    lost: list[Path] = []
    for path in sorted(corpus.rglob("*.md")):
        data = path.read_bytes()
        body = DATE_LINE.sub(b"", RULE.split(data, maxsplit=1)[1])
        lines = feeddump.explain(data).lines
        if not GLUED.search(body) and text_of(body) != said(lines):
            lost.append(path)

    assert [] == lost


def test_articles_are_parts(articles: list[feeddump.Article]) -> None:
    """An article's paragraphs say nothing that no line of its body says, in their order."""
    assert [] == [
        article.path
        for article in articles
        if article.path
        and not is_subsequence(
            squeezed("".join(article.paragraphs)), said(feeddump.explain(article.path).lines)
        )
    ]
