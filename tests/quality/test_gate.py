"""The quality gate, and the tool that pins its floors."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from . import update
from .scoring import FIELDS, FLOORS, SHARED, Pins, bulleted, changed_labels, measure, shortfalls

ROOT = Path(__file__).resolve().parents[2]

SCORER = """\
import collections, json, pathlib

def main(argv):
    tallies = json.loads(pathlib.Path(__file__).with_name("tallies.json").read_text())
    return {name: collections.Counter(tally) for name, tally in tallies.items()}
"""


@pytest.fixture(scope="module", name="now")
def _now() -> Pins:
    """The scores on the real labels."""
    if not (SHARED / "gold").is_dir():
        pytest.skip(f"the hand labels of real files are not at {SHARED / 'gold'}")
    return measure()


def test_labels_are_the_pinned_ones(now: Pins) -> None:
    """The floors were measured on exactly these labels, with this scorer."""
    changed = changed_labels(Pins.read(FLOORS).labels, now.labels)

    assert not changed, (
        f"changed since the floors were pinned:\n{bulleted(changed)}\n"
        "Look at what changed, then run: python -m tests.quality.update"
    )


def test_no_score_is_below_its_floor(now: Pins) -> None:
    """No outlet scores worse than when the floors were pinned."""
    worse = shortfalls(Pins.read(FLOORS).floors, now.floors)

    assert not worse, (
        f"worse than pinned:\n{bulleted(worse)}\n"
        f"To see the lines that differ, run: python {SHARED / 'score.py'} -v --outlet OUTLET"
    )


def test_every_outlet_has_floors() -> None:
    """Each outlet, the unknown ones and all together have a floor for every score."""
    floors = Pins.read(FLOORS).floors

    outlets = {"bbc", "cdt", "dw", "ft", "nyt", "reuters", "rfa", "rfi", "voa"}
    assert outlets | {"unknown", "all", "nine outlets"} == set(floors)
    assert {frozenset({"files", "exact", "f1", "leaks", *FIELDS})} == set(
        map(frozenset, floors.values())
    )


class Bench:
    """Labels and a scorer of our own, whose counts a test invents."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.floors = folder / "floors.json"
        (folder / "gold").mkdir()
        (folder / "gold" / "labels.jsonl").write_text("{}\n")
        (folder / "score.py").write_text(SCORER)
        self.score()

    def score(self, outlet: str = "abc", /, **counts: int) -> None:
        """Let the scorer count this from now on; what is not said is perfect."""
        perfect = dict.fromkeys(("n", "exact", *FIELDS), 4) | {"hit": 100, "got": 100, "gold": 100}
        tallies = {name: perfect | {"leaks": 0} | counts for name in ("all", outlet)}
        (self.folder / "tallies.json").write_text(json.dumps(tallies))

    def update(self, *options: str) -> int:
        """Run the tool here; its exit status."""
        return update.main(["--shared", str(self.folder), "--floors", str(self.floors), *options])


@pytest.fixture(name="bench")
def _bench(tmp_path: Path) -> Bench:
    """A bench with perfect scores, pinned."""
    bench = Bench(tmp_path)
    assert bench.update() == 0
    return bench


WORSE = {
    "a file less is exact": {"exact": 3},
    "a line is missing": {"hit": 99, "got": 99},
    "a line is too much": {"got": 101},
    "a file leaks": {"leaks": 1},
    "a date is wrong": {"published": 3},
    "a file has no labels any more": dict.fromkeys(("n", "exact", *FIELDS), 3),
}


