"""The tags of HTML as stage 2 sees them: what each does to the lines around it. Data only."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

INLINE: Final = 0
"""Text goes on without a separator."""
BLOCK: Final = 1
"""A line ends where it opens and where it closes."""
BREAK: Final = 2
"""A line ends."""
IMAGE: Final = 3
SILENT: Final = 4
"""Neither it nor anything inside gives text."""
FALLBACK: Final = 5
"""Raw markup for browsers without scripts: no text, but its images count."""
MEDIA: Final = 6
"""A player or frame: no text, but a place in the order of things."""
END: Final = 7
"""The mark below a body, which only what never ends can swallow."""

END_MARK: Final = "feeddump-end"
"""The tag of that mark."""

BOLD: Final = 1
ITALIC: Final = 2
LINK: Final = 4
SMALL: Final = 8
HEADING: Final = 16
ITEM: Final = 32
QUOTE: Final = 64
FIGURE: Final = 128
CELL: Final = 256
INLINE_STYLES: Final = BOLD | ITALIC | LINK | SMALL

_BLOCKS = (
    *("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd"),
    *("details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
    *("form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html"),
    *("legend", "li", "main", "menu", "nav", "ol", "optgroup", "option", "p", "pre", "search"),
    *("section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
)
_INLINES = (
    *("a", "abbr", "acronym", "b", "base", "bdi", "bdo", "big", "cite", "code", "col", "colgroup"),
    *("data", "del", "dfn", "em", "font", "i", "input", "ins", "kbd", "label", "link", "mark"),
    *("meta", "nobr", "output", "param", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small"),
    *("source", "span", "strike", "strong", "sub", "sup", "time", "track", "tt", "u", "var", "wbr"),
)
_STYLES = {
    "b": BOLD,
    "strong": BOLD,
    "i": ITALIC,
    "em": ITALIC,
    "a": LINK,
    "small": SMALL,
    "li": ITEM,
    "dd": ITEM,
    "blockquote": QUOTE,
    "figure": FIGURE,
    "td": CELL,
    "th": CELL,
} | {f"h{level}": HEADING for level in range(1, 7)}
_EFFECTS = (
    dict.fromkeys(_INLINES, INLINE)
    | dict.fromkeys(_BLOCKS, BLOCK)
    | dict.fromkeys(("script", "style", "template", "svg", "math", "title", "object"), SILENT)
    | dict.fromkeys(("iframe", "video", "audio"), MEDIA)
    | {"br": BREAK, "img": IMAGE, "noscript": FALLBACK, END_MARK: END}
)

TAGS: Final[Mapping[str, tuple[int, int, None]]] = MappingProxyType(
    {tag: (effect, _STYLES.get(tag, 0), None) for tag, effect in _EFFECTS.items()}
)
"""Each known tag's effect and the style that it lends to the text inside it."""

UNKNOWN: Final = (INLINE, 0, None)
"""What any other tag is: inline. It may be a tag that the crawler glued to its attributes."""
