"""Progress: how far an iteration is, told to whoever wants to show it."""

from collections.abc import Callable, Generator
from contextlib import closing
from typing import TypeAlias

from attrs import frozen

from feeddump.errors import ParseError
from feeddump.outcomes import Outcome


@frozen
class Progress:
    """How far an iteration is.

    Attributes:
        files_done: how many files were read, those that gave an error included.
        files_total: how many there are; None where only reading all of a tar archive would tell.
        bytes_done: the size of the files read, in bytes; of an archive's members, unpacked.
        errors: how many of the files gave no Article.

    >>> Progress(files_done=3, files_total=12, bytes_done=18_000, errors=1).files_done
    3
    """

    files_done: int
    files_total: int | None
    bytes_done: int
    errors: int


OnProgress: TypeAlias = Callable[[Progress], object]


def told(
    outcomes: Generator[Outcome], tell: OnProgress, files_total: int | None
) -> Generator[Outcome]:
    """The same outcomes; before each is handed on, the progress is told."""
    bytes_done = errors = 0
    with closing(outcomes):
        for files_done, (outcome, size) in enumerate(outcomes, 1):
            bytes_done += size
            errors += isinstance(outcome, ParseError)
            tell(Progress(files_done, files_total, bytes_done, errors))
            yield outcome, size
