"""What ``import feeddump`` loads: no optional library, and nothing that few programs need."""

import subprocess
import sys

OPTIONAL = ("hypothesis", "pyarrow", "tqdm", "rich", "trafilatura", "pytest")
OURS = ("feeddump.workers", "feeddump.archives", "feeddump.testing", "feeddump.cli")
LATER = (
    *("multiprocessing", "concurrent", "asyncio", "zipfile", "tarfile", "bz2", "lzma"),
    *("argparse", "unittest", "sqlite3", "http", "ssl", "subprocess", "logging", "tempfile"),
    *("importlib.metadata", "dateutil", "email"),
    *OURS,
)


def loaded(code: str) -> set[str]:
    """The modules that a fresh process has loaded once it has imported feeddump and run this."""
    program = f"import feeddump, sys\n{code}\nprint(*sys.modules)"
    run = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    return set(run.stdout.split())


def test_import() -> None:
    """The import loads no optional library and nothing that only some uses need."""
    assert set() == loaded("") & {*OPTIONAL, *LATER}


def test_one_process() -> None:
    """Nor does an iteration with one process."""
    code = "list(feeddump.iter_dir('.', pattern='*.none'))"

    assert set() == loaded(code) & {*OPTIONAL, *LATER}


def test_parsing() -> None:
    """Parsing loads no optional library, and no means for other processes or archives."""
    code = r"feeddump.parse_bytes(b'[A](https://www.dw.com/1)\n------\n<p>x')"

    assert set() == loaded(code) & {*OPTIONAL, *OURS, "multiprocessing", "tarfile"}
