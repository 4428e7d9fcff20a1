"""The lowest version of each library that feeddump needs, as constraints for pip.

usage: lowest.py pyproject.toml

Read from the lower bounds of the dependencies and of the extras that users install. The extras for
developers are left out: nobody has to work with an old linter.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DEVELOPERS = frozenset({"test", "docs", "lint", "bench", "dev"})
_BOUND = re.compile(r"(?P<name>[A-Za-z0-9._-]+)(?:\[[^\]]*\])?\s*>=\s*(?P<version>[0-9][\w.]*)")


def constraints(project: dict[str, Any]) -> Iterator[str]:
    """One line for each requirement.

    Raises:
        ValueError: where a requirement has no lower bound.
    """
    extras: dict[str, list[str]] = project.get("optional-dependencies", {})
    requirements: list[str] = list(project["dependencies"])
    for extra, needed in extras.items():
        if extra not in DEVELOPERS:
            requirements += needed
    for requirement in requirements:
        if re.match(rf"{project['name']}\b", requirement):
            continue
        bound = _BOUND.match(requirement)
        if bound is None:
            raise ValueError(f"{requirement}: a lower bound (>=) is missing")
        yield f"{bound['name']}=={bound['version']}"


if __name__ == "__main__":
    for line in dict.fromkeys(constraints(tomllib.loads(Path(sys.argv[1]).read_text())["project"])):
        print(line)
