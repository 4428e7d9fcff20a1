"""The months of a dump as a heat map, in which gaps stand out. Needs matplotlib."""

# pyright: reportUnknownMemberType=false
# matplotlib's own types leave its keyword arguments unknown.

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Final

from feeddump import atomic
from feeddump.commands.figures import Month, OutletFigures, months_between
from feeddump.commands.tally import number_of
from feeddump.errors import MissingExtraError

try:
    from matplotlib import colormaps
    from matplotlib.axes import Axes
    from matplotlib.colors import ListedColormap, LogNorm
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch
    from matplotlib.ticker import StrMethodFormatter
except ModuleNotFoundError as error:
    raise MissingExtraError(
        "--plot needs matplotlib: pip install 'feeddump[plot]'", name=error.name
    ) from error

MOST_MONTHS: Final = 240
"""The most months that are drawn, 20 years: a stamp of the year 1 would leave no room for more."""

MOST_OUTLETS: Final = 60
"""The most outlets that are drawn, those with the most articles."""

_GAP: Final = "#e4572e"
_OUTSIDE: Final = "#f0f0f0"
_SHADES: Final = ListedColormap([colormaps["Blues"](0.25 + 0.75 * at / 255) for at in range(256)])
"""From a light blue on, because the lightest ones of Blues look like nothing at all."""

_MOST_LABELS: Final = 18
_STEPS: Final = (1, 2, 3, 6, 12, 24)
_DOTS_PER_INCH: Final = 150


def draw(outlets: Mapping[str, OutletFigures], path: Path) -> None:
    """Draw articles per month and outlet into a file, whose ending tells the format.

    Raises:
        WriteError: where the file cannot be written.
    """
    drawn = _largest(outlets)
    months = _window(drawn.values())
    figure = Figure(figsize=_size(len(months), len(drawn)), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title("Articles per month and outlet", loc="left")
    if months:
        _draw_cells(figure, axes, drawn, months)
        _label(axes, drawn, months)
    left_out = _total(outlets.values()) - _shown(drawn.values(), months)
    if left_out:
        figure.supxlabel(
            f"not shown: {number_of(left_out, 'article')} without a day, or beyond what fits",
            fontsize="small",
        )
    with atomic.file(path) as stream:
        figure.savefig(stream, format=path.suffix[1:], dpi=_DOTS_PER_INCH)


# What is drawn


def _largest(outlets: Mapping[str, OutletFigures]) -> dict[str, OutletFigures]:
    """The outlets with the most dated articles, in the order in which they came."""
    dated = {name: figures for name, figures in outlets.items() if figures.months}
    largest = sorted(dated, key=lambda name: -dated[name].months.total())[:MOST_OUTLETS]
    return {name: figures for name, figures in dated.items() if name in largest}


def _window(outlets: Iterable[OutletFigures]) -> list[Month]:
    """All months from the first to the last; of too many, those in a row with most articles."""
    counts = sum((figures.months for figures in outlets), Counter[Month]())
    if not counts:
        return []
    months = months_between(min(counts), max(counts))
    sums = list(accumulate((counts[month] for month in months), initial=0))
    starts = range(max(len(months) - MOST_MONTHS, 0) + 1)
    start = max(starts, key=lambda at: sums[min(at + MOST_MONTHS, len(months))] - sums[at])
    return months[start : start + MOST_MONTHS]


def _total(outlets: Iterable[OutletFigures]) -> int:
    return sum(figures.articles for figures in outlets)


def _shown(outlets: Iterable[OutletFigures], months: Sequence[Month]) -> int:
    return sum(figures.months[month] for figures in outlets for month in months)


def _count(figures: OutletFigures, month: Month) -> float:
    """The articles of a month; NaN, which is not drawn, for none."""
    return figures.months[month] or math.nan


def _gap(figures: OutletFigures, month: Month) -> float:
    """Zero for a month without an article amid an outlet's span; NaN for any other."""
    return 0.0 if month not in figures.months and figures.spans(month) else math.nan


# How it is drawn


def _size(months: int, outlets: int) -> tuple[float, float]:
    """Inches: so many that each cell can be seen."""
    return min(max(4 + 0.14 * months, 8), 24), max(1.9 + 0.32 * outlets, 3)


def _draw_cells(
    figure: Figure, axes: Axes, outlets: Mapping[str, OutletFigures], months: Sequence[Month]
) -> None:
    counts = [[_count(figures, month) for month in months] for figures in outlets.values()]
    gaps = [[_gap(figures, month) for month in months] for figures in outlets.values()]
    most = max(figures.months[month] for figures in outlets.values() for month in months)
    axes.set_facecolor(_OUTSIDE)
    axes.imshow(gaps, cmap=ListedColormap([_GAP]), aspect="auto", interpolation="nearest")
    cells = axes.imshow(
        counts,
        cmap=_SHADES,
        norm=LogNorm(1, max(most, 10)),
        aspect="auto",
        interpolation="nearest",
    )
    bar = figure.colorbar(cells, ax=axes, pad=0.01, format=StrMethodFormatter("{x:,.0f}"))
    bar.set_label("articles in a month (log scale)")
    axes.legend(
        handles=[
            Patch(color=_GAP, label="gap: no article in this month"),
            Patch(
                facecolor=_OUTSIDE, edgecolor="#b0b0b0", label="before the first, after the last"
            ),
        ],
        loc="lower right",
        bbox_to_anchor=(1, 1),
        ncols=2,
        frameon=False,
        fontsize="small",
    )


def _label(axes: Axes, outlets: Mapping[str, OutletFigures], months: Sequence[Month]) -> None:
    step = next((step for step in _STEPS if len(months) / step <= _MOST_LABELS), _STEPS[-1])
    ticks = [at for at, month in enumerate(months) if _ordinal(month) % step == 0]
    axes.set_xticks(ticks, [str(months[at]) for at in ticks], rotation=45, ha="right")
    names = [f"{name} ({figures.articles:,})" for name, figures in outlets.items()]
    axes.set_yticks(range(len(outlets)), names)
    axes.set_xlabel("month (UTC)")
    axes.set_ylabel("outlet (articles)")
    # White lines part the cells.
    axes.set_xticks([at - 0.5 for at in range(len(months))], minor=True)
    axes.set_yticks([at - 0.5 for at in range(len(outlets))], minor=True)
    axes.grid(which="minor", color="white", linewidth=0.6)
    axes.tick_params(which="minor", length=0)


def _ordinal(month: Month) -> int:
    return month.year * 12 + month.month - 1
