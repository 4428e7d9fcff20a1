"""Stage 1, first half: the file's bytes as UTF-8, whatever they came in."""

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY: Final = ("big5", "gb18030")
"""Tried in this order, on the whole file, strictly: nearly all bytes are some GB18030 text, and few
GBK texts are Big5 (its rows for 人, 前, 全, 如 and 日 are empty)."""


def by_mark(data: bytes) -> tuple[bytes, str]:
    """The bytes behind a byte order mark as UTF-8, and the repair; as they are without one."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            text = data.decode(name, errors="replace").removeprefix("\ufeff")
            return text.encode(), "" if name == "utf-8" else f"read as {name.upper()}"
    return data, ""


def by_trial(data: bytes) -> tuple[bytes, str] | None:
    """Bytes that are no UTF-8 as UTF-8, and the repair; None where no encoding fits wholly.

    >>> by_trial("一个人在前面走".encode("gb18030"))[1]
    'read as GB18030'
    """
    for name in _LEGACY:
        try:
            return data.decode(name).encode(), f"read as {name.upper()}"
        except UnicodeDecodeError:
            continue
    return None
