#!/usr/bin/env python3
"""Parse a million broken files: real ones with bytes flipped, stretches cut, tags swapped.

usage: python fuzz/mutate.py [FOLDER] [--runs N] [--processes N] [--seed N] [--save DIR]
       python fuzz/mutate.py [FOLDER] [--seed N] --only RUN

Each run has a number, and its file follows from the seed and that number alone: ``--only`` repeats
one. What is checked, always: nothing but a ParseError comes out, within a second of processor
time. In one run of twenty also:

- the same bytes give the same outcome again;
- the article's text is found, in order, in the lines of the explanation;
- a last paragraph set below the body is still there, or the body is refused.

At the end the memory that a process has held at most must be under 300 MB. The exit status is 1
where anything failed; the files that did are written to the folder of ``--save``.
"""
# ruff: noqa: T201, PLR2004 - a script that prints

import argparse
import codecs
import random
import re
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Final

from attrs import Factory, define

import feeddump

HERE: Final = Path(__file__).resolve().parent
FOLDERS: Final = (HERE.parents[1] / "shared" / "corpus", HERE.parent / "examples" / "dump")
SECONDS: Final = 1.0
MEGABYTES: Final = 300
SAMPLE: Final = 20
CHUNK: Final = 2000
LAST: Final = "the very last paragraph"
"""In ASCII, which all encodings share but UTF-16."""
OPENERS: Final = (
    *(
        b"<!--",
        b"<![CDATA[",
        b"<!",
        b"<?",
        b"</",
        b"<",
        b'<a href="',
        b"<a href='",
        b"<p title=",
        b"&#x",
    ),
    *(b"<script>", b"<style>", b"<iframe>", b"<title>", b"<textarea>", b"<plaintext>", b"<xmp>"),
    *(b"<noscript>", b"<svg>", b"<video>", b"<select>", b"<table>", b"<template>", b"<math>"),
    *(
        b"</body></html>",
        b"<frameset>",
        b"-->",
        b"]]>",
        b"\x00",
        b"\xff",
        b"\xef\xbb\xbf",
        b"------\n",
    ),
)
_TAG = re.compile(rb"<[^<>]*>")

Outcome = feeddump.Article | str


@define
class Tally:
    """What some runs gave."""

    outcomes: Counter[str] = Factory(Counter[str])
    failures: list[tuple[int, str, bytes]] = Factory(list[tuple[int, str, bytes]])
    slowest: float = 0.0
    memory: float = 0.0

    def add(self, other: "Tally") -> None:
        """Count other runs too."""
        self.outcomes += other.outcomes
        self.failures += other.failures
        self.slowest = max(self.slowest, other.slowest)
        self.memory = max(self.memory, other.memory)


# Mutations


def flip(data: bytes, dice: random.Random, _: bytes) -> bytes:
    """One bit to eight bytes are another."""
    changed = bytearray(data)
    for _count in range(dice.randint(1, 8)):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def cut(data: bytes, dice: random.Random, _: bytes) -> bytes:
    """The end is missing."""
    return data[: dice.randrange(len(data))]


def remove(data: bytes, dice: random.Random, _: bytes) -> bytes:
    """A stretch is missing."""
    start = dice.randrange(len(data))
    return data[:start] + data[start + dice.randint(1, 200) :]


def splice(data: bytes, dice: random.Random, other: bytes) -> bytes:
    """The beginning of one file, the end of another."""
    return data[: dice.randrange(len(data))] + other[dice.randrange(len(other)) :]


def double_tag(data: bytes, dice: random.Random, _: bytes) -> bytes:
    """A tag stands there twice, or some hundred times."""
    tags = list(_TAG.finditer(data))
    if not tags:
        return data
    tag = dice.choice(tags)
    return data[: tag.end()] + tag[0] * dice.choice((1, 1, 1, 2, 300)) + data[tag.end() :]


def swap_tags(data: bytes, dice: random.Random, _: bytes) -> bytes:
    """Two tags have changed places."""
    tags = list(_TAG.finditer(data))
    if len(tags) < 2:
        return data
    one, two = sorted(dice.sample(tags, 2), key=re.Match.start)
    return data[: one.start()] + two[0] + data[one.end() : two.start()] + one[0] + data[two.end() :]


def drop_mark(data: bytes, dice: random.Random, _: bytes) -> bytes:
    """A quote, a closing bracket or a slash is missing."""
    mark = dice.choice((b'"', b'"', b"'", b">", b">", b"<", b"/", b"="))
    at = data.find(mark, dice.randrange(len(data)))
    return data if at < 0 else data[:at] + data[at + 1 :]


def insert(data: bytes, dice: random.Random, _: bytes) -> bytes:
    """Something begins that may never end."""
    at = dice.randrange(len(data))
    return data[:at] + dice.choice(OPENERS) + data[at:]


MUTATIONS: Final[tuple[Callable[[bytes, random.Random, bytes], bytes], ...]] = (
    *(flip, cut, remove, splice, double_tag, swap_tags, drop_mark, insert),
)


def broken(files: Sequence[bytes], seed: int, run: int) -> bytes:
    """The file of one run."""
    dice = random.Random(seed << 40 | run)  # noqa: S311 - no secret is made here
    data = dice.choice(files)
    for _ in range(dice.choice((1, 1, 2, 3, 5))):
        if data:
            data = dice.choice(MUTATIONS)(data, dice, dice.choice(files))
    return data


