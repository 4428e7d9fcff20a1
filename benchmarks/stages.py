"""feeddump's stages, each by itself: one pass over the files with a clock between the stages."""

import time
from collections import Counter
from collections.abc import Iterable

from contestants import File

from feeddump.adapters.registry import adapter_for
from feeddump.assemble import assemble
from feeddump.body import read_body
from feeddump.header import split
from feeddump.lines import walk
from feeddump.reading import read_file
from feeddump.tree import build

STAGES = ("read the file", "split", "tree", "walk", "label", "assemble")


class Stopwatch:
    """The processor time of each stage, summed up over the files."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._since = 0

    def start(self) -> None:
        """What has been done since the last stop is nobody's."""
        self._since = time.process_time_ns()

    def stop(self, stage: str) -> None:
        """What has been done since the start was this stage; the next one begins."""
        self.spent[stage] += time.process_time_ns() - self._since
        self.start()


def staged_pass(files: Iterable[File]) -> Counter[str]:
    """The nanoseconds that each stage takes for all files."""
    watch = Stopwatch()
    for file in files:
        time_stages(file, watch)
    return watch.spent


def time_stages(file: File, watch: Stopwatch) -> None:
    """Run the stages one by one; the checks and repairs between them are not timed."""
    elements = adapter_for(file.header.url, ()).tables.elements
    watch.start()
    data = read_file(file.path)
    watch.stop("read the file")
    header, body = split(data)
    watch.stop("split")
    tree = build(body)
    watch.stop("tree")
    if tree.root is not None:
        walk(tree.root, elements)
    watch.stop("walk")
    adapter, (read, _) = adapter_for(header.url, ()), read_body(body, elements)
    watch.start()
    page = adapter.read(header, read)
    watch.stop("label")
    assemble(page, file.path)
    watch.stop("assemble")
