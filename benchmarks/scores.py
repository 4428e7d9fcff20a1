"""What a reader gets right on the hand-labelled files, counted by the labels' own ``score.py``."""

import json
import runpy
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import feeddump

SHARED = Path(__file__).resolve().parents[2] / "shared"
"""Where labels, scorer and real files lie beside some checkouts: they are no part of this one."""

Reader = Callable[[bytes], feeddump.Article]
Tally = Counter[str]
Scorer = Mapping[str, Any]
"""What stands in score.py, by name."""


def scorer_of(shared: Path) -> Scorer:
    """The scorer that lies beside the labels."""
    return runpy.run_path(str(shared / "score.py"))


def records(gold: Path) -> Iterator[dict[str, Any]]:
    """Every hand-labelled file."""
    for file in sorted(gold.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def count(scorer: Scorer, record: dict[str, Any], article: feeddump.Article) -> Tally:
    """What is right and wrong in one file, as score.py counts it."""
    hit, got, wanted, wrong, missing, _, _ = scorer["score_one"](record, article)
    size = scorer["size"]
    exact = not wrong and not missing
    return Counter(files=1, exact=exact, hit=size(hit), got=size(got), wanted=size(wanted))


def tally_of(read: Reader, shared: Path) -> Tally:
    """The tally of a reader over all labelled files."""
    scorer, total = scorer_of(shared), Tally()
    for record in records(shared / "gold"):
        total.update(count(scorer, record, read((shared / "corpus" / record["path"]).read_bytes())))
    return total


def line_f1(tally: Tally) -> float:
    """By characters, over whole lines: twice the right ones, over those given and those wanted."""
    return 2 * tally["hit"] / max(tally["got"] + tally["wanted"], 1)


def exact_share(tally: Tally) -> float:
    """The share of files whose lines are exactly the article's."""
    return tally["exact"] / tally["files"]
