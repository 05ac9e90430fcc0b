WITH
-- What is read of the accounts
"fitRows" AS (
  SELECT
    CASE
      WHEN CAST(a."monetary" AS Nullable(Float64)) = 0 THEN CAST('0' AS Float64)
      ELSE CAST(a."monetary" AS Nullable(Float64))
    END AS "v0"
  FROM "accounts" AS a
),
-- Accounts that have every value
"fitSample" AS (
  SELECT
    r.*
  FROM "fitRows" AS r
  WHERE r."v0" BETWEEN CAST('-1e+290' AS Float64) AND CAST('1e+290' AS Float64)
),
-- The values
"fitValues" AS (
  SELECT
    0 AS "list",
    CAST('0' AS Nullable(String)) AS "part",
    s."v0" AS "value"
  FROM "fitSample" AS s
),
-- Equal values are counted
"fitCounts" AS (
  SELECT
    v."list",
    v."part",
    v."value",
    COUNT(*) AS "count"
  FROM "fitValues" AS v
  GROUP BY v."list", v."part", v."value"
),
-- Values in whole numbers, whose sums are exact
"wholeParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(CASE
      WHEN ABS(p."value") < CAST('9007199254740992' AS Float64) THEN ABS(p."value")
      ELSE 0
    END) AS Nullable(Float64)) AS Nullable(Int64)) AS "whole",
    (CASE
      WHEN ABS(p."value") < CAST('9007199254740992' AS Float64) THEN ABS(p."value")
      ELSE 0
    END - CAST(FLOOR(CASE
      WHEN ABS(p."value") < CAST('9007199254740992' AS Float64) THEN ABS(p."value")
      ELSE 0
    END) AS Nullable(Float64))) * 1073741824 AS "rest1"
  FROM "fitCounts" AS p
),
-- Values in whole numbers, whose sums are exact
"firstParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(p."rest1") AS Nullable(Float64)) AS Nullable(Int64)) AS "part1",
    (p."rest1" - CAST(FLOOR(p."rest1") AS Nullable(Float64))) * 1073741824 AS "rest2"
  FROM "wholeParts" AS p
),
-- Values in whole numbers, whose sums are exact
"secondParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(p."rest2") AS Nullable(Float64)) AS Nullable(Int64)) AS "part2",
    (p."rest2" - CAST(FLOOR(p."rest2") AS Nullable(Float64))) * 1073741824 AS "rest3"
  FROM "firstParts" AS p
),
-- Values in whole numbers, whose sums are exact
"exactParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(p."rest3") AS Nullable(Float64)) AS Nullable(Int64)) AS "part3",
    CASE WHEN p."rest3" <> CAST(FLOOR(p."rest3") AS Nullable(Float64)) OR ABS(p."value") >= CAST('9007199254740992' AS Float64) THEN 1 END AS "tooFine"
  FROM "secondParts" AS p
),
-- Equal values in order: how many are before, and what larger ones hold
"fitOrder" AS (
  SELECT
    c."list",
    c."part",
    c."value",
    c."count",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - c."count" AS Nullable(Int64)) AS "before",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part") AS Nullable(Int64)) AS "n",
    ROW_NUMBER() OVER (PARTITION BY c."list", c."part" ORDER BY c."value") AS "place",
    COUNT(*) OVER (PARTITION BY c."list", c."part") AS "distinct",
    MIN(c."value") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS "previous",
    MIN(c."value") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS "next",
    SUM(CASE
      WHEN c."value" > 0 THEN c."count" * c."whole"
      ELSE 0
    END) OVER (PARTITION BY c."list", c."part" ORDER BY c."value" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - CASE
      WHEN c."value" > 0 THEN c."count" * c."whole"
      ELSE 0
    END AS "wholeAbove",
    CASE
      WHEN c."value" > 0 THEN c."count" * c."whole"
      ELSE 0
    END AS "wholeOwn",
    SUM(CASE
      WHEN c."value" > 0 THEN c."count" * c."whole"
      ELSE 0
    END) OVER (PARTITION BY c."list", c."part") AS "wholeTotal",
    SUM(CASE
      WHEN c."value" > 0 THEN c."count" * c."part1"
      ELSE 0
    END) OVER (PARTITION BY c."list", c."part" ORDER BY c."value" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - CASE
      WHEN c."value" > 0 THEN c."count" * c."part1"
      ELSE 0
    END AS "part1Above",
    CASE
      WHEN c."value" > 0 THEN c."count" * c."part1"
      ELSE 0
    END AS "part1Own",
    SUM(CASE
      WHEN c."value" > 0 THEN c."count" * c."part1"
      ELSE 0
    END) OVER (PARTITION BY c."list", c."part") AS "part1Total",
    SUM(CASE
      WHEN c."value" > 0 THEN c."count" * c."part2"
      ELSE 0
    END) OVER (PARTITION BY c."list", c."part" ORDER BY c."value" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - CASE
      WHEN c."value" > 0 THEN c."count" * c."part2"
      ELSE 0
    END AS "part2Above",
    CASE
      WHEN c."value" > 0 THEN c."count" * c."part2"
      ELSE 0
    END AS "part2Own",
    SUM(CASE
      WHEN c."value" > 0 THEN c."count" * c."part2"
      ELSE 0
    END) OVER (PARTITION BY c."list", c."part") AS "part2Total",
    SUM(CASE
      WHEN c."value" > 0 THEN c."count" * c."part3"
      ELSE 0
    END) OVER (PARTITION BY c."list", c."part" ORDER BY c."value" DESC ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - CASE
      WHEN c."value" > 0 THEN c."count" * c."part3"
      ELSE 0
    END AS "part3Above",
    CASE
      WHEN c."value" > 0 THEN c."count" * c."part3"
      ELSE 0
    END AS "part3Own",
    SUM(CASE
      WHEN c."value" > 0 THEN c."count" * c."part3"
      ELSE 0
    END) OVER (PARTITION BY c."list", c."part") AS "part3Total",
    CAST(SUM(COALESCE(c."tooFine", 0)) OVER (PARTITION BY c."list", c."part") AS Nullable(Int64)) AS "tooFine"
  FROM "exactParts" AS c
),
-- Whether a border between scores or classes may be here
"fitNear" AS (
  SELECT
    o.*,
    CASE
      WHEN o."list" = 0 AND ((o."value" > 0 AND (o."previous" IS NULL OR o."previous" <= 0)) OR (CASE WHEN (CAST(o."wholeTotal" AS Nullable(Float64)) + CAST(o."part1Total" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) > 0 THEN CAST((CAST(o."wholeAbove" AS Nullable(Float64)) + CAST(o."part1Above" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) AS Nullable(Float64)) / CAST((CAST(o."wholeTotal" AS Nullable(Float64)) + CAST(o."part1Total" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) AS Nullable(Float64)) END <= CAST('0.8' AS Float64) AND CASE WHEN (CAST(o."wholeTotal" AS Nullable(Float64)) + CAST(o."part1Total" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) > 0 THEN CAST(((CAST(o."wholeAbove" AS Nullable(Float64)) + CAST(o."part1Above" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) + (CAST(o."wholeOwn" AS Nullable(Float64)) + CAST(o."part1Own" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64)))) AS Nullable(Float64)) / CAST((CAST(o."wholeTotal" AS Nullable(Float64)) + CAST(o."part1Total" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) AS Nullable(Float64)) END >= CAST('0.8' AS Float64)) OR (CASE WHEN (CAST(o."wholeTotal" AS Nullable(Float64)) + CAST(o."part1Total" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) > 0 THEN CAST((CAST(o."wholeAbove" AS Nullable(Float64)) + CAST(o."part1Above" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) AS Nullable(Float64)) / CAST((CAST(o."wholeTotal" AS Nullable(Float64)) + CAST(o."part1Total" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) AS Nullable(Float64)) END <= CAST('0.95' AS Float64) AND CASE WHEN (CAST(o."wholeTotal" AS Nullable(Float64)) + CAST(o."part1Total" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) > 0 THEN CAST(((CAST(o."wholeAbove" AS Nullable(Float64)) + CAST(o."part1Above" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) + (CAST(o."wholeOwn" AS Nullable(Float64)) + CAST(o."part1Own" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64)))) AS Nullable(Float64)) / CAST((CAST(o."wholeTotal" AS Nullable(Float64)) + CAST(o."part1Total" AS Nullable(Float64)) / CAST(1073741824 AS Nullable(Float64))) AS Nullable(Float64)) END >= CAST('0.95' AS Float64))) THEN 1
      WHEN o."previous" IS NULL OR o."next" IS NULL THEN 1
      ELSE 0
    END AS "near"
  FROM "fitOrder" AS o
),
-- Their neighbours too
"fitKept" AS (
  SELECT
    c.*,
    MAX(c."near") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS "kept"
  FROM "fitNear" AS c
),
-- What comes back of the values
"fitRuns" AS (
  SELECT
    o."part",
    o."value",
    o."before",
    o."count",
    o."n",
    o."place",
    o."distinct",
    concat(CAST(o."wholeAbove" AS Nullable(String)), ' ', CAST(o."part1Above" AS Nullable(String)), ' ', CAST(o."part2Above" AS Nullable(String)), ' ', CAST(o."part3Above" AS Nullable(String))) AS "above",
    concat(CAST(o."wholeTotal" AS Nullable(String)), ' ', CAST(o."part1Total" AS Nullable(String)), ' ', CAST(o."part2Total" AS Nullable(String)), ' ', CAST(o."part3Total" AS Nullable(String))) AS "total",
    o."tooFine"
  FROM "fitKept" AS o
  WHERE o."kept" = 1
),
-- How many accounts there are, and what is wrong with them
"fitBook" AS (
  SELECT
    COUNT(*) AS "accounts",
    COUNT(CASE WHEN r."v0" IS NOT NULL THEN 1 END) AS "used",
    COUNT(CASE WHEN r."v0" NOT BETWEEN CAST('-1e+290' AS Float64) AND CAST('1e+290' AS Float64) THEN 1 END) AS "invalid",
    0 AS "nameless",
    CAST(NULL AS Nullable(Float64)) AS "firstAsOfDay",
    CAST(NULL AS Nullable(Float64)) AS "lastAsOfDay"
  FROM "fitRows" AS r
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(b."accounts" AS Nullable(Int64)) AS "accounts",
    CAST(b."used" AS Nullable(Int64)) AS "used",
    CAST(b."invalid" AS Nullable(Int64)) AS "invalid",
    CAST(b."nameless" AS Nullable(Int64)) AS "nameless",
    CAST(b."firstAsOfDay" AS Nullable(Float64)) AS "firstAsOfDay",
    CAST(b."lastAsOfDay" AS Nullable(Float64)) AS "lastAsOfDay",
    CAST(NULL AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Float64)) AS "value",
    CAST(NULL AS Nullable(Int64)) AS "before",
    CAST(NULL AS Nullable(Int64)) AS "count",
    CAST(NULL AS Nullable(Int64)) AS "n",
    CAST(NULL AS Nullable(Int64)) AS "place",
    CAST(NULL AS Nullable(Int64)) AS "distinct",
    CAST(NULL AS Nullable(String)) AS "above",
    CAST(NULL AS Nullable(String)) AS "total",
    CAST(NULL AS Nullable(Int64)) AS "tooFine"
  FROM "fitBook" AS b
  UNION ALL
  SELECT
    'run' AS "kind",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "used",
    CAST(NULL AS Nullable(Int64)) AS "invalid",
    CAST(NULL AS Nullable(Int64)) AS "nameless",
    CAST(NULL AS Nullable(Float64)) AS "firstAsOfDay",
    CAST(NULL AS Nullable(Float64)) AS "lastAsOfDay",
    CAST(r."part" AS Nullable(String)) AS "part",
    CAST(r."value" AS Nullable(Float64)) AS "value",
    CAST(r."before" AS Nullable(Int64)) AS "before",
    CAST(r."count" AS Nullable(Int64)) AS "count",
    CAST(r."n" AS Nullable(Int64)) AS "n",
    CAST(r."place" AS Nullable(Int64)) AS "place",
    CAST(r."distinct" AS Nullable(Int64)) AS "distinct",
    CAST(r."above" AS Nullable(String)) AS "above",
    CAST(r."total" AS Nullable(String)) AS "total",
    CAST(r."tooFine" AS Nullable(Int64)) AS "tooFine"
  FROM "fitRuns" AS r
)
SELECT *
FROM "fit"

WITH
-- The columns of the orders table
"orderColumns" AS (
  SELECT
    CAST(o."accountId" AS Nullable(String)) AS "accountId",
    CAST(toDate32(o."date") AS Nullable(Date32)) AS "day",
    o."amount" AS "amount"
  FROM "orders" AS o
),
-- Orders as they are read: a value that is none is NULL
"orderRows" AS (
  SELECT
    CASE WHEN (o."accountId" >= '!' AND o."accountId" < '~') OR trim(BOTH '(white space)' FROM o."accountId") <> '' THEN o."accountId" END AS "accountId",
    CASE WHEN o."day" BETWEEN toDate32('0001-01-01') AND toDate32('9999-12-31') THEN o."day" END AS "day",
    CASE WHEN CAST(o."amount" AS Nullable(Float64)) < 10000000000000 AND CAST(o."amount" AS Nullable(Float64)) > (-10000000000000) THEN CAST(toString(round(o."amount", 2)) AS Nullable(Decimal(38, 2))) END AS "amount"
  FROM "orderColumns" AS o
),
-- What every good order counts for
"purchases" AS (
  SELECT
    r."accountId" AS "accountId",
    CASE WHEN r."day" <= toDate32('2026-01-31') AND r."amount" >= 0 THEN r."day" END AS "purchaseDay",
    CASE WHEN r."day" <= toDate32('2026-01-31') AND r."amount" >= 0 THEN r."day" END AS "windowDay",
    CASE WHEN r."day" <= toDate32('2026-01-31') THEN r."amount" END AS "counted",
    CASE WHEN r."day" <= toDate32('2026-01-31') AND r."amount" < 0 THEN -r."amount" END AS "returned"
  FROM "orderRows" AS r
  WHERE r."accountId" IS NOT NULL AND r."day" IS NOT NULL AND r."amount" IS NOT NULL
),
-- Totals of every account; money is added up as decimals, which is exact
"totals" AS (
  SELECT
    p."accountId",
    MIN(p."purchaseDay") AS "firstOrderDate",
    MAX(p."purchaseDay") AS "lastOrderDate",
    COUNT(p."windowDay") AS "frequency",
    COUNT(DISTINCT p."windowDay") AS "purchaseDays",
    COALESCE(SUM(p."counted"), 0) AS "monetary",
    COUNT(p."returned") AS "returnsCount",
    COALESCE(SUM(p."returned"), 0) AS "returnsAmount"
  FROM "purchases" AS p
  GROUP BY p."accountId"
),
-- Account summaries; money is rounded to a double once, at the end
"accounts" AS (
  SELECT
    t."accountId",
    dateDiff('day', t."lastOrderDate", toDate32('2026-01-31')) AS "recency",
    t."frequency",
    CAST(t."monetary" AS Nullable(Float64)) AS "monetary",
    dateDiff('day', t."firstOrderDate", toDate32('2026-01-31')) AS "tenure",
    t."firstOrderDate",
    t."lastOrderDate",
    t."purchaseDays",
    CASE WHEN t."frequency" > 0 THEN CAST(t."monetary" AS Nullable(Float64)) / CAST(t."frequency" AS Nullable(Float64)) END AS "averageOrderValue",
    t."returnsCount",
    CAST(t."returnsAmount" AS Nullable(Float64)) AS "returnsAmount"
  FROM "totals" AS t
),
-- Scores: the best band whose border a value is past
"rfmScores" AS (
  SELECT
    a.*,
    CASE
      WHEN a."recency" IS NULL OR a."frequency" IS NULL OR a."monetary" IS NULL OR (CAST(a."recency" AS Nullable(Float64)) NOT BETWEEN CAST('-1e+290' AS Float64) AND CAST('1e+290' AS Float64)) THEN NULL
      ELSE CASE
        WHEN CAST(a."recency" AS Nullable(Float64)) <= CAST('1.8' AS Float64) THEN 5
        WHEN CAST(a."recency" AS Nullable(Float64)) <= CAST('2.5999999999999996' AS Float64) THEN 4
        WHEN CAST(a."recency" AS Nullable(Float64)) <= CAST('3.4' AS Float64) THEN 3
        WHEN CAST(a."recency" AS Nullable(Float64)) <= CAST('4.2' AS Float64) THEN 2
        ELSE 1
      END
    END AS "rfmRecency",
    CASE
      WHEN a."recency" IS NULL OR a."frequency" IS NULL OR a."monetary" IS NULL OR (CAST(a."frequency" AS Nullable(Float64)) NOT BETWEEN CAST('-1e+290' AS Float64) AND CAST('1e+290' AS Float64)) THEN NULL
      ELSE CASE
        WHEN CAST(a."frequency" AS Nullable(Float64)) > CAST('4.2' AS Float64) THEN 5
        WHEN CAST(a."frequency" AS Nullable(Float64)) > CAST('3.4' AS Float64) THEN 4
        WHEN CAST(a."frequency" AS Nullable(Float64)) > CAST('2.5999999999999996' AS Float64) THEN 3
        WHEN CAST(a."frequency" AS Nullable(Float64)) > CAST('1.8' AS Float64) THEN 2
        ELSE 1
      END
    END AS "rfmFrequency",
    CASE
      WHEN a."recency" IS NULL OR a."frequency" IS NULL OR a."monetary" IS NULL OR (CAST(a."monetary" AS Nullable(Float64)) NOT BETWEEN CAST('-1e+290' AS Float64) AND CAST('1e+290' AS Float64)) THEN NULL
      ELSE CASE
        WHEN CAST(a."monetary" AS Nullable(Float64)) > CAST('4.2' AS Float64) THEN 5
        WHEN CAST(a."monetary" AS Nullable(Float64)) > CAST('3.4' AS Float64) THEN 4
        WHEN CAST(a."monetary" AS Nullable(Float64)) > CAST('2.5999999999999996' AS Float64) THEN 3
        WHEN CAST(a."monetary" AS Nullable(Float64)) > CAST('1.8' AS Float64) THEN 2
        ELSE 1
      END
    END AS "rfmMonetary"
  FROM "accounts" AS a
),
-- The code, and the weighted mean of the scores
"rfm" AS (
  SELECT
    a.*,
    concat(CAST(a."rfmRecency" AS Nullable(String)), CAST(a."rfmFrequency" AS Nullable(String)), CAST(a."rfmMonetary" AS Nullable(String))) AS "rfmCode",
    (CAST(a."rfmRecency" AS Nullable(Float64)) * 1 + CAST(a."rfmFrequency" AS Nullable(Float64)) * 1 + CAST(a."rfmMonetary" AS Nullable(Float64)) * 1) / 3 AS "rfmScore",
    TRIM(CASE
      WHEN a."rfmRecency" IS NOT NULL AND a."rfmFrequency" IS NOT NULL AND a."rfmMonetary" IS NOT NULL THEN concat('rfm.band ', 'rfm.band ', 'rfm.band ')
      ELSE concat(CASE
        WHEN a."recency" IS NULL THEN 'rfm.missing '
        ELSE ''
      END, CASE
        WHEN a."frequency" IS NULL THEN 'rfm.missing '
        ELSE ''
      END, CASE
        WHEN a."monetary" IS NULL THEN 'rfm.missing '
        ELSE ''
      END)
    END) AS "rfmReasons"
  FROM "rfmScores" AS a
),
-- Segments: the first rule that matches
"segment" AS (
  SELECT
    a.*,
    CASE
      WHEN a."rfmCode" IS NULL THEN 'prospect'
      WHEN (a."rfmRecency" NOT BETWEEN 1 AND 5) OR (a."rfmFrequency" NOT BETWEEN 1 AND 5) OR (a."rfmMonetary" NOT BETWEEN 1 AND 5) THEN NULL
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 4 AND 5) AND (a."rfmMonetary" BETWEEN 4 AND 5) THEN 'champions'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 4 AND 5) AND (a."rfmMonetary" BETWEEN 1 AND 3) THEN 'loyal'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 3 AND 3) AND (a."rfmMonetary" BETWEEN 4 AND 5) THEN 'loyal'
      WHEN (a."rfmRecency" BETWEEN 3 AND 3) AND (a."rfmFrequency" BETWEEN 4 AND 5) AND (a."rfmMonetary" BETWEEN 4 AND 5) THEN 'loyal'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 1 AND 2) AND (a."rfmMonetary" BETWEEN 4 AND 5) THEN 'promising_big'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 2 AND 3) AND (a."rfmMonetary" BETWEEN 1 AND 3) THEN 'potential_loyal'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 1 AND 1) AND (a."rfmMonetary" BETWEEN 1 AND 3) THEN 'new'
      WHEN (a."rfmRecency" BETWEEN 3 AND 3) AND (a."rfmFrequency" BETWEEN 1 AND 3) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 6 AND 10) THEN 'need_attention'
      WHEN (a."rfmRecency" BETWEEN 3 AND 3) AND (a."rfmFrequency" BETWEEN 4 AND 5) AND (a."rfmMonetary" BETWEEN 1 AND 3) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 6 AND 10) THEN 'need_attention'
      WHEN (a."rfmRecency" BETWEEN 3 AND 3) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 2 AND 5) THEN 'about_to_sleep'
      WHEN (a."rfmRecency" BETWEEN 1 AND 2) AND (a."rfmMonetary" BETWEEN 4 AND 5) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 7 AND 10) THEN 'cannot_lose'
      WHEN (a."rfmRecency" BETWEEN 1 AND 2) AND (a."rfmMonetary" BETWEEN 1 AND 3) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 6 AND 10) THEN 'at_risk'
      WHEN (a."rfmRecency" BETWEEN 1 AND 2) AND (a."rfmMonetary" BETWEEN 4 AND 5) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 6 AND 6) THEN 'at_risk'
      WHEN (a."rfmRecency" BETWEEN 2 AND 2) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 2 AND 5) THEN 'hibernating'
      WHEN (a."rfmRecency" BETWEEN 1 AND 1) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 2 AND 5) THEN 'lost'
      ELSE 'other'
    END AS "segmentId",
    CASE
      WHEN a."rfmCode" IS NULL THEN 'segment.no_scores'
      WHEN (a."rfmRecency" NOT BETWEEN 1 AND 5) OR (a."rfmFrequency" NOT BETWEEN 1 AND 5) OR (a."rfmMonetary" NOT BETWEEN 1 AND 5) THEN NULL
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 4 AND 5) AND (a."rfmMonetary" BETWEEN 4 AND 5) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 4 AND 5) AND (a."rfmMonetary" BETWEEN 1 AND 3) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 3 AND 3) AND (a."rfmMonetary" BETWEEN 4 AND 5) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 3 AND 3) AND (a."rfmFrequency" BETWEEN 4 AND 5) AND (a."rfmMonetary" BETWEEN 4 AND 5) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 1 AND 2) AND (a."rfmMonetary" BETWEEN 4 AND 5) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 2 AND 3) AND (a."rfmMonetary" BETWEEN 1 AND 3) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 4 AND 5) AND (a."rfmFrequency" BETWEEN 1 AND 1) AND (a."rfmMonetary" BETWEEN 1 AND 3) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 3 AND 3) AND (a."rfmFrequency" BETWEEN 1 AND 3) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 6 AND 10) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 3 AND 3) AND (a."rfmFrequency" BETWEEN 4 AND 5) AND (a."rfmMonetary" BETWEEN 1 AND 3) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 6 AND 10) THEN 'segment.range segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 3 AND 3) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 2 AND 5) THEN 'segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 1 AND 2) AND (a."rfmMonetary" BETWEEN 4 AND 5) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 7 AND 10) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 1 AND 2) AND (a."rfmMonetary" BETWEEN 1 AND 3) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 6 AND 10) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 1 AND 2) AND (a."rfmMonetary" BETWEEN 4 AND 5) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 6 AND 6) THEN 'segment.range segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 2 AND 2) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 2 AND 5) THEN 'segment.range segment.range'
      WHEN (a."rfmRecency" BETWEEN 1 AND 1) AND ((a."rfmFrequency" + a."rfmMonetary") BETWEEN 2 AND 5) THEN 'segment.range segment.range'
      ELSE 'segment.no_rule'
    END AS "segmentReasons"
  FROM "rfm" AS a
),
-- 1 is the best segment; none for accounts without one
"segmentRank" AS (
  SELECT
    a.*,
    CASE
      WHEN a."segmentId" = 'champions' THEN 1
      WHEN a."segmentId" = 'loyal' THEN 2
      WHEN a."segmentId" = 'promising_big' THEN 3
      WHEN a."segmentId" = 'potential_loyal' THEN 4
      WHEN a."segmentId" = 'need_attention' THEN 5
      WHEN a."segmentId" = 'new' THEN 6
      WHEN a."segmentId" = 'cannot_lose' THEN 7
      WHEN a."segmentId" = 'at_risk' THEN 8
      WHEN a."segmentId" = 'about_to_sleep' THEN 9
      WHEN a."segmentId" = 'hibernating' THEN 10
      WHEN a."segmentId" = 'lost' THEN 11
    END AS "segmentRank"
  FROM "segment" AS a
),
-- ABC classes: the smallest values of A and of B
"abc" AS (
  SELECT
    a.*,
    CASE
      WHEN CAST(a."monetary" AS Nullable(Float64)) IS NULL THEN NULL
      WHEN CAST(a."monetary" AS Nullable(Float64)) NOT BETWEEN CAST('-1e+290' AS Float64) AND CAST('1e+290' AS Float64) THEN NULL
      WHEN CAST(a."monetary" AS Nullable(Float64)) >= 3 THEN 'A'
      WHEN CAST(a."monetary" AS Nullable(Float64)) >= 1 THEN 'B'
      ELSE 'C'
    END AS "abcClass",
    CASE
      WHEN CAST(a."monetary" AS Nullable(Float64)) IS NULL THEN 'abc.missing_value'
      WHEN CAST(a."monetary" AS Nullable(Float64)) NOT BETWEEN CAST('-1e+290' AS Float64) AND CAST('1e+290' AS Float64) THEN NULL
      WHEN CAST(a."monetary" AS Nullable(Float64)) >= 3 THEN 'abc.class'
      WHEN CAST(a."monetary" AS Nullable(Float64)) >= 1 THEN 'abc.class'
      ELSE 'abc.class'
    END AS "abcReasons"
  FROM "segmentRank" AS a
)
SELECT *
FROM "abc"

