"""The lines of YAML above a page, written so that they are YAML to YAML and JSON to us."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

_RULE: Final = "---"
_ITEM: Final = "  - "
_NOT_PRINTED: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def dump(values: Mapping[str, object]) -> str:
    """Named values as front matter: each a line of JSON, each element of a list a line.

    Strings stand in double quotes, so that no reader takes one for a number or a date, and what
    YAML does not allow or takes for a line break is escaped.

    >>> print(dump({"title": "A: 1", "authors": ["Lin", "Zhou"], "images": []}), end="")
    ---
    title: "A: 1"
    authors:
      - "Lin"
      - "Zhou"
    images: []
    ---
    """
    return "\n".join((_RULE, *_lines(values), _RULE, ""))


def load(text: str) -> tuple[dict[str, Any], str]:
    r"""The values that :func:`dump` wrote at the beginning of a text, and the text below them.

    Raises:
        ValueError: where it does not begin with such values.

    >>> load('---\nn: 1\n---\nBelow.')
    ({'n': 1}, 'Below.')
    """
    above, rule, below = text.partition(f"\n{_RULE}\n")
    first, *lines = above.split("\n")
    if first != _RULE or not rule:
        raise ValueError("it does not begin with front matter")
    values: dict[str, Any] = {}
    elements: list[Any] = []
    for line in lines:
        if line.startswith(_ITEM):
            elements.append(json.loads(line.removeprefix(_ITEM)))
            continue
        name, _, value = line.partition(":")
        elements = []
        values[name] = json.loads(value) if value else elements
    return values, below


def _lines(values: Mapping[str, object]) -> Iterator[str]:
    for name, value in values.items():
        if elements := _elements(value):
            yield f"{name}:"
            yield from (f"{_ITEM}{_json(element)}" for element in elements)
        else:
            yield f"{name}: {_json(value)}"


def _elements(value: object) -> list[object]:
    return cast("list[object]", value) if isinstance(value, list) else []


def _json(value: object) -> str:
    printed = json.dumps(value, ensure_ascii=False)
    return _NOT_PRINTED.sub(lambda found: f"\\u{ord(found[0]):04x}", printed)
