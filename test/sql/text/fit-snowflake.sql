WITH
-- What is read of the accounts
"fitRows" AS (
  SELECT
    CASE
      WHEN CAST(a."monetary" AS DOUBLE) = 0 THEN CAST('0' AS DOUBLE)
      ELSE CAST(a."monetary" AS DOUBLE)
    END AS "v0"
  FROM "accounts" AS a
),
-- Accounts that have every value
"fitSample" AS (
  SELECT
    r.*
  FROM "fitRows" AS r
  WHERE r."v0" BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE)
),
-- The values
"fitValues" AS (
  SELECT
    0 AS "list",
    CAST('0' AS VARCHAR) AS "part",
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
      WHEN ABS(p."value") < CAST('9007199254740992' AS DOUBLE) THEN ABS(p."value")
      ELSE 0
    END) AS DOUBLE) AS BIGINT) AS "whole",
    (CASE
      WHEN ABS(p."value") < CAST('9007199254740992' AS DOUBLE) THEN ABS(p."value")
      ELSE 0
    END - CAST(FLOOR(CASE
      WHEN ABS(p."value") < CAST('9007199254740992' AS DOUBLE) THEN ABS(p."value")
      ELSE 0
    END) AS DOUBLE)) * 1073741824 AS "rest1"
  FROM "fitCounts" AS p
),
-- Values in whole numbers, whose sums are exact
"firstParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(p."rest1") AS DOUBLE) AS BIGINT) AS "part1",
    (p."rest1" - CAST(FLOOR(p."rest1") AS DOUBLE)) * 1073741824 AS "rest2"
  FROM "wholeParts" AS p
),
-- Values in whole numbers, whose sums are exact
"secondParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(p."rest2") AS DOUBLE) AS BIGINT) AS "part2",
    (p."rest2" - CAST(FLOOR(p."rest2") AS DOUBLE)) * 1073741824 AS "rest3"
  FROM "firstParts" AS p
),
-- Values in whole numbers, whose sums are exact
"exactParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(p."rest3") AS DOUBLE) AS BIGINT) AS "part3",
    CASE WHEN p."rest3" <> CAST(FLOOR(p."rest3") AS DOUBLE) OR ABS(p."value") >= CAST('9007199254740992' AS DOUBLE) THEN 1 END AS "tooFine"
  FROM "secondParts" AS p
),
-- Equal values in order: how many are before, and what larger ones hold
"fitOrder" AS (
  SELECT
    c."list",
    c."part",
    c."value",
    c."count",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - c."count" AS BIGINT) AS "before",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part") AS BIGINT) AS "n",
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
    CAST(SUM(COALESCE(c."tooFine", 0)) OVER (PARTITION BY c."list", c."part") AS BIGINT) AS "tooFine"
  FROM "exactParts" AS c
),
-- Whether a border between scores or classes may be here
"fitNear" AS (
  SELECT
    o.*,
    CASE
      WHEN o."list" = 0 AND ((o."value" > 0 AND (o."previous" IS NULL OR o."previous" <= 0)) OR (CASE WHEN (CAST(o."wholeTotal" AS DOUBLE) + CAST(o."part1Total" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) > 0 THEN CAST((CAST(o."wholeAbove" AS DOUBLE) + CAST(o."part1Above" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) AS DOUBLE) / CAST((CAST(o."wholeTotal" AS DOUBLE) + CAST(o."part1Total" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) AS DOUBLE) END <= CAST('0.8' AS DOUBLE) AND CASE WHEN (CAST(o."wholeTotal" AS DOUBLE) + CAST(o."part1Total" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) > 0 THEN CAST(((CAST(o."wholeAbove" AS DOUBLE) + CAST(o."part1Above" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) + (CAST(o."wholeOwn" AS DOUBLE) + CAST(o."part1Own" AS DOUBLE) / CAST(1073741824 AS DOUBLE))) AS DOUBLE) / CAST((CAST(o."wholeTotal" AS DOUBLE) + CAST(o."part1Total" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) AS DOUBLE) END >= CAST('0.8' AS DOUBLE)) OR (CASE WHEN (CAST(o."wholeTotal" AS DOUBLE) + CAST(o."part1Total" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) > 0 THEN CAST((CAST(o."wholeAbove" AS DOUBLE) + CAST(o."part1Above" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) AS DOUBLE) / CAST((CAST(o."wholeTotal" AS DOUBLE) + CAST(o."part1Total" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) AS DOUBLE) END <= CAST('0.95' AS DOUBLE) AND CASE WHEN (CAST(o."wholeTotal" AS DOUBLE) + CAST(o."part1Total" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) > 0 THEN CAST(((CAST(o."wholeAbove" AS DOUBLE) + CAST(o."part1Above" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) + (CAST(o."wholeOwn" AS DOUBLE) + CAST(o."part1Own" AS DOUBLE) / CAST(1073741824 AS DOUBLE))) AS DOUBLE) / CAST((CAST(o."wholeTotal" AS DOUBLE) + CAST(o."part1Total" AS DOUBLE) / CAST(1073741824 AS DOUBLE)) AS DOUBLE) END >= CAST('0.95' AS DOUBLE))) THEN 1
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
    (CAST(o."wholeAbove" AS VARCHAR) || ' ' || CAST(o."part1Above" AS VARCHAR) || ' ' || CAST(o."part2Above" AS VARCHAR) || ' ' || CAST(o."part3Above" AS VARCHAR)) AS "above",
    (CAST(o."wholeTotal" AS VARCHAR) || ' ' || CAST(o."part1Total" AS VARCHAR) || ' ' || CAST(o."part2Total" AS VARCHAR) || ' ' || CAST(o."part3Total" AS VARCHAR)) AS "total",
    o."tooFine"
  FROM "fitKept" AS o
  WHERE o."kept" = 1
),
-- How many accounts there are, and what is wrong with them
"fitBook" AS (
  SELECT
    COUNT(*) AS "accounts",
    COUNT(CASE WHEN r."v0" IS NOT NULL THEN 1 END) AS "used",
    COUNT(CASE WHEN r."v0" NOT BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE) THEN 1 END) AS "invalid",
    0 AS "nameless",
    CAST(NULL AS DOUBLE) AS "firstAsOfDay",
    CAST(NULL AS DOUBLE) AS "lastAsOfDay"
  FROM "fitRows" AS r
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(b."accounts" AS BIGINT) AS "accounts",
    CAST(b."used" AS BIGINT) AS "used",
    CAST(b."invalid" AS BIGINT) AS "invalid",
    CAST(b."nameless" AS BIGINT) AS "nameless",
    CAST(b."firstAsOfDay" AS DOUBLE) AS "firstAsOfDay",
    CAST(b."lastAsOfDay" AS DOUBLE) AS "lastAsOfDay",
    CAST(NULL AS VARCHAR) AS "part",
    CAST(NULL AS DOUBLE) AS "value",
    CAST(NULL AS BIGINT) AS "before",
    CAST(NULL AS BIGINT) AS "count",
    CAST(NULL AS BIGINT) AS "n",
    CAST(NULL AS BIGINT) AS "place",
    CAST(NULL AS BIGINT) AS "distinct",
    CAST(NULL AS VARCHAR) AS "above",
    CAST(NULL AS VARCHAR) AS "total",
    CAST(NULL AS BIGINT) AS "tooFine"
  FROM "fitBook" AS b
  UNION ALL
  SELECT
    'run' AS "kind",
    CAST(NULL AS BIGINT) AS "accounts",
    CAST(NULL AS BIGINT) AS "used",
    CAST(NULL AS BIGINT) AS "invalid",
    CAST(NULL AS BIGINT) AS "nameless",
    CAST(NULL AS DOUBLE) AS "firstAsOfDay",
    CAST(NULL AS DOUBLE) AS "lastAsOfDay",
    CAST(r."part" AS VARCHAR) AS "part",
    CAST(r."value" AS DOUBLE) AS "value",
    CAST(r."before" AS BIGINT) AS "before",
    CAST(r."count" AS BIGINT) AS "count",
    CAST(r."n" AS BIGINT) AS "n",
    CAST(r."place" AS BIGINT) AS "place",
    CAST(r."distinct" AS BIGINT) AS "distinct",
    CAST(r."above" AS VARCHAR) AS "above",
    CAST(r."total" AS VARCHAR) AS "total",
    CAST(r."tooFine" AS BIGINT) AS "tooFine"
  FROM "fitRuns" AS r
)
SELECT *
FROM "fit"

WITH
-- The columns of the orders table
"orderColumns" AS (
  SELECT
    COLLATE(CAST(o."accountId" AS VARCHAR), '') AS "accountId",
    CAST(o."date" AS DATE) AS "day",
    o."amount" AS "amount"
  FROM "orders" AS o
),
-- Orders as they are read: a value that is none is NULL
"orderRows" AS (
  SELECT
    CASE WHEN (o."accountId" >= '!' AND o."accountId" < '~') OR TRIM(o."accountId", '(white space)') <> '' THEN o."accountId" END AS "accountId",
    CASE WHEN o."day" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN o."day" END AS "day",
    CASE WHEN CAST(o."amount" AS DOUBLE) < 10000000000000 AND CAST(o."amount" AS DOUBLE) > (-10000000000000) THEN CAST(o."amount" AS NUMBER(38, 2)) END AS "amount"
  FROM "orderColumns" AS o
),
-- What every good order counts for
"purchases" AS (
  SELECT
    r."accountId" AS "accountId",
    CASE WHEN r."day" <= DATE '2026-01-31' AND r."amount" >= 0 THEN r."day" END AS "purchaseDay",
    CASE WHEN r."day" <= DATE '2026-01-31' AND r."amount" >= 0 THEN r."day" END AS "windowDay",
    CASE WHEN r."day" <= DATE '2026-01-31' THEN r."amount" END AS "counted",
    CASE WHEN r."day" <= DATE '2026-01-31' AND r."amount" < 0 THEN -r."amount" END AS "returned"
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
    DATEDIFF('day', t."lastOrderDate", DATE '2026-01-31') AS "recency",
    t."frequency",
    CAST(t."monetary" AS DOUBLE) AS "monetary",
    DATEDIFF('day', t."firstOrderDate", DATE '2026-01-31') AS "tenure",
    t."firstOrderDate",
    t."lastOrderDate",
    t."purchaseDays",
    CASE WHEN t."frequency" > 0 THEN CAST(t."monetary" AS DOUBLE) / CAST(t."frequency" AS DOUBLE) END AS "averageOrderValue",
    t."returnsCount",
    CAST(t."returnsAmount" AS DOUBLE) AS "returnsAmount"
  FROM "totals" AS t
),
-- Scores: the best band whose border a value is past
"rfmScores" AS (
  SELECT
    a.*,
    CASE
      WHEN a."recency" IS NULL OR a."frequency" IS NULL OR a."monetary" IS NULL OR (CAST(a."recency" AS DOUBLE) NOT BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE)) THEN NULL
      ELSE CASE
        WHEN CAST(a."recency" AS DOUBLE) <= CAST('1.8' AS DOUBLE) THEN 5
        WHEN CAST(a."recency" AS DOUBLE) <= CAST('2.5999999999999996' AS DOUBLE) THEN 4
        WHEN CAST(a."recency" AS DOUBLE) <= CAST('3.4' AS DOUBLE) THEN 3
        WHEN CAST(a."recency" AS DOUBLE) <= CAST('4.2' AS DOUBLE) THEN 2
        ELSE 1
      END
    END AS "rfmRecency",
    CASE
      WHEN a."recency" IS NULL OR a."frequency" IS NULL OR a."monetary" IS NULL OR (CAST(a."frequency" AS DOUBLE) NOT BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE)) THEN NULL
      ELSE CASE
        WHEN CAST(a."frequency" AS DOUBLE) > CAST('4.2' AS DOUBLE) THEN 5
        WHEN CAST(a."frequency" AS DOUBLE) > CAST('3.4' AS DOUBLE) THEN 4
        WHEN CAST(a."frequency" AS DOUBLE) > CAST('2.5999999999999996' AS DOUBLE) THEN 3
        WHEN CAST(a."frequency" AS DOUBLE) > CAST('1.8' AS DOUBLE) THEN 2
        ELSE 1
      END
    END AS "rfmFrequency",
    CASE
      WHEN a."recency" IS NULL OR a."frequency" IS NULL OR a."monetary" IS NULL OR (CAST(a."monetary" AS DOUBLE) NOT BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE)) THEN NULL
      ELSE CASE
        WHEN CAST(a."monetary" AS DOUBLE) > CAST('4.2' AS DOUBLE) THEN 5
        WHEN CAST(a."monetary" AS DOUBLE) > CAST('3.4' AS DOUBLE) THEN 4
        WHEN CAST(a."monetary" AS DOUBLE) > CAST('2.5999999999999996' AS DOUBLE) THEN 3
        WHEN CAST(a."monetary" AS DOUBLE) > CAST('1.8' AS DOUBLE) THEN 2
        ELSE 1
      END
    END AS "rfmMonetary"
  FROM "accounts" AS a
),
-- The code, and the weighted mean of the scores
"rfm" AS (
  SELECT
    a.*,
    (CAST(a."rfmRecency" AS VARCHAR) || CAST(a."rfmFrequency" AS VARCHAR) || CAST(a."rfmMonetary" AS VARCHAR)) AS "rfmCode",
    (CAST(a."rfmRecency" AS DOUBLE) * 1 + CAST(a."rfmFrequency" AS DOUBLE) * 1 + CAST(a."rfmMonetary" AS DOUBLE) * 1) / 3 AS "rfmScore",
    TRIM(CASE
      WHEN a."rfmRecency" IS NOT NULL AND a."rfmFrequency" IS NOT NULL AND a."rfmMonetary" IS NOT NULL THEN ('rfm.band ' || 'rfm.band ' || 'rfm.band ')
      ELSE (CASE
        WHEN a."recency" IS NULL THEN 'rfm.missing '
        ELSE ''
      END || CASE
        WHEN a."frequency" IS NULL THEN 'rfm.missing '
        ELSE ''
      END || CASE
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
      WHEN CAST(a."monetary" AS DOUBLE) IS NULL THEN NULL
      WHEN CAST(a."monetary" AS DOUBLE) NOT BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE) THEN NULL
      WHEN CAST(a."monetary" AS DOUBLE) >= 3 THEN 'A'
      WHEN CAST(a."monetary" AS DOUBLE) >= 1 THEN 'B'
      ELSE 'C'
    END AS "abcClass",
    CASE
      WHEN CAST(a."monetary" AS DOUBLE) IS NULL THEN 'abc.missing_value'
      WHEN CAST(a."monetary" AS DOUBLE) NOT BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE) THEN NULL
      WHEN CAST(a."monetary" AS DOUBLE) >= 3 THEN 'abc.class'
      WHEN CAST(a."monetary" AS DOUBLE) >= 1 THEN 'abc.class'
      ELSE 'abc.class'
    END AS "abcReasons"
  FROM "segmentRank" AS a
)
SELECT *
FROM "abc"
