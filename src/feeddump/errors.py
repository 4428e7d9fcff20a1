"""What can go wrong, as types: one root, each error with its resource and reason, all picklable."""

from pathlib import Path
from typing import Self


class FeeddumpError(Exception):
    """The root of every error that this library raises on purpose."""


class _FileError(FeeddumpError):
    """What is wrong with one file or folder."""

    reason: str
    path: Path | None

    def __init__(self, reason: str, *, path: Path | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path

    def __str__(self) -> str:
        return self.reason if self.path is None else f"{self.path}: {self.reason}"

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.reason, self.path)


class ParseError(_FileError):
    """A file that could not be turned into an Article.

    Attributes:
        reason: what is wrong, in plain words, and where it helps, what to do.
        path: the file, or None where the bytes came from memory.

    >>> error = ParseError("the header has no rule", path=Path("a.md"))
    >>> str(error)
    'a.md: the header has no rule'
    """

    def at(self, path: Path | None) -> Self:
        """The same error, said of the file at ``path``."""
        return type(self)(self.reason, path=path)


class HeaderError(ParseError):
    """Not a dump file, or one whose header is damaged."""


class BodyError(ParseError):
    """A body that cannot be read whole; a part never passes for the whole."""


class ReadError(ParseError):
    """A file that the system would not let us read: gone, denied, not a regular file."""


class FormatError(ParseError):
    """A file of JSON lines, Markdown or Parquet that feeddump did not write, or damaged since.

    Attributes:
        line: the number of the damaged line, the first being 1; None where no line can be named.

    >>> str(FormatError("line 3: no JSON", path=Path("a.jsonl"), line=3))
    'a.jsonl: line 3: no JSON'
    """

    line: int | None

    def __init__(self, reason: str, *, path: Path | None = None, line: int | None = None) -> None:
        super().__init__(reason, path=path)
        self.line = line

    def __reduce__(self) -> tuple[object, ...]:
        return *super().__reduce__(), {"line": self.line}

    def at(self, path: Path | None) -> Self:
        """The same error, said of the file at ``path``."""
        return type(self)(self.reason, path=path, line=self.line)


class WriteError(_FileError):
    """A file or folder that could not be written; what stood there before still stands.

    Attributes:
        reason: what is wrong, in plain words, and where it helps, what to do.
        path: the file or folder that was to be written.

    >>> str(WriteError("there is no such folder", path=Path("out/a.jsonl")))
    'out/a.jsonl: there is no such folder'
    """


class MissingExtraError(FeeddumpError, ImportError):
    """A module that needs a library which is not installed; the message says how to install it."""


class ArchiveError(ParseError):
    """An archive, or a member of one, that cannot be read: damaged, encrypted, beyond a limit.

    Its ``path`` is the archive's, or the archive's with the member's below it.
    """


class WorkerError(FeeddumpError):
    """A worker process that ended before its work was done, or whose answer could not be sent.

    Attributes:
        reason: what happened, while which files were read, and what to do.
        exit_code: the process's, negative for the number of the signal that killed it; None where
            the process was not the trouble.

    >>> WorkerError("a worker process was killed by SIGKILL", exit_code=-9).exit_code
    -9
    """

    reason: str
    exit_code: int | None

    def __init__(self, reason: str, *, exit_code: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.exit_code = exit_code

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild_worker_error, (self.reason, self.exit_code)


class AdapterError(FeeddumpError):
    """An adapter whose tables are wrong, or two adapters that claim one host."""


class ParseWarning(UserWarning):
    """The warning that ``on_error="warn"`` gives for each file without an Article."""


def _rebuild(kind: type[_FileError], reason: str, path: Path | None) -> _FileError:
    """What unpickling calls: exceptions with keyword arguments need a way back."""
    return kind(reason, path=path)


def _rebuild_worker_error(reason: str, exit_code: int | None) -> WorkerError:
    """The same for a worker's error."""
    return WorkerError(reason, exit_code=exit_code)