# Checks


def outcome(data: bytes) -> Outcome:
    """The article, or the reason why there is none."""
    try:
        return feeddump.parse_bytes(data)
    except feeddump.ParseError as error:
        return f"{type(error).__name__}: {error.reason}"


def check(data: bytes, tally: Tally, *, thoroughly: bool) -> Iterator[str]:
    """Parse one file and tell what is wrong with what comes out."""
    start = time.process_time()
    found = outcome(data)
    seconds = time.process_time() - start
    if seconds > SECONDS:
        yield f"took {seconds:.2f} s"
    tally.slowest = max(tally.slowest, seconds)
    tally.outcomes[found.partition(":")[0] if isinstance(found, str) else "Article"] += 1
    if thoroughly:
        tally.outcomes["checked thoroughly"] += 1
        if found != outcome(data):
            yield "the same bytes gave another outcome"
        if isinstance(found, feeddump.Article):
            yield from check_text(data, found)
            yield from check_last(data, tally)


def check_text(data: bytes, article: feeddump.Article) -> Iterator[str]:
    """The blocks must stand in the explanation's lines, in order, and so must the lead's lines."""
    lines = squeezed("".join(line.text for line in feeddump.explain(data).lines))
    for name, text in (
        ("a block", "".join(block.text for block in article.blocks)),
        ("the lead", article.lead or ""),
    ):
        rest = iter(lines)
        if not all(character in rest for character in squeezed(text)):
            yield f"{name} has text that no line has"


def check_last(data: bytes, tally: Tally) -> Iterator[str]:
    """A paragraph below the body must not vanish."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    try:
        lines = feeddump.explain(data + f"\n<p>{LAST}</p>".encode()).lines
    except feeddump.ParseError:
        tally.outcomes["last paragraph refused"] += 1
        return
    if any(LAST in line.text for line in lines):
        tally.outcomes["last paragraph kept"] += 1
    else:
        tally.outcomes["last paragraph lost"] += 1
        yield "the last paragraph was lost in silence"


def squeezed(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


# Runs


def perform(files: Sequence[bytes], seed: int, runs: range) -> Tally:
    """Some runs, in this process."""
    tally = Tally()
    for run in runs:
        data = broken(files, seed, run)
        try:
            problems = list(check(data, tally, thoroughly=run % SAMPLE == 0))
        except Exception:  # whatever comes out is what is looked for
            problems = [traceback.format_exc(limit=-2)]
        tally.failures += ((run, problem, data) for problem in problems)
    tally.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return tally


_shared: dict[str, list[bytes]] = {}


def _load(folder: Path) -> None:
    """Each process reads the files once."""
    _shared["files"] = load(folder)


def _perform(job: tuple[int, range]) -> Tally:
    return perform(_shared["files"], *job)


def load(folder: Path) -> list[bytes]:
    """All files of a folder, in a fixed order."""
    found = (file for file in sorted(folder.rglob("*")) if file.suffix in {".md", ".txt"})
    return [data for file in found if file.is_file() and (data := file.read_bytes())]


def main() -> int:
    """Run, and print what was found."""
    options = _options().parse_args()
    folder: Path = options.folder or next(folder for folder in FOLDERS if folder.is_dir())
    if options.only is not None:
        data = broken(load(folder), options.seed, options.only)
        sys.stdout.buffer.write(data)
        tally = perform(load(folder), options.seed, range(options.only, options.only + 1))
        print(*(problem for _, problem, _ in tally.failures), sep="\n", file=sys.stderr)
        return 1 if tally.failures else 0
    jobs = [
        (options.seed, range(at, min(at + CHUNK, options.runs)))
        for at in range(0, options.runs, CHUNK)
    ]
    total, start = Tally(), time.perf_counter()
    with ProcessPoolExecutor(options.processes, initializer=_load, initargs=(folder,)) as pool:
        waiting = iter(jobs)
        while batch := list(islice(waiting, 50)):
            for tally in pool.map(_perform, batch):
                total.add(tally)
            _report(total, time.perf_counter() - start)
    for run, problem, data in total.failures:
        print(f"run {run}: {problem}")
        if options.save:
            options.save.mkdir(parents=True, exist_ok=True)
            (options.save / f"{run}.md").write_bytes(data)
    if total.memory > MEGABYTES:
        print(f"a process held {total.memory:.0f} MB")
    return 1 if total.failures or total.memory > MEGABYTES else 0


def _report(total: Tally, seconds: float) -> None:
    counts = ", ".join(f"{name} {number:,}" for name, number in sorted(total.outcomes.items()))
    print(
        f"{seconds:6.0f} s: {counts}; failures {len(total.failures)}; slowest "
        f"{total.slowest:.3f} s; memory {total.memory:.0f} MB",
        flush=True,
    )


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", nargs="?", type=Path, help="dump files; default: what is there")
    options.add_argument("--runs", type=int, default=1_000_000)
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", type=int, help="repeat one run and write its file out")
    options.add_argument("--save", type=Path, help="where to write the files that failed")
    return options


if __name__ == "__main__":
    sys.exit(main())
