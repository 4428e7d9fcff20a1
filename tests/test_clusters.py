"""The export on Spark and on Dask, run for real: the same Articles as on one machine."""

import json
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import feeddump

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
BESIDE_THE_DUMP = {
    "名 字/a b%20c+#?.md": b"<!--1600000000000-->\n[Low tide](https://coast.example/1)\n------\n\n<p>Sand.</p>",
    "mended.txt": b"[An old mill](https://coast.example/2)\n------\n\n<p>It turns <!-- again.</p>",
    "5:30.md": b"[Early](https://coast.example/6)\n------\n\n<p>Gulls.</p>",
    "far.md": b"<!--253402300799999-->\n[The last day](https://coast.example/3)\n------\n\n<p>Night.</p>",
    "README.md": b"# No dump file\n",
    ".hidden.md": b"",
    ".hidden/a.md": b"",
    "other.html": b"",
}
LOST_ON_SPARK = {
    "beyond.md": b"<!--99999999999999999-->\n[Later](https://coast.example/4)\n------\n\n<p>Dawn.</p>",
    "_draft.md": b"[A draft](https://coast.example/5)\n------\n\n<p>Ink.</p>",
    "empty.md": b"",
}


def _needs(engine: str) -> None:
    """Skip where an engine, or what it runs on, is absent."""
    for library in (engine, "pyarrow"):
        if find_spec(library) is None:
            pytest.skip(f"{library} is not installed")
    if engine == "pyspark" and shutil.which("java") is None:
        pytest.skip("Spark needs java, which is not installed")


def _made(folder: Path, *more: dict[str, bytes]) -> Path:
    """The examples' dump with more files in it."""
    dump = shutil.copytree(EXAMPLES / "dump", folder / "a dump")
    for files in more:
        for name, content in files.items():
            path = dump / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
    return dump


def _exported(engine: str, dump: Path, output: Path) -> Path:
    """What an example writes, in a process of its own; what its engine warns of stays there."""
    run = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, EXAMPLES / f"{engine}_export.py", dump.name, output.name],
        cwd=dump.parent,
        capture_output=True,
        encoding="utf-8",
        # In this locale, Java sees no file with a Chinese name: the example has to mend that.
        env=os.environ | {"LC_ALL": "C", "PYTHONUTF8": "1"},
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    (output / "said").write_text(run.stdout, encoding="utf-8")
    return output


@pytest.fixture(scope="module", name="dump")
def _dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dump with odd names, files of other kinds, and what Spark cannot take."""
    return _made(tmp_path_factory.mktemp("clusters"), BESIDE_THE_DUMP, LOST_ON_SPARK)


@pytest.fixture(scope="module", name="spark")
def _spark(dump: Path) -> Path:
    """The output of Spark. It takes long to start, so it is run once."""
    _needs("pyspark")
    return _exported("spark", dump, dump.parent / "on spark")


@pytest.fixture(scope="module", name="dask")
def _dask(dump: Path) -> Path:
    """The output of Dask."""
    _needs("distributed")
    return _exported("dask", dump, dump.parent / "on dask")


def _parts(output: Path) -> list[Path]:
    """The Parquet files, in order."""
    return sorted((output / "articles").glob("*.parquet"))


def _articles(output: Path) -> list[feeddump.Article]:
    """The Articles of all parts, one part after the other."""
    from feeddump.arrow import read_parquet  # noqa: PLC0415 - pyarrow may be absent

    return [article for part in _parts(output) for article in read_parquet(part)]


def _on_one_machine(dump: Path, file: Path) -> list[feeddump.Article]:
    """The Articles of the export on one machine, out of its own Parquet file."""
    from feeddump.arrow import read_parquet, write_parquet  # noqa: PLC0415 - nor may it be here

    write_parquet(feeddump.iter_dir(dump, on_error="skip"), file)
    return list(read_parquet(file))


def _rows(articles: list[feeddump.Article]) -> list[dict[str, object]]:
    """Every field of each, the path among them: it takes no part in an Article's equality."""
    return [article.to_dict() for article in articles]


