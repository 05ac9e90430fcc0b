WITH
-- What is read of the accounts
"fitRows" AS (
  SELECT
    CASE
      WHEN CAST(a."monetary" AS double precision) = 0 THEN CAST('0' AS double precision)
      ELSE CAST(a."monetary" AS double precision)
    END AS "v0"
  FROM "accounts" AS a
  OFFSET 0
),
-- Accounts that have every value
"fitSample" AS (
  SELECT
    r.*
  FROM "fitRows" AS r
  WHERE r."v0" BETWEEN CAST('-1e+290' AS double precision) AND CAST('1e+290' AS double precision)
  OFFSET 0
),
-- The values
"fitValues" AS (
  SELECT
    0 AS "list",
    CAST('0' AS text) AS "part",
    s."v0" AS "value"
  FROM "fitSample" AS s
  OFFSET 0
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
  OFFSET 0
),
-- Values in whole numbers, whose sums are exact
"wholeParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(CASE
      WHEN ABS(p."value") < CAST('9007199254740992' AS double precision) THEN ABS(p."value")
      ELSE 0
    END) AS double precision) AS bigint) AS "whole",
    (CASE
      WHEN ABS(p."value") < CAST('9007199254740992' AS double precision) THEN ABS(p."value")
      ELSE 0
    END - CAST(FLOOR(CASE
      WHEN ABS(p."value") < CAST('9007199254740992' AS double precision) THEN ABS(p."value")
      ELSE 0
    END) AS double precision)) * 1073741824 AS "rest1"
  FROM "fitCounts" AS p
  OFFSET 0
),
-- Values in whole numbers, whose sums are exact
"firstParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(p."rest1") AS double precision) AS bigint) AS "part1",
    (p."rest1" - CAST(FLOOR(p."rest1") AS double precision)) * 1073741824 AS "rest2"
  FROM "wholeParts" AS p
  OFFSET 0
),
-- Values in whole numbers, whose sums are exact
"secondParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(p."rest2") AS double precision) AS bigint) AS "part2",
    (p."rest2" - CAST(FLOOR(p."rest2") AS double precision)) * 1073741824 AS "rest3"
  FROM "firstParts" AS p
  OFFSET 0
),
-- Values in whole numbers, whose sums are exact
"exactParts" AS (
  SELECT
    p.*,
    CAST(CAST(FLOOR(p."rest3") AS double precision) AS bigint) AS "part3",
    CASE WHEN p."rest3" <> CAST(FLOOR(p."rest3") AS double precision) OR ABS(p."value") >= CAST('9007199254740992' AS double precision) THEN 1 END AS "tooFine"
  FROM "secondParts" AS p
  OFFSET 0
),
-- Equal values in order: how many are before, and what larger ones hold
"fitOrder" AS (
  SELECT
    c."list",
    c."part",
    c."value",
    c."count",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - c."count" AS bigint) AS "before",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part") AS bigint) AS "n",
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
    CAST(SUM(COALESCE(c."tooFine", 0)) OVER (PARTITION BY c."list", c."part") AS bigint) AS "tooFine"
  FROM "exactParts" AS c
  OFFSET 0
),
-- Whether a border between scores or classes may be here
"fitNear" AS (
  SELECT
    o.*,
    CASE
      WHEN o."list" = 0 AND ((o."value" > 0 AND (o."previous" IS NULL OR o."previous" <= 0)) OR (CASE WHEN (CAST(o."wholeTotal" AS double precision) + CAST(o."part1Total" AS double precision) / CAST(1073741824 AS double precision)) > 0 THEN CAST((CAST(o."wholeAbove" AS double precision) + CAST(o."part1Above" AS double precision) / CAST(1073741824 AS double precision)) AS double precision) / CAST((CAST(o."wholeTotal" AS double precision) + CAST(o."part1Total" AS double precision) / CAST(1073741824 AS double precision)) AS double precision) END <= CAST('0.8' AS double precision) AND CASE WHEN (CAST(o."wholeTotal" AS double precision) + CAST(o."part1Total" AS double precision) / CAST(1073741824 AS double precision)) > 0 THEN CAST(((CAST(o."wholeAbove" AS double precision) + CAST(o."part1Above" AS double precision) / CAST(1073741824 AS double precision)) + (CAST(o."wholeOwn" AS double precision) + CAST(o."part1Own" AS double precision) / CAST(1073741824 AS double precision))) AS double precision) / CAST((CAST(o."wholeTotal" AS double precision) + CAST(o."part1Total" AS double precision) / CAST(1073741824 AS double precision)) AS double precision) END >= CAST('0.8' AS double precision)) OR (CASE WHEN (CAST(o."wholeTotal" AS double precision) + CAST(o."part1Total" AS double precision) / CAST(1073741824 AS double precision)) > 0 THEN CAST((CAST(o."wholeAbove" AS double precision) + CAST(o."part1Above" AS double precision) / CAST(1073741824 AS double precision)) AS double precision) / CAST((CAST(o."wholeTotal" AS double precision) + CAST(o."part1Total" AS double precision) / CAST(1073741824 AS double precision)) AS double precision) END <= CAST('0.95' AS double precision) AND CASE WHEN (CAST(o."wholeTotal" AS double precision) + CAST(o."part1Total" AS double precision) / CAST(1073741824 AS double precision)) > 0 THEN CAST(((CAST(o."wholeAbove" AS double precision) + CAST(o."part1Above" AS double precision) / CAST(1073741824 AS double precision)) + (CAST(o."wholeOwn" AS double precision) + CAST(o."part1Own" AS double precision) / CAST(1073741824 AS double precision))) AS double precision) / CAST((CAST(o."wholeTotal" AS double precision) + CAST(o."part1Total" AS double precision) / CAST(1073741824 AS double precision)) AS double precision) END >= CAST('0.95' AS double precision))) THEN 1
      WHEN o."previous" IS NULL OR o."next" IS NULL THEN 1
      ELSE 0
    END AS "near"
  FROM "fitOrder" AS o
  OFFSET 0
),
-- Their neighbours too
"fitKept" AS (
  SELECT
    c.*,
    MAX(c."near") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS "kept"
  FROM "fitNear" AS c
  OFFSET 0
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
    (CAST(o."wholeAbove" AS text) || ' ' || CAST(o."part1Above" AS text) || ' ' || CAST(o."part2Above" AS text) || ' ' || CAST(o."part3Above" AS text)) AS "above",
    (CAST(o."wholeTotal" AS text) || ' ' || CAST(o."part1Total" AS text) || ' ' || CAST(o."part2Total" AS text) || ' ' || CAST(o."part3Total" AS text)) AS "total",
    o."tooFine"
  FROM "fitKept" AS o
  WHERE o."kept" = 1
  OFFSET 0
),
-- How many accounts there are, and what is wrong with them
"fitBook" AS (
  SELECT
    COUNT(*) AS "accounts",
    COUNT(CASE WHEN r."v0" IS NOT NULL THEN 1 END) AS "used",
    COUNT(CASE WHEN r."v0" NOT BETWEEN CAST('-1e+290' AS double precision) AND CAST('1e+290' AS double precision) THEN 1 END) AS "invalid",
    0 AS "nameless",
    CAST(NULL AS double precision) AS "firstAsOfDay",
    CAST(NULL AS double precision) AS "lastAsOfDay"
  FROM "fitRows" AS r
  OFFSET 0
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(b."accounts" AS bigint) AS "accounts",
    CAST(b."used" AS bigint) AS "used",
    CAST(b."invalid" AS bigint) AS "invalid",
    CAST(b."nameless" AS bigint) AS "nameless",
    CAST(b."firstAsOfDay" AS double precision) AS "firstAsOfDay",
    CAST(b."lastAsOfDay" AS double precision) AS "lastAsOfDay",
    CAST(NULL AS text) AS "part",
    CAST(NULL AS double precision) AS "value",
    CAST(NULL AS bigint) AS "before",
    CAST(NULL AS bigint) AS "count",
    CAST(NULL AS bigint) AS "n",
    CAST(NULL AS bigint) AS "place",
    CAST(NULL AS bigint) AS "distinct",
    CAST(NULL AS text) AS "above",
    CAST(NULL AS text) AS "total",
    CAST(NULL AS bigint) AS "tooFine"
  FROM "fitBook" AS b
  UNION ALL
  SELECT
    'run' AS "kind",
    CAST(NULL AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "used",
    CAST(NULL AS bigint) AS "invalid",
    CAST(NULL AS bigint) AS "nameless",
    CAST(NULL AS double precision) AS "firstAsOfDay",
    CAST(NULL AS double precision) AS "lastAsOfDay",
    CAST(r."part" AS text) AS "part",
    CAST(r."value" AS double precision) AS "value",
    CAST(r."before" AS bigint) AS "before",
    CAST(r."count" AS bigint) AS "count",
    CAST(r."n" AS bigint) AS "n",
    CAST(r."place" AS bigint) AS "place",
    CAST(r."distinct" AS bigint) AS "distinct",
    CAST(r."above" AS text) AS "above",
    CAST(r."total" AS text) AS "total",
    CAST(r."tooFine" AS bigint) AS "tooFine"
  FROM "fitRuns" AS r
)
SELECT *
FROM "fit"

WITH
-- The columns of the orders table
"orderColumns" AS (
  SELECT
    CAST(o."accountId" AS text) COLLATE "C" AS "accountId",
    CAST(o."date" AS date) AS "day",
    o."amount" AS "amount"
  FROM "orders" AS o
  OFFSET 0
),
-- Orders as they are read: a value that is none is NULL
"orderRows" AS (
  SELECT
    CASE WHEN (o."accountId" >= '!' AND o."accountId" < '~') OR btrim(o."accountId", '(white space)') <> '' THEN o."accountId" END AS "accountId",
    CASE WHEN o."day" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN o."day" END AS "day",
    CASE WHEN CAST(o."amount" AS double precision) < 10000000000000 AND CAST(o."amount" AS double precision) > (-10000000000000) THEN CAST(o."amount" AS numeric(38, 2)) END AS "amount"
  FROM "orderColumns" AS o
  OFFSET 0
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
  OFFSET 0
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
  OFFSET 0
),
-- Account summaries; money is rounded to a double once, at the end
"accounts" AS (
  SELECT
    t."accountId",
    (DATE '2026-01-31' - t."lastOrderDate") AS "recency",
    t."frequency",
    CAST(t."monetary" AS double precision) AS "monetary",
    (DATE '2026-01-31' - t."firstOrderDate") AS "tenure",
    t."firstOrderDate",
    t."lastOrderDate",
    t."purchaseDays",
    CASE WHEN t."frequency" > 0 THEN CAST(t."monetary" AS double precision) / CAST(t."frequency" AS double precision) END AS "averageOrderValue",
    t."returnsCount",
    CAST(t."returnsAmount" AS double precision) AS "returnsAmount"
  FROM "totals" AS t
  OFFSET 0
),
-- Scores: the best band whose border a value is past
"rfmScores" AS (
  SELECT
    a.*,
    CASE
      WHEN a."recency" IS NULL OR a."frequency" IS NULL OR a."monetary" IS NULL OR (CAST(a."recency" AS double precision) NOT BETWEEN CAST('-1e+290' AS double precision) AND CAST('1e+290' AS double precision)) THEN NULL
      ELSE CASE
        WHEN CAST(a."recency" AS double precision) <= CAST('1.8' AS double precision) THEN 5
        WHEN CAST(a."recency" AS double precision) <= CAST('2.5999999999999996' AS double precision) THEN 4
        WHEN CAST(a."recency" AS double precision) <= CAST('3.4' AS double precision) THEN 3
        WHEN CAST(a."recency" AS double precision) <= CAST('4.2' AS double precision) THEN 2
        ELSE 1
      END
    END AS "rfmRecency",
    CASE
      WHEN a."recency" IS NULL OR a."frequency" IS NULL OR a."monetary" IS NULL OR (CAST(a."frequency" AS double precision) NOT BETWEEN CAST('-1e+290' AS double precision) AND CAST('1e+290' AS double precision)) THEN NULL
      ELSE CASE
        WHEN CAST(a."frequency" AS double precision) > CAST('4.2' AS double precision) THEN 5
        WHEN CAST(a."frequency" AS double precision) > CAST('3.4' AS double precision) THEN 4
        WHEN CAST(a."frequency" AS double precision) > CAST('2.5999999999999996' AS double precision) THEN 3
        WHEN CAST(a."frequency" AS double precision) > CAST('1.8' AS double precision) THEN 2
        ELSE 1
      END
    END AS "rfmFrequency",
    CASE
      WHEN a."recency" IS NULL OR a."frequency" IS NULL OR a."monetary" IS NULL OR (CAST(a."monetary" AS double precision) NOT BETWEEN CAST('-1e+290' AS double precision) AND CAST('1e+290' AS double precision)) THEN NULL
      ELSE CASE
        WHEN CAST(a."monetary" AS double precision) > CAST('4.2' AS double precision) THEN 5
        WHEN CAST(a."monetary" AS double precision) > CAST('3.4' AS double precision) THEN 4
        WHEN CAST(a."monetary" AS double precision) > CAST('2.5999999999999996' AS double precision) THEN 3
        WHEN CAST(a."monetary" AS double precision) > CAST('1.8' AS double precision) THEN 2
        ELSE 1
      END
    END AS "rfmMonetary"
  FROM "accounts" AS a
  OFFSET 0
),
-- The code, and the weighted mean of the scores
"rfm" AS (
  SELECT
    a.*,
    (CAST(a."rfmRecency" AS text) || CAST(a."rfmFrequency" AS text) || CAST(a."rfmMonetary" AS text)) AS "rfmCode",
    (CAST(a."rfmRecency" AS double precision) * 1 + CAST(a."rfmFrequency" AS double precision) * 1 + CAST(a."rfmMonetary" AS double precision) * 1) / 3 AS "rfmScore",
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
  OFFSET 0
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
  OFFSET 0
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
  OFFSET 0
),
-- ABC classes: the smallest values of A and of B
"abc" AS (
  SELECT
    a.*,
    CASE
      WHEN CAST(a."monetary" AS double precision) IS NULL THEN NULL
      WHEN CAST(a."monetary" AS double precision) NOT BETWEEN CAST('-1e+290' AS double precision) AND CAST('1e+290' AS double precision) THEN NULL
      WHEN CAST(a."monetary" AS double precision) >= 3 THEN 'A'
      WHEN CAST(a."monetary" AS double precision) >= 1 THEN 'B'
      ELSE 'C'
    END AS "abcClass",
    CASE
      WHEN CAST(a."monetary" AS double precision) IS NULL THEN 'abc.missing_value'
      WHEN CAST(a."monetary" AS double precision) NOT BETWEEN CAST('-1e+290' AS double precision) AND CAST('1e+290' AS double precision) THEN NULL
      WHEN CAST(a."monetary" AS double precision) >= 3 THEN 'abc.class'
      WHEN CAST(a."monetary" AS double precision) >= 1 THEN 'abc.class'
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
      WHEN CAST(a."amount" AS double precision) = 0 THEN CAST('0' AS double precision)
      ELSE CAST(a."amount" AS double precision)
    END AS "v0",
    CASE
      WHEN CAST(a."growth" AS double precision) = 0 THEN CAST('0' AS double precision)
      ELSE CAST(a."growth" AS double precision)
    END AS "v1"
  FROM "accounts" AS a
  OFFSET 0
),
-- Numbers that count
"fitSample" AS (
  SELECT
    CASE WHEN r."v0" BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN r."v0" END AS "v0",
    CASE WHEN r."v1" BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN r."v1" END AS "v1"
  FROM "fitRows" AS r
  OFFSET 0
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
  OFFSET 0
),
-- The values on both sides of each median
"fitMiddles" AS (
  SELECT
    s.*,
    MAX(CASE WHEN 2 * s."place0" BETWEEN s."size0" + 0 AND s."size0" + 1 THEN s."v0" END) OVER () AS "low0",
    MAX(CASE WHEN 2 * s."place0" BETWEEN s."size0" + 1 AND s."size0" + 2 THEN s."v0" END) OVER () AS "high0"
  FROM "fitPlaces" AS s
  OFFSET 0
),
-- How far values are from their median
"fitDeviations" AS (
  SELECT
    s.*,
    ABS(s."v0" - (s."low0" + (s."high0" - s."low0") / 2)) AS "deviation0"
  FROM "fitMiddles" AS s
  OFFSET 0
),
-- The values of every column
"fitValues" AS (
  SELECT
    0 AS "list",
    CAST('0' AS text) AS "part",
    s."v0" AS "value"
  FROM "fitDeviations" AS s
  WHERE s."v0" IS NOT NULL
  UNION ALL
  SELECT
    1 AS "list",
    CAST('1' AS text) AS "part",
    s."v1" AS "value"
  FROM "fitDeviations" AS s
  WHERE s."v1" IS NOT NULL
  UNION ALL
  SELECT
    2 AS "list",
    CAST('0|deviation' AS text) AS "part",
    s."deviation0" AS "value"
  FROM "fitDeviations" AS s
  WHERE s."deviation0" IS NOT NULL
  OFFSET 0
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
  OFFSET 0
),
-- Equal values in order: how many are before, and what larger ones hold
"fitOrder" AS (
  SELECT
    c."list",
    c."part",
    c."value",
    c."count",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) - c."count" AS bigint) AS "before",
    CAST(SUM(c."count") OVER (PARTITION BY c."list", c."part") AS bigint) AS "n",
    ROW_NUMBER() OVER (PARTITION BY c."list", c."part" ORDER BY c."value") AS "place",
    COUNT(*) OVER (PARTITION BY c."list", c."part") AS "distinct",
    MIN(c."value") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING) AS "previous",
    MIN(c."value") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 1 FOLLOWING AND 1 FOLLOWING) AS "next"
  FROM "fitCounts" AS c
  OFFSET 0
),
-- Whether a border between scores or classes may be here
"fitNear" AS (
  SELECT
    o.*,
    CASE
      WHEN o."list" = 0 AND ((o."before" - 3) * 2 <= (o."n" - 1) * 1 AND (o."before" + o."count" + 2) * 2 >= (o."n" - 1) * 1) THEN 1
      WHEN o."list" = 1 AND (o."distinct" <= 1000 OR FLOOR(CAST((o."before") * 1040 AS double precision) / CAST(o."n" AS double precision)) <> FLOOR(CAST((o."before" + o."count") * 1040 AS double precision) / CAST(o."n" AS double precision))) THEN 1
      WHEN o."list" = 2 AND ((o."before" - 3) * 2 <= (o."n" - 1) * 1 AND (o."before" + o."count" + 2) * 2 >= (o."n" - 1) * 1) THEN 1
      WHEN o."previous" IS NULL OR o."next" IS NULL THEN 1
      ELSE 0
    END AS "near"
  FROM "fitOrder" AS o
  OFFSET 0
),
-- Their neighbours too
"fitKept" AS (
  SELECT
    c.*,
    MAX(c."near") OVER (PARTITION BY c."list", c."part" ORDER BY c."value" ROWS BETWEEN 2 PRECEDING AND 2 FOLLOWING) AS "kept"
  FROM "fitNear" AS c
  OFFSET 0
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
  OFFSET 0
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
      WHEN r."v0" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN 1
      WHEN r."v1" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN 1
    END) AS "invalid",
    (CAST(COUNT(r."v0") AS text) || ' ' || CAST(COUNT(r."v1") AS text)) AS "known"
  FROM "fitRows" AS r
  OFFSET 0
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(b."accounts" AS bigint) AS "accounts",
    CAST(b."used" AS bigint) AS "used",
    CAST(b."invalid" AS bigint) AS "invalid",
    CAST(b."known" AS text) AS "known",
    CAST(NULL AS text) AS "part",
    CAST(NULL AS double precision) AS "value",
    CAST(NULL AS bigint) AS "before",
    CAST(NULL AS bigint) AS "count",
    CAST(NULL AS bigint) AS "n",
    CAST(NULL AS bigint) AS "place",
    CAST(NULL AS bigint) AS "distinct"
  FROM "fitFieldBook" AS b
  UNION ALL
  SELECT
    'run' AS "kind",
    CAST(NULL AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "used",
    CAST(NULL AS bigint) AS "invalid",
    CAST(NULL AS text) AS "known",
    CAST(r."part" AS text) AS "part",
    CAST(r."value" AS double precision) AS "value",
    CAST(r."before" AS bigint) AS "before",
    CAST(r."count" AS bigint) AS "count",
    CAST(r."n" AS bigint) AS "n",
    CAST(r."place" AS bigint) AS "place",
    CAST(r."distinct" AS bigint) AS "distinct"
  FROM "fitRuns" AS r
)
SELECT *
FROM "fit"

