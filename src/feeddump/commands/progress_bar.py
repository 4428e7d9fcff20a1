"""How far a reading is, for a person at a terminal. Needs rich; without it nothing is shown."""

import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from attrs import define, field

from feeddump.progress import OnProgress, Progress

if TYPE_CHECKING:
    import rich.progress

_SECONDS_BETWEEN: Final = 0.1


@contextmanager
def shown() -> Generator[OnProgress | None]:
    """What draws the progress on standard error, while the block lasts.

    None where nobody would see it: in a pipe, or where rich is not installed.
    """
    bar = _rich_bar() if sys.stderr.isatty() else None
    if bar is None:
        yield None
        return
    with bar:
        yield _Drawing(bar, bar.add_task("reading", total=None, rate="", errors=""))


def _rich_bar() -> "rich.progress.Progress | None":
    """A bar that is drawn only when told to: rich's own thread would be there when we fork."""
    try:
        from rich import console, progress  # noqa: PLC0415 - only a terminal needs it
    except ModuleNotFoundError:
        return None
    return progress.Progress(
        progress.TextColumn("{task.description}"),
        progress.BarColumn(),
        progress.TaskProgressColumn(),
        progress.TextColumn("{task.completed:,} files{task.fields[rate]}{task.fields[errors]}"),
        progress.TimeRemainingColumn(),
        console=console.Console(stderr=True),
        auto_refresh=False,
        transient=True,
        # What is printed meanwhile goes above the bar. Data in a pipe goes where it should.
        redirect_stdout=sys.stdout.isatty(),
    )


@define
class _Drawing:
    """A bar on the screen, drawn a few times a second."""

    bar: "rich.progress.Progress"
    task: "rich.progress.TaskID"
    began: float = field(factory=time.monotonic)
    drawn: float = 0.0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now - self.drawn < _SECONDS_BETWEEN:
            return
        self.drawn = now
        rate = progress.files_done / max(now - self.began, _SECONDS_BETWEEN)
        self.bar.update(
            self.task,
            completed=progress.files_done,
            total=progress.files_total,
            rate=f", {rate:,.0f} a second",
            errors=f", {progress.errors:,} without an article" if progress.errors else "",
            refresh=True,
        )