def _failures(output: Path, dump: Path) -> dict[str, str]:
    """The reason for each file without an Article."""
    lines = [
        json.loads(line)
        for part in (output / "failures").glob("*.json")
        for line in part.read_text(encoding="utf-8").splitlines()
    ]
    return {Path(line["path"]).relative_to(dump).as_posix(): line["reason"] for line in lines}


def _failures_on_one_machine(dump: Path) -> dict[str, str]:
    """What iter_dir tells of them."""
    failed: list[feeddump.ParseError] = []
    list(feeddump.iter_dir(dump, on_error=failed.append))
    return {str(error.path and error.path.relative_to(dump)): error.reason for error in failed}


def test_dask_gives_what_one_machine_gives(dask: Path, dump: Path, tmp_path: Path) -> None:
    """Row by row, field by field and in the same order, the parts one after the other."""
    assert _rows(_on_one_machine(dump, tmp_path / "one.parquet")) == _rows(_articles(dask))


def test_dask_tells_what_one_machine_tells(dask: Path, dump: Path) -> None:
    """Each file without an Article is told with the same reason, and nothing else is."""
    failures = _failures(dask, dump)

    assert {"README.md", "empty.md"} == failures.keys()
    assert _failures_on_one_machine(dump) == failures


def test_dask_makes_parts(dask: Path) -> None:
    """There is work for two processes, and the example says how it ended."""
    assert len(_parts(dask)) >= 4
    assert "28 articles, 2 files without one\n" == (dask / "said").read_text(encoding="utf-8")


def test_dask_writes_the_schema(dask: Path) -> None:
    """Its files have exactly the columns of the export on one machine."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - it may be absent

    from feeddump.arrow import SCHEMA  # noqa: PLC0415 - so may what it needs

    assert all(pq.read_schema(part).equals(SCHEMA) for part in _parts(dask))


def test_spark_gives_what_one_machine_gives(spark: Path, dump: Path, tmp_path: Path) -> None:
    """Row by row, field by field, sorted by path, but for the files that Spark cannot take."""
    every = _on_one_machine(dump, tmp_path / "one.parquet")
    expected = [
        article for article in every if article.path and article.path.name not in LOST_ON_SPARK
    ]

    assert _rows(expected) == _rows(
        sorted(_articles(spark), key=lambda article: article.path or Path())
    )


def test_spark_loses_nothing_in_silence(spark: Path, dump: Path) -> None:
    """What is no dump file, what Spark passes over and what it cannot hold are told by name."""
    failures = _failures(spark, dump)

    assert _failures_on_one_machine(dump)["README.md"] == failures.pop("README.md")
    assert {
        "beyond.md": "its epoch is beyond Spark's timestamps",
        "_draft.md": "Spark passed over it",
        "empty.md": "Spark passed over it",
    } == failures


def test_spark_makes_parts(spark: Path) -> None:
    """Two cores have four partitions or more, and the example says how it ended."""
    assert len(_parts(spark)) >= 4
    assert "26 articles, 4 files without one\n" == (spark / "said").read_text(encoding="utf-8")


def test_spark_writes_instants(spark: Path) -> None:
    """Both timestamps are instants in UTC, of microseconds; each other column has our type."""
    import pyarrow as pa  # noqa: PLC0415 - it may be absent
    import pyarrow.parquet as pq  # noqa: PLC0415 - like that

    from feeddump.arrow import SCHEMA  # noqa: PLC0415 - so may what it needs

    for part in _parts(spark):
        types = {field.name: field.type for field in pq.read_schema(part)}
        assert types.pop("timestamp_ms") == pa.timestamp("us", tz="UTC")
        assert types == {name: SCHEMA.field(name).type for name in types}
        assert [*SCHEMA.names] == ["timestamp_ms", *types]
