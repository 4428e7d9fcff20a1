"""Rounds: every contestant once in each, one after the other, so that all meet the same machine."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping, Sequence

from attrs import frozen
from contestants import Contestant, File, read_and_build
from stages import STAGES, staged_pass

FLOOR = "floor: the file read, lxml's tree of its body"

Round = Mapping[str, float]
"""Microseconds a file, by name."""


@frozen
class Result:
    """What one contestant or stage takes.

    Attributes:
        name: who it is.
        microseconds: the processor time of a file, the median of the rounds.
        floors: the same as a multiple of the floor's in the same round, the median of the rounds.
        line_f1: how much of the lines is right; None where there are no labels.
        exact: the share of labelled files that are wholly right.
    """

    name: str
    microseconds: float
    floors: float
    line_f1: float | None = None
    exact: float | None = None


def time_all(contestants: Sequence[Contestant], files: Sequence[File], rounds: int) -> list[Result]:
    """The results of contestants; the floor, measured among them on the same files, comes first."""
    runs = {FLOOR: read_and_build} | {each.name: each.run for each in contestants}
    measured = in_rounds(lambda: one_round(runs, files), rounds)
    return [result(name, measured) for name in runs]


def time_stages(files: Sequence[File], rounds: int) -> list[Result]:
    """The results of feeddump's stages."""

    def timed() -> Round:
        floor = one_round({FLOOR: read_and_build}, files)
        spent = staged_pass(files)
        return floor | {stage: spent[stage] / 1000 / len(files) for stage in STAGES}

    measured = in_rounds(timed, rounds)
    return [result(stage, measured) for stage in STAGES]


def in_rounds(timed: Callable[[], Round], rounds: int) -> list[Round]:
    """The rounds, behind one that only warms up; what was there before is left to no collector."""
    timed()
    gc.collect()
    gc.freeze()
    measured = [timed() for _ in range(rounds)]
    gc.unfreeze()
    return measured


def one_round(
    runs: Mapping[str, Callable[[File], object]], files: Sequence[File]
) -> dict[str, float]:
    """What each contestant takes for a file."""
    return {name: microseconds(run, files) for name, run in runs.items()}


def microseconds(run: Callable[[File], object], files: Sequence[File]) -> float:
    """The processor time that ``run`` takes for a file: others on the machine hardly change it."""
    start = time.process_time_ns()
    for file in files:
        run(file)
    return (time.process_time_ns() - start) / 1000 / len(files)


def result(name: str, measured: Sequence[Round]) -> Result:
    """The medians of the rounds."""
    return Result(
        name,
        statistics.median(each[name] for each in measured),
        statistics.median(each[name] / each[FLOOR] for each in measured),
    )
