#!/usr/bin/env python3
"""Other extractors on hand-labelled dump files, as a Markdown table for docs/comparison.md.

usage: python benchmarks/peers.py [--shared DIR]

Each tool gets an item's HTML as an otherwise empty page. A tool that is not installed is left out:
pip install trafilatura beautifulsoup4 resiliparse readability-lxml newspaper4k
"""

import argparse
import importlib
import re
import runpy
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Final

from generic import SHARED, Tally, count, exact_share, line_f1, records
from lxml import html

import feeddump
from feeddump.header import Header, split

Extract = Callable[[Header, str], Iterable[str]]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--shared", type=Path, default=SHARED, help="where gold/ and corpus/ are")
    shared: Path = options.parse_args().shared
    if not (shared / "gold").is_dir():
        options.error(f"no labels at {shared / 'gold'}")
    warnings.simplefilter("ignore")
    tallies = measure(shared)
    files = next(iter(tallies.values()))["files"]
    print(f"| tool | exact, {files} files | F1 |\n|---|---:|---:|")
    for name, tally in tallies.items():
        print(f"| {name} | {exact_share(tally):.0%} | {line_f1(tally):.3f} |")


def measure(shared: Path) -> dict[str, Tally]:
    """The tally of each tool that is installed; feeddump's own is the last."""
    scorer = runpy.run_path(str(shared / "score.py"))
    tallies: dict[str, Tally] = {}
    for name, (package, tool) in TOOLS.items():
        try:
            label = name.replace(package, f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
        tally: Tally = Counter()
        for record in records(shared / "gold"):
            data = (shared / "corpus" / record["path"]).read_bytes()
            tally.update(count(scorer, record, read_with(tool, data)))
        tallies[label] = tally
    return tallies


def read_with(tool: Extract | None, data: bytes) -> feeddump.Article:
    """The article as a tool gives it, a line a paragraph; feeddump's own for no tool."""
    if tool is None:
        return feeddump.parse_bytes(data)
    header, body = split(data)
    page = f"<html><body><article>{body.decode(errors='replace')}</article></body></html>"
    lines = (re.sub(r"^\s*-\s+", "", line) for line in tool(header, page))
    blocks = tuple(feeddump.Block("paragraph", line) for line in lines if line.strip())
    return feeddump.Article(url=header.url, title=header.title, outlet="", blocks=blocks)


def load(module: str) -> ModuleType:
    """A module that may not be there; untyped, whatever it says of itself."""
    return importlib.import_module(module)


def trafilatura(page: str, **settings: object) -> list[str]:
    """Its text, which has a line for each paragraph."""
    text = load("trafilatura").extract(page, include_comments=False, **settings)
    return str(text or "").split("\n")


def beautiful_soup(_: Header, page: str) -> list[str]:
    """All paragraphs that are marked as such."""
    return [p.get_text() for p in load("bs4").BeautifulSoup(page, "lxml").find_all("p")]


def resiliparse(_: Header, page: str) -> list[str]:
    """Its main content, without bullets and alternative texts."""
    extract = load("resiliparse.extract.html2text").extract_plain_text
    text = extract(page, main_content=True, list_bullets=False, alt_texts=False)
    return str(text).split("\n")


def readability(_: Header, page: str) -> list[str]:
    """The paragraphs, items and headings of its summary."""
    summary = html.fromstring(load("readability").Document(page).summary())
    return [str(part.text_content()) for part in summary.iter("p", "h1", "h2", "h3", "li")]


def newspaper(header: Header, page: str) -> list[str]:
    """Its text, told that the page is in Chinese."""
    article = load("newspaper").Article(header.url, language="zh")
    article.download(input_html=page)
    article.parse()
    return str(article.text).split("\n")


TOOLS: Final[Mapping[str, tuple[str, Extract | None]]] = {
    'beautifulsoup4, `find_all("p")`': ("beautifulsoup4", beautiful_soup),
    "trafilatura": ("trafilatura", lambda _, page: trafilatura(page)),
    "trafilatura, `favor_precision=True`": (
        "trafilatura",
        lambda _, page: trafilatura(page, favor_precision=True),
    ),
    "newspaper4k": ("newspaper4k", newspaper),
    "readability-lxml, its `p`, `li` and headings": ("readability-lxml", readability),
    "resiliparse, main content": ("resiliparse", resiliparse),
    "feeddump": ("feeddump", None),
}
"""Each tool with its distribution, and how its lines are had."""


if __name__ == "__main__":
    main()
