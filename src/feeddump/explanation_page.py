"""An Explanation as one HTML page that needs nothing but itself: no script, nothing loaded."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from types import MappingProxyType
from typing import Final

from feeddump.article import Article, Block, Image
from feeddump.explaining import Explanation, Group, Line
from feeddump.explanation_style import STYLE
from feeddump.explanation_text import fields

_GROUPS: Final[Mapping[Group, str]] = MappingProxyType(
    {
        "kept": "Text and images of the article",
        "belongs": "The article's, as fields",
        "furniture": "Dropped",
    }
)
_KANA: Final = re.compile("[\u3041-\u30ff]")
_HAN: Final = re.compile("[\u4e00-\u9fff]")
_ADDRESS: Final = re.compile(r"https?://", re.IGNORECASE)


def render(explanation: Explanation) -> str:
    r"""The page: the fields on top, the article as kept, and every line of the body.

    What was dropped is struck through where it stands, tinted by its role. The rule and the place
    of a line show when a pointer rests on it, and below it when it is opened.

    >>> import feeddump
    >>> data = b"[<b>A title</b>](https://example.org/1)\n------\n\n<p>Text.</p>"
    >>> "<h1 lang=\"\">&lt;b&gt;A title&lt;/b&gt;</h1>" in render(feeddump.explain(data))
    True
    """
    return "\n".join(_page(explanation)) + "\n"


def _page(explanation: Explanation) -> Iterator[str]:
    article = explanation.article
    language = _language(f"{article.title} {article.text}")
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield "<head>"
    yield from _head(article.title)
    yield "</head>"
    yield "<body>"
    yield "<header>"
    yield f'<h1 lang="{language}">{escape(article.title)}</h1>'
    yield from _fields(explanation)
    yield from _repairs(explanation.warnings)
    yield "</header>"
    yield "<main>"
    yield '<section aria-labelledby="kept">'
    yield '<h2 id="kept">The article as kept</h2>'
    yield f'<article lang="{language}">'
    yield from _article(article)
    yield "</article>"
    yield "</section>"
    yield '<section aria-labelledby="body">'
    yield '<h2 id="body">The body, line by line</h2>'
    yield from _body(list(explanation.in_order()), language)
    yield "</section>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _head(title: str) -> Iterator[str]:
    """The page may use its own style, told by its digest, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="referrer" content="no-referrer">'
    yield f"<title>{escape(title)} - explained by feeddump</title>"
    yield f"<style>{STYLE}</style>"


def _fields(explanation: Explanation) -> Iterator[str]:
    yield "<dl>"
    for name, value in fields(explanation):
        if name != "title":
            shown = _value(value) if value else '<span class="none">none</span>'
            yield f"<div><dt>{name}</dt><dd>{shown}</dd></div>"
    yield "</dl>"


def _value(value: str) -> str:
    """A field's value; an address of the web as a link."""
    if _ADDRESS.match(value):
        return f'<a href="{escape(value)}" rel="noreferrer">{escape(value)}</a>'
    return escape(value)


def _repairs(warnings: tuple[str, ...]) -> Iterator[str]:
    if warnings:
        yield '<div class="repairs" role="note"><strong>Mended before reading</strong>'
        yield f"<ul>{_each('<li>{}</li>', warnings)}</ul></div>"


def _article(article: Article) -> Iterator[str]:
    """The article's blocks and images, in order."""
    if article.lead is not None:
        yield f'<p class="lead">{escape(article.lead)}</p>'
    images = iter(article.images)
    pending = next(images, None)
    for (kind, _), numbered in groupby(enumerate(article.blocks), key=_kind_and_images(article)):
        blocks = list(numbered)
        while pending is not None and pending.position <= blocks[0][0]:
            yield _image(pending)
            pending = next(images, None)
        yield _blocks(kind, [block for _, block in blocks])
    while pending is not None:
        yield _image(pending)
        pending = next(images, None)
