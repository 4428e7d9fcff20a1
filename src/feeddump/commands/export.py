"""``feeddump export``: a dump as one file or folder, for other programs."""

import argparse
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final, TypeAlias

from feeddump.article import Article
from feeddump.commands import progress_bar, selection, source
from feeddump.commands.selection import Selection
from feeddump.commands.streams import binary_output, tell
from feeddump.commands.tally import Tally, number_of, tell_failure, tell_nothing

Writer: TypeAlias = Callable[[Iterable[Article], str], int]
"""What writes articles under a name, whole or not at all, and tells how many they were."""

_STANDARD_OUTPUT: Final = "-"

DESCRIPTION: Final = (
    "Write the articles of a dump as one file or folder. It gets its name when it is whole: an "
    "error, Ctrl-C or a killed process leaves none, and an older file as it was."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    source.add_arguments(parser)
    parser.add_argument(
        "-o",
        "--output",
        type=_output,
        required=True,
        metavar="OUT",
        help="what to write: a name that ends with .jsonl, .jsonl.gz or .parquet; a folder for "
        'Markdown, with a slash at its end; or "-" for JSON lines on standard output',
    )
    selection.add_arguments(parser)
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="name each file that gave no article"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    wanted = Selection(options.outlet, options.since, options.until)
    if wanted.since and wanted.until and wanted.since > wanted.until:
        options.parser.error(f"--since {wanted.since} is later than --until {wanted.until}")
    tally = Tally(tell_failure if options.verbose else tell_nothing)
    with progress_bar.shown() as progress:
        articles = source.read(options.source, options.workers, tally, progress)
        write = _writer(options.output)
        written = write(filter(wanted.takes, articles), options.output)
    tell(f"{number_of(written, 'article')} written; {tally.in_words()}")
    if tally.articles and not written:
        tell('no article fits the options; "feeddump stats" shows which outlets and days there are')
    return tally.status()


def _output(name: str) -> str:
    """A name that tells a format."""
    try:
        _writer(name)
    except LookupError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return name


def _writer(name: str) -> Writer:
    """What writes the format that a name tells.

    Raises:
        LookupError: where it tells none.
    """
    for ending, writer in _WRITERS.items():
        if name.endswith(ending):
            return writer
    if name == _STANDARD_OUTPUT:
        return _write_output
    raise LookupError(
        f"{name!r} tells no format: end it with .jsonl, .jsonl.gz or .parquet, or with "
        f"{os.sep} for a folder of Markdown"
    )


def _write_jsonl(articles: Iterable[Article], name: str) -> int:
    from feeddump import jsonl  # noqa: PLC0415 - no other format needs it

    return jsonl.write(articles, name)


def _write_output(articles: Iterable[Article], _name: str) -> int:
    from feeddump import jsonl  # noqa: PLC0415

    with binary_output() as stream:
        return jsonl.write(articles, stream)


def _write_parquet(articles: Iterable[Article], name: str) -> int:
    from feeddump import arrow  # noqa: PLC0415 - it needs pyarrow

    return arrow.write_parquet(articles, name)


def _write_markdown(articles: Iterable[Article], name: str) -> int:
    from feeddump import markdown  # noqa: PLC0415

    return markdown.write(articles, Path(name))


_WRITERS: Final[Mapping[str, Writer]] = MappingProxyType(
    {
        ".jsonl": _write_jsonl,
        ".jsonl.gz": _write_jsonl,
        ".parquet": _write_parquet,
        "/": _write_markdown,
        os.sep: _write_markdown,
    }
)
