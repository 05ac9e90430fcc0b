WITH
-- The columns of the orders table
`orderColumns` AS (
  SELECT
    CAST(o.`customer` AS STRING) AS `accountId`,
    CAST(convert_timezone('UTC', 'Asia/Shanghai', CAST(o.`ordered at` AS TIMESTAMP_NTZ)) AS DATE) AS `day`,
    o.`net` AS `amount`,
    CAST(o.`no` AS STRING) AS `orderId`,
    CAST(o.`money` AS STRING) AS `currency`
  FROM `sales`.`quarter's orders` AS o
),
-- Orders as they are read: a value that is none is NULL
`orderRows` AS (
  SELECT
    CASE WHEN (o.`accountId` >= '!' AND o.`accountId` < '~') OR trim(BOTH '(white space)' FROM o.`accountId`) <> '' THEN o.`accountId` END AS `accountId`,
    CASE WHEN o.`day` BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN o.`day` END AS `day`,
    CASE WHEN CAST(o.`amount` AS DOUBLE) < 10000000000000 AND CAST(o.`amount` AS DOUBLE) > (-10000000000000) THEN CAST(o.`amount` AS DECIMAL(38, 2)) END AS `amount`,
    CASE WHEN (o.`orderId` >= '!' AND o.`orderId` < '~') OR trim(BOTH '(white space)' FROM o.`orderId`) <> '' THEN o.`orderId` END AS `orderId`,
    CASE WHEN (o.`currency` >= '!' AND o.`currency` < '~') OR trim(BOTH '(white space)' FROM o.`currency`) <> '' THEN o.`currency` END AS `currency`
  FROM `orderColumns` AS o
),
-- What every good order counts for
`purchases` AS (
  SELECT
    r.`accountId` AS `accountId`,
    CASE WHEN r.`day` <= DATE '2026-01-31' AND r.`amount` >= 0 THEN r.`day` END AS `purchaseDay`,
    CASE WHEN r.`day` <= DATE '2026-01-31' AND r.`day` >= DATE '2025-02-01' AND r.`amount` >= 0 THEN r.`day` END AS `windowDay`,
    CASE WHEN r.`day` <= DATE '2026-01-31' AND r.`day` >= DATE '2025-02-01' AND r.`amount` >= 0 THEN r.`orderId` END AS `windowOrderId`,
    CASE WHEN r.`day` <= DATE '2026-01-31' AND r.`day` >= DATE '2025-02-01' THEN r.`amount` END AS `counted`,
    CASE WHEN r.`day` <= DATE '2026-01-31' AND r.`day` >= DATE '2025-02-01' AND r.`amount` < 0 THEN -r.`amount` END AS `returned`
  FROM `orderRows` AS r
  WHERE (r.`accountId` IS NOT NULL AND r.`day` IS NOT NULL AND r.`amount` IS NOT NULL AND r.`orderId` IS NOT NULL AND r.`currency` IS NOT NULL) AND ((SELECT COUNT(DISTINCT c.`currency`) FROM `orderRows` AS c WHERE c.`accountId` IS NOT NULL AND c.`day` IS NOT NULL AND c.`amount` IS NOT NULL AND c.`orderId` IS NOT NULL AND c.`currency` IS NOT NULL) <= 1)
  UNION ALL
  SELECT
    CASE WHEN (CAST(k.`id` AS STRING) >= '!' AND CAST(k.`id` AS STRING) < '~') OR trim(BOTH '(white space)' FROM CAST(k.`id` AS STRING)) <> '' THEN CAST(k.`id` AS STRING) END AS `accountId`,
    CAST(NULL AS DATE) AS `purchaseDay`,
    CAST(NULL AS DATE) AS `windowDay`,
    CAST(NULL AS STRING) AS `windowOrderId`,
    CAST(NULL AS DECIMAL(38, 2)) AS `counted`,
    CAST(NULL AS DECIMAL(38, 2)) AS `returned`
  FROM `crm` AS k
  WHERE CASE WHEN (CAST(k.`id` AS STRING) >= '!' AND CAST(k.`id` AS STRING) < '~') OR trim(BOTH '(white space)' FROM CAST(k.`id` AS STRING)) <> '' THEN CAST(k.`id` AS STRING) END IS NOT NULL
),
-- Totals of every account; money is added up as decimals, which is exact
`totals` AS (
  SELECT
    p.`accountId`,
    MIN(p.`purchaseDay`) AS `firstOrderDate`,
    MAX(p.`purchaseDay`) AS `lastOrderDate`,
    COUNT(DISTINCT p.`windowOrderId`) AS `frequency`,
    COUNT(DISTINCT p.`windowDay`) AS `purchaseDays`,
    COALESCE(SUM(p.`counted`), 0) AS `monetary`,
    COUNT(p.`returned`) AS `returnsCount`,
    COALESCE(SUM(p.`returned`), 0) AS `returnsAmount`
  FROM `purchases` AS p
  GROUP BY p.`accountId`
),
-- Account summaries; money is rounded to a double once, at the end
`accounts` AS (
  SELECT
    t.`accountId`,
    datediff(DATE '2026-01-31', t.`lastOrderDate`) AS `recency`,
    t.`frequency`,
    CAST(t.`monetary` AS DOUBLE) AS `monetary`,
    datediff(DATE '2026-01-31', t.`firstOrderDate`) AS `tenure`,
    t.`firstOrderDate`,
    t.`lastOrderDate`,
    t.`purchaseDays`,
    CASE WHEN t.`frequency` > 0 THEN CAST(t.`monetary` AS DOUBLE) / CAST(t.`frequency` AS DOUBLE) END AS `averageOrderValue`,
    t.`returnsCount`,
    CAST(t.`returnsAmount` AS DOUBLE) AS `returnsAmount`
  FROM `totals` AS t
)
SELECT *
FROM `accounts`

