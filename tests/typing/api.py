"""Right uses of the public names, with the types that they must have. Checked, not run."""

# pyright: strict, reportUnnecessaryTypeIgnoreComment=true

import datetime as dt
import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar, Literal, assert_type

import pyarrow as pa

import feeddump
import feeddump.arrow
import feeddump.jsonl
import feeddump.markdown
from feeddump import Adapter, Article, Block, Explanation, Header, Image, Line, ParseError, Role
from feeddump.adapters.base import Medium, Page, TextLine


class Coast(Adapter):
    """Tables as plain class attributes, with and without annotations."""

    outlet = "coast"
    hosts = ("coast.example",)
    timezone = "Asia/Singapore"
    dates = ("%Y-%m-%d %H:%M",)
    elements = {".club": Role.PROMO}  # noqa: RUF012 - as users write it
    lines: ClassVar[Mapping[str, Role]] = {r"Read also:": Role.RELATED}
    bylines = (r"By (.+)$",)
    heading_length = 30
    not_headings = (r"Q:", *Adapter.not_headings)

    def label(self, page: Page) -> None:
        """A hook may ask a page's lines and change their roles."""
        for index in page.tail(1):
            assert_type(page.lines[index], TextLine)
            assert_type(page.role(index), Role)
            page.label(index, Role.CREDIT, "Coast.label: at the end")

    def authors(self, page: Page) -> Iterable[str]:
        """A hook may add to what the base finds."""
        return [*super().authors(page), "desk"]

    def title(self, printed: str) -> str:
        """A hook may begin with what the base does."""
        return super().title(printed).upper()

    def published(self, page: Page) -> dt.datetime | dt.date | None:
        """A hook may narrow nothing and still fit."""
        return super().published(page)

    def image_address(self, medium: Medium) -> str:
        """A hook may look at the attributes."""
        return medium.attributes.get("data-big", "")

    def caption(self, text: str) -> tuple[str, str]:
        """A hook gives caption and credit."""
        return text, ""


class Hidden(os.PathLike[str]):
    """A path of some other library."""

    def __fspath__(self) -> str:
        return "a.md"


def paths(data: bytes) -> None:
    """A path is a string, a Path or anything that gives a string as its path."""
    for path in ("a.md", Path("a.md"), Hidden()):
        assert_type(feeddump.parse_file(path), Article)
        assert_type(feeddump.parse_bytes(data, path=path), Article)
        assert_type(feeddump.explain(path), Explanation)
        assert_type(feeddump.iter_dir(path), Iterator[Article])
        assert_type(feeddump.iter_archive(path), Iterator[Article])
    assert_type(feeddump.parse_bytes(data), Article)
    assert_type(feeddump.parse_bytes(data, path=None), Article)
    assert_type(feeddump.explain(data), Explanation)


def adapters(data: bytes) -> None:
    """Adapters come in a list or a tuple, or not at all."""
    feeddump.parse_file("a.md", adapters=[Coast()])
    feeddump.parse_bytes(data, adapters=(Coast(), Adapter()))
    feeddump.explain(data, adapters=[])
    feeddump.iter_dir("dump", adapters=None)
    own: list[Coast] = [Coast()]
    feeddump.iter_dir("dump", adapters=own)
    assert_type(Coast().outlet, str)
    assert_type(Adapter.hosts, tuple[str, ...])


def policies() -> None:
    """What to do with errors is one of three words or a callable, whatever it returns."""
    feeddump.iter_dir("dump", on_error="raise")
    feeddump.iter_dir("dump", on_error="warn", pattern="*.md")
    feeddump.iter_dir("dump", on_error="skip", pattern=["*.md", "*.txt"])
    failed: list[ParseError] = []
    feeddump.iter_dir("dump", on_error=failed.append)
    feeddump.iter_dir("dump", on_error=lambda error: print(error.path))  # noqa: T201

    def wider(error: Exception) -> bool:
        return bool(error.args)

    feeddump.iter_dir("dump", on_error=wider)


def progress() -> None:
    """Progress is told to anything that takes it; processes are a whole number."""
    told: list[feeddump.Progress] = []
    feeddump.iter_dir("dump", workers=2, progress=told.append)
    feeddump.iter_archive("dump.zip", workers=0, progress=lambda each: print(each.errors))  # noqa: T201
    feeddump.iter_archive("dump.zip", on_error="skip", pattern="*.md", adapters=[], progress=None)
    for each in told:
        assert_type(each.files_done, int)
        assert_type(each.files_total, int | None)
        assert_type(each.bytes_done, int)
        assert_type(each.errors, int)


def duplicates(given: list[Article]) -> None:
    """A key is one of two words, a callable, or several of these; keep is one of two words."""
    assert_type(feeddump.dedupe(given), Iterator[Article])
    feeddump.dedupe(iter(given), key="url")
    feeddump.dedupe((each for each in given), key=("url", "text"), keep="first")
    feeddump.dedupe(given, key=["url", lambda each: each.title], keep="newest")
    feeddump.dedupe(given, key=lambda each: (each.outlet, each.published))

    def day(each: Article) -> dt.date | None:
        return each.collected

    feeddump.dedupe(feeddump.dedupe(given, key=day), key=[day, "text"])


