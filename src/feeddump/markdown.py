r"""Markdown: an Article as a page with front matter, and back from it.

``import feeddump`` does not load this module: ``import feeddump.markdown`` does.

>>> import feeddump, feeddump.markdown
>>> feeddump.markdown.write(feeddump.iter_dir("examples/dump/dw"), "pages")
2
>>> [article.outlet for article in feeddump.markdown.read("pages")]
['dw', 'dw']
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Final

from feeddump import atomic, commonmark, front_matter
from feeddump.article import Article, Block, Image
from feeddump.errors import FormatError, ReadError
from feeddump.file_names import file_name
from feeddump.iterating import find_files
from feeddump.reading import PathLike, read_file
from feeddump.records import from_record, to_record

__all__ = ["from_markdown", "read", "to_markdown", "write"]

_FOREIGN: Final = "only a page that is as feeddump.markdown writes it can be read"


def to_markdown(article: Article) -> str:
    r"""An Article as Markdown that renders as exactly its text.

    The front matter holds every field but the blocks, and which blocks are embeds. Below it stand
    the title, the lead in bold, and the blocks: headings, list items, quotes, and embeds that
    look like quotes. An image stands where its position is, caption and credit below it in
    italics. Every character that CommonMark would take for markup is escaped.

    >>> article = Article("https://example.org/1", "Tides", "example.org", lead="High water.",
    ...                   blocks=(Block("heading", "1. *May*"), Block("paragraph", "It rose.")))
    >>> print(to_markdown(article).partition("\n---\n")[2])
    <BLANKLINE>
    # Tides
    <BLANKLINE>
    **High water.**
    <BLANKLINE>
    ## 1\. \*May\*
    <BLANKLINE>
    It rose.
    <BLANKLINE>
    """
    values = to_record(article)
    blocks: list[dict[str, str]] = values.pop("blocks")
    path = values.pop("path")
    values["embeds"] = [at for at, block in enumerate(blocks) if block["kind"] == "embed"]
    values["path"] = path
    return front_matter.dump(values) + "".join(f"\n{chunk}\n" for chunk in _chunks(article))


def from_markdown(text: str) -> Article:
    """The Article that :func:`to_markdown` wrote so.

    What is found is written once more, and has to be the same text. So a word may be corrected by
    hand; any other page is an error, and never part of an article.

    Raises:
        FormatError: where the text is not as :func:`to_markdown` writes it.

    >>> article = Article("https://example.org/1", "Tides", "example.org")
    >>> from_markdown(to_markdown(article)) == article
    True
    """
    text = text.replace("\r\n", "\n")  # what version control makes of line feeds on Windows
    try:
        article = _parsed(text)
    except (ValueError, OverflowError, RecursionError) as error:
        raise FormatError(f"{error}: {_FOREIGN}") from error
    if to_markdown(article) != text:
        raise FormatError(
            f"it was changed since it was written, or another version wrote it: {_FOREIGN}"
        )
    return article


def write(articles: Iterable[Article], folder: PathLike) -> int:
    """Write each article as a Markdown file below a new folder, and tell how many they were.

    The files are named ``<outlet>/<year>-<month>/<day>-<title>-<address>.md``; where one address
    comes again with the same title and day, ``-2``,
    ``-3``, … follow. The folder gets its name when all files are there: an error, or a killed
    process, leaves none.

    Args:
        articles: the articles.
        folder: the folder; it must not be there yet, or be empty.

    Returns:
        The number of articles written.

    Raises:
        WriteError: where something is there already, or cannot be written.

    >>> write([Article("https://example.org/1", "Tides", "example.org")], "tides")
    1
    >>> print(*(file.as_posix() for file in Path("tides").rglob("*.md")))
    tides/example.org/undated/Tides-86dcad172a6b.md
    """
    count = 0
    taken: dict[Path, int] = {}
    with atomic.folder(folder) as new:
        for count, article in enumerate(articles, 1):  # noqa: B007 - the last is how many there were
            with atomic.telling(Path(folder)), _new_file(new / file_name(article), taken) as file:
                file.write(to_markdown(article).encode())
    return count


def read(folder: PathLike) -> Iterator[Article]:
    """The Articles of the Markdown files below a folder, one at a time, sorted by path.

    Raises:
        ReadError: from the iterator, where the system does not let us read a file or folder.
        FormatError: from the iterator, where a file is not as :func:`to_markdown` writes it.

    >>> _ = write([Article("https://example.org/1", "Ebb", "example.org")], "ebb")
    >>> [article.title for article in read("ebb")]
    ['Ebb']
    """
    for found in find_files(Path(folder), lambda name: name.endswith(".md")):
        if isinstance(found, ReadError):
            raise found
        path = Path(found)
        try:
            yield from_markdown(read_file(path).decode())
        except UnicodeDecodeError as error:
            raise FormatError(f"it is no UTF-8: {_FOREIGN}", path=path) from error
        except FormatError as error:
            raise error.at(path) from error


# Writing


def _chunks(article: Article) -> Iterator[str]:
    """What stands between blank lines; list items that follow each other are one list."""
    yield commonmark.heading(article.title, "#")
    if article.lead:
        yield f"**{commonmark.escape(article.lead)}**"
    images = _images(article)
    items: list[str] = []
    for at, block in enumerate(article.blocks):
        if items and (block.kind != "list_item" or at in images):
            yield "\n".join(items)
            items = []
        yield from images.get(at, ())
        if block.kind == "list_item":
            items.append(commonmark.from_block(block))
        else:
            yield commonmark.from_block(block)
    if items:
        yield "\n".join(items)
    yield from images.get(len(article.blocks), ())


def _images(article: Article) -> dict[int, list[str]]:
    """The images by the index of the block that they precede, as far as they show anything."""
    images: defaultdict[int, list[str]] = defaultdict(list)
    for image in article.images:
        if shown := _image(image):
            images[min(max(image.position, 0), len(article.blocks))].append(shown)
    return images


def _image(image: Image) -> str:
    """An image with what is printed beneath it; of a lost one only that."""
    shown = f"![{commonmark.escape_line(image.alt)}]({commonmark.address(image.url)})"
    notes = [f"*{commonmark.escape(note)}*" for note in (image.caption, image.credit) if note]
    return "\\\n".join([shown, *notes] if image.url else notes)


def _new_file(path: Path, taken: dict[Path, int]) -> IO[bytes]:
    """A file of that name, or of the first name after it that no article has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    while True:
        number = taken.get(path, 1)
        free = path if number == 1 else path.with_name(f"{path.stem}-{number}.md")
        try:
            return free.open("xb")
        except FileExistsError:
            taken[path] = number + 1


# Reading


def _parsed(text: str) -> Article:
    values, body = front_matter.load(text)
    embeds: object = values.pop("embeds", None)
    if not isinstance(embeds, list):
        raise ValueError("its front matter does not tell which blocks are embeds")  # noqa: TRY004
    chunks = body[1:-1].split("\n\n")[2 if values.get("lead") else 1 :]
    blocks = [block for chunk in chunks for block in _blocks(chunk)]
    values["blocks"] = [
        {"kind": "embed" if at in embeds else block.kind, "text": block.text}
        for at, block in enumerate(blocks)
    ]
    return from_record(values)


def _blocks(chunk: str) -> list[Block]:
    """The blocks of a chunk; an image's are in the front matter."""
    return [] if chunk.startswith(("![", "*")) else commonmark.to_blocks(chunk)
