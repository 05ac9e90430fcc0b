import type { LifecycleThresholds } from '../lifecycle/lifecycle-model.ts';
import type { Dialect } from './dialects/dialect-record.ts';
import { allOf, anyOf, caseWhen, number } from './expressions.ts';

/** What the rules look at, by the names of `LifecycleEvidence`: columns of the steps that judge. */
export const EVIDENCE = [
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

/** A column of a step that judges, whose rows are called `e`. */
export type Judged = (
  name: (typeof EVIDENCE)[number] | 'stage' | 'fall' | 'verdict' | 'now' | 'candidate',
) => string;

/** The comparisons of the rules as SQL; NULL where a value is missing, which counts as not held. */
export type Conditions = ReturnType<typeof conditionsOf>;

export function conditionsOf(dialect: Dialect, t: LifecycleThresholds) {
  const e: Judged = (name) => `e.${dialect.identifier(name)}`;
  const n = (value: number): string => number(dialect, value);
  const medians = `${n(t.introduction.medians)} * ${e('medianGap')}`;
  return {
    e,
    isLate: allOf(
      `${e('overdueRatio')} >= ${n(t.decline.ratio)}`,
      `${e('overdueRatio')} >= ${e('quantileRatio')}`,
    ),
    isNotLate: anyOf(
      `${e('overdueRatio')} < ${n(t.decline.ratio)}`,
      `${e('overdueRatio')} < ${e('quantileRatio')}`,
    ),
    isShrinking: `${e('growth')} <= ${n(t.decline.growth)}`,
    isGone: `${e('overdueRatio')} >= ${n(t.churned.ratio)}`,
    isIdle: allOf(
      `${e('orders')} >= ${n(t.churned.orders)}`,
      `${e('idleDays')} > ${n(t.churned.idleDays)}`,
      `${e('overdueRatio')} >= ${n(t.churned.idleRatio)}`,
    ),
    isBack: allOf(
      `${e('returnRatio')} >= ${n(t.reactivated.ratio)}`,
      `${e('daysSinceReturn')} < ${n(t.reactivated.withinDays)}`,
    ),
    hasOrders: `${e('orders')} >= ${n(t.decline.orders)}`,
    isFew: `${e('orders')} <= ${n(t.introduction.orders)}`,
    isYoung: anyOf(`${e('tenure')} < ${n(t.introduction.tenureDays)}`, `${e('tenure')} < ${medians}`),
    isGrowing: allOf(`${e('priorDays')} >= ${n(t.windowDays)}`, `${e('growth')} >= ${n(t.growth.growth)}`),
    isFewer: `${e('orders')} <= ${n(t.growth.orders)}`,
    isNew: `${e('tenure')} < ${n(t.growth.tenureDays)}`,
    isNotGrowing: `${e('growth')} < ${n(t.growth.growth)}`,
    isMany: `${e('orders')} > ${n(t.growth.orders)}`,
    isOld: `${e('tenure')} >= ${n(Math.max(t.introduction.tenureDays, t.growth.tenureDays))} AND ${e('tenure')} >= COALESCE(${medians}, 0)`,
    isShortPrior: allOf(`${e('growth')} >= ${n(t.growth.growth)}`, `${e('priorDays')} < ${n(t.windowDays)}`),
    usesBookMedian: `${e('orders')} < ${n(t.ownMedianOrders)}`,
  };
}

/** The first rule that holds, falls of the amount left aside. */
export function stageSql({ e, ...is }: Conditions): string {
  return caseWhen(
    [
      [`${e('orders')} = 0`, "'prospect'"],
      [anyOf(is.isGone, is.isIdle), "'churned'"],
      [is.isBack, "'reactivated'"],
      [allOf(is.hasOrders, is.isLate), "'decline'"],
      [anyOf(is.isFew, is.isYoung), "'introduction'"],
      [anyOf(is.isGrowing, is.isFewer, is.isNew), "'growth'"],
    ],
    "'maturity'",
  );
}
