"""The figures of a dump, gathered while it is read: by outlet, and by month."""

import datetime as dt
from collections import Counter, defaultdict
from pathlib import Path
from typing import Final

from attrs import Factory, define, frozen

from feeddump.article import Article
from feeddump.commands.days import day_of
from feeddump.errors import ParseError

UNKNOWN: Final = "-"
"""Where files are counted that gave no article, if no file of their folder gave one."""


@frozen(order=True)
class Month:
    """A month of a year.

    >>> Month(2021, 12).next()
    Month(year=2022, month=1)
    """

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    def next(self) -> "Month":
        """The month after it."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)


@define
class OutletFigures:
    """What is known of an outlet.

    Attributes:
        articles: how many files gave an article.
        failures: how many gave none, by the kind of the error.
        months: how many articles each month has; those without a day are in none.
        first: the first day of an article.
        last: the last one.
        leads: how many articles have a lead.
        authors: how many have an author.
        images: how many have an image.
    """

    articles: int = 0
    failures: Counter[str] = Factory(Counter[str])
    months: Counter[Month] = Factory(Counter[Month])
    first: dt.date | None = None
    last: dt.date | None = None
    leads: int = 0
    authors: int = 0
    images: int = 0

    def files(self) -> int:
        """How many files were read."""
        return self.articles + self.failures.total()

    def undated(self) -> int:
        """How many articles have no day."""
        return self.articles - self.months.total()

    def add(self, article: Article) -> None:
        """Count an article."""
        self.articles += 1
        self.leads += article.lead is not None
        self.authors += bool(article.authors)
        self.images += bool(article.images)
        day = day_of(article)
        if day is not None:
            self.months[Month(day.year, day.month)] += 1
            self.first = min(self.first or day, day)
            self.last = max(self.last or day, day)

    def spans(self, month: Month) -> bool:
        """Whether a month lies between the first and the last one that have an article."""
        return bool(self.months) and min(self.months) <= month <= max(self.months)


@define
class DumpFigures:
    """The figures of a dump so far."""

    _outlets: defaultdict[str, OutletFigures] = Factory(lambda: defaultdict(OutletFigures))
    _articles: defaultdict[Path, Counter[str]] = Factory(lambda: defaultdict(Counter[str]))
    """How many articles each folder has of each outlet."""
    _failures: defaultdict[Path, Counter[str]] = Factory(lambda: defaultdict(Counter[str]))
    """How many failures each folder has of each kind."""

    def add(self, article: Article) -> None:
        """Count an article."""
        self._outlets[article.outlet].add(article)
        self._articles[_folder(article.path)][article.outlet] += 1

    def fail(self, error: ParseError) -> None:
        """Count a file that gave no article."""
        self._failures[_folder(error.path)][type(error).__name__] += 1

    def by_outlet(self) -> dict[str, OutletFigures]:
        """The figures of each outlet, sorted by its slug; :data:`UNKNOWN` comes first.

        A file that gave no article does not say whose it is. It is counted with the outlet that
        most articles of its folder have. To be called once, when all is read.
        """
        for folder, kinds in self._failures.items():
            ((outlet, _),) = self._articles[folder].most_common(1) or [(UNKNOWN, 0)]
            self._outlets[outlet].failures.update(kinds)
        self._failures.clear()
        return dict(sorted(self._outlets.items()))


def _folder(path: Path | None) -> Path:
    return Path() if path is None else path.parent


def months_between(first: Month, last: Month) -> list[Month]:
    """All months from the first to the last, both included.

    >>> print(*months_between(Month(2020, 11), Month(2021, 1)))
    2020-11 2020-12 2021-01
    """
    months = [first]
    while months[-1] < last:
        months.append(months[-1].next())
    return months
