"""The months of a dump as a heat map, in which gaps stand out. Needs matplotlib."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from feeddump import atomic
from feeddump.commands.figures import Month, OutletFigures, months_between
from feeddump.errors import MissingExtraError

try:
    from matplotlib.axes import Axes
    from matplotlib.colors import ListedColormap, LogNorm
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch
    from matplotlib.ticker import FuncFormatter, LogLocator
except ModuleNotFoundError as error:
    raise MissingExtraError(
        "--plot needs matplotlib: pip install 'feeddump[plot]'", name=error.name
    ) from error

ENDINGS: Final = (".png", ".svg", ".pdf")
