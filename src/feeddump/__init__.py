"""Typed articles out of dumps of feedx-style RSS archives.

>>> import feeddump
>>> for article in feeddump.iter_dir("examples/dump/dw"):
...     print(article.outlet, article.published, article.authors)
dw 2021-05-04 08:30:00+00:00 ('林青', '周原')
dw 2020-12-12 10:05:41+00:00 ('苏禾',)
"""

from feeddump.adapters.base import Adapter
from feeddump.article import Article, Block, Image
from feeddump.errors import (
    AdapterError,
    ArchiveError,
    BodyError,
    FeeddumpError,
    HeaderError,
    ParseError,
    ParseWarning,
    ReadError,
    WorkerError,
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
    "Header",
    "HeaderError",
    "Image",
    "Line",
    "ParseError",
    "ParseWarning",
    "Progress",
    "ReadError",
    "Role",
    "WorkerError",
    "explain",
    "iter_archive",
    "iter_dir",
    "parse_bytes",
    "parse_file",
]