WITH
-- What is read of the accounts
"fitRows" AS (
  SELECT
    CASE
      WHEN CAST(a."amount" AS Nullable(Float64)) = 0 THEN CAST('0' AS Float64)
      ELSE CAST(a."amount" AS Nullable(Float64))
    END AS "v0",
    CASE
      WHEN CAST(a."growth" AS Nullable(Float64)) = 0 THEN CAST('0' AS Float64)
      ELSE CAST(a."growth" AS Nullable(Float64))
    END AS "v1"
  FROM "accounts" AS a
),
-- Numbers that count
"fitSample" AS (
  SELECT
    CASE WHEN r."v0" BETWEEN CAST('-1e+100' AS Float64) AND CAST('1e+100' AS Float64) THEN r."v0" END AS "v0",
    CASE WHEN r."v1" BETWEEN CAST('-1e+100' AS Float64) AND CAST('1e+100' AS Float64) THEN r."v1" END AS "v1"
  FROM "fitRows" AS r
),
-- Places of the values of each column
"fitPlaces" AS (
  SELECT
    s.*,
    CASE
      WHEN s."v0" IS NOT NULL THEN ROW_NUMBER() OVER (PARTITION BY CASE
        WHEN s."v0" IS NULL THEN 1
        ELSE 0
      END ORDER BY s."v0")
    END AS "place0",
    COUNT(s."v0") OVER () AS "size0"
  FROM "fitSample" AS s
),
-- The values on both sides of each median
"fitMiddles" AS (
  SELECT
    s.*,
    MAX(CASE WHEN 2 * s."place0" BETWEEN s."size0" + 0 AND s."size0" + 1 THEN s."v0" END) OVER () AS "low0",
    MAX(CASE WHEN 2 * s."place0" BETWEEN s."size0" + 1 AND s."size0" + 2 THEN s."v0" END) OVER () AS "high0"
  FROM "fitPlaces" AS s
),
-- How far values are from their median
"fitDeviations" AS (
  SELECT
    s.*,
    ABS(s."v0" - (s."low0" + (s."high0" - s."low0") / 2)) AS "deviation0"
  FROM "fitMiddles" AS s
),
-- The values of every column
"fitValues" AS (
  SELECT
    0 AS "list",
    CAST('0' AS Nullable(String)) AS "part",
    s."v0" AS "value"
  FROM "fitDeviations" AS s
  WHERE s."v0" IS NOT NULL
  UNION ALL
  SELECT
    1 AS "list",
    CAST('1' AS Nullable(String)) AS "part",
    s."v1" AS "value"
  FROM "fitDeviations" AS s
  WHERE s."v1" IS NOT NULL
  UNION ALL
  SELECT
    2 AS "list",
    CAST('0|deviation' AS Nullable(String)) AS "part",
    s."deviation0" AS "value"
  FROM "fitDeviations" AS s
  WHERE s."deviation0" IS NOT NULL
),
-- Equal values are counted
"fitCounts" AS (
  SELECT
    v."list",
    v."part",
    v."value",
    COUNT(*) AS "count"
  FROM "fitValues" AS v
  GROUP BY v."list", v."part", v."value"
),
-- Equal values in order: how many are before, and what larger ones hold
"fitOrder" AS (
  SELECT
    c."list",
    c."part",
    c."value",
    c."count",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - c."count" AS Nullable(Int64)) AS "before",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part") AS Nullable(Int64)) AS "n",
    ROW_NUMBER() OVER (PARTITION BY c."list", c."part" ORDER BY c."value") AS "place",
    COUNT(*) OVER (PARTITION BY c."list", c."part") AS "distinct",
    MIN(c."value") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS "previous",
    MIN(c."value") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS "next"
  FROM "fitCounts" AS c
),
-- Whether a border between scores or classes may be here
"fitNear" AS (
  SELECT
    o.*,
    CASE
      WHEN o."list" = 0 AND ((o."before" - 3) * 2 <= (o."n" - 1) * 1 AND (o."before" + o."count" + 2) * 2 >= (o."n" - 1) * 1) THEN 1
      WHEN o."list" = 1 AND (o."distinct" <= 1000 OR FLOOR(CAST((o."before") * 1040 AS Nullable(Float64)) / CAST(o."n" AS Nullable(Float64))) <> FLOOR(CAST((o."before" + o."count") * 1040 AS Nullable(Float64)) / CAST(o."n" AS Nullable(Float64)))) THEN 1
      WHEN o."list" = 2 AND ((o."before" - 3) * 2 <= (o."n" - 1) * 1 AND (o."before" + o."count" + 2) * 2 >= (o."n" - 1) * 1) THEN 1
      WHEN o."previous" IS NULL OR o."next" IS NULL THEN 1
      ELSE 0
    END AS "near"
  FROM "fitOrder" AS o
),
-- Their neighbours too
"fitKept" AS (
  SELECT
    c.*,
    MAX(c."near") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS "kept"
  FROM "fitNear" AS c
),
-- What comes back of the values
"fitRuns" AS (
  SELECT
    o."part",
    o."value",
    o."before",
    o."count",
    o."n",
    o."place",
    o."distinct"
  FROM "fitKept" AS o
  WHERE o."kept" = 1
),
-- How many accounts there are, and how many have each value
"fitFieldBook" AS (
  SELECT
    COUNT(*) AS "accounts",
    COUNT(CASE
      WHEN r."v0" IS NOT NULL THEN 1
      WHEN r."v1" IS NOT NULL THEN 1
    END) AS "used",
    COUNT(CASE
      WHEN r."v0" NOT BETWEEN CAST('-1e+100' AS Float64) AND CAST('1e+100' AS Float64) THEN 1
      WHEN r."v1" NOT BETWEEN CAST('-1e+100' AS Float64) AND CAST('1e+100' AS Float64) THEN 1
    END) AS "invalid",
    concat(CAST(COUNT(r."v0") AS Nullable(String)), ' ', CAST(COUNT(r."v1") AS Nullable(String))) AS "known"
  FROM "fitRows" AS r
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(b."accounts" AS Nullable(Int64)) AS "accounts",
    CAST(b."used" AS Nullable(Int64)) AS "used",
    CAST(b."invalid" AS Nullable(Int64)) AS "invalid",
    CAST(b."known" AS Nullable(String)) AS "known",
    CAST(NULL AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Float64)) AS "value",
    CAST(NULL AS Nullable(Int64)) AS "before",
    CAST(NULL AS Nullable(Int64)) AS "count",
    CAST(NULL AS Nullable(Int64)) AS "n",
    CAST(NULL AS Nullable(Int64)) AS "place",
    CAST(NULL AS Nullable(Int64)) AS "distinct"
  FROM "fitFieldBook" AS b
  UNION ALL
  SELECT
    'run' AS "kind",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "used",
    CAST(NULL AS Nullable(Int64)) AS "invalid",
    CAST(NULL AS Nullable(String)) AS "known",
    CAST(r."part" AS Nullable(String)) AS "part",
    CAST(r."value" AS Nullable(Float64)) AS "value",
    CAST(r."before" AS Nullable(Int64)) AS "before",
    CAST(r."count" AS Nullable(Int64)) AS "count",
    CAST(r."n" AS Nullable(Int64)) AS "n",
    CAST(r."place" AS Nullable(Int64)) AS "place",
    CAST(r."distinct" AS Nullable(Int64)) AS "distinct"
  FROM "fitRuns" AS r
)
SELECT *
FROM "fit"

