#!/usr/bin/env python3
"""Let atheris look for bytes that feeddump does not stand.

usage: python fuzz/fuzz_parse.py NEW fuzz/seeds examples/dump -dict=fuzz/html.dict

NEW is a folder for the inputs that reach new code. The options are libFuzzer's: for instance,
``-max_total_time=900`` ends it after a quarter of an hour. An input is a file as it is, or, where
its first byte is "#", a body for a sound header: so half of the work gets past the header. What is
found goes to tests/data/found/, cut to what is needed: there the suite reads it.
"""

import sys
import time
from typing import Final

import atheris

with atheris.instrument_imports(include=["feeddump"]):
    import feeddump

from mutate import SECONDS, Tally, check_last, check_text

HEADERS: Final = tuple(
    f"<!--1700000000000-->\n[山城雨后]({url})\n------\n\n".encode()
    for url in (
        "https://plain.example/1",
        "https://www.rfi.fr/cn/20231001-a",
        "https://www.dw.com/zh/a-1",
        "https://chinadigitaltimes.net/chinese/1.html",
        "https://cn.nytimes.com/china/20231001/a/",
        "https://cn.reuters.com/article/a-idCNKBS1",
        "https://www.bbc.com/zhongwen/simp/world-1",
        "https://www.ftchinese.com/story/1",
        "https://www.rfa.org/mandarin/a.html",
        "https://www.voachinese.com/a/1.html",
    )
)


class FoundError(Exception):
    """Something that must not be."""


def test_one_input(data: bytes) -> None:
    """An Article or a ParseError, soon, and nothing lost."""
    if data[:1] == b"#" and len(data) > 1:
        data = HEADERS[data[1] % len(HEADERS)] + data[2:]
    start = time.process_time()
    try:
        article = feeddump.parse_bytes(data)
    except feeddump.ParseError:
        return
    if time.process_time() - start > SECONDS:
        raise FoundError("too slow")
    for problem in (*check_text(data, article), *check_last(data, Tally())):
        raise FoundError(problem)


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()
