#!/usr/bin/env python3
"""What grows with the number of files: time, memory, and what several processes change.

usage: python benchmarks/scaling.py [FOLDER] [--files N] [--workers N]

The dump files of FOLDER, or else the examples, are copied until there are N of them, in folders of
a thousand; the same files are packed as a ZIP and as a tar.gz. Each line of the table is a process
of its own. Memory is that of all its processes at a tenth, a half and the whole of the files; pages
that processes share count for each. Needs Linux for the memory.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import table
from multiplied import multiply

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples" / "dump"


def main(arguments: Sequence[str] | None = None) -> None:
    """Copy, pack, measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", type=Path, nargs="?", default=EXAMPLES)
    options.add_argument("--files", type=int, default=100_000)
    options.add_argument("--workers", type=int, default=2)
    read = options.parse_args(arguments)
    marks = (read.files // 10, read.files // 2, read.files)
    print(f"{read.files:,} files. {table.machine()}.\n", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        rows = measured(read.folder, Path(folder), marks, (1, read.workers))
        for line in table.markdown_lines(heads(marks), rows):  # a run that is cut off tells much
            print(line, flush=True)


def measured(
    folder: Path, work: Path, marks: Sequence[int], workers: Sequence[int]
) -> Iterator[list[str]]:
    """A row for each kind of source and number of processes."""
    copies = multiply(folder, marks[-1], work / "dump")
    sources = {
        "folder": copies,
        "ZIP": Path(shutil.make_archive(str(work / "packed"), "zip", copies)),
        "tar.gz": Path(shutil.make_archive(str(work / "packed"), "gztar", copies)),
    }
    for name, source in sources.items():
        for count in workers:
            yield row(name, count, run(source, count, marks))


def run(source: Path, workers: int, marks: Sequence[int]) -> dict[str, Any]:
    """What one run tells."""
    command = [
        sys.executable,
        str(HERE / "one_run.py"),
        str(source),
        str(workers),
        *map(str, marks),
    ]
    finished = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    told: dict[str, Any] = json.loads(finished.stdout)
    return told


def row(source: str, workers: int, told: dict[str, Any]) -> list[str]:
    """What one run tells, as a row."""
    rate = told["articles"] / told["seconds"]
    memory = [f"{megabytes:.0f}" for megabytes in told["memory"].values()]
    return [source, str(workers), f"{rate:,.0f}", f"{1000 * told['first']:.0f}", *memory]


def heads(marks: Sequence[int]) -> tuple[str, ...]:
    """The table's heads."""
    memory = (f"MB at {mark:,}" for mark in marks)
    return ("source", "workers", "files a second", "ms to the first Article", *memory)


if __name__ == "__main__":
    main()
