"""The statement of the benchmark in Spark, in local mode, Parquet in and Parquet out: spark.py ORDERS STATEMENT SIGNATURE OUT. Prints one line of JSON."""
import json
import os
import sys
import time

from pyspark.sql import SparkSession

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
orders, statement, signature, out = sys.argv[1:5]
spark = (
    SparkSession.builder.master("local[2]")
    .appName("bench")
    .config("spark.ui.enabled", "false")
    .config("spark.driver.memory", "4g")
    .config("spark.driver.host", "127.0.0.1")
    .config("spark.driver.bindAddress", "127.0.0.1")
    .config("spark.local.dir", os.path.join(os.path.dirname(out), "spill"))
    .getOrCreate()
)
spark.sparkContext.setLogLevel("ERROR")


def peak():
    """The largest resident size of the JVM, where the system tells it."""
    try:
        with open(f"/proc/{spark.sparkContext._gateway.proc.pid}/status") as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        return None


with open(statement, encoding="utf-8") as text:
    sql = text.read()
start = time.perf_counter()
spark.read.parquet(orders).createOrReplaceTempView("orders")
spark.sql(sql).write.mode("overwrite").parquet(out)
score = (time.perf_counter() - start) * 1000
with open(signature, encoding="utf-8") as text:
    totals = spark.read.parquet(out).selectExpr(*json.load(text)).collect()[0]
answers.write(json.dumps({"version": spark.version, "score": score, "peak": peak(), "signature": [str(x) for x in totals]}) + "\n")
answers.flush()
spark.stop()
