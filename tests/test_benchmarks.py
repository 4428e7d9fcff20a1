"""The benchmarks run; what they measure is for people to read."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SPEED = ROOT / "benchmarks" / "speed.py"
EXAMPLES = ROOT / "examples" / "dump"


def run(*arguments: str | Path) -> str:
    """What the command prints."""
    command = [sys.executable, SPEED, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def test_speed_measures_the_floor_the_library_and_its_stages(tmp_path: Path) -> None:
    """Without peers, the command needs nothing but the library, and writes what it prints."""
    printed = run(EXAMPLES, "--rounds", "1", "--no-peers", "--out", tmp_path)

    rows = [line.split(" | ")[0].removeprefix("| ") for line in printed.splitlines()]
    assert rows.index("feeddump.parse_file") == 1 + next(
        number for number, row in enumerate(rows) if row.startswith("floor")
    )
    assert {"read the file", "split", "tree", "walk", "label", "assemble"} <= set(rows)
    assert (tmp_path / "speed.md").read_text(encoding="utf-8") == printed


def test_the_floor_is_once_the_floor() -> None:
    """All multiples are of the floor's time in the same round, so the floor's own is 1."""
    floor = next(
        line
        for line in run(EXAMPLES, "--rounds", "1", "--no-peers").splitlines()
        if "floor:" in line
    )

    assert floor.split(" | ")[2] == "1.00"
