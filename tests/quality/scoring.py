"""Measure the scores on the hand labels, and compare them with those that are pinned.

Needs neither pytest nor anything else that is not installed with the library.
"""

import contextlib
import hashlib
import io
import json
import math
import runpy
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from attrs import frozen

SHARED = Path(__file__).resolve().parents[3] / "shared"
"""Where labels, scorer and real files lie beside some checkouts: they are no part of this one."""

FLOORS = Path(__file__).with_name("floors.json")

FIELDS = (
    *("title", "url", "timestamp_ms", "outlet", "published"),
    *("lead", "authors", "images", "captions"),
)
_LESS_IS_BETTER = frozenset({"leaks"})
_ALL_ADAPTERS = "nine outlets"
_PRECISION = 1_000_000

Scores = Mapping[str, Mapping[str, float]]
"""By outlet, then by score; "all" and "nine outlets" are the outlets together."""


@frozen
class Pins:
    """What is pinned: the labels that were scored on, and the score below which nothing may fall.

    Attributes:
        labels: the SHA-256 of the scorer and of each file of labels, by name.
        floors: the scores.
    """

    labels: Mapping[str, str]
    floors: Scores

    @classmethod
    def read(cls, file: Path) -> "Pins":
        """What ``file`` pins; nothing where there is no such file."""
        if not file.exists():
            return cls({}, {})
        printed = json.loads(file.read_text(encoding="utf-8"))
        return cls(printed["labels"], printed["floors"])

    def write(self, file: Path) -> None:
        """Pin this in ``file``."""
        printed = {"labels": self.labels, "floors": self.floors}
        text = json.dumps(printed, ensure_ascii=False, indent=2, sort_keys=True)
        file.write_text(text + "\n", encoding="utf-8")


def measure(shared: Path = SHARED) -> Pins:
    """The scores and the labels as they are now."""
    tallies = _tallies(shared / "score.py")
    known = [tally for name, tally in tallies.items() if name not in {"all", "unknown"}]
    tallies[_ALL_ADAPTERS] = sum(known, Counter())
    return Pins(
        labels={file.relative_to(shared).as_posix(): _digest(file) for file in _sources(shared)},
        floors={name: _scores(tally) for name, tally in tallies.items() if tally["n"]},
    )


def changed_labels(pinned: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The files whose content is not what was scored when the floors were pinned."""
    return sorted(name for name in {*pinned, *now} if pinned.get(name) != now.get(name))


def shortfalls(floors: Scores, now: Scores) -> list[str]:
    """Each score that is worse than its floor, in plain words; one that is gone is worse, too."""
    return [
        f"{outlet}: {score} is {_printed(value)}, its floor is {floor:g}"
        for outlet, pinned in floors.items()
        for score, floor in pinned.items()
        if _is_worse(score, value := now.get(outlet, {}).get(score), floor)
    ]


def gains(floors: Scores, now: Scores) -> list[str]:
    """Each score that is better than its floor, and each outlet that has no floors yet."""
    new = [f"{outlet}: all of its scores are new" for outlet in now if outlet not in floors]
    return new + [
        f"{outlet}: {score} is {now[outlet][score]:g}, its floor was {floor:g}"
        for outlet, pinned in floors.items()
        for score, floor in pinned.items()
        if score in now.get(outlet, {}) and _is_worse(score, floor, now[outlet][score])
    ]


def _is_worse(score: str, value: float | None, than: float) -> bool:
    if value is None:
        return True
    return value > than if score in _LESS_IS_BETTER else value < than


def _printed(value: float | None) -> str:
    return "missing" if value is None else f"{value:g}"


def _tallies(scorer: Path) -> dict[str, Counter[str]]:
    """What the scorer counts over all labels, by outlet; what it prints is for people."""
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves closing files to Python
        return dict(runpy.run_path(str(scorer))["main"]([]))


def _scores(tally: Counter[str]) -> dict[str, float]:
    """The scores of one tally: shares are rounded down, so that a floor is never above its score.

    The number of files is one of them: labels that go missing must not pass unseen.
    """
    f1 = 2 * tally["hit"] / max(tally["got"] + tally["gold"], 1)
    shares = {name: tally[name] / tally["n"] for name in ("exact", *FIELDS)} | {"f1": f1}
    counts = {"files": tally["n"], "leaks": tally["leaks"]}
    return counts | {name: _rounded_down(share) for name, share in shares.items()}


def _rounded_down(share: float) -> float:
    return math.floor(share * _PRECISION) / _PRECISION


def _sources(shared: Path) -> Iterator[Path]:
    """The files that decide what a score is: the scorer and the labels."""
    yield shared / "score.py"
    yield from sorted((shared / "gold").glob("*.jsonl"))


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def bulleted(lines: Iterable[str]) -> str:
    """The lines as a list for a person to read."""
    return "\n".join(f"  - {line}" for line in lines)
