"""The figures of a dump as two tables: the outlets, and their months."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final

from feeddump.columns import table
from feeddump.commands.figures import Month, OutletFigures, months_between
from feeddump.commands.tally import in_words, number_of

_OUTLETS_HEAD: Final = (
    *("outlet", "files", "articles", "first", "last"),
    *("lead", "authors", "images", "errors"),
)
_GAP: Final = "-"


def render(outlets: Mapping[str, OutletFigures]) -> Iterator[str]:
    """The lines of both tables, without line ends."""
    rows = [_outlet_row(name, figures) for name, figures in outlets.items()]
    yield from table([_OUTLETS_HEAD, *rows], numbers=range(1, 8))
    dated = {name: figures for name, figures in outlets.items() if figures.months}
    if dated:
        yield ""
        yield from table(list(_month_rows(dated)), numbers=range(1, len(dated) + 1))
    undated = sum(figures.undated() for figures in outlets.values())
    if undated:
        yield f"{number_of(undated, 'article')} without a day"


def _outlet_row(name: str, figures: OutletFigures) -> tuple[str, ...]:
    return (
        name,
        f"{figures.files():,}",
        f"{figures.articles:,}",
        _GAP if figures.first is None else figures.first.isoformat(),
        _GAP if figures.last is None else figures.last.isoformat(),
        *(_share(part, figures.articles) for part in _having(figures)),
        in_words(figures.failures) or _GAP,
    )


def _having(figures: OutletFigures) -> tuple[int, ...]:
    return figures.leads, figures.authors, figures.images


def _share(part: int, whole: int) -> str:
    """A share in per cent; only all is 100 %, and only none is 0 %."""
    if not whole:
        return _GAP
    percent = round(100 * part / whole)
    if 0 < part < whole:
        percent = min(max(percent, 1), 99)
    return f"{percent}%"


def _month_rows(outlets: Mapping[str, OutletFigures]) -> Iterator[tuple[str, ...]]:
    """A row a month; months in which no outlet has an article are one row together."""
    yield "month", *outlets
    first = min(min(figures.months) for figures in outlets.values())
    last = max(max(figures.months) for figures in outlets.values())
    by_emptiness = groupby(
        months_between(first, last),
        lambda month: not any(month in figures.months for figures in outlets.values()),
    )
    for is_empty, group in by_emptiness:
        months = list(group)
        if is_empty and len(months) > 1:
            cells = (_cell(figures, months[0]) for figures in outlets.values())
            yield f"{months[0]} to {months[-1]}", *cells
        else:
            for month in months:
                yield str(month), *(_cell(figures, month) for figures in outlets.values())


def _cell(figures: OutletFigures, month: Month) -> str:
    """A number; a dash for a gap, and nothing before the outlet's first month or after its last."""
    if month in figures.months:
        return f"{figures.months[month]:,}"
    return _GAP if figures.spans(month) else ""
