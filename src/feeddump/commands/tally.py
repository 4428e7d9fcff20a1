"""What a reading gave: articles, and failures by their kind."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

from attrs import Factory, define

from feeddump.article import Article
from feeddump.commands.status import Status
from feeddump.commands.streams import tell
from feeddump.errors import ParseError

OnFailure: TypeAlias = Callable[[ParseError], object]


def tell_failure(error: ParseError) -> None:
    """Name a file that gave no article, and the reason, on standard error."""
    tell(str(error))


def tell_nothing(error: ParseError) -> None:
    """Pass over the file: the summary counts it."""


@define
class Tally:
    """What a reading has given so far.

    Attributes:
        on_failure: what else is to be done with each failure.
        articles: how many files gave an article.
        failures: how many gave none, by the kind of the error.
    """

    on_failure: OnFailure = tell_nothing
    articles: int = 0
    failures: Counter[str] = Factory(Counter[str])

    def counted(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The same articles, each counted as it passes."""
        for article in articles:
            self.articles += 1
            yield article

    def fail(self, error: ParseError) -> None:
        """Count a failure."""
        self.failures[type(error).__name__] += 1
        self.on_failure(error)

    def files(self) -> int:
        """How many files were read."""
        return self.articles + self.failures.total()

    def status(self) -> Status:
        """The exit status that the files give."""
        all_gave = self.articles and not self.failures
        return Status.DONE if all_gave else Status.SOME_FAILED

    def in_words(self) -> str:
        """A summary.

        >>> tally = Tally(articles=20)
        >>> tally.in_words()
        '20 files read, each gave an article'
        >>> tally.fail(ParseError("no link"))
        >>> tally.in_words()
        '21 files read, 1 gave no article (1 ParseError)'
        """
        if not self.files():
            return "no file is named *.md or *.txt: nothing was read"
        read = f"{number_of(self.files(), 'file')} read"
        if not self.failures:
            return f"{read}, each gave an article"
        return f"{read}, {self.failures.total():,} gave no article ({in_words(self.failures)})"


def number_of(count: int, noun: str) -> str:
    """A number of things.

    >>> number_of(1, "file"), number_of(2000, "file")
    ('1 file', '2,000 files')
    """
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def in_words(kinds: Counter[str]) -> str:
    """The kinds with their numbers, the most frequent first.

    >>> in_words(Counter(BodyError=1, HeaderError=1200))
    '1,200 HeaderError, 1 BodyError'
    """
    return ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common())
