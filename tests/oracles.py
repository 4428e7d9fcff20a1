"""What the tests know on their own: FORMAT's rules for text, said in another way."""

import re
import unicodedata

from lxml import etree

SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "object", "title"}
    | {"iframe", "video", "audio"}
)
"""Elements whose text nobody reads."""


def text_of(body: bytes) -> str:
    """All that a body says, read off lxml's tree, without white space."""
    root = etree.fromstring(body, etree.HTMLParser(encoding="utf-8"))
    pieces: list[str] = []
    silent = None
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start" and silent is None:
            if node.tag in SILENT:
                silent = node
            else:
                pieces.append(node.text or "")
        if event == "end" and silent is node:
            silent = None
        if event != "start" and silent is None:
            pieces.append(node.tail or "")
    return squeezed("".join(pieces))


def is_subsequence(part: str, whole: str) -> bool:
    """Whether all characters of ``part`` stand in ``whole``, in the same order."""
    rest = iter(whole)
    return all(character in rest for character in part)


def is_invisible(character: str) -> bool:
    """Whether FORMAT has a character removed: control characters, U+200B and U+FEFF."""
    return character in "\u200b\ufeff" or unicodedata.category(character) == "Cc"


def folded(text: str) -> str:
    """FORMAT's folding of white space, said in another way than the library says it."""
    kept = (char for char in text if char.isspace() or not is_invisible(char))
    return re.sub(r"\s+", " ", "".join(kept)).strip()


def squeezed(text: str) -> str:
    """A text without white space and without what FORMAT has removed."""
    return "".join(char for char in text if not char.isspace() and not is_invisible(char))
