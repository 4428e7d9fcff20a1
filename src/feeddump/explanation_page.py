"""An Explanation as one HTML page that needs nothing but itself: no script, nothing loaded."""

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from types import MappingProxyType
from typing import Final

from feeddump.article import Article, Block, BlockKind, Image
from feeddump.explaining import Explanation, Group, Line
from feeddump.explanation_style import STYLE
from feeddump.explanation_text import fields
from feeddump.roles import Role
from feeddump.whitespace import fold

_GROUPS: Final[Mapping[Group, str]] = MappingProxyType(
    {
        "kept": "Text and images of the article",
        "belongs": "The article's, as fields",
        "furniture": "Dropped",
    }
)
_BLOCKS: Final[Mapping[BlockKind, tuple[str, str]]] = MappingProxyType(
    {
        "paragraph": ("<p>", "</p>"),
        "heading": ("<h3>", "</h3>"),
        "list_item": ("<ul><li>", "</li></ul>"),
        "quote": ("<blockquote>", "</blockquote>"),
        "embed": ('<aside><span class="name">embed</span> ', "</aside>"),
    }
)
_WIDE: Final = frozenset({"printed title", "url", "credits", "file"})
"""The fields with a row of their own."""
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
            width = ' class="wide"' if name in _WIDE else ""
            yield f"<div{width}><dt>{name}</dt><dd>{shown}</dd></div>"
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
    """The article's lead, blocks and images, in order."""
    if article.lead is not None:
        yield f'<p class="lead">{escape(article.lead)}</p>'
    images: dict[int, list[Image]] = {}
    for image in article.images:
        images.setdefault(image.position, []).append(image)
    for index, block in enumerate(article.blocks):
        yield from map(_image, images.get(index, ()))
        yield _block(block)
    yield from map(_image, images.get(len(article.blocks), ()))
    if article.lead is None and not article.blocks and not images:
        yield '<p class="none">Nothing was kept.</p>'


def _block(block: Block) -> str:
    before, after = _BLOCKS[block.kind]
    return f"{before}{escape(block.text)}{after}"


def _image(image: Image) -> str:
    """A box in place of the image, which is not loaded."""
    parts = (
        ("address", image.url),
        ("alt", image.alt),
        ("caption", image.caption),
        ("credit", image.credit),
    )
    told = "".join(
        f'<div><span class="name">{name}</span> <span class="{name}">{escape(text)}</span></div>'
        for name, text in parts
        if text
    )
    return f"<figure>{told}</figure>"


def _body(lines: list[Line], language: str) -> Iterator[str]:
    """Each line and image in its place, below a legend of the roles that occur."""
    yield from _legend(lines)
    yield '<p class="filter">'
    if any(line.group == "furniture" for line in lines):
        yield '<label><input type="checkbox" id="only"> Only what was dropped</label>'
    yield '<span class="hint">Open a line to see its rule and place.</span></p>'
    yield '<ol class="lines">'
    for line in lines:
        yield _line(line, language)
    yield "</ol>"


def _legend(lines: list[Line]) -> Iterator[str]:
    """The roles that occur, by what they mean for the article, each with its count."""
    counts = Counter((line.group, line.role) for line in lines)
    yield '<dl class="legend">'
    for group, meaning in _GROUPS.items():
        roles = [(role, count) for (of, role), count in counts.items() if of == group]
        if roles:
            chips = " ".join(_count(role, count) for role, count in roles)
            yield f"<div><dt>{meaning}</dt><dd>{chips}</dd></div>"
    yield "</dl>"


def _count(role: Role, count: int) -> str:
    return f'<span class="count">{_chip(role)} {count}</span>'


def _line(line: Line, language: str) -> str:
    """One line, its rule in the title that a pointer shows and in the part that opens."""
    text = escape(fold(line.text)) or '<span class="none">no address</span>'
    if line.is_image:
        text = f'<span class="address">{text}</span>'
    tag = "del" if line.group == "furniture" else "span"
    rule, place = escape(line.rule), escape(line.place)
    return (
        f'<li class="{line.group} {line.role}"><details>'
        f'<summary title="{rule}">{_chip(line.role)} <{tag} lang="{language}">{text}</{tag}>'
        f"</summary><dl><div><dt>rule</dt><dd>{rule}</dd></div>"
        f"<div><dt>place</dt><dd>{place}</dd></div></dl></details></li>"
    )


def _chip(role: Role) -> str:
    return f'<span class="role {role}">{role.replace("_", " ")}</span>'


def _each(form: str, texts: Iterable[str]) -> str:
    return "".join(form.format(escape(text)) for text in texts)


def _language(text: str) -> str:
    """The language whose forms of Chinese characters the reader should see; "" for no such one.

    >>> _language("山城雨后"), _language("雨の町"), _language("Rain")
    ('zh', 'ja', '')
    """
    if _KANA.search(text):
        return "ja"
    return "zh" if _HAN.search(text) else ""