WITH
-- The columns of the orders table
`orderColumns` AS (
  SELECT
    CAST(o.`customer` AS STRING) AS `accountId`,
    CAST(convert_timezone('UTC', 'Asia/Shanghai', CAST(o.`ordered at` AS TIMESTAMP_NTZ)) AS DATE) AS `day`,
    o.`net` AS `amount`,
    CAST(o.`no` AS STRING) AS `orderId`,
    CAST(o.`money` AS STRING) AS `currency`
  FROM `sales`.`quarter's orders` AS o
),
-- Orders as they are read: a value that is none is NULL
`orderRows` AS (
  SELECT
    CASE WHEN (o.`accountId` >= '!' AND o.`accountId` < '~') OR trim(BOTH '(white space)' FROM o.`accountId`) <> '' THEN o.`accountId` END AS `accountId`,
    CASE WHEN o.`day` BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN o.`day` END AS `day`,
    CASE WHEN CAST(o.`amount` AS DOUBLE) < 10000000000000 AND CAST(o.`amount` AS DOUBLE) > (-10000000000000) THEN CAST(o.`amount` AS DECIMAL(38, 2)) END AS `amount`,
    CASE WHEN (o.`orderId` >= '!' AND o.`orderId` < '~') OR trim(BOTH '(white space)' FROM o.`orderId`) <> '' THEN o.`orderId` END AS `orderId`,
    CASE WHEN (o.`currency` >= '!' AND o.`currency` < '~') OR trim(BOTH '(white space)' FROM o.`currency`) <> '' THEN o.`currency` END AS `currency`,
    CASE WHEN abs(CAST(o.`amount` AS DOUBLE) * 100 - round(CAST(o.`amount` AS DOUBLE) * 100)) > CAST('0.001' AS DOUBLE) + abs(CAST(o.`amount` AS DOUBLE) * 100) * CAST('1e-15' AS DOUBLE) THEN 1 END AS `rounded`
  FROM `orderColumns` AS o
),
-- What became of the rows
`intake` AS (
  SELECT
    COUNT(*) AS `received`,
    COUNT(CASE WHEN r.`accountId` IS NOT NULL AND r.`day` IS NOT NULL AND r.`amount` IS NOT NULL AND r.`orderId` IS NOT NULL AND r.`currency` IS NOT NULL THEN 1 END) AS `accepted`,
    COUNT(*) - COUNT(CASE WHEN r.`accountId` IS NOT NULL AND r.`day` IS NOT NULL AND r.`amount` IS NOT NULL AND r.`orderId` IS NOT NULL AND r.`currency` IS NOT NULL THEN 1 END) AS `rejected`,
    COUNT(CASE WHEN (r.`accountId` IS NOT NULL AND r.`day` IS NOT NULL AND r.`amount` IS NOT NULL AND r.`orderId` IS NOT NULL AND r.`currency` IS NOT NULL) AND r.`day` > DATE '2026-01-31' THEN 1 END) AS `future`,
    COUNT(CASE WHEN (r.`accountId` IS NOT NULL AND r.`day` IS NOT NULL AND r.`amount` IS NOT NULL AND r.`orderId` IS NOT NULL AND r.`currency` IS NOT NULL) AND r.`day` < DATE '2025-02-01' AND r.`day` <= DATE '2026-01-31' THEN 1 END) AS `beforeWindow`,
    COUNT(CASE WHEN (r.`accountId` IS NOT NULL AND r.`day` IS NOT NULL AND r.`amount` IS NOT NULL AND r.`orderId` IS NOT NULL AND r.`currency` IS NOT NULL) AND r.`amount` < 0 THEN 1 END) AS `returns`,
    COUNT(CASE WHEN r.`accountId` IS NULL THEN 1 END) AS `invalidAccountId`,
    COUNT(CASE WHEN r.`day` IS NULL THEN 1 END) AS `invalidDate`,
    COUNT(CASE WHEN r.`amount` IS NULL THEN 1 END) AS `invalidAmount`,
    COUNT(CASE WHEN r.`orderId` IS NULL THEN 1 END) AS `invalidOrderId`,
    COUNT(CASE WHEN r.`currency` IS NULL THEN 1 END) AS `invalidCurrency`,
    COUNT(CASE WHEN (r.`accountId` IS NOT NULL AND r.`day` IS NOT NULL AND r.`amount` IS NOT NULL AND r.`orderId` IS NOT NULL AND r.`currency` IS NOT NULL) AND r.`rounded` IS NOT NULL THEN 1 END) AS `rounded`,
    COUNT(DISTINCT CASE WHEN r.`accountId` IS NOT NULL AND r.`day` IS NOT NULL AND r.`amount` IS NOT NULL AND r.`orderId` IS NOT NULL AND r.`currency` IS NOT NULL THEN r.`currency` END) AS `currencies`,
    (SELECT COUNT(*) FROM `crm` AS k WHERE CASE WHEN (CAST(k.`id` AS STRING) >= '!' AND CAST(k.`id` AS STRING) < '~') OR trim(BOTH '(white space)' FROM CAST(k.`id` AS STRING)) <> '' THEN CAST(k.`id` AS STRING) END IS NULL) AS `invalidRoster`
  FROM `orderRows` AS r
)
SELECT *
FROM `intake`

