"""An Article as the plain values that every output holds, and back, checked field by field."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, cast, get_args

from feeddump.article import Article, BlockKind

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_SHOWN: Final = 60
_KINDS: Final = frozenset(get_args(BlockKind))


def to_record(article: Article) -> dict[str, Any]:
    r"""The values of ``Article.to_dict`` with the path in a form that any system and file can hold.

    Its parts are joined by slashes. A byte of a file name that is no UTF-8 has no place in a file
    of UTF-8: U+FFFD stands for it.

    >>> from pathlib import Path
    >>> to_record(Article("", "", "", path=Path("dump", "caf\udce9.md")))["path"]
    'dump/caf�.md'
    """
    record = article.to_dict()
    if article.path is not None:
        record["path"] = _SURROGATES.sub("\ufffd", article.path.as_posix())
    return record


def from_record(values: object) -> Article:
    """The Article of which :func:`to_record` gave these values.

    Raises:
        ValueError: where a field is missing or holds what it cannot hold, in plain words.

    >>> from_record({"url": "", "title": 5})
    Traceback (most recent call last):
    ValueError: it has no field 'timestamp_ms'
    """
    record = _mapping(values)
    for name, is_right in _FIELDS.items():
        if name not in record:
            raise ValueError(f"it has no field {name!r}")
        if not is_right(record[name]):
            raise ValueError(f"its field {name!r} holds {_shown(record[name])}")
    return Article.from_dict(record)


def _mapping(values: object) -> Mapping[str, Any]:
    if not isinstance(values, dict):
        raise ValueError(f"it is {_shown(values)} and no object with fields")  # noqa: TRY004
    return cast("dict[str, Any]", values)


def _shown(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_text_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_integer_or_none(value: object) -> bool:
    return value is None or _is_integer(value)


def _is_kind(value: object) -> bool:
    return isinstance(value, str) and value in _KINDS


def _list_of(is_right: Callable[[object], bool]) -> Callable[[object], bool]:
    def check(value: object) -> bool:
        return isinstance(value, list) and all(map(is_right, cast("list[object]", value)))

    return check


def _object_of(**fields: Callable[[object], bool]) -> Callable[[object], bool]:
    def check(value: object) -> bool:
        if not isinstance(value, dict):
            return False
        held = cast("dict[str, object]", value)
        return held.keys() == fields.keys() and all(
            is_right(held[name]) for name, is_right in fields.items()
        )

    return check


_FIELDS: Final[Mapping[str, Callable[[object], bool]]] = MappingProxyType(
    {
        "timestamp_ms": _is_integer_or_none,
        "url": _is_text,
        "title": _is_text,
        "outlet": _is_text,
        "published": _is_text_or_none,
        "authors": _list_of(_is_text),
        "credits": _list_of(_is_text),
        "lead": _is_text_or_none,
        "blocks": _list_of(_object_of(kind=_is_kind, text=_is_text)),
        "images": _list_of(
            _object_of(
                url=_is_text,
                src=_is_text,
                alt=_is_text,
                caption=_is_text_or_none,
                credit=_is_text_or_none,
                position=_is_integer,
            )
        ),
        "path": _is_text_or_none,
    }
)
