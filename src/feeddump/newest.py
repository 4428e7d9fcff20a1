"""Of articles that are linked by shared marks, the newest: two passes over a file of our own."""

import pickle
import tempfile
from collections.abc import Callable, Hashable, Iterable, Iterator
from pathlib import Path
from typing import IO, Final, TypeAlias

from feeddump.article import Article
from feeddump.atomic import telling

_NEVER: Final = -(10**30)
"""Milliseconds. No header prints an epoch as low, so what has none is older than all others."""

Marks: TypeAlias = Callable[[Article], Iterable[Hashable]]


def newest(articles: Iterable[Article], marks: Marks) -> Iterator[Article]:
    """The newest Article of each group, in the order in which they came.

    Articles belong to one group if they share a mark, or if others link them.

    Raises:
        WriteError: where the temporary file cannot be written.
    """
    folder = Path(tempfile.gettempdir())
    with telling(folder):
        spool = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the next line
    with spool:
        chosen = _chosen(_spooled(articles, spool, folder), marks)
        with telling(folder):
            spool.seek(0)
        for is_chosen in chosen:
            article: Article = pickle.load(spool)  # noqa: S301 - written by the lines above
            if is_chosen:
                yield article


def _spooled(articles: Iterable[Article], spool: IO[bytes], folder: Path) -> Iterator[Article]:
    """The articles, each written down as it goes by."""
    for article in articles:
        with telling(folder):
            pickle.dump(article, spool, pickle.HIGHEST_PROTOCOL)
        yield article


def _chosen(articles: Iterable[Article], marks: Marks) -> bytearray:
    """Of each article, 1 if it is its group's newest, else 0."""
    groups, stamps = _Groups(), list[int]()
    for article in articles:
        groups.add(marks(article))
        stamps.append(_NEVER if article.timestamp_ms is None else article.timestamp_ms)
    best: dict[int, int] = {}
    for position, stamp in enumerate(stamps):
        rival = best.setdefault(groups.root(position), position)
        if stamp > stamps[rival]:
            best[groups.root(position)] = position
    chosen = bytearray(len(stamps))
    for position in best.values():
        chosen[position] = 1
    return chosen


class _Groups:
    """Positions linked by marks: a forest, in which a root stands for its group."""

    def __init__(self) -> None:
        self._parents: list[int] = []
        self._first: dict[Hashable, int] = {}

    def add(self, marks: Iterable[Hashable]) -> None:
        """Add the next position, with its marks."""
        position = len(self._parents)
        self._parents.append(position)
        for mark in marks:
            other = self._first.setdefault(mark, position)
            self._parents[self.root(position)] = self.root(other)

    def root(self, position: int) -> int:
        """What stands for a position's group; the way there is halved for the next time."""
        parents = self._parents
        while parents[position] != position:
            parents[position] = position = parents[parents[position]]
        return position
