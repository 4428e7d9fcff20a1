"""The kit for adapter authors: what feeddump tests its own adapters with.

:func:`render` writes an Article as a dump file, :func:`check_adapter` checks an adapter on files.
The strategies (``titles``, ``urls``, ``articles``, ``dump_files``) are for property tests and need
hypothesis: ``pip install "feeddump[testing]"``. It is imported when the first of them is asked for.

>>> print(*ERAS["rfi"], sep=", ")
2020, wire, 2021 bare, 2023 share
"""

from typing import TYPE_CHECKING

from feeddump.testing.checking import Problem, Report, assert_adapter, check_adapter
from feeddump.testing.markup import BLOCKS, Markup, Outlet, Run, Signature
from feeddump.testing.outlets import ERAS, OUTLETS
from feeddump.testing.rendering import KINDS, Furniture, render

if TYPE_CHECKING:
    from feeddump.testing.strategies import articles, dump_files, furniture, titles, urls

__all__ = [
    "BLOCKS",
    "ERAS",
    "KINDS",
    "OUTLETS",
    "Furniture",
    "Markup",
    "Outlet",
    "Problem",
    "Report",
    "Run",
    "Signature",
    "articles",
    "assert_adapter",
    "check_adapter",
    "dump_files",
    "furniture",
    "render",
    "titles",
    "urls",
]

_STRATEGIES = frozenset({"articles", "dump_files", "furniture", "titles", "urls"})


def __getattr__(name: str) -> object:
    """The strategies, which alone need hypothesis."""
    if name not in _STRATEGIES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        from feeddump.testing import strategies  # noqa: PLC0415 - hypothesis is optional
    except ModuleNotFoundError as error:
        raise ImportError(
            f"feeddump.testing.{name} needs hypothesis: pip install 'feeddump[testing]'"
        ) from error
    return getattr(strategies, name)
