"""``feeddump stats``: what a dump holds, by outlet and by month."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, TypeAlias

from feeddump.commands import figures_text, progress_bar, source
from feeddump.commands.figures import DumpFigures, OutletFigures
from feeddump.commands.streams import print_lines, tell
from feeddump.commands.tally import Tally

Drawing: TypeAlias = Callable[[Mapping[str, OutletFigures]], object]

_ENDINGS: Final = (".png", ".svg", ".pdf")

DESCRIPTION: Final = (
    "Count a dump's files and articles. One table has a row for each outlet, the other a row for "
    "each month. There, a dash marks a gap: a month without an article, after the outlet's first "
    "article and before its last."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of this command."""
    source.add_arguments(parser)
    parser.add_argument(
        "--plot",
        type=_plot,
        metavar="OUT",
        help="also draw the months as a heat map: a .png, .svg or .pdf file",
    )


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    draw = _drawing(options.plot)
    figures = DumpFigures()
    tally = Tally(figures.fail)
    with progress_bar.shown() as progress:
        for article in source.read(options.source, options.workers, tally, progress):
            figures.add(article)
    outlets = figures.by_outlet()
    print_lines(figures_text.render(outlets))
    draw(outlets)
    tell(tally.in_words())
    return tally.status()


def _drawing(plot: Path | None) -> Drawing:
    """What draws the figures, if anything; a missing library shows before the dump is read."""
    if plot is None:
        return _draw_nothing
    from feeddump.commands import figures_plot  # noqa: PLC0415 - matplotlib takes time to load

    return lambda outlets: figures_plot.draw(outlets, plot)


def _draw_nothing(outlets: Mapping[str, OutletFigures]) -> None:
    """Nobody asked for a drawing."""


def _plot(name: str) -> Path:
    """A file name that tells a format."""
    if not name.endswith(_ENDINGS):
        raise argparse.ArgumentTypeError(f"{name!r} does not end with .png, .svg or .pdf")
    return Path(name)
