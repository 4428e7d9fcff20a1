"""What ``import feeddump`` loads: no optional library, and nothing that few programs need."""

import subprocess
import sys

import pytest

import feeddump

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
    """The import alone loads no other library, and none of our own modules."""
    modules = loaded("")

    assert set() == modules & {*OPTIONAL, *LATER, "lxml", "attr"}
    assert {"feeddump"} == {name for name in modules if name.startswith("feeddump")}


@pytest.mark.parametrize("name", feeddump.__all__)
def test_names(name: str) -> None:
    """Each public name is there when it is asked for first, and listed before."""
    code = f"assert {name!r} in dir(feeddump)\nfrom feeddump import {name}\n"
    code += f"assert {name} is feeddump.{name}\nassert {name!r} in vars(feeddump)"

    assert "feeddump" in loaded(code)


def test_listed() -> None:
    """All public names are listed, those not yet asked for too."""
    assert {*feeddump.__all__, "__version__"} <= {*dir(feeddump)}


def test_no_such_name() -> None:
    """Any other name is told as every module tells it."""
    with pytest.raises(AttributeError, match=r"^module 'feeddump' has no attribute 'parse_fil'$"):
        feeddump.parse_fil  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue] # noqa: B018


def test_one_process() -> None:
    """Nor does an iteration with one process."""
    code = "list(feeddump.iter_dir('.', pattern='*.none'))"

    assert set() == loaded(code) & {*OPTIONAL, *LATER}


def test_parsing() -> None:
    """Parsing loads no optional library, and no means for other processes or archives."""
    code = r"feeddump.parse_bytes(b'[A](https://www.dw.com/1)\n------\n<p>x')"

    assert set() == loaded(code) & {*OPTIONAL, *OURS, "multiprocessing", "tarfile"}
