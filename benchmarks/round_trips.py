"""Round trips of many articles: each is printed in an outlet's markup and read back.

Run: ``python benchmarks/round_trips.py [ARTICLES]``; it uses all processors.
"""

import multiprocessing
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from hypothesis import HealthCheck, Phase, given, seed, settings

import feeddump
from feeddump.testing import ERAS, articles, render

SHARE = 250
"""Articles of one task."""


def round_trips(task: tuple[str, str, int]) -> tuple[str, str, int, int, str]:
    """The outlet, the era, the number of articles, how many were not read back, and the first."""
    outlet, era, number = task
    count, differing, first = 0, 0, ""

    @seed(number)
    @settings(
        max_examples=SHARE,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(articles(outlet, era))
    def trip(article: feeddump.Article) -> None:
        nonlocal count, differing, first
        count += 1
        parsed = feeddump.parse_bytes(render(article, outlet, era))
        if parsed != article:
            differing += 1
            first = first or f"{outlet} {era}:\n  printed {article}\n  read    {parsed}"

    trip()
    return outlet, era, count, differing, first


def main(wanted: int) -> int:
    """Print the counts and the first difference; the exit status is 1 if there is one."""
    printed = [(outlet, era) for outlet, eras in ERAS.items() for era in eras]
    rounds = -(-wanted // (SHARE * len(printed)))
    tasks = [(*markup, number) for number in range(rounds) for markup in printed]
    counts: dict[tuple[str, str], int] = dict.fromkeys(printed, 0)
    differences, first, start = 0, "", time.perf_counter()
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for outlet, era, count, differing, found in pool.map(round_trips, tasks):
            counts[outlet, era] += count
            differences += differing
            first = first or found
    for (outlet, era), count in counts.items():
        print(f"{outlet:8} {era:14} {count:8,}")
    spent = time.perf_counter() - start
    print(f"{sum(counts.values()):,} articles in {spent:.0f} s, {differences} not read back")
    print(first)
    return int(differences > 0)


if __name__ == "__main__":
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
