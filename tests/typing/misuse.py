"""Wrong uses of the public names, each of which both checkers must reject. Checked, not run.

Each carries a ``type: ignore``, for mypy with the code of the error it must find. Both checkers
complain of one that they did not need: then a wrong use passes for a right one.
"""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true, reportUnusedExpression=false
# ruff: noqa: ARG002, B018, D102, RUF012 - wrong uses need no meaning of their own

import sys
from collections.abc import Iterable
from pathlib import Path

import feeddump
import feeddump.arrow
import feeddump.jsonl
import feeddump.markdown
from feeddump import Adapter, Article, Block, Explanation, Image, Line, ParseError, Role
from feeddump.adapters.base import Page


def frozen(article: Article, block: Block, image: Image) -> None:
    """Values do not change."""
    article.title = "x"  # type: ignore[misc]
    article.path = Path("a.md")  # type: ignore[misc]
    article.text = "x"  # type: ignore[misc]
    article.paragraphs = ()  # type: ignore[misc]
    article.collected = None  # type: ignore[misc]
    article.blocks[0] = block  # type: ignore[index]
    article.blocks.append(block)  # type: ignore[attr-defined]
    article.authors.append("x")  # type: ignore[attr-defined]
    block.text = "x"  # type: ignore[misc]
    block.kind = "quote"  # type: ignore[misc]
    image.position = 1  # type: ignore[misc]


def frozen_explanations(explanation: Explanation, line: Line) -> None:
    """Nor do explanations."""
    explanation.adapter = "x"  # type: ignore[misc]
    explanation.header.title = "x"  # type: ignore[misc]
    explanation.lines.clear()  # type: ignore[attr-defined]
    line.role = Role.LEAD  # type: ignore[misc]
    Role.LEAD = Role.AD  # type: ignore[misc]


def values(article: Article) -> None:
    """Fields hold what they say, all that have no default are given, and no others."""
    Block("image", "x")  # type: ignore[arg-type]
    Block(Role.PARAGRAPH, "x")  # type: ignore[arg-type]
    Block("paragraph")  # type: ignore[call-arg]
    Block("paragraph", None)  # type: ignore[arg-type]
    Block("paragraph", b"x")  # type: ignore[arg-type]
    Image()  # type: ignore[call-arg]
    Image("a.jpg", position="1")  # type: ignore[arg-type]
    Article(url="", title="")  # type: ignore[call-arg]
    Article(url="", title="", outlet="", timestamp_ms="0")  # type: ignore[arg-type]
    Article(url="", title="", outlet="", published="2024-02-29")  # type: ignore[arg-type]
    Article(url="", title="", outlet="", authors=["x"])  # type: ignore[arg-type]
    Article(url="", title="", outlet="", blocks=[Block("quote", "x")])  # type: ignore[arg-type]
    Article(url="", title="", outlet="", blocks=("x",))  # type: ignore[arg-type]
    Article(url="", title="", outlet="", path="a.md")  # type: ignore[arg-type]
    Article(url="", title="", outlet="", text="x")  # type: ignore[call-arg]
    article.summary  # type: ignore[attr-defined]
    Role("lead").lower_case  # type: ignore[attr-defined]
    Role.SIDEBAR  # type: ignore[attr-defined]


def optional(article: Article) -> None:
    """What can be None must be asked first."""
    article.lead.strip()  # type: ignore[union-attr]
    article.collected.year  # type: ignore[union-attr]
    article.timestamp_ms + 1  # type: ignore[operator]
    article.path.name  # type: ignore[union-attr]
    article.published.year  # type: ignore[union-attr]
    article.images[0].caption.strip()  # type: ignore[union-attr]
    day: str = article.published  # type: ignore[assignment]
    plain: str = article.lead  # type: ignore[assignment]
    print(day, plain)  # noqa: T201


def dicts(article: Article) -> None:
    """What from_dict takes is a dict of named values, not its text."""
    Article.from_dict('{"url": ""}')  # type: ignore[arg-type]
    Article.from_dict(b"{}")  # type: ignore[arg-type]
    Article.from_dict([("url", "")])  # type: ignore[arg-type]
    Article.from_dict({1: "url"})  # type: ignore[dict-item]
    Article.from_dict()  # type: ignore[call-arg]
    article.to_dict("url")  # type: ignore[call-arg]