WITH
-- What is read of the accounts
"fitRows" AS (
  SELECT
    CASE
      WHEN CAST(a."amount" AS Nullable(Float64)) = 0 THEN CAST('0' AS Float64)
      ELSE CAST(a."amount" AS Nullable(Float64))
    END AS "v0",
    CASE
      WHEN CAST(a."growth" AS Nullable(Float64)) = 0 THEN CAST('0' AS Float64)
      ELSE CAST(a."growth" AS Nullable(Float64))
    END AS "v1"
  FROM "accounts" AS a
),
-- Numbers that count
"fitSample" AS (
  SELECT
    CASE WHEN r."v0" BETWEEN CAST('-1e+100' AS Float64) AND CAST('1e+100' AS Float64) THEN r."v0" END AS "v0",
    CASE WHEN r."v1" BETWEEN CAST('-1e+100' AS Float64) AND CAST('1e+100' AS Float64) THEN r."v1" END AS "v1"
  FROM "fitRows" AS r
),
-- Accounts that are alike
"fitAlike" AS (
  SELECT
    s."v0" AS "v0",
    s."v1" AS "v1",
    COUNT(*) AS "count"
  FROM "fitSample" AS s
  GROUP BY s."v0", s."v1"
),
-- How many accounts there are, and how many have each value
"fitFieldBook" AS (
  SELECT
    COUNT(*) AS "accounts",
    COUNT(CASE
      WHEN r."v0" IS NOT NULL THEN 1
      WHEN r."v1" IS NOT NULL THEN 1
    END) AS "used",
    COUNT(CASE
      WHEN r."v0" NOT BETWEEN CAST('-1e+100' AS Float64) AND CAST('1e+100' AS Float64) THEN 1
      WHEN r."v1" NOT BETWEEN CAST('-1e+100' AS Float64) AND CAST('1e+100' AS Float64) THEN 1
    END) AS "invalid",
    concat(CAST(COUNT(r."v0") AS Nullable(String)), ' ', CAST(COUNT(r."v1") AS Nullable(String))) AS "known"
  FROM "fitRows" AS r
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(b."accounts" AS Nullable(Int64)) AS "accounts",
    CAST(b."used" AS Nullable(Int64)) AS "used",
    CAST(b."invalid" AS Nullable(Int64)) AS "invalid",
    CAST(b."known" AS Nullable(String)) AS "known",
    CAST(NULL AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Int64)) AS "count",
    CAST(NULL AS Nullable(Float64)) AS "v0",
    CAST(NULL AS Nullable(Float64)) AS "v1"
  FROM "fitFieldBook" AS b
  UNION ALL
  SELECT
    'alike' AS "kind",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "used",
    CAST(NULL AS Nullable(Int64)) AS "invalid",
    CAST(NULL AS Nullable(String)) AS "known",
    CAST('0' AS Nullable(String)) AS "part",
    CAST(c."count" AS Nullable(Int64)) AS "count",
    CAST(c."v0" AS Nullable(Float64)) AS "v0",
    CAST(c."v1" AS Nullable(Float64)) AS "v1"
  FROM "fitAlike" AS c
)
SELECT *
FROM "fit"

