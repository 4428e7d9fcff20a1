"""Read a dump on Dask and write Parquet: dask_export.py [FOLDER [OUTPUT]].

It needs Dask: pip install 'feeddump[arrow,clusters]'. OUTPUT becomes a folder with ``articles/``,
Parquet files of the columns of ``feeddump.arrow.SCHEMA``, and ``failures/``, JSON lines that tell
each file without an Article and why.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import dask
from dask.distributed import Client, LocalCluster
from dump_files import dump_files

import feeddump
import feeddump.arrow

FILES_IN_A_PART: Final = 500
PARTS_AT_LEAST: Final = 4


class Part(NamedTuple):
    """What one task did: how many articles it wrote, and the files without one."""

    articles: int
    failures: list[feeddump.ParseError]


def articles_of(
    files: Sequence[Path], failures: list[feeddump.ParseError]
) -> Iterator[feeddump.Article]:
    """The Articles of files, one at a time; what has none goes to a list."""
    for file in files:
        try:
            yield feeddump.parse_file(file)
        except feeddump.ParseError as error:
            failures.append(error)


def write_part(files: Sequence[Path], target: Path) -> Part:
    """One task, run on a worker. The file is there whole or not at all, so it may be run again."""
    failures: list[feeddump.ParseError] = []
    written = feeddump.arrow.write_parquet(articles_of(files, failures), target)
    return Part(written, failures)


def parts_of(files: Sequence[Path]) -> list[Sequence[Path]]:
    """Neighbours together, so that the parts one after the other have the order of ``iter_dir``."""
    size = max(1, min(FILES_IN_A_PART, len(files) // PARTS_AT_LEAST))
    return [files[start : start + size] for start in range(0, len(files), size)]


def write_articles(files: Sequence[Path], folder: Path) -> list[Part]:
    """A Parquet file for each part, written by whichever worker is free."""
    folder.mkdir(parents=True)
    write = dask.delayed(write_part, pure=False)
    tasks = [
        write(part, folder / f"part-{number:05}.parquet")
        for number, part in enumerate(parts_of(files))
    ]
    return list(dask.compute(*tasks))


def write_failures(failures: Sequence[feeddump.ParseError], folder: Path) -> None:
    """A line for each file without an Article."""
    folder.mkdir()
    with (folder / "part-00000.json").open("w", encoding="utf-8") as stream:
        for error in failures:
            print(json.dumps({"path": str(error.path), "reason": error.reason}), file=stream)


def main(folder: Path, output: Path) -> None:
    """Read the folder with two processes and write the output."""
    files = dump_files(folder.absolute())
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster),
    ):
        parts = write_articles(files, output.absolute() / "articles")
    failures = [error for part in parts for error in part.failures]
    write_failures(failures, output / "failures")
    print(f"{sum(part.articles for part in parts)} articles, {len(failures)} files without one")


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(*(given + [Path(__file__).with_name("dump"), Path("dask-export")][len(given) :]))
