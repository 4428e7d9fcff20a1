"""Pin the scores as they are now.

usage: python -m tests.quality.update [--allow-lower]

Refuses where a floor would be lowered, unless it is told to. Exit status: 0 where the scores are
pinned, 1 where it refuses, 2 where there is nothing to measure.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .scoring import FLOORS, SHARED, Pins, bulleted, changed_labels, gains, measure, shortfalls


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, compare, and pin or refuse."""
    options = _options(argv)
    if not (options.shared / "gold").is_dir():
        sys.stderr.write(f"there are no hand labels at {options.shared / 'gold'}\n")
        return 2
    before, now = Pins.read(options.floors), measure(options.shared)
    lower = shortfalls(before.floors, now.floors)
    if lower and not options.allow_lower:
        sys.stderr.write(
            f"These floors would be lowered:\n{bulleted(lower)}\n"
            "Nothing is pinned. Mend the code, or say --allow-lower and why in the commit.\n"
        )
        return 1
    now.write(options.floors)
    _tell("labels changed", changed_labels(before.labels, now.labels))
    _tell("lowered", lower)
    _tell("raised", gains(before.floors, now.floors))
    sys.stdout.write(f"pinned in {options.floors}\n")
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.quality.update", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("--allow-lower", action="store_true", help="lower floors, too")
    parser.add_argument("--floors", type=Path, default=FLOORS, help="the file to pin them in")
    parser.add_argument(
        "--shared", type=Path, default=SHARED, help="the folder of score.py, gold/ and corpus/"
    )
    return parser.parse_args(argv)


def _tell(what: str, lines: Sequence[str]) -> None:
    if lines:
        sys.stdout.write(f"{what}:\n{bulleted(lines)}\n")


if __name__ == "__main__":
    sys.exit(main())
