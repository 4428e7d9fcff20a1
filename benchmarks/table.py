"""Results as Markdown."""

import datetime as dt
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from rounds import Result

HEADS = ("", "µs a file", "times the floor", "line F1", "exact files")


def markdown(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, its first column to the left and all others to the right."""
    return "\n".join(markdown_lines(heads, rows))


def markdown_lines(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The same, a line at a time, each as soon as its row is there."""
    for cells in chain([heads, ["---", *["---:"] * (len(heads) - 1)]], rows):
        yield f"| {' | '.join(cells)} |"


def contest(results: Iterable[Result]) -> str:
    """A row a contestant, with the scores."""
    return markdown(
        HEADS,
        ([each.name, *figures(each), share(each.line_f1), share(each.exact)] for each in results),
    )


def stages(results: Iterable[Result]) -> str:
    """A row a stage."""
    return markdown(("stage", *HEADS[1:3]), ([each.name, *figures(each)] for each in results))


def figures(result: Result) -> tuple[str, str]:
    """Its time and its multiple of the floor."""
    return f"{result.microseconds:,.0f}", f"{result.floors:.2f}"


def share(score: float | None) -> str:
    """A score, "-" where there is none."""
    return "-" if score is None else f"{score:.3f}"


def machine() -> str:
    """Where and when this was measured, and how busy the machine was."""
    load = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, {processor()}, {os.cpu_count()} cores, "
        f"load average {load:.1f}, {dt.datetime.now(dt.UTC):%Y-%m-%d}"
    )


def processor() -> str:
    """The processor's name, as far as the system tells."""
    told = Path("/proc/cpuinfo")
    if told.exists():
        for line in told.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()
