"""White space as FORMAT folds it: the one definition for titles, lines, captions and names."""

import re

_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\ufeff\u2028\u2029]")


def fold(text: str) -> str:
    r"""Runs of white space as one blank, none at the ends, nothing invisible.

    White space is what Unicode says it is, U+00A0, U+3000 and carriage returns included.
    U+200B, U+FEFF and control characters go; nothing else is changed: no case,
    width or punctuation folding.

    >>> fold(" 一\u3000\xa0二\u200b三\r\n")
    '一 二三'
    """
    folded = " ".join(text.split())
    return folded if folded.isprintable() else _without_invisible(folded)


def _without_invisible(text: str) -> str:
    """The rare half of :func:`fold`: what it removes can leave blanks beside each other."""
    return " ".join(_INVISIBLE.sub("", text).split())
