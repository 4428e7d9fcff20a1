"""The files of a dump, as ``feeddump.iter_dir`` finds them: the examples for clusters list them."""

import os
from collections.abc import Iterator
from pathlib import Path

ENDINGS = (".md", ".txt")


def dump_files(folder: Path) -> list[Path]:
    """The dump files below a folder in the order of ``iter_dir``; a closed folder is an error."""
    return sorted(_found(folder))


def _found(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=_stop):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(parent, name) for name in names if _is_wanted(name))


def _is_wanted(name: str) -> bool:
    return name.endswith(ENDINGS) and not name.startswith(".")


def _stop(error: OSError) -> None:
    """End the listing: os.walk would pass over a folder that it cannot list."""
    raise error
