WITH
-- What the points are given for, as numbers
"criteriaValues" AS (
  SELECT
    a.*,
    CAST(a."amount" AS double precision) AS "criteriaSizeAmountValue",
    CAST(a."growth" AS double precision) AS "criteriaSizeGrowthValue",
    CAST(a."delay" AS double precision) AS "criteriaDelayValue"
  FROM "sales"."accounts" AS a
  OFFSET 0
),
-- Points of every field: straight lines between the knots of its scale
"criteriaPoints" AS (
  SELECT
    a.*,
    CASE
      WHEN a."criteriaSizeAmountValue" BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN floor((CASE
        WHEN CASE
          WHEN a."criteriaSizeAmountValue" < 0 THEN -(CASE
            WHEN (1 + abs(a."criteriaSizeAmountValue")) = 1 THEN abs(a."criteriaSizeAmountValue")
            ELSE ln((1 + abs(a."criteriaSizeAmountValue"))) * (abs(a."criteriaSizeAmountValue") / ((1 + abs(a."criteriaSizeAmountValue")) - 1))
          END)
          ELSE CASE
            WHEN (1 + abs(a."criteriaSizeAmountValue")) = 1 THEN abs(a."criteriaSizeAmountValue")
            ELSE ln((1 + abs(a."criteriaSizeAmountValue"))) * (abs(a."criteriaSizeAmountValue") / ((1 + abs(a."criteriaSizeAmountValue")) - 1))
          END
        END < '-1.7042098839619677'::float8 THEN 0
        WHEN CASE
          WHEN a."criteriaSizeAmountValue" < 0 THEN -(CASE
            WHEN (1 + abs(a."criteriaSizeAmountValue")) = 1 THEN abs(a."criteriaSizeAmountValue")
            ELSE ln((1 + abs(a."criteriaSizeAmountValue"))) * (abs(a."criteriaSizeAmountValue") / ((1 + abs(a."criteriaSizeAmountValue")) - 1))
          END)
          ELSE CASE
            WHEN (1 + abs(a."criteriaSizeAmountValue")) = 1 THEN abs(a."criteriaSizeAmountValue")
            ELSE ln((1 + abs(a."criteriaSizeAmountValue"))) * (abs(a."criteriaSizeAmountValue") / ((1 + abs(a."criteriaSizeAmountValue")) - 1))
          END
        END < '7.740821394774063'::float8 THEN '0.0'::float8 + (CASE
          WHEN a."criteriaSizeAmountValue" < 0 THEN -(CASE
            WHEN (1 + abs(a."criteriaSizeAmountValue")) = 1 THEN abs(a."criteriaSizeAmountValue")
            ELSE ln((1 + abs(a."criteriaSizeAmountValue"))) * (abs(a."criteriaSizeAmountValue") / ((1 + abs(a."criteriaSizeAmountValue")) - 1))
          END)
          ELSE CASE
            WHEN (1 + abs(a."criteriaSizeAmountValue")) = 1 THEN abs(a."criteriaSizeAmountValue")
            ELSE ln((1 + abs(a."criteriaSizeAmountValue"))) * (abs(a."criteriaSizeAmountValue") / ((1 + abs(a."criteriaSizeAmountValue")) - 1))
          END
        END - '-1.7042098839619677'::float8) / '9.44503127873603'::float8 * '100.0'::float8
        ELSE 100
      END) * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaSizeAmountNormalized",
    CASE
      WHEN a."criteriaSizeGrowthValue" BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN floor((CASE
        WHEN a."criteriaSizeGrowthValue" < '0.0'::float8 THEN 0
        WHEN a."criteriaSizeGrowthValue" < '0.275'::float8 THEN '0.0'::float8 + CASE
          WHEN abs((a."criteriaSizeGrowthValue" - '0.0'::float8)) <= CAST('3.253393511958631e-272' AS double precision) THEN 0
          ELSE (a."criteriaSizeGrowthValue" - '0.0'::float8) / '0.275'::float8
        END * '25.0'::float8
        WHEN a."criteriaSizeGrowthValue" < '0.55'::float8 THEN '25.0'::float8 + (a."criteriaSizeGrowthValue" - '0.275'::float8) / '0.275'::float8 * '25.0'::float8
        WHEN a."criteriaSizeGrowthValue" < '0.8250000000000001'::float8 THEN '50.0'::float8 + (a."criteriaSizeGrowthValue" - '0.55'::float8) / '0.275'::float8 * '25.0'::float8
        WHEN a."criteriaSizeGrowthValue" < '1.1'::float8 THEN '75.0'::float8 + (a."criteriaSizeGrowthValue" - '0.8250000000000001'::float8) / '0.275'::float8 * '25.0'::float8
        ELSE 100
      END) * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaSizeGrowthNormalized",
    CASE
      WHEN a."criteriaDelayValue" BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN floor((CASE WHEN a."criteriaDelayValue" < '6.0'::float8 THEN
      CASE
        WHEN a."criteriaDelayValue" < '1.0'::float8 THEN 100
        WHEN a."criteriaDelayValue" < '2.0'::float8 THEN '95.83333333333333'::float8 + (a."criteriaDelayValue" - '1.0'::float8) / '1.0'::float8 * '-8.333333333333329'::float8
        WHEN a."criteriaDelayValue" < '3.0'::float8 THEN '87.5'::float8 + (a."criteriaDelayValue" - '2.0'::float8) / '1.0'::float8 * '-8.333333333333329'::float8
        WHEN a."criteriaDelayValue" < '4.0'::float8 THEN '79.16666666666667'::float8 + (a."criteriaDelayValue" - '3.0'::float8) / '1.0'::float8 * '-8.333333333333343'::float8
        WHEN a."criteriaDelayValue" < '5.0'::float8 THEN '70.83333333333333'::float8 + (a."criteriaDelayValue" - '4.0'::float8) / '1.0'::float8 * '-8.333333333333329'::float8
        ELSE '62.5'::float8 + (a."criteriaDelayValue" - '5.0'::float8) / '1.0'::float8 * '-8.333333333333336'::float8
      END
      ELSE
      CASE
        WHEN a."criteriaDelayValue" < '7.0'::float8 THEN '54.166666666666664'::float8 + (a."criteriaDelayValue" - '6.0'::float8) / '1.0'::float8 * '-8.333333333333329'::float8
        WHEN a."criteriaDelayValue" < '8.0'::float8 THEN '45.833333333333336'::float8 + (a."criteriaDelayValue" - '7.0'::float8) / '1.0'::float8 * '-8.333333333333336'::float8
        WHEN a."criteriaDelayValue" < '9.0'::float8 THEN '37.5'::float8 + (a."criteriaDelayValue" - '8.0'::float8) / '1.0'::float8 * '-8.333333333333329'::float8
        WHEN a."criteriaDelayValue" < '10.0'::float8 THEN '29.16666666666667'::float8 + (a."criteriaDelayValue" - '9.0'::float8) / '1.0'::float8 * '-8.333333333333343'::float8
        WHEN a."criteriaDelayValue" < '11.0'::float8 THEN '20.83333333333333'::float8 + (a."criteriaDelayValue" - '10.0'::float8) / '1.0'::float8 * '-8.333333333333329'::float8
        WHEN a."criteriaDelayValue" < '12.0'::float8 THEN '12.5'::float8 + (a."criteriaDelayValue" - '11.0'::float8) / '1.0'::float8 * '-8.333333333333329'::float8
        ELSE CASE
          WHEN a."criteriaDelayValue" = 12 THEN CAST('4.166666666666671' AS double precision)
          ELSE 0
        END
      END
      END) * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaDelayNormalized"
  FROM "criteriaValues" AS a
  OFFSET 0
),
-- Criteria made of parts: the mean of what is known, by weight
"criteriaParts" AS (
  SELECT
    a.*,
    CASE
      WHEN (CASE
        WHEN a."criteriaSizeAmountNormalized" IS NULL THEN 0
        ELSE CAST('0.5' AS double precision)
      END + CASE
        WHEN a."criteriaSizeGrowthNormalized" IS NULL THEN 0
        ELSE CAST('0.5' AS double precision)
      END) = 0 THEN NULL
      ELSE floor(((COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeAmountNormalized", 0) + COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeGrowthNormalized", 0)) / (CASE
        WHEN a."criteriaSizeAmountNormalized" IS NULL THEN 0
        ELSE CAST('0.5' AS double precision)
      END + CASE
        WHEN a."criteriaSizeGrowthNormalized" IS NULL THEN 0
        ELSE CAST('0.5' AS double precision)
      END)) * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaSizeNormalized"
  FROM "criteriaPoints" AS a
  OFFSET 0
),
-- One score from all criteria, and the weight of what is known
"criteriaScore" AS (
  SELECT
    a.*,
    CASE
      WHEN ((a."criteriaSizeAmountValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision)) OR (a."criteriaSizeGrowthValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision)) OR (a."criteriaDelayValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision))) OR (CASE
        WHEN a."criteriaSizeNormalized" IS NULL THEN 0
        ELSE CAST('0.5' AS double precision)
      END + CASE
        WHEN a."criteriaDelayNormalized" IS NULL THEN 0
        ELSE CAST('0.5' AS double precision)
      END) = 0 THEN NULL
      ELSE floor((100 * sqrt((COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaSizeNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaSizeNormalized") * (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaSizeNormalized")
      END, 0) + COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaDelayNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaDelayNormalized") * (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaDelayNormalized")
      END, 0))) / (sqrt((COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaSizeNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaSizeNormalized") * (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaSizeNormalized")
      END, 0) + COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaDelayNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaDelayNormalized") * (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * a."criteriaDelayNormalized")
      END, 0))) + sqrt((COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * (100 - a."criteriaSizeNormalized")) <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * (100 - a."criteriaSizeNormalized")) * (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * (100 - a."criteriaSizeNormalized"))
      END, 0) + COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * (100 - a."criteriaDelayNormalized")) <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * (100 - a."criteriaDelayNormalized")) * (CAST('0.5' AS double precision) / CAST((CASE
          WHEN a."criteriaSizeNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END + CASE
          WHEN a."criteriaDelayNormalized" IS NULL THEN 0
          ELSE CAST('0.5' AS double precision)
        END) AS double precision) * (100 - a."criteriaDelayNormalized"))
      END, 0))))) * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaScore",
    CASE
      WHEN (a."criteriaSizeAmountValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision)) OR (a."criteriaSizeGrowthValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision)) OR (a."criteriaDelayValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision)) THEN NULL
      ELSE floor((CAST('0.5' AS double precision) * ((CASE
        WHEN a."criteriaSizeAmountNormalized" IS NULL THEN 0
        ELSE CAST('0.5' AS double precision)
      END + CASE
        WHEN a."criteriaSizeGrowthNormalized" IS NULL THEN 0
        ELSE CAST('0.5' AS double precision)
      END) / CAST('1' AS double precision)) + CASE
        WHEN a."criteriaDelayNormalized" IS NULL THEN 0
        ELSE CAST('0.5' AS double precision)
      END) * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaCoverage"
  FROM "criteriaParts" AS a
  OFFSET 0
),
-- What every criterion adds to the score
"criteria" AS (
  SELECT
    a.*,
    CASE
      WHEN a."criteriaScore" IS NULL OR a."criteriaSizeNormalized" IS NULL OR a."criteriaScore" = 0 THEN CAST('0' AS double precision)
      ELSE floor(((COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaSizeNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaSizeNormalized") * (CAST('0.5' AS double precision) * a."criteriaSizeNormalized")
      END, 0)) / CAST((COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaSizeNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaSizeNormalized") * (CAST('0.5' AS double precision) * a."criteriaSizeNormalized")
      END, 0) + COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaDelayNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaDelayNormalized") * (CAST('0.5' AS double precision) * a."criteriaDelayNormalized")
      END, 0)) AS double precision) * a."criteriaScore") * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaSizeContribution",
    CASE
      WHEN a."criteriaSizeNormalized" IS NULL OR a."criteriaSizeAmountNormalized" IS NULL OR a."criteriaSizeNormalized" = 0 THEN CAST('0' AS double precision)
      ELSE floor(((COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeAmountNormalized", 0)) / CAST((COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeAmountNormalized", 0) + COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeGrowthNormalized", 0)) AS double precision) * a."criteriaSizeNormalized") * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaSizeAmountContribution",
    CASE
      WHEN a."criteriaSizeNormalized" IS NULL OR a."criteriaSizeGrowthNormalized" IS NULL OR a."criteriaSizeNormalized" = 0 THEN CAST('0' AS double precision)
      ELSE floor(((COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeAmountNormalized", 0) + COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeGrowthNormalized", 0)) / CAST((COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeAmountNormalized", 0) + COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeGrowthNormalized", 0)) AS double precision) * a."criteriaSizeNormalized") * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736 - floor(((COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeAmountNormalized", 0)) / CAST((COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeAmountNormalized", 0) + COALESCE(CAST('0.5' AS double precision) * a."criteriaSizeGrowthNormalized", 0)) AS double precision) * a."criteriaSizeNormalized") * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaSizeGrowthContribution",
    CASE
      WHEN a."criteriaScore" IS NULL OR a."criteriaDelayNormalized" IS NULL OR a."criteriaScore" = 0 THEN CAST('0' AS double precision)
      ELSE floor(((COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaSizeNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaSizeNormalized") * (CAST('0.5' AS double precision) * a."criteriaSizeNormalized")
      END, 0) + COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaDelayNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaDelayNormalized") * (CAST('0.5' AS double precision) * a."criteriaDelayNormalized")
      END, 0)) / CAST((COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaSizeNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaSizeNormalized") * (CAST('0.5' AS double precision) * a."criteriaSizeNormalized")
      END, 0) + COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaDelayNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaDelayNormalized") * (CAST('0.5' AS double precision) * a."criteriaDelayNormalized")
      END, 0)) AS double precision) * a."criteriaScore") * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736 - floor(((COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaSizeNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaSizeNormalized") * (CAST('0.5' AS double precision) * a."criteriaSizeNormalized")
      END, 0)) / CAST((COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaSizeNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaSizeNormalized") * (CAST('0.5' AS double precision) * a."criteriaSizeNormalized")
      END, 0) + COALESCE(CASE
        WHEN abs(CAST('0.5' AS double precision) * a."criteriaDelayNormalized") <= CAST('1.5717277847026285e-162' AS double precision) THEN 0
        ELSE (CAST('0.5' AS double precision) * a."criteriaDelayNormalized") * (CAST('0.5' AS double precision) * a."criteriaDelayNormalized")
      END, 0)) AS double precision) * a."criteriaScore") * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaDelayContribution",
    CASE
      WHEN (a."criteriaSizeAmountValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision)) OR (a."criteriaSizeGrowthValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision)) OR (a."criteriaDelayValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision)) THEN NULL
      ELSE TRIM((CASE
        WHEN a."amount" IS NULL THEN 'criteria.missing '
        ELSE 'criteria.points '
      END || CASE
        WHEN a."growth" IS NULL THEN 'criteria.missing '
        ELSE 'criteria.points '
      END || CASE
        WHEN a."delay" IS NULL THEN 'criteria.missing '
        ELSE 'criteria.points '
      END || CASE
        WHEN a."criteriaScore" IS NULL THEN 'criteria.no_score '
        ELSE ''
      END))
    END AS "criteriaReasons"
  FROM "criteriaScore" AS a
)
SELECT *
FROM "criteria"

