"""Is the public interface typed in full? Reads ``pyright --verifytypes --outputjson`` from stdin.

pyright counts every module whose name has no underscore. Only what ``feeddump.__all__`` exports
is promised, with all that it holds, the outputs, and what authors of adapters import from
``feeddump.adapters.base``. The tables of the built-in adapters are not: pyright calls each of them
ambiguous, because a subclass does not repeat the annotation that its base class has.
"""

import json
import sys
from typing import Any

import feeddump
from feeddump import arrow, jsonl, markdown
from feeddump.adapters import base


def promised() -> set[str]:
    """The full names, where they are defined, of all that is exported."""
    modules = (feeddump, base, jsonl, markdown, arrow)
    exported = [getattr(module, name) for module in modules for name in module.__all__]
    return {f"{each.__module__}.{each.__qualname__}" for each in exported if callable(each)}


def is_complete(symbol: dict[str, Any]) -> bool:
    """Whether pyright knows the symbol's type without guessing."""
    return bool(symbol["isTypeKnown"] and not symbol["isTypeAmbiguous"])


def main() -> int:
    """Print the score and what it lacks; 0 where it lacks nothing."""
    report = json.load(sys.stdin)["typeCompleteness"]
    names = promised()
    public = [
        symbol
        for symbol in report["symbols"]
        if any(f"{symbol['name']}.".startswith(f"{name}.") for name in names)
    ]
    missing = [symbol for symbol in public if not is_complete(symbol)]
    for symbol in missing:
        print(symbol["name"])
        for diagnostic in symbol["diagnostics"]:
            print(f"  {diagnostic['message']}")
    share = (len(public) - len(missing)) / max(len(public), 1)
    print(f"public interface: {share:.1%} of {len(public)} symbols")
    print(f"every module, as pyright counts: {report['completenessScore']:.1%}")
    return 0 if public and not missing else 1


if __name__ == "__main__":
    sys.exit(main())