def paths(data: bytes) -> None:
    """A path is no bytes and no open file, and bytes are no path."""
    feeddump.parse_file(data)  # type: ignore[arg-type]
    feeddump.parse_file(b"a.md")  # type: ignore[arg-type]
    feeddump.parse_file(None)  # type: ignore[arg-type]
    feeddump.parse_file(0)  # type: ignore[arg-type]
    feeddump.parse_file(sys.stdin)  # type: ignore[arg-type]
    feeddump.parse_bytes("a.md")  # type: ignore[arg-type]
    feeddump.parse_bytes(Path("a.md"))  # type: ignore[arg-type]
    feeddump.parse_bytes(data, path=b"a.md")  # type: ignore[arg-type]
    feeddump.parse_bytes(data, "a.md")  # type: ignore[call-arg]
    feeddump.explain(bytearray(data))  # type: ignore[arg-type]
    feeddump.explain(None)  # type: ignore[arg-type]
    feeddump.iter_dir(b"dump")  # type: ignore[arg-type]
    feeddump.iter_dir(None)  # type: ignore[arg-type]
    feeddump.iter_dir(["dump"])  # type: ignore[arg-type]
    feeddump.iter_dir("dump", "*.md")  # type: ignore[call-arg]
    feeddump.iter_dir("dump", pattern=b"*.md")  # type: ignore[arg-type]
    feeddump.iter_dir("dump", pattern=None)  # type: ignore[arg-type]


class Coast(Adapter):
    """An adapter that is right."""

    outlet = "coast"
    hosts = ("coast.example",)


def adapters(data: bytes) -> None:
    """The adapters are a sequence of instances: no class, no lone one, no slug."""
    feeddump.parse_file("a.md", adapters=Coast())  # type: ignore[arg-type]
    feeddump.parse_file("a.md", adapters=[Coast])  # type: ignore[list-item]
    feeddump.parse_file("a.md", adapters=Coast)  # type: ignore[arg-type]
    feeddump.parse_bytes(data, adapters=["coast"])  # type: ignore[list-item]
    feeddump.parse_bytes(data, adapters="coast")  # type: ignore[arg-type]
    feeddump.explain(data, adapters={"coast": Coast()})  # type: ignore[arg-type]
    feeddump.iter_dir("dump", adapters=[None])  # type: ignore[list-item]
    feeddump.iter_dir("dump", adapters=iter([Coast()]))  # type: ignore[arg-type]
    feeddump.iter_dir("dump", [Coast()])  # type: ignore[call-arg, list-item]
    Coast("coast.example")  # type: ignore[call-arg]


def policies() -> None:
    """The policy is one of three words, or takes one ParseError."""
    feeddump.iter_dir("dump", on_error="ignore")  # type: ignore[arg-type]
    feeddump.iter_dir("dump", on_error=None)  # type: ignore[arg-type]
    feeddump.iter_dir("dump", on_error=True)  # type: ignore[arg-type]

    def none() -> None: ...

    def other(error: OSError) -> None: ...

    def narrower(error: feeddump.HeaderError) -> None: ...

    feeddump.iter_dir("dump", on_error=none)  # type: ignore[arg-type]
    feeddump.iter_dir("dump", on_error=other)  # type: ignore[arg-type]
    feeddump.iter_dir("dump", on_error=narrower)  # type: ignore[arg-type]
    feeddump.iter_dir("dump", on_error=ParseError("x"))  # type: ignore[arg-type]


def processes_and_progress(progress: feeddump.Progress) -> None:
    """Processes are a number, and progress is told to what takes it."""
    feeddump.iter_dir("dump", workers="2")  # type: ignore[arg-type]
    feeddump.iter_dir("dump", workers=None)  # type: ignore[arg-type]
    feeddump.iter_dir("dump", 2)  # type: ignore[arg-type, call-arg]
    feeddump.iter_archive("dump.zip", workers=2.0)  # type: ignore[arg-type]
    feeddump.iter_archive(b"dump.zip")  # type: ignore[arg-type]
    feeddump.iter_archive(["dump.zip"])  # type: ignore[arg-type]
    feeddump.iter_archive("dump.zip", on_error="ignore")  # type: ignore[arg-type]

    def none() -> None: ...

    def number(done: int) -> None: ...

    feeddump.iter_dir("dump", progress=none)  # type: ignore[arg-type]
    feeddump.iter_dir("dump", progress=number)  # type: ignore[arg-type]
    feeddump.iter_archive("dump.zip", progress=True)  # type: ignore[arg-type]
    feeddump.Progress(1, 2, 3)  # type: ignore[call-arg]
    progress.errors = 0  # type: ignore[misc]
    progress.files_total + 1  # type: ignore[operator]