WITH
-- A scale of many knots: values and points
"criteriaKnots1" AS (
  SELECT
    ROW_NUMBER() OVER (ORDER BY k.x) AS "knotPlace",
    CAST(k.x AS double precision) AS "knotValue",
    CAST(k.y AS double precision) AS "knotPoints"
  FROM (VALUES
  ('-0.0027'::float8, '0.7142857142857143'::float8), ('-0.0024389'::float8, '2.142857142857143'::float8), ('-0.0021952'::float8, '3.5714285714285716'::float8), ('-0.0019683'::float8, '5.0'::float8), ('-0.0017576'::float8, '6.428571428571429'::float8), ('-0.0015625'::float8, '7.857142857142857'::float8), ('-0.0013824'::float8, '9.285714285714286'::float8), ('-0.0012167'::float8, '10.714285714285714'::float8),
  ('-0.0010648'::float8, '12.142857142857142'::float8), ('-0.0009261'::float8, '13.571428571428571'::float8), ('-0.0008'::float8, '15.0'::float8), ('-0.0006859'::float8, '16.428571428571427'::float8), ('-0.0005832'::float8, '17.857142857142858'::float8), ('-0.0004913'::float8, '19.285714285714285'::float8), ('-0.0004096'::float8, '20.714285714285715'::float8), ('-0.0003375'::float8, '22.142857142857142'::float8),
  ('-0.0002744'::float8, '23.571428571428573'::float8), ('-0.0002197'::float8, '25.0'::float8), ('-0.0001728'::float8, '26.428571428571427'::float8), ('-0.0001331'::float8, '27.857142857142858'::float8), ('-0.0001'::float8, '29.285714285714285'::float8), ('-0.0000729'::float8, '30.714285714285715'::float8), ('-0.0000512'::float8, '32.142857142857146'::float8), ('-0.0000343'::float8, '33.57142857142857'::float8),
  ('-0.0000216'::float8, '35.0'::float8), ('-0.0000125'::float8, '36.42857142857143'::float8), ('-0.0000064'::float8, '37.857142857142854'::float8), ('-0.0000027'::float8, '39.285714285714285'::float8), (CAST('-8e-7' AS double precision), '40.714285714285715'::float8), (CAST('-1e-7' AS double precision), '42.142857142857146'::float8), ('0.0'::float8, '43.57142857142857'::float8), (CAST('1e-7' AS double precision), '45.0'::float8),
  (CAST('8e-7' AS double precision), '46.42857142857143'::float8), ('0.0000027'::float8, '47.857142857142854'::float8), ('0.0000064'::float8, '49.285714285714285'::float8), ('0.0000125'::float8, '50.714285714285715'::float8), ('0.0000216'::float8, '52.142857142857146'::float8), ('0.0000343'::float8, '53.57142857142857'::float8), ('0.0000512'::float8, '55.0'::float8), ('0.0000729'::float8, '56.42857142857143'::float8),
  ('0.0001'::float8, '57.857142857142854'::float8), ('0.0001331'::float8, '59.285714285714285'::float8), ('0.0001728'::float8, '60.714285714285715'::float8), ('0.0002197'::float8, '62.142857142857146'::float8), ('0.0002744'::float8, '63.57142857142857'::float8), ('0.0003375'::float8, '65.0'::float8), ('0.0004096'::float8, '66.42857142857143'::float8), ('0.0004913'::float8, '67.85714285714286'::float8),
  ('0.0005832'::float8, '69.28571428571429'::float8), ('0.0006859'::float8, '70.71428571428571'::float8), ('0.0008'::float8, '72.14285714285714'::float8), ('0.0009261'::float8, '73.57142857142857'::float8), ('0.0010648'::float8, '75.0'::float8), ('0.0012167'::float8, '76.42857142857143'::float8), ('0.0013824'::float8, '77.85714285714286'::float8), ('0.0015625'::float8, '79.28571428571429'::float8),
  ('0.0017576'::float8, '80.71428571428571'::float8), ('0.0019683'::float8, '82.14285714285714'::float8), ('0.0021952'::float8, '83.57142857142857'::float8), ('0.0024389'::float8, '85.0'::float8), ('0.0027'::float8, '86.42857142857143'::float8), ('0.0029791'::float8, '87.85714285714286'::float8), ('0.0032768'::float8, '89.28571428571429'::float8), ('0.0035937'::float8, '90.71428571428571'::float8),
  ('0.0039304'::float8, '92.14285714285714'::float8), ('0.0042875'::float8, '93.57142857142857'::float8), ('0.0046656'::float8, '95.0'::float8), ('0.0050653'::float8, '96.42857142857143'::float8), ('0.0054872'::float8, '97.85714285714286'::float8), ('0.0059319'::float8, '99.28571428571429'::float8)
  ) AS k(x, y)
  OFFSET 0
),
-- The lines from one knot to the next, some to a shelf
"criteriaLines1" AS (
  SELECT
    floor(CAST((f."knotPlace" - 1) AS double precision) / 32) AS "lineShelf",
    f."knotValue" AS "lineFrom",
    f."knotPoints" AS "lineLow",
    t."knotValue" AS "lineTo",
    t."knotPoints" AS "lineHigh"
  FROM "criteriaKnots1" AS f
  LEFT JOIN "criteriaKnots1" AS t ON t."knotPlace" = f."knotPlace" + 1
  OFFSET 0
),
-- What the points are given for, as numbers
"criteriaValues" AS (
  SELECT
    a.*,
    CAST(a."amount" AS double precision) AS "criteriaAmountValue"
  FROM "sales"."accounts" AS a
  OFFSET 0
),
-- Points of every field: straight lines between the knots of its scale
"criteriaPoints" AS (
  SELECT
    a.*,
    CASE
      WHEN a."criteriaAmountValue" BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN floor((CASE
        WHEN a."criteriaAmountValue" < '-0.0027'::float8 THEN '0.0'::float8
        WHEN a."criteriaAmountValue" > '0.0059319'::float8 THEN '100.0'::float8
        WHEN a."criteriaAmountValue" = '0.0059319'::float8 THEN '99.28571428571429'::float8
        WHEN k1."lineLow" + CASE
          WHEN (a."criteriaAmountValue" - k1."lineFrom") <= CAST('1.1830521861667747e-278' AS double precision) THEN 0
          ELSE (a."criteriaAmountValue" - k1."lineFrom") / (k1."lineTo" - k1."lineFrom")
        END * (k1."lineHigh" - k1."lineLow") > k1."lineLow" AND k1."lineLow" + CASE
          WHEN (a."criteriaAmountValue" - k1."lineFrom") <= CAST('1.1830521861667747e-278' AS double precision) THEN 0
          ELSE (a."criteriaAmountValue" - k1."lineFrom") / (k1."lineTo" - k1."lineFrom")
        END * (k1."lineHigh" - k1."lineLow") > k1."lineHigh" THEN CASE
          WHEN k1."lineLow" > k1."lineHigh" THEN k1."lineLow"
          ELSE k1."lineHigh"
        END
        WHEN k1."lineLow" + CASE
          WHEN (a."criteriaAmountValue" - k1."lineFrom") <= CAST('1.1830521861667747e-278' AS double precision) THEN 0
          ELSE (a."criteriaAmountValue" - k1."lineFrom") / (k1."lineTo" - k1."lineFrom")
        END * (k1."lineHigh" - k1."lineLow") < k1."lineLow" AND k1."lineLow" + CASE
          WHEN (a."criteriaAmountValue" - k1."lineFrom") <= CAST('1.1830521861667747e-278' AS double precision) THEN 0
          ELSE (a."criteriaAmountValue" - k1."lineFrom") / (k1."lineTo" - k1."lineFrom")
        END * (k1."lineHigh" - k1."lineLow") < k1."lineHigh" THEN CASE
          WHEN k1."lineLow" < k1."lineHigh" THEN k1."lineLow"
          ELSE k1."lineHigh"
        END
        ELSE k1."lineLow" + CASE
          WHEN (a."criteriaAmountValue" - k1."lineFrom") <= CAST('1.1830521861667747e-278' AS double precision) THEN 0
          ELSE (a."criteriaAmountValue" - k1."lineFrom") / (k1."lineTo" - k1."lineFrom")
        END * (k1."lineHigh" - k1."lineLow")
      END) * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaAmountNormalized"
  FROM "criteriaValues" AS a
  LEFT JOIN "criteriaLines1" AS k1 ON k1."lineShelf" = CAST(CASE
    WHEN a."criteriaAmountValue" < CAST('8e-7' AS double precision) THEN 0
    WHEN a."criteriaAmountValue" < '0.0039304'::float8 THEN 1
    ELSE 2
  END AS double precision) AND k1."lineFrom" <= a."criteriaAmountValue" AND a."criteriaAmountValue" < k1."lineTo"
  OFFSET 0
),
-- One score from all criteria, and the weight of what is known
"criteriaScore" AS (
  SELECT
    a.*,
    CASE
      WHEN (a."criteriaAmountValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision)) OR (CASE
        WHEN a."criteriaAmountNormalized" IS NULL THEN 0
        ELSE 1
      END) = 0 THEN NULL
      ELSE floor(((COALESCE(1 * a."criteriaAmountNormalized", 0)) / (CASE
        WHEN a."criteriaAmountNormalized" IS NULL THEN 0
        ELSE 1
      END)) * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaScore",
    CASE
      WHEN a."criteriaAmountValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN NULL
      ELSE floor((CASE
        WHEN a."criteriaAmountNormalized" IS NULL THEN 0
        ELSE 1
      END) * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaCoverage"
  FROM "criteriaPoints" AS a
  OFFSET 0
),
-- What every criterion adds to the score
"criteria" AS (
  SELECT
    a.*,
    CASE
      WHEN a."criteriaScore" IS NULL OR a."criteriaAmountNormalized" IS NULL OR a."criteriaScore" = 0 THEN CAST('0' AS double precision)
      ELSE floor(((COALESCE(1 * a."criteriaAmountNormalized", 0)) / CAST((COALESCE(1 * a."criteriaAmountNormalized", 0)) AS double precision) * a."criteriaScore") * 68719476736 + CAST('0.49999999999999994' AS double precision)) / 68719476736
    END AS "criteriaAmountContribution",
    CASE
      WHEN a."criteriaAmountValue" NOT BETWEEN CAST('-1e+100' AS double precision) AND CAST('1e+100' AS double precision) THEN NULL
      ELSE TRIM((CASE
        WHEN a."amount" IS NULL THEN 'criteria.missing '
        ELSE 'criteria.points '
      END || CASE
        WHEN a."criteriaScore" IS NULL THEN 'criteria.no_score '
        ELSE ''
      END))
    END AS "criteriaReasons"
  FROM "criteriaScore" AS a
)
SELECT *
FROM "criteria"

WITH
-- Whether the gates of every tier are passed, and by how much
"tierGates" AS (
  SELECT
    a.*,
    (COALESCE(CAST(a."amount" AS double precision) >= 25 AND CAST(a."amount" AS double precision) BETWEEN CAST('-1.7976931348623157e+308' AS double precision) AND CAST('1.7976931348623157e+308' AS double precision), FALSE) OR COALESCE(a."leader" = TRUE, FALSE)) AS "tierKeyGates",
    NULLIF(NULLIF(GREATEST(COALESCE(CASE WHEN a."amount" IS NOT NULL THEN floor((LEAST(GREATEST(100 * (LEAST(GREATEST(CAST(a."amount" AS double precision), CAST('-1e+200' AS double precision)), CAST('1e+200' AS double precision)) - 25) / 25, CAST('-1000' AS double precision)), CAST('1000' AS double precision))) * 68719476736 + CAST('0.5' AS double precision)) / 68719476736 END, CAST('-1e+300' AS double precision)), CASE
      WHEN COALESCE(a."leader" = TRUE, FALSE) THEN CAST('1e+300' AS double precision)
      ELSE CAST('-1e+300' AS double precision)
    END), CAST('1e+300' AS double precision)), CAST('-1e+300' AS double precision)) AS "tierKeyGatesMargin"
  FROM "sales"."accounts" AS a
  OFFSET 0
),
-- Tiers: cuts and gates, quotas, then what caps or lifts them; by what, and the margin to every tier
"tierPlace" AS (
  SELECT
    a.*,
    CASE
      WHEN (COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE) AND CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END IS NULL) THEN 'unknown'
      WHEN ((COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE) AND (COALESCE(floor((CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END - CAST('62.4' AS double precision)) * 68719476736 + CAST('0.5' AS double precision)) / 68719476736 >= 0, FALSE) AND a."tierKeyGates")) AND NOT (COALESCE(CAST(a."delay" AS double precision) > 90 AND CAST(a."delay" AS double precision) BETWEEN CAST('-1.7976931348623157e+308' AS double precision) AND CAST('1.7976931348623157e+308' AS double precision), FALSE))) THEN 'key'
      WHEN (COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE) OR COALESCE(CAST(a."age" AS double precision) < 90 AND CAST(a."age" AS double precision) >= CAST('-1e+100' AS double precision), FALSE)) THEN 'other'
      ELSE 'not_key'
    END AS "tierId",
    CASE
      WHEN (COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE) AND CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END IS NULL) THEN 'missing'
      WHEN (COALESCE(CAST(a."delay" AS double precision) > 90 AND CAST(a."delay" AS double precision) BETWEEN CAST('-1.7976931348623157e+308' AS double precision) AND CAST('1.7976931348623157e+308' AS double precision), FALSE) AND (COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE) AND (COALESCE(floor((CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END - CAST('62.4' AS double precision)) * 68719476736 + CAST('0.5' AS double precision)) / 68719476736 >= 0, FALSE) AND a."tierKeyGates"))) THEN 'veto'
      WHEN (COALESCE(CAST(a."age" AS double precision) < 90 AND CAST(a."age" AS double precision) >= CAST('-1e+100' AS double precision), FALSE) AND NOT (COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE))) THEN 'protection'
      WHEN NOT (COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE)) THEN 'entry'
      WHEN (a."tierKeyGates" AND NOT (COALESCE(floor((CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END - CAST('62.4' AS double precision)) * 68719476736 + CAST('0.5' AS double precision)) / 68719476736 >= 0, FALSE))) THEN 'score'
      WHEN (COALESCE(floor((CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END - CAST('62.4' AS double precision)) * 68719476736 + CAST('0.5' AS double precision)) / 68719476736 >= 0, FALSE) AND NOT (a."tierKeyGates")) THEN 'gate'
      ELSE 'both'
    END AS "tierBy",
    CASE
      WHEN COALESCE(CAST(a."delay" AS double precision) > 90 AND CAST(a."delay" AS double precision) BETWEEN CAST('-1.7976931348623157e+308' AS double precision) AND CAST('1.7976931348623157e+308' AS double precision), FALSE) THEN NULL
      ELSE floor((NULLIF(NULLIF(LEAST(CASE
        WHEN COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE) THEN CAST('1e+300' AS double precision)
        ELSE CAST('-1e+300' AS double precision)
      END, COALESCE(floor((CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END - CAST('62.4' AS double precision)) * 68719476736 + CAST('0.5' AS double precision)) / 68719476736, CAST('-1e+300' AS double precision)), COALESCE(a."tierKeyGatesMargin", CASE WHEN a."tierKeyGates" THEN CAST('1e+300' AS double precision) ELSE CAST('-1e+300' AS double precision) END)), CAST('1e+300' AS double precision)), CAST('-1e+300' AS double precision))) * 68719476736 + CAST('0.5' AS double precision)) / 68719476736
    END AS "tierKeyMargin",
    floor((NULLIF(NULLIF(GREATEST(LEAST(CASE
      WHEN COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE) THEN CAST('1e+300' AS double precision)
      ELSE CAST('-1e+300' AS double precision)
    END, COALESCE(floor((CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END - CAST('62.4' AS double precision)) * 68719476736 + CAST('0.5' AS double precision)) / 68719476736, CAST('-1e+300' AS double precision)), COALESCE(a."tierKeyGatesMargin", CASE WHEN a."tierKeyGates" THEN CAST('1e+300' AS double precision) ELSE CAST('-1e+300' AS double precision) END)), CASE
      WHEN COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE) THEN CAST('1e+300' AS double precision)
      ELSE CAST('-1e+300' AS double precision)
    END), CAST('1e+300' AS double precision)), CAST('-1e+300' AS double precision))) * 68719476736 + CAST('0.5' AS double precision)) / 68719476736 AS "tierOtherMargin"
  FROM "tierGates" AS a
  OFFSET 0
),
-- The rank, and the margins to the next better tier and to the own one
"tier" AS (
  SELECT
    a.*,
    CASE
      WHEN a."tierId" = 'key' THEN 1
      WHEN a."tierId" = 'other' THEN 2
      WHEN a."tierId" = 'not_key' THEN 3
    END AS "tierRank",
    CASE
      WHEN a."tierBy" = 'protection' THEN NULL
      ELSE CASE
        WHEN a."tierId" = 'key' THEN NULL
        WHEN a."tierId" = 'other' THEN 0 - a."tierKeyMargin"
        WHEN a."tierId" = 'not_key' THEN 0 - a."tierOtherMargin"
      END
    END AS "tierMarginUp",
    CASE
      WHEN a."tierBy" = 'protection' THEN NULL
      ELSE CASE
        WHEN a."tierId" = 'key' THEN a."tierKeyMargin"
        WHEN a."tierId" = 'other' THEN a."tierOtherMargin"
        WHEN a."tierId" = 'not_key' THEN NULL
      END
    END AS "tierMarginDown",
    TRIM((CASE
      WHEN a."region" IS NULL THEN 'tier.entry_missing '
      WHEN COALESCE(CAST(a."region" AS text) COLLATE "C" = 'so''uth', FALSE) THEN 'tier.entry '
      ELSE 'tier.entry_failed '
    END || CASE
      WHEN CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END IS NULL THEN 'tier.no_score '
      ELSE ''
    END || CASE
      WHEN CASE WHEN CAST(a."points" AS double precision) BETWEEN 0 AND 100 THEN CAST(a."points" AS double precision) END IS NOT NULL THEN 'tier.score '
      ELSE ''
    END || CASE
      WHEN a."tierKeyGates" THEN 'tier.gate '
      ELSE ('tier.no_gate ' || CASE
        WHEN (COALESCE(CAST(a."amount" AS double precision) >= 25 AND CAST(a."amount" AS double precision) BETWEEN CAST('-1.7976931348623157e+308' AS double precision) AND CAST('1.7976931348623157e+308' AS double precision), FALSE) OR COALESCE(a."leader" = TRUE, FALSE)) THEN ''
        ELSE CASE
          WHEN a."amount" IS NULL THEN 'tier.gate_missing '
          ELSE 'tier.gate_failed '
        END
      END)
    END || CASE
      WHEN COALESCE(CAST(a."age" AS double precision) < 90 AND CAST(a."age" AS double precision) >= CAST('-1e+100' AS double precision), FALSE) THEN 'tier.protected '
      ELSE ''
    END || CASE
      WHEN COALESCE(CAST(a."delay" AS double precision) > 90 AND CAST(a."delay" AS double precision) BETWEEN CAST('-1.7976931348623157e+308' AS double precision) AND CAST('1.7976931348623157e+308' AS double precision), FALSE) THEN 'tier.veto '
      ELSE ''
    END)) AS "tierReasons"
  FROM "tierPlace" AS a
)
SELECT *
FROM "tier"

