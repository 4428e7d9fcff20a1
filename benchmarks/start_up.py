#!/usr/bin/env python3
"""What ``import feeddump`` takes: the median of fresh processes, beside those that import nothing.

usage: python benchmarks/start_up.py [PROCESSES]

The byte code of feeddump is made first, as an installer does.
Times are processor time of the whole process: others on the machine hardly change it.
"""

import compileall
import resource
import statistics
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import table

import feeddump

PROCESSES = 20
STATEMENTS: Mapping[str, str] = {
    "Python alone": "pass",
    "`import lxml.etree`": "import lxml.etree",
    "`import feeddump`": "import feeddump",
    "`import feeddump`, and one article": (
        "import feeddump; feeddump.parse_bytes("
        "b'[T](https://www.rfi.fr/cn/1)\\n------\\n\\n<p>A text.</p>')"
    ),
}


def main(processes: int) -> None:
    """Measure and print."""
    compileall.compile_dir(Path(feeddump.__file__).parent, quiet=1)
    times: dict[str, list[float]] = {name: [] for name in STATEMENTS}
    for _ in range(processes):
        for name, statement in STATEMENTS.items():
            times[name].append(milliseconds(statement))
    medians = {name: statistics.median(each) for name, each in times.items()}
    bare = medians["Python alone"]
    rows = ([name, f"{each:.0f}", f"{each - bare:.0f}"] for name, each in medians.items())
    print(f"{table.machine()}.\n")
    print(table.markdown(("a process that does", "ms", "more than Python alone"), rows))


def milliseconds(statement: str) -> float:
    """The processor time of a fresh process that runs one statement."""
    before = spent()
    subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603
    return 1000 * (spent() - before)


def spent() -> float:
    """The processor time of all processes that this one has started and seen end."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PROCESSES)