WITH
-- Scores: the best band whose border a value is past
`rfmScores` AS (
  SELECT
    a.*,
    CASE
      WHEN a.`recency` IS NULL OR a.`frequency` IS NULL OR a.`monetary` IS NULL OR (CAST(a.`recency` AS DOUBLE) NOT BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE)) THEN NULL
      ELSE CASE
        WHEN CAST(a.`recency` AS DOUBLE) < CAST('0.1' AS DOUBLE) OR (CAST(a.`recency` AS DOUBLE) = CAST('0.1' AS DOUBLE) AND CAST(a.`accountId` AS STRING) >= concat('O', char(39), 'Brien 1')) THEN 3
        WHEN CAST(a.`recency` AS DOUBLE) < CAST('0.3' AS DOUBLE) OR (CAST(a.`recency` AS DOUBLE) = CAST('0.3' AS DOUBLE) AND CAST(a.`accountId` AS STRING) >= concat('O', char(39), 'Brien 3')) THEN 2
        ELSE 1
      END
    END AS `rfmRecency`,
    CASE
      WHEN a.`recency` IS NULL OR a.`frequency` IS NULL OR a.`monetary` IS NULL OR (CAST(a.`frequency` AS DOUBLE) NOT BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE)) THEN NULL
      ELSE CASE
        WHEN CAST(a.`frequency` AS DOUBLE) > 5 OR (CAST(a.`frequency` AS DOUBLE) = 5 AND CAST(a.`accountId` AS STRING) >= concat('O', char(39), 'Brien 5')) THEN 3
        WHEN CAST(a.`frequency` AS DOUBLE) > 3 OR (CAST(a.`frequency` AS DOUBLE) = 3 AND CAST(a.`accountId` AS STRING) >= concat('O', char(39), 'Brien 3')) THEN 2
        ELSE 1
      END
    END AS `rfmFrequency`,
    CASE
      WHEN a.`recency` IS NULL OR a.`frequency` IS NULL OR a.`monetary` IS NULL OR (CAST(a.`monetary` AS DOUBLE) NOT BETWEEN CAST('-1e+290' AS DOUBLE) AND CAST('1e+290' AS DOUBLE)) THEN NULL
      ELSE CASE
        WHEN CAST(a.`monetary` AS DOUBLE) > (-1) OR (CAST(a.`monetary` AS DOUBLE) = (-1) AND CAST(a.`accountId` AS STRING) >= concat('O', char(39), 'Brien 1')) THEN 3
        WHEN CAST(a.`monetary` AS DOUBLE) > (-3) OR (CAST(a.`monetary` AS DOUBLE) = (-3) AND CAST(a.`accountId` AS STRING) >= concat('O', char(39), 'Brien 3')) THEN 2
        ELSE 1
      END
    END AS `rfmMonetary`
  FROM `accounts` AS a
),
-- The code, and the weighted mean of the scores
`rfm` AS (
  SELECT
    a.*,
    concat(CAST(a.`rfmRecency` AS STRING), CAST(a.`rfmFrequency` AS STRING), CAST(a.`rfmMonetary` AS STRING)) AS `rfmCode`,
    (CAST(a.`rfmRecency` AS DOUBLE) * 1 + CAST(a.`rfmFrequency` AS DOUBLE) * 1 + CAST(a.`rfmMonetary` AS DOUBLE) * 1) / 3 AS `rfmScore`,
    TRIM(CASE
      WHEN a.`rfmRecency` IS NOT NULL AND a.`rfmFrequency` IS NOT NULL AND a.`rfmMonetary` IS NOT NULL THEN concat('rfm.band ', CASE
        WHEN a.`rfmRecency` = 2 AND CAST(a.`recency` AS DOUBLE) = CAST('0.3' AS DOUBLE) THEN 'rfm.tie '
        WHEN a.`rfmRecency` = 3 AND CAST(a.`recency` AS DOUBLE) = CAST('0.1' AS DOUBLE) THEN 'rfm.tie '
        ELSE ''
      END, CASE
        WHEN a.`rfmRecency` = 1 AND CAST(a.`recency` AS DOUBLE) = CAST('0.3' AS DOUBLE) THEN 'rfm.tie '
        WHEN a.`rfmRecency` = 2 AND CAST(a.`recency` AS DOUBLE) = CAST('0.1' AS DOUBLE) THEN 'rfm.tie '
        ELSE ''
      END, 'rfm.band ', CASE
        WHEN a.`rfmFrequency` = 2 AND CAST(a.`frequency` AS DOUBLE) = 3 THEN 'rfm.tie '
        WHEN a.`rfmFrequency` = 3 AND CAST(a.`frequency` AS DOUBLE) = 5 THEN 'rfm.tie '
        ELSE ''
      END, CASE
        WHEN a.`rfmFrequency` = 1 AND CAST(a.`frequency` AS DOUBLE) = 3 THEN 'rfm.tie '
        WHEN a.`rfmFrequency` = 2 AND CAST(a.`frequency` AS DOUBLE) = 5 THEN 'rfm.tie '
        ELSE ''
      END, 'rfm.band ', CASE
        WHEN a.`rfmMonetary` = 2 AND CAST(a.`monetary` AS DOUBLE) = (-3) THEN 'rfm.tie '
        WHEN a.`rfmMonetary` = 3 AND CAST(a.`monetary` AS DOUBLE) = (-1) THEN 'rfm.tie '
        ELSE ''
      END, CASE
        WHEN a.`rfmMonetary` = 1 AND CAST(a.`monetary` AS DOUBLE) = (-3) THEN 'rfm.tie '
        WHEN a.`rfmMonetary` = 2 AND CAST(a.`monetary` AS DOUBLE) = (-1) THEN 'rfm.tie '
        ELSE ''
      END)
      ELSE concat(CASE
        WHEN a.`recency` IS NULL THEN 'rfm.missing '
        ELSE ''
      END, CASE
        WHEN a.`frequency` IS NULL THEN 'rfm.missing '
        ELSE ''
      END, CASE
        WHEN a.`monetary` IS NULL THEN 'rfm.missing '
        ELSE ''
      END)
    END) AS `rfmReasons`
  FROM `rfmScores` AS a
)
SELECT *
FROM `rfm`