def json_lines(given: Iterable[Article], path: Path) -> None:
    """JSON lines go to a path or a stream of bytes, and come from one, or from lines of bytes."""
    assert_type(feeddump.jsonl.write(given, path), int)
    for destination in ("a.jsonl.gz", Hidden(), io.BytesIO(), sys.stdout.buffer, path.open("wb")):
        feeddump.jsonl.write(given, destination)
    assert_type(feeddump.jsonl.read(path), Iterator[Article])
    for source in ("a.jsonl.gz", Hidden(), io.BytesIO(), sys.stdin.buffer, [b"{}"]):
        feeddump.jsonl.read(source)


def pages(given: Article, path: Path) -> None:
    """Markdown is a page, or a folder of pages."""
    assert_type(feeddump.markdown.to_markdown(given), str)
    assert_type(feeddump.markdown.from_markdown(""), Article)
    assert_type(feeddump.markdown.write([given], path), int)
    assert_type(feeddump.markdown.read("pages"), Iterator[Article])


def tables(given: Iterable[Article], path: Path) -> None:
    """Tables are pyarrow's."""
    assert_type(feeddump.arrow.SCHEMA, pa.Schema)
    assert_type(feeddump.arrow.to_batches(given, batch_size=10), Iterator[pa.RecordBatch])
    assert_type(feeddump.arrow.to_table(given), pa.Table)
    assert_type(feeddump.arrow.write_parquet(given, path, compression="snappy"), int)
    for back in (
        feeddump.arrow.read_parquet("a.parquet"),
        feeddump.arrow.from_table(feeddump.arrow.to_table(given)),
        feeddump.arrow.from_batches(feeddump.arrow.to_batches(given)),
    ):
        assert_type(back, Iterator[Article])


def article(given: Article) -> None:
    """Each field of an Article, and what follows from them."""
    assert_type(given.url, str)
    assert_type(given.title, str)
    assert_type(given.outlet, str)
    assert_type(given.timestamp_ms, int | None)
    assert_type(given.collected, dt.datetime | None)
    assert_type(given.published, dt.datetime | dt.date | None)
    assert_type(given.authors, tuple[str, ...])
    assert_type(given.credits, tuple[str, ...])
    assert_type(given.lead, str | None)
    assert_type(given.blocks, tuple[Block, ...])
    assert_type(given.paragraphs, tuple[str, ...])
    assert_type(given.text, str)
    assert_type(given.images, tuple[Image, ...])
    assert_type(given.path, Path | None)
    assert_type(hash(given), int)
    assert_type({given: given.title}, dict[Article, str])


def dicts(given: Article) -> None:
    """An Article becomes a dict and comes back as its own class."""

    class Mine(Article):
        """A user's subclass."""

    assert_type(given.to_dict(), dict[str, Any])
    assert_type(Article.from_dict(given.to_dict()), Article)
    assert_type(Mine.from_dict(given.to_dict()), Mine)


def values() -> None:
    """Blocks and images can be made by hand."""
    assert_type(Block("paragraph", "Text."), Block)
    assert_type(Block(kind="list_item", text="One.").text, str)
    assert_type(Article(url="", title="", outlet="", blocks=(Block("quote", "x"),)), Article)
    image = Image("https://example.org/a.jpg", src="/a.jpg", caption="Low water.")
    assert_type(image.url, str)
    assert_type(image.src, str)
    assert_type(image.alt, str)
    assert_type(image.caption, str | None)
    assert_type(image.credit, str | None)
    assert_type(image.position, int)


def kinds(block: Block) -> int:
    """The five kinds are all that there are: a checker knows when none was forgotten."""
    assert_type(block.kind, Literal["paragraph", "heading", "list_item", "quote", "embed"])
    match block.kind:
        case "paragraph" | "list_item" | "quote":
            return 0
        case "heading":
            return 1
        case "embed":
            return 2


def published(given: Article) -> dt.date | None:
    """A stamp is told from a plain date, and both from none, by looking."""
    if given.published is None:
        assert_type(given.published, None)
        return None
    if isinstance(given.published, dt.datetime):
        return given.published.astimezone(dt.UTC).date()
    return given.published


def explanation(data: bytes) -> None:
    """Each part of an Explanation."""
    given = feeddump.explain(data)
    assert_type(given.header, Header)
    assert_type(given.header.timestamp_ms, int | None)
    assert_type(given.header.author, str)
    assert_type(given.adapter, str)
    assert_type(given.lines, tuple[Line, ...])
    assert_type(given.images, tuple[Line, ...])
    assert_type(given.warnings, tuple[str, ...])
    for line in given.lines:
        assert_type(line.text, str)
        assert_type(line.role, Role)
        assert_type(line.rule, str)
    assert_type(Role("lead"), Role)


def errors() -> None:
    """What is caught tells its file and its reason, and is told of another one."""
    try:
        feeddump.parse_file("a.md")
    except feeddump.HeaderError as error:
        assert_type(error.at(Path("b.md")), feeddump.HeaderError)
    except feeddump.WorkerError as error:
        assert_type(error.exit_code, int | None)
        assert_type(error.reason, str)
    except feeddump.FormatError as error:
        assert_type(error.line, int | None)
        assert_type(error.at(None), feeddump.FormatError)
    except feeddump.WriteError as error:
        assert_type(error.path, Path | None)
        assert_type(error.reason, str)
    except feeddump.MissingExtraError as error:
        assert_type(error.name, str | None)
    except (feeddump.BodyError, feeddump.ReadError, feeddump.ArchiveError) as error:
        assert_type(error.path, Path | None)
        assert_type(error.reason, str)
    except feeddump.FeeddumpError as error:
        assert_type(error, feeddump.FeeddumpError)
    raise feeddump.ParseError("no article", path=Path("a.md"))