WITH
-- The columns of the orders table
"orderColumns" AS (
  SELECT
    CAST(o."customer" AS text) COLLATE "C" AS "accountId",
    CAST(CAST(o."ordered at" AS timestamptz) AT TIME ZONE 'UTC' AS date) AS "day",
    o."net" AS "amount",
    CAST(o."no" AS text) COLLATE "C" AS "orderId"
  FROM "sales"."quarter's orders" AS o
  OFFSET 0
),
-- Orders as they are read: a value that is none is NULL
"orderRows" AS (
  SELECT
    CASE WHEN (o."accountId" >= '!' AND o."accountId" < '~') OR btrim(o."accountId", '(white space)') <> '' THEN o."accountId" END AS "accountId",
    CASE WHEN o."day" BETWEEN DATE '0001-01-01' AND DATE '9999-12-31' THEN o."day" END AS "day",
    CASE WHEN CAST(o."amount" AS double precision) < 10000000000000 AND CAST(o."amount" AS double precision) > (-10000000000000) THEN CAST(o."amount" AS numeric(38, 2)) END AS "amount",
    CASE WHEN (o."orderId" >= '!' AND o."orderId" < '~') OR btrim(o."orderId", '(white space)') <> '' THEN o."orderId" END AS "orderId"
  FROM "orderColumns" AS o
  OFFSET 0
),
-- Good orders up to the day that is looked back from
"historyRows" AS (
  SELECT
    r."accountId" AS "accountId",
    CASE WHEN r."day" <= DATE '2026-01-31' THEN r."day" END AS "day",
    CASE WHEN r."day" <= DATE '2026-01-31' THEN r."amount" END AS "amount",
    r."orderId" AS "orderId"
  FROM "orderRows" AS r
  WHERE r."accountId" IS NOT NULL AND r."day" IS NOT NULL AND r."amount" IS NOT NULL AND r."orderId" IS NOT NULL
  UNION ALL
  SELECT
    CASE WHEN (CAST(k."id" AS text) COLLATE "C" >= '!' AND CAST(k."id" AS text) COLLATE "C" < '~') OR btrim(CAST(k."id" AS text) COLLATE "C", '(white space)') <> '' THEN CAST(k."id" AS text) COLLATE "C" END AS "accountId",
    CAST(NULL AS date) AS "day",
    CAST(NULL AS numeric(38, 2)) AS "amount",
    CAST(NULL AS text) AS "orderId"
  FROM "crm" AS k
  WHERE CASE WHEN (CAST(k."id" AS text) COLLATE "C" >= '!' AND CAST(k."id" AS text) COLLATE "C" < '~') OR btrim(CAST(k."id" AS text) COLLATE "C", '(white space)') <> '' THEN CAST(k."id" AS text) COLLATE "C" END IS NOT NULL
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
-- Totals of every account; money is added up as decimals, which is exact
"purchaseTotals" AS (
  SELECT
    h."accountId",
    COALESCE(SUM(CASE WHEN h."day" >= DATE '2025-02-01' THEN h."amount" END), 0) AS "amount",
    COALESCE(SUM(CASE WHEN h."day" >= DATE '2025-02-01' AND h."amount" > 0 THEN h."amount" END), 0) AS "gross",
    COALESCE(SUM(CASE WHEN h."day" >= DATE '2025-02-01' AND h."amount" < 0 THEN h."amount" END), 0) AS "returned",
    COALESCE(SUM(CASE WHEN h."day" >= DATE '2024-02-02' AND h."day" < DATE '2025-02-01' THEN h."amount" END), 0) AS "before",
    COUNT(DISTINCT CASE WHEN h."day" >= DATE '2025-02-01' AND h."amount" > 0 THEN h."day" END) AS "purchaseDays",
    MIN(CASE WHEN h."amount" > 0 THEN h."day" END) AS "firstDay",
    MAX(CASE WHEN h."amount" > 0 THEN h."day" END) AS "lastDay"
  FROM "historyRows" AS h
  GROUP BY h."accountId"
  OFFSET 0
),
-- The amount of every order of the window, without returns
"purchaseOrders" AS (
  SELECT
    h."accountId",
    SUM(h."amount") AS "orderAmount"
  FROM "historyRows" AS h
  WHERE h."day" >= DATE '2025-02-01' AND h."amount" > 0
  GROUP BY h."accountId", h."orderId"
  OFFSET 0
),
-- Values in order
"orderMediansPlaces" AS (
  SELECT
    v."accountId" AS "accountId",
    v."orderAmount" AS "value",
    ROW_NUMBER() OVER (PARTITION BY v."accountId" ORDER BY v."orderAmount") AS "place",
    COUNT(*) OVER (PARTITION BY v."accountId") AS "places"
  FROM "purchaseOrders" AS v
  WHERE v."orderAmount" IS NOT NULL
  OFFSET 0
),
-- The value in the middle, or the mean of the two in the middle
"orderMedians" AS (
  SELECT
    n."accountId",
    CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 0 AND n."places" + 1 THEN n."value" END) AS double precision) + (CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 1 AND n."places" + 2 THEN n."value" END) AS double precision) - CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 0 AND n."places" + 1 THEN n."value" END) AS double precision)) / 2 AS "median",
    COUNT(*) AS "orders",
    MAX(n."value") AS "largest"
  FROM "orderMediansPlaces" AS n
  GROUP BY n."accountId"
  OFFSET 0
),
-- Values in order
"gapMediansPlaces" AS (
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
"gapMedians" AS (
  SELECT
    n."accountId",
    CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 0 AND n."places" + 1 THEN n."value" END) AS double precision) + (CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 1 AND n."places" + 2 THEN n."value" END) AS double precision) - CAST(MAX(CASE WHEN 2 * n."place" BETWEEN n."places" + 0 AND n."places" + 1 THEN n."value" END) AS double precision)) / 2 AS "median"
  FROM "gapMediansPlaces" AS n
  GROUP BY n."accountId"
  OFFSET 0
),
-- Days counted back, and from the first purchase on
"bucketDays" AS (
  SELECT
    h."accountId",
    (DATE '2026-01-31' - h."day") AS "age",
    (DATE '2026-01-31' - MIN(CASE WHEN h."amount" > 0 THEN h."day" END) OVER (PARTITION BY h."accountId")) AS "tenure",
    h."amount"
  FROM "historyRows" AS h
  OFFSET 0
),
-- The bucket of every row, and the whole buckets of its account
"bucketRows" AS (
  SELECT
    f."accountId",
    CAST(floor(CAST((f."age") AS double precision) / 30) AS bigint) AS "bucket",
    CASE
      WHEN f."tenure" + 1 < 365 THEN CAST(floor(CAST((f."tenure" + 1) AS double precision) / 30) AS bigint)
      ELSE CAST(floor(CAST((365) AS double precision) / 30) AS bigint)
    END AS "buckets",
    f."amount"
  FROM "bucketDays" AS f
  OFFSET 0
),
-- The amount of every bucket with rows
"bucketAmounts" AS (
  SELECT
    w."accountId",
    w."buckets",
    SUM(w."amount") AS "amount"
  FROM "bucketRows" AS w
  WHERE w."bucket" < w."buckets" AND w."buckets" >= 3
  GROUP BY w."accountId", w."bucket", w."buckets"
  OFFSET 0
),
-- Beside the mean of all buckets
"bucketMeans" AS (
  SELECT
    c."accountId",
    c."buckets",
    c."amount",
    (CAST(SUM(c."amount") OVER (PARTITION BY c."accountId") AS double precision)) / CAST(c."buckets" AS double precision) AS "mean"
  FROM "bucketAmounts" AS c
  OFFSET 0
),
-- Standard deviation as a share of the mean; a bucket without rows is one mean away
"volatilities" AS (
  SELECT
    m."accountId",
    sqrt((SUM(((CAST(m."amount" AS double precision)) / m."mean" - 1) * ((CAST(m."amount" AS double precision)) / m."mean" - 1)) + CAST((m."buckets" - COUNT(*)) AS double precision)) / CAST((m."buckets" - 1) AS double precision)) AS "volatility"
  FROM "bucketMeans" AS m
  WHERE m."mean" > 0
  GROUP BY m."accountId", m."buckets"
  OFFSET 0
),
-- Purchase profiles
"purchaseProfiles" AS (
  SELECT
    t."accountId" AS "accountId",
    CAST(t."amount" AS double precision) AS "amount",
    COALESCE(o."orders", 0) AS "orders",
    t."purchaseDays",
    CASE WHEN o."orders" > 0 THEN CAST(t."amount" AS double precision) / CAST(o."orders" AS double precision) END AS "meanOrder",
    o."median" AS "medianOrder",
    CAST(o."largest" AS double precision) AS "largestOrder",
    CASE WHEN t."purchaseDays" > 0 THEN CAST((t."purchaseDays" - 1) AS double precision) / CAST(t."purchaseDays" AS double precision) END AS "repurchaseRate",
    g."median" AS "medianGap",
    b."volatility" AS "volatility",
    CASE WHEN t."before" > 0 THEN (CAST(t."amount" AS double precision) - CAST(t."before" AS double precision)) / (CAST(t."before" AS double precision)) END AS "growth",
    (DATE '2026-01-31' - t."firstDay") AS "tenure",
    (DATE '2026-01-31' - t."lastDay") AS "daysSinceLast",
    CASE
      WHEN CAST(SUM(CASE
        WHEN t."amount" > 0 THEN t."amount"
        ELSE 0
      END) OVER () AS double precision) <> 0 THEN CAST(t."amount" AS double precision) / (CAST(SUM(CASE
        WHEN t."amount" > 0 THEN t."amount"
        ELSE 0
      END) OVER () AS double precision))
    END AS "shareOfRevenue",
    CASE WHEN t."gross" > 0 THEN (0 - CAST(t."returned" AS double precision)) / (CAST(t."gross" AS double precision)) END AS "returnShare"
  FROM "purchaseTotals" AS t
  LEFT JOIN "orderMedians" AS o ON o."accountId" = t."accountId"
  LEFT JOIN "gapMedians" AS g ON g."accountId" = t."accountId"
  LEFT JOIN "volatilities" AS b ON b."accountId" = t."accountId"
)
SELECT *
FROM "purchaseProfiles"