WITH
-- What is read of the accounts
"fitRows" AS (
  SELECT
    CASE
      WHEN CAST(a."amount" AS double precision) = 0 THEN CAST('0' AS double precision)
      ELSE CAST(a."amount" AS double precision)
    END AS "v0",
    CASE
      WHEN CAST(a."growth" AS double precision) = 0 THEN CAST('0' AS double precision)
      ELSE CAST(a."growth" AS double precision)
    END AS "v1"
  FROM "accounts" AS a
  OFFSET 0
),
-- Numbers that count
"fitSample" AS (
  SELECT
    CASE WHEN r."v0" BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN r."v0" END AS "v0",
    CASE WHEN r."v1" BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN r."v1" END AS "v1"
  FROM "fitRows" AS r
  OFFSET 0
),
-- Accounts that are alike
"fitAlike" AS (
  SELECT
    s."v0" AS "v0",
    s."v1" AS "v1",
    COUNT(*) AS "count"
  FROM "fitSample" AS s
  GROUP BY s."v0", s."v1"
  OFFSET 0
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
      WHEN r."v0" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN 1
      WHEN r."v1" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN 1
    END) AS "invalid",
    (CAST(COUNT(r."v0") AS text) || ' ' || CAST(COUNT(r."v1") AS text)) AS "known"
  FROM "fitRows" AS r
  OFFSET 0
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(b."accounts" AS bigint) AS "accounts",
    CAST(b."used" AS bigint) AS "used",
    CAST(b."invalid" AS bigint) AS "invalid",
    CAST(b."known" AS text) AS "known",
    CAST(NULL AS text) AS "part",
    CAST(NULL AS bigint) AS "count",
    CAST(NULL AS double precision) AS "v0",
    CAST(NULL AS double precision) AS "v1"
  FROM "fitFieldBook" AS b
  UNION ALL
  SELECT
    'alike' AS "kind",
    CAST(NULL AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "used",
    CAST(NULL AS bigint) AS "invalid",
    CAST(NULL AS text) AS "known",
    CAST('0' AS text) AS "part",
    CAST(c."count" AS bigint) AS "count",
    CAST(c."v0" AS double precision) AS "v0",
    CAST(c."v1" AS double precision) AS "v1"
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
  OFFSET 0
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
      WHEN CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END IS NOT NULL THEN 1
      ELSE 0
    END AS "scored",
    CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END AS "score",
    CASE
      WHEN CAST(a."points" AS double precision) NOT BETWEEN 0 AND 100 THEN 1
      ELSE 0
    END AS "invalid"
  FROM "fitRead" AS a
  OFFSET 0
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
  OFFSET 0
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
  OFFSET 0
),
-- The best scores come first
"fitOrder0" AS (
  SELECT
    a.*,
    ROW_NUMBER() OVER (PARTITION BY a."waits0" ORDER BY a."score" DESC) AS "place0",
    SUM(a."waits0") OVER () AS "waiting0",
    floor(CAST('0.2' AS double precision) * CAST(a."entrants" AS double precision) + CAST('1e-9' AS double precision) + CAST('0.49999999999999994' AS double precision)) - floor(CAST('0' AS double precision) * CAST(a."entrants" AS double precision) + CAST('1e-9' AS double precision) + CAST('0.49999999999999994' AS double precision)) AS "places0"
  FROM "fitLine0" AS a
  OFFSET 0
),
-- The scores on both sides of the last place
"fitBorder0" AS (
  SELECT
    a.*,
    MAX(CASE WHEN a."waits0" = 1 AND a."place0" = a."places0" THEN a."score" END) OVER () AS "last0",
    MAX(CASE WHEN a."waits0" = 1 AND a."place0" = a."places0" + 1 THEN a."score" END) OVER () AS "next0"
  FROM "fitOrder0" AS a
  OFFSET 0
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
  OFFSET 0
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
  OFFSET 0
),
-- The best scores come first
"fitOrder1" AS (
  SELECT
    a.*,
    ROW_NUMBER() OVER (PARTITION BY a."waits1" ORDER BY a."score" DESC) AS "place1",
    SUM(a."waits1") OVER () AS "waiting1",
    floor(CAST('0.5' AS double precision) * CAST(a."entrants" AS double precision) + CAST('1e-9' AS double precision) + CAST('0.49999999999999994' AS double precision)) - floor(CAST('0.2' AS double precision) * CAST(a."entrants" AS double precision) + CAST('1e-9' AS double precision) + CAST('0.49999999999999994' AS double precision)) AS "places1"
  FROM "fitLine1" AS a
  OFFSET 0
),
-- The scores on both sides of the last place
"fitBorder1" AS (
  SELECT
    a.*,
    MAX(CASE WHEN a."waits1" = 1 AND a."place1" = a."places1" THEN a."score" END) OVER () AS "last1",
    MAX(CASE WHEN a."waits1" = 1 AND a."place1" = a."places1" + 1 THEN a."score" END) OVER () AS "next1"
  FROM "fitOrder1" AS a
  OFFSET 0
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
  OFFSET 0
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
  OFFSET 0
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
  OFFSET 0
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
  OFFSET 0
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(NULL AS text) AS "part",
    CAST(b."accounts" AS bigint) AS "accounts",
    CAST(b."invalid" AS bigint) AS "invalid",
    CAST(NULL AS bigint) AS "places",
    CAST(NULL AS bigint) AS "waiting",
    CAST(NULL AS double precision) AS "last",
    CAST(NULL AS double precision) AS "next",
    CAST(NULL AS bigint) AS "inside",
    CAST(NULL AS bigint) AS "natural",
    CAST(NULL AS bigint) AS "filled",
    CAST(NULL AS bigint) AS "thin",
    CAST(NULL AS bigint) AS "vetoed",
    CAST(NULL AS bigint) AS "guarded",
    CAST(NULL AS bigint) AS "entered",
    CAST(NULL AS bigint) AS "scored",
    CAST(NULL AS bigint) AS "count"
  FROM "fitBook" AS b
  UNION ALL
  SELECT
    'quota' AS "kind",
    CAST('0' AS text) AS "part",
    CAST(NULL AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "invalid",
    CAST(b."places0" AS bigint) AS "places",
    CAST(b."waiting0" AS bigint) AS "waiting",
    CAST(b."last0" AS double precision) AS "last",
    CAST(b."next0" AS double precision) AS "next",
    CAST(b."inside0" AS bigint) AS "inside",
    CAST(NULL AS bigint) AS "natural",
    CAST(NULL AS bigint) AS "filled",
    CAST(NULL AS bigint) AS "thin",
    CAST(NULL AS bigint) AS "vetoed",
    CAST(NULL AS bigint) AS "guarded",
    CAST(NULL AS bigint) AS "entered",
    CAST(NULL AS bigint) AS "scored",
    CAST(NULL AS bigint) AS "count"
  FROM "fitBook" AS b
  UNION ALL
  SELECT
    'quota' AS "kind",
    CAST('1' AS text) AS "part",
    CAST(NULL AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "invalid",
    CAST(b."places1" AS bigint) AS "places",
    CAST(b."waiting1" AS bigint) AS "waiting",
    CAST(b."last1" AS double precision) AS "last",
    CAST(b."next1" AS double precision) AS "next",
    CAST(b."inside1" AS bigint) AS "inside",
    CAST(NULL AS bigint) AS "natural",
    CAST(NULL AS bigint) AS "filled",
    CAST(NULL AS bigint) AS "thin",
    CAST(NULL AS bigint) AS "vetoed",
    CAST(NULL AS bigint) AS "guarded",
    CAST(NULL AS bigint) AS "entered",
    CAST(NULL AS bigint) AS "scored",
    CAST(NULL AS bigint) AS "count"
  FROM "fitBook" AS b
  UNION ALL
  SELECT
    'state' AS "kind",
    CAST('0' AS text) AS "part",
    CAST(NULL AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "invalid",
    CAST(NULL AS bigint) AS "places",
    CAST(NULL AS bigint) AS "waiting",
    CAST(NULL AS double precision) AS "last",
    CAST(NULL AS double precision) AS "next",
    CAST(NULL AS bigint) AS "inside",
    CAST(g."natural" AS bigint) AS "natural",
    CAST(g."filled" AS bigint) AS "filled",
    CAST(g."thin" AS bigint) AS "thin",
    CAST(g."vetoed" AS bigint) AS "vetoed",
    CAST(g."guarded" AS bigint) AS "guarded",
    CAST(g."entered" AS bigint) AS "entered",
    CAST(g."scored" AS bigint) AS "scored",
    CAST(g."count" AS bigint) AS "count"
  FROM "fitStates" AS g
)
SELECT *
FROM "fit"

WITH
-- The columns of the orders table
"orderColumns" AS (
  SELECT
    CAST(o."accountId" AS text) COLLATE "C" AS "accountId",
    CAST(o."date" AS date) AS "day",
    o."amount" AS "amount"
  FROM "orders" AS o
  OFFSET 0
),
-- Orders as they are read: a value that is none is NULL
"orderRows" AS (
  SELECT
    CASE WHEN (o."accountId" >= '!' AND o."accountId" < '~') OR btrim(o."accountId", '(white space)') <> '' THEN o."accountId" END AS "accountId",
    CASE WHEN o."day" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN o."day" END AS "day",
    CASE WHEN CAST(o."amount" AS double precision) < 10000000000000 AND CAST(o."amount" AS double precision) > (-10000000000000) THEN CAST(o."amount" AS numeric(38, 2)) END AS "amount"
  FROM "orderColumns" AS o
  OFFSET 0
),
-- Good orders up to the day that is looked back from
"historyRows" AS (
  SELECT
    r."accountId" AS "accountId",
    CASE WHEN r."day" <= DATE '2026-01-31' THEN r."day" END AS "day",
    CASE WHEN r."day" <= DATE '2026-01-31' THEN r."amount" END AS "amount"
  FROM "orderRows" AS r
  WHERE r."accountId" IS NOT NULL AND r."day" IS NOT NULL AND r."amount" IS NOT NULL
  OFFSET 0
),
-- Days with an amount above 0; several orders on a day are one purchase
"purchaseDays" AS (
  SELECT
    h."accountId",
    h."day"
  FROM "historyRows" AS h
  WHERE h."amount" > 0
  GROUP BY h."accountId", h."day"
  OFFSET 0
),
-- Days since the purchase before
"purchaseGaps" AS (
  SELECT
    d."accountId",
    d."day",
    (d."day" - LAG(d."day") OVER (PARTITION BY d."accountId" ORDER BY d."day")) AS "gap"
  FROM "purchaseDays" AS d
  OFFSET 0
),
-- Every gap with the one before, from the latest on
"fitPairs" AS (
  SELECT
    g."accountId",
    g."gap" AS "gap",
    LAG(g."gap") OVER (PARTITION BY g."accountId" ORDER BY g."day") AS "before",
    ROW_NUMBER() OVER (PARTITION BY g."accountId" ORDER BY g."day" DESC) AS "place"
  FROM "purchaseGaps" AS g
  OFFSET 0
),
-- The part of the earlier gap in each pair
"fitShares" AS (
  SELECT
    CAST(p."before" AS double precision) / CAST((p."before" + p."gap") AS double precision) AS "value"
  FROM "fitPairs" AS p
  WHERE p."before" IS NOT NULL AND p."place" <= 10 AND MOD(p."place", 2) = 1
  OFFSET 0
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
  OFFSET 0
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
  OFFSET 0
),
-- The value in the middle, or the mean of the two in the middle
"fitMedians" AS (
  SELECT
    n."accountId",
    CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 0 AND n."places" + 1 THEN n."value" END) AS double precision) + (CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 1 AND n."places" + 2 THEN n."value" END) AS double precision) - CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 0 AND n."places" + 1 THEN n."value" END) AS double precision)) / 2 AS "median"
  FROM "fitMediansPlaces" AS n
  GROUP BY n."accountId"
  OFFSET 0
),
-- Pairs by their part
"fitShareCounts" AS (
  SELECT
    c."value" AS "value",
    COUNT(*) AS "count"
  FROM "fitShares" AS c
  GROUP BY c."value"
  OFFSET 0
),
-- Accounts by their gaps and days
"fitSumCounts" AS (
  SELECT
    c."gaps" AS "gaps",
    c."days" AS "days",
    COUNT(*) AS "count"
  FROM "fitSums" AS c
  GROUP BY c."gaps", c."days"
  OFFSET 0
),
-- Accounts by their median gap
"fitMedianCounts" AS (
  SELECT
    c."median" AS "median",
    COUNT(*) AS "count"
  FROM "fitMedians" AS c
  GROUP BY c."median"
  OFFSET 0
),
-- All accounts, those without gaps too
"fitAccounts" AS (
  SELECT
    COUNT(DISTINCT h."accountId") AS "accounts"
  FROM "historyRows" AS h
  OFFSET 0
),
-- How many accounts have gaps, and how many pairs there are
"fitTotals" AS (
  SELECT
    COUNT(DISTINCT CASE WHEN p."gap" IS NOT NULL THEN p."accountId" END) AS "used",
    COUNT(CASE WHEN p."before" IS NOT NULL AND p."place" <= 10 AND MOD(p."place", 2) = 1 THEN 1 END) AS "pairs"
  FROM "fitPairs" AS p
  OFFSET 0
),
-- A few rows, from which the model is made
"fit" AS (
  SELECT
    'book' AS "kind",
    CAST(NULL AS text) AS "part",
    CAST(c."accounts" AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "used",
    CAST(NULL AS bigint) AS "pairs",
    CAST(NULL AS double precision) AS "value",
    CAST(NULL AS double precision) AS "median",
    CAST(NULL AS bigint) AS "gaps",
    CAST(NULL AS bigint) AS "days",
    CAST(NULL AS bigint) AS "count"
  FROM "fitAccounts" AS c
  UNION ALL
  SELECT
    'totals' AS "kind",
    CAST('0' AS text) AS "part",
    CAST(NULL AS bigint) AS "accounts",
    CAST(c."used" AS bigint) AS "used",
    CAST(c."pairs" AS bigint) AS "pairs",
    CAST(NULL AS double precision) AS "value",
    CAST(NULL AS double precision) AS "median",
    CAST(NULL AS bigint) AS "gaps",
    CAST(NULL AS bigint) AS "days",
    CAST(NULL AS bigint) AS "count"
  FROM "fitTotals" AS c
  UNION ALL
  SELECT
    'share' AS "kind",
    CAST('0' AS text) AS "part",
    CAST(NULL AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "used",
    CAST(NULL AS bigint) AS "pairs",
    CAST(c."value" AS double precision) AS "value",
    CAST(NULL AS double precision) AS "median",
    CAST(NULL AS bigint) AS "gaps",
    CAST(NULL AS bigint) AS "days",
    CAST(c."count" AS bigint) AS "count"
  FROM "fitShareCounts" AS c
  UNION ALL
  SELECT
    'sum' AS "kind",
    CAST('0' AS text) AS "part",
    CAST(NULL AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "used",
    CAST(NULL AS bigint) AS "pairs",
    CAST(NULL AS double precision) AS "value",
    CAST(NULL AS double precision) AS "median",
    CAST(c."gaps" AS bigint) AS "gaps",
    CAST(c."days" AS bigint) AS "days",
    CAST(c."count" AS bigint) AS "count"
  FROM "fitSumCounts" AS c
  UNION ALL
  SELECT
    'median' AS "kind",
    CAST('0' AS text) AS "part",
    CAST(NULL AS bigint) AS "accounts",
    CAST(NULL AS bigint) AS "used",
    CAST(NULL AS bigint) AS "pairs",
    CAST(NULL AS double precision) AS "value",
    CAST(c."median" AS double precision) AS "median",
    CAST(NULL AS bigint) AS "gaps",
    CAST(NULL AS bigint) AS "days",
    CAST(c."count" AS bigint) AS "count"
  FROM "fitMedianCounts" AS c
)
SELECT *
FROM "fit"
