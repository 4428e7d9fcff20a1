"""Runs the examples of README.md, of docs/ and of the docstrings as tests.

Each document gets a fresh folder as the current one, with a copy of ``examples/`` in it, so that an
example may read the sample dump and write files of its own. On a page, a fence of the language
``output`` must be what the Python fence above it prints. A comment ``skip: next if(...)`` leaves
out an example whose library is not installed.
"""

import contextlib
import io
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.evaluators.python import PythonEvaluator
from sybil.integration.pytest import SybilItem
from sybil.parsers.myst import CodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

_ROOT = Path(__file__).resolve().parent
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


def _let_skip(namespace: dict[str, object]) -> None:
    """Let a page skip an example whose library is not installed."""
    namespace["find_spec"] = find_spec


_pages = Sybil(
    parsers=[SkipParser(), CodeBlockParser("python", _run), CodeBlockParser("output", _compare)],
    setup=_let_skip,
    patterns=["README.md", "docs/*.md"],
    fixtures=["example_folder"],
)
_docstrings = Sybil(
    parsers=[DocTestParser()],
    patterns=["src/*/*.py", "src/*/*/*.py"],
    fixtures=["example_folder"],
)

pytest_collect_file = (_pages + _docstrings).pytest()
