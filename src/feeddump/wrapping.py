"""Lines no wider than a terminal, as Chinese and Latin texts are broken."""

import re
from collections.abc import Iterator
from typing import Final

from feeddump.columns import width

_OPENS: Final = r"“‘（《〈「『【〔［｛([{"
_CLOSES: Final = r"，。！？：；、”’）》〉」』】〕］｝…—·,.!?:;)\]}%"
_WIDE: Final = r"\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffe6"
_UNIT: Final = re.compile(rf"\s+|[{re.escape(_OPENS)}]*(?:[{_WIDE}]|[^\s{_WIDE}“‘]+)?[{_CLOSES}]*")
"""What is not parted: a blank, a word, or a Chinese character; each with its punctuation."""


def wrap(text: str, columns: int) -> Iterator[str]:
    """The lines of a text, each no wider than so many columns.

    A line may end after any Chinese character, and between words. None begins with a closing mark
    or ends with an opening one. What cannot be parted, as an address, stands whole on a line.

    >>> list(wrap("他说：“灯亮了。”", 8))
    ['他说：', '“灯亮', '了。”']
    """
    for paragraph in text.split("\n"):
        yield from _lines(paragraph, columns)


def _lines(paragraph: str, columns: int) -> Iterator[str]:
    line, used = "", 0
    for unit in filter(None, _UNIT.findall(paragraph)):
        needed = width(unit)
        if line.strip() and used + needed > columns and not unit.isspace():
            yield line.rstrip()
            line, used = "", 0
        line, used = line + unit, used + needed
    yield line.rstrip()