def iteration() -> None:
    """What iter_dir gives is read once, in order."""
    articles = feeddump.iter_dir("dump")
    articles[0]  # type: ignore[index]
    len(articles)  # type: ignore[arg-type]
    for article in articles:
        article["title"]  # type: ignore[index]


def duplicates(given: list[Article]) -> None:
    """A key is no other word, and asks nothing but an article; what it says can be hashed."""
    feeddump.dedupe(given, key="title")  # type: ignore[arg-type]
    feeddump.dedupe(given, key=None)  # type: ignore[arg-type]
    feeddump.dedupe(given, key=["url", 1])  # type: ignore[list-item]
    feeddump.dedupe(given, key=lambda: 1)  # type: ignore[arg-type]
    feeddump.dedupe(given, key=lambda each: [each.url])  # type: ignore[arg-type]
    feeddump.dedupe(given, keep="last")  # type: ignore[arg-type]
    feeddump.dedupe(given, "url")  # type: ignore[call-arg]
    feeddump.dedupe(given[0])  # type: ignore[arg-type]
    len(feeddump.dedupe(given))  # type: ignore[arg-type]


def outputs(given: list[Article], article: Article) -> None:
    """Outputs take articles and bytes, no single article and no text."""
    feeddump.jsonl.write(article, "a.jsonl")  # type: ignore[arg-type]
    feeddump.jsonl.write(given, sys.stdout)  # type: ignore[arg-type]
    feeddump.jsonl.write(given, None)  # type: ignore[arg-type]
    feeddump.jsonl.write(given)  # type: ignore[call-arg]
    feeddump.jsonl.read(sys.stdin)  # type: ignore[arg-type]
    feeddump.jsonl.read(["{}"])  # type: ignore[list-item]
    feeddump.markdown.to_markdown(given)  # type: ignore[arg-type]
    feeddump.markdown.from_markdown(b"")  # type: ignore[arg-type]
    feeddump.markdown.write(given, sys.stdout)  # type: ignore[arg-type]
    feeddump.arrow.to_batches(given, 10)  # type: ignore[call-arg]
    feeddump.arrow.to_table(article)  # type: ignore[arg-type]
    feeddump.arrow.write_parquet(given, sys.stdout.buffer)  # type: ignore[arg-type]
    feeddump.arrow.write_parquet(given, "a.parquet", compression="zip")  # type: ignore[arg-type]
    feeddump.arrow.from_table("a.parquet")  # type: ignore[arg-type]


def errors(error: ParseError) -> None:
    """An error's path is a Path and stands by its name."""
    ParseError("x", Path("a.md"))  # type: ignore[call-arg]
    ParseError("x", path="a.md")  # type: ignore[arg-type]
    ParseError()  # type: ignore[call-arg]
    error.at("a.md")  # type: ignore[arg-type]
    error.line  # type: ignore[attr-defined]
    feeddump.AdapterError("x").path  # type: ignore[attr-defined]
    feeddump.WorkerError("x", -9)  # type: ignore[call-arg]
    feeddump.WorkerError("x").path  # type: ignore[attr-defined]
    feeddump.ArchiveError("x", path="a.zip")  # type: ignore[arg-type]


class WrongTables(Adapter):
    """Tables of wrong types."""

    outlet = None  # type: ignore[assignment]
    hosts = "coast.example"  # type: ignore[assignment]
    timezone = 8  # type: ignore[assignment]
    dates = "%Y-%m-%d"  # type: ignore[assignment]
    elements = {".club": "promo"}  # type: ignore[dict-item]
    lines = [("Read also:", Role.RELATED)]  # type: ignore[assignment]
    bylines = r"By (.+)$"  # type: ignore[assignment]
    heading_length = "30"  # type: ignore[assignment]


class WrongHooks(Adapter):
    """Hooks of wrong types."""

    def label(self, page: Page, role: Role) -> None: ...  # type: ignore[override]

    def authors(self, page: Page) -> Iterable[str] | None:  # type: ignore[override]
        return None

    def title(self, printed: bytes) -> str:  # type: ignore[override]
        return printed.decode()

    def published(self, page: Page) -> str:  # type: ignore[override]
        return page.header.title

    def caption(self, text: str) -> str:  # type: ignore[override]
        return text


def hooks(page: Page) -> None:
    """A role and its reason are both needed."""
    page.label(0, "promo", "Coast.label: x")  # type: ignore[arg-type]
    page.label(0, Role.PROMO)  # type: ignore[call-arg]
    page.role("0")  # type: ignore[arg-type]
