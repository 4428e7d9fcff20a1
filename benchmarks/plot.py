"""The contestants as points: how slow, and how right. Needs matplotlib."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

from rounds import Result

Axes: TypeAlias = Any
"""matplotlib's: its types are known only where the extra is installed."""

OURS, PEERS = "#0b6e99", "#8a8f98"
SIZE = (7.2, 4.2)
"""In inches: as wide as a page of the docs shows it, so that no letter is shrunk."""


def draw(results: Sequence[Result], file: Path) -> None:
    """Write a PNG with a point for each result that has a score."""
    pyplot = importlib.import_module("matplotlib.pyplot")
    pyplot.switch_backend("agg")
    figure, axes = pyplot.subplots(figsize=SIZE, layout="constrained")
    scored = [result for result in results if result.line_f1 is not None]
    edges = {min(scored, key=by_time).name, max(scored, key=by_time).name}
    for result in scored:
        add_point(axes, result, to_the_left=result.name not in edges and not is_ours(result))
    dress(axes, scored)
    figure.savefig(file, dpi=160)
    pyplot.close(figure)


def add_point(axes: Axes, result: Result, *, to_the_left: bool) -> None:
    """A point with its name beside it."""
    ours = is_ours(result)
    axes.scatter(result.floors, result.line_f1, s=70 if ours else 45, color=OURS if ours else PEERS)
    axes.annotate(
        result.name,
        (result.floors, result.line_f1),
        xytext=(-7 if to_the_left else 7, 0),
        textcoords="offset points",
        horizontalalignment="right" if to_the_left else "left",
        verticalalignment="center",
        color=OURS if ours else "#444444",
        fontsize=9,
        fontweight="bold" if ours else "normal",
    )


def by_time(result: Result) -> float:
    """The order from left to right."""
    return result.floors


def is_ours(result: Result) -> bool:
    """Whether it is feeddump."""
    return result.name.startswith("feeddump")


def dress(axes: Axes, results: Sequence[Result]) -> None:
    """Axes, grid and labels; room to the right for the last name."""
    axes.set_xscale("log")
    axes.set_xlim(0.9, 8 * max(result.floors for result in results))
    ticks = [tick for tick in (1, 2, 5, 10, 20, 50, 100, 200) if tick <= axes.get_xlim()[1]]
    axes.set_xticks(ticks, [f"{tick}×" for tick in ticks])
    axes.minorticks_off()
    axes.set_xlabel("time, as a multiple of reading the file and parsing it with lxml")
    axes.set_ylabel("line F1 on the hand-labelled files")
    axes.grid(color="#e4e6ea", linewidth=0.8)
    axes.set_axisbelow(True)
    axes.spines[["top", "right"]].set_visible(False)
