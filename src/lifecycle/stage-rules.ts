import type { LifecycleEvidence, LifecycleStage, Reason } from '../types.ts';
import type { LifecycleThresholds } from './lifecycle-model.ts';

/** A stage, and the comparisons that held and gave it. */
export interface Verdict {
  readonly stage: LifecycleStage;
  readonly reasons: readonly Reason[];
}

/** One comparison: its reason if it holds, nothing if it does not (or its value is missing). */
function held(
  code: string,
  field: keyof LifecycleEvidence,
  value: number | null,
  op: '<' | '<=' | '>' | '>=',
  threshold: number,
): Reason[] {
  if (value === null) return [];
  const holds =
    op === '<'
      ? value < threshold
      : op === '<='
        ? value <= threshold
        : op === '>'
          ? value > threshold
          : value >= threshold;
  return holds ? [{ code, field, value, op, threshold }] : [];
}

/** All of the comparisons, or nothing when one of them does not hold. */
function all(...parts: readonly Reason[][]): Reason[] {
  return parts.every((part) => part.length > 0) ? parts.flat() : [];
}

/** What every rule after `prospect` has to say: a rule holds where it gives reasons; `maturity` needs none. */
function rulesOf(
  e: LifecycleEvidence,
  t: LifecycleThresholds,
  countsGrowth: boolean,
): ReadonlyArray<readonly [LifecycleStage, () => Reason[]]> {
  const orders = (op: '<=' | '>' | '>=', n: number) => held('lifecycle.orders', 'orders', e.orders, op, n);
  const overdue = (op: '<' | '>=', ratio: number) =>
    held('lifecycle.overdue', 'overdueRatio', e.overdueRatio, op, ratio);
  const tenure = (op: '<' | '>=', n: number) => held('lifecycle.tenure', 'tenure', e.tenure, op, n);
  const growth = (op: '<' | '<=' | '>=', g: number) => held('lifecycle.growth', 'growth', e.growth, op, g);
  const late = Math.max(t.decline.ratio, e.quantileRatio);
  const young = Math.max(t.introduction.tenureDays, t.introduction.medians * (e.medianGap ?? 0));

  const churned = () => {
    const { ratio, orders: n, idleDays, idleRatio } = t.churned;
    const silent = overdue('>=', ratio);
    if (silent.length > 0) return silent;
    const idle = held('lifecycle.idle', 'idleDays', e.idleDays, '>', idleDays);
    return all(orders('>=', n), idle, overdue('>=', idleRatio));
  };
  const reactivated = () => {
    const { ratio, withinDays } = t.reactivated;
    return all(
      held('lifecycle.return_gap', 'returnRatio', e.returnRatio, '>=', ratio),
      held('lifecycle.return_days', 'daysSinceReturn', e.daysSinceReturn, '<', withinDays),
    );
  };
  const decline = () => {
    const shrinking = countsGrowth ? growth('<=', t.decline.growth) : [];
    return all(orders('>=', t.decline.orders), [...overdue('>=', late), ...shrinking]);
  };
  const introduction = () => [...orders('<=', t.introduction.orders), ...tenure('<', young)];
  // A fall against a part of the window is all the more one against the whole of it; a rise is not.
  const growing = () => [
    ...(e.priorDays >= t.windowDays ? growth('>=', t.growth.growth) : []),
    ...orders('<=', t.growth.orders),
    ...tenure('<', t.growth.tenureDays),
  ];
  const mature = () => [
    ...overdue('<', late),
    ...growth('<', t.growth.growth),
    ...orders('>', t.growth.orders),
    ...tenure('>=', Math.max(young, t.growth.tenureDays)),
  ];
  return [
    ['churned', churned],
    ['reactivated', reactivated],
    ['decline', decline],
    ['introduction', introduction],
    ['growth', growing],
    ['maturity', mature],
  ];
}

/** What the numbers leave open. */
function caveats(e: LifecycleEvidence, t: LifecycleThresholds, stage: LifecycleStage): Reason[] {
  const missing = (code: string, field: keyof LifecycleEvidence): Reason[] => [
    { code, field, value: null, op: 'missing', threshold: null },
  ];
  const unjudged = (): Reason[] =>
    e.growth === null
      ? missing('lifecycle.no_growth', 'growth')
      : e.growth >= t.growth.growth
        ? held('lifecycle.short_prior', 'priorDays', e.priorDays, '<', t.windowDays)
        : [];
  return [
    ...(stage === 'maturity' ? unjudged() : []),
    ...(e.medianGap === null
      ? missing('lifecycle.no_median', 'medianGap')
      : held('lifecycle.book_median', 'orders', e.orders, '<', t.ownMedianOrders)),
  ];
}

/**
 * The stage by the rules: the first that holds. They are total: whoever bought and is in no other stage is mature.
 *
 * @param countsGrowth whether a fall of the amount counts as decline
 */
export function stageByRules(
  evidence: LifecycleEvidence,
  thresholds: LifecycleThresholds,
  countsGrowth: boolean,
): Verdict {
  const because = (stage: LifecycleStage, reasons: readonly Reason[]): Reason[] =>
    reasons.map((reason) => ({ ...reason, result: stage }));
  if (evidence.orders === 0) {
    const none: Reason = { code: 'lifecycle.no_orders', field: 'orders', value: 0, op: '=', threshold: 0 };
    return { stage: 'prospect', reasons: because('prospect', [none]) };
  }
  let stage: LifecycleStage = 'maturity';
  let reasons: Reason[] = [];
  for (const [name, rule] of rulesOf(evidence, thresholds, countsGrowth)) {
    stage = name;
    reasons = rule();
    if (reasons.length > 0) break;
  }
  return { stage, reasons: [...because(stage, reasons), ...caveats(evidence, thresholds, stage)] };
}
