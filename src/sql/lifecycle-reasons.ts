import type { Dialect } from './dialects/dialect-record.ts';
import { caseWhen } from './expressions.ts';
import type { Conditions } from './lifecycle-conditions.ts';

function code(condition: string, word: string): string {
  return caseWhen([[condition, `'lifecycle.${word} '`]], "''");
}

/** What the usual gap leaves open. */
function medianReason({ e, usesBookMedian }: Conditions, stage: string): string {
  return caseWhen(
    [
      [`${stage} = 'prospect'`, "''"],
      [`${e('medianGap')} IS NULL`, "'lifecycle.no_median '"],
      [usesBookMedian, "'lifecycle.book_median '"],
    ],
    "''",
  );
}

/**
 * The codes of the comparisons that gave a stage, a blank after each.
 *
 * @param stage the stage as SQL
 * @param countsFall whether a fall of the amount counted, as SQL; `null` where it never did
 */
export function verdictReasons(
  dialect: Dialect,
  is: Conditions,
  stage: string,
  countsFall: string | null,
): string {
  const { e } = is;
  const growth = countsFall === null ? [] : [code(countsFall, 'growth')];
  const byStage = caseWhen(
    [
      [`${stage} = 'prospect'`, "'lifecycle.no_orders '"],
      [
        `${stage} = 'churned'`,
        caseWhen(
          [[is.isGone, "'lifecycle.overdue '"]],
          "'lifecycle.orders lifecycle.idle lifecycle.overdue '",
        ),
      ],
      [`${stage} = 'reactivated'`, "'lifecycle.return_gap lifecycle.return_days '"],
      [
        `${stage} = 'decline'`,
        growth.length === 0
          ? "'lifecycle.orders lifecycle.overdue '"
          : dialect.concat("'lifecycle.orders '", code(is.isLate, 'overdue'), ...growth),
      ],
      [`${stage} = 'introduction'`, dialect.concat(code(is.isFew, 'orders'), code(is.isYoung, 'tenure'))],
      [
        `${stage} = 'growth'`,
        dialect.concat(code(is.isGrowing, 'growth'), code(is.isFewer, 'orders'), code(is.isNew, 'tenure')),
      ],
    ],
    dialect.concat(
      code(is.isNotLate, 'overdue'),
      code(is.isNotGrowing, 'growth'),
      code(is.isMany, 'orders'),
      code(is.isOld, 'tenure'),
      code(`${e('growth')} IS NULL`, 'no_growth'),
      code(is.isShortPrior, 'short_prior'),
    ),
  );
  return dialect.concat(byStage, medianReason(is, stage));
}

/** The codes of a decline that the next evaluation would confirm, growth included. */
export function declineReasons(dialect: Dialect, is: Conditions): string {
  return dialect.concat(
    "'lifecycle.orders '",
    code(is.isLate, 'overdue'),
    code(is.isShrinking, 'growth'),
    medianReason(is, "'decline'"),
  );
}
