"""One run over a folder or an archive, in a process of its own, told as a line of JSON.

usage: python benchmarks/one_run.py SOURCE WORKERS [MARK ...]

At each mark, a number of articles, it looks at the resident memory of all processes of the run.
"""

import itertools
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import feeddump


def main(source: Path, workers: int, marks: Iterable[int]) -> None:
    """Read everything and print what it took."""
    start = time.perf_counter()
    articles = articles_of(source, workers)
    next(articles)
    first = time.perf_counter() - start
    memory, count = {}, 1
    for mark in marks:
        count += sum(1 for _ in itertools.islice(articles, mark - count))
        memory[mark] = megabytes()
    count += sum(1 for _ in articles)
    seconds = time.perf_counter() - start
    told = {"first": first, "seconds": seconds, "articles": count, "memory": memory}
    print(json.dumps(told))


def articles_of(source: Path, workers: int) -> Iterator[feeddump.Article]:
    """The articles of a folder or an archive."""
    read = feeddump.iter_dir if source.is_dir() else feeddump.iter_archive
    return read(source, workers=workers, on_error="raise")


def megabytes() -> float:
    """The resident memory of this process and its workers, as Linux tells it."""
    workers = (process.pid for process in multiprocessing.active_children())
    return sum(resident(pid) for pid in (os.getpid(), *filter(None, workers)))


def resident(pid: int) -> float:
    """The resident memory of one process in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), map(int, sys.argv[3:]))
