#!/usr/bin/env python3
"""How fast feeddump is: against the floor, stage by stage, and beside its peers.

usage: python benchmarks/speed.py [FOLDER] [--rounds N] [--sample N] [--no-peers] [--out FOLDER]

FOLDER holds dump files; without one, the examples are copied until there are some thousand. The
floor is to read the same files and to let lxml make its tree of the same bodies. All times are
processor time of one process, the median of rounds in which everybody runs once. Peers, which are
slow, read a sample, and the floor the same sample. Scores are counted on the hand labels that lie
beside some checkouts. For the peers and the plot: ``pip install -e '.[bench]'``.
"""

import argparse
import importlib.util
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

import plot
import table
from attrs import evolve, frozen
from contestants import Contestant, File, ours, peers, prepared
from multiplied import dump_files, multiply
from rounds import Result, time_all, time_stages
from scores import SHARED, Tally, count, exact_share, line_f1, records, scorer_of

EXAMPLES = Path(__file__).resolve().parents[1] / "examples" / "dump"
COPIES = 3000


@frozen
class Options:
    """What the command is asked for."""

    folder: Path | None
    rounds: int
    sample: int
    with_peers: bool
    out: Path | None


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write the table and the plot where asked."""
    options = read_options(arguments)
    with ExitStack() as stack:
        folder = options.folder or multiply(
            EXAMPLES, COPIES, Path(stack.enter_context(tempfile.TemporaryDirectory()))
        )
        files = [file for path in dump_files(folder) if (file := prepared(path))]
        results, of_stages = measure(files, options)
    report = "\n\n".join((heading(files), table.contest(results), table.stages(of_stages)))
    print(report)
    if options.out is not None:
        write(report, results, options.out)


def read_options(arguments: Sequence[str] | None) -> Options:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="dump files; else the examples")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--sample", type=int, default=200, help="how many files the peers read")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--out", type=Path, help="where to write speed.md and speed.png")
    read = parser.parse_args(arguments)
    return Options(read.folder, read.rounds, read.sample, not read.no_peers, read.out)


def measure(files: Sequence[File], options: Options) -> tuple[list[Result], list[Result]]:
    """The contestants' results, with their scores, and those of the stages."""
    contestants = list(ours())
    others = list(peers()) if options.with_peers else []
    results = time_all(contestants, files, options.rounds)
    if others:
        sample = files[:: max(len(files) // options.sample, 1)]
        results += time_all(others, sample, options.rounds)[1:]
    tallies = scores([*contestants, *others])
    results = [with_scores(each, tallies.get(each.name)) for each in results]
    return results, time_stages(files, options.rounds)


def with_scores(result: Result, tally: Tally | None) -> Result:
    """The result with the scores of that tally."""
    if tally is None:
        return result
    return evolve(result, line_f1=line_f1(tally), exact=exact_share(tally))


def scores(contestants: Sequence[Contestant]) -> dict[str, Tally]:
    """Each contestant's tally; nothing where no labels lie beside the checkout."""
    if not (SHARED / "gold").is_dir():
        return {}
    scorer = scorer_of(SHARED)
    tallies = {each.name: Tally() for each in contestants}
    for record in records(SHARED / "gold"):
        file = prepared(SHARED / "corpus" / record["path"])
        assert file is not None, f"{record['path']} is labelled and cannot be read"
        for each in contestants:
            tallies[each.name].update(count(scorer, record, each.read(file)))
    return tallies


def heading(files: Sequence[File]) -> str:
    """What was measured, where and when."""
    kilobytes = sum(len(file.body) for file in files) / len(files) / 1000
    return f"{len(files):,} files with bodies of {kilobytes:.1f} kB on average. {table.machine()}."


def write(report: str, results: Sequence[Result], folder: Path) -> None:
    """The report, and the plot where matplotlib is installed and there are scores."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "speed.md").write_text(report + "\n", encoding="utf-8")
    if importlib.util.find_spec("matplotlib") and any(each.line_f1 for each in results):
        plot.draw(results, folder / "speed.png")


if __name__ == "__main__":
    main()
