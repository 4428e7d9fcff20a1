"""Show a tqdm bar while a folder or an archive is read: progress_tqdm.py [FOLDER OR ARCHIVE].

It needs tqdm: pip install tqdm. Two processes read; more files than a few are needed for that.
"""

import sys
from pathlib import Path

from tqdm import tqdm

import feeddump


def main(source: Path) -> None:
    """Read it all, with a bar on standard error and the number of articles on standard output."""
    iterate = feeddump.iter_dir if source.is_dir() else feeddump.iter_archive
    with tqdm(unit="file") as bar:

        def show(progress: feeddump.Progress) -> None:
            bar.total = progress.files_total
            bar.set_postfix(errors=progress.errors, refresh=False)
            bar.update(progress.files_done - bar.n)

        articles = sum(1 for _ in iterate(source, workers=2, on_error="skip", progress=show))
    print(articles, "articles")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).with_name("dump"))
