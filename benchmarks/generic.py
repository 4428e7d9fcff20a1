#!/usr/bin/env python3
"""The generic adapter beside trafilatura, on hand-labelled files, as a Markdown table.

usage: python benchmarks/generic.py [--shared DIR]

Each outlet that has an adapter is treated as if it had none: the header's host is replaced, in
memory, by one that no adapter claims. The links in the body keep theirs, so the generic adapter
cannot tell that a related story is of the same site. Both tools read the same bodies in the same
run, and the labels' own `score.py` counts for both. Needs `pip install -e '.[bench]'`.
"""

import argparse
import functools
import importlib
import platform
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from scores import SHARED, Reader, Tally, count, exact_share, line_f1, records, scorer_of

import feeddump
from feeddump.header import split

UNCLAIMED = "unclaimed.example"
UNKNOWN = "unknown"
TOGETHER = "these together"


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--shared", type=Path, default=SHARED, help="where gold/ and corpus/ are")
    shared: Path = options.parse_args().shared
    if not (shared / "gold").is_dir():
        options.error(f"no labels at {shared / 'gold'}")
    try:
        peer = importlib.import_module("trafilatura")
    except ImportError as error:
        options.error(f"{error}: pip install -e '.[bench]'")
    readers: dict[str, Reader] = {
        "feeddump, generic": feeddump.parse_bytes,
        "trafilatura": functools.partial(read_with, peer.extract),
        "trafilatura, favor_precision": functools.partial(
            read_with, functools.partial(peer.extract, favor_precision=True)
        ),
    }
    tallies = measure(readers, shared)
    print(table(tallies, list(readers)), end="\n\n")
    print(verdict(tallies, list(readers)))
    print(
        f"\nfeeddump {feeddump.__version__}, trafilatura {peer.__version__}, "
        f"Python {platform.python_version()}."
    )


def measure(readers: Mapping[str, Reader], shared: Path) -> dict[str, dict[str, Tally]]:
    """The tallies of each reader, by outlet; the outlets with an adapter also all together."""
    scorer = scorer_of(shared)
    rows: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Counter))
    for record in records(shared / "gold"):
        data = (shared / "corpus" / record["path"]).read_bytes()
        known = "." not in record["outlet"]
        names = (record["outlet"], TOGETHER) if known else (UNKNOWN,)
        for reader, read in readers.items():
            tally = count(scorer, record, read(unclaimed(data) if known else data))
            for name in names:
                rows[name][reader].update(tally)
    last = (TOGETHER, UNKNOWN)
    return {name: rows[name] for name in (*sorted(set(rows) - set(last)), *last)}


def unclaimed(data: bytes) -> bytes:
    """The same file from a host without an adapter; nothing else of it changes."""
    url = split(data)[0].url
    elsewhere = url.replace(urlsplit(url).netloc, UNCLAIMED, 1)
    printed = f"]({url})".encode()
    assert data.count(printed) == 1, f"{url} is not printed exactly once in its header"
    moved = data.replace(printed, f"]({elsewhere})".encode())
    assert feeddump.explain(moved).adapter == "generic", f"{elsewhere} has an adapter"
    return moved


def read_with(extract: Callable[..., str | None], data: bytes) -> feeddump.Article:
    """The body's text as trafilatura extracts it, a line a paragraph."""
    header, body = split(data)
    page = f"<html><body><article>{body.decode(errors='replace')}</article></body></html>"
    lines = (extract(page, include_comments=False) or "").split("\n")
    blocks = (feeddump.Block("paragraph", line) for line in map(unlisted, lines) if line)
    return feeddump.Article(url=header.url, title=header.title, outlet="", blocks=tuple(blocks))


def unlisted(line: str) -> str:
    """A line without the hyphen that trafilatura sets before a list's items: it is no mistake."""
    return re.sub(r"^\s*-\s+", "", line)


def table(tallies: Mapping[str, Mapping[str, Tally]], readers: list[str]) -> str:
    """A row an outlet, two columns a reader."""
    heads = [f"{reader}: {score}" for reader in readers for score in ("line F1", "exact")]
    rows = [["outlet", "files", *heads], ["---", *["---:"] * (1 + len(heads))]]
    for outlet, by_reader in tallies.items():
        scores = [f(by_reader[reader]) for reader in readers for f in (line_f1, exact_share)]
        files = str(by_reader[readers[0]]["files"])
        rows.append([outlet, files, *(f"{score:.3f}" for score in scores)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def verdict(tallies: Mapping[str, Mapping[str, Tally]], readers: list[str]) -> str:
    """In how many outlets the first reader is ahead of all others."""
    ours, *theirs = readers
    outlets = [outlet for outlet in tallies if outlet not in {TOGETHER, UNKNOWN}]
    ahead = {
        score.__name__: sum(
            score(tallies[outlet][ours]) > max(score(tallies[outlet][peer]) for peer in theirs)
            for outlet in outlets
        )
        for score in (line_f1, exact_share)
    }
    return (
        f"{ours}, is ahead of every setting of its peer in {ahead['line_f1']} of {len(outlets)} "
        f"outlets by line F1, and in {ahead['exact_share']} by exact files."
    )


if __name__ == "__main__":
    main()
