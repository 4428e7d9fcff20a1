"""Read a dump on Spark and write Parquet: spark_export.py [FOLDER [OUTPUT]].

It needs Java 17 and pyspark: pip install 'feeddump[arrow,clusters]'. OUTPUT becomes a folder with
``articles/``, Parquet files of the columns of ``feeddump.arrow.SCHEMA``, and ``failures/``, JSON
lines that tell each file without an Article and why.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
from dump_files import dump_files
from pyspark import SparkConf, StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import lit
from pyspark.sql.pandas.types import from_arrow_schema

import feeddump
import feeddump.arrow

LAST_MS: Final = 9_223_372_036_854_775
"""The last millisecond that a Spark timestamp can hold: it counts microseconds in 64 bits."""

ARTICLES: Final = feeddump.arrow.SCHEMA.set(
    feeddump.arrow.SCHEMA.get_field_index("timestamp_ms"),
    pa.field("timestamp_ms", pa.timestamp("us", tz="UTC")),
)
"""The columns as Spark can take them: it has timestamps of microseconds and no others."""

ROWS: Final = ARTICLES.append(pa.field("reason", pa.string()))
"""A row for each file: those without an Article have a path and a reason, and nothing else."""


SETTINGS: Final = {
    "spark.app.name": "feeddump",
    # Hadoop's usual file system looks for a checksum beside each file: a colon in a name ends it.
    "spark.hadoop.fs.file.impl": "org.apache.hadoop.fs.RawLocalFileSystem",
    "spark.executorEnv.LC_ALL": "C.UTF-8",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
    # Without this, Spark writes an old form of timestamps that has no zone.
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    # A batch is in memory whole, in Java and in Python: 200 files and not 10,000.
    "spark.sql.execution.arrow.maxRecordsPerBatch": "200",
    "spark.sql.files.minPartitionNum": "4",
}


def plain_path(uri: str) -> str:
    """The path as feeddump would give it: Spark puts the scheme before it."""
    return uri.removeprefix("file:") if uri.startswith("file:/") else uri


def parse(path: str, data: bytes) -> feeddump.Article:
    """The Article of one file, if Spark can hold it."""
    article = feeddump.parse_bytes(data, path=path)
    if abs(article.timestamp_ms or 0) > LAST_MS:
        raise feeddump.ParseError("its epoch is beyond Spark's timestamps", path=Path(path))
    return article


def articles_of(
    files: Iterable[pa.RecordBatch], failures: list[feeddump.ParseError]
) -> Iterator[feeddump.Article]:
    """The Articles of Spark's batches of files, one at a time; what has none goes to a list."""
    for batch in files:
        for path, data in zip(batch["path"], batch["content"], strict=True):
            try:
                yield parse(plain_path(path.as_py()), data.as_py())
            except feeddump.ParseError as error:
                failures.append(error)


def rows_of(files: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows of one partition, from its files. Spark runs this on its workers."""
    failures: list[feeddump.ParseError] = []
    for batch in feeddump.arrow.to_batches(articles_of(files, failures)):
        reason = pa.nulls(batch.num_rows, pa.string())
        yield pa.RecordBatch.from_arrays([*batch.cast(ARTICLES).columns, reason], schema=ROWS)
    if failures:
        told = [{"path": str(error.path), "reason": error.reason} for error in failures]
        yield pa.RecordBatch.from_pylist(told, schema=ROWS)


def start() -> SparkSession:
    """Spark with the settings; on two cores of this machine, unless spark-submit says where."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    # Java sees no file with a Chinese name in a locale such as C, and does not say so.
    os.environ["LC_ALL"] = "C.UTF-8"
    # What a SparkConf holds at first is what spark-submit was given.
    settings = SparkConf().setIfMissing("spark.master", "local[2]").setAll(list(SETTINGS.items()))
    return SparkSession.builder.config(conf=settings).getOrCreate()


def read(spark: SparkSession, folder: Path) -> DataFrame:
    """The rows of all files below a folder, parsed when Spark asks for them."""
    reader = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    files = reader.option("pathGlobFilter", "*.{md,txt}").load(f"file:{folder.absolute()}")
    schema = from_arrow_schema(ROWS)
    return files.select("path", "content").mapInArrow(rows_of, schema)


def passed_over(spark: SparkSession, folder: Path, rows: DataFrame) -> DataFrame:
    """The files that Spark did not list and feeddump would, such as empty ones; and no Articles."""
    # Two names that are no UTF-8 may become one here; they were two files all the same.
    names = [os.fsencode(file).decode("utf-8", "replace") for file in dump_files(folder.absolute())]
    listed = spark.createDataFrame(pa.table({"path": pa.array(names, pa.string())}))
    missing = listed.join(rows.select("path"), "path", "left_anti")
    return missing.withColumn("reason", lit("Spark passed over it"))


def write(rows: DataFrame, missing: DataFrame, output: str) -> None:
    """The Articles as Parquet, a file for each partition; what has none as one file of JSON."""
    articles = rows.where("reason IS NULL").drop("reason")
    articles.write.parquet(f"{output}/articles", compression="zstd")
    failures = rows.where("reason IS NOT NULL").select("path", "reason").union(missing)
    failures.coalesce(1).write.json(f"{output}/failures")
    print(f"{articles.count()} articles, {failures.count()} files without one")


def main(folder: Path, output: Path) -> None:
    """Read the folder and write the output."""
    spark = start()
    try:
        # A file is parsed once: the second output finds the rows on the workers' disks.
        rows = read(spark, folder).persist(StorageLevel.DISK_ONLY)
        write(rows, passed_over(spark, folder, rows), f"file:{output.absolute()}")
    finally:
        spark.stop()


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    main(*(given + [Path(__file__).with_name("dump"), Path("spark-export")][len(given) :]))