-- Stages: the first rule that holds, falls of the amount left aside
"lifecycleStage" AS (
  SELECT
    e.*,
    CASE
      WHEN e."orders" = 0 THEN 'prospect'
      WHEN e."overdueRatio" >= 4 OR (e."orders" >= 2 AND e."idleDays" > 365 AND e."overdueRatio" >= 2) THEN 'churned'
      WHEN e."returnRatio" >= 4 AND e."daysSinceReturn" < 90 THEN 'reactivated'
      WHEN e."orders" >= 3 AND (e."overdueRatio" >= 2 AND e."overdueRatio" >= e."quantileRatio") THEN 'decline'
      WHEN e."orders" <= 2 OR (e."tenure" < 90 OR e."tenure" < 2 * e."medianGap") THEN 'introduction'
      WHEN (e."priorDays" >= 365 AND e."growth" >= CAST('0.15' AS double precision)) OR e."orders" <= 6 OR e."tenure" < 365 THEN 'growth'
      ELSE 'maturity'
    END AS "stage"
  FROM "lifecycleEvidence" AS e
  OFFSET 0
),
-- Who would be in decline by a fall of the amount alone
"lifecycleFalls" AS (
  SELECT
    e.*,
    CASE WHEN e."stage" NOT IN ('prospect', 'churned', 'reactivated', 'decline') AND e."orders" >= 3 AND e."growth" <= CAST('-0.2' AS double precision) THEN 'decline' END AS "fall"
  FROM "lifecycleStage" AS e
  OFFSET 0
),
-- Rows of the evaluation before
"previousRows" AS (
  SELECT
    CAST(p."accountId" AS text) COLLATE "C" AS "accountId",
    CAST(p."lifecycleAsOf" AS date) AS "asOf",
    CAST(p."lifecycleStage" AS text) COLLATE "C" AS "stage",
    CAST(p."lifecycleSince" AS date) AS "since",
    CAST(p."lifecycleCandidate" AS text) COLLATE "C" AS "candidate",
    CAST(CASE
      WHEN p."lifecycleShrinking" THEN 1
      WHEN NOT p."lifecycleShrinking" THEN 0
    END AS bigint) AS "shrinking",
    CAST(p."lifecycleBeforeAsOf" AS date) AS "beforeAsOf",
    CAST(p."lifecycleBeforeStage" AS text) COLLATE "C" AS "beforeStage",
    CAST(p."lifecycleBeforeSince" AS date) AS "beforeSince",
    CAST(p."lifecycleBeforeCandidate" AS text) COLLATE "C" AS "beforeCandidate",
    CAST(CASE
      WHEN p."lifecycleBeforeShrinking" THEN 1
      WHEN NOT p."lifecycleBeforeShrinking" THEN 0
    END AS bigint) AS "beforeShrinking"
  FROM "crm"."stages" AS p
  OFFSET 0
),
-- The evaluation that counts: a row of the same day is the same evaluation, before which there may be another
"previousEvaluations" AS (
  SELECT
    p."accountId" AS "accountId",
    CASE
      WHEN p."asOf" < DATE '2026-01-31' THEN p."asOf"
      ELSE p."beforeAsOf"
    END AS "asOf",
    CASE
      WHEN p."asOf" < DATE '2026-01-31' THEN p."stage"
      ELSE p."beforeStage"
    END AS "stage",
    CASE
      WHEN p."asOf" < DATE '2026-01-31' THEN p."since"
      ELSE p."beforeSince"
    END AS "since",
    CASE
      WHEN p."asOf" < DATE '2026-01-31' THEN p."candidate"
      ELSE p."beforeCandidate"
    END AS "candidate",
    CASE
      WHEN p."asOf" < DATE '2026-01-31' THEN p."shrinking"
      ELSE p."beforeShrinking"
    END AS "shrinking",
    CASE
      WHEN p."asOf" IS NULL OR p."stage" IS NULL OR p."since" IS NULL OR p."shrinking" IS NULL OR p."stage" NOT IN ('prospect', 'churned', 'reactivated', 'decline', 'introduction', 'growth', 'maturity') OR p."candidate" NOT IN ('prospect', 'churned', 'reactivated', 'decline', 'introduction', 'growth', 'maturity') THEN 'previous.invalid'
      WHEN p."asOf" > DATE '2026-01-31' THEN 'previous.after_as_of'
      WHEN (p."beforeAsOf" IS NOT NULL OR p."beforeStage" IS NOT NULL OR p."beforeSince" IS NOT NULL OR p."beforeCandidate" IS NOT NULL OR p."beforeShrinking" IS NOT NULL) AND (p."beforeAsOf" IS NULL OR p."beforeStage" IS NULL OR p."beforeSince" IS NULL OR p."beforeShrinking" IS NULL OR p."beforeStage" NOT IN ('prospect', 'churned', 'reactivated', 'decline', 'introduction', 'growth', 'maturity') OR p."beforeCandidate" NOT IN ('prospect', 'churned', 'reactivated', 'decline', 'introduction', 'growth', 'maturity')) THEN 'previous.invalid'
    END AS "problem"
  FROM "previousRows" AS p
  OFFSET 0
),
-- States as texts, to tell whether rows of an account say the same
"previousTexts" AS (
  SELECT
    s.*,
    COALESCE((CAST(s."asOf" AS text) || ' ' || CAST(s."stage" AS text) || ' ' || CAST(s."since" AS text) || ' ' || COALESCE(CAST(s."candidate" AS text), '') || ' ' || CAST(s."shrinking" AS text) || ' '), '') AS "state"
  FROM "previousEvaluations" AS s
  OFFSET 0
),
-- One row an account, and what is wrong with its rows
"previousStates" AS (
  SELECT
    s."accountId" AS "accountId",
    MIN(s."asOf") AS "asOf",
    MIN(s."stage") AS "stage",
    MIN(s."since") AS "since",
    MIN(s."candidate") AS "candidate",
    MIN(s."shrinking") AS "shrinking",
    CASE
      WHEN MIN(s."problem") IS NULL AND MIN(s."state") <> MAX(s."state") THEN 'previous.differs'
      ELSE MIN(s."problem")
    END AS "problem"
  FROM "previousTexts" AS s
  GROUP BY s."accountId"
  OFFSET 0
),
-- Stages, and the evaluation before
"lifecycleBefore" AS (
  SELECT
    e."accountId" AS "accountId",
    e."orders" AS "orders",
    e."tenure" AS "tenure",
    e."idleDays" AS "idleDays",
    e."medianGap" AS "medianGap",
    e."medianOf" AS "medianOf",
    e."overdueRatio" AS "overdueRatio",
    e."quantileRatio" AS "quantileRatio",
    e."growth" AS "growth",
    e."priorDays" AS "priorDays",
    e."returnRatio" AS "returnRatio",
    e."daysSinceReturn" AS "daysSinceReturn",
    e."stage" AS "stage",
    e."fall" AS "fall",
    CASE WHEN b."problem" IS NULL THEN b."asOf" END AS "beforeAsOf",
    CASE WHEN b."problem" IS NULL THEN b."stage" END AS "beforeStage",
    CASE WHEN b."problem" IS NULL THEN b."since" END AS "beforeSince",
    CASE WHEN b."problem" IS NULL THEN b."candidate" END AS "beforeCandidate",
    CASE WHEN b."problem" IS NULL THEN b."shrinking" END AS "beforeShrinking",
    b."problem" AS "problem"
  FROM "lifecycleFalls" AS e
  LEFT JOIN "previousStates" AS b ON b."accountId" = e."accountId"
  OFFSET 0
),
-- What the rules say: a fall counts from the second evaluation on that sees one
"lifecycleVerdicts" AS (
  SELECT
    e.*,
    CASE
      WHEN e."fall" IS NOT NULL AND (e."beforeShrinking" = 1 OR e."beforeStage" = 'decline') THEN 'decline'
      ELSE e."stage"
    END AS "verdict"
  FROM "lifecycleBefore" AS e
  OFFSET 0
),
-- The stage: a change waits until two evaluations agree, unless it counts at once
"lifecycleNow" AS (
  SELECT
    e.*,
    CASE
      WHEN e."problem" IS NOT NULL THEN NULL
      WHEN e."beforeStage" IS NULL OR e."beforeStage" = e."verdict" OR e."beforeCandidate" = e."verdict" OR e."verdict" IN ('churned', 'reactivated', 'prospect') OR e."beforeStage" IN ('prospect', 'churned') THEN e."verdict"
      ELSE e."beforeStage"
    END AS "now"
  FROM "lifecycleVerdicts" AS e
  OFFSET 0
),
-- What the next evaluation would confirm
"lifecycleCandidates" AS (
  SELECT
    e.*,
    CASE
      WHEN COALESCE(e."fall", e."stage") = 'decline' AND e."now" <> 'decline' THEN 'decline'
      WHEN e."now" <> e."verdict" THEN e."verdict"
    END AS "candidate"
  FROM "lifecycleNow" AS e
  OFFSET 0
),
-- Stages, and what they come from
"lifecycle" AS (
  SELECT
    e."accountId",
    e."now" AS "lifecycleStage",
    e."candidate" AS "lifecycleCandidate",
    COALESCE(e."growth" <= CAST('-0.2' AS double precision), FALSE) AS "lifecycleShrinking",
    CASE
      WHEN e."beforeStage" = e."now" THEN e."beforeSince"
      WHEN e."now" IS NOT NULL THEN DATE '2026-01-31'
    END AS "lifecycleSince",
    e."orders" AS "lifecycleOrders",
    e."tenure" AS "lifecycleTenure",
    e."idleDays" AS "lifecycleIdleDays",
    e."medianGap" AS "lifecycleMedianGap",
    e."medianOf" AS "lifecycleMedianOf",
    e."overdueRatio" AS "lifecycleOverdueRatio",
    e."quantileRatio" AS "lifecycleQuantileRatio",
    e."growth" AS "lifecycleGrowth",
    e."priorDays" AS "lifecyclePriorDays",
    e."returnRatio" AS "lifecycleReturnRatio",
    e."daysSinceReturn" AS "lifecycleDaysSinceReturn",
    DATE '2026-01-31' AS "lifecycleAsOf",
    e."beforeAsOf" AS "lifecycleBeforeAsOf",
    e."beforeStage" AS "lifecycleBeforeStage",
    e."beforeSince" AS "lifecycleBeforeSince",
    e."beforeCandidate" AS "lifecycleBeforeCandidate",
    CASE WHEN e."beforeShrinking" IS NOT NULL THEN e."beforeShrinking" = 1 END AS "lifecycleBeforeShrinking",
    e."problem" AS "lifecycleProblem",
    CASE
      WHEN e."now" IS NOT NULL THEN TRIM((CASE
        WHEN e."now" <> e."verdict" AND (COALESCE(e."fall", e."stage") = 'decline' AND e."now" <> 'decline') THEN ''
        ELSE (CASE
          WHEN e."verdict" = 'prospect' THEN 'lifecycle.no_orders '
          WHEN e."verdict" = 'churned' THEN CASE
            WHEN e."overdueRatio" >= 4 THEN 'lifecycle.overdue '
            ELSE 'lifecycle.orders lifecycle.idle lifecycle.overdue '
          END
          WHEN e."verdict" = 'reactivated' THEN 'lifecycle.return_gap lifecycle.return_days '
          WHEN e."verdict" = 'decline' THEN ('lifecycle.orders ' || CASE
            WHEN e."overdueRatio" >= 2 AND e."overdueRatio" >= e."quantileRatio" THEN 'lifecycle.overdue '
            ELSE ''
          END || CASE
            WHEN e."growth" <= CAST('-0.2' AS double precision) AND (e."beforeShrinking" = 1 OR e."beforeStage" = 'decline') THEN 'lifecycle.growth '
            ELSE ''
          END)
          WHEN e."verdict" = 'introduction' THEN (CASE
            WHEN e."orders" <= 2 THEN 'lifecycle.orders '
            ELSE ''
          END || CASE
            WHEN e."tenure" < 90 OR e."tenure" < 2 * e."medianGap" THEN 'lifecycle.tenure '
            ELSE ''
          END)
          WHEN e."verdict" = 'growth' THEN (CASE
            WHEN e."priorDays" >= 365 AND e."growth" >= CAST('0.15' AS double precision) THEN 'lifecycle.growth '
            ELSE ''
          END || CASE
            WHEN e."orders" <= 6 THEN 'lifecycle.orders '
            ELSE ''
          END || CASE
            WHEN e."tenure" < 365 THEN 'lifecycle.tenure '
            ELSE ''
          END)
          ELSE (CASE
            WHEN e."overdueRatio" < 2 OR e."overdueRatio" < e."quantileRatio" THEN 'lifecycle.overdue '
            ELSE ''
          END || CASE
            WHEN e."growth" < CAST('0.15' AS double precision) THEN 'lifecycle.growth '
            ELSE ''
          END || CASE
            WHEN e."orders" > 6 THEN 'lifecycle.orders '
            ELSE ''
          END || CASE
            WHEN e."tenure" >= 365 AND e."tenure" >= COALESCE(2 * e."medianGap", 0) THEN 'lifecycle.tenure '
            ELSE ''
          END || CASE
            WHEN e."growth" IS NULL THEN 'lifecycle.no_growth '
            ELSE ''
          END || CASE
            WHEN e."growth" >= CAST('0.15' AS double precision) AND e."priorDays" < 365 THEN 'lifecycle.short_prior '
            ELSE ''
          END)
        END || CASE
          WHEN e."verdict" = 'prospect' THEN ''
          WHEN e."medianGap" IS NULL THEN 'lifecycle.no_median '
          WHEN e."orders" < 4 THEN 'lifecycle.book_median '
          ELSE ''
        END)
      END || CASE
        WHEN e."now" = e."verdict" AND e."beforeStage" <> e."verdict" AND e."beforeCandidate" = e."verdict" THEN 'lifecycle.confirmed '
        ELSE ''
      END || CASE
        WHEN COALESCE(e."fall", e."stage") = 'decline' AND e."now" <> 'decline' THEN ('lifecycle.orders ' || CASE
          WHEN e."overdueRatio" >= 2 AND e."overdueRatio" >= e."quantileRatio" THEN 'lifecycle.overdue '
          ELSE ''
        END || CASE
          WHEN e."growth" <= CAST('-0.2' AS double precision) THEN 'lifecycle.growth '
          ELSE ''
        END || CASE
          WHEN 'decline' = 'prospect' THEN ''
          WHEN e."medianGap" IS NULL THEN 'lifecycle.no_median '
          WHEN e."orders" < 4 THEN 'lifecycle.book_median '
          ELSE ''
        END)
        ELSE ''
      END || CASE
        WHEN e."candidate" IS NOT NULL THEN 'lifecycle.pending '
        ELSE ''
      END))
    END AS "lifecycleReasons"
  FROM "lifecycleCandidates" AS e
)
SELECT *
FROM "lifecycle"
