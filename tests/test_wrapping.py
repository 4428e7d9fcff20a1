"""Lines no wider than a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import anything, prose

from feeddump.columns import width
from feeddump.wrapping import wrap


@pytest.mark.parametrize(
    ("text", "columns", "expected"),
    [
        ("", 8, [""]),
        ("一二三四五", 4, ["一二", "三四", "五"]),
        ("一二三四五", 5, ["一二", "三四", "五"]),
        ("一二，三四", 4, ["一", "二，", "三四"]),
        ("一二“三”四", 6, ["一二", "“三”四"]),
        ("a word and another", 10, ["a word and", "another"]),
        ("见 word、又见", 8, ["见", "word、又", "见"]),
        ("https://plain.example/", 8, ["https://plain.example/"]),
        ("甲\n\n乙", 8, ["甲", "", "乙"]),
        ("见https://plain.example/a(b)c 里", 10, ["见", "https://plain.example/a(b)c", "里"]),
        ("e\u0301e\u0301 e\u0301", 3, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_lines(text: str, columns: int, expected: list[str]) -> None:
    """Lines end between words and Chinese characters; no mark is parted from what it belongs to."""
    assert expected == list(wrap(text, columns))


@given(prose, st.integers(2, 40))
def test_nothing_is_lost(text: str, columns: int) -> None:
    """But for blanks at the ends of lines, the lines are the text."""
    assert "".join(text.split()) == "".join("".join(wrap(text, columns)).split())


@given(anything, st.integers(2, 40))
def test_whatever_the_text(text: str, columns: int) -> None:
    """Any text can be wrapped, and a line that is too wide has no blank at which to part it."""
    for line in wrap(text, columns):
        assert width(line) <= columns or 1 == len(line.split())
