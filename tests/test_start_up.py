"""What ``import feeddump`` loads: no optional library, and nothing that few programs need."""

import subprocess
import sys

import pytest

OPTIONAL = ("hypothesis", "pyarrow", "tqdm", "rich", "trafilatura", "pytest")
LATER = (
    *("multiprocessing", "concurrent", "asyncio", "zipfile", "tarfile", "bz2", "lzma"),
    *("argparse", "unittest", "sqlite3", "http", "ssl", "subprocess", "logging", "tempfile"),
    *("feeddump.workers", "feeddump.archives", "feeddump.testing", "feeddump.cli"),
)


@pytest.mark.parametrize(
    "statement", ["import feeddump", "feeddump.parse_bytes", "feeddump.iter_dir"]
)
def test_what_is_loaded(statement: str) -> None:
    """Neither the import nor reading with one process loads what it does not need."""
    uses = {
        "import feeddump": "",
        "feeddump.parse_bytes": r"feeddump.parse_bytes(b'[A](https://www.dw.com/1)\n------\n<p>x')",
        "feeddump.iter_dir": "next(feeddump.iter_dir('.', pattern='*.none'), None)",
    }
    code = f"import feeddump, sys\n{uses[statement]}\nprint(*sorted(sys.modules))"
    run = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = set(run.stdout.split())

    assert "feeddump" in loaded
    assert set() == loaded & {*OPTIONAL, *LATER}
