"""The day that an article counts for."""

import datetime as dt

from feeddump.article import Article


def day_of(article: Article) -> dt.date | None:
    """The day of ``published``, else of the header's epoch; None where there is neither.

    An instant counts for its day in UTC, whatever the outlet's zone, so that one range of days
    means one range of time for all outlets. A plain day counts as printed.

    >>> late = dt.datetime.fromisoformat("2021-05-01T01:00+08:00")
    >>> day_of(Article("https://example.org/1", "Tides", "example.org", published=late))
    datetime.date(2021, 4, 30)
    """
    when = article.collected if article.published is None else article.published
    if not isinstance(when, dt.datetime):
        return when
    try:
        return when.astimezone(dt.UTC).date()
    except OverflowError:  # the first or the last day that there is
        return when.date()
