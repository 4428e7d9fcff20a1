"""Show a rich bar while a folder or an archive is read: progress_rich.py [FOLDER OR ARCHIVE].

It needs rich: pip install rich. Two processes read; more files than a few are needed for that.
"""

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TextColumn

import feeddump


def main(source: Path) -> None:
    """Read it all, with a bar on standard error and the number of articles on standard output."""
    iterate = feeddump.iter_dir if source.is_dir() else feeddump.iter_archive
    columns = (*Progress.get_default_columns(), TextColumn("{task.fields[errors]} errors"))
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("Reading", total=None, errors=0)

        def show(told: feeddump.Progress) -> None:
            bar.update(task, completed=told.files_done, total=told.files_total, errors=told.errors)

        articles = sum(1 for _ in iterate(source, workers=2, on_error="skip", progress=show))
    print(articles, "articles")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).with_name("dump"))
