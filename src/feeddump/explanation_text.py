"""An Explanation as lines of text, for a terminal or a pipe."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from feeddump.columns import padded, width
from feeddump.explaining import Explanation, Group, Line
from feeddump.whitespace import fold

_WIDEST: Final = 40
"""Columns: a longer rule or place is printed whole, and pushes what follows to the right."""
_BOLD: Final = "1"
_FAINT: Final = "2"
_COLOURS: Final[Mapping[Group, str]] = MappingProxyType(
    {"kept": "32", "belongs": "36", "furniture": "31"}
)


def fields(explanation: Explanation) -> Iterator[tuple[str, str]]:
    r"""The names and values of what was read beside the text; "" where there is no value.

    >>> import feeddump
    >>> explanation = feeddump.explain(b"[A title](https://example.org/1)\n------\n\n<p>Text.</p>")
    >>> [name for name, value in fields(explanation) if not value]
    ['published', 'collected', 'authors', 'credits']
    """
    header, article = explanation.header, explanation.article
    yield "title", article.title
    if header.title != article.title:
        yield "printed title", header.title
    yield "url", header.url
    yield "outlet", article.outlet
    yield "adapter", explanation.adapter
    yield "published", "" if article.published is None else article.published.isoformat()
    yield "collected", "" if article.collected is None else article.collected.isoformat()
    yield "authors", ", ".join(article.authors)
    yield "credits", " / ".join(article.credits)
    if article.path is not None:
        yield "file", str(article.path)


def render(explanation: Explanation, *, colour: bool) -> Iterator[str]:
    r"""The lines of text, without line ends: the fields, the repairs, then each line and image.

    Args:
        explanation: what is told.
        colour: whether escape sequences tint the roles: what is kept green, what belongs to the
            article as a field cyan, furniture red.

    >>> import feeddump
    >>> explanation = feeddump.explain(b"[A title](https://example.org/1)\n------\n\n<p>Text.</p>")
    >>> list(render(explanation, colour=False))[-1]
    'paragraph  Adapter.shape: text  p  Text.'
    """
    for name, value in fields(explanation):
        yield _named(name, fold(value) or "-", colour=colour)
    for repair in explanation.warnings:
        yield _named("repair", repair, colour=colour)
    yield ""
    lines = list(explanation.in_order())
    role = _column([line.role for line in lines])
    rule = _column([line.rule for line in lines])
    place = _column([line.place for line in lines])
    for line in lines:
        why = f"{padded(line.rule, rule)}  {padded(line.place, place)}"
        yield "  ".join(
            (
                _tinted(padded(line.role, role), _COLOURS[line.group], colour=colour),
                _tinted(why, _FAINT, colour=colour),
                _shown(line, colour=colour),
            )
        ).rstrip()


def _named(name: str, value: str, *, colour: bool) -> str:
    return f"{_tinted(f'{name:<13}', _BOLD, colour=colour)}  {value}"


def _shown(line: Line, *, colour: bool) -> str:
    """A line's text; an address may hold characters that would steer the terminal."""
    text = fold(line.text)
    return _tinted(text, _FAINT, colour=colour and line.group == "furniture")


def _tinted(text: str, code: str, *, colour: bool) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if colour and text else text


def _column(texts: list[str]) -> int:
    """How wide a column is that holds these texts, all but very long ones."""
    return max((needed for text in texts if (needed := width(text)) <= _WIDEST), default=0)
