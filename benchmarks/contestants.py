"""Who is measured: the floor, feeddump, and the extractors that somebody would use in its place.

Each reads the file itself. Only feeddump finds out where the header ends: the others are handed
the same body, found beforehand, as a page with the body as its one article.
"""

import importlib
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from attrs import field, frozen
from lxml import etree

import feeddump
from feeddump.adapters.generic import Generic
from feeddump.adapters.registry import adapter_for
from feeddump.errors import HeaderError
from feeddump.header import Header, split

UNCLAIMED = "unclaimed.example"

TextOf = Callable[[str], str]
"""A page's main text, a line a paragraph."""


@frozen
class File:
    """A dump file, with what is found out before anything is timed."""

    path: Path
    header: Header
    body: bytes
    page: str = field(repr=False)
    elsewhere: bytes = field(repr=False)
    """The whole file, but from a host without an adapter."""


@frozen
class Contestant:
    """What is timed.

    Attributes:
        name: what the table calls it.
        run: what is timed, for one file.
        read: the Article of a labelled file, for the score.
    """

    name: str
    run: Callable[[File], object]
    read: Callable[[File], feeddump.Article]


def prepared(path: Path) -> File | None:
    """The file; None where it is no dump file or has no body."""
    data = path.read_bytes()
    try:
        header, body = split(data)
    except HeaderError:
        return None
    page = f"<html><body><article>{body.decode(errors='replace')}</article></body></html>"
    return File(path, header, body, page, moved(data, header, body)) if body else None


def moved(data: bytes, header: Header, body: bytes) -> bytes:
    """The same file from a host that no adapter claims."""
    if isinstance(adapter_for(header.url, ()), Generic):
        return data
    elsewhere = header.url.replace(urlsplit(header.url).netloc, UNCLAIMED, 1)
    head = data.removesuffix(body)
    return head.replace(f"]({header.url})".encode(), f"]({elsewhere})".encode()) + body


def ours() -> Iterator[Contestant]:
    """feeddump, with its adapters and as if it had none for these outlets."""
    yield Contestant(
        "feeddump.parse_file",
        lambda file: feeddump.parse_file(file.path),
        lambda file: feeddump.parse_file(file.path),
    )
    yield Contestant(
        "feeddump, generic adapter",
        lambda file: (file.path.read_bytes(), feeddump.parse_bytes(file.elsewhere)),
        lambda file: feeddump.parse_bytes(file.elsewhere),
    )


def peers() -> Iterator[Contestant]:
    """The peers that are installed."""
    for name, module, text_of in PEERS:
        try:
            importlib.import_module(module)
        except ImportError:
            continue
        yield peer(name, text_of())


def peer(name: str, text_of: TextOf) -> Contestant:
    """One that is given a page and gives its text."""

    def run(file: File) -> str:
        file.path.read_bytes()
        return text_of(file.page)

    def read(file: File) -> feeddump.Article:
        lines = (unlisted(line) for line in text_of(file.page).split("\n"))
        blocks = tuple(feeddump.Block("paragraph", line) for line in lines if line.strip())
        return feeddump.Article(url="", title="", outlet="", blocks=blocks)

    return Contestant(name, run, read)


def unlisted(line: str) -> str:
    """A line without the mark that extractors set before a list's items: it is no mistake."""
    return re.sub(r"^\s*[-•]\s+", "", line)


def read_and_build(file: File) -> object:
    """The floor: the least that anybody pays who reads the file and lets lxml make its tree."""
    with open(file.path, "rb", buffering=0) as stream:  # noqa: PTH123 - as feeddump does
        stream.readall()
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    return etree.fromstring(file.body, parser)


def trafilatura(**options: bool) -> Callable[[], TextOf]:
    """Trafilatura with these options."""

    def load() -> TextOf:
        extract = importlib.import_module("trafilatura").extract
        return lambda page: extract(page, include_comments=False, **options) or ""

    return load


def readability() -> TextOf:
    """readability-lxml: the summary is HTML; its text is taken block by block."""
    document = importlib.import_module("readability").Document
    return lambda page: "\n".join(paragraphs(document(page).summary()))


def paragraphs(page: str) -> Iterator[str]:
    """The text of each element that holds text of its own, as a user would take it."""
    for element in importlib.import_module("lxml.html").fromstring(page).iter("p", "li", "h2"):
        yield " ".join(element.text_content().split())


def resiliparse() -> TextOf:
    """Resiliparse's main content."""
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda page: str(extract(page, main_content=True, list_bullets=False, alt_texts=False))


def beautiful_soup() -> TextOf:
    """All paragraphs, whatever they are: the first thing that everybody writes."""
    soup = importlib.import_module("bs4").BeautifulSoup
    return lambda page: "\n".join(
        " ".join(p.get_text().split()) for p in soup(page, "lxml").find_all("p")
    )


PEERS: Sequence[tuple[str, str, Callable[[], TextOf]]] = (
    ("resiliparse, main content", "resiliparse", resiliparse),
    ('BeautifulSoup, find_all("p")', "bs4", beautiful_soup),
    ("readability-lxml", "readability", readability),
    ("trafilatura, fast", "trafilatura", trafilatura(fast=True)),
    ("trafilatura", "trafilatura", trafilatura()),
    ("trafilatura, favor_precision", "trafilatura", trafilatura(favor_precision=True)),
)
"""Each peer's name, what it needs, and how it is loaded."""
