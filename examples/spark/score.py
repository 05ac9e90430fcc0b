"""Score accounts in Spark with the SQL of account-scoring: spark-submit score.py ORDERS SQL OUT."""
import sys

from pyspark.sql import SparkSession

orders, sql, out = sys.argv[1:4]
spark = SparkSession.builder.appName("account-scoring").getOrCreate()
spark.read.parquet(orders).createOrReplaceTempView("orders")
with open(sql, encoding="utf-8") as text:
    spark.sql(text.read()).write.mode("overwrite").parquet(out)

accounts = spark.read.parquet(out)
print(accounts.count(), "accounts in", out)
accounts.groupBy("segmentId").count().orderBy("segmentId").show()
spark.stop()
