"""Which articles are wanted: by outlet and by day."""

import argparse
import datetime as dt
from collections.abc import Collection

from attrs import frozen

from feeddump.article import Article
from feeddump.commands.days import day_of


@frozen
class Selection:
    """What is wanted of each article.

    Attributes:
        outlets: the slugs that are wanted; empty for all.
        since: the first day; None for no limit.
        until: the last day; None for no limit.

    >>> Selection(["dw"]).takes(Article("https://example.org/1", "Tides", "example.org"))
    False
    """

    outlets: Collection[str] = ()
    since: dt.date | None = None
    until: dt.date | None = None

    def takes(self, article: Article) -> bool:
        """Whether the article is wanted. One without a day is not where days are asked for."""
        if self.outlets and article.outlet not in self.outlets:
            return False
        if self.since is self.until is None:
            return True
        day = day_of(article)
        return day is not None and (self.since or day) <= day <= (self.until or day)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that select articles."""
    parser.add_argument(
        "--outlet",
        action="append",
        default=[],
        metavar="SLUG",
        help='only this outlet, as "dw" or "example.org"; may be given more than once',
    )
    parser.add_argument(
        "--since",
        type=_day,
        metavar="DATE",
        help="only from this day on, as 2021-05-31; a day is one of UTC, of the article's "
        "own stamp, else of the time in the header",
    )
    parser.add_argument(
        "--until", type=_day, metavar="DATE", help="only up to this day, itself included"
    )


def _day(printed: str) -> dt.date:
    try:
        return dt.date.fromisoformat(printed)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{printed!r} is no day like 2021-05-31") from error
