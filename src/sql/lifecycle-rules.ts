import type { LifecycleThresholds } from '../lifecycle/lifecycle-model.ts';
import { allOf, anyOf, caseWhen, number, onlyIf } from './expressions.ts';
import { type Column, columnName, type Step } from './statement.ts';
import type { SummaryRequest } from './summary-options.ts';

const EVIDENCE = [
  'orders',
  'tenure',
  'idleDays',
  'medianGap',
  'medianOf',
  'overdueRatio',
  'quantileRatio',
  'growth',
  'priorDays',
  'returnRatio',
  'daysSinceReturn',
] as const;

/** Steps that judge `lifecycleEvidence` by the rules of a first evaluation. */
export function lifecycleColumns(
  t: LifecycleThresholds,
  { dialect, rules }: SummaryRequest,
  withReasons: boolean,
  name: string,
): Step[] {
  const e = (field: (typeof EVIDENCE)[number] | 'stage' | 'candidate'): string =>
    `e.${dialect.identifier(field)}`;
  const n = (value: number): string => number(dialect, value);
  const isLate = allOf(
    `${e('overdueRatio')} >= ${n(t.decline.ratio)}`,
    `${e('overdueRatio')} >= ${e('quantileRatio')}`,
  );
  const isNotLate = anyOf(
    `${e('overdueRatio')} < ${n(t.decline.ratio)}`,
    `${e('overdueRatio')} < ${e('quantileRatio')}`,
  );
  const isShrinking = `${e('growth')} <= ${n(t.decline.growth)}`;
  const isGone = `${e('overdueRatio')} >= ${n(t.churned.ratio)}`;
  const isIdle = allOf(
    `${e('orders')} >= ${n(t.churned.orders)}`,
    `${e('idleDays')} > ${n(t.churned.idleDays)}`,
    `${e('overdueRatio')} >= ${n(t.churned.idleRatio)}`,
  );
  const isBack = allOf(
    `${e('returnRatio')} >= ${n(t.reactivated.ratio)}`,
    `${e('daysSinceReturn')} < ${n(t.reactivated.withinDays)}`,
  );
  const hasOrders = `${e('orders')} >= ${n(t.decline.orders)}`;
  const isFew = `${e('orders')} <= ${n(t.introduction.orders)}`;
  const medians = `${n(t.introduction.medians)} * ${e('medianGap')}`;
  const isYoung = anyOf(`${e('tenure')} < ${n(t.introduction.tenureDays)}`, `${e('tenure')} < ${medians}`);
  const isGrowing = allOf(
    `${e('priorDays')} >= ${n(t.windowDays)}`,
    `${e('growth')} >= ${n(t.growth.growth)}`,
  );
  const isFewer = `${e('orders')} <= ${n(t.growth.orders)}`;
  const isNew = `${e('tenure')} < ${n(t.growth.tenureDays)}`;
  const stage = caseWhen(
    [
      [`${e('orders')} = 0`, "'prospect'"],
      [anyOf(isGone, isIdle), "'churned'"],
      [isBack, "'reactivated'"],
      [allOf(hasOrders, isLate), "'decline'"],
      [anyOf(isFew, isYoung), "'introduction'"],
      [anyOf(isGrowing, isFewer, isNew), "'growth'"],
    ],
    "'maturity'",
  );
  const staged = `${e('stage')} NOT IN ('prospect', 'churned', 'reactivated', 'decline')`;
  // A fall of the amount is decline when a second evaluation sees it too.
  const candidate = onlyIf(allOf(staged, hasOrders, isShrinking), "'decline'");
  const shown: Column[] = [
    `e.${dialect.identifier('accountId')}`,
    [e('stage'), 'lifecycleStage'],
    [e('candidate'), 'lifecycleCandidate'],
    [`COALESCE(${isShrinking}, FALSE)`, 'lifecycleShrinking'],
    [dialect.day(rules.asOf), 'lifecycleSince'],
    ...EVIDENCE.map((field): Column => [e(field), columnName('lifecycle', field)]),
  ];
  if (withReasons) shown.push([reasons(), 'lifecycleReasons']);
  return [
    {
      name: 'lifecycleStage',
      note: 'Stages: the first rule that holds',
      query: { columns: ['e.*', [stage, 'stage']], from: [{ step: 'lifecycleEvidence' }, 'e'] },
    },
    {
      name: 'lifecycleCandidate',
      note: 'What a second evaluation would confirm',
      query: { columns: ['e.*', [candidate, 'candidate']], from: [{ step: 'lifecycleStage' }, 'e'] },
    },
    {
      name,
      note: 'Stages, and what they come from',
      query: { columns: shown, from: [{ step: 'lifecycleCandidate' }, 'e'] },
    },
  ];

  function reasons(): string {
    const code = (condition: string, word: string): string =>
      caseWhen([[condition, `'lifecycle.${word} '`]], "''");
    const isMature = `${e('tenure')} >= ${n(Math.max(t.introduction.tenureDays, t.growth.tenureDays))} AND ${e('tenure')} >= COALESCE(${medians}, 0)`;
    const byStage = caseWhen(
      [
        [`${e('stage')} = 'prospect'`, "'lifecycle.no_orders '"],
        [
          `${e('stage')} = 'churned'`,
          caseWhen(
            [[isGone, "'lifecycle.overdue '"]],
            "'lifecycle.orders lifecycle.idle lifecycle.overdue '",
          ),
        ],
        [`${e('stage')} = 'reactivated'`, "'lifecycle.return_gap lifecycle.return_days '"],
        [`${e('stage')} = 'decline'`, "'lifecycle.orders lifecycle.overdue '"],
        [`${e('stage')} = 'introduction'`, dialect.concat(code(isFew, 'orders'), code(isYoung, 'tenure'))],
        [
          `${e('stage')} = 'growth'`,
          dialect.concat(code(isGrowing, 'growth'), code(isFewer, 'orders'), code(isNew, 'tenure')),
        ],
      ],
      dialect.concat(
        code(isNotLate, 'overdue'),
        code(`${e('growth')} < ${n(t.growth.growth)}`, 'growth'),
        code(`${e('orders')} > ${n(t.growth.orders)}`, 'orders'),
        code(isMature, 'tenure'),
        code(`${e('growth')} IS NULL`, 'no_growth'),
        code(
          allOf(`${e('growth')} >= ${n(t.growth.growth)}`, `${e('priorDays')} < ${n(t.windowDays)}`),
          'short_prior',
        ),
      ),
    );
    const median = caseWhen(
      [
        [`${e('stage')} = 'prospect'`, "''"],
        [`${e('medianGap')} IS NULL`, "'lifecycle.no_median '"],
        [`${e('orders')} < ${n(t.ownMedianOrders)}`, "'lifecycle.book_median '"],
      ],
      "''",
    );
    const pending = caseWhen(
      [
        [
          `${e('candidate')} IS NOT NULL`,
          dialect.concat(
            "'lifecycle.orders '",
            code(isLate, 'overdue'),
            "'lifecycle.growth '",
            median,
            "'lifecycle.pending '",
          ),
        ],
      ],
      "''",
    );
    return `TRIM(${dialect.concat(byStage, median, pending)})`;
  }
}