class TestUpdate:
    """The tool that pins."""

    @pytest.mark.parametrize("counts", WORSE.values(), ids=WORSE)
    def test_refuses_to_lower_a_floor(
        self, bench: Bench, capsys: pytest.CaptureFixture[str], counts: dict[str, int]
    ) -> None:
        """A score below its floor is not pinned, and the file stays as it was."""
        before = bench.floors.read_bytes()
        bench.score(**counts)

        assert bench.update() == 1
        assert "These floors would be lowered:\n  - abc: " in capsys.readouterr().err
        assert before == bench.floors.read_bytes()

    def test_refuses_to_forget_an_outlet(self, bench: Bench) -> None:
        """An outlet that is no longer scored counts as lower."""
        bench.score("xyz")

        assert bench.update() == 1
        assert "abc" in Pins.read(bench.floors).floors

    def test_lowers_a_floor_when_told_to(
        self, bench: Bench, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """With --allow-lower the lower score is pinned, and said."""
        bench.score(exact=3)

        assert bench.update("--allow-lower") == 0
        assert "lowered:\n  - abc: exact is 0.75, its floor is 1" in capsys.readouterr().out
        assert Pins.read(bench.floors).floors["abc"]["exact"] == 0.75

    def test_raises_a_floor_unasked(self, bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
        """A better score becomes the new floor, below which nothing may fall again."""
        bench.score(leaks=2)
        assert bench.update("--allow-lower") == 0
        bench.score(leaks=1)

        assert bench.update() == 0
        assert "raised:\n  - abc: leaks is 1, its floor was 2\n" in capsys.readouterr().out
        assert Pins.read(bench.floors).floors["abc"]["leaks"] == 1

    def test_pins_changed_labels(self, bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
        """New labels are pinned if no score falls, and their file is named."""
        (bench.folder / "gold" / "labels.jsonl").write_text("{ }\n")
        pinned = Pins.read(bench.floors).labels

        assert bench.update() == 0
        assert "labels changed:\n  - gold/labels.jsonl\n" in capsys.readouterr().out
        assert changed_labels(pinned, Pins.read(bench.floors).labels) == ["gold/labels.jsonl"]

    def test_needs_labels(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Where there are no labels, it says so and writes nothing."""
        floors = tmp_path / "floors.json"

        assert update.main(["--shared", str(tmp_path), "--floors", str(floors)]) == 2
        assert "no hand labels" in capsys.readouterr().err
        assert not floors.exists()

    def test_runs_without_pytest(self, bench: Bench) -> None:
        """As a command, it imports no test library."""
        code = (
            "import sys; sys.modules['pytest'] = sys.modules['hypothesis'] = None\n"
            "from tests.quality.update import main\n"
            "sys.exit(main(sys.argv[1:]))"
        )
        arguments = ["--shared", str(bench.folder), "--floors", str(bench.floors)]

        done = subprocess.run(  # noqa: S603 - our own script
            [sys.executable, "-c", code, *arguments],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

        assert done.returncode == 0, done.stderr
        assert "pinned in" in done.stdout


class TestGate:
    """The comparison that the gate makes."""

    @pytest.mark.parametrize("counts", WORSE.values(), ids=WORSE)
    def test_sees_a_lower_score(self, bench: Bench, counts: dict[str, int]) -> None:
        """Whatever gets worse, the gate names the outlet and the score."""
        bench.score(**counts)

        worse = shortfalls(Pins.read(bench.floors).floors, measure(bench.folder).floors)

        assert any(line.startswith("abc: ") for line in worse)

    def test_sees_changed_labels(self, bench: Bench) -> None:
        """Labels that were edited, added or taken away, and another scorer, are named."""
        pinned = Pins.read(bench.floors).labels
        (bench.folder / "gold" / "labels.jsonl").unlink()
        (bench.folder / "gold" / "more.jsonl").write_text("{}\n")
        with (bench.folder / "score.py").open("a") as file:
            file.write("# another\n")

        changed = changed_labels(pinned, measure(bench.folder).labels)

        assert changed == ["gold/labels.jsonl", "gold/more.jsonl", "score.py"]

    def test_a_floor_is_not_above_its_score(self, bench: Bench) -> None:
        """Rounding never makes a floor that the score it was taken from falls below."""
        bench.score(hit=2, got=3, gold=3, exact=1, n=3)
        assert bench.update("--allow-lower") == 0
        floor = Pins.read(bench.floors).floors["abc"]

        assert (floor["f1"], floor["exact"]) == (0.666666, 0.333333)
        assert bench.update() == 0
