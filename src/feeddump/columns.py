"""Columns of a terminal: how many a text needs, and tables of texts."""

import unicodedata
from collections.abc import Iterator, Sequence


def width(text: str) -> int:
    """The columns that a terminal needs: two for a wide character, none for a combining one.

    >>> width("灯a")
    3
    """
    return sum(
        0
        if unicodedata.combining(character)
        else 1 + (unicodedata.east_asian_width(character) in "WF")
        for character in text
    )


def padded(text: str, columns: int) -> str:
    """The text with blanks after it, as many as the columns leave.

    >>> padded("灯", 4)
    '灯  '
    """
    return text + " " * (columns - width(text))


def table(rows: Sequence[Sequence[str]], *, numbers: range) -> Iterator[str]:
    r"""The rows as lines, two blanks between the columns.

    Args:
        rows: the cells of each row, as many in each.
        numbers: which columns stand at the right, as numbers do.

    >>> print(*table([["outlet", "files"], ["dw", "2"]], numbers=range(1, 2)), sep="\n")
    outlet  files
    dw          2
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            " " * (columns - width(cell)) + cell if at in numbers else padded(cell, columns)
            for at, (cell, columns) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()
