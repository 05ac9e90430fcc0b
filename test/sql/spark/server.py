"""Spark in local mode behind lines of JSON: one request a line on stdin, one answer a line on stdout."""
import datetime
import decimal
import json
import math
import os
import sys

from pyspark.sql import SparkSession
from pyspark.sql.types import StringType, StructField, StructType

# Whatever else writes to stdout (the JVM does) goes to stderr: stdout has answers only.
answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
os.dup2(2, 1)

folder = sys.argv[1]
spark = (
    SparkSession.builder.master("local[2]")
    .appName("parity")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.memory", "2g")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.sql.shuffle.partitions", "2")
    .config("spark.default.parallelism", "2")
    .config("spark.sql.warehouse.dir", os.path.join(folder, "warehouse"))
    .config("spark.local.dir", os.path.join(folder, "tmp"))
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")


def plain(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()[:10]
    if isinstance(value, decimal.Decimal):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value


def quoted(name):
    return "`" + name.replace("`", "``") + "`"


def load(table, types, path):
    """Cells come as text, one JSON object a line, and are cast by Spark."""
    texts = StructType([StructField(f"c{i}", StringType()) for i in range(len(types))])
    cells = spark.read.schema(texts).json(path)
    columns = [f"CAST(c{i} AS {type}) AS {quoted(name)}" for i, (name, type) in enumerate(types)]
    cells.selectExpr(*columns).cache().createOrReplaceTempView(table)


def answer(request):
    if "load" in request:
        return load(request["load"], request["types"], request["path"])
    frame = spark.sql(request["sql"])
    return [{name: plain(row[i]) for i, name in enumerate(frame.columns)} for row in frame.collect()]


for line in sys.stdin:
    try:
        reply = {"rows": answer(json.loads(line))}
    except Exception as error:  # noqa: BLE001: every failure is an answer
        reply = {"error": str(error)[:2000]}
    answers.write(json.dumps(reply) + "\n")
    answers.flush()
spark.stop()
