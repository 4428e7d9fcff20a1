"""A folder's dump files again and again, as real copies in folders of a thousand."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path

IN_A_FOLDER = 1000
SUFFIXES = frozenset({".md", ".txt"})


def dump_files(folder: Path) -> list[Path]:
    """The dump files below a folder, sorted."""
    return sorted(file for file in folder.rglob("*") if file.suffix in SUFFIXES and file.is_file())


def multiply(folder: Path, wanted: int, into: Path) -> Path:
    """Copy the files of ``folder`` to ``into`` until there are as many as wanted."""
    for source, target in zip(itertools.cycle(dump_files(folder)), targets(wanted, into)):
        shutil.copyfile(source, target)
    return into


def targets(wanted: int, into: Path) -> Iterator[Path]:
    """The copies' paths, their folders made."""
    for number in range(wanted):
        folder = into / f"{number // IN_A_FOLDER:04}"
        if number % IN_A_FOLDER == 0:
            folder.mkdir(parents=True)
        yield folder / f"{number:07}.md"