WITH
-- What is read of the accounts, and whether they pass the gates of every tier
"fitRead" AS (
  SELECT
    a."points" AS "points"
  FROM "accounts" AS a
),
-- Where cuts and gates lead, and what may lead away from there
"fitStandings" AS (
  SELECT
    CASE
      WHEN TRUE THEN 0
      WHEN TRUE THEN 1
      ELSE 2
    END AS "natural",
    CASE
      WHEN FALSE THEN 1
      ELSE 0
    END AS "thin",
    0 AS "vetoed",
    CASE
      WHEN FALSE THEN 1
      ELSE 0
    END AS "guarded",
    CASE
      WHEN TRUE THEN 1
      ELSE 0
    END AS "entered",
    CASE
      WHEN CASE WHEN CAST(a."points" AS Nullable(Float64)) BETWEEN 0 AND 100 THEN CAST(a."points" AS Nullable(Float64)) END IS NOT NULL THEN 1
      ELSE 0
    END AS "scored",
    CASE WHEN CAST(a."points" AS Nullable(Float64)) BETWEEN 0 AND 100 THEN CAST(a."points" AS Nullable(Float64)) END AS "score",
    CASE
      WHEN CAST(a."points" AS Nullable(Float64)) NOT BETWEEN 0 AND 100 THEN 1
      ELSE 0
    END AS "invalid"
  FROM "fitRead" AS a
),
-- The tier in which an account waits for a place first
"fitSeats" AS (
  SELECT
    a.*,
    CASE
      WHEN a."entered" = 1 AND a."scored" = 1 THEN CASE
        WHEN a."natural" >= CASE
          WHEN a."thin" = 1 THEN 0
          ELSE 0
        END AND a."natural" >= a."vetoed" THEN a."natural"
        WHEN CASE
          WHEN a."thin" = 1 THEN 0
          ELSE 0
        END >= a."natural" AND CASE
          WHEN a."thin" = 1 THEN 0
          ELSE 0
        END >= a."vetoed" THEN CASE
          WHEN a."thin" = 1 THEN 0
          ELSE 0
        END
        WHEN a."vetoed" >= a."natural" AND a."vetoed" >= CASE
          WHEN a."thin" = 1 THEN 0
          ELSE 0
        END THEN a."vetoed"
      END
    END AS "seat",
    SUM(a."entered") OVER () AS "entrants"
  FROM "fitStandings" AS a
),
-- Who waits for a place in a tier
"fitLine0" AS (
  SELECT
    a.*,
    CASE
      WHEN a."seat" = 0 THEN 1
      ELSE 0
    END AS "waits0"
  FROM "fitSeats" AS a
),
-- The best scores come first
"fitOrder0" AS (
  SELECT
    a.*,
    ROW_NUMBER() OVER (PARTITION BY a."waits0" ORDER BY a."score" DESC) AS "place0",
    SUM(a."waits0") OVER () AS "waiting0",
    floor(CAST('0.2' AS Float64) * CAST(a."entrants" AS Nullable(Float64)) + CAST('1e-9' AS Float64) + CAST('0.49999999999999994' AS Float64)) - floor(CAST('0' AS Float64) * CAST(a."entrants" AS Nullable(Float64)) + CAST('1e-9' AS Float64) + CAST('0.49999999999999994' AS Float64)) AS "places0"
  FROM "fitLine0" AS a
),
-- The scores on both sides of the last place
"fitBorder0" AS (
  SELECT
    a.*,
    MAX(CASE WHEN a."waits0" = 1 AND a."place0" = a."places0" THEN a."score" END) OVER () AS "last0",
    MAX(CASE WHEN a."waits0" = 1 AND a."place0" = a."places0" + 1 THEN a."score" END) OVER () AS "next0"
  FROM "fitOrder0" AS a
),
-- Whose score leads in
"fitCut0" AS (
  SELECT
    a.*,
    CASE
      WHEN a."next0" IS NULL THEN 1
      WHEN a."score" IS NULL THEN 0
      WHEN a."last0" > a."next0" THEN CASE
        WHEN a."score" >= a."last0" THEN 1
        ELSE 0
      END
      WHEN a."score" > COALESCE(a."last0", a."next0") THEN 1
      ELSE 0
    END AS "passes0"
  FROM "fitBorder0" AS a
),
-- Who waits for a place in a tier
"fitLine1" AS (
  SELECT
    a.*,
    CASE
      WHEN a."seat" = 1 THEN 1
      WHEN a."waits0" = 1 AND a."passes0" = 0 THEN 1
      ELSE 0
    END AS "waits1"
  FROM "fitCut0" AS a
),
-- The best scores come first
"fitOrder1" AS (
  SELECT
    a.*,
    ROW_NUMBER() OVER (PARTITION BY a."waits1" ORDER BY a."score" DESC) AS "place1",
    SUM(a."waits1") OVER () AS "waiting1",
    floor(CAST('0.5' AS Float64) * CAST(a."entrants" AS Nullable(Float64)) + CAST('1e-9' AS Float64) + CAST('0.49999999999999994' AS Float64)) - floor(CAST('0.2' AS Float64) * CAST(a."entrants" AS Nullable(Float64)) + CAST('1e-9' AS Float64) + CAST('0.49999999999999994' AS Float64)) AS "places1"
  FROM "fitLine1" AS a
),
-- The scores on both sides of the last place
"fitBorder1" AS (
  SELECT
    a.*,
    MAX(CASE WHEN a."waits1" = 1 AND a."place1" = a."places1" THEN a."score" END) OVER () AS "last1",
    MAX(CASE WHEN a."waits1" = 1 AND a."place1" = a."places1" + 1 THEN a."score" END) OVER () AS "next1"
  FROM "fitOrder1" AS a
),
-- Whose score leads in
"fitCut1" AS (
  SELECT
    a.*,
    CASE
      WHEN a."next1" IS NULL THEN 1
      WHEN a."score" IS NULL THEN 0
      WHEN a."last1" > a."next1" THEN CASE
        WHEN a."score" >= a."last1" THEN 1
        ELSE 0
      END
      WHEN a."score" > COALESCE(a."last1", a."next1") THEN 1
      ELSE 0
    END AS "passes1"
  FROM "fitBorder1" AS a
),
-- Where accounts come out once quotas are filled
"fitPlaced" AS (
  SELECT
    a.*,
    CASE
      WHEN a."natural" <= 0 AND a."passes0" = 1 THEN 0
      WHEN a."natural" <= 1 AND a."passes1" = 1 THEN 1
      ELSE 2
    END AS "filled"
  FROM "fitCut1" AS a
),
-- Accounts that are alike in everything that their place depends on
"fitStates" AS (
  SELECT
    a."natural" AS "natural",
    a."filled" AS "filled",
    a."thin" AS "thin",
    a."vetoed" AS "vetoed",
    a."guarded" AS "guarded",
    a."entered" AS "entered",
    a."scored" AS "scored",
    COUNT(*) AS "count"
  FROM "fitPlaced" AS a
  GROUP BY a."natural", a."filled", a."thin", a."vetoed", a."guarded", a."entered", a."scored"
),
-- How many accounts there are, and the quotas
"fitBook" AS (
  SELECT
    COUNT(*) AS "accounts",
    COALESCE(SUM(a."invalid"), 0) AS "invalid",
    MAX(a."places0") AS "places0",
    MAX(a."waiting0") AS "waiting0",
    MAX(a."last0") AS "last0",
    MAX(a."next0") AS "next0",
    COALESCE(SUM(a."waits0" * a."passes0"), 0) AS "inside0",
    MAX(a."places1") AS "places1",
    MAX(a."waiting1") AS "waiting1",
    MAX(a."last1") AS "last1",
    MAX(a."next1") AS "next1",
    COALESCE(SUM(a."waits1" * a."passes1"), 0) AS "inside1"
  FROM "fitPlaced" AS a
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(NULL AS Nullable(String)) AS "part",
    CAST(b."accounts" AS Nullable(Int64)) AS "accounts",
    CAST(b."invalid" AS Nullable(Int64)) AS "invalid",
    CAST(NULL AS Nullable(Int64)) AS "places",
    CAST(NULL AS Nullable(Int64)) AS "waiting",
    CAST(NULL AS Nullable(Float64)) AS "last",
    CAST(NULL AS Nullable(Float64)) AS "next",
    CAST(NULL AS Nullable(Int64)) AS "inside",
    CAST(NULL AS Nullable(Int64)) AS "natural",
    CAST(NULL AS Nullable(Int64)) AS "filled",
    CAST(NULL AS Nullable(Int64)) AS "thin",
    CAST(NULL AS Nullable(Int64)) AS "vetoed",
    CAST(NULL AS Nullable(Int64)) AS "guarded",
    CAST(NULL AS Nullable(Int64)) AS "entered",
    CAST(NULL AS Nullable(Int64)) AS "scored",
    CAST(NULL AS Nullable(Int64)) AS "count"
  FROM "fitBook" AS b
  UNION ALL
  SELECT
    'quota' AS "kind",
    CAST('0' AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "invalid",
    CAST(b."places0" AS Nullable(Int64)) AS "places",
    CAST(b."waiting0" AS Nullable(Int64)) AS "waiting",
    CAST(b."last0" AS Nullable(Float64)) AS "last",
    CAST(b."next0" AS Nullable(Float64)) AS "next",
    CAST(b."inside0" AS Nullable(Int64)) AS "inside",
    CAST(NULL AS Nullable(Int64)) AS "natural",
    CAST(NULL AS Nullable(Int64)) AS "filled",
    CAST(NULL AS Nullable(Int64)) AS "thin",
    CAST(NULL AS Nullable(Int64)) AS "vetoed",
    CAST(NULL AS Nullable(Int64)) AS "guarded",
    CAST(NULL AS Nullable(Int64)) AS "entered",
    CAST(NULL AS Nullable(Int64)) AS "scored",
    CAST(NULL AS Nullable(Int64)) AS "count"
  FROM "fitBook" AS b
  UNION ALL
  SELECT
    'quota' AS "kind",
    CAST('1' AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "invalid",
    CAST(b."places1" AS Nullable(Int64)) AS "places",
    CAST(b."waiting1" AS Nullable(Int64)) AS "waiting",
    CAST(b."last1" AS Nullable(Float64)) AS "last",
    CAST(b."next1" AS Nullable(Float64)) AS "next",
    CAST(b."inside1" AS Nullable(Int64)) AS "inside",
    CAST(NULL AS Nullable(Int64)) AS "natural",
    CAST(NULL AS Nullable(Int64)) AS "filled",
    CAST(NULL AS Nullable(Int64)) AS "thin",
    CAST(NULL AS Nullable(Int64)) AS "vetoed",
    CAST(NULL AS Nullable(Int64)) AS "guarded",
    CAST(NULL AS Nullable(Int64)) AS "entered",
    CAST(NULL AS Nullable(Int64)) AS "scored",
    CAST(NULL AS Nullable(Int64)) AS "count"
  FROM "fitBook" AS b
  UNION ALL
  SELECT
    'state' AS "kind",
    CAST('0' AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "invalid",
    CAST(NULL AS Nullable(Int64)) AS "places",
    CAST(NULL AS Nullable(Int64)) AS "waiting",
    CAST(NULL AS Nullable(Float64)) AS "last",
    CAST(NULL AS Nullable(Float64)) AS "next",
    CAST(NULL AS Nullable(Int64)) AS "inside",
    CAST(g."natural" AS Nullable(Int64)) AS "natural",
    CAST(g."filled" AS Nullable(Int64)) AS "filled",
    CAST(g."thin" AS Nullable(Int64)) AS "thin",
    CAST(g."vetoed" AS Nullable(Int64)) AS "vetoed",
    CAST(g."guarded" AS Nullable(Int64)) AS "guarded",
    CAST(g."entered" AS Nullable(Int64)) AS "entered",
    CAST(g."scored" AS Nullable(Int64)) AS "scored",
    CAST(g."count" AS Nullable(Int64)) AS "count"
  FROM "fitStates" AS g
)
SELECT *
FROM "fit"

WITH
-- The columns of the orders table
"orderColumns" AS (
  SELECT
    CAST(o."accountId" AS Nullable(String)) AS "accountId",
    CAST(toDate32(o."date") AS Nullable(Date32)) AS "day",
    o."amount" AS "amount"
  FROM "orders" AS o
),
-- Orders as they are read: a value that is none is NULL
"orderRows" AS (
  SELECT
    CASE WHEN (o."accountId" >= '!' AND o."accountId" < '~') OR trim(BOTH '(white space)' FROM o."accountId") <> '' THEN o."accountId" END AS "accountId",
    CASE WHEN o."day" BETWEEN toDate32('0001-01-01') AND toDate32('9999-12-31') THEN o."day" END AS "day",
    CASE WHEN CAST(o."amount" AS Nullable(Float64)) < 10000000000000 AND CAST(o."amount" AS Nullable(Float64)) > (-10000000000000) THEN CAST(toString(round(o."amount", 2)) AS Nullable(Decimal(38, 2))) END AS "amount"
  FROM "orderColumns" AS o
),
-- Good orders up to the day that is looked back from
"historyRows" AS (
  SELECT
    r."accountId" AS "accountId",
    CASE WHEN r."day" <= toDate32('2026-01-31') THEN r."day" END AS "day",
    CASE WHEN r."day" <= toDate32('2026-01-31') THEN r."amount" END AS "amount"
  FROM "orderRows" AS r
  WHERE r."accountId" IS NOT NULL AND r."day" IS NOT NULL AND r."amount" IS NOT NULL
),
-- Days with an amount above 0; several orders on a day are one purchase
"purchaseDays" AS (
  SELECT
    h."accountId",
    h."day"
  FROM "historyRows" AS h
  WHERE h."amount" > 0
  GROUP BY h."accountId", h."day"
),
-- Days since the purchase before
"purchaseGaps" AS (
  SELECT
    d."accountId",
    d."day",
    dateDiff('day', LAG(d."day") OVER (PARTITION BY d."accountId" ORDER BY d."day"), d."day") AS "gap"
  FROM "purchaseDays" AS d
),
-- Every gap with the one before, from the latest on
"fitPairs" AS (
  SELECT
    g."accountId",
    g."gap" AS "gap",
    LAG(g."gap") OVER (PARTITION BY g."accountId" ORDER BY g."day") AS "before",
    ROW_NUMBER() OVER (PARTITION BY g."accountId" ORDER BY g."day" DESC) AS "place"
  FROM "purchaseGaps" AS g
),
-- The part of the earlier gap in each pair
"fitShares" AS (
  SELECT
    CAST(p."before" AS Nullable(Float64)) / CAST((p."before" + p."gap") AS Nullable(Float64)) AS "value"
  FROM "fitPairs" AS p
  WHERE p."before" IS NOT NULL AND p."place" <= 10 AND MOD(p."place", 2) = 1
),
-- How many gaps accounts have, and how many days in all of them
"fitSums" AS (
  SELECT
    g."accountId",
    COUNT(g."gap") AS "gaps",
    SUM(g."gap") AS "days"
  FROM "purchaseGaps" AS g
  WHERE g."gap" IS NOT NULL
  GROUP BY g."accountId"
),
-- Values in order
"fitMediansPlaces" AS (
  SELECT
    v."accountId" AS "accountId",
    v."gap" AS "value",
    ROW_NUMBER() OVER (PARTITION BY v."accountId" ORDER BY v."gap") AS "place",
    COUNT(*) OVER (PARTITION BY v."accountId") AS "places"
  FROM "purchaseGaps" AS v
  WHERE v."gap" IS NOT NULL
),
-- The value in the middle, or the mean of the two in the middle
"fitMedians" AS (
  SELECT
    n."accountId",
    CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 0 AND n."places" + 1 THEN n."value" END) AS Nullable(Float64)) + (CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 1 AND n."places" + 2 THEN n."value" END) AS Nullable(Float64)) - CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 0 AND n."places" + 1 THEN n."value" END) AS Nullable(Float64))) / 2 AS "median"
  FROM "fitMediansPlaces" AS n
  GROUP BY n."accountId"
),
-- Pairs by their part
"fitShareCounts" AS (
  SELECT
    c."value" AS "value",
    COUNT(*) AS "count"
  FROM "fitShares" AS c
  GROUP BY c."value"
),
-- Accounts by their gaps and days
"fitSumCounts" AS (
  SELECT
    c."gaps" AS "gaps",
    c."days" AS "days",
    COUNT(*) AS "count"
  FROM "fitSums" AS c
  GROUP BY c."gaps", c."days"
),
-- Accounts by their median gap
"fitMedianCounts" AS (
  SELECT
    c."median" AS "median",
    COUNT(*) AS "count"
  FROM "fitMedians" AS c
  GROUP BY c."median"
),
-- All accounts, those without gaps too
"fitAccounts" AS (
  SELECT
    COUNT(DISTINCT h."accountId") AS "accounts"
  FROM "historyRows" AS h
),
-- How many accounts have gaps, and how many pairs there are
"fitTotals" AS (
  SELECT
    COUNT(DISTINCT CASE WHEN p."gap" IS NOT NULL THEN p."accountId" END) AS "used",
    COUNT(CASE WHEN p."before" IS NOT NULL AND p."place" <= 10 AND MOD(p."place", 2) = 1 THEN 1 END) AS "pairs"
  FROM "fitPairs" AS p
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(NULL AS Nullable(String)) AS "part",
    CAST(c."accounts" AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "used",
    CAST(NULL AS Nullable(Int64)) AS "pairs",
    CAST(NULL AS Nullable(Float64)) AS "value",
    CAST(NULL AS Nullable(Float64)) AS "median",
    CAST(NULL AS Nullable(Int64)) AS "gaps",
    CAST(NULL AS Nullable(Int64)) AS "days",
    CAST(NULL AS Nullable(Int64)) AS "count"
  FROM "fitAccounts" AS c
  UNION ALL
  SELECT
    'totals' AS "kind",
    CAST('0' AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(c."used" AS Nullable(Int64)) AS "used",
    CAST(c."pairs" AS Nullable(Int64)) AS "pairs",
    CAST(NULL AS Nullable(Float64)) AS "value",
    CAST(NULL AS Nullable(Float64)) AS "median",
    CAST(NULL AS Nullable(Int64)) AS "gaps",
    CAST(NULL AS Nullable(Int64)) AS "days",
    CAST(NULL AS Nullable(Int64)) AS "count"
  FROM "fitTotals" AS c
  UNION ALL
  SELECT
    'share' AS "kind",
    CAST('0' AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "used",
    CAST(NULL AS Nullable(Int64)) AS "pairs",
    CAST(c."value" AS Nullable(Float64)) AS "value",
    CAST(NULL AS Nullable(Float64)) AS "median",
    CAST(NULL AS Nullable(Int64)) AS "gaps",
    CAST(NULL AS Nullable(Int64)) AS "days",
    CAST(c."count" AS Nullable(Int64)) AS "count"
  FROM "fitShareCounts" AS c
  UNION ALL
  SELECT
    'sum' AS "kind",
    CAST('0' AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "used",
    CAST(NULL AS Nullable(Int64)) AS "pairs",
    CAST(NULL AS Nullable(Float64)) AS "value",
    CAST(NULL AS Nullable(Float64)) AS "median",
    CAST(c."gaps" AS Nullable(Int64)) AS "gaps",
    CAST(c."days" AS Nullable(Int64)) AS "days",
    CAST(c."count" AS Nullable(Int64)) AS "count"
  FROM "fitSumCounts" AS c
  UNION ALL
  SELECT
    'median' AS "kind",
    CAST('0' AS Nullable(String)) AS "part",
    CAST(NULL AS Nullable(Int64)) AS "accounts",
    CAST(NULL AS Nullable(Int64)) AS "used",
    CAST(NULL AS Nullable(Int64)) AS "pairs",
    CAST(NULL AS Nullable(Float64)) AS "value",
    CAST(c."median" AS Nullable(Float64)) AS "median",
    CAST(NULL AS Nullable(Int64)) AS "gaps",
    CAST(NULL AS Nullable(Int64)) AS "days",
    CAST(c."count" AS Nullable(Int64)) AS "count"
  FROM "fitMedianCounts" AS c
)
SELECT *
FROM "fit"
