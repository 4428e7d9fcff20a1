"""Typed articles out of dumps of feedx-style RSS archives.

>>> import feeddump
>>> for article in feeddump.iter_dir("examples/dump/dw"):
...     print(article.outlet, article.published, article.authors)
dw 2021-05-04 08:30:00+00:00 ('林青', '周原')
dw 2020-12-12 10:05:41+00:00 ('苏禾',)
"""

import importlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from feeddump.adapters.base import Adapter
    from feeddump.article import Article, Block, Image
    from feeddump.deduplicating import dedupe
    from feeddump.errors import (
        AdapterError,
        ArchiveError,
        BodyError,
        FeeddumpError,
        FormatError,
        HeaderError,
        MissingExtraError,
        ParseError,
        ParseWarning,
        ReadError,
        WorkerError,
        WriteError,
    )
    from feeddump.explaining import Explanation, Line, explain
    from feeddump.header import Header
    from feeddump.iterating import iter_archive, iter_dir
    from feeddump.progress import Progress
    from feeddump.reading import parse_bytes, parse_file
    from feeddump.roles import Role

__version__ = "0.1.0"

__all__ = [
    "Adapter",
    "AdapterError",
    "ArchiveError",
    "Article",
    "Block",
    "BodyError",
    "Explanation",
    "FeeddumpError",
    "FormatError",
    "Header",
    "HeaderError",
    "Image",
    "Line",
    "MissingExtraError",
    "ParseError",
    "ParseWarning",
    "Progress",
    "ReadError",
    "Role",
    "WorkerError",
    "WriteError",
    "dedupe",
    "explain",
    "iter_archive",
    "iter_dir",
    "parse_bytes",
    "parse_file",
]

_HOMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "Adapter": "feeddump.adapters.base",
        "AdapterError": "feeddump.errors",
        "ArchiveError": "feeddump.errors",
        "Article": "feeddump.article",
        "Block": "feeddump.article",
        "BodyError": "feeddump.errors",
        "Explanation": "feeddump.explaining",
        "FeeddumpError": "feeddump.errors",
        "FormatError": "feeddump.errors",
        "Header": "feeddump.header",
        "HeaderError": "feeddump.errors",
        "Image": "feeddump.article",
        "Line": "feeddump.explaining",
        "MissingExtraError": "feeddump.errors",
        "ParseError": "feeddump.errors",
        "ParseWarning": "feeddump.errors",
        "Progress": "feeddump.progress",
        "ReadError": "feeddump.errors",
        "Role": "feeddump.roles",
        "WorkerError": "feeddump.errors",
        "WriteError": "feeddump.errors",
        "dedupe": "feeddump.deduplicating",
        "explain": "feeddump.explaining",
        "iter_archive": "feeddump.iterating",
        "iter_dir": "feeddump.iterating",
        "parse_bytes": "feeddump.reading",
        "parse_file": "feeddump.reading",
    }
)
"""Where each name stands. Its module is loaded when it is first asked for (PEP 562): lxml and attrs
take long to load, and a program that reads no dump this time should not wait for them."""

if not TYPE_CHECKING:  # pragma: no branch - or any misspelt name would pass for typed

    def __getattr__(name: str) -> object:
        """Load a public name, once."""
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(importlib.import_module(_HOMES[name]), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
