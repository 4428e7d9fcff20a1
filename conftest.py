"""Runs the examples of README.md, of docs/ and of the docstrings as tests.

Each document gets a fresh folder as the current one, with a copy of ``examples/`` in it, so that an
example may read the sample dump and write files of its own. On a page, a fence of the language
``output`` must be what the Python fence above it prints. In a fence of the language ``console``,
each line after a ``$`` is run by a shell, and what stands below it must be what that prints, to
whichever stream; ``...`` stands for anything. Examples with a library that only some have stand
between ``<!--- skip: start if(without("duckdb"), reason="…") --->`` and ``<!--- skip: end --->``.
"""

import contextlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from doctest import ELLIPSIS, OutputChecker
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.integration.pytest import SybilItem
from sybil.parsers.myst import CodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

_ROOT = Path(__file__).resolve().parent
_COMMAND = re.compile(r"^\$ (.*)\n((?:(?!\$ ).*\n?)*)", re.MULTILINE)
_evaluate = PythonEvaluator()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let an example read a folder that holds a README too, as users' dumps do."""
    for item in items:
        if isinstance(item, SybilItem):
            item.add_marker(pytest.mark.filterwarnings("ignore::feeddump.ParseWarning"))


@pytest.fixture(scope="module", name="example_folder")
def _example_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The current folder of one document's examples."""
    folder = tmp_path_factory.mktemp("example")
    shutil.copytree(_ROOT / "examples", folder / "examples")
    with contextlib.chdir(folder):
        yield folder


def _run(example: Example) -> None:
    """Run a Python fence and keep what it prints."""
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        _evaluate(example)
    example.namespace["__printed__"] = printed.getvalue()


def _compare(example: Example) -> str:
    """Tell how a fence of output differs from what was printed; "" where it does not."""
    expected, printed = str(example.parsed).strip(), example.namespace["__printed__"].strip()
    return "" if expected == printed else f"expected:\n{expected}\n\nprinted:\n{printed}"


def _run_console(example: Example) -> str:
    """Run a fence of shell commands; tell the first that does not print what stands below it."""
    for command, expected in _COMMAND.findall(str(example.parsed)):
        printed = _shell(command)
        if not OutputChecker().check_output(expected, printed, ELLIPSIS):
            return f"{command}\n\nexpected:\n{expected}\n\nprinted:\n{printed}"
    return ""


def _shell(command: str) -> str:
    """What a shell command prints where feeddump is installed."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(  # noqa: S602 - a page of ours says what to run
        command,
        shell=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=os.environ | {"PATH": path, "PYTHONUTF8": "1"},
        encoding="utf-8",
        check=False,
    ).stdout


def _without(library: str) -> bool:
    """Whether a library is not installed."""
    return find_spec(library) is None


def _offer(namespace: dict[str, Any]) -> None:
    """Let a page ask what is installed."""
    namespace["without"] = _without


_pages = Sybil(
    parsers=[
        CodeBlockParser("python", _run),
        CodeBlockParser("output", _compare),
        CodeBlockParser("console", _run_console),
        SkipParser(),
    ],
    patterns=["README.md", "docs/*.md"],
    fixtures=["example_folder"],
    setup=_offer,
)
_docstrings = Sybil(
    parsers=[DocTestParser()],
    patterns=["src/*/*.py", "src/*/*/*.py"],
    excludes=["src/*/arrow.py"] if _without("pyarrow") else [],
    fixtures=["example_folder"],
)

pytest_collect_file = (_pages + _docstrings).pytest()
