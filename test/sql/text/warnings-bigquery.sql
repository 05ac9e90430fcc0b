WITH
-- The columns of the orders table
`orderColumns` AS (
  SELECT
    COLLATE(CAST(o.`customer` AS STRING), '') AS `accountId`,
    DATE(o.`ordered at`, 'UTC') AS `day`,
    o.`net` AS `amount`,
    COLLATE(CAST(o.`no` AS STRING), '') AS `orderId`,
    COLLATE(CAST(o.`goods` AS STRING), '') AS `category`
  FROM `sales`.`quarter's orders` AS o
),
-- Orders as they are read: a value that is none is NULL
`orderRows` AS (
  SELECT
    CASE WHEN (o.`accountId` >= '!' AND o.`accountId` < '~') OR TRIM(o.`accountId`, '	\n\r                  　﻿') <> '' THEN o.`accountId` END AS `accountId`,
    CASE WHEN o.`day` BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN o.`day` END AS `day`,
    CASE WHEN CAST(o.`amount` AS FLOAT64) < 10000000000000 AND CAST(o.`amount` AS FLOAT64) > (-10000000000000) THEN ROUND(CAST(o.`amount` AS NUMERIC), 2) END AS `amount`,
    CASE WHEN (o.`orderId` >= '!' AND o.`orderId` < '~') OR TRIM(o.`orderId`, '	\n\r                  　﻿') <> '' THEN o.`orderId` END AS `orderId`,
    o.`category`
  FROM `orderColumns` AS o
),
-- Good orders up to the day that is looked back from
`historyRows` AS (
  SELECT
    r.`accountId` AS `accountId`,
    CASE WHEN r.`day` <= DATE '2026-01-31' THEN r.`day` END AS `day`,
    CASE WHEN r.`day` <= DATE '2026-01-31' THEN r.`amount` END AS `amount`,
    r.`orderId` AS `orderId`,
    r.`category` AS `category`
  FROM `orderRows` AS r
  WHERE r.`accountId` IS NOT NULL AND r.`day` IS NOT NULL AND r.`amount` IS NOT NULL AND r.`orderId` IS NOT NULL
  UNION ALL
  SELECT
    CASE WHEN (COLLATE(CAST(k.`id` AS STRING), '') >= '!' AND COLLATE(CAST(k.`id` AS STRING), '') < '~') OR TRIM(COLLATE(CAST(k.`id` AS STRING), ''), '	\n\r                  　﻿') <> '' THEN COLLATE(CAST(k.`id` AS STRING), '') END AS `accountId`,
    CAST(NULL AS DATE) AS `day`,
    ROUND(CAST(NULL AS NUMERIC), 2) AS `amount`,
    CAST(NULL AS STRING) AS `orderId`,
    CAST(NULL AS STRING) AS `category`
  FROM `crm` AS k
  WHERE CASE WHEN (COLLATE(CAST(k.`id` AS STRING), '') >= '!' AND COLLATE(CAST(k.`id` AS STRING), '') < '~') OR TRIM(COLLATE(CAST(k.`id` AS STRING), ''), '	\n\r                  　﻿') <> '' THEN COLLATE(CAST(k.`id` AS STRING), '') END IS NOT NULL
),
-- Days with an amount above 0; several orders on a day are one purchase
`purchaseDays` AS (
  SELECT
    h.`accountId`,
    h.`day`
  FROM `historyRows` AS h
  WHERE h.`amount` > 0
  GROUP BY h.`accountId`, h.`day`
),
-- Days since the purchase before
`purchaseGaps` AS (
  SELECT
    d.`accountId`,
    d.`day`,
    DATE_DIFF(d.`day`, LAG(d.`day`) OVER (PARTITION BY d.`accountId` ORDER BY d.`day`), DAY) AS `gap`
  FROM `purchaseDays` AS d
),
-- Net amounts of buckets of 30 days, the last one first
`monthTotals` AS (
  SELECT
    h.`accountId`,
    DATE_DIFF(DATE '2026-01-31', MIN(CASE WHEN h.`amount` > 0 THEN h.`day` END), DAY) AS `tenure`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2026-01-02' THEN h.`amount` END), 0) AS `month0`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-12-03' AND h.`day` < DATE '2026-01-02' THEN h.`amount` END), 0) AS `month1`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-11-03' AND h.`day` < DATE '2025-12-03' THEN h.`amount` END), 0) AS `month2`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-10-04' AND h.`day` < DATE '2025-11-03' THEN h.`amount` END), 0) AS `month3`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-09-04' AND h.`day` < DATE '2025-10-04' THEN h.`amount` END), 0) AS `month4`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-08-05' AND h.`day` < DATE '2025-09-04' THEN h.`amount` END), 0) AS `month5`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-07-06' AND h.`day` < DATE '2025-08-05' THEN h.`amount` END), 0) AS `month6`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-06-06' AND h.`day` < DATE '2025-07-06' THEN h.`amount` END), 0) AS `month7`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-05-07' AND h.`day` < DATE '2025-06-06' THEN h.`amount` END), 0) AS `month8`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-04-07' AND h.`day` < DATE '2025-05-07' THEN h.`amount` END), 0) AS `month9`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-03-08' AND h.`day` < DATE '2025-04-07' THEN h.`amount` END), 0) AS `month10`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-02-06' AND h.`day` < DATE '2025-03-08' THEN h.`amount` END), 0) AS `month11`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-01-07' AND h.`day` < DATE '2025-02-06' THEN h.`amount` END), 0) AS `month12`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-12-08' AND h.`day` < DATE '2025-01-07' THEN h.`amount` END), 0) AS `month13`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-11-08' AND h.`day` < DATE '2024-12-08' THEN h.`amount` END), 0) AS `month14`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-10-09' AND h.`day` < DATE '2024-11-08' THEN h.`amount` END), 0) AS `month15`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-09-09' AND h.`day` < DATE '2024-10-09' THEN h.`amount` END), 0) AS `month16`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-08-10' AND h.`day` < DATE '2024-09-09' THEN h.`amount` END), 0) AS `month17`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-07-11' AND h.`day` < DATE '2024-08-10' THEN h.`amount` END), 0) AS `month18`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-06-11' AND h.`day` < DATE '2024-07-11' THEN h.`amount` END), 0) AS `month19`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-05-12' AND h.`day` < DATE '2024-06-11' THEN h.`amount` END), 0) AS `month20`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-04-12' AND h.`day` < DATE '2024-05-12' THEN h.`amount` END), 0) AS `month21`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-03-13' AND h.`day` < DATE '2024-04-12' THEN h.`amount` END), 0) AS `month22`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2024-02-12' AND h.`day` < DATE '2024-03-13' THEN h.`amount` END), 0) AS `month23`
  FROM `historyRows` AS h
  GROUP BY h.`accountId`
),
-- Those of accounts with a purchase
`warningMonths` AS (
  SELECT
    m.*
  FROM `monthTotals` AS m
  WHERE m.`tenure` IS NOT NULL
),
-- Purchase days, and how long before the last one
`overdueDays` AS (
  SELECT
    g.`accountId`,
    g.`day`,
    g.`gap`,
    DATE_DIFF(MAX(g.`day`) OVER (PARTITION BY g.`accountId`), g.`day`, DAY) AS `before`
  FROM `purchaseGaps` AS g
),
-- Those of 24 months, with the gaps between them
`overdueGaps` AS (
  SELECT
    g.`accountId`,
    g.`day`,
    CASE WHEN g.`before` + g.`gap` < 730 THEN g.`gap` END AS `gap`
  FROM `overdueDays` AS g
  WHERE g.`before` < 730
),
-- Purchase days, and how long and how unequal the gaps between them are
`overdueStatistics` AS (
  SELECT
    g.`accountId`,
    COUNT(*) AS `n`,
    DATE_DIFF(DATE '2026-01-31', MAX(g.`day`), DAY) AS `days`,
    COUNT(g.`gap`) AS `gaps`,
    CAST(SUM(g.`gap`) AS FLOAT64) / CAST(NULLIF(COUNT(g.`gap`), 0) AS FLOAT64) AS `ownMean`,
    ln(CAST(SUM(g.`gap`) AS FLOAT64) / CAST(NULLIF(COUNT(g.`gap`), 0) AS FLOAT64)) - SUM(ln(CAST(g.`gap` AS FLOAT64))) / CAST(NULLIF(COUNT(g.`gap`), 0) AS FLOAT64) AS `spread`
  FROM `overdueGaps` AS g
  GROUP BY g.`accountId`
),
-- Values in order
`overdueMediansPlaces` AS (
  SELECT
    v.`accountId` AS `accountId`,
    v.`gap` AS `value`,
    ROW_NUMBER() OVER (PARTITION BY v.`accountId` ORDER BY v.`gap`) AS `place`,
    COUNT(*) OVER (PARTITION BY v.`accountId`) AS `places`
  FROM `overdueGaps` AS v
  WHERE v.`gap` IS NOT NULL
),
-- The value in the middle, or the mean of the two in the middle
`overdueMedians` AS (
  SELECT
    n.`accountId`,
    CAST(MAX(CASE WHEN 2 * n.`place` BETWEEN n.`places` + 0 AND n.`places` + 1 THEN n.`value` END) AS FLOAT64) + (CAST(MAX(CASE WHEN 2 * n.`place` BETWEEN n.`places` + 1 AND n.`places` + 2 THEN n.`value` END) AS FLOAT64) - CAST(MAX(CASE WHEN 2 * n.`place` BETWEEN n.`places` + 0 AND n.`places` + 1 THEN n.`value` END) AS FLOAT64)) / 2 AS `median`
  FROM `overdueMediansPlaces` AS n
  GROUP BY n.`accountId`
),
-- The usual gap of every account, and the mean gap, drawn towards that of the book
`overdueUsual` AS (
  SELECT
    s.`accountId` AS `accountId`,
    s.`n` AS `n`,
    s.`days` AS `days`,
    s.`gaps` AS `gaps`,
    s.`spread` AS `spread`,
    CASE
      WHEN s.`n` >= 4 THEN m.`median`
      ELSE CAST('28' AS FLOAT64)
    END AS `usualGap`,
    CASE
      WHEN s.`gaps` = 0 THEN CAST('40' AS FLOAT64)
      ELSE exp((CAST(s.`gaps` AS FLOAT64) / (CAST(s.`gaps` AS FLOAT64) + CAST('2.5' AS FLOAT64))) * ln(s.`ownMean`) + (1 - (CAST(s.`gaps` AS FLOAT64) / (CAST(s.`gaps` AS FLOAT64) + CAST('2.5' AS FLOAT64)))) * CAST('3.6888794541139363' AS FLOAT64))
    END AS `meanGap`
  FROM `overdueStatistics` AS s
  LEFT JOIN `overdueMedians` AS m ON m.`accountId` = s.`accountId`
),
-- Silence in usual gaps
`overdueIndicator` AS (
  SELECT
    a.`accountId`,
    CASE WHEN a.`usualGap` IS NOT NULL AND a.`meanGap` IS NOT NULL THEN CAST(a.`days` AS FLOAT64) / a.`usualGap` END AS `value`,
    CAST(NULL AS FLOAT64) AS `baseline`,
    CAST(NULL AS FLOAT64) AS `lastYear`,
    CAST(NULL AS FLOAT64) AS `delta`,
    CAST(NULL AS FLOAT64) AS `probability`,
    a.`n`,
    CAST(a.`days` AS FLOAT64) AS `days`,
    CASE WHEN a.`usualGap` IS NOT NULL AND a.`meanGap` IS NOT NULL THEN a.`usualGap` END AS `medianGap`,
    CAST(NULL AS FLOAT64) AS `q90`,
    CAST(NULL AS FLOAT64) AS `q95`,
    CAST(NULL AS FLOAT64) AS `q99`,
    CAST(CASE
      WHEN a.`n` >= 4 THEN 1
      ELSE 0
    END AS FLOAT64) AS `isOwnGap`,
    CAST(NULL AS FLOAT64) AS `shape`
  FROM `overdueUsual` AS a
),
-- Whole months since the first purchase, 24 at most
`trendMonths` AS (
  SELECT
    m.*,
    CASE
      WHEN m.`tenure` < 720 THEN CAST(floor(CAST(m.`tenure` AS FLOAT64) / CAST('30' AS FLOAT64)) AS INT64)
      ELSE 24
    END AS `months`
  FROM `warningMonths` AS m
),
-- The mean month, where there are twelve
`trendMeans` AS (
  SELECT
    m.*,
    CASE
      WHEN m.`months` >= 12 THEN CAST((m.`month0` + m.`month1` + m.`month2` + m.`month3` + m.`month4` + m.`month5` + m.`month6` + m.`month7` + m.`month8` + m.`month9` + m.`month10` + m.`month11` + CASE
        WHEN m.`months` > 12 THEN m.`month12`
        ELSE 0
      END + CASE
        WHEN m.`months` > 13 THEN m.`month13`
        ELSE 0
      END + CASE
        WHEN m.`months` > 14 THEN m.`month14`
        ELSE 0
      END + CASE
        WHEN m.`months` > 15 THEN m.`month15`
        ELSE 0
      END + CASE
        WHEN m.`months` > 16 THEN m.`month16`
        ELSE 0
      END + CASE
        WHEN m.`months` > 17 THEN m.`month17`
        ELSE 0
      END + CASE
        WHEN m.`months` > 18 THEN m.`month18`
        ELSE 0
      END + CASE
        WHEN m.`months` > 19 THEN m.`month19`
        ELSE 0
      END + CASE
        WHEN m.`months` > 20 THEN m.`month20`
        ELSE 0
      END + CASE
        WHEN m.`months` > 21 THEN m.`month21`
        ELSE 0
      END + CASE
        WHEN m.`months` > 22 THEN m.`month22`
        ELSE 0
      END + CASE
        WHEN m.`months` > 23 THEN m.`month23`
        ELSE 0
      END) AS FLOAT64) / CAST(m.`months` AS FLOAT64)
    END AS `typical`,
    1 AS `one`
  FROM `trendMonths` AS m
),
-- Numbers
`trendNumbers` AS (
  SELECT
    CAST(k.c0 AS INT64) AS `number`,
    CAST(k.c1 AS INT64) AS `one`
  FROM UNNEST([
  STRUCT(0 AS c0, 1 AS c1),
  (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1),
  (9, 1), (10, 1), (11, 1), (12, 1), (13, 1), (14, 1), (15, 1), (16, 1),
  (17, 1), (18, 1), (19, 1), (20, 1), (21, 1), (22, 1), (23, 1)
  ]) AS k
),
-- A row for each month, the first one is 0
`trendAmounts` AS (
  SELECT
    m.`accountId` AS `accountId`,
    m.`months` AS `months`,
    m.`typical` AS `typical`,
    m.`months` - 1 - k.`number` AS `at`,
    CASE
      WHEN k.`number` = 0 THEN CAST(m.`month0` AS FLOAT64)
      WHEN k.`number` = 1 THEN CAST(m.`month1` AS FLOAT64)
      WHEN k.`number` = 2 THEN CAST(m.`month2` AS FLOAT64)
      WHEN k.`number` = 3 THEN CAST(m.`month3` AS FLOAT64)
      WHEN k.`number` = 4 THEN CAST(m.`month4` AS FLOAT64)
      WHEN k.`number` = 5 THEN CAST(m.`month5` AS FLOAT64)
      WHEN k.`number` = 6 THEN CAST(m.`month6` AS FLOAT64)
      WHEN k.`number` = 7 THEN CAST(m.`month7` AS FLOAT64)
      WHEN k.`number` = 8 THEN CAST(m.`month8` AS FLOAT64)
      WHEN k.`number` = 9 THEN CAST(m.`month9` AS FLOAT64)
      WHEN k.`number` = 10 THEN CAST(m.`month10` AS FLOAT64)
      WHEN k.`number` = 11 THEN CAST(m.`month11` AS FLOAT64)
      WHEN k.`number` = 12 THEN CAST(m.`month12` AS FLOAT64)
      WHEN k.`number` = 13 THEN CAST(m.`month13` AS FLOAT64)
      WHEN k.`number` = 14 THEN CAST(m.`month14` AS FLOAT64)
      WHEN k.`number` = 15 THEN CAST(m.`month15` AS FLOAT64)
      WHEN k.`number` = 16 THEN CAST(m.`month16` AS FLOAT64)
      WHEN k.`number` = 17 THEN CAST(m.`month17` AS FLOAT64)
      WHEN k.`number` = 18 THEN CAST(m.`month18` AS FLOAT64)
      WHEN k.`number` = 19 THEN CAST(m.`month19` AS FLOAT64)
      WHEN k.`number` = 20 THEN CAST(m.`month20` AS FLOAT64)
      WHEN k.`number` = 21 THEN CAST(m.`month21` AS FLOAT64)
      WHEN k.`number` = 22 THEN CAST(m.`month22` AS FLOAT64)
      WHEN k.`number` = 23 THEN CAST(m.`month23` AS FLOAT64)
    END AS `amount`
  FROM `trendMeans` AS m
  LEFT JOIN `trendNumbers` AS k ON k.`one` = m.`one`
  WHERE m.`typical` > 0 AND k.`number` < m.`months`
),
-- Logarithms of months as shares of the mean month
`trendShares` AS (
  SELECT
    a.`accountId`,
    a.`months`,
    a.`typical`,
    a.`at`,
    ln(CASE
      WHEN a.`amount` > 0 THEN a.`amount` / a.`typical`
      ELSE CAST('0' AS FLOAT64)
    END + CAST('0.1' AS FLOAT64)) AS `log`
  FROM `trendAmounts` AS a
),
-- Their mean, without the last month
`trendCentres` AS (
  SELECT
    x.*,
    SUM(CASE WHEN x.`at` < x.`months` - 1 THEN x.`log` END) OVER (PARTITION BY x.`accountId`) / CAST((x.`months` - 1) AS FLOAT64) AS `centre`
  FROM `trendShares` AS x
),
-- How far months are from it: small numbers, whose squares lose no digits
`trendLogs` AS (
  SELECT
    x.*,
    x.`log` - x.`centre` AS `away`
  FROM `trendCentres` AS x
),
-- Sums over the months before
`trendSums` AS (
  SELECT
    a.*,
    SUM(a.`away`) OVER (PARTITION BY a.`accountId` ORDER BY a.`at` ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS `sum`,
    SUM(a.`away` * a.`away`) OVER (PARTITION BY a.`accountId` ORDER BY a.`at` ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS `squares`
  FROM `trendLogs` AS a
),
-- Their variance
`trendVariances` AS (
  SELECT
    a.*,
    CASE WHEN a.`at` >= 6 THEN (a.`squares` - a.`sum` * a.`sum` / CAST(a.`at` AS FLOAT64)) / (CAST(a.`at` AS FLOAT64) - 1) END AS `variance`
  FROM `trendSums` AS a
),
-- Their standard deviation
`trendDeviations` AS (
  SELECT
    a.*,
    CASE
      WHEN a.`variance` > 0 THEN sqrt(a.`variance`)
      ELSE CASE WHEN a.`variance` <= 0 THEN CAST('0' AS FLOAT64) END
    END AS `sd`
  FROM `trendVariances` AS a
),
-- How far a month is from those before, from the seventh on
`trendDistances` AS (
  SELECT
    a.*,
    (a.`away` - a.`sum` / CAST(a.`at` AS FLOAT64)) / (CASE
      WHEN a.`sd` < CAST('0.05' AS FLOAT64) THEN CAST('0.05' AS FLOAT64)
      ELSE a.`sd`
    END) * sqrt(CAST(a.`at` AS FLOAT64) / (CAST(a.`at` AS FLOAT64) + 1)) AS `t`
  FROM `trendDeviations` AS a
),
-- On the normal scale, less the allowance
`trendSteps` AS (
  SELECT
    a.*,
    CASE
      WHEN a.`at` >= 6 THEN 0 - CASE
        WHEN a.`t` < 0 THEN -sqrt((CAST(a.`at` AS FLOAT64) - 1) * CASE
          WHEN (1 + (a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1))) = 1 THEN (a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1))
          ELSE ln((1 + (a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1)))) * ((a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1)) / ((1 + (a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1))) - 1))
        END)
        ELSE sqrt((CAST(a.`at` AS FLOAT64) - 1) * CASE
          WHEN (1 + (a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1))) = 1 THEN (a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1))
          ELSE ln((1 + (a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1)))) * ((a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1)) / ((1 + (a.`t` * a.`t` / (CAST(a.`at` AS FLOAT64) - 1))) - 1))
        END)
      END * (8 * (CAST(a.`at` AS FLOAT64) - 1) + 1) / (8 * (CAST(a.`at` AS FLOAT64) - 1) + 3) - CAST('0.5' AS FLOAT64)
      ELSE CAST('0' AS FLOAT64)
    END AS `step`
  FROM `trendDistances` AS a
),
-- The plain sum of these
`trendPaths` AS (
  SELECT
    a.*,
    SUM(a.`step`) OVER (PARTITION BY a.`accountId` ORDER BY a.`at` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `path`
  FROM `trendSteps` AS a
),
-- The lowest that it has been
`trendLows` AS (
  SELECT
    a.*,
    MIN(a.`path`) OVER (PARTITION BY a.`accountId` ORDER BY a.`at` ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS `low`
  FROM `trendPaths` AS a
),
-- When it was lowest last
`trendZeros` AS (
  SELECT
    a.*,
    MAX(CASE WHEN a.`path` = a.`low` THEN a.`at` END) OVER (PARTITION BY a.`accountId`) AS `zeroAt`
  FROM `trendLows` AS a
),
-- The last month
`trendLast` AS (
  SELECT
    a.`accountId`,
    a.`path` - a.`low` AS `value`,
    a.`centre` + a.`sum` / CAST(a.`at` AS FLOAT64) + ln(a.`typical`) AS `mean`,
    a.`sd` AS `sd`,
    CAST((a.`at` - a.`zeroAt`) AS FLOAT64) AS `since`
  FROM `trendZeros` AS a
  WHERE a.`at` = a.`months` - 1
),
-- How much evidence of a slow decline has piled up
`trendIndicator` AS (
  SELECT
    a.`accountId` AS `accountId`,
    l.`value` AS `value`,
    CAST(NULL AS FLOAT64) AS `baseline`,
    CAST(NULL AS FLOAT64) AS `lastYear`,
    CAST(NULL AS FLOAT64) AS `delta`,
    exp(-l.`value`) AS `probability`,
    a.`months` AS `n`,
    CAST(a.`months` AS FLOAT64) AS `months`,
    l.`mean` AS `mean`,
    l.`sd` AS `sd`,
    l.`since` AS `since`
  FROM `trendMonths` AS a
  LEFT JOIN `trendLast` AS l ON l.`accountId` = a.`accountId`
),
-- Every account: net amount of 365 days, age, and whether it buys at all
`warningAccounts` AS (
  SELECT
    h.`accountId`,
    COALESCE(SUM(CASE WHEN h.`day` >= DATE '2025-02-01' THEN h.`amount` END), 0) AS `yearAmount`,
    DATE_DIFF(DATE '2026-01-31', MIN(CASE WHEN h.`amount` > 0 THEN h.`day` END), DAY) AS `ageDays`,
    COUNT(CASE WHEN h.`amount` > 0 AND h.`day` >= DATE '2025-11-03' THEN 1 END) AS `recentRows`,
    COUNT(DISTINCT CASE WHEN h.`amount` > 0 THEN h.`day` END) AS `purchaseDays`
  FROM `historyRows` AS h
  GROUP BY h.`accountId`
),
-- Known accounts
`warningRosterRows` AS (
  SELECT
    CASE WHEN (COLLATE(CAST(k.`id` AS STRING), '') >= '!' AND COLLATE(CAST(k.`id` AS STRING), '') < '~') OR TRIM(COLLATE(CAST(k.`id` AS STRING), ''), '	\n\r                  　﻿') <> '' THEN COLLATE(CAST(k.`id` AS STRING), '') END AS `accountId`,
    COLLATE(CAST(k.`class` AS STRING), '') AS `tier`,
    CASE WHEN CAST(k.`worth` AS FLOAT64) <= CAST('1e+290' AS FLOAT64) AND CAST(k.`worth` AS FLOAT64) >= (0 - CAST('1e+290' AS FLOAT64)) THEN CAST(k.`worth` AS FLOAT64) END AS `value`
  FROM `crm` AS k
  WHERE CASE WHEN (COLLATE(CAST(k.`id` AS STRING), '') >= '!' AND COLLATE(CAST(k.`id` AS STRING), '') < '~') OR TRIM(COLLATE(CAST(k.`id` AS STRING), ''), '	\n\r                  　﻿') <> '' THEN COLLATE(CAST(k.`id` AS STRING), '') END IS NOT NULL
),
-- Known accounts, each once
`warningRoster` AS (
  SELECT
    r.`accountId`,
    MAX(r.`tier`) AS `tier`,
    MAX(r.`value`) AS `value`
  FROM `warningRosterRows` AS r
  GROUP BY r.`accountId`
),
-- What is known of every account
`warningFacts` AS (
  SELECT
    t.`accountId` AS `accountId`,
    t.`yearAmount` AS `yearAmount`,
    t.`ageDays` AS `ageDays`,
    t.`recentRows` AS `recentRows`,
    t.`purchaseDays` AS `purchaseDays`,
    r.`tier` AS `tier`,
    r.`value` AS `value`,
    COALESCE(i0.`n`, 0) AS `overdueN`,
    CASE WHEN i0.`accountId` IS NOT NULL THEN i0.`days` END AS `overdueDays`,
    COALESCE(i1.`n`, 0) AS `trendN`,
    CASE WHEN i1.`accountId` IS NOT NULL THEN i1.`value` END AS `trendValue`,
    CASE WHEN i1.`accountId` IS NOT NULL THEN i1.`since` END AS `trendSince`,
    CASE WHEN i1.`accountId` IS NOT NULL THEN i1.`sd` END AS `trendSd`
  FROM `warningAccounts` AS t
  LEFT JOIN `warningRoster` AS r ON r.`accountId` = t.`accountId`
  LEFT JOIN `overdueIndicator` AS i0 ON i0.`accountId` = t.`accountId`
  LEFT JOIN `trendIndicator` AS i1 ON i1.`accountId` = t.`accountId`
),
-- Beside the amount of the book; those below 0 are no part of it
`warningBook` AS (
  SELECT
    a.*,
    CAST(a.`yearAmount` AS FLOAT64) AS `netAmount`,
    CAST(SUM(CASE
      WHEN a.`yearAmount` > 0 THEN a.`yearAmount`
      ELSE 0
    END) OVER () AS FLOAT64) AS `bookAmount`
  FROM `warningFacts` AS a
),
-- Its share of the book, 0 to 1
`warningShares` AS (
  SELECT
    a.*,
    CASE
      WHEN a.`bookAmount` <= 0 THEN NULL
      WHEN a.`netAmount` <= 0 THEN CAST('0' AS FLOAT64)
      WHEN a.`netAmount` >= a.`bookAmount` THEN CAST('1' AS FLOAT64)
      WHEN a.`netAmount` > 0 THEN a.`netAmount` / a.`bookAmount`
    END AS `share`
  FROM `warningBook` AS a
),
-- Where accounts stand among those that have a measure, from 0 on
`warningPeerPlaces` AS (
  SELECT
    a.*,
    ROW_NUMBER() OVER (ORDER BY CASE
      WHEN CAST(a.`overdueDays` AS FLOAT64) IS NULL THEN 1
      ELSE 0
    END, CAST(a.`overdueDays` AS FLOAT64)) - 1 AS `peer0Place`,
    COUNT(CAST(a.`overdueDays` AS FLOAT64)) OVER () AS `peer0Count`,
    ROW_NUMBER() OVER (ORDER BY CASE
      WHEN CAST(a.`trendValue` AS FLOAT64) IS NULL THEN 1
      ELSE 0
    END, CAST(a.`trendValue` AS FLOAT64)) - 1 AS `peer1Place`,
    COUNT(CAST(a.`trendValue` AS FLOAT64)) OVER () AS `peer1Count`
  FROM `warningShares` AS a
),
-- The values on both sides of each percentile
`warningPeerEnds` AS (
  SELECT
    a.*,
    MAX(CASE WHEN CAST(a.`overdueDays` AS FLOAT64) IS NOT NULL AND a.`peer0Place` = floor(CAST('0.95' AS FLOAT64) * CAST((a.`peer0Count` - 1) AS FLOAT64)) THEN CAST(a.`overdueDays` AS FLOAT64) END) OVER () AS `peer0Percentile0Low`,
    MAX(CASE WHEN CAST(a.`overdueDays` AS FLOAT64) IS NOT NULL AND a.`peer0Place` = ceil(CAST('0.95' AS FLOAT64) * CAST((a.`peer0Count` - 1) AS FLOAT64)) THEN CAST(a.`overdueDays` AS FLOAT64) END) OVER () AS `peer0Percentile0High`,
    MAX(CASE WHEN CAST(a.`trendValue` AS FLOAT64) IS NOT NULL AND a.`peer1Place` = floor(CAST('0.8' AS FLOAT64) * CAST((a.`peer1Count` - 1) AS FLOAT64)) THEN CAST(a.`trendValue` AS FLOAT64) END) OVER () AS `peer1Percentile0Low`,
    MAX(CASE WHEN CAST(a.`trendValue` AS FLOAT64) IS NOT NULL AND a.`peer1Place` = ceil(CAST('0.8' AS FLOAT64) * CAST((a.`peer1Count` - 1) AS FLOAT64)) THEN CAST(a.`trendValue` AS FLOAT64) END) OVER () AS `peer1Percentile0High`
  FROM `warningPeerPlaces` AS a
),
-- Percentiles among the accounts, where enough have the measure
`warningPeers` AS (
  SELECT
    a.*,
    CASE WHEN a.`peer0Count` >= 10 THEN a.`peer0Percentile0Low` + (CAST('0.95' AS FLOAT64) * CAST((a.`peer0Count` - 1) AS FLOAT64) - floor(CAST('0.95' AS FLOAT64) * CAST((a.`peer0Count` - 1) AS FLOAT64))) * (a.`peer0Percentile0High` - a.`peer0Percentile0Low`) END AS `peer0Percentile0`,
    CASE WHEN a.`peer1Count` >= 10 THEN a.`peer1Percentile0Low` + (CAST('0.8' AS FLOAT64) * CAST((a.`peer1Count` - 1) AS FLOAT64) - floor(CAST('0.8' AS FLOAT64) * CAST((a.`peer1Count` - 1) AS FLOAT64))) * (a.`peer1Percentile0High` - a.`peer1Percentile0Low`) END AS `peer1Percentile0`
  FROM `warningPeerEnds` AS a
),
-- Whether each level of each rule holds; NULL where it cannot be told
`warningConditions` AS (
  SELECT
    a.*,
    (CASE
      WHEN a.`ageDays` IS NULL THEN (CASE
        WHEN ((a.`overdueN` < 2) AND ((a.`overdueN` < 3) OR (a.`overdueN` < 5)) AND (a.`overdueN` < 8)) THEN TRUE
        WHEN (NOT ((a.`overdueN` < 2) OR ((a.`overdueN` < 3) OR (a.`overdueN` < 5)) OR (a.`overdueN` < 8))) THEN FALSE
        ELSE NULL
      END)
      WHEN a.`ageDays` < 100 THEN (a.`overdueN` < 2)
      WHEN a.`ageDays` < 500 THEN ((a.`overdueN` < 3) OR (a.`overdueN` < 5))
      ELSE (a.`overdueN` < 8)
    END) AS `rule0Level0`,
    (CASE
      WHEN a.`tier` = 'gold' THEN (a.`overdueDays` > 100)
      WHEN a.`tier` = 'o\'ne' THEN (a.`overdueDays` > a.`peer0Percentile0`)
      ELSE (a.`overdueDays` > 700)
    END) AS `rule1Level0`,
    (CASE
      WHEN (a.`trendN` >= 12) THEN ((a.`trendValue` > 3) OR ((a.`trendSince` >= 4) AND (a.`trendSd` < CAST('0.5' AS FLOAT64))))
      ELSE NULL
    END) AS `rule2Level0`,
    (CASE
      WHEN (a.`trendN` >= 12) THEN (a.`trendValue` >= a.`peer1Percentile0`)
      ELSE NULL
    END) AS `rule2Level1`,
    (CAST(NULL AS INT64) = 1) AS `rule3Level0`,
    TRUE AS `rule3Level1`
  FROM `warningPeers` AS a
),
-- Rules at a first evaluation: firing, pending, unknown, or NULL for clear; levels are 1 to 3
`warningStates` AS (
  SELECT
    a.*,
    CASE
      WHEN a.`rule0Level0` THEN 'firing'
      WHEN a.`rule0Level0` THEN 'pending'
      WHEN a.`rule0Level0` IS NULL THEN 'unknown'
    END AS `rule0State`,
    CASE
      WHEN a.`rule0Level0` THEN 2
      WHEN a.`rule0Level0` THEN 2
    END AS `rule0Rank`,
    CASE
      WHEN a.`rule1Level0` THEN 'firing'
      WHEN a.`rule1Level0` THEN 'pending'
      WHEN a.`rule1Level0` IS NULL THEN 'unknown'
    END AS `rule1State`,
    CASE
      WHEN a.`rule1Level0` THEN 3
      WHEN a.`rule1Level0` THEN 3
    END AS `rule1Rank`,
    CASE
      WHEN (a.`rule2Level0` OR a.`rule2Level1`) THEN 'firing'
      WHEN (a.`rule2Level0` OR a.`rule2Level1`) THEN 'pending'
      WHEN (a.`rule2Level0` OR a.`rule2Level1`) IS NULL THEN 'unknown'
    END AS `rule2State`,
    CASE
      WHEN a.`rule2Level0` THEN 2
      WHEN (a.`rule2Level0` OR a.`rule2Level1`) THEN 1
      WHEN a.`rule2Level0` THEN 2
      WHEN a.`rule2Level1` THEN 1
    END AS `rule2Rank`,
    CASE
      WHEN (a.`rule3Level0` OR a.`rule3Level1`) THEN 'firing'
      WHEN (a.`rule3Level0` OR a.`rule3Level1`) THEN 'pending'
      WHEN (a.`rule3Level0` OR a.`rule3Level1`) IS NULL THEN 'unknown'
    END AS `rule3State`,
    CASE
      WHEN a.`rule3Level0` THEN 2
      WHEN (a.`rule3Level0` OR a.`rule3Level1`) THEN 1
      WHEN a.`rule3Level0` THEN 2
      WHEN a.`rule3Level1` THEN 1
    END AS `rule3Rank`
  FROM `warningConditions` AS a
),
-- Alerts of an account above a fifth of the book are one level higher, above a half critical
`warningLevels` AS (
  SELECT
    a.*,
    CASE
      WHEN a.`rule0Rank` IS NULL THEN NULL
      WHEN a.`share` > CAST('0.5' AS FLOAT64) THEN 3
      WHEN (a.`share` > CAST('0.2' AS FLOAT64) AND a.`rule0Rank` < 3) THEN a.`rule0Rank` + 1
      ELSE a.`rule0Rank`
    END AS `rule0Lifted`,
    CASE
      WHEN a.`rule1Rank` IS NULL THEN NULL
      WHEN a.`share` > CAST('0.5' AS FLOAT64) THEN 3
      WHEN (a.`share` > CAST('0.2' AS FLOAT64) AND a.`rule1Rank` < 3) THEN a.`rule1Rank` + 1
      ELSE a.`rule1Rank`
    END AS `rule1Lifted`,
    CASE
      WHEN a.`rule2Rank` IS NULL THEN NULL
      WHEN a.`share` > CAST('0.5' AS FLOAT64) THEN 3
      WHEN (a.`share` > CAST('0.2' AS FLOAT64) AND a.`rule2Rank` < 3) THEN a.`rule2Rank` + 1
      ELSE a.`rule2Rank`
    END AS `rule2Lifted`,
    CASE
      WHEN a.`rule3Rank` IS NULL THEN NULL
      WHEN a.`share` > CAST('0.5' AS FLOAT64) THEN 3
      WHEN (a.`share` > CAST('0.2' AS FLOAT64) AND a.`rule3Rank` < 3) THEN a.`rule3Rank` + 1
      ELSE a.`rule3Rank`
    END AS `rule3Lifted`
  FROM `warningStates` AS a
),
-- What the status is told from
`warningCounts` AS (
  SELECT
    a.*,
    CASE
      WHEN (a.`rule1State` = 'firing' AND a.`rule1Lifted` >= 2) THEN 1
      ELSE 0
    END + CASE
      WHEN (a.`rule2State` = 'firing' AND a.`rule2Lifted` >= 2) THEN 1
      ELSE 0
    END AS `highFamilies`,
    CASE
      WHEN (a.`rule1State` = 'firing' AND a.`rule1Lifted` >= 1) THEN 1
      ELSE 0
    END + CASE
      WHEN (a.`rule2State` = 'firing' AND a.`rule2Lifted` >= 1) THEN 1
      ELSE 0
    END AS `families`,
    GREATEST(CASE
      WHEN a.`rule1State` = 'firing' THEN a.`rule1Rank`
      ELSE 0
    END, CASE
      WHEN a.`rule2State` = 'firing' THEN a.`rule2Rank`
      ELSE 0
    END) AS `worst`,
    GREATEST(CASE
      WHEN a.`rule1State` = 'firing' THEN a.`rule1Lifted`
      ELSE 0
    END, CASE
      WHEN a.`rule2State` = 'firing' THEN a.`rule2Lifted`
      ELSE 0
    END) AS `worstLifted`,
    CASE
      WHEN a.`rule0State` = 'firing' THEN 1
      ELSE 0
    END + CASE
      WHEN a.`rule1State` = 'firing' THEN 1
      ELSE 0
    END + CASE
      WHEN a.`rule2State` = 'firing' THEN 1
      ELSE 0
    END + CASE
      WHEN a.`rule3State` = 'firing' THEN 1
      ELSE 0
    END AS `firing`,
    CASE
      WHEN a.`rule0State` = 'pending' THEN 1
      ELSE 0
    END + CASE
      WHEN a.`rule1State` = 'pending' THEN 1
      ELSE 0
    END + CASE
      WHEN a.`rule2State` = 'pending' THEN 1
      ELSE 0
    END + CASE
      WHEN a.`rule3State` = 'pending' THEN 1
      ELSE 0
    END + CASE
      WHEN a.`rule0State` = 'firing' THEN 1
      ELSE 0
    END + CASE
      WHEN a.`rule3State` = 'firing' THEN 1
      ELSE 0
    END AS `quiet`,
    CASE
      WHEN COALESCE(a.`rule0State`, '') <> 'unknown' THEN 1
      ELSE 0
    END + CASE
      WHEN COALESCE(a.`rule1State`, '') <> 'unknown' THEN 1
      ELSE 0
    END + CASE
      WHEN COALESCE(a.`rule2State`, '') <> 'unknown' THEN 1
      ELSE 0
    END + CASE
      WHEN COALESCE(a.`rule3State`, '') <> 'unknown' THEN 1
      ELSE 0
    END AS `judged`,
    CASE
      WHEN COALESCE(a.`rule0State`, '') <> 'unknown' AND ((a.`recentRows` > 0 OR a.`purchaseDays` >= 4)) THEN 1
      ELSE 0
    END + CASE
      WHEN COALESCE(a.`rule1State`, '') <> 'unknown' AND ((a.`recentRows` > 0 OR a.`purchaseDays` >= 4)) THEN 1
      ELSE 0
    END AS `watched`
  FROM `warningLevels` AS a
),
-- Status: the first that holds
`warningColours` AS (
  SELECT
    a.*,
    CASE
      WHEN a.`worstLifted` = 3 THEN 'red'
      WHEN a.`highFamilies` >= 2 THEN 'red'
      WHEN a.`families` >= 3 THEN 'red'
      WHEN a.`highFamilies` > 0 THEN 'orange'
      WHEN a.`families` > 0 THEN 'yellow'
      WHEN a.`quiet` > 0 THEN 'blue'
      WHEN a.`judged` = 0 THEN 'grey'
      WHEN a.`watched` = 0 THEN 'grey'
      ELSE 'green'
    END AS `status`
  FROM `warningCounts` AS a
),
-- How much is at stake
`warningStatuses` AS (
  SELECT
    a.*,
    CASE
      WHEN a.`status` = 'grey' THEN NULL
      WHEN a.`value` <= 0 THEN CAST('0' AS FLOAT64)
      WHEN a.`worst` = 3 THEN CAST('0.5' AS FLOAT64) * a.`value`
      WHEN a.`worst` = 2 THEN CAST('0.25' AS FLOAT64) * a.`value`
      WHEN a.`worst` = 1 THEN CAST('0.1' AS FLOAT64) * a.`value`
      WHEN a.`value` > 0 THEN CAST('0' AS FLOAT64)
    END AS `atRisk`
  FROM `warningColours` AS a
),
-- Status, what is at stake, and what each rule says
`warnings` AS (
  SELECT
    a.`accountId`,
    a.`status` AS `warningStatus`,
    CASE
      WHEN a.`worstLifted` = 3 THEN 'critical'
      WHEN a.`worstLifted` = 2 THEN 'high'
      WHEN a.`worstLifted` = 1 THEN 'medium'
    END AS `warningLevel`,
    a.`share` AS `warningShare`,
    a.`atRisk` AS `warningValueAtRisk`,
    a.`judged` AS `warningJudged`,
    a.`firing` AS `warningFiring`,
    a.`rule0State` AS `warningAgesState`,
    CASE
      WHEN a.`rule0Lifted` = 3 THEN 'critical'
      WHEN a.`rule0Lifted` = 2 THEN 'high'
      WHEN a.`rule0Lifted` = 1 THEN 'medium'
    END AS `warningAgesLevel`,
    a.`rule1State` AS `warningByTierState`,
    CASE
      WHEN a.`rule1Lifted` = 3 THEN 'critical'
      WHEN a.`rule1Lifted` = 2 THEN 'high'
      WHEN a.`rule1Lifted` = 1 THEN 'medium'
    END AS `warningByTierLevel`,
    a.`rule2State` AS `warningFadeState`,
    CASE
      WHEN a.`rule2Lifted` = 3 THEN 'critical'
      WHEN a.`rule2Lifted` = 2 THEN 'high'
      WHEN a.`rule2Lifted` = 1 THEN 'medium'
    END AS `warningFadeLevel`,
    a.`rule3State` AS `warningSignalsState`,
    CASE
      WHEN a.`rule3Lifted` = 3 THEN 'critical'
      WHEN a.`rule3Lifted` = 2 THEN 'high'
      WHEN a.`rule3Lifted` = 1 THEN 'medium'
    END AS `warningSignalsLevel`,
    TRIM((CASE
      WHEN a.`worstLifted` = 3 THEN 'status.criticals '
      WHEN a.`status` IN ('red', 'orange') AND (a.`highFamilies` >= 2 OR a.`families` < 3) THEN 'status.highs '
      WHEN a.`status` IN ('red', 'yellow') THEN 'status.mediums '
      ELSE ''
    END || CASE
      WHEN a.`status` IN ('blue') AND a.`rule0State` IN ('firing', 'pending') THEN 'status.alert '
      ELSE ''
    END || CASE
      WHEN (a.`status` IN ('red', 'orange', 'yellow') AND a.`rule1State` = 'firing') OR (a.`status` IN ('blue') AND a.`rule1State` IN ('firing', 'pending')) THEN 'status.alert '
      ELSE ''
    END || CASE
      WHEN (a.`status` IN ('red', 'orange', 'yellow') AND a.`rule2State` = 'firing') OR (a.`status` IN ('blue') AND a.`rule2State` IN ('firing', 'pending')) THEN 'status.alert '
      ELSE ''
    END || CASE
      WHEN a.`status` IN ('blue') AND a.`rule3State` IN ('firing', 'pending') THEN 'status.alert '
      ELSE ''
    END || CASE
      WHEN a.`status` IN ('grey') AND a.`judged` = 0 THEN 'status.no_data '
      ELSE ''
    END || CASE
      WHEN a.`status` IN ('grey') AND a.`judged` > 0 THEN 'status.no_orders '
      ELSE ''
    END || CASE
      WHEN a.`status` IN ('green') THEN 'status.clear '
      ELSE ''
    END || 'status.judged ' || CASE
      WHEN a.`share` > CAST('0.1' AS FLOAT64) THEN 'status.share '
      ELSE ''
    END)) AS `warningReasons`
  FROM `warningStatuses` AS a
)
SELECT *
FROM `warnings`
